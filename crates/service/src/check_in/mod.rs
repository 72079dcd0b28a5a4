//! Check-ins: once a week a learner abroad says with one tap how it goes, and silence is noticed.
//!
//! What falls due is derived from the days of a stay, never from a timer: whoever looks next sees it, however long
//! nobody looked. So [`open_due`] and [`raise_missed`] can run as often as one likes.

mod answer;
mod care;
mod due;
mod see;

pub use answer::{Answer, Answered, answer, note};
pub use care::{Call, log_call, settle, take};
pub use due::{open_due, raise_missed};
pub use see::{Seen, see};

use crate::{Error, Result, Work};
use jiff::civil::Date;
use walz_domain::MobilityId;
use walz_domain::check_in::{Refused, Step};
use walz_domain::window::plus_days;
use walz_store::{self as store, Id};

/// Why a step was refused, in words that every language has.
fn refusal(refused: Refused) -> Error {
    Error::refused(match refused.step {
        Step::Answer | Step::Call => "check-in-refused-settled",
        Step::Miss => "check-in-refused-answered",
        Step::Take => "check-in-refused-take",
        Step::Settle => "check-in-refused-settle",
    })
}

/// The first day from `day` on for which the stay has no check-in: there is one a day at most.
async fn free_day(work: &mut Work, stay: MobilityId, day: Date) -> Result<Date> {
    let organisation = work.ctx().actor.organisation;
    let known = store::check_in::of_mobility(work, organisation, Id(stay)).await?;
    let mut day = day;
    while known.iter().any(|c| c.due == day) {
        day = plus_days(day, 1);
    }
    Ok(day)
}
