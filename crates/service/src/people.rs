//! The people around a stay: whom to call.

use crate::Result;
use crate::case::{CaseFile, StayFile};
use walz_domain::person::{Email, Name, Phone};
use walz_domain::{OrganisationId, PersonId};
use walz_store::{self as store, Access};

/// Somebody who can be called about a learner.
#[derive(Clone, Debug, PartialEq)]
pub struct Contact {
    pub who: Who,
    pub name: Name,
    pub phone: Option<Phone>,
    pub email: Option<Email>,
    pub person: Option<PersonId>,
}

/// As what somebody has to do with a learner, in the order in which one calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    Learner,
    /// At work.
    Mentor,
    /// Around the learner, in the other country.
    Partner,
    Guardian,
    /// From the emergency sheet.
    Emergency,
    /// From the home company.
    Tutor,
    /// The office's number that answers around the clock.
    Duty,
}

impl Who {
    /// The key of the word for it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Learner => "learner",
            Self::Mentor => "mentor",
            Self::Partner => "partner",
            Self::Guardian => "guardian",
            Self::Emergency => "emergency",
            Self::Tutor => "tutor",
            Self::Duty => "duty",
        }
    }
}

/// Everybody around a stay, in the order of [`Who`].
///
/// # Errors
/// [`crate::Error::Store`] where the database fails.
pub(crate) async fn contacts(
    db: &mut impl Access,
    file: &CaseFile,
    stay: &StayFile,
) -> Result<Vec<Contact>> {
    let organisation = file.organisation;
    let own = &file.person;
    let mut all = vec![Contact {
        who: Who::Learner,
        name: own.name.clone(),
        phone: own.phone.clone(),
        email: own.email.clone(),
        person: Some(own.id),
    }];
    for mentor in stay.host.mentor.into_iter().chain(stay.named_second_mentor()) {
        all.extend(of(db, organisation, Who::Mentor, Some(mentor)).await?);
    }
    all.extend(of(db, organisation, Who::Partner, stay.partner.contact).await?);
    for guardian in &file.guardians {
        all.extend(of(db, organisation, Who::Guardian, Some(guardian.person)).await?);
    }
    let sheet = store::emergency_sheet::find(db, organisation, file.learner.id).await?;
    all.extend(sheet.into_iter().flat_map(|sheet| sheet.contacts).map(|contact| Contact {
        who: Who::Emergency,
        name: contact.name,
        phone: Some(contact.phone),
        email: None,
        person: None,
    }));
    if let Some(tutor) = file.learner.tutor {
        let tutor = store::tutor::find(db, organisation, tutor).await?;
        all.extend(of(db, organisation, Who::Tutor, tutor.map(|tutor| tutor.person)).await?);
    }
    let office = store::organisation::find(db, organisation).await?;
    all.extend(office.map(|office| Contact {
        who: Who::Duty,
        name: office.name.clone(),
        phone: office.duty_phone.clone(),
        email: None,
        person: None,
    }));
    Ok(all)
}

async fn of(
    db: &mut impl Access,
    organisation: OrganisationId,
    who: Who,
    person: Option<PersonId>,
) -> Result<Option<Contact>> {
    let Some(id) = person else { return Ok(None) };
    let person = store::person::find(db, organisation, id).await?;
    Ok(person.map(|person| Contact {
        who,
        name: person.name.clone(),
        phone: person.phone.clone(),
        email: person.email.clone(),
        person: Some(id),
    }))
}

/// The name of somebody, where they are known.
pub(crate) async fn name(
    db: &mut impl Access,
    organisation: OrganisationId,
    person: Option<PersonId>,
) -> Result<Option<Name>> {
    let Some(person) = person else { return Ok(None) };
    Ok(store::person::find(db, organisation, person).await?.map(|person| person.name.clone()))
}
