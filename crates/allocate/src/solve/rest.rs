//! What limits an allocation besides places and locks.

use super::broken_caps;
use super::model::Model;
use crate::problem::GroupMode;

/// Whether an allocation, the edge of each learner, happens to keep caps, floors and groups.
pub(super) fn keeps_the_rest(model: &Model<'_>, chosen: &[Option<usize>]) -> bool {
    let edges: Vec<usize> = chosen.iter().flatten().copied().collect();
    let mut taken = vec![0; model.offers.len()];
    for &edge in &edges {
        taken[model.edges[edge].offer] += 1;
    }
    let open = taken.iter().zip(&model.offers);
    let floors = open.into_iter().all(|(taken, offer)| *taken == 0 || *taken >= offer.least);
    let place = |learner: &usize| chosen[*learner].map(|at| model.edges[at].offer);
    let groups = model.groups.iter().all(|group| {
        let mut places = group.members.iter().map(place);
        let Some(first) = places.next() else { return true };
        places.all(|place| match (first, place, group.mode) {
            (Some(first), Some(place), GroupMode::SameOffer) => first == place,
            (Some(first), Some(place), GroupMode::SameCity) => {
                model.city[first] == model.city[place]
            }
            (first, place, _) => first.is_some() == place.is_some(),
        })
    });
    floors && groups && broken_caps(model, &edges).is_empty()
}
