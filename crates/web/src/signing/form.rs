//! What somebody sends who signs or says no, and how a refusal comes back to the page with all that was typed.

use super::Shown;
use crate::Site;
use crate::answer::{Failed, refuse};
use crate::layout::{Form, Notice};
use axum::http::StatusCode;
use walz_domain::person::{Email, Name};
use walz_service::signing::{self, Read, Reminded, Via};
use walz_service::{Context, Error};
use walz_words::Words;

/// What came of a form.
pub(super) enum Came {
    /// It was done; the next page tells.
    Done(Notice),
    /// It is shown again, with why.
    Back(StatusCode, Form),
}

/// The version and the hash that were on the page. Where they are missing, no text was read.
fn read(form: &Form) -> Read {
    Read { number: number(form), hash: form.text("hash").to_owned() }
}

/// The version that was on the page.
pub(super) fn number(form: &Form) -> u32 {
    form.text("number").parse().unwrap_or_default()
}

/// Signs, if the form is complete. Whose text it is not is told nothing about the form.
pub(super) async fn sign<T: Shown>(
    site: &Site,
    ctx: &Context,
    id: T::Id,
    mut form: Form,
    via: Via<'_>,
    words: Words,
) -> Result<Came, Failed> {
    signing::must_be_asked::<T>(&site.app, ctx, id).await?;
    let missing = |_| words.t("text-name-missing").to_string();
    let name = form.parsed("name", str::parse::<Name>, missing);
    if form.text("agreed") != "yes" {
        form.error("agreed", words.t("text-agreed-missing"));
    }
    let Some(name) = name.filter(|_| form.is_good()) else {
        return Ok(Came::Back(StatusCode::UNPROCESSABLE_ENTITY, form));
    };
    match signing::sign::<T>(&site.app, ctx, id, &read(&form), &name, via).await {
        Ok(signed) => {
            let (one, last) = T::SIGNED;
            Ok(Came::Done(Notice::good(if signed.in_force { last } else { one })))
        }
        Err(error) => {
            let status = refused(&mut form, "agreed", error, words)?;
            Ok(Came::Back(status, form))
        }
    }
}

pub(super) async fn decline<T: Shown>(
    site: &Site,
    ctx: &Context,
    id: T::Id,
    mut form: Form,
    via: Via<'_>,
    words: Words,
) -> Result<Came, Failed> {
    signing::must_be_asked::<T>(&site.app, ctx, id).await?;
    let (number, reason) = (number(&form), form.text("reason").to_owned());
    match signing::decline::<T>(&site.app, ctx, id, number, &reason, via).await {
        Ok(()) => Ok(Came::Done(Notice::good("text-declined"))),
        Err(error) => {
            let status = refused(&mut form, "reason", error, words)?;
            Ok(Came::Back(status, form))
        }
    }
}

/// Names another person who signs for the host.
pub(super) async fn delegate<T: Shown>(
    site: &Site,
    ctx: &Context,
    id: T::Id,
    mut form: Form,
    via: Via<'_>,
    words: Words,
) -> Result<Came, Failed> {
    let missing = |_| words.t("text-name-missing").to_string();
    let name = form.parsed("delegate-name", str::parse::<Name>, missing);
    let unfit = |_| words.t("email-unfit").to_string();
    let email = form.parsed("delegate-email", str::parse::<Email>, unfit);
    let (Some(name), Some(email)) = (name, email) else {
        signing::must_be_asked_or_run::<T>(&site.app, ctx, id).await?;
        return Ok(Came::Back(StatusCode::UNPROCESSABLE_ENTITY, form));
    };
    let number = number(&form);
    match signing::delegate::<T>(&site.app, ctx, id, number, (&name, &email), via).await {
        Ok(()) => Ok(Came::Done(Notice::good("text-delegated"))),
        Err(error) => {
            let status = refused(&mut form, "delegate-name", error, words)?;
            Ok(Came::Back(status, form))
        }
    }
}

/// The same faults, at a field of another name.
pub(super) fn at(error: Error, field: &'static str) -> Error {
    match error {
        Error::Invalid(mut faults) => {
            faults.iter_mut().for_each(|fault| fault.field = field.into());
            Error::Invalid(faults)
        }
        other => other,
    }
}

/// Tells the form why a verb refused, and with which status it is shown again: 409 where the text is not what it was.
pub(super) fn refused(
    form: &mut Form,
    field: &str,
    error: Error,
    words: Words,
) -> Result<StatusCode, Failed> {
    let status = match &error {
        Error::Refused(_) => StatusCode::CONFLICT,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    refuse(form, field, error, words)?;
    Ok(status)
}

/// What the next page tells after a reminder.
pub(crate) fn reminded(reminded: Reminded) -> Notice {
    let count = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    match reminded {
        Reminded { written: 0, unreachable, .. } if unreachable > 0 => {
            Notice::bad("text-reminded-unreachable").count("count", count(unreachable))
        }
        Reminded { written: 0, .. } => Notice::good("text-reminded-in-peace"),
        Reminded { written, .. } => Notice::good("text-reminded").count("count", count(written)),
    }
}
