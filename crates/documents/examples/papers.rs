//! Makes one of each paper from the sample learner and the demo's round, to look at, and says how fast papers are made.
//!
//! `cargo run --release -p walz-documents --example papers -- FOLDER`

#[path = "../src/tests/samples/mod.rs"]
#[expect(clippy::expect_used, reason = "samples are known to be right")]
mod samples;
#[path = "../src/tests/taken_home.rs"]
#[expect(clippy::expect_used, reason = "samples are known to be right")]
mod taken_home;

use std::path::PathBuf;
use std::time::Instant;
use walz_documents::{
    Error, agreement, attendance_certificate, credential, emergency_sheet, europass_mobility,
    grant_agreement, hosting_certificate, report, transcript,
};
use walz_words::Language;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name a folder")?);
    std::fs::create_dir_all(&folder)?;
    for language in Language::OFFERED {
        for (name, bytes) in all(language)? {
            std::fs::write(folder.join(format!("{}-{name}", language.code())), bytes)?;
        }
    }
    // Each paper differs from the one before, so that no cache of whole papers can help.
    const PAPERS: u32 = 50;
    let setting = samples::setting(Language::En);
    let begun = Instant::now();
    for number in 0..PAPERS {
        let version = walz_documents::Version { reference: "L057", number };
        agreement::pdf(&samples::agreement(), None, version, None, &setting)?;
    }
    let rate = f64::from(PAPERS) / begun.elapsed().as_secs_f64();
    println!("learning agreements: {rate:.1} a second, one after another");
    Ok(())
}

fn all(language: Language) -> Result<Vec<(&'static str, Vec<u8>)>, Error> {
    let setting = samples::setting(language);
    let version = samples::VERSION;
    let (content, grant) = (samples::agreement(), samples::grant_agreement());
    let round = samples::Round::of_the_demo();
    let assessments = samples::assessments();
    let outcomes = samples::outcomes(&content, &assessments);
    let (own, on_the_spot, insurance) = samples::emergency();
    let sheet = samples::sheet(&content, &own, &on_the_spot, &insurance);
    let (skills, hosting) = (taken_home::skills(), taken_home::hosting());
    let before = taken_home::europass(&content, &skills, None);
    let after = taken_home::europass(&content, &skills, Some(&outcomes));
    let certified = taken_home::certified(&hosting, Some("Jens Thomsen"));
    Ok(vec![
        ("europass-before.pdf", europass_mobility::pdf(&before, &setting)?),
        ("europass-after.pdf", europass_mobility::pdf(&after, &setting)?),
        (
            "attendance.pdf",
            attendance_certificate::pdf(&taken_home::attended(&content, 9), &setting)?,
        ),
        ("mentor.pdf", hosting_certificate::pdf(&certified, &setting)?),
        ("credential.pdf", credential::pdf(&taken_home::credential(&content), &setting)?),
        (
            "agreement.pdf",
            agreement::pdf(&content, None, version, Some(&samples::state(true)), &setting)?,
        ),
        (
            "agreement-two-languages.pdf",
            agreement::pdf(&samples::annexed(), None, version, None, &setting)?,
        ),
        ("scripts.pdf", agreement::pdf(&samples::scripts(), None, version, None, &setting)?),
        (
            "agreement-open.pdf",
            agreement::pdf(&content, None, version, Some(&samples::state(false)), &setting)?,
        ),
        (
            "grant.pdf",
            grant_agreement::pdf(&grant, version, Some(&samples::state(true)), &setting)?,
        ),
        ("transcript.pdf", transcript::pdf(&content, &outcomes, "L057", &setting)?),
        ("emergency.pdf", emergency_sheet::pdf(&sheet, &setting)?),
        ("report.pdf", report::pdf(&round.report(), &setting)?),
        ("report.xlsx", report::xlsx(&round.report(), &setting)?),
    ])
}
