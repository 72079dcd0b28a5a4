//! Papers: what must be there before somebody may leave, besides the two agreements.

use crate::MobilityId;
use crate::person::Name;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

crate::code::codes! {
    /// The conditions of departure, in the order in which people meet them.
    Gate {
        LearningAgreement = "learning_agreement",
        GrantAgreement = "grant_agreement",
        Insurance = "insurance",
        Housing = "housing",
        EmergencySheet = "emergency_sheet",
        GuardianConsent = "guardian_consent",
    }
}

/// A paper that was seen and found right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    pub mobility: MobilityId,
    pub kind: PaperKind,
    /// Policy number, room, reference: whatever names it.
    pub reference: String,
    /// Until when it holds; `None` where it does not end.
    pub valid_until: Option<Date>,
    pub checked_by: Name,
    pub checked_at: Timestamp,
}

crate::code::codes! {
    PaperKind {
        /// Health, liability and accident insurance.
        Insurance = "insurance",
        /// A bed, by contract or confirmation.
        Housing = "housing",
        /// Whom to call, what to know; filled in by the learner.
        EmergencySheet = "emergency_sheet",
    }
}

/// Whether one condition of departure is met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GateState {
    pub gate: Gate,
    pub met: bool,
    /// Why it is open, as the key of a sentence; empty where it is met.
    pub why: Option<Open>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Open {
    /// Nothing is there yet.
    Missing,
    /// Not everybody has signed; so many are still to.
    Unsigned { left: u32 },
    /// It ends before the stay does.
    EndsBefore { on: Date },
    /// So many guardians have not answered.
    NotAnswered { guardians: u32 },
    /// A guardian has said no.
    Refused,
    /// A learner under age has no guardian on record.
    NoGuardian,
    /// The accommodation does not take learners under age.
    HousingNotForMinors,
}

/// What the gates look at.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    pub last_day: Date,
    /// Under age on the day of departure.
    pub minor: bool,
    /// `None` before it was offered; else how many signatures are missing.
    pub agreement_unsigned: Option<u32>,
    /// As for the agreement.
    pub grant_unsigned: Option<u32>,
    pub papers: &'a [Paper],
    pub guardians: &'a [crate::guardian::Guardian],
    pub housing_accepts_minors: bool,
}

/// Every condition that applies, met or open.
pub fn gates(facts: &Facts<'_>) -> Vec<GateState> {
    let signed = |unsigned: Option<u32>| match unsigned {
        None => Some(Open::Missing),
        Some(0) => None,
        Some(left) => Some(Open::Unsigned { left }),
    };
    let paper = |kind: PaperKind| match facts.papers.iter().find(|p| p.kind == kind) {
        None => Some(Open::Missing),
        Some(Paper { valid_until: Some(on), .. }) if *on < facts.last_day => {
            Some(Open::EndsBefore { on: *on })
        }
        Some(_) => None,
    };
    let housing = || match paper(PaperKind::Housing) {
        None if facts.minor && !facts.housing_accepts_minors => Some(Open::HousingNotForMinors),
        other => other,
    };
    let mut all = vec![
        (Gate::LearningAgreement, signed(facts.agreement_unsigned)),
        (Gate::GrantAgreement, signed(facts.grant_unsigned)),
        (Gate::Insurance, paper(PaperKind::Insurance)),
        (Gate::Housing, housing()),
        (Gate::EmergencySheet, paper(PaperKind::EmergencySheet)),
    ];
    if facts.minor {
        all.push((Gate::GuardianConsent, guardian_consent(facts.guardians)));
    }
    all.into_iter().map(|(gate, why)| GateState { gate, met: why.is_none(), why }).collect()
}

/// Everybody with parental responsibility who must sign has to agree to the stay and to emergency treatment.
fn guardian_consent(guardians: &[crate::guardian::Guardian]) -> Option<Open> {
    use crate::consent::{Answer, Purpose};
    let must: Vec<_> = guardians.iter().filter(|g| g.must_sign).collect();
    if must.is_empty() {
        return Some(Open::NoGuardian);
    }
    let answers = |g: &&crate::guardian::Guardian| {
        [Purpose::Participation, Purpose::MedicalEmergency].map(|purpose| g.answer(purpose))
    };
    let refuses = |a: Answer| matches!(a, Answer::Refused | Answer::Withdrawn);
    if must.iter().flat_map(answers).any(refuses) {
        return Some(Open::Refused);
    }
    let silent = must.iter().filter(|g| answers(g).contains(&Answer::Pending)).count();
    (silent > 0).then(|| Open::NotAnswered { guardians: u32::try_from(silent).unwrap_or(u32::MAX) })
}
