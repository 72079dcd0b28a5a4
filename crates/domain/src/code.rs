//! Closed lists of the field and the words that tables and databases use for them.

/// Declares an enum whose cases have a stable code: in tables, in the database, in message keys.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$case_doc:meta])* $case:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, ::serde::Serialize, ::serde::Deserialize)]
        pub enum $name {
            $($(#[$case_doc])* #[serde(rename = $code)] $case,)*
        }

        impl $name {
            /// Every case, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$case,)*];

            /// The word for it in tables, in the database and in message keys.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$case => $code,)*
                }
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::code::UnknownCode;

            fn from_str(code: &str) -> Result<Self, Self::Err> {
                match code {
                    $($code => Ok(Self::$case),)*
                    _ => Err($crate::code::UnknownCode { of: stringify!($name), code: code.to_owned() }),
                }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.code())
            }
        }
    };
}
pub(crate) use codes;

/// A code that its list does not have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{code}' is no {of}")]
pub struct UnknownCode {
    pub of: &'static str,
    pub code: String,
}
