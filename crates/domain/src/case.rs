//! A case: one learner in one round, as the office's board shows it. Derived from everything that happened, never typed:
//! the stage, what is missing, and the next step with whose it is and by when.

mod step;

use crate::application;
use crate::check_in::Mood;
use crate::deadline::Deadlines;
use crate::mobility;
use crate::paper::{Gate, GateState};
use crate::window::{Period, plus_days};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use step::{lost_its_place, next, plain_step, replacing_step, worry_step};

crate::code::codes! {
    /// Where a case stands, in the order of the journey.
    Stage {
        Applying = "applying",
        InReview = "in_review",
        Reserve = "reserve",
        Matching = "matching",
        Placed = "placed",
        Signing = "signing",
        Preparing = "preparing",
        Ready = "ready",
        Abroad = "abroad",
        Home = "home",
        Closed = "closed",
        NotSelected = "not_selected",
        Cancelled = "cancelled",
    }
}

crate::code::codes! {
    /// Something that somebody should know at a glance.
    Warning {
        HelpAsked = "help_asked",
        MissedCheckIn = "missed_check_in",
        IncidentOpen = "incident_open",
        WantsToTalk = "wants_to_talk",
        PaperMissing = "paper_missing",
        ConsentMissing = "consent_missing",
        Declined = "declined",
        Unplaced = "unplaced",
        PlaceTakenBack = "place_taken_back",
        ReportLate = "report_late",
    }
}

impl Warning {
    /// Whether somebody's safety may be at stake: such cases stand first, always.
    pub const fn is_safety(self) -> bool {
        matches!(self, Self::HelpAsked | Self::MissedCheckIn | Self::IncidentOpen)
    }
}

crate::code::codes! {
    /// Whose turn it is.
    Turn {
        Office = "office",
        Learner = "learner",
        Guardian = "guardian",
        Host = "host",
        Partner = "partner",
        Tutor = "tutor",
        HomeCompany = "home_company",
        Nobody = "nobody",
    }
}

crate::code::codes! {
    /// What comes next.
    Act {
        AnswerHelp = "answer_help",
        CallAboutSilence = "call_about_silence",
        HandleIncident = "handle_incident",
        CallBack = "call_back",
        SubmitApplication = "submit_application",
        CheckApplication = "check_application",
        ScoreApplication = "score_application",
        DecideApplication = "decide_application",
        FindPlace = "find_place",
        ConfirmPlace = "confirm_place",
        ReplacePlace = "replace_place",
        OfferAgreement = "offer_agreement",
        RenewAgreement = "renew_agreement",
        SignAgreement = "sign_agreement",
        SignGrantAgreement = "sign_grant_agreement",
        AddInsurance = "add_insurance",
        ConfirmHousing = "confirm_housing",
        FillEmergencySheet = "fill_emergency_sheet",
        GiveConsent = "give_consent",
        Depart = "depart",
        ConfirmArrival = "confirm_arrival",
        CheckIn = "check_in",
        HoldTalk = "hold_talk",
        Assess = "assess",
        ConfirmReturn = "confirm_return",
        Moderate = "moderate",
        Recognise = "recognise",
        AskBoard = "ask_board",
        CloseFile = "close_file",
        ReportVisit = "report_visit",
        None = "none",
    }
}

/// One thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextStep {
    pub act: Act,
    pub turn: Turn,
    pub due: Option<Date>,
}

/// Everything that a case is derived from.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    pub application: &'a application::State,
    /// When the learner will be away: as proposed, else the first window to come that they can take. Deadlines before a
    /// stay hang on it.
    pub next_window: Option<Period>,
    /// A proposed place waits for the office's word.
    pub place_proposed: bool,
    pub mobility: Option<MobilityFacts<'a>>,
}

/// What is known once there is a stay.
#[derive(Clone, Debug)]
pub struct MobilityFacts<'a> {
    pub state: &'a mobility::State,
    pub period: Period,
    pub gates: &'a [GateState],
    /// The host has taken its offer back.
    pub place_taken_back: bool,
    /// `None` while no agreement was offered.
    pub agreement: Option<AgreementFacts>,
    pub grant_offered: bool,
    pub open_check_in: Option<Date>,
    /// Check-ins that need somebody's care, the worst first.
    pub worries: &'a [Worry],
    pub open_incidents: u32,
    pub visit_report_due: Option<Date>,
    /// By when the talk half-way should be and who writes it down, while it is not.
    pub talk_due: Option<(Date, Turn)>,
    /// Within how many days what was learned is assessed, moderated and decided on.
    pub deadlines: Deadlines,
    pub units: u32,
    pub assessed: u32,
    /// Assessed units that nobody at home has looked at, and that are not decided on; none where there is no home
    /// teacher.
    pub unmoderated: u32,
    /// Decided on; what waits for a board is not.
    pub recognised: u32,
    /// Units that wait for a board, and since when the oldest does.
    pub pending: (u32, Option<Date>),
    /// Since when the oldest appeal against a decision waits for an answer.
    pub appealed: Option<Date>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgreementFacts {
    pub declined: bool,
    /// The party whose signature is missing, the first that can sign.
    pub waits_for: Option<Turn>,
    pub offered: Option<Date>,
}

/// A check-in that somebody must look after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worry {
    /// `None` for a silence.
    pub mood: Option<Mood>,
    pub since: Date,
}

/// The derived case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    pub stage: Stage,
    pub warnings: Vec<Warning>,
    /// Conditions of departure that are met, and how many there are.
    pub papers: (u32, u32),
    pub next: NextStep,
}

/// Days before the first day by which the papers of departure should be there.
const PAPERS_BEFORE: i64 = 10;
/// Days that a party has for a signature.
const SIGN_WITHIN: i64 = 10;
/// Days after the last day by which a file should be closed.
const CLOSE_WITHIN: i64 = 45;
/// Days before the last day from which the mentor may assess.
const ASSESS_BEFORE: i64 = 10;

/// The days on which a case with a stay turns by itself, because something falls due or is late: in the days before the
/// first, and before and on the last. Besides, it turns on the day after a visit's report or a mid-term talk fell due,
/// and every day while an incident is open.
pub fn turning_days(period: Period) -> [Date; 3] {
    let (first, last) = (period.first(), period.last());
    [plus_days(first, -PAPERS_BEFORE), plus_days(last, -ASSESS_BEFORE), last]
}

/// The day by which a text offered on `offered` should be signed, for a stay that begins on `first`: before that day, but
/// for a change that is offered when the stay has begun.
pub fn sign_by(offered: Date, first: Date) -> Date {
    let usual = plus_days(offered, SIGN_WITHIN);
    if offered < first { usual.min(plus_days(first, -1)) } else { usual }
}

impl Case {
    pub fn of(facts: &Facts<'_>, today: Date) -> Self {
        match &facts.mobility {
            Some(stay) => stay_case(stay, today),
            None => selection_case(facts),
        }
    }

    /// Whether somebody's safety may be at stake.
    pub fn is_safety(&self) -> bool {
        self.warnings.iter().any(|w| w.is_safety())
    }
}

fn selection_case(facts: &Facts<'_>) -> Case {
    use application::State as S;
    let nothing = next(Act::None, Turn::Nobody, None);
    let (stage, step) = match facts.application {
        S::Draft => (Stage::Applying, next(Act::SubmitApplication, Turn::Learner, None)),
        S::Incomplete { .. } => {
            (Stage::Applying, next(Act::SubmitApplication, Turn::Learner, None))
        }
        S::Submitted { .. } => (Stage::InReview, next(Act::CheckApplication, Turn::Office, None)),
        S::Eligible => (Stage::InReview, next(Act::ScoreApplication, Turn::Office, None)),
        S::Scored => (Stage::InReview, next(Act::DecideApplication, Turn::Office, None)),
        S::Reserve { .. } => (Stage::Reserve, nothing),
        S::Selected { .. } => {
            // Hosts want to know two months before.
            let due = facts.next_window.map(|w| plus_days(w.first(), -60));
            let act = if facts.place_proposed { Act::ConfirmPlace } else { Act::FindPlace };
            (Stage::Matching, next(act, Turn::Office, due))
        }
        S::NotEligible { .. } | S::Rejected { .. } | S::Withdrawn { .. } => {
            (Stage::NotSelected, nothing)
        }
    };
    Case { stage, warnings: Vec::new(), papers: (0, 0), next: step }
}

fn stay_case(stay: &MobilityFacts<'_>, today: Date) -> Case {
    let met = stay.gates.iter().filter(|g| g.met).count();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let papers = (count(met), count(stay.gates.len()));
    let stage = stage_of(stay);
    let warnings = warnings_of(stay, stage, today);
    let next = worry_step(stay, today)
        .or_else(|| replacing_step(stay, stage))
        .unwrap_or_else(|| plain_step(stay, stage, today));
    Case { stage, warnings, papers, next }
}

fn stage_of(stay: &MobilityFacts<'_>) -> Stage {
    use mobility::State as S;
    let agreed = stay.gates.iter().any(|g| g.gate == Gate::LearningAgreement && g.met);
    match stay.state {
        S::Planned if agreed => Stage::Preparing,
        S::Planned if stay.agreement.is_some_and(|a| a.offered.is_some()) => Stage::Signing,
        S::Planned => Stage::Placed,
        S::Ready { .. } => Stage::Ready,
        S::Departed { .. } | S::Arrived { .. } => Stage::Abroad,
        S::EndedEarly { .. } | S::Returned { .. } => Stage::Home,
        S::Closed { .. } => Stage::Closed,
        S::Cancelled { .. } => Stage::Cancelled,
    }
}

fn warnings_of(stay: &MobilityFacts<'_>, stage: Stage, today: Date) -> Vec<Warning> {
    let worry = |mood: Option<Mood>| stay.worries.iter().any(|w| w.mood == mood);
    let before = matches!(stage, Stage::Placed | Stage::Signing | Stage::Preparing);
    let soon = before && today >= plus_days(stay.period.first(), -PAPERS_BEFORE);
    let gate_open = |gate: Gate| stay.gates.iter().any(|g| g.gate == gate && !g.met);
    let missing = stay.gates.iter().any(|g| !g.met && g.gate != Gate::GuardianConsent);
    let candidates = [
        (worry(Some(Mood::Help)), Warning::HelpAsked),
        (worry(None), Warning::MissedCheckIn),
        (stay.open_incidents > 0, Warning::IncidentOpen),
        (worry(Some(Mood::Talk)), Warning::WantsToTalk),
        (lost_its_place(stay, stage), Warning::PlaceTakenBack),
        (stay.agreement.is_some_and(|a| a.declined), Warning::Declined),
        (before && gate_open(Gate::GuardianConsent), Warning::ConsentMissing),
        (soon && missing, Warning::PaperMissing),
        (stay.visit_report_due.is_some_and(|due| due < today), Warning::ReportLate),
    ];
    candidates.into_iter().filter(|(holds, _)| *holds).map(|(_, warning)| warning).collect()
}

#[cfg(test)]
mod tests;
