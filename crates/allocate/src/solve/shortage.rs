//! Why not everybody can be placed: a set of learners who share too few places (Hall, König).

use super::model::Model;
use crate::flow::{self, Network};
use crate::outcome::Shortage;

/// The learners reachable from those who stay out of a largest allocation by places alone, and
/// their offers, if not everybody can be placed even without groups, floors and caps.
pub(crate) fn find(model: &Model<'_>, placed: usize) -> Option<Shortage> {
    if placed == model.problem.learners.len() {
        return None;
    }
    let rows: Vec<Vec<u32>> = model
        .of_learner
        .iter()
        .map(|row| {
            let possible = row.iter().filter(|at| model.possible(**at));
            possible.map(|at| model.edges[*at].offer as u32).collect()
        })
        .collect();
    let place = largest(model, &rows)?;
    let mut at: Vec<Vec<usize>> = vec![Vec::new(); model.offers.len()];
    let mut queue = Vec::new();
    let mut learner_seen = vec![false; rows.len()];
    for (learner, place) in place.iter().enumerate() {
        match place {
            Some(offer) => at[*offer as usize].push(learner),
            None => {
                learner_seen[learner] = true;
                queue.push(learner);
            }
        }
    }
    let mut offer_seen = vec![false; model.offers.len()];
    while let Some(learner) = queue.pop() {
        for offer in &rows[learner] {
            let offer = *offer as usize;
            if !std::mem::replace(&mut offer_seen[offer], true) {
                for other in at[offer].drain(..) {
                    learner_seen[other] = true;
                    queue.push(other);
                }
            }
        }
    }
    let seen = |seen: &[bool]| -> Vec<usize> { (0..seen.len()).filter(|at| seen[*at]).collect() };
    let (learners, offers) = (seen(&learner_seen), seen(&offer_seen));
    if learners.is_empty() {
        return None;
    }
    let places = offers.iter().map(|offer| model.offers[*offer].capacity).sum();
    Some(Shortage {
        deficiency: learners.len() as i64 - places,
        learners: learners.into_iter().map(|at| model.learner_id(at)).collect(),
        offers: offers.into_iter().map(|at| model.offer_id(at)).collect(),
        places,
    })
}

/// The offer of each learner when as many as possible are placed.
fn largest(model: &Model<'_>, rows: &[Vec<u32>]) -> Option<Vec<Option<u32>>> {
    let capacities = model.offers.iter().map(|offer| u32::try_from(offer.capacity).ok());
    let mut starts = vec![0];
    let mut offers = Vec::new();
    for row in rows {
        offers.extend_from_slice(row);
        starts.push(u32::try_from(offers.len()).ok()?);
    }
    let costs = vec![0; offers.len()];
    let network = Network::new(capacities.collect::<Option<_>>()?, starts, &offers, &costs);
    Some(flow::solve(&network.ok()?).offers().collect())
}
