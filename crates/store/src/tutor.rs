//! Home tutors in the database.

use crate::Id;
use crate::record::{codes, record, records_by};
use walz_domain::tutor::Tutor;
use walz_domain::{PersonId, TutorId};

record! {
    "tutor" keeps Tutor by TutorId, in the order of "code" {
        "code" "$5" = |t| t.code.clone();
        "person" "$6" = |t| t.person.0;
        "company" "$7" = |t| t.company.0;
    }
}

codes!("tutor" names TutorId);

records_by! {
    /// The tutor that a person is.
    of_person("person" = Id<PersonId>) of Tutor, in the order of "code" from "tutor"
}
