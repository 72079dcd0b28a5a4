//! Where an entry stands among the records.

use super::At;
use crate::{Error, Result, Work};
use walz_domain::{OrganisationId, PartnerId};
use walz_exchange::tables::Filled;
use walz_store as store;

/// Where an entry stands among the records.
#[derive(Default)]
pub(super) struct Found {
    /// The code of what is there already.
    pub(super) code: Option<String>,
    pub(super) partner: Option<(PartnerId, String)>,
    /// What the host of a place is called.
    pub(super) host: Option<String>,
    /// Cells of a new row that follow from what it belongs to.
    pub(super) given: Filled,
    /// Cells that a new row begins with, and that may be typed over.
    pub(super) suggested: Filled,
}

impl Found {
    pub(super) async fn load(
        work: &mut Work,
        organisation: OrganisationId,
        at: At,
    ) -> Result<Self> {
        let (code, partner, host) = match at {
            At::NewPartner => return Ok(Self::default()),
            At::Partner(id) => {
                let partner = store::partner::find(work, organisation, id).await?;
                (Some(partner.ok_or(Error::NotFound)?.code.clone()), id, None)
            }
            At::NewHost(id) | At::NewHome(id) => (None, id, None),
            At::Host(id) => {
                let host = store::host_company::find(work, organisation, id).await?;
                let host = host.ok_or(Error::NotFound)?;
                (Some(host.code.clone()), host.partner, None)
            }
            At::NewPlace(id) => {
                let host = store::host_company::find(work, organisation, id).await?;
                let host = host.ok_or(Error::NotFound)?;
                (None, host.partner, Some(host))
            }
            At::Place(id) => {
                let offer = store::offer::find(work, organisation, id).await?;
                let offer = offer.ok_or(Error::NotFound)?;
                let host = store::host_company::find(work, organisation, offer.host).await?;
                (Some(offer.code.clone()), offer.partner, host)
            }
            At::Home(id) => {
                let home = store::accommodation::find(work, organisation, id).await?;
                let home = home.ok_or(Error::NotFound)?;
                (Some(home.code.clone()), home.partner, None)
            }
        };
        let owner = store::partner::find(work, organisation, partner).await?;
        let owner = owner.ok_or(Error::NotFound)?;
        let (mut given, mut suggested) = (Filled::new(), Filled::new());
        if at.is_new() {
            given.insert("partner_id".to_owned(), owner.code.clone());
        }
        // Most hosts and homes are where their partner is.
        if matches!(at, At::NewHost(_) | At::NewHome(_)) {
            suggested.insert("city".to_owned(), owner.city.clone());
            suggested.insert("country".to_owned(), owner.country.code().to_owned());
        }
        let called = host.as_ref().map(|host| host.name.to_string());
        if let Some(host) = host.filter(|_| at.is_new()) {
            let language = owner.local_language.code().to_owned();
            suggested.insert("working_language".to_owned(), language);
            given.insert("host_company_id".to_owned(), host.code.clone());
            let trade = store::trade::find(work, organisation, host.trade).await?;
            let trade = trade.ok_or(Error::NotFound)?;
            given.insert("trade_code".to_owned(), trade.code.clone());
        }
        let partner = Some((partner, owner.name.to_string()));
        Ok(Self { code, partner, host: called, given, suggested })
    }
}
