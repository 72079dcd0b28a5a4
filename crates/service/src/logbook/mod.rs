//! Logbooks: what learners write about their days, and who reads it.

mod see;
mod write;

pub(crate) use see::evidence;
pub use see::{Evidence, Logbook, Source, own, see};
pub use write::{New, Removed, change, mark, remove, write};

use crate::{Error, Refused};
use walz_domain::logbook;

fn refusal(refused: logbook::Refused) -> Error {
    match refused {
        logbook::Refused::NotThere => Error::refused("logbook-refused-not-there"),
        logbook::Refused::Confirmed => Error::refused("logbook-refused-confirmed"),
        logbook::Refused::Closed => Error::refused("logbook-refused-closed"),
        logbook::Refused::OtherDay { first, last } => {
            let refused = Refused::new("logbook-refused-day").with("first", first);
            refused.with("last", last).into()
        }
    }
}
