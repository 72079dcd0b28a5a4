//! Who is where at which prices while an allocation is repaired.

use super::amended::Amended;
use super::former::{Former, List};
use super::search::Search;
use super::toll::Toll;
use crate::flow::arc::Table;
use crate::flow::network::NONE;
use std::collections::BTreeMap;

/// Places and prices on the way to the repaired allocation. An offer may hold more learners than it
/// has places until they are led away.
pub(super) struct Standing<'a> {
    pub(super) after: &'a Amended<'a>,
    /// Where learners were. Whoever withdrew or is new was nowhere.
    pub(super) former: Vec<u32>,
    pub(super) offer_of: Vec<u32>,
    pub(super) prices: Vec<Toll>,
    /// The learners of each offer as a list: how many, the first, and who comes after each.
    lists: Vec<List>,
    next: Vec<u32>,
    /// How many learners the touched offers had, without those who withdrew.
    had: BTreeMap<u32, u32>,
    pub(super) search: Search,
    /// The learners of each offer, made when somebody is looked for who may come.
    columns: Option<Table<u32>>,
}

impl<'a> Standing<'a> {
    /// Everybody where they were, whether there still is a place or not.
    pub(super) fn new(after: &'a Amended<'a>, former: &Former) -> Self {
        let (learners, offers) = (after.learners(), after.offers());
        let longer = |numbers: &[u32]| {
            let mut longer = Vec::with_capacity(learners);
            longer.extend_from_slice(numbers);
            longer.resize(learners, NONE);
            longer
        };
        let mut lists = Vec::with_capacity(offers);
        lists.extend_from_slice(&former.lists);
        lists.resize(offers, List::EMPTY);
        let mut standing = Self {
            after,
            former: longer(&former.places),
            offer_of: longer(&former.places),
            prices: vec![Toll::NONE; offers],
            lists,
            next: longer(&former.next),
            had: BTreeMap::new(),
            search: Search::new(offers),
            columns: None,
        };
        for &learner in &after.touched_learners {
            if after.has_withdrawn(learner as usize) {
                standing.detach(learner);
                standing.former[learner as usize] = NONE;
            }
        }
        let touched = after.touched_offers.iter();
        standing.had = touched.map(|offer| (*offer, standing.taken(*offer))).collect();
        standing
    }

    fn attach(&mut self, offer: u32, learner: u32) {
        let list = &mut self.lists[offer as usize];
        self.next[learner as usize] = std::mem::replace(&mut list.first, learner);
        list.taken += 1;
        self.offer_of[learner as usize] = offer;
    }

    /// Takes a learner away from where they are, if they are anywhere.
    pub(super) fn detach(&mut self, learner: u32) {
        let offer = std::mem::replace(&mut self.offer_of[learner as usize], NONE);
        if offer == NONE {
            return;
        }
        let after = self.next[learner as usize];
        let list = &mut self.lists[offer as usize];
        list.taken -= 1;
        if list.first == learner {
            list.first = after;
            return;
        }
        let before = self.held(offer).find(|before| self.next[*before as usize] == learner);
        if let Some(before) = before {
            self.next[before as usize] = after;
        }
    }

    /// Leads a learner from wherever they are to an offer.
    pub(super) fn lead(&mut self, learner: u32, offer: u32) {
        self.detach(learner);
        self.attach(offer, learner);
    }

    /// The learners of an offer.
    pub(super) fn held(&self, offer: u32) -> impl Iterator<Item = u32> + '_ {
        let some = |learner: u32| (learner != NONE).then_some(learner);
        let first = some(self.lists[offer as usize].first);
        std::iter::successors(first, move |learner| some(self.next[*learner as usize]))
    }

    /// How many learners an offer has.
    pub(super) fn taken(&self, offer: u32) -> u32 {
        self.lists[offer as usize].taken
    }

    /// Whether an offer has fewer places than it had learners.
    pub(super) fn has_shrunk(&self, offer: u32) -> bool {
        self.had.get(&offer).is_some_and(|had| *had > self.after.capacities[offer as usize])
    }

    pub(super) fn is_open(&self, offer: u32) -> bool {
        self.after.capacities[offer as usize] > 0
    }

    pub(super) fn has_room(&self, offer: u32) -> bool {
        self.taken(offer) < self.after.capacities[offer as usize]
    }

    /// What a pair adds to what is kept small.
    pub(super) fn toll(&self, learner: u32, offer: u32, cost: i64) -> Toll {
        let former = self.former[learner as usize];
        let changes = i32::from(former != NONE && former != offer);
        Toll { out: 0, changes, cost: cost - self.after.base() }
    }

    /// What staying out adds.
    pub(super) fn out(&self, learner: u32) -> Toll {
        let changes = i32::from(self.former[learner as usize] != NONE);
        Toll { out: 1, changes, cost: 0 }
    }

    /// What the learner's place adds, with its price; nothing if they are not eligible for it.
    pub(super) fn pays(&self, learner: u32) -> Option<Toll> {
        let own = self.offer_of[learner as usize];
        let mut arcs = self.after.arcs_of(learner as usize);
        let (offer, cost) = arcs.find(|arc| arc.0 == own)?;
        Some(self.toll(learner, offer, cost) + self.prices[offer as usize])
    }

    /// What the learner would pay at most elsewhere: the cheapest open offer or staying out.
    pub(super) fn best_elsewhere(&self, learner: u32) -> Toll {
        let arcs = self.after.arcs_of(learner as usize);
        let open = arcs.filter(|arc| self.is_open(arc.0));
        let pays = open.map(|arc| self.toll(learner, arc.0, arc.1) + self.prices[arc.0 as usize]);
        pays.fold(self.out(learner), Toll::min)
    }

    /// Makes sure that [`Self::column`] knows everybody.
    pub(super) fn make_columns(&mut self) {
        if self.columns.is_some() {
            return;
        }
        let after = self.after;
        let mut starts = vec![0_u32; after.offers() + 1];
        for learner in 0..after.learners() {
            for (offer, _) in after.arcs_of(learner) {
                starts[offer as usize + 1] += 1;
            }
        }
        for offer in 0..after.offers() {
            starts[offer + 1] += starts[offer];
        }
        let mut next = starts.clone();
        let mut learners = vec![0; starts[after.offers()] as usize];
        for learner in 0..after.learners() {
            for (offer, _) in after.arcs_of(learner) {
                learners[next[offer as usize] as usize] = learner as u32;
                next[offer as usize] += 1;
            }
        }
        self.columns = Some(Table::new(starts, learners));
    }

    /// Everybody who is eligible for an offer.
    pub(super) fn column(&self, offer: u32) -> &[u32] {
        self.columns.as_ref().map_or(&[], |columns| columns.row(offer as usize))
    }
}
