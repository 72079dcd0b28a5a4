//! What belongs to a round as rows: criteria, windows, visits, incidents.

use super::{Codes, filled, key};
use crate::{Error, Result, Subject, Work, day_in, incident_text};
use serde_json::json;
use std::collections::BTreeMap;
use walz_domain::call::Call;
use walz_domain::grant::{ActivityType, Rules};
use walz_domain::incident::{self, Incident, IncidentKind};
use walz_domain::support_need::ReadFor;
use walz_domain::visit;
use walz_exchange::tables::{self, GuardianTold, Percent, Travel, VisitStatus, WindowKind};
use walz_store::{self as store};

/// Marks go from 0 to 5, in every call.
const SCALE: &str = "0-5";

/// Whether a stay of so many days is a long one.
pub(super) fn is_long(days: i64) -> bool {
    let days = u32::try_from(days).unwrap_or_default();
    Rules::default().kind_of_stay(days, true) == Some(ActivityType::VetLongTerm)
}

pub(super) fn criteria(call: Option<&Call>) -> Result<Vec<tables::Criterion>> {
    let all = call.iter().flat_map(|call| &call.criteria);
    all.map(|criterion| {
        Ok(tables::Criterion {
            code: key(&criterion.code)?,
            weight: Percent(criterion.weight),
            scale: Some(SCALE.to_owned()),
            evidence: filled(&criterion.evidence),
            origin: filled(&criterion.origin),
        })
    })
    .collect()
}

pub(super) fn windows(call: Option<&Call>) -> Result<Vec<tables::Window>> {
    let all = call.iter().flat_map(|call| &call.windows);
    all.map(|window| {
        let long = is_long(window.period.days());
        Ok(tables::Window {
            code: key(&window.code)?,
            season: key(&window.season)?,
            starts_on: window.period.first(),
            ends_on: window.period.last(),
            kind: if long { WindowKind::Long } else { WindowKind::Short },
        })
    })
    .collect()
}

pub(super) async fn visits(work: &mut Work) -> Result<Vec<tables::Visit>> {
    let organisation = work.ctx().actor.organisation;
    let tutors = Codes::of(store::tutor::codes(work, organisation).await?)?;
    let partners = Codes::of(store::partner::codes(work, organisation).await?)?;
    let learners = Codes::of(store::learner::codes(work, organisation).await?)?;
    let mut rows = Vec::new();
    for visit in store::visit::list(work, organisation).await? {
        let visit = visit.into_value();
        let met = visit.learners.iter().map(|learner| learners.get(learner));
        rows.push(tables::Visit {
            id: key(&visit.code)?,
            tutor: tutors.get(&visit.tutor)?,
            partner: partners.get(&visit.partner)?,
            window: None,
            learners: met.collect::<Result<_>>()?,
            starts_on: visit.period.first(),
            ends_on: visit.period.last(),
            purpose: visit.purpose,
            meets_mentor: visit.meets_mentor,
            inspects_accommodation: visit.inspects_accommodation,
            checks_host: visit.checks_host,
            travel: if visit.green_travel { Travel::Green } else { Travel::Standard },
            funding: visit.funding,
            status: status(&visit.state),
        });
    }
    Ok(rows)
}

const fn status(state: &visit::State) -> VisitStatus {
    match state {
        visit::State::Planned => VisitStatus::Planned,
        visit::State::Done => VisitStatus::Done,
        visit::State::Reported { .. } => VisitStatus::Reported,
        visit::State::Cancelled { .. } => VisitStatus::Cancelled,
    }
}

/// Whether what was told of an incident leaves only for a purpose.
fn is_guarded(incident: &Incident) -> bool {
    incident.about_health || incident.kind == IncidentKind::Safeguarding
}

/// All incidents, the oldest first. With a purpose, what was told of each is there, and the reading of those that are
/// guarded is journalled; without one, the guarded texts are left blank.
pub(super) async fn incidents(
    work: &mut Work,
    purpose: Option<ReadFor>,
) -> Result<Vec<tables::Incident>> {
    let organisation = work.ctx().actor.organisation;
    let office = store::organisation::find(work, organisation).await?.ok_or(Error::NotFound)?;
    let partners = Codes::of(store::partner::codes(work, organisation).await?)?;
    let offers = Codes::of(store::offer::codes(work, organisation).await?)?;
    let learners = Codes::of(store::learner::codes(work, organisation).await?)?;
    let mut found: BTreeMap<_, _> = store::incident::list(work, organisation)
        .await?
        .into_iter()
        .map(|incident| ((incident.happened, incident.code.clone()), incident.into_value()))
        .collect();
    let mut rows = Vec::with_capacity(found.len());
    while let Some((_, incident)) = found.pop_first() {
        let guarded = is_guarded(&incident);
        let told = match purpose {
            None if guarded => None,
            _ => filled(&incident_text::read(work, incident.id).await?),
        };
        if let Some(purpose) = purpose.filter(|_| guarded) {
            let subject = Subject::new("incident", incident.id);
            work.journal("incident.read", subject, json!({ "purpose": purpose }));
        }
        let stay = store::mobility::find(work, organisation, incident.mobility).await?;
        let offer = match stay {
            Some(stay) => store::offer::find(work, organisation, stay.offer).await?,
            None => None,
        };
        let closed_on = match &incident.state {
            incident::State::Closed { at, .. } => Some(day_in(&office.time_zone, *at)),
            incident::State::New | incident::State::Taken { .. } => None,
        };
        let guardian_told = match incident.told.guardian {
            true => GuardianTold::Yes,
            false if is_minor(work, &incident).await? => GuardianTold::No,
            false => GuardianTold::NotApplicable,
        };
        rows.push(tables::Incident {
            id: key(&incident.code)?,
            learner: learners.get(&incident.learner)?,
            partner: offer.as_ref().map(|offer| partners.get(&offer.partner)).transpose()?,
            placement: offer.as_ref().map(|offer| offers.get(&offer.id)).transpose()?,
            happened: incident.happened,
            kind: incident.kind,
            description: told,
            severity: None,
            level: incident.level,
            first_responder: first_responder(&incident),
            guardian_told,
            insurer_told: incident.told.insurer,
            agency_told: incident.told.agency,
            days_absent: u16::try_from(incident.days_absent).unwrap_or(u16::MAX),
            closed_on,
            about_health: incident.about_health,
        });
    }
    Ok(rows)
}

/// Who helped first, as the table told of which the incident came.
fn first_responder(incident: &Incident) -> Option<String> {
    let first = incident.log.first()?;
    let from_table = incident.reported_by.is_none() && first.at == incident.reported;
    from_table.then(|| filled(&first.text)).flatten()
}

/// Whether there was a guardian to tell.
async fn is_minor(work: &mut Work, incident: &Incident) -> Result<bool> {
    let organisation = work.ctx().actor.organisation;
    let learner = store::learner::find(work, organisation, incident.learner).await?;
    let Some(learner) = learner else { return Ok(false) };
    let person = store::person::find(work, organisation, learner.person).await?;
    Ok(person.is_some_and(|person| person.is_minor_on(incident.happened)))
}
