//! A credential as a PDF: the same record for people, with the seal where there is one.

use super::record::LANGUAGE;
use crate::{Error, Result, Work, day_in, seal};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use walz_documents::Setting;
use walz_documents::credential::{self, Body, Credential, Unit};
use walz_exchange::credential::jades::Sealer;
use walz_exchange::credential::record::{Organisation, Record};
use walz_store as store;
use walz_words::Words;

/// How a credential that is issued now is set.
pub(super) async fn setting(work: &mut Work, issued: Timestamp) -> Result<Setting> {
    let organisation = work.ctx().actor.organisation;
    let own = store::organisation::find(work, organisation).await?.ok_or(Error::NotFound)?;
    let zone = TimeZone::get(&own.time_zone).unwrap_or(TimeZone::UTC);
    Ok(Setting { words: Words::of(LANGUAGE), zone, on: day_in(&own.time_zone, issued) })
}

/// The PDF of a record.
pub(super) fn pdf(record: &Record, setting: &Setting, sealer: Option<&Sealer>) -> Result<Vec<u8>> {
    let id = format!("urn:uuid:{}", record.id);
    let paper = credential::pdf(&shown(record, &id, sealer.is_some()), setting)?;
    seal::pdf(sealer, paper, record.issued, setting.words)
}

fn shown<'a>(record: &'a Record, id: &'a str, sealed: bool) -> Credential<'a> {
    let unit = |unit: &'a walz_exchange::credential::record::Unit| Unit {
        title: &unit.title,
        code: &unit.code,
        eqf: unit.eqf,
        skills: &unit.skills,
        method: &unit.method,
        result: &unit.result_label,
        assessor: &unit.assessor,
        assessed: unit.assessed,
        recognition: unit.recognition.as_ref().map(|r| (r.label.as_str(), r.by.as_str(), r.at)),
    };
    Credential {
        id,
        page: &record.page,
        title: &record.title,
        description: &record.description,
        issued: record.issued,
        holder: &record.learner.name,
        born: record.learner.born,
        issuer: body(&record.issuer),
        host: body(&record.host),
        trade: &record.stay.trade,
        period: record.stay.period,
        hours_per_week: record.stay.hours_per_week,
        units: record.units.iter().map(unit).collect(),
        skills: record.skills.iter().map(|skill| skill.label.clone()).collect(),
        sealed,
    }
}

fn body(organisation: &Organisation) -> Body<'_> {
    Body {
        name: &organisation.name,
        oid: organisation.oid.as_deref(),
        city: &organisation.city,
        country: organisation.country,
    }
}
