//! Incidents: events abroad that need a reaction.

use crate::{IncidentId, LearnerId, MobilityId, PersonId};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incident {
    pub id: IncidentId,
    /// Its name in the tables: `I01`.
    pub code: String,
    pub mobility: MobilityId,
    pub learner: LearnerId,
    pub happened: Date,
    pub reported: Timestamp,
    pub kind: IncidentKind,
    pub level: Level,
    /// Whether its text tells about health; then it is encrypted, and its reading journalled.
    pub about_health: bool,
    pub days_absent: u32,
    /// Who told us of it; nobody where a table did.
    pub reported_by: Option<PersonId>,
    pub told: Told,
    pub log: Vec<Entry>,
    /// When somebody first answered it: took it, or wrote into its log.
    #[serde(default)]
    pub answered: Option<Timestamp>,
    /// When everybody was last called because nobody had taken it.
    pub alarmed: Option<Timestamp>,
    pub state: State,
}

crate::code::codes! {
    IncidentKind {
        Illness = "illness_minor",
        Homesickness = "homesickness",
        WorkplaceMismatch = "workplace_mismatch",
        AccommodationDefect = "accommodation_defect",
        LostDocument = "lost_document",
        WorkAccident = "work_accident_minor",
        Theft = "theft",
        EarlyReturn = "early_return",
        MentalHealth = "mental_health",
        Safeguarding = "safeguarding",
        Conflict = "workplace_conflict",
        NoShow = "no_show",
        Travel = "travel",
        Discrimination = "discrimination",
        HelpAsked = "help_asked",
        Other = "other",
    }
}

crate::code::codes! {
    /// How serious it is, and so who is told and how fast.
    Level {
        /// Information: the next working day.
        Information = "0",
        /// Minor: within 24 hours.
        Minor = "1",
        /// Serious: within 2 hours.
        Serious = "2",
        /// Critical: at once.
        Critical = "3",
    }
}

impl Level {
    /// Hours within which somebody must have taken it.
    pub const fn answer_within_hours(self) -> i64 {
        match self {
            Self::Information => 72,
            Self::Minor => 24,
            Self::Serious => 2,
            Self::Critical => 0,
        }
    }

    /// How long nobody may have it before everybody is called, and called again. What must be taken at once is called
    /// about every quarter of an hour.
    pub fn alarm_after(self) -> SignedDuration {
        const LEAST: SignedDuration = SignedDuration::from_mins(15);
        SignedDuration::from_hours(self.answer_within_hours()).max(LEAST)
    }

    /// Whether whoever looks after safety is told as soon as it is reported.
    pub const fn is_grave(self) -> bool {
        matches!(self, Self::Serious | Self::Critical)
    }
}

impl IncidentKind {
    /// Whether what is told of it is about health by its nature.
    pub const fn is_about_health(self) -> bool {
        matches!(self, Self::Illness | Self::WorkAccident | Self::MentalHealth)
    }
}

/// Who has been told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    pub guardian: bool,
    pub insurer: bool,
    pub agency: bool,
}

/// A line in the log, never changed. Where the incident is about health the text is kept apart, sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub at: Timestamp,
    pub by: Option<PersonId>,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    /// Nobody has it.
    New,
    Taken {
        by: PersonId,
        at: Timestamp,
    },
    Closed {
        /// Nobody where a table says that it is over.
        by: Option<PersonId>,
        at: Timestamp,
        lesson: String,
    },
}

crate::code::codes! {
    Step {
        Take = "take",
        Judge = "judge",
        Close = "close",
        Reopen = "reopen",
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("an incident that is {from} cannot take the step {step}")]
    NotNow { from: &'static str, step: Step },
    #[error("a guardian must be told first")]
    GuardianNotTold,
}

impl State {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Taken { .. } => "taken",
            Self::Closed { .. } => "closed",
        }
    }

    /// # Errors
    /// [`Refused`] once it is closed.
    pub fn take(self, by: PersonId, at: Timestamp) -> Result<Self, Refused> {
        match self {
            Self::New | Self::Taken { .. } => Ok(Self::Taken { by, at }),
            Self::Closed { .. } => Err(Refused::NotNow { from: self.code(), step: Step::Take }),
        }
    }

    /// Opens it again in somebody's hands, where it turns out not to be over.
    ///
    /// # Errors
    /// [`Refused`] unless it is closed.
    pub fn reopen(self, by: PersonId, at: Timestamp) -> Result<Self, Refused> {
        match self {
            Self::Closed { .. } => Ok(Self::Taken { by, at }),
            other => Err(Refused::NotNow { from: other.code(), step: Step::Reopen }),
        }
    }
}

impl Incident {
    pub const fn is_open(&self) -> bool {
        !matches!(self.state, State::Closed { .. })
    }

    /// When everybody is to be called, if nobody takes it before.
    pub fn alarm_due(&self) -> Option<Timestamp> {
        let since = self.alarmed.unwrap_or(self.reported);
        let due = since.saturating_add(self.level.alarm_after()).unwrap_or(Timestamp::MAX);
        (self.state == State::New).then_some(due)
    }

    /// Takes note that somebody has answered; only the first time counts.
    pub fn answer(&mut self, at: Timestamp) {
        self.answered.get_or_insert(at);
    }

    /// How long it waited for the first answer, once there is one. What only informs needs none.
    pub fn first_response(&self) -> Option<SignedDuration> {
        let needs_answer = self.level != Level::Information;
        let answered = self.answered.filter(|_| needs_answer)?;
        Some(answered.duration_since(self.reported))
    }

    /// Whether the guardian of a learner under age has still to be told: always from level 1 on.
    pub fn guardian_waits(&self, minor: bool) -> bool {
        minor && self.level >= Level::Minor && !self.told.guardian
    }

    /// Another judgement of how serious it is. While nobody has it, the time to take it runs anew.
    ///
    /// # Errors
    /// [`Refused`] once it is closed.
    pub fn judge(self, level: Level, at: Timestamp) -> Result<Self, Refused> {
        match self.state {
            State::Closed { .. } => {
                Err(Refused::NotNow { from: self.state.code(), step: Step::Judge })
            }
            State::New => Ok(Self { level, alarmed: Some(at), ..self }),
            State::Taken { .. } => Ok(Self { level, ..self }),
        }
    }

    /// Closes it: somebody must have it, and from level 1 on the guardian of a learner under age must know.
    ///
    /// # Errors
    /// [`Refused`] otherwise.
    pub fn close(self, minor: bool, lesson: String, at: Timestamp) -> Result<Self, Refused> {
        if self.guardian_waits(minor) {
            return Err(Refused::GuardianNotTold);
        }
        match self.state {
            State::Taken { by, .. } => {
                Ok(Self { state: State::Closed { by: Some(by), at, lesson }, ..self })
            }
            other => Err(Refused::NotNow { from: other.code(), step: Step::Close }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use uuid::Uuid;

    const KARI: PersonId = PersonId(Uuid::from_u128(1));

    fn incident(level: Level) -> Incident {
        Incident {
            id: IncidentId(Uuid::nil()),
            code: "I01".to_owned(),
            mobility: MobilityId(Uuid::nil()),
            learner: LearnerId(Uuid::nil()),
            happened: date(2027, 3, 1),
            reported: at("2027-03-01T14:00:00Z"),
            kind: IncidentKind::WorkAccident,
            level,
            about_health: true,
            days_absent: 0,
            reported_by: None,
            told: Told::default(),
            log: Vec::new(),
            answered: None,
            alarmed: None,
            state: State::New,
        }
    }

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a moment")
    }

    #[test]
    fn everybody_is_called_until_somebody_has_it() {
        let serious = incident(Level::Serious);
        assert_eq!(serious.alarm_due(), Some(at("2027-03-01T16:00:00Z")));
        let worse = serious.judge(Level::Critical, at("2027-03-01T15:00:00Z")).expect("judged");
        assert_eq!(worse.alarm_due(), Some(at("2027-03-01T15:15:00Z")));
        let state = worse.state.clone().take(KARI, at("2027-03-01T15:10:00Z")).expect("taken");
        assert_eq!(Incident { state, ..worse }.alarm_due(), None);
    }

    #[test]
    fn the_first_answer_stays_the_first_also_when_it_is_closed() {
        let mut serious = incident(Level::Serious);
        assert_eq!(serious.first_response(), None);
        serious.answer(at("2027-03-01T14:20:00Z"));
        serious.answer(at("2027-03-01T18:00:00Z"));
        serious.state = State::New.take(KARI, at("2027-03-01T18:00:00Z")).expect("taken");
        let now = at("2027-03-03T09:00:00Z");
        let closed = serious.close(false, String::new(), now).expect("closed");
        assert_eq!(closed.first_response(), Some(SignedDuration::from_mins(20)));
        assert_eq!(Incident { level: Level::Information, ..closed }.first_response(), None);
    }

    #[test]
    fn a_minors_guardian_is_told_before_it_is_closed() {
        let now = at("2027-03-02T09:00:00Z");
        let state = State::New.take(KARI, now).expect("taken");
        let taken = Incident { state, ..incident(Level::Minor) };
        let close = |i: Incident, minor: bool| i.close(minor, "a helmet".to_owned(), now);
        assert_eq!(close(taken.clone(), true), Err(Refused::GuardianNotTold));
        assert!(close(taken.clone(), false).is_ok());
        let told = Incident { told: Told { guardian: true, ..Told::default() }, ..taken };
        let closed = close(told, true).expect("closed");
        assert!(!closed.is_open());
        assert!(closed.clone().judge(Level::Serious, now).is_err());
        assert!(closed.state.reopen(KARI, now).is_ok());
        assert!(close(incident(Level::Information), true).is_err(), "nobody has it");
    }
}
