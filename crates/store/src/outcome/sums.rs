//! Sums over what stays came to: by partner, trade, host and round, and for the letters of one round.

use crate::floor::{Access, Day, Result, on};
use jiff::civil::Date;
use uuid::Uuid;
use walz_domain::outcome::{By, Tally};
use walz_domain::smart::{Counts, Learners};
use walz_domain::{CallId, OrganisationId};

/// The stays of one partner, trade, host or round that have ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub id: Uuid,
    /// What it is called; of a trade its code.
    pub name: String,
    pub tally: Tally,
}

/// How many stays of a group took so many days to the last decision.
pub type Spread = (Uuid, u32, u32);

macro_rules! grouped {
    ($column:literal, $table:literal, $name:literal) => {
        concat!(
            "SELECT g.id, ",
            $name,
            ", g.stays, g.agreed, g.assessed, g.achieved, g.moderated, g.recognised
               FROM (SELECT o.",
            $column,
            " AS id, COUNT(*) AS stays, CAST(SUM(o.agreed) AS BIGINT) AS agreed,
                            CAST(SUM(o.assessed) AS BIGINT) AS assessed, CAST(SUM(o.achieved) AS BIGINT) AS achieved,
                            CAST(SUM(o.moderated) AS BIGINT) AS moderated,
                            CAST(SUM(o.recognised) AS BIGINT) AS recognised
                       FROM outcome o
                      WHERE o.organisation = $1 AND o.ended IS NOT NULL AND ($2 = 0 OR o.round = $3)
                      GROUP BY o.",
            $column,
            ") AS g
               JOIN ",
            $table,
            " n ON n.organisation = $1 AND n.id = g.id
              ORDER BY g.stays DESC, g.id
              LIMIT $4"
        )
    };
}

const BY_PARTNER: &str = grouped!("partner", "partner", "n.data ->> 'name'");
const BY_TRADE: &str = grouped!("trade", "trade", "n.code");
const BY_HOST: &str = grouped!("host", "host_company", "n.data ->> 'name'");
const BY_ROUND: &str = grouped!("round", "round", "n.data ->> 'title'");

type GroupRow = (Uuid, String, i64, i64, i64, i64, i64, i64);

fn count(n: i64) -> u32 {
    u32::try_from(n).unwrap_or(if n < 0 { 0 } else { u32::MAX })
}

/// What the ended stays came to, of one round or of all: the largest groups first, and no more than `most`.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn groups(
    db: &mut impl Access,
    organisation: OrganisationId,
    by: By,
    call: Option<CallId>,
    most: i64,
) -> Result<Vec<Group>> {
    let statement = match by {
        By::Partner => BY_PARTNER,
        By::Trade => BY_TRADE,
        By::Host => BY_HOST,
        By::Round => BY_ROUND,
    };
    let (one, id) = (i64::from(call.is_some()), call.map_or(Uuid::nil(), |call| call.0));
    let rows: Vec<GroupRow> = on!(db, c => sqlx::query_as(statement)
        .bind(organisation.0).bind(one).bind(id).bind(most).fetch_all(c).await)?;
    let group = |(id, name, stays, agreed, assessed, achieved, moderated, recognised): GroupRow| {
        let tally = Tally {
            stays: count(stays),
            agreed: count(agreed),
            assessed: count(assessed),
            achieved: count(achieved),
            moderated: count(moderated),
            recognised: count(recognised),
        };
        Group { id, name, tally }
    };
    Ok(rows.into_iter().map(group).collect())
}

macro_rules! spread {
    ($column:literal) => {
        concat!(
            "SELECT o.",
            $column,
            ", o.days, COUNT(*)
               FROM outcome o
              WHERE o.organisation = $1 AND o.ended IS NOT NULL AND o.days IS NOT NULL
                AND ($2 = 0 OR o.round = $3)
              GROUP BY o.",
            $column,
            ", o.days
              ORDER BY o.",
            $column,
            ", o.days"
        )
    };
}

const PARTNER_DAYS: &str = spread!("partner");
const TRADE_DAYS: &str = spread!("trade");
const HOST_DAYS: &str = spread!("host");
const ROUND_DAYS: &str = spread!("round");

/// How many days from the return to the last decision, of each group: in their order, with how many stays took so many.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn spreads(
    db: &mut impl Access,
    organisation: OrganisationId,
    by: By,
    call: Option<CallId>,
) -> Result<Vec<Spread>> {
    let statement = match by {
        By::Partner => PARTNER_DAYS,
        By::Trade => TRADE_DAYS,
        By::Host => HOST_DAYS,
        By::Round => ROUND_DAYS,
    };
    let (one, id) = (i64::from(call.is_some()), call.map_or(Uuid::nil(), |call| call.0));
    let rows: Vec<(Uuid, i64, i64)> = on!(db, c => sqlx::query_as(statement)
        .bind(organisation.0).bind(one).bind(id).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id, days, stays)| (id, count(days), count(stays))).collect())
}

const ROUND: &str = "
    SELECT COUNT(*),
           CAST(COALESCE(SUM(o.begun), 0) AS BIGINT),
           COUNT(o.ended),
           CAST(COALESCE(SUM(CASE WHEN p.goal = 1 OR $3 = 1 THEN 1 ELSE 0 END), 0) AS BIGINT),
           CAST(COALESCE(SUM(CASE WHEN p.statements >= $4 THEN 1 ELSE 0 END), 0) AS BIGINT),
           CAST(COALESCE(SUM(o.promised), 0) AS BIGINT),
           CAST(COALESCE(SUM(o.agreed), 0) AS BIGINT),
           CAST(COALESCE(SUM(CASE WHEN h.again = 'yes' THEN 1 ELSE 0 END), 0) AS BIGINT),
           COUNT(h.again),
           CAST(COALESCE(SUM(CASE WHEN o.begun = 1 THEN o.signed ELSE 0 END), 0) AS BIGINT),
           CAST(COALESCE(SUM(CASE WHEN o.ended IS NULL THEN 0 ELSE o.agreed END), 0) AS BIGINT),
           CAST(COALESCE(SUM(CASE WHEN o.ended IS NULL THEN 0 ELSE o.assessed END), 0) AS BIGINT),
           CAST(COALESCE(SUM(CASE WHEN o.ended IS NULL THEN 0 ELSE o.recognised END), 0) AS BIGINT),
           CAST(COALESCE(SUM(CASE WHEN o.ended IS NULL OR c.id IS NULL THEN 0 ELSE 1 END), 0) AS BIGINT)
      FROM outcome o
      LEFT JOIN purpose p ON p.organisation = o.organisation AND p.mobility = o.mobility
      LEFT JOIN host_answer h ON h.organisation = o.organisation AND h.mobility = o.mobility
      LEFT JOIN credential c ON c.organisation = o.organisation AND c.mobility = o.mobility AND c.holds
     WHERE o.organisation = $1 AND o.round = $2";

const USED: &str = "
    SELECT COUNT(*), CAST(COALESCE(SUM(f.used), 0) AS BIGINT)
      FROM follow_up f
      JOIN outcome o ON o.organisation = f.organisation AND o.mobility = f.mobility
     WHERE f.organisation = $1 AND o.round = $2";

const TRADES: &str = "
    SELECT COUNT(DISTINCT o.trade), (SELECT COUNT(*) FROM trade t WHERE t.organisation = $1)
      FROM outcome o
      JOIN mobility m ON m.organisation = o.organisation AND m.id = o.mobility
     WHERE o.organisation = $1 AND m.first_day > $2 AND m.first_day <= $3";

type RoundRow = (i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, i64);

/// Of how many stays of a round something is true. `goal` says that the round names a goal for all of them; a purpose is
/// whole with so many `sides`; trades take part that have a stay after one day and up to another. Which of the agreed
/// skills are transversal no sum can tell: that is left blank, see [`super::agreed_skills`].
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn round(
    db: &mut impl Access,
    organisation: OrganisationId,
    call: CallId,
    (goal, sides): (bool, u32),
    (after, until): (Date, Date),
) -> Result<Counts> {
    let row: RoundRow = on!(db, c => sqlx::query_as(ROUND).bind(organisation.0).bind(call.0)
        .bind(i64::from(goal)).bind(i64::from(sides)).fetch_one(c).await)?;
    let used: (i64, i64) = on!(db, c => sqlx::query_as(USED).bind(organisation.0).bind(call.0)
        .fetch_one(c).await)?;
    let trades: (i64, i64) = on!(db, c => sqlx::query_as(TRADES).bind(organisation.0)
        .bind(Day(after)).bind(Day(until)).fetch_one(c).await)?;
    let (stays, begun, ended, goals, purposes, promised, all, again, answered, signed, ..) = row;
    let (.., agreed, assessed, recognised, documents) = row;
    Ok(Counts {
        stays: count(stays),
        begun: count(begun),
        ended: count(ended),
        goals: count(goals),
        trades: (count(trades.0), count(trades.1)),
        purposes: count(purposes),
        promised: (count(promised), count(all)),
        again: (count(again), count(answered)),
        signed: count(signed),
        agreed: count(agreed),
        assessed: count(assessed),
        recognised: count(recognised),
        documents: count(documents),
        transversal: Learners::default(),
        used: (count(used.1), count(used.0)),
    })
}
