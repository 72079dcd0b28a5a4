//! Instances of any size from a seed, the same bytes as `gen.py` of the format's reference.
//!
//! All chance is one integer hash (splitmix64 of seed, stream and index): no library's generator,
//! and no floating point in any decision.

use super::{Chosen, Compact, LearnerRow, OfferRow, Tables, TogetherRow, UpperRow};
use crate::problem::GroupMode;

/// What to generate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recipe {
    pub learners: u32,
    pub offers: u32,
    pub seed: u64,
    /// Without trades, eligibility and popular offers: a random graph.
    pub flat: bool,
    /// About how many eligible offers each learner has, at least 5 and at most 292.
    pub degree: u32,
    /// How much of everybody's taste is common, in percent; above 0 they fight over the same.
    pub common: u32,
}

/// Numbers that cannot be generated from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadRecipe {
    #[error("there must be at least {least} offers")]
    Offers { least: u32 },
    #[error("each learner must have between 5 and 292 offers")]
    Degree,
    #[error("at most 100 percent can be common")]
    Common,
    #[error("so many learners and offers cannot be told apart")]
    TooLarge,
}

/// The hash that all chance comes from.
#[derive(Clone, Copy)]
struct Chance(u64);

impl Chance {
    fn hash(self, stream: u64, index: u64) -> u64 {
        const STEP: u64 = 0x9E37_79B9_7F4A_7C15;
        let base = self
            .0
            .wrapping_mul(STEP)
            .wrapping_add(stream.wrapping_mul(0xD1B5_4A32_D192_ED03))
            .wrapping_add(0x8CB9_2BA7_2F3D_8DD7);
        mix(mix(index.wrapping_mul(STEP).wrapping_add(base)) ^ base)
    }

    /// A number below `n`, which is below 2³².
    fn below(self, stream: u64, index: u64, n: u64) -> u64 {
        (self.hash(stream, index) >> 32).wrapping_mul(n) >> 32
    }

    /// An index into a list of cumulative weights, the last being their sum.
    fn pick(self, stream: u64, index: u64, cumulative: &[u64]) -> usize {
        let drawn = self.below(stream, index, cumulative.last().copied().unwrap_or(1));
        cumulative.partition_point(|weight| *weight <= drawn)
    }
}

fn mix(x: u64) -> u64 {
    let x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

fn cumulative(count: u64, weight: impl Fn(u64) -> u64) -> Vec<u64> {
    let weights = (0..count).map(weight);
    weights
        .scan(0, |sum, weight| {
            *sum += weight;
            Some(*sum)
        })
        .collect()
}

/// How many of each kind of thing an instance of this size has.
struct Sizes {
    trades: u64,
    cities: u64,
    host_partners: u64,
    classes: u64,
    partners: u64,
}

impl Recipe {
    /// Generates the tables.
    ///
    /// # Errors
    /// If the numbers do not allow it.
    pub fn generate(&self) -> Result<Tables, BadRecipe> {
        let least = if self.learners == 0 {
            0
        } else if self.flat {
            1
        } else {
            2
        };
        if self.offers < least {
            return Err(BadRecipe::Offers { least });
        }
        if !(5..=292).contains(&self.degree) {
            return Err(BadRecipe::Degree);
        }
        if self.common > 100 {
            return Err(BadRecipe::Common);
        }
        let arcs = u64::from(self.learners) * u64::from(self.degree + 5);
        if arcs >= u64::from(u32::MAX) {
            return Err(BadRecipe::TooLarge);
        }
        let (learners, offers) = (u64::from(self.learners), u64::from(self.offers));
        let classes = (learners / 18).max(2);
        let sizes = Sizes {
            trades: if self.flat { 1 } else { (offers / 60).clamp(2, 60) },
            cities: (offers / 50).clamp(4, 400),
            host_partners: (offers / 80).max(3),
            classes,
            partners: (classes / 6).max(2),
        };
        let mut tables = Tables {
            offers: self.offer_rows(&sizes),
            learners: self.learner_rows(&sizes),
            ..Tables::default()
        };
        self.pairs(&sizes, &mut tables);
        self.groups(&mut tables);
        self.caps(&sizes, &mut tables);
        Ok(tables)
    }

    fn chance(&self) -> Chance {
        Chance(self.seed)
    }

    fn offer_rows(&self, sizes: &Sizes) -> Vec<OfferRow> {
        let chance = self.chance();
        let cities = cumulative(sizes.cities, |city| 1_000_000 / (city + 6));
        let trades = cumulative(sizes.trades, |trade| 1000 + 1000 / (trade + 2));
        let row = |at: u64| {
            let below = |stream, n| chance.below(stream, at, n) as i64;
            let trade = match (self.flat, at < 2 * sizes.trades) {
                (true, _) => 0,
                // Every trade has offers.
                (false, true) => at % sizes.trades,
                (false, false) => chance.pick(1, at, &trades) as u64,
            };
            let city = chance.pick(2, at, &cities) as i64;
            let capacity = 1 + below(4, 5);
            let with_floor = capacity >= 2 && below(5, 8) == 0;
            OfferRow {
                trade: trade as i64,
                city,
                host_partner: below(3, sizes.host_partners),
                capacity,
                min: if with_floor { 2 } else { 0 },
                min_age: if below(6, 10) < 3 { 18 } else { 16 },
                lang: if below(7, 10) < 6 { 0 } else { 1 + city % 5 },
                lang_level: 1 + below(8, 3),
                start: 4 * below(9, 9),
                weeks: 2 + 2 * below(10, 5),
                accessible: i64::from(below(11, 10) < 6),
                licence: i64::from(below(12, 20) == 0),
            }
        };
        (0..u64::from(self.offers)).map(row).collect()
    }

    fn learner_rows(&self, sizes: &Sizes) -> Vec<LearnerRow> {
        let chance = self.chance();
        let trades = cumulative(sizes.trades, |trade| 1000 + 1000 / (trade + 2));
        let count = u64::from(self.learners);
        let row = |at: u64| {
            let class = at * sizes.classes / count;
            let below = |stream, n| chance.below(stream, at, n) as i64;
            let of_class = |stream, n| chance.below(stream, class, n) as i64;
            let age = 16 + below(22, 5).min(below(23, 9));
            let avail_from = 4 * of_class(27, 5);
            LearnerRow {
                class: class as i64,
                partner: of_class(20, sizes.partners),
                trade: if self.flat { 0 } else { chance.pick(21, class, &trades) as i64 },
                age,
                en: 1 + below(24, 4),
                l2: 1 + of_class(25, 5),
                l2_level: below(26, 4),
                avail_from,
                avail_to: avail_from + 20 + 4 * of_class(28, 4),
                access: i64::from(below(29, 40) == 0),
                licence: i64::from(age >= 18 && below(30, 2) == 0),
                protected: i64::from(below(31, 12) == 0),
            }
        };
        (0..count).map(row).collect()
    }

    /// Who is eligible where, and what they wish.
    fn pairs(&self, sizes: &Sizes, tables: &mut Tables) {
        let chance = self.chance();
        let mut of_trade = vec![Vec::new(); sizes.trades as usize];
        for (offer, row) in tables.offers.iter().enumerate() {
            of_trade[row.trade as usize].push(offer as u32);
        }
        let draws = u64::from(self.degree) * if self.flat { 2 } else { 14 };
        let mut drawn_by = vec![u32::MAX; tables.offers.len()];
        let mut chosen: Vec<Chosen> = Vec::new();
        let pairs = &mut tables.pairs;
        pairs.capacities = tables.offers.iter().map(|offer| offer.capacity as u32).collect();
        pairs.starts.push(0);
        for learner in 0..self.learners {
            let at = u64::from(learner);
            let row = &tables.learners[learner as usize];
            let want = u64::from(self.degree) - 5 + chance.below(43, at, 11);
            chosen.clear();
            for draw in 0..draws {
                let key = at * 4096 + draw;
                let stray = chance.below(40, key, 100) < if self.flat { 0 } else { 8 };
                let trade = (row.trade as u64 + u64::from(stray)) % sizes.trades;
                let list = &of_trade[trade as usize];
                let mut place = chance.below(41, key, list.len() as u64);
                if !self.flat {
                    place = place.min(chance.below(42, key, list.len() as u64));
                }
                let offer = list[place as usize];
                if std::mem::replace(&mut drawn_by[offer as usize], learner) == learner {
                    continue;
                }
                let fits = self.flat || row.fits(&tables.offers[offer as usize]);
                if fits && (chosen.len() as u64) < want {
                    chosen.push(self.wish(at, offer, &tables.offers[offer as usize]));
                }
            }
            chosen.sort_by_key(|pair| (std::cmp::Reverse(pair.liking), pair.offer));
            let mut rank = 0;
            let mut liking = None;
            for pair in &chosen {
                rank += i64::from(liking.replace(pair.liking) != Some(pair.liking));
                pairs.offers.push(pair.offer);
                pairs.costs.push((100 * (rank - 1) + 100 - pair.fit) as i32);
                pairs.ranks.push(rank as u16);
                pairs.scores.push(pair.score as u16);
                tables.fits.push(pair.fit as u16);
                tables.prices.push(pair.price as u32);
            }
            pairs.starts.push(pairs.offers.len() as u32);
        }
    }

    /// What a learner thinks of an eligible offer, and it of them.
    fn wish(&self, learner: u64, offer: u32, row: &OfferRow) -> Chosen {
        let chance = self.chance();
        let at = u64::from(offer);
        let pair = learner * u64::from(self.offers) + at;
        let own = chance.below(44, pair, 400);
        let mut utility = own;
        if !self.flat {
            utility += chance.below(13, at, 256) + 1536 / (row.city as u64 + 6);
        }
        if self.common > 0 {
            let common = u64::from(self.common);
            utility = (common * chance.below(60, at, 400) + (100 - common) * own) / 100;
        }
        let merit = chance.below(32, learner, 60);
        let score = 5 * ((merit + chance.below(46, pair, 45)) / 5);
        let price = 300 + 5 * (row.city % 40) + 40 * row.weeks + chance.below(47, pair, 80) as i64;
        Chosen {
            offer,
            liking: utility / 24,
            fit: chance.below(45, pair, 101) as i64,
            score: score.min(100),
            price,
        }
    }

    /// Neighbours in one class who want to stay together.
    fn groups(&self, tables: &mut Tables) {
        let chance = self.chance();
        let seldom = if self.learners > 2000 { 50 } else { 12 };
        let class = |at: usize| tables.learners.get(at).map(|learner| learner.class);
        let mut at = 0;
        let mut groups = Vec::new();
        while at + 2 < self.learners as usize {
            let index = at as u64;
            if chance.below(50, index, seldom) != 0 || class(at) != class(at + 1) {
                at += 1;
                continue;
            }
            let three = chance.below(51, index, 5) == 0 && class(at) == class(at + 2);
            let size = if three { 3 } else { 2 };
            let mode = match chance.below(52, index, 2) {
                0 => GroupMode::SameOffer,
                _ => GroupMode::SameCity,
            };
            let members = (at..at + size).map(|member| member as u32).collect();
            groups.push(TogetherRow { mode, members });
            at += size;
        }
        tables.groups = groups;
    }

    fn caps(&self, sizes: &Sizes, tables: &mut Tables) {
        let chance = self.chance();
        let places = |count: u64, of: fn(&OfferRow) -> i64| {
            let mut places = vec![0; count as usize];
            for offer in &tables.offers {
                places[of(offer) as usize] += offer.capacity;
            }
            places.into_iter().enumerate()
        };
        let mut caps = Vec::new();
        for (city, places) in places(sizes.cities, |offer| offer.city) {
            if places > 0 {
                let share = 60 + chance.below(53, city as u64, 30) as i64;
                caps.push(UpperRow::new("city", city, (places * share / 100).max(1)));
            }
        }
        let mut in_class = vec![0_i64; sizes.classes as usize];
        for learner in &tables.learners {
            in_class[learner.class as usize] += 1;
        }
        for (class, count) in in_class.into_iter().enumerate() {
            if self.learners > 0 && chance.below(54, class as u64, 3) == 0 {
                caps.push(UpperRow::new("class", class, (count * 3 / 4).max(1)));
            }
        }
        for (partner, places) in places(sizes.host_partners, |offer| offer.host_partner) {
            if chance.below(55, partner as u64, 4) == 0 && places > 0 {
                caps.push(UpperRow::new("host_partner", partner, (places / 2).max(1)));
            }
        }
        caps.push(UpperRow::new("budget", 0, i64::from(self.learners) * 560));
        tables.caps = caps;
    }
}

impl LearnerRow {
    /// Whether language, age, dates, access and licence allow it.
    fn fits(&self, offer: &OfferRow) -> bool {
        let level = match offer.lang {
            0 => self.en,
            lang if lang == self.l2 => self.l2_level,
            _ => 0,
        };
        level >= offer.lang_level
            && self.age >= offer.min_age
            && offer.start >= self.avail_from
            && offer.start + offer.weeks <= self.avail_to
            && (self.access == 0 || offer.accessible == 1)
            && (offer.licence == 0 || self.licence == 1)
    }
}

impl Compact {
    /// The sum of all places.
    pub(super) fn places(&self) -> u64 {
        self.capacities.iter().map(|places| u64::from(*places)).sum()
    }
}
