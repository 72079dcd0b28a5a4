//! Vocabularies: the closed lists of the European Union that records and credentials name things by.

use crate::code::codes;
use serde::{Deserialize, Serialize};

codes! {
    /// A list, by the name of its file in the Union's downloads.
    List {
        /// Fields of education and training, ISCED-F 2013.
        Isced = "isced-f",
        /// Levels of the European Qualifications Framework.
        Eqf = "eqf",
        Countries = "country",
        Languages = "language",
        /// Territorial units for statistics.
        Nuts = "nuts",
        CredentialTypes = "europass-credential-types",
        LearningActivities = "europass-learning-activity-types",
        Assessments = "europass-learning-assessment-types",
        LearningSettings = "europass-learning-setting-types",
        LearningSchedules = "europass-learning-schedule-types",
        Modes = "europass-modes",
        CreditSystems = "credit-points",
    }
}

impl List {
    /// How the address of each of its terms begins.
    pub const fn root(self) -> &'static str {
        match self {
            Self::Isced => "http://data.europa.eu/snb/isced-f/",
            Self::Eqf => "http://data.europa.eu/snb/eqf/",
            Self::Countries => "http://publications.europa.eu/resource/authority/country/",
            Self::Languages => "http://publications.europa.eu/resource/authority/language/",
            Self::Nuts => "http://data.europa.eu/nuts/code/",
            Self::CredentialTypes => "http://data.europa.eu/snb/credential/",
            Self::LearningActivities => "http://data.europa.eu/snb/learning-activity/",
            Self::Assessments => "http://data.europa.eu/snb/assessment/",
            Self::LearningSettings => "http://data.europa.eu/snb/learning-setting/",
            Self::LearningSchedules => "http://data.europa.eu/snb/learning-schedule/",
            Self::Modes => "http://data.europa.eu/snb/learning-assessment/",
            Self::CreditSystems => "http://data.europa.eu/snb/education-credit/",
        }
    }

    /// What stands behind [`List::root`] in an address of this list: `0732`, `NOR`.
    pub fn code_in(self, uri: &str) -> Option<&str> {
        uri.strip_prefix(self.root()).filter(|code| {
            !code.is_empty()
                && code.len() <= 40
                && code.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        })
    }
}

/// A term of a list. The Union's downloads here have English labels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    pub uri: String,
    pub label: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_what_stands_behind_the_lists_own_root() {
        assert_eq!(List::Isced.code_in("http://data.europa.eu/snb/isced-f/0732"), Some("0732"));
        assert_eq!(List::Isced.code_in("http://data.europa.eu/snb/isced-f/"), None);
        assert_eq!(List::Eqf.code_in("http://data.europa.eu/snb/isced-f/0732"), None);
        assert_eq!(List::Eqf.code_in("http://data.europa.eu/snb/eqf/a b"), None);
        let roots: std::collections::BTreeSet<_> = List::ALL.iter().map(|l| l.root()).collect();
        assert_eq!(roots.len(), List::ALL.len());
    }
}
