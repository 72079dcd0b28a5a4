//! What is known of a stay, as the board's case is derived from it.

use super::{CaseFile, StayFile};
use jiff::Timestamp;
use jiff::civil::Date;
use walz_documents::transcript::Outcome;
use walz_domain::agreement::{AgreedUnit, Agreement, Content};
use walz_domain::case::{AgreementFacts, MobilityFacts, Turn, Worry};
use walz_domain::check_in;
use walz_domain::incident::Incident;
use walz_domain::offer::OfferStatus;
use walz_domain::signing::{self, Party};
use walz_domain::visit;
use walz_store::Stored;

impl StayFile {
    /// Check-ins that somebody must look after.
    pub(super) fn worries(&self) -> Vec<Worry> {
        use check_in::State as S;
        let worries = self.check_ins.iter().filter(|c| c.state.needs_care());
        worries
            .map(|c| {
                let mood = match &c.state {
                    S::Answered { mood, .. } => Some(*mood),
                    S::Taken { mood, .. } => *mood,
                    _ => None,
                };
                Worry { mood, since: c.due }
            })
            .collect()
    }

    pub(super) fn facts<'a>(
        &'a self,
        worries: &'a [Worry],
        case: &CaseFile,
        today: Date,
    ) -> MobilityFacts<'a> {
        let codes = self.unit_codes();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let known = |unit: &str| codes.contains(&unit);
        let day = |at: Timestamp| crate::day_in(&case.zone, at);
        let decided = || self.recognitions.iter().filter(|r| known(&r.unit));
        let open_check_in = self
            .check_ins
            .iter()
            .filter(|c| c.state == check_in::State::Open && c.due <= today)
            .map(|c| c.due)
            .min();
        let open_incident = |i: &&Stored<Incident>| i.is_open();
        let unreported = self
            .visits
            .iter()
            .filter(|v| matches!(v.state, visit::State::Planned | visit::State::Done));
        MobilityFacts {
            state: &self.mobility.state,
            period: self.mobility.period,
            gates: &self.gates,
            place_taken_back: self.offer.status == OfferStatus::Withdrawn,
            agreement: self.asked().map(|a| agreement_facts(a, &case.zone)),
            grant_offered: self.grants.first().is_some_and(|g| g.state.document().is_some()),
            open_check_in,
            worries,
            open_incidents: count(self.incidents.iter().filter(open_incident).count()),
            visit_report_due: unreported.map(|v| v.report_due()).min(),
            talk_due: self.talk_due.map(|due| match case.learner.tutor {
                Some(_) => (due, Turn::Tutor),
                None => (due, Turn::Office),
            }),
            deadlines: case.call.deadlines,
            units: count(codes.len()),
            assessed: count(self.assessments.iter().filter(|a| known(&a.unit)).count()),
            unmoderated: match case.learner.tutor {
                Some(_) => count(codes.iter().filter(|code| self.waits_for_teacher(code)).count()),
                None => 0,
            },
            recognised: count(decided().filter(|r| r.is_settled()).count()),
            pending: (
                count(decided().filter(|r| !r.is_settled()).count()),
                decided().filter(|r| !r.is_settled()).map(|r| day(r.at)).min(),
            ),
            appealed: self
                .recognitions
                .iter()
                .filter_map(|r| r.open_appeal())
                .map(|appeal| day(appeal.at))
                .min(),
        }
    }
}

impl StayFile {
    /// The units of a text, each with what was found, moderated and decided, for papers.
    pub(crate) fn told<'a>(&'a self, content: &'a Content) -> Vec<Outcome<'a>> {
        let outcome = |unit: &'a AgreedUnit| {
            let is = |code: &str| code == unit.code;
            let assessment = self.assessments.iter().find(|a| is(&a.unit));
            let recognition = self.recognitions.iter().find(|r| is(&r.unit));
            Outcome {
                unit,
                assessment: assessment.map(|a| &a.value),
                moderation: self.moderation(&unit.code),
                recognition: recognition.map(|r| &r.value),
            }
        };
        content.units.iter().map(outcome).collect()
    }

    /// Whether a unit was assessed, and neither looked at by the home teacher nor decided on.
    fn waits_for_teacher(&self, unit: &str) -> bool {
        self.assessments.iter().any(|a| a.unit == unit)
            && self.moderation(unit).is_none()
            && !self.recognitions.iter().any(|r| r.unit == unit)
    }
}

fn agreement_facts(agreement: &Agreement, zone: &str) -> AgreementFacts {
    let turn = |party: &Party| match party {
        Party::Learner => Turn::Learner,
        Party::Guardian(_) => Turn::Guardian,
        Party::Sender => Turn::Office,
        Party::Host | Party::SecondSigner | Party::SecondHost => Turn::Host,
        Party::HomeCompany => Turn::HomeCompany,
        Party::Intermediary => Turn::Partner,
    };
    AgreementFacts {
        declined: matches!(agreement.state, signing::State::Declined { .. }),
        // A scan that somebody handed in waits for the office to look at it.
        waits_for: match agreement.state.underway() {
            Some(underway) if !underway.scans.is_empty() => Some(Turn::Office),
            _ => agreement.state.turn().first().map(turn),
        },
        offered: agreement.state.document().map(|d| crate::day_in(zone, d.offered)),
    }
}
