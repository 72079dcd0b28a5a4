//! Sealing: what the database keeps but may not read.
//!
//! XChaCha20-Poly1305 with a random nonce. The place where a value stands (organisation, table, id) is part of what is
//! authenticated, so that a sealed value copied into another row does not open there. Each sealed value names the key
//! that sealed it: with a new key, new values are sealed by it and old ones still open.

use super::Ids;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;
use uuid::Uuid;
use walz_domain::OrganisationId;

/// Length of a nonce, in bytes.
const NONCE: usize = 24;
/// Length of a key's number in front of a sealed value, in bytes.
const NUMBER: usize = 4;

/// The keys of an installation. They never stand in the database, and never show in logs.
#[derive(Clone)]
pub struct Keys {
    /// By number; the one with the highest number seals.
    ring: Arc<BTreeMap<u32, XChaCha20Poly1305>>,
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keys({:?})", self.ring.keys().collect::<Vec<_>>())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    #[error("a key line has the form NUMBER:BASE64, with 32 bytes in Base64")]
    KeyForm,
    #[error("there is no key")]
    NoKey,
    #[error("the value was sealed with key {0}, which is not here")]
    UnknownKey(u32),
    #[error("the value is too large to seal")]
    TooLarge,
    #[error("the sealed value was changed, or stands in the wrong place")]
    Broken,
}

/// Where a sealed value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    organisation: OrganisationId,
    table: &'static str,
    id: Uuid,
}

impl Place {
    pub fn new(organisation: OrganisationId, table: &'static str, id: impl Into<Uuid>) -> Self {
        Self { organisation, table, id: id.into() }
    }

    fn text(&self) -> String {
        format!("{}/{}/{}", self.organisation, self.table, self.id)
    }
}

impl Keys {
    /// A ring with one new key.
    pub fn generate(ids: &Ids) -> Self {
        Self::of([(1, ids.secret::<32>())])
    }

    fn of(keys: impl IntoIterator<Item = (u32, [u8; 32])>) -> Self {
        let cipher = |key: [u8; 32]| XChaCha20Poly1305::new(&Key::from(key));
        Self { ring: Arc::new(keys.into_iter().map(|(n, key)| (n, cipher(key))).collect()) }
    }

    /// The text of a key file with one new key, numbered `number`.
    pub fn new_line(ids: &Ids, number: u32) -> String {
        format!("{number}:{}\n", STANDARD.encode(ids.secret::<32>()))
    }

    /// Seals with the newest key.
    ///
    /// # Errors
    /// [`SealError::TooLarge`] for more than 256 GB.
    pub fn seal(&self, ids: &Ids, place: &Place, plain: &[u8]) -> Result<Vec<u8>, SealError> {
        let (number, cipher) = self.ring.last_key_value().ok_or(SealError::NoKey)?;
        let nonce = ids.secret::<NONCE>();
        let aad = place.text();
        let sealed = cipher
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: aad.as_bytes() })
            .map_err(|_| SealError::TooLarge)?;
        let mut out = Vec::with_capacity(NUMBER + NONCE + sealed.len());
        out.extend_from_slice(&number.to_be_bytes());
        out.extend_from_slice(&nonce);
        out.extend_from_slice(&sealed);
        Ok(out)
    }

    /// Opens what was sealed for this very place.
    ///
    /// # Errors
    /// [`SealError::UnknownKey`] where its key is not here; [`SealError::Broken`] for everything else that does not
    /// open.
    pub fn open(&self, place: &Place, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        let (number, rest) = sealed.split_first_chunk::<NUMBER>().ok_or(SealError::Broken)?;
        let (nonce, sealed) = rest.split_first_chunk::<NONCE>().ok_or(SealError::Broken)?;
        let number = u32::from_be_bytes(*number);
        let cipher = self.ring.get(&number).ok_or(SealError::UnknownKey(number))?;
        let aad = place.text();
        cipher
            .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: aad.as_bytes() })
            .map_err(|_| SealError::Broken)
    }
}

/// Reads a key file: lines `NUMBER:BASE64`; blank lines and lines with `#` are passed over.
impl FromStr for Keys {
    type Err = SealError;

    fn from_str(text: &str) -> Result<Self, SealError> {
        let lines = text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'));
        let ring: BTreeMap<u32, [u8; 32]> = lines.map(key_line).collect::<Result<_, _>>()?;
        if ring.is_empty() { Err(SealError::NoKey) } else { Ok(Self::of(ring)) }
    }
}

fn key_line(line: &str) -> Result<(u32, [u8; 32]), SealError> {
    let (number, key) = line.split_once(':').ok_or(SealError::KeyForm)?;
    let number = number.trim().parse().map_err(|_| SealError::KeyForm)?;
    let key = STANDARD.decode(key.trim()).map_err(|_| SealError::KeyForm)?;
    Ok((number, key.try_into().map_err(|_| SealError::KeyForm)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(id: u128) -> Place {
        Place::new(OrganisationId(Uuid::from_u128(1)), "support_need", Uuid::from_u128(id))
    }

    #[test]
    fn what_is_sealed_opens_in_its_own_place_only() {
        let ids = Ids::seeded(1);
        let keys = Keys::generate(&ids);
        let sealed = keys.seal(&ids, &place(1), b"no nuts").expect("sealed");
        assert_eq!(keys.open(&place(1), &sealed).as_deref(), Ok(&b"no nuts"[..]));
        assert_eq!(keys.open(&place(2), &sealed), Err(SealError::Broken));
        let mut bent = sealed.clone();
        *bent.last_mut().expect("a byte") ^= 1;
        assert_eq!(keys.open(&place(1), &bent), Err(SealError::Broken));
        assert_eq!(keys.open(&place(1), &sealed[..20]), Err(SealError::Broken));
        assert_eq!(Keys::generate(&ids).open(&place(1), &sealed), Err(SealError::Broken));
        assert!(!sealed.windows(7).any(|w| w == b"no nuts"));
    }

    #[test]
    fn old_values_open_after_a_new_key_was_added() {
        let ids = Ids::seeded(1);
        let first = Keys::new_line(&ids, 1);
        let old: Keys = first.parse().expect("keys");
        let new: Keys =
            format!("# rotated\n{first}\n{}", Keys::new_line(&ids, 2)).parse().expect("keys");
        let sealed = old.seal(&ids, &place(1), b"then").expect("sealed");
        assert_eq!(new.open(&place(1), &sealed).as_deref(), Ok(&b"then"[..]));
        let sealed = new.seal(&ids, &place(1), b"now").expect("sealed");
        assert_eq!(old.open(&place(1), &sealed), Err(SealError::UnknownKey(2)));
    }

    #[test]
    fn a_key_file_is_read_or_refused() {
        let refused = |text: &str| text.parse::<Keys>().err();
        assert_eq!(refused(""), Some(SealError::NoKey));
        assert_eq!(refused("1:short"), Some(SealError::KeyForm));
        assert_eq!(refused("one:AAAA"), Some(SealError::KeyForm));
        let keys = Keys::generate(&Ids::seeded(1));
        assert_eq!(format!("{keys:?}"), "Keys([1])");
    }
}
