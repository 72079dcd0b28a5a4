//! `walz import vocabulary`: the European Union's closed lists come in, all or none.

use super::esco::{faults_as_json, print_faults};
use super::{sentence, told};
use crate::cli::ImportVocabulary;
use crate::exit;
use crate::installation::Installation;
use serde_json::json;
use std::process::ExitCode;
use walz_exchange::esco::Refused;
use walz_exchange::vocabulary::{self as lists, Vocabulary};
use walz_service::vocabulary::import;

pub(super) async fn run(
    flags: &ImportVocabulary,
    installation: Installation,
) -> anyhow::Result<ExitCode> {
    let lists = match lists::read(&flags.folder, &mut |_| {}) {
        Ok(lists) => lists,
        Err(refused) => {
            installation.app.store.close().await;
            tell(&refused, flags);
            return Ok(ExitCode::from(exit::FOUND_WRONG));
        }
    };
    let operator = installation.operator();
    let done = import(&installation.app, &operator, &lists, flags.dry_run).await.map_err(told)?;
    installation.app.store.close().await;
    if flags.json {
        let lists: Vec<_> =
            done.iter().map(|(list, terms)| json!({ "list": list, "terms": terms })).collect();
        println!("{}", json!({ "dry_run": flags.dry_run, "lists": lists }));
        return Ok(ExitCode::SUCCESS);
    }
    let would = if flags.dry_run { " would be" } else { "" };
    for ((list, terms), Vocabulary { nameless, .. }) in done.iter().zip(&lists) {
        let (added, changed, same, gone) = (terms.added, terms.changed, terms.same, terms.gone);
        println!("{list}:{would} {added} new, {changed} changed, {same} the same, {gone} retired");
        if *nameless > 0 {
            println!("{list}: left out: {nameless} terms without a name");
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn tell(refused: &Refused, flags: &ImportVocabulary) {
    match refused {
        Refused::Faults(files) if flags.json => {
            println!("{}", json!({ "dry_run": flags.dry_run, "faults": faults_as_json(files) }));
        }
        Refused::Faults(files) => print_faults(files),
        Refused::Unreadable(why) => {
            let why = sentence(why.key(), why.args());
            match flags.json {
                true => println!("{}", json!({ "dry_run": flags.dry_run, "refused": why })),
                false => println!("Nothing was taken in. {why}"),
            }
        }
    }
}
