//! A check-in as those see it who look after the learner.

use crate::mobility::reach;
use crate::people::{self, Contact};
use crate::{App, Context, Error, Result, Work};
use jiff::civil::Date;
use walz_domain::check_in::CheckIn;
use walz_domain::person::Name;
use walz_domain::{CheckInId, LearnerId};
use walz_policy as policy;
use walz_store as store;

/// One check-in with everything that is needed to act on it.
#[derive(Debug)]
pub struct Seen {
    pub check_in: CheckIn,
    pub learner: LearnerId,
    pub name: Name,
    /// Under age today.
    pub minor: bool,
    pub city: String,
    /// Who has it.
    pub taken_by: Option<Name>,
    /// Whom to call, the learner first.
    pub contacts: Vec<Contact>,
    /// All of the stay, the newest first.
    pub history: Vec<CheckIn>,
    pub today: Date,
    pub zone: String,
}

/// A check-in, for those who look after the learner.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or it is not the actor's business.
pub async fn see(app: &App, ctx: &Context, id: CheckInId) -> Result<Seen> {
    let mut work = Work::fresh(app, ctx).await?;
    let organisation = ctx.actor.organisation;
    let check_in = store::check_in::find(&mut work, organisation, id).await?;
    let check_in = check_in.ok_or(Error::NotFound)?.into_value();
    let reached = reach(&mut work, check_in.mobility).await?;
    let _may = policy::check_in::care(reached.relation).ok_or(Error::NotFound)?;
    let taken_by = people::name(&mut work, organisation, check_in.state.by()).await?;
    let contacts = people::contacts(&mut work, &reached.file, &reached.stay).await?;
    let zone = store::organisation::find(&mut work, organisation).await?;
    Ok(Seen {
        learner: reached.file.learner.id,
        name: reached.file.person.name.clone(),
        minor: reached.file.person.is_minor_on(reached.today),
        city: reached.stay.host.city.clone(),
        taken_by,
        contacts,
        history: reached.stay.check_ins.into_iter().map(store::Stored::into_value).collect(),
        today: reached.today,
        zone: zone.map(|o| o.time_zone.clone()).unwrap_or_default(),
        check_in,
    })
}
