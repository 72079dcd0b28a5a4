//! Checking a file that somebody brings: what it is, whether it is as it was signed, by whom, when, and whether it still
//! holds. Works with what is in the file and what is known here; the network is never asked. Every check says what was
//! proven and what was not.

mod badge;
mod known;
mod pdf;
mod sealed;
mod verdict;

pub use known::{Known, KnownKey, Standing};
pub use verdict::{About, Check, Format, Outcome, Reason, State, Verdict, What};

use super::{jades, strict};
use jiff::Timestamp;
use serde_json::Value;
use sha2::{Digest, Sha256};
use verdict::Checks;

/// Checks a file.
pub fn verify(file: &[u8], known: &Known, now: Timestamp) -> Verdict {
    let mut checks = Checks::default();
    if pdf::is(file) {
        return pdf::verify(file, known);
    }
    let value = match strict::parse(file) {
        Ok(value) => value,
        Err(why) => {
            checks.refuted(What::Format, Reason::NotJson, why.to_string());
            return Verdict::new(Format::Unknown, About::default(), checks.0);
        }
    };
    if let Some(sealed) = jades::read(&value) {
        return sealed::verify(&sealed, known, now);
    }
    let credential = value.get("credential").filter(|inner| inner.is_object()).unwrap_or(&value);
    if has(credential, "type", "EuropeanDigitalCredential") {
        return sealed::unsealed(credential, &Sha256::digest(file).into(), known, now);
    }
    if credential.get("@context").is_some() {
        return badge::verify(credential, known, now);
    }
    checks.refuted(What::Format, Reason::NoCredential, "");
    Verdict::new(Format::Unknown, About::default(), checks.0)
}

/// The identifier of the credential in a file, so that whoever keeps credentials can look it up before it is checked.
pub fn identifier(file: &[u8]) -> Option<String> {
    if pdf::is(file) {
        return pdf::identifier(file);
    }
    let value = strict::parse(file).ok()?;
    let value = match jades::read(&value) {
        Some(sealed) => sealed::payload(&sealed)?,
        None => value,
    };
    let credential = value.get("credential").filter(|inner| inner.is_object()).unwrap_or(&value);
    credential.get("id")?.as_str().map(str::to_owned)
}

/// Whether an entry is, or holds, a text.
fn has(object: &Value, name: &str, text: &str) -> bool {
    match object.get(name) {
        Some(Value::String(one)) => one == text,
        Some(Value::Array(many)) => many.iter().any(|one| one.as_str() == Some(text)),
        _ => false,
    }
}

/// A text, or the text in the first language of it.
fn words(value: Option<&Value>) -> Option<String> {
    let text = match value? {
        Value::String(text) => text,
        Value::Object(languages) => {
            languages.get("en").or_else(|| languages.values().next())?.as_str()?
        }
        _ => return None,
    };
    // What somebody else wrote, for a page and a terminal: no longer than a line or two, nothing invisible.
    let visible: String = text.chars().filter(|c| !c.is_control()).take(300).collect();
    (!visible.is_empty()).then_some(visible)
}

/// The time in which a credential is meant to be valid.
struct Span {
    from: Option<Timestamp>,
    until: Option<Timestamp>,
}

fn dates(span: &Span, now: Timestamp, checks: &mut Checks) {
    match span {
        Span { from: None, .. } => checks.refuted(What::Dates, Reason::NoDate, ""),
        Span { from: Some(from), .. } if now < *from => {
            checks.refuted(What::Dates, Reason::NotYet, from.to_string());
        }
        Span { until: Some(until), .. } if *until < now => {
            checks.refuted(What::Dates, Reason::Expired, until.to_string());
        }
        Span { until: Some(until), .. } => {
            checks.proven(What::Dates, Reason::Valid, until.to_string());
        }
        Span { .. } => checks.proven(What::Dates, Reason::Valid, ""),
    }
}

/// What is known of a credential's state here. `false` where nothing is.
fn standing(id: Option<&str>, known: &Known, checks: &mut Checks) -> bool {
    match id.and_then(|id| known.states.get(id)) {
        None => return false,
        Some(Standing::InForce) => checks.proven(What::Status, Reason::InForce, ""),
        Some(Standing::Revoked { on, reason }) => {
            checks.refuted(What::Status, Reason::Revoked, format!("{on}: {reason}"));
        }
        Some(Standing::Superseded) => checks.refuted(What::Status, Reason::Superseded, ""),
    }
    true
}
