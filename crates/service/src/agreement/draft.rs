//! Drafts: made from the record, changed by the office, made anew from a text that was not agreed on.

use super::annexes::{self, Annexes};
use super::{amend, content};
use crate::case::{self, CaseFile};
use crate::signing::{self, party_language, refusal};
use crate::{App, Context, Error, Fault, Result, Subject, Work, begin};
use serde::{Deserialize, Serialize};
use serde_json::json;
use walz_domain::agreement::{Agreement, Change, Contact, Content, Side, State};
use walz_domain::host_company::HostCompany;
use walz_domain::signing::Refused;
use walz_domain::unit::Unit;
use walz_domain::{AgreementId, MobilityId};
use walz_policy::case::relation;
use walz_store::{self as store, Id, Stored};
use walz_words::Words;

/// What the office changes in a draft.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edit {
    pub sending: People,
    pub hosting: People,
    /// Codes of units of the learner's trade.
    pub units: Vec<String>,
    pub hours_per_week: u8,
    pub learning_goal: String,
    pub monitoring: String,
    pub recognition: String,
    pub annexes: Annexes,
    /// For an amendment; of a first version nothing of it is read.
    pub amendment: Option<Change>,
}

impl Edit {
    /// What a draft says already, to change some of it.
    pub fn of(content: &Content) -> Self {
        let people = |side: &Side| People {
            mentor: side.mentor.clone(),
            administration: side.administration.clone(),
            emergency: side.emergency.clone(),
        };
        let change = content.amends.as_ref().map(|amends| Change {
            reason: amends.reason.clone(),
            from: amends.from,
            period: content.period,
            interruptions: content.interruptions.clone(),
        });
        Self {
            sending: people(&content.sending),
            hosting: people(&content.hosting),
            units: content.units.iter().map(|unit| unit.code.clone()).collect(),
            hours_per_week: content.hours_per_week,
            learning_goal: content.learning_goal.clone(),
            monitoring: content.monitoring.clone(),
            recognition: content.recognition.clone(),
            annexes: Annexes::of(content),
            amendment: change,
        }
    }
}

/// Whom to turn to on one side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct People {
    pub mentor: Contact,
    pub administration: Contact,
    pub emergency: Contact,
}

/// The longest of the free texts, in characters.
const LONGEST_TEXT: usize = 4_000;

/// Drafts an agreement from the record, unless the stay has one already that counts.
///
/// # Errors
/// [`Error::NotFound`] where there is no such stay or the actor does not run its case.
pub async fn draft(app: &App, ctx: &Context, mobility: MobilityId) -> Result<AgreementId> {
    let mut work = begin!(app, ctx, "agreement.draft", &mobility);
    let file = CaseFile::of_mobility(&mut work, ctx.actor.organisation, mobility).await?;
    let today = crate::today(&mut work).await?;
    let relation = relation(&ctx.actor, &file.subject(today)).ok_or(Error::NotFound)?;
    if !relation.runs() {
        return Err(Error::NotFound);
    }
    let in_force = file.stay.as_ref().and_then(|stay| stay.agreement_in_force());
    let newest = file.stay.as_ref().and_then(|stay| stay.agreements.first());
    let number = match in_force.or(newest) {
        Some(one) if !matches!(one.state, State::Replaced { .. } | State::Declined { .. }) => {
            return work.commit(one.id).await;
        }
        Some(one) => one.number + 1,
        None => 1,
    };
    let words = Words::of(party_language(&mut work, &file, true).await?);
    let content = content::of(&mut work, &file, words).await?;
    let id: AgreementId = ctx.id();
    let new = Agreement { id, mobility, number, content, state: State::Draft, shared: None };
    store::agreement::add(&mut work, file.organisation, &new).await?;
    work.journal(
        "agreement.drafted",
        Subject::new("agreement", id),
        json!({ "number": number, "mobility": mobility }),
    );
    case::refresh(&mut work, file.call.id, file.learner.id).await?;
    work.commit(id).await
}

/// Writes a draft anew from the record, in the course of a verb that moved its stay. What the office had changed in it was
/// about another place.
pub(crate) async fn redraft(work: &mut Work, file: &CaseFile) -> Result<()> {
    let newest = file.stay.as_ref().and_then(|stay| stay.agreements.first()).cloned();
    let Some(mut draft) = newest.filter(|newest| newest.state == State::Draft) else {
        return Ok(());
    };
    let words = Words::of(party_language(work, file, true).await?);
    draft.content = content::of(work, file, words).await?;
    store::agreement::update(work, file.organisation, &draft).await?;
    let detail = json!({ "number": draft.number });
    work.journal("agreement.edited", Subject::new("agreement", draft.id), detail);
    Ok(())
}

/// A draft to edit, with the units that can be chosen.
#[derive(Clone, Debug)]
pub struct Editing {
    pub file: CaseFile,
    pub agreement: Stored<Agreement>,
    /// The library of the learner's trade.
    pub units: Vec<Unit>,
    /// Companies that could take over a part of the stay.
    pub second_hosts: Vec<HostCompany>,
}

/// A draft, for whoever runs the case.
///
/// # Errors
/// [`Error::NotFound`] where there is none or the actor does not run the case; [`Error::Refused`] where it was offered.
pub async fn editing(app: &App, ctx: &Context, id: AgreementId) -> Result<Editing> {
    let organisation = ctx.actor.organisation;
    let mut db = app.store.read().await?;
    let agreement = store::agreement::find(&mut db, organisation, id).await?;
    let agreement = agreement.ok_or(Error::NotFound)?;
    let file = CaseFile::of_mobility(&mut db, organisation, agreement.mobility).await?;
    let today = crate::day_of(&mut db, organisation, ctx.now).await?;
    signing::must_run(&ctx.actor, &file, &*agreement, today)?;
    if agreement.state != State::Draft {
        return Err(refusal(no_draft(&agreement.state)));
    }
    let units = store::unit::of_trade(&mut db, organisation, Id(file.learner.trade)).await?;
    let agreed = |unit: &Unit| agreement.content.units.iter().any(|one| one.code == unit.code);
    let units = units.into_iter().map(Stored::into_value);
    let units = units.filter(|unit| unit.is_offered() || agreed(unit)).collect();
    let second_hosts = annexes::possible_second_hosts(&mut db, &file).await?;
    Ok(Editing { file, agreement, units, second_hosts })
}

/// Changes a draft. `version` is the one that was read. What is still missing keeps it from being offered, not from being
/// kept.
///
/// # Errors
/// [`Error::NotFound`] where there is none or the actor does not run the case; [`Error::Invalid`] for texts that are too
/// long or units of another trade; [`Error::Refused`] where it was offered; [`Error::ChangedMeanwhile`].
pub async fn edit(
    app: &App,
    ctx: &Context,
    id: AgreementId,
    version: i64,
    edit: &Edit,
) -> Result<()> {
    let mut work = begin!(app, ctx, "agreement.edit", &(id, version, edit));
    let organisation = ctx.actor.organisation;
    let stored = store::agreement::hold(&mut work, organisation, id).await?;
    let stored = stored.ok_or(Error::NotFound)?;
    let file = CaseFile::of_mobility(&mut work, organisation, stored.mobility).await?;
    let today = crate::today(&mut work).await?;
    signing::must_run(&ctx.actor, &file, &*stored, today)?;
    let mut stored = stored.unchanged_since(Some(version))?;
    if stored.state != State::Draft {
        return Err(refusal(no_draft(&stored.state)));
    }
    let mut faults = faults(edit);
    faults.extend(edit.annexes.faults());
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let units = content::units(&mut work, &file, &edit.units).await?;
    let content = &mut stored.content;
    put(&mut content.sending, &edit.sending);
    put(&mut content.hosting, &edit.hosting);
    content.units = units;
    content.hours_per_week = edit.hours_per_week;
    content.learning_goal = edit.learning_goal.trim().to_owned();
    content.monitoring = edit.monitoring.trim().to_owned();
    content.recognition = edit.recognition.trim().to_owned();
    annexes::put(&mut work, &file, content, &edit.annexes).await?;
    amend::put(&file, content, edit.amendment.as_ref(), today)?;
    amend::note_changes(&file, content);
    store::agreement::update(&mut work, organisation, &stored).await?;
    work.journal(
        "agreement.edited",
        Subject::new("agreement", id),
        json!({ "number": stored.number }),
    );
    case::refresh(&mut work, file.call.id, file.learner.id).await?;
    work.commit(()).await
}

fn put(side: &mut Side, people: &People) {
    side.mentor = people.mentor.clone();
    side.administration = people.administration.clone();
    side.emergency = people.emergency.clone();
}

fn faults(edit: &Edit) -> Vec<Fault> {
    let texts = [
        ("learning-goal", &edit.learning_goal),
        ("monitoring", &edit.monitoring),
        ("recognition", &edit.recognition),
    ];
    let mut faults: Vec<Fault> = texts
        .into_iter()
        .filter(|(_, text)| text.chars().count() > LONGEST_TEXT)
        .map(|(field, _)| {
            Fault::new(field, "agreement-text-too-long").with("most", LONGEST_TEXT as i64)
        })
        .collect();
    if !(1..=60).contains(&edit.hours_per_week) {
        faults.push(Fault::new("hours", "agreement-hours-unfit"));
    }
    faults
}

fn no_draft(state: &State) -> Refused {
    match state {
        State::Replaced { .. } => Refused::Replaced,
        State::Declined { .. } => Refused::Declined,
        State::Draft | State::Offered { .. } | State::InForce { .. } => Refused::InForce,
    }
}

/// Makes a new draft out of a text that is out for signing or was declined. The old one keeps what was signed, and counts
/// no more.
///
/// # Errors
/// [`Error::NotFound`] where there is none or the actor does not run the case; [`Error::Refused`] for a draft, which can
/// be changed as it is, and for an agreement in force.
pub async fn renew(app: &App, ctx: &Context, id: AgreementId) -> Result<AgreementId> {
    let mut work = begin!(app, ctx, "agreement.renew", &id);
    let organisation = ctx.actor.organisation;
    let old = store::agreement::hold(&mut work, organisation, id).await?;
    let mut old = old.ok_or(Error::NotFound)?;
    let file = CaseFile::of_mobility(&mut work, organisation, old.mobility).await?;
    let today = crate::today(&mut work).await?;
    signing::must_run(&ctx.actor, &file, &*old, today)?;
    let newest = file.stay.as_ref().and_then(|stay| stay.agreements.first());
    if newest.is_some_and(|newest| newest.number > old.number) {
        return Err(refusal(Refused::Replaced));
    }
    // A declined version stays as it is, with who said no and why; nobody can sign it any more anyway.
    if !matches!(old.state, State::Declined { .. }) {
        signing::take_back(&mut work, &mut old).await?;
    }
    let new = Agreement {
        id: ctx.id(),
        mobility: old.mobility,
        number: old.number + 1,
        content: old.content.clone(),
        state: State::Draft,
        shared: None,
    };
    store::agreement::add(&mut work, organisation, &new).await?;
    work.journal(
        "agreement.renewed",
        Subject::new("agreement", new.id),
        json!({ "number": new.number, "instead_of": id }),
    );
    case::refresh(&mut work, file.call.id, file.learner.id).await?;
    work.commit(new.id).await
}
