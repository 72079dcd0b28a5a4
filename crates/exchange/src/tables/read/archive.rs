//! Spreadsheets are archives. Before a parser sees one, every part of it is unpacked once and counted, because the
//! sizes that an archive states of itself can lie, and a small one can unpack to terabytes.

use super::{Unreadable, ods, xlsx};
use crate::tables::limits::Limits;
use crate::tables::sheet::Sheet;
use std::io::{Cursor, Read};
use zip::ZipArchive;

pub(super) type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// The most parts that an archive may have. Workbooks have a dozen, with pictures some hundred.
const MOST_PARTS: usize = 10_000;

/// The most that parts other than cells and texts may unpack to, in bytes: parsers keep styles and names in memory
/// in a form much larger than the file's.
const MOST_SMALL_PART: u64 = 8 * 1024 * 1024;

/// The texts of a workbook are all in memory at once; a quarter of the whole is theirs.
const SHARE_OF_TEXTS: u64 = 4;

const SHARED_STRINGS: &str = "sharedstrings.xml";

/// Each part of an archive has a head with this mark, so their number is known before a list of them is made.
const PART_MARK: &[u8] = b"PK\x01\x02";

pub(super) fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Sheet, Unreadable> {
    if bytes.windows(PART_MARK.len()).filter(|window| *window == PART_MARK).count() > MOST_PARTS {
        return Err(Unreadable::UnpacksTooLarge { most: limits.unpacked });
    }
    let archive = || ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged);
    let parts = measured(&mut archive()?, limits)?;
    let has = |part: &str| parts.iter().any(|name| name == part);
    if has("content.xml") && has("mimetype") {
        ods::read(name, archive()?, limits)
    } else if has("xl/workbook.bin") {
        Err(Unreadable::OldWorkbook)
    } else if has("[content_types].xml") && has("xl/workbook.xml") {
        xlsx::read(name, bytes, limits)
    } else {
        Err(Unreadable::NotATable)
    }
}

/// Unpacks every part once. Gives their names in small letters.
fn measured(archive: &mut Archive<'_>, limits: &Limits) -> Result<Vec<String>, Unreadable> {
    let most = limits.unpacked as u64;
    let mut left = most;
    let mut names = Vec::with_capacity(archive.len());
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|_| Unreadable::Damaged)?;
        if part.encrypted() {
            return Err(Unreadable::Protected);
        }
        let name = String::from_utf8_lossy(part.name_raw()).to_lowercase().replace('\\', "/");
        let allowed = if name.ends_with(SHARED_STRINGS) {
            most / SHARE_OF_TEXTS
        } else if is_large_by_nature(&name) {
            most
        } else {
            MOST_SMALL_PART
        }
        .min(left);
        let head_only = name.ends_with(SHARED_STRINGS);
        let size = measure(&mut part, allowed, head_only)?;
        if size > allowed {
            return Err(Unreadable::UnpacksTooLarge { most: limits.unpacked });
        }
        left -= size;
        names.push(name);
    }
    Ok(names)
}

/// Cells, and what is only counted here and never parsed.
fn is_large_by_nature(name: &str) -> bool {
    const CELLS: [&str; 2] = ["content.xml", "xl/worksheets/"];
    const NEVER_PARSED: [&str; 6] = [
        "pictures/",
        "object",
        "xl/media/",
        "xl/embeddings/",
        "xl/calcchain.xml",
        "xl/pivotcache/",
    ];
    CELLS.iter().chain(&NEVER_PARSED).any(|folder| name.starts_with(folder))
}

/// The unpacked size of a part, or something above `allowed` where it is larger; of the shared texts also
/// refuses a count that they state and cannot have, because their parser makes room for it at once.
fn measure(part: &mut impl Read, allowed: u64, is_texts: bool) -> Result<u64, Unreadable> {
    let mut part = part.take(allowed.saturating_add(1));
    let mut head = Vec::new();
    if is_texts {
        (&mut part).take(HEAD).read_to_end(&mut head).map_err(|_| Unreadable::Damaged)?;
        if stated_count(&head).is_some_and(|count| count > allowed / LEAST_TEXT) {
            return Err(Unreadable::Damaged);
        }
    }
    let rest = std::io::copy(&mut part, &mut std::io::sink()).map_err(|_| Unreadable::Damaged)?;
    Ok(head.len() as u64 + rest)
}

/// How much of the shared texts is looked at for the count they state. A first element beyond it is no element that
/// any program writes, so it is taken for one that states too much.
const HEAD: u64 = 64 * 1024;

/// Bytes of the shortest shared text: `<si><t/></si>`.
const LEAST_TEXT: u64 = 13;

/// The attribute `uniqueCount` of the first element `sst`.
fn stated_count(head: &[u8]) -> Option<u64> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_reader(head);
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element) | Event::Empty(element))
                if element.local_name().as_ref() == "sst" =>
            {
                let stated = element.try_get_attribute("uniqueCount").ok()??;
                return Some(stated.value.trim().parse().unwrap_or(u64::MAX));
            }
            Ok(Event::Eof) | Err(_) if head.len() as u64 == HEAD => return Some(u64::MAX),
            Ok(Event::Eof) | Err(_) => return None,
            Ok(_) => buffer.clear(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::SimpleFileOptions;

    fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
            writer.write_all(bytes).expect("bytes");
        }
        writer.finish().expect("an archive").into_inner()
    }

    #[test]
    fn an_archive_that_unpacks_beyond_the_limit_is_refused_before_it_is_parsed() {
        let limits = Limits { unpacked: 1024 * 1024, ..Limits::default() };
        let bomb = vec![b' '; limits.unpacked + 1];
        let refused = Err(Unreadable::UnpacksTooLarge { most: limits.unpacked });
        assert_eq!(read("b", &zipped(&[("content.xml", &bomb)]), &limits), refused);
        let half = &bomb[..limits.unpacked / 2 + 1];
        assert_eq!(
            read("b", &zipped(&[("content.xml", half), ("object1", half)]), &limits),
            refused
        );
        assert_eq!(
            read("b", &zipped(&[("xl/sharedStrings.xml", &[b"<sst>", half].concat())]), &limits),
            refused
        );
        let fits = &bomb[..limits.unpacked];
        assert_eq!(
            read("b", &zipped(&[("content.xml", fits)]), &limits),
            Err(Unreadable::NotATable)
        );
    }

    #[test]
    fn styles_may_not_be_as_large_as_cells() {
        let styles = vec![b' '; MOST_SMALL_PART as usize + 1];
        let refused = Err(Unreadable::UnpacksTooLarge { most: Limits::default().unpacked });
        assert_eq!(read("b", &zipped(&[("xl/styles.xml", &styles)]), &Limits::default()), refused);
    }

    #[test]
    fn a_count_of_texts_that_cannot_be_is_refused() {
        let stated = |count: &str| {
            let texts =
                format!("<?xml version=\"1.0\"?><sst xmlns=\"x\" uniqueCount=\"{count}\"></sst>");
            read("b", &zipped(&[("xl/sharedStrings.xml", texts.as_bytes())]), &Limits::default())
        };
        assert_eq!(stated("99999999999"), Err(Unreadable::Damaged));
        assert_eq!(stated("99999999999999999999999999"), Err(Unreadable::Damaged));
        assert_eq!(stated("7"), Err(Unreadable::NotATable));
        let hidden = [&[b' '; HEAD as usize][..], b"<sst uniqueCount=\"99999999999\"/>"].concat();
        let hidden = zipped(&[("xl/sharedStrings.xml", &hidden)]);
        assert_eq!(read("b", &hidden, &Limits::default()), Err(Unreadable::Damaged));
    }

    #[test]
    fn an_archive_of_something_else_is_no_table() {
        assert_eq!(
            read("b", &zipped(&[("a.txt", b"hei")]), &Limits::default()),
            Err(Unreadable::NotATable)
        );
        assert_eq!(
            read("b", b"PK\x03\x04 and no more", &Limits::default()),
            Err(Unreadable::Damaged)
        );
        let binary = zipped(&[("xl/workbook.bin", b"x")]);
        assert_eq!(read("b", &binary, &Limits::default()), Err(Unreadable::OldWorkbook));
    }
}
