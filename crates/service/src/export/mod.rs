//! Export: records become tables again, the same that [`crate::import`] reads, so that what was taken out can be brought
//! in anywhere and changes nothing where it came from.
//!
//! A column that the records do not keep is left out of the file rather than written blank. Support needs, and what was
//! told of incidents about health, leave only by [`restricted`], for a purpose.

mod network;
mod people;
mod registers;
mod round;
mod sheet;

pub use sheet::Export;

use crate::{App, Context, Error, Refused, Result, Subject, Work};
use serde_json::json;
use std::collections::BTreeMap;
use walz_domain::CallId;
use walz_domain::call::Call;
use walz_domain::person::Person;
use walz_domain::support_need::ReadFor;
use walz_domain::{OrganisationId, PersonId};
use walz_exchange::tables::{Key, TableKind};
use walz_policy as policy;
use walz_store::{self as store, Access};

/// The tables that leave without a purpose, in the order in which they refer to each other.
pub fn open_kinds() -> impl Iterator<Item = TableKind> {
    TableKind::ALL.iter().copied().filter(|kind| !kind.is_restricted())
}

/// The tables that leave whole only for a purpose.
pub const RESTRICTED: [TableKind; 2] = [TableKind::SupportNeeds, TableKind::Incidents];

/// How many rows each open table has; learners, criteria and windows are those of the call, the newest one where it is
/// not said.
///
/// # Errors
/// [`Error::NotFound`] where the call is not there, or for who may not export.
pub async fn counts(
    app: &App,
    ctx: &Context,
    call: Option<CallId>,
) -> Result<BTreeMap<TableKind, i64>> {
    let may = policy::table::exchange(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let rows = store::count::rows(&mut db, may.organisation).await?;
    let call = of_call(&mut db, may.organisation, call).await?;
    let learners = match &call {
        Some(call) => store::count::applications(&mut db, may.organisation, call.id).await?,
        None => 0,
    };
    let many = |count: Option<usize>| count.and_then(|n| i64::try_from(n).ok()).unwrap_or_default();
    let of = |kind: TableKind| match kind {
        TableKind::Learners => learners,
        TableKind::Criteria => many(call.as_ref().map(|call| call.criteria.len())),
        TableKind::Windows => many(call.as_ref().map(|call| call.windows.len())),
        kind => rows.get(kept_in(kind)).copied().unwrap_or_default(),
    };
    Ok(open_kinds().map(|kind| (kind, of(kind))).collect())
}

/// Where [`store::count::rows`] has the rows of a table.
const fn kept_in(kind: TableKind) -> &'static str {
    match kind {
        TableKind::Places => "place",
        TableKind::Trades => "trade",
        TableKind::Units => "unit",
        TableKind::UnitCosts => "rate",
        TableKind::Partners => "partner",
        TableKind::HostCompanies => "host_company",
        TableKind::Accommodations => "accommodation",
        TableKind::Offers => "offer",
        TableKind::HomeCompanies => "home_company",
        TableKind::Tutors => "tutor",
        TableKind::Guardians => "guardian",
        TableKind::Visits => "visit",
        TableKind::Incidents => "incident",
        // Registers are kept under the names of their tables; the others are counted in their call.
        other => other.name(),
    }
}

/// An open table. Learners, criteria and windows are those of the call, the newest one where it is not said. What was
/// told of incidents about health or about somebody's protection is left blank.
///
/// # Errors
/// [`Error::NotFound`] where the call is not there, or for who may not export; [`Error::Refused`] for a table that leaves
/// only by [`restricted`], and where a learner's record lacks what the table must have.
pub async fn table(
    app: &App,
    ctx: &Context,
    kind: TableKind,
    call: Option<CallId>,
) -> Result<Export> {
    let may = policy::table::exchange(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    if kind.is_restricted() {
        return Err(Error::refused("export-needs-purpose"));
    }
    let mut work = Work::fresh(app, ctx).await?;
    let call = of_call(&mut work, may.organisation, call).await?;
    let export = open(&mut work, kind, call.as_ref()).await?;
    let subject = Subject::new("organisation", may.organisation);
    let detail = json!({ "table": kind.name(), "rows": export.rows });
    work.journal("export.done", subject, detail);
    work.commit(()).await?;
    Ok(export)
}

pub(crate) async fn open(work: &mut Work, kind: TableKind, call: Option<&Call>) -> Result<Export> {
    Ok(match kind {
        TableKind::Places => Export::of(registers::places(work).await?),
        TableKind::Skills => Export::of(registers::skills(work).await?),
        TableKind::UnitCosts => Export::of(registers::rates(work).await?),
        TableKind::Calendar => Export::of(registers::milestones(work).await?),
        TableKind::Evidence => Export::of(registers::evidence(work).await?),
        TableKind::Applicants => Export::of(registers::applicants(work).await?),
        TableKind::LanguageCourses => Export::of(registers::courses(work).await?),
        TableKind::Trades => Export::of(network::trades(work).await?),
        TableKind::Units => Export::of(network::units(work).await?),
        TableKind::Partners => Export::of(network::partners(work).await?),
        TableKind::HostCompanies => Export::of(network::hosts(work).await?),
        TableKind::Accommodations => Export::of(network::accommodations(work).await?),
        TableKind::Offers => Export::of(network::offers(work).await?),
        TableKind::HomeCompanies => Export::of(people::companies(work).await?),
        TableKind::Tutors => Export::of(people::tutors(work).await?),
        TableKind::Learners => Export::of(people::learners(work, call).await?),
        TableKind::Guardians => Export::of(people::guardians(work).await?),
        TableKind::Criteria => Export::of(round::criteria(call)?),
        TableKind::Windows => Export::of(round::windows(call)?),
        TableKind::Visits => Export::of(round::visits(work).await?),
        TableKind::Incidents => Export::of(round::incidents(work, None).await?),
        TableKind::Grades => Export::of(registers::grades(work).await?),
        TableKind::SmartTargets => Export::of(registers::targets(work).await?),
        TableKind::SupportNeeds => return Err(Error::refused("export-needs-purpose")),
    })
}

/// A table of [`RESTRICTED`], whole. The reading of each record stands in the journal with its purpose.
///
/// # Errors
/// [`Error::NotFound`] for who may not read it, and for other tables; [`Error::Seal`] where the key is another than the
/// one it was sealed with.
pub async fn restricted(
    app: &App,
    ctx: &Context,
    kind: TableKind,
    purpose: ReadFor,
) -> Result<Export> {
    let may = policy::table::disclose(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut work = Work::fresh(app, ctx).await?;
    let export = match kind {
        TableKind::SupportNeeds => Export::of_needs(people::needs(&mut work, purpose).await?),
        TableKind::Incidents => Export::of(round::incidents(&mut work, Some(purpose)).await?),
        _ => return Err(Error::NotFound),
    };
    let subject = Subject::new("organisation", may.organisation);
    let detail = json!({ "table": kind.name(), "rows": export.rows, "purpose": purpose });
    work.journal("export.restricted", subject, detail);
    work.commit(()).await?;
    Ok(export)
}

async fn of_call(
    db: &mut impl Access,
    organisation: OrganisationId,
    call: Option<CallId>,
) -> Result<Option<Call>> {
    let found = match call {
        Some(id) => Some(store::call::find(db, organisation, id).await?.ok_or(Error::NotFound)?),
        None => store::call::list(db, organisation).await?.into_iter().next(),
    };
    Ok(found.map(store::Stored::into_value))
}

/// A code as rows name it.
fn key(code: &str) -> Result<Key> {
    code.parse().map_err(|_| Refused::new("export-code-does-not-fit").with("code", code).into())
}

fn keys<'c>(codes: impl IntoIterator<Item = &'c String>) -> Result<Vec<Key>> {
    codes.into_iter().map(|code| key(code)).collect()
}

/// The codes of records by their ids.
struct Codes<I>(BTreeMap<I, Key>);

impl<I: Ord> Codes<I> {
    fn of(codes: BTreeMap<String, I>) -> Result<Self> {
        codes.into_iter().map(|(code, id)| Ok((id, key(&code)?))).collect::<Result<_>>().map(Self)
    }

    fn get(&self, id: &I) -> Result<Key> {
        self.0.get(id).cloned().ok_or(Error::Broken("a record names another that is gone"))
    }
}

async fn persons(work: &mut Work) -> Result<BTreeMap<PersonId, Person>> {
    let organisation = work.ctx().actor.organisation;
    let all = store::person::list(work, organisation).await?;
    Ok(all.into_iter().map(|person| (person.id, person.into_value())).collect())
}

fn filled(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
