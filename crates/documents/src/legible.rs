//! Makes every text fit to be set: what no font has a sign for is named by its number, what turns the reading order
//! around in secret goes, and words without an end may break.
//!
//! Papers are signed. A name must not be able to hide or mirror the words around it, and must never keep the paper from
//! being made.

use crate::engine::one_font_has;
use serde_json::Value;
use unicode_normalization::char::is_combining_mark;

/// Which characters are set as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keep {
    /// Everything that a font has a sign for.
    Shown,
    /// Only letters that stand alone, for the rare text whose signs do not combine: then the paper still comes, with
    /// the others named.
    Plain,
}

/// Cleans every text within a value. Keys are ours and stay.
pub(crate) fn clean(value: &mut Value, keep: Keep) {
    match value {
        Value::String(text) => *text = legible(text, keep),
        Value::Array(values) => values.iter_mut().for_each(|value| clean(value, keep)),
        Value::Object(values) => values.values_mut().for_each(|value| clean(value, keep)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Letters in a row after which a word may break, and how long a word must be for that.
const LONG_WORD: usize = 28;
const PIECE: usize = 14;

fn legible(text: &str, keep: Keep) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            out.push(' ');
        }
        let breaks = !is_hash(word)
            && !is_identifier(word)
            && !is_address(word)
            && word.chars().count() > LONG_WORD;
        let mut run = 0;
        // The letter that marks belong to, with the marks it has so far.
        let mut cluster = String::new();
        for c in word.chars() {
            if is_break(c) {
                run = 0;
            } else if breaks && run >= PIECE && stands_alone(c) {
                out.push('\u{200b}');
                run = 0;
            }
            run += 1;
            if !is_combining_mark(c) {
                cluster.clear();
            }
            write(c, &mut cluster, &mut out, keep);
        }
    }
    out
}

/// A fingerprint is copied as one piece, so nothing may stand in it.
fn is_hash(word: &str) -> bool {
    word.len() == 64 && word.bytes().all(|b| b.is_ascii_hexdigit())
}

/// So is what a credential is called in files.
fn is_identifier(word: &str) -> bool {
    let id = word.strip_prefix("urn:uuid:");
    id.is_some_and(|id| id.len() == 36 && id.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-'))
}

/// And an address, if it is not so long that no line has room for its parts.
fn is_address(word: &str) -> bool {
    const LONGEST_PART: usize = 40;
    word.starts_with("https://") && word.split('/').all(|part| part.len() <= LONGEST_PART)
}

fn is_break(c: char) -> bool {
    c == '\n' || c == '\u{200b}' || c == '\u{ad}' || c == '-' || c.is_whitespace()
}

/// Whether a piece may begin with it: not with what belongs to the letter before.
fn stands_alone(c: char) -> bool {
    c.is_alphanumeric() || c.is_ascii_punctuation()
}

fn write(c: char, cluster: &mut String, out: &mut String, keep: Keep) {
    match c {
        // Line ends are kept; other white space without a sign of its own is a blank.
        '\n' => out.push('\n'),
        '\t' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push(' '),
        _ if c.is_control() || turns_direction(c) || is_left_out(c) => {}
        _ if joins(c) => out.push(c),
        _ => {
            cluster.push(c);
            let orphan = is_combining_mark(c) && cluster.chars().count() == 1;
            let kept = match keep {
                Keep::Shown => !orphan && one_font_has(cluster),
                Keep::Plain => is_plain(c) && one_font_has(c.encode_utf8(&mut [0; 4])),
            };
            if kept && !is_private(c) {
                out.push(c);
            } else {
                cluster.pop();
                out.push_str(&format!("[U+{:04X}]", u32::from(c)));
            }
        }
    }
}

/// Letters, digits and punctuation of the Latin, Greek and Cyrillic alphabets.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='\u{24f}' | '\u{370}'..='\u{4ff}' | '\u{1e00}'..='\u{1eff}'
        | '\u{2010}'..='\u{2027}' | '\u{202f}'..='\u{203a}' | '€')
        && !is_combining_mark(c)
}

/// Marks that turn the reading order of what follows. Letters turn it by themselves where that is right.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Signs that are never seen and say nothing on paper.
fn is_left_out(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}' | '\u{180b}'..='\u{180f}' | '\u{34f}'
        | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{17b4}' | '\u{17b5}')
}

/// Where letters may join or break: never seen, but they shape what is.
fn joins(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200d}' | '\u{ad}')
}

/// Areas where a code means something else in every font, which archives forbid.
fn is_private(c: char) -> bool {
    matches!(u32::from(c), 0xe000..=0xf8ff | 0xf_0000..=0x10_ffff)
        || c == '\u{fffe}'
        || c == '\u{ffff}'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        legible(text, Keep::Shown)
    }

    #[test]
    fn scripts_that_the_fonts_have_stay_as_they_are() {
        for text in ["Åse Brænne", "Łukasz", "Ελένη", "Юлія", "דָּוִד", "محمد", "Nguyễn", "🚲 😀"]
        {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn what_cannot_be_shown_is_named() {
        assert_eq!(shown("李 Wei"), "[U+674E] Wei");
        assert_eq!(shown("\u{e000}"), "[U+E000]");
        assert_eq!(shown("a\u{0}b\u{7}c"), "abc");
    }

    #[test]
    fn a_mark_that_no_font_can_put_on_its_letter_is_named() {
        assert_eq!(shown("م\u{20e1}"), "م[U+20E1]");
        assert_eq!(shown("e\u{301}"), "e\u{301}");
        assert_eq!(shown("\u{301}"), "[U+0301]");
        assert_eq!(
            legible("e\u{301} Åse محم", Keep::Plain),
            "e[U+0301] Åse [U+0645][U+062D][U+0645]"
        );
    }

    #[test]
    fn nothing_can_turn_the_reading_order_in_secret() {
        assert_eq!(shown("pay \u{202e}000 1\u{202c} euro"), "pay 000 1 euro");
        assert_eq!(shown("\u{2067}a\u{2069}\u{200f}b"), "ab");
    }

    #[test]
    fn a_word_without_end_may_break_and_a_fingerprint_may_not() {
        let long = shown(&"x".repeat(200));
        assert!(long.split('\u{200b}').all(|piece| piece.len() <= PIECE));
        assert_eq!(long.replace('\u{200b}', ""), "x".repeat(200));
        let hash = "0123456789abcdef".repeat(4);
        assert_eq!(shown(&hash), hash);
        let id = "urn:uuid:0190c0de-0000-7000-8000-000000000001";
        assert_eq!(shown(id), id);
        let address = "https://walz.example/credentials/0190c0de-0000-7000-8000-000000000001";
        assert_eq!(shown(address), address);
        assert_ne!(shown(&format!("https://{}", "x".repeat(99))), address);
        assert_eq!(
            shown("an ordinary sentence of short words"),
            "an ordinary sentence of short words"
        );
    }
}
