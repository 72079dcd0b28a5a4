//! Papers that somebody has seen and found right.

use crate::case::{self, CaseFile};
use crate::{App, Context, Error, Fault, Result, Subject, Work, begin};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;
use walz_domain::MobilityId;
use walz_domain::paper::{Paper, PaperKind};
use walz_domain::person::Name;
use walz_policy::case::relation;
use walz_policy::paper as policy;
use walz_store as store;

/// A paper to record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct New {
    pub kind: PaperKind,
    /// Policy number, contract, address: whatever names it.
    pub reference: String,
    /// Until when it holds; `None` where it does not end.
    pub valid_until: Option<Date>,
}

/// The longest reference, in characters.
const LONGEST: usize = 200;

/// Records that a paper is there. Housing recorded like this is a bed that the office did not assign; an assigned one is
/// given back.
///
/// # Errors
/// [`Error::NotFound`] where there is no such stay or the paper is not the actor's to record; [`Error::Invalid`].
pub async fn record(app: &App, ctx: &Context, mobility: MobilityId, new: &New) -> Result<()> {
    let mut work = begin!(app, ctx, "paper.record", &(mobility, new));
    let mut file = CaseFile::of_mobility(&mut work, ctx.actor.organisation, mobility).await?;
    let today = crate::today(&mut work).await?;
    let relation = relation(&ctx.actor, &file.subject(today)).ok_or(Error::NotFound)?;
    let may = policy::record(relation, new.kind).ok_or(Error::NotFound)?;
    let faults = faults(new);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    if may.kind == PaperKind::Housing {
        give_bed_back(&mut work, &mut file).await?;
    }
    let reference = new.reference.trim().to_owned();
    put(&mut work, &file, mobility, may.kind, reference, new.valid_until).await?;
    case::refresh(&mut work, file.call.id, file.learner.id).await?;
    work.commit(()).await
}

fn faults(new: &New) -> Vec<Fault> {
    let reference = new.reference.trim();
    let mut faults = Vec::new();
    if reference.is_empty() {
        faults.push(Fault::new("reference", "paper-reference-missing"));
    } else if reference.chars().count() > LONGEST {
        faults.push(Fault::new("reference", "paper-reference-too-long"));
    }
    faults
}

/// Takes back what was recorded: the gate is open again.
///
/// # Errors
/// [`Error::NotFound`] where there is no such paper or it is not the actor's to record.
pub async fn remove(app: &App, ctx: &Context, mobility: MobilityId, kind: PaperKind) -> Result<()> {
    let mut work = begin!(app, ctx, "paper.remove", &(mobility, kind));
    let mut file = CaseFile::of_mobility(&mut work, ctx.actor.organisation, mobility).await?;
    let today = crate::today(&mut work).await?;
    let relation = relation(&ctx.actor, &file.subject(today)).ok_or(Error::NotFound)?;
    let may = policy::record(relation, kind).ok_or(Error::NotFound)?;
    if !store::paper::remove(&mut work, file.organisation, mobility, may.kind).await? {
        return Err(Error::NotFound);
    }
    if kind == PaperKind::Housing {
        give_bed_back(&mut work, &mut file).await?;
    }
    let detail = json!({ "kind": kind });
    work.journal("paper.removed", Subject::new("mobility", mobility), detail);
    case::refresh(&mut work, file.call.id, file.learner.id).await?;
    work.commit(()).await
}

async fn give_bed_back(work: &mut Work, file: &mut CaseFile) -> Result<()> {
    let organisation = file.organisation;
    if let Some(stay) = &mut file.stay
        && stay.mobility.accommodation.take().is_some()
    {
        store::mobility::update(work, organisation, &stay.mobility).await?;
    }
    Ok(())
}

/// Keeps a paper and tells the journal.
pub(super) async fn put(
    work: &mut Work,
    file: &CaseFile,
    mobility: MobilityId,
    kind: PaperKind,
    reference: String,
    valid_until: Option<Date>,
) -> Result<()> {
    let detail = json!({ "kind": kind, "reference": reference, "valid_until": valid_until });
    let paper = Paper {
        mobility,
        kind,
        reference,
        valid_until,
        checked_by: actor_name(work, file).await?,
        checked_at: work.ctx().now,
    };
    store::paper::put(work, file.organisation, &paper).await?;
    work.journal("paper.recorded", Subject::new("mobility", mobility), detail);
    Ok(())
}

/// The name of who acts; the office's where it is nobody in person.
async fn actor_name(work: &mut Work, file: &CaseFile) -> Result<Name> {
    if let Some(person) = work.ctx().actor.person
        && let Some(person) = store::person::find(work, file.organisation, person).await?
    {
        return Ok(person.into_value().name);
    }
    let own = store::organisation::find(work, file.organisation).await?;
    Ok(own.ok_or(Error::NotFound)?.into_value().name)
}
