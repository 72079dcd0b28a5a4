//! Trades and units, partners, host companies, offers, accommodations.

use super::keep::{Tally, keep_records};
use super::names::Names;
use super::{Refusal, people};
use crate::entry::{self, At};
use crate::{Result, Work};
use std::collections::BTreeMap;
use walz_domain::PersonId;
use walz_domain::accommodation::{Accommodation, Inspection};
use walz_domain::host_company::HostCompany;
use walz_domain::language::{Demand, Language};
use walz_domain::offer::Offer;
use walz_domain::partner::{Memorandum, Partner};
use walz_domain::person::Name;
use walz_domain::place::Coordinates;
use walz_domain::trade::Trade;
use walz_domain::unit::Unit;
use walz_domain::window::{Period, Window};
use walz_exchange::tables::{self, Key, Numbered, Reason};
use walz_store::Stored;

fn keys(keys: Vec<Key>) -> Vec<String> {
    keys.into_iter().map(String::from).collect()
}

pub(super) async fn trades(work: &mut Work, rows: Vec<tables::Trade>) -> Result<Tally> {
    Ok(keep_records!(
        work,
        trade,
        rows,
        |r: &tables::Trade| r.code.to_string(),
        |row: tables::Trade, id, _: Option<&Trade>| {
            Trade {
                id,
                code: row.code.into(),
                name_en: row.name_en,
                name_nb: row.name_nb,
                esco_uri: row.esco_uri,
                esco_label: row.esco_label,
                esco_code: row.esco_code,
                isced_f: row.isced_f,
                eqf: row.eqf,
                qualification: row.qualification,
            }
        }
    ))
}

pub(super) async fn units(
    work: &mut Work,
    names: &Names,
    rows: Vec<tables::Unit>,
) -> Result<Tally> {
    let organisation = work.ctx().actor.organisation;
    let known = walz_store::unit::list(work, organisation).await?;
    let mut known: BTreeMap<String, Stored<Unit>> =
        known.into_iter().map(|stored| (stored.code.clone(), stored)).collect();
    let mut tally = Tally::default();
    for row in rows {
        let trade = names.trade(&row.trade)?;
        let code = row.id.to_string();
        let before = known.remove(&code);
        // What a table has no column for stays as it was.
        let base = before.as_ref().map(|stored| &stored.value);
        let unit = Unit {
            id: base.map_or_else(|| work.ctx().id(), |unit: &Unit| unit.id),
            code,
            trade,
            title: row.title,
            eqf: row.eqf,
            knowledge: row.knowledge,
            skills: row.skills,
            responsibility_autonomy: row.responsibility_autonomy,
            assessment_method: row.assessment_method,
            min_weeks: row.min_weeks,
            points: row.points.map(|points| points.0),
            criteria: base.map(|unit| unit.criteria.clone()).unwrap_or_default(),
            language: base.map_or(Language::ENGLISH, |unit| unit.language),
            translations: base.map(|unit| unit.translations.clone()).unwrap_or_default(),
            links: base.map(|unit| unit.links.clone()).unwrap_or_default(),
            origin: base.and_then(|unit| unit.origin.clone()),
            state: base.map(|unit| unit.state).unwrap_or_default(),
            number: base.map_or(1, |unit| unit.number),
        };
        match before {
            None => {
                walz_store::unit::add(work, organisation, &unit).await?;
                tally.added += 1;
            }
            Some(before) => match crate::unit::replace(work, before, unit).await? {
                true => tally.changed += 1,
                false => tally.same += 1,
            },
        }
    }
    Ok(tally)
}

pub(super) async fn partners(
    work: &mut Work,
    rows: Vec<Numbered<tables::Partner>>,
) -> Result<Tally, Refusal> {
    let organisation = work.ctx().actor.organisation;
    let known = walz_store::partner::list(work, organisation).await?;
    let contacts: BTreeMap<String, Option<PersonId>> =
        known.into_iter().map(|p| (p.code.clone(), p.contact)).collect();
    let mut found = Vec::with_capacity(rows.len());
    for Numbered { line, row } in rows {
        let before = contacts.get(row.id.as_str()).copied().flatten();
        let contact = people::contact(work, before, &row).await?;
        let name: Name = fits(line, "name", &row.name)?;
        let coordinates = Coordinates::new(row.latitude, row.longitude).map_err(|_| {
            super::fault(line, "latitude", &row.latitude.to_string(), Reason::NotANumber)
        })?;
        found.push((name, coordinates, contact, row));
    }
    type Found = (Name, Coordinates, Option<PersonId>, tables::Partner);
    let make = |(name, coordinates, contact, row): Found, id, _: Option<&Partner>| Partner {
        id,
        code: row.id.into(),
        name,
        oid: row.oid,
        city: row.city,
        country: row.country,
        country_group: row.country_group,
        coordinates,
        kind: row.kind,
        local_language: row.local_language,
        trades: keys(row.trades),
        hosts_minors: row.hosts_minors,
        capacity: row.capacity.into_iter().map(|(season, most)| (season.into(), most)).collect(),
        since_year: row.since_year,
        relationship: row.relationship,
        intakes_completed: row.intakes_completed,
        rating: row.rating.and_then(|r| u16::try_from(r.0).ok()),
        memorandum: row
            .memorandum_signed
            .zip(row.memorandum_until)
            .map(|(signed, valid_until)| Memorandum { signed, valid_until }),
        duty_phone_24h: row.duty_phone_24h,
        language_courses: row.language_courses,
        weekly_fee: row.weekly_fee,
        contact,
    };
    let mut changed = Vec::new();
    let tally = keep_records!(work, partner, found, |f: &Found| f.3.id.to_string(), make, changed);
    entry::refresh(work, changed.into_iter().map(At::Partner)).await?;
    Ok(tally)
}

/// A name of the domain from a cell, or the fault that it is too long.
pub(super) fn fits(line: u32, column: &str, text: &str) -> Result<Name, Refusal> {
    text.parse().map_err(|_| super::fault(line, column, text, Reason::TooLong { most: 200 }))
}

pub(super) async fn hosts(
    work: &mut Work,
    names: &Names,
    rows: Vec<Numbered<tables::HostCompany>>,
) -> Result<Tally, Refusal> {
    let organisation = work.ctx().actor.organisation;
    let known = walz_store::host_company::list(work, organisation).await?;
    let mentors: BTreeMap<String, Option<PersonId>> =
        known.into_iter().map(|h| (h.code.clone(), h.mentor)).collect();
    let mut found = Vec::with_capacity(rows.len());
    for Numbered { line, row } in rows {
        let before = mentors.get(row.id.as_str()).copied().flatten();
        let mentor = people::mentor(work, before, &row).await?;
        let name = fits(line, "name", &row.name)?;
        let (partner, trade) = (names.partner(&row.partner)?, names.trade(&row.trade)?);
        found.push((name, partner, trade, mentor, row));
    }
    type Found =
        (Name, walz_domain::PartnerId, walz_domain::TradeId, Option<PersonId>, tables::HostCompany);
    let make =
        |(name, partner, trade, mentor, row): Found, id, _: Option<&HostCompany>| HostCompany {
            id,
            code: row.id.into(),
            partner,
            name,
            city: row.city,
            country: row.country,
            trade,
            sector: row.sector.unwrap_or_default(),
            size: row.size,
            mentor,
            mentor_trained: row.mentor_trained,
            mentor_languages: row.mentor_languages,
            first_hosted_year: row.first_hosted_year,
            hosted_total: row.hosted_total,
            rating: row.rating.and_then(|r| u16::try_from(r.0).ok()),
            last_site_visit: row.last_site_visit,
            safety_checked: row.safety_checked,
            liability_insured: row.insured == tables::Insured::Yes,
            risk: row.risk,
            accepts_minors: row.accepts_minors,
            step_free: row.step_free,
            quality_label: row.quality_label,
            active: row.status != tables::HostStatus::Inactive,
        };
    let mut changed = Vec::new();
    let tally =
        keep_records!(work, host_company, found, |f: &Found| f.4.id.to_string(), make, changed);
    entry::refresh(work, changed.into_iter().map(At::Host)).await?;
    Ok(tally)
}

pub(super) async fn accommodations(
    work: &mut Work,
    names: &Names,
    rows: Vec<tables::Accommodation>,
) -> Result<Tally> {
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        found.push((names.partner(&row.partner)?, row));
    }
    type Found = (walz_domain::PartnerId, tables::Accommodation);
    let make = |(partner, row): Found, id, _: Option<&Accommodation>| Accommodation {
        id,
        code: row.id.into(),
        partner,
        city: row.city,
        country: row.country,
        kind: row.kind,
        capacity: row.capacity,
        single_rooms: row.single_rooms,
        price_week: row.price_week,
        half_board: row.half_board,
        accepts_minors: row.accepts_minors,
        step_free: row.step_free,
        kitchen: row.kitchen,
        visual_fire_alarm: row.visual_fire_alarm,
        inspected: row.last_inspection.zip(row.inspected_by).map(|(on, by)| Inspection { on, by }),
        minutes_to_centre: row.minutes_to_centre,
        household_vetted: row.household_vetted,
        rating: row.rating.and_then(|r| u16::try_from(r.0).ok()),
    };
    let mut changed = Vec::new();
    let tally =
        keep_records!(work, accommodation, found, |f: &Found| f.1.id.to_string(), make, changed);
    entry::refresh(work, changed.into_iter().map(At::Home)).await?;
    Ok(tally)
}

pub(super) async fn offers(
    work: &mut Work,
    names: &mut Names,
    rows: Vec<Numbered<tables::Offer>>,
) -> Result<Tally, Refusal> {
    let mut found = Vec::with_capacity(rows.len());
    let mut windows: BTreeMap<String, Period> = BTreeMap::new();
    for Numbered { line, row } in rows {
        let period = Period::new(row.starts_on, row.ends_on).map_err(|_| {
            let reason = Reason::BeforeStart { start: "start_date" };
            super::fault(line, "end_date", &row.ends_on.to_string(), reason)
        })?;
        windows.entry(row.window.to_string()).or_insert(period);
        let (partner, host, trade) =
            (names.partner(&row.partner)?, names.host(&row.host)?, names.trade(&row.trade)?);
        found.push((partner, host, trade, period, row));
    }
    open_windows(work, names, windows).await?;
    type Found = (
        walz_domain::PartnerId,
        walz_domain::HostCompanyId,
        walz_domain::TradeId,
        Period,
        tables::Offer,
    );
    let make = |(partner, host, trade, period, row): Found, id, _: Option<&Offer>| Offer {
        id,
        code: row.id.into(),
        partner,
        host,
        trade,
        window: row.window.into(),
        period,
        slots: row.slots,
        working_language: Demand { language: row.working_language, least: row.min_level },
        other_language: row
            .alt_language
            .zip(row.alt_min_level)
            .map(|(language, least)| Demand { language, least }),
        hours_per_week: row.hours_per_week,
        evening_or_night: row.evening_or_night,
        min_age: row.min_age,
        step_free: row.step_free,
        police_certificate: row.police_certificate,
        driving_licence: row.driving_licence,
        exposures: row.exposures,
        units: keys(row.units),
        language_course_weeks: row.language_course_weeks,
        status: row.status,
    };
    let mut changed = Vec::new();
    let tally = keep_records!(work, offer, found, |f: &Found| f.4.id.to_string(), make, changed);
    entry::refresh(work, changed.into_iter().map(At::Place)).await?;
    Ok(tally)
}

/// Windows that the offers name and the call does not have yet are taken from the offers. A window belongs to the
/// season of the partners' capacities whose name begins its own: `W1S` to `W1`.
async fn open_windows(
    work: &mut Work,
    names: &mut Names,
    windows: BTreeMap<String, Period>,
) -> Result<()> {
    let organisation = work.ctx().actor.organisation;
    let Some(call) = &mut names.call else { return Ok(()) };
    let missing: Vec<_> =
        windows.into_iter().filter(|(code, _)| call.window(code).is_none()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let partners = walz_store::partner::list(work, organisation).await?;
    for (code, period) in missing {
        let seasons = partners.iter().flat_map(|p| p.capacity.keys());
        let season = seasons.filter(|s| code.starts_with(s.as_str())).max_by_key(|s| s.len());
        let season = season.unwrap_or(&code).clone();
        call.windows.push(Window { code, season, period });
    }
    walz_store::call::update(work, organisation, call).await?;
    let id = call.id;
    names.call = walz_store::call::find(work, organisation, id).await?;
    Ok(())
}
