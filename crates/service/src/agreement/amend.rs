//! Amendments: an agreement in force is changed by a newer version, which everybody signs; until then it goes on.

use crate::case::{self, CaseFile};
use crate::signing::{self, refusal};
use crate::{App, Context, Error, Fault, Refused, Result, Subject, Work, begin, grant};
use jiff::civil::Date;
use serde_json::json;
use walz_domain::AgreementId;
use walz_domain::agreement::{Agreement, Change, Content, NotNow, State, Unfit};
use walz_domain::window::Period;
use walz_store::{self as store, Stored};

/// The longest reason, in characters.
const LONGEST_REASON: usize = 2_000;

/// Begins an amendment of an agreement in force. It says what the agreement says, until it is edited.
///
/// # Errors
/// [`Error::NotFound`] where there is none or the actor does not run the case; [`Error::Refused`] where it is not in force,
/// another version is open, or the stay is over.
pub async fn amend(app: &App, ctx: &Context, id: AgreementId) -> Result<AgreementId> {
    let mut work = begin!(app, ctx, "agreement.amend", &id);
    let organisation = ctx.actor.organisation;
    let old = store::agreement::hold(&mut work, organisation, id).await?.ok_or(Error::NotFound)?;
    let file = CaseFile::of_mobility(&mut work, organisation, old.mobility).await?;
    let today = crate::today(&mut work).await?;
    signing::must_run(&ctx.actor, &file, &*old, today)?;
    let stay = file.stay.as_ref().ok_or(Error::NotFound)?;
    if stay.mobility.state.is_past() {
        return Err(not_now(NotNow::Over));
    }
    let all: Vec<&Agreement> = stay.agreements.iter().map(|stored| &stored.value).collect();
    let new = old.amend(ctx.id(), &all, today).map_err(not_now)?;
    store::agreement::add(&mut work, organisation, &new).await?;
    work.journal(
        "agreement.amendment_begun",
        Subject::new("agreement", new.id),
        json!({ "number": new.number, "amends": old.number }),
    );
    case::refresh(&mut work, file.call.id, file.learner.id).await?;
    work.commit(new.id).await
}

fn not_now(reason: NotNow) -> Error {
    match reason {
        NotNow::NotInForce => Error::refused("amendment-refused-not-in-force"),
        NotNow::Over => Error::refused("amendment-refused-over"),
        NotNow::Open { number } => {
            Refused::new("amendment-refused-open").with("number", i64::from(number)).into()
        }
    }
}

/// Throws a draft of an amendment away that nobody was asked to sign. What it was to change stays as it is.
///
/// # Errors
/// [`Error::NotFound`] where there is none or the actor does not run the case; [`Error::Refused`] where it is no draft of
/// an amendment.
pub async fn discard(app: &App, ctx: &Context, id: AgreementId) -> Result<AgreementId> {
    let mut work = begin!(app, ctx, "agreement.discard", &id);
    let organisation = ctx.actor.organisation;
    let draft = store::agreement::hold(&mut work, organisation, id).await?;
    let draft = draft.ok_or(Error::NotFound)?;
    let file = CaseFile::of_mobility(&mut work, organisation, draft.mobility).await?;
    let today = crate::today(&mut work).await?;
    signing::must_run(&ctx.actor, &file, &*draft, today)?;
    let amended = before(&file, &draft.content).map(|older| older.id);
    let Some(amended) = amended.filter(|_| draft.state == State::Draft) else {
        return Err(Error::refused("amendment-refused-no-draft"));
    };
    store::agreement_comment::remove_of(&mut work, organisation, id).await?;
    store::agreement::remove_draft(&mut work, organisation, id).await?;
    let detail = json!({ "number": draft.number });
    work.journal("agreement.amendment_discarded", Subject::new("agreement", id), detail);
    case::refresh(&mut work, file.call.id, file.learner.id).await?;
    work.commit(amended).await
}

/// The version that an amendment changes.
pub(super) fn before<'a>(file: &'a CaseFile, content: &Content) -> Option<&'a Stored<Agreement>> {
    let amends = content.amends.as_ref()?;
    file.stay.as_ref()?.agreements.iter().find(|other| other.number == amends.number)
}

fn unfit(unfit: Unfit) -> Fault {
    match unfit {
        Unfit::FirstDayFixed => Fault::new("first", "amendment-first-day-fixed"),
        Unfit::LastDayPast => Fault::new("last", "amendment-last-day-past"),
        Unfit::RestsOutside => Fault::new("interruption-first-0", "signing-fault-rests-outside"),
    }
}

/// Writes what an amendment changes into its draft.
pub(super) fn put(
    file: &CaseFile,
    content: &mut Content,
    change: Option<&Change>,
    today: Date,
) -> Result<()> {
    let Some(change) = change.filter(|_| content.amends.is_some()) else { return Ok(()) };
    let stay = file.stay.as_ref().ok_or(Error::NotFound)?;
    let mut faults: Vec<Fault> =
        change.faults(&stay.mobility, today).into_iter().map(unfit).collect();
    if change.reason.chars().count() > LONGEST_REASON {
        faults.push(Fault::new("amendment-reason", "signing-reason-too-long"));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    content.period = change.period;
    content.interruptions = change.interruptions.clone();
    if let Some(amends) = &mut content.amends {
        amends.reason = change.reason.trim().to_owned();
        amends.from = change.from;
    }
    Ok(())
}

/// Writes down which parts an amendment changes, once all else is written.
pub(super) fn note_changes(file: &CaseFile, content: &mut Content) {
    let changes = before(file, content).map(|older| content.changes_since(&older.content));
    if let (Some(amends), Some(changes)) = (&mut content.amends, changes) {
        amends.changes = changes;
    }
}

/// The last signature under an amendment: what it changes counts no more, the stay has its new days, and the money is
/// counted again.
pub(crate) async fn take_effect(text: &Agreement, work: &mut Work, file: &CaseFile) -> Result<()> {
    let Some(older) = before(file, &text.content).map(|older| older.id) else { return Ok(()) };
    let organisation = file.organisation;
    let older = store::agreement::hold(work, organisation, older).await?;
    let mut older = older.ok_or(Error::Broken("an amended agreement is not there"))?;
    older.state = older.state.clone().lapse(work.ctx().now).map_err(refusal)?;
    store::agreement::update(work, organisation, &older).await?;
    let detail = json!({ "number": older.number, "by": text.number });
    work.journal("agreement.amended", Subject::new("agreement", older.id), detail);
    move_stay(work, file, text.content.period).await?;
    count_anew(work, text).await
}

async fn move_stay(work: &mut Work, file: &CaseFile, period: Period) -> Result<()> {
    let Some(stay) = &file.stay else { return Ok(()) };
    if stay.mobility.period == period || stay.mobility.state.is_past() {
        return Ok(());
    }
    let mut mobility = stay.mobility.clone();
    mobility.period = period;
    store::mobility::update(work, file.organisation, &mobility).await?;
    let detail = json!({ "first": period.first(), "last": period.last() });
    work.journal("mobility.dates_changed", Subject::new("mobility", mobility.id), detail);
    Ok(())
}

/// What was calculated once is calculated for the new days. Where the programme pays nothing for them, everybody has
/// agreed all the same: the journal says why there is no new figure, and the office finds it on the page of the money.
async fn count_anew(work: &mut Work, text: &Agreement) -> Result<()> {
    let organisation = work.ctx().actor.organisation;
    if store::entitlement::of_mobility(work, organisation, text.mobility).await?.is_empty() {
        return Ok(());
    }
    let file = CaseFile::of_mobility(work, organisation, text.mobility).await?;
    match grant::entitle(work, &file).await {
        Ok(_) => Ok(()),
        Err(Error::Refused(reason)) => {
            let detail = json!({ "reason": reason.key });
            let subject = Subject::new("mobility", text.mobility);
            work.journal("entitlement.not_calculated", subject, detail);
            Ok(())
        }
        Err(other) => Err(other),
    }
}
