//! The frame of a year: criteria, dates, windows, and the places that people come from.

use super::before;
use crate::tables::cell::{Key, Percent, codes};
use crate::tables::column::named;
use crate::tables::table::table;
use jiff::civil::Date;
use walz_domain::country::Country;

codes! {
    WindowKind {
        Long = "long" also "lang" also "langt",
        Short = "short" also "kort",
    }
}

table! {
    /// A town with its coordinates, where a journey begins.
    #[derive(Debug)]
    Place in Places {
        name: Key = named("place").also(&["name", "town", "sted"]).key();
        latitude: f64 = named("latitude").also(&["lat", "breddegrad"]).within(-90.0, 90.0);
        longitude: f64 = named("longitude").also(&["lon", "lng", "lengdegrad"]).within(-180.0, 180.0);
        county: Option<String> = named("county").also(&["fylke", "region"]);
        country: Country = named("country").also(&["land"]);
    }
}

table! {
    /// A criterion of selection.
    #[derive(Debug)]
    Criterion in Criteria {
        code: Key = named("criterion").also(&["kriterium"]).key();
        /// Its share of the total.
        weight: Percent = named("weight_percent").also(&["weight", "vekt"]).within(0.0, 100.0);
        scale: Option<String> = named("scale").also(&["skala"]);
        /// What a panel judges it by.
        evidence: Option<String> = named("evidence").longest(1_000);
        origin: Option<String> = named("origin").longest(1_000);
    }
}

table! {
    /// A milestone of the year.
    #[derive(Debug)]
    Milestone in Calendar {
        on: Date = named("date").also(&["dato"]).key();
        code: Key = named("milestone").also(&["milepæl"]).key();
        description: Option<String> = named("description").also(&["beskrivelse"]).longest(1_000);
    }
}

table! {
    /// A dated period in which stays happen.
    #[derive(Debug)]
    Window in Windows {
        code: Key = named("code").also(&["window", "kode"]).key();
        /// Windows of one season share the partners' capacity.
        season: Key = named("season").also(&["sesong"]);
        starts_on: Date = named("starts_on").also(&["start_date", "from", "fra"]);
        ends_on: Date = named("ends_on").also(&["end_date", "to", "til"]);
        kind: WindowKind = named("kind").also(&["type"]);
    }
    check |row| [before(("ends_on", row.ends_on), ("starts_on", row.starts_on))];
}
