//! Units: coherent sets of learning outcomes that are assessed by themselves. A library of them belongs to an
//! organisation; what is agreed with a learner is a copy, so that later versions leave it as it was.

mod changes;
pub mod coverage;
pub mod wording;

pub use changes::Part;

use crate::code::codes;
use crate::esco::Link;
use crate::language::Language;
use crate::{OrganisationId, TradeId, UnitId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    pub id: UnitId,
    /// Its name in the tables: `CARPENTRY-U1`.
    pub code: String,
    pub trade: TradeId,
    pub title: String,
    /// European level, 1 to 8.
    pub eqf: u8,
    pub knowledge: String,
    pub skills: String,
    /// Responsibility and autonomy, the third column of the European framework.
    pub responsibility_autonomy: String,
    pub assessment_method: String,
    /// How long the unit takes at least.
    pub min_weeks: u8,
    /// Credit points where a country still uses them, in hundredths.
    pub points: Option<u32>,
    /// By what one sees that an outcome is reached.
    #[serde(default)]
    pub criteria: Vec<String>,
    /// The language that the texts above are in.
    #[serde(default = "english")]
    pub language: Language,
    /// The same in other languages.
    #[serde(default)]
    pub translations: BTreeMap<Language, Texts>,
    /// Skills of the European classification that it teaches.
    #[serde(default)]
    pub links: Vec<Link>,
    /// From whom it was copied.
    #[serde(default)]
    pub origin: Option<Origin>,
    #[serde(default)]
    pub state: State,
    /// Counts the versions, from 1.
    #[serde(default = "first")]
    pub number: u32,
}

const fn english() -> Language {
    Language::ENGLISH
}

const fn first() -> u32 {
    1
}

/// What a unit says, in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts {
    pub title: String,
    pub knowledge: String,
    pub skills: String,
    pub responsibility_autonomy: String,
    pub criteria: Vec<String>,
    pub assessment_method: String,
}

/// Whose unit it was, and which version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    pub organisation: OrganisationId,
    /// As the organisation was called then.
    pub name: String,
    pub unit: UnitId,
    pub code: String,
    pub number: u32,
}

codes! {
    /// Where a unit stands.
    State {
        /// It is being written.
        Draft = "draft",
        /// It can be agreed on, and others may copy it.
        Published = "published",
        /// It is not agreed on any more; what was agreed stays.
        Retired = "retired",
    }
}

/// Units from before there were states were all in use.
impl Default for State {
    fn default() -> Self {
        Self::Published
    }
}

codes! {
    /// What is done with a unit as a whole.
    Step {
        Publish = "publish",
        Retire = "retire",
    }
}

impl State {
    /// The state after a step; nothing where it cannot be taken.
    pub const fn after(self, step: Step) -> Option<Self> {
        match (self, step) {
            (Self::Draft | Self::Retired, Step::Publish) => Some(Self::Published),
            (Self::Published, Step::Retire) => Some(Self::Retired),
            (Self::Published, Step::Publish) | (Self::Draft | Self::Retired, Step::Retire) => None,
        }
    }

    /// The steps that can be taken.
    pub fn steps(self) -> impl Iterator<Item = Step> {
        Step::ALL.iter().copied().filter(move |step| self.after(*step).is_some())
    }
}

impl Unit {
    /// Whether it can be agreed on.
    pub fn is_offered(&self) -> bool {
        self.state == State::Published
    }

    /// What it says in its own language.
    pub fn texts(&self) -> Texts {
        Texts {
            title: self.title.clone(),
            knowledge: self.knowledge.clone(),
            skills: self.skills.clone(),
            responsibility_autonomy: self.responsibility_autonomy.clone(),
            criteria: self.criteria.clone(),
            assessment_method: self.assessment_method.clone(),
        }
    }

    /// Says something else from now on.
    pub fn say(&mut self, texts: Texts) {
        self.title = texts.title;
        self.knowledge = texts.knowledge;
        self.skills = texts.skills;
        self.responsibility_autonomy = texts.responsibility_autonomy;
        self.criteria = texts.criteria;
        self.assessment_method = texts.assessment_method;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_from_before_there_were_versions_is_read_as_the_first_and_in_use() {
        let old = serde_json::json!({
            "id": "00000000-0000-0000-0000-000000000001", "code": "C-U1",
            "trade": "00000000-0000-0000-0000-000000000002", "title": "Build a wall", "eqf": 4,
            "knowledge": "", "skills": "build", "responsibility_autonomy": "",
            "assessment_method": "talk", "min_weeks": 4, "points": null,
        });
        let unit: Unit = serde_json::from_value(old).expect("a unit");
        assert_eq!((unit.number, unit.state, unit.language), (1, State::Published, english()));
        assert!(unit.is_offered() && unit.links.is_empty() && unit.origin.is_none());
    }

    #[test]
    fn steps_lead_where_they_should() {
        for state in State::ALL {
            for step in state.steps() {
                assert_ne!(state.after(step), Some(*state));
            }
        }
        assert_eq!(State::Draft.after(Step::Retire), None);
        assert_eq!(State::Retired.after(Step::Publish), Some(State::Published));
    }
}
