//! The rows of a report: partners with what they gave and got, and the learners for those who may see them.

use super::count;
use super::file::{Place, RoundFile};
use crate::Result;
use std::collections::{BTreeMap, BTreeSet};
use walz_documents::report::{LearnerRow, PartnerRow};
use walz_domain::grant::Entitlement;
use walz_domain::{LearnerId, MobilityId};
use walz_store::{self as store, Access};
use walz_words::Words;

impl RoundFile {
    pub(super) fn partners(
        &self,
        places: &[Place<'_>],
        entitlements: &[(LearnerId, Entitlement)],
    ) -> Vec<PartnerRow> {
        let grants: BTreeMap<LearnerId, &Entitlement> =
            entitlements.iter().map(|(learner, grant)| (*learner, grant)).collect();
        let mut rows: Vec<PartnerRow> = Vec::new();
        for partner in self.round.partners.values() {
            let offered = self.offers().filter(|offer| offer.partner == partner.id);
            let slots_offered: u32 = offered.map(|offer| offer.slots).sum();
            let there: Vec<&Place<'_>> =
                places.iter().filter(|p| p.offer.partner == partner.id).collect();
            if slots_offered == 0 && there.is_empty() {
                continue;
            }
            let grants = there.iter().filter_map(|p| grants.get(&p.applicant.learner.id));
            let stays: BTreeSet<MobilityId> =
                there.iter().filter_map(|p| Some(p.stay?.id)).collect();
            let incidents = self.incidents.iter().filter(|i| stays.contains(&i.mobility)).count();
            rows.push(PartnerRow {
                code: partner.code.clone(),
                name: partner.name.to_string(),
                city: partner.city.clone(),
                country: partner.country,
                slots_offered,
                learners: count::number(there.len()),
                first_choice: count::number(there.iter().filter(|p| p.is_first_choice()).count()),
                incidents: count::number(incidents),
                funded_days: grants.clone().map(|grant| u64::from(grant.days.funded)).sum(),
                grant: grants.map(|grant| grant.total()).sum(),
                rating: partner.rating,
            });
        }
        rows.sort_by(|one, other| one.code.cmp(&other.code));
        rows
    }

    /// The learners by name, for those who may see them.
    pub(super) async fn learners(
        &self,
        db: &mut impl Access,
        words: Words,
    ) -> Result<Vec<LearnerRow>> {
        let places = self.places();
        let mut grants: BTreeMap<LearnerId, Entitlement> =
            self.entitlements(&places).into_iter().collect();
        let persons = store::person::list(db, self.organisation).await?;
        let names: BTreeMap<_, String> =
            persons.into_iter().map(|p| (p.id, p.name.to_string())).collect();
        let hosts = store::host_company::list(db, self.organisation).await?;
        let hosts: BTreeMap<_, String> =
            hosts.into_iter().map(|h| (h.id, h.name.to_string())).collect();
        let trades = store::trade::list(db, self.organisation).await?;
        let language = words.language().code();
        let trades: BTreeMap<_, String> =
            trades.into_iter().map(|t| (t.id, t.name(language).to_owned())).collect();
        let mut rows = Vec::new();
        for place in places {
            let learner = &place.applicant.learner;
            let Some(entitlement) = grants.remove(&learner.id) else { continue };
            let partner = self.round.partner(place.offer)?;
            let company = self.round.companies.get(&learner.company);
            let row =
                store::board::find(db, self.organisation, self.round.call.id, learner.id).await?;
            rows.push(LearnerRow {
                code: learner.code.clone(),
                name: names.get(&learner.person).cloned().unwrap_or_default(),
                trade: trades.get(&learner.trade).cloned().unwrap_or_default(),
                home_company: company.map(|c| c.name.to_string()).unwrap_or_default(),
                partner: partner.name.to_string(),
                host: hosts.get(&place.offer.host).cloned().unwrap_or_default(),
                city: partner.city.clone(),
                country: partner.country,
                window: place.offer.window.clone(),
                period: place.stay.map_or(place.offer.period, |stay| stay.period),
                wish: u32::try_from(place.rank()).ok(),
                green_travel: place.is_green(),
                fewer_opportunities: learner.fewer_opportunities,
                stage: row
                    .map(|row| words.t(format!("stage-{}", row.stage.code())))
                    .map(|stage| stage.to_string())
                    .unwrap_or_default(),
                entitlement,
            });
        }
        Ok(rows)
    }
}
