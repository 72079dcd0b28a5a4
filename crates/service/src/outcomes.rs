//! What came of the agreed outcomes: how many were assessed, achieved and recognised, and how long it took, by partner, trade,
//! host and round. Sums that the database makes; no stay is loaded.

use crate::{App, Context, Error, Result, Subject, Work, case};
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;
use walz_domain::CallId;
use walz_domain::call::Call;
use walz_domain::outcome::{By, Tally, median};
use walz_policy as policy;
use walz_policy::case::SeesFigures;
use walz_store as store;

/// Groups on a page; a file has all of them.
pub const MOST: i64 = 100;

/// The figures of one round or of all.
#[derive(Debug)]
pub struct Outcomes {
    pub by: By,
    pub call: Option<CallId>,
    /// The rounds there are, the newest first.
    pub rounds: Vec<Call>,
    /// All stays together.
    pub all: Line,
    /// The largest first.
    pub lines: Vec<Line>,
    /// Whether there are more groups.
    pub more: bool,
}

/// The stays of one group that have ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub name: String,
    pub tally: Tally,
    /// Stays of which every agreed unit is decided on, and the middle of their days from the return to the last decision,
    /// in half days.
    pub decided: u32,
    pub median: Option<u32>,
}

/// The figures of one round, or of all where none is named.
///
/// # Errors
/// [`Error::NotFound`] for who may not read figures, or where there is no such round.
pub async fn see(app: &App, ctx: &Context, by: By, call: Option<CallId>) -> Result<Outcomes> {
    of(app, ctx, by, call, MOST).await
}

/// All groups, for a file. That they were taken stands in the journal.
///
/// # Errors
/// As [`see`].
pub async fn take(app: &App, ctx: &Context, by: By, call: Option<CallId>) -> Result<Outcomes> {
    let all = of(app, ctx, by, call, i64::MAX - 1).await?;
    let mut work = Work::fresh(app, &ctx.without_key()).await?;
    let subject = Subject::new("organisation", ctx.actor.organisation);
    work.journal("outcomes.taken", subject, json!({ "by": by, "round": call }));
    work.commit(()).await?;
    Ok(all)
}

async fn of(app: &App, ctx: &Context, by: By, call: Option<CallId>, most: i64) -> Result<Outcomes> {
    let SeesFigures { organisation } =
        policy::case::sees_figures(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let calls = store::call::list(&mut db, organisation).await?;
    let mut rounds: Vec<Call> = calls.into_iter().map(store::Stored::into_value).collect();
    rounds.sort_by_key(|round| std::cmp::Reverse(round.opens));
    if call.is_some_and(|call| !rounds.iter().any(|round| round.id == call)) {
        return Err(Error::NotFound);
    }
    let mut groups = store::outcome::groups(&mut db, organisation, by, call, most + 1).await?;
    let more = i64::try_from(groups.len()).is_ok_and(|n| n > most);
    groups.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    let mut spreads: BTreeMap<Uuid, Vec<(u32, u32)>> = BTreeMap::new();
    let mut whole: BTreeMap<u32, u32> = BTreeMap::new();
    for (id, days, stays) in store::outcome::spreads(&mut db, organisation, by, call).await? {
        spreads.entry(id).or_default().push((days, stays));
        *whole.entry(days).or_default() += stays;
    }
    let trades: BTreeMap<String, String> = match by {
        By::Trade => {
            let language = ctx.language.code();
            let all = store::trade::list(&mut db, organisation).await?;
            all.iter().map(|t| (t.code.clone(), t.name(language).to_owned())).collect()
        }
        _ => BTreeMap::new(),
    };
    // By round there is a group for each, and few of them: their sum is all there is, however many others are left out.
    let all = store::outcome::groups(&mut db, organisation, By::Round, call, i64::MAX).await?;
    let tally = all.iter().fold(Tally::default(), |sum, group| sum.plus(group.tally));
    let spread: Vec<(u32, u32)> = whole.into_iter().collect();
    let line = |name: String, tally, spread: &[(u32, u32)]| Line {
        name,
        tally,
        decided: spread.iter().map(|(_, stays)| stays).sum(),
        median: median(spread),
    };
    let lines = groups.into_iter().map(|group| {
        let name = trades.get(&group.name).cloned().unwrap_or(group.name);
        let spread = spreads.get(&group.id).map(Vec::as_slice).unwrap_or_default();
        line(name, group.tally, spread)
    });
    Ok(Outcomes {
        by,
        call,
        lines: lines.collect(),
        all: line(String::new(), tally, &spread),
        rounds,
        more,
    })
}

/// Cases that are counted in one transaction.
const BATCH: i64 = 50;

/// Counts the stays that were there before anything was counted. Where nothing is left to do, it does nothing.
pub(crate) async fn catch_up(app: &App, ctx: &Context) -> Result<usize> {
    let organisation = ctx.actor.organisation;
    let mut done = 0;
    loop {
        let mut work = Work::fresh(app, ctx).await?;
        let missing = store::outcome::missing(&mut work, organisation, BATCH).await?;
        for (call, learner) in &missing {
            case::refresh(&mut work, *call, *learner).await?;
        }
        work.commit(()).await?;
        done += missing.len();
        // A stay of a learner who has another one in the round is counted by nobody: it must not be asked for for ever.
        let left = store::outcome::missing(&mut app.store.read().await?, organisation, 1).await?;
        if missing.is_empty() || left.first() == missing.first() {
            return Ok(done);
        }
    }
}
