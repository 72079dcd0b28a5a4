//! JSON read as strictly as a signed file deserves: no name twice in one object, not too large, not too deep.

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::fmt;

/// The largest file that is read, in bytes. Sealed credentials carry pictures, certificates and time stamps.
pub const LARGEST: usize = 8 * 1024 * 1024;
/// How deep objects and lists may stand in each other.
pub const DEEPEST: usize = 64;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotJson {
    #[error("the file has {0} bytes; {LARGEST} are read at most")]
    TooLarge(usize),
    #[error("{0}")]
    Broken(String),
}

/// # Errors
/// [`NotJson`] for what is no JSON, too large or too deep, and for an object that says one name twice: two readers could
/// read it in two ways.
pub fn parse(bytes: &[u8]) -> Result<Value, NotJson> {
    if bytes.len() > LARGEST {
        return Err(NotJson::TooLarge(bytes.len()));
    }
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let broken = |error: serde_json::Error| NotJson::Broken(error.to_string());
    let value = Strict { depth: 0 }.deserialize(&mut reader).map_err(broken)?;
    reader.end().map_err(broken)?;
    Ok(value)
}

#[derive(Clone, Copy)]
struct Strict {
    depth: usize,
}

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        if self.depth > DEEPEST {
            return Err(D::Error::custom(format!(
                "more than {DEEPEST} levels stand in each other"
            )));
        }
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("a number is too large"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let mut all = Vec::new();
        let inner = Self { depth: self.depth + 1 };
        while let Some(one) = from.next_element_seed(inner)? {
            all.push(one);
        }
        Ok(Value::Array(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let mut all = Map::new();
        let inner = Self { depth: self.depth + 1 };
        while let Some(name) = from.next_key::<String>()? {
            let value = from.next_value_seed(inner)?;
            if all.contains_key(&name) {
                return Err(A::Error::custom(format!(
                    "the name '{name}' stands twice in one object"
                )));
            }
            all.insert(name, value);
        }
        Ok(Value::Object(all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_read_in_two_ways_is_refused() {
        let twice = parse(br#"{"a": {"b": 1, "b": 2}}"#).expect_err("refused");
        assert!(twice.to_string().contains("'b' stands twice"), "{twice}");
        assert!(parse(br#"{"a": 1} {"a": 2}"#).is_err(), "two documents");
        assert!(parse(b"%PDF-1.7").is_err());
        assert_eq!(
            parse(br#"[1, 2.5, "x", null, true]"#).expect("json").as_array().map(Vec::len),
            Some(5)
        );
    }

    #[test]
    fn the_limits_hold_at_the_limit_and_one_past_it() {
        let deep = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
        assert!(parse(deep(DEEPEST).as_bytes()).is_ok());
        assert!(parse(deep(DEEPEST + 2).as_bytes()).is_err());
        let long = |n: usize| format!("\"{}\"", "a".repeat(n - 2));
        assert!(parse(long(LARGEST).as_bytes()).is_ok());
        assert_eq!(parse(long(LARGEST + 1).as_bytes()), Err(NotJson::TooLarge(LARGEST + 1)));
    }
}
