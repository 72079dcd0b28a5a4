//! Trades and units, partners, host companies, offers, accommodations as rows.

use super::{Codes, filled, key, keys, persons};
use crate::{Result, Work};
use walz_exchange::tables::{self, HostStatus, Hundredths, Insured};
use walz_store as store;

fn rating(hundredths: Option<u16>) -> Option<Hundredths> {
    hundredths.map(|rating| Hundredths(rating.into()))
}

pub(super) async fn trades(work: &mut Work) -> Result<Vec<tables::Trade>> {
    let organisation = work.ctx().actor.organisation;
    let mut rows = Vec::new();
    for trade in store::trade::list(work, organisation).await? {
        let trade = trade.into_value();
        rows.push(tables::Trade {
            code: key(&trade.code)?,
            name_en: trade.name_en,
            name_nb: trade.name_nb,
            esco_label: trade.esco_label,
            esco_uri: trade.esco_uri,
            esco_code: trade.esco_code,
            isced_f: trade.isced_f,
            eqf: trade.eqf,
            qualification: trade.qualification,
        });
    }
    Ok(rows)
}

pub(super) async fn units(work: &mut Work) -> Result<Vec<tables::Unit>> {
    let organisation = work.ctx().actor.organisation;
    let trades = Codes::of(store::trade::codes(work, organisation).await?)?;
    let mut rows = Vec::new();
    for unit in store::unit::list(work, organisation).await? {
        let unit = unit.into_value();
        rows.push(tables::Unit {
            id: key(&unit.code)?,
            trade: trades.get(&unit.trade)?,
            title: unit.title,
            eqf: unit.eqf,
            knowledge: unit.knowledge,
            skills: unit.skills,
            responsibility_autonomy: unit.responsibility_autonomy,
            assessment_method: unit.assessment_method,
            min_weeks: unit.min_weeks,
            points: unit.points.map(Hundredths),
        });
    }
    Ok(rows)
}

pub(super) async fn partners(work: &mut Work) -> Result<Vec<tables::Partner>> {
    let organisation = work.ctx().actor.organisation;
    let persons = persons(work).await?;
    let mut rows = Vec::new();
    for partner in store::partner::list(work, organisation).await? {
        let partner = partner.into_value();
        let contact = partner.contact.and_then(|id| persons.get(&id));
        let capacity = partner.capacity.iter().map(|(season, most)| Ok((key(season)?, *most)));
        rows.push(tables::Partner {
            id: key(&partner.code)?,
            capacity: capacity.collect::<Result<_>>()?,
            name: partner.name.into(),
            oid: partner.oid,
            city: partner.city,
            country: partner.country,
            country_group: partner.country_group,
            latitude: partner.coordinates.latitude(),
            longitude: partner.coordinates.longitude(),
            kind: partner.kind,
            local_language: partner.local_language,
            trades: keys(&partner.trades)?,
            hosts_minors: partner.hosts_minors,
            since_year: partner.since_year,
            relationship: partner.relationship,
            intakes_completed: partner.intakes_completed,
            rating: rating(partner.rating),
            memorandum_signed: partner.memorandum.map(|m| m.signed),
            memorandum_until: partner.memorandum.map(|m| m.valid_until),
            duty_phone_24h: partner.duty_phone_24h,
            language_courses: partner.language_courses,
            weekly_fee: partner.weekly_fee,
            contact_person: contact.map(|person| person.name.to_string()),
            contact_email: contact.and_then(|person| person.email.clone()),
            fictional: false,
        });
    }
    Ok(rows)
}

pub(super) async fn hosts(work: &mut Work) -> Result<Vec<tables::HostCompany>> {
    let organisation = work.ctx().actor.organisation;
    let persons = persons(work).await?;
    let partners = Codes::of(store::partner::codes(work, organisation).await?)?;
    let trades = Codes::of(store::trade::codes(work, organisation).await?)?;
    let mut rows = Vec::new();
    for host in store::host_company::list(work, organisation).await? {
        let host = host.into_value();
        let mentor = host.mentor.and_then(|id| persons.get(&id));
        rows.push(tables::HostCompany {
            id: key(&host.code)?,
            partner: partners.get(&host.partner)?,
            name: host.name.into(),
            city: host.city,
            country: host.country,
            trade: trades.get(&host.trade)?,
            sector: filled(&host.sector),
            size: host.size,
            mentor_name: mentor.map(|person| person.name.to_string()),
            mentor_trained: host.mentor_trained,
            mentor_languages: host.mentor_languages,
            first_hosted_year: host.first_hosted_year,
            hosted_total: host.hosted_total,
            rating: rating(host.rating),
            last_site_visit: host.last_site_visit,
            safety_checked: host.safety_checked,
            insured: if host.liability_insured { Insured::Yes } else { Insured::No },
            risk: host.risk,
            accepts_minors: host.accepts_minors,
            step_free: host.step_free,
            quality_label: host.quality_label,
            status: if host.active { HostStatus::Active } else { HostStatus::Inactive },
            fictional: false,
        });
    }
    Ok(rows)
}

pub(super) async fn accommodations(work: &mut Work) -> Result<Vec<tables::Accommodation>> {
    let organisation = work.ctx().actor.organisation;
    let partners = Codes::of(store::partner::codes(work, organisation).await?)?;
    let mut rows = Vec::new();
    for home in store::accommodation::list(work, organisation).await? {
        let home = home.into_value();
        rows.push(tables::Accommodation {
            id: key(&home.code)?,
            partner: partners.get(&home.partner)?,
            city: home.city,
            country: home.country,
            kind: home.kind,
            capacity: home.capacity,
            single_rooms: home.single_rooms,
            price_week: home.price_week,
            half_board: home.half_board,
            accepts_minors: home.accepts_minors,
            step_free: home.step_free,
            kitchen: home.kitchen,
            visual_fire_alarm: home.visual_fire_alarm,
            last_inspection: home.inspected.map(|inspection| inspection.on),
            inspected_by: home.inspected.map(|inspection| inspection.by),
            minutes_to_centre: home.minutes_to_centre,
            household_vetted: home.household_vetted,
            rating: rating(home.rating),
        });
    }
    Ok(rows)
}

pub(super) async fn offers(work: &mut Work) -> Result<Vec<tables::Offer>> {
    let organisation = work.ctx().actor.organisation;
    let partners = Codes::of(store::partner::codes(work, organisation).await?)?;
    let hosts = Codes::of(store::host_company::codes(work, organisation).await?)?;
    let trades = Codes::of(store::trade::codes(work, organisation).await?)?;
    let mut rows = Vec::new();
    for offer in store::offer::list(work, organisation).await? {
        let offer = offer.into_value();
        rows.push(tables::Offer {
            id: key(&offer.code)?,
            partner: partners.get(&offer.partner)?,
            host: hosts.get(&offer.host)?,
            trade: trades.get(&offer.trade)?,
            window: key(&offer.window)?,
            starts_on: offer.period.first(),
            ends_on: offer.period.last(),
            slots: offer.slots,
            working_language: offer.working_language.language,
            min_level: offer.working_language.least,
            alt_language: offer.other_language.map(|demand| demand.language),
            alt_min_level: offer.other_language.map(|demand| demand.least),
            hours_per_week: offer.hours_per_week,
            evening_or_night: offer.evening_or_night,
            min_age: offer.min_age,
            step_free: offer.step_free,
            police_certificate: offer.police_certificate,
            driving_licence: offer.driving_licence,
            exposures: offer.exposures,
            units: keys(&offer.units)?,
            language_course_weeks: offer.language_course_weeks,
            status: offer.status,
        });
    }
    Ok(rows)
}
