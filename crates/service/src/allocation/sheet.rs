//! The newest run as the office decides on it: everybody with their place, its reasons, and where else they could go.

use super::round::Round;
use super::{RunFile, newest};
use crate::{App, Context, Error, Result};
use std::collections::BTreeMap;
use walz_domain::allocation::Allocation;
use walz_domain::eligibility::Obstacle;
use walz_domain::offer::Offer;
use walz_domain::partner::Partner;
use walz_domain::{CallId, HostCompanyId, OfferId, PartnerId, PersonId};
use walz_policy::{self as policy, case::RunsRounds};
use walz_store::{self as store, Stored};

/// A run with all that its page names.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub file: RunFile,
    /// In the order of the learners' names.
    pub entries: Vec<Entry>,
    pub offers: BTreeMap<OfferId, Offer>,
    pub partners: BTreeMap<PartnerId, Partner>,
    pub hosts: BTreeMap<HostCompanyId, String>,
}

/// One learner in a run.
#[derive(Clone, Debug)]
pub struct Entry {
    pub allocation: Stored<Allocation>,
    pub name: String,
    /// Offers between which and the learner no rule stands, by code, apart from the one that was given. Wishes do not
    /// count as a rule here: what was not wished may still be given.
    pub choices: Vec<OfferId>,
}

/// The newest run of a call that counts, for those who decide on it.
///
/// # Errors
/// [`Error::NotFound`] for everybody else.
pub async fn sheet(app: &App, ctx: &Context, call: CallId) -> Result<Option<Sheet>> {
    let RunsRounds { organisation } =
        policy::case::runs_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let Some(mut file) = newest(app, ctx, call).await? else { return Ok(None) };
    let mut db = app.store.read().await?;
    let round = Round::load(&mut db, &app.keys, organisation, call).await?;
    let persons = store::person::list(&mut db, organisation).await?;
    let names: BTreeMap<PersonId, String> =
        persons.into_iter().map(|p| (p.id, p.name.to_string())).collect();
    let hosts = store::host_company::list(&mut db, organisation).await?;
    let mut entries = Vec::with_capacity(file.allocations.len());
    for allocation in std::mem::take(&mut file.allocations) {
        let applicant = round.applicants.iter().find(|a| a.learner.id == allocation.learner);
        let Some(applicant) = applicant else { continue };
        let mut choices = Vec::new();
        for offer in round.offers.values().filter(|offer| allocation.offer != Some(offer.id)) {
            let obstacles = round.obstacles(applicant, offer)?;
            if obstacles.iter().all(|obstacle| *obstacle == Obstacle::NotWished) {
                choices.push((offer.code.as_str(), offer.id));
            }
        }
        choices.sort_unstable();
        let name = names.get(&applicant.learner.person).cloned().unwrap_or_default();
        let choices = choices.into_iter().map(|(_, id)| id).collect();
        entries.push(Entry { allocation, name, choices });
    }
    entries.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(Some(Sheet {
        file,
        entries,
        offers: round.offers,
        partners: round.partners,
        hosts: hosts.into_iter().map(|host| (host.id, host.name.to_string())).collect(),
    }))
}
