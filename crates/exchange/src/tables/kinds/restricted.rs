//! Support needs: special-category data. The table stands alone, is written only through `Restricted`, and shows
//! nothing of itself when debugged.

use crate::tables::TableKind;
use crate::tables::cell::Key;
use crate::tables::column::named;
use crate::tables::table::table;
use jiff::civil::Date;
use walz_domain::support_need::ShareWith;

table! {
    /// What a learner needs, and who may know.
    SupportNeed in SupportNeeds {
        learner: Key = named("learner_id").also(&["learner", "lærling_id"]).key().refers(TableKind::Learners);
        /// `restricted_special_category` in files that say so.
        access_class: Option<String> = named("access_class");
        /// What kind of need, `asthma`.
        code: Key = named("need_code").also(&["need"]).key();
        /// What has to be so, in practical words.
        practical: String = named("practical_requirement").also(&["requirement"]).longest(5_000);
        barrier: String = named("barrier_group").also(&["barrier"]);
        disclosed_by: String = named("disclosed_by");
        consented: Date = named("explicit_consent_date").also(&["consent_date"]);
        share_with: Vec<ShareWith> = named("share_with");
        erase_after: String = named("erase_after");
    }
}

impl std::fmt::Debug for SupportNeed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SupportNeed").finish_non_exhaustive()
    }
}
