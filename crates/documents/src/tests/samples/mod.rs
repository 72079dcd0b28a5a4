//! Papers to try things on: one learner's, and the round of the demo.

mod agreement;
mod emergency;
mod found;
mod grant;
mod round;

pub(crate) use agreement::{agreement, annexed, scripts, state};
pub(crate) use emergency::{emergency, sheet};
pub(crate) use found::{assessments, outcomes};
pub(crate) use grant::grant_agreement;
pub(crate) use round::Round;

use jiff::civil::date;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use walz_documents::{Setting, Version};
use walz_domain::Eur;
use walz_domain::agreement::Contact;
use walz_domain::grant::{Rate, RateTable};
use walz_words::{Language, Words};

pub(crate) const VERSION: Version<'static> = Version { reference: "L057", number: 1 };
pub(crate) const HASH: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

/// Names as people bring them, and some that no form should have let through.
pub(crate) const NAMES: [&str; 11] = [
    "محمد بن عبد الله الأندلسي",
    "דָּוִד בֶּן־גּוּרְיוֹן",
    "Юлія Щербак",
    "Ελένη Παπαδοπούλου",
    "Nguyễn Thị Hương",
    "李小龙",
    "นางสาว สมหญิง",
    "हिन्दी नाम",
    "👩‍👩‍👧‍👦 🇳🇴 👍🏽 ☃️ ❤️",
    "a\u{202e}tfig\u{202c}b",
    "Z\u{351}\u{33f}\u{34a}a\u{30d}\u{31c}\u{353}l\u{350}g\u{31d}o",
];

pub(crate) fn setting(language: Language) -> Setting {
    let zone = TimeZone::get("Europe/Oslo").unwrap_or(TimeZone::UTC);
    Setting { words: Words::of(language), zone, on: date(2027, 8, 2) }
}

fn contact(name: &str, role: &str) -> Contact {
    let email = format!("{}@example.org", name.to_lowercase().replace(' ', ".").replace('å', "a"));
    Contact {
        name: name.parse().expect("a name"),
        role: role.to_owned(),
        email: email.parse().ok(),
        phone: "+47 900 00 001".parse().ok(),
    }
}

pub(crate) type Cells = BTreeMap<String, String>;

pub(crate) fn table(name: &str) -> Vec<Cells> {
    let path = format!("{}/../../demo/{name}.csv", env!("CARGO_MANIFEST_DIR"));
    let mut reader = csv::Reader::from_path(path).expect("a table");
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

pub(crate) fn rates() -> RateTable {
    let parse = |row: Cells| Rate {
        kind: row["cost_category"].parse().expect("a kind"),
        scope: row["activity_type"].parse().expect("a scope"),
        country_group: row["country_group"].parse().ok(),
        band: row["distance_band"].parse().ok(),
        unit: row["unit"].parse().expect("a unit"),
        amount: Eur::euros(row["amount_eur"].parse().expect("an amount")),
        call_year: row["call_year"].clone(),
        verified: row["verified"].parse().expect("a check"),
        source: row["source"].clone(),
    };
    RateTable::new(table("unit_costs").into_iter().map(parse).collect()).expect("a table")
}
