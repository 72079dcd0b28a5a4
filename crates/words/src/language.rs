//! The languages Walz speaks, and which of them a person gets.

/// A language with a complete set of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    #[default]
    En,
    Nb,
    /// English with accents, brackets and 40 % more length: shows in tests what does not fit,
    /// and what was written past the messages.
    Pseudo,
    /// English written from right to left: shows in tests what does not mirror.
    Mirrored,
}

impl Language {
    /// The languages that people are offered. The two that are made for tests are not.
    pub const OFFERED: [Self; 2] = [Self::En, Self::Nb];

    const ALL: [Self; 4] = [Self::En, Self::Nb, Self::Pseudo, Self::Mirrored];

    /// The language tag, for `lang` attributes, cookies and records.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Nb => "nb",
            Self::Pseudo => "en-XA",
            Self::Mirrored => "ar-XB",
        }
    }

    /// The direction of writing, for `dir` attributes.
    #[must_use]
    pub fn dir(self) -> &'static str {
        if self == Self::Mirrored { "rtl" } else { "ltr" }
    }

    /// The language's name in itself.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Nb => "Norsk bokmål",
            Self::Pseudo => "[Ƥšéûđö]",
            Self::Mirrored => "\u{202e}Mirrored\u{202c}",
        }
    }

    /// The language of exactly this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(code))
    }

    /// The language for a request: what the person chose (`cookie`), else the best of what the
    /// browser wishes for (`accept`, an `Accept-Language` header), else `default`.
    #[must_use]
    pub fn choose(cookie: Option<&str>, accept: Option<&str>, default: Self) -> Self {
        cookie
            .and_then(Self::from_code)
            .or_else(|| accept.and_then(Self::wished))
            .unwrap_or(default)
    }

    fn wished(accept: &str) -> Option<Self> {
        let mut best: Option<(f32, Self)> = None;
        for wish in accept.split(',') {
            let (tag, weight) = wish.split_once(';').unwrap_or((wish, ""));
            let weight = match weight.trim().strip_prefix("q=") {
                Some(number) => number.trim().parse().unwrap_or(0.0),
                None => 1.0,
            };
            let Some(language) = Self::spoken_by(tag.trim()) else { continue };
            if weight > best.map_or(0.0, |(weight, _)| weight) {
                best = Some((weight, language));
            }
        }
        best.map(|(_, language)| language)
    }

    /// Who reads Nynorsk, Danish or Swedish reads Bokmål with more ease than English.
    fn spoken_by(tag: &str) -> Option<Self> {
        match tag.split('-').next()?.to_ascii_lowercase().as_str() {
            "en" => Some(Self::En),
            "nb" | "no" | "nn" | "da" | "sv" => Some(Self::Nb),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Language::{self, En, Mirrored, Nb};

    #[test]
    fn a_persons_choice_comes_before_the_browsers_wish() {
        assert_eq!(Language::choose(Some("en"), Some("nb"), Nb), En);
        assert_eq!(Language::choose(Some("xx"), Some("nb"), En), Nb);
        assert_eq!(Language::choose(Some("ar-xb"), None, En), Mirrored);
    }

    #[test]
    fn the_heaviest_wish_that_we_speak_wins() {
        let wish = |accept| Language::choose(None, Some(accept), En);
        assert_eq!(wish("de-AT, nb;q=0.8, en;q=0.9"), En);
        assert_eq!(wish("fi, no-NO;q=0.7, en;q=0.3"), Nb);
        assert_eq!(wish("nn-NO"), Nb);
        assert_eq!(wish("nb;q=0, *;q=1"), En);
        assert_eq!(wish(";;q=,="), En);
    }

    #[test]
    fn without_a_wish_the_installation_decides() {
        assert_eq!(Language::choose(None, None, Nb), Nb);
    }
}
