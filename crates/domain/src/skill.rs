//! Transversal skills: what every stay can train, in the words of the European classification.

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skill {
    pub label: String,
    pub esco_uri: String,
    pub kind: String,
}
