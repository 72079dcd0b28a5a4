//! Hosts' own grades, kept as they were written and converted by tables with a version.

use crate::journey::{FIRST, GROWN_UP, Journey, faults};
use crate::year::table;
use walz_domain::assessment::Attained;
use walz_domain::mobility::State;
use walz_exchange::tables::TableKind;
use walz_service::assessment::{self, Found};
use walz_service::grade::{self, Given};
use walz_service::import::{self, Options};
use walz_service::{Error, Result};

const UNIT: &str = "CARPENTRY-U1";

/// A learner at work, in an office with the tables of grades.
async fn graded() -> Journey {
    let journey = Journey::new(GROWN_UP).await;
    let file = table(TableKind::Grades);
    let options = Options::default();
    let kind = TableKind::Grades;
    let office = journey.office();
    import::import(journey.app(), &office, kind, ("grade_tables.csv", &file), options)
        .await
        .expect("taken in");
    journey.set_state(State::Arrived { departed: FIRST, on: FIRST }).await;
    journey
}

async fn give(journey: &Journey, text: &str, scale: &str) -> Result<()> {
    let grade = Given { text: text.to_owned(), scale: scale.to_owned() };
    let (unit, comment) = (UNIT.to_owned(), String::new());
    let found = [Found { unit, result: Attained::Achieved, comment, grade }];
    assessment::assess(journey.app(), &journey.office(), journey.mobility, &found).await
}

async fn kept(journey: &Journey) -> Option<walz_domain::grade::Grade> {
    let stay = journey.file().await.stay.expect("a stay");
    stay.assessments.first().and_then(|found| found.grade.clone())
}

#[tokio::test]
async fn a_grade_is_kept_as_written_and_converted_by_a_named_version() {
    let journey = graded().await;
    give(&journey, "7", "dk-7-step").await.expect("given");
    let grade = kept(&journey).await.expect("a grade");
    assert_eq!((grade.text.as_str(), grade.scale.as_str()), ("7", "Danish 7-step scale"));
    let converted = grade.converted.expect("converted");
    assert_eq!((converted.normalised, converted.version.as_str()), (7_500, "2026"));
    give(&journey, "gut", "Our own marks").await.expect("a scale without a table");
    let own = kept(&journey).await.expect("a grade");
    assert_eq!((own.scale.as_str(), own.converted), ("Our own marks", None), "nothing is guessed");
    give(&journey, "", "").await.expect("taken away");
    assert_eq!(kept(&journey).await, None);
}

#[tokio::test]
async fn an_unknown_grade_is_refused_and_not_guessed() {
    let journey = graded().await;
    for unknown in ["8", "good", "13"] {
        let refused = give(&journey, unknown, "dk-7-step").await.expect_err("refused");
        assert_eq!(faults(refused), ["grade-unknown"], "{unknown}");
    }
    let refused = give(&journey, "7", "").await.expect_err("refused");
    assert_eq!(faults(refused), ["grade-scale-missing"]);
    assert_eq!(kept(&journey).await, None);
}

#[tokio::test]
async fn a_newer_version_is_used_from_its_day_and_the_older_one_stays() {
    let journey = graded().await;
    give(&journey, "12", "dk-7-step").await.expect("given");
    let newer = "scale,version,grade,scale_name,country,valid_from,lowest,highest,normalised,\
                 normalised_highest,passes,source,checked_on,verified\n\
                 dk-7-step,2026b,12,Danish 7-step scale,DK,2026-02-01,,,99,,yes,A letter,2026-01-20,yes\n";
    let office = journey.office();
    let options = Options::default();
    let kind = TableKind::Grades;
    import::import(journey.app(), &office, kind, ("g.csv", newer.as_bytes()), options)
        .await
        .expect("taken in");
    let before = kept(&journey).await.and_then(|grade| grade.converted).expect("converted");
    assert_eq!((before.normalised, before.version.as_str()), (9_700, "2026"), "it stays so");
    let all = grade::tables(journey.app(), &office).await.expect("seen");
    let danish: Vec<(&str, bool)> = all
        .iter()
        .filter(|table| table.scale.code == "dk-7-step")
        .map(|table| (table.version.as_str(), table.used))
        .collect();
    assert_eq!(danish, [("2026b", true), ("2026", false)]);
    for stranger in journey.strangers() {
        let tried = grade::tables(journey.app(), &stranger).await;
        assert!(matches!(tried, Err(Error::NotFound)), "{:?}", stranger.actor);
    }
}
