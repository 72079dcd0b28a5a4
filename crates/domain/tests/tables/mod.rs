//! The demo's tables, read for the tests.

use std::collections::BTreeMap;
use walz_domain::Eur;
use walz_domain::grant::{Rate, RateTable};

pub(crate) type Row = BTreeMap<String, String>;

pub(crate) fn table(name: &str) -> Vec<Row> {
    let path = format!("{}/../../demo/{name}.csv", env!("CARGO_MANIFEST_DIR"));
    let mut reader = csv::Reader::from_path(path).expect("a table");
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

/// The rates of the demo.
pub(crate) fn rates() -> RateTable {
    let parse = |row: Row| Rate {
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
