//! `walz journal`: what happened, and that nobody changed it.

use super::told;
use crate::cli::JournalCommand;
use crate::exit;
use crate::installation::Installation;
use std::process::ExitCode;
use walz_domain::OrganisationId;
use walz_policy::INSTALLATION;
use walz_service::journal;
use walz_store::journal::{Recorded, Verdict};

pub(super) async fn run(
    command: &JournalCommand,
    installation: Installation,
) -> anyhow::Result<ExitCode> {
    match *command {
        JournalCommand::Verify { organisation } => verify(&installation, organisation).await,
        JournalCommand::List { organisation, before, most, json } => {
            let ctx = installation.operator();
            let of = organisation.map_or(INSTALLATION, OrganisationId);
            // Whoever has the database at hand can read it anyway; the journal notes who reads through the program.
            let entries = journal::open_up(&installation.app, &ctx, of, before, most).await;
            for entry in entries.map_err(told)? {
                println!("{}", if json { as_json(&entry)? } else { as_text(&entry) });
            }
            Ok(ExitCode::SUCCESS)
        }
    }
}

async fn verify(
    installation: &Installation,
    organisation: Option<uuid::Uuid>,
) -> anyhow::Result<ExitCode> {
    let (app, ctx) = (&installation.app, installation.operator());
    let all = match organisation {
        Some(id) => vec![OrganisationId(id)],
        None => journal::organisations(app, &ctx).await.map_err(told)?,
    };
    let mut whole = true;
    for of in all {
        match journal::verify(app, &ctx, of).await.map_err(told)? {
            Verdict::Whole(head) => {
                println!("{of}  whole   {} entries, head {}", head.seq, hex(&head.hash));
            }
            Verdict::Broken { seq, why } => {
                whole = false;
                println!("{of}  BROKEN  at entry {seq}: {why}");
            }
        }
    }
    Ok(if whole { ExitCode::SUCCESS } else { ExitCode::from(exit::FOUND_WRONG) })
}

fn as_text(entry: &Recorded) -> String {
    let Recorded { seq, at, actor, act, subject_kind, subject, detail, .. } = entry;
    format!("{seq:>6}  {at:.0}  {actor}  {act}  {subject_kind} {subject}  {detail}")
}

fn as_json(entry: &Recorded) -> anyhow::Result<String> {
    let detail: serde_json::Value = serde_json::from_str(&entry.detail)?;
    Ok(serde_json::json!({
        "seq": entry.seq,
        "at": entry.at,
        "actor": entry.actor,
        "person": entry.person,
        "request": entry.request,
        "act": entry.act,
        "subject_kind": entry.subject_kind,
        "subject": entry.subject,
        "detail": detail,
        "hash": hex(&entry.hash),
    })
    .to_string())
}

fn hex(hash: &[u8]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}
