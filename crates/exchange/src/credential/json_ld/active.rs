//! Contexts: what the terms of a document mean, as the context processing algorithm of JSON-LD 1.1 works it out.

use super::write::{self, is_absolute};
use super::{Contexts, Refused};
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Everything that is known where a part of a document is read.
#[derive(Debug, Default)]
pub(super) struct Active {
    terms: HashMap<Arc<str>, Arc<Term>>,
    vocabulary: Option<Arc<str>>,
    pub(super) language: Option<Arc<str>>,
    /// What holds again in the objects below, where this holds for one object alone.
    pub(super) previous: Option<Arc<Self>>,
    /// Whether it lives as long as the program, and may remember what it was asked for.
    remembers: bool,
    /// Contexts within terms, worked through once: by the term's own address, which lives as long as this does.
    within: Mutex<HashMap<(usize, bool), Arc<Self>>>,
}

/// What a term means.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Term {
    /// A full identifier or a keyword; none for a term that is to mean nothing.
    pub(super) iri: Option<Arc<str>>,
    /// The identifier as a statement writes it.
    pub(super) written: Arc<str>,
    pub(super) kind: Kind,
    pub(super) container: Container,
    pub(super) language: Option<Option<Arc<str>>>,
    /// The context that holds within.
    pub(super) context: Option<Value>,
    /// For what credentials have no use for: read here, refused where it is used.
    pub(super) unused: Option<&'static str>,
    pub(super) prefix: bool,
    pub(super) protected: bool,
}

/// What a term's values are.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Kind {
    #[default]
    Plain,
    Id,
    Vocabulary,
    Datatype(Arc<str>),
}

/// How a term's values stand together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Container {
    pub(super) list: bool,
    pub(super) graph: bool,
    pub(super) language: bool,
}

/// How many contexts within terms one context remembers.
const REMEMBERED: usize = 512;

/// How a context is worked through.
#[derive(Clone, Copy)]
struct How<'a> {
    known: &'a Contexts,
    propagate: bool,
    may_override: bool,
    depth: usize,
}

/// The meaning of a document's list of contexts. One that is kept for good remembers what stands within its terms.
pub(super) fn of_document(
    known: &Contexts,
    names: &[&str],
    for_good: bool,
) -> Result<Arc<Active>, Refused> {
    let list = Value::Array(names.iter().map(|name| Value::String((*name).to_owned())).collect());
    let how = How { known, propagate: true, may_override: false, depth: 0 };
    process(&Arc::new(Active { remembers: for_good, ..Active::default() }), &list, how)
}

/// What holds where a part of a document names contexts of its own.
pub(super) fn beneath(
    known: &Contexts,
    active: &Arc<Active>,
    names: &Value,
) -> Result<Arc<Active>, Refused> {
    let how = How { known, propagate: true, may_override: false, depth: 0 };
    let made = process(active, names, how)?;
    // It lives as long as the document, and what it remembered would hold on to it.
    Ok(Arc::new(Active { remembers: false, ..made.copy() }))
}

impl Active {
    pub(super) fn term(&self, name: &str) -> Option<&Arc<Term>> {
        self.terms.get(name)
    }

    /// The context that holds within a term of this one: for the values of a property, or for an object of a type.
    pub(super) fn within(
        self: &Arc<Self>,
        term: &Arc<Term>,
        of_type: bool,
        known: &Contexts,
    ) -> Result<Arc<Self>, Refused> {
        let Some(context) = &term.context else { return Ok(Arc::clone(self)) };
        let key = (Arc::as_ptr(term) as usize, of_type);
        if let Some(found) = self.remembered().get(&key) {
            return Ok(Arc::clone(found));
        }
        let how = How { known, propagate: !of_type, may_override: !of_type, depth: 0 };
        let made = process(self, context, how)?;
        // Only a term of this very context lives as long as the memory does.
        let own = self.remembers && self.terms.values().any(|own| Arc::ptr_eq(own, term));
        let mut remembered = self.remembered();
        if own && remembered.len() < REMEMBERED {
            remembered.insert(key, Arc::clone(&made));
        }
        Ok(made)
    }

    fn remembered(&self) -> std::sync::MutexGuard<'_, HashMap<(usize, bool), Arc<Self>>> {
        self.within.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn copy(&self) -> Self {
        Self {
            terms: self.terms.clone(),
            vocabulary: self.vocabulary.clone(),
            language: self.language.clone(),
            previous: self.previous.clone(),
            remembers: self.remembers,
            within: Mutex::default(),
        }
    }

    /// The full form of a name. `None` for what looks like a keyword and is none, or is to mean nothing.
    pub(super) fn expand(&self, name: &str, vocabulary: bool) -> Option<Arc<str>> {
        if is_keyword(name) {
            return Some(name.into());
        }
        if looks_like_keyword(name) {
            return None;
        }
        if let Some(term) = self.terms.get(name) {
            let keyword = term.iri.as_deref().is_some_and(is_keyword);
            if vocabulary || keyword {
                return term.iri.clone();
            }
        }
        if let Some((prefix, rest)) = split(name) {
            if prefix == "_" || rest.starts_with("//") {
                return Some(name.into());
            }
            let term = self.terms.get(prefix).filter(|term| term.prefix);
            if let Some(iri) = term.and_then(|term| term.iri.as_deref()) {
                return Some(format!("{iri}{rest}").into());
            }
            if is_absolute(name) {
                return Some(name.into());
            }
        }
        match &self.vocabulary {
            Some(base) if vocabulary => Some(format!("{base}{name}").into()),
            _ => Some(name.into()),
        }
    }
}

/// A prefix and the rest, where there is a colon that can part them.
fn split(name: &str) -> Option<(&str, &str)> {
    name.split_once(':').filter(|(prefix, _)| !prefix.is_empty())
}

pub(super) fn is_keyword(name: &str) -> bool {
    const ALL: [&str; 22] = [
        "@base",
        "@container",
        "@context",
        "@default",
        "@direction",
        "@graph",
        "@id",
        "@import",
        "@included",
        "@index",
        "@json",
        "@language",
        "@list",
        "@nest",
        "@none",
        "@prefix",
        "@propagate",
        "@protected",
        "@reverse",
        "@set",
        "@type",
        "@value",
    ];
    ALL.contains(&name) || matches!(name, "@version" | "@vocab")
}

fn looks_like_keyword(name: &str) -> bool {
    name.strip_prefix('@')
        .is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_alphabetic()))
}

fn process(active: &Arc<Active>, local: &Value, how: How<'_>) -> Result<Arc<Active>, Refused> {
    if how.depth > 8 {
        return Err(Refused::TooDeep);
    }
    let propagate = local.get("@propagate").and_then(Value::as_bool).unwrap_or(how.propagate);
    let mut result = active.copy();
    if !propagate && result.previous.is_none() {
        result.previous = Some(Arc::clone(active));
    }
    let many = match local {
        Value::Array(many) => many.as_slice(),
        one => std::slice::from_ref(one),
    };
    for one in many {
        match one {
            Value::Null => {
                if !how.may_override
                    && let Some((name, _)) = result.terms.iter().find(|(_, t)| t.protected)
                {
                    return Err(Refused::Protected(name.to_string()));
                }
                let remembers = result.remembers;
                let before = Arc::new(std::mem::take(&mut result));
                result.remembers = remembers;
                result.previous = (!propagate).then_some(before);
            }
            Value::String(name) => {
                let found = how.known.find(name)?;
                let inner =
                    How { propagate: true, may_override: false, depth: how.depth + 1, ..how };
                let made = process(&Arc::new(result), &found, inner)?;
                result = made.copy();
            }
            Value::Object(context) => {
                Making { result: &mut result, local: context, how, done: HashMap::new() }.all()?;
            }
            _ => return Err(Refused::OwnContext),
        }
    }
    Ok(Arc::new(result))
}

/// One context object on its way into the active one.
struct Making<'a> {
    result: &'a mut Active,
    local: &'a Map<String, Value>,
    how: How<'a>,
    /// Terms that are defined, and terms that are just being.
    done: HashMap<String, bool>,
}

impl Making<'_> {
    fn all(mut self) -> Result<(), Refused> {
        for name in ["@import", "@base", "@direction"] {
            if self.local.contains_key(name) {
                return Err(Refused::NotUsed(name.to_owned()));
            }
        }
        match self.local.get("@vocab") {
            None => {}
            Some(Value::String(name)) => self.result.vocabulary = self.result.expand(name, true),
            Some(_) => self.result.vocabulary = None,
        }
        match self.local.get("@language") {
            None => {}
            Some(language) => self.result.language = language.as_str().map(Into::into),
        }
        for name in self.local.keys().filter(|name| !name.starts_with('@')) {
            self.define(name)?;
        }
        Ok(())
    }

    fn define(&mut self, name: &str) -> Result<(), Refused> {
        let Some(value) = self.local.get(name) else { return Ok(()) };
        match self.done.get(name) {
            Some(true) => return Ok(()),
            Some(false) => return Err(Refused::Protected(name.to_owned())),
            None => self.done.insert(name.to_owned(), false),
        };
        let before = self.result.terms.remove(name);
        let made = self.term(name, value)?;
        let made = match before {
            Some(before) if before.protected && !self.how.may_override => {
                let same = Term { protected: true, ..made } == *before;
                if !same {
                    return Err(Refused::Protected(name.to_owned()));
                }
                before
            }
            _ => Arc::new(made),
        };
        self.result.terms.insert(name.into(), made);
        self.done.insert(name.to_owned(), true);
        Ok(())
    }

    fn term(&mut self, name: &str, value: &Value) -> Result<Term, Refused> {
        let refused = || Refused::Protected(name.to_owned());
        let protected = self.local.get("@protected").and_then(Value::as_bool).unwrap_or(false);
        let empty = Map::new();
        let (id, entries, simple) = match value {
            Value::Null => (Some(&Value::Null), &empty, false),
            Value::String(_) => (Some(value), &empty, true),
            Value::Object(entries) => (entries.get("@id"), entries, false),
            _ => return Err(refused()),
        };
        let mut term = Term {
            protected: entries.get("@protected").and_then(Value::as_bool).unwrap_or(protected),
            context: entries.get("@context").cloned(),
            language: entries.get("@language").map(|l| l.as_str().map(Into::into)),
            ..Term::default()
        };
        if let Some(kind) = entries.get("@type") {
            let kind = kind.as_str().ok_or_else(refused)?;
            term.kind = match &*self.expand(kind, name)?.ok_or_else(refused)? {
                "@id" => Kind::Id,
                "@vocab" => Kind::Vocabulary,
                "@none" => Kind::Plain,
                "@json" => {
                    term.unused = Some("@json");
                    Kind::Plain
                }
                datatype => Kind::Datatype(datatype.into()),
            };
        }
        for entry in ["@reverse", "@nest", "@index", "@direction"] {
            if entries.contains_key(entry) {
                term.unused = Some(entry);
            }
        }
        container(entries.get("@container"), &mut term);
        term.iri = match id.or_else(|| entries.get("@reverse")) {
            Some(Value::Null) => None,
            Some(Value::String(id)) if id != name => self.expand(id, name)?,
            _ if name.contains(':') => self.expand_new(name)?,
            _ => self.result.vocabulary.as_ref().map(|base| format!("{base}{name}").into()),
        };
        if let Some(iri) = &term.iri {
            let fits = is_keyword(iri) || is_absolute(iri) || iri.starts_with("_:");
            if !fits {
                return Err(refused());
            }
            let plain = !name.contains([':', '/']);
            let ends = iri.ends_with([':', '/', '?', '#', '[', ']', '@']);
            term.prefix = plain && simple && ends;
            term.written = write::iri(iri);
        } else if !matches!(id, Some(Value::Null)) {
            return Err(refused());
        }
        if let Some(prefix) = entries.get("@prefix").and_then(Value::as_bool) {
            term.prefix = prefix;
        }
        Ok(term)
    }

    /// As [`Active::expand`] in a context that is being made: what the name is made of is defined first.
    fn expand(&mut self, name: &str, but: &str) -> Result<Option<Arc<str>>, Refused> {
        if name != but {
            self.define(name)?;
        }
        if let Some((prefix, _)) = split(name)
            && prefix != but
        {
            self.define(prefix)?;
        }
        Ok(self.result.expand(name, true))
    }

    fn expand_new(&mut self, name: &str) -> Result<Option<Arc<str>>, Refused> {
        if let Some((prefix, _)) = split(name) {
            self.define(prefix)?;
        }
        Ok(self.result.expand(name, true))
    }
}

fn container(value: Option<&Value>, term: &mut Term) {
    let many = match value {
        None => return,
        Some(Value::Array(many)) => many.as_slice(),
        Some(one) => std::slice::from_ref(one),
    };
    for one in many {
        match one.as_str() {
            Some("@set") => {}
            Some("@list") => term.container.list = true,
            Some("@graph") => term.container.graph = true,
            Some("@language") => term.container.language = true,
            _ => term.unused = Some("@container"),
        }
    }
}
