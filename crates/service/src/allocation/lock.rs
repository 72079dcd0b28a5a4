//! What the office decides about learners and places before the engine looks: kept together, or ruled out, for a reason
//! that stays on record.

use super::decide::decider;
use super::field::Field;
use super::load;
use super::problem;
use super::round::Round;
use super::say::Say;
use super::solve::{apart, best};
use crate::{App, Context, Error, Refused, Result, Subject, begin, text};
use serde::{Deserialize, Serialize};
use serde_json::json;
use walz_allocate::Goal;
use walz_domain::allocation::{Conditions, Lock, LockKind};
use walz_domain::{CallId, LearnerId, LockId, OfferId};
use walz_policy::{self as policy, case::RunsRounds};
use walz_store::{self as store, Id};
use walz_words::Words;

/// The locks of a round, with the names of all that they are about.
#[derive(Clone, Debug)]
pub struct Locks {
    /// The newest first.
    pub locks: Vec<Lock>,
    pub field: Field,
}

/// What the office decided beforehand in a round.
///
/// # Errors
/// [`Error::NotFound`] where there is no such round, or for who does not run it.
pub async fn locks(app: &App, ctx: &Context, call: CallId) -> Result<Locks> {
    let RunsRounds { organisation } =
        policy::case::runs_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let field = Field::load(&mut db, organisation, call).await?;
    let locks = store::allocation_lock::of_call(&mut db, organisation, Id(call)).await?;
    Ok(Locks { locks: locks.into_iter().rev().map(store::Stored::into_value).collect(), field })
}

/// What somebody wants to decide beforehand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewLock {
    pub learner: LearnerId,
    pub offer: OfferId,
    pub kind: LockKind,
    pub reason: String,
}

/// Keeps a learner at a place, or rules it out. The next run keeps to it.
///
/// # Errors
/// [`Error::NotFound`] where something is not there, or for who may not; [`Error::Invalid`] without a reason;
/// [`Error::Refused`] with the rule that stands between them, the lock that says otherwise, or the limits that could not
/// be kept with it; [`Error::ChangedMeanwhile`] where somebody else decided in the same moment.
pub async fn lock(app: &App, ctx: &Context, call: CallId, new: &NewLock) -> Result<LockId> {
    let (by, organisation) = decider(ctx)?;
    let reason = match text::optional("reason", &new.reason)? {
        reason if reason.is_empty() => return Err(Error::invalid("reason", "lock-reason-missing")),
        reason => reason,
    };
    let words = Words::of(ctx.language);
    let round = load(&mut app.store.read().await?, app, organisation, call).await?;
    let NewLock { learner, offer, kind, .. } = *new;
    let lock = Lock { id: ctx.id(), call, learner, offer, kind, reason, by, at: ctx.now };
    // Whoever sends the same form again finds the lock that it made.
    if ctx.idempotency.is_none() || !round.locks.iter().any(|known| same(known, &lock)) {
        fits(&round, &lock, words)?;
    }
    let known = round.locks.clone();
    let tried = lock.clone();
    apart(move || holds_together(round, tried, words)).await?;

    let mut work = begin!(app, ctx, "allocation.lock", &(call, new));
    store::call::hold(&mut work, organisation, call).await?;
    let now = load(&mut work, app, organisation, call).await?;
    if now.locks != known {
        return Err(Error::ChangedMeanwhile);
    }
    fits(&now, &lock, words)?;
    store::allocation_lock::add(&mut work, organisation, &lock).await?;
    let act = match lock.kind {
        LockKind::Keep => "allocation.kept",
        LockKind::Forbid => "allocation.ruled_out",
    };
    let detail = json!({ "call": call, "offer": lock.offer, "reason": lock.reason });
    work.journal(act, Subject::new("learner", lock.learner), detail);
    work.commit(lock.id).await
}

fn same(one: &Lock, other: &Lock) -> bool {
    (one.learner, one.offer, one.kind) == (other.learner, other.offer, other.kind)
}

/// Whether a lock can be set, as far as the two it is about are concerned.
fn fits(round: &Round, lock: &Lock, words: Words) -> Result<()> {
    let applicant = round.applicant(lock.learner).ok_or(Error::NotFound)?;
    let offer = round.offers.get(&lock.offer).ok_or(Error::NotFound)?;
    let say = Say { round, words };
    let refused = |key: &'static str| Refused::new(key).with("name", applicant.name.clone());
    let has = round.stay_of(applicant);
    let elsewhere = match lock.kind {
        LockKind::Keep => has.filter(|has| has.id != lock.offer),
        LockKind::Forbid => has.filter(|has| has.id == lock.offer),
    };
    if let Some(has) = elsewhere {
        return Err(refused("lock-has-place").with("place", say.place(has)).into());
    }
    if round.locks.iter().any(|known| same(known, lock)) {
        return Err(refused("lock-twice").with("place", say.place(offer)).into());
    }
    if let Some(other) = round.locks.iter().find(|known| known.contradicts(lock)) {
        let place = round.offers.get(&other.offer).map(|offer| say.place(offer));
        let refused = match other.kind {
            LockKind::Keep => refused("lock-kept-already"),
            LockKind::Forbid => refused("lock-ruled-out-already"),
        };
        let refused = refused.with("place", place.unwrap_or_default());
        return Err(refused.with("reason", other.reason.clone()).into());
    }
    match round.hard_rule(applicant, offer)? {
        Some(rule) if lock.kind == LockKind::Keep => {
            let refused = refused("lock-against-rule").with("place", say.place(offer));
            Err(refused.with("rule", say.rule(&rule)).into())
        }
        _ => Ok(()),
    }
}

/// Whether any allocation is left that keeps all limits and all locks.
fn holds_together(mut round: Round, lock: Lock, words: Words) -> Result<()> {
    round.locks.retain(|known| !same(known, &lock));
    round.locks.push(lock);
    let conditions = Conditions::of_round(&round.call);
    let mut problem = problem::of(&round, &conditions, words)?;
    problem.objective = vec![Goal::MaxPlaced];
    match best(&problem)? {
        Ok(_) => Ok(()),
        Err(core) => {
            let say = Say { round: &round, words };
            Err(Refused::new("lock-clashes").with("core", say.clash(&core)).into())
        }
    }
}

/// Takes a lock off again.
///
/// # Errors
/// [`Error::NotFound`] where the round has no such lock, or for who may not.
pub async fn unlock(app: &App, ctx: &Context, call: CallId, lock: LockId) -> Result<()> {
    let (_, organisation) = decider(ctx)?;
    let mut work = begin!(app, ctx, "allocation.unlock", &(call, lock));
    let found = store::allocation_lock::find(&mut work, organisation, lock).await?;
    let found = found.filter(|found| found.call == call).ok_or(Error::NotFound)?;
    store::allocation_lock::remove(&mut work, organisation, lock).await?;
    let detail = json!({ "call": call, "offer": found.offer, "kind": found.kind });
    work.journal("allocation.unlocked", Subject::new("learner", found.learner), detail);
    work.commit(()).await
}
