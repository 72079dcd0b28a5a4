//! `walz allocate`: the allocation engine on files, without a database.

mod generate;
mod instance;
mod repair;
mod run;
mod table;
mod verify;

use crate::cli::{Allocate, AllocateCommand};
use std::process::ExitCode;

pub(super) async fn run(command: Allocate) -> anyhow::Result<ExitCode> {
    match (command.command, command.solve) {
        (Some(AllocateCommand::Verify(flags)), _) => verify::run(&flags),
        (Some(AllocateCommand::Generate(flags)), _) => generate::run(&flags),
        (Some(AllocateCommand::Repair(flags)), _) => repair::run(flags).await,
        (None, Some(flags)) => run::run(flags).await,
        (None, None) => anyhow::bail!("which instance?"),
    }
}
