//! Grant agreements: what the sender pays the learner, when, and on which conditions. Signed like a learning agreement,
//! by the learner, the guardians of a learner under age, and the sender.

use super::activity::ActivityType;
use super::entitlement::{Days, Entitlement, Line};
use crate::agreement::Participant;
use crate::country::Country;
use crate::signing::{Fault, Signable, State};
use crate::window::{Period, plus_days};
use crate::{Eur, GrantId, MobilityId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GrantAgreement {
    pub id: GrantId,
    pub mobility: MobilityId,
    /// Counted from 1; a change of the text is a new number.
    pub number: u32,
    pub content: Content,
    pub state: State,
}

/// What the parties agree on. Frozen when it is offered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Content {
    pub project_code: String,
    pub participant: Participant,
    pub sender: Sender,
    /// Where the stay is.
    pub host: String,
    pub city: String,
    pub country: Country,
    pub trade: String,
    pub activity: ActivityType,
    pub period: Period,
    pub days: Days,
    /// The participant's own lines of the entitlement.
    pub lines: Vec<Line>,
    pub terms: Terms,
}

/// The organisation that pays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    pub organisation: String,
    pub oid: Option<String>,
    pub city: String,
    /// Who signs for it.
    pub represented_by: String,
}

/// The terms of payment: data of the call year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// Per cent of the grant that is paid before the stay.
    pub prefinancing_percent: u8,
    /// Days after the last signature by which it is paid, and never after the first day of the stay.
    pub pay_within_days: u16,
    /// Days after the invitation within which the participant reports.
    pub report_within_days: u16,
    /// Days after the report by which the rest is paid.
    pub balance_within_days: u16,
}

/// The share that may be paid before the stay.
const PREFINANCING: std::ops::RangeInclusive<u8> = 70..=100;

impl Default for Terms {
    /// The programme's model agreement, with the share that the office pays ahead.
    fn default() -> Self {
        Self {
            prefinancing_percent: 80,
            pay_within_days: 30,
            report_within_days: 30,
            balance_within_days: 45,
        }
    }
}

impl Content {
    /// Takes over what an entitlement says, leaving out the money that is the office's.
    #[must_use]
    pub fn with_entitlement(mut self, entitlement: &Entitlement) -> Self {
        self.activity = entitlement.activity;
        self.days = entitlement.days;
        let own = |line: &&Line| line.category.is_participants();
        self.lines = entitlement.lines.iter().filter(own).cloned().collect();
        self
    }

    pub fn total(&self) -> Eur {
        self.lines.iter().map(|line| line.amount).sum()
    }

    /// Paid before the stay, in whole euros.
    pub fn prefinancing(&self) -> Eur {
        self.total().percent_in_whole_euros(i64::from(self.terms.prefinancing_percent))
    }

    /// Paid after the participant's report.
    pub fn balance(&self) -> Eur {
        self.total() - self.prefinancing()
    }

    /// The last day for the first payment of an agreement that came into force on `signed`.
    pub fn pay_by(&self, signed: Date) -> Date {
        plus_days(signed, self.terms.pay_within_days.into()).min(self.period.first())
    }
}

impl Signable for Content {
    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let percent = self.terms.prefinancing_percent;
        if !PREFINANCING.contains(&percent) {
            let (least, most) = (*PREFINANCING.start(), *PREFINANCING.end());
            faults.push(Fault::Prefinancing { percent, least, most });
        }
        if self.participant.minor && self.participant.guardians.is_empty() {
            faults.push(Fault::NoGuardian);
        }
        faults
    }

    fn required(&self) -> Vec<&'static str> {
        let guardian = self.participant.minor.then_some("guardian");
        ["learner", "sender"].into_iter().chain(guardian).collect()
    }
}
