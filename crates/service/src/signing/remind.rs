//! Reminders to those whose signature is missing: at most one a day for each, however often the button is pressed.

use super::post::{self, Letter};
use super::{Text, must_run, party};
use crate::case::CaseFile;
use crate::{App, Context, Error, Result, Subject, begin};
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::ops::AddAssign;
use uuid::Uuid;
use walz_domain::MobilityId;
use walz_domain::agreement::Agreement;
use walz_domain::grant::GrantAgreement;
use walz_domain::signing::{Party, State};
use walz_store::{self as store, Id, outbox};

/// How long somebody is left in peace after a mail about a text.
const PEACE: SignedDuration = SignedDuration::from_hours(24);

/// What came of reminding: how many people got a mail, and why others got none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminded {
    pub written: u32,
    /// Had a mail within the last day.
    pub in_peace: u32,
    /// Nobody knows an address.
    pub unreachable: u32,
}

impl AddAssign for Reminded {
    fn add_assign(&mut self, other: Self) {
        self.written += other.written;
        self.in_peace += other.in_peace;
        self.unreachable += other.unreachable;
    }
}

/// Writes once more to everybody whose signature is missing. The sender's own is not waited for by mail.
///
/// # Errors
/// [`Error::NotFound`] where there is no such text or the actor does not run the case.
pub async fn remind<T: Text>(app: &App, ctx: &Context, id: T::Id) -> Result<Reminded> {
    let mut work = begin!(app, ctx, T::KIND.verbs.remind, &id);
    let text = T::hold(&mut work, id).await?.ok_or(Error::NotFound)?;
    let organisation = ctx.actor.organisation;
    let file = CaseFile::of_mobility(&mut work, organisation, text.mobility()).await?;
    let today = crate::today(&mut work).await?;
    must_run(&ctx.actor, &file, &*text, today)?;
    let subject: Uuid = id.into();
    let mails = outbox::about(&mut work, organisation, subject, MANY).await?;
    let disturbed = |address: &str| {
        mails
            .iter()
            .any(|mail| mail.to_address == address && ctx.now.duration_since(mail.created) < PEACE)
    };
    let mut reminded = Reminded::default();
    for party in text.state().turn().into_iter().filter(|party| *party != Party::Sender) {
        match party::recipient_for(&mut work, &file, &*text, party).await? {
            None => reminded.unreachable += 1,
            Some(to) if disturbed(to.email.as_str()) => reminded.in_peace += 1,
            Some(to) => {
                post::queue(&mut work, &file, &*text, &to, Letter::Remind, today).await?;
                let detail = json!({ "party": party, "number": text.number() });
                work.journal(T::KIND.acts.reminded, Subject::new(T::KIND.noun, id), detail);
                reminded.written += 1;
            }
        }
    }
    work.commit(reminded).await
}

/// More mails than a text has in a day.
const MANY: u32 = 50;

/// Reminds everybody whose signature is missing on one of these texts, each text by itself: what fails for one leaves the
/// others. Texts that are not there, or not the actor's, are passed over.
///
/// # Errors
/// [`Error::Store`] where the database fails.
pub async fn remind_all<T: Text>(app: &App, ctx: &Context, ids: &[T::Id]) -> Result<Reminded> {
    let mut all = Reminded::default();
    for id in ids {
        let subject: Uuid = (*id).into();
        match remind::<T>(app, &ctx.part(subject), *id).await {
            Ok(reminded) => all += reminded,
            Err(Error::NotFound) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(all)
}

/// Reminds everybody whose signature is missing under the texts of these stays.
///
/// # Errors
/// [`Error::Store`] where the database fails. Stays that are not there or not the actor's to run are left out.
pub async fn remind_of_stays(app: &App, ctx: &Context, stays: &[MobilityId]) -> Result<Reminded> {
    let organisation = ctx.actor.organisation;
    let (mut agreements, mut grants) = (Vec::new(), Vec::new());
    let mut db = app.store.read().await?;
    for stay in stays {
        let waits = |state: &State| !state.waits_for().is_empty();
        let texts = store::agreement::of_mobility(&mut db, organisation, Id(*stay)).await?;
        agreements.extend(texts.iter().filter(|text| waits(&text.state)).map(|text| text.id));
        let texts = store::grant_agreement::of_mobility(&mut db, organisation, Id(*stay)).await?;
        grants.extend(texts.iter().filter(|text| waits(&text.state)).map(|text| text.id));
    }
    drop(db);
    let mut all = remind_all::<Agreement>(app, ctx, &agreements).await?;
    all += remind_all::<GrantAgreement>(app, ctx, &grants).await?;
    Ok(all)
}
