use super::*;
use crate::paper::Open;
use jiff::civil::date;

#[test]
fn a_text_is_signed_before_the_stay_begins_and_a_change_of_it_within_the_usual_time() {
    let first = date(2027, 1, 18);
    assert_eq!(sign_by(date(2026, 11, 1), first), plus_days(date(2026, 11, 1), SIGN_WITHIN));
    assert_eq!(sign_by(date(2027, 1, 15), first), date(2027, 1, 17));
    assert_eq!(sign_by(date(2027, 3, 3), first), plus_days(date(2027, 3, 3), SIGN_WITHIN));
}

const ALL_MET: [(Gate, bool); 2] = [(Gate::LearningAgreement, true), (Gate::Insurance, true)];

fn case(state: mobility::State, gates: &[(Gate, bool)], worries: &[Worry], today: Date) -> Case {
    let gates: Vec<GateState> = gates
        .iter()
        .map(|(gate, met)| GateState {
            gate: *gate,
            met: *met,
            why: (!met).then_some(Open::Missing),
        })
        .collect();
    let stay = MobilityFacts {
        state: &state,
        period: Period::new(date(2027, 1, 18), date(2027, 4, 25)).expect("a period"),
        gates: &gates,
        place_taken_back: false,
        agreement: None,
        grant_offered: false,
        open_check_in: None,
        worries,
        open_incidents: 0,
        visit_report_due: None,
        talk_due: None,
        deadlines: Deadlines::default(),
        units: 2,
        assessed: 0,
        unmoderated: 0,
        recognised: 0,
        pending: (0, None),
        appealed: None,
    };
    let application = application::State::Eligible;
    let facts = Facts {
        application: &application,
        next_window: None,
        place_proposed: false,
        mobility: Some(stay),
    };
    Case::of(&facts, today)
}

#[test]
fn a_silence_comes_before_everything_else() {
    let arrived = mobility::State::Arrived { departed: date(2027, 1, 17), on: date(2027, 1, 18) };
    let silence = Worry { mood: None, since: date(2027, 2, 3) };
    let quiet = case(arrived.clone(), &ALL_MET, &[], date(2027, 2, 4));
    assert_eq!((quiet.stage, quiet.is_safety()), (Stage::Abroad, false));
    let worried = case(arrived, &ALL_MET, &[silence], date(2027, 2, 4));
    assert!(worried.is_safety());
    assert_eq!(worried.next, next(Act::CallAboutSilence, Turn::Office, Some(date(2027, 2, 3))));
}

#[test]
fn the_first_open_paper_is_the_next_step() {
    let gates = [(Gate::LearningAgreement, true), (Gate::Housing, false)];
    let before = case(mobility::State::Planned, &gates, &[], date(2027, 1, 4));
    assert_eq!((before.stage, before.next.turn), (Stage::Preparing, Turn::Partner));
    assert_eq!(before.papers, (1, 2));
    assert!(before.warnings.is_empty());
    let late = case(mobility::State::Planned, &gates, &[], date(2027, 1, 10));
    assert_eq!(late.warnings, [Warning::PaperMissing]);
}

#[test]
fn a_place_that_is_gone_comes_before_papers_until_the_learner_has_left() {
    let facts = |state| MobilityFacts {
        state,
        period: Period::new(date(2027, 1, 18), date(2027, 4, 25)).expect("a period"),
        gates: &[],
        place_taken_back: true,
        agreement: None,
        grant_offered: false,
        open_check_in: None,
        worries: &[],
        open_incidents: 0,
        visit_report_due: None,
        talk_due: None,
        deadlines: Deadlines::default(),
        units: 0,
        assessed: 0,
        unmoderated: 0,
        recognised: 0,
        pending: (0, None),
        appealed: None,
    };
    let planned = stay_case(&facts(&mobility::State::Planned), date(2026, 12, 1));
    assert_eq!(planned.warnings, [Warning::PlaceTakenBack]);
    assert_eq!((planned.next.act, planned.next.turn), (Act::ReplacePlace, Turn::Office));
    let departed = mobility::State::Departed { on: date(2027, 1, 17) };
    let gone = stay_case(&facts(&departed), date(2027, 1, 18));
    assert!(gone.warnings.is_empty() && gone.next.act != Act::ReplacePlace);
}

#[test]
fn the_mentor_assesses_on_the_last_days() {
    let arrived = mobility::State::Arrived { departed: date(2027, 1, 17), on: date(2027, 1, 18) };
    let late = case(arrived, &ALL_MET, &[], date(2027, 4, 16));
    assert_eq!((late.next.act, late.next.turn), (Act::Assess, Turn::Host));
}

#[test]
fn between_its_turning_days_a_case_stands_still() {
    let stay = Period::new(date(2027, 1, 18), date(2027, 4, 25)).expect("a period");
    let turns = turning_days(stay);
    let arrived = mobility::State::Arrived { departed: date(2027, 1, 17), on: date(2027, 1, 18) };
    let home = mobility::State::Returned { departed: date(2027, 1, 17), on: date(2027, 4, 25) };
    let gates = [(Gate::LearningAgreement, true), (Gate::Housing, false)];
    let silence = Worry { mood: None, since: date(2027, 2, 3) };
    for state in [mobility::State::Planned, arrived, home] {
        for worries in [&[][..], &[silence]] {
            let mut today = date(2026, 12, 1);
            while today < date(2027, 7, 1) {
                let tomorrow = plus_days(today, 1);
                let before = case(state.clone(), &gates, worries, today);
                let after = case(state.clone(), &gates, worries, tomorrow);
                assert!(before == after || turns.contains(&tomorrow), "{state:?} {tomorrow}");
                today = tomorrow;
            }
        }
    }
}

static THERE: mobility::State =
    mobility::State::Arrived { departed: date(2027, 1, 17), on: date(2027, 1, 18) };

/// A stay whose talk should be by 13 March.
fn to_talk(worries: &[Worry]) -> MobilityFacts<'_> {
    MobilityFacts {
        state: &THERE,
        period: Period::new(date(2027, 1, 18), date(2027, 4, 25)).expect("a period"),
        gates: &[],
        place_taken_back: false,
        agreement: None,
        grant_offered: true,
        open_check_in: None,
        worries,
        open_incidents: 0,
        visit_report_due: None,
        talk_due: Some((date(2027, 3, 13), Turn::Tutor)),
        deadlines: Deadlines::default(),
        units: 2,
        assessed: 0,
        unmoderated: 0,
        recognised: 0,
        pending: (0, None),
        appealed: None,
    }
}

#[test]
fn a_talk_that_is_late_is_the_next_step_until_it_is_written_down_or_the_end_is_near() {
    let stay = to_talk(&[]);
    let on = |stay: &MobilityFacts<'_>, month, day| stay_case(stay, date(2027, month, day)).next;
    let late = next(Act::HoldTalk, Turn::Tutor, Some(date(2027, 3, 13)));
    assert_eq!(on(&stay, 3, 13).act, Act::CheckIn, "the last day for it");
    assert_eq!(on(&stay, 3, 14), late);
    assert_eq!(on(&stay, 4, 14), late);
    assert_eq!(on(&stay, 4, 15).act, Act::Assess, "the host's word matters more now");
    let assessed = MobilityFacts { assessed: 2, ..stay.clone() };
    assert_eq!(on(&assessed, 4, 24), late);
    assert_ne!(on(&assessed, 4, 25).act, Act::HoldTalk, "the last day");
    let written = MobilityFacts { talk_due: None, ..stay.clone() };
    assert_eq!(on(&written, 3, 14).act, Act::CheckIn);
    let without =
        MobilityFacts { talk_due: Some((date(2027, 3, 13), Turn::Office)), ..stay.clone() };
    assert_eq!(on(&without, 3, 14).turn, Turn::Office, "there is no tutor");
    let turns = turning_days(stay.period);
    let mut today = date(2027, 1, 18);
    while today < date(2027, 5, 1) {
        let tomorrow = plus_days(today, 1);
        let same = stay_case(&stay, today) == stay_case(&stay, tomorrow);
        assert!(same || turns.contains(&tomorrow) || tomorrow == date(2027, 3, 14), "{tomorrow}");
        today = tomorrow;
    }
}

#[test]
fn a_talk_that_is_late_never_stands_before_care() {
    let act = |stay: &MobilityFacts<'_>| stay_case(stay, date(2027, 3, 20)).next.act;
    let silence = [Worry { mood: None, since: date(2027, 3, 15) }];
    assert_eq!(act(&to_talk(&silence)), Act::CallAboutSilence);
    let help = [Worry { mood: Some(Mood::Help), since: date(2027, 3, 15) }];
    assert_eq!(act(&to_talk(&help)), Act::AnswerHelp);
    let call = [Worry { mood: Some(Mood::Talk), since: date(2027, 3, 15) }];
    assert_eq!(act(&to_talk(&call)), Act::CallBack);
    let stay = to_talk(&[]);
    let incident = MobilityFacts { open_incidents: 1, ..stay.clone() };
    assert_eq!(act(&incident), Act::HandleIncident);
    let asked = MobilityFacts { open_check_in: Some(date(2027, 3, 19)), ..stay.clone() };
    assert_eq!(act(&asked), Act::CheckIn, "nobody knows yet whether all is well");
    let report = MobilityFacts { visit_report_due: Some(date(2027, 3, 19)), ..stay };
    assert_eq!(act(&report), Act::ReportVisit);
}

fn home(assessed: u32, unmoderated: u32, recognised: u32, pending: u32) -> NextStep {
    let state = mobility::State::Returned { departed: date(2027, 1, 17), on: date(2027, 4, 25) };
    let stay = MobilityFacts {
        state: &state,
        period: Period::new(date(2027, 1, 18), date(2027, 4, 25)).expect("a period"),
        gates: &[],
        place_taken_back: false,
        agreement: None,
        grant_offered: false,
        open_check_in: None,
        worries: &[],
        open_incidents: 0,
        visit_report_due: None,
        talk_due: None,
        deadlines: Deadlines::default(),
        units: 2,
        assessed,
        unmoderated,
        recognised,
        pending: (pending, (pending > 0).then_some(date(2027, 5, 10))),
        appealed: None,
    };
    stay_case(&stay, date(2027, 5, 12)).next
}

#[test]
fn what_was_learned_is_assessed_then_moderated_then_decided_on() {
    let after = |days| Some(plus_days(date(2027, 4, 25), days));
    assert_eq!(home(1, 1, 0, 0), next(Act::Assess, Turn::Host, after(7)));
    assert_eq!(home(2, 2, 0, 0), next(Act::Moderate, Turn::Tutor, after(21)));
    assert_eq!(home(2, 0, 0, 0), next(Act::Recognise, Turn::Office, after(35)));
    assert_eq!(home(2, 0, 1, 0).act, Act::Recognise);
    let asked = Some(plus_days(date(2027, 5, 10), 60));
    assert_eq!(home(2, 0, 1, 1), next(Act::AskBoard, Turn::Office, asked));
    assert_eq!(home(2, 0, 2, 0).act, Act::CloseFile);
}
