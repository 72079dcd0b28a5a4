//! Versions: two texts of one paper are told apart by them.

use walz_words::Words;

/// A version of a paper, so that two of them are never mistaken for each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version<'a> {
    /// What the office calls the case, such as `L057`.
    pub reference: &'a str,
    /// Counted from 1.
    pub number: u32,
}

impl Version<'_> {
    /// The line above the title: project, case and number.
    pub(crate) fn of_project(self, project: &str, words: Words) -> String {
        words
            .t("document-version")
            .with("project", project)
            .with("reference", self.reference)
            .with("number", self.number)
            .to_string()
    }
}
