//! What the office decides beforehand.

use super::{refused, value};
use crate::year::{OFFICE, Office};
use walz_domain::allocation::LockKind;
use walz_domain::{LearnerId, OfferId};
use walz_service::Error;
use walz_service::allocation::{self, NewLock};
use walz_store as store;

#[tokio::test]
async fn what_the_office_decides_beforehand_holds_in_the_next_run() {
    let office = Office::filled().await;
    office.placed().await;
    let sheet = allocation::sheet(&office.app, &office.ctx, office.call).await.expect("read");
    let sheet = sheet.expect("a run");
    let entry = sheet.entries.iter().find(|entry| !entry.choices.is_empty()).expect("a choice");
    let (learner, other) = (entry.allocation.learner, entry.choices[0]);
    let had = entry.allocation.offer.expect("a place");

    let nameless =
        NewLock { reason: " ".to_owned(), ..office.lock_of(learner, had, LockKind::Keep) };
    assert!(matches!(office.lock(&nameless).await, Err(Error::Invalid(_))));
    let out = office.lock_of(learner, had, LockKind::Forbid);
    let id = office.lock(&out).await.expect("ruled out");
    assert_eq!(refused(office.lock(&out).await.expect_err("twice")).key, "lock-twice");
    let keep = office.lock_of(learner, had, LockKind::Keep);
    let clash = refused(office.lock(&keep).await.expect_err("the opposite"));
    assert_eq!(clash.key, "lock-ruled-out-already");
    assert_eq!(value(&clash, "reason"), "Her aunt lives there.");
    office.placed().await;
    let goes =
        |places: &[(LearnerId, OfferId)]| places.iter().find(|(l, _)| *l == learner).copied();
    assert_ne!(goes(&office.places().await), Some((learner, had)));

    allocation::unlock(&office.app, &office.ctx, office.call, id).await.expect("taken off");
    let kept = office.lock_of(learner, other, LockKind::Keep);
    let id = office.lock(&kept).await.expect("kept");
    office.placed().await;
    assert_eq!(goes(&office.places().await), Some((learner, other)));
    let acts = office.acts().await;
    for act in ["allocation.ruled_out", "allocation.unlocked", "allocation.kept"] {
        assert!(acts.iter().any(|known| known == act), "{act}");
    }
    let again = allocation::unlock(&office.app, &office.ctx, office.call, id).await;
    again.expect("taken off");
    let gone = allocation::unlock(&office.app, &office.ctx, office.call, id).await;
    assert!(matches!(gone, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_lock_against_a_rule_or_against_others_is_refused_by_name() {
    let office = Office::filled().await;
    office.placed().await;
    let places = office.places().await;
    let mut db = office.app.store.read().await.expect("a connection");
    let offers = store::offer::list(&mut db, OFFICE).await.expect("offers");
    let learners = store::learner::list(&mut db, OFFICE).await.expect("learners");
    drop(db);
    let (who, at) = places[0];
    let learner = learners.iter().find(|l| l.id == who).expect("the learner");
    let foreign = offers.iter().find(|o| o.trade != learner.trade).expect("another trade");
    let against = office.lock_of(who, foreign.id, LockKind::Keep);
    let rule = refused(office.lock(&against).await.expect_err("a rule"));
    assert_eq!((rule.key, value(&rule, "rule")), ("lock-against-rule", "It is another trade"));

    // More than the host has places for, each of whom could go there alone.
    let slots = offers.iter().find(|o| o.id == at).expect("the offer").slots;
    let sheet = allocation::sheet(&office.app, &office.ctx, office.call).await.expect("read");
    let sheet = sheet.expect("a run");
    let full = offers.iter().find(|offer| {
        let could = sheet.entries.iter().filter(|entry| {
            entry.choices.contains(&offer.id) || entry.allocation.offer == Some(offer.id)
        });
        could.count() > usize::try_from(offer.slots).expect("few")
    });
    let full = full.expect("a place that more want than can go");
    let could = sheet.entries.iter().filter(|entry| {
        entry.choices.contains(&full.id) || entry.allocation.offer == Some(full.id)
    });
    let mut last = None;
    for entry in could {
        let new = office.lock_of(entry.allocation.learner, full.id, LockKind::Keep);
        match office.lock(&new).await {
            Ok(_) => {}
            Err(error) => {
                last = Some((entry.name.clone(), refused(error)));
                break;
            }
        }
    }
    let (name, clash) = last.expect("not all of them");
    assert_eq!(clash.key, "lock-clashes");
    let core = value(&clash, "core");
    assert!(core.contains(&format!("{name} is kept at")) && !core.contains("locked:"), "{core}");
    assert!(slots > 0);
}
