//! `walz allocate verify`: follows a result's proof without solving anything.

use super::instance::{self, Instance};
use crate::cli::VerifyAllocation;
use crate::exit;
use std::process::ExitCode;
use walz_allocate::{Status, verify};

pub(super) fn run(flags: &VerifyAllocation) -> anyhow::Result<ExitCode> {
    let instance = Instance::read(&flags.instance, &flags.objective)?;
    let outcome = instance::read_result(&flags.result)?;
    let doubts = match &instance {
        Instance::Invalid(invalid) => {
            let kind = invalid.faults.first().map(|fault| fault.kind);
            let fits = outcome.status == Status::InvalidInput
                && outcome.error_kind == kind
                && outcome.matching.is_empty();
            if fits { Vec::new() } else { vec!["the instance is one to be refused".to_owned()] }
        }
        Instance::Compact(compact, goals) if compact.can_verify(goals, &outcome) => {
            compact.verify(&outcome).err().map(|doubt| doubt.to_string()).into_iter().collect()
        }
        _ => match instance.problem() {
            Some(problem) => match verify(&problem, &outcome) {
                Ok(()) => Vec::new(),
                Err(doubts) => doubts.iter().map(ToString::to_string).collect(),
            },
            None => Vec::new(),
        },
    };
    if doubts.is_empty() {
        println!("The result holds.");
        return Ok(ExitCode::SUCCESS);
    }
    println!("The result does NOT hold:");
    for doubt in doubts {
        println!("  {doubt}");
    }
    Ok(ExitCode::from(exit::FOUND_WRONG))
}
