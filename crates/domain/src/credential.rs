//! Credentials: what a learner takes home from a stay, in forms that anybody can check without asking us.

use crate::mobility::State as Stay;
use crate::person::Name;
use crate::{CredentialId, IssuerKeyId, LearnerId, MobilityId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credential {
    pub id: CredentialId,
    pub mobility: MobilityId,
    pub learner: LearnerId,
    /// Its place in the organisation's status list.
    pub place: u32,
    pub title: String,
    /// The key that signed it.
    pub key: IssuerKeyId,
    /// SHA-256 of what it says, in hexadecimal: the same record is not issued twice.
    pub says: String,
    /// The files as they were issued, byte by byte.
    pub files: Vec<File>,
    pub issued: Timestamp,
    pub state: State,
}

/// One form of a credential.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    pub form: Form,
    /// SHA-256 of the bytes, in hexadecimal.
    pub hash: String,
}

crate::code::codes! {
    Form {
        /// European Digital Credential, without a seal.
        Elm = "elm",
        /// The same, sealed.
        ElmSealed = "elm_sealed",
        OpenBadge = "open_badge",
        /// The same to read and to print, with a code that leads to its page; sealed where there is a certificate.
        Pdf = "pdf",
    }
}

impl Form {
    /// The ending of its file.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Elm => "elm.jsonld",
            Self::ElmSealed => "elm.jades.json",
            Self::OpenBadge => "ob3.json",
            Self::Pdf => "pdf",
        }
    }

    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Elm => "application/ld+json",
            Self::ElmSealed => "application/jose+json",
            Self::OpenBadge => "application/vc+ld+json",
            Self::Pdf => "application/pdf",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    Issued,
    /// Somebody took it back.
    Revoked {
        at: Timestamp,
        by: Name,
        reason: String,
    },
    /// The record changed, and a newer one says how it is.
    Superseded {
        at: Timestamp,
        by: CredentialId,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("it does not hold any more")]
    Over,
    #[error("a reason is needed")]
    NoReason,
    #[error("the stay is not over")]
    NotBack,
    #[error("there is no agreed unit")]
    NoUnit,
    #[error("not every unit is assessed")]
    NotAssessed,
    #[error("not every unit is decided on")]
    NotRecognised,
    #[error("an appeal is not answered")]
    Appealed,
}

impl State {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Issued => "issued",
            Self::Revoked { .. } => "revoked",
            Self::Superseded { .. } => "superseded",
        }
    }

    pub const fn holds(&self) -> bool {
        matches!(self, Self::Issued)
    }

    /// # Errors
    /// [`Refused`] where it does not hold any more, or without a reason. What is taken back is never given again: a new
    /// one is issued.
    pub fn revoke(self, at: Timestamp, by: Name, reason: &str) -> Result<Self, Refused> {
        let reason = reason.trim();
        match self {
            Self::Issued if reason.is_empty() => Err(Refused::NoReason),
            Self::Issued => Ok(Self::Revoked { at, by, reason: reason.to_owned() }),
            _ => Err(Refused::Over),
        }
    }

    /// # Errors
    /// [`Refused::Over`] where it does not hold any more.
    pub fn supersede(self, at: Timestamp, by: CredentialId) -> Result<Self, Refused> {
        match self {
            Self::Issued => Ok(Self::Superseded { at, by }),
            _ => Err(Refused::Over),
        }
    }
}

/// Whether a stay can be told of in a credential: it is over, every agreed unit was assessed and decided on, and no appeal
/// waits for its answer.
///
/// # Errors
/// [`Refused`] for what comes first.
pub fn ready(
    stay: &Stay,
    units: usize,
    assessed: usize,
    recognised: usize,
    appeals: usize,
) -> Result<(), Refused> {
    if !stay.has_ended() {
        return Err(Refused::NotBack);
    }
    if units == 0 {
        return Err(Refused::NoUnit);
    }
    if assessed < units {
        return Err(Refused::NotAssessed);
    }
    if recognised < units {
        return Err(Refused::NotRecognised);
    }
    if appeals > 0 {
        return Err(Refused::Appealed);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn name() -> Name {
        "Kari Nordmann".parse().expect("a name")
    }

    #[test]
    fn a_stay_is_told_of_once_everything_is_decided() {
        let on = date(2027, 4, 25);
        let home = Stay::Returned { departed: date(2027, 1, 17), on };
        let there = Stay::Arrived { departed: date(2027, 1, 17), on: date(2027, 1, 18) };
        assert_eq!(ready(&there, 3, 3, 3, 0), Err(Refused::NotBack));
        assert_eq!(ready(&home, 0, 0, 0, 0), Err(Refused::NoUnit));
        assert_eq!(ready(&home, 3, 2, 3, 1), Err(Refused::NotAssessed));
        assert_eq!(ready(&home, 3, 3, 2, 1), Err(Refused::NotRecognised));
        assert_eq!(ready(&home, 3, 3, 3, 1), Err(Refused::Appealed));
        assert_eq!(ready(&home, 3, 3, 3, 0), Ok(()));
    }

    #[test]
    fn taking_back_needs_a_reason() {
        let at = Timestamp::UNIX_EPOCH;
        assert_eq!(State::Issued.revoke(at, name(), "  "), Err(Refused::NoReason));
        let revoked = State::Issued.revoke(at, name(), " wrong unit ").expect("revoked");
        assert!(matches!(&revoked, State::Revoked { reason, .. } if reason == "wrong unit"));
    }

    proptest! {
        /// Whatever is tried in whatever order, what does not hold never holds again.
        #[test]
        fn nothing_comes_back_into_force(steps in prop::collection::vec(any::<bool>(), 1..8)) {
            let mut state = State::Issued;
            for revoke in steps {
                let at = Timestamp::UNIX_EPOCH;
                let next = if revoke {
                    state.clone().revoke(at, name(), "a reason")
                } else {
                    state.clone().supersede(at, CredentialId(uuid::Uuid::nil()))
                };
                prop_assert_eq!(next.is_ok(), state.holds());
                if let Ok(next) = next {
                    prop_assert!(!next.holds());
                    state = next;
                }
            }
        }
    }
}
