//! Mails to send. They are queued in the transaction of the change that causes them, so that neither is without the
//! other, and sent by the worker, as often as it takes.
//!
//! The text is sealed by whoever queues it, because it can hold links that open something; nothing here can read it.

use crate::floor::dialect::{PerDialect, taking};
use crate::floor::{Access, At, Error, Id, Result, on};
use jiff::Timestamp;
use uuid::Uuid;
use walz_domain::{MessageId, OrganisationId};

/// A mail to queue.
#[derive(Clone, Debug)]
pub struct New {
    pub organisation: OrganisationId,
    pub id: MessageId,
    pub to_name: String,
    pub to_address: String,
    pub subject: String,
    /// The text, sealed.
    pub body: Vec<u8>,
    /// What the mail is about, to list it there.
    pub about: Option<crate::journal::Subject>,
    pub created: Timestamp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Queued,
    Sent,
    /// Given up after many attempts, refused, or come back; a person has to look.
    Failed,
}

/// A mail in the outbox.
#[derive(Clone, Debug)]
pub struct Mail {
    pub organisation: OrganisationId,
    pub id: MessageId,
    pub to_name: String,
    pub to_address: String,
    pub subject: String,
    /// The text, sealed; gone some time after it was sent.
    pub body: Option<Vec<u8>>,
    pub state: State,
    /// How often sending was begun.
    pub attempts: i64,
    pub created: Timestamp,
    pub next_try: Timestamp,
    pub sent: Option<Timestamp>,
    pub last_error: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Row {
    organisation: Id<OrganisationId>,
    id: Id<MessageId>,
    to_name: String,
    to_address: String,
    subject: String,
    body: Option<Vec<u8>>,
    state: String,
    attempts: i64,
    created: At,
    next_try: At,
    sent: Option<At>,
    last_error: Option<String>,
}

impl TryFrom<Row> for Mail {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let state = match row.state.as_str() {
            "queued" => State::Queued,
            "sent" => State::Sent,
            "failed" => State::Failed,
            _ => return Err(Error::inconsistent("outbox", "state", row.id.0)),
        };
        Ok(Self {
            organisation: row.organisation.0,
            id: row.id.0,
            to_name: row.to_name,
            to_address: row.to_address,
            subject: row.subject,
            body: row.body,
            state,
            attempts: row.attempts,
            created: row.created.0,
            next_try: row.next_try.0,
            sent: row.sent.map(|at| at.0),
            last_error: row.last_error,
        })
    }
}

const ADD: &str = "
    INSERT INTO outbox (organisation, id, to_name, to_address, subject, body, about_kind, about, state, attempts,
                        created, next_try)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'queued', 0, $9, $9)";

/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn add(db: &mut impl Access, new: &New) -> Result<()> {
    on!(db, c => sqlx::query(ADD)
        .bind(new.organisation.0).bind(new.id.0).bind(&new.to_name).bind(&new.to_address).bind(&new.subject)
        .bind(new.body.as_slice()).bind(new.about.map(|s| s.kind)).bind(new.about.map(|s| s.id))
        .bind(At(new.created)).execute(c).await.map(drop))?;
    Ok(())
}

const DUE: PerDialect = taking!(
    "
    SELECT organisation, id, to_name, to_address, subject, body, state, attempts, created, next_try, sent, last_error
      FROM outbox
     WHERE state = 'queued' AND next_try <= $1
     ORDER BY next_try
     LIMIT $2"
);

const LEASE: &str = "
    UPDATE outbox SET attempts = attempts + 1, next_try = $1 WHERE organisation = $2 AND id = $3";

/// Takes at most `most` mails that are due. Until `until` nobody else takes them: who dies while sending leaves them to
/// the next. To be committed before sending.
///
/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn lease(
    db: &mut impl Access,
    now: Timestamp,
    until: Timestamp,
    most: u32,
) -> Result<Vec<Mail>> {
    let text = DUE.of(&db.any());
    let rows: Vec<Row> =
        on!(db, c => sqlx::query_as(text).bind(At(now)).bind(i64::from(most)).fetch_all(c).await)?;
    let mut mails = Vec::with_capacity(rows.len());
    for row in rows {
        let mut mail = Mail::try_from(row)?;
        mail.attempts += 1;
        mail.next_try = until;
        on!(db, c => sqlx::query(LEASE)
            .bind(At(until)).bind(mail.organisation.0).bind(mail.id.0).execute(c).await.map(drop))?;
        mails.push(mail);
    }
    Ok(mails)
}

const SENT: &str = "
    UPDATE outbox SET state = 'sent', sent = $1, last_error = NULL WHERE organisation = $2 AND id = $3";

/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn sent(
    db: &mut impl Access,
    organisation: OrganisationId,
    id: MessageId,
    at: Timestamp,
) -> Result<()> {
    on!(db, c => sqlx::query(SENT)
        .bind(At(at)).bind(organisation.0).bind(id.0).execute(c).await.map(drop))?;
    Ok(())
}

const NOT_SENT: &str = "
    UPDATE outbox SET state = $1, next_try = $2, last_error = $3 WHERE organisation = $4 AND id = $5";

/// Keeps why sending failed, and when to try again; `None` gives up.
///
/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn not_sent(
    db: &mut impl Access,
    mail: &Mail,
    again: Option<Timestamp>,
    error: &str,
) -> Result<()> {
    let state = if again.is_some() { "queued" } else { "failed" };
    on!(db, c => sqlx::query(NOT_SENT)
        .bind(state).bind(At(again.unwrap_or(mail.next_try))).bind(error).bind(mail.organisation.0).bind(mail.id.0)
        .execute(c).await.map(drop))?;
    Ok(())
}

const RETURNED: &str = "
    UPDATE outbox SET state = 'failed', last_error = $1 WHERE id = $2 AND state <> 'failed'";

/// Keeps that a mail came back, and why. Returns whether it was one of ours, and not known to have come back before.
///
/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn returned(db: &mut impl Access, id: MessageId, why: &str) -> Result<bool> {
    let done = on!(db, c => sqlx::query(RETURNED)
        .bind(why).bind(id.0).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

const ABOUT: &str = "
    SELECT organisation, id, to_name, to_address, subject, body, state, attempts, created, next_try, sent, last_error
      FROM outbox
     WHERE organisation = $1 AND about = $2
     ORDER BY created DESC, id DESC
     LIMIT $3";

/// The newest mails about one thing.
///
/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn about(
    db: &mut impl Access,
    organisation: OrganisationId,
    subject: Uuid,
    most: u32,
) -> Result<Vec<Mail>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(ABOUT)
        .bind(organisation.0).bind(subject).bind(i64::from(most)).fetch_all(c).await)?;
    rows.into_iter().map(Mail::try_from).collect()
}

const NEXT: &str = "SELECT MIN(next_try) FROM outbox WHERE state = 'queued'";

/// When the next mail is to be sent, if there is one.
///
/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn next_try(db: &mut impl Access) -> Result<Option<Timestamp>> {
    let (next,): (Option<At>,) = on!(db, c => sqlx::query_as(NEXT).fetch_one(c).await)?;
    Ok(next.map(|at| at.0))
}

const FORGET: &str =
    "UPDATE outbox SET body = NULL WHERE state = 'sent' AND sent < $1 AND body IS NOT NULL";

/// Erases the texts of mails that were sent before `before`; that they were sent stays known.
///
/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn forget_texts(db: &mut impl Access, before: Timestamp) -> Result<u64> {
    Ok(
        on!(db, c => sqlx::query(FORGET).bind(At(before)).execute(c).await.map(|r| r.rows_affected()))?,
    )
}
