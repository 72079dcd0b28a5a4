//! Reading incidents: one with its file, and the list of all.

use super::sealed;
use crate::mobility::{Reached, reach};
use crate::people::{self, Contact};
use crate::{App, Context, Error, Result, Subject, Work, incident_text};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::json;
use walz_domain::incident::{Incident, State};
use walz_domain::person::Name;
use walz_domain::{IncidentId, LearnerId, OrganisationId};
use walz_policy as policy;
use walz_policy::incident::Reads;
use walz_store::{self as store, Access};

/// An incident, as far as the reader may know it.
#[derive(Debug)]
pub struct Seen {
    pub incident: Incident,
    pub reads: Reads,
    /// Whether the reader may take it and everything else.
    pub handles: bool,
    pub learner: LearnerId,
    pub name: Name,
    pub host: String,
    pub city: String,
    /// Under age on the day it happened.
    pub minor: bool,
    /// Who has it.
    pub taken_by: Option<Name>,
    pub reported_by: Option<Name>,
    /// What was told, for those who may read it.
    pub narrative: Option<String>,
    /// What happened to it, the oldest first, for those who handle it.
    pub events: Vec<Event>,
    /// Whom to call, for those who handle it.
    pub contacts: Vec<Contact>,
    pub today: Date,
    pub zone: String,
}

/// Something that was done, or a note.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub at: Timestamp,
    pub by: Option<Name>,
    /// The journal's word for it; `incident.noted` for a note.
    pub act: String,
    pub note: Option<String>,
}

/// The most entries of the journal that a page shows.
const MOST_EVENTS: u32 = 200;

/// An incident, for everybody whom the policy lets read something of it. Where it is about health, reading what was told
/// is kept in the journal.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or it is not the actor's business.
pub async fn see(app: &App, ctx: &Context, id: IncidentId) -> Result<Seen> {
    let mut work = Work::fresh(app, ctx).await?;
    let organisation = ctx.actor.organisation;
    let incident = store::incident::find(&mut work, organisation, id).await?;
    let incident = incident.ok_or(Error::NotFound)?.into_value();
    let reached = reach(&mut work, incident.mobility).await?;
    let person = ctx.actor.person;
    let reads = policy::incident::read(reached.relation, person, &incident);
    let reads = reads.ok_or(Error::NotFound)?;
    let seen = seen(&mut work, incident, reads, reached).await?;
    if reads >= Reads::Narrative && seen.incident.about_health {
        work.journal("incident.read", Subject::new("incident", id), json!({}));
    }
    work.commit(()).await?;
    Ok(seen)
}

async fn seen(work: &mut Work, incident: Incident, reads: Reads, reached: Reached) -> Result<Seen> {
    let holder = match &incident.state {
        State::Taken { by, .. } => Some(*by),
        State::Closed { by, .. } => *by,
        State::New => None,
    };
    let told = reads >= Reads::Narrative;
    let whole = reads >= Reads::File;
    let narrative = match told {
        true => Some(incident_text::read(work, incident.id).await?),
        false => None,
    };
    let events = if whole { events(work, &incident).await? } else { Vec::new() };
    let contacts = match whole {
        true => people::contacts(work, &reached.file, &reached.stay).await?,
        false => Vec::new(),
    };
    let organisation = reached.file.organisation;
    let office = store::organisation::find(work, organisation).await?;
    Ok(Seen {
        reads,
        handles: policy::incident::handle(reached.relation).is_some(),
        learner: reached.file.learner.id,
        name: reached.file.person.name.clone(),
        host: reached.stay.host.name.to_string(),
        city: reached.stay.host.city.clone(),
        minor: reached.file.person.is_minor_on(incident.happened),
        taken_by: people::name(work, organisation, holder).await?,
        reported_by: people::name(work, organisation, incident.reported_by).await?,
        narrative,
        events,
        contacts,
        today: reached.today,
        zone: office.map(|o| o.time_zone.clone()).unwrap_or_default(),
        incident,
    })
}

/// The journal of the incident and the notes of its log, in the order of time.
async fn events(work: &mut Work, incident: &Incident) -> Result<Vec<Event>> {
    let organisation = work.ctx().actor.organisation;
    let id = incident.id.0;
    let entries = store::journal::about(work, organisation, id, None, MOST_EVENTS).await?;
    let texts = sealed::open(work, incident.id).await?;
    let mut events = Vec::new();
    for entry in entries {
        // Notes come from the log, and that somebody reads this page is no event of the incident.
        if matches!(entry.act.as_str(), "incident.noted" | "incident.read") {
            continue;
        }
        let by = people::name(work, organisation, entry.person).await?;
        events.push(Event { at: entry.at, by, act: entry.act, note: None });
    }
    for (position, line) in incident.log.iter().enumerate() {
        let note = texts.get(&position).cloned().or_else(|| Some(line.text.clone()));
        let by = people::name(work, organisation, line.by).await?;
        events.push(Event { at: line.at, by, act: "incident.noted".to_owned(), note });
    }
    events.sort_by_key(|event| event.at);
    Ok(events)
}

/// The incidents of an organisation.
#[derive(Debug)]
pub struct List {
    /// The gravest first.
    pub open: Vec<Line>,
    /// The newest first, at most a hundred.
    pub closed: Vec<Line>,
    pub zone: String,
}

/// One incident in a list.
#[derive(Debug)]
pub struct Line {
    pub incident: Incident,
    pub name: String,
    pub place: Option<String>,
    pub taken_by: Option<Name>,
    /// Whether a guardian has still to be told.
    pub guardian_waits: bool,
}

/// How many closed incidents a list shows.
const MOST_CLOSED: u32 = 100;

/// All open incidents and the newest closed ones.
///
/// # Errors
/// [`Error::NotFound`] for who may not see them.
pub async fn list(app: &App, ctx: &Context) -> Result<List> {
    let organisation = ctx.actor.organisation;
    let may = policy::incident::list(&ctx.actor, organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let open = store::incident::open(&mut db, may.organisation).await?;
    let closed = store::incident::closed(&mut db, may.organisation, MOST_CLOSED).await?;
    let zone = store::organisation::find(&mut db, organisation).await?;
    Ok(List {
        open: lines(&mut db, organisation, open).await?,
        closed: lines(&mut db, organisation, closed).await?,
        zone: zone.map(|o| o.time_zone.clone()).unwrap_or_default(),
    })
}

async fn lines(
    db: &mut impl Access,
    organisation: OrganisationId,
    incidents: Vec<store::Stored<Incident>>,
) -> Result<Vec<Line>> {
    let mut lines = Vec::with_capacity(incidents.len());
    for incident in incidents {
        let rows = store::board::of_learner(db, organisation, incident.learner).await?;
        let row = rows.into_iter().find(|row| row.mobility == Some(incident.mobility));
        let holder = match &incident.state {
            State::Taken { by, .. } => Some(*by),
            State::New | State::Closed { .. } => None,
        };
        let minor = match incident.is_open() {
            true => is_minor(db, organisation, &incident).await?,
            false => false,
        };
        lines.push(Line {
            name: row.as_ref().map(|row| row.name.clone()).unwrap_or_default(),
            place: row.and_then(|row| row.place).map(|place| place.city),
            taken_by: people::name(db, organisation, holder).await?,
            guardian_waits: incident.guardian_waits(minor),
            incident: incident.into_value(),
        });
    }
    Ok(lines)
}

async fn is_minor(
    db: &mut impl Access,
    organisation: OrganisationId,
    incident: &Incident,
) -> Result<bool> {
    let learner = store::learner::find(db, organisation, incident.learner).await?;
    let Some(learner) = learner else { return Ok(false) };
    let person = store::person::find(db, organisation, learner.person).await?;
    Ok(person.is_some_and(|person| person.is_minor_on(incident.happened)))
}
