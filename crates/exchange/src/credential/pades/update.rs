//! Sealing: what the seal needs is written behind the file (an incremental update, ISO 32000-1, 7.5.6).
//!
//! The field of the seal shows nothing: its rectangle is empty and lies outside of the page, which both PDF/A-2 and
//! PDF/UA-1 allow without a picture and without a place in the reading order.

use super::cms;
use crate::credential::jades::{Sealer, Unusable};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Why a PDF cannot be sealed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsealable {
    /// It is not written as the program writes its papers.
    #[error("the PDF cannot be sealed: it has no {0}")]
    Form(&'static str),
    #[error(transparent)]
    Seal(#[from] Unusable),
}

/// Seals a PDF that the program made. `label` is what programs that read aloud call the seal.
///
/// # Errors
/// [`Unsealable`] for a PDF of another form, or where the key does not sign.
pub fn seal(
    pdf: &[u8],
    sealer: &Sealer,
    at: Timestamp,
    label: &str,
) -> Result<Vec<u8>, Unsealable> {
    let old = Old::read(pdf)?;
    let (value, field) = (old.size, old.size + 1);
    let root = old.dictionary(old.root)?;
    let pages = reference(root, "/Pages").ok_or(Unsealable::Form("pages"))?;
    let page = old.first_page(pages)?;
    let form = format!("/AcroForm<</Fields[{field} 0 R]/SigFlags 3>>");
    let objects = BTreeMap::from([
        (page, with_annotation(old.dictionary(page)?, field)?),
        (old.root, with_entry(root, &form)?),
        (value, signature(at, cms::room(sealer))),
        (field, widget(page, value, label)),
    ]);
    let mut out = pdf.to_vec();
    if out.last() != Some(&b'\n') {
        out.push(b'\n');
    }
    let mut offsets = BTreeMap::new();
    for (number, text) in &objects {
        offsets.insert(*number, out.len());
        out.extend_from_slice(format!("{number} 0 obj\n{text}\nendobj\n").as_bytes());
    }
    old.close(&mut out, &offsets, at);
    let begins = offsets.get(&value).copied().unwrap_or_default();
    fill(&mut out, begins, sealer)
}

/// The file as it was: where its objects stand.
struct Old<'a> {
    text: &'a [u8],
    /// Where the table of the objects begins.
    table: usize,
    /// Where the lines of the table begin.
    lines: usize,
    size: usize,
    root: usize,
    trailer: &'a str,
}

/// Bytes of a line of the table.
const LINE: usize = 20;

impl<'a> Old<'a> {
    fn read(text: &'a [u8]) -> Result<Self, Unsealable> {
        let missing = Unsealable::Form;
        let start = find_last(text, b"startxref").ok_or(missing("end"))?;
        let table = number(text.get(start + 9..).unwrap_or_default());
        let table = table.ok_or(missing("table of objects"))?;
        let head = text.get(table..start).ok_or(missing("table of objects"))?;
        let head = head.strip_prefix(b"xref\n0 ").ok_or(missing("table of objects"))?;
        let digits = head.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let lines = start - head.len() + digits + 1;
        let trailer = find_last(text, b"trailer").filter(|at| (table..start).contains(at));
        let trailer = trailer.and_then(|at| std::str::from_utf8(text.get(at + 7..start)?).ok());
        let trailer = trailer.ok_or(missing("trailer"))?;
        let size = after(trailer, "/Size").and_then(|rest| number(rest.as_bytes()));
        let root = reference(trailer, "/Root").ok_or(missing("root"))?;
        let size = size.ok_or(missing("size"))?;
        Ok(Self { text, table, lines, size, root, trailer })
    }

    /// The text of an object that is a dictionary.
    fn dictionary(&self, number: usize) -> Result<&'a str, Unsealable> {
        let found = || {
            let line = self.text.get(self.lines + number * LINE..)?.get(..10)?;
            let offset: usize = std::str::from_utf8(line).ok()?.parse().ok()?;
            let head = format!("{number} 0 obj\n");
            let object = self.text.get(offset..self.table)?.strip_prefix(head.as_bytes())?;
            let end = find(object, b"\nendobj")?;
            let object = std::str::from_utf8(object.get(..end)?).ok()?;
            object.starts_with("<<").then_some(object)
        };
        found().ok_or(Unsealable::Form("object where its table says"))
    }

    fn first_page(&self, pages: usize) -> Result<usize, Unsealable> {
        let mut at = pages;
        for _ in 0..8 {
            let dictionary = self.dictionary(at)?;
            let Some(kids) = after(dictionary, "/Kids[") else { return Ok(at) };
            at = number(kids.as_bytes()).ok_or(Unsealable::Form("page"))?;
        }
        Err(Unsealable::Form("page"))
    }

    /// Writes the table of the new objects, and the trailer that leads to the old one.
    fn close(&self, out: &mut Vec<u8>, offsets: &BTreeMap<usize, usize>, at: Timestamp) {
        let table = out.len();
        let mut text = "xref\n".to_owned();
        for (number, offset) in offsets {
            text.push_str(&format!("{number} 1\n{offset:010} 00000 n \n"));
        }
        let root = self.root;
        text.push_str(&format!("trailer\n<</Size {}/Root {root} 0 R", self.size + 2));
        if let Some(info) = reference(self.trailer, "/Info") {
            text.push_str(&format!("/Info {info} 0 R"));
        }
        // The first part of the name of a file stays, the second one changes with it.
        if let Some(first) =
            after(self.trailer, "/ID[").and_then(|id| id.split_inclusive(')').next())
        {
            let mut digest = Sha256::new();
            digest.update(self.text);
            digest.update(at.to_string());
            let second: String =
                digest.finalize().iter().take(16).map(|b| format!("{b:02x}")).collect();
            text.push_str(&format!("/ID[{first}<{second}>]"));
        }
        text.push_str(&format!("/Prev {}>>\nstartxref\n{table}\n%%EOF\n", self.table));
        out.extend_from_slice(text.as_bytes());
    }
}

/// Room for the four numbers that say what the seal covers.
const RANGES: usize = 48;

/// The seal, before it is made.
fn signature(at: Timestamp, room: usize) -> String {
    let moment = at.to_zoned(TimeZone::UTC).strftime("%Y%m%d%H%M%S").to_string();
    format!(
        "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(D:{moment}Z)/ByteRange[{}]/Contents<{}>>>",
        " ".repeat(RANGES),
        "0".repeat(room * 2),
    )
}

/// The field that holds it, on a page.
fn widget(page: usize, value: usize, label: &str) -> String {
    let label: String = std::iter::once(0xfeff)
        .chain(label.encode_utf16())
        .map(|unit| format!("{unit:04x}"))
        .collect();
    format!(
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(Seal)/TU<{label}>/Contents<{label}>/F 132/Rect[-1 -1 -1 -1]/P {page} 0 R/V {value} 0 R>>"
    )
}

fn with_annotation(page: &str, field: usize) -> Result<String, Unsealable> {
    let order = if page.contains("/Tabs") { "" } else { "/Tabs/S" };
    match after(page, "/Annots[") {
        Some(rest) => {
            let head = page.get(..page.len() - rest.len()).unwrap_or_default();
            with_entry(&format!("{head}{field} 0 R {rest}"), order)
        }
        None if page.contains("/Annots") => Err(Unsealable::Form("list of annotations")),
        None => with_entry(page, &format!("/Annots[{field} 0 R]{order}")),
    }
}

/// A dictionary with one entry more.
fn with_entry(dictionary: &str, entry: &str) -> Result<String, Unsealable> {
    let rest = dictionary.strip_prefix("<<").ok_or(Unsealable::Form("dictionary"))?;
    let name = entry.split(['<', '[']).next().filter(|name| !name.is_empty());
    match name {
        Some(name) if rest.contains(name) => Err(Unsealable::Form("room for a seal")),
        _ => Ok(format!("<<{entry}{rest}")),
    }
}

/// Says which bytes are covered, and puts the message about them where there is room for it.
fn fill(out: &mut [u8], begins: usize, sealer: &Sealer) -> Result<Vec<u8>, Unsealable> {
    let place =
        |out: &[u8], what: &[u8]| find(out.get(begins..)?, what).map(|at| begins + at + what.len());
    let ranges = place(out, b"/ByteRange[").ok_or(Unsealable::Form("seal"))?;
    let contents = place(out, b"/Contents<").ok_or(Unsealable::Form("seal"))?;
    let length = out.iter().skip(contents).take_while(|byte| **byte == b'0').count();
    let (before, behind) = (contents - 1, contents + length + 1);
    let told = format!("0 {before} {behind} {}", out.len() - behind);
    write(out, ranges, told.as_bytes(), RANGES)?;
    let parts = [out.get(..before), out.get(behind..)].map(Option::unwrap_or_default);
    let message = cms::message(sealer, &parts)?;
    let message: String = message.iter().map(|byte| format!("{byte:02x}")).collect();
    write(out, contents, message.as_bytes(), length)?;
    Ok(out.to_vec())
}

/// Writes over bytes that are there, if there are enough.
fn write(out: &mut [u8], at: usize, bytes: &[u8], room: usize) -> Result<(), Unsealable> {
    let place = out.get_mut(at..at + bytes.len()).filter(|_| bytes.len() <= room);
    place.ok_or(Unsealable::Form("room for a seal"))?.copy_from_slice(bytes);
    Ok(())
}

pub(super) fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).position(|part| part == what)
}

fn find_last(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).rposition(|part| part == what)
}

/// The text behind a name.
fn after<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    text.split_once(name).map(|(_, rest)| rest)
}

/// The number of the object that an entry refers to.
fn reference(text: &str, name: &str) -> Option<usize> {
    let rest = after(text, name)?;
    let (first, rest) = rest.trim_start().split_once(' ')?;
    rest.starts_with("0 R").then(|| first.parse().ok())?
}

/// The whole number at the beginning of a text.
fn number(text: &[u8]) -> Option<usize> {
    let text = text.trim_ascii_start();
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(text.get(..digits)?).ok()?.parse().ok()
}
