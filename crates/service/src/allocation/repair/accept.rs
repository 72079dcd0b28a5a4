//! Accepting a repair: all of it in one unit of work, or nothing.

use super::super::decide::{decider, place};
use super::super::fate::Told;
use super::super::solve::{Solved, TRIED_UP_TO, allocation, figures};
use super::super::{New, keep, needs_were_used};
use super::basis::{Basis, Plan};
use super::{becomes_stay, papers, tell};
use crate::case::{self, CaseFile};
use crate::{
    App, Context, Error, Result, Subject, Work, agreement, begin, grant, mobility, signing,
};
use serde_json::json;
use std::collections::BTreeMap;
use walz_allocate::Options;
use walz_domain::agreement::Agreement;
use walz_domain::allocation::{Allocation, AllocationState, Cause, Move, Origin, RunState};
use walz_domain::grant::GrantAgreement;
use walz_domain::paper::PaperKind;
use walz_domain::signing::State;
use walz_domain::{CallId, LearnerId, MobilityId, PersonId, RunId};
use walz_store as store;
use walz_words::Words;

/// Does what [`super::repair`] showed under this `input`: stays move, texts that do not hold any more count no more,
/// everybody concerned is told. Who lost a place and finds none stays as they are, on the office's list.
///
/// # Errors
/// [`Error::NotFound`] where there is no such round, or for who may not; [`Error::Refused`] where there is nothing to
/// mend; [`Error::ChangedMeanwhile`] where the round is not what was looked at: then nothing happens.
pub async fn accept_repair(
    app: &App,
    ctx: &Context,
    call: CallId,
    input: &str,
    ask_chosen: bool,
) -> Result<RunId> {
    let (by, organisation) = decider(ctx)?;
    let words = Words::of(ctx.language);
    // The engine works before the unit of work begins, which is short.
    let mut db = app.store.read().await?;
    let seen = Basis::load(&mut db, app, organisation, call, ask_chosen).await?;
    drop(db);
    let seen = match seen {
        Some(basis) => basis.solved(words).await,
        None => Err(Error::refused("repair-nothing")),
    };
    let mut work = begin!(app, ctx, "allocation.repair", &(call, input, ask_chosen));
    let mut plan = seen?;
    if plan.input != input {
        return Err(Error::ChangedMeanwhile);
    }
    if plan.chains.is_empty() {
        return Err(Error::refused("repair-nothing"));
    }
    // Whoever decides about places of this round in the same second waits here.
    store::call::hold(&mut work, organisation, call).await?;
    let now = Basis::load(&mut work, app, organisation, call, ask_chosen).await?;
    plan.basis = now.ok_or(Error::ChangedMeanwhile)?;
    if plan.basis.problem(plan.all_keep, words)? != plan.problem {
        return Err(Error::ChangedMeanwhile);
    }
    let moves: Vec<Move> = plan.chains.iter().flatten().copied().collect();
    let mut stays = BTreeMap::new();
    for change in &moves {
        let stay = plan.basis.round.stays.get(&change.learner).map(|stay| stay.id);
        match (change.cause, stay, change.to) {
            (Cause::SteppedBack, ..) => {
                Box::pin(step_back(&mut work, &plan.basis, change.learner)).await?;
            }
            (_, Some(stay), Some(_)) => {
                Box::pin(move_stay(&mut work, &plan.basis, change, stay)).await?;
                stays.insert(change.learner, stay);
            }
            _ => {}
        }
    }
    // New stays come when the places that others leave are free.
    for change in moves.iter().filter(|change| becomes_stay(change)) {
        let Some(to) = change.to else { continue };
        let stay = place(&mut work, call, change.learner, to).await?;
        let detail = json!({ "offer": to, "mobility": stay });
        work.journal("allocation.confirmed", Subject::new("learner", change.learner), detail);
        tell::mail(&mut work, &plan.basis, change, stay).await?;
        stays.insert(change.learner, stay);
    }
    let run = keep_run(&mut work, by, call, plan, &stays).await?;
    for change in &moves {
        case::refresh(&mut work, call, change.learner).await?;
    }
    let moved = moves.iter().filter(|change| change.to.is_some()).count();
    work.journal("allocation.repaired", Subject::new("run", run), json!({ "moved": moved }));
    needs_were_used(&mut work, run);
    work.commit(run).await
}

/// The stay of who stepped back does not happen.
async fn step_back(work: &mut Work, basis: &Basis, learner: LearnerId) -> Result<()> {
    let found = basis.stepped_back.iter().find(|(stay, _)| stay.learner == learner);
    let Some((stay, reason)) = found else { return Ok(()) };
    let file = CaseFile::of_mobility(work, basis.organisation, stay.id).await?;
    let reason = match reason.as_str() {
        "" => Words::of(work.ctx().language).t("repair-stepped-back").to_string(),
        told => told.to_owned(),
    };
    void_texts(work, &file, &reason).await?;
    mobility::cancel_in(work, stay.id, &reason).await?;
    Ok(())
}

/// A stay goes to another place. What was made about the old one is taken back or made anew.
async fn move_stay(work: &mut Work, basis: &Basis, change: &Move, stay: MobilityId) -> Result<()> {
    let organisation = basis.organisation;
    let to = basis.offer(change.to).ok_or(Error::NotFound)?;
    let file = CaseFile::of_mobility(work, organisation, stay).await?;
    let reason = Words::of(work.ctx().language).t("repair-reason").to_string();
    void_texts(work, &file, &reason).await?;
    let mut stored =
        store::mobility::find(work, organisation, stay).await?.ok_or(Error::NotFound)?;
    let from = stored.offer;
    if !papers::keeps_bed(basis.offer(Some(from)), to) {
        stored.accommodation = None;
        store::paper::remove(work, organisation, stay, PaperKind::Housing).await?;
    }
    stored.offer = to.id;
    stored.period = to.period;
    store::mobility::update(work, organisation, &stored).await?;
    let detail = json!({ "from": from, "to": to.id });
    work.journal("mobility.moved", Subject::new("mobility", stay), detail);
    let file = CaseFile::of_mobility(work, organisation, stay).await?;
    agreement::redraft(work, &file).await?;
    // What was calculated once is calculated for the new place and its days.
    if !store::entitlement::of_mobility(work, organisation, stay).await?.is_empty() {
        grant::entitle(work, &file).await?;
    }
    tell::mail(work, basis, change, stay).await
}

/// Texts about the old place count no more. A draft is written anew once the stay has moved.
async fn void_texts(work: &mut Work, file: &CaseFile, reason: &str) -> Result<()> {
    let Some(stay) = &file.stay else { return Ok(()) };
    let counts = |state: &State| {
        matches!(state, State::Offered { .. } | State::Declined { .. } | State::InForce { .. })
    };
    for text in stay.agreements.iter().filter(|text| counts(&text.state)) {
        signing::void::<Agreement>(work, file, text.clone(), reason).await?;
    }
    if let Some(text) = stay.grants.first().filter(|text| counts(&text.state)) {
        signing::void::<GrantAgreement>(work, file, text.clone(), reason).await?;
    }
    Ok(())
}

/// The repair as a run that counts: who keeps a place keeps the word that was given on it, and its reasons.
async fn keep_run(
    work: &mut Work,
    by: PersonId,
    call: CallId,
    plan: Plan,
    stays: &BTreeMap<LearnerId, MobilityId>,
) -> Result<RunId> {
    let organisation = work.ctx().actor.organisation;
    let at = work.ctx().now;
    let Plan { basis, problem, mut outcome, after, .. } = plan;
    let changed = |learner: &LearnerId| basis.before.get(learner) != after.get(learner);
    if problem.learners.len() <= TRIED_UP_TO {
        let moved: Vec<&str> = basis
            .round
            .applicants
            .iter()
            .filter(|a| changed(&a.learner.id))
            .map(|a| a.learner.code.as_str())
            .collect();
        let wanted = |code: &str| moved.contains(&code);
        let reasons = walz_allocate::explain_to(&problem, &outcome, &Options::default(), &wanted);
        outcome.explanations = Some(reasons);
    }
    let told = Told::new(&basis.round, &problem, &outcome);
    let mut allocations = Vec::with_capacity(basis.round.applicants.len());
    for applicant in &basis.round.applicants {
        let learner = applicant.learner.id;
        let known = basis.allocations.get(&learner);
        let has_stay = basis.round.stays.contains_key(&learner) || stays.contains_key(&learner);
        let goes = !changed(&learner) || (has_stay && !stays.contains_key(&learner));
        let new = match known {
            Some(known) if goes => known.clone(),
            _ => allocation(&told, &basis.conditions, applicant)?,
        };
        let state = match &new.state {
            AllocationState::Proposed if has_stay => AllocationState::Confirmed { by, at },
            state => state.clone(),
        };
        allocations.push(Allocation { state, ..new });
    }
    let figures = figures(&basis.round, &basis.conditions, &problem, &outcome);
    let decided = !basis.round.stays.is_empty() || !stays.is_empty();
    let state = if decided { RunState::Confirmed } else { RunState::Proposed };
    super::super::discard_proposed(work, organisation, call).await?;
    let new = New { call, state, origin: Origin::Repair { by } };
    let solved = Solved { problem, outcome, allocations, figures };
    Ok(keep(work, organisation, new, solved).await?.id)
}
