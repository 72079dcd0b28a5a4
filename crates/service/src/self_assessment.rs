//! What a learner thinks to have learned, unit by unit, beside what the mentor finds.

use crate::case::CaseFile;
use crate::host::{Outcome, outcomes};
use crate::mobility::{Reached, reach};
use crate::{App, Context, Error, Result, Subject, Work, begin, text};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;
use walz_domain::MobilityId;
use walz_domain::assessment::Attained;
use walz_domain::moderation::Moderation;
use walz_domain::recognition::Recognition;
use walz_domain::self_assessment::{SelfAssessment, open};
use walz_policy::{self as policy, Role};
use walz_store as store;

/// What a learner says of one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Code of the agreed unit.
    pub unit: String,
    pub result: Attained,
    pub note: String,
}

/// The learner's own stay, and what was said and found of each unit.
#[derive(Debug)]
pub struct Learned {
    pub mobility: MobilityId,
    pub outcomes: Vec<Outcome>,
    /// What the home side has decided so far.
    pub recognitions: Vec<Recognition>,
    /// What the home teacher makes of the units, while the mentor found nothing else since.
    pub moderations: Vec<Moderation>,
    /// Whether something can be said now.
    pub open: bool,
    /// Whether the stay is over.
    pub home: bool,
    pub today: Date,
    /// Within how many days an appeal is answered.
    pub appeal_days: u16,
}

/// What the learner is to learn and how far they are; `None` where there is no stay yet.
///
/// # Errors
/// [`Error::NotFound`] for everybody but a learner.
pub async fn see(app: &App, ctx: &Context) -> Result<Option<Learned>> {
    let Role::Learner(learner) = ctx.actor.role else { return Err(Error::NotFound) };
    let mut work = Work::fresh(app, ctx).await?;
    let file = CaseFile::newest(&mut work, ctx.actor.organisation, learner).await?;
    let Some(stay) = &file.stay else { return Ok(None) };
    Ok(Some(Learned {
        mobility: stay.mobility.id,
        outcomes: outcomes(&mut work, &file, stay).await?,
        recognitions: stay.recognitions.iter().map(|r| r.value.clone()).collect(),
        moderations: {
            let codes = stay.unit_codes().into_iter();
            codes.filter_map(|code| stay.moderation(code).cloned()).collect()
        },
        open: open(&stay.mobility.state).is_ok(),
        home: stay.mobility.state.has_ended(),
        today: crate::today(&mut work).await?,
        appeal_days: file.call.deadlines.appeal,
    }))
}

/// Keeps what the learner says. Units that are left out stay as they were.
///
/// # Errors
/// [`Error::NotFound`] where it is not the actor's own stay; [`Error::Invalid`] where nothing is said, a unit was not
/// agreed, or a note is too long; [`Error::Refused`] before the arrival, or once the file is closed.
pub async fn say(app: &App, ctx: &Context, stay: MobilityId, said: &[Said]) -> Result<()> {
    let mut work = begin!(app, ctx, "self_assessment.say", &(stay, said));
    let reached = reach(&mut work, stay).await?;
    let _may = policy::assessment::assess_oneself(reached.relation).ok_or(Error::NotFound)?;
    if said.is_empty() {
        return Err(Error::invalid("units", "learned-missing"));
    }
    open(&reached.stay.mobility.state).map_err(crate::assessment::refusal)?;
    let mut changed = Vec::new();
    for one in said {
        if keep(&mut work, &reached, one).await? {
            changed.push(&one.unit);
        }
    }
    if !changed.is_empty() {
        let detail = json!({ "units": changed });
        work.journal("self_assessment.given", Subject::new("mobility", stay), detail);
    }
    work.commit(()).await
}

/// Keeps one, and says whether it is new.
async fn keep(work: &mut Work, reached: &Reached, said: &Said) -> Result<bool> {
    let (organisation, now) = (work.ctx().actor.organisation, work.ctx().now);
    let stay = &reached.stay;
    if !stay.unit_codes().contains(&said.unit.as_str()) {
        return Err(Error::invalid("units", "assessment-unit-unknown"));
    }
    let note = text::optional("note", &said.note)?;
    match stay.self_assessments.iter().find(|a| a.unit == said.unit) {
        Some(before) if before.result == said.result && before.note == note => Ok(false),
        Some(before) => {
            let mut stored = before.clone();
            (stored.result, stored.note, stored.at) = (said.result, note, now);
            store::self_assessment::update(work, organisation, &stored).await?;
            Ok(true)
        }
        None => {
            let new = SelfAssessment {
                id: work.ctx().id(),
                mobility: stay.mobility.id,
                unit: said.unit.clone(),
                result: said.result,
                note,
                at: now,
            };
            store::self_assessment::add(work, organisation, &new).await?;
            Ok(true)
        }
    }
}
