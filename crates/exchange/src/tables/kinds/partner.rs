//! Partners abroad, and what speaks for or against trusting them.

use super::before;
use crate::tables::TableKind;
use crate::tables::cell::{Hundredths, Key};
use crate::tables::column::named;
use crate::tables::table::table;
use jiff::civil::Date;
use std::collections::BTreeMap;
use walz_domain::Eur;
use walz_domain::country::{Country, CountryGroup};
use walz_domain::language::Language;
use walz_domain::partner::{PartnerKind, Relationship};
use walz_domain::person::Email;

table! {
    /// An organisation abroad that finds workplaces and housing and looks after learners.
    #[derive(Debug)]
    Partner in Partners {
        id: Key = named("partner_id").also(&["id"]).key();
        name: String = named("name").also(&["navn"]);
        /// Its number in the programme's register of organisations.
        oid: Option<String> = named("oid_demo").also(&["oid"]);
        city: String = named("city").also(&["by"]);
        country: Country = named("country").also(&["land"]);
        /// The rate group of its country.
        country_group: CountryGroup = named("country_group_2024").also(&[
            "country_group", "country_group_2025", "country_group_2026", "country_group_2027", "landgruppe",
        ]);
        latitude: f64 = named("latitude").also(&["lat", "breddegrad"]).within(-90.0, 90.0);
        longitude: f64 = named("longitude").also(&["lon", "lng", "lengdegrad"]).within(-180.0, 180.0);
        kind: PartnerKind = named("partner_type").also(&["type"]);
        local_language: Language = named("local_language").also(&["språk"]);
        /// Trades that it finds workplaces for.
        trades: Vec<Key> = named("trades").also(&["fag"]).refers(TableKind::Trades);
        hosts_minors: bool = named("hosts_minors").or("no");
        /// The most learners at once, by the code of the season's window.
        capacity: BTreeMap<Key, u32> =
            named("capacity_*").also(&["kapasitet_*"]).members(&["W1", "W2"]).within(0.0, 100_000.0);
        since_year: i16 = named("cooperation_since").within(1950.0, 2200.0);
        relationship: Relationship = named("relationship").or("developing");
        intakes_completed: u32 = named("intakes_completed").or("0");
        rating: Option<Hundredths> = named("avg_learner_rating_1_5").also(&["rating"]).within(1.0, 5.0);
        /// When the memorandum of understanding was signed.
        memorandum_signed: Option<Date> = named("mou_signed");
        memorandum_until: Option<Date> = named("mou_valid_until");
        duty_phone_24h: bool = named("emergency_phone_24h").or("no");
        language_courses: bool = named("language_course_provider").or("no");
        weekly_fee: Eur = named("weekly_fee_per_learner_eur").also(&["weekly_fee"]).or("0").within(0.0, 10_000.0);
        contact_person: Option<String> = named("contact_person").also(&["kontaktperson"]);
        contact_email: Option<Email> = named("contact_email").also(&["email", "epost"]);
        fictional: bool = named("fictional").or("no");
    }
    derived ["km_from_*", "distance_band"];
    check |row| [
        row.memorandum_until.zip(row.memorandum_signed)
            .and_then(|(until, signed)| before(("mou_valid_until", until), ("mou_signed", signed))),
        super::alone(
            ("mou_valid_until", row.memorandum_until.is_some()),
            ("mou_signed", row.memorandum_signed.is_some()),
        ),
    ];
}

table! {
    /// One piece of evidence in a partner's trust record.
    #[derive(Debug)]
    Evidence in Evidence {
        id: Key = named("evidence_id").also(&["id"]).key();
        partner: Key = named("partner_id").also(&["partner"]).refers(TableKind::Partners);
        kind: String = named("evidence_type").also(&["type"]);
        on: Date = named("evidence_date").also(&["date", "dato"]);
        value: f64 = named("value").also(&["verdi"]);
        /// Who says so.
        source: String = named("source_role").also(&["source", "kilde"]);
        valid_until: Option<Date> = named("valid_until");
        note: Option<String> = named("note").also(&["merknad"]).longest(1_000);
    }
    check |row| [row.valid_until.and_then(|until| before(("valid_until", until), ("evidence_date", row.on)))];
}
