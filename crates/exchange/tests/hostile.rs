//! Files from anywhere: whatever the bytes are, reading them ends with a table or a reason, never with a panic.
//!
//! Each property runs some hundred cases in the suite. To fuzz for longer, on any toolchain, give more:
//!
//! ```text
//! PROPTEST_CASES=1000000 cargo test --release -p walz-exchange --test hostile
//! ```
//!
//! A failing case is kept beside this file and tried first from then on; commit it with the repair.

#![expect(clippy::expect_used, reason = "a test stops at what it cannot read")]

mod support;

use proptest::prelude::*;
use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;
use support::demo;
use walz_exchange::tables::{self, Limits, Rows, Separator, TableKind};
use zip::write::SimpleFileOptions;

/// Small limits, so that the cases come near them.
const LIMITS: Limits =
    Limits { bytes: 200_000, unpacked: 1_000_000, rows: 300, columns: 60, cell: 500 };

/// Reads the bytes as every kind of table.
fn survives(bytes: &[u8]) {
    if let Ok(sheet) = tables::read("any", bytes, &LIMITS) {
        assert!(sheet.len() <= LIMITS.rows);
        for row in sheet.rows() {
            assert!(row.len() <= LIMITS.columns);
            assert!(row.cells().all(|cell| cell.text.chars().count() <= LIMITS.cell));
        }
        for kind in TableKind::ALL {
            let _ = Rows::parse(*kind, &sheet);
        }
    }
}

/// A workbook's parts, small enough that a change hits something.
static PARTS: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let sheet =
        tables::read("places", &demo(TableKind::Places), &Limits::default()).expect("readable");
    let mut places = tables::parse::<tables::Place>(&sheet).expect("no fault").into_values();
    places.truncate(2);
    let bytes = tables::xlsx(&places).expect("a workbook");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("its bytes");
        parts.push((name, bytes));
    }
    parts
});

const ODS: &str = "<?xml version=\"1.0\"?><office:document-content><office:body><office:spreadsheet>\
    <table:table table:name=\"T\"><table:table-row table:number-rows-repeated=\"2\"><table:table-cell \
    office:value-type=\"float\" office:value=\"1.5\" table:number-columns-repeated=\"3\"><text:p>1,5</text:p>\
    </table:table-cell><table:table-cell office:value-type=\"string\"><text:p>a<text:s text:c=\"2\"/>&amp;</text:p>\
    </table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>";

fn zipped<'p>(parts: impl Iterator<Item = (&'p str, Vec<u8>)>) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(&bytes).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

/// One change: at a place, take some bytes away and put others there.
#[derive(Clone, Debug)]
struct Change {
    at: prop::sample::Index,
    away: usize,
    put: Vec<u8>,
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    // What parsers look for, besides anything.
    let marks = prop::sample::select(vec![
        "\"",
        "'",
        ",",
        ";",
        "\t",
        "\r",
        "\n",
        "<",
        ">",
        "/>",
        "&",
        "&#0;",
        "=",
        "=\"",
        "-1",
        "0",
        "4294967295",
        "18446744073709551615",
        "99999999999999999999",
        "1e308",
        "NaN",
        "A1",
        "XFD1048576",
        "ZZZZZZZZ9",
        "r=\"\"",
        "t=\"s\"",
        "t=\"d\"",
        "../",
        "/",
        "\u{feff}",
        "\0",
        "sep=;\n",
        "31/02/2027",
        "#REF!",
    ]);
    let put = prop_oneof![
        marks.prop_map(|mark: &str| mark.as_bytes().to_vec()),
        prop::collection::vec(any::<u8>(), 0..4),
    ];
    let change = (any::<prop::sample::Index>(), 0..6_usize, put)
        .prop_map(|(at, away, put)| Change { at, away, put });
    prop::collection::vec(change, 1..4)
}

fn changed(bytes: &[u8], changes: &[Change]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for Change { at, away, put } in changes {
        let at = at.index(bytes.len() + 1);
        let end = (at + away).min(bytes.len());
        bytes.splice(at..end, put.iter().copied());
    }
    bytes
}

proptest! {
    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        survives(&bytes);
    }

    #[test]
    fn any_text(text in "[\\PC\r\n\t,;\"]{0,200}") {
        survives(text.as_bytes());
    }

    #[test]
    fn demo_tables_with_changes(kind in prop::sample::select(TableKind::ALL.to_vec()), changes in changes()) {
        survives(&changed(&demo(kind), &changes));
    }

    #[test]
    fn workbooks_with_changes_in_a_part(part in any::<prop::sample::Index>(), changes in changes()) {
        let hit = part.index(PARTS.len());
        survives(&zipped(PARTS.iter().enumerate().map(|(at, (name, bytes))| {
            (name.as_str(), if at == hit { changed(bytes, &changes) } else { bytes.clone() })
        })));
    }

    #[test]
    fn workbooks_with_changes_in_the_archive(changes in changes()) {
        let whole = zipped(PARTS.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())));
        survives(&changed(&whole, &changes));
    }

    #[test]
    fn open_documents_with_changes(changes in changes()) {
        let content = changed(ODS.as_bytes(), &changes);
        let mimetype = b"application/vnd.oasis.opendocument.spreadsheet".to_vec();
        survives(&zipped([("mimetype", mimetype), ("content.xml", content)].into_iter()));
    }
}

#[test]
fn what_the_changes_start_from_is_read() {
    let read = |bytes: &[u8]| tables::read("t", bytes, &LIMITS).map(|sheet| sheet.len());
    assert_eq!(
        read(&zipped(PARTS.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())))),
        Ok(3)
    );
    let mimetype = b"application/vnd.oasis.opendocument.spreadsheet".to_vec();
    assert_eq!(
        read(&zipped([("mimetype", mimetype), ("content.xml", ODS.into())].into_iter())),
        Ok(2)
    );
    assert_eq!(read(&tables::template_csv(TableKind::Learners, Separator::Comma)), Ok(1));
}
