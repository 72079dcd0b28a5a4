//! Personal links: with one, somebody without an account does one thing. Only the hash of the token is kept.

use crate::Hash;
use crate::floor::{Access, At, Error, Id, Result, on, parsed};
use jiff::Timestamp;
use uuid::Uuid;
use walz_domain::{LinkId, OrganisationId, PersonId};
use walz_policy::{Actor, Role};

#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    pub organisation: OrganisationId,
    pub id: LinkId,
    /// Who was given it.
    pub person: Option<PersonId>,
    pub role: Role,
    /// What it is for: `agreement.sign`.
    pub purpose: String,
    /// What it opens.
    pub target: Uuid,
    /// Whether doing the one thing uses it up.
    pub single_use: bool,
    pub created: Timestamp,
    pub expires: Timestamp,
    pub used: Option<Timestamp>,
    pub revoked: Option<Timestamp>,
}

impl Link {
    /// As whom the holder acts.
    pub const fn actor(&self) -> Actor {
        Actor { organisation: self.organisation, person: self.person, role: self.role }
    }

    /// Whether it opens anything at this moment.
    pub fn holds_at(&self, now: Timestamp) -> bool {
        self.used.is_none() && self.revoked.is_none() && now < self.expires
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    organisation: Id<OrganisationId>,
    id: Id<LinkId>,
    person: Option<Id<PersonId>>,
    role: String,
    subject: Option<Uuid>,
    purpose: String,
    target: Uuid,
    single_use: bool,
    created: At,
    expires: At,
    used: Option<At>,
    revoked: Option<At>,
}

impl TryFrom<Row> for Link {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let id = row.id.0;
        let kind = parsed(&row.role, "personal_link", "role", id)?;
        let role = Role::from_parts(kind, row.subject).ok_or(Error::inconsistent(
            "personal_link",
            "subject",
            id,
        ))?;
        Ok(Self {
            organisation: row.organisation.0,
            id,
            person: row.person.map(|id| id.0),
            role,
            purpose: row.purpose,
            target: row.target,
            single_use: row.single_use,
            created: row.created.0,
            expires: row.expires.0,
            used: row.used.map(|at| at.0),
            revoked: row.revoked.map(|at| at.0),
        })
    }
}

const ADD: &str = "
    INSERT INTO personal_link (organisation, id, token_hash, person, role, subject, purpose, target, single_use,
                               created, expires)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn add(db: &mut impl Access, new: &Link, token: &Hash) -> Result<()> {
    on!(db, c => sqlx::query(ADD)
        .bind(new.organisation.0).bind(new.id.0).bind(token.as_slice()).bind(new.person.map(Id))
        .bind(new.role.kind().code()).bind(new.role.subject()).bind(&new.purpose).bind(new.target)
        .bind(new.single_use).bind(At(new.created)).bind(At(new.expires)).execute(c).await.map(drop))?;
    Ok(())
}

const FIND: &str = "
    SELECT organisation, id, person, role, subject, purpose, target, single_use, created, expires, used, revoked
      FROM personal_link
     WHERE token_hash = $1";

/// The link of a token, dead or alive.
///
/// # Errors
/// [`Error::Database`] where the database fails; [`Error::Inconsistent`] for a row that breaks a rule.
pub async fn find(db: &mut impl Access, token: &Hash) -> Result<Option<Link>> {
    let row: Option<Row> =
        on!(db, c => sqlx::query_as(FIND).bind(token.as_slice()).fetch_optional(c).await)?;
    row.map(Link::try_from).transpose()
}

const OF_TARGET: &str = "
    SELECT organisation, id, person, role, subject, purpose, target, single_use, created, expires, used, revoked
      FROM personal_link
     WHERE organisation = $1 AND target = $2
     ORDER BY created DESC, id DESC";

/// The links that open one thing, dead ones too.
///
/// # Errors
/// As [`find`].
pub async fn of_target(
    db: &mut impl Access,
    organisation: OrganisationId,
    target: Uuid,
) -> Result<Vec<Link>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(OF_TARGET)
        .bind(organisation.0).bind(target).fetch_all(c).await)?;
    rows.into_iter().map(Link::try_from).collect()
}

const USE_UP: &str = "
    UPDATE personal_link SET used = $1
     WHERE organisation = $2 AND id = $3 AND used IS NULL AND revoked IS NULL AND expires > $1";

/// Uses the link up. Says whether it could still be used.
///
/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn use_up(
    db: &mut impl Access,
    organisation: OrganisationId,
    id: LinkId,
    at: Timestamp,
) -> Result<bool> {
    let rows = on!(db, c => sqlx::query(USE_UP)
        .bind(At(at)).bind(organisation.0).bind(id.0).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(rows == 1)
}

const REOPEN: &str = "
    UPDATE personal_link SET used = NULL
     WHERE organisation = $2 AND id = $3 AND revoked IS NULL AND expires > $1";

/// Makes a used link good again. Says whether its time lasts still.
///
/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn reopen(
    db: &mut impl Access,
    organisation: OrganisationId,
    id: LinkId,
    now: Timestamp,
) -> Result<bool> {
    let rows = on!(db, c => sqlx::query(REOPEN)
        .bind(At(now)).bind(organisation.0).bind(id.0).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(rows == 1)
}

const REVOKE: &str = "
    UPDATE personal_link SET revoked = $1
     WHERE organisation = $2 AND id = $3 AND used IS NULL AND revoked IS NULL";

/// Takes the link back. Says whether it could still be used.
///
/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn revoke(
    db: &mut impl Access,
    organisation: OrganisationId,
    id: LinkId,
    at: Timestamp,
) -> Result<bool> {
    let rows = on!(db, c => sqlx::query(REVOKE)
        .bind(At(at)).bind(organisation.0).bind(id.0).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(rows == 1)
}

const FORGET: &str = "DELETE FROM personal_link WHERE expires < $1";

/// Erases the links that ended before `before`.
///
/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn forget(db: &mut impl Access, before: Timestamp) -> Result<u64> {
    Ok(
        on!(db, c => sqlx::query(FORGET).bind(At(before)).execute(c).await.map(|r| r.rows_affected()))?,
    )
}
