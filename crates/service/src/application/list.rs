//! Applications as the office reads them: those of a call, and one with all that belongs to it.

use crate::case::CaseFile;
use crate::{App, Context, Error, Result, day_of};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use walz_domain::application::Application;
use walz_domain::call::Call;
use walz_domain::partner::Partner;
use walz_domain::person::Name;
use walz_domain::{CallId, LearnerId, PartnerId, TradeId};
use walz_policy::{self as policy, Role, case::RunsRounds};
use walz_store::{self as store, Access, Id, Stored};

/// Applications on a page.
pub const PAGE: usize = 100;

/// A page of the applications of a call, the best first and those without a total last.
#[derive(Clone, Debug)]
pub struct List {
    pub call: Stored<Call>,
    pub rows: Vec<Applicant>,
    /// How many there are on all pages together.
    pub total: usize,
    /// How many there are in each state, by the state's code.
    pub counts: BTreeMap<&'static str, usize>,
    pub partners: BTreeMap<PartnerId, Partner>,
}

/// Somebody who applied.
#[derive(Clone, Debug)]
pub struct Applicant {
    pub application: Stored<Application>,
    /// The learner's name in the tables: `L001`.
    pub code: String,
    pub name: Name,
    pub trade: TradeId,
}

/// One application with all that belongs to it.
#[derive(Clone, Debug)]
pub struct Seen {
    pub file: CaseFile,
    /// Whom they would like to travel with.
    pub buddy: Option<Name>,
    pub partners: BTreeMap<PartnerId, Partner>,
    /// Under age today.
    pub minor: bool,
    /// Whether an application can be sent today.
    pub open: bool,
}

/// The applications of a call: all, or those in the state of this code; page `page`, counted from 1.
///
/// # Errors
/// [`Error::NotFound`] where the call is not there, or for who may not run rounds.
pub async fn list(
    app: &App,
    ctx: &Context,
    call: CallId,
    state: Option<&str>,
    page: usize,
) -> Result<List> {
    let RunsRounds { organisation } =
        policy::case::runs_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let call = store::call::find(&mut db, organisation, call).await?.ok_or(Error::NotFound)?;
    let mut all = store::application::of_call(&mut db, organisation, Id(call.id)).await?;
    let mut counts = BTreeMap::new();
    for application in &all {
        *counts.entry(application.state.code()).or_default() += 1;
    }
    all.retain(|application| state.is_none_or(|state| state == application.state.code()));
    let total = all.len();
    all.sort_by_key(|application| (Reverse(application.total), application.id));
    let before = page.saturating_sub(1).saturating_mul(PAGE);
    let mut rows = Vec::new();
    for application in all.into_iter().skip(before).take(PAGE) {
        let learner = store::learner::find(&mut db, organisation, application.learner).await?;
        let learner = learner.ok_or(LOST)?.into_value();
        let person = store::person::find(&mut db, organisation, learner.person).await?;
        let name = person.ok_or(LOST)?.name.clone();
        rows.push(Applicant { application, code: learner.code, name, trade: learner.trade });
    }
    let partners = store::partner::list(&mut db, organisation).await?;
    let partners = partners.into_iter().map(|p| (p.id, p.into_value())).collect();
    Ok(List { call, rows, total, counts, partners })
}

const LOST: Error = Error::Broken("an application names a learner who is gone");

/// One application.
///
/// # Errors
/// [`Error::NotFound`] where the learner did not apply in the call, or for who may not run rounds.
pub async fn see(app: &App, ctx: &Context, call: CallId, learner: LearnerId) -> Result<Seen> {
    let RunsRounds { organisation } =
        policy::case::runs_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let file = CaseFile::load(&mut db, organisation, call, learner).await?;
    with_all(db, ctx, file).await
}

/// The learner's own newest application.
///
/// # Errors
/// [`Error::NotFound`] for everybody but a learner who has one.
pub async fn own(app: &App, ctx: &Context) -> Result<Seen> {
    let Role::Learner(learner) = ctx.actor.role else { return Err(Error::NotFound) };
    let mut db = app.store.read().await?;
    let file = CaseFile::newest(&mut db, ctx.actor.organisation, learner).await?;
    with_all(db, ctx, file).await
}

async fn with_all(mut db: impl Access, ctx: &Context, file: CaseFile) -> Result<Seen> {
    let organisation = file.organisation;
    let today = day_of(&mut db, organisation, ctx.now).await?;
    let buddy = match file.application.wishes.buddy {
        Some(buddy) => store::learner::find(&mut db, organisation, buddy.learner).await?,
        None => None,
    };
    let buddy = match buddy {
        Some(buddy) => store::person::find(&mut db, organisation, buddy.person).await?,
        None => None,
    };
    let partners = store::partner::list(&mut db, organisation).await?;
    Ok(Seen {
        minor: file.person.is_minor_on(today),
        open: file.call.accepts_on(today).is_ok(),
        buddy: buddy.map(|person| person.name.clone()),
        partners: partners.into_iter().map(|p| (p.id, p.into_value())).collect(),
        file,
    })
}
