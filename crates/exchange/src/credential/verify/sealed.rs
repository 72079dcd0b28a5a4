//! European Digital Credentials, sealed and not.

use super::verdict::{About, Checks, Format, Reason, Verdict, What};
use super::{Known, Span, dates, has, standing, words};
use crate::credential::jades::{Seal, Sealed};
use crate::credential::strict;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use serde_json::Value;

/// The credential inside the seals. Most stand as they are; some in Base64.
pub(super) fn payload(sealed: &Sealed) -> Option<Value> {
    let text = sealed.payload.as_bytes();
    strict::parse(text).ok().or_else(|| {
        let decoded = URL_SAFE_NO_PAD.decode(text).ok()?;
        strict::parse(&decoded).ok()
    })
}

pub(super) fn verify(sealed: &Sealed, known: &Known, now: Timestamp) -> Verdict {
    let mut checks = Checks::default();
    let credential = payload(sealed);
    match &credential {
        Some(credential) => shape(credential, &mut checks),
        None => checks.refuted(What::Format, Reason::NoCredential, ""),
    }
    let mut ours = false;
    for seal in &sealed.seals {
        match seal {
            Ok(seal) => ours |= look(seal, known, &mut checks),
            Err(why) => checks.refuted(What::Proof, Reason::ProofUnreadable, why.to_string()),
        }
    }
    let Some(credential) = credential else {
        return Verdict::new(Format::Unknown, About::default(), checks.0);
    };
    dates(&span(&credential), now, &mut checks);
    status(&credential, ours, known, &mut checks);
    Verdict::new(Format::SealedElm, about(&credential), checks.0)
}

/// Without a seal only who issued it can say that it is theirs: by having kept the same bytes.
pub(super) fn unsealed(
    credential: &Value,
    hash: &[u8; 32],
    known: &Known,
    now: Timestamp,
) -> Verdict {
    let mut checks = Checks::default();
    shape(credential, &mut checks);
    let kept = known.kept.get(hash);
    match kept {
        Some(name) => {
            checks.proven(What::Proof, Reason::KeptHere, "");
            checks.proven(What::Issuer, Reason::KeptHere, name.as_str());
        }
        None => {
            checks.open(What::Proof, Reason::NoProof, "");
            checks.open(What::Issuer, Reason::Stranger, "");
        }
    }
    dates(&span(credential), now, &mut checks);
    status(credential, kept.is_some(), known, &mut checks);
    Verdict::new(Format::Elm, about(credential), checks.0)
}

/// Whether one seal is this installation's.
pub(super) fn look(seal: &Seal, known: &Known, checks: &mut Checks) -> bool {
    let certificate = &seal.certificate;
    if !seal.fits {
        checks.refuted(What::Proof, Reason::Changed, "");
        return false;
    }
    if !seal.names_certificate {
        checks.refuted(
            What::Proof,
            Reason::ProofUnreadable,
            "the seal does not name its certificate",
        );
        return false;
    }
    let at = seal.header.at.map(|at| at.to_string()).unwrap_or_default();
    checks.proven(What::Proof, Reason::Unchanged, at);
    let own = known.seals.iter().find(|(fingerprint, _)| *fingerprint == certificate.fingerprint());
    let subject = certificate.subject();
    match own {
        // It is ours, and proves nothing to others: both are said.
        Some((_, name)) if certificate.is_test() => {
            checks.proven(What::Issuer, Reason::OwnSeal, name.as_str());
            checks.open(What::Issuer, Reason::TestCertificate, subject);
        }
        Some((_, name)) => checks.proven(What::Issuer, Reason::OwnSeal, name.as_str()),
        None if certificate.is_test() => {
            checks.open(What::Issuer, Reason::TestCertificate, subject)
        }
        None => checks.open(What::Issuer, Reason::NoTrustedList, subject),
    }
    let (from, until) = certificate.validity();
    match seal.header.at {
        Some(at) if from <= at && at <= until => {}
        Some(at) => checks.refuted(What::Issuer, Reason::CertificateNotThen, at.to_string()),
        None => checks.open(What::Issuer, Reason::CertificateNotThen, ""),
    }
    own.is_some()
}

fn shape(credential: &Value, checks: &mut Checks) {
    let typed = has(credential, "type", "VerifiableCredential")
        && has(credential, "type", "EuropeanDigitalCredential");
    let parts = ["id", "issuer", "credentialSubject", "displayParameter", "credentialSchema"];
    let missing: Vec<&str> =
        parts.into_iter().filter(|part| credential.get(part).is_none()).collect();
    let claims = credential.get("credentialSubject").and_then(|subject| subject.get("hasClaim"));
    if !typed {
        checks.refuted(What::Format, Reason::WrongShape, "type");
    } else if !missing.is_empty() || claims.is_none() {
        let missing = if missing.is_empty() { "hasClaim".to_owned() } else { missing.join(", ") };
        checks.refuted(What::Format, Reason::WrongShape, missing);
    } else {
        checks.proven(What::Format, Reason::Read, "");
    }
}

fn span(credential: &Value) -> Span {
    let moment = |name: &str| credential.get(name).and_then(Value::as_str)?.parse().ok();
    Span {
        from: moment("validFrom").or_else(|| moment("issuanceDate")),
        until: moment("validUntil").or_else(|| moment("expirationDate")),
    }
}

/// Only who issued it knows whether it still holds; who else says so of an identifier says nothing.
fn status(credential: &Value, ours: bool, known: &Known, checks: &mut Checks) {
    let id = credential.get("id").and_then(Value::as_str);
    let said = ours && standing(id, known, checks);
    if !said {
        let reason = if credential.get("credentialStatus").is_some() {
            Reason::StatusUnknown
        } else {
            Reason::NoStatus
        };
        checks.open(What::Status, reason, "");
    }
}

fn about(credential: &Value) -> About {
    let display = credential.get("displayParameter");
    let subject = credential.get("credentialSubject");
    let name = |of: &str| words(subject.and_then(|subject| subject.get(of)));
    let whole = || Some(format!("{} {}", name("givenName")?, name("familyName")?));
    About {
        id: words(credential.get("id")),
        title: words(display.and_then(|display| display.get("title"))),
        holder: name("fullName").or_else(whole),
        issuer: words(credential.get("issuer").and_then(|issuer| issuer.get("legalName"))),
    }
}
