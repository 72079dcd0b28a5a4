//! A first allocation: units that would rather move do so until nobody would, or for long enough.
//!
//! With learners alone that is deferred acceptance and ends; with groups it mostly does (Roth and
//! Peranson 1999 do much the same).

use super::moves::Party;
use crate::solve::model::Model;
use std::collections::VecDeque;

/// How often each unit is asked, on average, before it is given up.
const PATIENCE: usize = 60;

/// The edge of each learner after everybody has moved as they would, and how many still would.
pub(super) fn settle(model: &Model<'_>, parties: &[Party]) -> Vec<Option<usize>> {
    let mut place = vec![None; model.of_learner.len()];
    let mut party_of = vec![0; place.len()];
    for (at, party) in parties.iter().enumerate() {
        for &member in &party.members {
            party_of[member] = at;
        }
    }
    let blocking =
        |place: &[Option<usize>]| parties.iter().filter(|party| party.blocks(model, place)).count();
    let mut waiting: VecDeque<usize> = (0..parties.len()).collect();
    let mut best = (parties.len(), place.clone());
    let mut asked = 0;
    let mut moved = false;
    while let Some(at) = waiting.pop_front() {
        asked += 1;
        if asked > PATIENCE * parties.len() {
            break;
        }
        let party = &parties[at];
        let merit = |to: &&Vec<usize>| to.iter().map(|edge| model.edges[*edge].rank).sum::<i64>();
        if let Some(to) = party.better(model, &place).min_by_key(merit).cloned() {
            go(model, parties, &party_of, party, &to, &mut place);
            moved = true;
        }
        if waiting.is_empty() {
            // Whoever could not move may be able to now that others have.
            let left = blocking(&place);
            if left < best.0 || left == best.0 && placed(&place) > placed(&best.1) {
                best = (left, place.clone());
            }
            if left > 0 && std::mem::take(&mut moved) {
                waiting.extend(0..parties.len());
            }
        }
    }
    best.1
}

fn placed(place: &[Option<usize>]) -> usize {
    place.iter().flatten().count()
}

/// Moves a unit and sends away whom its offers have no place for any more, with their groups.
fn go(
    model: &Model<'_>,
    parties: &[Party],
    party_of: &[usize],
    party: &Party,
    to: &[usize],
    place: &mut [Option<usize>],
) {
    for (member, edge) in party.members.iter().zip(to) {
        place[*member] = Some(*edge);
    }
    for edge in to {
        let offer = model.edges[*edge].offer;
        loop {
            let own = to.iter().filter(|edge| model.edges[**edge].offer == offer).count();
            let others: Vec<usize> = party.others(model, place, offer).collect();
            let disliked = others.iter().min_by_key(|edge| model.edges[**edge].score);
            let Some(out) = disliked else { break };
            if ((own + others.len()) as i64) <= model.offers[offer].capacity {
                break;
            }
            for &member in &parties[party_of[model.edges[*out].learner]].members {
                place[member] = None;
            }
        }
    }
}
