//! Papers of a stay to take home, and certificates for those abroad. All are made from the record as it stands when
//! somebody asks for them; where the installation has a seal, they carry it.

mod hosting;
mod stay;

pub use hosting::{of_host, of_mentor};
pub use stay::of_stay;
pub(crate) use stay::{offered, papers};

use crate::{Context, Error, Result, day_in, seal};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::sync::Arc;
use walz_documents::Setting;
use walz_domain::organisation::Organisation;
use walz_exchange::credential::jades::Sealer;
use walz_store::{self as store, Access};
use walz_words::{Language, Words};

/// The office, and how its papers are made now.
async fn office(
    db: &mut impl Access,
    ctx: &Context,
    language: Language,
) -> Result<(Organisation, Setting)> {
    let own = store::organisation::find(db, ctx.actor.organisation).await?;
    let own = own.ok_or(Error::NotFound)?;
    let zone = TimeZone::get(&own.time_zone).unwrap_or(TimeZone::UTC);
    let on = day_in(&own.time_zone, ctx.now);
    Ok((own.into_value(), Setting { words: Words::of(language), zone, on }))
}

/// A paper of which everything is known: what remains is to set it.
struct Known {
    words: Words,
    set: Box<dyn FnOnce() -> std::result::Result<Vec<u8>, walz_documents::Error> + Send>,
}

/// Sets a paper and seals it. Both take a while and wait for nothing: they have a thread of their own, and come when no
/// unit of work is open any more.
async fn made(sealer: Option<Arc<Sealer>>, now: Timestamp, paper: Known) -> Result<Vec<u8>> {
    let Known { words, set } = paper;
    let done =
        tokio::task::spawn_blocking(move || seal::pdf(sealer.as_deref(), set()?, now, words));
    done.await.map_err(|_| Error::Broken("a paper could not be set"))?
}
