//! A plain problem by numbers, ready to be solved.

use super::arc::{Arc, Narrow, Short, Table, Wide};

/// Learners, offers with places, and arcs from learners to offers with costs: nothing else.
///
/// Learners and offers are numbered from 0. The arcs of a learner may come in any order; they are
/// kept sorted by cost. Four bytes an arc if there are less than 2²⁰ of each and the costs lie within
/// 2¹² of each other, eight if they lie within 2³¹, else sixteen.
#[derive(Clone, Debug)]
pub struct Network {
    pub(super) capacities: Vec<u32>,
    pub(super) rows: Rows,
    /// How many arcs end at each offer.
    pub(super) demand: Vec<u32>,
    /// What was taken off every cost, so that the least is 0.
    pub(super) base: i64,
    /// The greatest cost after that.
    pub(super) dearest: i64,
}

/// The arcs of the learners, in the smallest form that holds them.
#[derive(Clone, Debug)]
pub(super) enum Rows {
    Short(Table<Short>),
    Narrow(Table<Narrow>),
    Wide(Table<Wide>),
}

/// What is wrong with the numbers of a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NetworkFault {
    /// The rows do not begin at 0, go backwards, or do not end where the arcs end.
    #[error("the rows of arcs do not fit together at learner {learner}")]
    Rows { learner: usize },
    /// There are not as many costs as arcs.
    #[error("there are {arcs} arcs and {costs} costs")]
    Costs { arcs: usize, costs: usize },
    /// More than 2³² - 2 learners, offers or arcs.
    #[error("the network is too large")]
    TooLarge,
    /// An arc to an offer that does not exist.
    #[error("arc {arc} leads to offer {offer}, which does not exist")]
    UnknownOffer { arc: usize, offer: u32 },
    /// The same learner and offer twice.
    #[error("learner {learner} and offer {offer} are paired twice")]
    DuplicatePair { learner: usize, offer: u32 },
    /// Sums of costs along a chain of moves could leave 64 bits.
    #[error("the costs are too far apart to be added up in 64 bits")]
    Overflow,
}

/// What prices may become at most, far enough from the ends of 64 bits for any sum of a few.
pub(super) const GREATEST_PRICE: i128 = 1 << 58;

/// More places than this are never needed, and an index that no learner or offer has.
pub(super) const NONE: u32 = u32::MAX;

impl Network {
    /// A network from compressed rows: the arcs of learner `l` are `starts[l]..starts[l + 1]`.
    ///
    /// # Errors
    /// The first thing that does not fit.
    pub fn new<C: Copy + Into<i64>>(
        capacities: Vec<u32>,
        starts: Vec<u32>,
        offers: &[u32],
        costs: &[C],
    ) -> Result<Self, NetworkFault> {
        check_rows(&capacities, &starts, offers)?;
        if costs.len() != offers.len() {
            return Err(NetworkFault::Costs { arcs: offers.len(), costs: costs.len() });
        }
        let demand = demand(capacities.len(), &starts, offers)?;
        let range = || costs.iter().map(|cost| -> i64 { (*cost).into() });
        let (base, top) = (range().min().unwrap_or(0), range().max().unwrap_or(0));
        let dearest = i128::from(top) - i128::from(base);
        let chain = capacities.len().min(starts.len()) as i128 + 2;
        if (dearest + 1) * chain > GREATEST_PRICE {
            return Err(NetworkFault::Overflow);
        }
        let dearest = dearest as i64;
        let ends = capacities.len().max(starts.len());
        let rows = if dearest <= Short::DEAREST && ends <= Short::ENDS {
            Rows::Short(rows(starts, offers, costs, base))
        } else if dearest <= Narrow::DEAREST {
            Rows::Narrow(rows(starts, offers, costs, base))
        } else {
            Rows::Wide(rows(starts, offers, costs, base))
        };
        Ok(Self { capacities, rows, demand, base, dearest })
    }

    /// How many learners there are.
    pub fn learners(&self) -> usize {
        match &self.rows {
            Rows::Short(table) => table.rows(),
            Rows::Narrow(table) => table.rows(),
            Rows::Wide(table) => table.rows(),
        }
    }

    /// How many offers there are.
    pub fn offers(&self) -> usize {
        self.capacities.len()
    }

    /// How many arcs there are.
    pub fn arcs(&self) -> usize {
        match &self.rows {
            Rows::Short(table) => table.len(),
            Rows::Narrow(table) => table.len(),
            Rows::Wide(table) => table.len(),
        }
    }

    /// The places of each offer.
    pub fn capacities(&self) -> &[u32] {
        &self.capacities
    }

    /// The arcs of a learner as offer and cost, the cheapest first.
    pub fn arcs_of(&self, learner: usize) -> impl Iterator<Item = (u32, i64)> + '_ {
        let (short, narrow, wide): (&[Short], &[Narrow], &[Wide]) = match &self.rows {
            Rows::Short(table) => (table.row(learner), &[], &[]),
            Rows::Narrow(table) => (&[], table.row(learner), &[]),
            Rows::Wide(table) => (&[], &[], table.row(learner)),
        };
        let short = short.iter().map(|arc| (arc.to(), i64::from(arc.cost())));
        let narrow = narrow.iter().map(|arc| (arc.to(), arc.cost()));
        let wide = wide.iter().map(|arc| (arc.to(), arc.cost()));
        short.chain(narrow).chain(wide).map(|(offer, cost)| (offer, cost + self.base))
    }
}

fn check_rows(capacities: &[u32], starts: &[u32], offers: &[u32]) -> Result<(), NetworkFault> {
    let most = NONE as usize - 1;
    if starts.len() > most || capacities.len() > most || offers.len() > most {
        return Err(NetworkFault::TooLarge);
    }
    if starts.first() != Some(&0) {
        return Err(NetworkFault::Rows { learner: 0 });
    }
    if let Some(learner) = starts.windows(2).position(|pair| pair[0] > pair[1]) {
        return Err(NetworkFault::Rows { learner });
    }
    if starts.last().map(|end| *end as usize) != Some(offers.len()) {
        return Err(NetworkFault::Rows { learner: starts.len() - 1 });
    }
    Ok(())
}

/// Counts the arcs of each offer and refuses offers that do not exist and pairs that stand there
/// twice.
fn demand(count: usize, starts: &[u32], offers: &[u32]) -> Result<Vec<u32>, NetworkFault> {
    let mut seen = vec![(0_u32, NONE); count];
    for (learner, ends) in starts.windows(2).enumerate() {
        let row = ends[0] as usize..ends[1] as usize;
        for (arc, &offer) in row.clone().zip(&offers[row]) {
            let Some((demand, last)) = seen.get_mut(offer as usize) else {
                return Err(NetworkFault::UnknownOffer { arc, offer });
            };
            if *last == learner as u32 {
                return Err(NetworkFault::DuplicatePair { learner, offer });
            }
            *last = learner as u32;
            *demand += 1;
        }
    }
    Ok(seen.into_iter().map(|(demand, _)| demand).collect())
}

fn rows<A: Arc, C: Copy + Into<i64>>(
    starts: Vec<u32>,
    offers: &[u32],
    costs: &[C],
    base: i64,
) -> Table<A> {
    let mut arcs: Vec<A> = Vec::with_capacity(offers.len());
    for ends in starts.windows(2) {
        let row = ends[0] as usize..ends[1] as usize;
        let pairs = offers[row.clone()].iter().zip(&costs[row.clone()]);
        arcs.extend(pairs.map(|(to, cost)| A::new((*cost).into() - base, *to)));
        arcs[row].sort_unstable();
    }
    Table::new(starts, arcs)
}
