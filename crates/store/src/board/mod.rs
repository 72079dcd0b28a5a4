//! The board in the database: every case as it stands, one row each, kept in the transaction of whatever changed it.
//!
//! A page costs the same for seventy cases and for two hundred thousand: an index gives the order, the counts are kept
//! beside the rows, and names are found by their words.

mod count;
mod page;

pub use count::{Kind, counts, due_before};
pub use page::{After, Filter, PAGE, Place, behind_day, due, page, place_of, today};

use crate::floor::{Access, Day, Error, Id, Result, on};
use jiff::civil::Date;
use walz_domain::case::{Act, Stage, Turn, Warning};
use walz_domain::country::Country;
use walz_domain::{CallId, LearnerId, MobilityId, OrganisationId, PartnerId};

/// One case as the board shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardRow {
    pub call: CallId,
    pub learner: LearnerId,
    pub name: String,
    /// Code of the trade.
    pub trade: String,
    /// Under age at the start of the stay, or today where there is none yet.
    pub minor: bool,
    pub stage: Stage,
    /// Since when it is in this stage.
    pub since: Date,
    pub window: Option<String>,
    pub place: Option<BoardPlace>,
    pub mobility: Option<MobilityId>,
    /// Conditions of departure that are met, and how many there are.
    pub papers: (u32, u32),
    pub warnings: Vec<Warning>,
    pub act: Act,
    pub turn: Turn,
    pub due: Option<Date>,
}

/// Where the learner goes.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardPlace {
    pub partner: PartnerId,
    pub host: String,
    pub city: String,
    pub country: Country,
    pub first: Date,
    pub last: Date,
}

/// The urgency of a case in which nothing is to be done.
const IDLE: i64 = 2;

impl BoardRow {
    /// Safety first, then what is to be done, then the rest.
    fn urgency(&self) -> i64 {
        match (self.warnings.iter().any(|w| w.is_safety()), self.act) {
            (true, _) => 0,
            (false, Act::None) => IDLE,
            (false, _) => 1,
        }
    }

    fn sort_day(&self) -> Date {
        self.due.unwrap_or(Date::MAX)
    }
}

#[derive(sqlx::FromRow)]
pub(crate) struct Row {
    round: Id<CallId>,
    learner: Id<LearnerId>,
    name: String,
    trade: String,
    minor: bool,
    stage: String,
    since: Day,
    time_window: Option<String>,
    partner: Option<Id<PartnerId>>,
    host_name: Option<String>,
    city: Option<String>,
    country: Option<String>,
    first_day: Option<Day>,
    last_day: Option<Day>,
    mobility: Option<Id<MobilityId>>,
    papers_met: i64,
    papers: i64,
    warnings: String,
    act: String,
    turn: String,
    due: Option<Day>,
}

impl TryFrom<Row> for BoardRow {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let broken = |column: &'static str| Error::inconsistent("board", column, row.learner.0);
        let place = match (
            row.partner,
            row.host_name,
            row.city,
            row.country,
            row.first_day,
            row.last_day,
        ) {
            (Some(partner), Some(host), Some(city), Some(country), Some(first), Some(last)) => {
                let country = country.parse().map_err(|_| broken("country"))?;
                Some(BoardPlace {
                    partner: partner.0,
                    host,
                    city,
                    country,
                    first: first.0,
                    last: last.0,
                })
            }
            _ => None,
        };
        let warnings = row.warnings.split(' ').filter(|code| !code.is_empty());
        let count = |n: i64| u32::try_from(n).map_err(|_| broken("papers"));
        Ok(Self {
            call: row.round.0,
            learner: row.learner.0,
            name: row.name,
            trade: row.trade,
            minor: row.minor,
            stage: row.stage.parse().map_err(|_| broken("stage"))?,
            since: row.since.0,
            window: row.time_window,
            place,
            mobility: row.mobility.map(|m| m.0),
            papers: (count(row.papers_met)?, count(row.papers)?),
            warnings: warnings
                .map(str::parse)
                .collect::<Result<_, _>>()
                .map_err(|_| broken("warnings"))?,
            act: row.act.parse().map_err(|_| broken("act"))?,
            turn: row.turn.parse().map_err(|_| broken("turn"))?,
            due: row.due.map(|d| d.0),
        })
    }
}

/// The columns of a row, as every statement reads them.
macro_rules! columns {
    () => {
        "b.round, b.learner, b.name, b.trade, b.minor, b.stage, b.since, b.time_window, b.partner, b.host_name, \
         b.city, b.country, b.first_day, b.last_day, b.mobility, b.papers_met, b.papers, b.warnings, b.act, b.turn, \
         b.due"
    };
}
pub(crate) use columns;

const FIND: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM board b WHERE b.organisation = $1 AND b.round = $2 AND b.learner = $3"
);

/// One case.
///
/// # Errors
/// [`Error`] where the database fails or the row breaks a rule.
pub async fn find(
    db: &mut impl Access,
    organisation: OrganisationId,
    call: CallId,
    learner: LearnerId,
) -> Result<Option<BoardRow>> {
    let row: Option<Row> = on!(db, c => sqlx::query_as(FIND)
        .bind(organisation.0).bind(call.0).bind(learner.0).fetch_optional(c).await)?;
    row.map(BoardRow::try_from).transpose()
}

const OF_LEARNER: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM board b WHERE b.organisation = $1 AND b.learner = $2 ORDER BY b.since DESC"
);

/// All cases of one learner, the newest first.
///
/// # Errors
/// [`Error`] where the database fails or a row breaks a rule.
pub async fn of_learner(
    db: &mut impl Access,
    organisation: OrganisationId,
    learner: LearnerId,
) -> Result<Vec<BoardRow>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(OF_LEARNER)
        .bind(organisation.0).bind(learner.0).fetch_all(c).await)?;
    rows.into_iter().map(BoardRow::try_from).collect()
}

const PUT: &str = "
    INSERT INTO board (organisation, round, learner, name, trade, minor, stage, since, time_window, partner, host_name,
                       city, country, first_day, last_day, mobility, papers_met, papers, warnings, act, turn, due,
                       urgency, sort_day)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
            $24)
        ON CONFLICT (organisation, round, learner) DO UPDATE SET
           name = excluded.name, trade = excluded.trade, minor = excluded.minor, stage = excluded.stage,
           since = excluded.since, time_window = excluded.time_window, partner = excluded.partner,
           host_name = excluded.host_name, city = excluded.city, country = excluded.country,
           first_day = excluded.first_day, last_day = excluded.last_day, mobility = excluded.mobility,
           papers_met = excluded.papers_met, papers = excluded.papers, warnings = excluded.warnings,
           act = excluded.act, turn = excluded.turn, due = excluded.due, urgency = excluded.urgency,
           sort_day = excluded.sort_day";

/// Keeps a case as it now stands, together with the counts and the words by which it is found. `before` is the row as
/// [`find`] read it in the same transaction.
///
/// # Errors
/// [`Error`] where the database fails.
pub async fn put(
    db: &mut impl Access,
    organisation: OrganisationId,
    before: Option<&BoardRow>,
    row: &BoardRow,
) -> Result<()> {
    if before == Some(row) {
        return Ok(());
    }
    let place = row.place.as_ref();
    let warnings = row.warnings.iter().map(|w| w.code()).collect::<Vec<_>>().join(" ");
    on!(db, c => sqlx::query(PUT)
        .bind(organisation.0).bind(row.call.0).bind(row.learner.0).bind(&row.name).bind(&row.trade)
        .bind(row.minor).bind(row.stage.code()).bind(Day(row.since)).bind(row.window.as_deref())
        .bind(place.map(|p| p.partner.0)).bind(place.map(|p| p.host.as_str()))
        .bind(place.map(|p| p.city.as_str())).bind(place.map(|p| p.country.code()))
        .bind(place.map(|p| Day(p.first))).bind(place.map(|p| Day(p.last))).bind(row.mobility.map(|m| m.0))
        .bind(i64::from(row.papers.0)).bind(i64::from(row.papers.1)).bind(&warnings)
        .bind(row.act.code()).bind(row.turn.code()).bind(row.due.map(Day))
        .bind(row.urgency()).bind(Day(row.sort_day()))
        .execute(c).await.map(drop))?;
    count::adjust(db, organisation, before, row).await?;
    words(db, organisation, before, row).await
}

const ADD_WORD: &str = "
    INSERT INTO board_word (organisation, round, word, learner) VALUES ($1, $2, $3, $4)
        ON CONFLICT (organisation, round, word, learner) DO NOTHING";

const CLEAR_WORDS: &str =
    "DELETE FROM board_word WHERE organisation = $1 AND round = $2 AND learner = $3";

/// The words by which a case is found: of the learner's name and of the host.
fn words_of(row: &BoardRow) -> Vec<String> {
    let host = row.place.as_ref().map_or("", |p| p.host.as_str());
    let mut words = walz_domain::search::words(&format!("{} {host}", row.name));
    words.sort_unstable();
    words.dedup();
    words
}

async fn words(
    db: &mut impl Access,
    organisation: OrganisationId,
    before: Option<&BoardRow>,
    row: &BoardRow,
) -> Result<()> {
    let words = words_of(row);
    match before {
        Some(before) if words_of(before) == words => return Ok(()),
        Some(_) => {
            on!(db, c => sqlx::query(CLEAR_WORDS).bind(organisation.0).bind(row.call.0)
                .bind(row.learner.0).execute(c).await.map(drop))?;
        }
        None => {}
    }
    for word in words {
        on!(db, c => sqlx::query(ADD_WORD).bind(organisation.0).bind(row.call.0).bind(&word)
            .bind(row.learner.0).execute(c).await.map(drop))?;
    }
    Ok(())
}
