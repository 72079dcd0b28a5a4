//! The project's own chores: `cargo xtask test` shows that the program is right, `cargo xtask
//! bench` measures it. Both get what they need by themselves, and say in one sentence what to
//! install where they cannot.

mod bench;
mod command;
mod interrupt;
mod judges;
mod machine;
mod postgres;
mod program;
mod test;

use clap::Parser;
use std::process::ExitCode;

/// The project's own chores.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Chore {
    /// Shows that the program is right: formatting, lints, every test, on both databases and in a
    /// browser.
    Test(test::Options),
    /// Measures the program and writes the figures to benches/RESULTS.md.
    Bench(bench::Options),
}

fn main() -> anyhow::Result<ExitCode> {
    interrupt::listen()?;
    match Chore::parse() {
        Chore::Test(options) => test::run(&options),
        Chore::Bench(options) => bench::run(&options).map(|()| ExitCode::SUCCESS),
    }
}
