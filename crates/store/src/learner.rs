//! Learners in the database.

use crate::Id;
use crate::floor::{Access, Result, on};
use crate::record::{codes, record, records_by};
use walz_domain::learner::Learner;
use walz_domain::{HomeCompanyId, LearnerId, OrganisationId, PersonId, TutorId};

record! {
    "learner" keeps Learner by LearnerId, in the order of "code" {
        "code" "$5" = |l| l.code.clone();
        "person" "$6" = |l| l.person.0;
        "trade" "$7" = |l| l.trade.0;
        "company" "$8" = |l| l.company.0;
        "tutor" "$9" = |l| l.tutor.map(|t| t.0);
    }
}

codes!("learner" names LearnerId);

records_by! {
    /// The one with this code.
    by_code("code" = &str) of Learner, in the order of "code" from "learner"
}

records_by! {
    /// The learners of one company.
    of_company("company" = Id<HomeCompanyId>) of Learner, in the order of "code" from "learner"
}

records_by! {
    /// The learners whom one tutor accompanies.
    of_tutor("tutor" = Id<TutorId>) of Learner, in the order of "code" from "learner"
}

/// A learner in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub learner: LearnerId,
    pub name: String,
    person: PersonId,
}

/// The last line of the page before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct After {
    pub name: String,
    pub person: PersonId,
}

impl Listed {
    /// Where the page after the one that ends with this line goes on.
    pub fn after(&self) -> After {
        After { name: self.name.clone(), person: self.person }
    }
}

const PAGE: &str = "
    SELECT l.id, p.name, p.id
      FROM person p
      JOIN learner l ON l.organisation = p.organisation AND l.person = p.id
     WHERE p.organisation = $1 AND (p.name, p.id) > ($2, $3)
     ORDER BY p.name, p.id
     LIMIT $4";

/// Learners by name, at most `most`, from a line on.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn page(
    db: &mut impl Access,
    organisation: OrganisationId,
    after: Option<&After>,
    most: u32,
) -> Result<Vec<Listed>> {
    let (name, person) = after.map_or(("", uuid::Uuid::nil()), |a| (a.name.as_str(), a.person.0));
    let rows: Vec<(Id<LearnerId>, String, Id<PersonId>)> = on!(db, c => sqlx::query_as(PAGE)
        .bind(organisation.0).bind(name).bind(person).bind(i64::from(most)).fetch_all(c).await)?;
    Ok(rows
        .into_iter()
        .map(|(learner, name, person)| Listed { learner: learner.0, name, person: person.0 })
        .collect())
}
