//! Papers of a stay and certificates of hosts: when they can be made, for whom, and what is kept of them.

use super::credential::refused;
use super::world::{FIRST, GROWN_UP, LAST, World, day};
use jiff::Timestamp;
use walz_domain::HostCompanyId;
use walz_domain::attendance::{self, Confirmed, Plan, Week};
use walz_domain::certificate::StayPaper;
use walz_domain::indicator::{Code, Finding, Share};
use walz_domain::window::Period;
use walz_exchange::credential::verify::{Format, Outcome, Reason};
use walz_policy::Role;
use walz_service::certificate::{of_host, of_mentor, of_stay};
use walz_service::mobility::{self, EarlyEnd};
use walz_service::{Context, Error, journey, report, stay};
use walz_store as store;
use walz_words::Language;

const EUROPASS: StayPaper = StayPaper::EuropassMobility;

/// The words of a PDF, where the tool that reads them is installed.
fn text_of(pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("paper.pdf");
    std::fs::write(&path, pdf).expect("written");
    let told = std::process::Command::new("pdftotext").arg("-layout").arg(&path).arg("-").output();
    match told {
        Ok(told) => Some(String::from_utf8_lossy(&told.stdout).into_owned()),
        Err(_) => {
            println!("skipped: pdftotext is not installed");
            None
        }
    }
}

#[tokio::test]
async fn europass_mobility_has_one_number_before_the_stay_and_after_it() {
    let world = World::new().await;
    let app = world.app();
    let berit = world.learner("Berit", GROWN_UP, 0).await;
    let office = world.office("2026-12-10");
    let early = of_stay(app, &office, berit.stay, EUROPASS, Language::En).await;
    assert_eq!(refused(early), "certificate-refused-no-agreement");
    let amina = world.abroad("Amina", GROWN_UP, 1).await;
    let office = world.office(FIRST);
    let before = of_stay(app, &office, amina.stay, EUROPASS, Language::En).await.expect("made");
    assert!(before.name.starts_with("europass-mobility-") && before.bytes.starts_with(b"%PDF"));
    let own = world.own(amina, FIRST);
    let nb = of_stay(app, &own, amina.stay, EUROPASS, Language::Nb).await.expect("made");
    let mut db = app.store.read().await.expect("a connection");
    let all = store::europass_mobility::list(&mut db, world.office).await.expect("numbers");
    drop(db);
    assert_eq!(all.len(), 1, "the number stays");
    assert_eq!(all[0].number, "EM01");
    let texts = [text_of(&before.bytes), text_of(&nb.bytes)];
    if let [Some(en), Some(nb)] = texts {
        assert!(en.contains("EM01") && en.contains("not there yet"), "{en}");
        assert!(nb.contains("EM01") && nb.contains("ikke her ennå"), "{nb}");
    }
    let soon = of_stay(app, &own, amina.stay, StayPaper::Attendance, Language::En).await;
    assert_eq!(refused(soon), "certificate-refused-not-over");
    let other = world.own(berit, FIRST);
    let mentor = world.mentor(1, FIRST);
    let finance = world.acting(Role::Finance, None, FIRST);
    for stranger in [&other, &mentor, &finance] {
        let tried = of_stay(app, stranger, amina.stay, EUROPASS, Language::En).await;
        assert!(matches!(tried, Err(Error::NotFound)));
    }
}

#[tokio::test]
async fn europass_mobility_counts_once_it_tells_in_time_what_came_of_the_stay() {
    let world = World::new().await;
    let app = world.app();
    let see =
        async |day: &str| report::see(app, &world.office(day), world.call).await.expect("a report");
    let counted = async |day: &str| {
        let Share { part, whole } = see(day).await.counts.europass;
        (part, whole)
    };
    let take = async |stay: walz_domain::MobilityId, day: &str| {
        of_stay(app, &world.office(day), stay, EUROPASS, Language::En).await.expect("made");
    };
    let amina = world.abroad("Amina", GROWN_UP, 1).await;
    take(amina.stay, FIRST).await;
    assert_eq!(counted(FIRST).await, (0, 0), "no stay has ended");
    mobility::come_home(app, &world.own(amina, LAST), amina.stay, day(LAST)).await.expect("home");
    assert_eq!(counted("2027-05-25").await, (0, 0), "its 30 days are not over");
    assert_eq!(counted("2027-05-26").await, (0, 1), "what tells what is agreed does not count");
    let berit = world.home("Berit").await;
    take(berit.stay, "2027-05-25").await;
    assert_eq!(counted("2027-05-25").await, (1, 1));
    take(amina.stay, "2027-05-26").await;
    take(berit.stay, "2027-06-20").await;
    assert_eq!(counted("2027-06-20").await, (1, 2), "one came late, the other is issued once");
    let mut acts = world.acts(amina.stay).await;
    acts.retain(|act| act.starts_with("europass_mobility"));
    assert_eq!(acts, ["europass_mobility.numbered", "europass_mobility.issued"]);

    let clara = world.abroad("Clara", GROWN_UP, 1).await;
    let end = EarlyEnd {
        on: day("2027-03-01"),
        reason: "Homesick".to_owned(),
        force_majeure: false,
        guardian_told: false,
    };
    let office = world.office("2027-03-01");
    mobility::end_early(app, &office, clara.stay, &end).await.expect("home");
    assert_eq!(counted("2027-06-20").await, (1, 2), "that stay was not completed");
    let table = see("2027-06-20").await.indicators;
    let found = table.iter().find(|one| one.code == Code::EuropassIssued).expect("a row");
    assert_eq!(found.finding, Finding::Hidden { persons: 2 });
}

/// Two weeks of a stay, as the host confirmed them.
async fn confirm(world: &World, stay: walz_domain::MobilityId) {
    let period = Period::new(day(FIRST), day(LAST)).expect("a period");
    let plan = Plan { period, weekdays: attendance::even_weekdays(40), rests: Vec::new() };
    for monday in plan.mondays().into_iter().take(2) {
        let by = "Lars Mentor".parse().expect("a name");
        let week = Week {
            id: world.bench.ctx.id(),
            mobility: stay,
            monday,
            days: plan.days(monday),
            confirmed: Some(Confirmed { by, at: Timestamp::UNIX_EPOCH }),
        };
        let mut tx = world.app().store.begin().await.expect("a transaction");
        let kept = store::attendance::Kept { week, sealed: None };
        store::attendance::add(&mut tx, world.office, &kept).await.expect("a week");
        tx.commit().await.expect("kept");
    }
}

#[tokio::test]
async fn the_certificate_of_attendance_tells_the_hours_that_were_confirmed() {
    let world = World::new().await;
    let app = world.app();
    let amina = world.home("Amina").await;
    let own = world.own(amina, "2027-05-11");
    let take = async || {
        of_stay(app, &own, amina.stay, StayPaper::Attendance, Language::En)
            .await
            .expect("made")
            .bytes
    };
    if let Some(text) = text_of(&take().await) {
        assert!(text.contains("Nobody has confirmed"), "{text}");
    }
    confirm(&world, amina.stay).await;
    if let Some(text) = text_of(&take().await) {
        assert!(text.contains("80 in the 2 of 14 weeks"), "{text}");
    }
    let offered = journey::see(app, &own).await.expect("a page").papers_to_take;
    assert_eq!(offered, StayPaper::ALL);
    let seen = stay::see(app, &world.mentor(0, "2027-05-11"), amina.stay).await.expect("a page");
    assert!(seen.papers.is_empty(), "they are the learner's to show");
}

#[tokio::test]
async fn papers_carry_the_seal_where_there_is_one() {
    let world = World::new().await;
    let app = world.sealing();
    let amina = world.home("Amina").await;
    world.decide(amina).await;
    let office = world.office("2027-05-11");
    for paper in StayPaper::ALL {
        let made = of_stay(&app, &office, amina.stay, *paper, Language::En).await.expect("made");
        let verdict = world.verdict(&app, &made.bytes).await;
        assert_eq!((verdict.format, verdict.outcome), (Format::Pdf, Outcome::Partly), "{paper}");
        assert!(verdict.checks.iter().any(|c| c.reason == Reason::OwnSeal), "{verdict:?}");
    }
}

#[tokio::test]
async fn hosts_and_mentors_are_certified_for_learners_who_came() {
    let world = World::new().await;
    let app = world.app();
    let host = world.hosts[0].id;
    let office = world.office("2027-05-11");
    let certificate = async |ctx: &Context, host: HostCompanyId| {
        of_host(app, ctx, host, Language::En).await.map(|file| file.bytes)
    };
    assert_eq!(refused(certificate(&office, host).await), "certificate-refused-nobody-came");
    let amina = world.home("Amina").await;
    let mine = world.mentor(0, "2027-05-11");
    let partner = world.acting(Role::Partner(world.partner), None, "2027-05-11");
    for ctx in [&office, &mine, &partner] {
        let pdf = certificate(ctx, host).await.expect("certified");
        if let Some(text) = text_of(&pdf) {
            assert!(text.contains("has taken one learner") && !text.contains("Amina"), "{text}");
        }
    }
    let unnamed = of_mentor(app, &mine, host, Language::En).await;
    assert_eq!(refused(unnamed), "certificate-refused-nobody-came", "another is named");
    let mut tx = app.store.begin().await.expect("a transaction");
    let texts = store::agreement::of_mobility(&mut tx, world.office, store::Id(amina.stay)).await;
    let mut text = texts.expect("texts").remove(0);
    text.content.hosting.mentor.name = "Marta Vega".parse().expect("a name");
    store::agreement::update(&mut tx, world.office, &text).await.expect("kept");
    tx.commit().await.expect("kept");
    let mentor = of_mentor(app, &mine, host, Language::En).await.expect("certified");
    if let Some(text) = text_of(&mentor.bytes) {
        assert!(text.contains("Marta Vega") && text.contains("guided one learner"), "{text}");
    }
    let elsewhere = world.acting(Role::Partner(world.bench.ctx.id()), None, "2027-05-11");
    for stranger in [&world.mentor(1, "2027-05-11"), &world.own(amina, "2027-05-11"), &elsewhere] {
        assert!(matches!(certificate(stranger, host).await, Err(Error::NotFound)));
    }
    assert_eq!(world.acts(host).await.len(), 4);
}
