//! The contexts that are built in. There are no others: what is not here is refused by name.

use super::active::{self, Active};
use super::{Refused, open_badges};
use serde_json::Value;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

/// The Verifiable Credentials Data Model, version 1.1.
pub const VC_1: &str = "https://www.w3.org/2018/credentials/v1";
/// The Verifiable Credentials Data Model, version 2.0.
pub const VC_2: &str = "https://www.w3.org/ns/credentials/v2";
/// Open Badges 3.0 in the version that is written.
pub const OPEN_BADGES: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

/// A fixed set of contexts, each worked through once.
#[derive(Debug)]
pub struct Contexts {
    all: HashMap<String, Arc<Value>>,
    /// Lists of contexts as documents name them, worked through.
    ready: RwLock<HashMap<String, Arc<Active>>>,
}

/// The most contexts that a document may name, in all of its parts.
pub(super) const MOST: usize = 16;
/// How many different lists are remembered; there are a handful in the world.
const REMEMBERED: usize = 64;

static BUILT_IN: LazyLock<Contexts> = LazyLock::new(|| {
    let published = [
        (VC_1, ssi_contexts::CREDENTIALS_V1),
        (VC_2, ssi_contexts::CREDENTIALS_V2),
        ("https://www.w3.org/ns/credentials/examples/v2", ssi_contexts::CREDENTIALS_EXAMPLES_V2),
        ("https://w3id.org/security/data-integrity/v1", ssi_contexts::W3ID_DATA_INTEGRITY_V1),
        ("https://w3id.org/security/data-integrity/v2", ssi_contexts::W3ID_DATA_INTEGRITY_V2),
        ("https://w3id.org/security/multikey/v1", ssi_contexts::W3ID_MULTIKEY_V1),
        ("https://www.w3.org/ns/did/v1", ssi_contexts::DID_V1),
    ];
    // What does not read as JSON is simply not there, and refused by name; a test reads them all.
    let published = published.into_iter().filter_map(|(name, text)| {
        let file: Value = serde_json::from_str(text).ok()?;
        Some((name.to_owned(), file))
    });
    let own = open_badges::all().map(|(name, file)| (name.to_owned(), file));
    Contexts::of(published.chain(own))
});

impl Contexts {
    /// The ones that are built in.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// A set of files by their names, each with its `@context`.
    pub fn of(files: impl IntoIterator<Item = (String, Value)>) -> Self {
        let context = |(name, mut file): (String, Value)| {
            let context = file.get_mut("@context").map(Value::take).unwrap_or_default();
            (name, Arc::new(context))
        };
        Self { all: files.into_iter().map(context).collect(), ready: RwLock::default() }
    }

    /// What stands under a name.
    pub(super) fn find(&self, name: &str) -> Result<Arc<Value>, Refused> {
        self.all.get(name).cloned().ok_or_else(|| Refused::UnknownContext(shortened(name)))
    }

    /// The meaning of the contexts that a document names.
    pub(super) fn ready(&self, context: &Value) -> Result<Arc<Active>, Refused> {
        let many = match context {
            Value::Array(many) => many.as_slice(),
            one => std::slice::from_ref(one),
        };
        let names: Option<Vec<&str>> = many.iter().map(Value::as_str).collect();
        let names = names.ok_or(Refused::OwnContext)?;
        if names.len() > MOST {
            return Err(Refused::TooManyContexts);
        }
        let key = names.join(" ");
        let remembered = self.ready.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = remembered.get(&key) {
            return Ok(Arc::clone(found));
        }
        let room = remembered.len() < REMEMBERED;
        drop(remembered);
        let made = active::of_document(self, &names, room)?;
        if !room {
            return Ok(made);
        }
        let mut remembered = self.ready.write().unwrap_or_else(PoisonError::into_inner);
        Ok(Arc::clone(remembered.entry(key).or_insert(made)))
    }

    #[cfg(test)]
    pub(super) fn text(&self, name: &str) -> Option<String> {
        let context = self.all.get(name)?;
        Some(serde_json::json!({ "@context": **context }).to_string())
    }
}

/// A name as a sentence bears it.
fn shortened(name: &str) -> String {
    name.chars().take(200).collect()
}
