//! `walz config`: what is in force.

use crate::cli::ConfigCommand;
use crate::config::Loaded;
use std::process::ExitCode;

pub(super) fn run(command: &ConfigCommand, loaded: &Loaded) -> anyhow::Result<ExitCode> {
    match command {
        ConfigCommand::Show => {
            let shown = loaded.shown();
            let name = shown.iter().map(|one| one.name.len()).max().unwrap_or(0);
            let value = shown.iter().map(|one| one.value.chars().count()).max().unwrap_or(0);
            for one in shown {
                println!("{:name$}  {:value$}  {}", one.name, one.value, one.from);
            }
            Ok(ExitCode::SUCCESS)
        }
    }
}
