//! A grant agreement.

use super::{agreement, rates};
use walz_domain::grant::{self, *};

pub(crate) fn grant_agreement() -> grant::agreement::Content {
    let learning = agreement();
    let rules = Rules::default();
    let journey = Journey::of_learner(
        learning.period,
        "G1".parse().expect("a group"),
        930,
        true,
        true,
        &rules,
    );
    let entitlement = Entitlement::of(&journey.expect("a stay"), 1, &rates(), &rules);
    grant::agreement::Content {
        project_code: learning.project_code,
        participant: learning.participant,
        sender: grant::agreement::Sender {
            organisation: learning.sending.organisation,
            oid: learning.sending.oid,
            city: learning.sending.city,
            represented_by: "Kari Moen".to_owned(),
        },
        host: learning.hosting.organisation,
        city: learning.city,
        country: learning.country,
        trade: learning.trade,
        activity: ActivityType::VetLongTerm,
        period: learning.period,
        days: Days::default(),
        lines: Vec::new(),
        terms: Terms::default(),
    }
    .with_entitlement(&entitlement.expect("an entitlement"))
}
