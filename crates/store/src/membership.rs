//! Memberships: as what somebody belongs to an organisation, from when to when.

use crate::floor::{Access, At, Error, Id, Result, on, parsed};
use jiff::Timestamp;
use uuid::Uuid;
use walz_domain::{AccountId, MembershipId, OrganisationId, PersonId};
use walz_policy::{Actor, Role, RoleKind};

/// That somebody has a role in an organisation: an account, or a person who has none yet, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The nil id is the installation itself.
    pub organisation: OrganisationId,
    pub id: MembershipId,
    pub account: Option<AccountId>,
    pub person: Option<PersonId>,
    pub role: Role,
    pub since: Timestamp,
    pub until: Option<Timestamp>,
}

impl Membership {
    /// As whom the member acts.
    pub const fn actor(&self) -> Actor {
        Actor { organisation: self.organisation, person: self.person, role: self.role }
    }

    /// Whether it counts at this moment.
    pub fn holds_at(&self, now: Timestamp) -> bool {
        self.since <= now && self.until.is_none_or(|until| now < until)
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    organisation: Id<OrganisationId>,
    id: Id<MembershipId>,
    account: Option<Id<AccountId>>,
    person: Option<Id<PersonId>>,
    role: String,
    subject: Option<Uuid>,
    since: At,
    until: Option<At>,
}

impl TryFrom<Row> for Membership {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let id = row.id.0;
        let kind = parsed(&row.role, "membership", "role", id)?;
        let role = Role::from_parts(kind, row.subject).ok_or(Error::inconsistent(
            "membership",
            "subject",
            id,
        ))?;
        Ok(Self {
            organisation: row.organisation.0,
            id,
            account: row.account.map(|id| id.0),
            person: row.person.map(|id| id.0),
            role,
            since: row.since.0,
            until: row.until.map(|at| at.0),
        })
    }
}

const ADD: &str = "
    INSERT INTO membership (organisation, id, account, person, role, subject, since, until)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn add(db: &mut impl Access, new: &Membership) -> Result<()> {
    on!(db, c => sqlx::query(ADD)
        .bind(new.organisation.0).bind(new.id.0).bind(new.account.map(Id)).bind(new.person.map(Id))
        .bind(new.role.kind().code()).bind(new.role.subject()).bind(At(new.since)).bind(new.until.map(At))
        .execute(c).await.map(drop))?;
    Ok(())
}

const FIND: &str = "
    SELECT organisation, id, account, person, role, subject, since, until
      FROM membership
     WHERE organisation = $1 AND id = $2";

/// # Errors
/// [`Error::Database`] where the database fails; [`Error::Inconsistent`] for a row that breaks a rule.
pub async fn find(
    db: &mut impl Access,
    organisation: OrganisationId,
    id: MembershipId,
) -> Result<Option<Membership>> {
    let row: Option<Row> = on!(db, c => sqlx::query_as(FIND)
        .bind(organisation.0).bind(id.0).fetch_optional(c).await)?;
    row.map(Membership::try_from).transpose()
}

const OF_ACCOUNT: &str = "
    SELECT organisation, id, account, person, role, subject, since, until
      FROM membership
     WHERE account = $1 AND since <= $2 AND (until IS NULL OR until > $2)
     ORDER BY since, id";

/// The account's memberships that count at this moment, in all organisations.
///
/// # Errors
/// As [`find`].
pub async fn of_account(
    db: &mut impl Access,
    account: AccountId,
    now: Timestamp,
) -> Result<Vec<Membership>> {
    let rows: Vec<Row> =
        on!(db, c => sqlx::query_as(OF_ACCOUNT).bind(account.0).bind(At(now)).fetch_all(c).await)?;
    rows.into_iter().map(Membership::try_from).collect()
}

const OF_PERSON: &str = "
    SELECT organisation, id, account, person, role, subject, since, until
      FROM membership
     WHERE organisation = $1 AND person = $2 AND since <= $3 AND (until IS NULL OR until > $3)
     ORDER BY since, id";

/// A person's memberships in an organisation that count at this moment.
///
/// # Errors
/// As [`find`].
pub async fn of_person(
    db: &mut impl Access,
    organisation: OrganisationId,
    person: PersonId,
    now: Timestamp,
) -> Result<Vec<Membership>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(OF_PERSON)
        .bind(organisation.0).bind(person.0).bind(At(now)).fetch_all(c).await)?;
    rows.into_iter().map(Membership::try_from).collect()
}

const OF_ROLE: &str = "
    SELECT organisation, id, account, person, role, subject, since, until
      FROM membership
     WHERE organisation = $1 AND role = $2 AND since <= $3 AND (until IS NULL OR until > $3)
     ORDER BY since, id";

/// Everybody who has a role in an organisation at this moment, who had it longest first.
///
/// # Errors
/// As [`find`].
pub async fn of_role(
    db: &mut impl Access,
    organisation: OrganisationId,
    role: RoleKind,
    now: Timestamp,
) -> Result<Vec<Membership>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(OF_ROLE)
        .bind(organisation.0).bind(role.code()).bind(At(now)).fetch_all(c).await)?;
    rows.into_iter().map(Membership::try_from).collect()
}

const LIST: &str = "
    SELECT organisation, id, account, person, role, subject, since, until
      FROM membership
     WHERE organisation = $1
     ORDER BY since, id";

/// All memberships of an organisation, former ones too.
///
/// # Errors
/// As [`find`].
pub async fn list(db: &mut impl Access, organisation: OrganisationId) -> Result<Vec<Membership>> {
    let rows: Vec<Row> =
        on!(db, c => sqlx::query_as(LIST).bind(organisation.0).fetch_all(c).await)?;
    rows.into_iter().map(Membership::try_from).collect()
}

const END: &str = "
    UPDATE membership SET until = $1
     WHERE organisation = $2 AND id = $3 AND (until IS NULL OR until > $1)";

/// Ends a membership. Says whether it was still going on.
///
/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn end(
    db: &mut impl Access,
    organisation: OrganisationId,
    id: MembershipId,
    at: Timestamp,
) -> Result<bool> {
    let rows = on!(db, c => sqlx::query(END)
        .bind(At(at)).bind(organisation.0).bind(id.0).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(rows == 1)
}
