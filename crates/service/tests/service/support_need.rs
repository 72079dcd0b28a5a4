//! Support needs: sealed, shared by name, each reading on record, erased when the time is over.

use crate::journey::{FIRST, GROWN_UP, Journey, faults, on};
use jiff::civil::date;
use walz_domain::mobility::State;
use walz_domain::support_need::{ReadFor, ShareWith};
use walz_policy::Role;
use walz_service::support_need::{self as need, New};
use walz_service::{Context, Error};

fn nuts(share_with: &[ShareWith]) -> New {
    New {
        code: "nut_allergy_severe".to_owned(),
        practical: "no nuts at work".to_owned(),
        barrier: "health".to_owned(),
        share_with: share_with.to_vec(),
        consented: true,
    }
}

async fn written(share_with: &[ShareWith]) -> Journey {
    let journey = Journey::new(GROWN_UP).await;
    let needs = [nuts(share_with)];
    need::write(journey.app(), &journey.learner(), journey.learner, &needs).await.expect("written");
    journey
}

async fn seen(journey: &Journey, ctx: &Context) -> Option<Vec<need::Seen>> {
    need::see(journey.app(), ctx, journey.learner, ReadFor::Care).await.ok().map(|(_, needs)| needs)
}

#[tokio::test]
async fn a_need_is_read_by_whom_it_was_shared_with_and_every_reading_is_on_record() {
    let journey = written(&[ShareWith::Office, ShareWith::HostMentor]).await;
    let office = seen(&journey, &journey.office()).await.expect("read");
    assert_eq!(office[0].background.as_ref().expect("whole").code, "nut_allergy_severe");
    let mentor = seen(&journey, &journey.mentor()).await.expect("read");
    assert_eq!(mentor[0].practical, "no nuts at work");
    assert_eq!(mentor[0].background, None, "practical measures, and no diagnosis");
    let partner = journey.actor(Role::Partner(journey.partner));
    assert_eq!(seen(&journey, &partner).await, Some(Vec::new()), "not shared with the partner");
    for role in [Role::Tutor(journey.tutor), Role::Finance, Role::Auditor] {
        assert_eq!(seen(&journey, &journey.actor(role)).await, None, "{role}");
    }
    for ctx in journey.strangers() {
        assert_eq!(seen(&journey, &ctx).await, None, "{}", ctx.actor.role);
    }
    assert_eq!(
        journey.acts(journey.learner.0).await,
        ["support_need.written", "support_need.read", "support_need.read", "support_need.read"]
    );
}

#[tokio::test]
async fn neither_the_database_nor_the_journal_can_tell_the_need() {
    let journey = written(&[ShareWith::Office]).await;
    let mut db = journey.app().store.read().await.expect("a connection");
    let sealed =
        walz_store::support_need::of_learner(&mut db, journey.organisation, journey.learner)
            .await
            .expect("bytes");
    assert!(!sealed[0].windows(4).any(|w| w == b"nuts"));
    let entries =
        walz_store::journal::list(&mut db, journey.organisation, None, 99).await.expect("entries");
    assert!(entries.iter().all(|entry| !entry.detail.contains("nut")));
}

#[tokio::test]
async fn what_is_written_needs_words_and_the_learners_agreement() {
    let journey = Journey::new(GROWN_UP).await;
    let bare = New { practical: " ".to_owned(), consented: false, ..nuts(&[]) };
    let error = need::write(journey.app(), &journey.office(), journey.learner, &[bare]).await;
    assert_eq!(
        faults(error.expect_err("refused")),
        ["need-practical-missing", "need-consent-missing"]
    );
    let mentor = need::write(journey.app(), &journey.mentor(), journey.learner, &[]).await;
    assert!(matches!(mentor, Err(Error::NotFound)));
}

#[tokio::test]
async fn needs_are_erased_thirty_days_after_the_return() {
    let journey = written(&[ShareWith::Office]).await;
    let (departed, back) = (FIRST, date(2027, 4, 25));
    journey.set_state(State::Returned { departed, on: back }).await;
    let worker = journey.actor(Role::Worker);
    let erase = |day| {
        let (app, ctx) = (journey.app().clone(), on(&worker, day));
        async move { need::erase_due(&app, &ctx).await.expect("swept") }
    };
    assert_eq!(erase(date(2027, 5, 24)).await, 0);
    assert_eq!(seen(&journey, &journey.office()).await.expect("read").len(), 1);
    assert_eq!(erase(date(2027, 5, 25)).await, 1);
    assert_eq!(seen(&journey, &journey.office()).await, Some(Vec::new()));
    let acts = journey.acts(journey.learner.0).await;
    assert_eq!(acts.last().map(String::as_str), Some("support_need.erased"));
    let office = need::erase_due(journey.app(), &journey.office()).await;
    assert!(matches!(office, Err(Error::NotFound)), "only the program erases by itself");
}
