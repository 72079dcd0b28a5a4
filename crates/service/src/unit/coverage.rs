//! What a host can offer of the units of the learner's trade, for those who run the case.

use crate::case::{CaseFile, StayFile};
use crate::{Result, Work};
use walz_domain::trade::Trade;
use walz_domain::unit::Unit;
use walz_domain::unit::coverage::{Coverage, Host, Occupation, coverage};
use walz_store::{self as store, Id, Stored};

/// The units of the learner's trade that can be agreed on, beside what the place promises.
pub(crate) async fn of_stay(work: &mut Work, file: &CaseFile, stay: &StayFile) -> Result<Coverage> {
    let home = store::unit::of_trade(work, file.organisation, Id(file.trade.id)).await?;
    let home: Vec<Unit> = home.into_iter().map(Stored::into_value).collect();
    let home: Vec<&Unit> = home.iter().filter(|unit| unit.is_offered()).collect();
    let other = stay.offer.trade != file.trade.id;
    let (trade, there) = if other {
        let trade = store::trade::find(work, file.organisation, stay.offer.trade).await?;
        let units = store::unit::of_trade(work, file.organisation, Id(stay.offer.trade)).await?;
        (trade.map(Stored::into_value), units.into_iter().map(Stored::into_value).collect())
    } else {
        (None, Vec::<Unit>::new())
    };
    let promised = there.iter().filter(|unit| stay.offer.units.contains(&unit.code));
    let host = Host {
        occupation: occupation(if other { trade.as_ref() } else { Some(&file.trade) }),
        units: stay.offer.units.iter().map(String::as_str).collect(),
        skills: promised.flat_map(|unit| &unit.links).map(|link| &link.uri).collect(),
    };
    Ok(coverage(&home, occupation(Some(&file.trade)), &host))
}

fn occupation(trade: Option<&Trade>) -> Option<Occupation<'_>> {
    let trade = trade?;
    let code = trade.esco_code.as_deref().unwrap_or_default();
    Some(Occupation { uri: trade.esco_uri.as_deref()?, code })
}
