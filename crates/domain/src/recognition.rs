//! Recognition: what the sending side makes of assessed units.

mod decision;

pub use decision::{Decision, Extent, Kind};

use crate::moderation::Basis;
use crate::person::Name;
use crate::{MobilityId, RecognitionId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The decision on one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recognition {
    pub id: RecognitionId,
    pub mobility: MobilityId,
    /// Code of the agreed unit.
    pub unit: String,
    pub decision: Decision,
    #[serde(default)]
    pub grounds: Grounds,
    /// The result that it rests on; unknown of decisions from before results were moderated.
    #[serde(default)]
    pub rests_on: Option<Basis>,
    pub decided_by: Name,
    pub at: Timestamp,
    /// That the learner asked to have it looked at again. A new decision answers it.
    #[serde(default)]
    pub appeal: Option<Appeal>,
}

/// On what a decision stands besides the result.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Grounds {
    /// The body that decided, where it is not the office itself: an examination board, a county.
    pub decided_by: String,
    /// The rule that it stands on.
    pub legal_base: String,
    /// The document that says so: its number or name.
    pub reference: String,
    /// The day of that document.
    pub on: Option<Date>,
    /// The last day on which the learner can appeal.
    pub appeal_until: Option<Date>,
}

/// Why a decision should be looked at again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appeal {
    pub reason: String,
    pub by: Name,
    pub at: Timestamp,
    /// When it was decided on again.
    pub answered: Option<Timestamp>,
}

impl Recognition {
    /// Whether something was decided: not while a board is waited for.
    pub const fn is_settled(&self) -> bool {
        !matches!(self.decision.extent(), Extent::Open)
    }

    /// An appeal that nobody has answered.
    pub fn open_appeal(&self) -> Option<&Appeal> {
        self.appeal.as_ref().filter(|appeal| appeal.answered.is_none())
    }

    /// Whether the decision can be looked at again on this day.
    ///
    /// # Errors
    /// As [`Recognition::appeal`].
    pub fn appealable(&self, today: Date) -> Result<(), Refused> {
        match (self.decision.extent(), &self.appeal) {
            (Extent::Full, _) => Err(Refused::InFull),
            (Extent::Open, _) => Err(Refused::NotDecided),
            (_, Some(_)) => Err(Refused::AppealedBefore),
            _ if self.grounds.appeal_until.is_some_and(|until| until < today) => {
                Err(Refused::AppealOver)
            }
            _ => Ok(()),
        }
    }

    /// Asks to have the decision looked at again.
    ///
    /// # Errors
    /// [`Refused`] where it counts in full or nothing is decided, where its time is over, or where it was asked before:
    /// once is enough, the answer is final here.
    pub fn appeal(&mut self, appeal: Appeal, today: Date) -> Result<(), Refused> {
        self.appealable(today)?;
        self.appeal = Some(appeal);
        Ok(())
    }

    /// Decides anew. What settles it answers an appeal too.
    pub fn decide(&mut self, new: Decided, by: Name, at: Timestamp) {
        (self.decision, self.grounds) = (new.decision, new.grounds);
        (self.rests_on, self.decided_by, self.at) = (Some(new.rests_on), by, at);
        let settled = self.is_settled();
        if let Some(appeal) = self.appeal.as_mut().filter(|a| settled && a.answered.is_none()) {
            appeal.answered = Some(at);
        }
    }
}

/// A decision with all that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    pub decision: Decision,
    pub grounds: Grounds,
    pub rests_on: Basis,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("the unit has not been assessed")]
    NotAssessed,
    #[error("a unit that was not achieved cannot be recognised in full")]
    NotAchieved,
    #[error("a reason is needed")]
    NoReason,
    #[error("credit points are a number above nought")]
    NoPoints,
    #[error("the appeal would end before the decision")]
    AppealEnds,
    #[error("it counts in full")]
    InFull,
    #[error("it was not decided on yet")]
    NotDecided,
    #[error("it was looked at again before")]
    AppealedBefore,
    #[error("the time for an appeal is over")]
    AppealOver,
}

/// Checks a decision against the result that it rests on.
///
/// # Errors
/// [`Refused`] without an assessment, in full without success, without the words or points that its kind needs, or with
/// an appeal that ends before the decision.
pub fn check(basis: Option<Basis>, decision: &Decision, grounds: &Grounds) -> Result<(), Refused> {
    let basis = basis.ok_or(Refused::NotAssessed)?;
    if decision.extent() == Extent::Full && !basis.result.passes() {
        return Err(Refused::NotAchieved);
    }
    if decision.text().is_some_and(|text| text.trim().is_empty()) {
        return Err(Refused::NoReason);
    }
    if matches!(decision, Decision::EcvetPoints { points: 0 }) {
        return Err(Refused::NoPoints);
    }
    match (grounds.on, grounds.appeal_until) {
        (Some(on), Some(until)) if until < on => Err(Refused::AppealEnds),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Attained;
    use jiff::civil::date;

    fn basis(result: Attained) -> Option<Basis> {
        Some(Basis { result, moderated: true })
    }

    fn recognition(decision: Decision) -> Recognition {
        Recognition {
            id: RecognitionId(uuid::Uuid::nil()),
            mobility: MobilityId(uuid::Uuid::nil()),
            unit: "COOK-U1".to_owned(),
            decision,
            grounds: Grounds::default(),
            rests_on: basis(Attained::Partly),
            decided_by: "Kari Moen".parse().expect("a name"),
            at: Timestamp::UNIX_EPOCH,
            appeal: None,
        }
    }

    fn appeal() -> Appeal {
        let by = "Amina Lindqvist".parse().expect("a name");
        Appeal { reason: "I did".to_owned(), by, at: Timestamp::UNIX_EPOCH, answered: None }
    }

    #[test]
    fn decisions_from_before_are_read() {
        for (old, new) in [
            (r#"{"decision":"full"}"#, Decision::Full),
            (
                r#"{"decision":"partial","reason":"no roof"}"#,
                Decision::Partial { reason: "no roof".to_owned() },
            ),
            (
                r#"{"decision":"not_recognised","reason":"no"}"#,
                Decision::NotRecognised { reason: "no".to_owned() },
            ),
        ] {
            let read: Decision = serde_json::from_str(old).expect("a decision");
            assert_eq!(read, new);
        }
        let mut whole = serde_json::to_value(recognition(Decision::Full)).expect("a value");
        let fields = whole.as_object_mut().expect("an object");
        fields.remove("grounds");
        fields.remove("rests_on");
        let read: Recognition = serde_json::from_value(whole).expect("a recognition");
        assert_eq!((read.rests_on, read.grounds), (None, Grounds::default()));
    }

    #[test]
    fn in_full_needs_success_and_less_needs_words() {
        let none = Grounds::default();
        let tried = |result, decision: Decision| check(basis(result), &decision, &none);
        assert_eq!(tried(Attained::Partly, Decision::Full), Err(Refused::NotAchieved));
        assert_eq!(tried(Attained::Beyond, Decision::Full), Ok(()));
        let blank = Decision::of(Kind::Pending, " ", 0);
        assert_eq!(tried(Attained::Beyond, blank), Err(Refused::NoReason));
        assert_eq!(tried(Attained::Partly, Decision::TrainingTime), Ok(()));
        let points = |points| Decision::of(Kind::EcvetPoints, "", points);
        assert_eq!(tried(Attained::Achieved, points(0)), Err(Refused::NoPoints));
        assert_eq!(tried(Attained::Achieved, points(250)), Ok(()));
        assert_eq!(check(None, &Decision::Full, &none), Err(Refused::NotAssessed));
        let ends = Grounds {
            on: Some(date(2027, 5, 2)),
            appeal_until: Some(date(2027, 5, 1)),
            ..Grounds::default()
        };
        let full = check(basis(Attained::Achieved), &Decision::Full, &ends);
        assert_eq!(full, Err(Refused::AppealEnds));
    }

    #[test]
    fn what_waits_for_a_board_is_open_and_answers_no_appeal() {
        let today = date(2027, 6, 1);
        let mut part = recognition(Decision::of(Kind::Partial, "no roof", 0));
        part.appeal(appeal(), today).expect("asked");
        assert_eq!(part.appeal(appeal(), today), Err(Refused::AppealedBefore));
        let by: Name = "Kari Moen".parse().expect("a name");
        let rests_on = Basis { result: Attained::Partly, moderated: true };
        let decided = |decision| Decided { decision, grounds: Grounds::default(), rests_on };
        let board = Decision::of(Kind::Pending, "Examination board", 0);
        part.decide(decided(board), by.clone(), Timestamp::UNIX_EPOCH);
        assert!(!part.is_settled() && part.open_appeal().is_some());
        part.decide(decided(Decision::TrainingTime), by, Timestamp::UNIX_EPOCH);
        assert!(part.is_settled() && part.open_appeal().is_none());
    }

    #[test]
    fn an_appeal_has_its_time() {
        let mut none = recognition(Decision::of(Kind::NotRecognised, "nothing shown", 0));
        none.grounds.appeal_until = Some(date(2027, 6, 1));
        assert_eq!(none.appealable(date(2027, 6, 1)), Ok(()));
        assert_eq!(none.appealable(date(2027, 6, 2)), Err(Refused::AppealOver));
        let waits = recognition(Decision::of(Kind::Pending, "the board", 0));
        assert_eq!(waits.appealable(date(2027, 6, 1)), Err(Refused::NotDecided));
    }
}
