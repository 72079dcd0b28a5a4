//! The newest run as the office decides on it: everybody with their place, its reasons, and where else they could go.

use super::conditions::goal;
use super::relief::{self, Relief, Shortage};
use super::round::Round;
use super::say::Say;
use super::{RunFile, newest};
use crate::{App, Context, Error, Result};
use std::collections::BTreeMap;
use walz_allocate::{Goal, Outcome};
use walz_domain::allocation::{Aim, Allocation, Lock};
use walz_domain::eligibility::Obstacle;
use walz_domain::offer::Offer;
use walz_domain::partner::Partner;
use walz_domain::{CallId, HostCompanyId, OfferId, PartnerId};
use walz_policy::{self as policy, case::RunsRounds};
use walz_store::{self as store, Stored};
use walz_words::Words;

/// What a page tells of the question that a run answers.
#[derive(serde::Deserialize)]
struct Asked {
    objective: Vec<Goal>,
}

/// A run with all that its page names.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub file: RunFile,
    /// In the order of the learners' names.
    pub entries: Vec<Entry>,
    pub offers: BTreeMap<OfferId, Offer>,
    pub partners: BTreeMap<PartnerId, Partner>,
    pub hosts: BTreeMap<HostCompanyId, String>,
    /// What the office decided beforehand.
    pub locks: Vec<Lock>,
    /// What was wanted of the run, in its order.
    pub aims: Vec<Aim>,
    /// What one place more would bring, the most first.
    pub reliefs: Vec<Relief>,
    /// Why not everybody can be placed.
    pub shortage: Option<Shortage>,
}

/// One learner in a run.
#[derive(Clone, Debug)]
pub struct Entry {
    pub allocation: Stored<Allocation>,
    pub name: String,
    /// Offers between which and the learner no rule stands, by code, apart from the one that was given. Wishes do not
    /// count as a rule here: what was not wished may still be given.
    pub choices: Vec<OfferId>,
}

/// The newest run of a call that counts, for those who decide on it.
///
/// # Errors
/// [`Error::NotFound`] for everybody else.
pub async fn sheet(app: &App, ctx: &Context, call: CallId) -> Result<Option<Sheet>> {
    let RunsRounds { organisation } =
        policy::case::runs_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let Some(mut file) = newest(app, ctx, call).await? else { return Ok(None) };
    let mut db = app.store.read().await?;
    let round = Round::load(&mut db, &app.keys, organisation, call).await?;
    let record = store::allocation::record_of(&mut db, organisation, file.run.id).await?;
    let record = record.ok_or(Error::NotFound)?;
    let problem: Asked = serde_json::from_str(&record.problem)?;
    let outcome: Outcome = serde_json::from_str(&record.outcome)?;
    let mut entries = Vec::with_capacity(file.allocations.len());
    for allocation in std::mem::take(&mut file.allocations) {
        let Some(applicant) = round.applicant(allocation.learner) else { continue };
        let mut choices = Vec::new();
        for offer in round.offers.values().filter(|offer| allocation.offer != Some(offer.id)) {
            let obstacles = round.obstacles(applicant, offer)?;
            if obstacles.iter().all(|obstacle| *obstacle == Obstacle::NotWished) {
                choices.push((offer.code.as_str(), offer.id));
            }
        }
        choices.sort_unstable();
        let name = applicant.name.clone();
        let choices = choices.into_iter().map(|(_, id)| id).collect();
        entries.push(Entry { allocation, name, choices });
    }
    entries.sort_by(|one, other| one.name.cmp(&other.name));
    let words = Words::of(ctx.language);
    let reliefs = relief::reliefs(Say { round: &round, words }, &outcome);
    let shortage = relief::shortage(&round, &outcome);
    Ok(Some(Sheet {
        aims: problem.objective.into_iter().filter_map(aim).collect(),
        reliefs,
        shortage,
        file,
        entries,
        offers: round.offers,
        partners: round.partners,
        hosts: round.hosts,
        locks: round.locks,
    }))
}

/// The aim behind one of the engine's goals.
fn aim(of: Goal) -> Option<Aim> {
    Aim::ALL.iter().copied().find(|aim| goal(*aim) == of)
}
