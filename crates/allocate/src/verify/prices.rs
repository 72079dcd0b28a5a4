//! Follows prices: at each stage nobody would rather be elsewhere, and only full offers have a
//! price, so that nothing that may still be chosen is better (complementary slackness).

use super::Doubt;
use crate::certificate::{Prices, Term};
use crate::outcome::{Outcome, Value};
use crate::problem::{Edge, Goal, Problem};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Whether the stages show that nothing is better than the outcome.
pub(super) fn check(
    problem: &Problem,
    outcome: &Outcome,
    stages: &[Prices],
    doubts: &mut Vec<Doubt>,
) {
    let mut face = match Face::of(problem, outcome) {
        Ok(face) => face,
        Err(doubt) => return doubts.push(doubt),
    };
    if !face.goals_are_met_in_order(stages) {
        return doubts.push(Doubt::Goals { part: 0 });
    }
    for (at, stage) in stages.iter().enumerate() {
        let holds = match stage.terms.first() {
            Some(Term { goal: Goal::MinMaxRank, .. }) => face.somebody_gets(stage),
            _ => face.stage(stage),
        };
        if holds.is_none() {
            return doubts.push(Doubt::Proof { part: 0, stage: at });
        }
    }
}

/// A pair that may still be chosen.
#[derive(Clone, Copy)]
struct Pair<'a> {
    edge: &'a Edge,
    offer: usize,
    protected: bool,
    keeps: bool,
}

impl Pair<'_> {
    /// What choosing the pair adds to a term.
    fn adds(&self, term: &Term) -> i128 {
        let is = |yes: bool| i128::from(yes);
        let rank = self.edge.rank;
        match term.goal {
            Goal::MaxPlaced => -1,
            Goal::MaxProtected => -is(self.protected),
            Goal::MinCost => i128::from(self.edge.cost),
            Goal::MaxScore => -i128::from(self.edge.score),
            Goal::RankMaximal => -is(Some(rank) == term.rank),
            Goal::Generous => is(Some(rank) == term.rank),
            Goal::MinMaxRank => is(term.rank.is_some_and(|least| rank >= least)),
            Goal::MinChanges => -is(self.keeps),
            Goal::MinPrice => i128::from(self.edge.price),
            _ => 0,
        }
    }
}

/// What may still be chosen, and what must be.
struct Face<'a> {
    problem: &'a Problem,
    /// Pairs of each learner. Locked learners have none: they have their place before all others.
    rows: Vec<Vec<Pair<'a>>>,
    /// The offer of each learner who is not locked.
    place: Vec<Option<usize>>,
    /// Places that locked learners leave, and those of them that are taken.
    capacities: Vec<i128>,
    taken: Vec<i128>,
    learner_must: Vec<bool>,
    offer_must: Vec<bool>,
    offers: HashMap<&'a str, usize>,
    /// The ranks that can be chosen at all.
    ranks: BTreeSet<i64>,
    /// The worst rank that is claimed, and the worst that a lock alone brings.
    worst: i64,
    locked_rank: i64,
}

impl<'a> Face<'a> {
    fn of(problem: &'a Problem, outcome: &Outcome) -> Result<Self, Doubt> {
        let learners: HashMap<&str, usize> =
            problem.learners.iter().enumerate().map(|(at, l)| (l.id.as_str(), at)).collect();
        let offers: HashMap<&str, usize> =
            problem.offers.iter().enumerate().map(|(at, o)| (o.id.as_str(), at)).collect();
        let mut eligible = vec![0_i64; offers.len()];
        for edge in &problem.edges {
            eligible[offers[edge.offer.as_str()]] += 1;
        }
        let mut rows: Vec<Vec<Pair<'a>>> = vec![Vec::new(); learners.len()];
        for edge in &problem.edges {
            let learner = learners[edge.learner.as_str()];
            let offer = offers[edge.offer.as_str()];
            let ids = problem.forbidden.get(&edge.learner);
            let forbidden = ids.is_some_and(|ids| ids.contains(&edge.offer));
            let lock = problem.locked.get(&edge.learner);
            let elsewhere = lock.is_some_and(|lock| *lock != edge.offer);
            let places = &problem.offers[offer];
            // An offer with fewer places or fewer eligible learners than its floor never opens.
            let most = places.capacity.min(eligible[offer]);
            if !forbidden && !elsewhere && most >= places.min.max(1) {
                rows[learner].push(Pair {
                    edge,
                    offer,
                    protected: problem.learners[learner].protected,
                    keeps: problem.prior.get(&edge.learner) == Some(&edge.offer),
                });
            }
        }
        let ranks = rows.iter().flatten().map(|pair| pair.edge.rank).collect();
        let mut capacities: Vec<i128> =
            problem.offers.iter().map(|offer| i128::from(offer.capacity)).collect();
        let (mut locked_rank, mut locked) = (0, vec![false; learners.len()]);
        for (learner, offer) in &problem.locked {
            let at = learners[learner.as_str()];
            capacities[offers[offer.as_str()]] -= 1;
            locked[at] = true;
            let rank = rows[at].first().map_or(0, |pair| pair.edge.rank);
            locked_rank = locked_rank.max(rank);
            rows[at].clear();
        }
        let mut place = vec![None; learners.len()];
        let mut taken = vec![0; offers.len()];
        for (learner, offer) in &outcome.matching {
            let known = learners.get(learner.as_str()).zip(offers.get(offer.as_str()));
            let Some((&learner, &offer)) = known else { return Err(Doubt::Parts) };
            if !locked[learner] {
                place[learner] = Some(offer);
                taken[offer] += 1;
            }
        }
        for row in &mut rows {
            row.retain(|pair| capacities[pair.offer] > 0);
        }
        let required = problem.require.iter().map(String::as_str).collect::<HashSet<&str>>();
        let must = |(learner, locked): (&crate::problem::Learner, &bool)| {
            !locked && required.contains(learner.id.as_str())
        };
        let worst = match outcome.values.get(Goal::MinMaxRank) {
            Some(Value::Number(worst)) => *worst,
            _ => 0,
        };
        Ok(Self {
            learner_must: problem.learners.iter().zip(&locked).map(must).collect(),
            offer_must: vec![false; offers.len()],
            problem,
            rows,
            place,
            capacities,
            taken,
            offers,
            ranks,
            worst,
            locked_rank,
        })
    }

    /// Whether the terms of the stages are the goals of the problem in their order.
    fn goals_are_met_in_order(&self, stages: &[Prices]) -> bool {
        let mut expected: Vec<(Goal, Option<i64>)> = Vec::new();
        for goal in &self.problem.objective {
            let ranks = self.ranks.iter().map(|rank| (*goal, Some(*rank)));
            match goal {
                Goal::RankMaximal => expected.extend(ranks),
                Goal::Generous => expected.extend(ranks.rev()),
                // Nothing needs to be shown if nobody but the locked is at any rank.
                Goal::MinMaxRank if self.worst <= self.locked_rank => {}
                Goal::MinMaxRank => expected.push((*goal, Some(self.worst))),
                _ => expected.push((*goal, None)),
            }
        }
        let mut found = Vec::new();
        for (at, stage) in stages.iter().enumerate() {
            if stage.most && at > 0 {
                return false;
            }
            if stage.most {
                found.push((Goal::MaxPlaced, None));
            }
            let about_worst = stage.terms.iter().any(|term| term.goal == Goal::MinMaxRank);
            if about_worst && (stage.most || stage.terms.len() > 1) {
                return false;
            }
            found.extend(stage.terms.iter().map(|term| (term.goal, term.rank)));
        }
        expected == found
    }

    /// What a pair costs in a stage.
    fn cost(&self, stage: &Prices, learner: usize, pair: &Pair<'_>) -> i128 {
        let terms = stage.terms.iter().map(|term| i128::from(term.weight) * pair.adds(term));
        let musts =
            i128::from(self.learner_must[learner]) + i128::from(self.offer_must[pair.offer]);
        terms.sum::<i128>() - i128::from(stage.keep) * musts
    }

    /// The prices of all offers, if they are prices of offers.
    fn prices(&self, stage: &Prices) -> Option<Vec<i128>> {
        let mut prices = vec![0; self.offers.len()];
        for (offer, price) in &stage.offers {
            prices[*self.offers.get(offer.as_str())?] = i128::from(*price);
        }
        prices.iter().all(|price| *price >= 0).then_some(prices)
    }

    /// Checks a stage and leaves what is as good as the outcome.
    fn stage(&mut self, stage: &Prices) -> Option<()> {
        self.drop_beyond_worst(stage);
        if !stage.most && stage.out != 0 || !self.weights_decide(&stage.terms) {
            return None;
        }
        // All pairs count for this, so it comes before anything is left out.
        if stage.most && !self.nobody_else() {
            return None;
        }
        let prices = self.prices(stage)?;
        let out = i128::from(stage.out);
        for learner in 0..self.rows.len() {
            let pays = |pair: &Pair<'_>| self.cost(stage, learner, pair) + prices[pair.offer];
            let row = &self.rows[learner];
            let least = row.iter().map(pays).fold(out, i128::min);
            let own = match self.place[learner] {
                Some(place) => pays(row.iter().find(|pair| pair.offer == place)?),
                None => out,
            };
            if own != least {
                return None;
            }
            let kept = row.iter().copied().filter(|pair| pays(pair) == least).collect();
            self.rows[learner] = kept;
            self.learner_must[learner] |= least < out;
        }
        for (offer, price) in prices.iter().enumerate() {
            if *price > 0 && self.taken[offer] != self.capacities[offer] {
                return None;
            }
        }
        for (must, price) in self.offer_must.iter_mut().zip(prices) {
            *must |= price > 0;
        }
        Some(())
    }

    /// Checks that not everything that must be can be done below this rank.
    fn somebody_gets(&mut self, stage: &Prices) -> Option<()> {
        let prices = self.prices(stage)?;
        let mut bound: i128 = 0;
        for (learner, row) in self.rows.iter().enumerate() {
            let pays = row.iter().map(|p| self.cost(stage, learner, p) + prices[p.offer]);
            bound += pays.fold(0, i128::min);
        }
        for (price, capacity) in prices.iter().zip(&self.capacities) {
            bound -= price * capacity;
        }
        let learners = self.learner_must.iter().filter(|must| **must).count() as i128;
        let offers = self.offer_must.iter().zip(&self.capacities).filter(|(must, _)| **must);
        let musts = learners + offers.map(|(_, capacity)| capacity).sum::<i128>();
        (stage.terms.first()?.weight == 1 && bound > -i128::from(stage.keep) * musts).then_some(())
    }

    /// Goals after the worst rank are about what is not beyond it.
    fn drop_beyond_worst(&mut self, stage: &Prices) {
        let objective = &self.problem.objective;
        let place = |goal: Goal| objective.iter().position(|other| *other == goal);
        let first = if stage.most { Some(Goal::MaxPlaced) } else { None };
        let first = first.or(stage.terms.first().map(|term| term.goal));
        let late = place(Goal::MinMaxRank)
            .is_some_and(|worst| first.and_then(place).is_none_or(|first| first > worst));
        if late {
            for row in &mut self.rows {
                row.retain(|pair| pair.edge.rank <= self.worst);
            }
        }
    }

    /// Whether one step of each term outweighs all that the later terms can differ by.
    fn weights_decide(&self, terms: &[Term]) -> bool {
        let mut later: i128 = 0;
        for term in terms.iter().rev() {
            let range = |row: &Vec<Pair<'_>>| {
                let by = || row.iter().map(|pair| pair.adds(term));
                by().fold(0, i128::max) - by().fold(0, i128::min)
            };
            if i128::from(term.weight) <= later {
                return false;
            }
            later += i128::from(term.weight) * self.rows.iter().map(range).sum::<i128>();
        }
        true
    }

    /// Whether no free place can be reached from who is out by moving others.
    fn nobody_else(&self) -> bool {
        let mut at: Vec<Vec<usize>> = vec![Vec::new(); self.offers.len()];
        let mut queue = Vec::new();
        for (learner, place) in self.place.iter().enumerate() {
            match place {
                Some(offer) => at[*offer].push(learner),
                None => queue.push(learner),
            }
        }
        let mut seen = vec![false; self.offers.len()];
        while let Some(learner) = queue.pop() {
            for pair in &self.rows[learner] {
                if !std::mem::replace(&mut seen[pair.offer], true) {
                    if self.taken[pair.offer] < self.capacities[pair.offer] {
                        return false;
                    }
                    queue.append(&mut at[pair.offer]);
                }
            }
        }
        true
    }
}
