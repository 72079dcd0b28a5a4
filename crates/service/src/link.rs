//! Personal links: somebody without an account does one thing, by a link in a mail.
//!
//! Opening a link never uses it up; doing the one thing does. What a link opens is its target and nothing else: pages
//! under `/t/…` take the target from the link, never from the address.

use crate::sign_in::Visit;
use crate::throttle::{self, MAIL_ACCOUNT, TOKEN_ADDRESS};
use crate::token::Token;
use crate::{App, Context, Error, Mail, Result, Subject, Work, begin};
use jiff::SignedDuration;
use serde_json::json;
use uuid::Uuid;
use walz_domain::{LinkId, OrganisationId, PersonId};
use walz_policy::{self as policy, Role};
use walz_store as store;
use walz_store::link::Link;
use walz_words::{Language, Words};

/// How long a link holds if nothing else is said.
pub const HOLDS: SignedDuration = SignedDuration::from_hours(14 * 24);

/// A link to make.
#[derive(Clone, Debug)]
pub struct New {
    pub organisation: OrganisationId,
    /// To whom it is given.
    pub person: PersonId,
    /// As what they act with it.
    pub role: Role,
    /// What it is for: `agreement.sign`.
    pub purpose: &'static str,
    /// What it opens.
    pub target: Uuid,
    /// Whether doing the one thing uses it up.
    pub single_use: bool,
    pub holds: SignedDuration,
}

/// Makes a link in the course of a verb that has asked already whether its actor may. Returns the address, which goes
/// into a mail and nowhere else.
///
/// # Errors
/// [`Error::Store`] where the database fails.
pub async fn mint(work: &mut Work, new: &New) -> Result<String> {
    let (ids, now) = (work.ctx().ids.clone(), work.ctx().now);
    let token = Token::new(&ids);
    let expires = now
        .checked_add(new.holds)
        .map_err(|_| Error::Broken("a link would end after the calendar"))?;
    let link = Link {
        organisation: new.organisation,
        id: ids.next(now),
        person: Some(new.person),
        role: new.role,
        purpose: new.purpose.to_owned(),
        target: new.target,
        single_use: new.single_use,
        created: now,
        expires,
        used: None,
        revoked: None,
    };
    keep(work, &link, &token).await
}

async fn keep(work: &mut Work, link: &Link, token: &Token) -> Result<String> {
    store::link::add(work, link, &token.hash()).await?;
    let detail = json!({ "person": link.person, "role": link.role, "purpose": link.purpose, "target": link.target });
    work.journal_of(link.organisation, "link.made", Subject::new("link", link.id), detail);
    Ok(format!("{}/t/{}", work.app().address, token.reveal()))
}

/// The link of a token. Its holder acts as [`Link::actor`].
///
/// # Errors
/// [`Error::NotFound`] where there is none; [`Error::Gone`] where it was used up, taken back, or its time has run out;
/// [`Error::TooMany`] where too many wrong ones came from the address.
pub async fn open(app: &App, ctx: &Context, visit: &Visit, token: &Token) -> Result<Link> {
    let link = find(app, ctx, visit, token).await?;
    if link.holds_at(ctx.now) { Ok(link) } else { Err(Error::Gone) }
}

/// As [`open`], also where the one thing was done: who did it may look at what they did, while the link's time lasts.
///
/// # Errors
/// [`Error::NotFound`] where there is none; [`Error::Gone`] where it was taken back, or its time has run out;
/// [`Error::TooMany`] where too many wrong ones came from the address.
pub async fn look(app: &App, ctx: &Context, visit: &Visit, token: &Token) -> Result<Link> {
    let link = find(app, ctx, visit, token).await?;
    let lasts = link.revoked.is_none() && ctx.now < link.expires;
    if lasts { Ok(link) } else { Err(Error::Gone) }
}

/// Whether a link that was used still opens its page, to look at what was done with it: texts that were signed.
///
/// # Errors
/// As [`look`], but for those whose time has run out.
pub async fn shows_what_was_done(
    app: &App,
    ctx: &Context,
    visit: &Visit,
    token: &Token,
) -> Result<bool> {
    let link = find(app, ctx, visit, token).await?;
    let lasts = link.revoked.is_none() && ctx.now < link.expires;
    Ok(lasts && link.used.is_some() && link.purpose.ends_with(".sign"))
}

/// The language of who was given the link, if one is known.
///
/// # Errors
/// [`Error::Store`] where the database fails.
pub async fn language(app: &App, link: &Link) -> Result<Option<Language>> {
    let Some(person) = link.person else { return Ok(None) };
    let mut db = app.store.read().await?;
    let person = store::person::find(&mut db, link.organisation, person).await?;
    let code = person.and_then(|person| person.language);
    Ok(code.map(|code| Language::choose(Some(code.code()), Some(code.code()), Language::default())))
}

async fn find(app: &App, ctx: &Context, visit: &Visit, token: &Token) -> Result<Link> {
    let mut db = app.store.read().await?;
    let link = store::link::find(&mut db, &token.hash()).await?;
    drop(db);
    match link {
        Some(link) => Ok(link),
        None => {
            throttle::take(app, ctx, &[(TOKEN_ADDRESS, &visit.address)]).await?;
            Err(Error::NotFound)
        }
    }
}

/// Whether [`renew`] would mail a fresh link: this one only grew too old.
///
/// # Errors
/// [`Error::NotFound`] where there is none; [`Error::TooMany`].
pub async fn is_renewable(app: &App, ctx: &Context, visit: &Visit, token: &Token) -> Result<bool> {
    let link = find(app, ctx, visit, token).await?;
    Ok(link.used.is_none() && link.revoked.is_none() && link.person.is_some())
}

/// Uses a single-use link up, in the verb that does its one thing. Other links stay as they are.
///
/// # Errors
/// [`Error::Gone`] where it was used or taken back meanwhile.
pub async fn use_up(work: &mut Work, link: &Link) -> Result<()> {
    if !link.single_use {
        return Ok(());
    }
    let now = work.ctx().now;
    if !store::link::use_up(work, link.organisation, link.id, now).await? {
        return Err(Error::Gone);
    }
    let detail = json!({ "purpose": link.purpose });
    work.journal_of(link.organisation, "link.used", Subject::new("link", link.id), detail);
    Ok(())
}

/// Makes a link good once more, in the verb that took back the one thing it was used for.
///
/// # Errors
/// [`Error::Gone`] where it was taken back meanwhile, or its time has run out.
pub async fn reopen(work: &mut Work, link: &Link) -> Result<()> {
    if link.used.is_none() {
        return Ok(());
    }
    let now = work.ctx().now;
    if !store::link::reopen(work, link.organisation, link.id, now).await? {
        return Err(Error::Gone);
    }
    let detail = json!({ "purpose": link.purpose });
    work.journal_of(link.organisation, "link.reopened", Subject::new("link", link.id), detail);
    Ok(())
}

/// Takes a link of the actor's organisation back.
///
/// # Errors
/// [`Error::NotFound`] where there is none that could be used, or the actor may not.
pub async fn revoke(app: &App, ctx: &Context, id: LinkId) -> Result<()> {
    let may = policy::link::revoke(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut work = begin!(app, ctx, "link.revoke", &id);
    if !store::link::revoke(&mut work, may.organisation, id, ctx.now).await? {
        return Err(Error::NotFound);
    }
    work.journal_of(may.organisation, "link.revoked", Subject::new("link", id), json!({}));
    work.commit(()).await
}

/// Mails a fresh link to whoever was given this one, because its time has run out. One that was used or taken back is
/// not made anew.
///
/// # Errors
/// [`Error::NotFound`] where there is none; [`Error::Gone`] where there is nothing to renew, or no address to mail to;
/// [`Error::TooMany`].
pub async fn renew(app: &App, ctx: &Context, visit: &Visit, token: &Token) -> Result<()> {
    let old = find(app, ctx, visit, token).await?;
    if old.used.is_some() || old.revoked.is_some() {
        return Err(Error::Gone);
    }
    let id = old.person.ok_or(Error::Gone)?;
    let person = {
        let mut db = app.store.read().await?;
        store::person::find(&mut db, old.organisation, id).await?.ok_or(Error::Gone)?.into_value()
    };
    let email = person.email.as_ref().ok_or(Error::Gone)?;
    throttle::take(app, ctx, &[(MAIL_ACCOUNT, &store::account::key(email))]).await?;
    let ctx = ctx.without_key().acting_as(old.actor());
    let mut work = Work::fresh(app, &ctx).await?;
    let holds = old.expires.duration_since(old.created);
    let expires = ctx.now.checked_add(holds).map_err(|_| Error::Gone)?;
    let link = Link { id: ctx.id(), created: ctx.now, expires, ..old };
    let address = keep(&mut work, &link, &Token::new(&ctx.ids)).await?;
    let code = person.language.as_ref().map(|language| language.code());
    let words = Words::of(Language::choose(code, code, Language::default()));
    let name = person.short_name().to_owned();
    work.mail(Mail {
        organisation: link.organisation,
        to_name: person.name.to_string(),
        to_address: email.to_string(),
        subject: words.say("mail-fresh-link-subject", &[]),
        text: words.say("mail-fresh-link-text", &[("name", name.into()), ("link", address.into())]),
        about: Some(Subject::new("link", link.id)),
    })?;
    work.commit(()).await
}
