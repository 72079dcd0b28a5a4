//! Signatures that come back as a file: a scan of the paper that somebody signed by hand, or the PDF into which a signing
//! service outside of this program has put a signature. Somebody of the office looks at it, and only then it counts.
//!
//! A signing service appends to a PDF and changes nothing of what is there. So what comes back from one has to begin with
//! the very bytes that were sent out; that nothing was changed needs no eye.

use super::decline::reason_of;
use super::post::{self, Letter};
use super::sign::settle;
use super::{Signed, Text, Via, may, must_run, party, refusal};
use crate::case::{self, CaseFile};
use crate::{App, Context, Error, Fault, Result, Subject, Work, begin, day_in};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use walz_domain::media::Kind;
use walz_domain::person::Name;
use walz_domain::signing::{self as domain, Method, Party, Scan, Service};
use walz_store as store;
use walz_store::signed_document::{self, SignedDocument};

/// The largest scan, in bytes.
pub const LARGEST: usize = 8_000_000;

/// What is handed in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Handed {
    /// The number of the version that was printed.
    pub number: u32,
    /// For whom the office hands it in; a party hands in its own.
    pub party: Option<Party>,
    /// The name under the signature.
    pub name: Name,
    /// The day beside it.
    pub on: Date,
    /// The signing service, where it was not signed by hand.
    pub service: Option<Service>,
}

/// Keeps a scan of the signed paper until somebody of the office has looked at it.
///
/// # Errors
/// [`Error::NotFound`] where there is no such text, or it is not the actor's to sign and they do not run the case;
/// [`Error::Invalid`] for a file that is no scan or a day that cannot be; [`Error::Refused`] where the party has signed, or
/// the text takes no signature now.
pub async fn hand_in<T: Text>(
    app: &App,
    ctx: &Context,
    id: T::Id,
    handed: &Handed,
    bytes: &[u8],
    via: Via<'_>,
) -> Result<()> {
    let hash = hex::encode(Sha256::digest(bytes));
    let mut work = begin!(app, ctx, T::KIND.verbs.hand_in, &(id, handed, &hash));
    let mut text = T::hold(&mut work, id).await?.ok_or(Error::NotFound)?;
    let file = CaseFile::of_mobility(&mut work, ctx.actor.organisation, text.mobility()).await?;
    let today = crate::today(&mut work).await?;
    let reads = may(&ctx.actor, &file, &*text, today)?;
    let party = reads.hands_in_for(handed.party).ok_or(Error::NotFound)?;
    if handed.number != text.number() {
        return Err(refusal(domain::Refused::OtherText));
    }
    let zone = store::organisation::find(&mut work, file.organisation).await?;
    let zone = zone.map(|own| own.time_zone.clone()).unwrap_or_default();
    let offered = text.state().document().map(|document| day_in(&zone, document.offered));
    let kind = fit(handed, bytes, offered, today)?;
    if handed.service.is_some() {
        let frozen = text.state().document().map(|document| document.hash.clone());
        let frozen = frozen.unwrap_or_default();
        let frozen =
            signed_document::find(&mut work, file.organisation, &frozen, id.into()).await?;
        if !frozen.is_some_and(|frozen| is_signed_copy(bytes, &frozen.bytes)) {
            return Err(Error::invalid("scan", "signing-service-other-file"));
        }
    }
    let scan = Scan {
        hash: hash.clone(),
        name: handed.name.clone(),
        on: handed.on,
        handed_in: ctx.now,
        service: handed.service.clone(),
    };
    let state = text.state().clone().hand_in(party, scan).map_err(refusal)?;
    text.set_state(state);
    T::update(&mut work, &text).await?;
    let media_type = kind.media_type().to_owned();
    let kept = SignedDocument {
        hash: hash.clone(),
        subject: id.into(),
        media_type,
        bytes: bytes.to_vec(),
    };
    signed_document::add(&mut work, file.organisation, &kept, ctx.now).await?;
    let detail = json!({
        "party": party, "number": handed.number, "scan": hash, "method": via.method(),
    });
    work.journal(T::KIND.acts.handed_in, Subject::new(T::KIND.noun, id), detail);
    case::refresh(&mut work, file.call.id, file.learner.id).await?;
    work.commit(()).await
}

/// Whether the file is the text as it was sent out with a signature behind it, and nothing else in front.
fn is_signed_copy(bytes: &[u8], sent: &[u8]) -> bool {
    let Some(appended) = bytes.strip_prefix(sent) else { return false };
    let holds = |part: &[u8]| appended.windows(part.len()).any(|window| window == part);
    holds(b"/ByteRange") && holds(b"/Contents")
}

/// What the file is, if all is as it can be.
fn fit(handed: &Handed, bytes: &[u8], offered: Option<Date>, today: Date) -> Result<Kind> {
    let kind = Kind::of(bytes).filter(|kind| kind.is_scan());
    let mut faults = Vec::new();
    if kind.is_none() {
        faults.push(Fault::new("scan", "signing-scan-unfit"));
    }
    let named = |service: &Service| (1..=100).contains(&service.name.trim().chars().count());
    if !handed.service.as_ref().is_none_or(named) {
        faults.push(Fault::new("service", "signing-service-unfit"));
    }
    if bytes.len() > LARGEST {
        faults.push(Fault::new("scan", "signing-scan-too-large"));
    }
    if handed.on > today || offered.is_some_and(|offered| handed.on < offered) {
        faults.push(Fault::new("on", "signing-scan-day-unfit"));
    }
    match kind {
        Some(kind) if faults.is_empty() => Ok(kind),
        _ => Err(Error::Invalid(faults)),
    }
}

/// Which scan somebody has looked at.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Look {
    pub party: Party,
    /// SHA-256 of the scan, in hexadecimal.
    pub scan: String,
}

/// The scan shows the signed text: from now on it is a signature as any other.
///
/// # Errors
/// [`Error::NotFound`] where there is no such text or the actor does not run the case; [`Error::Refused`] where another
/// scan has come since, the party has signed otherwise, or the text takes no signature now.
pub async fn accept<T: Text>(app: &App, ctx: &Context, id: T::Id, look: &Look) -> Result<Signed> {
    let mut work = begin!(app, ctx, T::KIND.verbs.check, &(id, look));
    let mut text = T::hold(&mut work, id).await?.ok_or(Error::NotFound)?;
    let file = CaseFile::of_mobility(&mut work, ctx.actor.organisation, text.mobility()).await?;
    let today = crate::today(&mut work).await?;
    must_run(&ctx.actor, &file, &*text, today)?;
    let by = checker(&mut work, &file).await?;
    let state = text.state().clone().accept(look.party, &look.scan, by, ctx.now);
    let state = state.map_err(refusal)?;
    let signed = settle(&mut work, &file, &mut text, (look.party, state), today).await?;
    case::refresh(&mut work, file.call.id, file.learner.id).await?;
    work.commit(signed).await
}

/// Who looks at scans is named on the page of proof; the worker and the demo stand for the office.
async fn checker(work: &mut Work, file: &CaseFile) -> Result<Name> {
    if let Some(person) = work.ctx().actor.person
        && let Some(person) = store::person::find(work, file.organisation, person).await?
    {
        return Ok(person.name.clone());
    }
    let own = store::organisation::find(work, file.organisation).await?.ok_or(Error::NotFound)?;
    Ok(own.name.clone())
}

/// The scan is not the signed text; the party is told why, and how to go on.
///
/// # Errors
/// As [`accept`]; [`Error::Invalid`] without a reason.
pub async fn reject<T: Text>(
    app: &App,
    ctx: &Context,
    id: T::Id,
    look: &Look,
    reason: &str,
) -> Result<()> {
    let reason = reason_of(reason)?;
    let mut work = begin!(app, ctx, T::KIND.verbs.check, &(id, look, reason));
    let mut text = T::hold(&mut work, id).await?.ok_or(Error::NotFound)?;
    let file = CaseFile::of_mobility(&mut work, ctx.actor.organisation, text.mobility()).await?;
    let today = crate::today(&mut work).await?;
    must_run(&ctx.actor, &file, &*text, today)?;
    let state = text.state().clone().reject(look.party, &look.scan).map_err(refusal)?;
    text.set_state(state);
    T::update(&mut work, &text).await?;
    if let Some(to) = party::recipient_for(&mut work, &file, &*text, look.party).await? {
        let letter = Letter::ScanRejected { reason };
        post::queue(&mut work, &file, &*text, &to, letter, today).await?;
    }
    let detail = json!({
        "party": look.party, "number": text.number(), "scan": look.scan, "reason": reason,
    });
    work.journal(T::KIND.acts.scan_rejected, Subject::new(T::KIND.noun, id), detail);
    case::refresh(&mut work, file.call.id, file.learner.id).await?;
    work.commit(()).await
}

/// The scan of a party, one that waits or one that was found right: its kind and its bytes. Without a party, the actor's
/// own.
///
/// # Errors
/// [`Error::NotFound`] where there is no such text, or the actor neither runs the case nor stands for that party;
/// [`Error::Refused`] where there is no scan.
pub async fn scan<T: Text>(
    app: &App,
    ctx: &Context,
    id: T::Id,
    party: Option<Party>,
) -> Result<(Kind, Vec<u8>)> {
    let organisation = ctx.actor.organisation;
    let mut db = app.store.read().await?;
    let text = T::find(&mut db, organisation, id).await?.ok_or(Error::NotFound)?;
    let file = CaseFile::of_mobility(&mut db, organisation, text.mobility()).await?;
    let today = crate::day_of(&mut db, organisation, ctx.now).await?;
    let reads = may(&ctx.actor, &file, &*text, today)?;
    let party = party.or(reads.party).ok_or(Error::NotFound)?;
    if !reads.sees_paper_of(party) {
        return Err(Error::NotFound);
    }
    let waits = text.state().underway().and_then(|underway| underway.scans.get(&party));
    let counts = text.state().signatures().and_then(|signed| match &signed.get(&party)?.method {
        Method::Paper { scan: file, .. } | Method::Service { file, .. } => Some(file),
        Method::PersonalLink | Method::Account => None,
    });
    let hash = waits.map(|scan| &scan.hash).or(counts);
    let hash = hash.ok_or_else(|| refusal(domain::Refused::NoScan))?;
    let kept = signed_document::find(&mut db, organisation, hash, id.into()).await?;
    let kept = kept.ok_or(Error::Broken("the bytes of a scan are not there"))?;
    let kind = Kind::of(&kept.bytes).ok_or(Error::Broken("a scan is no file of its kind"))?;
    Ok((kind, kept.bytes))
}
