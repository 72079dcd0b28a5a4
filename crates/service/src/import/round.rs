//! What belongs to a round: criteria, windows, visits, incidents.

use super::Refusal;
use super::keep::{Tally, keep_records};
use super::names::Names;
use crate::{Error, Refused, Result, Work, incident_text};
use jiff::Timestamp;
use walz_domain::call::{Call, Criterion};
use walz_domain::incident::{Entry, Incident, State, Told};
use walz_domain::visit::{self, Visit};
use walz_domain::window::{Period, Window};
use walz_domain::{LearnerId, MobilityId, PartnerId, TutorId};
use walz_exchange::tables::{self, Numbered, Parsed, Reason};
use walz_store::{self as store, Id};

/// The criteria of the call, all of them: the table is the announcement.
pub(super) async fn criteria(
    work: &mut Work,
    names: &Names,
    rows: Vec<tables::Criterion>,
) -> Result<Tally, Refusal> {
    let organisation = work.ctx().actor.organisation;
    let mut call = names.call()?.clone();
    let criteria: Vec<Criterion> = rows
        .into_iter()
        .map(|row| Criterion {
            code: row.code.into(),
            weight: row.weight.0,
            evidence: row.evidence.unwrap_or_default(),
            origin: row.origin.unwrap_or_default(),
        })
        .collect();
    Call::check_criteria(&criteria).map_err(Error::from)?;
    let tally = compare(&call.criteria, &criteria, |c| &c.code);
    if call.criteria != criteria {
        call.criteria = criteria;
        store::call::update(work, organisation, &call).await?;
    }
    Ok(tally)
}

/// The windows of the call. One that learners or offers use is never taken away by a table that lacks it.
pub(super) async fn windows(
    work: &mut Work,
    names: &Names,
    rows: Vec<tables::Window>,
) -> Result<Tally, Refusal> {
    let organisation = work.ctx().actor.organisation;
    let mut call = names.call()?.clone();
    let mut new = call.windows.clone();
    let mut told = Vec::with_capacity(rows.len());
    for row in rows {
        let period = Period::new(row.starts_on, row.ends_on)
            .map_err(|_| Error::Broken("a checked window ends before it starts"))?;
        let window = Window { code: row.code.into(), season: row.season.into(), period };
        match new.iter_mut().find(|known| known.code == window.code) {
            Some(known) => *known = window.clone(),
            None => new.push(window.clone()),
        }
        told.push(window);
    }
    let tally = compare(&call.windows, &told, |w| &w.code);
    if new != call.windows {
        call.windows = new;
        store::call::update(work, organisation, &call).await?;
    }
    Ok(tally)
}

fn compare<T: PartialEq>(before: &[T], now: &[T], code: fn(&T) -> &String) -> Tally {
    let mut tally = Tally::default();
    for new in now {
        match before.iter().find(|old| code(old) == code(new)) {
            Some(old) if old == new => tally.same += 1,
            Some(_) => tally.changed += 1,
            None => tally.added += 1,
        }
    }
    tally
}

pub(super) async fn visits(
    work: &mut Work,
    names: &Names,
    rows: Vec<Numbered<tables::Visit>>,
) -> Result<Tally, Refusal> {
    let organisation = work.ctx().actor.organisation;
    let mut found = Vec::with_capacity(rows.len());
    for Numbered { line, row } in rows {
        let period = Period::new(row.starts_on, row.ends_on).map_err(|_| {
            let reason = Reason::BeforeStart { start: "start_date" };
            super::fault(line, "end_date", &row.ends_on.to_string(), reason)
        })?;
        let tutor = names.tutor(&row.tutor).ok_or(Error::Broken("a checked tutor is gone"))?;
        let partner = names.partner(&row.partner)?;
        let learners = row.learners.iter().map(|k| names.learner(k)).collect::<Result<Vec<_>>>()?;
        found.push((tutor, partner, learners, period, row));
    }
    type Found = (TutorId, PartnerId, Vec<LearnerId>, Period, tables::Visit);
    let make = |(tutor, partner, learners, period, row): Found, id, before: Option<&Visit>| Visit {
        id,
        code: row.id.into(),
        tutor,
        partner,
        learners,
        period,
        purpose: row.purpose,
        meets_mentor: row.meets_mentor,
        inspects_accommodation: row.inspects_accommodation,
        checks_host: row.checks_host,
        green_travel: row.travel == tables::Travel::Green,
        funding: row.funding,
        // What was reported here is not undone by a table.
        state: before.map_or_else(|| state(row.status), |b| b.state.clone()),
    };
    let tally = keep_records!(work, visit, found, |f: &Found| f.4.id.to_string(), make);
    for visit in store::visit::list(work, organisation).await? {
        store::visit::meet(work, organisation, &visit).await?;
    }
    Ok(tally)
}

/// A report needs its answers, which the table does not have: such a visit comes in as made, its report still due.
fn state(status: tables::VisitStatus) -> visit::State {
    match status {
        tables::VisitStatus::Planned => visit::State::Planned,
        tables::VisitStatus::Done | tables::VisitStatus::Reported => visit::State::Done,
        tables::VisitStatus::Cancelled => visit::State::Cancelled { reason: String::new() },
    }
}

pub(super) async fn incidents(
    work: &mut Work,
    names: &Names,
    rows: Parsed<tables::Incident>,
) -> Result<Tally, Refusal> {
    let organisation = work.ctx().actor.organisation;
    let mut found = Vec::with_capacity(rows.rows.len());
    let mut texts = Vec::new();
    let office = store::organisation::find(work, organisation).await?.ok_or(Error::NotFound)?;
    let zone = office.time_zone.clone();
    for Numbered { row, .. } in rows.rows {
        let learner = names.learner(&row.learner)?;
        let stays = store::mobility::of_learner(work, organisation, Id(learner)).await?;
        let Some(stay) = stays.into_iter().find(|s| s.period.contains(row.happened)) else {
            let refused = Refused::new("import-incident-no-stay")
                .with("incident", row.id.to_string())
                .with("learner", row.learner.to_string());
            return Err(Error::from(refused).into());
        };
        texts.push((row.id.to_string(), row.description.clone(), row.about_health));
        let closed = row.closed_on.map(|day| crate::day::noon_in(&zone, day));
        found.push((stay.id, learner, closed, row));
    }
    let (now, by) = (work.ctx().now, work.ctx().actor.person);
    type Found = (MobilityId, LearnerId, Option<Timestamp>, tables::Incident);
    let make = |(mobility, learner, closed, row): Found, id, before: Option<&Incident>| {
        let state = match (before, closed) {
            (Some(before), _) => before.state.clone(),
            (None, Some(at)) => State::Closed { by: None, at, lesson: String::new() },
            (None, None) => State::New,
        };
        Incident {
            id,
            code: row.id.to_string(),
            mobility,
            learner,
            happened: row.happened,
            reported: before.map_or(now, |b| b.reported),
            kind: row.kind,
            level: row.level,
            about_health: row.about_health,
            days_absent: u32::from(row.days_absent),
            reported_by: before.and_then(|b| b.reported_by),
            answered: before.and_then(|b| b.answered),
            alarmed: before.and_then(|b| b.alarmed),
            told: Told {
                guardian: row.guardian_told == tables::GuardianTold::Yes,
                insurer: row.insurer_told,
                agency: row.agency_told,
            },
            log: before.map(|b| b.log.clone()).unwrap_or_else(|| {
                vec![Entry { at: now, by, text: row.first_responder.unwrap_or_default() }]
            }),
            state,
        }
    };
    let tally = keep_records!(work, incident, found, |f: &Found| f.3.id.to_string(), make);
    let ids = store::incident::codes(work, organisation).await?;
    for (code, text, about_health) in texts {
        let Some(id) = ids.get(&code) else { continue };
        // A table without the text leaves it as it was told.
        let text = match text {
            Some(text) => text,
            None => incident_text::read(work, *id).await?,
        };
        incident_text::keep(work, *id, &text, about_health).await?;
    }
    Ok(tally)
}
