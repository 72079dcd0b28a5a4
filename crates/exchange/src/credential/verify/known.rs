//! What is known where a file is checked, beside the file.

use crate::credential::key::PublicKey;
use crate::credential::status_list::Bits;
use jiff::Timestamp;
use std::collections::HashMap;

/// Keys, seals and states that this installation knows for sure.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub keys: Vec<KnownKey>,
    /// SHA-256 of certificates with which this installation seals, and in whose name.
    pub seals: Vec<([u8; 32], String)>,
    /// Status lists by their addresses.
    pub lists: HashMap<String, Bits>,
    /// How credentials of this installation stand, by their identifiers.
    pub states: HashMap<String, Standing>,
    /// SHA-256 of files that this installation issued, byte by byte, and in whose name.
    pub kept: HashMap<[u8; 32], String>,
}

/// A key of an issuer, and when it signed for it.
#[derive(Clone, Debug)]
pub struct KnownKey {
    /// How proofs name it.
    pub method: String,
    pub issuer: String,
    /// The issuer's name.
    pub name: String,
    pub key: PublicKey,
    pub from: Timestamp,
    pub until: Option<Timestamp>,
    /// Since when nobody can know who signs with it. Nothing signed with it counts any more.
    pub compromised: Option<Timestamp>,
}

/// How a credential stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    InForce,
    Revoked { on: String, reason: String },
    Superseded,
}
