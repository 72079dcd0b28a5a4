//! The catalogue: which counts make which figure.

use super::counts::{Budget, Counts, Share};
use super::ratio::Ratio;
use super::{Code, Finding, LEAST_PERSONS, Part, Unit, Why};
use crate::grant::Category;

pub(super) type Row = (Option<Part>, Unit, Finding);

pub(super) fn of(code: Code, c: &Counts) -> Vec<Row> {
    let finding = match code {
        Code::MobilityRate => of_total(c.selected, c.target_group),
        Code::ApplicationSuccess => {
            of_persons(c.selected, c.selected.saturating_add(c.not_selected))
        }
        Code::PlacementRate => of_persons(c.placed, c.selected),
        Code::FirstChoiceRate => of_persons(c.first_choice, c.placed),
        Code::WindowMet => of_persons(c.window_met, c.placed),
        Code::SlotUse => plain(c.slots_used.into(), c.slots_offered.into()),
        Code::AgreementOnTime => of_persons(c.agreements_on_time, c.stays_begun),
        Code::PreparationComplete => of_persons(c.prepared, c.stays_begun),
        Code::CompletionRate => return completion(c),
        Code::IncidentRate => return incidents(c),
        Code::FirstResponse => return vec![(None, Unit::Hours, median(&c.first_response_minutes))],
        Code::VisitCoverage => of_persons(c.visited, c.stays_begun),
        Code::CheckInResponse => about(c.check_ins, c.stays_begun),
        Code::AssessmentRate => about(c.units_assessed, c.stays_ended),
        Code::RecognitionRate => about(c.units_recognised, c.stays_ended),
        Code::EuropassIssued => about(c.europass, c.europass.whole),
        Code::ReportRate => kept(c.participant_reports, Why::NotKept, true),
        Code::FewerOpportunities => of_persons(c.fewer_opportunities, c.stays),
        Code::GreenTravel => of_persons(c.green_travel, c.stays),
        Code::LongTerm => of_persons(c.long_term, c.stays),
        Code::CostPerDay => return vec![(None, Unit::Euro, cost_per_day(c))],
        Code::BudgetUse => return budget(c),
        Code::PartnerRetention => kept(c.partners_kept, Why::NeedsYearBefore, false),
        Code::Reciprocity => match c.incoming {
            Some(incoming) => plain(incoming.into(), c.stays.into()),
            None => unknown(Why::NotKept),
        },
        Code::RepeatHosts => kept(c.hosts_again, Why::NeedsYearBefore, false),
        Code::EmployerParticipation => of_total(c.home_companies, c.companies_with_apprentices),
        Code::DocumentationComplete => of_persons(c.documented, c.stays_ended),
    };
    vec![(None, Unit::PerCent, finding)]
}

const fn unknown(why: Why) -> Finding {
    Finding::Unknown { why, numerator: None }
}

/// A share that says nothing about single persons.
fn plain(part: i64, whole: i64) -> Finding {
    Ratio::new(part, whole).map_or(unknown(Why::NothingYet), |ratio| Finding::Known { ratio })
}

/// A share of persons: hidden where they are few.
fn of_persons(part: u32, whole: u32) -> Finding {
    about(Share { part, whole }, whole)
}

/// A share of things that belong to so many persons.
fn about(share: Share, persons: u32) -> Finding {
    match plain(share.part.into(), share.whole.into()) {
        Finding::Known { .. } if persons < LEAST_PERSONS => Finding::Hidden { persons },
        finding => finding,
    }
}

/// A share of a total that the office has to find out.
fn of_total(part: u32, total: Option<u32>) -> Finding {
    match total {
        Some(total) => plain(part.into(), total.into()),
        None => Finding::Unknown { why: Why::NeedsTotal, numerator: Some(part.into()) },
    }
}

fn kept(share: Option<Share>, missing: Why, persons: bool) -> Finding {
    match share {
        None => unknown(missing),
        Some(share) if persons => about(share, share.whole),
        Some(share) => plain(share.part.into(), share.whole.into()),
    }
}

fn completion(c: &Counts) -> Vec<Row> {
    let stayed = |early: u32| of_persons(c.stays_ended.saturating_sub(early), c.stays_ended);
    let every = c.early_returns.saturating_add(c.early_returns_force_majeure);
    vec![
        (None, Unit::PerCent, stayed(c.early_returns)),
        (Some(Part::WithForceMajeure), Unit::PerCent, stayed(every)),
    ]
}

fn incidents(c: &Counts) -> Vec<Row> {
    let days = Share { part: c.incidents, whole: c.days_abroad };
    vec![
        (None, Unit::PerHundred, of_persons(c.incidents, c.stays_begun)),
        (Some(Part::PerThousandDays), Unit::PerThousandDays, about(days, c.stays_begun)),
    ]
}

/// The middle of all answers, or halfway between the two in the middle, in hours.
fn median(minutes: &[u32]) -> Finding {
    let persons = u32::try_from(minutes.len()).unwrap_or(u32::MAX);
    if persons > 0 && persons < LEAST_PERSONS {
        return Finding::Hidden { persons };
    }
    let mut sorted = minutes.to_vec();
    sorted.sort_unstable();
    let middle = |at: usize| sorted.get(at).copied().map(i64::from);
    let twice = match sorted.len() {
        0 => None,
        n if n % 2 == 1 => middle(n / 2).map(|m| 2 * m),
        n => middle(n / 2 - 1).zip(middle(n / 2)).map(|(a, b)| a + b),
    };
    twice.map_or(unknown(Why::NothingYet), |twice| plain(twice, 2 * 60))
}

fn cost_per_day(c: &Counts) -> Finding {
    // In cents over a hundred times the days, so that nothing is rounded before the end.
    plain(c.grant.cents, i64::try_from(c.funded_days).unwrap_or(i64::MAX).saturating_mul(100))
}

fn budget(c: &Counts) -> Vec<Row> {
    if c.budget.is_empty() {
        return vec![(None, Unit::PerCent, unknown(Why::NotKept))];
    }
    let row = |(category, b): (&Category, &Budget)| {
        (Some(Part::Category(*category)), Unit::PerCent, plain(b.spent.cents, b.granted.cents))
    };
    c.budget.iter().map(row).collect()
}
