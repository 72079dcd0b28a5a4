//! PDF papers.

use super::home;
use super::samples::{self, Round, VERSION, setting};
use crate::complement::{self, Complement};
use crate::engine::{self, Template};
use crate::page::{Paper, Part};
use crate::{Error, Setting, agreement, emergency_sheet, grant_agreement, report, transcript};
use insta::assert_snapshot;
use proptest::prelude::*;
use std::process::Command;
use walz_domain::agreement::{Content, Interruption};
use walz_domain::attendance::Sum;
use walz_domain::grade::{Converted, Grade};
use walz_domain::grant::Check;
use walz_domain::mobility::{Mobility, State};
use walz_domain::window::Period;
use walz_words::Language;

/// The words of a paper, page by page.
pub(super) fn said(paper: &Paper) -> Vec<String> {
    engine::text(Template::Paper, paper).expect("set")
}

pub(super) fn agreement_text(content: &Content, language: Language) -> String {
    said(&agreement::paper(content, None, VERSION, None, &setting(language))).join("\n\n")
}

/// One of each paper.
fn all(setting: &Setting) -> Vec<(&'static str, Result<Vec<u8>, Error>)> {
    let (content, grant) = (samples::agreement(), samples::grant_agreement());
    let round = Round::of_the_demo();
    let assessments = samples::assessments();
    let outcomes = samples::outcomes(&content, &assessments);
    let (own, on_the_spot, insurance) = samples::emergency();
    let sheet = samples::sheet(&content, &own, &on_the_spot, &insurance);
    let state = samples::state(true);
    let stay = home::stay(&content);
    let told = complement(&content, &stay, &outcomes);
    vec![
        ("complement", complement::pdf(&told, setting)),
        ("agreement", agreement::pdf(&content, None, VERSION, Some(&state), setting)),
        (
            "agreement in two languages",
            agreement::pdf(&samples::annexed(), None, VERSION, Some(&state), setting),
        ),
        ("grant agreement", grant_agreement::pdf(&grant, VERSION, Some(&state), setting)),
        ("transcript", transcript::pdf(&content, &outcomes, "L057", setting)),
        ("emergency sheet", emergency_sheet::pdf(&sheet, setting)),
        ("report", report::pdf(&round.report(), setting)),
    ]
}

fn complement<'a>(
    content: &'a Content,
    stay: &'a Mobility,
    outcomes: &'a [transcript::Outcome<'a>],
) -> Complement<'a> {
    Complement { content, stay, outcomes, attendance: None, reference: "L057" }
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|part| part == text.as_bytes())
}

#[test]
fn every_paper_can_be_archived_and_read_aloud_and_comes_out_the_same_each_time() {
    let (first, again) = (all(&setting(Language::En)), all(&setting(Language::En)));
    for ((name, bytes), (_, same)) in first.into_iter().zip(again) {
        let bytes = bytes.expect(name);
        assert_eq!(bytes, same.expect(name), "{name}");
        check(name, &bytes, Language::En);
    }
}

/// A file says of itself that it can be archived and read aloud, and others find it so.
pub(super) fn check(name: &str, bytes: &[u8], language: Language) {
    let spoken = format!("/Lang({})", language.code());
    for mark in ["pdfaid:part>2<", "pdfaid:conformance>A<", "pdfuaid:part>1<", &spoken] {
        assert!(contains(bytes, mark), "{name} has no {mark}");
    }
    check_with_tools(name, bytes);
}

/// Other people's programs think so too, where they are installed.
fn check_with_tools(name: &str, bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("paper.pdf");
    std::fs::write(&path, bytes).expect("written");
    let run = |program: &str, arguments: &[&str]| match Command::new(program)
        .args(arguments)
        .arg(&path)
        .output()
    {
        Ok(output) => Some(output),
        Err(_) => {
            println!("skipped: {program} is not installed");
            None
        }
    };
    if let Some(output) = run("qpdf", &["--check"]) {
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stdout));
    }
    if let Some(output) = run("pdfinfo", &[]) {
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        let line = |key: &str| told.lines().find(|l| l.starts_with(key)).unwrap_or_default();
        assert!(line("Tagged:").ends_with("yes"), "{name}: {told}");
        assert!(line("Page size:").contains("A4"), "{name}: {told}");
        assert!(line("JavaScript:").ends_with("no"), "{name}: {told}");
    }
}

#[test]
fn the_learning_agreement_says_what_was_agreed() {
    assert_snapshot!(agreement_text(&samples::agreement(), Language::En));
}

#[test]
fn the_grant_agreement_opens_every_amount() {
    let setting = setting(Language::En);
    let paper = grant_agreement::paper(&samples::grant_agreement(), VERSION, None, &setting);
    assert_snapshot!(said(&paper).join("\n\n"));
}

#[test]
fn the_proof_names_who_signed_and_who_has_not() {
    let setting = setting(Language::En);
    let content = samples::agreement();
    let proof = |complete| {
        let state = samples::state(complete);
        said(&agreement::paper(&content, None, VERSION, Some(&state), &setting))
            .pop()
            .expect("a page")
    };
    assert_snapshot!("proof_in_force", proof(true));
    assert!(proof(false).contains("Host Not signed yet"));
    let unsigned = agreement::paper(&content, None, VERSION, None, &setting);
    let before =
        said(&agreement::paper(&content, None, VERSION, Some(&samples::state(true)), &setting));
    let pages = said(&unsigned).len();
    assert_eq!(before.len(), pages + 1, "the proof stands on a page of its own");
}

#[test]
fn an_agreement_is_at_most_three_pages_and_the_emergency_sheet_is_one() {
    for language in Language::OFFERED {
        let setting = setting(language);
        let paper = agreement::paper(&samples::agreement(), None, VERSION, None, &setting);
        assert!(said(&paper).len() <= 3, "{language:?}");
        let grant = grant_agreement::paper(&samples::grant_agreement(), VERSION, None, &setting);
        assert!(said(&grant).len() <= 2, "{language:?}");
        let content = samples::agreement();
        let (own, on_the_spot, insurance) = samples::emergency();
        let sheet = samples::sheet(&content, &own, &on_the_spot, &insurance);
        let card = emergency_sheet::card(&sheet, &setting);
        let pages = engine::text(Template::Emergency, &card).expect("set");
        assert_eq!(pages.len(), 1, "{language:?}");
        assert!(pages.iter().all(|page| page.matches("112").count() == 2), "{pages:?}");
    }
}

#[test]
fn the_transcript_tells_results_and_what_is_still_open() {
    let content = samples::agreement();
    let assessments = samples::assessments();
    let outcomes = samples::outcomes(&content, &assessments);
    let paper = transcript::paper(&content, &outcomes, "L057", &setting(Language::En));
    assert_snapshot!(said(&paper).join("\n\n"));
}

#[test]
fn the_complement_tells_real_days_attendance_and_what_was_moderated() {
    let mut content = samples::agreement();
    let assessments = samples::assessments();
    let moderation = home::moderation();
    let mut stay = home::stay(&content);
    let first = content.period.first();
    let late = walz_domain::window::plus_days(first, 2);
    let last = walz_domain::window::plus_days(first, 40);
    stay.state = State::EndedEarly {
        departed: late,
        on: last,
        reason: "a private matter".to_owned(),
        force_majeure: false,
    };
    let rest = walz_domain::window::plus_days(first, 10);
    content.interruptions.push(Interruption {
        period: Period::of_day(rest),
        reason: "The workshop was closed".to_owned(),
    });
    let mut outcomes = samples::outcomes(&content, &assessments);
    outcomes[0].moderation = Some(&moderation);
    let setting = setting(Language::En);
    let told = complement(&content, &stay, &outcomes);
    let text = said(&complement::paper(&told, &setting)).join(" ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let really = setting.words.date_range(late, last).replace('\u{a0}', " ");
    for words in [
        really.as_str(),
        "No week of attendance is recorded for this stay.",
        "The workshop was closed",
        "validated at home as: Achieved",
        "Nobody was taught.",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("a private matter"), "why somebody came home is not told");
    let sum = Sum { worked: 2_250, planned: 2_400, days_present: 5, weeks: 1, ..Sum::default() };
    let told = Complement { attendance: Some(&sum), ..told };
    let text = said(&complement::paper(&told, &setting)).join(" ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("37.5 hours") && text.contains("0 of 1 confirmed"), "{text}");
}

#[test]
fn a_converted_grade_never_stands_as_if_the_host_had_given_it() {
    let content = samples::agreement();
    let mut assessments = samples::assessments();
    assessments[0].0.grade = Some(Grade {
        text: "10".to_owned(),
        scale: "Danish 7-step scale".to_owned(),
        converted: Some(Converted {
            normalised: 8_700,
            passes: true,
            table: "dk-7-step".to_owned(),
            version: "2026".to_owned(),
            verified: Check::No,
        }),
    });
    let outcomes = samples::outcomes(&content, &assessments);
    let paper = transcript::paper(&content, &outcomes, "L057", &setting(Language::En));
    let text = said(&paper).join(" ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("The host’s own grade: 10 (Danish 7-step scale)"), "{text}");
    assert!(text.contains("87, converted by the table dk-7-step 2026, which nobody has"), "{text}");
    assert!(text.contains("The host did not give this number."), "{text}");
}

#[test]
fn the_report_adds_up_and_names_nobody() {
    let round = Round::of_the_demo();
    let report = round.report();
    let text = said(&report::paper(&report, &setting(Language::En))).join("\n\n");
    for sum in ["€24,245", "€322,058", "€32,050", "€2,000", "€380,353", "6,380", "€59.62"]
    {
        assert!(text.contains(sum), "{sum}");
    }
    for learner in report.learners {
        assert!(!text.contains(&learner.name), "{}", learner.name);
    }
    assert!(text.contains("Vicenza, Italy 3 of 5 – – 302"), "three learners are too few");
    assert!(text.contains("Firenze, Italy 6 of 11 – – 546"), "else the sum gave the three away");
    assert_snapshot!(text);
}

#[test]
fn no_word_is_missing_in_any_language() {
    for language in Language::OFFERED {
        let setting = setting(language);
        let content = samples::agreement();
        let state = samples::state(true);
        let round = Round::of_the_demo();
        let assessments = samples::assessments();
        let outcomes = samples::outcomes(&content, &assessments);
        let stay = home::stay(&content);
        let papers = [
            agreement::paper(&content, None, VERSION, Some(&state), &setting),
            grant_agreement::paper(&samples::grant_agreement(), VERSION, Some(&state), &setting),
            transcript::paper(&content, &outcomes, "L057", &setting),
            report::paper(&round.report(), &setting),
            complement::paper(&complement(&content, &stay, &outcomes), &setting),
        ];
        for paper in papers {
            let text = serde_json::to_string(&paper).expect("values");
            for kind in ["[document-", "[report-", "[grant-", "[indicator-", "[activity-", "{$"] {
                assert!(!text.contains(kind), "{language:?}: {kind} in {text}");
            }
        }
    }
}

/// What somebody might write into a form to get out of it.
const INJECTIONS: [&str; 8] = [
    r#"#read("/etc/passwd")"#,
    "*bold* _it_ = heading",
    "$ sum $ @ref <label>",
    r#"\#panic("x") \u{1F600}"#,
    r#""}], "parts": [{"kind": "table"#,
    "// gone /* and gone */",
    "`raw` ~ -- ... https://example.org",
    "#import \"@preview/x:1.0.0\": *",
];

#[test]
fn whatever_is_written_into_a_form_is_set_as_it_was_written() {
    for attack in INJECTIONS {
        let mut content = samples::agreement();
        content.learning_goal = attack.to_owned();
        content.participant.name = attack.parse().expect("a name");
        content.units[0].skills = attack.to_owned();
        let text = agreement_text(&content, Language::En);
        assert_eq!(text.matches(attack).count(), 4, "{attack}: {text}");
    }
}

#[test]
fn names_of_other_scripts_and_without_end_keep_no_paper_from_being_made() {
    for name in samples::NAMES {
        let mut content = samples::agreement();
        content.participant.name = name.parse().expect("a name");
        content.hosting.organisation = name.to_owned();
        content.units[0].title = name.repeat(5);
        let made = agreement::pdf(&content, None, VERSION, None, &setting(Language::En));
        assert!(made.is_ok(), "{name}: {:?}", made.err());
    }
    let text = agreement_text(&samples::scripts(), Language::En);
    for word in ["Юлія Щербак", "Παπαδοπούλου", "Nguyễn", "[U+674E]"] {
        assert!(text.contains(word), "{word}: {text}");
    }
}

#[test]
fn signs_that_do_not_combine_are_named_rather_than_keeping_the_paper_from_being_made() {
    let setting = setting(Language::En);
    let mut paper = Paper::new(&setting, "Title".to_owned(), "Office", String::new());
    paper.push(Part::text("a vector <\u{20e1} and محمد"));
    let made = paper.pdf(&setting);
    assert!(made.is_ok(), "{:?}", made.err());
}

#[test]
fn nobody_can_turn_the_words_around() {
    let mut content = samples::agreement();
    content.learning_goal = "pay \u{202e}orez\u{202c} euro".to_owned();
    assert!(agreement_text(&content, Language::En).contains("pay orez euro"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, max_shrink_iters: 32, ..ProptestConfig::default() })]

    #[test]
    fn any_text_at_all_makes_a_paper(written in "\\PC{0,300}", any: String) {
        let setting = setting(Language::Nb);
        // A title always has words of ours in it.
        let title = format!("Paper: {written}");
        let mut paper = Paper::new(&setting, title, &any, any.clone());
        paper.push(Part::text(written));
        let made = paper.pdf(&setting);
        prop_assert!(made.is_ok(), "{:?}", made.err());
    }
}
