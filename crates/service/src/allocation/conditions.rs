//! A round as it is thought to be: with the changes that somebody tries.

use super::round::Round;
use walz_allocate::Goal;
use walz_domain::allocation::{Aim, Change};
use walz_domain::offer::Offer;

/// What the engine calls an aim.
pub(super) const fn goal(aim: Aim) -> Goal {
    match aim {
        Aim::Everybody => Goal::MaxPlaced,
        Aim::FewerOpportunities => Goal::MaxProtected,
        Aim::Points => Goal::MaxScore,
        Aim::FirstWishes => Goal::RankMaximal,
        Aim::FewLateWishes => Goal::Generous,
        Aim::WorstWish => Goal::MinMaxRank,
        Aim::LeastGrant => Goal::MinPrice,
    }
}

impl Round {
    /// The round under these changes. A change about something that is not there changes nothing.
    pub(super) fn under(mut self, changes: &[Change]) -> Self {
        for change in changes {
            self.take_on(change);
        }
        self
    }

    fn take_on(&mut self, change: &Change) {
        match change {
            Change::MorePlaces { offer, by } => {
                if let Some(offer) = self.offers.get_mut(offer) {
                    offer.slots = offer.slots.saturating_add(*by);
                }
            }
            Change::MoreRoom { partner, season, by } => {
                let partner = self.partners.get_mut(partner);
                if let Some(most) = partner.and_then(|p| p.capacity.get_mut(season)) {
                    *most = most.saturating_add(*by);
                }
            }
            Change::MoreAway { company, by } => {
                if let Some(company) = self.companies.get_mut(company) {
                    company.max_away = company.max_away.saturating_add(*by);
                }
            }
            Change::WithoutPartner { partner } => self.close(|offer| offer.partner == *partner),
            Change::WithoutHost { host } => self.close(|offer| offer.host == *host),
            Change::WithoutWindow { window } => self.close(|offer| offer.window == *window),
            Change::WithoutLearner { learner } => {
                self.applicants.retain(|applicant| applicant.learner.id != *learner);
                self.stays.remove(learner);
            }
            Change::Require { learner } => {
                self.required.insert(*learner);
            }
        }
    }

    fn close(&mut self, is: impl Fn(&Offer) -> bool) {
        let gone = self.offers.values().filter(|offer| is(offer)).map(|offer| offer.id);
        self.closed.extend(gone);
    }
}
