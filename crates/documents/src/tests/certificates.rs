//! What learners and hosts take home: what each paper says, in every language, before a stay and after it.

use super::papers::{check, said};
use super::samples::{self, setting};
use super::taken_home;
use crate::page::Paper;
use crate::{attendance_certificate, credential, europass_mobility, hosting_certificate};
use insta::assert_snapshot;
use walz_words::Language;

/// One of each, with their names.
fn all(language: Language) -> Vec<(&'static str, Paper)> {
    let setting = setting(language);
    let content = samples::agreement();
    let assessments = samples::assessments();
    let outcomes = samples::outcomes(&content, &assessments);
    let (skills, hosting) = (taken_home::skills(), taken_home::hosting());
    let europass =
        |after| europass_mobility::paper(&taken_home::europass(&content, &skills, after), &setting);
    let certificate =
        |mentor| hosting_certificate::paper(&taken_home::certified(&hosting, mentor), &setting);
    let attended = taken_home::attended(&content, 14);
    vec![
        ("europass before", europass(None)),
        ("europass after", europass(Some(outcomes.as_slice()))),
        ("attendance", attendance_certificate::paper(&attended, &setting)),
        ("host", certificate(None)),
        ("mentor", certificate(Some("Jens Thomsen"))),
        ("credential", credential::paper(&taken_home::credential(&content), &setting)),
    ]
}

fn text(name: &str) -> String {
    let found = all(Language::En).into_iter().find(|(of, _)| *of == name);
    said(&found.expect("a paper").1).join("\n\n")
}

#[test]
fn what_is_taken_home_can_be_archived_and_read_aloud() {
    for language in Language::OFFERED {
        let setting = setting(language);
        for (name, paper) in all(language) {
            let bytes = paper.pdf(&setting).expect(name);
            assert_eq!(bytes, paper.pdf(&setting).expect(name), "{name}");
            check(name, &bytes, language);
            let values = serde_json::to_string(&paper).expect("values");
            for missing in
                ["[document-", "[europass-", "[certificate-", "[hosting-", "[credential-"]
            {
                assert!(!values.contains(missing), "{language:?}, {name}: {missing} in {values}");
            }
        }
    }
}

#[test]
fn europass_mobility_tells_before_the_stay_what_is_agreed() {
    let text = text("europass before");
    assert!(text.contains("This part is not there yet"), "{text}");
    assert!(!text.contains("Assessed by"), "{text}");
    assert_snapshot!(text);
}

#[test]
fn europass_mobility_tells_after_the_stay_what_came_of_it() {
    let text = text("europass after");
    assert!(!text.contains("not there yet"), "{text}");
    assert!(!text.contains("measuring software"), "of a unit that was reached in part: {text}");
    assert_snapshot!(text);
}

#[test]
fn hours_that_nobody_confirmed_are_told_as_agreed() {
    let content = samples::agreement();
    let text = |confirmed| {
        let attended = taken_home::attended(&content, confirmed);
        said(&attendance_certificate::paper(&attended, &setting(Language::En))).join("\n")
    };
    let (none, some, all) = (text(0), text(9), text(14));
    assert!(none.contains("37 a week as agreed") && !none.contains("Days at work"), "{none}");
    assert!(some.contains("324 in the 9 of 14 weeks"), "{some}");
    assert!(all.contains("504 in all"), "{all}");
    assert_snapshot!(all);
}

#[test]
fn a_host_and_its_mentor_are_told_how_many_learners_came() {
    assert_snapshot!("certificate_of_a_host", text("host"));
    let mentor = text("mentor").replace(" \n", " ");
    assert!(mentor.contains("Jens Thomsen of Vollsmose timber-frame contractor"), "{mentor}");
    assert!(mentor.contains("4 learners from abroad, for 48 weeks"), "{mentor}");
}

#[test]
fn a_credential_on_paper_leads_to_its_page_and_carries_its_name() {
    assert_snapshot!(text("credential"));
    let content = samples::agreement();
    let shown = taken_home::credential(&content);
    let bytes = credential::pdf(&shown, &setting(Language::En)).expect("set");
    let found = bytes.windows(shown.id.len()).any(|part| part == shown.id.as_bytes());
    assert!(found, "the name of the credential stands in the description of the file");
}
