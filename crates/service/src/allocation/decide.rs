//! A person's word on what the engine proposed: confirm it, or choose otherwise for a reason.

use super::round::Round;
use super::say::Say;
use crate::{App, Context, Error, Refused, Result, Subject, Work, begin, case};
use serde_json::json;
use walz_domain::allocation::{AllocationState, RunState};
use walz_domain::mobility::{self, Mobility};
use walz_domain::{CallId, LearnerId, MobilityId, OfferId, OrganisationId, PersonId, RunId};
use walz_policy::{self as policy, case::RunsRounds};
use walz_store::{self as store, Id};
use walz_words::Words;

/// Who decides, and for which organisation: always a person.
pub(super) fn decider(ctx: &Context) -> Result<(PersonId, OrganisationId)> {
    let RunsRounds { organisation } =
        policy::case::runs_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    Ok((ctx.actor.person.ok_or(Error::NotFound)?, organisation))
}

/// Confirms what a run proposed for these learners: each gets a stay at the proposed place.
///
/// # Errors
/// [`Error::NotFound`] where the run or a learner in it is not there, or for who may not; [`Error::Refused`] where a
/// learner has a stay already or got no place, or the place is full.
pub async fn confirm(
    app: &App,
    ctx: &Context,
    run: RunId,
    learners: &[LearnerId],
) -> Result<Vec<MobilityId>> {
    let (by, organisation) = decider(ctx)?;
    let mut work = begin!(app, ctx, "allocation.confirm", &(run, learners));
    let mut stored = store::allocation::find_run(&mut work, organisation, run).await?;
    let run = stored.as_mut().ok_or(Error::NotFound)?;
    // Whoever decides about places of this round in the same second waits here.
    store::call::hold(&mut work, organisation, run.call).await?;
    if !run.state.counts() {
        return Err(Error::refused("allocation-run-discarded"));
    }
    let mut stays = Vec::with_capacity(learners.len());
    for learner in learners {
        let found = store::allocation::find(&mut work, organisation, run.id, *learner).await?;
        let mut allocation = found.ok_or(Error::NotFound)?;
        if allocation.state != AllocationState::Proposed {
            return Err(Error::refused("allocation-decided"));
        }
        let offer = allocation.offer.ok_or_else(|| Error::refused("allocation-no-place"))?;
        allocation.state = AllocationState::Confirmed { by, at: ctx.now };
        store::allocation::update(&mut work, organisation, &allocation).await?;
        let stay = place(&mut work, run.call, *learner, offer).await?;
        let detail = json!({ "run": run.id, "offer": offer, "mobility": stay });
        work.journal("allocation.confirmed", Subject::new("learner", *learner), detail);
        case::refresh(&mut work, run.call, *learner).await?;
        stays.push(stay);
    }
    if run.state == RunState::Proposed {
        run.state = RunState::Confirmed;
        store::allocation::update_run(&mut work, organisation, run).await?;
    }
    work.commit(stays).await
}

/// Gives a learner another place than the engine proposed. The reason is kept; the rules still hold.
///
/// # Errors
/// [`Error::NotFound`] where something is not there, or for who may not; [`Error::Invalid`] without a reason;
/// [`Error::Refused`] where a rule stands between them, the place is full, or the learner has a stay already.
pub async fn override_with(
    app: &App,
    ctx: &Context,
    run: RunId,
    learner: LearnerId,
    offer: OfferId,
    reason: &str,
) -> Result<MobilityId> {
    let (by, organisation) = decider(ctx)?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Error::invalid("reason", "allocation-reason-missing"));
    }
    let mut work = begin!(app, ctx, "allocation.override", &(run, learner, offer, reason));
    let run = store::allocation::find_run(&mut work, organisation, run).await?;
    let run = run.ok_or(Error::NotFound)?;
    if !run.state.counts() {
        return Err(Error::refused("allocation-run-discarded"));
    }
    store::call::hold(&mut work, organisation, run.call).await?;
    let found = store::allocation::find(&mut work, organisation, run.id, learner).await?;
    let mut allocation = found.ok_or(Error::NotFound)?;
    let round = Round::load(&mut work, &app.keys, organisation, run.call).await?;
    let applicant = round.applicant(learner).ok_or(Error::NotFound)?;
    let wanted = round.offers.get(&offer).ok_or(Error::NotFound)?;
    // What was not wished may still be given; everything else is a rule that protects somebody.
    if let Some(rule) = round.hard_rule(applicant, wanted)? {
        let say = Say { round: &round, words: Words::of(ctx.language) };
        return Err(Refused::new("allocation-rule").with("rule", say.rule(&rule)).into());
    }
    let at = ctx.now;
    allocation.state = AllocationState::Overridden { by, at, reason: reason.to_owned() };
    allocation.offer = Some(offer);
    allocation.rank = Some(applicant.application.wishes.rank(wanted.partner));
    store::allocation::update(&mut work, organisation, &allocation).await?;
    let stay = place(&mut work, run.call, learner, offer).await?;
    let detail = json!({ "run": run.id, "offer": offer, "mobility": stay, "reason": reason });
    work.journal("allocation.overridden", Subject::new("learner", learner), detail);
    case::refresh(&mut work, run.call, learner).await?;
    work.commit(stay).await
}

/// Makes the stay: the place must have room, and the learner none yet.
pub(super) async fn place(
    work: &mut Work,
    call: CallId,
    learner: LearnerId,
    offer: OfferId,
) -> Result<MobilityId> {
    let organisation = work.ctx().actor.organisation;
    let offer = store::offer::find(work, organisation, offer).await?.ok_or(Error::NotFound)?;
    let taken = store::mobility::of_offer(work, organisation, Id(offer.id)).await?;
    let counts =
        |m: &&store::Stored<Mobility>| !matches!(m.state, mobility::State::Cancelled { .. });
    if taken.iter().filter(counts).count() >= usize::try_from(offer.slots).unwrap_or(usize::MAX) {
        return Err(Refused::new("allocation-full").with("offer", offer.code.clone()).into());
    }
    let own = store::mobility::of_learner(work, organisation, Id(learner)).await?;
    if own.iter().filter(counts).any(|m| m.call == call) {
        return Err(Error::refused("allocation-has-stay"));
    }
    let applications = store::application::of_learner(work, organisation, Id(learner)).await?;
    let application = applications.into_iter().find(|a| a.call == call).ok_or(Error::NotFound)?;
    let stay = Mobility {
        id: work.ctx().id(),
        call,
        learner,
        offer: offer.id,
        accommodation: None,
        period: offer.period,
        green_travel: application.wishes.green_travel,
        state: mobility::State::Planned,
    };
    store::mobility::add(work, organisation, &stay).await?;
    Ok(stay.id)
}
