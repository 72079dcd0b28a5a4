//! Sealing.

use super::certificate::{Sealer, Unusable};
use crate::credential::proof::second;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jiff::Timestamp;
use serde_json::{Value, json};

/// Seals a text as it stands, and returns the sealed file.
///
/// # Errors
/// [`Unusable`] where the key does not sign.
pub fn seal(payload: &str, sealer: &Sealer, at: Timestamp) -> Result<String, Unusable> {
    let certificate = sealer.certificate().ok_or(Unusable::Key)?;
    let header = json!({
        "alg": sealer.algorithm(),
        "b64": false,
        "crit": ["b64", "sigT"],
        "cty": "json",
        "kid": STANDARD.encode(certificate.issuer_serial()?),
        "sigT": second(at),
        "typ": "jose+json",
        "x5c": sealer.chain().iter().map(|c| STANDARD.encode(c.der())).collect::<Vec<_>>(),
        "x5t#S256": URL_SAFE_NO_PAD.encode(certificate.fingerprint()),
    });
    let protected = URL_SAFE_NO_PAD.encode(header.to_string());
    let signature = sealer.sign(&message(&protected, payload.as_bytes()))?;
    let sealed: Value = json!({
        "payload": payload,
        "signatures": [{ "protected": protected, "signature": URL_SAFE_NO_PAD.encode(signature) }],
    });
    Ok(sealed.to_string())
}

/// What is signed: the header as written, a point, the payload.
pub(super) fn message(protected: &str, payload: &[u8]) -> Vec<u8> {
    let mut all = Vec::with_capacity(protected.len() + 1 + payload.len());
    all.extend_from_slice(protected.as_bytes());
    all.push(b'.');
    all.extend_from_slice(payload);
    all
}
