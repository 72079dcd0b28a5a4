use super::*;
use std::collections::BTreeMap;

fn criterion(code: &str, weight: u32) -> Criterion {
    Criterion { code: code.to_owned(), weight, evidence: String::new(), origin: String::new() }
}

fn call(criteria: Vec<Criterion>) -> Call {
    let day = jiff::civil::date(2026, 9, 7);
    Call {
        id: CallId(uuid::Uuid::nil()),
        project: ProjectId(uuid::Uuid::nil()),
        title: "2027".to_owned(),
        opens: day,
        closes: day,
        appeals_until: day,
        criteria,
        threshold: 5_500,
        windows: Vec::new(),
        luck_weight: 0,
        deadlines: Deadlines::default(),
        state: CallState::Open,
    }
}

#[test]
fn what_applicants_rely_on_stands() {
    let open = call(vec![criterion("reflection", 100)]);
    let later = open.closes.tomorrow().expect("a day");
    let mut plan = Plan { closes: later, title: "The year".to_owned(), ..open.plan() };
    assert_eq!(open.too_late(&plan), []);
    assert_eq!(open.clone().planned(plan.clone()).closes, later);
    plan.criteria = vec![criterion("benefit", 100)];
    plan.opens = later;
    assert_eq!(open.too_late(&plan), [PlanPart::Opens, PlanPart::Criteria]);
    plan.closes = open.closes.yesterday().expect("a day");
    assert!(open.too_late(&plan).contains(&PlanPart::Closes), "sooner than was said");
    let draft = Call { state: CallState::Draft, ..open.clone() };
    assert_eq!(draft.too_late(&plan), []);
    let over = Call { state: CallState::Archived, ..open };
    assert_eq!(over.too_late(&plan).len(), 4);
    assert!(PlanPart::ALL.iter().all(|part| over.stands(*part)));
}

#[test]
fn a_plan_fits_together() {
    let plan = call(Vec::new()).plan();
    assert_eq!(plan.faults(), []);
    let sooner = plan.opens.yesterday().expect("a day");
    let wrong = Plan {
        title: " ".to_owned(),
        closes: sooner,
        appeals_until: sooner.yesterday().expect("a day"),
        threshold: BEST_TOTAL + 1,
        ..plan
    };
    assert_eq!(wrong.faults().len(), 4);
}

#[test]
fn marks_are_weighted_to_a_hundred() {
    let criteria = vec![criterion("reflection", 60), criterion("benefit", 40)];
    assert_eq!(Call::check_criteria(&criteria), Ok(()));
    assert_eq!(Call::check_criteria(&criteria[..1]), Err(CriteriaFault::Weights { sum: 60 }));
    let day = jiff::civil::date(2026, 9, 7);
    let call = call(criteria);
    let marks = |a, b| BTreeMap::from([("reflection".to_owned(), a), ("benefit".to_owned(), b)]);
    assert_eq!(call.total(&marks(500, 500)), 10_000);
    assert_eq!(call.total(&marks(370, 330)), 7_080);
    assert_eq!(call.total(&marks(9_999, 0)), 6_000);
    assert_eq!(call.accepts_on(day), Ok(()));
    assert_eq!(
        call.accepts_on(day.tomorrow().expect("a day")),
        Err(NotOpen::Closed { closed: day })
    );
    assert!(CallState::Closed.advance(CallState::Open).is_err());
    assert!(CallState::Draft.next().eq([CallState::Published, CallState::Open]));
    assert!(CallState::Open.next().eq([CallState::Closed]));
    assert_eq!(CallState::Archived.next().count(), 0);
}
