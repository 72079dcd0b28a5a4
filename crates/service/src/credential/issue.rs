//! Issuing: from the record of one stay, or of every stay of a round that is ready.

use super::record::{self, Identity};
use super::{keys, refusal, show};
use crate::mobility::{Reached, reach};
use crate::{App, Context, Error, Result, Subject, Work, begin};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use walz_domain::credential::{Credential, File, Form, State, ready};
use walz_domain::{CallId, CredentialId, MobilityId};
use walz_exchange::credential::key::SecretKey;
use walz_exchange::credential::record::Record;
use walz_exchange::credential::{did, elm, jades, open_badge};
use walz_policy as policy;
use walz_store::signed_document::{self, SignedDocument};
use walz_store::{self as store, Id, Stored};

/// Issues the credential of a stay. The same record gives the credential that was issued before; a record that changed
/// since gives a new one, and the old one holds no more.
///
/// # Errors
/// [`Error::NotFound`] for who may not; [`Error::Refused`] while the stay goes on, or a unit was not assessed or decided
/// on, or something in the record has no name in the European lists.
pub async fn issue(app: &App, ctx: &Context, stay: MobilityId) -> Result<CredentialId> {
    let mut work = begin!(app, ctx, "credential.issue", &stay);
    let reached = reach(&mut work, stay).await?;
    let _may = policy::credential::issue(reached.relation).ok_or(Error::NotFound)?;
    let (id, _) = give(&mut work, &reached, true).await?;
    work.commit(id).await
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

/// Issues for every stay of a round that is ready. Each is a unit of work of its own, so a broken one stops no other
/// before it.
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
        let mut work = Work::fresh(app, ctx).await?;
        let reached = match reach(&mut work, stay.id).await {
            // Cancelled, and the learner has another.
            Err(Error::NotFound) => continue,
            other => other?,
        };
        match give(&mut work, &reached, false).await {
            Ok((id, true)) => {
                work.commit(id).await?;
                round.issued += 1;
            }
            Ok((_, false)) => round.unchanged += 1,
            Err(Error::Refused(_)) => round.waiting += 1,
            Err(other) => return Err(other),
        }
    }
    Ok(round)
}

/// Gives the learner the credential of a stay, and says whether it is new. One that was taken back is given again only
/// where somebody wants just that.
async fn give(work: &mut Work, reached: &Reached, again: bool) -> Result<(CredentialId, bool)> {
    let organisation = work.ctx().actor.organisation;
    let stay = &reached.stay;
    let codes: Vec<&str> =
        record::agreed(stay).iter().flat_map(|c| &c.units).map(|unit| unit.code.as_str()).collect();
    let assessed = codes.iter().filter(|c| stay.assessments.iter().any(|a| a.unit == **c)).count();
    let settled = |code: &str| stay.recognitions.iter().any(|r| r.unit == code && r.is_settled());
    let decided = codes.iter().filter(|code| settled(code)).count();
    let appeals = stay.recognitions.iter().filter(|r| r.open_appeal().is_some()).count();
    ready(&stay.mobility.state, codes.len(), assessed, decided, appeals).map_err(refusal)?;
    let (key, secret) = keys::signing(work).await?;
    let all = store::credential::of_mobility(work, organisation, Id(stay.mobility.id)).await?;
    let issued = keys::second(work.ctx().now);
    let place = store::credential::next_place(work, organisation).await?;
    let id = work.ctx().id();
    let identity = Identity { id, issuer: key.issuer.clone(), place, issued };
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
            return Ok((newest.id, false));
        }
        Some(newest) if newest.says == says && !newest.state.holds() && !again => {
            return Err(Error::refused("credential-refused-over"));
        }
        _ => {}
    }
    if let Some(mut old) = newest.filter(|old| old.state.holds()) {
        old.state = old.state.clone().supersede(work.ctx().now, id).map_err(refusal)?;
        store::credential::update(work, organisation, &old).await?;
        let detail = json!({ "by": id });
        work.journal("credential.superseded", Subject::new("credential", old.id), detail);
    }
    let files = keep_files(work, &record, id, &secret).await?;
    let credential = Credential {
        id,
        mobility: stay.mobility.id,
        learner: reached.file.learner.id,
        place,
        title: record.title,
        key: key.id,
        says,
        files,
        issued,
        state: State::Issued,
    };
    store::credential::add(work, organisation, &credential).await?;
    let forms: Vec<&str> = credential.files.iter().map(|file| file.form.code()).collect();
    let detail = json!({ "mobility": stay.mobility.id, "key": key.public, "forms": forms });
    work.journal("credential.issued", Subject::new("credential", id), detail);
    Ok((id, true))
}

/// Writes every form of a credential and keeps its bytes.
async fn keep_files(
    work: &mut Work,
    record: &Record,
    id: CredentialId,
    secret: &SecretKey,
) -> Result<Vec<File>> {
    let organisation = work.ctx().actor.organisation;
    let seal = work.app().seal.clone();
    let registered = seal.as_ref().and_then(|s| s.certificate()?.organisation_identifier());
    let written = elm::write(record, elm::Version::V3_2, registered.as_deref());
    let elm = written.map_err(unknown)?.to_string();
    let method = did::method(&record.issuer.id, &secret.public());
    let badge = open_badge::write(record, secret, &method)
        .map_err(|_| Error::refused("credential-refused-identifier"))?;
    let sealed = match &seal {
        Some(seal) => Some(
            jades::seal(&elm, seal, record.issued)
                .map_err(|_| Error::Broken("the seal's key does not sign"))?,
        ),
        None => None,
    };
    let pdf = show::pdf(work, record, seal).await?;
    let all = [
        (Form::Elm, Some(elm.into_bytes())),
        (Form::ElmSealed, sealed.map(String::into_bytes)),
        (Form::OpenBadge, Some(badge.to_string().into_bytes())),
        (Form::Pdf, Some(pdf)),
    ];
    let mut files = Vec::new();
    for (form, bytes) in all {
        let Some(bytes) = bytes else { continue };
        let document = SignedDocument {
            hash: hex::encode(Sha256::digest(&bytes)),
            subject: id.0,
            media_type: form.media_type().to_owned(),
            bytes,
        };
        signed_document::add(work, organisation, &document, record.issued).await?;
        files.push(File { form, hash: document.hash });
    }
    Ok(files)
}

fn unknown(unknown: elm::Unknown) -> Error {
    use crate::Refused;
    match unknown {
        elm::Unknown::Country(code) => {
            Refused::new("credential-refused-country").with("code", code).into()
        }
        elm::Unknown::Field(code) => {
            Refused::new("credential-refused-field").with("code", code).into()
        }
    }
}

/// The credential that holds for a stay, where there is one.
pub(super) fn holding(all: Vec<Stored<Credential>>) -> Option<Credential> {
    all.into_iter().map(Stored::into_value).find(|credential| credential.state.holds())
}
