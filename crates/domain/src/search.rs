//! How names are found: by the beginnings of their words, without accents, in small letters.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words of a text as they are searched: `Łukasz Ødegård` gives `lukasz` and `odegard`.
pub fn words(text: &str) -> Vec<String> {
    let plain: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .flat_map(|c| {
            plain_letter(c)
                .chars()
                .chain(plain_letter(c).is_empty().then_some(c))
                .collect::<Vec<_>>()
        })
        .collect();
    plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether each of these words begins a word of the text.
pub fn finds(sought: &[String], text: &str) -> bool {
    let words = words(text);
    sought.iter().all(|sought| words.iter().any(|word| word.starts_with(sought.as_str())))
}

/// Letters that are no base letter with a mark, as people without them on the keyboard type them.
const fn plain_letter(c: char) -> &'static str {
    match c {
        'ø' => "o",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_without_their_accents() {
        assert_eq!(words("Łukasz Ødegård-Ñíguez"), ["lukasz", "odegard", "niguez"]);
        assert_eq!(words("Þórdís"), ["thordis"]);
        assert_eq!(words(" . "), Vec::<String>::new());
        assert!(finds(&words("OD luk"), "Łukasz Ødegård") && !finds(&words("kasz"), "Łukasz"));
    }
}
