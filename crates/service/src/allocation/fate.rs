//! Why each learner got this place, and why each dearer wish was not given.
//!
//! A wish that no rule forbids is tried: the same problem is solved again with that place given, and what everybody
//! together would lose is the reason. So each reason is a fact that anybody can check, not a guess.

use super::problem::{BUDDIES, COMPANY, PARTNER};
use super::round::{Applicant, Round};
use crate::Result;
use std::collections::BTreeMap;
use walz_allocate::{Goal, Options, Outcome, Problem, Scope, Status, solve};
use walz_domain::OfferId;
use walz_domain::allocation::{Blocked, Cost, Fate, Limit, WishFate};
use walz_domain::offer::Offer;

/// Above this many learners the dearer wishes are told by their limits alone: trying each takes too long.
const TRIED_UP_TO: usize = 500;

/// What the explanations of a run look at.
#[derive(Debug)]
pub(super) struct Told<'a> {
    pub(super) round: &'a Round,
    pub(super) problem: &'a Problem,
    pub(super) outcome: &'a Outcome,
    codes: BTreeMap<&'a str, OfferId>,
}

impl<'a> Told<'a> {
    pub(super) fn new(round: &'a Round, problem: &'a Problem, outcome: &'a Outcome) -> Self {
        let codes = round.offers.values().map(|o| (o.code.as_str(), o.id)).collect();
        Self { round, problem, outcome, codes }
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
        for offer in offers {
            let obstacles = self.round.obstacles(applicant, offer)?;
            if !obstacles.is_empty() {
                blocked.push(Blocked { offer: offer.id, obstacles });
                continue;
            }
            let cost = self.cost(applicant, offer);
            if best.is_none_or(|(least, _)| weight(cost) < weight(least)) {
                best = Some((cost, offer));
            }
        }
        Ok(match best {
            Some((cost, offer)) => {
                Fate::BetterClaim { offer: offer.id, cost, limits: self.limits(applicant, offer) }
            }
            None => Fate::NotEligible { offers: blocked },
        })
    }

    /// What everybody together would lose if this learner got this offer.
    fn cost(&self, applicant: &Applicant, offer: &Offer) -> Cost {
        let nobody_tried = Cost::Tie;
        if self.problem.learners.len() > TRIED_UP_TO {
            return nobody_tried;
        }
        let mut tried = self.problem.clone();
        tried.objective = vec![Goal::MaxPlaced, Goal::MaxScore];
        tried.locked.insert(applicant.learner.code.clone(), offer.code.clone());
        let outcome = solve(&tried, &Options::default());
        let of = |outcome: &Outcome, goal| outcome.values.number(goal).unwrap_or_default();
        let placed = of(self.outcome, Goal::MaxPlaced);
        if outcome.status != Status::Optimal {
            // Somebody who has the place already would have to leave it.
            return Cost::Places { learners: 1 };
        }
        let lost = placed - of(&outcome, Goal::MaxPlaced);
        if lost > 0 {
            return Cost::Places { learners: u32::try_from(lost).unwrap_or(u32::MAX) };
        }
        match of(self.outcome, Goal::MaxScore) - of(&outcome, Goal::MaxScore) {
            tenths if tenths > 0 => Cost::Points { tenths },
            _ => Cost::Tie,
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

/// The order of costs, the least first.
fn weight(cost: Cost) -> (u8, i64) {
    match cost {
        Cost::Tie => (0, 0),
        Cost::Points { tenths } => (1, tenths),
        Cost::Places { learners } => (2, i64::from(learners)),
    }
}
