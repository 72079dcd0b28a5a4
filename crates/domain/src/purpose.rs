//! Purposes: what a stay is for, in the words of those who send, go, host and pay, and which goal of the institution's plan
//! it serves.

use crate::person::Name;
use crate::{CallId, MobilityId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is written of one stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purpose {
    pub mobility: MobilityId,
    /// The goal in the institution's plan, `EP-2`; blank where the round's goes for it.
    pub goal: String,
    pub statements: BTreeMap<Side, Statement>,
}

/// The goal that a round serves, for all stays that name none of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundGoal {
    pub call: CallId,
    pub goal: String,
    pub by: Name,
    pub at: Timestamp,
}

/// What somebody gets from it, in their words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    pub text: String,
    pub by: Name,
    pub at: Timestamp,
}

crate::code::codes! {
    /// Whose purpose it is.
    Side {
        Learner = "learner",
        School = "school",
        HomeCompany = "home_company",
        Host = "host",
    }
}

impl Purpose {
    pub const fn new(mobility: MobilityId) -> Self {
        Self { mobility, goal: String::new(), statements: BTreeMap::new() }
    }

    /// Says it for one side; blank words take it away. Says whether that changed something.
    pub fn say(&mut self, side: Side, text: &str, by: &Name, at: Timestamp) -> bool {
        let text = text.trim();
        let before = self.statements.get(&side).map_or("", |statement| &statement.text);
        if before == text {
            return false;
        }
        if text.is_empty() {
            self.statements.remove(&side);
        } else {
            let statement = Statement { text: text.to_owned(), by: by.clone(), at };
            self.statements.insert(side, statement);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_again_changes_nothing_and_blank_words_take_it_away() {
        let by: Name = "Kari Moen".parse().expect("a name");
        let mut purpose = Purpose::new(MobilityId(uuid::Uuid::nil()));
        let mut say = |text| purpose.say(Side::Host, text, &by, Timestamp::UNIX_EPOCH);
        assert_eq!(
            [say("A pair of hands "), say(" A pair of hands"), say("")],
            [true, false, true]
        );
        assert!(purpose.statements.is_empty());
    }
}
