//! Issuing: from the record of one stay, or of every stay of a round that is ready.
//!
//! The files take a while to make, and nobody is to wait for them. One unit of work reads what the credential will say;
//! the files are made while none is open; another one keeps them where it would say the same, and else has them made
//! anew.

use super::make::{Draft, Made, made};
use super::record::{self, Identity};
use super::{keys, refusal, show};
use crate::mobility::{Reached, reach};
use crate::{App, Context, Error, Result, Subject, Work, begin};
use serde::{Deserialize, Serialize};
use serde_json::json;
use walz_domain::credential::{Credential, File, State, ready};
use walz_domain::issuer_key::IssuerKey;
use walz_domain::{CallId, CredentialId, MobilityId};
use walz_policy as policy;
use walz_store::signed_document;
use walz_store::{self as store, Id, Stored};

/// How many units of work one credential may take. Three do where nobody comes between, the first of them because there
/// is no key yet; the others are for whoever issues in the same moment.
const TRIES: usize = 8;

/// How far a unit of work has come.
enum Step {
    /// The learner has the credential; `new` where that is so since just now.
    Given {
        id: CredentialId,
        new: bool,
    },
    NeedsKey,
    NeedsFiles(Box<Draft>),
}

/// Issues the credential of a stay. The same record gives the credential that was issued before; a record that changed
/// since gives a new one, and the old one holds no more.
///
/// # Errors
/// [`Error::NotFound`] for who may not; [`Error::Refused`] while the stay goes on, or a unit was not assessed or decided
/// on, or something in the record has no name in the European lists; [`Error::ChangedMeanwhile`] where the record does
/// not stand still.
pub async fn issue(app: &App, ctx: &Context, stay: MobilityId) -> Result<CredentialId> {
    let mut files = None;
    for _ in 0..TRIES {
        let mut work = begin!(app, ctx, "credential.issue", &stay);
        let reached = reach(&mut work, stay).await?;
        let _may = policy::credential::issue(reached.relation).ok_or(Error::NotFound)?;
        match give(&mut work, &reached, true, files.take()).await? {
            Step::Given { id, .. } => return work.commit(id).await,
            step => {
                drop(work);
                files = prepare(app, ctx, step).await?;
            }
        }
    }
    Err(Error::ChangedMeanwhile)
}

/// What came of issuing for a round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Issued now.
    pub issued: usize,
    /// Had the same credential before.
    pub unchanged: usize,
    /// Not back, not assessed, not decided on; or taken back, and nothing changed since.
    pub waiting: usize,
}

/// Issues for every stay of a round that is ready. Each is kept by itself, so a broken one stops no other before it.
///
/// # Errors
/// As [`issue`], but for what is not ready yet.
pub async fn issue_round(app: &App, ctx: &Context, call: CallId) -> Result<Round> {
    let organisation = ctx.actor.organisation;
    let _may = policy::case::runs_rounds(&ctx.actor, organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let stays = store::mobility::of_call(&mut db, organisation, Id(call)).await?;
    drop(db);
    let mut round = Round::default();
    for stay in stays {
        match issue_one(app, ctx, stay.id).await {
            Ok(Some(true)) => round.issued += 1,
            Ok(Some(false)) => round.unchanged += 1,
            // Cancelled, and the learner has another.
            Ok(None) => {}
            // Somebody else issues in the same moment: the next run has it.
            Err(Error::Refused(_) | Error::ChangedMeanwhile) => round.waiting += 1,
            Err(other) => return Err(other),
        }
    }
    Ok(round)
}

/// Issues for one stay of a round, and says whether the credential is new; nothing where the stay is nobody's any more.
async fn issue_one(app: &App, ctx: &Context, stay: MobilityId) -> Result<Option<bool>> {
    let mut files = None;
    for _ in 0..TRIES {
        let mut work = Work::fresh(app, ctx).await?;
        let reached = match reach(&mut work, stay).await {
            Err(Error::NotFound) => return Ok(None),
            other => other?,
        };
        match give(&mut work, &reached, false, files.take()).await? {
            Step::Given { new: false, .. } => return Ok(Some(false)),
            Step::Given { id, new: true } => {
                work.commit(id).await?;
                return Ok(Some(true));
            }
            step => {
                drop(work);
                files = prepare(app, ctx, step).await?;
            }
        }
    }
    Err(Error::ChangedMeanwhile)
}

/// Makes what the next unit of work needs, while none is open.
async fn prepare(app: &App, ctx: &Context, step: Step) -> Result<Option<Made>> {
    match step {
        Step::Given { .. } => Ok(None),
        Step::NeedsKey => keys::provide(app, ctx).await.map(|()| None),
        Step::NeedsFiles(draft) => made(app, *draft).await.map(Some),
    }
}

/// Gives the learner the credential of a stay, where its files were made and are still what the record says. One that was
/// taken back is given again only where somebody wants just that.
async fn give(
    work: &mut Work,
    reached: &Reached,
    again: bool,
    files: Option<Made>,
) -> Result<Step> {
    let organisation = work.ctx().actor.organisation;
    let stay = &reached.stay;
    is_ready(reached)?;
    let Some((key, secret)) = keys::signing(work).await? else { return Ok(Step::NeedsKey) };
    let all = store::credential::of_mobility(work, organisation, Id(stay.mobility.id)).await?;
    let issued = keys::second(work.ctx().now);
    let place = store::credential::next_place(work, organisation).await?;
    let identity = Identity { id: work.ctx().id(), issuer: key.issuer.clone(), place, issued };
    let record = record::of(work, reached, &identity).await?;
    let says = record::says(&record)?;
    let newest = all.into_iter().next();
    // What a key in wrong hands signed proves nothing: it is issued anew.
    let sound = match &newest {
        Some(newest) => store::issuer_key::find(work, organisation, newest.key)
            .await?
            .is_none_or(|key| key.compromised().is_none()),
        None => true,
    };
    match &newest {
        Some(newest) if newest.says == says && newest.state.holds() && sound => {
            return Ok(Step::Given { id: newest.id, new: false });
        }
        Some(newest) if newest.says == says && !newest.state.holds() && !again => {
            return Err(Error::refused("credential-refused-over"));
        }
        _ => {}
    }
    let Some(files) = files.filter(|files| files.fits(place, key.id, &says)) else {
        let setting = show::setting(work, issued).await?;
        let key = key.id;
        let draft = Draft { record, says, key, secret, place, setting };
        return Ok(Step::NeedsFiles(Box::new(draft)));
    };
    let id = files.id;
    if let Some(mut old) = newest.filter(|old| old.state.holds()) {
        old.state = old.state.clone().supersede(work.ctx().now, id).map_err(refusal)?;
        store::credential::update(work, organisation, &old).await?;
        let detail = json!({ "by": id });
        work.journal("credential.superseded", Subject::new("credential", old.id), detail);
    }
    keep(work, reached, &key, files).await?;
    Ok(Step::Given { id, new: true })
}

fn is_ready(reached: &Reached) -> Result<()> {
    let stay = &reached.stay;
    let codes: Vec<&str> =
        record::agreed(stay).iter().flat_map(|c| &c.units).map(|unit| unit.code.as_str()).collect();
    let assessed = codes.iter().filter(|c| stay.assessments.iter().any(|a| a.unit == **c)).count();
    let settled = |code: &str| stay.recognitions.iter().any(|r| r.unit == code && r.is_settled());
    let decided = codes.iter().filter(|code| settled(code)).count();
    let appeals = stay.recognitions.iter().filter(|r| r.open_appeal().is_some()).count();
    ready(&stay.mobility.state, codes.len(), assessed, decided, appeals).map_err(refusal)
}

/// Keeps a credential with the bytes of its files.
async fn keep(work: &mut Work, reached: &Reached, key: &IssuerKey, made: Made) -> Result<()> {
    let organisation = work.ctx().actor.organisation;
    let mut files = Vec::new();
    for (form, document) in made.files {
        signed_document::add(work, organisation, &document, made.issued).await?;
        files.push(File { form, hash: document.hash });
    }
    let mobility = reached.stay.mobility.id;
    let credential = Credential {
        id: made.id,
        mobility,
        learner: reached.file.learner.id,
        place: made.place,
        title: made.title,
        key: key.id,
        says: made.says,
        files,
        issued: made.issued,
        state: State::Issued,
    };
    store::credential::add(work, organisation, &credential).await?;
    let forms: Vec<&str> = credential.files.iter().map(|file| file.form.code()).collect();
    let detail = json!({ "mobility": mobility, "key": key.public, "forms": forms });
    work.journal("credential.issued", Subject::new("credential", credential.id), detail);
    Ok(())
}

/// The credential that holds for a stay, where there is one.
pub(super) fn holding(all: Vec<Stored<Credential>>) -> Option<Credential> {
    all.into_iter().map(Stored::into_value).find(|credential| credential.state.holds())
}
