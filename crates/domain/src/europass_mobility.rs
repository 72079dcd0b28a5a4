//! Europass Mobility: the document on a stay and its outcomes, before the stay as what was agreed, after it as what came
//! of it. What is kept of it is its number and when it was issued; everything else it says stands in the record of the stay.

use crate::esco::{Collection, Reuse, Term};
use crate::{EuropassMobilityId, MobilityId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The number under which a stay has its document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EuropassMobility {
    pub id: EuropassMobilityId,
    pub mobility: MobilityId,
    /// As the office counts: `EM01`.
    pub number: String,
    pub given: Timestamp,
    /// When it was first made with what came of the stay; before the stay it tells what is agreed.
    pub issued: Option<Timestamp>,
}

impl EuropassMobility {
    /// When it was issued, for a stay that ended on `home`. A number that was given after the end was given to the document
    /// with what came of the stay. `day` is the civil day of a moment.
    pub fn issued_on(&self, home: Date, day: impl Fn(Timestamp) -> Date) -> Option<Date> {
        Some(day(self.given)).filter(|given| *given >= home).or(self.issued.map(day))
    }
}

/// How the numbers begin.
pub const NUMBER_PREFIX: &str = "EM";

crate::code::codes! {
    /// The headings of section 5a, under which skills stand.
    Heading {
        Job = "job",
        Language = "language",
        Computer = "computer",
        Organisational = "organisational",
        Other = "other",
    }
}

impl Heading {
    /// Where a skill of the European classification belongs.
    pub fn of(term: &Term) -> Self {
        let within = |collection| term.collections.contains(&collection);
        if within(Collection::Language) {
            Self::Language
        } else if within(Collection::Digital) || within(Collection::DigComp) {
            Self::Computer
        } else if within(Collection::Transversal) || term.reuse == Some(Reuse::Transversal) {
            Self::Other
        } else {
            Self::Job
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::esco::Kind;

    #[test]
    fn a_number_from_before_the_end_does_not_issue_the_document() {
        let at = |text: &str| text.parse::<Timestamp>().expect("a moment");
        let day = |moment: Timestamp| moment.to_zoned(jiff::tz::TimeZone::UTC).date();
        let home = jiff::civil::date(2027, 3, 14);
        let document = |given, issued: Option<&str>| EuropassMobility {
            id: EuropassMobilityId(uuid::Uuid::nil()),
            mobility: MobilityId(uuid::Uuid::nil()),
            number: "EM01".to_owned(),
            given: at(given),
            issued: issued.map(at),
        };
        let on = |given, issued| document(given, issued).issued_on(home, day);
        assert_eq!(on("2027-03-01T08:00:00Z", None), None);
        let later = on("2027-03-01T08:00:00Z", Some("2027-03-20T08:00:00Z"));
        assert_eq!(later, Some(jiff::civil::date(2027, 3, 20)));
        // As it was kept before the issuing was.
        assert_eq!(on("2027-03-16T08:00:00Z", None), Some(jiff::civil::date(2027, 3, 16)));
    }

    #[test]
    fn skills_stand_under_the_heading_of_their_collection() {
        let term = |collections: &[Collection], reuse| Term {
            uri: "http://data.europa.eu/esco/skill/a".parse().expect("an address"),
            kind: Kind::Skill,
            code: None,
            skill_type: None,
            reuse,
            collections: collections.iter().copied().collect(),
        };
        let heading = |collections: &[Collection], reuse| Heading::of(&term(collections, reuse));
        assert_eq!(heading(&[Collection::Green], Some(Reuse::SectorSpecific)), Heading::Job);
        assert_eq!(
            heading(&[Collection::Language, Collection::Transversal], None),
            Heading::Language
        );
        assert_eq!(heading(&[Collection::DigComp], Some(Reuse::Transversal)), Heading::Computer);
        assert_eq!(heading(&[], Some(Reuse::Transversal)), Heading::Other);
    }
}
