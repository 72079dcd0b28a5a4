//! A network after changes, without a copy of its arcs.

use crate::flow::network::{GREATEST_PRICE, NONE, Network, NetworkFault};
use std::collections::{BTreeSet, HashMap};

/// Something that is no longer as it was. Changes happen one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// An offer has so many places now; 0 if its host dropped out.
    Places { offer: u32, places: u32 },
    /// A new offer; it gets the next number.
    Opens { places: u32 },
    /// A learner is no longer there, and needs no place.
    Withdraws { learner: u32 },
    /// A new learner, eligible for these offers at these costs; they get the next number.
    Joins { arcs: Vec<(u32, i64)> },
    /// A learner is eligible for an offer now, or it costs something else than before.
    Eligible { learner: u32, offer: u32, cost: i64 },
    /// A learner is no longer eligible for an offer.
    Ineligible { learner: u32, offer: u32 },
}

/// Why changes do not fit their network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChangeFault {
    #[error("change {change} is about learner {learner}, who does not exist")]
    UnknownLearner { change: usize, learner: u32 },
    #[error("change {change} is about offer {offer}, which does not exist")]
    UnknownOffer { change: usize, offer: u32 },
    #[error("change {change} pairs a learner with offer {offer} twice")]
    DuplicatePair { change: usize, offer: u32 },
    /// More than 2³⁰ learners or offers.
    #[error("the network is too large")]
    TooLarge,
    /// Sums of costs along a chain of moves could leave 64 bits.
    #[error("the costs are too far apart to be added up in 64 bits")]
    Overflow,
}

/// More learners or offers than this are refused: numbers of changes are kept in 32 bits.
const MOST: usize = 1 << 30;

/// A network and what has changed since. Making one takes time in proportion to the changes and
/// the number of offers; the arcs are not looked at.
#[derive(Clone, Debug)]
pub struct Amended<'n> {
    pub(super) before: &'n Network,
    pub(super) capacities: Vec<u32>,
    learners: usize,
    /// The arcs of learners that are others than before, the cheapest first.
    rows: HashMap<u32, Vec<(u32, i64)>>,
    withdrawn: BTreeSet<u32>,
    /// The least cost of any pair, before or now.
    base: i64,
    /// How much more the dearest costs, before or now.
    pub(super) dearest: i64,
    /// Offers that have other places than before, or are new.
    pub(super) touched_offers: BTreeSet<u32>,
    /// Learners who have other arcs than before, or are new, or withdrew.
    pub(super) touched_learners: BTreeSet<u32>,
}

impl<'n> Amended<'n> {
    /// The network after these changes.
    ///
    /// # Errors
    /// The first change that does not fit.
    pub fn new(before: &'n Network, changes: &[Change]) -> Result<Self, ChangeFault> {
        let mut after = Self {
            before,
            capacities: before.capacities.clone(),
            learners: before.learners(),
            rows: HashMap::new(),
            withdrawn: BTreeSet::new(),
            base: before.base,
            dearest: before.dearest,
            touched_offers: BTreeSet::new(),
            touched_learners: BTreeSet::new(),
        };
        let known = (before.arcs() > 0).then(|| (before.base, before.base + before.dearest));
        let mut range: Option<(i64, i64)> = known;
        for (at, change) in changes.iter().enumerate() {
            for cost in after.apply(at, change)? {
                let (least, most) = range.unwrap_or((cost, cost));
                range = Some((least.min(cost), most.max(cost)));
            }
        }
        let (base, top) = range.unwrap_or_default();
        after.base = base;
        if after.learners > MOST || after.capacities.len() > MOST {
            return Err(ChangeFault::TooLarge);
        }
        let chain = after.capacities.len().min(after.learners) as i128 + 3;
        let dearest = i128::from(top) - i128::from(base);
        if (dearest + 1) * chain > GREATEST_PRICE {
            return Err(ChangeFault::Overflow);
        }
        after.dearest = dearest as i64;
        Ok(after)
    }

    /// A network in which nothing has changed.
    ///
    /// # Errors
    /// If it is too large.
    pub fn unchanged(before: &'n Network) -> Result<Self, ChangeFault> {
        Self::new(before, &[])
    }

    /// Takes in a change and returns the costs that are new.
    fn apply(&mut self, at: usize, change: &Change) -> Result<Vec<i64>, ChangeFault> {
        match change {
            Change::Places { offer, places } => {
                self.offer(at, *offer)?;
                self.capacities[*offer as usize] = *places;
                self.touched_offers.insert(*offer);
            }
            Change::Opens { places } => {
                self.touched_offers.insert(self.capacities.len() as u32);
                self.capacities.push(*places);
            }
            Change::Withdraws { learner } => {
                self.row(at, *learner)?.clear();
                self.withdrawn.insert(*learner);
            }
            Change::Joins { arcs } => {
                let mut seen = BTreeSet::new();
                for (offer, _) in arcs {
                    self.offer(at, *offer)?;
                    if !seen.insert(*offer) {
                        return Err(ChangeFault::DuplicatePair { change: at, offer: *offer });
                    }
                }
                let learner = self.learners as u32;
                let mut row = arcs.clone();
                row.sort_unstable_by_key(|(offer, cost)| (*cost, *offer));
                self.rows.insert(learner, row);
                self.touched_learners.insert(learner);
                self.learners += 1;
                return Ok(arcs.iter().map(|arc| arc.1).collect());
            }
            Change::Eligible { learner, offer, cost } => {
                self.offer(at, *offer)?;
                let row = self.row(at, *learner)?;
                row.retain(|arc| arc.0 != *offer);
                let place = row.partition_point(|arc| (arc.1, arc.0) < (*cost, *offer));
                row.insert(place, (*offer, *cost));
                return Ok(vec![*cost]);
            }
            Change::Ineligible { learner, offer } => {
                self.offer(at, *offer)?;
                self.row(at, *learner)?.retain(|arc| arc.0 != *offer);
            }
        }
        Ok(Vec::new())
    }

    fn offer(&self, change: usize, offer: u32) -> Result<(), ChangeFault> {
        if (offer as usize) < self.capacities.len() {
            Ok(())
        } else {
            Err(ChangeFault::UnknownOffer { change, offer })
        }
    }

    /// The arcs of a learner, to be changed.
    fn row(&mut self, change: usize, learner: u32) -> Result<&mut Vec<(u32, i64)>, ChangeFault> {
        if learner as usize >= self.learners || self.withdrawn.contains(&learner) {
            return Err(ChangeFault::UnknownLearner { change, learner });
        }
        self.touched_learners.insert(learner);
        let before = self.before;
        let row = || before.arcs_of(learner as usize).collect();
        Ok(self.rows.entry(learner).or_insert_with(row))
    }

    /// How many learners there are, with those who withdrew.
    pub fn learners(&self) -> usize {
        self.learners
    }

    /// How many offers there are.
    pub fn offers(&self) -> usize {
        self.capacities.len()
    }

    /// The places of each offer.
    pub fn capacities(&self) -> &[u32] {
        &self.capacities
    }

    /// The least cost of any pair, before or now.
    pub fn base(&self) -> i64 {
        self.base
    }

    /// Whether the learner is no longer there.
    pub fn has_withdrawn(&self, learner: usize) -> bool {
        u32::try_from(learner).is_ok_and(|learner| self.withdrawn.contains(&learner))
    }

    /// The arcs of a learner as offer and cost, the cheapest first.
    pub fn arcs_of(&self, learner: usize) -> impl Iterator<Item = (u32, i64)> + '_ {
        let own = if self.rows.is_empty() { None } else { self.rows.get(&(learner as u32)) };
        let before = own.is_none().then(|| self.before.arcs_of(learner));
        own.into_iter().flatten().copied().chain(before.into_iter().flatten())
    }

    /// Calls `look` with every arc of a learner: faster than [`Self::arcs_of`] where all are seen.
    #[inline]
    pub fn for_each_arc(&self, learner: usize, mut look: impl FnMut(u32, i64)) {
        let own = if self.rows.is_empty() { None } else { self.rows.get(&(learner as u32)) };
        match own {
            Some(row) => row.iter().for_each(|(offer, cost)| look(*offer, *cost)),
            None => self.before.arcs_of(learner).for_each(|(offer, cost)| look(offer, cost)),
        }
    }

    /// The same as a network of its own, in which whoever withdrew is eligible for nothing.
    ///
    /// # Errors
    /// If there are too many arcs.
    pub fn network(&self) -> Result<Network, NetworkFault> {
        let mut starts = vec![0];
        let (mut offers, mut costs) = (Vec::new(), Vec::new());
        for learner in 0..self.learners {
            for (offer, cost) in self.arcs_of(learner) {
                offers.push(offer);
                costs.push(cost);
            }
            let end = u32::try_from(offers.len()).ok().filter(|end| *end != NONE);
            starts.push(end.ok_or(NetworkFault::TooLarge)?);
        }
        Network::new(self.capacities.clone(), starts, &offers, &costs)
    }
}
