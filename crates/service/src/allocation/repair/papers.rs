//! What has to be made anew when a stay moves to another place.

use super::basis::Basis;
use crate::Result;
use walz_domain::mobility::Mobility;
use walz_domain::offer::Offer;
use walz_domain::paper::PaperKind;
use walz_domain::signing::State;
use walz_store::{self as store, Access, Id};

/// A paper that does not hold at the new place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Renewal {
    /// A draft is written anew.
    Draft,
    /// The learning agreement is out for signing or was declined: it is taken back.
    Agreement,
    /// The learning agreement is in force: it counts no more, because its place is gone.
    AgreementInForce,
    /// The grant agreement is out for signing: it is taken back.
    Grant,
    GrantInForce,
    /// The bed was at the old place.
    Housing,
    /// The insurance ends before the new last day.
    Insurance,
}

impl Renewal {
    /// The key of its words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Agreement => "agreement",
            Self::AgreementInForce => "agreement-in-force",
            Self::Grant => "grant",
            Self::GrantInForce => "grant-in-force",
            Self::Housing => "housing",
            Self::Insurance => "insurance",
        }
    }
}

/// Whether the bed goes with the stay: only at the same partner and for the same days.
pub(super) fn keeps_bed(from: Option<&Offer>, to: &Offer) -> bool {
    from.is_some_and(|from| from.partner == to.partner && from.period == to.period)
}

/// What moving a stay to an offer makes anew, or what ends with it where it goes nowhere.
pub(super) async fn of(
    db: &mut impl Access,
    basis: &Basis,
    stay: &Mobility,
    to: Option<&Offer>,
) -> Result<Vec<Renewal>> {
    let organisation = basis.organisation;
    let mut renewals = Vec::new();
    let agreements = store::agreement::of_mobility(db, organisation, Id(stay.id)).await?;
    let in_force = agreements.iter().find(|text| text.state.in_force_since().is_some());
    match in_force.or(agreements.first()).map(|text| &text.state) {
        Some(State::Draft) if to.is_some() => renewals.push(Renewal::Draft),
        Some(State::Offered { .. } | State::Declined { .. }) => renewals.push(Renewal::Agreement),
        Some(State::InForce { .. }) => renewals.push(Renewal::AgreementInForce),
        _ => {}
    }
    let grants = store::grant_agreement::of_mobility(db, organisation, Id(stay.id)).await?;
    match grants.first().map(|text| &text.state) {
        Some(State::Offered { .. } | State::Declined { .. }) => renewals.push(Renewal::Grant),
        Some(State::InForce { .. }) => renewals.push(Renewal::GrantInForce),
        _ => {}
    }
    let Some(to) = to else { return Ok(renewals) };
    let papers = store::paper::of_mobility(db, organisation, stay.id).await?;
    let from = basis.offer(Some(stay.offer));
    if papers.iter().any(|paper| paper.kind == PaperKind::Housing) && !keeps_bed(from, to) {
        renewals.push(Renewal::Housing);
    }
    let ends = |until: Option<jiff::civil::Date>| until.is_some_and(|day| day < to.period.last());
    let insured = papers.iter().find(|paper| paper.kind == PaperKind::Insurance);
    if insured.is_some_and(|paper| ends(paper.valid_until)) {
        renewals.push(Renewal::Insurance);
    }
    Ok(renewals)
}
