//! The two languages made from English for tests: what is not accented was written past the
//! messages, what does not fit at 40 % more will not fit in German, what does not mirror will not
//! work in Arabic.

use std::borrow::Cow;

/// English letters with accents, still readable.
pub(crate) fn accented(text: &str) -> Cow<'_, str> {
    text.chars().map(accent).collect::<String>().into()
}

/// In brackets, and longer by the 40 % that translations of short texts take.
pub(crate) fn stretched(text: &str) -> String {
    let more = text.chars().count() * 2 / 5;
    let filling: String = " lorem ipsum dolor sit amet".chars().cycle().take(more).collect();
    format!("[{text}{}]", accented(&filling))
}

/// Forced to run from right to left.
pub(crate) fn mirrored(text: &str) -> String {
    format!("\u{202e}{text}\u{202c}")
}

fn accent(letter: char) -> char {
    const PLAIN: &str = "aceginorsuyzACEGINORSUYZ";
    const ACCENTED: &str = "àçéĝîñöřšûýžÀÇÉĜÎÑÖŘŠÛÝŽ";
    let same = PLAIN.chars().zip(ACCENTED.chars()).find(|(plain, _)| *plain == letter);
    same.map_or(letter, |(_, accented)| accented)
}

#[cfg(test)]
mod tests {
    use crate::{Language, Words};

    #[test]
    fn a_pseudo_message_is_accented_bracketed_and_longer() {
        let plain = Words::of(Language::En).t("nav-partners").to_string();
        let pseudo = Words::of(Language::Pseudo).t("nav-partners").to_string();
        assert_eq!(pseudo, "[Pàřtñéřš lö]");
        assert!(pseudo.chars().count() * 10 >= plain.chars().count() * 14);
    }

    #[test]
    fn values_keep_their_letters() {
        let pseudo = Words::of(Language::Pseudo).t("due-by").with("date", "5 March").to_string();
        assert!(pseudo.contains("5 March"), "{pseudo}");
    }

    #[test]
    fn a_mirrored_message_runs_from_right_to_left() {
        let mirrored = Words::of(Language::Mirrored).t("nav-today").to_string();
        assert_eq!(mirrored, "\u{202e}Today\u{202c}");
    }
}
