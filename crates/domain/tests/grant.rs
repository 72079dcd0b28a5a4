//! The grant by unit costs, counted on the demo's own tables and on the worked examples of the field.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod tables;

use jiff::civil::date;
use proptest::prelude::*;
use std::collections::BTreeMap;
use tables::{Row, rates, table};
use walz_domain::Eur;
use walz_domain::country::CountryGroup;
use walz_domain::grant::*;
use walz_domain::place::Coordinates;
use walz_domain::window::{Period, plus_days};

fn coordinates(row: &Row) -> Coordinates {
    let number = |column: &str| row[column].parse().expect("degrees");
    Coordinates::new(number("latitude"), number("longitude")).expect("a point on earth")
}

fn by_key(name: &str, key: &str) -> BTreeMap<String, Row> {
    table(name).into_iter().map(|row| (row[key].clone(), row)).collect()
}

fn window(code: &str) -> Period {
    let (first, last) = match code {
        "W1" => (date(2027, 1, 18), date(2027, 4, 25)),
        "W2" => (date(2027, 8, 23), date(2027, 11, 28)),
        "W1S" => (date(2027, 2, 22), date(2027, 4, 4)),
        _ => (date(2027, 9, 20), date(2027, 10, 31)),
    };
    Period::new(first, last).expect("a period")
}

/// A stay of so many days from a Monday in spring.
fn stay(days: i64, group: CountryGroup, km: u32, green: bool, fewer: bool) -> Journey {
    let first = date(2027, 2, 22);
    let period = Period::new(first, plus_days(first, days - 1)).expect("a period");
    Journey::of_learner(period, group, km, green, fewer, &Rules::default()).expect("a stay")
}

fn entitled(journey: &Journey) -> Entitlement {
    Entitlement::of(journey, 1, &rates(), &Rules::default()).expect("an entitlement")
}

fn euros(entitlement: &Entitlement, category: Category) -> i64 {
    entitlement.of_category(category).whole_euros()
}

#[test]
fn every_row_of_the_reference_allocation_and_its_totals() {
    let (learners, places) = (by_key("learners", "learner_id"), by_key("places", "place"));
    let partners = by_key("partners", "partner_id");
    let rules = Rules::default();
    let reference = table("reference_allocation");
    let journeys: Vec<Journey> = reference
        .iter()
        .map(|row| {
            let (learner, partner) = (&learners[&row["learner_id"]], &partners[&row["partner_id"]]);
            let home = coordinates(&places[&learner["home_place"]]);
            let group = partner["country_group_2024"].parse().expect("a group");
            let km = home.kilometres_to(&coordinates(partner));
            let green = learner["travel_preference"] == "green";
            let fewer = learner["fewer_opportunities"] == "yes";
            let period = window(&row["window"]);
            Journey::of_learner(period, group, km, green, fewer, &rules).expect("a stay")
        })
        .collect();
    let round = of_round(reference.iter().zip(&journeys), &rates(), &rules);
    let mut entitlements = Vec::new();
    for (row, entitlement) in round {
        let e = entitlement.expect("an entitlement");
        let learner = &row["learner_id"];
        let figure = |column: &str| row[column].parse::<i64>().expect("a number");
        for (column, category) in [
            ("travel_eur", Category::Travel),
            ("individual_support_eur", Category::IndividualSupport),
            ("organisational_support_eur", Category::OrganisationalSupport),
            ("inclusion_org_eur", Category::InclusionOrganisation),
        ] {
            assert_eq!(euros(&e, category), figure(column), "{learner}: {column}");
        }
        assert_eq!(e.total().whole_euros(), figure("total_eur"), "{learner}");
        let days = [e.days.activity, e.days.travel, e.days.funded].map(i64::from);
        let expected = ["activity_days", "funded_travel_days", "funded_days"].map(figure);
        assert_eq!(days, expected, "{learner}");
        entitlements.push(e);
    }
    let totals: Totals = entitlements.iter().collect();
    let headings = breakdown(&entitlements);
    assert_eq!(headings.iter().map(|h| h.amount).sum::<Eur>(), totals.total());
    for heading in &headings {
        let of_positions = heading.positions.iter().map(|p| p.amount).sum::<Eur>();
        assert_eq!((of_positions, heading.amount), (heading.amount, totals.of(heading.category)));
        let by_rate = |p: &Position| p.rate.amount * i64::try_from(p.count).expect("few");
        assert!(heading.positions.iter().all(|p| p.amount == by_rate(p)));
    }
    let sums = [
        Category::Travel,
        Category::IndividualSupport,
        Category::OrganisationalSupport,
        Category::InclusionOrganisation,
    ]
    .map(|category| totals.of(category).whole_euros());
    assert_eq!(sums, [24_245, 322_058, 32_050, 2_000]);
    assert_eq!(totals.total(), Eur::euros(380_353));
    assert_eq!(totals.funded_days, 6_380);
    assert_eq!(totals.stays_of(ActivityType::VetLongTerm), 62);
    assert_eq!(totals.stays_of(ActivityType::VetShortTerm), 3);
}

#[test]
fn a_long_stay_in_berlin_by_train() {
    let by_train = entitled(&stay(98, CountryGroup::G1, 930, true, true));
    assert_eq!(by_train.activity, ActivityType::VetLongTerm);
    assert_eq!(by_train.days.funded, 102);
    assert_eq!(by_train.total(), Eur::euros(6_334));
    assert_eq!(by_train.participants_share(), Eur::euros(417 + 5_292));
    let by_air = entitled(&stay(98, CountryGroup::G1, 930, false, true));
    assert_eq!(by_air.total(), Eur::euros(6_128));
}

#[test]
fn each_figure_opens_to_its_rule_rate_source_and_count() {
    let short = entitled(&stay(42, CountryGroup::G2, 2_259, false, true));
    let told: Vec<String> = short
        .lines
        .iter()
        .map(|line| {
            let rate = line.rate.as_ref().expect("a rate");
            let inputs: Vec<_> =
                line.inputs.iter().map(|i| format!("{} {}", i.key, i.value)).collect();
            format!(
                "{}: {} x {} = {} ({}; {}; {})",
                line.rule,
                line.count,
                rate.amount.whole_euros(),
                line.amount.whole_euros(),
                inputs.join(", "),
                rate.call_year,
                rate.verified
            )
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"), @"
    travel_by_distance: 1 x 395 = 395 (distance_km 2259, band_from_km 2000, band_to_km 2999; 2024+; yes)
    individual_by_day: 14 x 61 = 854 (first_day 1, last_day 14, funded_days 44, activity_days 42, travel_days 2; demo; no)
    individual_by_day: 30 x 43 = 1290 (first_day 15, last_day 44, funded_days 44, activity_days 42, travel_days 2; demo; no)
    organisational_by_participant: 1 x 350 = 350 (participant 1; 2021-23; partly)
    inclusion_by_participant: 1 x 125 = 125 (; 2024-25; yes (KA131/KA182 wiki))
    ");
    assert_eq!(short.total(), Eur::euros(3_014));
}

#[test]
fn above_the_hundredth_participant_the_organisation_gets_less() {
    let short = stay(30, CountryGroup::G1, 700, false, false);
    let long = stay(98, CountryGroup::G1, 700, false, false);
    let journeys: Vec<&Journey> =
        std::iter::repeat_n(&short, 130).chain(std::iter::repeat_n(&long, 110)).collect();
    let round = of_round(journeys.into_iter().map(|j| ((), j)), &rates(), &Rules::default());
    let of = |kind: ActivityType| {
        let entitlements = round.iter().map(|(_, e)| e.as_ref().expect("an entitlement"));
        let totals: Totals = entitlements.filter(|e| e.activity == kind).collect();
        totals.of(Category::OrganisationalSupport).whole_euros()
    };
    assert_eq!(of(ActivityType::VetShortTerm), 41_000);
    assert_eq!(of(ActivityType::VetLongTerm), 110 * 500);
}

fn course(days: i64) -> Journey {
    let first = date(2027, 7, 5);
    Journey {
        activity: ActivityType::Courses,
        period: Period::new(first, plus_days(first, days - 1)).expect("a period"),
        course_days: 10,
        ..stay(98, CountryGroup::G1, 1_950, false, false)
    }
}

#[test]
fn a_tutor_takes_a_course_of_ten_days_in_florence() {
    let ten = entitled(&course(10));
    assert_eq!(euros(&ten, Category::CourseFee), 800);
    assert_eq!(euros(&ten, Category::IndividualSupport), 1_560);
    assert_eq!(ten.total(), Eur::euros(2_769));
    let with_weekend = entitled(&course(12));
    assert_eq!(euros(&with_weekend, Category::IndividualSupport), 1_820);
    assert_eq!(euros(&with_weekend, Category::CourseFee), 800);
    let fees_of_twelve = entitled(&Journey { course_days: 12, ..course(12) });
    assert_eq!(euros(&fees_of_twelve, Category::CourseFee), 800, "ten days at most");
}

#[test]
fn who_lives_near_or_travels_at_anothers_cost_gets_no_travel() {
    let near = entitled(&stay(30, CountryGroup::G1, 9, true, false));
    assert_eq!(near.lines[0].rule, Rule::TravelTooNear);
    assert_eq!((euros(&near, Category::Travel), near.days.travel, near.days.funded), (0, 0, 30));
    let ten = entitled(&stay(30, CountryGroup::G1, 10, true, false));
    assert_eq!((euros(&ten, Category::Travel), ten.days.funded), (56, 34));
    let paid =
        Journey { travel: Travel::PaidElsewhere, ..stay(30, CountryGroup::G1, 900, false, false) };
    assert_eq!(entitled(&paid).lines[0].rule, Rule::TravelPaidElsewhere);
    assert_eq!(entitled(&paid).days.funded, 30);
}

#[test]
fn a_band_set_by_hand_wins_over_the_coordinates() {
    let band = "2000-2999".parse().expect("a band");
    let distance = Distance::ByHand { band, reason: "by ferry round the peninsula".to_owned() };
    let travel = Travel::Funded { distance, green: false, days: 2 };
    let e = entitled(&Journey { travel, ..stay(30, CountryGroup::G1, 1_990, false, false) });
    assert_eq!((e.lines[0].rule, euros(&e, Category::Travel)), (Rule::TravelBandByHand, 395));
}

#[test]
fn six_green_travel_days_may_be_paid_but_not_seven() {
    let with = |days: u32, green: bool| {
        let travel = Travel::Funded { distance: Distance::Measured { km: 900 }, green, days };
        let journey = Journey { travel, ..stay(98, CountryGroup::G1, 900, green, false) };
        Entitlement::of(&journey, 1, &rates(), &Rules::default()).map(|e| e.days.funded)
    };
    assert_eq!(with(6, true), Ok(104));
    assert_eq!(with(7, true), Err(NoGrant::TravelDays { days: 7, most: 6 }));
    assert_eq!(with(3, false), Err(NoGrant::TravelDays { days: 3, most: 2 }));
}

#[test]
fn interruptions_and_days_without_grant_are_not_paid() {
    let plain = stay(98, CountryGroup::G1, 900, false, false);
    let journey = Journey { interruption_days: 8, zero_grant_days: 5, ..plain };
    let e = entitled(&journey);
    assert_eq!(e.days, Days { activity: 98, interrupted: 8, zero_grant: 5, travel: 2, funded: 87 });
    assert_eq!(euros(&e, Category::IndividualSupport), 14 * 70 + 73 * 49);
    assert_eq!(e.activity, ActivityType::VetLongTerm, "the length is without them");
}

#[test]
fn an_early_return_with_force_majeure_keeps_its_kind_and_is_paid_by_the_real_days() {
    let planned = stay(98, CountryGroup::G1, 600, false, false);
    let home_in_week_nine = plus_days(planned.period.first(), 58);
    let ended = |force_majeure| Journey {
        ending: Ending::Early { last: home_in_week_nine, force_majeure },
        ..planned.clone()
    };
    let accepted = entitled(&ended(true));
    assert_eq!((accepted.activity, accepted.days.funded), (ActivityType::VetLongTerm, 61));
    assert_eq!(euros(&accepted, Category::OrganisationalSupport), 500);
    assert_eq!(euros(&accepted, Category::Travel), 309);
    let own_choice = entitled(&ended(false));
    assert_eq!((own_choice.activity, own_choice.days.funded), (ActivityType::VetShortTerm, 61));
    assert_eq!(euros(&own_choice, Category::OrganisationalSupport), 350);
}

#[test]
fn a_stay_broken_off_in_the_first_week_pays_only_under_force_majeure() {
    let planned = stay(98, CountryGroup::G1, 600, false, false);
    let ended = |force_majeure| Journey {
        ending: Ending::Early { last: plus_days(planned.period.first(), 4), force_majeure },
        ..planned.clone()
    };
    assert_eq!(entitled(&ended(true)).total(), Eur::euros(309 + 7 * 70 + 500));
    let nothing = entitled(&ended(false));
    assert_eq!((nothing.total(), nothing.days.funded), (Eur::ZERO, 0));
    assert_eq!(nothing.lines[0].rule, Rule::BelowLeastLength);
}

#[test]
fn an_escort_gets_staff_rates_and_the_organisation_nothing() {
    let escort = Journey {
        accompanying: true,
        language_support: true,
        ..stay(30, CountryGroup::G1, 900, false, true)
    };
    let e = entitled(&escort);
    assert_eq!(euros(&e, Category::IndividualSupport), 14 * 130 + 18 * 91);
    assert_eq!(e.total(), e.participants_share());
    assert_eq!(euros(&e, Category::LinguisticSupport), 0);
}

#[test]
fn language_support_is_doubled_for_long_stays() {
    let of = |days: i64| {
        let plain = stay(days, CountryGroup::G1, 900, false, false);
        euros(&entitled(&Journey { language_support: true, ..plain }), Category::LinguisticSupport)
    };
    assert_eq!((of(89), of(90)), (150, 300));
}

#[test]
fn three_persons_go_on_a_preparatory_visit() {
    let visit = Journey {
        activity: ActivityType::PreparatoryVisit,
        ..stay(10, CountryGroup::G1, 900, false, false)
    };
    let of = |nth: u32| Entitlement::of(&visit, nth, &rates(), &Rules::default());
    assert_eq!(of(3).map(|e| e.total()), Ok(Eur::euros(680)));
    assert!(matches!(of(4), Err(NoGrant::Rate(NoRate { nth: Some(4), .. }))));
}

#[test]
fn a_missing_rate_says_what_is_missing() {
    let journey = stay(98, CountryGroup::G2, 900, false, false);
    let without = |drop: fn(&Rate) -> bool| {
        let left = rates().rates().iter().filter(|r| !drop(r)).cloned().collect();
        let table = RateTable::new(left).expect("a table");
        let refused = Entitlement::of(&journey, 1, &table, &Rules::default());
        refused.expect_err("a rate is missing").to_string()
    };
    assert_eq!(
        without(
            |r| r.kind == RateKind::IndividualSupport && r.country_group == Some(CountryGroup::G2)
        ),
        "the table has no individual_support for vet_long_term_erasmuspro, country group G2"
    );
    assert_eq!(
        without(|r| r.band.is_some_and(|b| b.contains(900))),
        "the table has no travel_standard for vet_long_term_erasmuspro, 900 km"
    );
}

#[test]
fn a_table_that_contradicts_itself_is_refused() {
    let rows = || rates().rates().to_vec();
    let mut twice = rows();
    twice.push(twice[0].clone());
    let last = twice.len();
    assert_eq!(RateTable::new(twice), Err(vec![TableFault::Overlap { row: last, with: 1 }]));
    let mut odd = rows();
    odd[2].amount = Eur::cents(-150);
    let both = vec![TableFault::Negative { row: 3 }, TableFault::NotWholeEuros { row: 3 }];
    assert_eq!(RateTable::new(odd), Err(both));
    let later_days: Vec<Rate> = rows()
        .into_iter()
        .filter(|r| r.kind != RateKind::IndividualSupport || r.unit.span.first > 1)
        .collect();
    let faults = RateTable::new(later_days).expect_err("no first days");
    assert!(faults.iter().all(|f| matches!(f, TableFault::Gap { .. })) && faults.len() == 6);
}

#[test]
fn the_demo_table_reduces_by_the_usual_share() {
    assert_eq!(rates().remarks(), []);
    let mut rows = rates().rates().to_vec();
    let at = rows.iter().position(|r| r.unit.span.first == 15).expect("a reduced rate");
    rows[at].amount = Eur::euros(50);
    let remarks = RateTable::new(rows).expect("a table").remarks();
    let expected = Eur::euros(49);
    assert_eq!(remarks, [Remark::UnusualReduction { row: at + 1, expected }]);
}

#[test]
fn a_table_survives_being_written_and_read() {
    let written = serde_json::to_string(&rates()).expect("written");
    assert_eq!(serde_json::from_str::<RateTable>(&written).expect("read"), rates());
}

fn groups() -> impl Strategy<Value = CountryGroup> {
    prop::sample::select(CountryGroup::ALL)
}

proptest! {
    #[test]
    fn more_days_are_never_less_money(
        days in 10_i64..365,
        group in groups(),
        km in 0_u32..20_000,
        green: bool,
        fewer: bool,
    ) {
        let less = entitled(&stay(days, group, km, green, fewer));
        let more = entitled(&stay(days + 1, group, km, green, fewer));
        prop_assert!(less.participants_share() < more.participants_share());
        prop_assert!(less.total() < more.total());
    }

    #[test]
    fn whatever_is_deducted_the_grant_is_whole_and_not_below_zero(
        days in 10_i64..=365,
        group in groups(),
        km: u32,
        interruption_days: u32,
        zero_grant_days: u32,
        back in -400_i64..400,
        force_majeure: bool,
    ) {
        let plain = stay(days, group, km, false, false);
        let last = plus_days(plain.period.first(), back);
        let ending = Ending::Early { last, force_majeure };
        let journey = Journey { interruption_days, zero_grant_days, ending, ..plain };
        let e = entitled(&journey);
        prop_assert!(e.lines.iter().all(|l| l.amount >= Eur::ZERO && l.amount.cents % 100 == 0));
        prop_assert!(i64::from(e.days.funded) <= days + 2);
        let by_count = |l: &Line| l.rate.as_ref().map_or(Eur::ZERO, |r| r.amount * l.count.into());
        prop_assert!(e.lines.iter().all(|l| l.amount == by_count(l)));
    }

    #[test]
    fn farther_is_never_cheaper(km in 0_u32..20_000, green: bool) {
        let travel = |km| euros(&entitled(&stay(30, CountryGroup::G1, km, green, false)), Category::Travel);
        prop_assert!(travel(km) <= travel(km + 1));
    }
}
