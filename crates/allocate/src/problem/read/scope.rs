//! Scopes of caps: everything, or a list of ids.

use super::super::Scope;
use super::super::fault::{FaultKind, Faults};
use super::scalar::Scalar;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};
use std::fmt;

/// `"*"` or a list, before its ids are checked.
pub(super) enum RawScope {
    List(Vec<Scalar>),
    Other(Scalar),
}

impl Default for RawScope {
    fn default() -> Self {
        Self::Other(Scalar::Absent)
    }
}

impl RawScope {
    pub(super) fn strict(self, place: impl Fn() -> String, f: &mut Faults) -> Scope {
        match self {
            Self::List(ids) => {
                Scope::Only(ids.into_iter().map(|id| id.text_at(&place, f)).collect())
            }
            Self::Other(Scalar::Absent | Scalar::Null) => Scope::All,
            Self::Other(Scalar::Text(text)) if text == "*" => Scope::All,
            Self::Other(other) => {
                f.add(FaultKind::BadType, place, other);
                Scope::All
            }
        }
    }
}

impl<'de> Deserialize<'de> for RawScope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ScopeVisitor;

        impl<'de> Visitor<'de> for ScopeVisitor {
            type Value = RawScope;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("\"*\" or a list of ids")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<RawScope, A::Error> {
                let mut ids = Vec::new();
                while let Some(id) = list.next_element()? {
                    ids.push(id);
                }
                Ok(RawScope::List(ids))
            }

            fn visit_str<E>(self, text: &str) -> Result<RawScope, E> {
                Ok(RawScope::Other(Scalar::Text(text.to_owned())))
            }

            fn visit_unit<E>(self) -> Result<RawScope, E> {
                Ok(RawScope::Other(Scalar::Null))
            }

            fn visit_u64<E>(self, number: u64) -> Result<RawScope, E> {
                Ok(RawScope::Other(Scalar::Number(number.to_string())))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RawScope, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(RawScope::Other(Scalar::Object))
            }
        }

        deserializer.deserialize_any(ScopeVisitor)
    }
}

impl Serialize for Scope {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::All => serializer.serialize_str("*"),
            Self::Only(ids) => ids.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Scope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut faults = Faults::default();
        let scope = RawScope::deserialize(deserializer)?.strict(|| "scope".to_owned(), &mut faults);
        faults.or(scope).map_err(serde::de::Error::custom)
    }
}
