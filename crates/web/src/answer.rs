//! How handlers answer: with a page, or with why not.

use crate::layout::Form;
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::{IntoResponse, Response};
use jiff::tz::TimeZone;
use std::str::FromStr;
use walz_service::{Error, Fault, Refused, Value};
use walz_words::Words;

/// What a handler returns.
pub type Answer = Result<Response, Failed>;

/// A verb that failed, for which the handler has no page of its own: the shell makes one.
#[derive(Debug)]
pub struct Failed(Error);

impl Failed {
    /// A file that cannot be made.
    pub(crate) fn unwritable(error: walz_exchange::tables::Unwritable) -> Self {
        let key = error.key();
        let number = |arg: walz_exchange::tables::Arg| match arg {
            walz_exchange::tables::Arg::Number(number) => Value::Number(number),
            walz_exchange::tables::Arg::Text(text) => Value::Text(text),
        };
        let values = error.args().into_iter().map(|(name, arg)| (name, number(arg))).collect();
        Self(Error::Refused(Refused { key, values }))
    }
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

/// Why, in words of its own: in the extensions of an answer that has only a status.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Reason {
    pub(crate) title: &'static str,
    pub(crate) body: Refused,
}

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        let with = |status: StatusCode, title, body| {
            let mut answer = status.into_response();
            answer.extensions_mut().insert(Reason { title, body });
            answer
        };
        match self.0 {
            Error::NotFound => StatusCode::NOT_FOUND.into_response(),
            Error::Gone => StatusCode::GONE.into_response(),
            Error::ChangedMeanwhile => StatusCode::CONFLICT.into_response(),
            Error::Refused(refused) => with(StatusCode::CONFLICT, "error-refused-title", refused),
            Error::RepeatedDifferently => {
                let body = Refused::new("error-repeated-body");
                with(StatusCode::UNPROCESSABLE_ENTITY, "error-repeated-title", body)
            }
            Error::Invalid(faults) => match faults.into_iter().next() {
                Some(Fault { key, values, .. }) => {
                    let body = Refused { key, values };
                    with(StatusCode::UNPROCESSABLE_ENTITY, "error-unreadable-title", body)
                }
                None => StatusCode::UNPROCESSABLE_ENTITY.into_response(),
            },
            Error::TooMany { .. } => {
                (StatusCode::TOO_MANY_REQUESTS, [(RETRY_AFTER, "60")]).into_response()
            }
            error @ (Error::Store(_)
            | Error::Documents(_)
            | Error::Seal(_)
            | Error::Json(_)
            | Error::Broken(_)) => {
                tracing::error!(error = &error as &dyn std::error::Error, "a request failed");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        }
    }
}

/// The id that a path names; whatever is none is not there.
///
/// # Errors
/// [`Failed`], not found.
pub fn id<T: FromStr>(text: &str) -> Result<T, Failed> {
    text.parse().map_err(|_| Failed(Error::NotFound))
}

/// A verb's sentence in the reader's language. Days and moments are written as the language writes days.
pub fn say(words: Words, sentence: &Refused) -> String {
    let values: Vec<_> = sentence
        .values
        .iter()
        .map(|(name, value)| {
            let value: walz_words::Value<'static> = match value {
                Value::Text(text) => text.clone().into(),
                Value::Number(number) => (*number).into(),
                Value::Day(day) => words.date(*day).into(),
                Value::Moment(at) => words.date(at.to_zoned(TimeZone::UTC).date()).into(),
            };
            (*name, value)
        })
        .collect();
    words.say(sentence.key, &values)
}

/// Tells a form what a verb found wrong with it, so that it can be shown again: faults at their fields, a refusal at
/// `field`.
///
/// # Errors
/// [`Failed`] for everything that is not about what was typed.
pub fn refuse(form: &mut Form, field: &str, error: Error, words: Words) -> Result<(), Failed> {
    match error {
        Error::Invalid(faults) => {
            for Fault { field, key, values } in faults {
                form.error(&field, say(words, &Refused { key, values }));
            }
            Ok(())
        }
        Error::Refused(refused) => {
            form.error(field, say(words, &refused));
            Ok(())
        }
        other => Err(Failed(other)),
    }
}
