//! Texts that people type into a form: trimmed, there where they must be, and not without end.

use crate::{Error, Fault, Result};

/// The longest text that is taken, in characters.
const LONGEST: usize = 4_000;

/// A text that may be empty.
///
/// # Errors
/// [`Error::Invalid`] where it is too long.
pub(crate) fn optional(field: &'static str, text: &str) -> Result<String> {
    let text = text.trim();
    if text.chars().count() > LONGEST {
        let fault = Fault::new(field, "text-too-long").with("most", LONGEST as i64);
        return Err(Error::Invalid(vec![fault]));
    }
    Ok(text.to_owned())
}

/// A text that must be there.
///
/// # Errors
/// [`Error::Invalid`] where it is empty or too long.
pub(crate) fn required(field: &'static str, text: &str) -> Result<String> {
    let text = optional(field, text)?;
    if text.is_empty() { Err(Error::invalid(field, "text-missing")) } else { Ok(text) }
}
