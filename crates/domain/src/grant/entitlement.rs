//! Entitlements: a journey, the rates and the rules give lines of money. Immutable: a stay that turns out otherwise gets
//! a new one.

use super::activity::{ActivityType, Profile, Rules};
use super::journey::{Distance, Ending, Journey, Travel};
use super::rate::{Category, Rate, RateKind};
use super::table::{NoRate, RateTable};
use crate::Eur;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What one stay is entitled to, line by line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entitlement {
    /// The kind it is counted as: an early return can make a long stay a short one.
    pub activity: ActivityType,
    pub days: Days,
    pub lines: Vec<Line>,
    /// The call year of the rules it was counted by.
    pub rules: String,
}

/// How the funded days come about: `activity - interrupted - zero_grant + travel`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Days {
    /// First to last day, both included, without travel.
    pub activity: u32,
    pub interrupted: u32,
    pub zero_grant: u32,
    pub travel: u32,
    pub funded: u32,
}

/// One figure with everything that explains it: `amount = rate x count`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub category: Category,
    pub rule: Rule,
    /// `None` where the rule pays nothing.
    pub rate: Option<Rate>,
    pub count: u32,
    pub inputs: Vec<Input>,
    pub amount: Eur,
}

/// A number that went into a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    pub key: InputKey,
    pub value: u32,
}

crate::code::codes! {
    /// The keys of the words for inputs.
    InputKey {
        DistanceKm = "distance_km",
        BandFromKm = "band_from_km",
        BandToKm = "band_to_km",
        ActivityDays = "activity_days",
        InterruptionDays = "interruption_days",
        ZeroGrantDays = "zero_grant_days",
        TravelDays = "travel_days",
        FundedDays = "funded_days",
        /// First and last funded day that a step of the rate pays.
        FirstDay = "first_day",
        LastDay = "last_day",
        /// The participant's number in the same kind of activity.
        Participant = "participant",
        CourseDays = "course_days",
        LeastDays = "least_days",
    }
}

crate::code::codes! {
    /// The counting rules: each has a sentence in every language.
    Rule {
        TravelByDistance = "travel_by_distance",
        TravelBandByHand = "travel_band_by_hand",
        TravelTooNear = "travel_too_near",
        TravelPaidElsewhere = "travel_paid_elsewhere",
        IndividualByDay = "individual_by_day",
        /// Ended below the least length, without force majeure: nothing is paid.
        BelowLeastLength = "below_least_length",
        OrganisationalByParticipant = "organisational_by_participant",
        OrganisationalNotRequested = "organisational_not_requested",
        InclusionByParticipant = "inclusion_by_participant",
        LinguisticByParticipant = "linguistic_by_participant",
        LinguisticForLongStays = "linguistic_for_long_stays",
        CourseFeeByDay = "course_fee_by_day",
        PreparatoryVisitByPerson = "preparatory_visit_by_person",
    }
}

/// Why no entitlement can be counted. Each case has a sentence in every language.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoGrant {
    #[error(transparent)]
    Rate(#[from] NoRate),
    #[error("{days} days are planned; {activity} lasts {least} to {most}")]
    Length { activity: ActivityType, days: u32, least: u32, most: u32 },
    #[error("{days} travel days are planned; at most {most} are paid")]
    TravelDays { days: u32, most: u32 },
}

impl NoGrant {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Rate(_) => "no_rate",
            Self::Length { .. } => "length",
            Self::TravelDays { .. } => "travel_days",
        }
    }

    /// A stay that is neither short nor long: said with the limits that it misses.
    pub(super) fn length(days: u32, fewer_opportunities: bool, rules: &Rules) -> Self {
        let short = rules.length(ActivityType::VetShortTerm, fewer_opportunities);
        let activity =
            if days < short.least { ActivityType::VetShortTerm } else { ActivityType::VetLongTerm };
        let range = rules.length(activity, fewer_opportunities);
        Self::Length { activity, days, least: range.least, most: range.most }
    }
}

impl Entitlement {
    /// Counts what a journey is entitled to. `participant` is the person's number, from 1, among those with the same kind
    /// of activity in the round; in a preparatory visit, among its visitors.
    ///
    /// # Errors
    /// [`NoGrant`] where a rate is missing or the plan is outside the limits of the programme.
    pub fn of(
        journey: &Journey,
        participant: u32,
        rates: &RateTable,
        rules: &Rules,
    ) -> Result<Self, NoGrant> {
        Counting::begin(journey, rates, rules)?.finish(participant)
    }

    pub fn total(&self) -> Eur {
        self.lines.iter().map(|line| line.amount).sum()
    }

    pub fn of_category(&self, category: Category) -> Eur {
        self.lines.iter().filter(|l| l.category == category).map(|l| l.amount).sum()
    }

    /// What is the participant's own.
    pub fn participants_share(&self) -> Eur {
        self.lines.iter().filter(|l| l.category.is_participants()).map(|l| l.amount).sum()
    }
}

/// Counts a whole round: participants are numbered within each kind of activity in the order given, which decides who is
/// the hundred-and-first. Accompanying persons have no number.
pub fn of_round<'a, K>(
    journeys: impl IntoIterator<Item = (K, &'a Journey)>,
    rates: &RateTable,
    rules: &Rules,
) -> Vec<(K, Result<Entitlement, NoGrant>)> {
    let mut numbers: BTreeMap<ActivityType, u32> = BTreeMap::new();
    let mut one = |journey: &Journey| {
        let counting = Counting::begin(journey, rates, rules)?;
        let number = numbers.entry(counting.activity).or_default();
        if counting.counts_for_organisation() {
            *number += 1;
        }
        counting.finish((*number).max(1))
    };
    journeys.into_iter().map(|(key, journey)| (key, one(journey))).collect()
}

/// The sums of a round: never averages, always what the stays add up to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    pub by_category: BTreeMap<Category, Eur>,
    pub stays: BTreeMap<ActivityType, u32>,
    pub funded_days: u64,
}

impl Totals {
    pub fn total(&self) -> Eur {
        self.by_category.values().copied().sum()
    }

    pub fn of(&self, category: Category) -> Eur {
        self.by_category.get(&category).copied().unwrap_or_default()
    }

    pub fn stays_of(&self, activity: ActivityType) -> u32 {
        self.stays.get(&activity).copied().unwrap_or_default()
    }

    pub fn add(&mut self, entitlement: &Entitlement) {
        for line in &entitlement.lines {
            *self.by_category.entry(line.category).or_default() += line.amount;
        }
        *self.stays.entry(entitlement.activity).or_default() += 1;
        self.funded_days += u64::from(entitlement.days.funded);
    }
}

impl<'a> FromIterator<&'a Entitlement> for Totals {
    fn from_iter<I: IntoIterator<Item = &'a Entitlement>>(all: I) -> Self {
        let mut totals = Self::default();
        all.into_iter().for_each(|one| totals.add(one));
        totals
    }
}

/// A journey whose kind and days are settled, while its lines are being written.
struct Counting<'a> {
    journey: &'a Journey,
    rates: &'a RateTable,
    rules: &'a Rules,
    activity: ActivityType,
    profile: Profile,
    days: Days,
    travel: Option<Line>,
    lines: Vec<Line>,
}

const fn input(key: InputKey, value: u32) -> Input {
    Input { key, value }
}

fn paid(rule: Rule, rate: &Rate, count: u32, inputs: Vec<Input>) -> Line {
    Line {
        category: rate.kind.category(),
        rule,
        amount: rate.amount * i64::from(count),
        rate: Some(rate.clone()),
        count,
        inputs,
    }
}

const fn unpaid(category: Category, rule: Rule, inputs: Vec<Input>) -> Line {
    Line { category, rule, rate: None, count: 0, inputs, amount: Eur::ZERO }
}

impl<'a> Counting<'a> {
    fn begin(
        journey: &'a Journey,
        rates: &'a RateTable,
        rules: &'a Rules,
    ) -> Result<Self, NoGrant> {
        let planned = u32::try_from(journey.period.days()).unwrap_or(u32::MAX);
        let range = rules.length(journey.activity, journey.fewer_opportunities);
        if !range.contains(planned) {
            let (least, most) = (range.least, range.most);
            let activity = journey.activity;
            return Err(NoGrant::Length { activity, days: planned, least, most });
        }
        let there = journey.days_there();
        let profile =
            if journey.accompanying { Profile::Staff } else { journey.activity.profile() };
        let mut counting = Self {
            journey,
            rates,
            rules,
            activity: kind_after(journey, there, rules),
            profile,
            days: Days { activity: there, ..Days::default() },
            travel: None,
            lines: Vec::new(),
        };
        counting.settle_travel()?;
        let Days { activity, travel, .. } = counting.days;
        let interrupted = journey.interruption_days.min(activity);
        let zero_grant = journey.zero_grant_days.min(activity - interrupted);
        let funded = (activity - interrupted - zero_grant).saturating_add(travel);
        counting.days = Days { activity, interrupted, zero_grant, travel, funded };
        Ok(counting)
    }

    /// Whether the stay has its number among the participants: escorts have none, nor has a stay that came to nothing.
    fn counts_for_organisation(&self) -> bool {
        !self.journey.accompanying && self.least_missed().is_none()
    }

    /// The least length, where an early return without force majeure stayed below it.
    fn least_missed(&self) -> Option<u32> {
        let least = self.rules.length(self.activity, self.journey.fewer_opportunities).least;
        match self.journey.ending {
            Ending::Early { force_majeure: false, .. } if self.days.activity < least => Some(least),
            _ => None,
        }
    }

    fn settle_travel(&mut self) -> Result<(), NoGrant> {
        let (distance, green, days) = match &self.journey.travel {
            Travel::Funded { distance, green, days } => (distance, *green, *days),
            Travel::PaidElsewhere => {
                self.travel = Some(unpaid(Category::Travel, Rule::TravelPaidElsewhere, Vec::new()));
                return Ok(());
            }
        };
        let most = self.rules.travel_days(green).most;
        if days > most {
            return Err(NoGrant::TravelDays { days, most });
        }
        let (km, rule) = match distance {
            Distance::Measured { km } => (*km, Rule::TravelByDistance),
            Distance::ByHand { band, .. } => (band.from_km, Rule::TravelBandByHand),
        };
        let measured = matches!(distance, Distance::Measured { .. });
        let mut inputs = Vec::new();
        if measured {
            inputs.push(input(InputKey::DistanceKm, km));
        }
        let rate = self.rates.travel(self.profile, self.activity, green, km)?;
        self.travel = Some(match rate {
            Some(rate) => {
                if let Some(band) = rate.band {
                    inputs.push(input(InputKey::BandFromKm, band.from_km));
                    inputs.extend(band.to_km.map(|to| input(InputKey::BandToKm, to)));
                }
                self.days.travel = days;
                paid(rule, rate, 1, inputs)
            }
            None => unpaid(Category::Travel, Rule::TravelTooNear, inputs),
        });
        Ok(())
    }

    fn finish(mut self, participant: u32) -> Result<Entitlement, NoGrant> {
        if let Some(least) = self.least_missed() {
            let inputs = vec![
                input(InputKey::ActivityDays, self.days.activity),
                input(InputKey::LeastDays, least),
            ];
            let nothing = unpaid(Category::IndividualSupport, Rule::BelowLeastLength, inputs);
            self.lines.push(nothing);
            self.days = Days { travel: 0, funded: 0, ..self.days };
        } else if self.activity == ActivityType::PreparatoryVisit {
            let inputs = vec![input(InputKey::Participant, participant)];
            self.once(
                RateKind::PreparatoryVisit,
                Rule::PreparatoryVisitByPerson,
                participant,
                inputs,
            )?;
            self.days = Days { travel: 0, funded: 0, ..self.days };
        } else {
            self.lines.extend(self.travel.take());
            self.individual_support()?;
            self.organisation(participant)?;
            self.extras()?;
        }
        let Self { activity, days, lines, rules, .. } = self;
        Ok(Entitlement { activity, days, lines, rules: rules.call_year.clone() })
    }

    /// One line for each step of the daily rate. The counter runs over the funded days in order, travel days included.
    fn individual_support(&mut self) -> Result<(), NoGrant> {
        let funded = self.days.funded;
        if funded == 0 {
            return Ok(());
        }
        let kind = RateKind::IndividualSupport;
        let group = Some(self.journey.country_group);
        // The last funded day must stand on a step; then, the stairs having no gaps, all do.
        self.rates.step(kind, self.profile, self.activity, group, funded)?;
        for rate in self.rates.stairs(kind, self.profile, self.activity, group) {
            let span = rate.unit.span;
            let count = span.share_of(funded);
            if count == 0 {
                continue;
            }
            let last = span.last.map_or(funded, |last| last.min(funded));
            let mut inputs = vec![
                input(InputKey::FirstDay, span.first),
                input(InputKey::LastDay, last),
                input(InputKey::FundedDays, funded),
                input(InputKey::ActivityDays, self.days.activity),
                input(InputKey::TravelDays, self.days.travel),
            ];
            let deducted = [
                (InputKey::InterruptionDays, self.days.interrupted),
                (InputKey::ZeroGrantDays, self.days.zero_grant),
            ];
            inputs.extend(deducted.into_iter().filter(|(_, n)| *n > 0).map(|(k, n)| input(k, n)));
            self.lines.push(paid(Rule::IndividualByDay, rate, count, inputs));
        }
        Ok(())
    }

    /// What the office gets for its work.
    fn organisation(&mut self, participant: u32) -> Result<(), NoGrant> {
        if self.journey.accompanying {
            return Ok(());
        }
        if self.journey.organisational_support {
            let inputs = vec![input(InputKey::Participant, participant)];
            let rule = Rule::OrganisationalByParticipant;
            self.once(RateKind::OrganisationalSupport, rule, participant, inputs)?;
        } else {
            let category = Category::OrganisationalSupport;
            self.lines.push(unpaid(category, Rule::OrganisationalNotRequested, Vec::new()));
        }
        if self.journey.fewer_opportunities {
            let rule = Rule::InclusionByParticipant;
            self.once(RateKind::InclusionOrganisation, rule, 1, Vec::new())?;
        }
        Ok(())
    }

    fn extras(&mut self) -> Result<(), NoGrant> {
        let learner = self.profile == Profile::VetLearner;
        if self.journey.language_support && learner {
            self.once(RateKind::LinguisticSupport, Rule::LinguisticByParticipant, 1, Vec::new())?;
            if self.activity == ActivityType::VetLongTerm {
                let rule = Rule::LinguisticForLongStays;
                self.once(RateKind::LinguisticSupportExtra, rule, 1, Vec::new())?;
            }
        }
        if self.activity == ActivityType::Courses && self.journey.course_days > 0 {
            let taught = self.journey.course_days.min(self.days.activity);
            let rate =
                self.rates.step(RateKind::CourseFee, self.profile, self.activity, None, 1)?;
            let inputs = vec![input(InputKey::CourseDays, taught)];
            let count = rate.unit.span.share_of(taught);
            self.lines.push(paid(Rule::CourseFeeByDay, rate, count, inputs));
        }
        Ok(())
    }

    /// A line for one unit of the step that the `nth` stands on.
    fn once(
        &mut self,
        kind: RateKind,
        rule: Rule,
        nth: u32,
        inputs: Vec<Input>,
    ) -> Result<(), NoGrant> {
        let rate = self.rates.step(kind, self.profile, self.activity, None, nth)?;
        self.lines.push(paid(rule, rate, 1, inputs));
        Ok(())
    }
}

/// What the stay is counted as in the end: a long stay that was broken off without force majeure before it was long is
/// a short one.
fn kind_after(journey: &Journey, there: u32, rules: &Rules) -> ActivityType {
    let least = rules.length(ActivityType::VetLongTerm, journey.fewer_opportunities).least;
    match (journey.activity, &journey.ending) {
        (ActivityType::VetLongTerm, Ending::Early { force_majeure: false, .. })
            if there < least =>
        {
            ActivityType::VetShortTerm
        }
        (planned, _) => planned,
    }
}
