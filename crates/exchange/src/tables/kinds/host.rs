//! Host companies, the places they offer, and where learners live.

use super::{alone, before, more};
use crate::tables::TableKind;
use crate::tables::cell::{Hundredths, Key, codes};
use crate::tables::column::named;
use crate::tables::table::table;
use jiff::civil::Date;
use walz_domain::Eur;
use walz_domain::accommodation::{AccommodationKind, Inspector, Kitchen};
use walz_domain::country::Country;
use walz_domain::host_company::{CompanySize, RiskClass};
use walz_domain::language::{Cefr, Language};
use walz_domain::offer::{Exposure, OfferStatus};

codes! {
    /// Whether the company's liability insurance was seen.
    Insured {
        Yes = "yes" also "ja" also "true" also "confirmed",
        Pending = "pending" also "venter",
        No = "no" also "nei" also "false",
    }
    HostStatus {
        Active = "active" also "aktiv",
        New = "new" also "ny",
        Inactive = "inactive" also "inaktiv" also "paused",
    }
}

table! {
    /// A workplace abroad.
    #[derive(Debug)]
    HostCompany in HostCompanies {
        id: Key = named("host_company_id").also(&["id"]).key();
        partner: Key = named("partner_id").also(&["partner"]).refers(TableKind::Partners);
        name: String = named("name").also(&["company", "navn"]);
        city: String = named("city").also(&["by"]);
        country: Country = named("country").also(&["land"]);
        trade: Key = named("trade_code").also(&["trade", "fag", "fagkode"]).refers(TableKind::Trades);
        sector: Option<String> = named("sector_description").also(&["sector", "bransje"]);
        size: CompanySize = named("size_band").also(&["size", "størrelse"]);
        mentor_name: Option<String> = named("mentor_name").also(&["mentor"]);
        mentor_trained: bool = named("mentor_trained").or("no");
        mentor_languages: Vec<Language> = named("mentor_languages");
        first_hosted_year: Option<i16> = named("first_hosted_year").within(1950.0, 2200.0);
        hosted_total: u32 = named("learners_hosted_total").or("0");
        rating: Option<Hundredths> = named("avg_learner_rating_1_5").also(&["rating"]).within(1.0, 5.0);
        last_site_visit: Option<Date> = named("last_site_visit");
        /// When health and safety were last checked.
        safety_checked: Option<Date> = named("hs_check_date").also(&["safety check", "hms dato"]);
        insured: Insured = named("liability_insurance_confirmed").also(&["insured"]).or("no");
        risk: RiskClass = named("risk_class").or("standard");
        accepts_minors: bool = named("accepts_minors").or("no");
        step_free: bool = named("step_free_access").also(&["step_free"]).or("no");
        quality_label: Option<String> = named("quality_label");
        status: HostStatus = named("status").or("active");
        fictional: bool = named("fictional").or("no");
    }
}

table! {
    /// A place for a learner in a host company during one window.
    #[derive(Debug)]
    Offer in Offers {
        id: Key = named("placement_id").also(&["id", "offer_id"]).key();
        partner: Key = named("partner_id").also(&["partner"]).refers(TableKind::Partners);
        host: Key = named("host_company_id").also(&["host"]).refers(TableKind::HostCompanies);
        trade: Key = named("trade_code").also(&["trade", "fag", "fagkode"]).refers(TableKind::Trades);
        window: Key = named("window").also(&["period", "periode"]).refers(TableKind::Windows);
        starts_on: Date = named("start_date").also(&["starts_on", "from", "fra", "startdato"]);
        ends_on: Date = named("end_date").also(&["ends_on", "to", "til", "sluttdato"]);
        /// Learners at once.
        slots: u32 = named("slots").also(&["plasser"]).or("1").within(1.0, 1_000.0);
        working_language: Language = named("working_language").also(&["arbeidsspråk"]);
        min_level: Cefr = named("min_level").also(&["minimum level", "minste nivå"]);
        /// Another language that will do instead.
        alt_language: Option<Language> = named("alt_language");
        alt_min_level: Option<Cefr> = named("alt_min_level");
        hours_per_week: u8 = named("hours_per_week").also(&["timer per uke"]).within(1.0, 60.0);
        evening_or_night: bool = named("evening_or_night").or("no");
        /// Age at the start, in years.
        min_age: u8 = named("min_age").also(&["minste alder"]).within(14.0, 99.0);
        step_free: bool = named("step_free").or("no");
        police_certificate: bool = named("police_certificate_required").also(&["police_certificate"]).or("no");
        /// Class of the licence that the work needs.
        driving_licence: Option<String> =
            named("driving_licence_required").also(&["driving_licence"]).blank(&["", "none", "no", "ingen", "nei"]);
        exposures: Vec<Exposure> = named("exposures");
        units: Vec<Key> = named("units_offered").also(&["units"]).refers(TableKind::Units);
        language_course_weeks: u8 = named("language_course_weeks").or("0").within(0.0, 52.0);
        status: OfferStatus = named("status").or("provisional");
    }
    check |row| [
        before(("end_date", row.ends_on), ("start_date", row.starts_on)),
        alone(("alt_language", row.alt_language.is_some()), ("alt_min_level", row.alt_min_level.is_some())),
        alone(("alt_min_level", row.alt_min_level.is_some()), ("alt_language", row.alt_language.is_some())),
    ];
}

table! {
    /// A place where learners live.
    #[derive(Debug)]
    Accommodation in Accommodations {
        id: Key = named("accommodation_id").also(&["id"]).key();
        partner: Key = named("partner_id").also(&["partner"]).refers(TableKind::Partners);
        city: String = named("city").also(&["by"]);
        country: Country = named("country").also(&["land"]);
        kind: AccommodationKind = named("kind").also(&["type"]);
        /// Beds.
        capacity: u32 = named("capacity").also(&["beds", "plasser"]).within(1.0, 10_000.0);
        single_rooms: u32 = named("single_rooms").also(&["enkeltrom"]).or("0");
        price_week: Eur = named("price_week_eur").also(&["price per week", "pris per uke"]).within(0.0, 100_000.0);
        half_board: bool = named("half_board").or("no");
        accepts_minors: bool = named("accepts_minors").or("no");
        step_free: bool = named("step_free").or("no");
        kitchen: Kitchen = named("kitchen").also(&["kjøkken"]).or("no");
        /// An alarm that a deaf person sees.
        visual_fire_alarm: bool = named("visual_fire_alarm").or("no");
        last_inspection: Option<Date> = named("last_inspection");
        inspected_by: Option<Inspector> = named("inspected_by");
        minutes_to_centre: Option<u16> = named("minutes_to_centre");
        /// When the police records of a host family's adults were seen.
        household_vetted: Option<Date> = named("household_vetting_date");
        rating: Option<Hundredths> = named("last_rating_1_5").also(&["rating"]).within(1.0, 5.0);
    }
    check |row| [
        more(("single_rooms", row.single_rooms), ("capacity", row.capacity)),
        alone(("inspected_by", row.inspected_by.is_some()), ("last_inspection", row.last_inspection.is_some())),
        alone(("last_inspection", row.last_inspection.is_some()), ("inspected_by", row.inspected_by.is_some())),
    ];
}
