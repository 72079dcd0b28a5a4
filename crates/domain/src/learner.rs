//! Learners: apprentices, candidates and pupils who go abroad.

use crate::country::Country;
use crate::language::Skills;
use crate::window::Period;
use crate::{HomeCompanyId, LearnerId, PersonId, TradeId, TutorId};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Learner {
    pub id: LearnerId,
    /// The name in the tables: `L001`.
    pub code: String,
    pub person: PersonId,
    pub gender: Gender,
    pub nationality: Country,
    /// The town the journey begins in: a [`crate::place::Place`] by name.
    pub home_place: String,
    pub trade: TradeId,
    pub kind: LearnerKind,
    pub company: HomeCompanyId,
    pub tutor: Option<TutorId>,
    /// The training contract.
    pub contract: Period,
    pub languages: Skills,
    /// Class of the driving licence, such as `B`.
    pub driving_licence: Option<String>,
    /// The flag that the programme asks for. What stands behind it is in the support needs, and only there.
    pub fewer_opportunities: bool,
    pub police_certificate: PoliceCertificate,
}

crate::code::codes! {
    LearnerKind {
        Apprentice = "apprentice",
        TrainingCandidate = "training_candidate",
        Pupil = "pupil",
        RecentGraduate = "recent_graduate",
    }
}

crate::code::codes! {
    Gender {
        Female = "F",
        Male = "M",
        Undefined = "X",
    }
}

crate::code::codes! {
    /// Only what was seen, never the paper.
    PoliceCertificate {
        NotRequired = "not_required",
        Ordered = "ordered",
        Seen = "seen",
    }
}
