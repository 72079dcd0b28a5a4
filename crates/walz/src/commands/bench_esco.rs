//! `walz bench-esco`: the classification in an empty database, with searches such as people type, to measure on.
//!
//! Where the archives hold no relations, as many as version 1.1.1 has are made up, so that writing and searching do as
//! much as they do with the Commission's own.

use super::{bench_data, told};
use crate::cli::BenchEsco;
use crate::installation::Installation;
use anyhow::{Context as _, Result};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde_json::{Value as Json, json};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;
use walz_domain::OrganisationId;
use walz_domain::esco::{Kind, Version};
use walz_domain::organisation::Organisation;
use walz_domain::person::Person;
use walz_exchange::esco::{Concept, Download, Limits, Refused, read};
use walz_policy::Role;
use walz_service::esco::import;
use walz_service::{organisation, person};

/// Relations between occupations and skills in version 1.1.1; a little more than half are essential.
const RELATIONS: usize = 123_855;
const ESSENTIAL: usize = 64_946;

/// Terms that queries are made of; each gives four.
const MEANT: usize = 100;

pub(super) async fn run(flags: BenchEsco, installation: Installation) -> Result<ExitCode> {
    let mut chance = ChaCha20Rng::seed_from_u64(4);
    let mut files = flags.files;
    let folder = tempfile::tempdir()?;
    let made_up = of(&files)?.skills_of.is_none();
    if made_up {
        files.push(make_up(&of(&files)?, folder.path(), &mut chance)?);
    }
    let version: Version = "v1.1.1".parse()?;
    let (app, operator) = (&installation.app, installation.operator());
    let take = async || {
        let since = Instant::now();
        let download = of(&files)?;
        let report = import(app, &operator, &download, &version, false, &|_| {}).await;
        anyhow::Ok((report.map_err(told)?, download, since.elapsed().as_secs_f64()))
    };
    let (report, download, seconds) = take().await?;
    let (_, _, again_seconds) = take().await?;
    app.store.settle().await?;
    let cookie = cookie(&installation).await?;
    println!(
        "{}",
        json!({
            "terms": report.terms.added,
            "relations": report.relations.added,
            "made_up": made_up,
            "seconds": seconds,
            "again_seconds": again_seconds,
            "cookie": cookie,
            "queries": queries(&download, &mut chance),
        })
    );
    app.store.close().await;
    Ok(ExitCode::SUCCESS)
}

fn of(files: &[PathBuf]) -> Result<Download> {
    read(files, &Limits::default(), &mut |_, _, _| {}).map_err(|refused| match refused {
        Refused::Unreadable(why) => anyhow::Error::new(why),
        faults => anyhow::Error::new(faults),
    })
}

/// One of so many, as chance has it.
fn one_of(chance: &mut ChaCha20Rng, many: usize) -> usize {
    chance.next_u32() as usize % many.max(1)
}

fn make_up(download: &Download, folder: &Path, chance: &mut ChaCha20Rng) -> Result<PathBuf> {
    let path = folder.join("occupationSkillRelations.csv");
    let mut file = std::io::BufWriter::new(std::fs::File::create(&path)?);
    writeln!(file, "occupationUri,relationType,skillType,skillUri")?;
    let (skills, occupations) = (all(download, Kind::Skill), all(download, Kind::Occupation));
    for number in 0..RELATIONS {
        // Each pair once: an occupation's skills follow one another from a place of its own.
        let (occupation, round) = (number % occupations.len(), number / occupations.len());
        let skill = (occupation * 37 + round * 331) % skills.len();
        let tie = match one_of(chance, RELATIONS) < ESSENTIAL {
            true => "essential",
            false => "optional",
        };
        let (Some(occupation), Some(skill)) = (occupations.get(occupation), skills.get(skill))
        else {
            continue;
        };
        let (occupation, skill) = (&occupation.term.uri, &skill.term.uri);
        writeln!(file, "{occupation},{tie},skill/competence,{skill}")?;
    }
    file.flush()?;
    Ok(path)
}

fn all(download: &Download, kind: Kind) -> Vec<&Concept> {
    download.concepts.iter().filter(|concept| concept.term.kind == kind).collect()
}

/// The session of a coordinator of an organisation with nothing else in it.
async fn cookie(installation: &Installation) -> Result<String> {
    let (app, operator) = (&installation.app, installation.operator());
    let new = Organisation {
        id: operator.id::<OrganisationId>(),
        name: "Bench".parse()?,
        oid: None,
        city: "Hamar".to_owned(),
        country: "NO".parse()?,
        coordinates: None,
        duty_phone: None,
        time_zone: "Europe/Oslo".to_owned(),
    };
    let office = organisation::add(app, &operator, &new).await.map_err(told)?;
    let somebody = Person {
        id: operator.id(),
        name: "Bench".parse()?,
        call_me: None,
        email: None,
        phone: None,
        language: None,
        born: None,
    };
    let somebody = person::add(app, &operator, office, &somebody).await.map_err(told)?;
    let role = Role::Coordinator;
    bench_data::sign_in(installation, &operator, office, somebody, role)
        .await
        .context("nobody could be signed in")
}

/// What people type: the beginning of a name, a name, another name, and a name with an error in it.
fn queries(download: &Download, chance: &mut ChaCha20Rng) -> Vec<Json> {
    let (skills, occupations) = (all(download, Kind::Skill), all(download, Kind::Occupation));
    let mut queries = Vec::new();
    for _ in 0..MEANT {
        let Some(skill) = skills.get(one_of(chance, skills.len())) else { continue };
        let Some(occupation) = occupations.get(one_of(chance, occupations.len())) else { continue };
        let (uri, label) = (skill.term.uri.as_str(), skill.texts.label.as_str());
        let letters: Vec<char> = label.chars().collect();
        let begun: String = letters.iter().take(2 + one_of(chance, letters.len())).collect();
        let others = &skill.texts.alternative;
        let other = others.get(one_of(chance, others.len())).map_or(label, String::as_str);
        let wrong = mistyped(&letters, chance);
        for (number, (typed, meant)) in
            [(begun.as_str(), None), (label, Some(uri)), (other, Some(uri)), (&wrong, Some(uri))]
                .into_iter()
                .enumerate()
        {
            let light = match number % 2 {
                0 => String::new(),
                _ => format!("&occupation={}", escaped(occupation.term.uri.as_str())),
            };
            let path = format!("/api/esco?kind=skill{light}&q={}", escaped(typed));
            queries.push(json!({ "path": path, "meant": meant }));
        }
    }
    queries
}

/// The same with two letters swapped, one too many, one too few, or a wrong one.
fn mistyped(letters: &[char], chance: &mut ChaCha20Rng) -> String {
    let mut letters = letters.to_vec();
    let inside: Vec<usize> = (1..letters.len().saturating_sub(1))
        .filter(|at| {
            letters.get(at - 1..at + 2).is_some_and(|w| w.iter().all(|c| c.is_alphabetic()))
        })
        .collect();
    let Some(at) = inside.get(one_of(chance, inside.len())).copied() else {
        return letters.into_iter().collect();
    };
    match one_of(chance, 4) {
        0 => letters.swap(at, at + 1),
        1 => letters.insert(at, letters.get(at).copied().unwrap_or('e')),
        2 => drop(letters.remove(at)),
        _ => {
            if let Some(letter) = letters.get_mut(at) {
                *letter = if *letter == 'e' { 'r' } else { 'e' };
            }
        }
    }
    letters.into_iter().collect()
}

/// A text as a value in an address has it.
fn escaped(text: &str) -> String {
    let byte = |byte: u8| match byte.is_ascii_alphanumeric() {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}
