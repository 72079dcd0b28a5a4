//! Transversal skills: what every stay can train, in the words of the European classification.

use crate::esco::Term;
use crate::europass_mobility::Heading;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skill {
    pub label: String,
    pub esco_uri: String,
    pub kind: String,
}

/// The kind of skills that are of use in every trade, in the register of skills. Languages are a kind of their own there.
pub const TRANSVERSAL: &str = "transversal";

/// The addresses of skills that are transversal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transversal(BTreeSet<String>);

impl Transversal {
    /// By the office's register, whose word counts for every skill that it has; else by the classification. That one calls
    /// every language transversal, so that here only those count that stand under no heading of their own.
    pub fn new<'t>(register: &[Skill], terms: impl IntoIterator<Item = &'t Term>) -> Self {
        let registered: BTreeSet<&str> = register.iter().map(|s| s.esco_uri.as_str()).collect();
        let by_office = register.iter().filter(|skill| skill.kind == TRANSVERSAL);
        let by_office = by_office.map(|skill| skill.esco_uri.clone());
        let by_europe = terms.into_iter().filter(|term| {
            Heading::of(term) == Heading::Other && !registered.contains(term.uri.as_str())
        });
        Self(by_office.chain(by_europe.map(|term| term.uri.to_string())).collect())
    }

    /// How many transversal outcomes a stay has whose agreed units are linked to these skills: each skill once, however
    /// many units lead to it. Nothing where no unit is linked to any skill: then nobody has said.
    pub fn outcomes<'l>(&self, linked: impl IntoIterator<Item = &'l str>) -> Option<u32> {
        let linked: BTreeSet<&str> = linked.into_iter().collect();
        let found = linked.iter().filter(|uri| self.0.contains(**uri)).count();
        (!linked.is_empty()).then(|| u32::try_from(found).unwrap_or(u32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::esco::{Collection, Kind, Reuse};

    fn uri(name: &str) -> String {
        format!("http://data.europa.eu/esco/skill/{name}")
    }

    fn skill(name: &str, kind: &str) -> Skill {
        Skill { label: name.to_owned(), esco_uri: uri(name), kind: kind.to_owned() }
    }

    fn term(name: &str, collections: &[Collection], reuse: Reuse) -> Term {
        Term {
            uri: uri(name).parse().expect("an address"),
            kind: Kind::Skill,
            code: None,
            skill_type: None,
            reuse: Some(reuse),
            collections: collections.iter().copied().collect(),
        }
    }

    fn outcomes(known: &Transversal, names: &[&str]) -> Option<u32> {
        let linked: Vec<String> = names.iter().map(|name| uri(name)).collect();
        known.outcomes(linked.iter().map(String::as_str))
    }

    #[test]
    fn the_register_says_what_is_transversal_and_a_skill_counts_once() {
        let register = [skill("team", TRANSVERSAL), skill("german", "language")];
        let known = Transversal::new(&register, &[]);
        assert_eq!(outcomes(&known, &["team", "german", "weld", "team"]), Some(1));
        assert_eq!(outcomes(&known, &["weld"]), Some(0), "somebody has said, and it is none");
        assert_eq!(outcomes(&known, &[]), None, "nobody has said");
    }

    #[test]
    fn the_classification_says_it_of_what_the_register_does_not_have() {
        let terms = [
            term("plan", &[], Reuse::Transversal),
            term("lead", &[Collection::Transversal], Reuse::CrossSector),
            term("weld", &[], Reuse::SectorSpecific),
            term("danish", &[Collection::Language], Reuse::Transversal),
            term("sheets", &[Collection::Digital], Reuse::Transversal),
            term("team", &[], Reuse::CrossSector),
            term("tools", &[], Reuse::Transversal),
        ];
        let all = ["plan", "lead", "weld", "danish", "sheets", "team", "tools"];
        assert_eq!(outcomes(&Transversal::new(&[], &terms), &all), Some(3));
        let register = [skill("team", TRANSVERSAL), skill("tools", "technical")];
        assert_eq!(
            outcomes(&Transversal::new(&register, &terms), &all),
            Some(3),
            "the office's word counts"
        );
    }
}
