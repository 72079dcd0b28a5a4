//! Bytes into text: UTF-8 and UTF-16 with or without a mark at the start, else Windows-1252, in which old programs write.

use super::Unreadable;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// How much of a file is looked at to tell text from other things, in characters.
const SAMPLE: usize = 4_096;

/// The text and the encoding it was in.
///
/// # Errors
/// [`Unreadable::NotATable`] where the bytes are no text.
pub(super) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, &'static Encoding), Unreadable> {
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, bytes.get(mark..).unwrap_or_default()),
        None => (guess(bytes), bytes),
    };
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    if malformed || !looks_like_text(&text) {
        Err(Unreadable::NotATable)
    } else {
        Ok((text, encoding))
    }
}

/// The encoding of bytes without a mark. Tables are mostly ASCII, of which UTF-16 makes every other byte a zero.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let zeros = |offset| sample.iter().skip(offset).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    match sample.len() {
        length if odd * 4 > length && even == 0 => UTF_16LE,
        length if even * 4 > length && odd == 0 => UTF_16BE,
        _ if std::str::from_utf8(bytes).is_ok() => UTF_8,
        _ => WINDOWS_1252,
    }
}

/// Pictures and programs are full of control characters; a table may have one by accident, but never a zero.
fn looks_like_text(text: &str) -> bool {
    let is_strange =
        |c: char| c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\u{c}' | '\u{1a}');
    let strange = text.chars().take(SAMPLE).filter(|&c| is_strange(c)).count();
    let seen = text.chars().take(SAMPLE).count();
    strange * 50 <= seen && !text.contains('\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> Option<(String, &'static str)> {
        decode(bytes).ok().map(|(text, encoding)| (text.into_owned(), encoding.name()))
    }

    fn units(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn each_encoding_gives_the_same_text() {
        let text = "navn;sted\nÅse Bjørge;Øyer\n";
        let (little, big) = (units(text, u16::to_le_bytes), units(text, u16::to_be_bytes));
        let (old, _, _) = WINDOWS_1252.encode(text);
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        for (bytes, name) in [
            (text.as_bytes().to_vec(), "UTF-8"),
            (marked(b"\xef\xbb\xbf", text.as_bytes()), "UTF-8"),
            (marked(b"\xff\xfe", &little), "UTF-16LE"),
            (marked(b"\xfe\xff", &big), "UTF-16BE"),
            (little, "UTF-16LE"),
            (big, "UTF-16BE"),
            (old.into_owned(), "windows-1252"),
        ] {
            assert_eq!(decoded(&bytes), Some((text.to_owned(), name)));
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decoded(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), None);
        assert_eq!(decoded(b"%PDF-1.7\n\x01\x02\x03\x04\x05"), None);
        assert_eq!(decoded(b"\xff\xfea"), None);
        assert!(decoded(b"").is_some());
    }
}
