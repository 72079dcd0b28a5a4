//! What a repair looks at: who has which place and how firmly, and the engine's problem that is made of it.

use super::super::problem;
use super::super::round::Round;
use super::super::say::Say;
use super::super::solve::{apart, best, refusal};
use super::super::{hashed, load};
use crate::{App, Result};
use std::collections::BTreeMap;
use walz_allocate::{Goal, Outcome, Problem};
use walz_domain::allocation::{
    Allocation, AllocationState, Cause, Conditions, Hold, LockKind, Move, Standing, chains,
};
use walz_domain::mobility::Mobility;
use walz_domain::offer::{Offer, OfferStatus};
use walz_domain::signing::State;
use walz_domain::{CallId, LearnerId, OfferId, OrganisationId};
use walz_store::{self as store, Access, Id, Stored};
use walz_words::Words;

/// The round as it stands.
#[derive(Clone, Debug)]
pub(super) struct Basis {
    pub(super) organisation: OrganisationId,
    pub(super) round: Round,
    pub(super) conditions: Conditions,
    pub(super) allocations: BTreeMap<LearnerId, Allocation>,
    /// Who has which place, or is proposed for it.
    pub(super) before: BTreeMap<LearnerId, OfferId>,
    /// Those of them whose place is still there.
    pub(super) intact: BTreeMap<LearnerId, OfferId>,
    /// Stays of those who stepped back and have not left.
    pub(super) stepped_back: Vec<(Mobility, String)>,
}

/// A repair, solved.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) basis: Basis,
    pub(super) problem: Problem,
    /// Whether the problem asks that nobody who has a place is left without.
    pub(super) all_keep: bool,
    pub(super) outcome: Outcome,
    pub(super) input: String,
    pub(super) after: BTreeMap<LearnerId, OfferId>,
    pub(super) chains: Vec<Vec<Move>>,
}

impl Basis {
    /// Nothing where no places were given yet.
    pub(super) async fn load(
        db: &mut impl Access,
        app: &App,
        organisation: OrganisationId,
        call: CallId,
        ask_chosen: bool,
    ) -> Result<Option<Self>> {
        let mut round = load(db, app, organisation, call).await?;
        let runs = store::allocation::runs_of_call(db, organisation, call).await?;
        let run = runs.into_iter().find(|run| run.state.counts()).map(Stored::into_value);
        if run.is_none() && round.stays.is_empty() {
            return Ok(None);
        }
        let mut allocations = BTreeMap::new();
        if let Some(run) = &run {
            for allocation in store::allocation::of_run(db, organisation, run.id).await? {
                allocations.insert(allocation.learner, allocation.into_value());
            }
        }
        let stepped_back = round
            .others
            .iter()
            .filter(|other| !has_left(&other.stay))
            .filter_map(|other| Some((other.stay.clone(), other.withdrawn.clone()?)))
            .collect();
        for stay in round.stays.values() {
            // Whoever has left is not looked at any further.
            let in_force = !has_left(stay) && in_force(db, organisation, stay).await?;
            let own = allocations.get(&stay.learner).map(|a: &Allocation| &a.state);
            let standing = Standing {
                state: &stay.state,
                taken_back: is_gone(&round, stay.offer),
                in_force,
                chosen: matches!(own, Some(AllocationState::Overridden { .. })),
                kept: round.locks.iter().any(|lock| {
                    (lock.learner, lock.offer, lock.kind)
                        == (stay.learner, stay.offer, LockKind::Keep)
                }),
            };
            round.holds.insert(stay.learner, standing.hold(ask_chosen));
        }
        let mut before = BTreeMap::new();
        for applicant in &round.applicants {
            let learner = applicant.learner.id;
            let proposed = allocations.get(&learner).and_then(|a| a.offer);
            if let Some(offer) = round.stays.get(&learner).map(|stay| stay.offer).or(proposed) {
                before.insert(learner, offer);
            }
        }
        let is_intact = |(learner, offer): &(&LearnerId, &OfferId)| match round.stays.get(*learner)
        {
            Some(_) => round.hold(**learner) != Hold::Lost,
            None => !is_gone(&round, **offer),
        };
        let intact = before.iter().filter(is_intact).map(|(l, o)| (*l, *o)).collect();
        let conditions = Conditions::of_round(&round.call);
        Ok(Some(Self {
            organisation,
            round,
            conditions,
            allocations,
            before,
            intact,
            stepped_back,
        }))
    }

    pub(super) fn offer(&self, id: Option<OfferId>) -> Option<&Offer> {
        self.round.offers.get(&id?)
    }

    /// The engine's problem. `all_keep` asks that nobody who has a place is left without.
    pub(super) fn problem(&self, all_keep: bool, words: Words) -> Result<Problem> {
        let mut round = self.round.clone();
        let freed = |learner| self.stepped_back.iter().any(|(stay, _)| stay.learner == learner);
        round.others.retain(|other| !freed(other.stay.learner));
        if all_keep {
            round.required.extend(self.intact.keys().copied());
        }
        let mut problem = problem::of(&round, &self.conditions, words)?;
        let aims = std::mem::take(&mut problem.objective);
        let aims = aims.into_iter().filter(|goal| *goal != Goal::MaxPlaced);
        problem.objective = [Goal::MaxPlaced, Goal::MinChanges].into_iter().chain(aims).collect();
        for applicant in &round.applicants {
            let learner = applicant.learner.id;
            // Whose place is gone changes it in any case.
            if let Some(offer) = self.intact.get(&learner).and_then(|id| round.offers.get(id)) {
                problem = problem.had(applicant.learner.code.clone(), offer.code.clone());
            }
        }
        Ok(problem)
    }

    /// The best repair.
    pub(super) async fn solved(self, words: Words) -> Result<Plan> {
        apart(move || {
            let (mut all_keep, mut problem) = (true, self.problem(true, words)?);
            let outcome = match best(&problem)? {
                Ok(outcome) => outcome,
                // Where limits have become tighter, not all who have a place can keep one.
                Err(_) => {
                    (all_keep, problem) = (false, self.problem(false, words)?);
                    best(&problem)?.map_err(|core| refusal(&self.round, &core, words))?
                }
            };
            let (input, _) = hashed(&problem)?;
            let after = self.after(&outcome);
            let chains = self.chains(&after);
            Ok(Plan { basis: self, problem, all_keep, outcome, input, after, chains })
        })
        .await
    }

    fn after(&self, outcome: &Outcome) -> BTreeMap<LearnerId, OfferId> {
        let offers: BTreeMap<&str, OfferId> =
            self.round.offers.values().map(|offer| (offer.code.as_str(), offer.id)).collect();
        let given = |code: &str| offers.get(outcome.matching.get(code)?.as_str()).copied();
        let applicants = self.round.applicants.iter();
        applicants.filter_map(|a| Some((a.learner.id, given(&a.learner.code)?))).collect()
    }

    fn chains(&self, after: &BTreeMap<LearnerId, OfferId>) -> Vec<Vec<Move>> {
        let back = self.stepped_back.iter().map(|(stay, _)| Move {
            learner: stay.learner,
            from: Some(stay.offer),
            to: None,
            cause: Cause::SteppedBack,
        });
        let mut changes: Vec<Move> = back.collect();
        for applicant in &self.round.applicants {
            let learner = applicant.learner.id;
            let (from, to) = (self.before.get(&learner).copied(), after.get(&learner).copied());
            if from == to {
                continue;
            }
            let cause = match from {
                None => Cause::NoPlace,
                Some(_) if !self.intact.contains_key(&learner) => Cause::TakenBack,
                Some(_) => Cause::Limits,
            };
            changes.push(Move { learner, from, to, cause });
        }
        let mut free: BTreeMap<OfferId, i64> = BTreeMap::new();
        for offer in self.round.offers.values().filter(|o| o.status != OfferStatus::Withdrawn) {
            free.insert(offer.id, i64::from(offer.slots));
        }
        let others = self.round.others.iter().map(|other| &other.stay.offer);
        for taken in self.before.values().chain(others) {
            *free.entry(*taken).or_default() -= 1;
        }
        chains(&changes, &free)
    }

    /// Names for whoever has to be told.
    pub(super) fn say(&self, words: Words) -> Say<'_> {
        Say { round: &self.round, words }
    }
}

fn is_gone(round: &Round, offer: OfferId) -> bool {
    round.offers.get(&offer).is_none_or(|offer| offer.status == OfferStatus::Withdrawn)
}

fn has_left(stay: &Mobility) -> bool {
    stay.state.departed().is_some()
}

/// Whether a text about the stay binds anybody.
async fn in_force(
    db: &mut impl Access,
    organisation: OrganisationId,
    stay: &Mobility,
) -> Result<bool> {
    let binds = |state: &State| matches!(state, State::InForce { .. });
    let agreements = store::agreement::of_mobility(db, organisation, Id(stay.id)).await?;
    let grants = store::grant_agreement::of_mobility(db, organisation, Id(stay.id)).await?;
    Ok(agreements.iter().any(|text| binds(&text.state))
        || grants.first().is_some_and(|text| binds(&text.state)))
}
