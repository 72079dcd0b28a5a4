//! The rates that grants are made of.

use crate::tables::cell::{Band, Basis};
use crate::tables::column::named;
use crate::tables::table::table;
use walz_domain::Eur;
use walz_domain::country::CountryGroup;

table! {
    /// One rate: what is paid, for what, to whom, how far away.
    #[derive(Debug)]
    UnitCost in UnitCosts {
        /// `travel_standard`, `individual_support` and the like.
        category: String = named("cost_category").also(&["category"]).key();
        /// Whose activity: `vet_learner`, `staff`, `all`.
        activity: String = named("activity_type").also(&["activity"]).key();
        country_group: Option<CountryGroup> = named("country_group").also(&["landgruppe"]).key();
        band: Option<Band> = named("distance_band").also(&["avstand"]).key();
        basis: Basis = named("unit").also(&["enhet"]).key();
        amount: Eur = named("amount_eur").also(&["amount", "beløp", "sats"]).within(0.0, 1_000_000.0);
        /// The years whose rule it is: `2024+`, `2021-23`.
        call_year: String = named("call_year").also(&["utlysningsår"]).key();
        verified: Option<String> = named("verified");
        source: Option<String> = named("source").also(&["kilde"]).longest(1_000);
    }
}
