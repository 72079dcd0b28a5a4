//! Negotiating a draft: its parties are shown it, say what they think of each line, and the office changes it, until it
//! can be sent out for signing.

use crate::case::CaseFile;
use crate::signing::post::{self, Letter};
use crate::signing::{self, Offered, recipient_of, refusal};
use crate::{App, Context, Error, Result, Subject, begin};
use serde_json::json;
use walz_domain::agreement::{About, Comment, Shared, State};
use walz_domain::person::Name;
use walz_domain::signing::{Party, Refused};
use walz_domain::{AgreementId, CommentId};
use walz_store::{self as store, Id};

/// The longest comment, in characters.
const LONGEST_COMMENT: usize = 2_000;
/// More than a negotiation has; who comments on and on fills no database.
const MOST_COMMENTS: usize = 200;

/// Shows a draft to its parties, and writes to them. Shown once more, it tells them what changed since.
///
/// # Errors
/// [`Error::NotFound`] where there is none or the actor does not run the case; [`Error::Refused`] where it is no draft;
/// [`Error::ChangedMeanwhile`].
pub async fn show(
    app: &App,
    ctx: &Context,
    id: AgreementId,
    version: Option<i64>,
) -> Result<Offered> {
    let mut work = begin!(app, ctx, "agreement.show", &(id, version));
    let organisation = ctx.actor.organisation;
    let draft = store::agreement::hold(&mut work, organisation, id).await?;
    let draft = draft.ok_or(Error::NotFound)?;
    let file = CaseFile::of_mobility(&mut work, organisation, draft.mobility).await?;
    let today = crate::today(&mut work).await?;
    signing::must_run(&ctx.actor, &file, &*draft, today)?;
    let mut draft = draft.unchanged_since(version)?;
    if draft.state != State::Draft {
        return Err(refusal(Refused::InForce));
    }
    let before = draft.shared.take().map(|shared| shared.content);
    let content = Box::new(draft.content.clone());
    draft.shared = Some(Shared { at: ctx.now, content, before });
    store::agreement::update(&mut work, organisation, &draft).await?;
    let mut unreachable = Vec::new();
    let parties = signing::parties(&file, true, &draft.content.signers, today);
    for party in parties.into_iter().filter(|party| *party != Party::Sender) {
        match recipient_of(&mut work, &file, &draft.content.signers, party).await? {
            Some(to) => {
                post::queue(&mut work, &file, &*draft, &to, Letter::Shown, today).await?;
            }
            None => unreachable.push(party),
        }
    }
    let detail = json!({ "number": draft.number });
    work.journal("agreement.shown", Subject::new("agreement", id), detail);
    work.commit(Offered { unreachable }).await
}

/// Says something about a line of a draft, in the name of the party that the actor stands for.
///
/// # Errors
/// [`Error::NotFound`] where there is no such draft, or it was not shown to the actor; [`Error::Invalid`] for a line that
/// the draft has not, for no words or too many.
pub async fn comment(
    app: &App,
    ctx: &Context,
    id: AgreementId,
    about: &About,
    text: &str,
) -> Result<CommentId> {
    let mut work = begin!(app, ctx, "agreement.comment", &(id, about, text));
    let organisation = ctx.actor.organisation;
    let draft = store::agreement::hold(&mut work, organisation, id).await?;
    let draft = draft.ok_or(Error::NotFound)?;
    let file = CaseFile::of_mobility(&mut work, organisation, draft.mobility).await?;
    let today = crate::today(&mut work).await?;
    let reads = signing::may(&ctx.actor, &file, &*draft, today)?;
    let party = reads.comments.ok_or(Error::NotFound)?;
    let text = match text.trim() {
        "" => return Err(Error::invalid("comment", "comment-missing")),
        long if long.chars().count() > LONGEST_COMMENT => {
            return Err(Error::invalid("comment", "comment-too-long"));
        }
        fits => fits.to_owned(),
    };
    let lines = draft.shared.as_ref().map_or(&draft.content, |shared| &*shared.content);
    if !about.stands_in(lines) {
        return Err(Error::invalid("about", "comment-about-unknown"));
    }
    let before = store::agreement_comment::of_agreement(&mut work, organisation, Id(id)).await?;
    if before.len() >= MOST_COMMENTS {
        return Err(Error::invalid("comment", "comment-too-many"));
    }
    let new = Comment {
        id: ctx.id(),
        agreement: id,
        about: about.clone(),
        party,
        by: name(&mut work, &file, party).await?,
        text,
        at: ctx.now,
        settled: None,
    };
    store::agreement_comment::add(&mut work, organisation, &new).await?;
    let detail = json!({ "number": draft.number, "about": about, "party": party });
    work.journal("agreement.commented", Subject::new("agreement", id), detail);
    work.commit(new.id).await
}

/// The name of who speaks; of a party, where no person is known.
async fn name(work: &mut crate::Work, file: &CaseFile, party: Party) -> Result<Name> {
    if let Some(person) = work.ctx().actor.person
        && let Some(person) = store::person::find(work, file.organisation, person).await?
    {
        return Ok(person.name.clone());
    }
    let named = match party {
        Party::Learner => Some(file.person.name.clone()),
        Party::Host => file.stay.as_ref().map(|stay| stay.host.name.clone()),
        // Of all others the person is known.
        _ => None,
    };
    match named {
        Some(name) => Ok(name),
        None => {
            let own = store::organisation::find(work, file.organisation).await?;
            Ok(own.ok_or(Error::NotFound)?.name.clone())
        }
    }
}

/// Says that a comment is dealt with. What was said stays in sight.
///
/// # Errors
/// [`Error::NotFound`] where there is no such draft or the actor does not run the case; [`Error::Refused`] where there is
/// no such comment.
pub async fn settle(app: &App, ctx: &Context, id: AgreementId, comment: CommentId) -> Result<()> {
    let mut work = begin!(app, ctx, "agreement.settle", &(id, comment));
    let organisation = ctx.actor.organisation;
    let draft = store::agreement::hold(&mut work, organisation, id).await?;
    let draft = draft.ok_or(Error::NotFound)?;
    let file = CaseFile::of_mobility(&mut work, organisation, draft.mobility).await?;
    let today = crate::today(&mut work).await?;
    signing::must_run(&ctx.actor, &file, &*draft, today)?;
    let found = store::agreement_comment::find(&mut work, organisation, comment).await?;
    let found = found.filter(|found| found.agreement == id);
    let mut found = found.ok_or_else(|| Error::refused("comment-refused-gone"))?;
    if found.settled.is_none() {
        found.settled = Some(ctx.now);
        store::agreement_comment::update(&mut work, organisation, &found).await?;
        let detail = json!({ "number": draft.number, "about": found.about });
        work.journal("agreement.comment_settled", Subject::new("agreement", id), detail);
    }
    work.commit(()).await
}
