//! Two runs side by side: what each comes to, and who would change places.

use super::super::RunFile;
use super::super::field::Field;
use crate::{App, Context, Error, Result};
use std::collections::BTreeMap;
use walz_domain::allocation::{Allocation, RunState};
use walz_domain::{CallId, LearnerId, OfferId, OrganisationId, RunId};
use walz_policy::{self as policy, case::RunsRounds};
use walz_store::{self as store, Access, Stored};

/// Two runs of a round.
#[derive(Clone, Debug)]
pub struct Comparison {
    pub one: RunFile,
    pub other: RunFile,
    /// Those whose place is not the same in both, by name.
    pub moved: Vec<Moved>,
    pub field: Field,
}

/// A learner who has another place, or none, in the other run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    pub learner: LearnerId,
    pub name: String,
    /// The place and the rank of the wish.
    pub one: Option<(OfferId, usize)>,
    pub other: Option<(OfferId, usize)>,
}

/// Two runs that count or were tried, for those who decide.
///
/// # Errors
/// [`Error::NotFound`] where the round has no such runs, or for who does not run it.
pub async fn compare(
    app: &App,
    ctx: &Context,
    call: CallId,
    one: RunId,
    other: RunId,
) -> Result<Comparison> {
    let RunsRounds { organisation } =
        policy::case::runs_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let field = Field::load(&mut db, organisation, call).await?;
    let one = of_round(&mut db, organisation, call, one).await?;
    let other = of_round(&mut db, organisation, call, other).await?;
    let (first, second) = (places(&one.allocations), places(&other.allocations));
    let mut moved: Vec<Moved> = field
        .learners
        .iter()
        .map(|(learner, name)| Moved {
            learner: *learner,
            name: name.clone(),
            one: first.get(learner).copied(),
            other: second.get(learner).copied(),
        })
        .filter(|moved| moved.one.map(|(offer, _)| offer) != moved.other.map(|(offer, _)| offer))
        .collect();
    moved.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(Comparison { one, other, moved, field })
}

async fn of_round(
    db: &mut impl Access,
    organisation: OrganisationId,
    call: CallId,
    run: RunId,
) -> Result<RunFile> {
    let found = store::allocation::find_run(db, organisation, run).await?;
    let run = found.filter(|run| run.call == call && run.state != RunState::Discarded);
    let run = run.ok_or(Error::NotFound)?;
    let allocations = store::allocation::of_run(db, organisation, run.id).await?;
    Ok(RunFile { run, allocations })
}

fn places(allocations: &[Stored<Allocation>]) -> BTreeMap<LearnerId, (OfferId, usize)> {
    allocations.iter().filter_map(|a| Some((a.learner, (a.offer?, a.rank?)))).collect()
}
