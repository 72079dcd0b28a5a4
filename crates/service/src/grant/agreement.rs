//! The grant agreement with the participant: drafted from the entitlement, signed like a learning agreement.

use super::entitlement::entitle;
use crate::agreement::{coordinator, participant};
use crate::case::{self, CaseFile};
use crate::signing::{self, Offered, Outcome, party_language, refusal};
use crate::{App, Context, Error, Result, Subject, Work, begin};
use serde_json::json;
use walz_domain::grant::agreement::{Content, Sender, Terms};
use walz_domain::grant::{Days, GrantAgreement};
use walz_domain::signing::{Order, Refused, State};
use walz_domain::{GrantId, MobilityId};
use walz_policy::case::relation;
use walz_store as store;
use walz_words::Words;

/// Drafts the agreement on a stay's grant. A draft that is there takes the newest figures over; a text that is out for
/// signing or in force stays as it is.
///
/// # Errors
/// [`Error::NotFound`] where there is no such stay or the actor does not run its case; [`Error::Refused`] where the grant
/// cannot be calculated.
pub async fn draft(app: &App, ctx: &Context, mobility: MobilityId) -> Result<GrantId> {
    let mut work = begin!(app, ctx, "grant.draft", &mobility);
    let file = CaseFile::of_mobility(&mut work, ctx.actor.organisation, mobility).await?;
    let today = crate::today(&mut work).await?;
    let relation = relation(&ctx.actor, &file.subject(today)).ok_or(Error::NotFound)?;
    if !relation.runs() {
        return Err(Error::NotFound);
    }
    let newest = file.stay.as_ref().and_then(|stay| stay.grants.first()).cloned();
    let (number, terms) = match newest {
        Some(mut old) if old.state == State::Draft => {
            old.content = content(&mut work, &file, old.content.terms).await?;
            store::grant_agreement::update(&mut work, file.organisation, &old).await?;
            return work.commit(old.id).await;
        }
        Some(old) => match old.state {
            State::Replaced { .. } | State::Declined { .. } => (old.number + 1, old.content.terms),
            _ => return work.commit(old.id).await,
        },
        None => (1, Terms::default()),
    };
    let content = content(&mut work, &file, terms).await?;
    let id: GrantId = ctx.id();
    let new = GrantAgreement { id, mobility, number, content, state: State::Draft };
    store::grant_agreement::add(&mut work, file.organisation, &new).await?;
    work.journal(
        "grant_agreement.drafted",
        Subject::new("grant_agreement", id),
        json!({ "number": number, "mobility": mobility }),
    );
    case::refresh(&mut work, file.call.id, file.learner.id).await?;
    work.commit(id).await
}

async fn content(work: &mut Work, file: &CaseFile, terms: Terms) -> Result<Content> {
    let stay = file.stay.as_ref().ok_or(Error::NotFound)?;
    let calculation = entitle(work, file).await?;
    let words = Words::of(party_language(work, file, false).await?);
    let today = crate::today(work).await?;
    let project = store::project::find(work, file.organisation, file.call.project).await?;
    let project = project.ok_or(Error::Broken("a call belongs to a project that is not there"))?;
    let own = store::organisation::find(work, file.organisation).await?.ok_or(Error::NotFound)?;
    let represented_by = match coordinator(work, file).await? {
        Some(person) => person.name.to_string(),
        None => own.name.to_string(),
    };
    let trade = file.trade.name(words.language().code()).to_owned();
    let content = Content {
        project_code: project.code.clone(),
        participant: participant(work, file, &trade, words, today).await?,
        sender: Sender {
            organisation: own.name.to_string(),
            oid: own.oid.clone(),
            city: own.city.clone(),
            represented_by,
        },
        host: stay.host.name.to_string(),
        city: stay.host.city.clone(),
        country: stay.host.country,
        trade,
        activity: calculation.entitlement.activity,
        period: stay.mobility.period,
        days: Days::default(),
        lines: Vec::new(),
        terms,
    };
    Ok(content.with_entitlement(&calculation.entitlement))
}

/// Makes a new draft with the newest figures, instead of a text that is out for signing or was declined. The old one
/// keeps what was signed, and counts no more.
///
/// # Errors
/// [`Error::NotFound`] where there is none or the actor does not run the case; [`Error::Refused`] for a draft, for an
/// agreement in force, or where the grant cannot be calculated.
pub async fn renew(app: &App, ctx: &Context, id: GrantId) -> Result<GrantId> {
    let mut work = begin!(app, ctx, "grant.renew", &id);
    let organisation = ctx.actor.organisation;
    let old = store::grant_agreement::hold(&mut work, organisation, id).await?;
    let mut old = old.ok_or(Error::NotFound)?;
    let file = CaseFile::of_mobility(&mut work, organisation, old.mobility).await?;
    let today = crate::today(&mut work).await?;
    signing::must_run(&ctx.actor, &file, &*old, today)?;
    let newest = file.stay.as_ref().and_then(|stay| stay.grants.first());
    if newest.is_some_and(|newest| newest.number > old.number) {
        return Err(refusal(Refused::Replaced));
    }
    // A declined version stays as it is, with who said no and why.
    if !matches!(old.state, State::Declined { .. }) {
        signing::take_back(&mut work, &mut old).await?;
    }
    let content = content(&mut work, &file, old.content.terms).await?;
    let (mobility, number) = (old.mobility, old.number + 1);
    let new = GrantAgreement { id: ctx.id(), mobility, number, content, state: State::Draft };
    store::grant_agreement::add(&mut work, organisation, &new).await?;
    work.journal(
        "grant_agreement.renewed",
        Subject::new("grant_agreement", new.id),
        json!({ "number": number, "instead_of": id }),
    );
    case::refresh(&mut work, file.call.id, file.learner.id).await?;
    work.commit(new.id).await
}

/// Changes the terms of payment of a draft. `version` is the one that was read.
///
/// # Errors
/// [`Error::NotFound`] where there is none or the actor does not run the case; [`Error::Refused`] where it was offered;
/// [`Error::ChangedMeanwhile`].
pub async fn edit(app: &App, ctx: &Context, id: GrantId, version: i64, terms: Terms) -> Result<()> {
    let mut work = begin!(app, ctx, "grant.edit", &(id, version, terms));
    let organisation = ctx.actor.organisation;
    let stored = store::grant_agreement::hold(&mut work, organisation, id).await?;
    let stored = stored.ok_or(Error::NotFound)?;
    let file = CaseFile::of_mobility(&mut work, organisation, stored.mobility).await?;
    let today = crate::today(&mut work).await?;
    signing::must_run(&ctx.actor, &file, &*stored, today)?;
    let mut stored = stored.unchanged_since(Some(version))?;
    if stored.state != State::Draft {
        return Err(refusal(Refused::InForce));
    }
    stored.content.terms = terms;
    store::grant_agreement::update(&mut work, organisation, &stored).await?;
    work.journal(
        "grant_agreement.edited",
        Subject::new("grant_agreement", id),
        json!({ "number": stored.number, "terms": terms }),
    );
    work.commit(()).await
}

/// Freezes a draft and asks the learner, the guardians who must sign, and the sender. `version` is the one that was read.
///
/// # Errors
/// [`Error::NotFound`] where there is none or the actor does not run the case; [`Error::Invalid`] with everything that is
/// missing; [`Error::Refused`] where it is no draft; [`Error::ChangedMeanwhile`].
pub async fn offer(
    app: &App,
    ctx: &Context,
    id: GrantId,
    version: Option<i64>,
    order: Order,
) -> Result<Offered> {
    signing::offer::<GrantAgreement>(app, ctx, id, version, order).await
}

/// Drafts and offers the grant agreements of these stays, each by itself.
///
/// # Errors
/// [`Error::NotFound`] where one of the stays is not there or its case is not the actor's to run.
pub async fn offer_many(
    app: &App,
    ctx: &Context,
    stays: &[MobilityId],
) -> Result<Vec<(MobilityId, Outcome)>> {
    let mut outcomes = Vec::with_capacity(stays.len());
    for stay in stays {
        let outcome = Outcome::of(offer_one(app, &ctx.part(stay), *stay).await)?;
        outcomes.push((*stay, outcome));
    }
    Ok(outcomes)
}

async fn offer_one(app: &App, ctx: &Context, stay: MobilityId) -> Result<Outcome> {
    let id = draft(app, ctx, stay).await?;
    signing::offer_draft::<GrantAgreement>(app, ctx, id).await
}
