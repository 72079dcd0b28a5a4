//! Language courses abroad for tutors and teachers.

use crate::Eur;
use crate::language::{Cefr, Language};
use crate::window::Period;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LanguageCourse {
    /// The application's name in the tables: `LC01`.
    pub code: String,
    pub applicant_kind: String,
    /// Code of the applicant in the table that has them.
    pub applicant: String,
    pub first_name: String,
    pub last_name: String,
    pub workplace: Option<String>,
    pub language: Language,
    pub current_level: Option<Cefr>,
    pub target_level: Cefr,
    pub city: String,
    /// Code of the partner that arranges it.
    pub partner: Option<String>,
    pub period: Period,
    /// Days of teaching.
    pub days: u8,
    pub fee_per_day: Eur,
    pub motivation: Option<String>,
    pub plans_visit: bool,
    pub ranking: Option<u16>,
    pub status: CourseStatus,
    pub decision_note: Option<String>,
}

crate::code::codes! {
    CourseStatus {
        Applied = "applied",
        Approved = "approved",
        Reserve = "reserve",
        Rejected = "rejected",
        Withdrawn = "withdrawn",
    }
}
