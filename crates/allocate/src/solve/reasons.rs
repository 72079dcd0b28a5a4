//! Finds out why: tries each better wish and each raised limit on the finished allocation.
//!
//! For every stage of the goals there is one program in which the earlier goals are held; a trial
//! goes through them until some goal differs from the allocation. The relaxation stays warm, so a
//! trial costs a few pivots.

use super::branch;
use super::control::{Control, Options};
use super::exact::Domain;
use super::levels::{Level, coefficient, levels, range, stage};
use super::model::{Lock, Model};
use super::program::{self, Line, Program};
use crate::certificate::{Proof, Row, Step, Term};
use crate::explain::{Change, Explanations, Missed, Move, Place, Reason, Why, Worth};
use crate::linear::Basis;
use crate::outcome::{Condition, Outcome, Status};
use crate::problem::{Goal, Problem, Weight};
use std::collections::{BTreeMap, BTreeSet};

/// Sums up to this may carry the wish for few moves as a last goal.
const GREATEST_WITH_MOVES: i128 = 1 << 38;

/// Explains an optimal outcome to every learner. Of an outcome that is not optimal there is nothing
/// to explain, and stability is its own explanation: every better wish went to others who were
/// liked better.
pub fn explain(problem: &Problem, outcome: &Outcome, options: &Options<'_>) -> Explanations {
    let stable = problem.objective.iter().any(|goal| goal.is_stable());
    if outcome.status != Status::Optimal || stable || problem.validate().is_err() {
        return Explanations::default();
    }
    let model = Model::of(problem);
    let mut place = vec![None; problem.learners.len()];
    for (at, edge) in problem.edges.iter().enumerate() {
        if outcome.matching.get(&edge.learner) == Some(&edge.offer) {
            place[model.edges[at].learner] = Some(at);
        }
    }
    let control = Control::begin(options);
    let trials = Trials::new(&model, place, &control);
    trials.explanations()
}

/// What a trial is about.
#[derive(Clone, Copy, Default)]
struct Trial<'a> {
    /// This edge is given.
    given: Option<usize>,
    /// This limit is raised.
    raised: Option<(&'a Row, i64)>,
}

/// How the best allocation under a trial compares with the present one.
enum Answer {
    Impossible(Proof),
    /// The first term that differs, by how much it is worse (or, negative, better).
    Differs(Term, i64, Vec<Move>),
    Same(Vec<Move>),
    NotKnown,
}

/// A stage of the goals with the earlier ones held.
struct Leg {
    program: Box<Program>,
    /// Where the relaxation ends without a trial, and every trial begins.
    basis: Basis,
    about: About,
}

/// What a stage is about.
enum About {
    Sums {
        terms: Vec<Term>,
        goal: Vec<i64>,
    },
    /// The worst rank of the allocation; the program may still go beyond it.
    WorstRank(i64),
}

impl Leg {
    fn new(mut program: Program, about: About) -> Self {
        if let About::Sums { goal, .. } = &about {
            program.linear.set_cost(goal.iter().map(|by| *by as f64));
            program.linear.solve(&|| false);
        }
        let basis = program.linear.basis();
        Self { program: Box::new(program), basis, about }
    }
}

/// What one leg said to a trial.
enum Said {
    Differs(Term, i64, Vec<Move>),
    Same(Vec<Move>),
    Impossible(Proof),
    NotKnown,
}

struct Trials<'m> {
    model: &'m Model<'m>,
    control: &'m Control<'m>,
    /// The edge of each learner.
    place: Vec<Option<usize>>,
    parts: Vec<Vec<Leg>>,
    part_of: Vec<Option<usize>>,
    /// Limits that the allocation uses up, by edge.
    used_up: BTreeMap<usize, Vec<Row>>,
    /// What the proofs of the last trial added up. Raising anything else changes nothing.
    leant_on: BTreeSet<Row>,
}

impl<'m> Trials<'m> {
    fn new(model: &'m Model<'m>, place: Vec<Option<usize>>, control: &'m Control<'m>) -> Self {
        let in_force: Vec<bool> = model.caps.iter().map(|cap| model.can_bind(cap)).collect();
        let parts = program::parts(model, &in_force);
        let mut part_of = vec![None; place.len()];
        for (at, learners) in parts.iter().enumerate() {
            for &learner in learners {
                part_of[learner] = Some(at);
            }
        }
        let mut trials = Self {
            model,
            control,
            place,
            parts: Vec::new(),
            part_of,
            used_up: BTreeMap::new(),
            leant_on: BTreeSet::new(),
        };
        let worst = trials.chosen().map(|at| model.edges[at].rank).max().unwrap_or(0);
        trials.parts =
            parts.into_iter().map(|learners| trials.legs(&learners, &in_force, worst)).collect();
        trials.used_up = trials.limits_used_up();
        trials
    }

    fn chosen(&self) -> impl Iterator<Item = usize> + '_ {
        self.place.iter().filter_map(|place| *place)
    }

    /// The stages of a part, each in a program that holds what the earlier ones reached.
    fn legs(&self, learners: &[usize], in_force: &[bool], worst: i64) -> Vec<Leg> {
        let model = self.model;
        let mut held: Vec<Term> = Vec::new();
        let mut closed = false;
        let mut legs = Vec::new();
        let all = levels(model);
        for leg in all.split_inclusive(|level| *level == Level::WorstRank) {
            let mut sums: Vec<(Goal, Option<i64>)> = leg
                .iter()
                .filter_map(|level| match level {
                    Level::Sum(goal, rank) => Some((*goal, *rank)),
                    Level::WorstRank => None,
                })
                .filter(|(goal, rank)| range(model, learners, *goal, *rank) > 0)
                .collect();
            while !sums.is_empty() {
                let terms = stage(model, learners, &sums);
                sums.drain(..terms.len());
                let program = self.program(learners, in_force, &held, closed.then_some(worst));
                let goal = self.goal(&program, learners, &terms);
                held.extend(&terms);
                legs.push(Leg::new(program, About::Sums { terms, goal }));
            }
            if leg.last() == Some(&Level::WorstRank) {
                let program = self.program(learners, in_force, &held, closed.then_some(worst));
                legs.push(Leg::new(program, About::WorstRank(worst)));
                closed = true;
            }
        }
        if legs.is_empty() {
            // Nothing to strive for, but the conditions still decide what is possible.
            let program = self.program(learners, in_force, &held, None);
            let goal = self.goal(&program, learners, &[]);
            legs.push(Leg::new(program, About::Sums { terms: Vec::new(), goal }));
        }
        legs
    }

    fn program(
        &self,
        learners: &[usize],
        in_force: &[bool],
        held: &[Term],
        worst: Option<i64>,
    ) -> Program {
        let model = self.model;
        let mut program = Program::of(model, learners.to_vec(), in_force);
        for (at, term) in held.iter().enumerate() {
            let of_edge = |edge: usize| coefficient(model, term.goal, term.rank, edge);
            let by_column = program.coefficients(of_edge).into_iter().enumerate();
            let entries = by_column.filter(|(_, by)| *by != 0).collect();
            let own = learners.iter().filter_map(|learner| self.place[*learner]);
            let reached = own.map(of_edge).sum();
            let upper = Some((reached, Row::Reached(at)));
            program.add(Line { entries, lower: None, upper });
        }
        if let Some(worst) = worst {
            program.close_beyond(model, worst);
        }
        program
    }

    /// The weighted terms and, if the numbers allow it, as few moves as possible.
    fn goal(&self, program: &Program, learners: &[usize], terms: &[Term]) -> Vec<i64> {
        let model = self.model;
        let greatest: i128 = terms
            .iter()
            .map(|term| i128::from(term.weight) * range(model, learners, term.goal, term.rank))
            .sum();
        let many = learners.len() as i64 + 1;
        let with_moves = greatest * i128::from(many) < GREATEST_WITH_MOVES;
        program.coefficients(|edge| {
            let by = terms
                .iter()
                .map(|term| term.weight * coefficient(model, term.goal, term.rank, edge));
            let stays = self.place[model.edges[edge].learner] == Some(edge);
            if with_moves { by.sum::<i64>() * many - i64::from(stays) } else { by.sum() }
        })
    }

    fn limits_used_up(&self) -> BTreeMap<usize, Vec<Row>> {
        let model = self.model;
        let mut used_up: BTreeMap<usize, Vec<Row>> = BTreeMap::new();
        let mut taken = vec![0; model.offers.len()];
        for at in self.chosen() {
            taken[model.edges[at].offer] += 1;
        }
        for (offer, edges) in model.of_offer.iter().enumerate() {
            let short = edges.len() as i64 > model.offers[offer].capacity;
            if short && taken[offer] >= model.offers[offer].capacity {
                let row = Row::Capacity(model.offer_id(offer));
                for &edge in edges {
                    used_up.entry(edge).or_default().push(row.clone());
                }
            }
        }
        for (at, cap) in model.caps.iter().enumerate() {
            let Some(most) = cap.most else { continue };
            let sum: i64 = cap
                .entries
                .iter()
                .filter(|(edge, _)| self.place[model.edges[*edge].learner] == Some(*edge))
                .map(|(_, by)| by)
                .sum();
            for (edge, by) in &cap.entries {
                if sum.saturating_add(*by) > most {
                    used_up.entry(*edge).or_default().push(model.cap_row(at, false));
                }
            }
        }
        used_up
    }

    fn explanations(mut self) -> Explanations {
        let model = self.model;
        let mut learners = BTreeMap::new();
        let mut limits: BTreeSet<Row> = BTreeSet::new();
        for learner in 0..self.place.len() {
            let given = self.place[learner];
            let own_rank = given.map(|at| model.edges[at].rank);
            let mut better: Vec<usize> = model.of_learner[learner]
                .iter()
                .copied()
                .filter(|at| own_rank.is_none_or(|own| model.edges[*at].rank < own))
                .collect();
            better.sort_by_key(|at| model.edges[*at].rank);
            let missed = better
                .into_iter()
                .map(|edge| {
                    limits.extend(self.used_up.get(&edge).into_iter().flatten().cloned());
                    self.missed(edge)
                })
                .collect();
            let place = given.map(|at| {
                let pair = &model.edges[at];
                Place {
                    offer: model.offer_id(pair.offer),
                    rank: pair.rank,
                    score: pair.score,
                    cost: pair.cost,
                    price: pair.price,
                }
            });
            learners.insert(model.learner_id(learner), Reason { place, missed });
        }
        let limits = self.worths(limits);
        Explanations { learners, limits }
    }

    fn missed(&mut self, edge: usize) -> Missed {
        let model = self.model;
        let pair = model.edges[edge];
        let used_up = self.used_up.get(&edge).cloned().unwrap_or_default();
        let why = self.why(edge);
        let mut would_help = Vec::new();
        if matches!(why, Why::Worse { .. } | Why::Impossible { .. }) {
            let leant_on = std::mem::take(&mut self.leant_on);
            for row in used_up.iter().filter(|row| leant_on.contains(row)) {
                let by = self.step(row, Some(edge));
                let trial = Trial { given: Some(edge), raised: Some((row, by)) };
                let allowed = match self.ask(trial) {
                    Answer::Differs(_, worse, _) => worse < 0,
                    Answer::Same(_) => true,
                    Answer::Impossible(_) | Answer::NotKnown => false,
                };
                if allowed && let Some(raise) = condition(model.problem, row) {
                    would_help.push(Change { raise, by });
                }
            }
        }
        let full = used_up.iter().any(|row| matches!(row, Row::Capacity(_)));
        let holders = self.chosen().filter(|at| full && model.edges[*at].offer == pair.offer);
        Missed {
            offer: model.offer_id(pair.offer),
            rank: pair.rank,
            why,
            taken_by: holders.map(|at| model.learner_id(model.edges[at].learner)).collect(),
            used_up: used_up.iter().filter_map(|row| condition(model.problem, row)).collect(),
            would_help,
        }
    }

    fn why(&mut self, edge: usize) -> Why {
        let model = self.model;
        let pair = model.edges[edge];
        if model.forbidden[edge] {
            return Why::Forbidden;
        }
        match model.locked[pair.learner] {
            Lock::To(other) if other != edge => {
                return Why::Locked { to: model.offer_id(model.edges[other].offer) };
            }
            _ => {}
        }
        let places = model.offers[pair.offer];
        if !model.possible(edge) {
            let id = model.offer_id(pair.offer);
            let mut conditions = vec![Condition::Capacity(id.clone())];
            if places.least > 0 {
                conditions.push(Condition::Min(id));
            }
            return Why::Impossible { conditions };
        }
        match self.ask(Trial { given: Some(edge), raised: None }) {
            Answer::Impossible(proof) => {
                let mut conditions = conditions_of(model.problem, &proof);
                conditions.extend(model.groups_of(pair.learner).filter(|_| proof.steps.is_empty()));
                Why::Impossible { conditions: conditions.into_iter().collect() }
            }
            Answer::Differs(term, by, moves) => {
                Why::Worse { goal: term.goal, rank: term.rank, by, moves }
            }
            Answer::Same(moves) => Why::Tie { moves },
            Answer::NotKnown => Why::NotKnown,
        }
    }

    /// By how much a limit is raised: one learner, or what this edge (or the dearest) costs.
    fn step(&self, row: &Row, edge: Option<usize>) -> i64 {
        let Row::CapMost(id) = row else { return 1 };
        let model = self.model;
        let caps = model.problem.caps.iter().zip(&model.caps);
        let by_price =
            caps.into_iter().find(|(cap, _)| cap.id == *id && cap.weight == Weight::Price);
        by_price.map_or(1, |(_, cap)| match edge {
            Some(edge) => model.edges[edge].price.max(1),
            None => cap.entries.iter().map(|(_, by)| *by).max().unwrap_or(1).max(1),
        })
    }

    /// What raising each limit would gain.
    fn worths(&mut self, limits: BTreeSet<Row>) -> Vec<Worth> {
        let model = self.model;
        let order: Vec<(Goal, Option<i64>)> = levels(model)
            .into_iter()
            .map(|level| match level {
                Level::Sum(goal, rank) => (goal, rank),
                Level::WorstRank => (Goal::MinMaxRank, None),
            })
            .collect();
        let mut leant_on = BTreeSet::new();
        for part in 0..self.parts.len() {
            self.ask_part(part, Trial::default());
            leant_on.append(&mut self.leant_on);
        }
        let mut worths = Vec::new();
        for row in limits.intersection(&leant_on) {
            let by = self.step(row, None);
            let trial = Trial { given: None, raised: Some((row, by)) };
            if let Answer::Differs(term, worse, _) = self.ask(trial)
                && worse < 0
                && let Some(raise) = condition(model.problem, row)
            {
                let change = Change { raise, by };
                worths.push(Worth { change, goal: term.goal, rank: term.rank, gain: -worse });
            }
        }
        worths.sort_by_key(|worth| {
            let place = order.iter().position(|level| *level == (worth.goal, worth.rank));
            (place, -worth.gain)
        });
        worths
    }

    /// The best allocation of a part under a trial, compared with the present one.
    fn ask(&mut self, trial: Trial<'_>) -> Answer {
        let model = self.model;
        let part = match (trial.given, trial.raised) {
            (Some(edge), _) => self.part_of[model.edges[edge].learner],
            (None, Some((row, _))) => self.used_up.iter().find_map(|(edge, rows)| {
                let learner = model.edges[*edge].learner;
                rows.contains(row).then(|| self.part_of[learner]).flatten()
            }),
            (None, None) => None,
        };
        part.map_or(Answer::NotKnown, |part| self.ask_part(part, trial))
    }

    fn ask_part(&mut self, part: usize, trial: Trial<'_>) -> Answer {
        self.leant_on.clear();
        let mut legs = std::mem::take(&mut self.parts[part]);
        let answer = self.compare(&mut legs, trial);
        self.parts[part] = legs;
        answer
    }

    /// Goes through the goals until one differs.
    fn compare(&mut self, legs: &mut [Leg], trial: Trial<'_>) -> Answer {
        let mut moves = Vec::new();
        let mut best = None;
        for leg in legs {
            let Leg { program, basis, about } = leg;
            let column = trial.given.map(|edge| program.column_of(edge));
            if column == Some(None) {
                return Answer::Impossible(Proof::default());
            }
            let column = column.flatten();
            if let Some(column) = column {
                program.fixed[column] = Domain::Yes;
            }
            if let Some((row, by)) = trial.raised {
                program.allow_more(row, by);
            }
            program.linear.restore(basis);
            let said = match about {
                About::Sums { terms, goal } => self.sums(terms, goal, program, trial, &mut best),
                About::WorstRank(worst) => self.worst_rank(*worst, program, trial, &mut best),
            };
            if let Some(column) = column {
                program.fixed[column] = Domain::Open;
            }
            if let Some((row, by)) = trial.raised {
                program.allow_more(row, -by);
            }
            match said {
                Said::Same(same) => moves = same,
                Said::Differs(term, by, moves) => return Answer::Differs(term, by, moves),
                Said::Impossible(proof) => return Answer::Impossible(proof),
                Said::NotKnown => return Answer::NotKnown,
            }
        }
        Answer::Same(moves)
    }

    /// `best` is the best choice of the leg before, and becomes that of this one: all legs have
    /// the same columns.
    fn sums(
        &mut self,
        terms: &[Term],
        goal: &[i64],
        program: &mut Program,
        trial: Trial<'_>,
        best: &mut Option<Vec<bool>>,
    ) -> Said {
        let model = self.model;
        let found = branch::minimise(model, program, goal, best.take(), self.control);
        let Some(proof) = found.proof else { return Said::NotKnown };
        self.leant_on.extend(limits_in(&proof));
        let Some((_, chosen)) = found.best else { return Said::Impossible(proof) };
        let edges = program.edges(&chosen);
        *best = Some(chosen);
        let moves = self.moves(&program.learners, &edges, trial.given);
        for term in terms {
            let of_edge = |edge: usize| coefficient(model, term.goal, term.rank, edge);
            let now: i64 =
                program.learners.iter().filter_map(|l| self.place[*l]).map(of_edge).sum();
            let then: i64 = edges.iter().map(|edge| of_edge(*edge)).sum();
            if then != now {
                return Said::Differs(*term, then - now, moves);
            }
        }
        Said::Same(moves)
    }

    /// Lowers the worst rank step by step, as far as it goes.
    fn worst_rank(
        &mut self,
        worst: i64,
        program: &mut Program,
        trial: Trial<'_>,
        best: &mut Option<Vec<bool>>,
    ) -> Said {
        let model = self.model;
        // Learners of other parts may keep the worst rank where it is.
        let others = self.chosen().map(|at| &model.edges[at]);
        let others = others.filter(|pair| !program.learners.contains(&pair.learner));
        let elsewhere = others.map(|pair| pair.rank).max().unwrap_or(0);
        let enough = if trial.raised.is_some() { elsewhere } else { worst };
        let mut beyond = i64::MAX;
        loop {
            let goal = program.coefficients(|edge| i64::from(model.edges[edge].rank >= beyond));
            let found = branch::minimise(model, program, &goal, best.clone(), self.control);
            let Some(proof) = found.proof else { return Said::NotKnown };
            self.leant_on.extend(limits_in(&proof));
            let Some((above, chosen)) = found.best else { return Said::Impossible(proof) };
            // Fewer at this rank or worse may mean somebody at a worse one: only none is progress.
            let chosen = if above > 0 { best.take().unwrap_or(chosen) } else { chosen };
            let edges = program.edges(&chosen);
            *best = Some(chosen);
            let reached = edges.iter().map(|edge| model.edges[*edge].rank).max().unwrap_or(0);
            if above > 0 || reached <= enough {
                let moves = self.moves(&program.learners, &edges, trial.given);
                let term = Term { goal: Goal::MinMaxRank, rank: None, weight: 1 };
                let by = reached.max(elsewhere) - worst;
                return if by == 0 { Said::Same(moves) } else { Said::Differs(term, by, moves) };
            }
            beyond = reached;
        }
    }

    fn moves(&self, learners: &[usize], edges: &[usize], given: Option<usize>) -> Vec<Move> {
        let model = self.model;
        let then: BTreeMap<usize, usize> =
            edges.iter().map(|at| (model.edges[*at].learner, *at)).collect();
        let own = given.map(|edge| model.edges[edge].learner);
        let offer = |edge: Option<usize>| edge.map(|at| model.offer_id(model.edges[at].offer));
        learners
            .iter()
            .filter(|learner| Some(**learner) != own)
            .filter(|learner| self.place[**learner] != then.get(learner).copied())
            .map(|learner| Move {
                learner: model.learner_id(*learner),
                from: offer(self.place[*learner]),
                to: offer(then.get(learner).copied()),
            })
            .collect()
    }
}

/// The rows that a proof adds up.
fn rows_of(proof: &Proof) -> impl Iterator<Item = &Row> {
    let by = proof.steps.iter().flat_map(|step| match step {
        Step::Bound { by, .. } | Step::Clash { by } | Step::Narrow { by, .. } => by.as_slice(),
        Step::Branch { .. } => &[],
    });
    by.map(|(row, _)| row)
}

/// The limits among them that could be raised.
fn limits_in(proof: &Proof) -> impl Iterator<Item = Row> {
    rows_of(proof).filter(|row| matches!(row, Row::Capacity(_) | Row::CapMost(_))).cloned()
}

/// The conditions among them.
fn conditions_of(problem: &Problem, proof: &Proof) -> BTreeSet<Condition> {
    rows_of(proof).filter_map(|row| condition(problem, row)).collect()
}

/// The condition that a row stands for, if it is one of the problem's.
fn condition(problem: &Problem, row: &Row) -> Option<Condition> {
    Some(match row {
        Row::Capacity(id) | Row::OpenMost(id) => Condition::Capacity(id.clone()),
        Row::OpenLeast(id) | Row::OpenFor(id, _) => Condition::Min(id.clone()),
        Row::CapMost(id) => Condition::Cap(id.clone()),
        Row::CapLeast(id) => Condition::CapMin(id.clone()),
        Row::City(group, ..) | Row::Whole(group, _) => Condition::Group(group.clone()),
        Row::Placed(id) if problem.locked.contains_key(id) => Condition::Locked(id.clone()),
        Row::Placed(id) => Condition::Require(id.clone()),
        Row::Once(_) | Row::NoBlock(..) | Row::Reached(_) => return None,
    })
}
