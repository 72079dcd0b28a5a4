//! Keys that sign credentials (Ed25519), and how they are written: multibase, `did:key`.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use std::fmt;

/// Says of 32 bytes that they are a public key of Ed25519, as multicodec numbers it.
const PUBLIC: [u8; 2] = [0xed, 0x01];

/// A public key.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

/// A key that signs. Neither shows in logs nor can be written down but by [`SecretKey::bytes`].
pub struct SecretKey(SigningKey);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("that is no public key of Ed25519 in multibase")]
pub struct NoKey;

impl SecretKey {
    /// The key that these bytes are the seed of.
    pub fn from_bytes(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    pub fn bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretKey({})", self.public().multibase())
    }
}

impl PublicKey {
    /// As `z6Mk…`.
    ///
    /// # Errors
    /// [`NoKey`] for everything else.
    pub fn from_multibase(text: &str) -> Result<Self, NoKey> {
        let bytes = base58(text, 34).ok_or(NoKey)?;
        let key = bytes.strip_prefix(&PUBLIC).ok_or(NoKey)?;
        let key =
            VerifyingKey::from_bytes(key.try_into().map_err(|_| NoKey)?).map_err(|_| NoKey)?;
        // A weak key fits signatures that nobody made.
        if key.is_weak() { Err(NoKey) } else { Ok(Self(key)) }
    }

    pub fn multibase(&self) -> String {
        let bytes: Vec<u8> = PUBLIC.iter().chain(self.0.as_bytes()).copied().collect();
        format!("z{}", bs58::encode(bytes).into_string())
    }

    /// The identifier that is nothing but the key.
    pub fn did_key(&self) -> String {
        format!("did:key:{}", self.multibase())
    }

    pub fn verifies(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.0.verify_strict(message, &Signature::from_bytes(signature)).is_ok()
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.multibase())
    }
}

/// The bytes of a multibase text in base58, where there are exactly so many.
pub(super) fn base58(text: &str, length: usize) -> Option<Vec<u8>> {
    let text = text.strip_prefix('z')?;
    // A byte takes about 1.37 letters; what is much longer is not worth the work.
    if text.len() > length * 2 {
        return None;
    }
    let bytes = bs58::decode(text).into_vec().ok()?;
    (bytes.len() == length).then_some(bytes)
}

/// A proof as multibase text.
pub(super) fn proof_value(signature: &[u8; 64]) -> String {
    format!("z{}", bs58::encode(signature).into_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_comes_back_from_its_text_and_signs_what_it_verifies() {
        let key = SecretKey::from_bytes(&[7; 32]);
        let public = PublicKey::from_multibase(&key.public().multibase()).expect("a key");
        let signature = key.sign(b"text");
        assert!(public.verifies(b"text", &signature) && !public.verifies(b"test", &signature));
        assert!(public.did_key().starts_with("did:key:z6Mk"));
        assert!(!format!("{key:?}").contains("0707"));
        for wrong in ["", "z", "z6Mk", "u6Mk", "zDnaekGZTbQBerwcehBSXLqAg6s55hVEBms1zFy89VHXtJSa9"]
        {
            assert_eq!(PublicKey::from_multibase(wrong), Err(NoKey), "{wrong}");
        }
    }
}
