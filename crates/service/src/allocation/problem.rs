//! The engine's problem, made from a round: who could go where, what it is worth, and which limits hold for several at
//! once.

use super::conditions::goal;
use super::round::{Applicant, Round};
use super::say::Say;
use crate::{Refused, Result};
use std::collections::{BTreeMap, BTreeSet};
use walz_allocate::{Cap, Edge, Group, GroupMode, Learner, Offer, Problem};
use walz_domain::allocation::{Aim, Conditions, Hold, Lock, LockKind};
use walz_domain::offer::Offer as Place;
use walz_domain::window::open_together;
use walz_domain::{HomeCompanyId, LearnerId};
use walz_words::Words;

/// The prefixes of the limits' names, by which an explanation finds its way back.
pub(super) const PARTNER: &str = "partner/";
pub(super) const COMPANY: &str = "company/";
pub(super) const BUDDIES: &str = "buddies/";

/// The problem, with everything in a fixed order: the same round gives the same text, and so the same hash. The changes
/// of the conditions are in the round already: see [`Round::under`].
///
/// # Errors
/// [`crate::Error::Refused`] where the office keeps a learner at a place that a rule forbids, in `words`.
pub(super) fn of(round: &Round, conditions: &Conditions, words: Words) -> Result<Problem> {
    let mut problem = Problem::new(conditions.aims.iter().map(|aim| goal(*aim)));
    let protects = conditions.aims.contains(&Aim::FewerOpportunities);
    let mut open = BTreeSet::new();
    for applicant in &round.applicants {
        let learner = Learner::new(applicant.learner.code.clone());
        let protected = protects && applicant.learner.fewer_opportunities;
        problem = problem.learner(if protected { learner.protected() } else { learner });
        for offer in round.offers.values().filter(|offer| !round.closed.contains(&offer.id)) {
            if round.obstacles(applicant, offer)?.is_empty() {
                problem = problem.edge(edge(round, applicant, offer, conditions));
                open.insert(offer.id);
            }
        }
    }
    // An offer whose place somebody has already stays in, even if a rule has changed since.
    open.extend(round.stays.values().map(|stay| stay.offer));
    open.extend(round.locks.iter().filter(|l| l.kind == LockKind::Keep).map(|lock| lock.offer));
    // An offer that nobody could go to is not the engine's business, and no limit counts it.
    let offers: Vec<&Place> =
        round.offers.values().filter(|offer| open.contains(&offer.id)).collect();
    for offer in &offers {
        let slots = usize::try_from(offer.slots).unwrap_or(usize::MAX);
        let free = slots.saturating_sub(round.others_at(offer));
        let places = i64::try_from(free.max(round.fixed_at(offer))).unwrap_or(i64::MAX);
        problem =
            problem.offer(Offer::new(offer.code.clone(), places).city(together(round, offer)?));
    }
    for cap in partner_caps(round, &offers).into_iter().chain(company_caps(round, &offers)) {
        problem = problem.cap(cap);
    }
    for group in buddies(round) {
        problem = problem.group(group);
    }
    for applicant in &round.applicants {
        if round.required.contains(&applicant.learner.id) {
            problem = problem.require(applicant.learner.code.clone());
        }
    }
    locks(round, stays(round, problem, conditions), conditions, words)
}

fn edge(round: &Round, applicant: &Applicant, offer: &Place, conditions: &Conditions) -> Edge {
    let wishes = &applicant.application.wishes;
    let rank = i64::try_from(wishes.rank(offer.partner)).unwrap_or(i64::MAX);
    let luck = round.luck_counts(applicant, offer, conditions.luck);
    Edge::new(applicant.learner.code.clone(), offer.code.clone())
        .rank(rank)
        .score(conditions.points.of(wishes, offer).saturating_add(luck))
        .price(round.price(applicant, offer))
}

/// Buddies go to one partner in one window: that is the engine's city here.
fn together(round: &Round, offer: &Place) -> Result<String> {
    Ok(format!("{}/{}", round.partner(offer)?.code, offer.window))
}

/// What is left of a limit besides those who are not to be placed any more.
fn left(round: &Round, most: u32, counts: impl Fn(&Place, HomeCompanyId) -> bool) -> i64 {
    let others = round.others.iter().filter(|other| {
        let offer = round.offers.get(&other.stay.offer);
        offer.is_some_and(|offer| counts(offer, other.company))
    });
    i64::from(most).saturating_sub(i64::try_from(others.count()).unwrap_or(i64::MAX)).max(0)
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
                let most = left(round, *most, |offer, _| {
                    offer.partner == partner.id && in_season(&offer.window) == Some(season.as_str())
                });
                caps.push(Cap::new(id).offers(offers).at_most(most));
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
        let away = round.others.iter().filter(|other| other.company == company.id).count();
        let most = usize::try_from(company.max_away).unwrap_or(usize::MAX);
        if learners.len() + away <= most {
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
            let most = left(round, company.max_away, |offer, of| {
                of == company.id && codes.contains(&offer.window.as_str())
            });
            caps.push(Cap::new(id).learners(learners.clone()).offers(offers).at_most(most));
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

/// Who has a place already keeps it, unless it may be moved.
fn stays(round: &Round, mut problem: Problem, conditions: &Conditions) -> Problem {
    for applicant in &round.applicants {
        let Some(offer) = round.stay_of(applicant) else { continue };
        let hold = round.hold(applicant.learner.id);
        if hold == Hold::Lost {
            continue;
        }
        problem = with_edge(problem, round, applicant, offer, conditions);
        if !hold.moves() {
            problem = problem.lock(applicant.learner.code.clone(), offer.code.clone());
        }
    }
    problem
}

fn with_edge(
    problem: Problem,
    round: &Round,
    applicant: &Applicant,
    offer: &Place,
    conditions: &Conditions,
) -> Problem {
    let (learner, code) = (&applicant.learner.code, &offer.code);
    if problem.edges.iter().any(|e| e.learner == *learner && e.offer == *code) {
        return problem;
    }
    problem.edge(edge(round, applicant, offer, conditions))
}

/// What the office decided beforehand. A place that somebody has counts more.
fn locks(
    round: &Round,
    mut problem: Problem,
    conditions: &Conditions,
    words: Words,
) -> Result<Problem> {
    for lock in &round.locks {
        let Some(applicant) = round.applicant(lock.learner) else { continue };
        let Some(offer) = round.offers.get(&lock.offer) else { continue };
        let learner = applicant.learner.code.clone();
        if problem.locked.contains_key(&learner) {
            continue;
        }
        match lock.kind {
            LockKind::Keep => {
                if round.hold(lock.learner) == Hold::Lost {
                    continue;
                }
                may_keep(round, lock, applicant, offer, words)?;
                problem = with_edge(problem, round, applicant, offer, conditions);
                problem = problem.lock(learner, offer.code.clone());
            }
            LockKind::Forbid => {
                let eligible =
                    problem.edges.iter().any(|e| e.learner == learner && e.offer == offer.code);
                if eligible {
                    problem = problem.forbid(learner, offer.code.clone());
                }
            }
        }
    }
    Ok(problem)
}

/// Whether the office may keep a learner at a place.
fn may_keep(
    round: &Round,
    lock: &Lock,
    applicant: &Applicant,
    offer: &Place,
    words: Words,
) -> Result<()> {
    let say = Say { round, words };
    let refused = |key: &'static str| {
        let refused = Refused::new(key).with("name", applicant.name.clone());
        refused.with("place", say.place(offer))
    };
    if round.closed.contains(&lock.offer) {
        return Err(refused("lock-left-out").into());
    }
    match round.hard_rule(applicant, offer)? {
        Some(rule) => Err(refused("lock-against-rule").with("rule", say.rule(&rule)).into()),
        None => Ok(()),
    }
}
