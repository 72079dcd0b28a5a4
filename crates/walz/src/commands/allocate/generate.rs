//! `walz allocate generate`: an instance of any size from a seed.

use crate::cli::GenerateAllocation;
use anyhow::Context as _;
use std::process::ExitCode;
use walz_allocate::tables::Recipe;

pub(super) fn run(flags: &GenerateAllocation) -> anyhow::Result<ExitCode> {
    let recipe = Recipe {
        learners: flags.learners,
        offers: flags.offers,
        seed: flags.seed,
        flat: flags.mode == crate::cli::GenerateMode::Flat,
        degree: flags.deg,
        common: flags.corr,
    };
    let tables = recipe.generate()?;
    tables
        .write(&flags.out, &recipe, !flags.no_csv)
        .with_context(|| format!("{} cannot be written", flags.out.display()))?;
    println!("{}", tables.meta(&recipe));
    Ok(ExitCode::SUCCESS)
}
