//! Columns as data: what a reader, a writer, a help page and a blank template all take from one description.

use super::kind::TableKind;

/// A column of a table, or a family of columns of one kind such as `lang_*`.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// The heading, `first_name`; a family ends in `*`.
    pub name: &'static str,
    /// Other headings that mean the same. Capitals, blanks, hyphens and underscores never matter.
    pub also: &'static [&'static str],
    pub shape: Shape,
    /// `None` only until the description is complete.
    pub(crate) need: Option<Need>,
    /// The cell is a list, separated by `;`.
    pub is_list: bool,
    /// Part of what tells the rows apart.
    pub is_key: bool,
    /// The table whose keys stand here.
    pub refers: Option<TableKind>,
    /// Words that mean the same as a blank cell; the first is written for one, and may itself be blank.
    pub blank: &'static [&'static str],
    /// What a blank cell stands for.
    pub default: Option<&'static str>,
    /// Bounds of a number, both included.
    pub least: f64,
    pub most: f64,
    /// Characters of a text.
    pub longest: usize,
    /// Members of a family that a blank template has.
    pub members: &'static [&'static str],
    /// Whether a heading's end can be a member of the family.
    pub(crate) fits_member: fn(&str) -> bool,
}

/// Whether a column must be there and filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// In every row.
    Always,
    /// May be blank, and the column may be missing.
    Optional,
}

/// What stands in a column's cells.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A name that other tables refer to, such as `L001`.
    Key,
    Text,
    Date,
    /// Two dates, `2027-01-01..2027-04-30`.
    Period,
    Whole,
    Decimal,
    /// Euro, with at most two decimals.
    Money,
    YesNo,
    /// One of these words.
    Code(fn() -> Vec<&'static str>),
    Country,
    Language,
    Email,
    Phone,
    /// Kilometres from and to, `500-1999`.
    Band,
    /// What an amount is paid for, `per day, days 1-14`.
    Unit,
    /// How long a stay is, `long_14_weeks`.
    Stay,
}

impl Shape {
    /// The key of its description in `exchange.ftl`, for help pages.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Key => "exchange-shape-key",
            Self::Text => "exchange-shape-text",
            Self::Date => "exchange-shape-date",
            Self::Period => "exchange-shape-period",
            Self::Whole => "exchange-shape-whole",
            Self::Decimal => "exchange-shape-decimal",
            Self::Money => "exchange-shape-money",
            Self::YesNo => "exchange-shape-yes-no",
            Self::Code(_) => "exchange-shape-code",
            Self::Country => "exchange-shape-country",
            Self::Language => "exchange-shape-language",
            Self::Email => "exchange-shape-email",
            Self::Phone => "exchange-shape-phone",
            Self::Band => "exchange-shape-band",
            Self::Unit => "exchange-shape-unit",
            Self::Stay => "exchange-shape-stay",
        }
    }

    /// The words that are allowed, where the shape is a list of them.
    pub fn codes(&self) -> Vec<&'static str> {
        match self {
            Self::Code(codes) => codes(),
            Self::YesNo => vec!["yes", "no"],
            _ => vec![],
        }
    }
}

/// Characters of a text unless its column says otherwise.
const LONGEST: usize = 200;

/// A column of this name, to be refined by the methods below.
pub(crate) const fn named(name: &'static str) -> Column {
    Column {
        name,
        also: &[],
        shape: Shape::Text,
        need: None,
        is_list: false,
        is_key: false,
        refers: None,
        blank: &[],
        default: None,
        least: f64::NEG_INFINITY,
        most: f64::INFINITY,
        longest: LONGEST,
        members: &[],
        fits_member: |_| false,
    }
}

impl Column {
    pub(crate) const fn also(self, also: &'static [&'static str]) -> Self {
        Self { also, ..self }
    }

    pub(crate) const fn key(self) -> Self {
        Self { is_key: true, ..self }
    }

    pub(crate) const fn refers(self, table: TableKind) -> Self {
        Self { refers: Some(table), ..self }
    }

    pub(crate) const fn blank(self, words: &'static [&'static str]) -> Self {
        Self { blank: words, ..self }
    }

    pub(crate) const fn or(self, default: &'static str) -> Self {
        Self { default: Some(default), ..self }
    }

    pub(crate) const fn within(self, least: f64, most: f64) -> Self {
        Self { least, most, ..self }
    }

    /// Of a list: it may not be empty.
    pub(crate) const fn filled(self) -> Self {
        Self { need: Some(Need::Always), ..self }
    }

    pub(crate) const fn longest(self, longest: usize) -> Self {
        Self { longest, ..self }
    }

    pub(crate) const fn members(self, members: &'static [&'static str]) -> Self {
        Self { members, ..self }
    }

    pub fn need(&self) -> Need {
        self.need.unwrap_or(Need::Optional)
    }

    /// Whether a table without this column lacks something.
    pub fn is_mandatory(&self) -> bool {
        self.need() == Need::Always && self.default.is_none()
    }

    /// The part before the star of a family.
    pub(crate) fn family(&self) -> Option<&'static str> {
        self.name.strip_suffix('*')
    }

    /// The name and the other names, of a family without the star.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name)
            .chain(self.also.iter().copied())
            .map(|name| name.trim_end_matches('*'))
    }
}

/// A heading or code without what people write differently: capitals, blanks, hyphens, underscores, dots.
pub(crate) fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What follows a family's name in a heading: `W1` in `capacity_W1`.
pub(crate) fn member<'h>(heading: &'h str, family: &str) -> Option<&'h str> {
    let mut wanted =
        family.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).peekable();
    let mut rest = heading.chars();
    while wanted.peek().is_some() {
        let next = rest.next()?;
        if next.is_alphanumeric() && !next.to_lowercase().all(|c| wanted.next() == Some(c)) {
            return None;
        }
    }
    let member = rest.as_str().trim_matches(|c: char| !c.is_alphanumeric());
    (!member.is_empty()).then_some(member)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_compared_by_their_letters() {
        assert_eq!(folded("First name"), folded("first_name"));
        assert_eq!(folded("E-Post "), "epost");
        assert_eq!(folded("Fødselsdato"), "fødselsdato");
    }

    #[test]
    fn a_family_knows_its_members() {
        assert_eq!(member("capacity_W1", "capacity_"), Some("W1"));
        assert_eq!(member("Capacity W1 ", "capacity_"), Some("W1"));
        assert_eq!(member("lang_en", "lang_"), Some("en"));
        assert_eq!(member("pref1", "pref"), Some("1"));
        assert_eq!(member("lang_", "lang_"), None);
        assert_eq!(member("long_en", "lang_"), None);
        assert_eq!(member("", "lang_"), None);
    }
}
