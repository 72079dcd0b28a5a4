//! The best allocation of a small year, found by trying them all. Nothing of the program is used here: the rules are
//! those of the demo's README, in plain loops.

use super::{HOMES, LANGUAGES, Learner, NEEDS, Offer, TOWNS, Year};
use jiff::civil::Date;

/// What the best of all allocations comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Best {
    pub(super) placed: u32,
    /// Points, in tenths.
    pub(super) tenths: u32,
    /// By wish; the last are those who did not wish for where they go.
    pub(super) ranks: [u32; 4],
    /// The least grant is the best, so this is what is left of a sum that no year reaches.
    spared: i64,
    pub(super) euros: i64,
    pub(super) pairs: u32,
}

const NO_YEAR_COSTS: i64 = 10_000_000;

pub(super) fn of(year: &Year) -> Best {
    let options: Vec<Vec<usize>> = year
        .learners
        .iter()
        .map(|learner| (0..year.offers.len()).filter(|n| fits(year, learner, *n)).collect())
        .collect();
    let pairs = options.iter().map(Vec::len).sum::<usize>();
    let mut best = Best { spared: NO_YEAR_COSTS, ..Best::default() };
    try_all(year, &options, &mut Vec::new(), &mut best);
    Best { pairs: u32::try_from(pairs).expect("small"), ..best }
}

fn try_all(year: &Year, options: &[Vec<usize>], chosen: &mut Vec<Option<usize>>, best: &mut Best) {
    let Some(open) = options.get(chosen.len()) else {
        if holds(year, chosen) {
            *best = (*best).max(worth(year, chosen));
        }
        return;
    };
    for place in open.iter().map(|n| Some(*n)).chain([None]) {
        chosen.push(place);
        try_all(year, options, chosen, best);
        chosen.pop();
    }
}

fn age_on(born: Date, day: Date) -> i16 {
    let had_birthday = (day.month(), day.day()) >= (born.month(), born.day());
    day.year() - born.year() - i16::from(!had_birthday)
}

/// Whether a learner could go to an offer at all.
fn fits(year: &Year, learner: &Learner, offer: usize) -> bool {
    let offer = &year.offers[offer];
    let partner = &year.partners[offer.partner];
    let window = year.windows[offer.window];
    let company = &year.companies[learner.company];
    let speaks = |(language, least): (&str, usize)| {
        let at = LANGUAGES.iter().position(|known| *known == language).expect("a language");
        learner.languages[at] >= least
    };
    let age = age_on(learner.born, window.first);
    let need = learner.need.map(|n| NEEDS[n]);
    let needs = |code: &str| need.is_some_and(|(known, _)| known == code);
    let clashes = |exposure: &&str| need.is_some_and(|(_, avoids)| avoids.contains(exposure));
    let free =
        company.blackout.is_none_or(|(first, last)| last < window.first || window.last < first);

    year.trade_of(learner) == offer.trade
        && learner.windows.contains(&offer.window)
        && (speaks(offer.language) || offer.other_language.is_some_and(speaks))
        && age >= offer.min_age
        && (age >= 18 || (partner.hosts_minors && !offer.evening))
        && (offer.step_free || !needs("wheelchair_user"))
        && (partner.town.1 != "IE" || !needs("refugee_travel_document"))
        && !offer.exposures.iter().any(clashes)
        && (learner.licence || !offer.licence)
        && (learner.accepts_other || learner.wishes.contains(&offer.partner))
        && free
}

/// Whether the limits hold that are about several at once.
fn holds(year: &Year, chosen: &[Option<usize>]) -> bool {
    let placed = || chosen.iter().enumerate().filter_map(|(n, place)| Some((n, (*place)?)));
    let count = |wanted: &dyn Fn(usize, &Offer) -> bool| {
        placed().filter(|(n, place)| wanted(*n, &year.offers[*place])).count() as u64
    };
    let slots = year.offers.iter().all(|offer| count(&|_, at| at.id == offer.id) <= offer.slots);
    let partners = year.partners.iter().enumerate().all(|(n, partner)| {
        ["W1", "W2"].iter().zip(partner.capacity).all(|(season, most)| {
            count(&|_, at| at.partner == n && year.windows[at.window].season == *season) <= most
        })
    });
    // As many are away at once as on the fullest day, and the fullest day is one on which somebody leaves.
    let companies = year.companies.iter().enumerate().all(|(n, company)| {
        year.windows.iter().all(|window| {
            let away = |learner: usize, at: &Offer| {
                let stay = year.windows[at.window];
                year.learners[learner].company == n
                    && stay.first <= window.first
                    && window.first <= stay.last
            };
            count(&away) <= company.max_away
        })
    });
    let buddies = year.learners.iter().zip(chosen).all(|(learner, own)| {
        let Some(buddy) = learner.buddy else { return true };
        let at = |place: Option<usize>| {
            place.map(|place| (year.offers[place].partner, year.offers[place].window))
        };
        at(*own) == at(chosen[buddy])
    });
    slots && partners && companies && buddies
}

fn worth(year: &Year, chosen: &[Option<usize>]) -> Best {
    let mut sum = Best { spared: NO_YEAR_COSTS, ..Best::default() };
    for (learner, place) in year.learners.iter().zip(chosen) {
        let Some(place) = place else { continue };
        let offer = &year.offers[*place];
        let wish = learner.wishes.iter().position(|wished| *wished == offer.partner);
        sum.placed += 1;
        sum.ranks[wish.unwrap_or(3)] += 1;
        sum.tenths += [100, 70, 50, 20][wish.unwrap_or(3)];
        sum.tenths += if learner.prefers == Some(offer.window) { 10 } else { 0 };
        sum.tenths += if offer.confirmed { 2 } else { 0 };
        let euros = grant(year, learner, offer);
        sum.spared -= euros;
        sum.euros += euros;
    }
    sum
}

/// The whole grant of a stay in euro, by the rates of the demo's table of unit costs.
fn grant(year: &Year, learner: &Learner, offer: &Offer) -> i64 {
    let window = year.windows[offer.window];
    let days = i64::from((window.last - window.first).get_days()) + 1;
    let paid = days + if learner.green { 4 } else { 2 };
    let (_, _, group, latitude, longitude) = year.partners[offer.partner].town;
    let (_, home_latitude, home_longitude) = HOMES[learner.home];
    let travel = match (far(home_latitude, home_longitude, latitude, longitude), learner.green) {
        (500.0..2000.0, false) => 309,
        (500.0..2000.0, true) => 417,
        (2000.0..3000.0, false) => 395,
        (2000.0..3000.0, true) => 535,
        (km, _) => panic!("{km} km: a town in {TOWNS:?} is out of the bands"),
    };
    let (first_days, later_days) = match group {
        "G1" => (70, 49),
        "G2" => (61, 43),
        _ => (52, 36),
    };
    let living = paid.min(14) * first_days + (paid - 14).max(0) * later_days;
    let office = if days >= 90 { 500 } else { 350 };
    let inclusion = if learner.fewer_opportunities { 125 } else { 0 };
    travel + living + office + inclusion
}

/// Kilometres on a globe.
fn far(latitude: f64, longitude: f64, other_latitude: f64, other_longitude: f64) -> f64 {
    let (a, b) = (latitude.to_radians(), other_latitude.to_radians());
    let half = |angle: f64| (angle / 2.0).sin().powi(2);
    let longitudes = (other_longitude - longitude).to_radians();
    let h = half(b - a) + a.cos() * b.cos() * half(longitudes);
    2.0 * 6_371.0 * h.sqrt().asin()
}
