//! The library of learning outcomes: units that are written, kept in versions, published for everybody in the
//! installation to copy, and retired. Agreements hold copies, so nothing here changes what was agreed.

mod coverage;
mod edit;

pub(crate) use coverage::of_stay;
pub(crate) use edit::replace;
pub use edit::{Edit, add, change, copy, step};

use crate::{App, Context, Error, Result};
use jiff::Timestamp;
use std::collections::BTreeMap;
use walz_domain::search::{finds, words};
use walz_domain::trade::Trade;
use walz_domain::unit::wording::{Advice, advice};
use walz_domain::unit::{State, Unit};
use walz_domain::{TradeId, UnitId};
use walz_policy as policy;
use walz_store::unit::Shared;
use walz_store::{self as store, Stored};

/// What of a library is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The beginnings of words in code, title and outcomes.
    pub text: String,
    /// A trade by its code.
    pub trade: Option<String>,
    pub state: Option<State>,
}

/// An organisation's units, and what others have published.
#[derive(Clone, Debug)]
pub struct Library {
    pub trades: Vec<Trade>,
    /// Each with its trade's code.
    pub own: Vec<(Stored<Unit>, String)>,
    /// To be copied.
    pub others: Vec<Shared>,
    /// Whether the actor may write and copy.
    pub keeps: bool,
}

/// The library, as far as the filter lets it through.
///
/// # Errors
/// [`Error::NotFound`] for who may not read it.
pub async fn list(app: &App, ctx: &Context, filter: &Filter) -> Result<Library> {
    let may = policy::unit::read(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let keeps = policy::unit::keep(&ctx.actor, may.organisation).is_some();
    let mut db = app.store.read().await?;
    let trades = store::trade::list(&mut db, may.organisation).await?;
    let trades: Vec<Trade> = trades.into_iter().map(Stored::into_value).collect();
    let codes: BTreeMap<TradeId, String> =
        trades.iter().map(|trade| (trade.id, trade.code.clone())).collect();
    let sought = words(&filter.text);
    let fits = |unit: &Unit, trade: &str| {
        let text = format!("{} {} {} {}", unit.code, unit.title, unit.skills, unit.knowledge);
        filter.trade.as_deref().is_none_or(|wanted| wanted == trade)
            && filter.state.is_none_or(|wanted| wanted == unit.state)
            && finds(&sought, &text)
    };
    let own = store::unit::list(&mut db, may.organisation).await?.into_iter().map(|unit| {
        let trade = codes.get(&unit.trade).cloned().unwrap_or_default();
        (unit, trade)
    });
    let others = match keeps {
        true => store::unit::shared(&mut db, may.organisation).await?,
        false => Vec::new(),
    };
    Ok(Library {
        own: own.filter(|(unit, trade)| fits(unit, trade)).collect(),
        others: others.into_iter().filter(|one| fits(&one.unit, &one.trade)).collect(),
        trades,
        keeps,
    })
}

/// A version of a unit, with what it says otherwise than the one before.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    pub unit: Unit,
    /// When the next took its place, and the name of who wrote that; nothing for the newest.
    pub replaced: Option<(Timestamp, Option<String>)>,
    /// The one before; nothing for the first.
    pub before: Option<Unit>,
}

/// A unit with everything that is known of it.
#[derive(Clone, Debug)]
pub struct File {
    pub unit: Stored<Unit>,
    pub trade: Trade,
    /// The newest first.
    pub versions: Vec<Version>,
    /// How its wording could be better.
    pub advice: Vec<Advice>,
    /// All trades, to choose another.
    pub trades: Vec<Trade>,
    pub keeps: bool,
}

/// One unit.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or for who may not read the library.
pub async fn see(app: &App, ctx: &Context, id: UnitId) -> Result<File> {
    let may = policy::unit::read(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let keeps = policy::unit::keep(&ctx.actor, may.organisation).is_some();
    let mut db = app.store.read().await?;
    let unit = store::unit::find(&mut db, may.organisation, id).await?.ok_or(Error::NotFound)?;
    let trades = store::trade::list(&mut db, may.organisation).await?;
    let trades: Vec<Trade> = trades.into_iter().map(Stored::into_value).collect();
    let trade = trades.iter().find(|trade| trade.id == unit.trade).cloned();
    let trade = trade.ok_or(Error::Broken("a unit belongs to a trade that is not there"))?;
    let mut all = vec![(unit.value.clone(), None)];
    for former in store::unit::former(&mut db, may.organisation, id).await? {
        let name = match former.person {
            Some(person) => store::person::find(&mut db, may.organisation, person).await?,
            None => None,
        };
        let name = name.map(|person| person.name.to_string());
        all.push((former.unit, Some((former.replaced, name))));
    }
    let before = all.iter().skip(1).map(|(unit, _)| Some(unit.clone())).chain([None]);
    let before: Vec<Option<Unit>> = before.collect();
    let versions = all.into_iter().zip(before);
    let versions = versions.map(|((unit, replaced), before)| Version { unit, replaced, before });
    Ok(File { versions: versions.collect(), advice: advice(&unit), unit, trade, trades, keeps })
}

/// The trades of the organisation, for a new unit.
///
/// # Errors
/// [`Error::NotFound`] for who may not write in the library.
pub async fn trades(app: &App, ctx: &Context) -> Result<Vec<Trade>> {
    let may = policy::unit::keep(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let all = store::trade::list(&mut app.store.read().await?, may.organisation).await?;
    Ok(all.into_iter().map(Stored::into_value).collect())
}
