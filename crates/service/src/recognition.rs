//! Recognition: what the home side makes of the assessed units.

use crate::assessment::self_name;
use crate::mobility::reach;
use crate::{App, Context, Error, Result, Subject, begin, case, text};
use serde_json::json;
use walz_domain::MobilityId;
use walz_domain::mobility::State;
use walz_domain::recognition::{Appeal, Decided, Decision, Grounds, Recognition, Refused, check};
use walz_policy as policy;
use walz_store as store;

/// Decides what a unit counts for at home. The decision rests on the moderated result where there is one, else on what the
/// mentor found, and says so. It can be changed until the file is closed; every one is in the journal.
///
/// # Errors
/// [`Error::NotFound`] for who may not; [`Error::Invalid`] without the words or points that its kind needs; [`Error::Refused`] where
/// the unit was not assessed or not achieved, or the file is closed.
pub async fn decide(
    app: &App,
    ctx: &Context,
    stay: MobilityId,
    unit: &str,
    decision: &Decision,
    grounds: &Grounds,
) -> Result<()> {
    let mut work = begin!(app, ctx, "recognition.decide", &(stay, unit, decision, grounds));
    let organisation = ctx.actor.organisation;
    let reached = reach(&mut work, stay).await?;
    let _may = policy::assessment::recognise(reached.relation).ok_or(Error::NotFound)?;
    if matches!(reached.stay.mobility.state, State::Closed { .. }) {
        return Err(Error::refused("assessment-refused-closed"));
    }
    if !reached.stay.unit_codes().contains(&unit) {
        return Err(Error::NotFound);
    }
    let grounds = tidy(grounds)?;
    let basis = reached.stay.basis(unit);
    check(basis, decision, &grounds).map_err(refusal)?;
    let rests_on = basis.ok_or_else(|| refusal(Refused::NotAssessed))?;
    let by = self_name(&mut work).await?;
    let decided = Decided { decision: decision.clone(), grounds, rests_on };
    match reached.stay.recognitions.iter().find(|r| r.unit == unit) {
        Some(before) => {
            let mut stored = before.clone();
            stored.decide(decided, by, ctx.now);
            store::recognition::update(&mut work, organisation, &stored).await?;
        }
        None => {
            let new = Recognition {
                id: ctx.id(),
                mobility: stay,
                unit: unit.to_owned(),
                decision: decided.decision,
                grounds: decided.grounds,
                rests_on: Some(decided.rests_on),
                decided_by: by,
                at: ctx.now,
                appeal: None,
            };
            store::recognition::add(&mut work, organisation, &new).await?;
        }
    }
    let detail = json!({ "unit": unit, "decision": decision.code(), "rests_on": rests_on });
    work.journal("recognition.decided", Subject::new("mobility", stay), detail);
    case::refresh(&mut work, reached.file.call.id, reached.file.learner.id).await?;
    work.commit(()).await
}

/// A learner asks to have a decision looked at again.
///
/// # Errors
/// [`Error::NotFound`] where it is not the actor's own stay, or nothing was decided on the unit; [`Error::Invalid`] without
/// a reason; [`Error::Refused`] where it counts in full, was looked at again before, or the file is closed.
pub async fn appeal(
    app: &App,
    ctx: &Context,
    stay: MobilityId,
    unit: &str,
    reason: &str,
) -> Result<()> {
    let mut work = begin!(app, ctx, "recognition.appeal", &(stay, unit, reason));
    let organisation = ctx.actor.organisation;
    let reached = reach(&mut work, stay).await?;
    let _may = policy::assessment::appeal(reached.relation).ok_or(Error::NotFound)?;
    if matches!(reached.stay.mobility.state, State::Closed { .. }) {
        return Err(Error::refused("assessment-refused-closed"));
    }
    let reason = text::optional("reason", reason)?;
    if reason.is_empty() {
        return Err(Error::invalid("reason", "appeal-reason-missing"));
    }
    let found = reached.stay.recognitions.iter().find(|r| r.unit == unit);
    let mut stored = found.ok_or(Error::NotFound)?.clone();
    let by = reached.file.person.name.clone();
    stored
        .appeal(Appeal { reason, by, at: ctx.now, answered: None }, reached.today)
        .map_err(refusal)?;
    store::recognition::update(&mut work, organisation, &stored).await?;
    let detail = json!({ "unit": unit });
    work.journal("recognition.appealed", Subject::new("mobility", stay), detail);
    case::refresh(&mut work, reached.file.call.id, reached.file.learner.id).await?;
    work.commit(()).await
}

/// The grounds without space around, unless one is too long.
fn tidy(grounds: &Grounds) -> Result<Grounds> {
    Ok(Grounds {
        decided_by: text::optional("decided_by", &grounds.decided_by)?,
        legal_base: text::optional("legal_base", &grounds.legal_base)?,
        reference: text::optional("reference", &grounds.reference)?,
        ..grounds.clone()
    })
}

fn refusal(refused: Refused) -> Error {
    match refused {
        Refused::NotAssessed => Error::refused("recognition-refused-not-assessed"),
        Refused::NotAchieved => Error::refused("recognition-refused-not-achieved"),
        Refused::NoReason => Error::invalid("reason", "recognition-reason-missing"),
        Refused::NoPoints => Error::invalid("points", "recognition-points-missing"),
        Refused::AppealEnds => Error::invalid("appeal_until", "recognition-appeal-ends"),
        Refused::NotDecided => Error::refused("appeal-refused-not-decided"),
        Refused::AppealOver => Error::refused("appeal-refused-over"),
        Refused::InFull => Error::refused("appeal-refused-in-full"),
        Refused::AppealedBefore => Error::refused("appeal-refused-before"),
    }
}
