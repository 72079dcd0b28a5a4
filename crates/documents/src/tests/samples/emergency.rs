//! An emergency sheet.

use super::contact;
use uuid::Uuid;
use walz_documents::emergency_sheet::Sheet;
use walz_domain::LearnerId;
use walz_domain::agreement::{Contact, Content};
use walz_domain::emergency_sheet::{EmergencyContact, EmergencySheet};

pub(crate) fn emergency() -> (EmergencySheet, Vec<Contact>, Vec<String>) {
    let sheet = EmergencySheet {
        learner: LearnerId(Uuid::from_u128(4)),
        contacts: vec![
            EmergencyContact {
                name: "Sara Hovland".parse().expect("a name"),
                relation: "mother".to_owned(),
                phone: "+47 000 00 001".parse().expect("a number"),
                language: "nb".parse().ok(),
            },
            EmergencyContact {
                name: "Nils Hovland".parse().expect("a name"),
                relation: "grandfather".to_owned(),
                phone: "+47 000 00 002".parse().expect("a number"),
                language: None,
            },
        ],
        languages: ["nb", "en", "da"].map(|l| l.parse().expect("a language")).to_vec(),
        confirmed: "2027-08-01T10:00:00Z".parse().expect("a moment"),
    };
    let spot = vec![contact("Jens Thomsen", "Mentor"), contact("Camilla Thomsen", "Partner")];
    let insurance = ["Travel: Gjensidige, policy 123456-7", "Europe: health card seen on 1 June"];
    (sheet, spot, insurance.map(str::to_owned).to_vec())
}

pub(crate) fn sheet<'a>(
    content: &'a Content,
    own: &'a EmergencySheet,
    on_the_spot: &'a [Contact],
    insurance: &'a [String],
) -> Sheet<'a> {
    Sheet {
        learner: &content.participant.name,
        born: content.participant.born,
        period: content.period,
        city: &content.city,
        country: content.country,
        office: &content.sending.organisation,
        duty_phone: content.sending.emergency.phone.as_ref(),
        workplace: "Vollsmose timber-frame contractor\nVollsmose Allé 10, Odense",
        housing: "Host family Kjærgaard\nSkibhusvej 41, Odense",
        on_the_spot,
        insurance,
        own,
    }
}
