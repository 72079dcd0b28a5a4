//! The board of a round: pages, counts, and what waits today.

use crate::{App, Context, Error, Result};
use jiff::civil::Date;
use std::collections::BTreeMap;
use walz_domain::CallId;
use walz_domain::call::Call;
use walz_domain::partner::Partner;
use walz_domain::trade::Trade;
use walz_policy::{self as policy, case::SeesRounds};
use walz_store::board;
use walz_store::{self as store, Stored};

pub use walz_store::board::{After, BoardPlace, BoardRow, Filter, PAGE};

/// A round among the others, with how many cases stand where.
#[derive(Clone, Debug)]
pub struct Round {
    pub call: Stored<Call>,
    /// As [`Board::counts`].
    pub counts: BTreeMap<(String, String), i64>,
}

/// What rows name by codes and ids: trades and partners, in the order of their codes.
#[derive(Clone, Debug)]
pub struct Names {
    pub trades: Vec<Stored<Trade>>,
    pub partners: Vec<Stored<Partner>>,
}

/// A page of a round's board.
#[derive(Clone, Debug)]
pub struct Board {
    pub call: Stored<Call>,
    pub today: Date,
    pub rows: Vec<BoardRow>,
    /// Where the next page goes on, if there is one.
    pub next: Option<After>,
    /// Counts by kind and value, see [`walz_store::board::counts`].
    pub counts: BTreeMap<(String, String), i64>,
    /// Cases in which something was to be done before today.
    pub late: i64,
}

impl Board {
    pub fn count(&self, kind: &str, value: &str) -> i64 {
        self.counts.get(&(kind.to_owned(), value.to_owned())).copied().unwrap_or_default()
    }
}

/// One page of the board of a call.
///
/// # Errors
/// [`Error::NotFound`] where the call is not there, or for who may not see it.
pub async fn page(
    app: &App,
    ctx: &Context,
    call: CallId,
    filter: &Filter,
    after: Option<After>,
    limit: i64,
) -> Result<Board> {
    let SeesRounds { organisation } =
        policy::case::sees_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let call = store::call::find(&mut db, organisation, call).await?.ok_or(Error::NotFound)?;
    let today = crate::day_of(&mut db, organisation, ctx.now).await?;
    let (rows, more) = board::page(&mut db, organisation, call.id, filter, after, limit).await?;
    let next = rows.last().filter(|_| more).map(After::of);
    let counts = board::counts(&mut db, organisation, call.id).await?;
    let late = board::due_before(&mut db, organisation, call.id, today).await?;
    Ok(Board { call, today, rows, next, counts, late })
}

/// All rounds, the newest first.
///
/// # Errors
/// [`Error::NotFound`] for who may not see them.
pub async fn rounds(app: &App, ctx: &Context) -> Result<Vec<Round>> {
    let SeesRounds { organisation } =
        policy::case::sees_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let mut rounds = Vec::new();
    for call in store::call::list(&mut db, organisation).await? {
        let counts = board::counts(&mut db, organisation, call.id).await?;
        rounds.push(Round { call, counts });
    }
    Ok(rounds)
}

/// The trades and partners that a board's rows name.
///
/// # Errors
/// [`Error::NotFound`] for who may not see rounds.
pub async fn names(app: &App, ctx: &Context) -> Result<Names> {
    let SeesRounds { organisation } =
        policy::case::sees_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let trades = store::trade::list(&mut db, organisation).await?;
    Ok(Names { trades, partners: store::partner::list(&mut db, organisation).await? })
}

/// Every row that a filter lets through, for lists and for what is done with all of them: at most `most`.
///
/// # Errors
/// As [`page`].
pub async fn all(
    app: &App,
    ctx: &Context,
    call: CallId,
    filter: &Filter,
    most: i64,
) -> Result<Vec<BoardRow>> {
    let SeesRounds { organisation } =
        policy::case::sees_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let call = store::call::find(&mut db, organisation, call).await?.ok_or(Error::NotFound)?;
    Ok(board::page(&mut db, organisation, call.id, filter, None, most).await?.0)
}

/// The day it is for the actor's organisation.
///
/// # Errors
/// [`Error::NotFound`] for who may not see rounds.
pub async fn today(app: &App, ctx: &Context) -> Result<Date> {
    let SeesRounds { organisation } =
        policy::case::sees_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    crate::day_of(&mut app.store.read().await?, organisation, ctx.now).await
}
