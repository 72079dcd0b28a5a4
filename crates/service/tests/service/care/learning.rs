//! Assessment and recognition, and the host's page.

use super::world::{GROWN_UP, LAST, Placed, World, day};
use serde_json::json;
use walz_domain::assessment::Attained;
use walz_domain::case::{Act, Stage, Turn};
use walz_domain::host_answer::Again;
use walz_domain::recognition::{Decision, Grounds};
use walz_policy::Role;
use walz_service::assessment::{self, Found};
use walz_service::{Context, Error, Result, Work, host, mobility, need, recognition};

fn found(unit: &str, result: Attained) -> Found {
    Found {
        unit: unit.to_owned(),
        result,
        comment: String::new(),
        grade: walz_service::grade::Given::default(),
    }
}

fn refused(result: Result<()>) -> &'static str {
    match result {
        Err(Error::Refused(refused)) => refused.key,
        other => panic!("{other:?}"),
    }
}

impl World {
    async fn assess(&self, ctx: &Context, learner: Placed, found: &[Found]) -> Result<()> {
        assessment::assess(self.app(), ctx, learner.stay, found).await
    }
}

#[tokio::test]
async fn a_mentor_never_sees_another_hosts_learner() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let berit = world.abroad("Berit", GROWN_UP, 1).await;
    let page = host::see(world.app(), &world.mentor(0, "2027-02-01")).await.expect("a page");
    let names: Vec<_> = page.learners.iter().map(|placed| placed.name.as_str()).collect();
    assert_eq!(names, ["Amina"]);
    let foreign = world.mentor(1, "2027-04-20");
    let judged = [found("COOK-U1", Attained::Achieved)];
    assert!(matches!(world.assess(&foreign, amina, &judged).await, Err(Error::NotFound)));
    let answer = assessment::answer_for_host(world.app(), &foreign, amina.stay, Again::Yes).await;
    assert!(matches!(answer, Err(Error::NotFound)));
    world.assess(&foreign, berit, &judged).await.expect("her own learner");
}

#[tokio::test]
async fn a_mentor_reads_what_matters_at_work_and_it_stands_in_the_journal() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let needs = [
        ("nut_allergy_severe", "no nuts at work", "host_mentor"),
        ("dyslexia", "plain language", "office"),
    ];
    let needs: Vec<_> = needs
        .iter()
        .map(|(code, practical, with)| {
            serde_json::from_value(json!({
                "learner": amina.id, "code": code, "practical": practical, "barrier": "health",
                "disclosed_by": "learner", "consented": "2026-10-17", "share_with": [with],
                "erase_after": ""
            }))
            .expect("a need")
        })
        .collect();
    let office = world.office("2027-02-01");
    let mut work = Work::fresh(world.app(), &office).await.expect("a unit of work");
    need::seal(&mut work, amina.id, &needs).await.expect("sealed");
    work.commit(()).await.expect("kept");
    let page = host::see(world.app(), &world.mentor(0, "2027-02-01")).await.expect("a page");
    assert_eq!(page.learners[0].needs, ["no nuts at work"]);
    assert_eq!(world.acts(amina.id).await, ["support_need.read"]);
}

#[tokio::test]
async fn what_was_found_can_be_changed_until_the_return_and_counts_after_a_decision() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let (app, mentor) = (world.app(), world.mentor(0, "2027-04-20"));
    world.assess(&mentor, amina, &[found("COOK-U1", Attained::Partly)]).await.expect("assessed");
    world.assess(&mentor, amina, &[found("COOK-U1", Attained::Achieved)]).await.expect("changed");
    let unknown = world.assess(&mentor, amina, &[found("WELD-U1", Attained::Achieved)]).await;
    assert!(matches!(unknown, Err(Error::Invalid(_))), "only what was agreed");
    let own = world.own(amina, LAST);
    mobility::come_home(app, &own, amina.stay, day(LAST)).await.expect("home");
    let row = world.row(amina).await;
    assert_eq!((row.stage, row.act, row.turn), (Stage::Home, Act::Assess, Turn::Host));
    let changed = world.assess(&mentor, amina, &[found("COOK-U1", Attained::NotYet)]).await;
    assert_eq!(refused(changed), "assessment-refused-final");
    let later = world.mentor(0, "2027-04-28");
    world.assess(&later, amina, &[found("COOK-U2", Attained::Partly)]).await.expect("the rest");

    let tutor = world.acting(Role::Tutor(world.tutor), Some(world.tutor_person), "2027-05-03");
    let decide = async |ctx: &Context, unit: &str, decision: Decision| {
        recognition::decide(app, ctx, amina.stay, unit, &decision, &Grounds::default()).await
    };
    assert!(matches!(decide(&mentor, "COOK-U1", Decision::Full).await, Err(Error::NotFound)));
    decide(&tutor, "COOK-U1", Decision::Full).await.expect("in full");
    let full = decide(&tutor, "COOK-U2", Decision::Full).await;
    assert_eq!(refused(full), "recognition-refused-not-achieved");
    let without = decide(&tutor, "COOK-U2", Decision::Partial { reason: String::new() }).await;
    assert!(matches!(without, Err(Error::Invalid(_))));
    let part = Decision::Partial { reason: "cold dishes".to_owned() };
    decide(&tutor, "COOK-U2", part).await.expect("in part");
    assert_eq!(world.row(amina).await.act, Act::CloseFile);
    mobility::close(app, &world.office("2027-05-10"), amina.stay).await.expect("closed");
    assert_eq!(world.row(amina).await.stage, Stage::Closed);
}

#[tokio::test]
async fn mentors_are_written_to_when_it_is_time_and_once() {
    let world = World::new().await;
    let amina = world.learner("Amina", GROWN_UP, 0).await;
    let remind = async |on: &str| {
        host::remind(world.app(), &world.worker(on), day(on)).await.expect("reminded")
    };
    assert_eq!(remind("2027-01-01").await, 0);
    assert_eq!(remind("2027-01-10").await, 1, "who comes");
    assert_eq!(remind("2027-01-11").await, 0);
    world.papers(amina).await;
    let own = world.own(amina, "2027-01-17");
    mobility::depart(world.app(), &own, amina.stay, day("2027-01-17")).await.expect("left");
    assert_eq!(remind("2027-01-18").await, 1, "is she there?");
    mobility::arrive(world.app(), &world.mentor(0, "2027-01-18"), amina.stay, day("2027-01-18"))
        .await
        .expect("there");
    assert_eq!(remind("2027-04-16").await, 1, "please assess");
    let mails = world.bench.mails(world.office, amina.stay).await;
    assert!(mails.iter().all(|mail| mail.contains("https://walz.example/t/")), "{mails:?}");
}
