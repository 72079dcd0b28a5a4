//! What happens on the way: tutors' visits and language courses, and incidents.

use super::before;
use crate::tables::TableKind;
use crate::tables::cell::{Key, codes};
use crate::tables::column::named;
use crate::tables::kinds::Travel;
use crate::tables::table::table;
use jiff::civil::Date;
use walz_domain::Eur;
use walz_domain::incident::{IncidentKind, Level};
use walz_domain::language::{Cefr, Language};
use walz_domain::language_course::CourseStatus;
use walz_domain::visit::FundingLine;

codes! {
    VisitStatus {
        Planned = "planned" also "planlagt",
        Done = "done" also "gjennomført",
        Reported = "reported" also "rapportert",
        Cancelled = "cancelled" also "avlyst",
    }
    /// How an incident was judged at first sight.
    Severity {
        Green = "green" also "grønn",
        Amber = "amber" also "gul" also "yellow",
        Red = "red" also "rød",
    }
    /// Whether the guardian was told, where there is one to tell.
    GuardianTold {
        Yes = "yes" also "ja" also "true",
        No = "no" also "nei" also "false",
        NotApplicable = "not_applicable" also "n/a" also "ikke aktuelt",
    }
}

table! {
    /// A home tutor's visit abroad.
    #[derive(Debug)]
    Visit in Visits {
        id: Key = named("visit_id").also(&["id"]).key();
        tutor: Key = named("tutor_id").also(&["tutor", "veileder_id"]).refers(TableKind::Tutors);
        partner: Key = named("partner_id").also(&["partner"]).refers(TableKind::Partners);
        window: Option<Key> = named("window").also(&["periode"]).refers(TableKind::Windows);
        learners: Vec<Key> = named("learner_ids").also(&["learners", "lærlinger"]).filled().refers(TableKind::Learners);
        starts_on: Date = named("start_date").also(&["starts_on", "from", "fra"]);
        ends_on: Date = named("end_date").also(&["ends_on", "to", "til"]);
        purpose: String = named("purpose").also(&["formål"]);
        meets_mentor: bool = named("meet_mentor").or("no");
        inspects_accommodation: bool = named("inspect_accommodation").or("no");
        checks_host: bool = named("host_site_check").or("no");
        travel: Travel = named("travel_mode").also(&["travel", "reisemåte"]).or("standard");
        funding: FundingLine = named("funding_line").or("organisational_support");
        status: VisitStatus = named("status").or("planned");
    }
    derived ["home_company_id", "days_on_site", "distance_band", "travel_unit_eur", "report_due"];
    check |row| [before(("end_date", row.ends_on), ("start_date", row.starts_on))];
}

table! {
    /// An application of a tutor or teacher for a language course abroad.
    #[derive(Debug)]
    LanguageCourse in LanguageCourses {
        id: Key = named("application_id").also(&["id"]).key();
        /// What the applicant is: `company_tutor`, `vocational_teacher`.
        applicant_kind: String = named("applicant_kind");
        /// The applicant's name in the table that has them, such as a tutor's.
        applicant: Key = named("applicant_ref");
        first_name: String = named("first_name").also(&["fornavn"]);
        last_name: String = named("last_name").also(&["etternavn"]);
        workplace: Option<String> = named("workplace").also(&["arbeidssted"]);
        language: Language = named("language").also(&["språk"]);
        current_level: Option<Cefr> = named("current_level").blank(&["0", "none", "ingen"]);
        target_level: Cefr = named("target_level");
        city: String = named("city").also(&["by"]);
        partner: Option<Key> = named("partner_id").also(&["partner"]).refers(TableKind::Partners);
        starts_on: Date = named("course_start").also(&["starts_on"]);
        ends_on: Date = named("course_end").also(&["ends_on"]);
        /// Days of teaching.
        days: u8 = named("course_days").within(1.0, 60.0);
        fee_per_day: Eur = named("fee_per_day_eur").within(0.0, 10_000.0);
        motivation: Option<String> = named("motivation").longest(5_000);
        plans_visit: bool = named("plans_visit").or("no");
        ranking: Option<u16> = named("ranking");
        status: CourseStatus = named("status").or("applied");
        decision_note: Option<String> = named("decision_note").longest(1_000);
        fictional: bool = named("fictional").or("no");
    }
    derived ["course_fee_total_eur"];
    check |row| [before(("course_end", row.ends_on), ("course_start", row.starts_on))];
}

table! {
    /// Something that happened abroad and needed a reaction.
    Incident in Incidents {
        id: Key = named("incident_id").also(&["id"]).key();
        learner: Key = named("learner_id").also(&["learner"]).refers(TableKind::Learners);
        partner: Option<Key> = named("partner_id").also(&["partner"]).refers(TableKind::Partners);
        placement: Option<Key> = named("placement_id").also(&["placement"]).refers(TableKind::Offers);
        happened: Date = named("date").also(&["dato"]);
        kind: IncidentKind = named("type").also(&["kind"]);
        /// Blank where it is not for the reader of the table.
        description: Option<String> = named("description").also(&["beskrivelse"]).longest(5_000);
        severity: Option<Severity> = named("severity").also(&["alvorlighet"]);
        level: Level = named("escalation_level_0_3").also(&["level", "nivå"]);
        first_responder: Option<String> = named("first_responder");
        guardian_told: GuardianTold = named("guardian_informed").or("not_applicable");
        insurer_told: bool = named("insurer_informed").or("no");
        agency_told: bool = named("na_informed").or("no");
        days_absent: u16 = named("days_absent").or("0");
        closed_on: Option<Date> = named("closed_on");
        about_health: bool = named("contains_health_data").or("no");
    }
    check |row| [row.closed_on.and_then(|closed| before(("closed_on", closed), ("date", row.happened)))];
}

/// Without the description, which can tell about health: debugging ends up in logs.
impl std::fmt::Debug for Incident {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Incident").field("id", &self.id).finish_non_exhaustive()
    }
}
