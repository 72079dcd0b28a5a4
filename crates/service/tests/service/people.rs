//! Organisations, persons and their roles: who changes what, and what the journal says of it.

use crate::bench::Bench;
use walz_policy::{Actor, INSTALLATION, Role};
use walz_service::{Clock, Context};
use walz_service::{Error, journal, membership, organisation, person, setting};
use walz_store::journal::Verdict;

#[tokio::test]
async fn of_two_who_change_a_person_the_second_is_told() {
    let bench = Bench::new().await;
    let office = bench.organisation("Hamar").await;
    let id = bench.person(office, "Kari Nordmann").await;
    let ctx = bench.coordinator(office);
    let first = person::see(&bench.app, &ctx, office, id).await.expect("seen");
    let second = first.clone();
    let mut changed = first.value.clone();
    changed.phone = Some("+4791234567".parse().expect("a number"));
    person::update(&bench.app, &ctx, office, &changed, first.version()).await.expect("changed");
    let late = person::update(&bench.app, &ctx, office, &second.value, second.version()).await;
    assert!(matches!(late, Err(Error::ChangedMeanwhile)));
    let now = person::see(&bench.app, &ctx, office, id).await.expect("seen");
    assert_eq!(now.value.phone, changed.phone);
    let entries = journal::list(&bench.app, &ctx, office, None, 1).await.expect("entries");
    assert_eq!(
        (entries[0].act.as_str(), entries[0].detail.as_str()),
        ("person.changed", r#"{"changed":["phone"]}"#)
    );
}

#[tokio::test]
async fn another_office_and_lesser_roles_find_nobody() {
    let bench = Bench::new().await;
    let (office, other) = (bench.organisation("Hamar").await, bench.organisation("Elverum").await);
    let id = bench.person(office, "Kari Nordmann").await;
    let stranger = bench.coordinator(other);
    let finance =
        bench.ctx.acting_as(Actor { organisation: office, person: None, role: Role::Finance });
    for ctx in [stranger, finance, bench.visitor(0)] {
        let seen = person::see(&bench.app, &ctx, office, id).await;
        assert!(matches!(seen, Err(Error::NotFound)));
        let read = journal::list(&bench.app, &ctx, office, None, 9).await;
        assert!(matches!(read, Err(Error::NotFound)));
        let new = membership::New {
            organisation: office,
            account: None,
            person: Some(id),
            role: Role::Coordinator,
            until: None,
        };
        let given = membership::give(&bench.app, &ctx, new).await;
        assert!(matches!(given, Err(Error::NotFound)));
    }
    let theirs = Actor { organisation: office, person: Some(id), role: Role::Finance };
    person::see(&bench.app, &bench.ctx.acting_as(theirs), office, id).await.expect("their own");
}

#[tokio::test]
async fn an_organisation_is_set_up_by_the_operator_with_a_zone_that_exists() {
    let bench = Bench::new().await;
    let office = bench.organisation("Hamar").await;
    let ctx = bench.coordinator(office);
    let (stored, _) = organisation::see(&bench.app, &ctx, office).await.expect("seen");
    let mut changed = stored.value.clone();
    changed.time_zone = "Europe/Hamar".to_owned();
    let refused = organisation::update(&bench.app, &ctx, &changed, stored.version()).await;
    assert!(matches!(refused, Err(Error::Invalid(_))));
    changed.time_zone = "Europe/Berlin".to_owned();
    organisation::update(&bench.app, &ctx, &changed, stored.version()).await.expect("changed");
    changed.id = ctx.id();
    let refused = organisation::add(&bench.app, &ctx, &changed).await;
    assert!(matches!(refused, Err(Error::NotFound)));
}

#[tokio::test]
async fn every_journal_that_all_this_wrote_is_whole() {
    let bench = Bench::new().await;
    let office = bench.organisation("Hamar").await;
    bench.person(office, "Kari Nordmann").await;
    bench.account().await;
    let all = journal::organisations(&bench.app, &bench.ctx).await.expect("journals");
    assert_eq!(all, [INSTALLATION, office]);
    for of in all {
        let verdict = journal::verify(&bench.app, &bench.ctx, of).await.expect("a verdict");
        assert!(matches!(verdict, Verdict::Whole(head) if head.seq >= 2));
    }
    let others: Vec<_> =
        journal::organisations(&bench.app, &bench.coordinator(office)).await.expect("journals");
    assert_eq!(others, [office]);
}

#[tokio::test]
async fn the_clock_of_a_demo_stands_on_the_day_it_was_set_to() {
    let bench = Bench::new().await;
    assert_eq!(setting::clock(&bench.app).await.expect("a clock"), Clock::WALL);
    let shown = "2027-03-03T09:00:00Z".parse().expect("a moment");
    let clock = Clock::showing(shown, bench.now());
    setting::set_clock(&bench.app, &bench.ctx, clock).await.expect("set");
    assert_eq!(setting::clock(&bench.app).await.expect("a clock"), clock);
    let visitor: Context = bench.visitor(0);
    let refused = setting::set_clock(&bench.app, &visitor, Clock::WALL).await;
    assert!(matches!(refused, Err(Error::NotFound)));
}
