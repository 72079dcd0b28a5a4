//! The network: partners abroad with their hosts, places and beds, and how much of their room is taken.

use crate::{App, Context, Error, Result};
use jiff::civil::Date;
use std::collections::BTreeMap;
use walz_domain::accommodation::Accommodation;
use walz_domain::host_company::HostCompany;
use walz_domain::mobility::{Mobility, State};
use walz_domain::offer::Offer;
use walz_domain::partner::Partner;
use walz_domain::place::Coordinates;
use walz_domain::trade::Trade;
use walz_domain::{HostCompanyId, LearnerId, OfferId, OrganisationId, PartnerId};
use walz_policy::{self as policy, case::Receives, case::SeesRounds};
use walz_store::{self as store, Access, Id, Stored};

/// All partners, and what they are to the rounds.
#[derive(Clone, Debug)]
pub struct Network {
    pub today: Date,
    pub home: Option<Coordinates>,
    pub partners: Vec<Entry>,
    pub trades: BTreeMap<String, Trade>,
}

/// One partner among the others.
#[derive(Clone, Debug)]
pub struct Entry {
    pub partner: Stored<Partner>,
    /// Stays that are not over, by season of their window.
    pub taken: BTreeMap<String, u32>,
    /// The last day of the last stay there.
    pub last_day: Option<Date>,
}

impl Entry {
    pub fn stays(&self) -> u32 {
        self.taken.values().sum()
    }

    /// Whether a stay goes on after the memorandum has ended, or there is none for it.
    pub fn memorandum_too_short(&self) -> bool {
        let until = self.partner.memorandum.map(|m| m.valid_until);
        self.last_day.is_some_and(|last| until.is_none_or(|until| until < last))
    }
}

/// One partner with everything there.
#[derive(Clone, Debug)]
pub struct PartnerFile {
    pub today: Date,
    pub entry: Entry,
    pub hosts: Vec<Stored<HostCompany>>,
    pub offers: Vec<Stored<Offer>>,
    pub accommodations: Vec<Stored<Accommodation>>,
    pub learners: Vec<There>,
    pub trades: BTreeMap<String, Trade>,
}

/// Somebody who goes there, is there, or was.
#[derive(Clone, Debug)]
pub struct There {
    pub learner: LearnerId,
    pub name: String,
    pub host: HostCompanyId,
    pub stay: Mobility,
}

/// Everything that stays at partners are counted by.
struct Stays {
    stays: Vec<Mobility>,
    offers: BTreeMap<OfferId, Offer>,
    seasons: BTreeMap<String, String>,
}

impl Stays {
    async fn load(db: &mut impl Access, organisation: OrganisationId) -> Result<Self> {
        let offers = store::offer::list(db, organisation).await?;
        let offers = offers.into_iter().map(|offer| (offer.id, offer.into_value())).collect();
        let calls = store::call::list(db, organisation).await?;
        let windows = calls.iter().flat_map(|call| &call.windows);
        let seasons = windows.map(|w| (w.code.clone(), w.season.clone())).collect();
        let mut stays = Vec::new();
        for call in &calls {
            let of_call = store::mobility::of_call(db, organisation, Id(call.id)).await?;
            stays.extend(of_call.into_iter().map(Stored::into_value));
        }
        stays.retain(|stay| !matches!(stay.state, State::Cancelled { .. }));
        Ok(Self { stays, offers, seasons })
    }

    fn of(&self, partner: PartnerId) -> impl Iterator<Item = (&Mobility, &Offer)> {
        let with_offer = self.stays.iter().filter_map(|s| Some((s, self.offers.get(&s.offer)?)));
        with_offer.filter(move |(_, offer)| offer.partner == partner)
    }

    fn entry(&self, partner: Stored<Partner>, today: Date) -> Entry {
        let mut taken: BTreeMap<String, u32> = BTreeMap::new();
        for (_, offer) in self.of(partner.id).filter(|(stay, _)| stay.period.last() >= today) {
            let season = self.seasons.get(&offer.window).unwrap_or(&offer.window);
            *taken.entry(season.clone()).or_default() += 1;
        }
        let last_day = self.of(partner.id).map(|(stay, _)| stay.period.last()).max();
        Entry { partner, taken, last_day }
    }
}

async fn trades(
    db: &mut impl Access,
    organisation: OrganisationId,
) -> Result<BTreeMap<String, Trade>> {
    let trades = store::trade::list(db, organisation).await?;
    Ok(trades.into_iter().map(|t| (t.code.clone(), t.into_value())).collect())
}

/// All partners, in the order of their codes.
///
/// # Errors
/// [`Error::NotFound`] for who may not see rounds.
pub async fn network(app: &App, ctx: &Context) -> Result<Network> {
    let SeesRounds { organisation } =
        policy::case::sees_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let today = crate::day_of(&mut db, organisation, ctx.now).await?;
    let own = store::organisation::find(&mut db, organisation).await?;
    let stays = Stays::load(&mut db, organisation).await?;
    let partners = store::partner::list(&mut db, organisation).await?;
    Ok(Network {
        today,
        home: own.and_then(|own| own.coordinates),
        partners: partners.into_iter().map(|partner| stays.entry(partner, today)).collect(),
        trades: trades(&mut db, organisation).await?,
    })
}

/// One partner.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or for who may not see rounds.
pub async fn partner(app: &App, ctx: &Context, id: PartnerId) -> Result<PartnerFile> {
    let SeesRounds { organisation } =
        policy::case::sees_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    file(app, organisation, id, ctx).await
}

/// The partner that the actor speaks for.
///
/// # Errors
/// [`Error::NotFound`] for who speaks for none.
pub async fn own(app: &App, ctx: &Context) -> Result<PartnerFile> {
    let Receives { organisation, partner } =
        policy::case::receives(&ctx.actor).ok_or(Error::NotFound)?;
    file(app, organisation, partner, ctx).await
}

async fn file(
    app: &App,
    organisation: OrganisationId,
    id: PartnerId,
    ctx: &Context,
) -> Result<PartnerFile> {
    let mut db = app.store.read().await?;
    let found = store::partner::find(&mut db, organisation, id).await?.ok_or(Error::NotFound)?;
    let today = crate::day_of(&mut db, organisation, ctx.now).await?;
    let stays = Stays::load(&mut db, organisation).await?;
    let mut learners = Vec::new();
    for (stay, offer) in stays.of(id) {
        let learner = store::learner::find(&mut db, organisation, stay.learner).await?;
        let Some(learner) = learner else { continue };
        let person = store::person::find(&mut db, organisation, learner.person).await?;
        let name = person.map(|person| person.name.to_string()).unwrap_or_default();
        learners.push(There { learner: learner.id, name, host: offer.host, stay: stay.clone() });
    }
    learners.sort_by(|one, other| {
        (one.stay.period.first(), &one.name).cmp(&(other.stay.period.first(), &other.name))
    });
    Ok(PartnerFile {
        today,
        entry: stays.entry(found, today),
        hosts: store::host_company::of_partner(&mut db, organisation, Id(id)).await?,
        offers: store::offer::of_partner(&mut db, organisation, Id(id)).await?,
        accommodations: store::accommodation::of_partner(&mut db, organisation, Id(id)).await?,
        learners,
        trades: trades(&mut db, organisation).await?,
    })
}
