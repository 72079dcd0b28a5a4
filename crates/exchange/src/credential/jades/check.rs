//! Reading a sealed file and checking its seals. What a seal proves is that the text was not changed since somebody with
//! the key of this certificate sealed it; who that is, only a trusted list of certificates could prove.

use super::certificate::Certificate;
use super::seal::message;
use crate::credential::strict;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jiff::Timestamp;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256, Sha512};

/// The most seals that are looked at.
const MOST: usize = 8;
/// Entries of a header that must be understood, and are.
const UNDERSTOOD: [&str; 8] =
    ["b64", "sigT", "adoTst", "sigPl", "srCms", "x5t#o", "sigX5ts", "sigPId"];

/// A sealed file.
#[derive(Clone, Debug)]
pub struct Sealed {
    pub payload: String,
    pub seals: Vec<Read>,
}

/// A seal, or why it is none.
pub type Read = Result<Seal, Unreadable>;

/// A seal whose header was understood.
#[derive(Clone, Debug)]
pub struct Seal {
    pub header: Header,
    pub certificate: Certificate,
    /// Whether the signature is the certificate's over this header and this payload.
    pub fits: bool,
    /// Whether the header names this very certificate by its hash.
    pub names_certificate: bool,
}

#[derive(Clone, Debug)]
pub struct Header {
    pub algorithm: String,
    /// When it was sealed, as whoever sealed it says.
    pub at: Option<Timestamp>,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("the header is not read: {0}")]
    Header(String),
    #[error("the header asks to understand '{0}'")]
    NotUnderstood(String),
    #[error("there is no certificate in the seal")]
    NoCertificate,
    #[error("the certificate in the seal is not read")]
    Certificate,
    #[error("the algorithm '{0}' is not accepted, or not the certificate's")]
    Algorithm(String),
    #[error("the signature is not read")]
    Signature,
}

/// Reads a file that has a payload and seals; `None` for one that has not.
pub fn read(file: &Value) -> Option<Sealed> {
    let payload = file.get("payload")?.as_str()?;
    let one;
    let seals = match file.get("signatures") {
        Some(Value::Array(many)) => many.as_slice(),
        Some(_) => return None,
        None => {
            one = [file.clone()];
            &one
        }
    };
    let seals: Vec<Read> = seals.iter().take(MOST).map(|seal| read_seal(seal, payload)).collect();
    (!seals.is_empty()).then(|| Sealed { payload: payload.to_owned(), seals })
}

fn read_seal(seal: &Value, payload: &str) -> Read {
    let protected = seal.get("protected").and_then(Value::as_str);
    let protected = protected.ok_or_else(|| Unreadable::Header("it is missing".to_owned()))?;
    let broken = |error: String| Unreadable::Header(error);
    let bytes = URL_SAFE_NO_PAD.decode(protected).map_err(|e| broken(e.to_string()))?;
    let header = strict::parse(&bytes).map_err(|e| broken(e.to_string()))?;
    let header = header.as_object().ok_or_else(|| broken("it is no object".to_owned()))?;
    understood(header)?;
    let algorithm =
        text(header, "alg").ok_or_else(|| broken("it names no algorithm".to_owned()))?;
    let certificate = header.get("x5c").and_then(|chain| chain.get(0)).and_then(Value::as_str);
    let certificate = certificate.ok_or(Unreadable::NoCertificate)?;
    let der = STANDARD.decode(certificate).map_err(|_| Unreadable::Certificate)?;
    let certificate = Certificate::from_der(&der).map_err(|_| Unreadable::Certificate)?;
    let signature = seal.get("signature").and_then(Value::as_str);
    let signature = signature.and_then(|text| URL_SAFE_NO_PAD.decode(text).ok());
    let signature = signature.ok_or(Unreadable::Signature)?;
    // As it stands in the file: with b64 false it is the text itself, else its Base64, and both are what was signed.
    if header.get("b64").is_some_and(|b64| !b64.is_boolean()) {
        return Err(broken("b64 is no truth value".to_owned()));
    }
    let fits = certificate.verifies(algorithm, &message(protected, payload.as_bytes()), &signature);
    let fits = fits.ok_or_else(|| Unreadable::Algorithm(algorithm.chars().take(20).collect()))?;
    let names_certificate = names(header, &der)?;
    let at = text(header, "sigT").and_then(|at| at.parse().ok()).or_else(|| {
        header.get("iat").and_then(Value::as_i64).and_then(|at| Timestamp::from_second(at).ok())
    });
    let header = Header { algorithm: algorithm.to_owned(), at };
    Ok(Seal { header, certificate, fits, names_certificate })
}

/// Everything that the header calls critical has to be understood, and to be there.
fn understood(header: &Map<String, Value>) -> Result<(), Unreadable> {
    let empty = Vec::new();
    let critical = match header.get("crit") {
        None => &empty,
        Some(Value::Array(many)) if !many.is_empty() => many,
        Some(_) => return Err(Unreadable::Header("crit is no list".to_owned())),
    };
    for one in critical {
        let name = one.as_str().unwrap_or_default();
        if !UNDERSTOOD.contains(&name) || !header.contains_key(name) {
            return Err(Unreadable::NotUnderstood(name.chars().take(40).collect()));
        }
    }
    // Who does not understand b64 would read another payload: RFC 7797 wants it among the critical ones.
    let named = critical.iter().any(|one| one.as_str() == Some("b64"));
    if header.contains_key("b64") && !named {
        return Err(Unreadable::Header("b64 is not among the critical entries".to_owned()));
    }
    Ok(())
}

/// Whether the header holds the hash of this certificate. A wrong hash is an error, none is not.
fn names(header: &Map<String, Value>, der: &[u8]) -> Result<bool, Unreadable> {
    let wrong = || Unreadable::Header("the hash of the certificate is another's".to_owned());
    let mut named = false;
    if let Some(hash) = text(header, "x5t#S256") {
        if hash.trim_end_matches('=') != URL_SAFE_NO_PAD.encode(Sha256::digest(der)) {
            return Err(wrong());
        }
        named = true;
    }
    if let Some(other) = header.get("x5t#o") {
        let hash = other.get("digVal").and_then(Value::as_str).unwrap_or_default();
        let made = match other.get("digAlg").and_then(Value::as_str).unwrap_or_default() {
            "S512" | "http://www.w3.org/2001/04/xmlenc#sha512" => {
                URL_SAFE_NO_PAD.encode(Sha512::digest(der))
            }
            _ => URL_SAFE_NO_PAD.encode(Sha256::digest(der)),
        };
        if hash.trim_end_matches('=') != made {
            return Err(wrong());
        }
        named = true;
    }
    Ok(named)
}

fn text<'a>(header: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    header.get(name).and_then(Value::as_str)
}
