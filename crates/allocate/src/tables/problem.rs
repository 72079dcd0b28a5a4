//! From tables to problems, and back from a flow to an outcome.

use super::{Compact, Tables};
use crate::certificate::{Certificate, Prices};
use crate::explain::Explanations;
use crate::flow::{self, Flow, FlowDoubt, Network, NetworkFault};
use crate::outcome::{Facts, Outcome, Shortage, Stats, Status, Value, Values};
use crate::problem::{Cap, Edge, Goal, Group, Learner, Offer, Problem, Scope, Weight};
use crate::solve::{Options, must_stop};

/// Why a result does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadResult {
    #[error("the proof is missing")]
    Proof,
    #[error("there is a learner or an offer that does not exist")]
    UnknownId,
    #[error("the values are not what the allocation reaches")]
    Values,
    #[error(transparent)]
    Network(#[from] NetworkFault),
    #[error(transparent)]
    Flow(#[from] FlowDoubt),
}

impl Tables {
    /// The problem in these tables, with all groups, floors and caps.
    pub fn to_problem(&self, objective: impl IntoIterator<Item = Goal>) -> Problem {
        let mut problem = self.pairs.to_problem(objective);
        for (learner, row) in problem.learners.iter_mut().zip(&self.learners) {
            learner.class = Some(row.class.to_string());
            learner.protected = row.protected == 1;
        }
        for (offer, row) in problem.offers.iter_mut().zip(&self.offers) {
            offer.min = row.min;
            offer.city = Some(row.city.to_string());
            offer.host_partner = Some(row.host_partner.to_string());
            offer.start_week = Some(row.start);
            offer.weeks = Some(row.weeks);
        }
        for (edge, price) in problem.edges.iter_mut().zip(&self.prices) {
            edge.price = i64::from(*price);
        }
        for (at, group) in self.groups.iter().enumerate() {
            let members = group.members.iter().map(u32::to_string);
            problem.groups.push(Group::new(at.to_string(), group.mode, members));
        }
        problem.caps = self.caps.iter().map(|cap| self.cap(cap)).collect();
        problem
    }

    fn cap(&self, row: &super::UpperRow) -> Cap {
        let numbers = |of: &mut dyn Iterator<Item = i64>| {
            let inside = of.enumerate().filter(|(_, key)| *key == row.key);
            Scope::Only(inside.map(|(at, _)| at.to_string()).collect())
        };
        let mut cap = Cap::new(format!("{}:{}", row.kind, row.key)).at_most(row.max);
        match &*row.kind {
            "city" => cap.offers = numbers(&mut self.offers.iter().map(|offer| offer.city)),
            "host_partner" => {
                cap.offers = numbers(&mut self.offers.iter().map(|offer| offer.host_partner));
            }
            "class" => cap.learners = numbers(&mut self.learners.iter().map(|l| l.class)),
            "partner" => cap.learners = numbers(&mut self.learners.iter().map(|l| l.partner)),
            _ => cap.weight = Weight::Price,
        }
        cap
    }
}

impl Compact {
    /// The same as a problem with names.
    pub fn to_problem(&self, objective: impl IntoIterator<Item = Goal>) -> Problem {
        let mut problem = Problem::new(objective);
        problem.learners = (0..self.learners()).map(|at| Learner::new(at.to_string())).collect();
        let offers = self.capacities.iter().enumerate();
        problem.offers =
            offers.map(|(at, places)| Offer::new(at.to_string(), i64::from(*places))).collect();
        problem.edges.reserve_exact(self.offers.len());
        for (learner, ends) in self.starts.windows(2).enumerate() {
            for at in ends[0] as usize..ends[1] as usize {
                let edge = Edge::new(learner.to_string(), self.offers[at].to_string());
                problem.edges.push(
                    edge.rank(i64::from(self.ranks[at]))
                        .score(i64::from(self.scores[at]))
                        .cost(i64::from(self.costs[at])),
                );
            }
        }
        problem
    }

    /// The network for placing the most at the least cost.
    ///
    /// # Errors
    /// If the numbers do not fit together.
    pub fn network(&self) -> Result<Network, NetworkFault> {
        Network::new(self.capacities.clone(), self.starts.clone(), &self.offers, &self.costs)
    }

    /// Solves without ever giving names to the pairs, if the goals are `max_placed` and then
    /// `min_cost`, or `stable_learner_optimal`; otherwise as [`solve`](crate::solve).
    pub fn solve(&self, objective: &[Goal], options: &Options<'_>) -> Outcome {
        let direct = match objective {
            [Goal::MaxPlaced, Goal::MinCost] if !options.explain => self.least_cost(options),
            [Goal::StableLearnerOptimal] if !options.explain => Some(self.stable()),
            _ => None,
        };
        direct.unwrap_or_else(|| {
            crate::solve::solve(&self.to_problem(objective.iter().copied()), options)
        })
    }

    /// Why these learners got what they got, as [`explain_to`](crate::explain_to) says it.
    pub fn explain(
        &self,
        objective: &[Goal],
        outcome: &Outcome,
        options: &Options<'_>,
        wanted: &dyn Fn(&str) -> bool,
    ) -> Explanations {
        let problem = self.to_problem(objective.iter().copied());
        // Numbers that make a network and 32 bits of cost leave nothing to be refused.
        if *objective == [Goal::MaxPlaced, Goal::MinCost] && self.network().is_ok() {
            crate::solve::explain_valid(&problem, outcome, options, wanted)
        } else {
            crate::solve::explain_to(&problem, outcome, options, wanted)
        }
    }

    /// Whether [`Self::verify`] can follow this result: that of a run for the most placed at the
    /// least cost.
    pub fn can_verify(&self, objective: &[Goal], outcome: &Outcome) -> bool {
        outcome.status == Status::Optimal
            && *objective == [Goal::MaxPlaced, Goal::MinCost]
            && matches!(outcome.certificate, Some(Certificate::Prices { .. }))
    }

    /// Checks a result by its prices in one pass over the pairs, without giving names to them.
    ///
    /// # Errors
    /// What does not hold.
    pub fn verify(&self, outcome: &Outcome) -> Result<(), BadResult> {
        let stages = match &outcome.certificate {
            Some(Certificate::Prices { stages }) => &stages[..],
            _ => &[],
        };
        let [stage] = stages else { return Err(BadResult::Proof) };
        let number = |id: &str, count: usize| {
            let at: Option<usize> = id.parse().ok();
            at.filter(|at| *at < count).ok_or(BadResult::UnknownId)
        };
        let mut offers = vec![None; self.learners()];
        for (learner, offer) in &outcome.matching {
            let offer = number(offer, self.capacities.len())? as u32;
            offers[number(learner, self.learners())?] = Some(offer);
        }
        if offers.iter().flatten().count() != outcome.matching.len() {
            return Err(BadResult::UnknownId);
        }
        let mut prices = vec![0; self.capacities.len()];
        for (offer, price) in &stage.offers {
            prices[number(offer, self.capacities.len())?] = *price;
        }
        let totals = flow::check(&self.network()?, &Flow::claimed(offers, prices, stage.out))?;
        let placed = i64::try_from(totals.placed).ok();
        let cost = i64::try_from(totals.cost).ok();
        let fits =
            |goal, value: Option<i64>| value.is_some() && outcome.values.number(goal) == value;
        if !fits(Goal::MaxPlaced, placed) || !fits(Goal::MinCost, cost) {
            return Err(BadResult::Values);
        }
        Ok(())
    }

    fn least_cost(&self, options: &Options<'_>) -> Option<Outcome> {
        let network = self.network().ok()?;
        let stop = must_stop(options);
        let flow = match flow::solve_until(&network, &stop) {
            Ok(flow) => flow,
            Err(stopped) => {
                let mut outcome = self.outcome(Status::Interrupted, &stopped.offers);
                outcome.values = self.values(&stopped.offers);
                outcome.bounds = Values(vec![(Goal::MaxPlaced, Value::Number(self.most()))]);
                return Some(outcome);
            }
        };
        let mut outcome = self.outcome(Status::Optimal, &flow.offers);
        outcome.values = self.values(&flow.offers);
        outcome.unplaced_certificate = self.shortage(&flow);
        let prices = flow.prices().iter().enumerate().filter(|(_, price)| **price != 0);
        let stage = Prices {
            most: true,
            terms: vec![crate::Term { goal: Goal::MinCost, rank: None, weight: 1 }],
            out: flow.out(),
            keep: 0,
            offers: prices.map(|(offer, price)| (offer.to_string(), *price)).collect(),
        };
        outcome.certificate = Some(Certificate::Prices { stages: vec![stage] });
        Some(outcome)
    }

    /// What no allocation can beat: everybody who has a pair, or every place that somebody wants.
    fn most(&self) -> i64 {
        let mut wanted = vec![0_u32; self.capacities.len()];
        for offer in &self.offers {
            wanted[*offer as usize] += 1;
        }
        let places = self.capacities.iter().zip(wanted);
        let places: i64 = places.map(|(places, wanted)| i64::from(wanted.min(*places))).sum();
        let wishing = self.starts.windows(2).filter(|ends| ends[0] < ends[1]).count() as i64;
        places.min(wishing)
    }

    fn stable(&self) -> Outcome {
        let offers = crate::stable::learner_optimal(self);
        let mut outcome = self.outcome(Status::Optimal, &offers);
        let placed = outcome.matching.len() as i64;
        outcome.values = Values(vec![(Goal::StableLearnerOptimal, Value::Number(placed))]);
        outcome.facts =
            Some(Facts { stable_exists: true, least_blocking: Some(0), ..Facts::default() });
        outcome
    }

    fn outcome(&self, status: Status, offers: &[u32]) -> Outcome {
        let mut outcome = Outcome::of(status);
        let placed = offers.iter().enumerate().filter(|(_, offer)| **offer != u32::MAX);
        outcome.matching =
            placed.map(|(learner, offer)| (learner.to_string(), offer.to_string())).collect();
        outcome.stats = Stats {
            learners: self.learners(),
            offers: self.capacities.len(),
            edges: self.offers.len(),
            parts: 1,
            ..Stats::default()
        };
        outcome
    }

    fn values(&self, offers: &[u32]) -> Values {
        let (mut placed, mut cost) = (0, 0);
        for (learner, offer) in offers.iter().enumerate() {
            let row = self.starts[learner] as usize..self.starts[learner + 1] as usize;
            if let Some(at) = row.into_iter().find(|at| self.offers[*at] == *offer) {
                placed += 1;
                cost += i64::from(self.costs[at]);
            }
        }
        Values(vec![(Goal::MaxPlaced, Value::Number(placed)), (Goal::MinCost, Value::Number(cost))])
    }

    /// Who shares too few places with those who are out.
    fn shortage(&self, flow: &Flow) -> Option<Shortage> {
        let mut at: Vec<Vec<usize>> = vec![Vec::new(); self.capacities.len()];
        let mut learners = Vec::new();
        for (learner, place) in flow.offers().enumerate() {
            match place {
                Some(offer) => at[offer as usize].push(learner),
                None => learners.push(learner),
            }
        }
        if learners.is_empty() {
            return None;
        }
        let mut seen = vec![false; self.capacities.len()];
        let mut next = 0;
        while let Some(&learner) = learners.get(next) {
            next += 1;
            let row = self.starts[learner] as usize..self.starts[learner + 1] as usize;
            for &offer in &self.offers[row] {
                if !std::mem::replace(&mut seen[offer as usize], true) {
                    learners.append(&mut at[offer as usize]);
                }
            }
        }
        learners.sort_unstable();
        let offers: Vec<usize> = (0..seen.len()).filter(|offer| seen[*offer]).collect();
        let places = offers.iter().map(|offer| i64::from(self.capacities[*offer])).sum();
        Some(Shortage {
            deficiency: learners.len() as i64 - places,
            learners: learners.iter().map(usize::to_string).collect(),
            offers: offers.iter().map(usize::to_string).collect(),
            places,
        })
    }
}
