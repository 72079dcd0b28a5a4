//! Assessment: what the mentor found of each agreed unit, and whether the host would take another learner.

use crate::grade::{self, Given};
use crate::mobility::{Reached, reach};
use crate::{App, Context, Error, Fault, Result, Subject, Work, begin, case, people, text};
use serde::{Deserialize, Serialize};
use serde_json::json;
use walz_domain::MobilityId;
use walz_domain::assessment::{Assessment, Attained, Refused, open};
use walz_domain::grade::Grade;
use walz_domain::host_answer::{Again, HostAnswer};
use walz_domain::person::Name;
use walz_policy as policy;
use walz_store as store;

/// What was found of one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Code of the agreed unit.
    pub unit: String,
    pub result: Attained,
    pub comment: String,
    /// The host's own grade, where it gives one.
    #[serde(default)]
    pub grade: Given,
}

/// Keeps what the mentor found. Units that are left out stay as they were; what is said again the same way changes
/// nothing. It can be changed until the return is confirmed.
///
/// # Errors
/// [`Error::NotFound`] where it is not the mentor's own learner; [`Error::Invalid`] where nothing is judged a unit was not
/// agreed, or a grade is not in the table of its scale; [`Error::Refused`] before the arrival, or where it is final.
pub async fn assess(app: &App, ctx: &Context, stay: MobilityId, found: &[Found]) -> Result<()> {
    let mut work = begin!(app, ctx, "assessment.assess", &(stay, found));
    let reached = reach(&mut work, stay).await?;
    let _may = policy::assessment::assess(reached.relation).ok_or(Error::NotFound)?;
    let assessor = self_name(&mut work).await?;
    if found.is_empty() {
        return Err(Error::invalid("units", "assessment-missing"));
    }
    let mut changed = Vec::new();
    for one in found {
        if keep(&mut work, &reached, one, &assessor).await? {
            changed.push(&one.unit);
        }
    }
    if !changed.is_empty() {
        let detail = json!({ "units": changed });
        work.journal("assessment.given", Subject::new("mobility", stay), detail);
        case::refresh(&mut work, reached.file.call.id, reached.file.learner.id).await?;
    }
    work.commit(()).await
}

/// Keeps one, and says whether it is new.
async fn keep(work: &mut Work, reached: &Reached, found: &Found, by: &Name) -> Result<bool> {
    let (organisation, now) = (work.ctx().actor.organisation, work.ctx().now);
    let stay = &reached.stay;
    if !stay.unit_codes().contains(&found.unit.as_str()) {
        return Err(Error::Invalid(vec![Fault::new("units", "assessment-unit-unknown")]));
    }
    let comment = text::optional("comment", &found.comment)?;
    let before = stay.assessments.iter().find(|a| a.unit == found.unit);
    let grade = grade::kept(work, &found.grade, reached.today).await?;
    // What was converted before stays as it was converted, whatever its table says now.
    let same = |kept: Option<&Grade>| match (kept, &grade) {
        (None, None) => true,
        (Some(kept), Some(new)) => kept.text == new.text && kept.scale == new.scale,
        _ => false,
    };
    if before
        .is_some_and(|b| b.result == found.result && b.comment == comment && same(b.grade.as_ref()))
    {
        return Ok(false);
    }
    open(&stay.mobility.state, before.is_some()).map_err(refusal)?;
    match before {
        Some(before) => {
            let mut stored = before.clone();
            stored.result = found.result;
            stored.comment = comment;
            stored.grade = grade;
            stored.assessor = by.clone();
            stored.at = now;
            store::assessment::update(work, organisation, &stored).await?;
        }
        None => {
            let new = Assessment {
                id: work.ctx().id(),
                mobility: stay.mobility.id,
                unit: found.unit.clone(),
                result: found.result,
                comment,
                grade,
                assessor: by.clone(),
                at: now,
            };
            store::assessment::add(work, organisation, &new).await?;
        }
    }
    Ok(true)
}

/// The name of who acts, as it stands under what they say.
pub(crate) async fn self_name(work: &mut Work) -> Result<Name> {
    let actor = work.ctx().actor;
    people::name(work, actor.organisation, actor.person).await?.ok_or_else(Error::nobody)
}

/// The host says whether it would take another learner. The last answer counts.
///
/// # Errors
/// [`Error::NotFound`] where it is not the mentor's own learner.
pub async fn answer_for_host(
    app: &App,
    ctx: &Context,
    stay: MobilityId,
    again: Again,
) -> Result<()> {
    let mut work = begin!(app, ctx, "host.answer", &(stay, again));
    let reached = reach(&mut work, stay).await?;
    let _may = policy::assessment::answer_for_host(reached.relation).ok_or(Error::NotFound)?;
    let by = self_name(&mut work).await?;
    let answer = HostAnswer { mobility: stay, again, by, at: ctx.now };
    store::host_answer::put(&mut work, ctx.actor.organisation, &answer).await?;
    let detail = json!({ "again": again });
    work.journal("host.answered", Subject::new("mobility", stay), detail);
    work.commit(()).await
}

pub(crate) fn refusal(refused: Refused) -> Error {
    Error::refused(match refused {
        Refused::NotThere => "assessment-refused-not-there",
        Refused::Final => "assessment-refused-final",
        Refused::Closed => "assessment-refused-closed",
    })
}
