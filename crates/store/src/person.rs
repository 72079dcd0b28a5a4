//! Persons in the database, as each organisation knows them.

use crate::floor::{Access, Day, Error, Id, Result, on, one_row, parsed};
use crate::record::Stored;
use std::str::FromStr;
use walz_domain::person::Person;
use walz_domain::{OrganisationId, PersonId};

#[derive(sqlx::FromRow)]
struct Row {
    id: Id<PersonId>,
    name: String,
    call_me: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    language: Option<String>,
    born: Option<Day>,
    version: i64,
}

/// A value that may be missing.
fn maybe<T: FromStr>(
    text: Option<String>,
    column: &'static str,
    id: PersonId,
) -> Result<Option<T>> {
    text.map(|text| parsed(&text, "person", column, id)).transpose()
}

impl TryFrom<Row> for Stored<Person> {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let id = row.id.0;
        let value = Person {
            id,
            name: parsed(&row.name, "person", "name", id)?,
            call_me: maybe(row.call_me, "call_me", id)?,
            email: maybe(row.email, "email", id)?,
            phone: maybe(row.phone, "phone", id)?,
            language: maybe(row.language, "language", id)?,
            born: row.born.map(|day| day.0),
        };
        Ok(Self { value, version: row.version })
    }
}

const FIND: &str = "
    SELECT id, name, call_me, email, phone, language, born, version
      FROM person
     WHERE organisation = $1 AND id = $2";

/// # Errors
/// [`Error::Database`] where the database fails; [`Error::Inconsistent`] for a row that breaks a rule.
pub async fn find(
    db: &mut impl Access,
    organisation: OrganisationId,
    id: PersonId,
) -> Result<Option<Stored<Person>>> {
    let row: Option<Row> = on!(db, c => sqlx::query_as(FIND)
        .bind(organisation.0).bind(id.0).fetch_optional(c).await)?;
    row.map(Stored::try_from).transpose()
}

const LIST: &str = "
    SELECT id, name, call_me, email, phone, language, born, version
      FROM person
     WHERE organisation = $1
     ORDER BY name, id";

/// Everybody whom the organisation knows.
///
/// # Errors
/// As [`find`].
pub async fn list(
    db: &mut impl Access,
    organisation: OrganisationId,
) -> Result<Vec<Stored<Person>>> {
    let rows: Vec<Row> =
        on!(db, c => sqlx::query_as(LIST).bind(organisation.0).fetch_all(c).await)?;
    rows.into_iter().map(Stored::try_from).collect()
}

const ADD: &str = "
    INSERT INTO person (organisation, id, name, call_me, email, phone, language, born, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)";

/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn add(db: &mut impl Access, organisation: OrganisationId, new: &Person) -> Result<()> {
    on!(db, c => sqlx::query(ADD)
        .bind(organisation.0).bind(new.id.0).bind(new.name.as_str())
        .bind(new.call_me.as_ref().map(|v| v.as_str())).bind(new.email.as_ref().map(|v| v.as_str()))
        .bind(new.phone.as_ref().map(|v| v.as_str())).bind(new.language.as_ref().map(|v| v.code()))
        .bind(new.born.map(Day)).execute(c).await.map(drop))?;
    Ok(())
}

const UPDATE: &str = "
    UPDATE person
       SET name = $1, call_me = $2, email = $3, phone = $4, language = $5, born = $6, version = version + 1
     WHERE organisation = $7 AND id = $8 AND version = $9";

/// # Errors
/// [`Error::ChangedMeanwhile`] where someone else was faster; [`Error::Database`] where the database fails.
pub async fn update(
    db: &mut impl Access,
    organisation: OrganisationId,
    stored: &Stored<Person>,
) -> Result<()> {
    let Stored { value: new, version } = stored;
    let rows = on!(db, c => sqlx::query(UPDATE)
        .bind(new.name.as_str())
        .bind(new.call_me.as_ref().map(|v| v.as_str())).bind(new.email.as_ref().map(|v| v.as_str()))
        .bind(new.phone.as_ref().map(|v| v.as_str())).bind(new.language.as_ref().map(|v| v.code()))
        .bind(new.born.map(Day)).bind(organisation.0).bind(new.id.0).bind(version)
        .execute(c).await.map(|r| r.rows_affected()))?;
    one_row(rows)
}
