//! The engine's problem, made from a round: who could go where, what it is worth, and which limits hold for several at
//! once.

use super::round::{Applicant, Round};
use crate::Result;
use std::collections::{BTreeMap, BTreeSet};
use walz_allocate::{Cap, Edge, Goal, Group, GroupMode, Learner, Offer, Problem};
use walz_domain::allocation::Points;
use walz_domain::offer::Offer as Place;
use walz_domain::window::open_together;
use walz_domain::{LearnerId, OfferId};

/// What the office wants, each goal without harm to those before: everybody placed, the most points, the most first
/// wishes, then second ones, the least grant.
const GOALS: [Goal; 4] = [Goal::MaxPlaced, Goal::MaxScore, Goal::RankMaximal, Goal::MinPrice];

/// The prefixes of the limits' names, by which an explanation finds its way back.
pub(super) const PARTNER: &str = "partner/";
pub(super) const COMPANY: &str = "company/";
pub(super) const BUDDIES: &str = "buddies/";

/// The problem, with everything in a fixed order: the same round gives the same text, and so the same hash.
pub(super) fn of(round: &Round, points: &Points) -> Result<Problem> {
    let mut problem = Problem::new(GOALS);
    let mut open = BTreeSet::new();
    for applicant in &round.applicants {
        problem = problem.learner(Learner::new(applicant.learner.code.clone()));
        for offer in round.offers.values() {
            if round.obstacles(applicant, offer)?.is_empty() {
                problem = problem.edge(edge(round, applicant, offer, points));
                open.insert(offer.id);
            }
        }
    }
    // An offer whose place somebody has already stays in, even if a rule has changed since.
    open.extend(round.stays.values().map(|stay| stay.offer));
    // An offer that nobody could go to is not the engine's business, and no limit counts it.
    let offers: Vec<&Place> =
        round.offers.values().filter(|offer| open.contains(&offer.id)).collect();
    for offer in &offers {
        let stay = Offer::new(offer.code.clone(), i64::from(offer.slots));
        problem = problem.offer(stay.city(together(round, offer)?));
    }
    for cap in partner_caps(round, &offers).into_iter().chain(company_caps(round, &offers)) {
        problem = problem.cap(cap);
    }
    for group in buddies(round) {
        problem = problem.group(group);
    }
    Ok(locks(round, problem, points))
}

fn edge(round: &Round, applicant: &Applicant, offer: &Place, points: &Points) -> Edge {
    let wishes = &applicant.application.wishes;
    let rank = i64::try_from(wishes.rank(offer.partner)).unwrap_or(i64::MAX);
    Edge::new(applicant.learner.code.clone(), offer.code.clone())
        .rank(rank)
        .score(points.of(wishes, offer))
        .price(round.price(applicant, offer))
}

/// Buddies go to one partner in one window: that is the engine's city here.
fn together(round: &Round, offer: &Place) -> Result<String> {
    Ok(format!("{}/{}", round.partner(offer)?.code, offer.window))
}

/// Every partner looks after so many at once, in a season.
fn partner_caps(round: &Round, offers: &[&Place]) -> Vec<Cap> {
    let mut caps = Vec::new();
    for partner in round.partners.values() {
        for (season, most) in &partner.capacity {
            let in_season = |window: &str| round.call.window(window).map(|w| w.season.as_str());
            let there = offers.iter().filter(|o| {
                o.partner == partner.id && in_season(&o.window) == Some(season.as_str())
            });
            let offers: Vec<&str> = there.map(|o| o.code.as_str()).collect();
            if !offers.is_empty() {
                let id = format!("{PARTNER}{}/{season}", partner.code);
                caps.push(Cap::new(id).offers(offers).at_most(i64::from(*most)));
            }
        }
    }
    caps
}

/// Every home company can spare so many at once.
fn company_caps(round: &Round, offers: &[&Place]) -> Vec<Cap> {
    let mut caps = Vec::new();
    for company in round.companies.values() {
        let learners: Vec<&str> = round
            .applicants
            .iter()
            .filter(|a| a.learner.company == company.id)
            .map(|a| a.learner.code.as_str())
            .collect();
        let most = usize::try_from(company.max_away).unwrap_or(usize::MAX);
        if learners.len() <= most {
            continue;
        }
        for windows in open_together(&round.call.windows) {
            let codes: Vec<&str> = windows.iter().map(|w| w.code.as_str()).collect();
            let then = offers.iter().filter(|o| codes.contains(&o.window.as_str()));
            let offers: Vec<&str> = then.map(|o| o.code.as_str()).collect();
            if offers.is_empty() {
                continue;
            }
            let id = format!("{COMPANY}{}/{}", company.code, codes.join("+"));
            let cap = Cap::new(id).learners(learners.clone()).offers(offers);
            caps.push(cap.at_most(i64::from(company.max_away)));
        }
    }
    caps
}

/// Those who must go together, joined into groups.
fn buddies(round: &Round) -> Vec<Group> {
    let codes: BTreeMap<LearnerId, &str> =
        round.applicants.iter().map(|a| (a.learner.id, a.learner.code.as_str())).collect();
    let mut groups: Vec<BTreeSet<&str>> = Vec::new();
    for applicant in &round.applicants {
        let Some(buddy) = applicant.application.wishes.buddy.filter(|b| b.hard) else { continue };
        let Some(other) = codes.get(&buddy.learner) else { continue };
        let mut joined = BTreeSet::from([applicant.learner.code.as_str(), *other]);
        groups.retain(|group| {
            let meets = !group.is_disjoint(&joined);
            if meets {
                joined.extend(group.iter().copied());
            }
            !meets
        });
        groups.push(joined);
    }
    groups
        .into_iter()
        .map(|group| {
            let id = format!("{BUDDIES}{}", group.iter().copied().collect::<Vec<_>>().join("+"));
            Group::new(id, GroupMode::SameCity, group)
        })
        .collect()
}

/// Who has a place already keeps it.
fn locks(round: &Round, mut problem: Problem, points: &Points) -> Problem {
    let offers: BTreeMap<OfferId, &Place> =
        round.offers.iter().map(|(id, offer)| (*id, offer)).collect();
    for applicant in &round.applicants {
        let stay = round.stays.get(&applicant.learner.id);
        let Some(offer) = stay.and_then(|stay| offers.get(&stay.offer)) else { continue };
        let (learner, code) = (&applicant.learner.code, &offer.code);
        if !problem.edges.iter().any(|e| e.learner == *learner && e.offer == *code) {
            problem = problem.edge(edge(round, applicant, offer, points));
        }
        problem = problem.lock(learner.clone(), code.clone());
    }
    problem
}
