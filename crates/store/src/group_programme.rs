//! Group programmes in the database.

use crate::Day;
use crate::record::record;
use walz_domain::GroupProgrammeId;
use walz_domain::group_programme::GroupProgramme;

record! {
    "group_programme" keeps GroupProgramme by GroupProgrammeId, in the order of "first_day DESC, id" {
        "partner" "$5" = |g| g.partner.0;
        "first_day" "$6" = |g| Day(g.plan.period.first());
    }
}
