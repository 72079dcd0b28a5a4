//! `cargo xtask bench`: the figures that the README quotes, measured by the program itself and
//! written to benches/RESULTS.md with the machine and the command that made them.

mod allocate;
mod client;
mod credentials;
mod esco;
mod pages;
mod papers;
mod report;
mod server;
mod statistics;

use anyhow::Result;
use clap::{Args, ValueEnum};
use std::fmt;

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Only this bench; all of them if none is named.
    #[arg(value_enum)]
    only: Vec<Bench>,
    /// Years of these sizes.
    #[arg(long, value_delimiter = ',', default_values_t = [70, 5_000, 200_000])]
    learners: Vec<u64>,
    /// On these databases.
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = Database::ALL)]
    database: Vec<Database>,
    /// Measures this program instead of building one.
    #[arg(long)]
    program: Option<std::path::PathBuf>,
    /// Allocation on instances from so many seeds.
    #[arg(long, default_value_t = 3)]
    seeds: u32,
    /// Seconds after which a peer of the allocation engine is too slow to be waited for.
    #[arg(long, default_value_t = 300)]
    patience: u64,
    /// Allocation only of these kinds; then the figures are only printed.
    #[arg(long, value_enum, value_delimiter = ',')]
    kind: Vec<allocate::Kind>,
    /// Prints the figures and leaves benches/RESULTS.md as it is.
    #[arg(long)]
    print: bool,
}

/// What can be measured. Each writes a part of benches/RESULTS.md of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Bench {
    /// The program as it serves: start, memory, time and bytes of its pages.
    Pages,
    /// The allocation engine beside its peers.
    Allocate,
    /// Papers as PDF.
    Papers,
    /// The European classification of skills: taking it in, and finding its terms as one types.
    Esco,
    /// Credentials, issued and verified.
    Credentials,
}

/// The two databases that the program runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Database {
    Sqlite,
    Postgres,
}

impl Database {
    const ALL: [Self; 2] = [Self::Sqlite, Self::Postgres];
}

impl fmt::Display for Database {
    /// By the name that the command line takes.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        })
    }
}

/// Runs the benches that were asked for.
pub(crate) fn run(options: &Options) -> Result<()> {
    for bench in Bench::value_variants() {
        if !options.only.is_empty() && !options.only.contains(bench) {
            continue;
        }
        let section = match bench {
            Bench::Pages => pages::measure(options)?,
            Bench::Allocate => allocate::measure(options)?,
            Bench::Papers => papers::measure(options)?,
            Bench::Esco => match esco::measure(options)? {
                Some(section) => section,
                None => continue,
            },
            Bench::Credentials => credentials::measure(options)?,
        };
        println!("\n{section}");
        if !options.print && options.kind.is_empty() {
            report::write(&section)?;
        }
    }
    Ok(())
}
