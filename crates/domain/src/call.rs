//! Calls: an announcement with criteria, places and dates; the round of a year.

use crate::deadline::{Deadline, Deadlines};
use crate::window::Window;
use crate::{CallId, ProjectId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    pub id: CallId,
    pub project: ProjectId,
    pub title: String,
    /// The first day of applications.
    pub opens: Date,
    /// The last day of applications.
    pub closes: Date,
    /// The last day of appeals against the provisional list.
    pub appeals_until: Date,
    pub criteria: Vec<Criterion>,
    /// Total scores below this are rejected; hundredths of a point.
    pub threshold: u32,
    pub windows: Vec<Window>,
    /// Points in the allocation for bad luck in an earlier round, for every wish further down, in tenths.
    #[serde(default)]
    pub luck_weight: u32,
    #[serde(default)]
    pub deadlines: Deadlines,
    pub state: CallState,
}

/// What people decide of a call. Applicants rely on it, part by part, the further the call has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    pub title: String,
    pub opens: Date,
    pub closes: Date,
    pub appeals_until: Date,
    /// Hundredths of a point.
    pub threshold: u32,
    pub criteria: Vec<Criterion>,
    pub windows: Vec<Window>,
    /// Tenths of a point.
    #[serde(default)]
    pub luck_weight: u32,
    /// Within how many days what was learned is assessed, moderated and decided on.
    #[serde(default)]
    pub deadlines: Deadlines,
}

crate::code::codes! {
    /// A part of a plan: the name of its field.
    PlanPart {
        Title = "title",
        Opens = "opens",
        Closes = "closes",
        AppealsUntil = "appeals_until",
        Threshold = "threshold",
        Criteria = "criteria",
        Windows = "windows",
        LuckWeight = "luck_weight",
        Deadlines = "deadlines",
    }
}

impl PlanPart {
    /// The phase from which this part stands. What decides about people stands as soon as it is public; days stand
    /// once they have come.
    pub const fn stands_from(self) -> CallState {
        match self {
            Self::Threshold | Self::Criteria | Self::LuckWeight => CallState::Published,
            Self::Opens => CallState::Open,
            Self::Closes | Self::Windows => CallState::Closed,
            Self::AppealsUntil => CallState::FinalList,
            Self::Title | Self::Deadlines => CallState::Archived,
        }
    }
}

/// The best total, in hundredths of a point.
pub const BEST_TOTAL: u32 = 10_000;

/// The most that bad luck can count for every wish further down, in tenths of a point: as much as a first wish.
pub const MOST_LUCK_WEIGHT: u32 = 100;

/// What is wrong with a plan, apart from its criteria.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanFault {
    #[error("it has no title")]
    NoTitle,
    #[error("applications close before they open")]
    ClosesBeforeOpening,
    #[error("appeals end before applications do")]
    AppealsBeforeClosing,
    #[error("nobody can reach the threshold")]
    ThresholdOutOfReach,
    #[error("bad luck counts more than anything else can")]
    LuckOutOfRange,
    #[error("the deadline {0} does not fit")]
    DeadlineUnfit(Deadline),
}

impl Plan {
    /// Everything that does not fit together.
    pub fn faults(&self) -> Vec<PlanFault> {
        let wrong = [
            (self.title.trim().is_empty(), PlanFault::NoTitle),
            (self.closes < self.opens, PlanFault::ClosesBeforeOpening),
            (self.appeals_until < self.closes, PlanFault::AppealsBeforeClosing),
            (self.threshold > BEST_TOTAL, PlanFault::ThresholdOutOfReach),
            (self.luck_weight > MOST_LUCK_WEIGHT, PlanFault::LuckOutOfRange),
        ];
        let plan = wrong.into_iter().filter(|(is, _)| *is).map(|(_, fault)| fault);
        plan.chain(self.deadlines.faults().into_iter().map(PlanFault::DeadlineUnfit)).collect()
    }
}

/// A public criterion of selection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Its name in the tables: `reflection`.
    pub code: String,
    /// Share of the total, in per cent.
    pub weight: u32,
    /// What a panel judges it by.
    pub evidence: String,
    pub origin: String,
}

impl Criterion {
    /// Its name as people read it: `expected benefit` for `expected_benefit`.
    pub fn name(&self) -> String {
        self.code.replace('_', " ")
    }
}

/// The best mark for one criterion, in hundredths: marks go from 0.00 to 5.00.
pub const BEST_MARK: u32 = 500;

impl Call {
    pub fn window(&self, code: &str) -> Option<&Window> {
        self.windows.iter().find(|w| w.code == code)
    }

    /// Its plan as it stands.
    pub fn plan(&self) -> Plan {
        Plan {
            title: self.title.clone(),
            opens: self.opens,
            closes: self.closes,
            appeals_until: self.appeals_until,
            threshold: self.threshold,
            criteria: self.criteria.clone(),
            windows: self.windows.clone(),
            luck_weight: self.luck_weight,
            deadlines: self.deadlines,
        }
    }

    /// A call that nobody has seen yet.
    pub fn draft(id: CallId, project: ProjectId, plan: Plan) -> Self {
        let Plan {
            title,
            opens,
            closes,
            appeals_until,
            threshold,
            criteria,
            windows,
            luck_weight,
            deadlines,
        } = plan;
        Self {
            id,
            project,
            title,
            opens,
            closes,
            appeals_until,
            threshold,
            criteria,
            windows,
            luck_weight,
            deadlines,
            state: CallState::Draft,
        }
    }

    /// The call by another plan.
    #[must_use]
    pub fn planned(self, plan: Plan) -> Self {
        Self { state: self.state, ..Self::draft(self.id, self.project, plan) }
    }

    /// Whether a part of its plan stands and can no longer be decided anew.
    pub fn stands(&self, part: PlanPart) -> bool {
        self.state >= part.stands_from()
    }

    /// The parts that another plan would change although they stand.
    pub fn too_late(&self, plan: &Plan) -> Vec<PlanPart> {
        let changed = |part: &PlanPart| match part {
            PlanPart::Title => plan.title != self.title,
            PlanPart::Opens => plan.opens != self.opens,
            PlanPart::Closes => plan.closes != self.closes,
            PlanPart::AppealsUntil => plan.appeals_until != self.appeals_until,
            PlanPart::Threshold => plan.threshold != self.threshold,
            PlanPart::Criteria => plan.criteria != self.criteria,
            PlanPart::Windows => plan.windows != self.windows,
            PlanPart::LuckWeight => plan.luck_weight != self.luck_weight,
            PlanPart::Deadlines => plan.deadlines != self.deadlines,
        };
        let mut late: Vec<PlanPart> =
            PlanPart::ALL.iter().copied().filter(|p| self.stands(*p) && changed(p)).collect();
        // Whoever is writing an application counts on having until then: the end can only be put off.
        let closes_sooner = self.state == CallState::Open && plan.closes < self.closes;
        if closes_sooner {
            late.push(PlanPart::Closes);
        }
        late
    }

    /// The weighted total of marks in hundredths of a point, 0 to 100.00, rounded half up; a missing mark counts 0.
    pub fn total(&self, marks: &std::collections::BTreeMap<String, u32>) -> u32 {
        let sum: u64 = self
            .criteria
            .iter()
            .map(|c| {
                let mark = marks.get(&c.code).copied().unwrap_or_default().min(BEST_MARK);
                u64::from(c.weight) * u64::from(mark)
            })
            .sum();
        // weight% × mark/5 in hundredths of a point.
        u32::try_from((sum * 100 + u64::from(BEST_MARK) / 2) / u64::from(BEST_MARK))
            .unwrap_or(u32::MAX)
    }

    /// # Errors
    /// [`CriteriaFault`] where the weights are not 100 % or a code stands twice.
    pub fn check_criteria(criteria: &[Criterion]) -> Result<(), CriteriaFault> {
        let sum = criteria.iter().map(|c| c.weight).fold(0, u32::saturating_add);
        if sum != 100 {
            return Err(CriteriaFault::Weights { sum });
        }
        for (i, c) in criteria.iter().enumerate() {
            if criteria.iter().take(i).any(|other| other.code == c.code) {
                return Err(CriteriaFault::Twice { code: c.code.clone() });
            }
        }
        Ok(())
    }

    /// # Errors
    /// [`NotOpen`] where no application may be sent on `day`.
    pub fn accepts_on(&self, day: Date) -> Result<(), NotOpen> {
        match self.state {
            CallState::Open if day < self.opens => Err(NotOpen::NotYet { opens: self.opens }),
            CallState::Open if day > self.closes => Err(NotOpen::Closed { closed: self.closes }),
            CallState::Open => Ok(()),
            CallState::Draft | CallState::Published => Err(NotOpen::NotYet { opens: self.opens }),
            _ => Err(NotOpen::Closed { closed: self.closes }),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CriteriaFault {
    #[error("the weights add up to {sum} %, not to 100 %")]
    Weights { sum: u32 },
    #[error("the criterion '{code}' stands twice")]
    Twice { code: String },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotOpen {
    #[error("applications open on {opens}")]
    NotYet { opens: Date },
    #[error("applications closed on {closed}")]
    Closed { closed: Date },
}

crate::code::codes! {
    /// Only one phase is current, and none is gone back to.
    CallState {
        Draft = "draft",
        Published = "published",
        Open = "open",
        Closed = "closed",
        ProvisionalList = "provisional_list",
        FinalList = "final_list",
        Archived = "archived",
    }
}

impl CallState {
    /// The phases to go on to from here: the next one; from the preparation also the opening, since not every call is
    /// announced before.
    pub fn next(self) -> impl Iterator<Item = Self> {
        let many = if self == Self::Draft { 2 } else { 1 };
        Self::ALL.iter().copied().filter(move |phase| *phase > self).take(many)
    }

    /// # Errors
    /// [`Backwards`] where the phase lies behind.
    pub fn advance(self, to: Self) -> Result<Self, Backwards> {
        if to > self { Ok(to) } else { Err(Backwards { from: self, to }) }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a call that is {from} cannot go to {to}")]
pub struct Backwards {
    pub from: CallState,
    pub to: CallState,
}

#[cfg(test)]
mod tests;
