//! Registers: tables that are kept row by row as they came.

use super::keep::Tally;
use super::names::Names;
use super::{Refusal, fault};
use crate::{Result, Work};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use walz_domain::applicant::Applicant;
use walz_domain::evidence::Evidence;
use walz_domain::grade::{GradeLine, Span};
use walz_domain::grant::{Rate, RateTable};
use walz_domain::language_course::LanguageCourse;
use walz_domain::milestone::Milestone;
use walz_domain::place::{Coordinates, Place};
use walz_domain::skill::Skill;
use walz_domain::smart::Target;
use walz_domain::window::Period;
use walz_exchange::tables::{self, Numbered, Parsed, Reason};
use walz_store::{self as store};

/// The registers' names in the database.
pub(crate) const EVIDENCE: &str = "partner_evidence";
pub(crate) const CALENDAR: &str = "calendar";
pub(crate) const SKILLS: &str = "transversal_skills";
pub(crate) const APPLICANTS: &str = "applicants_not_selected";
pub(crate) const COURSES: &str = "language_courses";
pub(crate) const GRADES: &str = "grade_tables";
pub(crate) const TARGETS: &str = "smart_targets";

/// Keeps the rows of a register under their codes, in their order.
async fn keep<T>(work: &mut Work, register: &str, rows: Vec<(String, T)>) -> Result<Tally>
where
    T: Serialize + DeserializeOwned + PartialEq + Sync + Send,
{
    let organisation = work.ctx().actor.organisation;
    let known: BTreeMap<String, T> =
        store::register::list_by_code(work, organisation, register).await?;
    let mut tally = Tally::default();
    for (position, (code, row)) in (1_i64..).zip(rows) {
        match known.get(&code) {
            Some(before) if *before == row => {
                tally.same += 1;
                continue;
            }
            Some(_) => tally.changed += 1,
            None => tally.added += 1,
        }
        store::register::put(work, organisation, register, &code, position, &row).await?;
    }
    Ok(tally)
}

pub(super) async fn places(
    work: &mut Work,
    rows: Vec<Numbered<tables::Place>>,
) -> Result<Tally, Refusal> {
    let organisation = work.ctx().actor.organisation;
    let known = store::place::list(work, organisation).await?;
    let known: BTreeMap<&str, &Place> = known.iter().map(|p| (p.name.as_str(), p)).collect();
    let mut tally = Tally::default();
    for Numbered { line, row } in rows {
        let coordinates = Coordinates::new(row.latitude, row.longitude)
            .map_err(|_| fault(line, "latitude", &row.latitude.to_string(), Reason::NotANumber))?;
        let place = Place {
            name: row.name.into(),
            county: row.county.unwrap_or_default(),
            country: row.country,
            coordinates,
        };
        match known.get(place.name.as_str()) {
            Some(before) if **before == place => {
                tally.same += 1;
                continue;
            }
            Some(_) => tally.changed += 1,
            None => tally.added += 1,
        }
        store::place::put(work, organisation, &place).await?;
    }
    Ok(tally)
}

pub(super) async fn skills(work: &mut Work, rows: Vec<tables::Skill>) -> Result<Tally> {
    let skill = |row: tables::Skill| {
        (row.esco_uri.clone(), Skill { label: row.label, esco_uri: row.esco_uri, kind: row.kind })
    };
    keep(work, SKILLS, rows.into_iter().map(skill).collect()).await
}

pub(super) async fn milestones(work: &mut Work, rows: Vec<tables::Milestone>) -> Result<Tally> {
    let milestone = |row: tables::Milestone| {
        let description = row.description.unwrap_or_default();
        let code = format!("{} {}", row.on, row.code);
        (code, Milestone { on: row.on, code: row.code.into(), description })
    };
    keep(work, CALENDAR, rows.into_iter().map(milestone).collect()).await
}

pub(super) async fn evidence(
    work: &mut Work,
    names: &Names,
    rows: Vec<tables::Evidence>,
) -> Result<Tally> {
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let partner = names.partner(&row.partner)?;
        let code = row.id.to_string();
        let evidence = Evidence {
            code: code.clone(),
            partner,
            kind: row.kind,
            on: row.on,
            value: row.value,
            source: row.source,
            valid_until: row.valid_until,
            note: row.note,
        };
        found.push((code, evidence));
    }
    keep(work, EVIDENCE, found).await
}

pub(super) async fn applicants(work: &mut Work, rows: Vec<tables::Applicant>) -> Result<Tally> {
    let applicant = |row: tables::Applicant| {
        let applicant = Applicant {
            code: row.id.to_string(),
            first_name: row.first_name,
            last_name: row.last_name,
            gender: row.gender,
            born: row.born,
            trade: row.trade.into(),
            home_place: row.home_place.into(),
            wishes: row.wishes.0.into_iter().map(String::from).collect(),
            total: row.total.map(|total| total.0),
            outcome: row.outcome,
            reason: row.reason,
            appealed: row.appeal,
        };
        (String::from(row.id), applicant)
    };
    keep(work, APPLICANTS, rows.into_iter().map(applicant).collect()).await
}

pub(super) async fn courses(
    work: &mut Work,
    rows: Vec<Numbered<tables::LanguageCourse>>,
) -> Result<Tally, Refusal> {
    let mut found = Vec::with_capacity(rows.len());
    for Numbered { line, row } in rows {
        let period = Period::new(row.starts_on, row.ends_on).map_err(|_| {
            let reason = Reason::BeforeStart { start: "course_start" };
            fault(line, "course_end", &row.ends_on.to_string(), reason)
        })?;
        let course = LanguageCourse {
            code: row.id.to_string(),
            applicant_kind: row.applicant_kind,
            applicant: row.applicant.into(),
            first_name: row.first_name,
            last_name: row.last_name,
            workplace: row.workplace,
            language: row.language,
            current_level: row.current_level,
            target_level: row.target_level,
            city: row.city,
            partner: row.partner.map(String::from),
            period,
            days: row.days,
            fee_per_day: row.fee_per_day,
            motivation: row.motivation,
            plans_visit: row.plans_visit,
            ranking: row.ranking,
            status: row.status,
            decision_note: row.decision_note,
        };
        found.push((String::from(row.id), course));
    }
    Ok(keep(work, COURSES, found).await?)
}

/// Rates are kept only as a table that holds together: with those that are there already, no two may say what is paid
/// for the same, and no step may be missing.
pub(super) async fn rates(
    work: &mut Work,
    rows: Parsed<tables::UnitCost>,
) -> Result<Tally, Refusal> {
    let organisation = work.ctx().actor.organisation;
    let known: BTreeMap<String, Rate> = store::rate::list_by_code(work, organisation).await?;
    let mut tally = Tally::default();
    let mut all = known.clone();
    let mut changed = Vec::new();
    for (position, numbered) in (1_i64..).zip(rows.rows) {
        let code = code_of(&numbered.row);
        let rate = rate_of(numbered.row);
        match known.get(&code) {
            Some(before) if *before == rate => tally.same += 1,
            Some(_) => tally.changed += 1,
            None => tally.added += 1,
        }
        if known.get(&code) != Some(&rate) {
            changed.push((code.clone(), position, rate.clone()));
        }
        all.insert(code, rate);
    }
    if let Err(faults) = RateTable::new(all.into_values().collect()) {
        let first = faults.first().map_or_else(String::new, ToString::to_string);
        let refused = crate::Refused::new("import-rates-clash").with("fault", first);
        return Err(crate::Error::from(refused).into());
    }
    for (code, position, rate) in changed {
        store::rate::put(work, organisation, &code, position, &rate).await?;
    }
    Ok(tally)
}

/// What tells one rate from another.
fn code_of(row: &tables::UnitCost) -> String {
    let band = row.band.map_or_else(String::new, |band| band.to_string());
    let group = row.country_group.map_or("", |group| group.code());
    let (scope, unit) = (row.scope.to_string(), row.unit.to_string());
    [row.kind.code(), &scope, group, &band, &unit, &row.call_year].join("|")
}

fn rate_of(row: tables::UnitCost) -> Rate {
    Rate {
        kind: row.kind,
        scope: row.scope,
        country_group: row.country_group,
        band: row.band,
        unit: row.unit,
        amount: row.amount,
        call_year: row.call_year,
        verified: row.verified,
        source: row.source.unwrap_or_default(),
    }
}

/// A new version of a scale's table stands beside those before: what was converted by one of them stays explained.
pub(super) async fn grades(work: &mut Work, rows: Vec<tables::Grade>) -> Result<Tally> {
    let row = |row: tables::Grade| {
        let code = [row.scale.as_str(), row.version.as_str(), &row.grade].join("|");
        let span = row.lowest.zip(row.highest).zip(row.normalised_highest);
        let line = GradeLine {
            scale: row.scale.into(),
            version: row.version.into(),
            valid_from: row.valid_from,
            title: row.title,
            country: row.country,
            grade: row.grade,
            span: span.map(|((lowest, highest), normalised)| Span {
                lowest: lowest.0,
                highest: highest.0,
                normalised: normalised.0,
            }),
            normalised: row.normalised.0,
            passes: row.passes,
            source: row.source,
            checked_on: row.checked_on,
            verified: row.verified,
        };
        (code, line)
    };
    keep(work, GRADES, rows.into_iter().map(row).collect()).await
}

pub(super) async fn targets(work: &mut Work, rows: Vec<tables::SmartTarget>) -> Result<Tally> {
    let row = |row: tables::SmartTarget| {
        let target = Target {
            measure: row.measure,
            least: row.least.0,
            source: row.source,
            checked_on: row.checked_on,
            verified: row.verified,
        };
        (row.measure.code().to_owned(), target)
    };
    keep(work, TARGETS, rows.into_iter().map(row).collect()).await
}
