//! Learning agreements: what a learner will learn abroad, how it is assessed and recognised, signed by all parties.

mod amendment;
mod changes;
mod negotiation;
mod programme;
mod second_host;
mod second_language;

pub use amendment::{Amends, Change, Interruption, NotNow, Unfit};
pub use changes::Part;
pub use negotiation::{About, Comment, Shared};
pub use programme::{Day, Hours, NoHours, NoWeeks, Task, Timetable, Weeks};
pub use second_host::SecondHost;
pub use second_language::SecondLanguage;

use crate::esco::Link;
use crate::language::Language;
use crate::person::{Email, Name, Phone};
pub use crate::signing::{
    Document, Fault, Method, Party, Refused, Signable, Signature, Signatures, Signer, State,
};
use crate::unit::Texts;
use crate::window::Period;
use crate::{AgreementId, MobilityId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

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
    /// What is done in which weeks, in their order.
    #[serde(default)]
    pub programme: Vec<Task>,
    /// The hours of a usual week; empty where only their number is agreed.
    #[serde(default)]
    pub timetable: Timetable,
    /// The company that takes over a part of the stay.
    #[serde(default)]
    pub second_host: Option<SecondHost>,
    /// Who signs beside the usual parties.
    #[serde(default)]
    pub signers: Vec<Signer>,
    /// The second language of the text, beside its own.
    #[serde(default)]
    pub second_language: Option<SecondLanguage>,
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
    /// What it says in other languages.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub translations: BTreeMap<Language, Texts>,
    /// Skills of the European classification that it teaches, as they were called on that day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
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
        faults.extend(self.annex_faults());
        faults.extend(self.amends.iter().flat_map(Amends::faults));
        faults
    }

    fn required(&self) -> Vec<&'static str> {
        let guardian = self.participant.minor.then_some("guardian");
        let further = self.signers.iter().map(|signer| signer.party.code());
        ["learner", "sender", "host"].into_iter().chain(guardian).chain(further).collect()
    }

    fn signers(&self) -> &[Signer] {
        &self.signers
    }
}

impl Content {
    /// What does not hold together in the programme, the week, and the shares of two hosts.
    fn annex_faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.programme.iter().any(|task| !task.weeks.within(self.period)) {
            faults.push(Fault::TaskOutside);
        }
        let agreed = |code: &String| self.units.iter().any(|unit| unit.code == *code);
        let served = self.programme.iter().flat_map(|task| &task.units);
        if let Some(code) = served.into_iter().find(|code| !agreed(code)) {
            faults.push(Fault::TaskWithoutUnit { code: code.clone() });
        }
        if self.timetable.contradicts(self.hours_per_week) {
            let minutes = self.timetable.minutes();
            faults.push(Fault::WeekDiffers { minutes, agreed: self.hours_per_week });
        }
        if self.second_host.as_ref().is_some_and(|second| !second.fits(self.period)) {
            faults.push(Fault::SecondHostUnfit);
        }
        faults
    }
}

impl Side {
    fn people(&self) -> BTreeSet<&str> {
        [&self.mentor, &self.administration, &self.emergency].map(|c| c.name.as_str()).into()
    }
}
