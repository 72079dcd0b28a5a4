//! Problems that are a flow: nothing but places, locks and required learners limits the choice, or
//! what else limits it turns out not to bind.
//!
//! The goals are met in stages. After a stage only what is as good may still be chosen: by the
//! prices that prove it, these are the pairs that cost no more than what their learner pays; who
//! would pay less than staying out must be placed, and an offer with a price must be full. What must
//! be is kept by the next stage with a bonus on every pair that helps.

use super::control::Control;
use super::levels::{self, Level};
use super::model::{Lock, Model};
use super::quick;
use super::rest::keeps_the_rest;
use super::{bound_value, shortage};
use crate::certificate::{Certificate, Prices, Term};
use crate::flow::{self, Flow, Network};
use crate::outcome::{Outcome, Status, Value, Values};
use crate::problem::Goal;

/// The best allocation, if prices alone can prove it.
pub(super) fn solve(model: &Model<'_>, control: &Control<'_>) -> Option<Outcome> {
    let mut face = Face::of(model)?;
    let levels = levels::levels(model);
    let mut left = &levels[..];
    loop {
        let done = match left {
            [Level::WorstRank, rest @ ..] => {
                left = rest;
                face.worst_rank(control)
            }
            _ => face.stage(&mut left, control),
        };
        match done {
            Ok(()) if left.is_empty() => break,
            Ok(()) => {}
            Err(Halt::NotThisWay) => return None,
            Err(Halt::Stopped) => return Some(face.stopped()),
        }
    }
    keeps_the_rest(face.model, &face.chosen).then(|| face.outcome())
}

/// Why a stage came to nothing.
enum Halt {
    /// The problem clashes, or its numbers are too large: another method must answer.
    NotThisWay,
    Stopped,
}

/// The best flow of a stage.
fn flow_of(network: &Network, control: &Control<'_>) -> Result<Flow, Halt> {
    flow::solve_until(network, &|| control.must_stop()).map_err(|_| Halt::Stopped)
}

/// What may still be chosen after some stages.
struct Face<'m> {
    model: &'m Model<'m>,
    /// Edges of each learner that may be chosen. Locked learners have none: they are settled.
    rows: Vec<Vec<usize>>,
    /// Places that locks leave.
    capacities: Vec<u32>,
    learner_must: Vec<bool>,
    offer_must: Vec<bool>,
    /// The edge of each learner in the allocation so far.
    chosen: Vec<Option<usize>>,
    stages: Vec<Prices>,
}

impl<'m> Face<'m> {
    /// Everything that places, locks and what is forbidden allow, unless locks clash.
    fn of(model: &'m Model<'m>) -> Option<Self> {
        let mut capacities = Vec::with_capacity(model.offers.len());
        for (offer, edges) in model.problem.offers.iter().zip(&model.of_offer) {
            // One place more than anybody can want is as good as any number, and still free.
            let useful = offer.capacity.clamp(0, edges.len() as i64 + 1);
            capacities.push(u32::try_from(useful).ok()?);
        }
        let mut chosen = vec![None; model.of_learner.len()];
        for (learner, lock) in model.locked.iter().enumerate() {
            match lock {
                Lock::Free => {}
                Lock::To(edge) if model.possible(*edge) => {
                    let places = &mut capacities[model.edges[*edge].offer];
                    *places = places.checked_sub(1)?;
                    chosen[learner] = Some(*edge);
                }
                _ => return None,
            }
        }
        let mut face = Self {
            model,
            rows: Vec::new(),
            capacities,
            learner_must: model.required.clone(),
            offer_must: vec![false; model.offers.len()],
            chosen,
            stages: Vec::new(),
        };
        for (learner, edges) in model.of_learner.iter().enumerate() {
            let locked = face.chosen[learner].is_some();
            let open =
                |at: &usize| model.possible(*at) && face.capacities[model.edges[*at].offer] > 0;
            let row = edges.iter().copied().filter(|at| !locked && open(at)).collect();
            face.learner_must[learner] &= !locked;
            face.rows.push(row);
        }
        Some(face)
    }

    /// Meets the next goals, as many at once as fit into whole numbers.
    fn stage(&mut self, left: &mut &[Level], control: &Control<'_>) -> Result<(), Halt> {
        let most =
            self.stages.is_empty() && left.first() == Some(&Level::Sum(Goal::MaxPlaced, None));
        let sums = left.iter().map_while(|level| match level {
            Level::Sum(goal, rank) => Some((*goal, *rank)),
            Level::WorstRank => None,
        });
        let sums: Vec<_> = sums.skip(usize::from(most)).collect();
        let (terms, keep) = self.terms(&sums, most).ok_or(Halt::NotThisWay)?;
        *left = &left[terms.len() + usize::from(most)..];
        let mut stage = Prices { most, terms, keep, ..Prices::default() };
        let pays = |face: &Self, edge: usize| face.weight(&stage, edge);
        let costs: Vec<Vec<i64>> =
            self.rows.iter().map(|row| row.iter().map(|at| pays(self, *at)).collect()).collect();
        let network = self.network(&costs, most)?;
        let flow = match quick::flow(self.model, &self.rows, &stage, &network) {
            Some(flow) => flow,
            None => flow_of(&network, control)?,
        };
        self.choose(&flow);
        if !self.musts_are_met() {
            return Err(Halt::NotThisWay);
        }
        stage.out = if most { flow.out() } else { 0 };
        self.name_prices(&mut stage, &flow);
        if !left.is_empty() {
            self.narrow(&costs, &flow, stage.out);
        }
        self.stages.push(stage);
        Ok(())
    }

    /// The goals from the front that fit into one stage with weights far enough apart, and the
    /// bonus for what must be.
    fn terms(&self, sums: &[(Goal, Option<i64>)], most: bool) -> Option<(Vec<Term>, i64)> {
        let chain = self.rows.len().min(self.capacities.len()) as i128 + 4;
        let greatest = (1_i128 << 58) / chain;
        let musts = self.learner_must.iter().chain(&self.offer_must).any(|must| *must);
        let mut ranges: Vec<i128> = Vec::new();
        let mut total: i128 = 1;
        for (goal, rank) in sums {
            let range = self.range(*goal, *rank);
            let next = total.checked_mul(range + 1).filter(|next| next * 4 <= greatest);
            match next {
                Some(next) => total = next,
                // A cost alone may be larger if nothing must be kept: only its steps add up.
                None if ranges.is_empty() && most && !musts => total = range + 1,
                None => break,
            }
            ranges.push(range);
        }
        if ranges.is_empty() && !sums.is_empty() && !most {
            return None;
        }
        let mut terms = Vec::new();
        let mut weight: i128 = 1;
        for ((goal, rank), range) in sums.iter().zip(&ranges).rev() {
            terms.push(Term { goal: *goal, rank: *rank, weight: i64::try_from(weight).ok()? });
            weight *= range + 1;
        }
        terms.reverse();
        let keep = if musts { i64::try_from(total).ok()? } else { 0 };
        Some((terms, keep))
    }

    /// How far apart two sums of a term over what may be chosen can be.
    fn range(&self, goal: Goal, rank: Option<i64>) -> i128 {
        let of = |row: &Vec<usize>| {
            let by = row.iter().map(|at| levels::coefficient(self.model, goal, rank, *at));
            let (least, most) = by.fold((0, 0), |(least, most), by| (by.min(least), by.max(most)));
            i128::from(most) - i128::from(least)
        };
        self.rows.iter().map(of).sum()
    }

    /// What an edge costs in a stage.
    fn weight(&self, stage: &Prices, edge: usize) -> i64 {
        let pair = &self.model.edges[edge];
        let musts =
            i64::from(self.learner_must[pair.learner]) + i64::from(self.offer_must[pair.offer]);
        let terms = stage
            .terms
            .iter()
            .map(|term| term.weight * levels::coefficient(self.model, term.goal, term.rank, edge));
        terms.sum::<i64>() - stage.keep * musts
    }

    /// A stage as a network. If it is not about placing the most, everybody may also stay out at no
    /// cost: a last offer with room for all.
    fn network(&self, costs: &[Vec<i64>], most: bool) -> Result<Network, Halt> {
        let mut capacities = self.capacities.clone();
        let nowhere = capacities.len() as u32;
        if !most {
            capacities.push(self.rows.len() as u32);
        }
        let (mut starts, mut offers, mut arcs) = (vec![0], Vec::new(), Vec::new());
        for (row, costs) in self.rows.iter().zip(costs) {
            offers.extend(row.iter().map(|at| self.model.edges[*at].offer as u32));
            arcs.extend_from_slice(costs);
            if !most {
                offers.push(nowhere);
                arcs.push(0);
            }
            starts.push(u32::try_from(offers.len()).map_err(|_| Halt::NotThisWay)?);
        }
        Network::new(capacities, starts, &offers, &arcs).map_err(|_| Halt::NotThisWay)
    }

    /// Takes over who goes where.
    fn choose(&mut self, flow: &Flow) {
        for (learner, row) in self.rows.iter().enumerate() {
            if self.model.locked[learner] == Lock::Free {
                let offer = flow.offer_of(learner).map(|offer| offer as usize);
                let edge = row.iter().find(|at| Some(self.model.edges[**at].offer) == offer);
                self.chosen[learner] = edge.copied();
            }
        }
    }

    fn musts_are_met(&self) -> bool {
        let mut room = self.capacities.clone();
        for (learner, edge) in self.chosen.iter().enumerate() {
            match edge {
                None if self.learner_must[learner] => return false,
                Some(edge) if self.model.locked[learner] == Lock::Free => {
                    let room = &mut room[self.model.edges[*edge].offer];
                    *room = room.saturating_sub(1);
                }
                _ => {}
            }
        }
        room.iter().zip(&self.offer_must).all(|(room, must)| !must || *room == 0)
    }

    fn name_prices(&self, stage: &mut Prices, flow: &Flow) {
        for (offer, price) in flow.prices().iter().take(self.capacities.len()).enumerate() {
            if *price != 0 {
                stage.offers.insert(self.model.offer_id(offer), *price);
            }
        }
    }

    /// Leaves only what is as good as the allocation found.
    fn narrow(&mut self, costs: &[Vec<i64>], flow: &Flow, out: i64) {
        for ((learner, row), costs) in self.rows.iter_mut().enumerate().zip(costs) {
            let pays: Vec<i64> = row
                .iter()
                .zip(costs)
                .map(|(at, cost)| cost + flow.prices()[self.model.edges[*at].offer])
                .collect();
            let least = pays.iter().copied().fold(out, i64::min);
            let mut pays = pays.into_iter();
            row.retain(|_| pays.next() == Some(least));
            self.learner_must[learner] |= least < out;
        }
        for (must, price) in self.offer_must.iter_mut().zip(flow.prices()) {
            *must |= *price > 0;
        }
    }

    /// Makes the worst rank as good as possible: the least at which all that must be still can be.
    fn worst_rank(&mut self, control: &Control<'_>) -> Result<(), Halt> {
        let ranks = self.rows.iter().flatten().map(|at| self.model.edges[*at].rank);
        let mut ranks: Vec<i64> = ranks.collect();
        let settled = self.chosen.iter().enumerate().filter_map(|(learner, edge)| {
            let locked = self.model.locked[learner] != Lock::Free;
            edge.filter(|_| locked).map(|at| self.model.edges[at].rank)
        });
        // Locked learners have the rank they have.
        let least = settled.max().unwrap_or(0);
        ranks.retain(|rank| *rank > least);
        ranks.push(least);
        ranks.sort_unstable();
        ranks.dedup();
        let (mut low, mut high) = (0, ranks.len() - 1);
        let (mut beyond, mut within) = (None, None);
        while low < high {
            let middle = (low + high) / 2;
            // How many must be beyond this rank, counted from the next one on.
            let (stage, flow) = self.beyond(ranks[middle + 1], control)?;
            let count = self.rows.iter().enumerate().filter(|(learner, row)| {
                let offer = flow.offer_of(*learner).map(|offer| offer as usize);
                row.iter().any(|at| {
                    let pair = &self.model.edges[*at];
                    Some(pair.offer) == offer && pair.rank > ranks[middle]
                })
            });
            if count.count() == 0 {
                within = Some(flow);
                high = middle;
            } else {
                beyond = Some((stage, flow));
                low = middle + 1;
            }
        }
        let worst = ranks[low];
        if let Some((mut stage, flow)) = beyond {
            self.name_prices(&mut stage, &flow);
            self.stages.push(stage);
        }
        for row in &mut self.rows {
            row.retain(|at| self.model.edges[*at].rank <= worst);
        }
        let within = match within {
            Some(flow) => flow,
            None => self.beyond(i64::MAX, control)?.1,
        };
        self.choose(&within);
        if self.musts_are_met() { Ok(()) } else { Err(Halt::NotThisWay) }
    }

    /// The fewest learners at this rank or worse, given what must be.
    fn beyond(&self, rank: i64, control: &Control<'_>) -> Result<(Prices, Flow), Halt> {
        let term = Term { goal: Goal::MinMaxRank, rank: Some(rank), weight: 1 };
        let keep = self.rows.len() as i64 + 1;
        let stage = Prices { terms: vec![term], keep, ..Prices::default() };
        let costs: Vec<Vec<i64>> = self
            .rows
            .iter()
            .map(|row| row.iter().map(|at| self.weight(&stage, *at)).collect())
            .collect();
        let flow = flow_of(&self.network(&costs, false)?, control)?;
        Ok((stage, flow))
    }

    fn edges(&self) -> Vec<usize> {
        self.chosen.iter().flatten().copied().collect()
    }

    fn outcome(self) -> Outcome {
        let mut outcome = Outcome::of(Status::Optimal);
        let edges = self.edges();
        outcome.values = levels::values(self.model.problem, self.model, &edges);
        outcome.matching = self.model.matching(&edges);
        outcome.unplaced_certificate = shortage::find(self.model, edges.len());
        outcome.certificate = Some(Certificate::Prices { stages: self.stages });
        outcome.stats.parts = 1;
        outcome
    }

    /// What the stages so far found, if it keeps all conditions.
    fn stopped(&self) -> Outcome {
        let mut outcome = Outcome::of(Status::Interrupted);
        if !self.stages.is_empty()
            && self.musts_are_met()
            && keeps_the_rest(self.model, &self.chosen)
        {
            let edges = self.edges();
            outcome.values = levels::values(self.model.problem, self.model, &edges);
            outcome.matching = self.model.matching(&edges);
        }
        outcome.bounds = Values(self.first_bound().into_iter().collect());
        outcome
    }

    /// What no allocation can beat in the first goal: what it reached, if that is proven, else
    /// what everybody would get who need not share.
    fn first_bound(&self) -> Option<(Goal, Value)> {
        let goal = *self.model.problem.objective.first()?;
        if matches!(goal, Goal::RankMaximal | Goal::Generous | Goal::MinMaxRank) {
            return None;
        }
        let adds = |at: usize| i128::from(levels::coefficient(self.model, goal, None, at));
        let total: i128 = if self.stages.is_empty() {
            let least = |row: &Vec<usize>| row.iter().map(|at| adds(*at)).fold(0, i128::min);
            let locked = self.edges().into_iter().map(adds).sum::<i128>();
            self.rows.iter().map(least).sum::<i128>() + locked
        } else {
            self.edges().into_iter().map(adds).sum()
        };
        bound_value(self.model, goal, total)
    }
}
