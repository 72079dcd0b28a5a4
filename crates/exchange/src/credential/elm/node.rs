//! The nodes of a credential. Each has an id of its own: the model's checks take two nodes of one id for one.

use super::object;
use super::words::{self, Concept, Unknown, Words};
use crate::credential::record::{EscoTerm, Language};
use serde_json::{Value, json};
use std::collections::HashMap;
use walz_domain::country::Country;

pub(super) struct Nodes {
    language: Language,
    count: HashMap<&'static str, u32>,
}

impl Nodes {
    pub(super) fn new(language: Language) -> Self {
        Self { language, count: HashMap::new() }
    }

    pub(super) const fn words(&self) -> &'static Words {
        words::of(self.language)
    }

    /// A node of a type, under the next id of its kind.
    pub(super) fn node<const N: usize>(
        &mut self,
        kind: &'static str,
        of: &'static str,
        fields: [(&str, Value); N],
    ) -> Value {
        let count = self.count.entry(kind).or_default();
        *count += 1;
        let mut node = object(fields);
        node.insert("id".to_owned(), json!(format!("urn:epass:{kind}:{count}")));
        node.insert("type".to_owned(), json!(of));
        Value::Object(node)
    }

    /// A text in the language of the record.
    pub(super) fn text(&self, text: &str) -> Value {
        json!({ self.language.tag(): text })
    }

    /// A term of a European list.
    pub(super) fn concept(&self, concept: Concept) -> Value {
        listed(concept.uri, concept.scheme, concept.label)
    }

    pub(super) fn language(&self) -> Value {
        self.concept(words::language(self.language))
    }

    pub(super) fn country(&self, country: Country) -> Result<Value, Unknown> {
        let (code, name) = words::country(country)?;
        let uri = format!("{}/{code}", words::COUNTRIES);
        Ok(listed(&uri, words::COUNTRIES, name))
    }

    pub(super) fn eqf(&self, level: u8) -> Value {
        let uri = format!("http://data.europa.eu/snb/eqf/{}", level.clamp(1, 8));
        listed(&uri, "http://data.europa.eu/snb/eqf/25831c2", &format!("Level {level}"))
    }

    /// A field of education by its number.
    pub(super) fn field(&self, code: &str) -> Result<Value, Unknown> {
        let fits = (2..=4).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_digit());
        if !fits {
            return Err(Unknown::Field(code.to_owned()));
        }
        let uri = format!("http://data.europa.eu/snb/isced-f/{code}");
        Ok(listed(&uri, "http://data.europa.eu/snb/isced-f/25831c2", &format!("ISCED-F {code}")))
    }

    pub(super) fn skill(&self, term: &EscoTerm) -> Value {
        listed(&term.uri, "http://data.europa.eu/esco/concept-scheme/skills", &term.label)
    }

    pub(super) fn occupation(&self, term: &EscoTerm) -> Value {
        listed(&term.uri, "http://data.europa.eu/esco/concept-scheme/occupations", &term.label)
    }
}

/// A term as the lists have it: their labels are English here.
fn listed(uri: &str, scheme: &str, label: &str) -> Value {
    json!({
        "id": uri,
        "type": "Concept",
        "inScheme": { "id": scheme, "type": "ConceptScheme" },
        "prefLabel": { "en": label },
    })
}
