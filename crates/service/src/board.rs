//! The board of a round: pages, counts, and what waits today.

use crate::{App, Context, Error, Result};
use jiff::civil::Date;
use std::collections::BTreeMap;
use walz_domain::CallId;
use walz_domain::call::Call;
use walz_policy::{self as policy, case::SeesRounds};
use walz_store::board::{self, After, BoardRow, Filter};
use walz_store::{self as store, Stored};

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
    /// Cases due before today; at most a thousand are counted.
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
    let late = board::count_until(&mut db, organisation, call.id, today).await?;
    Ok(Board { call, today, rows, next, counts, late })
}
