//! Organisations in the database, and what they are in projects.

use crate::floor::{Access, Error, Id, Result, on, one_row, parsed};
use crate::record::Stored;
use walz_domain::organisation::{InProject, Organisation, ProjectRole};
use walz_domain::place::Coordinates;
use walz_domain::{OrganisationId, ProjectId};

#[derive(sqlx::FromRow)]
struct Row {
    id: Id<OrganisationId>,
    name: String,
    oid: Option<String>,
    city: String,
    country: String,
    latitude: Option<f64>,
    longitude: Option<f64>,
    duty_phone: Option<String>,
    time_zone: String,
    version: i64,
}

impl TryFrom<Row> for Stored<Organisation> {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        const TABLE: &str = "organisation";
        let id = row.id.0;
        let point = row.latitude.zip(row.longitude).map(|(lat, lon)| Coordinates::new(lat, lon));
        let value = Organisation {
            id,
            name: parsed(&row.name, TABLE, "name", id)?,
            oid: row.oid,
            city: row.city,
            country: parsed(&row.country, TABLE, "country", id)?,
            coordinates: point
                .transpose()
                .map_err(|_| Error::inconsistent(TABLE, "latitude", id))?,
            duty_phone: row
                .duty_phone
                .map(|phone| parsed(&phone, TABLE, "duty_phone", id))
                .transpose()?,
            time_zone: row.time_zone,
        };
        Ok(Self { value, version: row.version })
    }
}

const FIND: &str = "
    SELECT id, name, oid, city, country, latitude, longitude, duty_phone, time_zone, version
      FROM organisation
     WHERE id = $1";

/// # Errors
/// [`Error::Database`] where the database fails; [`Error::Inconsistent`] for a row that breaks a rule.
pub async fn find(
    db: &mut impl Access,
    id: OrganisationId,
) -> Result<Option<Stored<Organisation>>> {
    let row: Option<Row> = on!(db, c => sqlx::query_as(FIND).bind(id.0).fetch_optional(c).await)?;
    row.map(Stored::try_from).transpose()
}

const HOLD: &str = "UPDATE organisation SET version = version WHERE id = $1";

/// Holds an organisation until the unit of work ends: who else wants to hold it waits. For what is counted within it.
///
/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn hold(db: &mut impl Access, id: OrganisationId) -> Result<()> {
    on!(db, c => sqlx::query(HOLD).bind(id.0).execute(c).await.map(drop))?;
    Ok(())
}

const LIST: &str = "
    SELECT id, name, oid, city, country, latitude, longitude, duty_phone, time_zone, version
      FROM organisation
     ORDER BY name, id";

/// All organisations of the installation.
///
/// # Errors
/// As [`find`].
pub async fn list(db: &mut impl Access) -> Result<Vec<Stored<Organisation>>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(LIST).fetch_all(c).await)?;
    rows.into_iter().map(Stored::try_from).collect()
}

const ADD: &str = "
    INSERT INTO organisation (id, name, oid, city, country, latitude, longitude, duty_phone, time_zone, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)";

/// # Errors
/// [`Error::Database`] where the database fails; [`Error::is_duplicate`] where the OID or the id is there already.
pub async fn add(db: &mut impl Access, new: &Organisation) -> Result<()> {
    on!(db, c => sqlx::query(ADD)
        .bind(new.id.0).bind(new.name.as_str()).bind(&new.oid).bind(&new.city).bind(new.country.code())
        .bind(new.coordinates.map(|p| p.latitude())).bind(new.coordinates.map(|p| p.longitude()))
        .bind(new.duty_phone.as_ref().map(|p| p.as_str())).bind(&new.time_zone)
        .execute(c).await.map(drop))?;
    Ok(())
}

const UPDATE: &str = "
    UPDATE organisation
       SET name = $1, oid = $2, city = $3, country = $4, latitude = $5, longitude = $6, duty_phone = $7,
           time_zone = $8, version = version + 1
     WHERE id = $9 AND version = $10";

/// # Errors
/// [`Error::ChangedMeanwhile`] where someone else was faster; else as [`add`].
pub async fn update(db: &mut impl Access, stored: &Stored<Organisation>) -> Result<()> {
    let Stored { value: new, version } = stored;
    let rows = on!(db, c => sqlx::query(UPDATE)
        .bind(new.name.as_str()).bind(&new.oid).bind(&new.city).bind(new.country.code())
        .bind(new.coordinates.map(|p| p.latitude())).bind(new.coordinates.map(|p| p.longitude()))
        .bind(new.duty_phone.as_ref().map(|p| p.as_str())).bind(&new.time_zone)
        .bind(new.id.0).bind(version).execute(c).await.map(|r| r.rows_affected()))?;
    one_row(rows)
}

const PLAY: &str = "
    INSERT INTO project_role (organisation, project, body, role) VALUES ($1, $2, $3, $4)
        ON CONFLICT (organisation, project, body, role) DO NOTHING";

/// Keeps that an organisation plays a role in a project of `owner`.
///
/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn play(db: &mut impl Access, owner: OrganisationId, part: &InProject) -> Result<()> {
    on!(db, c => sqlx::query(PLAY)
        .bind(owner.0).bind(part.project.0).bind(part.organisation.0).bind(part.role.code())
        .execute(c).await.map(drop))?;
    Ok(())
}

const PARTS: &str = "
    SELECT body, role FROM project_role WHERE organisation = $1 AND project = $2 ORDER BY body, role";

/// Who plays which role in a project of `owner`.
///
/// # Errors
/// As [`find`].
pub async fn parts(
    db: &mut impl Access,
    owner: OrganisationId,
    project: ProjectId,
) -> Result<Vec<InProject>> {
    let rows: Vec<(Id<OrganisationId>, String)> =
        on!(db, c => sqlx::query_as(PARTS).bind(owner.0).bind(project.0).fetch_all(c).await)?;
    rows.into_iter()
        .map(|(body, role)| {
            let role: ProjectRole = parsed(&role, "project_role", "role", project)?;
            Ok(InProject { project, organisation: body.0, role })
        })
        .collect()
}
