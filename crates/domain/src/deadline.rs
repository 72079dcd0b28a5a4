//! Deadlines of learning: within how many days what was learned is assessed, moderated, decided on, and asked about later.
//! Each round has its own, in its plan.

use serde::{Deserialize, Serialize};

/// All of them are whole days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Deadlines {
    /// From the last day to the mentor's assessment.
    pub assess: u16,
    /// From the last day to the moderation by the home teacher.
    pub moderate: u16,
    /// From the last day to the decision on what counts.
    pub recognise: u16,
    /// From the day on which a board was asked to its decision.
    pub board: u16,
    /// From an appeal to its answer.
    pub appeal: u16,
    /// From the return to the question what is used at work.
    pub follow_up: u16,
}

/// What a plan says that says nothing else: as agreements have told it so far.
impl Default for Deadlines {
    fn default() -> Self {
        Self { assess: 7, moderate: 21, recognise: 35, board: 60, appeal: 14, follow_up: 183 }
    }
}

crate::code::codes! {
    /// One of them: the name of its field.
    Deadline {
        Assess = "assess",
        Moderate = "moderate",
        Recognise = "recognise",
        Board = "board",
        Appeal = "appeal",
        FollowUp = "follow_up",
    }
}

/// The longest that can be planned, in days.
pub const LONGEST: u16 = 730;

impl Deadlines {
    pub const fn of(&self, deadline: Deadline) -> u16 {
        match deadline {
            Deadline::Assess => self.assess,
            Deadline::Moderate => self.moderate,
            Deadline::Recognise => self.recognise,
            Deadline::Board => self.board,
            Deadline::Appeal => self.appeal,
            Deadline::FollowUp => self.follow_up,
        }
    }

    pub const fn set(&mut self, deadline: Deadline, days: u16) {
        *match deadline {
            Deadline::Assess => &mut self.assess,
            Deadline::Moderate => &mut self.moderate,
            Deadline::Recognise => &mut self.recognise,
            Deadline::Board => &mut self.board,
            Deadline::Appeal => &mut self.appeal,
            Deadline::FollowUp => &mut self.follow_up,
        } = days;
    }

    /// What fits with nothing: no day at all, too many, or a step that is due before the one that it follows.
    pub fn faults(&self) -> Vec<Deadline> {
        let range = |deadline: &Deadline| !(1..=LONGEST).contains(&self.of(*deadline));
        let mut wrong: Vec<Deadline> = Deadline::ALL.iter().copied().filter(range).collect();
        for (after, before) in
            [(Deadline::Moderate, Deadline::Assess), (Deadline::Recognise, Deadline::Moderate)]
        {
            if self.of(after) < self.of(before) && !wrong.contains(&after) {
                wrong.push(after);
            }
        }
        wrong
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deadlines_follow_each_other() {
        let usual = Deadlines::default();
        assert_eq!(usual.faults(), []);
        assert_eq!(Deadlines { moderate: 3, ..usual }.faults(), [Deadline::Moderate]);
        assert_eq!(Deadlines { recognise: 20, ..usual }.faults(), [Deadline::Recognise]);
        let wrong = Deadlines { board: 0, follow_up: LONGEST + 1, ..usual };
        assert_eq!(wrong.faults(), [Deadline::Board, Deadline::FollowUp]);
        let mut other = usual;
        for (n, deadline) in (1..).zip(Deadline::ALL) {
            other.set(*deadline, n);
            assert_eq!(other.of(*deadline), n, "{deadline}");
        }
    }

    #[test]
    fn a_plan_from_before_keeps_what_was_told() {
        let old: Deadlines = serde_json::from_str("{}").expect("deadlines");
        assert_eq!(old, Deadlines::default());
    }
}
