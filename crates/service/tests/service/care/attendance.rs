//! The weeks of a stay: asked for, confirmed, corrected, added up.

use super::world::{GROWN_UP, LAST, Placed, World, day};
use walz_domain::attendance::{Absence, Day, week_id};
use walz_domain::mobility::State;
use walz_policy::Role;
use walz_service::attendance::{self, Said};
use walz_service::{App, Context, Error, Ids, Keys, Result, mobility, stay};
use walz_store::Dialect;
use walz_store::attendance::Kept;
use walz_store::testing::{run, texts};

const KEPT: &str = "SELECT CAST(data AS TEXT) FROM attendance_week";

fn key(result: Result<()>) -> &'static str {
    match result {
        Err(Error::Refused(refused)) => refused.key,
        Err(Error::Invalid(faults)) => faults[0].key,
        other => panic!("{other:?}"),
    }
}

fn said(on: &str, worked: u16, absence: Option<Absence>) -> Said {
    Said { on: day(on), worked, absence, remark: String::new() }
}

impl World {
    async fn confirm(
        &self,
        ctx: &Context,
        learner: Placed,
        monday: &str,
        said: Option<&[Said]>,
    ) -> Result<()> {
        // As somebody who has just read it.
        let seen = attendance::see(self.app(), ctx, learner.stay).await?;
        let week = seen.weeks.iter().find(|week| week.monday == day(monday));
        let read = week.and_then(|week| week.confirmed.as_ref()).map(|confirmed| confirmed.at);
        let said = said.map(|days| (days, read));
        attendance::confirm(self.app(), ctx, learner.stay, day(monday), said).await
    }

    async fn kept_week(&self, learner: Placed, monday: &str) -> Kept {
        let mut db = self.app().store.read().await.expect("a connection");
        let id = week_id(learner.stay, day(monday));
        let kept = walz_store::attendance::find(&mut db, self.office, id).await.expect("found");
        kept.expect("a week").into_value()
    }
}

#[tokio::test]
async fn a_mentor_is_asked_each_week_and_confirms_it_as_planned_with_one_word() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let remind = async |on: &str| {
        attendance::remind(world.app(), &world.worker(on), day(on)).await.expect("reminded")
    };
    assert_eq!(remind("2027-01-24").await, 0, "the week goes on");
    assert_eq!(remind("2027-01-25").await, 1);
    assert_eq!(remind("2027-01-25").await, 0, "once");
    let mails = world.bench.mails(world.office, amina.stay).await;
    let page = format!("/host/{}/weeks/2027-01-18", amina.stay);
    assert_eq!(mails.iter().filter(|mail| mail.contains(&page)).count(), 1, "{mails:?}");

    let mentor = world.mentor(0, "2027-01-25");
    let seen = attendance::see(world.app(), &mentor, amina.stay).await.expect("seen");
    assert_eq!((seen.weeks.len(), seen.waiting()), (2, vec![day("2027-01-18")]));
    assert_eq!(seen.learner, "Amina");
    world.confirm(&mentor, amina, "2027-01-18", None).await.expect("confirmed");
    world.confirm(&mentor, amina, "2027-01-18", None).await.expect("the same once more");
    let seen = attendance::see(world.app(), &mentor, amina.stay).await.expect("seen");
    // 35 hours a week: the first is over, the second has begun.
    assert_eq!((seen.sum.planned, seen.sum.weeks_confirmed, seen.sum.weeks), (4200, 1, 2));
    assert!(seen.waiting().is_empty(), "the second goes on until Friday");
    let acts = world.acts(amina.stay).await;
    assert_eq!(acts.iter().filter(|act| *act == "attendance.confirmed").count(), 1);
    assert_eq!(remind("2027-02-08").await, 1, "of what was not asked for, the newest week alone");
    assert_eq!(remind("2027-02-09").await, 0, "not two mails in a row");
    assert_eq!(remind("2027-02-10").await, 1, "once more, of the week that is late");
    assert_eq!(remind("2027-02-11").await, 0);
}

#[tokio::test]
async fn days_that_were_otherwise_are_said_and_corrected_until_the_file_is_closed() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let monday = "2027-01-18";
    let early = world.confirm(&world.mentor(0, "2027-01-21"), amina, monday, None).await;
    assert_eq!(key(early), "attendance-refused-early");
    let friday = world.mentor(0, "2027-01-22");
    let nothing = [said("2027-01-19", 0, None)];
    let nothing = world.confirm(&friday, amina, monday, Some(&nothing)).await;
    assert_eq!(key(nothing), "attendance-reason-missing");
    let endless = [said("2027-01-19", 17 * 60, None)];
    let endless = world.confirm(&friday, amina, monday, Some(&endless)).await;
    assert_eq!(key(endless), "attendance-too-long");
    // A reason beside hours that were left as they are: the whole day.
    let days = [said("2027-01-19", 420, Some(Absence::Sick)), said("2027-01-23", 180, None)];
    world.confirm(&friday, amina, monday, Some(&days)).await.expect("confirmed");
    let seen = attendance::see(world.app(), &friday, amina.stay).await.expect("seen");
    assert_eq!((seen.sum.worked, seen.sum.days_present), (2100 - 420 + 180, 5));
    assert_eq!(seen.sum.days_absent.get(&Absence::Sick), Some(&1));

    let office = world.office("2027-02-01");
    let part = [said("2027-01-19", 240, Some(Absence::Sick))];
    world.confirm(&office, amina, monday, Some(&part)).await.expect("corrected");
    let stale = Some((part.as_slice(), None));
    let stale = attendance::confirm(world.app(), &friday, amina.stay, day(monday), stale).await;
    assert!(matches!(stale, Err(Error::ChangedMeanwhile)), "from a page of before");
    let acts = world.acts(amina.stay).await;
    let said = |act: &&String| act.starts_with("attendance.") && *act != "attendance.read";
    assert_eq!(acts.iter().filter(said).count(), 2);
    let kept = world.kept_week(amina, monday).await.week;
    assert_eq!(kept.confirmed.as_ref().map(|c| c.by.as_str()), Some("Kari Nordmann"));
    assert_eq!((kept.days[1].worked, kept.days[5].worked), (240, 180), "the rest stays");

    mobility::come_home(world.app(), &world.own(amina, LAST), amina.stay, day(LAST))
        .await
        .expect("home");
    let may = world.mentor(0, "2027-04-28");
    world.confirm(&may, amina, "2027-04-19", None).await.expect("what was forgotten");
    let outside = world.confirm(&may, amina, "2027-04-26", None).await;
    assert!(matches!(outside, Err(Error::NotFound)), "no week of the stay");
    let tuesday = world.confirm(&may, amina, "2027-04-20", None).await;
    assert!(matches!(tuesday, Err(Error::NotFound)), "no Monday");
}

#[tokio::test]
async fn weeks_end_with_the_stay_and_are_nobody_elses_to_confirm() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let end = mobility::EarlyEnd {
        on: day("2027-01-27"),
        reason: "family".to_owned(),
        force_majeure: true,
        guardian_told: true,
    };
    mobility::end_early(world.app(), &world.office("2027-01-27"), amina.stay, &end)
        .await
        .expect("ended");
    let on = "2027-01-28";
    let asked = attendance::remind(world.app(), &world.worker(on), day(on)).await.expect("asked");
    assert_eq!(asked, 1, "both weeks in one mail");
    let seen = attendance::see(world.app(), &world.mentor(0, on), amina.stay).await.expect("seen");
    assert_eq!((seen.weeks.len(), seen.weeks[1].days.len()), (2, 3), "to the last day there");
    let tutor = world.acting(Role::Tutor(world.tutor), Some(world.tutor_person), on);
    for ctx in [world.own(amina, on), world.mentor(1, on), tutor.clone(), world.worker(on)] {
        let tried = world.confirm(&ctx, amina, "2027-01-18", None).await;
        assert!(matches!(tried, Err(Error::NotFound)), "{:?}", ctx.actor);
    }
    let lines = attendance::sheet(world.app(), &tutor, amina.stay).await.expect("a sheet");
    assert_eq!(lines.len(), 10, "a line for each day");
    let round = attendance::of_call(world.app(), &world.office(on), world.call).await;
    assert_eq!(round.expect("a sheet").len(), 10);
    let round = attendance::of_call(world.app(), &tutor, world.call).await;
    assert!(matches!(round, Err(Error::NotFound)));
    let finance = world.acting(Role::Finance, None, on);
    let hidden = attendance::see(world.app(), &finance, amina.stay).await;
    assert!(matches!(hidden, Err(Error::NotFound)), "why somebody was away is not about money");
    assert!(seen.weeks[0].confirmed.is_none());
    let planned = world.learner("Berit", GROWN_UP, 1).await;
    let seen = attendance::see(world.app(), &world.office(on), planned.stay).await.expect("seen");
    assert!(seen.weeks.is_empty(), "nobody has left: {:?}", State::Planned);
}

#[tokio::test]
async fn the_database_cannot_tell_why_somebody_was_away_and_who_read_it_is_on_record() {
    let world = World::new().await;
    let app = world.app();
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let (monday, next) = ("2027-01-18", "2027-01-25");
    let fever = Said { remark: "Fever".to_owned(), ..said("2027-01-19", 0, Some(Absence::Sick)) };
    let friday = world.mentor(0, "2027-01-22");
    world.confirm(&friday, amina, monday, Some(&[fever])).await.expect("confirmed");

    let data = texts(&app.store, KEPT).await.expect("rows");
    assert_eq!(data.len(), 1);
    assert!(!data[0].contains("sick") && !data[0].contains("Fever"), "{data:?}");
    let kept = world.kept_week(amina, monday).await;
    let sealed = kept.sealed.expect("sealed");
    assert!(kept.week.reasons().is_empty());
    assert!(!sealed.windows(4).any(|w| w == b"sick") && !sealed.windows(5).any(|w| w == b"Fever"));
    assert_eq!(sealed.len(), 4 + 24 + 256 + 16, "as long as any other reason");

    let readings = async || {
        let acts = world.acts(amina.stay).await;
        acts.iter().filter(|act| *act == "attendance.read").count()
    };
    let own = world.own(amina, next);
    attendance::see(app, &own, amina.stay).await.expect("seen");
    assert_eq!(readings().await, 0, "of oneself");
    let tutor = |on| world.acting(Role::Tutor(world.tutor), Some(world.tutor_person), on);
    for _ in 0..2 {
        let seen = attendance::see(app, &tutor(next), amina.stay).await.expect("seen");
        let tuesday = &seen.weeks[0].days[1];
        assert_eq!((tuesday.absence, tuesday.remark.as_str()), (Some(Absence::Sick), "Fever"));
        attendance::see_week(app, &tutor(next), amina.stay, day(monday)).await.expect("seen");
        attendance::sheet(app, &tutor(next), amina.stay).await.expect("a sheet");
        stay::see(app, &tutor(next), amina.stay).await.expect("seen");
    }
    assert_eq!(readings().await, 1, "once a day");
    let office = world.office(next);
    attendance::see_week(app, &office, amina.stay, day(next)).await.expect("seen");
    assert_eq!(readings().await, 1, "nobody was sick in that week");
    attendance::of_call(app, &office, world.call).await.expect("a sheet");
    assert_eq!(readings().await, 2, "somebody else");
    stay::see(app, &tutor("2027-01-26"), amina.stay).await.expect("seen");
    assert_eq!(readings().await, 3, "on another day");

    let keys = Keys::generate(&Ids::from_entropy());
    let other = App::new(app.store.clone(), keys, "https://walz.example/");
    let shut = attendance::see(&other, &own, amina.stay).await;
    assert!(matches!(shut, Err(Error::Seal(_))), "an error, and not no reason: {shut:?}");
}

#[tokio::test]
async fn reasons_from_before_they_were_sealed_are_read_and_sealed_with_the_next_word() {
    let world = World::new().await;
    let app = world.app();
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let monday = "2027-01-18";
    world.confirm(&world.mentor(0, "2027-01-22"), amina, monday, None).await.expect("confirmed");
    assert_eq!(world.kept_week(amina, monday).await.sealed, None, "there is nothing to seal");
    let before = match app.store.dialect() {
        Dialect::Sqlite => {
            r#"UPDATE attendance_week SET data = REPLACE(data, '"absence":null', '"absence":"sick"')"#
        }
        Dialect::Postgres => {
            r#"UPDATE attendance_week SET data =
               CAST(REPLACE(CAST(data AS TEXT), '"absence": null', '"absence": "sick"') AS JSONB)"#
        }
    };
    run(&app.store, before).await.expect("done");
    let own = world.own(amina, "2027-01-25");
    let seen = attendance::see(app, &own, amina.stay).await.expect("seen");
    assert!(seen.weeks[0].days.iter().all(Day::tells_of_health));

    let worked = [said("2027-01-20", 420, None)];
    let office = world.office("2027-01-25");
    world.confirm(&office, amina, monday, Some(&worked)).await.expect("corrected");
    let data = texts(&app.store, KEPT).await.expect("rows");
    assert!(data.iter().all(|data| !data.contains("sick")), "{data:?}");
    assert!(world.kept_week(amina, monday).await.sealed.is_some());
    let seen = attendance::see(app, &own, amina.stay).await.expect("seen");
    let sick = seen.weeks[0].days.iter().map(Day::tells_of_health);
    assert_eq!(sick.collect::<Vec<_>>(), [true, true, false, true, true, true, true]);
}
