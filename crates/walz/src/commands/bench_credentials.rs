//! `walz bench-credentials`: how many credentials a second are issued and verified, on all processors. The records are
//! made up; writing, signing, reading and checking are what the program does elsewhere.

use crate::cli::BenchCredentials;
use anyhow::{Context as _, Result, bail};
use jiff::Timestamp;
use jiff::civil::date;
use serde_json::json;
use std::process::ExitCode;
use std::thread;
use std::time::Instant;
use uuid::Uuid;
use walz_domain::assessment::Attained;
use walz_domain::window::Period;
use walz_exchange::credential::jades::{Sealer, seal, test_certificate};
use walz_exchange::credential::key::SecretKey;
use walz_exchange::credential::record::{
    EscoTerm, Holder, Language, Organisation, Record, StatusPlace, Stay, Unit,
};
use walz_exchange::credential::verify::{Known, KnownKey, Outcome, verify};
use walz_exchange::credential::{did, elm, open_badge};

const ISSUER: &str = "did:web:walz.example:issuers:1";

/// What signs and what is known.
struct Bench {
    key: SecretKey,
    method: String,
    sealer: Sealer,
    known: Known,
    at: Timestamp,
}

pub(crate) fn run(flags: &BenchCredentials) -> Result<ExitCode> {
    let (certificate, key) = test_certificate("Bench", "NO", date(2027, 1, 1))?;
    let sealer = Sealer::from_pem(certificate.as_bytes(), key.as_bytes())?;
    let key = SecretKey::from_bytes(&[7; 32]);
    let method = did::method(ISSUER, &key.public());
    let at: Timestamp = "2027-06-01T00:00:00Z".parse()?;
    let known = KnownKey {
        method: method.clone(),
        issuer: ISSUER.to_owned(),
        name: "Bench".to_owned(),
        key: key.public(),
        from: "2027-01-01T00:00:00Z".parse()?,
        until: None,
        compromised: None,
    };
    let known = Known { keys: vec![known], ..Known::default() };
    let bench = Bench { key, method, sealer, known, at };
    measure(flags.number, "Open Badge 3.0, eddsa-rdfc-2022", &bench, |record| {
        Ok(open_badge::write(record, &bench.key, &bench.method)?.to_string())
    })?;
    measure(flags.number, "ELM 3.2, JAdES with ES256", &bench, |record| {
        let credential = elm::write(record, elm::Version::V3_2, None)?.to_string();
        Ok(seal(&credential, &bench.sealer, record.issued)?)
    })?;
    Ok(ExitCode::SUCCESS)
}

fn measure(
    number: usize,
    form: &str,
    bench: &Bench,
    write: impl Fn(&Record) -> Result<String> + Sync,
) -> Result<()> {
    let threads = thread::available_parallelism()?.get();
    let records: Vec<Record> = (0..number).map(record).collect::<Result<_>>()?;
    let share = number.div_ceil(threads).max(1);
    let begun = Instant::now();
    let files: Vec<String> = thread::scope(|scope| {
        let parts: Vec<_> = records
            .chunks(share)
            .map(|part| scope.spawn(|| part.iter().map(&write).collect::<Result<Vec<_>>>()))
            .collect();
        joined(parts)
    })?;
    let issued = begun.elapsed();
    let begun = Instant::now();
    let passed: Vec<bool> = thread::scope(|scope| {
        let check = |file: &String| {
            let verdict = verify(file.as_bytes(), &bench.known, bench.at);
            Ok(matches!(verdict.outcome, Outcome::Proven | Outcome::Partly))
        };
        let parts: Vec<_> = files
            .chunks(share)
            .map(|part| scope.spawn(move || part.iter().map(check).collect::<Result<Vec<_>>>()))
            .collect();
        joined(parts)
    })?;
    let verified = begun.elapsed();
    if passed.iter().any(|passed| !passed) {
        bail!("a credential that was just issued did not pass");
    }
    let line = json!({
        "form": form,
        "number": number,
        "threads": threads,
        "bytes": files.iter().map(String::len).sum::<usize>() / number.max(1),
        "issued_seconds": issued.as_secs_f64(),
        "verified_seconds": verified.as_secs_f64(),
    });
    println!("{line}");
    Ok(())
}

/// What all threads made, in their order.
fn joined<T>(parts: Vec<thread::ScopedJoinHandle<'_, Result<Vec<T>>>>) -> Result<Vec<T>> {
    let mut all = Vec::new();
    for part in parts {
        let made = part.join().ok().context("a thread fell")?;
        all.extend(made?);
    }
    Ok(all)
}

/// A record like no other.
fn record(n: usize) -> Result<Record> {
    let at: Timestamp = "2027-05-16T10:00:00Z".parse()?;
    let unit = |m: usize| Unit {
        code: format!("CARPENTRY-U{m}"),
        title: "Build and insulate a timber wall element".to_owned(),
        eqf: 4,
        knowledge: "reading drawings and local building rules".to_owned(),
        skills: "set out, frame, insulate and clad".to_owned(),
        responsibility: "works to drawing, asks before deviating".to_owned(),
        method: "practical demonstration".to_owned(),
        result: Attained::Achieved,
        result_label: "Achieved".to_owned(),
        assessor: "Lars Jensen".to_owned(),
        assessed: at,
        recognition: None,
    };
    let organisation = |id: &str, name: &str, country: &str| -> Result<Organisation> {
        Ok(Organisation {
            id: id.to_owned(),
            name: name.to_owned(),
            oid: Some("E10012345".to_owned()),
            city: "Hamar".to_owned(),
            country: country.parse()?,
            page: None,
        })
    };
    let id = Uuid::from_u128(n as u128 + 1);
    Ok(Record {
        id,
        page: format!("https://walz.example/credentials/{id}"),
        language: Language::En,
        title: "Learning abroad: Carpentry".to_owned(),
        description: format!("Carpentry at Fyn Tømrer {n}, Odense, Denmark"),
        issued: at,
        learner: Holder { id, name: format!("Learner {n}"), born: Some(date(2008, 3, 1)) },
        issuer: organisation(ISSUER, "Opplæringskontoret", "NO")?,
        host: organisation("urn:uuid:00000000-0000-0000-0000-000000000009", "Fyn Tømrer", "DK")?,
        stay: Stay {
            title: "Learning abroad: Carpentry".to_owned(),
            trade: "Carpentry".to_owned(),
            period: Period::new(date(2027, 1, 18), date(2027, 4, 25))?,
            hours_per_week: 37,
            hours: 518,
            city: "Odense".to_owned(),
            country: "DK".parse()?,
            apprentice: true,
        },
        units: (1..=3).map(unit).collect(),
        occupation: Some(EscoTerm {
            uri: "http://data.europa.eu/esco/occupation/2a22ff9e-de3b-408d-b312-5034896cc4f4"
                .to_owned(),
            label: "carpenter".to_owned(),
        }),
        skills: vec![EscoTerm {
            uri: "http://data.europa.eu/esco/skill/60c78287-22eb-4103-9c8c-28deaa460da0".to_owned(),
            label: "work in teams".to_owned(),
        }],
        isced_f: Some("0732".to_owned()),
        status: Some(StatusPlace {
            list: "https://walz.example/issuers/1/status".to_owned(),
            index: u32::try_from(n)?,
        }),
    })
}
