//! Any JSON value, and objects with their entries in order.

use super::super::fault::{FaultKind, Faults};
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// Any JSON value, told apart as far as a message needs it.
#[derive(Default)]
pub(super) enum Scalar {
    #[default]
    Absent,
    Null,
    Whole(i64),
    Number(String),
    Text(String),
    Flag(bool),
    List,
    Object,
}

impl Scalar {
    pub(super) fn text(self, place: &str, f: &mut Faults) -> String {
        self.text_at(|| place.to_owned(), f)
    }

    pub(super) fn text_at(self, place: impl Fn() -> String, f: &mut Faults) -> String {
        match self {
            Self::Text(text) => text,
            Self::Absent | Self::Null => {
                f.add(FaultKind::MissingField, place, "");
                String::new()
            }
            other => {
                f.add(FaultKind::BadType, place, other);
                String::new()
            }
        }
    }

    pub(super) fn optional_text(
        self,
        place: impl Fn() -> String,
        f: &mut Faults,
    ) -> Option<String> {
        match self {
            Self::Absent | Self::Null => None,
            // Cities and classes are often numbered in tables.
            Self::Whole(number) => Some(number.to_string()),
            other => Some(other.text_at(place, f)),
        }
    }

    pub(super) fn whole(self, absent: i64, place: impl Fn() -> String, f: &mut Faults) -> i64 {
        self.optional_whole(place, f).unwrap_or(absent)
    }

    pub(super) fn optional_whole(self, place: impl Fn() -> String, f: &mut Faults) -> Option<i64> {
        match self {
            Self::Absent | Self::Null => None,
            Self::Whole(number) => Some(number),
            other => {
                f.add(FaultKind::BadNumber, place, other);
                None
            }
        }
    }

    pub(super) fn flag(self, place: impl Fn() -> String, f: &mut Faults) -> bool {
        match self {
            Self::Absent | Self::Null | Self::Whole(0) => false,
            Self::Flag(flag) => flag,
            Self::Whole(1) => true,
            other => {
                f.add(FaultKind::BadType, place, other);
                false
            }
        }
    }
}

impl fmt::Display for Scalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => f.write_str(""),
            Self::Null => f.write_str("null"),
            Self::Whole(number) => write!(f, "{number}"),
            Self::Number(text) | Self::Text(text) => f.write_str(text),
            Self::Flag(flag) => write!(f, "{flag}"),
            Self::List => f.write_str("[...]"),
            Self::Object => f.write_str("{...}"),
        }
    }
}

struct ScalarVisitor;

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Scalar, E> {
        Ok(Scalar::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Scalar, E> {
        Ok(Scalar::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Scalar, E> {
        Ok(Scalar::Whole(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Scalar, E> {
        Ok(i64::try_from(number).map_or_else(|_| Scalar::Number(number.to_string()), Scalar::Whole))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Scalar, E> {
        Ok(Scalar::Number(number.to_string()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Scalar, E> {
        Ok(Scalar::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Scalar, E> {
        Ok(Scalar::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Scalar, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Scalar::List)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scalar, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Scalar::Object)
    }
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor)
    }
}

/// An object with its entries in order and its repetitions kept.
pub(super) struct Pairs<T>(pub(super) Vec<(String, T)>);

impl<T> Default for Pairs<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Pairs<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct PairsVisitor<T>(std::marker::PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for PairsVisitor<T> {
            type Value = Pairs<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object from ids to values")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<T>, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }

        deserializer.deserialize_map(PairsVisitor(std::marker::PhantomData))
    }
}
