//! What a draft has besides its main text: the programme, the week, a second host, further signers, a second language.

use crate::case::{CaseFile, StayFile};
use crate::{Error, Fault, Result, Work};
use serde::{Deserialize, Serialize};
use walz_domain::agreement::{Contact, Content, SecondHost, SecondLanguage, Task, Timetable};
use walz_domain::host_company::HostCompany;
use walz_domain::language::Language;
use walz_domain::person::Person;
use walz_domain::signing::{Party, Signer};
use walz_domain::window::Period;
use walz_domain::{HostCompanyId, PersonId};
use walz_store::{self as store, Access, Id, Stored};

/// More than a stay has weeks.
const MOST_TASKS: usize = 60;
/// The longest of the texts, in characters.
const LONGEST_TEXT: usize = 4_000;

/// The annexes as the office writes them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Annexes {
    pub programme: Vec<Task>,
    pub timetable: Timetable,
    pub second_host: Option<Sharing>,
    /// The second host's mentor signs anyway, and is not among them.
    pub signers: Vec<Named>,
    pub second_language: Option<SecondLanguage>,
}

/// Which company takes over a part of the stay, and how much of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sharing {
    pub host: HostCompanyId,
    pub mentor: Contact,
    /// In percent.
    pub share: u8,
    pub period: Option<Period>,
}

/// Who signs for a further party.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Named {
    pub party: Party,
    pub contact: Contact,
}

impl Annexes {
    /// Those that a draft has.
    pub fn of(content: &Content) -> Self {
        let second_host = content.second_host.as_ref().map(|second| Sharing {
            host: second.host,
            mentor: second.mentor.clone(),
            share: second.share,
            period: second.period,
        });
        let named = content.signers.iter().filter(|signer| signer.party != Party::SecondHost);
        let contact = |signer: &Signer| Contact {
            name: signer.name.clone(),
            role: signer.role.clone(),
            email: signer.email.clone(),
            phone: signer.phone.clone(),
        };
        Self {
            programme: content.programme.clone(),
            timetable: content.timetable.clone(),
            second_host,
            signers: named.map(|s| Named { party: s.party, contact: contact(s) }).collect(),
            second_language: content.second_language.clone(),
        }
    }

    /// What cannot be kept at all; what does not hold together keeps a draft from being offered.
    pub(super) fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.programme.len() > MOST_TASKS {
            faults.push(
                Fault::new("programme", "agreement-too-many-tasks").with("most", MOST_TASKS as i64),
            );
        }
        let tasks = self.programme.iter().enumerate();
        let tasks = tasks.map(|(row, task)| (format!("task-text-{row}"), &task.text));
        let second = self.second_language.iter().flat_map(|second| {
            [
                ("second-goal".to_owned(), &second.learning_goal),
                ("second-monitoring".to_owned(), &second.monitoring),
                ("second-recognition".to_owned(), &second.recognition),
            ]
        });
        let long = tasks.chain(second).filter(|(_, text)| text.chars().count() > LONGEST_TEXT);
        faults.extend(long.map(|(field, _)| {
            Fault::new(field, "agreement-text-too-long").with("most", LONGEST_TEXT as i64)
        }));
        faults
    }
}

/// Companies of the same partner that could take over a part of the stay.
pub(super) async fn possible_second_hosts(
    db: &mut impl Access,
    file: &CaseFile,
) -> Result<Vec<HostCompany>> {
    let Some(stay) = &file.stay else { return Ok(Vec::new()) };
    let all = store::host_company::of_partner(db, file.organisation, Id(stay.partner.id)).await?;
    let others = all.into_iter().map(Stored::into_value);
    Ok(others.filter(|host| host.active && host.id != stay.host.id).collect())
}

/// Writes the annexes into a draft, and keeps the people whom it names.
pub(super) async fn put(
    work: &mut Work,
    file: &CaseFile,
    content: &mut Content,
    annexes: &Annexes,
) -> Result<()> {
    let stay = file.stay.as_ref().ok_or(Error::NotFound)?;
    content.programme = annexes.programme.clone();
    content.programme.sort_by_key(|task| task.weeks);
    content.timetable = annexes.timetable.clone();
    content.second_language = annexes.second_language.clone();
    content.second_host = match &annexes.second_host {
        Some(sharing) => Some(second_host(work, file, sharing).await?),
        None => None,
    };
    let second = content.second_host.as_ref();
    let second =
        second.map(|second| Named { party: Party::SecondHost, contact: second.mentor.clone() });
    let mut signers = Vec::new();
    for named in annexes.signers.iter().chain(second.as_ref()) {
        let before = content.signers.iter().find(|before| before.party == named.party);
        signers.push(signer(work, file, stay, content, before, named).await?);
    }
    content.signers = signers;
    Ok(())
}

async fn second_host(work: &mut Work, file: &CaseFile, sharing: &Sharing) -> Result<SecondHost> {
    let possible = possible_second_hosts(work, file).await?;
    let host = possible.into_iter().find(|host| host.id == sharing.host);
    let host = host.ok_or_else(|| Error::invalid("second-host", "agreement-second-host-unfit"))?;
    Ok(SecondHost {
        host: host.id,
        organisation: host.name.to_string(),
        city: host.city.clone(),
        mentor: sharing.mentor.clone(),
        share: sharing.share,
        period: sharing.period,
    })
}

/// The language to write to somebody in of whom only the name is known: as to others on their side.
async fn language(
    work: &mut Work,
    file: &CaseFile,
    stay: &StayFile,
    party: Party,
) -> Result<Option<Language>> {
    let like = match party {
        Party::HomeCompany => return Ok(file.person.language),
        Party::Intermediary => stay.partner.contact,
        _ => stay.host.mentor,
    };
    let Some(like) = like else { return Ok(None) };
    let like = store::person::find(work, file.organisation, like).await?;
    Ok(like.and_then(|person| person.language))
}

/// Who was named before stays the same person; whoever else is named gets a record, so that they can be written to.
async fn signer(
    work: &mut Work,
    file: &CaseFile,
    stay: &StayFile,
    content: &Content,
    before: Option<&Signer>,
    Named { party, contact }: &Named,
) -> Result<Signer> {
    let organisation = match party {
        Party::HomeCompany => file.company.name.to_string(),
        Party::Intermediary => stay.partner.name.to_string(),
        Party::SecondHost => {
            content.second_host.as_ref().map(|s| s.organisation.clone()).unwrap_or_default()
        }
        Party::SecondSigner => content.hosting.organisation.clone(),
        Party::Learner | Party::Guardian(_) | Party::Sender | Party::Host => {
            return Err(Error::invalid("signers", "agreement-signer-unfit"));
        }
    };
    let same = |signer: &&Signer| signer.name == contact.name && signer.email == contact.email;
    let person: PersonId = match before.filter(same) {
        Some(before) => before.person,
        None => {
            let new = Person {
                id: work.ctx().id(),
                name: contact.name.clone(),
                call_me: None,
                email: contact.email.clone(),
                phone: contact.phone.clone(),
                language: language(work, file, stay, *party).await?,
                born: None,
            };
            store::person::add(work, file.organisation, &new).await?;
            new.id
        }
    };
    Ok(Signer {
        party: *party,
        person,
        organisation,
        name: contact.name.clone(),
        role: contact.role.clone(),
        email: contact.email.clone(),
        phone: contact.phone.clone(),
    })
}
