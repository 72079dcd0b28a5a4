//! Mobilities: one person's stay as a record, from the confirmed place to the closed file.

use crate::paper::{Gate, GateState};
use crate::window::{Period, days_from};
use crate::{AccommodationId, CallId, LearnerId, MobilityId, OfferId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mobility {
    pub id: MobilityId,
    pub call: CallId,
    pub learner: LearnerId,
    pub offer: OfferId,
    pub accommodation: Option<AccommodationId>,
    /// As planned; the real dates are in the state.
    pub period: Period,
    /// The main part of the way by train, bus, ship or shared car.
    pub green_travel: bool,
    pub state: State,
}

/// Where a stay stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    /// The place is given; papers are being made.
    Planned,
    /// Every condition of departure is met.
    Ready {
        since: Timestamp,
    },
    Departed {
        on: Date,
    },
    Arrived {
        departed: Date,
        on: Date,
    },
    /// Back before the last day.
    EndedEarly {
        departed: Date,
        on: Date,
        reason: String,
        force_majeure: bool,
    },
    /// The last day is over and the learner is home.
    Returned {
        departed: Date,
        on: Date,
    },
    /// Assessed, recognised, reported: nothing is left to do.
    Closed {
        departed: Date,
        on: Date,
        closed: Date,
        force_majeure: bool,
        early: bool,
    },
    Cancelled {
        on: Date,
        reason: String,
    },
}

/// Why a step cannot be taken now.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("a stay that is {from} cannot take the step {step}")]
    NotNow { from: &'static str, step: Step },
    /// Conditions of departure are open.
    #[error("not ready: {}", open_gates(.gates))]
    Gates { gates: Vec<GateState> },
    #[error("the stay begins on {first}")]
    TooEarly { first: Date },
    #[error("that cannot have been before {earliest}")]
    Before { earliest: Date },
    /// Going home sooner is an early end, which needs a reason.
    #[error("the stay goes on until {last}")]
    NotOver { last: Date },
}

fn open_gates(gates: &[GateState]) -> String {
    gates.iter().filter(|g| !g.met).map(|g| g.gate.code()).collect::<Vec<_>>().join(", ")
}

crate::code::codes! {
    Step {
        Depart = "depart",
        Arrive = "arrive",
        EndEarly = "end_early",
        Return = "return",
        Close = "close",
        Cancel = "cancel",
    }
}

/// How many days before the first day somebody may set out.
const DAYS_AHEAD: i64 = 7;
/// How many days before the last day somebody may travel home: a weekend.
const DAYS_SHORT: i64 = 2;

impl State {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Ready { .. } => "ready",
            Self::Departed { .. } => "departed",
            Self::Arrived { .. } => "arrived",
            Self::EndedEarly { .. } => "ended_early",
            Self::Returned { .. } => "returned",
            Self::Closed { .. } => "closed",
            Self::Cancelled { .. } => "cancelled",
        }
    }

    /// The day on which the learner set out, once that is known.
    pub const fn departed(&self) -> Option<Date> {
        match self {
            Self::Departed { on } => Some(*on),
            Self::Arrived { departed, .. }
            | Self::EndedEarly { departed, .. }
            | Self::Returned { departed, .. }
            | Self::Closed { departed, .. } => Some(*departed),
            Self::Planned | Self::Ready { .. } | Self::Cancelled { .. } => None,
        }
    }

    /// Whether the learner is on the way or abroad.
    pub const fn is_abroad(&self) -> bool {
        matches!(self, Self::Departed { .. } | Self::Arrived { .. })
    }

    /// Whether the stay is over, in whatever way.
    pub const fn has_ended(&self) -> bool {
        matches!(self, Self::EndedEarly { .. } | Self::Returned { .. } | Self::Closed { .. })
    }

    /// Whether nothing of it lies ahead: it is over, or it never takes place.
    pub const fn is_past(&self) -> bool {
        self.has_ended() || matches!(self, Self::Cancelled { .. })
    }

    /// Of a stay that ended before its last day: whether for a reason that nobody could help.
    pub const fn early(&self) -> Option<bool> {
        match self {
            Self::EndedEarly { force_majeure, .. }
            | Self::Closed { early: true, force_majeure, .. } => Some(*force_majeure),
            _ => None,
        }
    }

    /// The day on which the stay really ended, once it has.
    pub const fn ended(&self) -> Option<Date> {
        match self {
            Self::EndedEarly { on, .. } | Self::Returned { on, .. } | Self::Closed { on, .. } => {
                Some(*on)
            }
            _ => None,
        }
    }

    fn refuse(&self, step: Step) -> Refused {
        Refused::NotNow { from: self.code(), step }
    }

    /// Takes note of the gates: ready when all are met, planned when one has opened again before departure.
    #[must_use]
    pub fn with_gates(self, gates: &[GateState], now: Timestamp) -> Self {
        let all_met = gates.iter().all(|g| g.met);
        match self {
            Self::Planned if all_met => Self::Ready { since: now },
            Self::Ready { .. } if !all_met => Self::Planned,
            other => other,
        }
    }

    /// Nobody leaves while a condition is open.
    ///
    /// # Errors
    /// [`Refused`] where it is too early, too late, or a gate is open.
    pub fn depart(self, gates: &[GateState], period: Period, on: Date) -> Result<Self, Refused> {
        match self {
            Self::Planned | Self::Ready { .. } if gates.iter().any(|g| !g.met) => {
                Err(Refused::Gates { gates: gates.to_vec() })
            }
            Self::Planned | Self::Ready { .. } if days_from(on, period.first()) > DAYS_AHEAD => {
                Err(Refused::TooEarly { first: period.first() })
            }
            Self::Planned | Self::Ready { .. } => Ok(Self::Departed { on }),
            other => Err(other.refuse(Step::Depart)),
        }
    }

    /// # Errors
    /// [`Refused`] unless on the way, or for a day before the departure.
    pub fn arrive(self, on: Date) -> Result<Self, Refused> {
        match self {
            Self::Departed { on: departed } => {
                not_before(departed, on)?;
                Ok(Self::Arrived { departed, on })
            }
            other => Err(other.refuse(Step::Arrive)),
        }
    }

    /// # Errors
    /// [`Refused`] unless abroad, or for a day before what came last.
    pub fn end_early(self, on: Date, reason: String, force_majeure: bool) -> Result<Self, Refused> {
        match self {
            Self::Departed { on: departed } => {
                not_before(departed, on)?;
                Ok(Self::EndedEarly { departed, on, reason, force_majeure })
            }
            Self::Arrived { departed, on: arrived } => {
                not_before(arrived, on)?;
                Ok(Self::EndedEarly { departed, on, reason, force_majeure })
            }
            other => Err(other.refuse(Step::EndEarly)),
        }
    }

    /// Home after the last days of the stay.
    ///
    /// # Errors
    /// [`Refused`] unless abroad, or while the stay goes on.
    pub fn come_home(self, period: Period, on: Date) -> Result<Self, Refused> {
        match self {
            Self::Arrived { .. } if days_from(on, period.last()) > DAYS_SHORT => {
                Err(Refused::NotOver { last: period.last() })
            }
            Self::Arrived { departed, on: arrived } => {
                not_before(arrived, on)?;
                Ok(Self::Returned { departed, on })
            }
            other => Err(other.refuse(Step::Return)),
        }
    }

    /// # Errors
    /// [`Refused`] unless the learner is home.
    pub fn close(self, today: Date) -> Result<Self, Refused> {
        match self {
            Self::Returned { departed, on } => {
                Ok(Self::Closed { departed, on, closed: today, force_majeure: false, early: false })
            }
            Self::EndedEarly { departed, on, force_majeure, .. } => {
                Ok(Self::Closed { departed, on, closed: today, force_majeure, early: true })
            }
            other => Err(other.refuse(Step::Close)),
        }
    }

    /// # Errors
    /// [`Refused`] once the learner has left.
    pub fn cancel(self, on: Date, reason: String) -> Result<Self, Refused> {
        match self {
            Self::Planned | Self::Ready { .. } => Ok(Self::Cancelled { on, reason }),
            other => Err(other.refuse(Step::Cancel)),
        }
    }
}

impl Mobility {
    /// The days on which the learner was there: from the first as planned to the last on which the stay went on.
    pub fn really(&self) -> Period {
        let (first, planned) = (self.period.first(), self.period.last());
        let last = self.state.ended().unwrap_or(planned).min(planned);
        Period::new(first, last).unwrap_or(Period::of_day(first))
    }

    /// How many days of the plan the learner has been there, up to today; none before the departure.
    pub fn days_there(&self, today: Date) -> u32 {
        if self.state.departed().is_none() {
            return 0;
        }
        let last = self.state.ended().unwrap_or(today).min(self.period.last());
        u32::try_from(days_from(self.period.first(), last) + 1).unwrap_or(0)
    }
}

fn not_before(earliest: Date, on: Date) -> Result<(), Refused> {
    if on < earliest { Err(Refused::Before { earliest }) } else { Ok(()) }
}

/// The gates that are still open.
pub fn open(gates: &[GateState]) -> impl Iterator<Item = Gate> + '_ {
    gates.iter().filter(|g| !g.met).map(|g| g.gate)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::Open;
    use jiff::civil::date;

    fn gate(met: bool) -> GateState {
        GateState { gate: Gate::Insurance, met, why: (!met).then_some(Open::Missing) }
    }

    #[test]
    fn nobody_leaves_while_a_paper_is_missing() {
        let period = Period::new(date(2027, 1, 18), date(2027, 4, 25)).expect("a period");
        let day = date(2027, 1, 17);
        let refused = State::Planned.depart(&[gate(true), gate(false)], period, day);
        assert!(matches!(refused, Err(Refused::Gates { .. })));
        let early = State::Planned.depart(&[gate(true)], period, date(2026, 12, 24));
        assert_eq!(early, Err(Refused::TooEarly { first: period.first() }));
        let left = State::Planned.depart(&[gate(true)], period, day).expect("left");
        assert!(left.is_abroad());
        assert!(left.clone().cancel(day, String::new()).is_err());
        assert_eq!(left.departed(), Some(day));
        let before = left.clone().arrive(date(2027, 1, 16));
        assert_eq!(before, Err(Refused::Before { earliest: day }));
        let there = left.arrive(period.first()).expect("arrived");
        let soon = there.clone().come_home(period, date(2027, 4, 1));
        assert_eq!(soon, Err(Refused::NotOver { last: period.last() }));
        let home = there.come_home(period, date(2027, 4, 24)).expect("home");
        assert!(home.close(date(2027, 5, 20)).is_ok());
    }

    #[test]
    fn days_are_counted_from_the_first_to_the_last_that_the_learner_was_there() {
        let period = Period::new(date(2027, 1, 18), date(2027, 4, 25)).expect("a period");
        let stay = |state| Mobility {
            id: MobilityId(uuid::Uuid::nil()),
            call: CallId(uuid::Uuid::nil()),
            learner: LearnerId(uuid::Uuid::nil()),
            offer: OfferId(uuid::Uuid::nil()),
            accommodation: None,
            period,
            green_travel: false,
            state,
        };
        let departed = date(2027, 1, 17);
        let there = stay(State::Arrived { departed, on: departed });
        assert_eq!(there.days_there(departed), 0, "the stay has not begun");
        assert_eq!(there.days_there(date(2027, 1, 20)), 3);
        assert_eq!(there.days_there(date(2027, 6, 1)), 98, "no more than planned");
        let on = date(2027, 2, 1);
        let early =
            stay(State::EndedEarly { departed, on, reason: String::new(), force_majeure: true });
        assert_eq!(early.days_there(date(2027, 6, 1)), 15);
        assert_eq!(early.really().last(), on);
        let home = stay(State::Returned { departed, on: date(2027, 4, 27) });
        assert_eq!(home.really(), period, "no longer than planned");
        assert_eq!(early.state.early(), Some(true));
        assert_eq!(stay(State::Planned).days_there(date(2027, 6, 1)), 0);
    }

    #[test]
    fn a_gate_that_opens_again_takes_readiness_away() {
        let now: Timestamp = "2027-01-10T12:00:00Z".parse().expect("a moment");
        let ready = State::Planned.with_gates(&[gate(true)], now);
        assert_eq!(ready.code(), "ready");
        assert_eq!(ready.with_gates(&[gate(false)], now), State::Planned);
    }
}
