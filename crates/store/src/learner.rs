//! Learners in the database.

use crate::Id;
use crate::record::{codes, record, records_by};
use walz_domain::learner::Learner;
use walz_domain::{HomeCompanyId, LearnerId, TutorId};

record! {
    "learner" keeps Learner by LearnerId, in the order of "code" {
        "code" "$5" = |l| l.code.clone();
        "person" "$6" = |l| l.person.0;
        "trade" "$7" = |l| l.trade.0;
        "company" "$8" = |l| l.company.0;
        "tutor" "$9" = |l| l.tutor.map(|t| t.0);
    }
}

codes!("learner" names LearnerId);

records_by! {
    /// The learners of one company.
    of_company("company" = Id<HomeCompanyId>) of Learner, in the order of "code" from "learner"
}

records_by! {
    /// The learners whom one tutor accompanies.
    of_tutor("tutor" = Id<TutorId>) of Learner, in the order of "code" from "learner"
}
