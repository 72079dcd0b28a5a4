//! Incidents: told by anybody near, taken by somebody, read by few.

use super::world::{GROWN_UP, MINOR, Placed, World, day};
use walz_domain::IncidentId;
use walz_domain::case::Warning;
use walz_domain::incident::{IncidentKind, Level, Told};
use walz_policy::Role;
use walz_policy::incident::Reads;
use walz_service::incident::{self, New};
use walz_service::{Context, Error};
use walz_store as store;

fn told(learner: Placed, kind: IncidentKind, level: Level) -> New {
    New {
        mobility: learner.stay,
        happened: day("2027-03-01"),
        kind,
        level,
        about_health: false,
        text: "cut a finger, three stitches".to_owned(),
    }
}

impl World {
    async fn report(&self, ctx: &Context, new: &New) -> IncidentId {
        incident::report(self.app(), ctx, new).await.expect("reported").id
    }

    /// The worker at a moment.
    fn program(&self, moment: &str) -> Context {
        let worker = self.worker("2027-03-01");
        Context::new(worker.actor, moment.parse().expect("a moment"), worker.ids)
    }
}

#[tokio::test]
async fn everybody_is_called_until_somebody_takes_it() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let mentor = world.mentor(0, "2027-03-01");
    let id = world.report(&mentor, &told(amina, IncidentKind::WorkAccident, Level::Minor)).await;
    assert_eq!(world.told(id).await, ["kari@example.org"]);
    assert_eq!(world.row(amina).await.warnings, [Warning::IncidentOpen]);
    let alarms = async |moment: &str| {
        incident::raise_alarms(world.app(), &world.program(moment)).await.expect("looked")
    };
    assert_eq!(alarms("2027-03-02T10:59:00Z").await, 0, "there are 24 hours");
    assert_eq!(alarms("2027-03-02T11:00:00Z").await, 1);
    assert_eq!(alarms("2027-03-02T11:05:00Z").await, 0, "not twice");
    assert_eq!(world.told(id).await.len(), 3, "now whoever answers for safety too");
    // Nothing runs for days; the next look still finds it.
    assert_eq!(alarms("2027-03-07T08:00:00Z").await, 1);
    incident::take(world.app(), &world.office("2027-03-07"), id).await.expect("taken");
    assert_eq!(alarms("2027-03-20T08:00:00Z").await, 0);
}

#[tokio::test]
async fn a_critical_incident_calls_everybody_at_once_and_every_quarter_of_an_hour() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let own = world.own(amina, "2027-03-01");
    let id = world.report(&own, &told(amina, IncidentKind::Safeguarding, Level::Critical)).await;
    assert_eq!(world.told(id).await, ["kari@example.org", "sol@example.org"]);
    let app = world.app();
    let again = incident::raise_alarms(app, &world.program("2027-03-01T11:15:00Z")).await;
    assert_eq!(again.expect("looked"), 1);
    let mut db = app.store.read().await.expect("a connection");
    let jobs = store::job::list(&mut db, world.office, 9).await.expect("jobs");
    assert_eq!(jobs.iter().filter(|job| job.kind == incident::ALARM).count(), 2);
}

#[tokio::test]
async fn finance_reads_no_narrative() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let own = world.own(amina, "2027-03-01");
    let id = world.report(&own, &told(amina, IncidentKind::Theft, Level::Information)).await;
    let app = world.app();
    for role in [Role::Finance, Role::Auditor, Role::NetworkManager, Role::Operator] {
        let ctx = world.acting(role, Some(world.sol), "2027-03-01");
        assert!(matches!(incident::see(app, &ctx, id).await, Err(Error::NotFound)), "{role}");
        assert!(matches!(incident::list(app, &ctx).await, Err(Error::NotFound)), "{role}");
    }
    let foreign = world.mentor(1, "2027-03-01");
    assert!(matches!(incident::see(app, &foreign, id).await, Err(Error::NotFound)));
    let partner = world.acting(Role::Partner(world.partner), Some(world.contact), "2027-03-01");
    let seen = incident::see(app, &partner, id).await.expect("seen");
    assert_eq!(seen.reads, Reads::Narrative);
    assert!(seen.events.is_empty() && !seen.handles);
    assert_eq!(world.acts(id).await, ["incident.reported"], "no health, no entry for reading");
}

#[tokio::test]
async fn what_is_told_of_health_is_sealed_and_every_reading_is_kept() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let mentor = world.mentor(0, "2027-03-01");
    let id = world.report(&mentor, &told(amina, IncidentKind::Illness, Level::Minor)).await;
    let (app, office) = (world.app(), world.office("2027-03-01"));
    incident::take(app, &office, id).await.expect("taken");
    incident::note(app, &office, id, "stitches come out on Friday").await.expect("noted");
    {
        let mut db = app.store.read().await.expect("a connection");
        let kept = store::incident::told(&mut db, world.office, id).await.expect("told");
        assert!(matches!(kept, Some(store::incident::Told::Sealed(_))));
        let found = store::incident::find(&mut db, world.office, id).await.expect("found");
        assert_eq!(found.expect("an incident").log[0].text, "", "the note is sealed too");
    }
    let seen = incident::see(app, &office, id).await.expect("seen");
    assert_eq!(seen.narrative.as_deref(), Some("cut a finger, three stitches"));
    let notes: Vec<_> = seen.events.iter().filter_map(|event| event.note.as_deref()).collect();
    assert_eq!(notes, ["stitches come out on Friday"]);
    let partner = world.acting(Role::Partner(world.partner), Some(world.contact), "2027-03-01");
    let seen = incident::see(app, &partner, id).await.expect("seen");
    assert_eq!((seen.reads, seen.narrative), (Reads::Facts, None), "health is not the partner's");
    let acts = world.acts(id).await;
    assert_eq!(acts.iter().filter(|act| *act == "incident.read").count(), 1);
}

#[tokio::test]
async fn a_minors_guardian_is_told_before_an_incident_is_closed() {
    let world = World::new().await;
    let nora = world.abroad("Nora", MINOR, 0).await;
    let tutor = world.acting(Role::Tutor(world.tutor), Some(world.tutor_person), "2027-03-01");
    let id = world.report(&tutor, &told(nora, IncidentKind::Theft, Level::Minor)).await;
    let (app, office) = (world.app(), world.office("2027-03-02"));
    let close = async || incident::close(app, &office, id, "a lock for the bicycle").await;
    assert!(
        matches!(close().await, Err(Error::Refused(why)) if why.key == "incident-refused-guardian")
    );
    let known = Told { guardian: true, ..Told::default() };
    incident::tell(app, &office, id, known, 1).await.expect("told");
    assert!(
        matches!(close().await, Err(Error::Refused(why)) if why.key == "incident-refused-nobody")
    );
    incident::take(app, &office, id).await.expect("taken");
    close().await.expect("closed");
    assert!(world.row(nora).await.warnings.is_empty());
    incident::reopen(app, &office, id).await.expect("open again");
    assert_eq!(world.row(nora).await.warnings, [Warning::IncidentOpen]);
}

#[tokio::test]
async fn an_incident_that_turns_out_grave_goes_to_whoever_answers_for_safety() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let own = world.own(amina, "2027-03-01");
    let id = world.report(&own, &told(amina, IncidentKind::Conflict, Level::Information)).await;
    assert!(world.told(id).await.is_empty(), "it waits on the list");
    let office = world.office("2027-03-01");
    incident::judge(world.app(), &office, id, Level::Serious).await.expect("judged");
    assert_eq!(world.told(id).await, ["kari@example.org", "sol@example.org"]);
    let list = incident::list(world.app(), &office).await.expect("a list");
    assert_eq!((list.open.len(), list.open[0].name.as_str()), (1, "Amina"));
}

#[tokio::test]
async fn ten_reports_at_once_have_ten_codes() {
    let world = std::sync::Arc::new(World::new().await);
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let reports: Vec<_> = (0..10)
        .map(|_| {
            let world = world.clone();
            tokio::spawn(async move {
                let office = world.office("2027-03-01");
                let new = told(amina, IncidentKind::Other, Level::Information);
                incident::report(world.app(), &office, &new).await.expect("reported").code
            })
        })
        .collect();
    let mut codes = std::collections::BTreeSet::new();
    for report in reports {
        codes.insert(report.await.expect("ran"));
    }
    assert_eq!(codes.len(), 10);
}
