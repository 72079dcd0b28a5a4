//! Samples of what is known when a learner is home.

use uuid::Uuid;
use walz_domain::MobilityId;
use walz_domain::agreement::Content;
use walz_domain::assessment::Attained;
use walz_domain::mobility::{Mobility, State};
use walz_domain::moderation::{Moderation, View};

/// The stay that the agreement is about, home after it.
pub(super) fn stay(content: &Content) -> Mobility {
    let id = Uuid::from_u128(1);
    let departed = content.period.first();
    Mobility {
        id: id.into(),
        call: id.into(),
        learner: id.into(),
        offer: id.into(),
        accommodation: None,
        period: content.period,
        green_travel: false,
        state: State::Returned { departed, on: content.period.last() },
    }
}

/// What the home teacher makes of the first unit.
pub(super) fn moderation() -> Moderation {
    Moderation {
        id: Uuid::from_u128(1).into(),
        mobility: MobilityId(Uuid::from_u128(1)),
        unit: "CARPENTRY-U1".to_owned(),
        found: Attained::Beyond,
        view: View::Differs { result: Attained::Achieved, reason: "Nobody was taught.".to_owned() },
        moderator: "Tor Lie".parse().expect("a name"),
        at: "2027-12-02T09:00:00Z".parse().expect("a moment"),
    }
}
