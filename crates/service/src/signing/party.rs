//! Parties and the people behind them: who is written to for each.

use super::Text;
use crate::case::CaseFile;
use crate::{Result, Work};
use jiff::civil::Date;
use std::collections::BTreeSet;
use walz_domain::person::{Email, Person};
use walz_domain::signing::{Party, Signable, Signer};
use walz_domain::{OrganisationId, PersonId};
use walz_policy::Role;
use walz_store::{self as store, Access};
use walz_words::Language;

/// Who is written to for a party, and as what they act.
#[derive(Clone, Debug)]
pub struct Post {
    pub party: Party,
    pub person: Person,
    pub email: Email,
    pub role: Role,
    /// Whether they sign in with an account of their own; others get a personal link.
    pub account: bool,
}

impl Post {
    /// The language to write to them in.
    pub fn language(&self) -> Language {
        language_of(&self.person)
    }
}

/// The language of the words that come nearest to a person's own.
pub(crate) fn language_of(person: &Person) -> Language {
    let code = person.language.as_ref().map(|language| language.code());
    Language::choose(code, code, Language::default())
}

/// The parties of a text of this case: the learner, every guardian who must sign for a learner under age at the start,
/// the sender, the host where the text is his business too, and whom the text names besides.
pub(crate) fn parties(
    file: &CaseFile,
    host: bool,
    signers: &[Signer],
    today: Date,
) -> BTreeSet<Party> {
    let guardians = file.guardians.iter().filter(|g| g.must_sign).map(|g| Party::Guardian(g.id));
    let guardians = guardians.filter(|_| file.is_minor(today));
    let host = host.then_some(Party::Host);
    let further = signers.iter().map(|signer| signer.party);
    [Party::Learner, Party::Sender]
        .into_iter()
        .chain(guardians)
        .chain(host)
        .chain(further)
        .collect()
}

/// Who is written to for a party; `None` for the sender, whose work stands on the board, and where there is no address.
///
/// For the host that is the mentor, or the partner's contact where the mentor has no address; for a further party the one
/// of these `signers` who is named for it.
///
/// # Errors
/// [`crate::Error::Store`] where the database fails.
pub async fn recipient_of(
    work: &mut Work,
    file: &CaseFile,
    signers: &[Signer],
    party: Party,
) -> Result<Option<Post>> {
    let stay = file.stay.as_ref();
    let guardian = |id| file.guardians.iter().find(|g| g.id == id).map(|g| g.person);
    let candidates: Vec<(Option<PersonId>, Role)> = match party {
        Party::Learner => vec![(Some(file.learner.person), Role::Learner(file.learner.id))],
        Party::Guardian(id) => vec![(guardian(id), Role::Guardian(id))],
        Party::Sender => Vec::new(),
        Party::Host => stay
            .map(|stay| {
                vec![
                    (stay.host.mentor, Role::Mentor(stay.host.id)),
                    (stay.partner.contact, Role::Partner(stay.partner.id)),
                ]
            })
            .unwrap_or_default(),
        Party::SecondSigner | Party::SecondHost | Party::HomeCompany | Party::Intermediary => {
            let named = signers.iter().filter(|signer| signer.party == party);
            named.map(|signer| (Some(signer.person), Role::Signer(signer.person))).collect()
        }
    };
    for (person, role) in candidates {
        let Some(person) = person else { continue };
        if let Some(post) = post(work, file.organisation, party, person, role).await? {
            return Ok(Some(post));
        }
    }
    Ok(None)
}

/// As [`recipient_of`], but for somebody else who was named to sign this text.
pub(super) async fn recipient_for<T: Text>(
    work: &mut Work,
    file: &CaseFile,
    text: &T,
    party: Party,
) -> Result<Option<Post>> {
    let named = text.state().underway().and_then(|underway| underway.delegates.get(&party));
    match (named, &file.stay) {
        (Some(delegate), Some(stay)) => {
            let role = Role::Mentor(stay.host.id);
            post(work, file.organisation, party, delegate.person, role).await
        }
        _ => recipient_of(work, file, text.content().signers(), party).await,
    }
}

async fn post(
    work: &mut Work,
    organisation: OrganisationId,
    party: Party,
    person: PersonId,
    role: Role,
) -> Result<Option<Post>> {
    let Some(person) = store::person::find(work, organisation, person).await? else {
        return Ok(None);
    };
    let person = person.into_value();
    let Some(email) = person.email.clone() else { return Ok(None) };
    let account = has_account(work, organisation, person.id, role).await?;
    Ok(Some(Post { party, person, email, role, account }))
}

async fn has_account(
    work: &mut Work,
    organisation: OrganisationId,
    person: PersonId,
    role: Role,
) -> Result<bool> {
    let now = work.ctx().now;
    let memberships = store::membership::of_person(work, organisation, person, now).await?;
    Ok(memberships.iter().any(|m| m.account.is_some() && m.role == role))
}

/// The names of the people behind the parties, for pages that say who has signed and who has not.
pub(crate) async fn names(
    db: &mut impl Access,
    file: &CaseFile,
    signers: &[Signer],
    parties: impl IntoIterator<Item = Party>,
) -> Result<Vec<(Party, String)>> {
    let mut names = Vec::new();
    for party in parties {
        let name = match party {
            Party::Learner => file.person.name.to_string(),
            Party::Guardian(id) => {
                let person = file.guardians.iter().find(|g| g.id == id).map(|g| g.person);
                match person {
                    Some(person) => person_name(db, file.organisation, person).await?,
                    None => String::new(),
                }
            }
            Party::Sender => {
                let organisation = store::organisation::find(db, file.organisation).await?;
                organisation.map(|o| o.name.to_string()).unwrap_or_default()
            }
            Party::Host => file.stay.as_ref().map(|s| s.host.name.to_string()).unwrap_or_default(),
            Party::SecondSigner | Party::SecondHost | Party::HomeCompany | Party::Intermediary => {
                let named = signers.iter().find(|signer| signer.party == party);
                named.map(|s| format!("{}, {}", s.name, s.organisation)).unwrap_or_default()
            }
        };
        names.push((party, name));
    }
    Ok(names)
}

async fn person_name(
    db: &mut impl Access,
    organisation: OrganisationId,
    person: PersonId,
) -> Result<String> {
    let person = store::person::find(db, organisation, person).await?;
    Ok(person.map(|p| p.name.to_string()).unwrap_or_default())
}

/// The language of a paper: the one that everybody who signs it reads, English where there is none.
pub(crate) async fn party_language(
    db: &mut impl Access,
    file: &CaseFile,
    asks_host: bool,
) -> Result<Language> {
    let own = language_of(&file.person);
    let Some(stay) = file.stay.as_ref().filter(|_| asks_host) else { return Ok(own) };
    let host = match stay.host.mentor.or(stay.partner.contact) {
        Some(person) => store::person::find(db, file.organisation, person).await?,
        None => None,
    };
    let host = host.map_or(Language::default(), |person| language_of(&person));
    Ok(if host == own { own } else { Language::default() })
}
