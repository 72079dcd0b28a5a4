//! Sessions: whom a token lets in, as what, and ending that.

use crate::token::Token;
use crate::{App, Context, Error, Result, Subject, Work, begin};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use walz_domain::{AccountId, MembershipId, OrganisationId, SessionId};
use walz_policy::session::limits;
use walz_policy::{Actor, INSTALLATION};
use walz_store as store;
use walz_store::membership::Membership;
use walz_store::session::Session;
use walz_words::Language;

/// A session is noted as seen this often, not at each request.
const NOTE_AFTER: SignedDuration = SignedDuration::from_mins(5);

/// Who came in with a token.
#[derive(Clone, Debug)]
pub struct Entry {
    pub session: SessionId,
    pub account: AccountId,
    /// As whom they act; nobody until they chose among several memberships.
    pub actor: Option<Actor>,
    pub language: Language,
    pub email: String,
    /// What the member and the organisation are called, as far as they are known.
    pub name: Option<String>,
    pub organisation: Option<String>,
}

/// A session that has just begun. The token goes into the cookie and nowhere else.
#[derive(Clone, Debug)]
pub struct SignedIn {
    pub token: Token,
    pub session: SessionId,
    pub expires: Timestamp,
    /// As whom; nobody where there is still a choice to make.
    pub actor: Option<Actor>,
    pub language: Language,
}

/// One of the memberships among which an account chooses.
#[derive(Clone, Debug)]
pub struct Choice {
    pub membership: Membership,
    /// The organisation's name; none for the installation itself.
    pub organisation: Option<String>,
}

/// Lets the holder of a session's token in; nobody where the session ended, was not used for too long, or the
/// membership in it was taken back.
///
/// # Errors
/// [`Error::Store`] where the database fails.
pub async fn enter(app: &App, token: &Token, now: Timestamp) -> Result<Option<Entry>> {
    let mut db = app.store.read().await?;
    let entered = store::session::enter(&mut db, &token.hash()).await?;
    drop(db);
    let Some(entered) = entered else { return Ok(None) };
    let store::session::Entered { session, membership, .. } = entered;
    let role = membership.map(|m| m.role.kind());
    let idle = SignedDuration::from_secs(limits(role).idle);
    let unused = now.duration_since(session.last_seen);
    let taken_back = session.membership.is_some()
        && !membership.is_some_and(|m| m.holds_at(now) && m.account == Some(session.account));
    if now >= session.expires || unused >= idle || taken_back {
        return Ok(None);
    }
    if unused >= NOTE_AFTER {
        let mut tx = app.store.begin().await?;
        store::session::seen(&mut tx, session.id, now).await?;
        tx.commit().await?;
    }
    Ok(Some(Entry {
        session: session.id,
        account: session.account,
        actor: membership.map(|m| m.actor()),
        language: Language::from_code(&entered.language).unwrap_or_default(),
        email: entered.email,
        name: entered.name,
        organisation: entered.organisation,
    }))
}

/// Begins a session in the course of signing in or choosing. Whoever came with an older session leaves it behind: a
/// token is never kept across a change of rights.
pub(crate) async fn begin(
    work: &mut Work,
    account: AccountId,
    membership: Option<Membership>,
    previous: Option<&Token>,
    user_agent: &str,
) -> Result<SignedIn> {
    let (now, ids) = (work.ctx().now, work.ctx().ids.clone());
    if let Some(previous) = previous
        && let Some(old) = store::session::enter(work, &previous.hash()).await?
        && old.session.account == account
    {
        store::session::end(work, account, old.session.id).await?;
    }
    let token = Token::new(&ids);
    let role = membership.map(|m| m.role.kind());
    let expires = now
        .checked_add(SignedDuration::from_secs(limits(role).absolute))
        .map_err(|_| Error::Broken("a session would end after the calendar"))?;
    let session = Session {
        id: work.ctx().id(),
        account,
        membership: membership.map(|m| (m.organisation, m.id)),
        created: now,
        last_seen: now,
        expires,
        user_agent: user_agent.chars().take(200).collect(),
    };
    store::session::add(work, &session, &token.hash()).await?;
    let organisation = membership.map_or(INSTALLATION, |m| m.organisation);
    let subject = Subject::new("account", account);
    work.journal_of(organisation, "session.begun", subject, json!({ "session": session.id }));
    let language = store::account::find(work, account).await?.map(|a| a.language);
    Ok(SignedIn {
        token,
        session: session.id,
        expires,
        actor: membership.map(|m| m.actor()),
        language: language.and_then(|code| Language::from_code(&code)).unwrap_or_default(),
    })
}

/// As what the account can act.
///
/// # Errors
/// [`Error::Store`] where the database fails.
pub async fn choices(app: &App, ctx: &Context, entry: &Entry) -> Result<Vec<Choice>> {
    let mut db = app.store.read().await?;
    let memberships = store::membership::of_account(&mut db, entry.account, ctx.now).await?;
    let mut choices = Vec::with_capacity(memberships.len());
    for membership in memberships {
        let organisation = store::organisation::find(&mut db, membership.organisation).await?;
        let organisation = organisation.map(|found| found.value.name.to_string());
        choices.push(Choice { membership, organisation });
    }
    Ok(choices)
}

/// Goes on as one of [`choices`], under a new token.
///
/// # Errors
/// [`Error::NotFound`] where it is none of them.
pub async fn choose(
    app: &App,
    ctx: &Context,
    entry: &Entry,
    chosen: (OrganisationId, MembershipId),
    previous: &Token,
    user_agent: &str,
) -> Result<SignedIn> {
    let found = {
        let mut db = app.store.read().await?;
        store::membership::find(&mut db, chosen.0, chosen.1).await?
    };
    let membership = found
        .filter(|m| m.account == Some(entry.account) && m.holds_at(ctx.now))
        .ok_or(Error::NotFound)?;
    let ctx = ctx.without_key().acting_as(membership.actor());
    let mut work = Work::fresh(app, &ctx).await?;
    let signed_in =
        begin(&mut work, entry.account, Some(membership), Some(previous), user_agent).await?;
    work.commit(()).await?;
    Ok(signed_in)
}

/// The account's own sessions, the one used last first.
///
/// # Errors
/// [`Error::Store`] where the database fails.
pub async fn list(app: &App, ctx: &Context, entry: &Entry) -> Result<Vec<Session>> {
    let mut db = app.store.read().await?;
    Ok(store::session::list(&mut db, entry.account, ctx.now).await?)
}

/// Ends one of the account's own sessions.
///
/// # Errors
/// [`Error::NotFound`] where it is none of them.
pub async fn end(app: &App, ctx: &Context, entry: &Entry, id: SessionId) -> Result<()> {
    let mut work = begin!(app, ctx, "session.end", &id);
    if !store::session::end(&mut work, entry.account, id).await? {
        return Err(Error::NotFound);
    }
    let subject = Subject::new("account", entry.account);
    work.journal("session.ended", subject, json!({ "session": id }));
    work.commit(()).await
}

/// Signs out everywhere.
///
/// # Errors
/// [`Error::Store`] where the database fails.
pub async fn end_all(app: &App, ctx: &Context, entry: &Entry) -> Result<()> {
    let mut work = begin!(app, ctx, "session.end_all");
    let ended = store::session::end_all(&mut work, entry.account).await?;
    let subject = Subject::new("account", entry.account);
    work.journal("session.all_ended", subject, json!({ "sessions": ended }));
    work.commit(()).await
}
