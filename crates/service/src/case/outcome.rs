//! What a stay came to so far, counted for figures.

use super::{CaseFile, StayFile};
use walz_domain::assessment::Attained;
use walz_domain::mobility::State;
use walz_domain::window::days_from;
use walz_store::outcome::Outcome;

/// The counts of a stay; nothing of one that does not happen.
pub(super) fn outcome_of(file: &CaseFile, stay: &StayFile) -> Option<Outcome> {
    let (mobility, zone) = (&stay.mobility, file.zone.as_str());
    if matches!(mobility.state, State::Cancelled { .. }) {
        return None;
    }
    let codes = stay.unit_codes();
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let of = |is: &dyn Fn(&str) -> bool| number(codes.iter().filter(|code| is(code)).count());
    let decision = |unit: &str| stay.recognitions.iter().find(|r| r.unit == unit);
    let settled = |unit: &str| decision(unit).is_some_and(|r| r.is_settled());
    let result = |unit: &str| stay.basis(unit).map(|basis| basis.result);
    let decided = of(&settled);
    let ended = mobility.state.ended();
    let last = stay.recognitions.iter().filter(|r| r.is_settled() && codes.contains(&&*r.unit));
    let last = last.map(|r| crate::day_in(zone, r.at)).max();
    let whole = decided > 0 && decided == number(codes.len());
    Some(Outcome {
        mobility: mobility.id,
        call: mobility.call,
        trade: file.trade.id,
        partner: stay.partner.id,
        host: stay.host.id,
        begun: mobility.state.departed().is_some(),
        ended,
        signed: signed_before(stay, zone),
        agreed: number(codes.len()),
        promised: of(&|unit| stay.offer.units.iter().any(|offered| offered == unit)),
        assessed: of(&|unit| stay.assessments.iter().any(|a| a.unit == unit)),
        achieved: of(&|unit| result(unit).is_some_and(Attained::passes)),
        moderated: of(&|unit| stay.moderation(unit).is_some()),
        recognised: of(&|unit| decision(unit).is_some_and(|r| r.decision.counts())),
        decided,
        days: ended.zip(last).filter(|_| whole).map(|(home, last)| {
            // What was decided before the return took no time after it.
            u32::try_from(days_from(home, last)).unwrap_or(0)
        }),
    })
}

/// Whether everybody had signed before the first day.
pub(crate) fn signed_before(stay: &StayFile, zone: &str) -> bool {
    let since = stay.agreement().and_then(|agreement| agreement.agreed_since());
    since.is_some_and(|since| crate::day_in(zone, since) < stay.mobility.period.first())
}
