//! Moderation: the home teacher confirms what the mentor found of each unit, or says what differs. This is the validation
//! that decisions of recognition rest on.

use crate::assessment::self_name;
use crate::host::{Outcome, outcomes};
use crate::mobility::{Reached, reach};
use crate::{App, Context, Error, Result, Subject, Work, begin, case, text};
use serde::{Deserialize, Serialize};
use serde_json::json;
use walz_domain::MobilityId;
use walz_domain::assessment::Attained;
use walz_domain::moderation::{Moderation, Refused, View, check};
use walz_domain::person::Name;
use walz_policy as policy;
use walz_store as store;

/// What a link to the form is for.
pub const LINK: &str = "moderation";

/// The assessed units of a stay, for the home teacher.
#[derive(Debug)]
pub struct Seen {
    pub mobility: MobilityId,
    pub learner: String,
    pub host: String,
    pub mentor: Option<Name>,
    pub units: Vec<Unit>,
}

#[derive(Debug)]
pub struct Unit {
    pub outcome: Outcome,
    pub found: Attained,
    /// As it was moderated, while the mentor found nothing else since.
    pub moderation: Option<Moderation>,
    /// Whether it can be moderated now: not once it is decided on, unless somebody asks to look at it again.
    pub open: bool,
}

/// What there is to moderate in a stay.
///
/// # Errors
/// [`Error::NotFound`] for who may not moderate it.
pub async fn see(app: &App, ctx: &Context, stay: MobilityId) -> Result<Seen> {
    let mut work = Work::fresh(app, ctx).await?;
    let reached = reach(&mut work, stay).await?;
    let _may = policy::assessment::moderate(reached.relation).ok_or(Error::NotFound)?;
    let all = outcomes(&mut work, &reached.file, &reached.stay).await?;
    let unit = |outcome: Outcome| {
        let (found, code) = (outcome.result?, outcome.code.as_str());
        let moderation = reached.stay.moderation(code).cloned();
        let open = may_change(&reached, code, &View::Confirmed).is_ok();
        Some(Unit { found, moderation, open, outcome })
    };
    Ok(Seen {
        mobility: stay,
        learner: reached.file.person.name.to_string(),
        host: reached.stay.host.name.to_string(),
        mentor: reached.stay.assessments.first().map(|a| a.assessor.clone()),
        units: all.into_iter().filter_map(unit).collect(),
    })
}

/// What the home teacher makes of one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// Code of the agreed unit.
    pub unit: String,
    pub view: View,
    /// What the mentor had found when it was looked at, where somebody looked.
    pub seen: Option<Attained>,
}

/// Keeps what the home teacher makes of units. What is said again the same way changes nothing; the mentor's results stay
/// as they are.
///
/// # Errors
/// [`Error::NotFound`] where it is not the actor's to moderate; [`Error::Invalid`] where nothing is said, or something
/// differs without a reason or another result; [`Error::ChangedMeanwhile`] where the mentor finds something else by now;
/// [`Error::Refused`] where a unit was not assessed or is decided on, or the
/// file is closed.
pub async fn moderate(app: &App, ctx: &Context, stay: MobilityId, made: &[Made]) -> Result<()> {
    let mut work = begin!(app, ctx, "moderation.moderate", &(stay, made));
    let reached = reach(&mut work, stay).await?;
    let _may = policy::assessment::moderate(reached.relation).ok_or(Error::NotFound)?;
    let by = self_name(&mut work).await?;
    if made.is_empty() {
        return Err(Error::invalid("units", "moderation-missing"));
    }
    let mut changed = Vec::new();
    for one in made {
        if keep(&mut work, &reached, one, &by).await? {
            changed.push(json!({ "unit": one.unit, "view": one.view.code() }));
        }
    }
    if !changed.is_empty() {
        let detail = json!({ "units": changed });
        work.journal("moderation.given", Subject::new("mobility", stay), detail);
        case::refresh(&mut work, reached.file.call.id, reached.file.learner.id).await?;
    }
    work.commit(()).await
}

/// Keeps one, and says whether it is new.
async fn keep(work: &mut Work, reached: &Reached, made: &Made, by: &Name) -> Result<bool> {
    let (organisation, now) = (work.ctx().actor.organisation, work.ctx().now);
    let stay = &reached.stay;
    if !stay.unit_codes().contains(&made.unit.as_str()) {
        return Err(Error::invalid("units", "assessment-unit-unknown"));
    }
    let view = match &made.view {
        View::Confirmed => View::Confirmed,
        View::Differs { result, reason } => {
            View::Differs { result: *result, reason: text::optional("reason", reason)? }
        }
    };
    let before = stay.moderations.iter().find(|m| m.unit == made.unit);
    let found = stay.assessments.iter().find(|a| a.unit == made.unit).map(|a| a.result);
    if made.seen.is_some() && made.seen != found {
        return Err(Error::ChangedMeanwhile);
    }
    if before.is_some_and(|b| b.view == view && Some(b.found) == found) {
        return Ok(false);
    }
    may_change(reached, &made.unit, &view).map_err(refusal)?;
    let found = found.ok_or_else(|| refusal(Refused::NotAssessed))?;
    match before {
        Some(before) => {
            let mut stored = before.clone();
            (stored.found, stored.view) = (found, view);
            (stored.moderator, stored.at) = (by.clone(), now);
            store::moderation::update(work, organisation, &stored).await?;
        }
        None => {
            let new = Moderation {
                id: work.ctx().id(),
                mobility: stay.mobility.id,
                unit: made.unit.clone(),
                found,
                view,
                moderator: by.clone(),
                at: now,
            };
            store::moderation::add(work, organisation, &new).await?;
        }
    }
    Ok(true)
}

fn may_change(reached: &Reached, unit: &str, view: &View) -> std::result::Result<(), Refused> {
    let stay = &reached.stay;
    let found = stay.assessments.iter().find(|a| a.unit == unit).map(|a| a.result);
    let decision = stay.recognitions.iter().find(|r| r.unit == unit);
    let decided = decision.is_some_and(|r| r.is_settled() && r.open_appeal().is_none());
    check(&stay.mobility.state, found, decided, view)
}

fn refusal(refused: Refused) -> Error {
    match refused {
        Refused::NotAssessed => Error::refused("moderation-refused-not-assessed"),
        Refused::NoReason => Error::invalid("reason", "moderation-reason-missing"),
        Refused::SameResult => Error::invalid("result", "moderation-same-result"),
        Refused::Decided => Error::refused("moderation-refused-decided"),
        Refused::Closed => Error::refused("assessment-refused-closed"),
    }
}
