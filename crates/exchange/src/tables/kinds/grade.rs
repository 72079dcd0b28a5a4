//! What hosts' grades are between 0 and 100, and what a round should reach.

use super::{Found, alone};
use crate::tables::cell::{Hundredths, Key};
use crate::tables::column::named;
use crate::tables::fault::Reason;
use crate::tables::table::table;
use jiff::civil::Date;
use walz_domain::country::Country;
use walz_domain::grant::Verified;
use walz_domain::smart::Measure;

table! {
    /// One grade of a scale, or a stretch of numbers, in one version of the scale's table.
    #[derive(Debug)]
    Grade in Grades {
        scale: Key = named("scale").also(&["skala"]).key();
        version: Key = named("version").also(&["versjon"]).key();
        /// The grade as hosts write it; of numbers what they are called.
        grade: String = named("grade").also(&["karakter"]).key();
        title: String = named("scale_name").also(&["title", "navn"]);
        country: Option<Country> = named("country").also(&["land"]);
        valid_from: Date = named("valid_from").also(&["gyldig_fra"]);
        lowest: Option<Hundredths> = named("lowest").also(&["fra"]).within(0.0, 100_000.0);
        highest: Option<Hundredths> = named("highest").also(&["til"]).within(0.0, 100_000.0);
        normalised: Hundredths = named("normalised").also(&["normalisert"]).within(0.0, 100.0);
        /// What the highest number is.
        normalised_highest: Option<Hundredths> =
            named("normalised_highest").also(&["normalisert_til"]).within(0.0, 100.0);
        passes: bool = named("passes").also(&["bestått"]);
        source: String = named("source").also(&["kilde"]).longest(1_000);
        checked_on: Option<Date> = named("checked_on").also(&["kontrollert_dato"]);
        verified: Verified = named("verified").also(&["kontrollert"]).or("no");
    }
    check |row| [
        alone(("lowest", row.lowest.is_some()), ("highest", row.highest.is_some())),
        alone(("highest", row.highest.is_some()), ("normalised_highest", row.normalised_highest.is_some())),
        alone(("normalised_highest", row.normalised_highest.is_some()), ("lowest", row.lowest.is_some())),
        falls(row),
    ];
}

/// The lowest number is above the highest.
fn falls(row: &Grade) -> Found {
    let is = row.lowest.zip(row.highest).is_some_and(|(lowest, highest)| lowest > highest);
    is.then_some(("lowest", Reason::MoreThan { whole: "highest" }))
}

table! {
    /// What should be reached at least of one thing that is measured of a round.
    #[derive(Debug)]
    SmartTarget in SmartTargets {
        measure: Measure = named("measure").also(&["indicator", "indikator"]).key();
        least: Hundredths =
            named("least_percent").also(&["least", "target", "mål"]).within(0.0, 100.0);
        source: String = named("source").also(&["kilde"]).longest(1_000);
        checked_on: Option<Date> = named("checked_on").also(&["kontrollert_dato"]);
        verified: Verified = named("verified").also(&["kontrollert"]).or("no");
    }
}
