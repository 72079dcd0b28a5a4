//! The SMaRT sheet of a stay and of a round.

use crate::moderation::home;
use crate::year::table;
use walz_domain::purpose::Side;
use walz_domain::smart::{FactKind, Light, Measure, Standing};
use walz_exchange::tables::TableKind;
use walz_service::import::{self, Options};
use walz_service::purpose::{self, Said};
use walz_service::{Error, smart};

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
