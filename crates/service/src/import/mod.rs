//! Import: tables that people bring become records. All of a file or nothing of it; the same file twice changes nothing.
//!
//! Reading the file and judging its cells is [`walz_exchange::tables`]' work. Here its names are looked up, its rows
//! become values of the domain, and what is new or different is kept. A preview does the same and keeps nothing.

mod keep;
mod names;
mod network;
mod people;
mod registers;
mod round;

pub use keep::Tally;
pub(crate) use people::NO_FIRST_NAME;
pub(crate) use registers::{APPLICANTS, CALENDAR, COURSES, EVIDENCE, GRADES, SKILLS, TARGETS};

use crate::{Context, Error, Result, Subject, Work};
use names::Names;
use serde::{Deserialize, Serialize};
use serde_json::json;
use walz_domain::CallId;
use walz_exchange::tables::{self, Fault, Faults, Limits, Rows, TableKind, Unreadable, Warning};
use walz_policy as policy;

/// How a table is taken in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Options {
    /// The call that applications, criteria and windows belong to; the newest one where it is not said.
    pub call: Option<CallId>,
    /// Learners come with wishes only: their applications are drafts, whatever the table says of the outcome.
    pub drafts: bool,
}

/// What came of a file, or would come of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub kind: TableKind,
    pub tally: Tally,
    pub warnings: Vec<Warning>,
}

/// Why a file was not taken in.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    #[error(transparent)]
    Faults(#[from] Faults),
    #[error(transparent)]
    Other(#[from] Error),
}

impl From<walz_store::Error> for Refusal {
    fn from(error: walz_store::Error) -> Self {
        Self::Other(error.into())
    }
}

/// What a file would do: every bad row with its place and reason, or how many rows are new, different and the same.
///
/// # Errors
/// [`Refusal`] with everything that is wrong; [`Error::NotFound`] for who may not import.
pub async fn preview(
    app: &crate::App,
    ctx: &Context,
    kind: TableKind,
    file: (&str, &[u8]),
    options: Options,
) -> Result<Report, Refusal> {
    let rows = read(kind, file)?;
    let ctx = ctx.clone().with_key(None);
    match Work::begin(app, &ctx, "import.preview").await? {
        // Dropped without a commit, the work leaves no trace.
        crate::Begun::Fresh(mut work) => apply(&mut work, rows, options).await,
        crate::Begun::Before(_) => Err(Error::Broken("a preview has no outcome").into()),
    }
}

/// Takes a file in.
///
/// # Errors
/// As [`preview`]; then nothing was kept.
pub async fn import(
    app: &crate::App,
    ctx: &Context,
    kind: TableKind,
    file: (&str, &[u8]),
    options: Options,
) -> Result<Report, Refusal> {
    let rows = read(kind, file)?;
    let warnings = rows.warnings().to_vec();
    let (name, bytes) = file;
    let tally = keep_all(app, ctx, rows, options, name, bytes).await?;
    Ok(Report { kind, tally, warnings })
}

async fn keep_all(
    app: &crate::App,
    ctx: &Context,
    rows: Rows,
    options: Options,
    name: &str,
    bytes: &[u8],
) -> Result<Tally, Refusal> {
    let kind = rows.kind();
    let hash = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(bytes));
    let mut work = match Work::begin_asked(app, ctx, "import.run", &(kind.name(), &hash)).await? {
        crate::Begun::Fresh(work) => work,
        crate::Begun::Before(outcome) => return Ok(crate::Begun::outcome(outcome)?),
    };
    let report = apply(&mut work, rows, options).await?;
    let subject = Subject::new("organisation", ctx.actor.organisation);
    let detail =
        json!({ "table": kind.name(), "file": name, "sha256": hash, "rows": report.tally });
    work.journal("import.done", subject, detail);
    Ok(work.commit(report.tally).await?)
}

fn read(kind: TableKind, (name, bytes): (&str, &[u8])) -> Result<Rows, Refusal> {
    let sheet = tables::read(name, bytes, &Limits::default())?;
    Ok(Rows::parse(kind, &sheet)?)
}

pub(crate) async fn apply(
    work: &mut Work,
    rows: Rows,
    options: Options,
) -> Result<Report, Refusal> {
    let actor = work.ctx().actor;
    let _may = policy::table::exchange(&actor, actor.organisation).ok_or(Error::NotFound)?;
    let mut names = Names::load(work, options).await?;
    let kind = rows.kind();
    if matches!(kind, TableKind::Learners | TableKind::Criteria | TableKind::Windows) {
        names.call()?;
    }
    names.check(&rows)?;
    let warnings = rows.warnings().to_vec();
    let tally = match rows {
        Rows::Places(rows) => registers::places(work, rows.rows).await?,
        Rows::Skills(rows) => registers::skills(work, rows.into_values()).await?,
        Rows::UnitCosts(rows) => registers::rates(work, rows).await?,
        Rows::Calendar(rows) => registers::milestones(work, rows.into_values()).await?,
        Rows::Evidence(rows) => registers::evidence(work, &names, rows.into_values()).await?,
        Rows::Grades(rows) => registers::grades(work, rows.into_values()).await?,
        Rows::SmartTargets(rows) => registers::targets(work, rows.into_values()).await?,
        Rows::Applicants(rows) => registers::applicants(work, rows.into_values()).await?,
        Rows::LanguageCourses(rows) => registers::courses(work, rows.rows).await?,
        Rows::Trades(rows) => network::trades(work, rows.into_values()).await?,
        Rows::Units(rows) => network::units(work, &names, rows.into_values()).await?,
        Rows::Partners(rows) => network::partners(work, rows.rows).await?,
        Rows::HostCompanies(rows) => network::hosts(work, &names, rows.rows).await?,
        Rows::Accommodations(rows) => {
            network::accommodations(work, &names, rows.into_values()).await?
        }
        Rows::Offers(rows) => network::offers(work, &mut names, rows.rows).await?,
        Rows::HomeCompanies(rows) => people::companies(work, &names, rows.rows).await?,
        Rows::Tutors(rows) => people::tutors(work, &names, rows.rows).await?,
        Rows::Learners(rows) => people::learners(work, &mut names, rows.rows).await?,
        Rows::Guardians(rows) => people::guardians(work, &names, rows.rows).await?,
        Rows::SupportNeeds(rows) => people::needs(work, &names, rows.into_values()).await?,
        Rows::Criteria(rows) => round::criteria(work, &names, rows.into_values()).await?,
        Rows::Windows(rows) => round::windows(work, &names, rows.into_values()).await?,
        Rows::Visits(rows) => round::visits(work, &names, rows.rows).await?,
        Rows::Incidents(rows) => round::incidents(work, &names, rows).await?,
    };
    Ok(Report { kind, tally, warnings })
}

/// A fault in the row of a line, for a value whose names were found but which the domain does not take.
fn fault(line: u32, column: &str, value: &str, reason: tables::Reason) -> Refusal {
    let mut faults = Faults::default();
    faults.push(Fault::new(line, column, value, reason));
    Refusal::Faults(faults)
}
