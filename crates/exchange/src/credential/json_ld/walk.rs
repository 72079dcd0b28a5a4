//! A document becomes statements. Nothing it says may get lost on the way: what no statement would cover is refused.

use super::active::{self, Active, Kind, Term, is_keyword};
use super::contexts::MOST as MOST_CONTEXTS;
use super::write::{self, FIRST, NIL, Node, Quad, REST, TYPE, XSD_BOOLEAN, XSD_STRING};
use super::{Contexts, Refused};
use crate::credential::strict::DEEPEST;
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::sync::Arc;

/// The most statements that a document may make.
pub(super) const MOST: usize = 20_000;

/// What a document says.
#[derive(Clone, Debug)]
pub struct Graph {
    pub quads: Vec<Quad>,
    /// The outermost object.
    pub root: Node,
}

/// Reads a document.
///
/// # Errors
/// [`Refused`] where it says something that no statement would cover, is too large, or names an unknown context.
pub fn read(known: &Contexts, document: &Value) -> Result<Graph, Refused> {
    let object = document.as_object().ok_or(Refused::NoContext)?;
    let context = object.get("@context").ok_or(Refused::NoContext)?;
    let active = known.ready(context)?;
    let mut walk = Walk { known, quads: Vec::new(), blanks: 0, contexts: 0, named: HashMap::new() };
    let root = walk.object(&Place { active, graph: None, depth: 0 }, object, true)?;
    Ok(Graph { quads: walk.quads, root })
}

impl Graph {
    /// What is said of a node by a property, given as a full identifier.
    pub fn values<'a>(
        &'a self,
        of: &'a Node,
        property: &str,
    ) -> impl Iterator<Item = &'a Node> + use<'a> {
        let property = write::iri(property);
        let fits =
            move |q: &&Quad| q.graph.is_none() && q.subject == *of && q.predicate == property;
        self.quads.iter().filter(fits).map(|q| &q.object)
    }
}

impl Node {
    /// The identifier, where the node has one.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Iri(written) => written.strip_prefix('<')?.strip_suffix('>'),
            _ => None,
        }
    }

    /// The text of a literal that has nothing in it that would be written otherwise.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Literal(written) => {
                let (text, _) = written.strip_prefix('"')?.rsplit_once('"')?;
                (!text.contains('\\')).then_some(text)
            }
            _ => None,
        }
    }
}

struct Walk<'a> {
    known: &'a Contexts,
    quads: Vec<Quad>,
    blanks: u32,
    /// How many contexts its parts have named so far.
    contexts: usize,
    /// Blank nodes that the document names.
    named: HashMap<String, u32>,
}

/// Where in the document something stands.
struct Place {
    active: Arc<Active>,
    graph: Option<Node>,
    depth: usize,
}

/// The keys of an object with what they mean.
struct Entry<'a> {
    name: &'a str,
    meaning: Arc<str>,
    value: &'a Value,
}

impl Walk<'_> {
    fn object(
        &mut self,
        at: &Place,
        object: &Map<String, Value>,
        is_root: bool,
    ) -> Result<Node, Refused> {
        if at.depth > DEEPEST {
            return Err(Refused::TooDeep);
        }
        let outer = match object.get("@context") {
            Some(own) if !is_root => self.beneath(&at.active, own)?,
            _ => Arc::clone(&at.active),
        };
        let active = self.with_types(&outer, object)?;
        let mut entries = Vec::with_capacity(object.len());
        for (name, value) in object.iter().filter(|(name, _)| *name != "@context") {
            let term = active.term(name);
            if let Some(unused) = term.and_then(|term| term.unused) {
                return Err(Refused::NotUsed(unused.to_owned()));
            }
            // Only terms: a full identifier could say what a term says under a name that nobody looks for.
            let meaning = match term {
                Some(term) => term.iri.clone(),
                None if is_keyword(name) => Some(name.as_str().into()),
                None if name.contains(':') => None,
                None => active.expand(name, true).filter(|full| full.contains(':')),
            };
            let meaning = meaning.ok_or_else(|| Refused::UnknownTerm(name.clone()))?;
            entries.push(Entry { name, meaning, value });
        }
        let subject = self.subject(&entries)?;
        for entry in &entries {
            match &*entry.meaning {
                "@id" => {}
                "@type" => self.types(at, &outer, &subject, entry.value)?,
                keyword if keyword.starts_with('@') => {
                    return Err(Refused::NotUsed(keyword.to_owned()));
                }
                _ => self.property(at, &active, &subject, entry)?,
            }
        }
        Ok(subject)
    }

    /// The context in a part that names contexts of its own, as an endorsement does that was signed by itself.
    fn beneath(&mut self, active: &Arc<Active>, own: &Value) -> Result<Arc<Active>, Refused> {
        let names = each(own);
        if !names.iter().all(Value::is_string) {
            return Err(Refused::OwnContext);
        }
        self.contexts += names.len();
        if self.contexts > MOST_CONTEXTS {
            return Err(Refused::TooManyContexts);
        }
        active::beneath(self.known, active, own)
    }

    /// The context with those of the object's types, in the order of their names.
    fn with_types(
        &self,
        outer: &Arc<Active>,
        object: &Map<String, Value>,
    ) -> Result<Arc<Active>, Refused> {
        let mut active = Arc::clone(outer);
        let is_type = |name: &str| {
            name == "@type" || outer.term(name).is_some_and(|t| t.iri.as_deref() == Some("@type"))
        };
        for (_, value) in object.iter().filter(|(name, _)| is_type(name)) {
            let mut types: Vec<&str> = each(value).iter().filter_map(Value::as_str).collect();
            types.sort_unstable();
            for one in types {
                if let Some(term) = outer.term(one) {
                    active = active.within(term, true, self.known)?;
                }
            }
        }
        Ok(active)
    }

    fn subject(&mut self, entries: &[Entry<'_>]) -> Result<Node, Refused> {
        let mut ids = entries.iter().filter(|entry| &*entry.meaning == "@id");
        let Some(entry) = ids.next() else { return Ok(self.blank()) };
        if ids.next().is_some() {
            return Err(Refused::Lost(entry.name.to_owned()));
        }
        let id = entry.value.as_str().ok_or_else(|| Refused::Lost(entry.name.to_owned()))?;
        self.named(id)
    }

    fn blank(&mut self) -> Node {
        self.blanks += 1;
        Node::Blank(self.blanks - 1)
    }

    fn named(&mut self, id: &str) -> Result<Node, Refused> {
        if let Some(name) = id.strip_prefix("_:") {
            if let Some(known) = self.named.get(name) {
                return Ok(Node::Blank(*known));
            }
            let blank = self.blank();
            self.named.insert(name.to_owned(), self.blanks - 1);
            return Ok(blank);
        }
        if !write::is_absolute(id) {
            return Err(Refused::Relative(id.chars().take(200).collect()));
        }
        Ok(Node::Iri(write::iri(id)))
    }

    fn types(
        &mut self,
        at: &Place,
        outer: &Active,
        subject: &Node,
        value: &Value,
    ) -> Result<(), Refused> {
        for one in each(value) {
            let name = one.as_str().ok_or_else(|| Refused::Lost("type".to_owned()))?;
            let full =
                outer.expand(name, true).ok_or_else(|| Refused::UnknownTerm(name.to_owned()))?;
            if !full.contains(':') {
                return Err(Refused::UnknownTerm(name.to_owned()));
            }
            let object = self.named(&full)?;
            self.say(at, subject, &TYPE.into(), object)?;
        }
        Ok(())
    }

    fn property(
        &mut self,
        at: &Place,
        active: &Arc<Active>,
        subject: &Node,
        entry: &Entry<'_>,
    ) -> Result<(), Refused> {
        let free = Arc::new(Term { written: write::iri(&entry.meaning), ..Term::default() });
        let term = active.term(entry.name).unwrap_or(&free);
        if term.container.language {
            return self.languages(at, subject, term, entry);
        }
        if term.container.list {
            let mut items = Vec::new();
            for one in each(entry.value) {
                items.push(self.value(at, active, term, entry.name, one)?);
            }
            let list = self.list(at, items)?;
            return self.say(at, subject, &term.written, list);
        }
        for one in each(entry.value) {
            let object = self.value(at, active, term, entry.name, one)?;
            self.say(at, subject, &term.written, object)?;
        }
        Ok(())
    }

    fn value(
        &mut self,
        at: &Place,
        active: &Arc<Active>,
        term: &Arc<Term>,
        name: &str,
        value: &Value,
    ) -> Result<Node, Refused> {
        let lost = || Refused::Lost(name.to_owned());
        let string =
            |text: &str, language: Option<&str>| write::literal(text, XSD_STRING, language);
        let scoped = match value {
            Value::Object(object) if !self.is_value(active, object) => active_for(active, object),
            _ => Arc::clone(active),
        };
        let active = &scoped.within(term, false, self.known)?;
        match (value, &term.kind) {
            (Value::Null | Value::Array(_), _) => Err(lost()),
            (Value::Object(object), _) if self.is_value(active, object) => {
                self.value_object(active, object, name)
            }
            (Value::Object(object), _) => {
                let inner = Arc::clone(active);
                if term.container.graph {
                    let graph = self.blank();
                    let place =
                        Place { active: inner, graph: Some(graph.clone()), depth: at.depth + 1 };
                    self.object(&place, object, false)?;
                    return Ok(graph);
                }
                let place = Place { active: inner, graph: at.graph.clone(), depth: at.depth + 1 };
                self.object(&place, object, false)
            }
            _ if term.container.graph => Err(lost()),
            (Value::String(text), Kind::Id) => {
                let full = active.expand(text, false).ok_or_else(lost)?;
                self.named(&full)
            }
            (Value::String(text), Kind::Vocabulary) => {
                let full = active.expand(text, true).ok_or_else(lost)?;
                self.named(&full)
            }
            (Value::String(text), Kind::Datatype(datatype)) => {
                Ok(write::literal(text, datatype, None))
            }
            (Value::String(text), Kind::Plain) => {
                let language = term.language.as_ref().unwrap_or(&active.language);
                Ok(string(text, language.as_deref()))
            }
            (Value::Bool(_) | Value::Number(_), kind) => {
                let (text, own) = match value {
                    Value::Number(number) => write::number(number),
                    other => (other.to_string(), XSD_BOOLEAN),
                };
                match kind {
                    Kind::Datatype(datatype) => Ok(write::literal(&text, datatype, None)),
                    _ => Ok(write::literal(&text, own, None)),
                }
            }
        }
    }

    fn is_value(&self, active: &Active, object: &Map<String, Value>) -> bool {
        object.keys().any(|name| meaning(active, name) == Some("@value"))
    }

    /// `{ "@value": …, "@type" or "@language": … }`.
    fn value_object(
        &self,
        active: &Active,
        object: &Map<String, Value>,
        name: &str,
    ) -> Result<Node, Refused> {
        let lost = || Refused::Lost(name.to_owned());
        let (mut value, mut datatype, mut language) = (None, None, None);
        for (key, entry) in object {
            match meaning(active, key) {
                Some("@value") => value = Some(entry),
                Some("@type") => datatype = Some(entry.as_str().ok_or_else(lost)?),
                Some("@language") => language = Some(entry.as_str().ok_or_else(lost)?),
                _ => return Err(Refused::NotUsed(key.clone())),
            }
        }
        let datatype = match datatype {
            None => None,
            Some(name) => {
                let full = active.expand(name, true).filter(|full| write::is_absolute(full));
                Some(full.ok_or_else(|| Refused::UnknownTerm(name.to_owned()))?)
            }
        };
        let fits =
            |l: &str| !l.is_empty() && l.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        if language.is_some_and(|l| !fits(l) || datatype.is_some()) {
            return Err(lost());
        }
        match value {
            Some(Value::String(text)) => {
                Ok(write::literal(text, datatype.as_deref().unwrap_or(XSD_STRING), language))
            }
            Some(value @ (Value::Bool(_) | Value::Number(_))) if language.is_none() => {
                let (text, own) = match value {
                    Value::Number(number) => write::number(number),
                    other => (other.to_string(), XSD_BOOLEAN),
                };
                Ok(write::literal(&text, datatype.as_deref().unwrap_or(own), None))
            }
            _ => Err(lost()),
        }
    }

    fn languages(
        &mut self,
        at: &Place,
        subject: &Node,
        term: &Term,
        entry: &Entry<'_>,
    ) -> Result<(), Refused> {
        let lost = || Refused::Lost(entry.name.to_owned());
        for (language, values) in entry.value.as_object().ok_or_else(lost)? {
            let fits = !language.is_empty()
                && language.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
            for value in each(values) {
                let text = value.as_str().filter(|_| fits).ok_or_else(lost)?;
                let object = write::literal(text, XSD_STRING, Some(language));
                self.say(at, subject, &term.written, object)?;
            }
        }
        Ok(())
    }

    fn list(&mut self, at: &Place, items: Vec<Node>) -> Result<Node, Refused> {
        let mut rest = Node::Iri(NIL.into());
        for item in items.into_iter().rev() {
            let cell = self.blank();
            self.say(at, &cell, &FIRST.into(), item)?;
            self.say(at, &cell, &REST.into(), rest)?;
            rest = cell;
        }
        Ok(rest)
    }

    fn say(
        &mut self,
        at: &Place,
        subject: &Node,
        predicate: &Arc<str>,
        object: Node,
    ) -> Result<(), Refused> {
        if self.quads.len() >= MOST {
            return Err(Refused::TooMany);
        }
        self.quads.push(Quad {
            subject: subject.clone(),
            predicate: Arc::clone(predicate),
            object,
            graph: at.graph.clone(),
        });
        Ok(())
    }
}

/// The context in which a value of a property is read, before the property's own: where this context holds for one
/// object alone, the one before it, unless the value only names something.
fn active_for(active: &Arc<Active>, object: &Map<String, Value>) -> Arc<Active> {
    match &active.previous {
        Some(previous) if !is_reference(active, object) => Arc::clone(previous),
        _ => Arc::clone(active),
    }
}

/// Whether an object has nothing but an id.
fn is_reference(active: &Active, object: &Map<String, Value>) -> bool {
    object.len() == 1 && object.keys().all(|name| meaning(active, name) == Some("@id"))
}

/// The keyword that a key stands for.
fn meaning<'a>(active: &'a Active, name: &'a str) -> Option<&'a str> {
    if is_keyword(name) {
        return Some(name);
    }
    active.term(name)?.iri.as_deref().filter(|iri| is_keyword(iri))
}

/// One value or many.
fn each(value: &Value) -> &[Value] {
    match value {
        Value::Array(many) => many,
        one => std::slice::from_ref(one),
    }
}
