//! An agreement in two languages: its own, and a second one beside it, for parties who do not read the same.

use super::{AgreedUnit, Content};
use crate::language::Language;
use crate::unit::Texts;
use serde::{Deserialize, Serialize};

/// What people wrote, once more in the second language. What is empty stands in the first one only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondLanguage {
    pub language: Language,
    #[serde(default)]
    pub trade: String,
    #[serde(default)]
    pub learning_goal: String,
    #[serde(default)]
    pub monitoring: String,
    #[serde(default)]
    pub recognition: String,
}

impl Content {
    /// The same agreement with its texts in the second language, as far as they are there; `None` without one.
    pub fn in_second_language(&self) -> Option<Self> {
        let second = self.second_language.as_ref()?;
        Some(Self {
            trade: said(&self.trade, &second.trade),
            learning_goal: said(&self.learning_goal, &second.learning_goal),
            monitoring: said(&self.monitoring, &second.monitoring),
            recognition: said(&self.recognition, &second.recognition),
            units: self.units.iter().map(|unit| unit.in_language(second.language)).collect(),
            ..self.clone()
        })
    }

    /// As somebody reads it who reads this language: in the second one where that is theirs.
    pub fn for_reader(&self, language: &str) -> Self {
        let second = self.second_language.as_ref().map(|second| second.language);
        let theirs = second.filter(|second| language.split('-').next() == Some(second.code()));
        theirs.and_then(|_| self.in_second_language()).unwrap_or_else(|| self.clone())
    }
}

impl AgreedUnit {
    fn in_language(&self, language: Language) -> Self {
        let Some(texts) = self.translations.get(&language) else { return self.clone() };
        let Texts { title, knowledge, skills, responsibility_autonomy, assessment_method, .. } =
            texts;
        Self {
            title: said(&self.title, title),
            knowledge: said(&self.knowledge, knowledge),
            skills: said(&self.skills, skills),
            responsibility_autonomy: said(&self.responsibility_autonomy, responsibility_autonomy),
            assessment_method: said(&self.assessment_method, assessment_method),
            ..self.clone()
        }
    }
}

fn said(own: &str, other: &str) -> String {
    if other.trim().is_empty() { own.to_owned() } else { other.to_owned() }
}
