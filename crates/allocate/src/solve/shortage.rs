//! Why not everybody can be placed: a set of learners who share too few places (Hall, König).

use super::model::Model;
use crate::outcome::Shortage;
use std::collections::VecDeque;

/// The learners reachable from those who stay out of a largest allocation by places alone, and
/// their offers, if not everybody can be placed even without groups, floors and caps.
pub(crate) fn find(model: &Model<'_>, placed: usize) -> Option<Shortage> {
    if placed == model.problem.learners.len() {
        return None;
    }
    let mut matching = Largest::new(model);
    for learner in 0..model.of_learner.len() {
        matching.place(learner);
    }
    matching.shortage()
}

/// A largest allocation by augmenting paths.
struct Largest<'m> {
    model: &'m Model<'m>,
    /// The edge of each learner.
    edge: Vec<Option<usize>>,
    /// The learners at each offer.
    at: Vec<Vec<usize>>,
}

impl<'m> Largest<'m> {
    fn new(model: &'m Model<'m>) -> Self {
        Self {
            model,
            edge: vec![None; model.of_learner.len()],
            at: vec![Vec::new(); model.offers.len()],
        }
    }

    fn is_free(&self, offer: usize) -> bool {
        (self.at[offer].len() as i64) < self.model.offers[offer].capacity
    }

    /// Places a learner, moving others if need be; breadth first.
    fn place(&mut self, learner: usize) {
        let (came_by, _) = self.reach([learner]);
        let free =
            (0..came_by.len()).find(|offer| came_by[*offer].is_some() && self.is_free(*offer));
        let Some(mut offer) = free else { return };
        while let Some(edge) = came_by[offer] {
            let mover = self.model.edges[edge].learner;
            let before = self.edge[mover].replace(edge);
            self.at[offer].push(mover);
            let Some(before) = before else { return };
            offer = self.model.edges[before].offer;
            self.at[offer].retain(|other| *other != mover);
        }
    }

    /// The edge by which each offer is first reached from these learners, and the learners seen.
    fn reach(&self, from: impl IntoIterator<Item = usize>) -> (Vec<Option<usize>>, Vec<bool>) {
        let mut came_by = vec![None; self.at.len()];
        let mut seen = vec![false; self.edge.len()];
        let mut queue: VecDeque<usize> = from.into_iter().collect();
        for &learner in &queue {
            seen[learner] = true;
        }
        while let Some(learner) = queue.pop_front() {
            for &edge in &self.model.of_learner[learner] {
                let offer = self.model.edges[edge].offer;
                if !self.model.possible(edge) || came_by[offer].is_some() {
                    continue;
                }
                came_by[offer] = Some(edge);
                for &other in &self.at[offer] {
                    if !seen[other] {
                        seen[other] = true;
                        queue.push_back(other);
                    }
                }
            }
        }
        (came_by, seen)
    }

    fn shortage(&self) -> Option<Shortage> {
        let out = (0..self.edge.len()).filter(|learner| self.edge[*learner].is_none());
        let (came_by, seen) = self.reach(out);
        let learners: Vec<usize> = (0..seen.len()).filter(|learner| seen[*learner]).collect();
        if learners.is_empty() {
            return None;
        }
        let offers: Vec<usize> =
            (0..came_by.len()).filter(|offer| came_by[*offer].is_some()).collect();
        let places = offers.iter().map(|offer| self.model.offers[*offer].capacity).sum();
        Some(Shortage {
            deficiency: learners.len() as i64 - places,
            learners: learners.into_iter().map(|at| self.model.learner_id(at)).collect(),
            offers: offers.into_iter().map(|at| self.model.offer_id(at)).collect(),
            places,
        })
    }
}
