//! Stability when some go together: the fewest units that would rather move.
//!
//! A *unit* is a group or a learner in no group. It *blocks* an allocation if all its members could
//! move at once, as its mode asks, so that nobody of it is worse off, somebody is better off, and
//! every offer accepts those who are new: on a free place or one that the unit gives up, or each in
//! the place of a different learner from outside the unit whom the offer likes less.
//!
//! With couples already, an allocation that no unit blocks may not exist, and to find out is NP-complete
//! (Ronn 1990; Biró, Irving and Schlotter 2011). So the fewest blocking units are looked for (Manlove,
//! McBride and Trimble 2017), and among those allocations one that places the most. It is an integer
//! program: one line for each way in which a unit could want to move says that the unit is content, or
//! somebody does not let it in, or it counts as blocking. Those lines wait until they are broken. Their
//! number grows with the product of the members' wishes and is limited
//! ([`Problem::GREATEST_MOVES`](crate::Problem::GREATEST_MOVES)).

mod lines;
mod moves;
mod settle;

use super::branch;
use super::control::Control;
use super::exact::Domain;
use super::levels;
use super::model::Model;
use super::program::{Build, Column, Line, Program};
use crate::certificate::{Certificate, Choice, Row, Unit};
use crate::outcome::{Facts, Outcome, Status, Value, Values};
use crate::problem::{Goal, GroupMode};
use lines::Lines;
use moves::{Party, parties};

/// The allocation that the fewest units block, and of these one that places the most.
pub(super) fn solve(model: &Model<'_>, control: &Control<'_>) -> Outcome {
    let learners: Vec<usize> = (0..model.of_learner.len()).collect();
    let parties = parties(model);
    let mut build = Build::of(model, &learners, &[]);
    Lines::write(model, &parties, &mut build);
    let mut program = Program::from(learners, build);
    program.may_cut = true;
    let blocks: Vec<i64> =
        program.columns.iter().map(|column| i64::from(is_block(column))).collect();
    let start = complete(model, &parties, &program, &settle::settle(model, &parties));
    let fewest = branch::minimise(model, &mut program, &blocks, Some(start), control);
    let mut branches = fewest.branches;
    let fewest_at_least = fewest.bound.unwrap_or(0).max(0);
    // Nobody is placed who can go nowhere; the second search may say more.
    let reachable = model.of_learner.iter().filter(|edges| !edges.is_empty()).count() as i128;
    let mut placed_at_most = reachable;
    let mut best = fewest.best.map(|(_, chosen)| chosen);
    let mut proofs = fewest.proof.map(|proof| (proof, None));
    if let (Some((_, most)), Some(chosen)) = (&mut proofs, &mut best) {
        hold(&mut program, &blocks, chosen);
        let places = program.coefficients(|_| -1);
        let start = Some(std::mem::take(chosen));
        let found = branch::minimise(model, &mut program, &places, start, control);
        branches += found.branches;
        placed_at_most = found.bound.map_or(reachable, |bound| reachable.min(-bound));
        *most = found.proof;
        *chosen = found.best.map_or_else(Vec::new, |(_, chosen)| chosen);
    }
    let chosen = best.map_or_else(Vec::new, |chosen| program.edges(&chosen));
    let place = places(model, &chosen);
    let blocking = parties.iter().filter(|party| party.blocks(model, &place)).count() as i64;
    let is_proven = matches!(proofs, Some((_, Some(_))));
    let mut outcome = Outcome::of(if is_proven { Status::Optimal } else { Status::Interrupted });
    outcome.values = levels::values(model.problem, model, &chosen);
    outcome.matching = model.matching(&chosen);
    outcome.facts = Some(Facts {
        stable_exists: blocking == 0,
        blocking,
        least_blocking: proofs.is_some().then_some(blocking),
        blocking_bound: proofs.is_none().then_some(fewest_at_least as i64),
    });
    if !is_proven {
        outcome.bounds = Values(vec![(Goal::StableUnits, Value::Number(placed_at_most as i64))]);
    }
    outcome.certificate = proofs.and_then(|(fewest, most)| {
        let most = most?;
        Some(Certificate::Units { fewest, most })
    });
    outcome.stats.branches = branches;
    outcome.stats.pivots = program.linear.pivots;
    outcome.stats.parts = 1;
    outcome
}

fn is_block(column: &Column) -> bool {
    matches!(column, Column::Named(Choice::Blocks(_)))
}

/// No more units may block from now on.
fn hold(program: &mut Program, blocks: &[i64], chosen: &[bool]) {
    let entries = blocks.iter().copied().enumerate().filter(|(_, by)| *by != 0);
    let mut line = Line { entries: entries.collect(), lower: None, upper: None };
    let reached = line.sum(chosen) as i64;
    line.upper = Some((reached, Row::Reached(0)));
    program.add(line);
    if reached == 0 {
        for (column, fixed) in program.columns.iter().zip(&mut program.fixed) {
            if is_block(column) {
                *fixed = Domain::No;
            }
        }
    }
}

/// The edge of each learner.
fn places(model: &Model<'_>, chosen: &[usize]) -> Vec<Option<usize>> {
    let mut place = vec![None; model.of_learner.len()];
    for &edge in chosen {
        place[model.edges[edge].learner] = Some(edge);
    }
    place
}

/// All columns of the program as these places have them.
fn complete(
    model: &Model<'_>,
    parties: &[Party],
    program: &Program,
    place: &[Option<usize>],
) -> Vec<bool> {
    let first = |group: usize| {
        let member = model.groups[group].members.first();
        member.and_then(|member| place[*member]).map(|edge| model.edges[edge].offer)
    };
    let blocks = |unit: &Unit| {
        parties.iter().any(|party| party.name(model) == *unit && party.blocks(model, place))
    };
    let has = |edge: usize| place[model.edges[edge].learner] == Some(edge);
    let column = |column: &Column| match column {
        Column::Edges(edges) => edges.iter().all(|edge| has(*edge)),
        Column::City(group, offer) => {
            first(*group).is_some_and(|at| model.city[at] == model.city[*offer])
        }
        Column::Whole(group) => first(*group).is_some(),
        Column::Named(Choice::Blocks(unit)) => blocks(unit),
        Column::Named(Choice::Refuses(refusal)) => {
            let there = moves::liked(model, parties, refusal);
            there.filter(|edge| has(*edge)).count() as i64 >= refusal.many
        }
        Column::Open(_) | Column::Named(_) => false,
    };
    program.columns.iter().map(column).collect()
}

/// Whether members of a group with this mode may go there together.
fn fits(model: &Model<'_>, mode: GroupMode, first: usize, other: usize) -> bool {
    let (first, other) = (model.edges[first].offer, model.edges[other].offer);
    match mode {
        GroupMode::SameOffer => first == other,
        GroupMode::SameCity => model.city[first] == model.city[other],
        GroupMode::TogetherOrNone => true,
    }
}
