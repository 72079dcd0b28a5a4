//! Further signers: people whom a text names beside its usual parties.

use super::Party;
use crate::PersonId;
use crate::person::{Email, Name, Phone};
use serde::{Deserialize, Serialize};

/// Somebody who signs for a further party: the second person who binds a company, the home company, the partner that
/// arranges, the second host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signer {
    pub party: Party,
    pub person: PersonId,
    /// For whom: the company or the body.
    pub organisation: String,
    pub name: Name,
    /// As what: the owner, the head of training.
    #[serde(default)]
    pub role: String,
    /// Without one they sign on paper.
    #[serde(default)]
    pub email: Option<Email>,
    #[serde(default)]
    pub phone: Option<Phone>,
}
