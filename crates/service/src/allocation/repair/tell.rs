//! Who is told of a move: the learner and the guardians of one under age, the old place, the new one.

use super::basis::Basis;
use crate::{Result, Subject, Work, tell};
use std::collections::BTreeSet;
use walz_domain::allocation::{Cause, Move};
use walz_domain::offer::Offer;
use walz_domain::person::Person;
use walz_domain::{MobilityId, PersonId};
use walz_store::{self as store, Access, Id};
use walz_words::Words;

/// As what somebody is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum As {
    Family,
    /// The learner does not come.
    Left,
    /// The learner comes.
    Gets,
}

/// Everybody who has an address, each once for every reason.
async fn readers(
    db: &mut impl Access,
    basis: &Basis,
    change: &Move,
) -> Result<Vec<(PersonId, As)>> {
    let organisation = basis.organisation;
    let mut found = Vec::new();
    if let Some(applicant) = basis.round.applicant(change.learner) {
        found.push((applicant.learner.person, As::Family));
        let first = basis.offer(change.to).map(|offer| offer.period.first());
        let learner = store::person::find(db, organisation, applicant.learner.person).await?;
        let minor = |person: &Person| first.is_some_and(|day| person.is_minor_on(day));
        if learner.is_some_and(|person| minor(&person)) {
            let guardians =
                store::guardian::of_learner(db, organisation, Id(change.learner)).await?;
            let told = guardians.iter().filter(|guardian| guardian.parental_responsibility);
            found.extend(told.map(|guardian| (guardian.person, As::Family)));
        }
    }
    for (offer, told) in [(change.from, As::Left), (change.to, As::Gets)] {
        let Some(offer) = basis.offer(offer) else { continue };
        found.extend(hosts(db, basis, offer).await?.into_iter().map(|person| (person, told)));
    }
    Ok(found)
}

/// The partner's contact and the mentor.
async fn hosts(db: &mut impl Access, basis: &Basis, offer: &Offer) -> Result<Vec<PersonId>> {
    let host = store::host_company::find(db, basis.organisation, offer.host).await?;
    let mentor = host.and_then(|host| host.mentor);
    let contact = basis.round.partners.get(&offer.partner).and_then(|partner| partner.contact);
    Ok(contact.into_iter().chain(mentor).collect())
}

/// Who would be told, by name.
pub(super) async fn names(
    db: &mut impl Access,
    basis: &Basis,
    change: &Move,
) -> Result<Vec<String>> {
    let (mut names, mut seen) = (Vec::new(), BTreeSet::new());
    for (id, _) in readers(db, basis, change).await? {
        if !seen.insert(id) {
            continue;
        }
        let person = store::person::find(db, basis.organisation, id).await?;
        if let Some(person) = person.filter(|person| person.email.is_some()) {
            names.push(person.name.to_string());
        }
    }
    Ok(names)
}

/// Queues the mails about a stay that moved, or is new.
pub(super) async fn mail(
    work: &mut Work,
    basis: &Basis,
    change: &Move,
    stay: MobilityId,
) -> Result<()> {
    let name = basis.round.applicant(change.learner).map(|a| a.name.clone()).unwrap_or_default();
    let subject = Subject::new("mobility", stay);
    for (person, told) in readers(work, basis, change).await? {
        let Some(reader) = tell::person(work, Some(person)).await? else { continue };
        let about = match (told, change.cause) {
            (As::Family, Cause::NoPlace) => ("mail-place-subject", "mail-place-text"),
            (As::Family, _) => ("mail-place-changed-subject", "mail-place-changed-text"),
            (As::Left, _) => ("mail-place-left-subject", "mail-place-left-text"),
            (As::Gets, _) => ("mail-place-gets-subject", "mail-place-gets-text"),
        };
        let at = if told == As::Left { change.from } else { change.to };
        let offer = basis.offer(at);
        let old = basis.offer(change.from);
        reader.mail(work, subject, about, |said, words: Words| {
            let place = |offer: Option<&Offer>| {
                offer.map(|offer| basis.say(words).place(offer)).unwrap_or_default()
            };
            let days = offer.map(|o| words.date_range(o.period.first(), o.period.last()));
            said.with("name", name.as_str())
                .with("place", place(offer))
                .with("old", place(old))
                .with("period", days.unwrap_or_default())
        })?;
    }
    Ok(())
}
