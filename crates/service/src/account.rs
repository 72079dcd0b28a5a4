//! Accounts: what people sign in with, across all organisations.

use crate::password::{self, Password};
use crate::session::Entry;
use crate::{App, Context, Error, Result, Subject, begin};
use serde_json::json;
use walz_domain::AccountId;
use walz_domain::person::Email;
use walz_policy::{self as policy, INSTALLATION};
use walz_store as store;
use walz_store::account::Account;
use walz_words::Language;

/// The account of this address: a new one without a password, or the one that is there.
///
/// # Errors
/// [`Error::NotFound`] for everybody but operators and coordinators.
pub async fn admit(
    app: &App,
    ctx: &Context,
    email: &Email,
    language: Language,
) -> Result<AccountId> {
    let _may = policy::account::invite(&ctx.actor).ok_or(Error::NotFound)?;
    let mut work = begin!(app, ctx, "account.admit", email);
    if let Some(account) = store::account::by_email(&mut work, email).await? {
        return work.commit(account.id).await;
    }
    let account = Account {
        id: ctx.id(),
        email: store::account::key(email),
        password: None,
        language: language.code().to_owned(),
        created: ctx.now,
    };
    if !store::account::add(&mut work, &account).await? {
        // Somebody else added it between the two statements.
        return Err(Error::ChangedMeanwhile);
    }
    let subject = Subject::new("account", account.id);
    work.journal_of(INSTALLATION, "account.added", subject, json!({}));
    work.commit(account.id).await
}

/// Sets the password of an account, as the operator. All its sessions end.
///
/// # Errors
/// [`Error::NotFound`] for everybody else, or where there is no such account; [`Error::Invalid`] for a password that is
/// too short or too common.
pub async fn set_password(app: &App, ctx: &Context, email: &Email, new: &Password) -> Result<()> {
    let _may = policy::account::admit(&ctx.actor).ok_or(Error::NotFound)?;
    password::check(new, &[email.as_str()])?;
    let hash = password::hash(&ctx.ids, new).await?;
    let mut work = begin!(app, &ctx.without_key(), "account.set_password");
    let account = store::account::by_email(&mut work, email).await?.ok_or(Error::NotFound)?;
    store::account::set_password(&mut work, account.id, &hash).await?;
    store::session::end_all(&mut work, account.id).await?;
    let subject = Subject::new("account", account.id);
    work.journal_of(INSTALLATION, "account.password_set", subject, json!({}));
    work.commit(()).await
}

/// Changes one's own password. All other sessions end.
///
/// # Errors
/// [`Error::Refused`] where `old` is not the password; [`Error::Invalid`] where the new one is too short or too common.
pub async fn change_password(
    app: &App,
    ctx: &Context,
    entry: &Entry,
    old: &Password,
    new: &Password,
) -> Result<()> {
    let account = {
        let mut db = app.store.read().await?;
        store::account::find(&mut db, entry.account).await?.ok_or(Error::NotFound)?
    };
    let limits = [(crate::throttle::SIGN_IN_ACCOUNT, account.email.as_str())];
    crate::throttle::take(app, ctx, &limits).await?;
    if !password::verify(old, account.password.as_deref()).await? {
        return Err(Error::refused("password-wrong"));
    }
    password::check(new, &[account.email.as_str()])?;
    let hash = password::hash(&ctx.ids, new).await?;
    let mut work = begin!(app, &ctx.without_key(), "account.change_password");
    store::account::set_password(&mut work, account.id, &hash).await?;
    for session in store::session::list(&mut work, account.id, ctx.now).await? {
        if session.id != entry.session {
            store::session::end(&mut work, account.id, session.id).await?;
        }
    }
    let subject = Subject::new("account", account.id);
    work.journal_of(INSTALLATION, "account.password_changed", subject, json!({}));
    work.commit(()).await
}

/// Chooses the language of one's pages.
///
/// # Errors
/// [`Error::Store`] where the database fails.
pub async fn set_language(
    app: &App,
    ctx: &Context,
    entry: &Entry,
    language: Language,
) -> Result<()> {
    let mut work = begin!(app, ctx, "account.set_language", &language.code());
    store::account::set_language(&mut work, entry.account, language.code()).await?;
    work.commit(()).await
}
