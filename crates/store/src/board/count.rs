//! How many cases there are of each kind. Kept with the rows, in the same transaction.

use super::{BoardRow, IDLE};
use crate::floor::{Access, Result, on};
use jiff::civil::Date;
use std::collections::BTreeMap;
use walz_domain::{CallId, OrganisationId};

/// What is counted, and the word under which the table keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    All,
    Stage,
    Turn,
    Warned,
    Minor,
    Partner,
    Trade,
    /// What is to be done, by the day on which it is due.
    Due,
}

impl Kind {
    const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Stage => "stage",
            Self::Turn => "turn",
            Self::Warned => "warned",
            Self::Minor => "minor",
            Self::Partner => "partner",
            Self::Trade => "trade",
            Self::Due => "due",
        }
    }
}

/// Everything that a row counts towards.
fn counted(row: &BoardRow) -> Vec<(Kind, String)> {
    let mut all = vec![
        (Kind::All, String::new()),
        (Kind::Stage, row.stage.code().to_owned()),
        (Kind::Turn, row.turn.code().to_owned()),
        (Kind::Trade, row.trade.clone()),
    ];
    if !row.warnings.is_empty() {
        all.push((Kind::Warned, String::new()));
    }
    if row.minor {
        all.push((Kind::Minor, String::new()));
    }
    if let Some(place) = &row.place {
        all.push((Kind::Partner, place.partner.to_string()));
    }
    if let (Some(due), true) = (row.due, row.urgency() < IDLE) {
        all.push((Kind::Due, due.to_string()));
    }
    all
}

const ADD: &str = "
    INSERT INTO board_count (organisation, round, kind, value, cases) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (organisation, round, kind, value)
        DO UPDATE SET cases = board_count.cases + excluded.cases";

/// Counts a row in, and its former self out. In one order always, so that two writers never wait for each other.
pub(super) async fn adjust(
    db: &mut impl Access,
    organisation: OrganisationId,
    before: Option<&BoardRow>,
    row: &BoardRow,
) -> Result<()> {
    let mut change: BTreeMap<(Kind, String), i64> = BTreeMap::new();
    for key in before.map(counted).unwrap_or_default() {
        *change.entry(key).or_default() -= 1;
    }
    for key in counted(row) {
        *change.entry(key).or_default() += 1;
    }
    for ((kind, value), by) in change.into_iter().filter(|(_, by)| *by != 0) {
        on!(db, c => sqlx::query(ADD).bind(organisation.0).bind(row.call.0).bind(kind.code()).bind(&value)
            .bind(by).execute(c).await.map(drop))?;
    }
    Ok(())
}

const COUNTS: &str = "
    SELECT kind, value, cases FROM board_count
     WHERE organisation = $1 AND round = $2 AND kind <> 'due' AND cases > 0";

/// All counts of a call but those by day, by kind and value; a kind without values has one empty value.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn counts(
    db: &mut impl Access,
    organisation: OrganisationId,
    call: CallId,
) -> Result<BTreeMap<(String, String), i64>> {
    let rows: Vec<(String, String, i64)> = on!(db, c =>
        sqlx::query_as(COUNTS).bind(organisation.0).bind(call.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(kind, value, cases)| ((kind, value), cases)).collect())
}

const DUE_BEFORE: &str = "
    SELECT CAST(coalesce(sum(cases), 0) AS BIGINT) FROM board_count
     WHERE organisation = $1 AND round = $2 AND kind = 'due' AND value < $3";

/// How many cases were due before a day, and still wait for somebody.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn due_before(
    db: &mut impl Access,
    organisation: OrganisationId,
    call: CallId,
    day: Date,
) -> Result<i64> {
    Ok(
        on!(db, c => sqlx::query_scalar(DUE_BEFORE).bind(organisation.0).bind(call.0).bind(day.to_string())
        .fetch_one(c).await)?,
    )
}
