//! Attendance: the weeks of a stay as planned, and as the host says that they were.

mod due;
mod sealed;
mod sheet;

pub use due::remind;
pub(crate) use sealed::note;
pub use sheet::{Line, of_call, sheet};

use crate::assessment::self_name;
use crate::case::{CaseFile, StayFile};
use crate::mobility::reach;
use crate::{App, Context, Error, Fault, Keys, Refused, Result, Subject, Work, begin, text};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;
use walz_domain::agreement::Timetable;
use walz_domain::attendance::{
    self, Absence, Confirmed, Day, DayUnfit, MOST_A_DAY, Plan, Sum, Week, even_weekdays, monday_of,
    open,
};
use walz_domain::window::Period;
use walz_domain::{MobilityId, OrganisationId};
use walz_policy as policy;
use walz_policy::case::Relation;
use walz_store::{self as store, Access};

/// The weeks of a stay, as the actor may see them.
#[derive(Debug)]
pub struct Seen {
    pub mobility: MobilityId,
    /// The learner's name: in full, or at work the one to call them.
    pub learner: String,
    pub host: String,
    /// Those that have begun, the first first.
    pub weeks: Vec<Week>,
    pub sum: Sum,
    pub today: Date,
    /// The time zone of the office, in which the page tells when something was said.
    pub zone: String,
    /// Whether the actor may confirm and correct them.
    pub confirms: bool,
    /// Whether the file is closed, after which nothing is corrected.
    pub closed: bool,
    /// The Mondays of the weeks that can be confirmed or corrected today; for a mentor, of those of their own company.
    pub ready: Vec<Date>,
}

impl Seen {
    /// Whether a week waits for the host's word; for a mentor, for that of their own company.
    pub fn waits(&self, week: &Week) -> bool {
        week.confirmed.is_none() && self.ready.contains(&week.monday)
    }

    /// The Mondays of the weeks that wait, the first first.
    pub fn waiting(&self) -> Vec<Date> {
        self.weeks.iter().filter(|week| self.waits(week)).map(|week| week.monday).collect()
    }
}

/// What the weeks of a stay are planned from; `None` where it ended before its first day.
pub(crate) fn plan(stay: &StayFile) -> Option<Plan> {
    let planned = stay.mobility.period;
    let last = stay.mobility.state.ended().unwrap_or(planned.last()).min(planned.last());
    let agreed = stay.agreement_in_force().map(|agreement| &agreement.content);
    let hours = agreed.map_or(stay.offer.hours_per_week, |content| content.hours_per_week);
    // Where a usual week was agreed on, the days are its days.
    let week = agreed.map(|content| &content.timetable).filter(|week| !week.0.is_empty());
    let rests = agreed.into_iter().flat_map(|content| &content.interruptions);
    Some(Plan {
        period: Period::new(planned.first(), last).ok()?,
        weekdays: week.map_or_else(|| even_weekdays(hours), Timetable::weekdays),
        rests: rests.map(|rest| rest.period).collect(),
    })
}

/// The weeks of a stay that have begun by `today`, the first first. What is not confirmed is as it is planned today.
///
/// # Errors
/// [`Error::Store`] where the database fails; [`Error::Seal`] where the key is another than the one with which the reasons
/// were sealed.
pub async fn of_stay(
    db: &mut impl Access,
    keys: &Keys,
    organisation: OrganisationId,
    stay: &StayFile,
    today: Date,
) -> Result<Vec<Week>> {
    let kept = store::attendance::with_reasons(db, organisation, stay.mobility.id).await?;
    let open = kept.iter().map(|kept| sealed::open(keys, organisation, kept));
    Ok(begun(&open.collect::<Result<Vec<_>>>()?, stay, today))
}

/// As [`of_stay`], without why somebody was away and what was remarked.
pub(crate) async fn hours_of_stay(
    db: &mut impl Access,
    organisation: OrganisationId,
    stay: &StayFile,
    today: Date,
) -> Result<Vec<Week>> {
    let kept = store::attendance::of_mobility(db, organisation, stay.mobility.id).await?;
    Ok(begun(&kept, stay, today))
}

fn begun(kept: &[Week], stay: &StayFile, today: Date) -> Vec<Week> {
    let id = stay.mobility.id;
    let Some(plan) = plan(stay).filter(|_| stay.mobility.state.departed().is_some()) else {
        return Vec::new();
    };
    let begun = plan.mondays().into_iter().filter(|monday| *monday <= today);
    let week = |monday: Date| {
        let confirmed = kept.iter().find(|week| week.monday == monday && week.confirmed.is_some());
        confirmed.cloned().unwrap_or_else(|| plan.week(id, monday))
    };
    begun.map(week).collect()
}

/// The weeks of a stay so far.
///
/// # Errors
/// [`Error::NotFound`] where there is no such stay, or the actor may not read it.
pub async fn see(app: &App, ctx: &Context, stay: MobilityId) -> Result<Seen> {
    let mut work = Work::fresh(app, ctx).await?;
    let seen = seen_of(&mut work, stay).await?;
    if seen.weeks.iter().any(Week::tells_of_health) {
        note(&mut work, stay, seen.today).await?;
    }
    work.commit(()).await?;
    Ok(seen)
}

/// As [`see`], to show one week alone, which comes beside it.
///
/// # Errors
/// As [`see`]; [`Error::NotFound`] also where the stay has no such week yet.
pub async fn see_week(
    app: &App,
    ctx: &Context,
    stay: MobilityId,
    monday: Date,
) -> Result<(Seen, Week)> {
    let mut work = Work::fresh(app, ctx).await?;
    let seen = seen_of(&mut work, stay).await?;
    let week = seen.weeks.iter().find(|week| week.monday == monday).cloned();
    let week = week.ok_or(Error::NotFound)?;
    if week.tells_of_health() {
        note(&mut work, stay, seen.today).await?;
    }
    work.commit(()).await?;
    Ok((seen, week))
}

async fn seen_of(work: &mut Work, stay: MobilityId) -> Result<Seen> {
    let reached = reach(work, stay).await?;
    let seen = seen(work, &reached.file, &reached.stay, reached.relation, reached.today);
    seen.await?.ok_or(Error::NotFound)
}

/// The weeks as [`see`] tells them; `None` where the actor may not read them. Whoever shows what they tell of health puts
/// the reading on record, see [`note`].
pub(crate) async fn seen(
    work: &mut Work,
    file: &CaseFile,
    stay: &StayFile,
    relation: Relation,
    today: Date,
) -> Result<Option<Seen>> {
    let Some(_may) = policy::attendance::read(relation) else { return Ok(None) };
    let keys = work.app().keys.clone();
    let weeks = of_stay(work, &keys, file.organisation, stay, today).await?;
    let own = store::organisation::find(work, file.organisation).await?.ok_or(Error::NotFound)?;
    let state = &stay.mobility.state;
    let confirms = policy::attendance::confirm(relation).is_some();
    let is_theirs = |week: &Week| match relation.is_at_work() {
        true => policy::attendance::confirm_week(relation, due::at_second(stay, week)).is_some(),
        false => true,
    };
    let is_ready = |week: &&Week| open(state, &week.days, today).is_ok() && is_theirs(week);
    let ready = weeks.iter().filter(is_ready);
    Ok(Some(Seen {
        mobility: stay.mobility.id,
        learner: match relation.is_at_work() {
            true => file.person.short_name().to_owned(),
            false => file.person.name.to_string(),
        },
        host: stay.host.name.to_string(),
        sum: attendance::sum(&weeks),
        ready: ready.map(|week| week.monday).collect(),
        closed: matches!(state, walz_domain::mobility::State::Closed { .. }),
        today,
        zone: own.time_zone.clone(),
        confirms,
        weeks,
    }))
}

/// What somebody says of one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub on: Date,
    /// In minutes.
    pub worked: u16,
    pub absence: Option<Absence>,
    pub remark: String,
}

/// The host says that a week was as planned; or, with `said`, how its days were. What was confirmed can be corrected until
/// the file is closed; `read` is when it had been confirmed on the page where `said` was typed.
///
/// # Errors
/// [`Error::NotFound`] where it is not the mentor's own learner or the stay has no such week; [`Error::Invalid`] where days
/// do not fit; [`Error::Refused`] before the last day of work, or once the file is closed; [`Error::ChangedMeanwhile`]
/// where somebody confirmed or corrected it since it was read.
pub async fn confirm(
    app: &App,
    ctx: &Context,
    stay: MobilityId,
    monday: Date,
    said: Option<(&[Said], Option<Timestamp>)>,
) -> Result<()> {
    let mut work = begin!(app, ctx, "attendance.confirm", &(stay, monday, said));
    let organisation = ctx.actor.organisation;
    let reached = reach(&mut work, stay).await?;
    let plan = plan(&reached.stay).ok_or(Error::NotFound)?;
    let planned = plan.week(stay, monday);
    let at_second = due::at_second(&reached.stay, &planned);
    let may = policy::attendance::confirm_week(reached.relation, at_second);
    let _may = may.ok_or(Error::NotFound)?;
    if monday != monday_of(monday) || planned.days.is_empty() {
        return Err(Error::NotFound);
    }
    open(&reached.stay.mobility.state, &planned.days, reached.today).map_err(refusal)?;
    let kept = store::attendance::find(&mut work, organisation, planned.id).await?;
    let before = match &kept {
        Some(kept) if kept.week.confirmed.is_some() => {
            sealed::open(&work.app().keys, organisation, kept)?
        }
        _ => planned,
    };
    let at = before.confirmed.as_ref().map(|confirmed| confirmed.at);
    let days = match said {
        Some((_, read)) if read != at => return Err(Error::ChangedMeanwhile),
        Some((said, _)) => days_of(&before.days, said)?,
        None => before.days.clone(),
    };
    let corrects = before.confirmed.is_some();
    if corrects && days == before.days {
        return work.commit(()).await;
    }
    let differs = |(day, before): &(&Day, &Day)| day != before;
    let changed = days.iter().zip(&before.days).filter(differs).map(|(day, _)| day.on);
    let detail = json!({ "week": monday, "days": changed.collect::<Vec<_>>() });
    let by = self_name(&mut work).await?;
    let week = Week { days, confirmed: Some(Confirmed { by, at: ctx.now }), ..before };
    let week = sealed::seal(&work, organisation, &week)?;
    match kept {
        Some(mut kept) => {
            kept.value = week;
            store::attendance::update(&mut work, organisation, &kept).await?;
        }
        None => store::attendance::add(&mut work, organisation, &week).await?,
    }
    let act = if corrects { "attendance.corrected" } else { "attendance.confirmed" };
    work.journal(act, Subject::new("mobility", stay), detail);
    work.commit(()).await
}

/// The days of a week as somebody says that they were.
fn days_of(days: &[Day], said: &[Said]) -> Result<Vec<Day>> {
    let mut faults = Vec::new();
    let mut all = days.to_vec();
    if said.iter().any(|said| !days.iter().any(|day| day.on == said.on)) {
        return Err(Error::NotFound);
    }
    for day in &mut all {
        let Some(said) = said.iter().find(|said| said.on == day.on) else { continue };
        let remark = text::optional("remark", &said.remark)?;
        match day.said(said.worked, said.absence, remark) {
            Ok(as_said) => *day = as_said,
            Err(DayUnfit::TooLong) => {
                let most = i64::from(MOST_A_DAY / 60);
                let field = format!("worked-{}", day.on);
                faults.push(Fault::new(field, "attendance-too-long").with("most", most));
            }
            Err(DayUnfit::NoReason) => {
                let field = format!("absence-{}", day.on);
                faults.push(Fault::new(field, "attendance-reason-missing").with("day", day.on));
            }
        }
    }
    if faults.is_empty() { Ok(all) } else { Err(Error::Invalid(faults)) }
}

fn refusal(refused: attendance::Refused) -> Error {
    match refused {
        attendance::Refused::NotThere => Error::refused("attendance-refused-not-there"),
        attendance::Refused::NotOver { last } => {
            Refused::new("attendance-refused-early").with("last", last).into()
        }
        attendance::Refused::Closed => Error::refused("attendance-refused-closed"),
    }
}
