//! Support needs: read by those they were shared with, written down by the learner and the office, erased when nobody
//! needs them any more. Every reading stands in the journal with its purpose; what was read never does.

use crate::case::CaseFile;
use crate::paper::Health;
use crate::{App, Context, Error, Fault, Result, Subject, Work, begin, need};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;
use walz_domain::LearnerId;
use walz_domain::mobility::{Mobility, State};
use walz_domain::support_need::{ReadFor, ShareWith, SupportNeed};
use walz_domain::window::days_from;
use walz_policy::Role;
use walz_policy::case::relation;
use walz_policy::support_need as policy;
use walz_store::{self as store, Id};

/// A need as somebody who may read it sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// What has to be so.
    pub practical: String,
    pub share_with: Vec<ShareWith>,
    /// Code and background, for those who read the whole.
    pub background: Option<Background>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Background {
    pub code: String,
    pub barrier: String,
    pub disclosed_by: String,
    pub consented: Date,
}

/// A need to write down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct New {
    pub code: String,
    pub practical: String,
    pub barrier: String,
    pub share_with: Vec<ShareWith>,
    /// That the learner has agreed to its being kept and shared like this.
    pub consented: bool,
}

/// The code of what a learner wrote on the emergency sheet.
const FROM_SHEET: &str = "emergency_sheet";
/// How long after the return needs are kept, in days.
const KEPT_AFTER_RETURN: i64 = 30;
/// As the record says it.
const ERASE_AFTER: &str = "30 days after return";
/// The longest description, in characters.
const LONGEST: usize = 1_000;

/// The needs of a learner that the actor may read. The reading is kept in the journal, with its purpose.
///
/// # Errors
/// [`Error::NotFound`] where there is no such learner, or the needs are not the actor's business.
pub async fn see(
    app: &App,
    ctx: &Context,
    learner: LearnerId,
    purpose: ReadFor,
) -> Result<(CaseFile, Vec<Seen>)> {
    let mut work = Work::fresh(app, ctx).await?;
    let file = CaseFile::newest(&mut work, ctx.actor.organisation, learner).await?;
    let today = crate::today(&mut work).await?;
    let relation = relation(&ctx.actor, &file.subject(today)).ok_or(Error::NotFound)?;
    let may = policy::read(relation).ok_or(Error::NotFound)?;
    let needs = open_for(&mut work, learner, purpose).await?;
    let seen = needs.into_iter().filter(|need| may.covers(need)).map(|need| {
        let background = may.whole().then_some(Background {
            code: need.code,
            barrier: need.barrier,
            disclosed_by: need.disclosed_by,
            consented: need.consented,
        });
        Seen { practical: need.practical, share_with: need.share_with, background }
    });
    let seen = seen.collect();
    work.commit(()).await?;
    Ok((file, seen))
}

/// The needs in clear, with the entry in the journal that says that they were read and what for.
///
/// # Errors
/// [`Error::Seal`] where the key is another than the one they were sealed with.
pub(crate) async fn open_for(
    work: &mut Work,
    learner: LearnerId,
    purpose: ReadFor,
) -> Result<Vec<SupportNeed>> {
    let needs = need::open(work, learner).await?;
    if !needs.is_empty() {
        let detail = json!({ "purpose": purpose, "needs": needs.len() });
        work.journal("support_need.read", Subject::new("learner", learner), detail);
    }
    Ok(needs)
}

/// Writes a learner's needs down, in the stead of what was there. None erases them.
///
/// # Errors
/// [`Error::NotFound`] where there is no such learner or the actor may not; [`Error::Invalid`] where a text is missing or
/// too long, or the learner has not agreed.
pub async fn write(app: &App, ctx: &Context, learner: LearnerId, new: &[New]) -> Result<()> {
    let mut work = begin!(app, ctx, "support_need.write");
    let file = CaseFile::newest(&mut work, ctx.actor.organisation, learner).await?;
    let today = crate::today(&mut work).await?;
    let relation = relation(&ctx.actor, &file.subject(today)).ok_or(Error::NotFound)?;
    let _may = policy::write(relation).ok_or(Error::NotFound)?;
    let faults: Vec<Fault> = (1..).zip(new).flat_map(|(n, need)| faults(n, need)).collect();
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let by = match ctx.actor.role {
        Role::Learner(_) => "learner",
        _ => "office",
    };
    let needs: Vec<SupportNeed> = new.iter().map(|need| kept(learner, need, by, today)).collect();
    need::seal(&mut work, learner, &needs).await?;
    let act = if needs.is_empty() { "support_need.erased" } else { "support_need.written" };
    let detail = json!({ "needs": needs.len() });
    work.journal(act, Subject::new("learner", learner), detail);
    work.commit(()).await
}

fn faults(number: usize, need: &New) -> Vec<Fault> {
    let field = |name: &str| format!("need-{number}-{name}");
    let mut faults = Vec::new();
    match need.practical.trim().chars().count() {
        0 => faults.push(Fault::new(field("practical"), "need-practical-missing")),
        long if long > LONGEST => {
            let fault = Fault::new(field("practical"), "need-practical-too-long");
            faults.push(fault.with("most", LONGEST as i64));
        }
        _ => {}
    }
    if !need.consented {
        faults.push(Fault::new(field("consented"), "need-consent-missing"));
    }
    faults
}

fn kept(learner: LearnerId, need: &New, by: &str, today: Date) -> SupportNeed {
    SupportNeed {
        learner,
        code: need.code.trim().to_owned(),
        practical: need.practical.trim().to_owned(),
        barrier: need.barrier.trim().to_owned(),
        disclosed_by: by.to_owned(),
        consented: today,
        share_with: need.share_with.clone(),
        erase_after: ERASE_AFTER.to_owned(),
    }
}

/// Keeps what a learner wrote on the emergency sheet as a need, in the stead of what was written there before.
pub(crate) async fn add_from_sheet(
    work: &mut Work,
    learner: LearnerId,
    health: &Health,
    today: Date,
) -> Result<()> {
    let new = New {
        code: FROM_SHEET.to_owned(),
        practical: health.practical.clone(),
        barrier: "health".to_owned(),
        share_with: health.share_with.clone(),
        consented: true,
    };
    if health.practical.chars().count() > LONGEST {
        let fault = Fault::new("health", "need-practical-too-long").with("most", LONGEST as i64);
        return Err(Error::Invalid(vec![fault]));
    }
    let mut needs = need::open(work, learner).await?;
    needs.retain(|need| need.code != FROM_SHEET);
    if !health.practical.trim().is_empty() {
        needs.push(kept(learner, &new, "learner", today));
    }
    need::seal(work, learner, &needs).await?;
    let detail = json!({ "needs": needs.len(), "from": "emergency_sheet" });
    work.journal("support_need.written", Subject::new("learner", learner), detail);
    Ok(())
}

/// Erases the needs of learners who have been home for thirty days. An incident that is still open keeps them.
///
/// # Errors
/// [`Error::NotFound`] for everybody but the program itself.
pub async fn erase_due(app: &App, ctx: &Context) -> Result<u32> {
    if ctx.actor.role != Role::Worker {
        return Err(Error::NotFound);
    }
    let mut work = begin!(app, ctx, "support_need.erase_due");
    let organisation = ctx.actor.organisation;
    let today = crate::today(&mut work).await?;
    let mut erased = 0;
    for learner in store::support_need::learners(&mut work, organisation).await? {
        let stays = store::mobility::of_learner(&mut work, organisation, Id(learner)).await?;
        let over = !stays.is_empty() && stays.iter().all(|stay| is_long_over(stay, today));
        if !over || has_open_incident(&mut work, learner).await? {
            continue;
        }
        store::support_need::replace(&mut work, organisation, learner, &[]).await?;
        let detail = json!({ "reason": ERASE_AFTER });
        work.journal("support_need.erased", Subject::new("learner", learner), detail);
        erased += 1;
    }
    work.commit(erased).await
}

fn is_long_over(stay: &Mobility, today: Date) -> bool {
    let over = match &stay.state {
        State::Cancelled { on, .. } => Some(*on),
        other => other.ended(),
    };
    over.is_some_and(|on| days_from(on, today) >= KEPT_AFTER_RETURN)
}

async fn has_open_incident(work: &mut Work, learner: LearnerId) -> Result<bool> {
    let organisation = work.ctx().actor.organisation;
    for stay in store::mobility::of_learner(work, organisation, Id(learner)).await? {
        let incidents = store::incident::of_mobility(work, organisation, Id(stay.id)).await?;
        if incidents.iter().any(|i| i.is_open()) {
            return Ok(true);
        }
    }
    Ok(false)
}
