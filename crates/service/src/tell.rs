//! Telling people by mail: who is to be told, and in which language. The words are the callers'.
//!
//! A mail about a learner names the learner, what is to be done, and where; it never tells about health or about what
//! happened. That is read behind a sign-in, where reading is journalled.

use crate::{Mail, Result, Subject, Work};
use walz_domain::PersonId;
use walz_domain::person::Person;
use walz_policy::RoleKind;
use walz_store as store;
use walz_words::{Language, Said, Words};

/// Somebody who can be written to.
#[derive(Clone, Debug)]
pub(crate) struct Reader {
    /// In full, for the address.
    name: String,
    /// After hello.
    short: String,
    email: String,
    pub(crate) words: Words,
}

impl Reader {
    fn of(person: &Person) -> Option<Self> {
        let code = person.language.as_ref().map(|language| language.code());
        Some(Self {
            name: person.name.to_string(),
            short: person.short_name().to_owned(),
            email: person.email.as_ref()?.to_string(),
            words: Words::of(Language::choose(code, code, Language::default())),
        })
    }

    /// Queues a mail in the reader's language. `fill` gives the message its values; the reader's own name is there as
    /// `reader`.
    pub(crate) fn mail(
        &self,
        work: &mut Work,
        about: Subject,
        (subject, text): (&'static str, &'static str),
        fill: impl Fn(Said, Words) -> Said,
    ) -> Result<()> {
        let say = |key: &str| {
            fill(self.words.t(key), self.words).with("reader", self.short.as_str()).to_string()
        };
        work.mail(Mail {
            organisation: work.ctx().actor.organisation,
            to_name: self.name.clone(),
            to_address: self.email.clone(),
            subject: say(subject),
            text: say(text),
            about: Some(about),
        })?;
        Ok(())
    }
}

/// A person, if there is an address to write to.
pub(crate) async fn person(work: &mut Work, id: Option<PersonId>) -> Result<Option<Reader>> {
    let organisation = work.ctx().actor.organisation;
    let Some(id) = id else { return Ok(None) };
    let person = store::person::find(work, organisation, id).await?;
    Ok(person.and_then(|person| Reader::of(&person)))
}

/// Everybody who runs cases.
pub(crate) async fn office(work: &mut Work) -> Result<Vec<Reader>> {
    with_roles(work, &[RoleKind::Coordinator]).await
}

/// Everybody who runs cases or answers for the safety of learners.
pub(crate) async fn guards(work: &mut Work) -> Result<Vec<Reader>> {
    with_roles(work, &[RoleKind::Safeguarding, RoleKind::Coordinator]).await
}

/// Who has several of the roles is written to once.
async fn with_roles(work: &mut Work, roles: &[RoleKind]) -> Result<Vec<Reader>> {
    let (organisation, now) = (work.ctx().actor.organisation, work.ctx().now);
    let mut readers: Vec<Reader> = Vec::new();
    for role in roles {
        for member in store::membership::of_role(work, organisation, *role, now).await? {
            let reader = match person(work, member.person).await? {
                Some(reader) => Some(reader),
                None => account(work, member.account).await?,
            };
            let known = |reader: &Reader| readers.iter().any(|r| r.email == reader.email);
            if let Some(reader) = reader.filter(|reader| !known(reader)) {
                readers.push(reader);
            }
        }
    }
    Ok(readers)
}

/// The address that somebody signs in with, where the organisation knows no other.
async fn account(work: &mut Work, id: Option<walz_domain::AccountId>) -> Result<Option<Reader>> {
    let Some(id) = id else { return Ok(None) };
    let account = store::account::find(work, id).await?;
    Ok(account.map(|account| Reader {
        name: account.email.clone(),
        short: account.email.clone(),
        words: Words::of(Language::from_code(&account.language).unwrap_or_default()),
        email: account.email,
    }))
}
