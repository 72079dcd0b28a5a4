//! What must hold so that a unit does not block, line by line.

use super::moves::{Party, arrivals, liked};
use crate::certificate::{Choice, Refusal, Row, UnitMove};
use crate::problem::GroupMode;
use crate::solve::model::Model;
use crate::solve::program::{Build, Column, Line};
use std::collections::{BTreeMap, HashMap};

/// Lines on their way into a program.
pub(super) struct Lines<'a, 'm> {
    model: &'a Model<'m>,
    parties: &'a [Party],
    build: &'a mut Build<'m>,
    /// The columns that say an offer refuses.
    refuses: HashMap<Refusal, Option<usize>>,
}

impl<'a, 'm> Lines<'a, 'm> {
    /// Writes down when each unit would block.
    pub(super) fn write(model: &'a Model<'m>, parties: &'a [Party], build: &'a mut Build<'m>) {
        let mut lines = Self { model, parties, build, refuses: HashMap::new() };
        for party in parties {
            let blocks = Column::Named(Choice::Blocks(party.name(model)));
            let blocks = lines.build.column(blocks);
            for to in &party.moves {
                lines.unit_move(party, blocks, to);
            }
        }
    }

    /// The lines of one move: for each set of members who would stay where they are, and each
    /// other who would gain.
    fn unit_move(&mut self, party: &Party, blocks: usize, to: &[usize]) {
        // Who shares an offer stays or goes as a whole.
        let sets = if party.mode(self.model) == GroupMode::SameOffer { 1 } else { 1 << to.len() };
        for set in 0..sets {
            let stays = |member: usize| set >> member & 1 == 1;
            let Some(refusals) = self.refusals(party, to, &stays) else { continue };
            for gains in (0..to.len()).filter(|member| !stays(*member)) {
                let line = self.no_move(party, blocks, to, &stays, gains, &refusals);
                self.build.waiting.push(line);
            }
        }
    }

    /// The columns of which one must hold so that the newcomers are refused; nothing if they are
    /// refused whatever happens.
    fn refusals(
        &mut self,
        party: &Party,
        to: &[usize],
        stays: &impl Fn(usize) -> bool,
    ) -> Option<Vec<usize>> {
        let mut refusals = Vec::new();
        for arrival in arrivals(self.model, to, stays) {
            for (score, many) in arrival.bars {
                if many <= 0 {
                    return None;
                }
                let without = party.group.map(|_| party.name(self.model));
                let offer = self.model.offer_id(arrival.offer);
                let refusal = Refusal { offer, score, many, without };
                refusals.extend(self.refuses(refusal));
            }
        }
        Some(refusals)
    }

    /// The column that says an offer refuses, unless there are not enough who could make it.
    fn refuses(&mut self, refusal: Refusal) -> Option<usize> {
        if let Some(known) = self.refuses.get(&refusal) {
            return *known;
        }
        let edges: Vec<usize> = liked(self.model, self.parties, &refusal).collect();
        let column = (edges.len() as i64 >= refusal.many).then(|| {
            let mut entries = self.build.columns_at(edges);
            let column = self.build.column(Column::Named(Choice::Refuses(refusal.clone())));
            entries.push((column, -refusal.many));
            let lower = Some((0, Row::Refuses(refusal.clone())));
            self.build.lines.push(Line { entries, lower, upper: None });
            column
        });
        self.refuses.insert(refusal, column);
        column
    }

    /// `blocks + (somebody is content or is not where they would stay) + refusals >= 1`, turned
    /// round because lines wait for their upper side to be broken.
    fn no_move(
        &self,
        party: &Party,
        blocks: usize,
        to: &[usize],
        stays: &impl Fn(usize) -> bool,
        gains: usize,
        refusals: &[usize],
    ) -> Line {
        let model = self.model;
        let mut entries: BTreeMap<usize, i64> = BTreeMap::from([(blocks, -1)]);
        let mut limit = -1;
        for (member, &edge) in to.iter().enumerate() {
            let rank = model.edges[edge].rank;
            let (edges, by): (Vec<usize>, i64) = if stays(member) {
                limit += 1;
                (vec![edge], 1)
            } else {
                let content = |other: &usize| {
                    let better = model.edges[*other].rank < rank;
                    better || *other == edge || member == gains && model.edges[*other].rank == rank
                };
                let own = model.of_learner[party.members[member]].iter().copied();
                (own.filter(content).collect(), -1)
            };
            for (column, count) in self.build.columns_at(edges) {
                *entries.entry(column).or_default() += by * count;
            }
        }
        if limit == -1 {
            // One is enough, so a choice for several members counts once.
            for factor in entries.values_mut() {
                *factor = (*factor).max(-1);
            }
        }
        for column in refusals {
            *entries.entry(*column).or_default() -= 1;
        }
        let row = Row::NoMove(UnitMove {
            unit: party.name(model),
            to: to.iter().map(|edge| model.offer_id(model.edges[*edge].offer)).collect(),
            stays: (0..to.len()).map(stays).collect(),
            gains,
        });
        let entries = entries.into_iter().filter(|(_, by)| *by != 0).collect();
        Line { entries, lower: None, upper: Some((limit, row)) }
    }
}
