//! Statements as the canonical N-Quads write them.

use std::fmt::Write;
use std::sync::Arc;

/// What a statement speaks of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// Something without a name.
    Blank(u32),
    /// As written: `<http://…>`.
    Iri(Arc<str>),
    /// As written: `"text"^^<…>`.
    Literal(Arc<str>),
}

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quad {
    pub subject: Node,
    /// As written: `<http://…>`.
    pub predicate: Arc<str>,
    pub object: Node,
    pub graph: Option<Node>,
}

pub(super) const XSD_STRING: &str = "http://www.w3.org/2001/XMLSchema#string";
pub(super) const XSD_BOOLEAN: &str = "http://www.w3.org/2001/XMLSchema#boolean";
pub(super) const XSD_INTEGER: &str = "http://www.w3.org/2001/XMLSchema#integer";
pub(super) const XSD_DOUBLE: &str = "http://www.w3.org/2001/XMLSchema#double";
pub(super) const TYPE: &str = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";
pub(super) const FIRST: &str = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#first>";
pub(super) const REST: &str = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#rest>";
pub(super) const NIL: &str = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>";

impl Quad {
    /// The blank nodes of the statement: subject, object, graph.
    pub(super) fn blanks(&self) -> [Option<u32>; 3] {
        let blank = |node: &Node| match node {
            Node::Blank(n) => Some(*n),
            _ => None,
        };
        [blank(&self.subject), blank(&self.object), self.graph.as_ref().and_then(blank)]
    }

    /// Appends the statement as one line, blank nodes by the names that `name` gives.
    pub(super) fn write<'a>(&'a self, out: &mut String, name: &impl Fn(u32) -> &'a str) {
        let node = |out: &mut String, node: &'a Node| match node {
            Node::Blank(n) => {
                out.push_str("_:");
                out.push_str(name(*n));
            }
            Node::Iri(text) | Node::Literal(text) => out.push_str(text),
        };
        node(out, &self.subject);
        out.push(' ');
        out.push_str(&self.predicate);
        out.push(' ');
        node(out, &self.object);
        if let Some(graph) = &self.graph {
            out.push(' ');
            node(out, graph);
        }
        out.push_str(" .\n");
    }
}

/// An IRI as written.
pub(super) fn iri(text: &str) -> Arc<str> {
    format!("<{text}>").into()
}

/// Whether `text` is an IRI with a scheme, and has nothing in it that would end it early.
pub(super) fn is_absolute(text: &str) -> bool {
    let Some((scheme, _)) = text.split_once(':') else { return false };
    let mut letters = scheme.chars();
    letters.next().is_some_and(|c| c.is_ascii_alphabetic())
        && letters.all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
        && !text.chars().any(|c| c <= ' ' || "<>\"{}|^`\\".contains(c))
}

/// A literal as written.
pub(super) fn literal(text: &str, datatype: &str, language: Option<&str>) -> Node {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            // Writing into a string cannot fail.
            '\0'..='\u{1f}' | '\u{7f}' | '\u{fffe}' | '\u{ffff}' => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    out.push('"');
    match language {
        Some(language) => {
            out.push('@');
            out.push_str(language);
        }
        None if datatype == XSD_STRING => {}
        None => {
            out.push_str("^^<");
            out.push_str(datatype);
            out.push('>');
        }
    }
    Node::Literal(out.into())
}

/// A number as JSON-LD writes it: whole ones as integers, others in the canonical form of a double. With the datatype it
/// has by itself.
pub(super) fn number(number: &serde_json::Number) -> (String, &'static str) {
    if let Some(whole) = number.as_i64() {
        return (whole.to_string(), XSD_INTEGER);
    }
    if let Some(whole) = number.as_u64() {
        return (whole.to_string(), XSD_INTEGER);
    }
    let value = number.as_f64().unwrap_or_default();
    if value.fract() == 0.0 && value.abs() < 1e21 {
        return (format!("{value:.0}"), XSD_INTEGER);
    }
    let text = format!("{value:.15E}");
    let (mantissa, exponent) = text.split_once('E').unwrap_or((&text, "0"));
    let mantissa = mantissa.trim_end_matches('0');
    let zero = if mantissa.ends_with('.') { "0" } else { "" };
    (format!("{mantissa}{zero}E{exponent}"), XSD_DOUBLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_in_the_canonical_form() {
        let text = |node: Node| match node {
            Node::Literal(text) => text.to_string(),
            _ => String::new(),
        };
        assert_eq!(text(literal("a\"b\\\n\u{7f}é", XSD_STRING, None)), "\"a\\\"b\\\\\\n\\u007Fé\"");
        assert_eq!(text(literal("hei", XSD_STRING, Some("nb"))), "\"hei\"@nb");
        let n = |json: &str| number(&serde_json::from_str(json).expect("a number"));
        assert_eq!(n("5.3"), ("5.3E0".to_owned(), XSD_DOUBLE));
        assert_eq!(n("0.000012"), ("1.2E-5".to_owned(), XSD_DOUBLE));
        assert_eq!(n("2.0"), ("2".to_owned(), XSD_INTEGER));
        assert_eq!(n("1e30"), ("1.0E30".to_owned(), XSD_DOUBLE));
        assert!(is_absolute("urn:x") && !is_absolute("x") && !is_absolute("a b:c"));
        assert!(!is_absolute("urn:x> <y"));
    }
}
