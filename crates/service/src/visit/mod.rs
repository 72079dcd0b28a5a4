//! Tutor visits: planned by the office, reported on by the tutor within two weeks.

mod list;
mod remind;

pub(crate) use list::learners_at;
pub use list::{Choices, Line, List, OwnLearner, choices, learners, list, see};
pub use remind::remind;

use crate::{App, Context, Error, Fault, Refused, Result, Subject, Work, begin, case};
use crate::{numbering, people, tell, text};
use serde::{Deserialize, Serialize};
use serde_json::json;
use walz_domain::visit::{self, FundingLine, Report, State, Visit};
use walz_domain::window::Period;
use walz_domain::{LearnerId, PartnerId, TutorId, VisitId, mobility};
use walz_policy as policy;
use walz_store::{self as store, Id};

/// What a personal link is for that opens the report of a visit.
pub const LINK: &str = "visit.report";

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
        if !is_there(&mut work, *learner, new.partner, new.period).await? {
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

/// Whether the learner is at the partner on some of these days.
pub(crate) async fn is_there(
    work: &mut Work,
    learner: LearnerId,
    partner: PartnerId,
    period: Period,
) -> Result<bool> {
    let organisation = work.ctx().actor.organisation;
    for stay in store::mobility::of_learner(work, organisation, Id(learner)).await? {
        let goes = !matches!(stay.state, mobility::State::Cancelled { .. });
        if goes && stay.period.overlaps(&period) {
            let offer = store::offer::find(work, organisation, stay.offer).await?;
            return Ok(offer.is_some_and(|offer| offer.partner == partner));
        }
    }
    Ok(false)
}

async fn not_there(work: &mut Work, learner: LearnerId) -> Result<Error> {
    let organisation = work.ctx().actor.organisation;
    let learner = store::learner::find(work, organisation, learner).await?;
    let name = people::name(work, organisation, learner.map(|learner| learner.person)).await?;
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
