//! Registers as rows.

use super::{Codes, filled, key};
use crate::import::{APPLICANTS, CALENDAR, COURSES, EVIDENCE, GRADES, SKILLS, TARGETS};
use crate::{Result, Work};
use serde::de::DeserializeOwned;
use walz_domain::applicant::Applicant;
use walz_domain::evidence::Evidence;
use walz_domain::grade::GradeLine;
use walz_domain::grant::Rate;
use walz_domain::language_course::LanguageCourse;
use walz_domain::milestone::Milestone;
use walz_domain::skill::Skill;
use walz_domain::smart::Target;
use walz_exchange::tables::{self, Hundredths, Ranked};
use walz_store as store;

pub(super) async fn places(work: &mut Work) -> Result<Vec<tables::Place>> {
    let organisation = work.ctx().actor.organisation;
    let row = |place: walz_domain::place::Place| {
        Ok(tables::Place {
            name: key(&place.name)?,
            latitude: place.coordinates.latitude(),
            longitude: place.coordinates.longitude(),
            county: filled(&place.county),
            country: place.country,
        })
    };
    store::place::list(work, organisation).await?.into_iter().map(row).collect()
}

async fn register<T: DeserializeOwned>(work: &mut Work, name: &str) -> Result<Vec<T>> {
    let organisation = work.ctx().actor.organisation;
    Ok(store::register::list(work, organisation, name).await?)
}

pub(super) async fn skills(work: &mut Work) -> Result<Vec<tables::Skill>> {
    let row = |Skill { label, esco_uri, kind }| tables::Skill { label, esco_uri, kind };
    Ok(register(work, SKILLS).await?.into_iter().map(row).collect())
}

pub(super) async fn milestones(work: &mut Work) -> Result<Vec<tables::Milestone>> {
    let row = |milestone: Milestone| {
        let description = filled(&milestone.description);
        Ok(tables::Milestone { on: milestone.on, code: key(&milestone.code)?, description })
    };
    register(work, CALENDAR).await?.into_iter().map(row).collect()
}

pub(super) async fn evidence(work: &mut Work) -> Result<Vec<tables::Evidence>> {
    let organisation = work.ctx().actor.organisation;
    let partners = Codes::of(store::partner::codes(work, organisation).await?)?;
    let row = |evidence: Evidence| {
        Ok(tables::Evidence {
            id: key(&evidence.code)?,
            partner: partners.get(&evidence.partner)?,
            kind: evidence.kind,
            on: evidence.on,
            value: evidence.value,
            source: evidence.source,
            valid_until: evidence.valid_until,
            note: evidence.note,
        })
    };
    register(work, EVIDENCE).await?.into_iter().map(row).collect()
}

pub(super) async fn applicants(work: &mut Work) -> Result<Vec<tables::Applicant>> {
    let row = |applicant: Applicant| {
        Ok(tables::Applicant {
            id: key(&applicant.code)?,
            first_name: applicant.first_name,
            last_name: applicant.last_name,
            gender: applicant.gender,
            born: applicant.born,
            trade: key(&applicant.trade)?,
            home_place: key(&applicant.home_place)?,
            wishes: Ranked(super::keys(&applicant.wishes)?),
            total: applicant.total.map(Hundredths),
            outcome: applicant.outcome,
            reason: applicant.reason,
            appeal: applicant.appealed,
            fictional: false,
        })
    };
    register(work, APPLICANTS).await?.into_iter().map(row).collect()
}

pub(super) async fn courses(work: &mut Work) -> Result<Vec<tables::LanguageCourse>> {
    let row = |course: LanguageCourse| {
        Ok(tables::LanguageCourse {
            id: key(&course.code)?,
            applicant_kind: course.applicant_kind,
            applicant: key(&course.applicant)?,
            first_name: course.first_name,
            last_name: course.last_name,
            workplace: course.workplace,
            language: course.language,
            current_level: course.current_level,
            target_level: course.target_level,
            city: course.city,
            partner: course.partner.as_deref().map(key).transpose()?,
            starts_on: course.period.first(),
            ends_on: course.period.last(),
            days: course.days,
            fee_per_day: course.fee_per_day,
            motivation: course.motivation,
            plans_visit: course.plans_visit,
            ranking: course.ranking,
            status: course.status,
            decision_note: course.decision_note,
            fictional: false,
        })
    };
    register(work, COURSES).await?.into_iter().map(row).collect()
}

pub(super) async fn grades(work: &mut Work) -> Result<Vec<tables::Grade>> {
    let row = |line: GradeLine| {
        Ok(tables::Grade {
            scale: key(&line.scale)?,
            version: key(&line.version)?,
            grade: line.grade,
            title: line.title,
            country: line.country,
            valid_from: line.valid_from,
            lowest: line.span.map(|span| Hundredths(span.lowest)),
            highest: line.span.map(|span| Hundredths(span.highest)),
            normalised: Hundredths(line.normalised),
            normalised_highest: line.span.map(|span| Hundredths(span.normalised)),
            passes: line.passes,
            source: line.source,
            checked_on: line.checked_on,
            verified: line.verified,
        })
    };
    register(work, GRADES).await?.into_iter().map(row).collect()
}

pub(super) async fn targets(work: &mut Work) -> Result<Vec<tables::SmartTarget>> {
    let row = |target: Target| tables::SmartTarget {
        measure: target.measure,
        least: Hundredths(target.least),
        source: target.source,
        checked_on: target.checked_on,
        verified: target.verified,
    };
    Ok(register(work, TARGETS).await?.into_iter().map(row).collect())
}

pub(super) async fn rates(work: &mut Work) -> Result<Vec<tables::UnitCost>> {
    let organisation = work.ctx().actor.organisation;
    let row = |rate: Rate| tables::UnitCost {
        kind: rate.kind,
        scope: rate.scope,
        country_group: rate.country_group,
        band: rate.band,
        unit: rate.unit,
        amount: rate.amount,
        call_year: rate.call_year,
        verified: rate.verified,
        source: filled(&rate.source),
    };
    Ok(store::rate::list(work, organisation).await?.into_iter().map(row).collect())
}
