//! Mid-term talks and smaller changes of the plan.

use super::world::{GROWN_UP, World, day};
use walz_domain::mid_term::{Content, Light, Present, Timing, UnitTrack};
use walz_domain::visit::OnTrack;
use walz_policy::Role;
use walz_service::{Error, logbook, mid_term, stay};

pub(super) fn content(on: &str) -> Content {
    let unit = |unit: &str, track| UnitTrack { unit: unit.to_owned(), track };
    Content {
        on: day(on),
        present: vec![Present::Learner, Present::Mentor, Present::Tutor],
        units: vec![unit("COOK-U1", OnTrack::OnTrack), unit("COOK-U2", OnTrack::NotOffered)],
        well_being: Light::Amber,
        changes: "Another unit instead of the second".to_owned(),
        next_steps: "Talk again in two weeks".to_owned(),
        needs_amendment: true,
        private: "The room is noisy".to_owned(),
    }
}

#[tokio::test]
async fn a_talk_is_asked_for_written_down_and_read_by_all_without_what_is_private() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let app = world.app();
    let remind =
        async |on: &str| mid_term::remind(app, &world.worker(on), day(on)).await.expect("reminded");
    assert_eq!(remind("2027-03-02").await, 0);
    assert_eq!(remind("2027-03-03").await, 3, "day 45: tutor, learner and mentor");
    assert_eq!(remind("2027-03-04").await, 0);
    assert_eq!(remind("2027-03-14").await, 1, "late: the tutor alone");
    let told = ["amina@example.org", "marta@example.org", "tor@example.org", "tor@example.org"];
    assert_eq!(world.told(amina.stay).await, told);
    let mails = world.bench.mails(world.office, amina.stay).await;
    let with = |link: &str| mails.iter().filter(|mail| mail.contains(link)).count();
    assert_eq!(with("https://walz.example/t/"), 3, "{mails:?}");
    assert_eq!(with("https://walz.example/my/logbook"), 1, "{mails:?}");
    let tutor = world.acting(Role::Tutor(world.tutor), Some(world.tutor_person), "2027-03-04");
    let seen = mid_term::see(app, &tutor, amina.stay).await.expect("seen");
    assert_eq!(seen.due.map(|due| due.last()), Some(day("2027-03-13")));
    let talk = content("2027-03-04");
    let record = async |content: &Content, version| {
        mid_term::record(app, &tutor, amina.stay, version, content).await
    };
    let faulty = Content { on: day("2027-03-05"), present: vec![], units: vec![], ..talk.clone() };
    match record(&faulty, None).await {
        Err(Error::Invalid(faults)) => assert_eq!(faults.len(), 4, "{faults:?}"),
        other => panic!("{other:?}"),
    }
    record(&talk, None).await.expect("kept");
    let again = Content { next_steps: "Nothing".to_owned(), ..talk.clone() };
    assert!(matches!(record(&again, None).await, Err(Error::ChangedMeanwhile)));
    let version = mid_term::see(app, &tutor, amina.stay).await.expect("seen").version;
    record(&again, version).await.expect("changed");
    mid_term::note(app, &tutor, amina.stay, day("2027-03-08"), "Late shift").await.expect("noted");
    assert_eq!(remind("2027-03-20").await, 0);

    let own = logbook::own(app, &world.own(amina, "2027-03-05")).await.expect("read");
    let told = own.expect("a stay").talk;
    let kept = told.talk.expect("a talk");
    assert_eq!((kept.content.private.as_str(), told.well_being), ("", true));
    assert_eq!(kept.content.next_steps, "Nothing");
    assert_eq!(told.notes[0].text, "Late shift");
    let mentor = logbook::see(app, &world.mentor(0, "2027-03-05"), amina.stay).await.expect("read");
    assert!(!mentor.talk.well_being, "not the workplace's business");
    let office = stay::see(app, &world.office("2027-03-05"), amina.stay).await.expect("seen");
    let private = office.during.told.talk.map(|talk| talk.content.private);
    assert_eq!(private.as_deref(), Some("The room is noisy"));
    let finance = world.acting(Role::Finance, None, "2027-03-05");
    let hidden = stay::see(app, &finance, amina.stay).await.expect("seen").during;
    assert!(hidden.told.talk.is_none() && hidden.attendance.is_none());
    let office = mid_term::see(app, &world.office("2027-03-05"), amina.stay).await.expect("seen");
    assert!(office.amends.is_some(), "on to the amendment");
    for ctx in [world.own(amina, "2027-03-05"), world.mentor(0, "2027-03-05")] {
        let tried = mid_term::record(app, &ctx, amina.stay, None, &talk).await;
        assert!(matches!(tried, Err(Error::NotFound)), "{:?}", ctx.actor);
        let tried = mid_term::note(app, &ctx, amina.stay, day("2027-03-08"), "Off").await;
        assert!(matches!(tried, Err(Error::NotFound)), "{:?}", ctx.actor);
    }
}

#[tokio::test]
async fn an_office_sets_its_own_days() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let (app, office) = (world.app(), world.office("2027-02-01"));
    let timing = Timing { first: 30, last: 40, ..Timing::default() };
    let backwards = Timing { first: 50, last: 40, ..timing };
    assert!(matches!(mid_term::set_timing(app, &office, backwards).await, Err(Error::Invalid(_))));
    let tutor = world.acting(Role::Tutor(world.tutor), Some(world.tutor_person), "2027-02-01");
    assert!(matches!(mid_term::set_timing(app, &tutor, timing).await, Err(Error::NotFound)));
    mid_term::set_timing(app, &office, timing).await.expect("set");
    let seen = mid_term::see(app, &office, amina.stay).await.expect("seen");
    assert_eq!(seen.due.map(|due| due.first()), Some(day("2027-02-16")));
    let on = "2027-02-16";
    assert_eq!(mid_term::remind(app, &world.worker(on), day(on)).await.expect("reminded"), 3);
}

#[tokio::test]
async fn when_the_days_are_over_only_the_tutor_is_written_to() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let on = "2027-03-14";
    let sent = mid_term::remind(world.app(), &world.worker(on), day(on)).await.expect("reminded");
    assert_eq!((sent, world.told(amina.stay).await), (1, vec!["tor@example.org".to_owned()]));
}
