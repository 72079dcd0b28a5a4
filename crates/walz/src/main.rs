//! The program: command line, configuration, wiring.

mod cli;
mod commands;
mod config;
mod demo;
mod installation;
mod jobs;
mod keys;
mod log;
mod seal;

use clap::Parser;
use cli::Cli;
use std::process::ExitCode;

/// What the program says to its caller when it ends, besides 0.
mod exit {
    /// Something did not work; a sentence on the error stream says what.
    pub(crate) const FAILED: u8 = 1;
    /// A check found something wrong: a journal that is broken, a table that does not fit.
    pub(crate) const FOUND_WRONG: u8 = 3;
    /// A file could not be checked: nobody's seal or proof is in it that is known here.
    pub(crate) const UNPROVEN: u8 = 5;
    /// A run was stopped before it was sure; the best found was written.
    pub(crate) const STOPPED: u8 = 4;
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let verbose = cli.global.verbose > 0;
    match run(cli) {
        Ok(code) => code,
        Err(error) => {
            tell(&error, verbose);
            ExitCode::from(exit::FAILED)
        }
    }
}

fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    let loaded = config::load(&cli.global)?;
    log::start(&loaded.config, cli.global.verbose)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(commands::run(cli.command, loaded))
}

/// One sentence; what lies behind it only for those who ask with `-v`.
fn tell(error: &anyhow::Error, verbose: bool) {
    eprintln!("walz: {error}");
    for cause in error.chain().skip(1) {
        if verbose {
            eprintln!("  because: {cause}");
        }
    }
    if !verbose && error.chain().len() > 1 {
        eprintln!("  (say it again with -v to see why)");
    }
}
