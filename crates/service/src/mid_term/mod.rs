//! Mid-term talks: written down by the home side, read by all parties, and what comes of them.

mod remind;

pub use remind::{remind, set_timing};
pub(crate) use remind::{talk_due, timing};

use crate::assessment::self_name;
use crate::host::{Outcome, outcomes};
use crate::mobility::{Reached, reach};
use crate::{App, Context, Error, Fault, Result, Subject, Work, begin, case, text};
use jiff::civil::Date;
use serde_json::json;
use walz_domain::mid_term::{self, Content, PlanNote, Talk, Timing, open};
use walz_domain::window::Period;
use walz_domain::{AgreementId, MobilityId, PlanNoteId};
use walz_policy as policy;
use walz_policy::case::Relation;
use walz_store::{self as store, Id};

/// What a personal link is for that opens the page of a talk. Its target is the stay.
pub const LINK: &str = "mid_term.talk";

/// What was said and changed, as the actor may read it.
#[derive(Clone, Debug, Default)]
pub struct Told {
    pub talk: Option<Talk>,
    /// Whether the actor reads how the learner is.
    pub well_being: bool,
    /// The oldest first.
    pub notes: Vec<PlanNote>,
}

/// The page of a talk.
#[derive(Debug)]
pub struct Seen {
    pub mobility: MobilityId,
    pub learner: String,
    pub told: Told,
    pub version: Option<i64>,
    pub outcomes: Vec<Outcome>,
    /// The days on which the talk should be; `None` where the stay is too short for one.
    pub due: Option<Period>,
    pub late: bool,
    /// When the organisation's talks are due.
    pub timing: Timing,
    pub today: Date,
    /// Whether something can be written down now.
    pub open: bool,
    /// The agreement that an amendment would change, for those who can make one.
    pub amends: Option<AgreementId>,
}

/// The page of a stay's talk, for those who write it down.
///
/// # Errors
/// [`Error::NotFound`] where there is no such stay, or the actor does not write it down.
pub async fn see(app: &App, ctx: &Context, stay: MobilityId) -> Result<Seen> {
    let mut work = Work::fresh(app, ctx).await?;
    let reached = reach(&mut work, stay).await?;
    let _may = policy::mid_term::record(reached.relation).ok_or(Error::NotFound)?;
    let timing = timing(&mut work, reached.file.organisation).await?;
    let told = told(&mut work, stay, reached.relation).await?;
    let kept = store::mid_term::of_mobility(&mut work, reached.file.organisation, Id(stay)).await?;
    let (period, state) = (reached.stay.mobility.period, &reached.stay.mobility.state);
    let in_force = reached.stay.agreement_in_force().map(|agreement| agreement.id);
    Ok(Seen {
        mobility: stay,
        learner: reached.file.person.name.to_string(),
        version: kept.first().map(store::Stored::version),
        outcomes: outcomes(&mut work, &reached.file, &reached.stay).await?,
        due: timing.due(period),
        late: told.talk.is_none() && timing.is_late(period, reached.today),
        timing,
        today: reached.today,
        open: open(state).is_ok(),
        amends: in_force.filter(|_| reached.relation.runs()),
        told,
    })
}

/// What was said and changed, without what is not the actor's to read.
pub(crate) async fn told(work: &mut Work, stay: MobilityId, relation: Relation) -> Result<Told> {
    let Some(reads) = policy::mid_term::read(relation) else { return Ok(Told::default()) };
    let (organisation, stay) = (work.ctx().actor.organisation, Id(stay));
    let talk = store::mid_term::of_mobility(work, organisation, stay).await?;
    let notes = store::plan_note::of_mobility(work, organisation, stay).await?;
    let mut talk = talk.into_iter().next().map(store::Stored::into_value);
    if let Some(talk) = talk.as_mut().filter(|_| !reads.private()) {
        talk.content.private.clear();
    }
    Ok(Told {
        talk,
        well_being: reads.well_being(),
        notes: notes.into_iter().map(store::Stored::into_value).collect(),
    })
}

/// Writes down a talk, or what it says instead. `version` is of the talk that the actor read, where there was one.
///
/// # Errors
/// [`Error::NotFound`] where it is not the actor's learner; [`Error::Invalid`] for a day that is not one of the stay, a unit
/// that was not agreed, or where nobody was there; [`Error::Refused`] before the arrival, or once the file is closed;
/// [`Error::ChangedMeanwhile`].
pub async fn record(
    app: &App,
    ctx: &Context,
    stay: MobilityId,
    version: Option<i64>,
    content: &Content,
) -> Result<()> {
    let mut work = begin!(app, ctx, "mid_term.record", &(stay, version, content));
    let reached = reach(&mut work, stay).await?;
    let _may = policy::mid_term::record(reached.relation).ok_or(Error::NotFound)?;
    open(&reached.stay.mobility.state).map_err(refusal)?;
    let organisation = ctx.actor.organisation;
    let content = checked(&reached, content)?;
    let by = self_name(&mut work).await?;
    let kept = store::mid_term::of_mobility(&mut work, organisation, Id(stay)).await?;
    match kept.into_iter().next() {
        Some(kept) if version.is_none() && kept.content == content => return work.commit(()).await,
        Some(_) if version.is_none() => return Err(Error::ChangedMeanwhile),
        Some(kept) => {
            let mut kept = kept.unchanged_since(version)?;
            (kept.content, kept.by, kept.at) = (content.clone(), by, ctx.now);
            store::mid_term::update(&mut work, organisation, &kept).await?;
        }
        None => {
            let content = content.clone();
            let talk = Talk { id: ctx.id(), mobility: stay, content, by, at: ctx.now };
            store::mid_term::add(&mut work, organisation, &talk).await?;
        }
    }
    let detail = json!({ "on": content.on, "needs_amendment": content.needs_amendment });
    work.journal("mid_term.recorded", Subject::new("mobility", stay), detail);
    case::refresh(&mut work, reached.file.call.id, reached.file.learner.id).await?;
    work.commit(()).await
}

fn checked(reached: &Reached, content: &Content) -> Result<Content> {
    let mut faults = Vec::new();
    let first = reached.stay.mobility.state.departed();
    if content.on > reached.today || first.is_none_or(|first| content.on < first) {
        faults.push(Fault::new("on", "mid-term-day-unfit"));
    }
    if content.present.is_empty() {
        faults.push(Fault::new("present", "mid-term-nobody"));
    }
    let agreed = reached.stay.unit_codes();
    if content.units.iter().any(|one| !agreed.contains(&one.unit.as_str())) {
        faults.push(Fault::new("units", "assessment-unit-unknown"));
    }
    let missing = |code: &&str| !content.units.iter().any(|one| one.unit == **code);
    for code in agreed.iter().filter(|code| missing(code)) {
        faults.push(Fault::new(format!("unit-{code}"), "mid-term-unit-missing"));
    }
    if content.needs_amendment && content.changes.trim().is_empty() {
        faults.push(Fault::new("changes", "mid-term-changes-missing"));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    Ok(Content {
        changes: text::optional("changes", &content.changes)?,
        next_steps: text::optional("next_steps", &content.next_steps)?,
        private: text::optional("private", &content.private)?,
        ..content.clone()
    })
}

/// Writes down a smaller change of the plan, which all parties read. It stays as it is; who errs writes another.
///
/// # Errors
/// As [`record`].
pub async fn note(
    app: &App,
    ctx: &Context,
    stay: MobilityId,
    from: Date,
    text: &str,
) -> Result<PlanNoteId> {
    let mut work = begin!(app, ctx, "mid_term.note", &(stay, from, text));
    let reached = reach(&mut work, stay).await?;
    let _may = policy::mid_term::record(reached.relation).ok_or(Error::NotFound)?;
    open(&reached.stay.mobility.state).map_err(refusal)?;
    let text = text::required("note", text)?;
    if !reached.stay.mobility.period.contains(from) {
        return Err(Error::invalid("from", "mid-term-from-unfit"));
    }
    let by = self_name(&mut work).await?;
    let note = PlanNote { id: ctx.id(), mobility: stay, from, text, by, at: ctx.now };
    store::plan_note::add(&mut work, ctx.actor.organisation, &note).await?;
    let detail = json!({ "note": note.id, "from": from });
    work.journal("plan.noted", Subject::new("mobility", stay), detail);
    work.commit(note.id).await
}

fn refusal(refused: mid_term::Refused) -> Error {
    Error::refused(match refused {
        mid_term::Refused::NotThere => "mid-term-refused-not-there",
        mid_term::Refused::Closed => "mid-term-refused-closed",
    })
}
