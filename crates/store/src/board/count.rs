//! How many cases there are of each kind. Kept with the rows, in the same transaction.

use super::BoardRow;
use crate::floor::{Access, Day, Result, on};
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
     WHERE organisation = $1 AND round = $2 AND cases > 0";

/// All counts of a call, by kind and value; a kind without values has one empty value.
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

// The order is that of the index, so that no database reads all rows to find these.
const UNTIL: &str = "
    SELECT count(*) FROM (
        SELECT * FROM (SELECT learner FROM board
                        WHERE organisation = $1 AND round = $2 AND urgency = 0 AND sort_day < $3
                        ORDER BY sort_day, learner LIMIT 1000) AS grave
        UNION ALL
        SELECT * FROM (SELECT learner FROM board
                        WHERE organisation = $1 AND round = $2 AND urgency = 1 AND sort_day < $3
                        ORDER BY sort_day, learner LIMIT 1000) AS others
        LIMIT 1000) AS late";

/// How many cases were due before a day; counts to a thousand and no further.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn count_until(
    db: &mut impl Access,
    organisation: OrganisationId,
    call: CallId,
    day: Date,
) -> Result<i64> {
    Ok(on!(db, c => sqlx::query_scalar(UNTIL).bind(organisation.0).bind(call.0).bind(Day(day))
        .fetch_one(c).await)?)
}
