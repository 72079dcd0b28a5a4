//! Learning agreements: what a learner will learn abroad, how it is assessed and recognised, signed by all parties.

mod amendment;
mod changes;
mod negotiation;

pub use amendment::{Amends, Change, Interruption, NotNow, Unfit};
pub use changes::Part;
pub use negotiation::{About, Comment, Shared};

use crate::person::{Email, Name, Phone};
pub use crate::signing::{
    Document, Fault, Method, Party, Refused, Signable, Signature, Signatures, State,
};
use crate::window::Period;
use crate::{AgreementId, MobilityId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    pub id: AgreementId,
    pub mobility: MobilityId,
    /// Counted from 1; a change of the text is a new number.
    pub number: u32,
    pub content: Content,
    pub state: State,
    /// While it is a draft: what its parties were shown, if they were.
    #[serde(default)]
    pub shared: Option<Shared>,
}

/// What the parties agree on. Frozen when it is offered: the bytes that are signed are made from it once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Content {
    pub project_code: String,
    pub participant: Participant,
    pub sending: Side,
    pub hosting: Side,
    /// The partner that arranges, where it is not the host itself.
    pub intermediary: Option<String>,
    pub period: Period,
    pub hours_per_week: u8,
    pub city: String,
    pub country: crate::country::Country,
    pub working_language: String,
    pub trade: String,
    pub isced_f: Option<String>,
    pub learning_goal: String,
    pub units: Vec<AgreedUnit>,
    pub monitoring: String,
    pub recognition: String,
    /// Times in which the stay rests.
    #[serde(default)]
    pub interruptions: Vec<Interruption>,
    /// What it changes, where it is an amendment of a text in force.
    #[serde(default)]
    pub amends: Option<Amends>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Participant {
    pub name: Name,
    pub born: Option<jiff::civil::Date>,
    pub nationality: crate::country::Country,
    pub email: Option<Email>,
    pub qualification: String,
    pub eqf: u8,
    /// Under age on the first day.
    pub minor: bool,
    pub guardians: Vec<Contact>,
}

/// One side of the agreement, with the people to turn to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Side {
    pub organisation: String,
    pub oid: Option<String>,
    pub city: String,
    /// Who knows the work and the learning.
    pub mentor: Contact,
    /// Who knows the papers.
    pub administration: Contact,
    /// Who answers in an emergency: one of the two above, or another.
    pub emergency: Contact,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub name: Name,
    pub role: String,
    pub email: Option<Email>,
    pub phone: Option<Phone>,
}

/// A unit as agreed: copied, so that later changes to the library leave the agreement as it was signed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AgreedUnit {
    pub code: String,
    pub title: String,
    pub eqf: u8,
    pub knowledge: String,
    pub skills: String,
    pub responsibility_autonomy: String,
    pub assessment_method: String,
}

impl Signable for Content {
    /// The rules of the programme's template.
    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.units.is_empty() {
            faults.push(Fault::NoUnit);
        }
        for (side, hosting) in [(&self.sending, false), (&self.hosting, true)] {
            if side.people().len() < 2 {
                faults.push(Fault::OneContactOnly { hosting });
            }
        }
        let hosts = self.hosting.people();
        for name in self.sending.people().iter().filter(|name| hosts.contains(*name)) {
            faults.push(Fault::OnBothSides { name: (*name).to_owned() });
        }
        if self.participant.minor && self.participant.guardians.is_empty() {
            faults.push(Fault::NoGuardian);
        }
        if self.interruptions.iter().any(|rest| !rest.within(self.period)) {
            faults.push(Fault::RestsOutside);
        }
        faults.extend(self.amends.iter().flat_map(Amends::faults));
        faults
    }

    fn required(&self) -> Vec<&'static str> {
        let guardian = self.participant.minor.then_some("guardian");
        ["learner", "sender", "host"].into_iter().chain(guardian).collect()
    }
}

impl Side {
    fn people(&self) -> BTreeSet<&str> {
        [&self.mentor, &self.administration, &self.emergency].map(|c| c.name.as_str()).into()
    }
}
