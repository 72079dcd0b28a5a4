//! The tables of the demo year as an allocation problem, by the rules that come with them.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its own data must stop")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use walz_allocate::{Cap, Edge, Goal, Group, GroupMode, Learner, Offer, Problem};

type Row = BTreeMap<String, String>;

pub(crate) struct Year {
    learners: Vec<Row>,
    placements: Vec<Row>,
    partners: BTreeMap<String, Row>,
    companies: BTreeMap<String, Row>,
    places: BTreeMap<String, Row>,
    needs: BTreeMap<String, Row>,
    rates: Vec<Row>,
}

/// What one stay costs, in whole euros, and the days it is paid for.
struct Grant {
    travel: i64,
    individual: i64,
    organisational: i64,
    inclusion: i64,
    days: i64,
}

pub(crate) fn read() -> Year {
    let by = |table: &str, key: &str| -> BTreeMap<String, Row> {
        read_table(table).into_iter().map(|row| (row[key].clone(), row)).collect()
    };
    Year {
        learners: read_table("learners"),
        placements: read_table("placements_offered"),
        partners: by("partners", "partner_id"),
        companies: by("home_companies", "home_company_id"),
        places: by("places", "place"),
        needs: by("support_needs_restricted", "learner_id"),
        rates: read_table("unit_costs"),
    }
}

fn read_table(name: &str) -> Vec<Row> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo");
    let mut reader = csv::Reader::from_path(folder.join(format!("{name}.csv"))).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

impl Year {
    pub(crate) fn problem(&self) -> Problem {
        let mut problem =
            Problem::new([Goal::MaxPlaced, Goal::MaxScore, Goal::RankMaximal, Goal::MinPrice]);
        for learner in &self.learners {
            problem = problem.learner(Learner::new(&learner["learner_id"]));
        }
        for placement in &self.placements {
            let city = format!("{} {}", placement["partner_id"], season(placement));
            let slots = placement["slots"].parse().unwrap();
            problem = problem.offer(Offer::new(&placement["placement_id"], slots).city(city));
        }
        for learner in &self.learners {
            for placement in self.placements.iter().filter(|at| self.eligible(learner, at)) {
                let rank = rank(learner, placement);
                let edge = Edge::new(&learner["learner_id"], &placement["placement_id"])
                    .rank(rank)
                    .score(score(learner, placement, rank))
                    .price(self.grant(learner, placement).total());
                problem = problem.edge(edge);
            }
        }
        self.with_limits(problem)
    }

    fn with_limits(&self, mut problem: Problem) -> Problem {
        for when in ["W1", "W2"] {
            let of_season = |partner: Option<&str>| -> Vec<String> {
                self.placements
                    .iter()
                    .filter(|at| season(at) == when)
                    .filter(|at| partner.is_none_or(|partner| at["partner_id"] == partner))
                    .map(|at| at["placement_id"].clone())
                    .collect()
            };
            for (id, partner) in &self.partners {
                let most = partner[&format!("capacity_{when}")].parse().unwrap();
                let cap = Cap::new(format!("{id} {when}")).offers(of_season(Some(id)));
                problem = problem.cap(cap.at_most(most));
            }
            for (id, company) in &self.companies {
                let most = company["max_away_same_time"].parse().unwrap();
                let own = self.learners.iter().filter(|l| l["home_company_id"] == *id);
                let cap = Cap::new(format!("{id} {when}"))
                    .learners(own.map(|learner| learner["learner_id"].clone()))
                    .offers(of_season(None))
                    .at_most(most);
                problem = problem.cap(cap);
            }
        }
        let mut pairs = BTreeSet::new();
        for learner in self.learners.iter().filter(|learner| learner["buddy_kind"] == "hard") {
            let mut pair = [learner["learner_id"].clone(), learner["buddy"].clone()];
            pair.sort();
            pairs.insert(pair);
        }
        for pair in pairs {
            problem = problem.group(Group::new(pair.join(" "), GroupMode::SameCity, pair));
        }
        problem
    }

    fn eligible(&self, learner: &Row, placement: &Row) -> bool {
        let partner = &self.partners[&placement["partner_id"]];
        let need = self.needs.get(&learner["learner_id"]).map_or("", |need| &*need["need_code"]);
        let age = age(&learner["birth_date"], &placement["start_date"]);
        let minor_fits =
            age >= 18 || partner["hosts_minors"] == "yes" && placement["evening_or_night"] == "no";
        let licence = &placement["driving_licence_required"];
        learner["trade_code"] == placement["trade_code"]
            && learner["allowed_windows"].split(';').any(|window| window == placement["window"])
            && (speaks(learner, &placement["working_language"], &placement["min_level"])
                || speaks(learner, &placement["alt_language"], &placement["alt_min_level"]))
            && age >= placement["min_age"].parse().unwrap()
            && minor_fits
            && (need != "wheelchair_user" || placement["step_free"] == "yes")
            && !placement["exposures"].split(';').any(|exposure| harms(need, exposure))
            && (need != "refugee_travel_document" || partner["country"] != "IE")
            && (licence.is_empty() || *licence == learner["driving_licence"])
            && (rank(learner, placement) < 4 || learner["accepts_other"] == "yes")
            && !self.needed_at_home(learner, placement)
    }

    fn needed_at_home(&self, learner: &Row, placement: &Row) -> bool {
        self.companies[&learner["home_company_id"]]["blackout"].split_once("..").is_some_and(
            |(from, to)| *placement["start_date"] <= *to && *placement["end_date"] >= *from,
        )
    }

    fn grant(&self, learner: &Row, placement: &Row) -> Grant {
        let partner = &self.partners[&placement["partner_id"]];
        let long = matches!(&*placement["window"], "W1" | "W2");
        let green = learner["travel_preference"] == "green";
        let days = if long { 98 } else { 42 } + if green { 4 } else { 2 };
        let band = band(self.kilometres(learner, partner));
        let travel = if green { "travel_green" } else { "travel_standard" };
        let stay = if long { "vet_long_term_erasmuspro" } else { "vet_short_term" };
        let group = &*partner["country_group_2024"];
        let base = self.rate("individual_support", "vet_learner", group, "", 0);
        let later = self.rate("individual_support", "vet_learner", group, "", 1);
        Grant {
            travel: self.rate(travel, "all", "", band, 0),
            individual: days.min(14) * base + (days - 14).max(0) * later,
            organisational: self.rate("organisational_support", stay, "", "", 0),
            inclusion: if learner["fewer_opportunities"] == "yes" {
                self.rate("inclusion_support_organisation", "all", "", "", 0)
            } else {
                0
            },
            days,
        }
    }

    /// The rate of this kind, or the one after it in the table.
    fn rate(&self, category: &str, activity: &str, group: &str, band: &str, after: usize) -> i64 {
        let mut rates = self.rates.iter().filter(|rate| {
            rate["cost_category"] == category
                && rate["activity_type"] == activity
                && rate["country_group"] == group
                && rate["distance_band"] == band
        });
        rates.nth(after).unwrap()["amount_eur"].parse().unwrap()
    }

    /// Great circle from home to the partner's city.
    fn kilometres(&self, learner: &Row, partner: &Row) -> f64 {
        let home = &self.places[&learner["home_place"]];
        let radians = |row: &Row, field: &str| row[field].parse::<f64>().unwrap().to_radians();
        let (north, south) = (radians(home, "latitude"), radians(partner, "latitude"));
        let across = radians(home, "longitude") - radians(partner, "longitude");
        let half = |angle: f64| (angle / 2.0).sin().powi(2);
        let chord = half(north - south) + north.cos() * south.cos() * half(across);
        2.0 * 6371.0 * chord.sqrt().asin()
    }

    /// The sums over an allocation.
    pub(crate) fn money_of(
        &self,
        matching: &BTreeMap<String, String>,
    ) -> BTreeMap<&'static str, i64> {
        let mut sums = BTreeMap::new();
        for (learner, placement) in matching {
            let learner = self.learners.iter().find(|l| l["learner_id"] == *learner).unwrap();
            let placement =
                self.placements.iter().find(|p| p["placement_id"] == *placement).unwrap();
            let grant = self.grant(learner, placement);
            *sums.entry("travel").or_default() += grant.travel;
            *sums.entry("individual").or_default() += grant.individual;
            *sums.entry("organisational").or_default() += grant.organisational;
            *sums.entry("inclusion").or_default() += grant.inclusion;
            *sums.entry("funded days").or_default() += grant.days;
        }
        sums
    }
}

impl Grant {
    fn total(&self) -> i64 {
        self.travel + self.individual + self.organisational + self.inclusion
    }
}

/// The short stays of spring and autumn count with the long ones.
fn season(placement: &Row) -> &str {
    placement["window"].trim_end_matches('S')
}

/// The wish for the partner: 1 to 3, or 4 for a partner that was not wished for.
fn rank(learner: &Row, placement: &Row) -> i64 {
    let wishes = ["pref1", "pref2", "pref3"];
    let wish = wishes.iter().position(|wish| learner[*wish] == placement["partner_id"]);
    wish.map_or(4, |at| at as i64 + 1)
}

/// In tenths of the points of the demo's README.
fn score(learner: &Row, placement: &Row, rank: i64) -> i64 {
    let wish = [100, 70, 50, 20][rank as usize - 1];
    let wanted = &learner["window_preference"];
    let period = if *wanted == placement["window"] { 10 } else { 0 };
    let confirmed = if placement["status"] == "confirmed" { 2 } else { 0 };
    wish + period + confirmed
}

fn age(born: &str, on: &str) -> i64 {
    let year = |date: &str| date[..4].parse::<i64>().unwrap();
    year(on) - year(born) - i64::from(on[5..] < born[5..])
}

fn speaks(learner: &Row, language: &str, least: &str) -> bool {
    let level = |name: &str| ["A1", "A2", "B1", "B2", "C1", "C2"].iter().position(|l| *l == name);
    !language.is_empty()
        && (learner["lang_native"] == language
            || learner.get(&format!("lang_{language}")).and_then(|have| level(have))
                >= level(least))
}

fn harms(need: &str, exposure: &str) -> bool {
    match need {
        "nut_allergy_severe" => exposure == "nuts",
        "asthma" => matches!(exposure, "spray_paint" | "flour_dust" | "welding_fumes"),
        "hearing_impairment" => exposure == "noise",
        _ => false,
    }
}

fn band(kilometres: f64) -> &'static str {
    match kilometres {
        ..100.0 => "10-99",
        ..500.0 => "100-499",
        ..2000.0 => "500-1999",
        ..3000.0 => "2000-2999",
        ..4000.0 => "3000-3999",
        ..8000.0 => "4000-7999",
        _ => "8000+",
    }
}
