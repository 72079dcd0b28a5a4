//! Trades and what can be learned in them.

use crate::tables::TableKind;
use crate::tables::cell::{Hundredths, Key};
use crate::tables::column::named;
use crate::tables::table::table;

table! {
    /// What a learner is trained in.
    #[derive(Debug)]
    Trade in Trades {
        code: Key = named("trade_code").also(&["trade", "fagkode"]).key();
        name_en: String = named("trade_en").also(&["name_en"]);
        name_nb: String = named("trade_nb").also(&["name_nb", "fag"]);
        /// The nearest occupation in the European classification.
        esco_label: Option<String> = named("esco_label");
        esco_uri: Option<String> = named("esco_uri").longest(500);
        esco_code: Option<String> = named("esco_code");
        /// Field of education, four digits.
        isced_f: Option<String> = named("isced_f");
        /// European level, 1 to 8.
        eqf: u8 = named("eqf_level").also(&["eqf"]).within(1.0, 8.0);
        qualification: Option<String> = named("qualification_nb").also(&["qualification"]);
    }
}

table! {
    /// Learning outcomes that are assessed together.
    #[derive(Debug)]
    Unit in Units {
        id: Key = named("unit_id").also(&["id"]).key();
        trade: Key = named("trade_code").also(&["trade", "fag", "fagkode"]).refers(TableKind::Trades);
        title: String = named("title").also(&["tittel"]);
        /// European level, 1 to 8.
        eqf: u8 = named("eqf_level").also(&["eqf"]).within(1.0, 8.0);
        knowledge: String = named("knowledge").also(&["kunnskap"]).longest(2_000);
        skills: String = named("skills").also(&["ferdigheter"]).longest(2_000);
        responsibility_autonomy: String = named("responsibility_autonomy").longest(2_000);
        assessment_method: String = named("assessment_method").longest(1_000);
        /// How long it takes at least.
        min_weeks: u8 = named("min_weeks").within(0.0, 104.0);
        points: Option<Hundredths> = named("ecvet_points_demo").also(&["points"]).within(0.0, 1_000.0);
    }
    derived ["esco_occupation_uri"];
}

table! {
    /// A skill that every stay can train.
    #[derive(Debug)]
    Skill in Skills {
        label: String = named("skill_label").also(&["label"]);
        esco_uri: String = named("esco_uri").longest(500).key();
        kind: String = named("kind").also(&["type"]);
    }
}
