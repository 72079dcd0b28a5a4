//! A year as a folder of tables, as the demo takes it.

use super::{HOMES, LANGUAGES, LEVELS, Learner, NEEDS, TRADES, Year, plus};
use jiff::civil::{Date, date};
use std::fs;
use std::path::{Path, PathBuf};

/// Registers and rates, which are the same everywhere.
const SAME: [&str; 6] = [
    "places.csv",
    "trades.csv",
    "learning_units.csv",
    "transversal_skills.csv",
    "selection_criteria.csv",
    "unit_costs.csv",
];

/// The milestones that the story has days for, as in the year inside the program.
const MILESTONES: [(&str, Date); 13] = [
    ("call_opens", date(2026, 9, 7)),
    ("call_closes", date(2026, 10, 5)),
    ("eligibility", date(2026, 10, 12)),
    ("scoring", date(2026, 11, 6)),
    ("provisional_list", date(2026, 11, 10)),
    ("appeal_deadline", date(2026, 11, 17)),
    ("final_list", date(2026, 11, 20)),
    ("placement_confirmed_W1", date(2026, 12, 11)),
    ("learning_agreements_W1", date(2026, 12, 18)),
    ("grant_agreements_W1", date(2027, 1, 8)),
    ("pre_departure_W1", date(2027, 1, 12)),
    ("placement_confirmed_W2", date(2027, 6, 18)),
    ("pre_departure_W2", date(2027, 8, 17)),
];

fn yes(is_so: bool) -> String {
    if is_so { "yes" } else { "no" }.to_owned()
}

fn cells<const N: usize>(row: [&str; N]) -> Vec<String> {
    row.map(str::to_owned).into()
}

/// Writes a table with these columns.
fn table(folder: &Path, name: &str, columns: &str, rows: impl IntoIterator<Item = Vec<String>>) {
    let mut writer = csv::Writer::from_path(folder.join(name)).expect("a table");
    writer.write_record(columns.split_whitespace()).expect("written");
    for row in rows {
        writer.write_record(row).expect("as many cells as columns");
    }
    writer.flush().expect("written");
}

impl Year {
    /// Writes the tables into a new folder below this one.
    pub(crate) fn write(&self, below: &Path) -> PathBuf {
        let folder = below.join("tables");
        fs::create_dir(&folder).expect("a folder");
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo");
        for name in SAME {
            fs::copy(own.join(name), folder.join(name)).expect("copied");
        }
        self.write_network(&folder);
        self.write_people(&folder);
        let milestone = |(code, on): (&str, Date)| cells([&self.day(on).to_string(), code, ""]);
        table(&folder, "calendar.csv", "date milestone description", MILESTONES.map(milestone));
        let window = |w: &super::Window| {
            let kind = if w.code.ends_with('S') { "short" } else { "long" };
            cells([w.code, w.season, &w.first.to_string(), &w.last.to_string(), kind])
        };
        let windows = self.windows.iter().map(window);
        table(&folder, "windows.csv", "code season starts_on ends_on kind", windows);
        folder
    }

    fn write_network(&self, folder: &Path) {
        let partners = self.partners.iter().enumerate().map(|(n, p)| {
            let (city, country, group, latitude, longitude) = p.town;
            let capacity = p.capacity.map(|most| most.to_string());
            let (latitude, longitude) = (latitude.to_string(), longitude.to_string());
            let mail = format!("contact@p{n}.example.org");
            let mut row = cells([&p.id, &format!("Werk {city}"), &format!("E2000000{n}"), city]);
            row.extend(cells([country, group, &latitude, &longitude, "intermediary", "en"]));
            row.extend(cells([&TRADES.join(";"), &yes(p.hosts_minors), &capacity[0]]));
            row.extend(cells([&capacity[1], "2020", "good", "3", "4.0", "2025-01-10"]));
            row.extend(cells(["2029-12-31", "yes", "no", "60", &format!("Kim {city}"), &mail]));
            row
        });
        let columns = "partner_id name oid_demo city country country_group_2024 latitude longitude \
                       partner_type local_language trades hosts_minors capacity_W1 capacity_W2 \
                       cooperation_since relationship intakes_completed avg_learner_rating_1_5 \
                       mou_signed mou_valid_until emergency_phone_24h language_course_provider \
                       weekly_fee_per_learner_eur contact_person contact_email";
        table(folder, "partners.csv", columns, partners);

        let hosts = self.offers.iter().map(|offer| {
            let partner = &self.partners[offer.partner];
            let (city, country, ..) = partner.town;
            let trade = TRADES[offer.trade];
            let host = host_of(&offer.id);
            let mut row = cells([&host, &partner.id, &format!("Shop {host}"), city, country]);
            row.extend(cells([trade, trade, "small10-49", &format!("Mentor {host}"), "yes", "en"]));
            row.extend(cells(["2022", "3", "4.2", "2026-05-01", "2026-05-01", "yes", "standard"]));
            row.extend(cells(["yes", &yes(offer.step_free), "none", "active"]));
            row
        });
        let columns = "host_company_id partner_id name city country trade_code sector_description \
                       size_band mentor_name mentor_trained mentor_languages first_hosted_year \
                       learners_hosted_total avg_learner_rating_1_5 last_site_visit hs_check_date \
                       liability_insurance_confirmed risk_class accepts_minors step_free_access \
                       quality_label status";
        table(folder, "host_companies.csv", columns, hosts);
        self.write_offers(folder);

        let homes = self.partners.iter().enumerate().map(|(n, p)| {
            let (city, country, ..) = p.town;
            let mut row = cells([&format!("A{n}"), &p.id, city, country, "shared_apartment", "3"]);
            row.extend(cells([
                "3",
                "100",
                "no",
                "yes",
                "no",
                "yes",
                "no",
                "2026-05-01",
                "partner",
            ]));
            row.extend(cells(["20", "", "4.1"]));
            row
        });
        let columns = "accommodation_id partner_id city country kind capacity single_rooms \
                       price_week_eur half_board accepts_minors step_free kitchen \
                       visual_fire_alarm last_inspection inspected_by minutes_to_centre \
                       household_vetting_date last_rating_1_5";
        table(folder, "accommodations.csv", columns, homes);
    }

    fn write_offers(&self, folder: &Path) {
        let offers = self.offers.iter().map(|offer| {
            let (trade, window) = (TRADES[offer.trade], self.windows[offer.window]);
            let unit = |n: u8| format!("{}-U{n}", trade.to_uppercase());
            let (language, least) = offer.language;
            let (other, other_least) = match offer.other_language {
                Some((language, least)) => (language, LEVELS[least]),
                None => ("", ""),
            };
            let partner = &self.partners[offer.partner].id;
            let (first, last) = (window.first.to_string(), window.last.to_string());
            let status = if offer.confirmed { "confirmed" } else { "provisional" };
            let mut row = cells([&offer.id, partner, &host_of(&offer.id), trade, window.code]);
            row.extend(cells([&first, &last, &offer.slots.to_string(), language, LEVELS[least]]));
            row.extend(cells([other, other_least, "37", &yes(offer.evening)]));
            row.extend(cells([&offer.min_age.to_string(), &yes(offer.step_free), "no"]));
            row.extend(cells([if offer.licence { "B" } else { "" }, &offer.exposures.join(";")]));
            row.extend(cells([&format!("{};{}", unit(1), unit(2)), "0", status]));
            row
        });
        let columns = "placement_id partner_id host_company_id trade_code window start_date \
                       end_date slots working_language min_level alt_language alt_min_level \
                       hours_per_week evening_or_night min_age step_free \
                       police_certificate_required driving_licence_required exposures \
                       units_offered language_course_weeks status";
        table(folder, "placements_offered.csv", columns, offers);
    }

    fn write_people(&self, folder: &Path) {
        let companies = self.companies.iter().map(|company| {
            let blackout = company.blackout.map(|(first, last)| format!("{first}..{last}"));
            let (home, trade) = (HOMES[company.home].0, TRADES[company.trade]);
            let most = company.max_away.to_string();
            let mut row = cells([&company.id, &format!("Firma {}", company.id), home, trade]);
            row.extend(cells(["private", "3", &most, &blackout.unwrap_or_default(), "no"]));
            row.extend(cells(["none", &format!("TU{}", company.id)]));
            row
        });
        let columns = "home_company_id name municipality_place trade_code company_type \
                       n_apprentice_applicants max_away_same_time blackout \
                       employer_pays_wage_abroad training_office tutor_id";
        table(folder, "home_companies.csv", columns, companies);

        let tutors = self.companies.iter().map(|company| {
            let (home, trade) = (HOMES[company.home].0, TRADES[company.trade]);
            let (id, mail) = (format!("TU{}", company.id), format!("{}@example.org", company.id));
            let mut row = cells([&id, "Tone", &company.id, "company_tutor", &company.id]);
            row.extend(cells([trade, home, "B1", "A1", "0", "0", "1", "0", &mail.to_lowercase()]));
            row
        });
        let columns = "tutor_id first_name last_name role home_company_id trade_code place lang_en \
                       lang_de lang_es lang_it apprentices_supervised visited_before email";
        table(folder, "tutors.csv", columns, tutors);

        let learners = self.learners.iter().map(|learner| self.learner_row(learner));
        let languages = LANGUAGES.map(|language| format!("lang_{language}")).join(" ");
        let columns = format!(
            "learner_id first_name last_name gender birth_date home_place nationality email \
             trade_code contract_type home_company_id tutor_id contract_start contract_end \
             lang_native {languages} driving_licence pref1 pref2 pref3 accepts_other \
             window_preference allowed_windows stay_type travel_preference \
             accommodation_preference buddy buddy_kind support_flag fewer_opportunities \
             application_date learning_goal police_certificate score_reflection \
             score_expected_benefit score_vocational score_independence score_employer \
             score_language score_total_0_100 employer_consent selection_status"
        );
        table(folder, "learners.csv", &columns, learners);

        let minor = |learner: &&Learner| learner.born > self.day(date(2008, 9, 1));
        let guardians = self.learners.iter().filter(minor).map(|learner| {
            let mail = format!("g{}@example.org", learner.id.to_lowercase());
            let mut row = cells([&format!("G{}", learner.id), &learner.id, "Mona", &learner.id]);
            row.extend(cells(["mother", "+47 000 00 009", &mail, "yes", "yes", "pending"]));
            row.extend(cells(["given", "refused"]));
            row
        });
        let columns = "guardian_id learner_id first_name last_name relation phone_demo email \
                       holds_parental_responsibility must_sign consent_participation \
                       consent_medical_emergency consent_photo";
        table(folder, "guardians.csv", columns, guardians);

        let needs = self.learners.iter().filter_map(|learner| {
            let (code, _) = NEEDS[learner.need?];
            let agreed = self.day(date(2026, 10, 17)).to_string();
            let mut row = cells([&learner.id, "restricted_special_category", code]);
            row.extend(cells(["As the learner told us.", "health", "learner", &agreed]));
            row.extend(cells(["office;partner_contact", "30 days after return"]));
            Some(row)
        });
        let columns = "learner_id access_class need_code practical_requirement barrier_group \
                       disclosed_by explicit_consent_date share_with erase_after";
        table(folder, "support_needs_restricted.csv", columns, needs);
        self.write_incidents(folder);
    }

    fn learner_row(&self, learner: &Learner) -> Vec<String> {
        let company = &self.companies[learner.company];
        let contract = self.day(date(2026, 8, 1));
        let wishes = learner.wishes.map(|n| self.partners[n].id.as_str());
        let windows: Vec<&str> = learner.windows.iter().map(|n| self.windows[*n].code).collect();
        let long = learner.windows.iter().any(|n| !self.windows[*n].code.ends_with('S'));
        let prefers = learner.prefers.map_or("any", |n| self.windows[n].code);
        let buddy = learner.buddy.map(|n| self.learners[n].id.clone());
        let kind = if buddy.is_some() { "hard" } else { "" };
        let mail = format!("{}@example.org", learner.id.to_lowercase());
        let mut row = cells([&learner.id, "Liv", &format!("Nr {}", learner.id), "F"]);
        row.extend(cells([&learner.born.to_string(), HOMES[learner.home].0, "NO", &mail]));
        row.extend(cells([TRADES[company.trade], "apprentice", &company.id]));
        row.extend(cells([&format!("TU{}", company.id), &contract.to_string()]));
        row.extend(cells([&plus(contract, 800).to_string(), "nb"]));
        row.extend(learner.languages.map(|level| LEVELS[level].to_owned()));
        row.extend(cells([if learner.licence { "B" } else { "none" }]));
        row.extend(cells(wishes));
        row.extend(cells([&yes(learner.accepts_other), prefers, &windows.join(";")]));
        row.extend(cells([if long { "long_14_weeks" } else { "short_6_weeks" }]));
        row.extend(cells([if learner.green { "green" } else { "standard" }, "any"]));
        row.extend(cells([&buddy.unwrap_or_default(), kind, &yes(learner.need.is_some())]));
        let applied = self.day(date(2026, 9, 20)).to_string();
        row.extend(cells([&yes(learner.fewer_opportunities), &applied, "Work with others."]));
        row.extend(cells(["not_required", "4.0", "4.0", "4.0", "4.0", "4.0", "4.0", "80.0"]));
        row.extend(cells(["yes", "selected"]));
        row
    }

    /// A theft in each season, and somebody who wants to go home early; who is not abroad on the day has none.
    fn write_incidents(&self, folder: &Path) {
        let rows = self.learners.iter().zip(1..).map(|(learner, n)| {
            let window = self.windows[n % 2];
            let kind = if n == 3 { "early_return" } else { "theft" };
            let (on, closed) = (plus(window.first, 30), plus(window.first, 40));
            let place = (&self.partners[0].id, &self.offers[0].id);
            let mut row = cells([&format!("I{n}"), &learner.id, place.0, place.1]);
            row.extend(cells([&on.to_string(), kind, "A thing happened.", "amber", "1"]));
            row.extend(cells(["partner_contact", "yes", "no", "no", "0", &closed.to_string()]));
            row.extend(cells(["no"]));
            row
        });
        let columns = "incident_id learner_id partner_id placement_id date type description \
                       severity escalation_level_0_3 first_responder guardian_informed \
                       insurer_informed na_informed days_absent closed_on contains_health_data";
        table(folder, "incidents.csv", columns, rows);
    }
}

/// The id of the host that makes an offer.
fn host_of(offer: &str) -> String {
    offer.replace("PL", "H")
}
