//! The SMaRT sheet of a stay and of a round.

use crate::esco::{first, take};
use crate::journey::{GROWN_UP, Journey};
use crate::moderation::home;
use crate::year::table;
use walz_domain::agreement::Agreement;
use walz_domain::esco::Link;
use walz_domain::purpose::Side;
use walz_domain::smart::{FactKind, Light, Measure, Standing};
use walz_exchange::tables::TableKind;
use walz_service::import::{self, Options};
use walz_service::purpose::{self, Said};
use walz_service::{Error, Work, smart};
use walz_store::{self as store, Id};

fn said(side: Side) -> Said {
    Said { goal: None, statements: vec![(side, "A new view".to_owned())] }
}

#[tokio::test]
async fn cards_rest_on_what_is_recorded_and_grey_says_why() {
    let (journey, teacher) = home().await;
    let (app, office, stay) = (journey.app(), journey.office(), journey.mobility);
    let standing = async |kind: FactKind| {
        let sheet = smart::see(app, &office, stay).await.expect("seen");
        let facts = sheet.cards.into_iter().flat_map(|card| card.facts);
        facts.into_iter().find(|fact| fact.kind == kind).expect("a fact").standing
    };
    assert_eq!(standing(FactKind::GoalNamed).await, Standing::NotRecorded);
    assert_eq!(standing(FactKind::Assessed).await, Standing::Met);
    assert_eq!(standing(FactKind::UsedAtWork).await, Standing::NotYet);
    purpose::name_goal(app, &office, journey.call, "EP-2").await.expect("named");
    assert_eq!(standing(FactKind::GoalNamed).await, Standing::Met);
    let other = purpose::say(app, &teacher, stay, &said(Side::School)).await;
    assert!(matches!(other, Err(Error::NotFound)), "a tutor speaks for the company");
    purpose::say(app, &teacher, stay, &said(Side::HomeCompany)).await.expect("said");
    assert_eq!(standing(FactKind::Purposes).await, Standing::Missed);
    for side in [Side::Learner, Side::School, Side::Host] {
        purpose::say(app, &office, stay, &said(side)).await.expect("said");
    }
    assert_eq!(standing(FactKind::Purposes).await, Standing::Met);
    let sheet = smart::own(app, &journey.learner()).await.expect("seen").expect("a sheet");
    assert_eq!(sheet.says, [Side::Learner]);
    for ctx in journey.strangers().into_iter().chain([journey.mentor()]) {
        let tried = smart::see(app, &ctx, stay).await;
        assert!(matches!(tried, Err(Error::NotFound)), "{:?}", ctx.actor);
    }
}

#[tokio::test]
async fn a_round_is_judged_by_targets_that_come_with_a_source() {
    let (journey, _) = home().await;
    let (app, office) = (journey.app(), journey.office());
    let sheet = smart::of_round(app, &office, journey.call).await.expect("seen");
    assert!(sheet.cards.iter().all(|(_, light, _)| *light == Light::Grey), "no targets");
    let file = table(TableKind::SmartTargets);
    let kind = TableKind::SmartTargets;
    import::import(app, &office, kind, ("t.csv", &file), Options::default()).await.expect("in");
    let sheet = smart::of_round(app, &office, journey.call).await.expect("seen");
    let all: Vec<_> = sheet.cards.iter().flat_map(|(_, _, indicators)| indicators).collect();
    let of = |measure| all.iter().find(|one| one.measure == measure).expect("a measure");
    let assessed = of(Measure::Assessed);
    assert_eq!((assessed.part, assessed.whole, assessed.standing), (2, 2, Standing::Met));
    assert!(assessed.target.as_ref().is_some_and(|target| !target.source.is_empty()));
    assert_eq!(of(Measure::Recognised).standing, Standing::Missed);
    assert_eq!(of(Measure::Practices).standing, Standing::NotRecorded);
    let learner = smart::of_round(app, &journey.learner(), journey.call).await;
    assert!(matches!(learner, Err(Error::NotFound)));
}

/// Of the register of skills: transversal, and a language.
const TEAM: &str = "http://data.europa.eu/esco/skill/60c78287-22eb-4103-9c8c-28deaa460da0";
const GERMAN: &str = "http://data.europa.eu/esco/skill/2abb9db5-350c-444c-8292-0e0b2ce00f9a";
/// Of the classification only.
const PLAN: &str = "http://data.europa.eu/esco/skill/plan";

/// A learner with a place, where the office has its skills and its targets.
async fn placed() -> Journey {
    let journey = Journey::new(GROWN_UP).await;
    let (app, office) = (journey.app(), journey.office());
    for kind in [TableKind::Skills, TableKind::SmartTargets] {
        let file = table(kind);
        import::import(app, &office, kind, ("t.csv", &file), Options::default()).await.expect("in");
    }
    journey
}

/// Links the units of the library to skills, as they would be agreed on from now on.
async fn link(journey: &Journey, links: &[(&str, &str)]) {
    let organisation = journey.organisation;
    let trade = journey.file().await.trade.id;
    let mut work = Work::fresh(journey.app(), &journey.office()).await.expect("begun");
    let units = store::unit::of_trade(&mut work, organisation, Id(trade)).await.expect("read");
    for mut unit in units {
        let own = links.iter().filter(|(code, _)| *code == unit.code);
        let own: Vec<Link> = own
            .map(|(_, uri)| Link {
                uri: uri.parse().expect("an address"),
                version: "v1.1.1".parse().expect("a version"),
                label: "a skill".to_owned(),
            })
            .collect();
        unit.links = own;
        store::unit::update(&mut work, organisation, &unit).await.expect("kept");
    }
    work.commit(()).await.expect("committed");
}

/// Everybody signs what is agreed now.
async fn agree(journey: &Journey) {
    let id = journey.offered().await;
    for ctx in [journey.learner(), journey.mentor(), journey.office()] {
        journey.sign::<Agreement>(&ctx, id).await.expect("signed");
    }
}

/// How it stands with transversal outcomes: of the stay, and of its round.
async fn transversal(journey: &Journey) -> [(Standing, u32, u32); 2] {
    let (app, office) = (journey.app(), journey.office());
    let sheet = smart::see(app, &office, journey.mobility).await.expect("seen");
    let mut facts = sheet.cards.into_iter().flat_map(|card| card.facts);
    let fact = facts.find(|fact| fact.kind == FactKind::TransversalOutcomes).expect("a fact");
    let sheet = smart::of_round(app, &office, journey.call).await.expect("seen");
    let mut all = sheet.cards.into_iter().flat_map(|(_, _, indicators)| indicators);
    let one = all.find(|one| one.measure == Measure::TransversalOutcomes).expect("a measure");
    [(fact.standing, fact.part, fact.whole), (one.standing, one.part, one.whole)]
}

#[tokio::test]
async fn transversal_is_what_register_or_classification_say_of_the_agreed_skills() {
    let journey = placed().await;
    let (one, two) = ("CARPENTRY-U1", "CARPENTRY-U2");
    link(&journey, &[(one, TEAM), (one, GERMAN), (two, TEAM), (two, PLAN)]).await;
    let early = [(Standing::NotYet, 0, 2), (Standing::NotYet, 0, 0)];
    assert_eq!(transversal(&journey).await, early, "nothing is agreed on");
    agree(&journey).await;
    let once = [(Standing::Missed, 1, 2), (Standing::Missed, 0, 1)];
    assert_eq!(transversal(&journey).await, once, "two units, one skill; a language is none");
    take(&journey.bench, &first(), "v1.1.1").await.expect("taken in");
    let both = [(Standing::Met, 2, 2), (Standing::Met, 1, 1)];
    assert_eq!(transversal(&journey).await, both);
}

#[tokio::test]
async fn where_no_skill_was_agreed_on_nobody_is_judged() {
    let journey = placed().await;
    agree(&journey).await;
    let grey = [(Standing::NotRecorded, 0, 2), (Standing::NotRecorded, 0, 0)];
    assert_eq!(transversal(&journey).await, grey);
    link(&journey, &[("CARPENTRY-U1", TEAM)]).await;
    assert_eq!(transversal(&journey).await, grey, "what was signed stays as it was");
}
