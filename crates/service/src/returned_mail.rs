//! Mails that came back: what a mail server reported is kept with the mail, and shown where the mail was about something.

use crate::{App, Context, Error, Result, begin};
use walz_domain::MessageId;
use walz_policy as policy;
use walz_store::{Access, outbox};

/// Keeps that a mail came back, and why. Returns whether it was one of ours, and not known to have come back before.
///
/// # Errors
/// [`Error::NotFound`] where the actor does not run the installation.
pub async fn keep(app: &App, ctx: &Context, mail: MessageId, why: &str) -> Result<bool> {
    let _may = policy::setting::keep(&ctx.actor).ok_or(Error::NotFound)?;
    let mut work = begin!(app, ctx, "mail.returned", &(mail, why));
    let known = outbox::returned(&mut work, mail, why).await?;
    work.commit(known).await
}

/// A mail that did not reach whom it was for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undelivered {
    pub name: String,
    pub address: String,
    pub written: jiff::Timestamp,
    /// As the mail server put it; nothing where it said nothing.
    pub why: String,
}

/// Of the mails about one thing: the last one to each address, where that did not reach it.
pub(crate) async fn about(
    db: &mut impl Access,
    organisation: walz_domain::OrganisationId,
    subject: uuid::Uuid,
) -> Result<Vec<Undelivered>> {
    let mut seen = std::collections::BTreeSet::new();
    let mails = outbox::about(db, organisation, subject, MANY).await?;
    let last = mails.into_iter().filter(|mail| seen.insert(mail.to_address.clone()));
    let lost = last.filter(|mail| mail.state == outbox::State::Failed);
    Ok(lost
        .map(|mail| Undelivered {
            name: mail.to_name,
            address: mail.to_address,
            written: mail.created,
            why: mail.last_error.unwrap_or_default(),
        })
        .collect())
}

/// More mails than one text causes.
const MANY: u32 = 200;
