//! The rates that grants are made of.

use crate::tables::column::named;
use crate::tables::table::table;
use walz_domain::Eur;
use walz_domain::country::CountryGroup;
use walz_domain::grant::{DistanceBand, RateKind, RateUnit, Scope, Verified};

table! {
    /// One rate: what is paid, for what, to whom, how far away.
    #[derive(Debug)]
    UnitCost in UnitCosts {
        kind: RateKind = named("cost_category").also(&["category", "kostnadstype"]).key();
        scope: Scope = named("activity_type").also(&["activity", "aktivitet"]).key();
        country_group: Option<CountryGroup> = named("country_group").also(&["landgruppe"]).key();
        band: Option<DistanceBand> = named("distance_band").also(&["avstand"]).key();
        unit: RateUnit = named("unit").also(&["enhet"]).key();
        amount: Eur =
            named("amount_eur").also(&["amount", "beløp", "sats"]).within(0.0, 1_000_000.0);
        /// The years whose rule it is: `2024+`, `2021-23`.
        call_year: String = named("call_year").also(&["utlysningsår"]).key();
        verified: Verified = named("verified").also(&["kontrollert"]).or("no");
        source: Option<String> = named("source").also(&["kilde"]).longest(1_000);
    }
}
