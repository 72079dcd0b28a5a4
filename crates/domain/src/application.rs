//! Applications: a learner's request in a call, with wishes, and what became of it.

use crate::accommodation::AccommodationKind;
use crate::{ApplicationId, CallId, LearnerId, PartnerId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Application {
    pub id: ApplicationId,
    pub call: CallId,
    pub learner: LearnerId,
    pub wishes: Wishes,
    pub learning_goal: String,
    /// Whether the home company has agreed.
    pub employer_consents: bool,
    /// Marks by criterion code, hundredths, 0 to 500.
    pub marks: BTreeMap<String, u32>,
    /// Weighted total in hundredths of a point, 0 to 100.00.
    pub total: Option<u32>,
    pub state: State,
}

/// Where, when and how a learner would like to go.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wishes {
    /// Partners, the dearest first.
    pub partners: Vec<PartnerId>,
    /// Whether another partner will do.
    pub accepts_other: bool,
    /// The preferred window's code; `None` where any will do.
    pub window: Option<String>,
    /// Codes of all windows that are possible.
    pub windows: Vec<String>,
    pub green_travel: bool,
    /// `None` where any will do.
    pub accommodation: Option<AccommodationKind>,
    pub buddy: Option<Buddy>,
}

impl Wishes {
    /// The rank of a partner among the wishes: 1 is the dearest, one past the last stands for any other.
    pub fn rank(&self, partner: PartnerId) -> usize {
        self.partners.iter().position(|wish| *wish == partner).unwrap_or(self.partners.len()) + 1
    }
}

/// Somebody to travel with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Buddy {
    pub learner: LearnerId,
    /// A need, not only a wish: same partner and window, or neither goes.
    pub hard: bool,
}

/// Where an application stands; each state holds what is known only in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    Draft,
    Submitted { at: Timestamp },
    Incomplete { missing: String },
    NotEligible { reason: String },
    Eligible,
    Scored,
    Selected { by: Timestamp },
    Reserve { reason: String },
    Rejected { reason: String, appealed: bool },
    Withdrawn { reason: String },
}

impl State {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted { .. } => "submitted",
            Self::Incomplete { .. } => "incomplete",
            Self::NotEligible { .. } => "not_eligible",
            Self::Eligible => "eligible",
            Self::Scored => "scored",
            Self::Selected { .. } => "selected",
            Self::Reserve { .. } => "reserve",
            Self::Rejected { .. } => "rejected",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }

    /// Whether a step can be taken now. A check has several verdicts, and a decision several outcomes: at least one can
    /// be reached.
    pub const fn may(&self, step: Step) -> bool {
        match step {
            Step::Submit => matches!(self, Self::Draft | Self::Incomplete { .. }),
            Step::Check => {
                matches!(self, Self::Submitted { .. } | Self::Eligible | Self::Incomplete { .. })
            }
            Step::Score => matches!(self, Self::Eligible | Self::Scored),
            Step::Decide => matches!(self, Self::Scored | Self::Reserve { .. }),
            Step::Appeal => matches!(self, Self::Rejected { .. }),
            Step::Withdraw => !matches!(
                self,
                Self::Withdrawn { .. } | Self::Rejected { .. } | Self::NotEligible { .. }
            ),
        }
    }

    /// Why it stands where it stands, where somebody has to know.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Incomplete { missing: reason }
            | Self::NotEligible { reason }
            | Self::Reserve { reason }
            | Self::Rejected { reason, .. }
            | Self::Withdrawn { reason } => {
                Some(reason).filter(|r| !r.is_empty()).map(String::as_str)
            }
            Self::Draft
            | Self::Submitted { .. }
            | Self::Eligible
            | Self::Scored
            | Self::Selected { .. } => None,
        }
    }

    fn refuse(&self, step: Step) -> Refused {
        Refused { from: self.code(), step }
    }

    /// # Errors
    /// [`Refused`] unless it is a draft or was sent back as incomplete.
    pub fn submit(self, now: Timestamp) -> Result<Self, Refused> {
        match self {
            Self::Draft | Self::Incomplete { .. } => Ok(Self::Submitted { at: now }),
            other => Err(other.refuse(Step::Submit)),
        }
    }

    /// The formal check before scoring.
    ///
    /// # Errors
    /// [`Refused`] unless it was submitted and not yet scored.
    pub fn check(self, verdict: Verdict) -> Result<Self, Refused> {
        match (self, verdict) {
            (Self::Submitted { .. } | Self::Eligible, Verdict::Eligible) => Ok(Self::Eligible),
            (Self::Submitted { .. } | Self::Eligible, Verdict::Incomplete { missing }) => {
                Ok(Self::Incomplete { missing })
            }
            (
                Self::Submitted { .. } | Self::Eligible | Self::Incomplete { .. },
                Verdict::NotEligible { reason },
            ) => Ok(Self::NotEligible { reason }),
            (other, _) => Err(other.refuse(Step::Check)),
        }
    }

    /// # Errors
    /// [`Refused`] unless the formal check was passed.
    pub fn score(self) -> Result<Self, Refused> {
        match self {
            Self::Eligible | Self::Scored => Ok(Self::Scored),
            other => Err(other.refuse(Step::Score)),
        }
    }

    /// # Errors
    /// [`Refused`] unless it was scored; somebody on the reserve list can be selected later.
    pub fn decide(self, decision: Decision, now: Timestamp) -> Result<Self, Refused> {
        match (self, decision) {
            (Self::Scored | Self::Reserve { .. }, Decision::Select) => {
                Ok(Self::Selected { by: now })
            }
            (Self::Scored, Decision::Reserve { reason }) => Ok(Self::Reserve { reason }),
            (Self::Scored | Self::Reserve { .. }, Decision::Reject { reason }) => {
                Ok(Self::Rejected { reason, appealed: false })
            }
            (other, _) => Err(other.refuse(Step::Decide)),
        }
    }

    /// # Errors
    /// [`Refused`] unless it was rejected.
    pub fn appeal(self) -> Result<Self, Refused> {
        match self {
            Self::Rejected { reason, .. } => Ok(Self::Rejected { reason, appealed: true }),
            other => Err(other.refuse(Step::Appeal)),
        }
    }

    /// A learner may step back at any time.
    ///
    /// # Errors
    /// [`Refused`] where nothing is left to withdraw.
    pub fn withdraw(self, reason: String) -> Result<Self, Refused> {
        match self {
            Self::Withdrawn { .. } | Self::Rejected { .. } | Self::NotEligible { .. } => {
                Err(self.refuse(Step::Withdraw))
            }
            _ => Ok(Self::Withdrawn { reason }),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Eligible,
    Incomplete { missing: String },
    NotEligible { reason: String },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    Select,
    Reserve { reason: String },
    Reject { reason: String },
}

crate::code::codes! {
    Step {
        Submit = "submit",
        Check = "check",
        Score = "score",
        Decide = "decide",
        Appeal = "appeal",
        Withdraw = "withdraw",
    }
}

/// Why a step cannot be taken now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an application that is {from} cannot take the step {step}")]
pub struct Refused {
    pub from: &'static str,
    pub step: Step,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_may_be_taken_where_it_can_be() {
        let now: Timestamp = "2026-11-20T12:00:00Z".parse().expect("a moment");
        let why = || "why".to_owned();
        let states = [
            State::Draft,
            State::Submitted { at: now },
            State::Incomplete { missing: why() },
            State::NotEligible { reason: why() },
            State::Eligible,
            State::Scored,
            State::Selected { by: now },
            State::Reserve { reason: why() },
            State::Rejected { reason: why(), appealed: false },
            State::Withdrawn { reason: why() },
        ];
        let verdicts = || {
            [
                Verdict::Eligible,
                Verdict::Incomplete { missing: why() },
                Verdict::NotEligible { reason: why() },
            ]
        };
        let decisions = || {
            [
                Decision::Select,
                Decision::Reserve { reason: why() },
                Decision::Reject { reason: why() },
            ]
        };
        for state in states {
            let taken = |step: &Step| match step {
                Step::Submit => state.clone().submit(now).is_ok(),
                Step::Check => verdicts().into_iter().any(|v| state.clone().check(v).is_ok()),
                Step::Score => state.clone().score().is_ok(),
                Step::Decide => {
                    decisions().into_iter().any(|d| state.clone().decide(d, now).is_ok())
                }
                Step::Appeal => state.clone().appeal().is_ok(),
                Step::Withdraw => state.clone().withdraw(why()).is_ok(),
            };
            for step in Step::ALL {
                assert_eq!(state.may(*step), taken(step), "{} {step}", state.code());
            }
        }
    }

    #[test]
    fn an_application_is_checked_and_scored_before_it_is_decided() {
        let now: Timestamp = "2026-11-20T12:00:00Z".parse().expect("a moment");
        let sent = State::Draft.submit(now).expect("sent");
        assert!(sent.clone().decide(Decision::Select, now).is_err());
        let scored =
            sent.check(Verdict::Eligible).and_then(State::score).expect("eligible and scored");
        let reserve = scored.decide(Decision::Reserve { reason: "full".to_owned() }, now);
        let selected = reserve.and_then(|s| s.decide(Decision::Select, now)).expect("moved up");
        assert_eq!(selected.code(), "selected");
        assert!(selected.clone().appeal().is_err());
        assert!(selected.withdraw("ill".to_owned()).is_ok());
    }
}
