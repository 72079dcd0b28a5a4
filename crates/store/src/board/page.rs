//! Pages of the board: a filter, an order, a place to go on from.

use super::{BoardRow, Row, columns};
use crate::floor::{Access, Day, Result, on};
use jiff::civil::Date;
use uuid::Uuid;
use walz_domain::case::{Act, Stage, Turn};
use walz_domain::{CallId, LearnerId, OrganisationId, PartnerId};

/// Rows on a page: a whole round of a county office.
pub const PAGE: i64 = 75;

/// Which cases to show; what is `None` or false lets all through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub stage: Option<Stage>,
    pub turn: Option<Turn>,
    pub partner: Option<PartnerId>,
    pub trade: Option<String>,
    pub window: Option<String>,
    /// Beginnings of words, as [`walz_domain::search::words`] makes them; all must be found. The first three count.
    pub words: Vec<String>,
    pub warned: bool,
    pub minor: bool,
    /// Due before this day.
    pub late_on: Option<Date>,
}

/// The last row of the page before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct After {
    pub urgency: i64,
    pub sort_day: Date,
    pub learner: LearnerId,
}

impl After {
    /// Where the page after the one that ends with `row` goes on.
    pub fn of(row: &BoardRow) -> Self {
        Self { urgency: row.urgency(), sort_day: row.sort_day(), learner: row.learner }
    }
}

/// A statement for one leading condition, for which there is an index; the other conditions sift its rows.
macro_rules! page {
    ($lead:literal) => {
        concat!(
            "SELECT ", columns!(), ", b.urgency, b.sort_day
               FROM board b
              WHERE b.organisation = $1 AND b.round = $2
                AND (b.urgency, b.sort_day, b.learner) > ($3, $4, $5)
                AND ", $lead, "
                AND (CAST($7 AS TEXT) IS NULL OR b.stage = $7)
                AND (CAST($8 AS TEXT) IS NULL OR b.turn = $8)
                AND (CAST($9 AS TEXT) IS NULL OR b.trade = $9)
                AND (CAST($10 AS TEXT) IS NULL OR b.time_window = $10)
                AND ($11 = 0 OR b.warnings <> '')
                AND ($12 = 0 OR b.minor)
                AND (b.urgency < 2 AND b.sort_day < $13 OR $14 = 0)
                AND (CAST($15 AS TEXT) IS NULL OR b.learner IN (
                     SELECT w.learner FROM board_word w
                      WHERE w.organisation = $1 AND w.round = $2 AND w.word >= $15 AND w.word < $16))
                AND (CAST($17 AS TEXT) IS NULL OR b.learner IN (
                     SELECT w.learner FROM board_word w
                      WHERE w.organisation = $1 AND w.round = $2 AND w.word >= $17 AND w.word < $18))
                AND (CAST($19 AS TEXT) IS NULL OR b.learner IN (
                     SELECT w.learner FROM board_word w
                      WHERE w.organisation = $1 AND w.round = $2 AND w.word >= $19 AND w.word < $20))
                AND ($21 = 0 OR b.partner = $22)
              ORDER BY b.urgency, b.sort_day, b.learner
              LIMIT $6"
        )
    };
}

const ALL: &str = page!("1 = 1");
const BY_STAGE: &str = page!("b.stage = $7");
const BY_TURN: &str = page!("b.turn = $8");
const BY_TRADE: &str = page!("b.trade = $9");
const BY_PARTNER: &str = page!("b.partner = $22");
const WARNED: &str = page!("b.warnings <> ''");
const MINOR: &str = page!("b.minor");
const BY_WORD: &str = page!(
    "b.learner IN (SELECT w.learner FROM board_word w
                    WHERE w.organisation = $1 AND w.round = $2 AND w.word >= $15 AND w.word < $16)"
);

// Each urgency is a stretch of the index; both together would be found by reading all that is not late.
const LATE: &str = concat!(
    "SELECT * FROM (SELECT * FROM (",
    page!("b.urgency = 0 AND b.sort_day < $13"),
    ") AS grave UNION ALL SELECT * FROM (",
    page!("b.urgency = 1 AND b.sort_day < $13"),
    ") AS others) AS late ORDER BY urgency, sort_day, learner LIMIT $6"
);

impl Filter {
    /// The statement whose index leaves the fewest rows to sift.
    fn statement(&self) -> &'static str {
        match self {
            Self { words, .. } if !words.is_empty() => BY_WORD,
            Self { partner: Some(_), .. } => BY_PARTNER,
            Self { warned: true, .. } => WARNED,
            Self { minor: true, .. } => MINOR,
            Self { stage: Some(_), .. } => BY_STAGE,
            Self { trade: Some(_), .. } => BY_TRADE,
            Self { turn: Some(_), .. } => BY_TURN,
            Self { late_on: Some(_), .. } => LATE,
            _ => ALL,
        }
    }

    /// The n-th word and the first word after all that begin with it.
    fn word(&self, n: usize) -> (Option<String>, Option<String>) {
        match self.words.get(n) {
            Some(word) => (Some(word.clone()), Some(format!("{word}\u{10FFFF}"))),
            None => (None, None),
        }
    }
}

/// A page of the board in the order of urgency, and whether there is another.
///
/// # Errors
/// [`crate::Error`] where the database fails or a row breaks a rule.
pub async fn page(
    db: &mut impl Access,
    organisation: OrganisationId,
    call: CallId,
    filter: &Filter,
    after: Option<After>,
    limit: i64,
) -> Result<(Vec<BoardRow>, bool)> {
    let after = after.unwrap_or(After {
        urgency: -1,
        sort_day: Date::MIN.max(Date::ZERO),
        learner: LearnerId(Uuid::nil()),
    });
    let (word1, end1) = filter.word(0);
    let (word2, end2) = filter.word(1);
    let (word3, end3) = filter.word(2);
    let yes = |set: bool| i64::from(set);
    let partner = filter.partner.map_or(Uuid::nil(), |p| p.0);
    let statement = filter.statement();
    let mut rows: Vec<Row> = on!(db, c => sqlx::query_as(statement)
        .bind(organisation.0).bind(call.0)
        .bind(after.urgency).bind(Day(after.sort_day)).bind(after.learner.0).bind(limit + 1)
        .bind(filter.stage.map(|s| s.code())).bind(filter.turn.map(|t| t.code()))
        .bind(filter.trade.as_deref()).bind(filter.window.as_deref())
        .bind(yes(filter.warned)).bind(yes(filter.minor))
        .bind(Day(filter.late_on.unwrap_or(Date::ZERO))).bind(yes(filter.late_on.is_some()))
        .bind(&word1).bind(&end1).bind(&word2).bind(&end2).bind(&word3).bind(&end3)
        .bind(yes(filter.partner.is_some())).bind(partner)
        .fetch_all(c).await)?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    rows.truncate(limit);
    let rows = rows.into_iter().map(BoardRow::try_from).collect::<Result<_>>()?;
    Ok((rows, more))
}

/// What is due of one urgency. Each is a stretch of an index: both together would be found by reading all that is not due.
macro_rules! due {
    ($urgency:literal) => {
        concat!(
            "SELECT * FROM (
                SELECT ",
            columns!(),
            ", b.urgency, b.sort_day
                  FROM board b
                 WHERE b.organisation = $1 AND b.turn = $2 AND b.urgency = ",
            $urgency,
            " AND b.sort_day <= $3
                 ORDER BY b.sort_day, b.learner
                 LIMIT $4) AS due_",
            $urgency
        )
    };
}

const TODAY: &str = concat!(
    "SELECT * FROM (",
    due!("0"),
    " UNION ALL ",
    due!("1"),
    ") AS due ORDER BY urgency, sort_day, learner LIMIT $4"
);

/// What waits for somebody in all rounds together, due until a day, the most urgent first.
///
/// # Errors
/// [`crate::Error`] where the database fails or a row breaks a rule.
pub async fn today(
    db: &mut impl Access,
    organisation: OrganisationId,
    turn: Turn,
    until: Date,
    limit: i64,
) -> Result<Vec<BoardRow>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(TODAY)
        .bind(organisation.0).bind(turn.code()).bind(Day(until)).bind(limit).fetch_all(c).await)?;
    rows.into_iter().map(BoardRow::try_from).collect()
}

const DUE: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM board b
       WHERE b.organisation = $1 AND b.act = $2 AND b.sort_day >= $3 AND b.sort_day <= $4
         AND (b.sort_day, b.learner, b.round) > ($3, $5, $6)
       ORDER BY b.sort_day, b.learner, b.round
       LIMIT $7"
);

/// A place in the order of what is due: the day, the learner, the round.
pub type Place = (Date, Uuid, Uuid);

/// The place behind everything that is due on a day.
pub const fn behind_day(day: Date) -> Place {
    (day, Uuid::max(), Uuid::max())
}

/// The place of a row that was due; `None` for one that is not.
pub fn place_of(row: &BoardRow) -> Option<Place> {
    row.due.map(|due| (due, row.learner.0, row.call.0))
}

/// The cases of all rounds in which one thing is due up to a day, the earliest first: a handful, beginning behind a place
/// in that order. [`behind_day`] is the place behind a whole day, [`place_of`] that of a row.
///
/// # Errors
/// [`crate::Error`] where the database fails or a row breaks a rule.
pub async fn due(
    db: &mut impl Access,
    organisation: OrganisationId,
    act: Act,
    (day, learner, round): Place,
    until: Date,
    limit: i64,
) -> Result<Vec<BoardRow>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(DUE).bind(organisation.0).bind(act.code())
        .bind(Day(day)).bind(Day(until)).bind(learner).bind(round).bind(limit).fetch_all(c).await)?;
    rows.into_iter().map(BoardRow::try_from).collect()
}
