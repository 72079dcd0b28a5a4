//! The round of the demo.

use super::{Cells, rates, table};
use jiff::civil::date;
use std::collections::BTreeMap;
use walz_documents::report::{LearnerRow, PartnerRow, Report};
use walz_domain::grant::*;
use walz_domain::indicator::{self, Counts, Indicator, Share, Targets};
use walz_domain::place::Coordinates;
use walz_domain::window::Period;

fn window(code: &str) -> Period {
    let (first, last) = match code {
        "W1" => (date(2027, 1, 18), date(2027, 4, 25)),
        "W2" => (date(2027, 8, 23), date(2027, 11, 28)),
        "W1S" => (date(2027, 2, 22), date(2027, 4, 4)),
        _ => (date(2027, 9, 20), date(2027, 10, 31)),
    };
    Period::new(first, last).expect("a period")
}

/// The round of the demo, as it stands when everybody is home.
#[derive(Debug)]
pub(crate) struct Round {
    counts: Counts,
    indicators: Vec<Indicator>,
    entitlements: Vec<Entitlement>,
    partners: Vec<PartnerRow>,
    learners: Vec<LearnerRow>,
}

impl Round {
    pub(crate) fn report(&self) -> Report<'_> {
        Report {
            round: "Work abroad 2027",
            project_code: "2026-1-NO01-KA121-VET-000000001",
            organisation: "Innlandet mobility office",
            period: Period::new(date(2027, 1, 18), date(2027, 11, 28)).expect("a period"),
            counts: &self.counts,
            indicators: &self.indicators,
            ranks: &[41, 18, 6],
            entitlements: &self.entitlements,
            partners: &self.partners,
            learners: &self.learners,
        }
    }

    pub(crate) fn of_the_demo() -> Self {
        let keyed = |name: &str, key: &str| -> BTreeMap<String, Cells> {
            table(name).into_iter().map(|row| (row[key].clone(), row)).collect()
        };
        let (learners, places) = (keyed("learners", "learner_id"), keyed("places", "place"));
        let (partners, hosts) =
            (keyed("partners", "partner_id"), keyed("host_companies", "host_company_id"));
        let rules = Rules::default();
        let point = |row: &Cells| {
            let number = |c: &str| row[c].parse().expect("degrees");
            Coordinates::new(number("latitude"), number("longitude")).expect("on earth")
        };
        let rows: Vec<LearnerRow> = table("reference_allocation")
            .iter()
            .map(|row| {
                let (l, p) = (&learners[&row["learner_id"]], &partners[&row["partner_id"]]);
                let km = point(&places[&l["home_place"]]).kilometres_to(&point(p));
                let green_travel = l["travel_preference"] == "green";
                let fewer_opportunities = l["fewer_opportunities"] == "yes";
                let period = window(&row["window"]);
                let group = p["country_group_2024"].parse().expect("a group");
                let journey = Journey::of_learner(
                    period,
                    group,
                    km,
                    green_travel,
                    fewer_opportunities,
                    &rules,
                );
                let entitlement = Entitlement::of(&journey.expect("a stay"), 1, &rates(), &rules);
                LearnerRow {
                    code: l["learner_id"].clone(),
                    name: format!("{} {}", l["first_name"], l["last_name"]),
                    trade: l["trade_code"].clone(),
                    home_company: l["home_company_id"].clone(),
                    partner: p["name"].clone(),
                    host: hosts[&row["host_company_id"]]["name"].clone(),
                    city: p["city"].clone(),
                    country: p["country"].parse().expect("a country"),
                    window: row["window"].clone(),
                    period,
                    wish: row["preference_rank"].parse().ok(),
                    green_travel,
                    fewer_opportunities,
                    stage: "Home".to_owned(),
                    entitlement: entitlement.expect("an entitlement"),
                }
            })
            .collect();
        let offered = table("placements_offered");
        let partners = partners
            .values()
            .map(|p| {
                let of = |l: &&LearnerRow| l.partner == p["name"];
                let mine: Vec<&LearnerRow> = rows.iter().filter(of).collect();
                let slots = offered.iter().filter(|o| o["partner_id"] == p["partner_id"]);
                let rating: f64 = p["avg_learner_rating_1_5"].parse().unwrap_or(0.0);
                PartnerRow {
                    code: p["partner_id"].clone(),
                    name: p["name"].clone(),
                    city: p["city"].clone(),
                    country: p["country"].parse().expect("a country"),
                    slots_offered: slots.filter_map(|o| o["slots"].parse::<u32>().ok()).sum(),
                    learners: mine.len() as u32,
                    first_choice: mine.iter().filter(|l| l.wish == Some(1)).count() as u32,
                    incidents: u32::from(p["partner_id"] == "P02"),
                    funded_days: mine.iter().map(|l| u64::from(l.entitlement.days.funded)).sum(),
                    grant: mine.iter().map(|l| l.entitlement.total()).sum(),
                    rating: (rating > 0.0).then_some((rating * 100.0) as u16),
                }
            })
            .collect();
        let entitlements: Vec<Entitlement> = rows.iter().map(|r| r.entitlement.clone()).collect();
        let counts = counts(&entitlements);
        let indicators = indicator::all(&counts, &Targets::default());
        Self { counts, indicators, entitlements, partners, learners: rows }
    }
}

fn counts(entitlements: &[Entitlement]) -> Counts {
    let totals: Totals = entitlements.iter().collect();
    Counts {
        selected: 65,
        not_selected: 13,
        placed: 65,
        first_choice: 41,
        window_met: 53,
        slots_offered: 86,
        slots_used: 65,
        stays: 65,
        stays_begun: 65,
        stays_ended: 65,
        agreements_on_time: 64,
        prepared: 65,
        early_returns_force_majeure: 1,
        incidents: 8,
        days_abroad: 6_202,
        first_response_minutes: vec![12, 25, 40, 95, 30],
        visited: 26,
        check_ins: Share { part: 823, whole: 871 },
        units_assessed: Share { part: 190, whole: 195 },
        units_recognised: Share { part: 188, whole: 190 },
        europass: Share { part: 63, whole: 65 },
        documented: 65,
        fewer_opportunities: 16,
        green_travel: 24,
        long_term: 62,
        grant: totals.total(),
        funded_days: totals.funded_days,
        partners_kept: Some(Share { part: 9, whole: 9 }),
        home_companies: 51,
        ..Counts::default()
    }
}
