//! Bad input is refused with its place, never guessed, and nothing panics.

use crate::tiny;
use proptest::prelude::*;
use walz_allocate::{
    Cap, Edge, FaultKind, Goal, Group, GroupMode, Learner, Offer, Options, Outcome, Problem,
    Status, Value, solve, verify,
};

/// Two learners, one offer of two places, everything eligible.
fn small() -> Problem {
    Problem::new([Goal::MaxPlaced, Goal::MinCost])
        .learner(Learner::new("Ada"))
        .learner(Learner::new("Bo"))
        .offer(Offer::new("Graz", 2))
        .edge(Edge::new("Ada", "Graz").cost(1))
        .edge(Edge::new("Bo", "Graz").cost(2))
}

fn solved(problem: &Problem) -> Outcome {
    let outcome = solve(problem, &Options::default());
    assert_eq!(verify(problem, &outcome), Ok(()));
    outcome
}

fn refused(problem: &Problem) -> (Option<FaultKind>, Vec<String>) {
    let outcome = solved(problem);
    assert_eq!(outcome.status, Status::InvalidInput);
    (outcome.error_kind, outcome.at)
}

fn at(kind: FaultKind, place: &str) -> (Option<FaultKind>, Vec<String>) {
    (Some(kind), vec![place.to_owned()])
}

#[test]
fn ids_are_unique_and_known() {
    let twice = small().learner(Learner::new("Ada"));
    assert_eq!(refused(&twice), at(FaultKind::DuplicateId, "learners[2].id: Ada"));
    let twice = small().offer(Offer::new("Graz", 1));
    assert_eq!(refused(&twice), at(FaultKind::DuplicateId, "offers[1].id: Graz"));
    let twice = small().edge(Edge::new("Ada", "Graz"));
    assert_eq!(refused(&twice), at(FaultKind::DuplicatePair, "edges[2]: Ada, Graz"));
    let unknown = small().edge(Edge::new("Cy", "Graz"));
    assert_eq!(refused(&unknown), at(FaultKind::UnknownId, "edges[2].learner: Cy"));
    let unknown = small().lock("Ada", "Cork");
    assert_eq!(refused(&unknown), at(FaultKind::UnknownId, "locked.Ada: Cork"));
    let unknown = small().cap(Cap::new("C").offers(["Cork"]));
    assert_eq!(refused(&unknown), at(FaultKind::UnknownId, "caps[0].offers[0]: Cork"));
    let twice = small().cap(Cap::new("C")).cap(Cap::new("C"));
    assert_eq!(refused(&twice), at(FaultKind::DuplicateId, "caps[1].id: C"));
}

#[test]
fn numbers_make_sense() {
    let less = small().offer(Offer::new("Cork", -1));
    assert_eq!(refused(&less), at(FaultKind::NegativeCapacity, "offers[1].capacity: Cork: -1"));
    let less = small().offer(Offer::new("Cork", 1).at_least(-2));
    assert_eq!(refused(&less), at(FaultKind::BadNumber, "offers[1].min: Cork: -2"));
    let mut zero = small();
    zero.edges[0].rank = 0;
    assert_eq!(refused(&zero), at(FaultKind::BadNumber, "edges[0].rank: Ada, Graz: 0"));
    let nobody = small().group(Group::new("G", GroupMode::SameCity, Vec::<String>::new()));
    assert_eq!(refused(&nobody), at(FaultKind::EmptyGroup, "groups[0].members: G"));
}

#[test]
fn sums_that_could_leave_64_bits_are_refused() {
    let mut problem = small();
    problem.edges[0].cost = i64::MAX;
    problem.edges[1].cost = i64::MAX;
    assert_eq!(refused(&problem).0, Some(FaultKind::Overflow));
    problem.edges[1].cost = i64::MIN;
    assert_eq!(refused(&problem).0, Some(FaultKind::Overflow));
    // Nobody adds up what no goal asks for.
    problem.objective = vec![Goal::MaxPlaced];
    assert_eq!(solved(&problem).status, Status::Optimal);
}

#[test]
fn numbers_just_below_the_limit_are_exact() {
    let mut problem = small();
    problem.offers[0].capacity = 1;
    problem.edges[0].cost = (1 << 61) - 1;
    problem.edges[1].cost = (1 << 61) - 2;
    let outcome = solved(&problem);
    assert_eq!(outcome.values.number(Goal::MinCost), Some((1 << 61) - 2));
    assert_eq!(outcome.matching.keys().collect::<Vec<_>>(), ["Bo"]);
}

#[test]
fn stable_goals_stand_alone() {
    let mut problem = small();
    problem.objective = vec![Goal::StableLearnerOptimal, Goal::MinCost];
    assert_eq!(
        refused(&problem),
        at(FaultKind::GoalStandsAlone, "objective[0]: stable_learner_optimal")
    );
}

#[test]
fn everything_wrong_is_said_at_once() {
    let problem = small()
        .learner(Learner::new("Ada"))
        .edge(Edge::new("Cy", "Cork"))
        .require("Di")
        .group(Group::new("G", GroupMode::SameOffer, ["Ada", "Ada"]));
    let kinds: Vec<FaultKind> =
        problem.validate().unwrap_err().faults.iter().map(|fault| fault.kind).collect();
    let unknown = FaultKind::UnknownId;
    let twice = FaultKind::DuplicateId;
    assert_eq!(kinds, [twice, unknown, unknown, twice, unknown]);
}

#[test]
fn nobody_and_nothing_is_an_answer_too() {
    let nobody = Problem::new([Goal::MaxPlaced]);
    assert_eq!(solved(&nobody).values.number(Goal::MaxPlaced), Some(0));
    let no_offers = nobody.clone().learner(Learner::new("Ada"));
    let outcome = solved(&no_offers);
    assert_eq!(outcome.values.number(Goal::MaxPlaced), Some(0));
    assert_eq!(outcome.unplaced_certificate.map(|shortage| shortage.deficiency), Some(1));
    let no_learners = nobody.offer(Offer::new("Graz", 5));
    assert_eq!(solved(&no_learners).status, Status::Optimal);
    let mut no_places = small();
    no_places.offers[0].capacity = 0;
    assert_eq!(solved(&no_places).matching.len(), 0);
    let no_goal = Problem { objective: Vec::new(), ..small() };
    assert_eq!(solved(&no_goal).status, Status::Optimal);
}

#[test]
fn offers_without_end_hold_everybody() {
    let mut problem = small();
    problem.offers[0].capacity = i64::MAX;
    problem.offers[0].min = i64::MAX;
    assert_eq!(solved(&problem).matching.len(), 0);
    problem.offers[0].min = 2;
    assert_eq!(solved(&problem).matching.len(), 2);
}

#[test]
fn contradictory_wishes_of_the_office_are_named() {
    let core = |problem: &Problem| {
        let outcome = solved(problem);
        assert_eq!(outcome.status, Status::Infeasible);
        outcome.core.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let both = small().lock("Ada", "Graz").forbid("Ada", "Graz");
    assert_eq!(core(&both), ["locked:Ada", "forbidden:Ada"]);
    let mut one_place = small().lock("Ada", "Graz").require("Bo");
    one_place.offers[0].capacity = 1;
    assert_eq!(core(&one_place), ["capacity:Graz", "require:Bo", "locked:Ada"]);
    let mut not_eligible = small().lock("Ada", "Graz");
    not_eligible.edges.remove(0);
    assert_eq!(core(&not_eligible), ["locked:Ada"]);
    let over_nothing = small().cap(Cap::new("C").offers(Vec::<String>::new()).at_least(1));
    assert_eq!(core(&over_nothing), ["cap_min:C"]);
    let crossed = small().cap(Cap::new("C").at_least(2).at_most(1));
    assert_eq!(core(&crossed), ["cap:C", "cap_min:C"]);
    let negative = small().cap(Cap::new("C").at_most(-1));
    assert_eq!(core(&negative), ["cap:C"]);
}

#[test]
fn a_cap_over_nothing_that_asks_nothing_is_no_limit() {
    let problem = small().cap(Cap::new("C").offers(Vec::<String>::new()).at_most(0));
    assert_eq!(solved(&problem).matching.len(), 2);
}

#[test]
fn json_says_what_is_wrong_and_where() {
    let read = |text: &str| {
        let faults = Problem::from_json(text.as_bytes()).unwrap_err().faults;
        faults.iter().map(|fault| (fault.kind, fault.place.clone())).collect::<Vec<_>>()
    };
    assert_eq!(read("{"), [(FaultKind::Malformed, String::new())]);
    let missing = read("{}").into_iter().map(|(_, place)| place).collect::<Vec<_>>();
    assert_eq!(missing, ["learners", "offers", "edges", "objective"]);
    let with = |edge: &str, rest: &str| {
        read(&format!(
            r#"{{"learners": [{{"id": "Ada"}}], "offers": [{{"id": "Graz", "capacity": 1}}],
                "edges": [{{"learner": "Ada", "offer": "Graz", {edge}}}],
                "objective": ["max_placed"] {rest}}}"#
        ))
    };
    let place = |kind, place: &str| vec![(kind, place.to_owned())];
    assert_eq!(with(r#""cost": 1.5"#, ""), place(FaultKind::BadNumber, "edges[0].cost"));
    assert_eq!(with(r#""cost": "7""#, ""), place(FaultKind::BadNumber, "edges[0].cost"));
    assert_eq!(with(r#""cost": 1e30"#, ""), place(FaultKind::BadNumber, "edges[0].cost"));
    let beyond = r#""cost": 9223372036854775808"#;
    assert_eq!(with(beyond, ""), place(FaultKind::BadNumber, "edges[0].cost"));
    let rank = r#""rank": 1"#;
    let locks = r#", "locked": {"Ada": "Graz", "Ada": "Cork"}"#;
    assert_eq!(with(rank, locks), place(FaultKind::DuplicateId, "locked"));
    let group = r#", "groups": [{"id": "G", "mode": "near", "members": ["Ada"]}]"#;
    assert_eq!(with(rank, group), place(FaultKind::UnknownValue, "groups[0].mode"));
    let cap = r#", "caps": [{"id": "C", "offers": "all", "max": 1}]"#;
    assert_eq!(with(rank, cap), place(FaultKind::BadType, "caps[0].offers"));
    let format = r#", "format": "vet-alloc/2""#;
    assert_eq!(with(rank, format), place(FaultKind::UnknownFormat, "format"));
}

#[test]
fn a_wrapped_problem_is_read_too() {
    let bare = serde_json::to_string(&small()).unwrap();
    let wrapped = format!(r#"{{"name": "a note", "problem": {bare}}}"#);
    assert_eq!(Problem::from_json(wrapped.as_bytes()), Ok(small()));
}

#[test]
fn a_run_that_may_not_begin_says_so() {
    let stop = std::sync::atomic::AtomicBool::new(true);
    let outcome = solve(&small(), &Options { cancel: Some(&stop), ..Options::default() });
    assert_eq!(outcome.status, Status::Interrupted);
    assert_eq!(outcome.bounds.0, [(Goal::MaxPlaced, Value::Number(2))]);
    assert_eq!(verify(&small(), &outcome), Ok(()));
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(problem in tiny::problem()) {
        let text = serde_json::to_vec(&problem).unwrap();
        prop_assert_eq!(Problem::from_json(&text), Ok(problem.clone()));
        let outcome = solve(&problem, &Options { explain: true, ..Options::default() });
        let text = serde_json::to_string(&outcome).unwrap();
        prop_assert_eq!(serde_json::from_str::<Outcome>(&text).unwrap(), outcome);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(
        problem in tiny::problem(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        cut in any::<bool>(),
    ) {
        let mut text = serde_json::to_vec(&problem).unwrap();
        let at = at.index(text.len());
        if cut { text.truncate(at) } else { text[at] = byte }
        if let Ok(problem) = Problem::from_json(&text) {
            let outcome = solve(&problem, &Options::default());
            prop_assert_eq!(verify(&problem, &outcome), Ok(()));
        }
    }
}
