//! Accounts: what people sign in with, across all organisations.

use crate::floor::{Access, At, Id, Result, on};
use jiff::Timestamp;
use walz_domain::AccountId;
use walz_domain::person::Email;

#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    pub id: AccountId,
    /// In small letters throughout: see [`key`].
    pub email: String,
    /// The hash, in PHC form; who has none signs in by mail.
    pub password: Option<String>,
    /// The code of the language of the pages.
    pub language: String,
    pub created: Timestamp,
}

/// The form of an address under which an account is found: nobody has two that differ in capitals.
pub fn key(email: &Email) -> String {
    email.as_str().to_lowercase()
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Id<AccountId>,
    email: String,
    password: Option<String>,
    language: String,
    created: At,
}

impl From<Row> for Account {
    fn from(row: Row) -> Self {
        let Row { id, email, password, language, created } = row;
        Self { id: id.0, email, password, language, created: created.0 }
    }
}

const FIND: &str = "SELECT id, email, password, language, created FROM account WHERE id = $1";

/// # Errors
/// [`crate::Error::Database`] where the database fails.
pub async fn find(db: &mut impl Access, id: AccountId) -> Result<Option<Account>> {
    let row: Option<Row> = on!(db, c => sqlx::query_as(FIND).bind(id.0).fetch_optional(c).await)?;
    Ok(row.map(Account::from))
}

const BY_EMAIL: &str =
    "SELECT id, email, password, language, created FROM account WHERE email = $1";

/// # Errors
/// [`crate::Error::Database`] where the database fails.
pub async fn by_email(db: &mut impl Access, email: &Email) -> Result<Option<Account>> {
    let row: Option<Row> =
        on!(db, c => sqlx::query_as(BY_EMAIL).bind(key(email)).fetch_optional(c).await)?;
    Ok(row.map(Account::from))
}

const ADD: &str = "
    INSERT INTO account (id, email, password, language, created) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (email) DO NOTHING";

/// Adds the account, unless its address has one. Says whether it did.
///
/// # Errors
/// [`crate::Error::Database`] where the database fails.
pub async fn add(db: &mut impl Access, new: &Account) -> Result<bool> {
    let rows = on!(db, c => sqlx::query(ADD)
        .bind(new.id.0).bind(&new.email).bind(&new.password).bind(&new.language).bind(At(new.created))
        .execute(c).await.map(|r| r.rows_affected()))?;
    Ok(rows == 1)
}

const SET_PASSWORD: &str = "UPDATE account SET password = $1 WHERE id = $2";

/// # Errors
/// [`crate::Error::Database`] where the database fails.
pub async fn set_password(db: &mut impl Access, id: AccountId, hash: &str) -> Result<()> {
    on!(db, c => sqlx::query(SET_PASSWORD).bind(hash).bind(id.0).execute(c).await.map(drop))?;
    Ok(())
}

const SET_LANGUAGE: &str = "UPDATE account SET language = $1 WHERE id = $2";

/// # Errors
/// [`crate::Error::Database`] where the database fails.
pub async fn set_language(db: &mut impl Access, id: AccountId, code: &str) -> Result<()> {
    on!(db, c => sqlx::query(SET_LANGUAGE).bind(code).bind(id.0).execute(c).await.map(drop))?;
    Ok(())
}
