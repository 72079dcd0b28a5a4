//! Sessions: who is signed in, on which device, as what. Only the hash of the token is kept.

use crate::Hash;
use crate::floor::{Access, At, Error, Id, Result, on, parsed};
use crate::membership::Membership;
use jiff::Timestamp;
use uuid::Uuid;
use walz_domain::{AccountId, MembershipId, OrganisationId, PersonId, SessionId};
use walz_policy::Role;

#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    pub id: SessionId,
    pub account: AccountId,
    /// As what the account acts, once that is chosen.
    pub membership: Option<(OrganisationId, MembershipId)>,
    pub created: Timestamp,
    pub last_seen: Timestamp,
    /// The session ends here even if it is used all the time.
    pub expires: Timestamp,
    pub user_agent: String,
}

/// What a token leads to.
#[derive(Clone, Debug)]
pub struct Entered {
    pub session: Session,
    pub membership: Option<Membership>,
    pub email: String,
    /// The code of the account's language.
    pub language: String,
    /// What the member and the organisation are called, as far as they are known.
    pub name: Option<String>,
    pub organisation: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Id<SessionId>,
    account: Id<AccountId>,
    organisation: Option<Id<OrganisationId>>,
    membership: Option<Id<MembershipId>>,
    created: At,
    last_seen: At,
    expires: At,
    user_agent: String,
}

impl From<Row> for Session {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.0,
            account: row.account.0,
            membership: row.organisation.map(|id| id.0).zip(row.membership.map(|id| id.0)),
            created: row.created.0,
            last_seen: row.last_seen.0,
            expires: row.expires.0,
            user_agent: row.user_agent,
        }
    }
}

#[derive(sqlx::FromRow)]
struct EnteredRow {
    #[sqlx(flatten)]
    session: Row,
    email: String,
    language: String,
    member_person: Option<Id<PersonId>>,
    member_role: Option<String>,
    member_subject: Option<Uuid>,
    member_since: Option<At>,
    member_until: Option<At>,
    member_account: Option<Id<AccountId>>,
    person_name: Option<String>,
    organisation_name: Option<String>,
}

// One statement for everything that a page needs to know of who looks at it.
const ENTER: &str = "
    SELECT s.id, s.account, s.organisation, s.membership, s.created, s.last_seen, s.expires, s.user_agent,
           a.email, a.language, m.person AS member_person, m.role AS member_role, m.subject AS member_subject,
           m.since AS member_since, m.until AS member_until, m.account AS member_account,
           p.name AS person_name, o.name AS organisation_name
      FROM session s
      JOIN account a ON a.id = s.account
      LEFT JOIN membership m ON m.organisation = s.organisation AND m.id = s.membership
      LEFT JOIN person p ON p.organisation = m.organisation AND p.id = m.person
      LEFT JOIN organisation o ON o.id = m.organisation
     WHERE s.token_hash = $1";

/// The session of a token, with the membership that was chosen in it. Whether they still hold is for the caller to see.
///
/// # Errors
/// [`Error::Database`] where the database fails; [`Error::Inconsistent`] for a membership that breaks a rule.
pub async fn enter(db: &mut impl Access, token: &Hash) -> Result<Option<Entered>> {
    let row: Option<EnteredRow> =
        on!(db, c => sqlx::query_as(ENTER).bind(token.as_slice()).fetch_optional(c).await)?;
    let Some(row) = row else { return Ok(None) };
    let session = Session::from(row.session);
    let membership =
        match (session.membership, row.member_role, row.member_since) {
            (Some((organisation, id)), Some(role), Some(since)) => {
                let kind = parsed(&role, "membership", "role", id)?;
                let role = Role::from_parts(kind, row.member_subject)
                    .ok_or(Error::inconsistent("membership", "subject", id))?;
                Some(Membership {
                    organisation,
                    id,
                    account: row.member_account.map(|id| id.0),
                    person: row.member_person.map(|id| id.0),
                    role,
                    since: since.0,
                    until: row.member_until.map(|at| at.0),
                })
            }
            _ => None,
        };
    let (email, language) = (row.email, row.language);
    let (name, organisation) = (row.person_name, row.organisation_name);
    Ok(Some(Entered { session, membership, email, language, name, organisation }))
}

const ADD: &str = "
    INSERT INTO session (id, token_hash, account, organisation, membership, created, last_seen, expires, user_agent)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn add(db: &mut impl Access, new: &Session, token: &Hash) -> Result<()> {
    on!(db, c => sqlx::query(ADD)
        .bind(new.id.0).bind(token.as_slice()).bind(new.account.0)
        .bind(new.membership.map(|(of, _)| Id(of))).bind(new.membership.map(|(_, id)| Id(id)))
        .bind(At(new.created)).bind(At(new.last_seen)).bind(At(new.expires)).bind(&new.user_agent)
        .execute(c).await.map(drop))?;
    Ok(())
}

const SEEN: &str = "UPDATE session SET last_seen = $1 WHERE id = $2 AND last_seen < $1";

/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn seen(db: &mut impl Access, id: SessionId, at: Timestamp) -> Result<()> {
    on!(db, c => sqlx::query(SEEN).bind(At(at)).bind(id.0).execute(c).await.map(drop))?;
    Ok(())
}

const LIST: &str = "
    SELECT id, account, organisation, membership, created, last_seen, expires, user_agent
      FROM session
     WHERE account = $1 AND expires > $2
     ORDER BY last_seen DESC, id DESC";

/// The account's sessions, the one used last first.
///
/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn list(
    db: &mut impl Access,
    account: AccountId,
    now: Timestamp,
) -> Result<Vec<Session>> {
    let rows: Vec<Row> =
        on!(db, c => sqlx::query_as(LIST).bind(account.0).bind(At(now)).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Session::from).collect())
}

const END: &str = "DELETE FROM session WHERE account = $1 AND id = $2";

/// Ends a session of the account. Says whether there was one.
///
/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn end(db: &mut impl Access, account: AccountId, id: SessionId) -> Result<bool> {
    let rows = on!(db, c => sqlx::query(END)
        .bind(account.0).bind(id.0).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(rows == 1)
}

const END_ALL: &str = "DELETE FROM session WHERE account = $1";

/// Ends all sessions of the account. Says how many there were.
///
/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn end_all(db: &mut impl Access, account: AccountId) -> Result<u64> {
    Ok(
        on!(db, c => sqlx::query(END_ALL).bind(account.0).execute(c).await.map(|r| r.rows_affected()))?,
    )
}

const FORGET: &str = "DELETE FROM session WHERE expires < $1";

/// Erases the sessions that ended before `before`.
///
/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn forget(db: &mut impl Access, before: Timestamp) -> Result<u64> {
    Ok(
        on!(db, c => sqlx::query(FORGET).bind(At(before)).execute(c).await.map(|r| r.rows_affected()))?,
    )
}
