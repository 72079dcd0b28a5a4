//! Europass Mobility: the document on a stay and its outcomes, before the stay as what was agreed, after it as what came
//! of it. What is kept of it is its number and when it was issued; everything else it says stands in the record of the stay.

use crate::esco::{Collection, Reuse, Term};
use crate::{EuropassMobilityId, MobilityId};
use jiff::Timestamp;
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
