//! What a stay is for: the goal of the institution's plan, and the words of the four sides.

use crate::assessment::self_name;
use crate::mobility::reach;
use crate::{App, Context, Error, Result, Subject, Work, begin, text};
use serde::{Deserialize, Serialize};
use serde_json::json;
use walz_domain::purpose::{Purpose, RoundGoal, Side};
use walz_domain::{CallId, MobilityId};
use walz_policy as policy;
use walz_policy::case::RunsRounds;
use walz_store as store;

/// What is said. What is left out stays as it was; blank words take it away.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub goal: Option<String>,
    pub statements: Vec<(Side, String)>,
}

/// Keeps what a stay is for.
///
/// # Errors
/// [`Error::NotFound`] where the actor does not speak for a side, or may not name the goal; [`Error::Invalid`] where
/// something is too long.
pub async fn say(app: &App, ctx: &Context, stay: MobilityId, said: &Said) -> Result<()> {
    let mut work = begin!(app, ctx, "purpose.say", &(stay, said));
    let organisation = ctx.actor.organisation;
    let reached = reach(&mut work, stay).await?;
    let by = self_name(&mut work).await?;
    // Two sides that write in the same second write one after the other.
    store::mobility::hold(&mut work, organisation, stay).await?;
    let known = store::purpose::find(&mut work, organisation, stay).await?;
    let mut purpose = known.unwrap_or(Purpose::new(stay));
    let mut changed = Vec::new();
    if let Some(goal) = &said.goal {
        let _may = policy::purpose::name_goal(reached.relation).ok_or(Error::NotFound)?;
        let goal = text::optional("goal", goal)?;
        if goal != purpose.goal {
            purpose.goal = goal;
            changed.push("goal");
        }
    }
    for (side, words) in &said.statements {
        let _may = policy::purpose::say(reached.relation, *side).ok_or(Error::NotFound)?;
        let words = text::optional(side.code(), words)?;
        if purpose.say(*side, &words, &by, ctx.now) {
            changed.push(side.code());
        }
    }
    if !changed.is_empty() {
        store::purpose::put(&mut work, organisation, &purpose).await?;
        let detail = json!({ "parts": changed });
        work.journal("purpose.said", Subject::new("mobility", stay), detail);
    }
    work.commit(()).await
}

/// Names the goal that a round serves, for all its stays that name none of their own; a blank one takes it away.
///
/// # Errors
/// [`Error::NotFound`] where there is no such round, or for who does not run it; [`Error::Invalid`] where it is too long.
pub async fn name_goal(app: &App, ctx: &Context, call: CallId, goal: &str) -> Result<()> {
    let RunsRounds { organisation } =
        policy::case::runs_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut work = begin!(app, ctx, "purpose.name_goal", &(call, goal));
    store::call::find(&mut work, organisation, call).await?.ok_or(Error::NotFound)?;
    let by = self_name(&mut work).await?;
    let goal = RoundGoal { call, goal: text::optional("goal", goal)?, by, at: ctx.now };
    store::purpose::put_round(&mut work, organisation, &goal).await?;
    let detail = json!({ "goal": goal.goal });
    work.journal("purpose.goal_named", Subject::new("call", call), detail);
    work.commit(()).await
}

/// The goal that a stay serves, its own or its round's; blank where nobody named one.
pub(crate) async fn goal_of(
    work: &mut Work,
    call: CallId,
    purpose: Option<&Purpose>,
) -> Result<String> {
    if let Some(own) = purpose.filter(|purpose| !purpose.goal.is_empty()) {
        return Ok(own.goal.clone());
    }
    let organisation = work.ctx().actor.organisation;
    let round = store::purpose::of_round(work, organisation, call).await?;
    Ok(round.map(|round| round.goal).unwrap_or_default())
}
