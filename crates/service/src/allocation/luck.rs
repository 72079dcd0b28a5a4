//! How learners fared in earlier rounds, from what is kept of them: nobody types it.

use super::round::Round;
use crate::Result;
use std::collections::{BTreeMap, BTreeSet};
use walz_domain::allocation::{Fared, Luck};
use walz_domain::application::Application;
use walz_domain::call::Call;
use walz_domain::mobility;
use walz_domain::{LearnerId, OfferId, OrganisationId, PartnerId};
use walz_store::{self as store, Access, Id};

impl Round {
    /// The round with everybody's luck in the last earlier one in which they took part.
    pub(super) async fn with_luck(
        mut self,
        db: &mut impl Access,
        organisation: OrganisationId,
    ) -> Result<Self> {
        let mut open: BTreeSet<LearnerId> = self.applicants.iter().map(|a| a.learner.id).collect();
        let partners: BTreeMap<OfferId, PartnerId> =
            self.offers.values().map(|offer| (offer.id, offer.partner)).collect();
        let calls = store::call::list(db, organisation).await?;
        let mut earlier: Vec<Call> = calls
            .into_iter()
            .map(store::Stored::into_value)
            .filter(|call| call.id != self.call.id && call.closes < self.call.opens)
            .collect();
        earlier.sort_by_key(|call| std::cmp::Reverse(call.closes));
        for call in earlier {
            if open.is_empty() {
                break;
            }
            let places = Places::of(db, organisation, &call, &partners).await?;
            for application in store::application::of_call(db, organisation, Id(call.id)).await? {
                // The last round in which somebody took part counts, and none before it.
                let Some(fared) = places.fared(&application) else { continue };
                if !open.remove(&application.learner) {
                    continue;
                }
                if let Fared::Badly(what) = fared {
                    let luck = Luck { call: call.id, round: call.title.clone(), what };
                    self.luck.insert(application.learner, luck);
                }
            }
        }
        Ok(self)
    }
}

/// Who got which partner in a round, and whether places were given in it at all.
struct Places {
    given: BTreeMap<LearnerId, Option<PartnerId>>,
    were_given: bool,
}

impl Places {
    async fn of(
        db: &mut impl Access,
        organisation: OrganisationId,
        call: &Call,
        partners: &BTreeMap<OfferId, PartnerId>,
    ) -> Result<Self> {
        let runs = store::allocation::runs_of_call(db, organisation, call.id).await?;
        let newest = runs.into_iter().find(|run| run.state.counts());
        let mut given = BTreeMap::new();
        if let Some(run) = &newest {
            for allocation in store::allocation::of_run(db, organisation, run.id).await? {
                let partner = allocation.offer.and_then(|offer| partners.get(&offer)).copied();
                given.insert(allocation.learner, partner);
            }
        }
        // Where somebody really went says more than what was proposed. Whose stay was cancelled had a place.
        let mut stays = store::mobility::of_call(db, organisation, Id(call.id)).await?;
        stays.sort_by_key(|stay| !matches!(stay.state, mobility::State::Cancelled { .. }));
        for stay in &stays {
            given.insert(stay.learner, partners.get(&stay.offer).copied());
        }
        Ok(Self { given, were_given: newest.is_some() || !stays.is_empty() })
    }

    /// `None` for who did not take part, or where places were never given.
    fn fared(&self, application: &Application) -> Option<Fared> {
        let given = self.given.get(&application.learner).copied().flatten();
        let fared = Fared::of(&application.state, &application.wishes, given);
        fared.filter(|_| self.were_given)
    }
}
