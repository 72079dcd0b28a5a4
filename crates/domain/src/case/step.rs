//! What comes next in a case, whose turn it is, and by when.

use super::*;

pub(super) fn next(act: Act, turn: Turn, due: Option<Date>) -> NextStep {
    NextStep { act, turn, due }
}

/// Care comes before paper.
pub(super) fn worry_step(stay: &MobilityFacts<'_>, today: Date) -> Option<NextStep> {
    let office = |act: Act, due: Date| Some(next(act, Turn::Office, Some(due)));
    let first = |mood: Option<Mood>| stay.worries.iter().find(|w| w.mood == mood);
    if let Some(worry) = first(Some(Mood::Help)) {
        return office(Act::AnswerHelp, worry.since);
    }
    if let Some(worry) = first(None) {
        return office(Act::CallAboutSilence, worry.since);
    }
    if stay.open_incidents > 0 {
        return office(Act::HandleIncident, today);
    }
    first(Some(Mood::Talk)).and_then(|worry| office(Act::CallBack, plus_days(worry.since, 1)))
}

/// Whether the place is gone, and the learner has not left yet.
pub(super) fn lost_its_place(stay: &MobilityFacts<'_>, stage: Stage) -> bool {
    let before = matches!(stage, Stage::Placed | Stage::Signing | Stage::Preparing | Stage::Ready);
    stay.place_taken_back && before
}

/// No paper matters for a place that is gone. Hosts want to know two months before.
pub(super) fn replacing_step(stay: &MobilityFacts<'_>, stage: Stage) -> Option<NextStep> {
    let due = Some(plus_days(stay.period.first(), -60));
    lost_its_place(stay, stage).then(|| next(Act::ReplacePlace, Turn::Office, due))
}

pub(super) fn plain_step(stay: &MobilityFacts<'_>, stage: Stage, today: Date) -> NextStep {
    let first = stay.period.first();
    let last = stay.period.last();
    let before = |days: i64| Some(plus_days(first, -days));
    match stage {
        Stage::Placed => match stay.agreement {
            Some(AgreementFacts { declined: true, .. }) => {
                next(Act::RenewAgreement, Turn::Office, before(30))
            }
            _ => next(Act::OfferAgreement, Turn::Office, before(40)),
        },
        Stage::Signing => signing_step(stay, first),
        Stage::Preparing => preparing_step(stay, first),
        Stage::Ready => next(Act::Depart, Turn::Learner, Some(first)),
        Stage::Abroad => abroad_step(stay, today),
        Stage::Home => learning_step(stay).unwrap_or_else(|| {
            next(Act::CloseFile, Turn::Office, Some(plus_days(last, CLOSE_WITHIN)))
        }),
        _ => next(Act::None, Turn::Nobody, None),
    }
}

/// What is left to do with what was learned, once the learner is home.
fn learning_step(stay: &MobilityFacts<'_>) -> Option<NextStep> {
    let days = stay.deadlines;
    let after_last = |within: u16| Some(plus_days(stay.period.last(), i64::from(within)));
    let since = |day: Option<Date>, within| day.map(|day| plus_days(day, i64::from(within)));
    if stay.assessed < stay.units {
        return Some(next(Act::Assess, Turn::Host, after_last(days.assess)));
    }
    if stay.unmoderated > 0 {
        return Some(next(Act::Moderate, Turn::Tutor, after_last(days.moderate)));
    }
    let (pending, asked) = stay.pending;
    if stay.recognised + pending < stay.units {
        return Some(next(Act::Recognise, Turn::Office, after_last(days.recognise)));
    }
    if stay.appealed.is_some() {
        return Some(next(Act::Recognise, Turn::Office, since(stay.appealed, days.appeal)));
    }
    (pending > 0).then(|| next(Act::AskBoard, Turn::Office, since(asked, days.board)))
}

fn signing_step(stay: &MobilityFacts<'_>, first: Date) -> NextStep {
    let agreement = stay.agreement.filter(|a| !a.declined);
    let Some(AgreementFacts { waits_for, offered, .. }) = agreement else {
        return next(Act::RenewAgreement, Turn::Office, Some(plus_days(first, -30)));
    };
    let due = offered.map(|day| sign_by(day, first));
    next(Act::SignAgreement, waits_for.unwrap_or(Turn::Office), due)
}

fn preparing_step(stay: &MobilityFacts<'_>, first: Date) -> NextStep {
    let due = Some(plus_days(first, -PAPERS_BEFORE));
    let open = stay.gates.iter().find(|g| !g.met).map(|g| g.gate);
    match open {
        Some(Gate::GrantAgreement) if stay.grant_offered => {
            next(Act::SignGrantAgreement, Turn::Learner, due)
        }
        Some(Gate::GrantAgreement) => next(Act::SignGrantAgreement, Turn::Office, due),
        Some(Gate::Insurance) => next(Act::AddInsurance, Turn::Office, due),
        Some(Gate::Housing) => next(Act::ConfirmHousing, Turn::Partner, due),
        Some(Gate::EmergencySheet) => next(Act::FillEmergencySheet, Turn::Learner, due),
        Some(Gate::GuardianConsent) => next(Act::GiveConsent, Turn::Guardian, due),
        Some(Gate::LearningAgreement) | None => next(Act::SignAgreement, Turn::Office, due),
    }
}

fn abroad_step(stay: &MobilityFacts<'_>, today: Date) -> NextStep {
    let last = stay.period.last();
    if matches!(stay.state, mobility::State::Departed { .. }) {
        return next(Act::ConfirmArrival, Turn::Learner, Some(stay.period.first()));
    }
    if let Some(due) = stay.visit_report_due.filter(|due| *due < today) {
        return next(Act::ReportVisit, Turn::Tutor, Some(due));
    }
    if stay.assessed < stay.units && today >= plus_days(last, -ASSESS_BEFORE) {
        return next(Act::Assess, Turn::Host, Some(last));
    }
    // A word that is due comes first: it says whether all is well. Once the stay is over there is no half-way any more.
    let is_late = |due: Date| due < today && today < last && stay.open_check_in.is_none();
    if let Some((due, turn)) = stay.talk_due.filter(|(due, _)| is_late(*due)) {
        return next(Act::HoldTalk, turn, Some(due));
    }
    match stay.open_check_in {
        Some(due) => next(Act::CheckIn, Turn::Learner, Some(due)),
        None if today >= last => next(Act::ConfirmReturn, Turn::Learner, Some(last)),
        None => next(Act::CheckIn, Turn::Learner, None),
    }
}
