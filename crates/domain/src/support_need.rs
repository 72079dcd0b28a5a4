//! Support needs: special-category data, written as practical requirements. Encrypted at rest, and every reading is
//! journalled; that is the store's and the service's work, this module knows only what a need means for a workplace.

use crate::LearnerId;
use crate::offer::Exposure;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportNeed {
    pub learner: LearnerId,
    /// What kind of need, `asthma`; free, since no list of diagnoses is kept.
    pub code: String,
    /// What has to be so, in practical words: all that a workplace ever reads.
    pub practical: String,
    pub barrier: String,
    pub disclosed_by: String,
    pub consented: Date,
    /// Who may read it besides those who always may.
    pub share_with: Vec<ShareWith>,
    pub erase_after: String,
}

crate::code::codes! {
    ShareWith {
        Office = "office",
        PartnerContact = "partner_contact",
        HostMentor = "host_mentor",
        Guardian = "guardian",
    }
}

crate::code::codes! {
    /// What needs are read for; each reading is kept under it.
    ReadFor {
        Care = "care",
        Housing = "housing",
        Work = "work",
        Allocation = "allocation",
        Emergency = "emergency",
    }
}

/// What the needs of a learner ask of a workplace and of a home: enough to decide, and no diagnosis in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requirements {
    pub step_free: bool,
    pub schengen_only: bool,
    pub avoid: Vec<Exposure>,
    /// An alarm that is seen, not only heard.
    pub visual_alarm: bool,
    /// Food that the learner can keep and cook.
    pub kitchen: bool,
}

impl Requirements {
    /// Collects what all needs of one learner ask.
    pub fn of<'a>(needs: impl IntoIterator<Item = &'a SupportNeed>) -> Self {
        let mut all = Self::default();
        for need in needs {
            match need.code.as_str() {
                "wheelchair_user" => all.step_free = true,
                "refugee_travel_document" => all.schengen_only = true,
                "asthma" => all.avoid.extend([
                    Exposure::SprayPaint,
                    Exposure::FlourDust,
                    Exposure::WeldingFumes,
                ]),
                "nut_allergy_severe" => all.avoid.push(Exposure::Nuts),
                "hearing_impairment" => {
                    all.avoid.push(Exposure::Noise);
                    all.visual_alarm = true;
                }
                "coeliac" | "type1_diabetes" => all.kitchen = true,
                _ => {}
            }
        }
        all.avoid.sort_unstable();
        all.avoid.dedup();
        all
    }
}
