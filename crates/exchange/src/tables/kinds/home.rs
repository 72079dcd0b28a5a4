//! Home companies and their tutors.

use crate::tables::TableKind;
use crate::tables::cell::{Key, codes};
use crate::tables::column::named;
use crate::tables::table::table;
use std::collections::BTreeMap;
use walz_domain::home_company::WageAbroad;
use walz_domain::language::{Cefr, Language};
use walz_domain::person::Email;
use walz_domain::window::Period;

codes! {
    Ownership {
        Private = "private" also "privat",
        Public = "public" also "offentlig",
    }
}

table! {
    /// A company in which learners have their training contract.
    #[derive(Debug)]
    HomeCompany in HomeCompanies {
        id: Key = named("home_company_id").also(&["id", "bedrift_id"]).key();
        name: String = named("name").also(&["company", "navn", "bedrift"]);
        place: Key = named("municipality_place").also(&["place", "sted", "kommune"]).refers(TableKind::Places);
        trade: Key = named("trade_code").also(&["trade", "fag", "fagkode"]).refers(TableKind::Trades);
        ownership: Ownership = named("company_type").also(&["type", "sektor"]).or("private");
        /// How many learners may be away at the same time.
        max_away: u32 = named("max_away_same_time").also(&["max_away", "maks borte"]).within(0.0, 10_000.0);
        /// When nobody may be away.
        blackout: Option<Period> = named("blackout").also(&["sperret"]);
        wage_abroad: WageAbroad = named("employer_pays_wage_abroad").also(&["lønn i utlandet"]).or("no");
        training_office: Option<String> =
            named("training_office").also(&["opplæringskontor"]).blank(&["none", "ingen"]);
        fictional: bool = named("fictional").or("no");
        tutor: Option<Key> = named("tutor_id").also(&["tutor", "veileder_id"]).refers(TableKind::Tutors);
    }
    derived ["n_apprentice_applicants"];
}

table! {
    /// Somebody in a home company who knows the learner and visits.
    #[derive(Debug)]
    Tutor in Tutors {
        id: Key = named("tutor_id").also(&["id", "veileder_id"]).key();
        first_name: String = named("first_name").also(&["given name", "fornavn"]);
        last_name: String = named("last_name").also(&["family name", "surname", "etternavn"]);
        role: Option<String> = named("role").also(&["rolle"]);
        company: Key =
            named("home_company_id").also(&["home company", "bedrift_id"]).refers(TableKind::HomeCompanies);
        trade: Key = named("trade_code").also(&["trade", "fag", "fagkode"]).refers(TableKind::Trades);
        place: Key = named("place").also(&["sted"]).refers(TableKind::Places);
        languages: BTreeMap<Language, Cefr> =
            named("lang_*").also(&["språk_*"]).blank(&["0", "none", "ingen"]).members(&["en", "de", "es", "it"]);
        supervises: u32 = named("apprentices_supervised").or("0");
        visited_before: u32 = named("visited_before").or("0");
        email: Option<Email> = named("email").also(&["e-mail", "epost", "mail"]);
        fictional: bool = named("fictional").or("no");
    }
}
