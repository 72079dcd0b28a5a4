//! Amendments: an agreement that is in force is changed by a newer version, which all parties sign as they signed the
//! first. Until the last of them has, the older one goes on being in force.

use super::{Agreement, Content, Part};
use crate::AgreementId;
use crate::mobility::Mobility;
use crate::signing::{Fault, State};
use crate::window::Period;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What an amendment says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amends {
    /// The number of the version that is in force until this one is.
    pub number: u32,
    /// When the first version came into force.
    pub since: Timestamp,
    pub reason: String,
    /// The day from which the change holds.
    pub from: Date,
    /// The parts that say something else than in that version.
    pub changes: Vec<Part>,
}

impl Amends {
    pub(super) fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.changes.is_empty() {
            faults.push(Fault::NothingChanged);
        }
        if self.reason.trim().is_empty() {
            faults.push(Fault::NoReason);
        }
        faults
    }
}

/// A time in which the stay rests: illness, a family matter, a closed workshop. Its days are not paid for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interruption {
    pub period: Period,
    pub reason: String,
}

impl Interruption {
    /// Whether all of it lies in the stay, between its first and its last day.
    pub fn within(&self, stay: Period) -> bool {
        stay.first() < self.period.first() && self.period.last() < stay.last()
    }

    /// The days of it up to a day, that one counted.
    pub fn days_until(&self, last: Date) -> u32 {
        match Period::new(self.period.first(), self.period.last().min(last)) {
            Ok(period) => u32::try_from(period.days()).unwrap_or(u32::MAX),
            Err(_) => 0,
        }
    }
}

/// Why an agreement cannot be amended now. Each case has a sentence in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotNow {
    /// What is not in force can be changed or made anew as it is.
    #[error("the agreement is not in force")]
    NotInForce,
    #[error("version {number} is not decided on yet")]
    Open { number: u32 },
    #[error("the stay is over")]
    Over,
}

/// What an amendment asks for besides other words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub reason: String,
    /// The day from which the change holds.
    pub from: Date,
    pub period: Period,
    pub interruptions: Vec<Interruption>,
}

/// What cannot be asked for. Each case has a sentence in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    #[error("who has left cannot leave on another day")]
    FirstDayFixed,
    #[error("the stay would end before today")]
    LastDayPast,
    #[error("the stay rests outside of its days")]
    RestsOutside,
}

impl Change {
    /// Everything that cannot be asked for of a stay.
    pub fn faults(&self, stay: &Mobility, today: Date) -> Vec<Unfit> {
        let planned = stay.period;
        let moved = self.period.first() != planned.first();
        let outside = self.interruptions.iter().any(|rest| !rest.within(self.period));
        let all = [
            (moved && stay.state.departed().is_some(), Unfit::FirstDayFixed),
            (self.period != planned && self.period.last() < today, Unfit::LastDayPast),
            (outside, Unfit::RestsOutside),
        ];
        all.into_iter().filter(|(holds, _)| *holds).map(|(_, unfit)| unfit).collect()
    }
}

impl Agreement {
    /// Since when there has been an agreement in force for the stay, whatever was amended since; `None` where this one is
    /// not in force.
    pub fn agreed_since(&self) -> Option<Timestamp> {
        let since = self.state.in_force_since()?;
        Some(self.content.amends.as_ref().map_or(since, |amends| amends.since))
    }

    /// A draft that changes this one: everything as it is, to be edited. `all` are the versions for the same stay.
    ///
    /// # Errors
    /// [`NotNow`] where this one is not in force, or another version is open.
    pub fn amend(&self, id: AgreementId, all: &[&Self], today: Date) -> Result<Self, NotNow> {
        let State::InForce { since, .. } = &self.state else {
            return Err(NotNow::NotInForce);
        };
        let open = |state: &State| matches!(state, State::Draft | State::Offered { .. });
        if let Some(other) = all.iter().find(|other| open(&other.state)) {
            return Err(NotNow::Open { number: other.number });
        }
        let amends = Amends {
            number: self.number,
            since: self.content.amends.as_ref().map_or(*since, |amends| amends.since),
            reason: String::new(),
            from: today,
            changes: Vec::new(),
        };
        let newest = all.iter().map(|other| other.number).max().unwrap_or(self.number);
        Ok(Self {
            id,
            mobility: self.mobility,
            number: newest.max(self.number) + 1,
            content: Content { amends: Some(amends), ..self.content.clone() },
            state: State::Draft,
            shared: None,
        })
    }
}

impl Content {
    /// How many days of the stay rest, up to the day on which it really ended.
    pub fn rested(&self, last: Date) -> u32 {
        let days = self.interruptions.iter().map(|rest| rest.days_until(last));
        days.fold(0, u32::saturating_add)
    }
}
