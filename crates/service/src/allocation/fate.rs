//! Why each learner got this place, and why each dearer wish was not given.
//!
//! A wish that no rule forbids was tried by the engine: what everybody together would lose with it is the reason. So each
//! reason is a fact that anybody can check, not a guess.

use super::problem::{BUDDIES, COMPANY, PARTNER};
use super::round::{Applicant, Round};
use crate::Result;
use std::collections::BTreeMap;
use walz_allocate::{Explanations, Goal, Missed, Outcome, Problem, Scope, Why};
use walz_domain::allocation::{Blocked, Cost, Fate, Limit, WishFate};
use walz_domain::offer::Offer;
use walz_domain::{Eur, OfferId};

/// What the explanations of a run look at.
#[derive(Debug)]
pub(super) struct Told<'a> {
    pub(super) round: &'a Round,
    pub(super) problem: &'a Problem,
    pub(super) outcome: &'a Outcome,
    /// Nothing of a wish that was not tried.
    explanations: Option<&'a Explanations>,
    codes: BTreeMap<&'a str, OfferId>,
}

impl<'a> Told<'a> {
    pub(super) fn new(round: &'a Round, problem: &'a Problem, outcome: &'a Outcome) -> Self {
        let codes = round.offers.values().map(|o| (o.code.as_str(), o.id)).collect();
        let explanations = outcome.explanations.as_ref();
        Self { round, problem, outcome, explanations, codes }
    }

    /// The place that a learner got.
    pub(super) fn given(&self, applicant: &Applicant) -> Option<&'a Offer> {
        let code = self.outcome.matching.get(&applicant.learner.code)?;
        self.round.offers.get(self.codes.get(code.as_str())?)
    }

    /// How each wish fared, the dearest first, up to the one that was given; where none was given, all of them.
    pub(super) fn fates(&self, applicant: &Applicant) -> Result<Vec<WishFate>> {
        let given = self.given(applicant);
        let mut fates = Vec::new();
        for (at, partner) in applicant.application.wishes.partners.iter().enumerate() {
            let rank = at + 1;
            if let Some(offer) = given.filter(|offer| offer.partner == *partner) {
                let fate = Fate::Given { offer: offer.id };
                fates.push(WishFate { partner: *partner, rank, fate });
                return Ok(fates);
            }
            let offers: Vec<&Offer> = self
                .round
                .offers
                .values()
                .filter(|o| o.partner == *partner && o.trade == applicant.learner.trade)
                .filter(|o| !self.round.closed.contains(&o.id))
                .collect();
            fates.push(WishFate { partner: *partner, rank, fate: self.fate(applicant, &offers)? });
        }
        if let Some(offer) = given {
            let rank = applicant.application.wishes.rank(offer.partner);
            let fate = Fate::Given { offer: offer.id };
            fates.push(WishFate { partner: offer.partner, rank, fate });
        }
        Ok(fates)
    }

    /// Why none of a partner's offers in the trade was given.
    fn fate(&self, applicant: &Applicant, offers: &[&Offer]) -> Result<Fate> {
        if offers.is_empty() {
            return Ok(Fate::NoOffer);
        }
        let mut blocked = Vec::new();
        let mut best: Option<(Cost, &Offer)> = None;
        let mut other = None;
        for offer in offers {
            let obstacles = self.round.obstacles(applicant, offer)?;
            if !obstacles.is_empty() {
                blocked.push(Blocked { offer: offer.id, obstacles });
                continue;
            }
            match self.tried(applicant, offer) {
                Tried::At(cost) => {
                    if best.is_none_or(|(least, _)| weight(cost) < weight(least)) {
                        best = Some((cost, offer));
                    }
                }
                Tried::OutOfReach => {
                    let limits = self.limits(applicant, offer);
                    other = Some(Fate::OutOfReach { offer: offer.id, limits });
                }
                Tried::Forbidden => other = Some(Fate::Forbidden { offer: offer.id }),
                Tried::Kept => other = Some(Fate::Kept),
            }
        }
        Ok(match (best, other) {
            (Some((cost, offer)), _) => {
                Fate::BetterClaim { offer: offer.id, cost, limits: self.limits(applicant, offer) }
            }
            (None, Some(fate)) => fate,
            (None, None) => Fate::NotEligible { offers: blocked },
        })
    }

    /// What the engine found when it gave this learner this offer.
    fn tried(&self, applicant: &Applicant, offer: &Offer) -> Tried {
        let learner = self.explanations.and_then(|e| e.learners.get(&applicant.learner.code));
        let is = |missed: &&Missed| missed.offer == offer.code;
        let Some(missed) = learner.and_then(|reason| reason.missed.iter().find(is)) else {
            return Tried::At(Cost::NotTried);
        };
        match &missed.why {
            Why::Forbidden => Tried::Forbidden,
            Why::Locked { .. } => Tried::Kept,
            Why::Impossible { .. } => Tried::OutOfReach,
            Why::Worse { goal, rank, by, .. } => Tried::At(cost(*goal, *rank, *by)),
            Why::Tie { .. } => Tried::At(Cost::Tie),
            Why::NotKnown => Tried::At(Cost::NotTried),
        }
    }

    /// The limits on the way to an offer that are used up.
    fn limits(&self, applicant: &Applicant, offer: &Offer) -> Vec<Limit> {
        let learner = applicant.learner.code.as_str();
        let taken = self.outcome.matching.values().filter(|code| **code == offer.code).count();
        let mut limits = Vec::new();
        if taken >= usize::try_from(offer.slots).unwrap_or(usize::MAX) {
            limits.push(Limit::Slots);
        }
        for cap in &self.problem.caps {
            let names = |scope: &Scope, name: &str| match scope {
                Scope::All => true,
                Scope::Only(ids) => ids.iter().any(|id| id == name),
            };
            if !names(&cap.offers, &offer.code) || !names(&cap.learners, learner) {
                continue;
            }
            let others = self.outcome.matching.iter().filter(|(who, what)| {
                *who != learner && names(&cap.learners, who) && names(&cap.offers, what)
            });
            let used = i64::try_from(others.count()).unwrap_or(i64::MAX);
            if cap.max.is_none_or(|most| used < most) {
                continue;
            }
            if let Some(rest) = cap.id.strip_prefix(PARTNER) {
                let season = rest.rsplit('/').next().unwrap_or_default().to_owned();
                limits.push(Limit::Partner { season });
            } else if cap.id.starts_with(COMPANY) {
                limits.push(Limit::Company);
            }
        }
        let in_group = |group: &&walz_allocate::Group| {
            group.id.starts_with(BUDDIES) && group.members.iter().any(|m| m == learner)
        };
        if self.problem.groups.iter().any(|group| in_group(&group)) {
            limits.push(Limit::Buddy);
        }
        limits
    }
}

/// What became of trying a wish.
enum Tried {
    At(Cost),
    OutOfReach,
    Forbidden,
    Kept,
}

/// So much of a goal, as the office counts it.
pub(super) fn cost(goal: Goal, rank: Option<i64>, by: i64) -> Cost {
    let learners = u32::try_from(by).unwrap_or(u32::MAX);
    let rank = rank.and_then(|rank| usize::try_from(rank).ok()).unwrap_or(1);
    match goal {
        Goal::MaxPlaced => Cost::Places { learners },
        Goal::MaxProtected => Cost::FewerOpportunities { learners },
        Goal::MaxScore => Cost::Points { tenths: by },
        Goal::RankMaximal | Goal::Generous => Cost::Wishes { rank, learners },
        Goal::MinMaxRank => Cost::WorstWish,
        Goal::MinChanges => Cost::Changes { learners },
        Goal::MinPrice => Cost::Grant { more: Eur::cents(by) },
        _ => Cost::NotTried,
    }
}

/// The order of costs, the least first.
fn weight(cost: Cost) -> (u8, i64) {
    match cost {
        Cost::Tie => (0, 0),
        Cost::Grant { more } => (1, more.cents),
        Cost::Wishes { learners, .. } => (2, i64::from(learners)),
        Cost::WorstWish => (3, 0),
        Cost::Points { tenths } => (4, tenths),
        Cost::Changes { learners } => (5, i64::from(learners)),
        Cost::FewerOpportunities { learners } => (6, i64::from(learners)),
        Cost::Places { learners } => (7, i64::from(learners)),
        Cost::NotTried => (8, 0),
    }
}
