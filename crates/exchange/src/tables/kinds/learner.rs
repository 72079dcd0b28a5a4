//! Learners with their wishes, their guardians, and those who were not selected.

use super::{alone, before};
use crate::tables::TableKind;
use crate::tables::cell::{Hundredths, Key, Ranked, Stay, codes};
use crate::tables::column::named;
use crate::tables::fault::Reason;
use crate::tables::table::table;
use jiff::civil::Date;
use std::collections::BTreeMap;
use walz_domain::accommodation::AccommodationKind;
use walz_domain::applicant::Outcome;
use walz_domain::consent::Answer;
use walz_domain::country::Country;
use walz_domain::language::{Cefr, Language};
use walz_domain::learner::{Gender, LearnerKind, PoliceCertificate};
use walz_domain::person::{Email, Phone};

codes! {
    Travel {
        Standard = "standard" also "fly" also "plane",
        /// By train, bus, ship or bicycle, which the programme pays better.
        Green = "green" also "grønn" also "grønt",
    }
    /// How much it matters to travel with somebody.
    BuddyKind {
        /// A wish.
        Soft = "soft" also "ønske",
        /// A need: same partner and window, or neither goes.
        Hard = "hard" also "må",
    }
}

table! {
    /// A learner who applied, with wishes and marks.
    #[derive(Debug)]
    Learner in Learners {
        id: Key = named("learner_id").also(&["id", "lærling_id"]).key();
        first_name: String = named("first_name").also(&["given name", "fornavn"]);
        last_name: String = named("last_name").also(&["family name", "surname", "etternavn"]);
        gender: Gender = named("gender").also(&["kjønn"]).or("X");
        born: Date = named("birth_date").also(&["born", "date of birth", "fødselsdato"]);
        home_place: Key = named("home_place").also(&["place", "hjemsted", "bosted"]).refers(TableKind::Places);
        nationality: Country = named("nationality").also(&["statsborgerskap", "nasjonalitet"]);
        email: Option<Email> = named("email").also(&["e-mail", "epost", "mail"]);
        trade: Key = named("trade_code").also(&["trade", "fag", "fagkode"]).refers(TableKind::Trades);
        kind: LearnerKind = named("contract_type").also(&["kontraktstype"]);
        company: Key =
            named("home_company_id").also(&["home company", "bedrift_id"]).refers(TableKind::HomeCompanies);
        tutor: Option<Key> = named("tutor_id").also(&["tutor", "veileder_id"]).refers(TableKind::Tutors);
        contract_start: Date = named("contract_start").also(&["kontrakt start"]);
        contract_end: Date = named("contract_end").also(&["kontrakt slutt"]);
        native_language: Option<Language> = named("lang_native").also(&["native language", "morsmål"]);
        /// Who has none of a language is not in the map.
        languages: BTreeMap<Language, Cefr> = named("lang_*")
            .also(&["språk_*"])
            .blank(&["0", "none", "ingen"])
            .members(&["en", "de", "es", "it", "da"]);
        /// Class of the licence.
        driving_licence: Option<String> =
            named("driving_licence").also(&["driving license", "førerkort"]).blank(&["none", "no", "ingen", "nei"]);
        /// Partners, the dearest first.
        wishes: Ranked<Key> =
            named("pref*").also(&["wish*", "ønske*"]).members(&["1", "2", "3"]).refers(TableKind::Partners);
        accepts_other: bool = named("accepts_other").also(&["tar annet"]).or("no");
        /// `None` where any will do.
        window_preference: Option<Key> =
            named("window_preference").also(&["periodeønske"]).blank(&["any", "alle"]).refers(TableKind::Windows);
        allowed_windows: Vec<Key> =
            named("allowed_windows").also(&["windows", "perioder"]).filled().refers(TableKind::Windows);
        stay: Stay = named("stay_type").also(&["stay", "opphold"]);
        travel: Travel = named("travel_preference").also(&["travel", "reisemåte"]).or("standard");
        /// `None` where any will do.
        accommodation: Option<AccommodationKind> =
            named("accommodation_preference").also(&["bolig"]).blank(&["any", "alle"]);
        /// Whom they would like to travel with.
        buddy: Option<Key> = named("buddy").also(&["reisefølge"]).refers(TableKind::Learners);
        buddy_kind: Option<BuddyKind> = named("buddy_kind");
        /// That there are support needs; which ones is in a table of their own.
        support_flag: bool = named("support_flag").or("no");
        fewer_opportunities: bool = named("fewer_opportunities").or("no");
        applied_on: Option<Date> = named("application_date").also(&["søknadsdato"]);
        learning_goal: Option<String> = named("learning_goal").also(&["læringsmål"]).longest(5_000);
        police_certificate: PoliceCertificate = named("police_certificate").also(&["politiattest"]).or("not_required");
        /// Marks from 0 to 5 by the beginning of the criterion's name.
        marks: BTreeMap<Key, Hundredths> = named("score_*").also(&["poeng_*"]).within(0.0, 5.0).members(&[
            "reflection", "expected_benefit", "vocational", "independence", "employer", "language",
        ]);
        /// As the file says it; it follows from the marks and the criteria's weights where both are there.
        total: Option<Hundredths> =
            named("score_total_0_100").also(&["score_total", "total", "sum"]).within(0.0, 100.0);
        employer_consents: bool = named("employer_consent").also(&["arbeidsgiver samtykker"]).or("no");
        outcome: Option<Outcome> = named("selection_status").also(&["status"]);
        fictional: bool = named("fictional").or("no");
    }
    derived ["age", "alder", "age_on_*", "minor_on_*"];
    check |row| [
        before(("contract_end", row.contract_end), ("contract_start", row.contract_start)),
        before(("contract_start", row.contract_start), ("birth_date", row.born)),
        alone(("buddy_kind", row.buddy_kind.is_some()), ("buddy", row.buddy.is_some())),
        (row.buddy.as_ref() == Some(&row.id)).then_some(("buddy", Reason::Itself)),
    ];
}

table! {
    /// A holder of parental responsibility.
    #[derive(Debug)]
    Guardian in Guardians {
        id: Key = named("guardian_id").also(&["id"]).key();
        learner: Key = named("learner_id").also(&["learner", "lærling_id"]).refers(TableKind::Learners);
        first_name: String = named("first_name").also(&["fornavn"]);
        last_name: String = named("last_name").also(&["etternavn"]);
        relation: String = named("relation").also(&["relasjon"]);
        phone: Option<Phone> = named("phone_demo").also(&["phone", "telefon", "mobil"]);
        email: Option<Email> = named("email").also(&["e-mail", "epost", "mail"]);
        parental_responsibility: bool = named("holds_parental_responsibility").also(&["foreldreansvar"]).or("yes");
        must_sign: bool = named("must_sign").also(&["må signere"]).or("yes");
        participation: Answer = named("consent_participation").or("pending");
        medical_emergency: Answer = named("consent_medical_emergency").or("pending");
        photo: Answer = named("consent_photo").or("pending");
        fictional: bool = named("fictional").or("no");
    }
}

table! {
    /// Somebody who applied and does not go.
    #[derive(Debug)]
    Applicant in Applicants {
        id: Key = named("applicant_id").also(&["id"]).key();
        first_name: String = named("first_name").also(&["fornavn"]);
        last_name: String = named("last_name").also(&["etternavn"]);
        gender: Gender = named("gender").also(&["kjønn"]).or("X");
        born: Date = named("birth_date").also(&["born", "date of birth", "fødselsdato"]);
        trade: Key = named("trade_code").also(&["trade", "fag", "fagkode"]).refers(TableKind::Trades);
        home_place: Key = named("home_place").also(&["place", "hjemsted", "bosted"]).refers(TableKind::Places);
        /// Partners, the dearest first.
        wishes: Ranked<Key> = named("pref*").also(&["wish*", "ønske*"]).members(&["1"]).refers(TableKind::Partners);
        total: Option<Hundredths> =
            named("score_total_0_100").also(&["score_total", "total", "sum"]).within(0.0, 100.0);
        outcome: Outcome = named("status");
        reason: Option<String> = named("reason").also(&["begrunnelse"]).longest(1_000);
        appeal: bool = named("appeal").also(&["klage"]).or("no");
        fictional: bool = named("fictional").or("no");
    }
}
