//! Signing in: by password, or by a link in a mail. Who has an account is nobody's business: the answers and the time
//! they take are the same.

use crate::password::{self, Password};
use crate::session::{self, SignedIn};
use crate::throttle::{
    self, MAIL_ACCOUNT, MAIL_ADDRESS, SIGN_IN_ACCOUNT, SIGN_IN_ADDRESS, TOKEN_ADDRESS,
};
use crate::token::Token;
use crate::{App, Context, Error, Mail, Result, Subject, Work};
use jiff::SignedDuration;
use serde_json::json;
use walz_domain::AccountId;
use walz_domain::person::Email;
use walz_policy::{self as policy, INSTALLATION};
use walz_store as store;
use walz_store::account::Account;
use walz_store::sign_in_link::New;
use walz_words::{Language, Words};

/// How long a link in a mail holds.
pub const LINK_HOLDS: SignedDuration = SignedDuration::from_mins(15);

/// From where somebody comes.
#[derive(Clone, Debug, Default)]
pub struct Visit {
    /// The network address, as far as it is known.
    pub address: String,
    /// What the browser says of itself, for the list of one's sessions.
    pub user_agent: String,
    /// The session that the browser has already; it ends when another begins.
    pub previous: Option<Token>,
}

fn parse(email: &str) -> Result<Email> {
    email.parse().map_err(|_| Error::invalid("email", "email-unfit"))
}

/// Signs in by password.
///
/// # Errors
/// [`Error::Refused`] with the same words whether the account or the password is wrong; [`Error::TooMany`];
/// [`Error::Invalid`] where the address is none.
pub async fn by_password(
    app: &App,
    ctx: &Context,
    visit: &Visit,
    email: &str,
    password: &Password,
) -> Result<SignedIn> {
    let email = parse(email)?;
    let key = store::account::key(&email);
    let limits = [(SIGN_IN_ADDRESS, visit.address.as_str()), (SIGN_IN_ACCOUNT, key.as_str())];
    throttle::take(app, ctx, &limits).await?;
    let account = {
        let mut db = app.store.read().await?;
        store::account::by_email(&mut db, &email).await?
    };
    let kept = account.as_ref().and_then(|account| account.password.as_deref());
    let right = password::verify(password, kept).await?;
    let Some(account) = account.filter(|_| right) else {
        tracing::info!("somebody was not signed in");
        return Err(Error::refused("sign-in-wrong"));
    };
    let signed_in = begin(app, ctx, visit, account.id).await?;
    let mut tx = app.store.begin().await?;
    throttle::forgive(&mut tx, SIGN_IN_ACCOUNT, &key).await?;
    tx.commit().await?;
    Ok(signed_in)
}

/// Begins the session; as whom, is clear where there is but one membership.
async fn begin(app: &App, ctx: &Context, visit: &Visit, account: AccountId) -> Result<SignedIn> {
    let memberships = {
        let mut db = app.store.read().await?;
        store::membership::of_account(&mut db, account, ctx.now).await?
    };
    let only = match memberships.as_slice() {
        [one] => Some(*one),
        _ => None,
    };
    let mut ctx = ctx.without_key();
    if let Some(membership) = only {
        ctx = ctx.acting_as(membership.actor());
    }
    let mut work = Work::fresh(app, &ctx).await?;
    let previous = visit.previous.as_ref();
    let signed_in = session::begin(&mut work, account, only, previous, &visit.user_agent).await?;
    work.commit(()).await?;
    Ok(signed_in)
}

/// Sends a link to sign in with, if the address has an account. What is returned goes into a cookie: the link works
/// only in the browser that asked.
///
/// # Errors
/// [`Error::TooMany`]; [`Error::Invalid`] where the address is none.
pub async fn ask_by_mail(app: &App, ctx: &Context, visit: &Visit, email: &str) -> Result<Token> {
    let email = parse(email)?;
    let key = store::account::key(&email);
    let limits = [(MAIL_ADDRESS, visit.address.as_str()), (MAIL_ACCOUNT, key.as_str())];
    throttle::take(app, ctx, &limits).await?;
    let browser = Token::new(&ctx.ids);
    let mut work = Work::fresh(app, &ctx.without_key()).await?;
    let account = store::account::by_email(&mut work, &email).await?;
    let token = keep_link(&mut work, account.as_ref(), Some(&browser), LINK_HOLDS).await?;
    if let Some(account) = account {
        let words = Words::of(Language::from_code(&account.language).unwrap_or_default());
        let link = confirm_address(app, &token);
        let minutes = LINK_HOLDS.as_mins();
        let text =
            words.say("mail-sign-in-text", &[("link", link.into()), ("minutes", minutes.into())]);
        work.mail(Mail {
            organisation: INSTALLATION,
            to_name: String::new(),
            to_address: account.email,
            subject: words.say("mail-sign-in-subject", &[]),
            text,
            about: Some(Subject::new("account", account.id)),
        })?;
    }
    work.commit(()).await?;
    Ok(browser)
}

async fn keep_link(
    work: &mut Work,
    account: Option<&Account>,
    browser: Option<&Token>,
    holds: SignedDuration,
) -> Result<Token> {
    let (ids, now) = (work.ctx().ids.clone(), work.ctx().now);
    let token = Token::new(&ids);
    let expires =
        now.checked_add(holds).map_err(|_| Error::Broken("a link would end after the calendar"))?;
    let new = New {
        token: token.hash(),
        browser: browser.map(Token::hash),
        reusable: browser.is_none(),
        account: account.map(|account| account.id),
        created: now,
        expires,
    };
    store::sign_in_link::add(work, &new).await?;
    Ok(token)
}

fn confirm_address(app: &App, token: &Token) -> String {
    format!("{}/sign-in/confirm/{}", app.address, token.reveal())
}

/// Whether a link of a mail can still be used. Looking does not use it, so a mail scanner that opens every link does no
/// harm.
///
/// # Errors
/// [`Error::TooMany`] where too many wrong ones came from the address.
pub async fn holds(app: &App, ctx: &Context, visit: &Visit, token: &Token) -> Result<bool> {
    let mut db = app.store.read().await?;
    let holds = store::sign_in_link::holds(&mut db, &token.hash(), ctx.now).await?;
    drop(db);
    if !holds {
        throttle::take(app, ctx, &[(TOKEN_ADDRESS, &visit.address)]).await?;
    }
    Ok(holds)
}

/// Signs in with a link of a mail, and uses it up. `browser` is what [`ask_by_mail`] returned.
///
/// # Errors
/// [`Error::Gone`] where the link no longer holds, or another browser asked for it; [`Error::TooMany`].
pub async fn confirm(
    app: &App,
    ctx: &Context,
    visit: &Visit,
    token: &Token,
    browser: Option<&Token>,
) -> Result<SignedIn> {
    let browser = browser.map(Token::hash);
    let mut tx = app.store.begin().await?;
    let account =
        store::sign_in_link::use_up(&mut tx, &token.hash(), browser.as_ref(), ctx.now).await?;
    tx.commit().await?;
    let Some(account) = account else {
        throttle::take(app, ctx, &[(TOKEN_ADDRESS, &visit.address)]).await?;
        return Err(Error::Gone);
    };
    begin(app, ctx, visit, account).await
}

/// An address that signs an account in from any browser for some time, as the operator: for a demo, and for who has
/// lost both password and mail.
///
/// # Errors
/// [`Error::NotFound`] for everybody but the operator, or where there is no such account.
pub async fn pass(
    app: &App,
    ctx: &Context,
    email: &Email,
    holds: SignedDuration,
) -> Result<String> {
    let _may = policy::account::admit(&ctx.actor).ok_or(Error::NotFound)?;
    let mut work = Work::fresh(app, &ctx.without_key()).await?;
    let account = store::account::by_email(&mut work, email).await?.ok_or(Error::NotFound)?;
    let token = keep_link(&mut work, Some(&account), None, holds).await?;
    let detail = json!({ "holds_seconds": holds.as_secs() });
    let subject = Subject::new("account", account.id);
    work.journal_of(INSTALLATION, "account.pass_issued", subject, detail);
    work.commit(()).await?;
    Ok(confirm_address(app, &token))
}
