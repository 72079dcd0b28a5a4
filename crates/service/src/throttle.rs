//! How many attempts anybody has.

use crate::{App, Context, Error, Result};
use sha2::{Digest, Sha256};
use walz_store::Hash;
use walz_store::throttle::{self, Limit};

const MINUTE: i64 = 60;

/// Passwords tried for one account, whether it exists or not.
pub(crate) const SIGN_IN_ACCOUNT: Limit =
    Limit { kind: "sign_in.account", attempts: 10, within: 15 * MINUTE };
/// Passwords tried from one network address.
pub(crate) const SIGN_IN_ADDRESS: Limit =
    Limit { kind: "sign_in.address", attempts: 50, within: 15 * MINUTE };
/// Mails sent to one mail address because somebody asked.
pub(crate) const MAIL_ACCOUNT: Limit =
    Limit { kind: "mail.account", attempts: 5, within: 60 * MINUTE };
/// Mails asked for from one network address.
pub(crate) const MAIL_ADDRESS: Limit =
    Limit { kind: "mail.address", attempts: 30, within: 60 * MINUTE };
/// Tokens tried in vain from one network address.
pub(crate) const TOKEN_ADDRESS: Limit =
    Limit { kind: "token.address", attempts: 60, within: 10 * MINUTE };

/// Files that somebody without an account has checked, from one network address.
pub(crate) const CHECK_ADDRESS: Limit =
    Limit { kind: "check.address", attempts: 60, within: 10 * MINUTE };

/// What is limited is kept as a hash.
fn subject(of: &str) -> Hash {
    Sha256::digest(of).into()
}

/// Counts an attempt; it counts even if what follows fails.
///
/// # Errors
/// [`Error::TooMany`] where there were too many.
pub(crate) async fn take(app: &App, ctx: &Context, limits: &[(Limit, &str)]) -> Result<()> {
    let mut tx = app.store.begin().await?;
    for (limit, of) in limits {
        if let Some(again) = throttle::take(&mut tx, *limit, &subject(of), ctx.now).await? {
            // What was counted before stays counted.
            tx.commit().await?;
            tracing::warn!(limit = limit.kind, %again, "too many attempts");
            return Err(Error::TooMany { again });
        }
    }
    tx.commit().await?;
    Ok(())
}

/// Forgets the attempts, because one was right.
pub(crate) async fn forgive(
    work: &mut impl walz_store::Access,
    limit: Limit,
    of: &str,
) -> Result<()> {
    throttle::forgive(work, limit, &subject(of)).await?;
    Ok(())
}
