//! Counting a round for the indicators. What each figure counts is said where it is defined, in [`Counts`].

use super::file::{Place, RoundFile};
use std::collections::{BTreeMap, BTreeSet};
use walz_domain::applicant::Outcome;
use walz_domain::application::State as Application;
use walz_domain::grant::Entitlement;
use walz_domain::incident::Incident;
use walz_domain::indicator::{Counts, EUROPASS_DAYS, LONG_STAY, Share};
use walz_domain::mobility::Mobility;
use walz_domain::paper::PaperKind;
use walz_domain::signing;
use walz_domain::window::days_from;
use walz_domain::{LearnerId, MobilityId};

pub(super) fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

pub(super) fn counts(
    file: &RoundFile,
    places: &[Place<'_>],
    entitlements: &[(LearnerId, Entitlement)],
) -> Counts {
    let stays: Vec<&Mobility> = places.iter().filter_map(|place| place.stay).collect();
    let begun: Vec<&Mobility> = of(&stays, |stay| stay.state.departed().is_some());
    let ended: Vec<&Mobility> = of(&begun, |stay| stay.state.has_ended());
    let count = |of: fn(&Place<'_>) -> bool| number(places.iter().filter(|p| of(p)).count());
    let companies: BTreeSet<_> = places.iter().map(|p| p.applicant.learner.company).collect();
    Counts {
        selected: number(file.round.applicants.len()),
        not_selected: not_selected(file),
        placed: number(places.len()),
        first_choice: count(|place| place.is_first_choice()),
        window_met: count(|place| place.is_in_wished_window()),
        slots_offered: file.offers().map(|offer| offer.slots).sum(),
        slots_used: number(places.len()),
        stays: number(stays.len()),
        stays_begun: number(begun.len()),
        stays_ended: number(ended.len()),
        days_abroad: begun.iter().map(|stay| stay.days_there(file.today)).sum(),
        agreements_on_time: number(begun.iter().filter(|stay| on_time(file, stay)).count()),
        // Nobody departs before every condition is met: the verb refuses it.
        prepared: number(begun.len()),
        early_returns: number(of(&ended, |stay| stay.state.early() == Some(false)).len()),
        early_returns_force_majeure: number(
            of(&ended, |stay| stay.state.early() == Some(true)).len(),
        ),
        incidents: number(file.incidents.len()),
        first_response_minutes: file.incidents.iter().filter_map(first_response_minutes).collect(),
        visited: visited(file, &begun),
        check_ins: check_ins(file),
        units_assessed: assessed(file, &ended),
        units_recognised: recognised(file, &ended),
        europass: europass(file, &ended),
        documented: number(ended.iter().filter(|stay| is_documented(file, stay)).count()),
        fewer_opportunities: count(|place| {
            place.stay.is_some() && place.applicant.learner.fewer_opportunities
        }),
        green_travel: count(|place| place.stay.is_some_and(|stay| stay.green_travel)),
        long_term: number(of(&stays, |stay| stay.period.days() >= LONG_STAY).len()),
        grant: entitlements.iter().map(|(_, grant)| grant.total()).sum(),
        funded_days: entitlements.iter().map(|(_, grant)| u64::from(grant.days.funded)).sum(),
        home_companies: number(companies.len()),
        // Nobody counts these here yet: the office's totals, a year before, reports to the programme, and what was
        // spent.
        target_group: None,
        participant_reports: None,
        budget: BTreeMap::new(),
        partners_kept: None,
        incoming: None,
        hosts_again: None,
        companies_with_apprentices: None,
    }
}

fn of<'a>(stays: &[&'a Mobility], which: impl Fn(&Mobility) -> bool) -> Vec<&'a Mobility> {
    stays.iter().copied().filter(|stay| which(stay)).collect()
}

/// Those who applied and were not chosen: by the list from outside, and by their applications here.
fn not_selected(file: &RoundFile) -> u32 {
    let not_chosen = |state: &Application| {
        matches!(
            state,
            Application::Reserve { .. }
                | Application::Rejected { .. }
                | Application::NotEligible { .. }
                | Application::Incomplete { .. }
                | Application::Withdrawn { .. }
        )
    };
    let here = file.applications.iter().filter(|a| not_chosen(&a.state)).count();
    number(file.not_selected.iter().filter(|a| a.outcome != Outcome::Selected).count() + here)
}

/// Signed by all before the first day.
fn on_time(file: &RoundFile, stay: &Mobility) -> bool {
    let since = file.agreements.get(&stay.id).and_then(|a| a.agreed_since());
    since.is_some_and(|since| crate::day_in(&file.time_zone, since) < stay.period.first())
}

fn first_response_minutes(incident: &Incident) -> Option<u32> {
    u32::try_from(incident.first_response()?.as_mins()).ok()
}

fn visited(file: &RoundFile, begun: &[&Mobility]) -> u32 {
    let met = |stay: &&&Mobility| {
        file.visits.iter().any(|visit| {
            visit.state.took_place()
                && visit.learners.contains(&stay.learner)
                && visit.period.overlaps(&stay.period)
        })
    };
    number(begun.iter().filter(met).count())
}

/// Answered by the learner, of those that are past due.
fn check_ins(file: &RoundFile) -> Share {
    let due = || file.check_ins.iter().filter(|c| c.due < file.today || c.state.is_answered());
    Share {
        part: number(due().filter(|c| c.state.is_answered()).count()),
        whole: number(due().count()),
    }
}

/// The codes of the units that were agreed for a stay.
fn agreed(file: &RoundFile, stay: MobilityId) -> BTreeSet<&str> {
    let agreement = file.agreements.get(&stay);
    agreement.iter().flat_map(|a| &a.content.units).map(|unit| unit.code.as_str()).collect()
}

fn assessed(file: &RoundFile, ended: &[&Mobility]) -> Share {
    let mut share = Share::default();
    for stay in ended {
        let units = agreed(file, stay.id);
        let found = file.assessments.iter().filter(|a| a.mobility == stay.id);
        share.part += number(found.filter(|a| units.contains(a.unit.as_str())).count());
        share.whole += number(units.len());
    }
    share
}

fn recognised(file: &RoundFile, ended: &[&Mobility]) -> Share {
    let mut share = Share::default();
    for stay in ended {
        let decided = file.recognitions.iter().filter(|r| r.mobility == stay.id);
        share.part += number(decided.filter(|r| r.decision.counts()).count());
        share.whole += number(file.assessments.iter().filter(|a| a.mobility == stay.id).count());
    }
    share
}

/// Issued in time, of the completed stays for which it was or whose time is over.
fn europass(file: &RoundFile, ended: &[&Mobility]) -> Share {
    let mut share = Share::default();
    for stay in ended.iter().filter(|stay| stay.state.early() != Some(false)) {
        let Some(home) = stay.state.ended() else { continue };
        let day = |at| crate::day_in(&file.time_zone, at);
        let issued = file.europass.get(&stay.id).and_then(|one| one.issued_on(home, day));
        let in_time = issued.is_some_and(|on| days_from(home, on) <= EUROPASS_DAYS);
        if in_time || days_from(home, file.today) > EUROPASS_DAYS {
            share.whole += 1;
        }
        share.part += u32::from(in_time);
    }
    share
}

/// Both texts signed, every paper there, every agreed unit assessed and decided on.
fn is_documented(file: &RoundFile, stay: &Mobility) -> bool {
    let in_force = |state: Option<&signing::State>| {
        state.is_some_and(|state| state.in_force_since().is_some())
    };
    let papers = file.papers.get(&stay.id);
    let has = |kind| papers.is_some_and(|papers| papers.iter().any(|p| p.kind == kind));
    let judged = |unit: &&str| {
        file.assessments.iter().any(|a| a.mobility == stay.id && a.unit == **unit)
            && file
                .recognitions
                .iter()
                .any(|r| r.mobility == stay.id && r.unit == **unit && r.is_settled())
    };
    in_force(file.agreements.get(&stay.id).map(|a| &a.state))
        && in_force(file.grants.get(&stay.id).map(|g| &g.state))
        && [PaperKind::Insurance, PaperKind::Housing, PaperKind::EmergencySheet]
            .into_iter()
            .all(has)
        && agreed(file, stay.id).iter().all(judged)
}
