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

use super::branch::{self, Found};
use super::control::Control;
use super::model::Model;
use super::program::{Build, Column, Program};
use super::{levels, stable};
use crate::certificate::{Certificate, Choice, Unit};
use crate::outcome::{Facts, Outcome, Status};
use crate::problem::GroupMode;
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
    // One blocking unit fewer outweighs everybody's place.
    let weight = model.of_learner.len() as i64 + 1;
    let blocks = program.columns.iter().map(|column| match column {
        Column::Named(Choice::Blocks(_)) => weight,
        _ => 0,
    });
    let places = program.coefficients(|_| -1);
    let goal: Vec<i64> = blocks.zip(places).map(|(blocks, places)| blocks + places).collect();
    let start = stable::deferred_acceptance(&alone(model));
    let start = complete(model, &parties, &program, &start);
    let Found { best, proof, branches, .. } =
        branch::minimise(model, &mut program, &goal, Some(start), control);
    let chosen = best.map_or_else(Vec::new, |(_, chosen)| program.edges(&chosen));
    let blocking = parties.iter().filter(|party| party.blocks(model, &chosen)).count() as i64;
    let status = if proof.is_some() { Status::Optimal } else { Status::Interrupted };
    let mut outcome = Outcome::of(status);
    outcome.values = levels::values(model.problem, model, &chosen);
    outcome.matching = model.matching(&chosen);
    outcome.facts = Some(Facts {
        stable_exists: blocking == 0,
        blocking,
        least_blocking: proof.is_some().then_some(blocking),
    });
    outcome.certificate = proof.map(|proof| Certificate::Units { proof });
    outcome.stats.branches = branches;
    outcome.stats.pivots = program.linear.pivots;
    outcome.stats.parts = 1;
    outcome
}

/// The same round in which nobody of a group can go anywhere.
fn alone<'m>(model: &Model<'m>) -> Model<'m> {
    let mut alone = model.clone();
    for group in &model.groups {
        for edge in group.members.iter().flat_map(|member| &model.of_learner[*member]) {
            alone.forbidden[*edge] = true;
        }
    }
    alone
}

/// All columns of the program as these edges have them.
fn complete(
    model: &Model<'_>,
    parties: &[Party],
    program: &Program,
    chosen: &[usize],
) -> Vec<bool> {
    let mut place = vec![None; model.of_learner.len()];
    for &edge in chosen {
        place[model.edges[edge].learner] = Some(edge);
    }
    let offer = |learner: usize| place[learner].map(|edge: usize| model.edges[edge].offer);
    let blocks = |unit: &Unit| {
        parties.iter().any(|party| party.name(model) == *unit && party.blocks(model, chosen))
    };
    let column = |column: &Column| match column {
        Column::Edges(edges) => edges.iter().all(|e| place[model.edges[*e].learner] == Some(*e)),
        Column::City(group, first) => {
            let member = model.groups[*group].members.first();
            let city = member.and_then(|member| offer(*member)).map(|at| model.city[at]);
            city == Some(model.city[*first])
        }
        Column::Whole(group) => {
            model.groups[*group].members.first().is_some_and(|member| offer(*member).is_some())
        }
        Column::Named(Choice::Blocks(unit)) => blocks(unit),
        Column::Named(Choice::Refuses(refusal)) => {
            let there = moves::liked(model, parties, refusal);
            there.filter(|edge| chosen.contains(edge)).count() as i64 >= refusal.many
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
