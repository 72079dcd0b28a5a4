//! The values that sentences about tables name. The sentences stand in `exchange.ftl`; who shows them fills these in.

/// Names and values for one sentence.
pub type Args = Vec<(&'static str, Arg)>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    Text(String),
    Number(i64),
}

impl Arg {
    /// A number that is a name, such as a line: written without marks between thousands.
    pub(crate) fn name(number: u32) -> Self {
        Self::Text(number.to_string())
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
