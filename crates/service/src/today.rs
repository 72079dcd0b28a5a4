//! What needs somebody today, over all rounds: safety first, then what is late, due, waited for too long, and soon due.

use crate::people;
use crate::{App, Context, Error, Result, Subject, begin, text};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::json;
use walz_domain::case::{Act, Turn};
use walz_domain::check_in::Mood;
use walz_domain::incident::{self, Level};
use walz_domain::person::{Name, Phone};
use walz_domain::window::plus_days;
use walz_domain::{CallId, CheckInId, IncidentId, LearnerId, OrganisationId};
use walz_policy as policy;
use walz_store::board::{self, BoardRow};
use walz_store::snooze::{self, Snooze};
use walz_store::{self as store, Access, Id};

/// The page of the day.
#[derive(Debug)]
pub struct Today {
    pub day: Date,
    /// Always first, and never put off.
    pub safety: Vec<Concern>,
    pub overdue: Vec<Item>,
    pub due: Vec<Item>,
    /// Others should have done it by now.
    pub waiting: Vec<Item>,
    /// Due within a week.
    pub soon: Vec<Item>,
    /// Put off, with the reason.
    pub snoozed: Vec<(Item, Snoozed)>,
    /// Whether there is more than the page shows.
    pub more: bool,
    pub zone: String,
}

impl Today {
    /// How many things need the office now.
    pub fn count(&self) -> usize {
        self.safety.len() + self.overdue.len() + self.due.len()
    }
}

/// A next step of one case.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub row: BoardRow,
}

/// Somebody's safety may be at stake.
#[derive(Clone, Debug, PartialEq)]
pub struct Concern {
    pub learner: LearnerId,
    pub name: String,
    pub minor: bool,
    pub city: String,
    pub what: What,
    /// Since when.
    pub since: Timestamp,
    pub phone: Option<Phone>,
    /// Who has it; nobody's is the first to be acted on.
    pub taken_by: Option<Name>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    CheckIn { id: CheckInId, mood: Option<Mood> },
    Incident { id: IncidentId, level: Level, guardian_waits: bool },
}

impl What {
    /// The graver, the smaller.
    const fn rank(self) -> u8 {
        match self {
            Self::CheckIn { mood: Some(Mood::Help), .. } => 0,
            Self::Incident { level: Level::Critical | Level::Serious, .. } => 1,
            Self::CheckIn { mood: None, .. } => 2,
            Self::Incident { .. } => 3,
            Self::CheckIn { .. } => 4,
        }
    }
}

/// Until when something is put off, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snoozed {
    pub until: Date,
    pub reason: String,
    pub by: Option<Name>,
}

/// Rows of the office's own that are looked at; a page shows no more. Safety stands first among them.
const MOST: i64 = 100;
/// Rows of each other party that the office waits for; all of them are on the board.
const MOST_WAITING: i64 = 40;
/// How far ahead "soon" is, in days.
const SOON: i64 = 7;

/// What needs the office today.
///
/// # Errors
/// [`Error::NotFound`] for who does not see rounds.
pub async fn see(app: &App, ctx: &Context) -> Result<Today> {
    let organisation = ctx.actor.organisation;
    let may = policy::case::sees_rounds(&ctx.actor, organisation).ok_or(Error::NotFound)?;
    let organisation = may.organisation;
    let mut db = app.store.read().await?;
    let day = crate::day_of(&mut db, organisation, ctx.now).await?;
    let until = plus_days(day, SOON);
    let own = board::today(&mut db, organisation, Turn::Office, until, MOST).await?;
    let mut page = Today {
        day,
        safety: Vec::new(),
        overdue: Vec::new(),
        due: Vec::new(),
        waiting: Vec::new(),
        soon: Vec::new(),
        snoozed: Vec::new(),
        more: is_full(&own, MOST),
        zone: String::new(),
    };
    for row in &own {
        if row.warnings.iter().any(|warning| warning.is_safety()) {
            page.safety.extend(concerns(&mut db, organisation, row, day).await?);
        }
    }
    page.safety.sort_by_key(|c| (c.taken_by.is_some(), c.what.rank(), c.since));
    let mut snoozes = snooze::beyond(&mut db, organisation, day).await?;
    let yesterday = plus_days(day, -1);
    for turn in
        [Turn::Learner, Turn::Guardian, Turn::Host, Turn::Partner, Turn::Tutor, Turn::HomeCompany]
    {
        let rows = board::today(&mut db, organisation, turn, yesterday, MOST_WAITING).await?;
        page.more |= is_full(&rows, MOST_WAITING);
        for row in rows {
            page.sort_in(&mut db, organisation, row, &mut snoozes).await?;
        }
    }
    for row in own {
        if !row.warnings.iter().any(|warning| warning.is_safety()) {
            page.sort_in(&mut db, organisation, row, &mut snoozes).await?;
        }
    }
    page.waiting.sort_by_key(|item| item.row.due);
    let office = store::organisation::find(&mut db, organisation).await?;
    page.zone = office.map(|office| office.time_zone.clone()).unwrap_or_default();
    Ok(page)
}

fn is_full(rows: &[BoardRow], most: i64) -> bool {
    i64::try_from(rows.len()).is_ok_and(|n| n >= most)
}

impl Today {
    /// Puts a row into its group, or among those that were put off.
    async fn sort_in(
        &mut self,
        db: &mut impl Access,
        organisation: OrganisationId,
        row: BoardRow,
        snoozes: &mut Vec<Snooze>,
    ) -> Result<()> {
        let is_of = |s: &Snooze| s.call == row.call && s.learner == row.learner && s.act == row.act;
        if let Some(at) = snoozes.iter().position(is_of) {
            let snooze = snoozes.swap_remove(at);
            let by = people::name(db, organisation, snooze.by).await?;
            let snoozed = Snoozed { until: snooze.until, reason: snooze.reason, by };
            self.snoozed.push((Item { row }, snoozed));
            return Ok(());
        }
        let group = match (row.turn, row.due) {
            (Turn::Office, Some(due)) if due < self.day => &mut self.overdue,
            (Turn::Office, Some(due)) if due > self.day => &mut self.soon,
            (Turn::Office, _) => &mut self.due,
            _ => &mut self.waiting,
        };
        group.push(Item { row });
        Ok(())
    }
}

/// What worries us about one learner: check-ins that ask for care, and open incidents.
async fn concerns(
    db: &mut impl Access,
    organisation: OrganisationId,
    row: &BoardRow,
    today: Date,
) -> Result<Vec<Concern>> {
    // Of the whole case only what the page tells is read: on a bad day many learners stand here.
    let Some(stay) = row.mobility else { return Ok(Vec::new()) };
    let learner = store::learner::find(db, organisation, row.learner).await?;
    let learner = learner.ok_or(Error::NotFound)?;
    let person = store::person::find(db, organisation, learner.person).await?;
    let person = person.ok_or(Error::NotFound)?;
    let check_ins = store::check_in::of_mobility(db, organisation, Id(stay)).await?;
    let incidents = store::incident::of_mobility(db, organisation, Id(stay)).await?;
    let city = row.place.as_ref().map(|place| place.city.clone()).unwrap_or_default();
    let concern = |what: What, since: Timestamp, taken_by: Option<Name>| Concern {
        learner: row.learner,
        name: row.name.clone(),
        minor: person.is_minor_on(today),
        city: city.clone(),
        what,
        since,
        phone: person.phone.clone(),
        taken_by,
    };
    let mut all = Vec::new();
    for check_in in check_ins.iter().filter(|c| c.state.needs_care()) {
        use walz_domain::check_in::State as S;
        let since = match &check_in.state {
            S::Answered { at, .. } | S::Taken { at, .. } => *at,
            S::Missed { since } => *since,
            S::Open | S::Overtaken { .. } | S::Settled { .. } => continue,
        };
        let taken_by = people::name(db, organisation, check_in.state.by()).await?;
        let what = What::CheckIn { id: check_in.id, mood: check_in.state.mood() };
        all.push(concern(what, since, taken_by));
    }
    for incident in incidents.iter().filter(|incident| incident.is_open()) {
        let holder = match &incident.state {
            incident::State::Taken { by, .. } => Some(*by),
            _ => None,
        };
        let taken_by = people::name(db, organisation, holder).await?;
        let guardian_waits = incident.guardian_waits(person.is_minor_on(incident.happened));
        let what = What::Incident { id: incident.id, level: incident.level, guardian_waits };
        all.push(concern(what, incident.reported, taken_by));
    }
    Ok(all)
}

/// One case, to put its next step off.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    pub row: BoardRow,
    pub today: Date,
}

/// A case whose next step can be put off.
///
/// # Errors
/// [`Error::NotFound`] for who does not run rounds, or where there is no such case.
pub async fn case(app: &App, ctx: &Context, call: CallId, learner: LearnerId) -> Result<Case> {
    let organisation = ctx.actor.organisation;
    let may = policy::case::runs_rounds(&ctx.actor, organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let today = crate::day_of(&mut db, may.organisation, ctx.now).await?;
    let row = board::find(&mut db, organisation, call, learner).await?;
    Ok(Case { row: row.ok_or(Error::NotFound)?, today })
}

/// The longest time that something can be put off, in days.
const LONGEST: i64 = 60;

/// Puts the next step of a case off, with a reason. What concerns somebody's safety is not put off.
///
/// # Errors
/// [`Error::NotFound`] for who does not run rounds, or where there is no such case; [`Error::Invalid`] without a reason,
/// or for a day that is past or too far; [`Error::Refused`] for safety.
pub async fn put_off(
    app: &App,
    ctx: &Context,
    call: CallId,
    learner: LearnerId,
    until: Date,
    reason: &str,
) -> Result<()> {
    let organisation = ctx.actor.organisation;
    let may = policy::case::runs_rounds(&ctx.actor, organisation).ok_or(Error::NotFound)?;
    let mut work = begin!(app, ctx, "today.put_off", &(call, learner, until, reason));
    let reason = text::required("reason", reason)?;
    let today = crate::today(&mut work).await?;
    if until <= today || until > plus_days(today, LONGEST) {
        return Err(Error::invalid("until", "today-until-unfit"));
    }
    let row = board::find(&mut work, may.organisation, call, learner).await?;
    let row = row.ok_or(Error::NotFound)?;
    if row.warnings.iter().any(|warning| warning.is_safety()) || row.act == Act::None {
        return Err(Error::refused("today-refused-safety"));
    }
    let (by, at) = (ctx.actor.person, ctx.now);
    let new = Snooze { call, learner, act: row.act, until, reason: reason.clone(), by, at };
    snooze::put(&mut work, organisation, &new).await?;
    let detail = json!({ "act": row.act, "until": until, "reason": reason });
    work.journal("case.put_off", Subject::new("learner", learner), detail);
    work.commit(()).await
}
