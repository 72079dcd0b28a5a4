//! Reading the seals of a PDF. The file is not understood for that: a seal says which bytes it covers, and what counts is
//! whether these are all bytes of the file but the seal's own.

use super::cms;
use super::update::find;
use crate::credential::jades::{Read, Unreadable};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// The most seals that are looked at.
const MOST: usize = 8;
/// Bytes before and behind a seal in which its own entries stand.
const NEAR: usize = 2048;

/// A seal of a PDF.
#[derive(Clone, Debug)]
pub struct Found {
    pub seal: Read,
    /// Whether it covers the file to its end: nothing was added after it.
    pub covers_all: bool,
}

/// The seals of a PDF, in the order in which they stand; none where there is none.
pub fn read(pdf: &[u8]) -> Vec<Found> {
    const NAME: &[u8] = b"/ByteRange";
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = find(pdf.get(at..).unwrap_or_default(), NAME) {
        at += next + NAME.len();
        if found.len() < MOST {
            found.push(one(pdf, at));
        }
    }
    found
}

/// The seal whose range is told at this place.
fn one(pdf: &[u8], at: usize) -> Found {
    let broken =
        |what: &str| Found { seal: Err(Unreadable::Header(what.to_owned())), covers_all: false };
    let Some([first, before, behind, rest]) = ranges(pdf.get(at..).unwrap_or_default()) else {
        return broken("it does not say what it covers");
    };
    let end = behind.checked_add(rest).filter(|end| *end <= pdf.len());
    let (Some(end), 0) = (end, first) else { return broken("it does not cover the file") };
    let Some(message) = pdf.get(before..behind).and_then(hex) else {
        return broken("between what it covers stands something else than the seal");
    };
    let parts = [pdf.get(..before), pdf.get(behind..end)].map(Option::unwrap_or_default);
    let mut seal = cms::check(&message, &parts);
    if let Ok(seal) = &mut seal {
        let window = pdf.get(at.saturating_sub(NEAR)..at).unwrap_or_default();
        let later = pdf.get(behind..end.min(behind + NEAR)).unwrap_or_default();
        seal.header.at = moment(window, true).or_else(|| moment(later, false));
    }
    Found { seal, covers_all: end == pdf.len() }
}

/// The four numbers of a range.
fn ranges(text: &[u8]) -> Option<[usize; 4]> {
    let text = text.trim_ascii_start().strip_prefix(b"[")?;
    let end = text.iter().take(100).position(|byte| *byte == b']')?;
    let text = std::str::from_utf8(text.get(..end)?).ok()?;
    let numbers: Vec<usize> =
        text.split_ascii_whitespace().map(str::parse).collect::<Result<_, _>>().ok()?;
    numbers.try_into().ok()
}

/// The bytes of `<…>` in hexadecimal, and nothing else.
fn hex(text: &[u8]) -> Option<Vec<u8>> {
    let digits = text.strip_prefix(b"<")?.strip_suffix(b">")?;
    hex::decode(digits).ok()
}

/// When it was sealed, as whoever sealed it says: `/M(D:20270511110000Z)`.
fn moment(text: &[u8], last: bool) -> Option<Timestamp> {
    const NAME: &[u8] = b"(D:";
    let mut all = text.windows(NAME.len()).enumerate().filter(|(at, part)| {
        let before = text.get(..*at).unwrap_or_default().trim_ascii_end();
        *part == NAME && before.ends_with(b"/M")
    });
    let (at, _) = if last { all.next_back() } else { all.next() }?;
    let digits = text.get(at + NAME.len()..)?;
    let date = std::str::from_utf8(digits.get(..14)?).ok()?;
    let civil = DateTime::strptime("%Y%m%d%H%M%S", date).ok()?;
    let zone = std::str::from_utf8(digits.get(14..20).unwrap_or(b"Z00'00")).ok()?;
    let (sign, rest) = zone.split_at_checked(1)?;
    let part = |range: std::ops::Range<usize>| rest.get(range)?.parse::<i64>().ok();
    let seconds = match sign {
        "+" => part(0..2)? * 3600 + part(3..5)? * 60,
        "-" => -(part(0..2)? * 3600 + part(3..5)? * 60),
        _ => 0,
    };
    let at = civil.to_zoned(TimeZone::UTC).ok()?.timestamp();
    Timestamp::from_second(at.as_second().checked_sub(seconds)?).ok()
}
