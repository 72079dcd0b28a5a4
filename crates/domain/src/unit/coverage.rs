//! What of a qualification's units a host can offer, and what there is to negotiate: by the units that the host promises,
//! by the European skills that these have in common with the others, and by how near the two occupations are.

use super::Unit;
use crate::esco::Uri;
use std::collections::BTreeSet;

/// What a host works at and promises.
#[derive(Clone, Debug, Default)]
pub struct Host<'h> {
    pub occupation: Option<Occupation<'h>>,
    /// Codes of units that can be learned there.
    pub units: BTreeSet<&'h str>,
    /// European skills that the work asks for beside those of the units.
    pub skills: BTreeSet<&'h Uri>,
}

/// An occupation of the European classification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occupation<'o> {
    pub uri: &'o str,
    /// As the classification counts it, `7115.1`: the first four digits are the international group.
    pub code: &'o str,
}

crate::code::codes! {
    /// How far a unit can be learned there.
    Cover {
        Whole = "whole",
        Partly = "partly",
        Not = "not",
        /// The unit is linked to no skill and the host does not promise it: nobody can tell.
        Unknown = "unknown",
    }
}

/// A unit and how far it can be learned there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered {
    pub code: String,
    pub title: String,
    pub cover: Cover,
    /// What to negotiate: the skills of the unit that nothing there asks for, by their labels.
    pub missing: Vec<String>,
}

/// What a host can offer of a qualification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// How near the occupations are, in hundredths.
    pub likeness: u8,
    /// Too far apart to be matched without a person who decides it.
    pub needs_decision: bool,
    pub units: Vec<Covered>,
}

/// Below this nobody is matched without a person's decision.
const LEAST: u8 = 40;

/// What a host can offer of these units of a home qualification with this occupation.
pub fn coverage(units: &[&Unit], home: Option<Occupation<'_>>, host: &Host<'_>) -> Coverage {
    let promised = units.iter().filter(|unit| host.units.contains(unit.code.as_str()));
    let mut skills: BTreeSet<&Uri> = host.skills.clone();
    skills.extend(promised.flat_map(|unit| &unit.links).map(|link| &link.uri));
    let covered: Vec<Covered> = units.iter().map(|unit| covered(unit, host, &skills)).collect();
    let all = || units.iter().flat_map(|unit| &unit.links).map(|link| &link.uri);
    let common = all().filter(|uri| skills.contains(uri)).collect::<BTreeSet<_>>().len();
    let share = common * 100 / all().collect::<BTreeSet<_>>().len().max(1);
    let near = nearness(home, host.occupation);
    // What is asked for in common may bring two occupations nearer, and never further apart.
    let likeness = near.max(u8::try_from(share).unwrap_or(100));
    Coverage { likeness, needs_decision: likeness < LEAST, units: covered }
}

fn covered(unit: &Unit, host: &Host<'_>, skills: &BTreeSet<&Uri>) -> Covered {
    let missing = unit.links.iter().filter(|link| !skills.contains(&link.uri));
    let missing: Vec<String> = missing.map(|link| link.label.clone()).collect();
    let cover = match (missing.len(), unit.links.len()) {
        _ if host.units.contains(unit.code.as_str()) => Cover::Whole,
        (_, 0) => Cover::Unknown,
        (0, _) => Cover::Whole,
        (missing, all) if missing < all => Cover::Partly,
        _ => Cover::Not,
    };
    Covered { code: unit.code.clone(), title: unit.title.clone(), cover, missing }
}

/// The same occupation, the same international group, or the same larger group.
fn nearness(home: Option<Occupation<'_>>, host: Option<Occupation<'_>>) -> u8 {
    let (Some(home), Some(host)) = (home, host) else { return 0 };
    let group = |digits: usize| {
        let of = |occupation: Occupation<'_>| {
            let code = occupation.code.get(..digits).map(str::to_owned);
            code.filter(|code| code.bytes().all(|byte| byte.is_ascii_digit()))
        };
        of(home).is_some() && of(home) == of(host)
    };
    match () {
        () if home.uri == host.uri => 100,
        () if group(4) => 70,
        () if group(3) => 40,
        () => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::esco::Link;
    use crate::language::Language;
    use crate::unit::State;
    use crate::{TradeId, UnitId};
    use std::collections::BTreeMap;
    use uuid::Uuid;

    fn link(name: &str) -> Link {
        Link {
            uri: format!("http://data.europa.eu/esco/skill/{name}").parse().expect("an address"),
            version: "v1.1.1".parse().expect("a version"),
            label: name.to_owned(),
        }
    }

    fn unit(code: &str, skills: &[&str]) -> Unit {
        Unit {
            id: UnitId(Uuid::nil()),
            code: code.to_owned(),
            trade: TradeId(Uuid::nil()),
            title: code.to_owned(),
            eqf: 4,
            knowledge: String::new(),
            skills: String::new(),
            responsibility_autonomy: String::new(),
            assessment_method: String::new(),
            min_weeks: 4,
            points: None,
            criteria: Vec::new(),
            language: Language::ENGLISH,
            translations: BTreeMap::new(),
            links: skills.iter().map(|name| link(name)).collect(),
            origin: None,
            state: State::Published,
            number: 1,
        }
    }

    const CARPENTER: Occupation<'_> = Occupation { uri: "carpenter", code: "7115.1" };

    fn likeness(host: Option<Occupation<'_>>) -> (u8, bool) {
        let unit = unit("U1", &["cut"]);
        let found =
            coverage(&[&unit], Some(CARPENTER), &Host { occupation: host, ..Host::default() });
        (found.likeness, found.needs_decision)
    }

    #[test]
    fn occupations_are_as_near_as_their_groups() {
        assert_eq!(likeness(Some(CARPENTER)), (100, false));
        let other = |code| Some(Occupation { uri: "other", code });
        assert_eq!(likeness(other("7115.2")), (70, false));
        assert_eq!(likeness(other("7119.1")), (40, false));
        assert_eq!(likeness(other("7126.1")), (0, true));
        assert_eq!(likeness(other("x")), (0, true));
        assert_eq!(likeness(None), (0, true));
    }

    #[test]
    fn what_is_promised_or_asked_for_is_covered_and_the_rest_is_to_negotiate() {
        let units = [
            unit("promised", &["frame", "insulate"]),
            unit("same skills", &["frame"]),
            unit("partly", &["frame", "clad"]),
            unit("not", &["roof"]),
            unit("unlinked", &[]),
        ];
        let units: Vec<&Unit> = units.iter().collect();
        let host = Host { units: BTreeSet::from(["promised"]), ..Host::default() };
        let found = coverage(&units, Some(CARPENTER), &host);
        let told: Vec<_> = found.units.iter().map(|one| (one.cover, one.missing.len())).collect();
        assert_eq!(
            told,
            [
                (Cover::Whole, 0),
                (Cover::Whole, 0),
                (Cover::Partly, 1),
                (Cover::Not, 1),
                (Cover::Unknown, 0),
            ]
        );
        assert_eq!(found.units[2].missing, ["clad"]);
        // Two of the four skills are common, which is enough without a common occupation.
        assert_eq!((found.likeness, found.needs_decision), (50, false));
        let roof = link("roof");
        let host = Host { skills: BTreeSet::from([&roof.uri]), ..Host::default() };
        let found = coverage(&units, Some(CARPENTER), &host);
        assert_eq!(found.units[3].cover, Cover::Whole);
        assert_eq!((found.likeness, found.needs_decision), (25, true));
    }
}
