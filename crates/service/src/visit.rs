//! Tutor visits: planned by the office, reported on by the tutor within two weeks.

use crate::daily::the_program;
use crate::{App, Context, Error, Fault, Refused, Result, Subject, Work, begin, case, link};
use crate::{numbering, people, tell, text};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;
use walz_domain::person::Name;
use walz_domain::visit::{self, FundingLine, REPORT_WITHIN, Report, State, Visit};
use walz_domain::window::{Period, plus_days};
use walz_domain::{LearnerId, PartnerId, TutorId, VisitId, mobility};
use walz_policy as policy;
use walz_policy::Role;
use walz_store::{self as store, Id, Stored};

/// A visit to plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct New {
    pub tutor: TutorId,
    pub partner: PartnerId,
    pub learners: Vec<LearnerId>,
    pub period: Period,
    pub purpose: String,
    pub meets_mentor: bool,
    pub inspects_accommodation: bool,
    pub checks_host: bool,
    pub green_travel: bool,
    pub funding: FundingLine,
}

/// Plans a visit to learners who are at one partner on those days. The tutor is told.
///
/// # Errors
/// [`Error::NotFound`] for who may not, or where the tutor or the partner is not there; [`Error::Invalid`] without
/// learners or purpose, or with a learner who is not there on those days.
pub async fn plan(app: &App, ctx: &Context, new: &New) -> Result<VisitId> {
    let organisation = ctx.actor.organisation;
    let may = policy::visit::plan(&ctx.actor, organisation).ok_or(Error::NotFound)?;
    let mut work = begin!(app, ctx, "visit.plan", new);
    let purpose = text::required("purpose", &new.purpose)?;
    let tutor = store::tutor::find(&mut work, may.organisation, new.tutor).await?;
    let tutor = tutor.ok_or(Error::NotFound)?;
    let partner = store::partner::find(&mut work, organisation, new.partner).await?;
    let partner = partner.ok_or(Error::NotFound)?;
    if new.learners.is_empty() {
        return Err(Error::invalid("learners", "visit-learners-missing"));
    }
    for learner in &new.learners {
        if !is_there(&mut work, *learner, new).await? {
            return Err(not_there(&mut work, *learner).await?);
        }
    }
    numbering::hold(&mut work).await?;
    let codes = store::visit::codes(&mut work, organisation).await?;
    let visit = Visit {
        id: ctx.id(),
        code: numbering::next("V", codes.keys()),
        tutor: new.tutor,
        partner: new.partner,
        learners: new.learners.clone(),
        period: new.period,
        purpose,
        meets_mentor: new.meets_mentor,
        inspects_accommodation: new.inspects_accommodation,
        checks_host: new.checks_host,
        green_travel: new.green_travel,
        funding: new.funding,
        state: State::Planned,
    };
    store::visit::add(&mut work, organisation, &visit).await?;
    store::visit::meet(&mut work, organisation, &visit).await?;
    let subject = Subject::new("visit", visit.id);
    work.journal("visit.planned", subject, json!({ "code": visit.code, "learners": new.learners }));
    if let Some(reader) = tell::person(&mut work, Some(tutor.person)).await? {
        let mail = ("mail-visit-planned-subject", "mail-visit-planned-text");
        reader.mail(&mut work, subject, mail, |said, words| {
            said.with("partner", partner.name.as_str())
                .with("place", partner.city.as_str())
                .with("period", words.date_range(new.period.first(), new.period.last()))
                .with("due", words.weekday_date(visit.report_due()))
        })?;
    }
    refresh(&mut work, &visit).await?;
    work.commit(visit.id).await
}

/// Whether the learner is at the partner on the days of the visit.
async fn is_there(work: &mut Work, learner: LearnerId, new: &New) -> Result<bool> {
    let organisation = work.ctx().actor.organisation;
    for stay in store::mobility::of_learner(work, organisation, Id(learner)).await? {
        let goes = !matches!(stay.state, mobility::State::Cancelled { .. });
        if goes && stay.period.overlaps(&new.period) {
            let offer = store::offer::find(work, organisation, stay.offer).await?;
            return Ok(offer.is_some_and(|offer| offer.partner == new.partner));
        }
    }
    Ok(false)
}

async fn not_there(work: &mut Work, learner: LearnerId) -> Result<Error> {
    let organisation = work.ctx().actor.organisation;
    let learner = store::learner::find(work, organisation, learner).await?;
    let name = people::name(work, learner.map(|learner| learner.person)).await?;
    let name = name.ok_or(Error::NotFound)?;
    let fault = Fault::new("learners", "visit-learner-not-there").with("name", name.to_string());
    Ok(Error::Invalid(vec![fault]))
}

/// The board shows late reports with each learner of the visit.
async fn refresh(work: &mut Work, visit: &Visit) -> Result<()> {
    let organisation = work.ctx().actor.organisation;
    for learner in &visit.learners {
        for row in store::board::of_learner(work, organisation, *learner).await? {
            case::refresh(work, row.call, row.learner).await?;
        }
    }
    Ok(())
}

/// Reports on a visit that was made. With what was seen the board is up to date, and who hosts well is known.
///
/// # Errors
/// [`Error::NotFound`] where it is not the tutor's own; [`Error::Invalid`] without a text; [`Error::Refused`] before the
/// visit has begun, or where it was reported or cancelled.
pub async fn report(app: &App, ctx: &Context, id: VisitId, report: &Report) -> Result<()> {
    let mut work = begin!(app, ctx, "visit.report", &(id, report));
    let organisation = ctx.actor.organisation;
    let text = text::required("text", &report.text)?;
    let visit = store::visit::find(&mut work, organisation, id).await?;
    let mut visit = visit.ok_or(Error::NotFound)?;
    let _may = policy::visit::report(&ctx.actor, organisation, &visit).ok_or(Error::NotFound)?;
    let today = crate::today(&mut work).await?;
    if today < visit.period.first() {
        let refused = Refused::new("visit-refused-early").with("first", visit.period.first());
        return Err(refused.into());
    }
    let report = Report { text, ..report.clone() };
    visit.state = visit.state.clone().report(today, report).map_err(|why| refusal(&why))?;
    store::visit::update(&mut work, organisation, &visit).await?;
    work.journal("visit.reported", Subject::new("visit", id), json!({ "on": today }));
    refresh(&mut work, &visit).await?;
    work.commit(()).await
}

/// Takes back a visit that was not made.
///
/// # Errors
/// [`Error::NotFound`] for who may not; [`Error::Invalid`] without a reason; [`Error::Refused`] once it was made.
pub async fn cancel(app: &App, ctx: &Context, id: VisitId, reason: &str) -> Result<()> {
    let organisation = ctx.actor.organisation;
    let may = policy::visit::plan(&ctx.actor, organisation).ok_or(Error::NotFound)?;
    let mut work = begin!(app, ctx, "visit.cancel", &(id, reason));
    let reason = text::required("reason", reason)?;
    let visit = store::visit::find(&mut work, may.organisation, id).await?;
    let mut visit = visit.ok_or(Error::NotFound)?;
    visit.state = visit.state.clone().cancel(reason).map_err(|why| refusal(&why))?;
    store::visit::update(&mut work, organisation, &visit).await?;
    work.journal("visit.cancelled", Subject::new("visit", id), json!({}));
    refresh(&mut work, &visit).await?;
    work.commit(()).await
}

fn refusal(refused: &visit::Refused) -> Error {
    Error::refused(match refused.step {
        visit::Step::Report => "visit-refused-report",
        visit::Step::Cancel => "visit-refused-cancel",
    })
}

/// A visit as a list shows it.
#[derive(Debug)]
pub struct Line {
    pub visit: Visit,
    pub tutor: Option<Name>,
    pub partner: Option<Name>,
    pub city: String,
    pub learners: Vec<(LearnerId, Name)>,
    /// Whether the actor may report on it.
    pub reports: bool,
}

/// Visits in the order of their days.
#[derive(Debug)]
pub struct List {
    pub visits: Vec<Line>,
    /// Whether the actor may plan and cancel.
    pub plans: bool,
    pub today: Date,
}

/// The visits that the actor sees; of one round where a period is given, which its windows span.
///
/// # Errors
/// [`Error::NotFound`] for who sees none.
pub async fn list(app: &App, ctx: &Context, within: Option<Period>) -> Result<List> {
    let organisation = ctx.actor.organisation;
    let sees = policy::visit::list(&ctx.actor, organisation).ok_or(Error::NotFound)?;
    let mut work = Work::fresh(app, ctx).await?;
    let all = match sees {
        policy::visit::Sees::All => store::visit::list(&mut work, organisation).await?,
        policy::visit::Sees::Own(tutor) => {
            store::visit::of_tutor(&mut work, organisation, Id(tutor)).await?
        }
    };
    let mut visits = Vec::new();
    for visit in all.into_iter().map(Stored::into_value) {
        if within.is_none_or(|period| period.overlaps(&visit.period)) {
            visits.push(line(&mut work, visit).await?);
        }
    }
    let today = crate::today(&mut work).await?;
    let plans = policy::visit::plan(&ctx.actor, organisation).is_some();
    Ok(List { visits, plans, today })
}

/// One visit, for those who see it.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or it is not the actor's business.
pub async fn see(app: &App, ctx: &Context, id: VisitId) -> Result<Line> {
    let organisation = ctx.actor.organisation;
    let sees = policy::visit::list(&ctx.actor, organisation).ok_or(Error::NotFound)?;
    let mut work = Work::fresh(app, ctx).await?;
    let visit = store::visit::find(&mut work, organisation, id).await?;
    let visit = visit.filter(|visit| sees.covers(visit)).ok_or(Error::NotFound)?;
    line(&mut work, visit.into_value()).await
}

async fn line(work: &mut Work, visit: Visit) -> Result<Line> {
    let actor = work.ctx().actor;
    let organisation = actor.organisation;
    let tutor = store::tutor::find(work, organisation, visit.tutor).await?;
    let partner = store::partner::find(work, organisation, visit.partner).await?;
    let mut learners = Vec::with_capacity(visit.learners.len());
    for id in &visit.learners {
        let learner = store::learner::find(work, organisation, *id).await?;
        if let Some(name) = people::name(work, learner.map(|learner| learner.person)).await? {
            learners.push((*id, name));
        }
    }
    Ok(Line {
        tutor: people::name(work, tutor.map(|tutor| tutor.person)).await?,
        city: partner.as_ref().map(|partner| partner.city.clone()).unwrap_or_default(),
        partner: partner.map(|partner| partner.name.clone()),
        learners,
        reports: policy::visit::report(&actor, organisation, &visit).is_some(),
        visit,
    })
}

/// Reminds tutors of reports that are due soon or late, each time once. Returns how many mails were queued.
///
/// # Errors
/// [`Error::NotFound`] for everybody but the program itself; [`Error::Store`] where the database fails.
pub async fn remind(app: &App, ctx: &Context, today: Date) -> Result<usize> {
    /// Reports that are later than this many days are reminded of no more; the board still shows them.
    const GIVE_UP: i64 = 60;
    let organisation = the_program(ctx)?;
    let mut work = begin!(app, ctx, "visit.remind");
    let after = plus_days(today, -REPORT_WITHIN - GIVE_UP);
    let mut mails = 0;
    for visit in store::visit::unreported(&mut work, organisation, after, today).await? {
        let times = visit.reminders_due(today);
        let occasion = times.to_string();
        if times == 0
            || !store::reminder::first(
                &mut work,
                organisation,
                "visit.report",
                visit.id,
                &occasion,
                ctx.now,
            )
            .await?
        {
            continue;
        }
        mails += usize::from(remind_of(&mut work, &visit).await?);
    }
    work.commit(mails).await
}

async fn remind_of(work: &mut Work, visit: &Visit) -> Result<bool> {
    let organisation = work.ctx().actor.organisation;
    let tutor = store::tutor::find(work, organisation, visit.tutor).await?;
    let partner = store::partner::find(work, organisation, visit.partner).await?;
    let (Some(tutor), Some(partner)) = (tutor, partner) else { return Ok(false) };
    let Some(reader) = tell::person(work, Some(tutor.person)).await? else { return Ok(false) };
    let new = link::New {
        organisation,
        person: tutor.person,
        role: Role::Tutor(visit.tutor),
        purpose: LINK,
        target: visit.id.into(),
        single_use: false,
        holds: link::HOLDS,
    };
    let address = link::mint(work, &new).await?;
    let about = Subject::new("visit", visit.id);
    reader.mail(
        work,
        about,
        ("mail-visit-report-subject", "mail-visit-report-text"),
        |said, words| {
            said.with("partner", partner.name.as_str())
                .with("place", partner.city.as_str())
                .with("period", words.date_range(visit.period.first(), visit.period.last()))
                .with("due", words.weekday_date(visit.report_due()))
                .with("link", address.as_str())
        },
    )?;
    Ok(true)
}

/// What a personal link is for that opens the report of a visit.
pub const LINK: &str = "visit.report";
