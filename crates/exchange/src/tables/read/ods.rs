//! ODS, the format of LibreOffice, read from its XML as a stream. `calamine` reads it too, but writes out repeated
//! cells before anybody can stop it, so that a file of some kilobytes fills the memory.

use super::archive::Archive;
use super::{Unreadable, spreadsheet};
use crate::tables::limits::Limits;
use crate::tables::sheet::{Builder, Kind, Sheet};
use crate::tables::warning::Warning;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashSet;
use std::io::{BufRead, BufReader, Read};

pub(super) fn read(
    name: &str,
    mut archive: Archive<'_>,
    limits: &Limits,
) -> Result<Sheet, Unreadable> {
    if is_protected(&mut archive) {
        return Err(Unreadable::Protected);
    }
    let content = archive.by_name("content.xml").map_err(|_| Unreadable::Damaged)?;
    Tables::new(BufReader::new(content), limits).first(name)
}

/// Whether the list of parts says that they are encrypted.
fn is_protected(archive: &mut Archive<'_>) -> bool {
    let mut manifest = String::new();
    archive.by_name("META-INF/manifest.xml").is_ok_and(|mut part| {
        part.read_to_string(&mut manifest).is_ok() && manifest.contains("encryption-data")
    })
}

/// The tables of a document, one after the other.
struct Tables<'l, R: BufRead> {
    xml: quick_xml::Reader<R>,
    buffer: Vec<u8>,
    /// Styles of tables that are not shown.
    hidden: HashSet<String>,
    limits: &'l Limits,
}

/// A cell's value, and in how many columns it stands.
struct Repeated {
    text: String,
    kind: Kind,
    times: usize,
}

impl<'l, R: BufRead> Tables<'l, R> {
    fn new(content: R, limits: &'l Limits) -> Self {
        let mut xml = quick_xml::Reader::from_reader(content);
        xml.config_mut().expand_empty_elements = true;
        Self { xml, buffer: Vec::new(), hidden: HashSet::new(), limits }
    }

    fn next(&mut self) -> Result<Event<'_>, Unreadable> {
        self.buffer.clear();
        match self.xml.read_event_into(&mut self.buffer) {
            Ok(Event::Eof) | Err(_) => Err(Unreadable::Damaged),
            Ok(event) => Ok(event),
        }
    }

    /// The first table that is shown and has a value.
    fn first(mut self, name: &str) -> Result<Sheet, Unreadable> {
        let mut found: Option<(Builder<'l>, String)> = None;
        loop {
            let Some(table) = self.next_table()? else {
                return found.map_or(Err(Unreadable::Empty), |(builder, _)| builder.finish());
            };
            let mut builder = Builder::new(name, self.limits);
            let Some((mut first, sheet)) = found.take() else {
                self.fill(&mut builder, false)?;
                found = builder.has_rows().then_some((builder, table));
                continue;
            };
            // Of another table it is enough to know that it has a value; it may be as large as it likes.
            let is_larger_than_allowed = match self.fill(&mut builder, true) {
                Err(Unreadable::Damaged) => return Err(Unreadable::Damaged),
                filled => filled.is_err(),
            };
            if is_larger_than_allowed || builder.has_rows() {
                first.warn(Warning::OnlyOneSheet { sheet });
                return first.finish();
            }
            found = Some((first, sheet));
        }
    }

    /// Goes to the next table that is shown. Gives its name.
    fn next_table(&mut self) -> Result<Option<String>, Unreadable> {
        let mut style = String::new();
        loop {
            match self.next()? {
                Event::Start(element) => match element.name().as_ref() {
                    "style:style" => style = attribute(&element, "style:name")?.unwrap_or_default(),
                    "style:table-properties"
                        if attribute(&element, "table:display")?.as_deref() == Some("false") =>
                    {
                        self.hidden.insert(style.clone());
                    }
                    "table:table" => {
                        let style = attribute(&element, "table:style-name")?;
                        let name = attribute(&element, "table:name")?.unwrap_or_default();
                        if style.is_none_or(|style| !self.hidden.contains(&style)) {
                            return Ok(Some(name));
                        }
                        self.skip("table:table")?;
                    }
                    _ => {}
                },
                Event::End(element) if element.name().as_ref() == "office:document-content" => {
                    return Ok(None);
                }
                _ => {}
            }
        }
    }

    /// The rows of the table whose start was just read.
    fn fill(&mut self, builder: &mut Builder<'l>, one_is_enough: bool) -> Result<(), Unreadable> {
        let mut line: u32 = 1;
        loop {
            match self.next()? {
                Event::Start(element) => match element.name().as_ref() {
                    "table:table-row" => {
                        let times = repeats(&element, "table:number-rows-repeated")?;
                        let row = self.row(line)?;
                        for copy in 0..if row.is_empty() { 0 } else { times } {
                            let line = line.saturating_add(u32::try_from(copy).unwrap_or(u32::MAX));
                            for cell in &row {
                                if cell.text.is_empty() {
                                    builder.blanks(cell.times);
                                }
                                for _ in 0..if cell.text.is_empty() { 0 } else { cell.times } {
                                    builder.cell(line, &cell.text, cell.kind)?;
                                }
                            }
                            builder.end_row(line, 0)?;
                            if one_is_enough && builder.has_rows() {
                                return Ok(());
                            }
                        }
                        line = line.saturating_add(u32::try_from(times).unwrap_or(u32::MAX));
                    }
                    "table:shapes" => self.skip("table:shapes")?,
                    _ => {}
                },
                Event::End(element) if element.name().as_ref() == "table:table" => return Ok(()),
                _ => {}
            }
        }
    }

    /// The cells of the row whose start was just read, without the blank ones at its end.
    fn row(&mut self, line: u32) -> Result<Vec<Repeated>, Unreadable> {
        let mut cells = Vec::new();
        let (mut width, mut blanks) = (0_usize, 0_usize);
        loop {
            match self.next()? {
                Event::Start(element)
                    if matches!(
                        element.name().as_ref(),
                        "table:table-cell" | "table:covered-table-cell"
                    ) =>
                {
                    let times = repeats(&element, "table:number-columns-repeated")?;
                    let element = element.into_owned();
                    let (text, kind) = self.cell(&element, line)?;
                    width = width.saturating_add(times);
                    if text.trim().is_empty() {
                        blanks = blanks.saturating_add(times);
                        continue;
                    }
                    if width > self.limits.columns {
                        return Err(Unreadable::TooManyColumns { line, most: self.limits.columns });
                    }
                    if blanks > 0 {
                        let times = std::mem::take(&mut blanks);
                        cells.push(Repeated { text: String::new(), kind: Kind::Text, times });
                    }
                    cells.push(Repeated { text, kind, times });
                }
                Event::End(element) if element.name().as_ref() == "table:table-row" => {
                    return Ok(cells);
                }
                _ => {}
            }
        }
    }

    /// The value of the cell whose start was just read; reads to its end.
    fn cell(&mut self, element: &BytesStart<'_>, line: u32) -> Result<(String, Kind), Unreadable> {
        let text = self.paragraphs(element.name().as_ref(), line)?;
        if attribute(element, "calcext:value-type")?.as_deref() == Some("error") {
            return Ok((text, Kind::Error));
        }
        let stated = |name| attribute(element, name);
        Ok(match stated("office:value-type")?.as_deref() {
            Some("float" | "percentage" | "currency") => {
                let value = stated("office:value")?.and_then(|value| value.trim().parse().ok());
                value.map_or((text, Kind::Text), spreadsheet::number)
            }
            Some("date") => match stated("office:date-value")? {
                Some(date) => spreadsheet::moment(&date),
                None => (text, Kind::Text),
            },
            Some("boolean") => (stated("office:boolean-value")?.unwrap_or(text), Kind::Text),
            Some("string") => (stated("office:string-value")?.unwrap_or(text), Kind::Text),
            _ => (text, Kind::Text),
        })
    }

    /// The text inside a cell, paragraphs in lines of their own, without notes and drawings.
    fn paragraphs(&mut self, end: &str, line: u32) -> Result<String, Unreadable> {
        let mut text = String::new();
        let (mut paragraphs, mut depth) = (0, 0_usize);
        loop {
            let most = self.limits.cell;
            if text.len() > most.saturating_mul(4).saturating_add(64) {
                return Err(Unreadable::CellTooLong { line, most });
            }
            match self.next()? {
                Event::Start(element) => match element.name().as_ref() {
                    "text:p" => {
                        if paragraphs > 0 {
                            text.push('\n');
                        }
                        paragraphs += 1;
                        depth += 1;
                    }
                    "text:s" => {
                        // Blanks beyond the longest cell change nothing: it is too long already.
                        let count = repeats(&element, "text:c")?.min(most.saturating_add(1));
                        text.extend(std::iter::repeat_n(' ', count));
                        depth += 1;
                    }
                    "text:tab" => {
                        text.push('\t');
                        depth += 1;
                    }
                    "text:line-break" => {
                        text.push('\n');
                        depth += 1;
                    }
                    "text:span" | "text:a" => depth += 1,
                    other => {
                        let other = other.to_owned();
                        self.skip(&other)?;
                    }
                },
                Event::Text(part) if depth > 0 => text.push_str(&part.xml10_content()),
                Event::CData(part) if depth > 0 => text.push_str(&part.xml10_content()),
                Event::GeneralRef(entity) if depth > 0 => text.push(named_character(&entity)?),
                Event::End(element) if depth == 0 && element.name().as_ref() == end => {
                    return Ok(text);
                }
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
    }

    /// Reads to the end of the element whose start was just read.
    fn skip(&mut self, name: &str) -> Result<(), Unreadable> {
        let name = quick_xml::name::QName(name);
        self.buffer.clear();
        self.xml.read_to_end_into(name, &mut self.buffer).map_err(|_| Unreadable::Damaged)?;
        Ok(())
    }
}

/// `&amp;` and its like. A document's own entities are never looked up: they are how XML bombs are built.
fn named_character(entity: &quick_xml::events::BytesRef<'_>) -> Result<char, Unreadable> {
    if let Some(known) = quick_xml::escape::resolve_xml_entity(entity) {
        return known.chars().next().ok_or(Unreadable::Damaged);
    }
    entity.resolve_char_ref().ok().flatten().ok_or(Unreadable::Damaged)
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Unreadable> {
    let found = element.try_get_attribute(name).map_err(|_| Unreadable::Damaged)?;
    let Some(found) = found else { return Ok(None) };
    let value = found.normalized_value(quick_xml::XmlVersion::Implicit1_0);
    value.map(|value| Some(value.into_owned())).map_err(|_| Unreadable::Damaged)
}

/// How often a row, cell or blank stands there; once where nothing is said.
fn repeats(element: &BytesStart<'_>, name: &str) -> Result<usize, Unreadable> {
    match attribute(element, name)? {
        Some(times) => times.trim().parse().map_err(|_| Unreadable::Damaged),
        None => Ok(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(styles: &str, tables: &str) -> String {
        format!(
            "<?xml version=\"1.0\"?><office:document-content><office:automatic-styles>{styles}\
             </office:automatic-styles><office:body><office:spreadsheet>{tables}\
             </office:spreadsheet></office:body></office:document-content>"
        )
    }

    fn sheet(tables: &str) -> Result<Sheet, Unreadable> {
        Tables::new(document("", tables).as_bytes(), &Limits::default()).first("t.ods")
    }

    fn lines(sheet: &Sheet) -> Vec<(u32, Vec<String>)> {
        let cells =
            |row: crate::tables::sheet::Row<'_>| row.cells().map(|c| c.text.to_owned()).collect();
        sheet.rows().map(|row| (row.line(), cells(row))).collect()
    }

    fn table(rows: &str) -> String {
        format!("<table:table table:name=\"T\">{rows}</table:table>")
    }

    #[test]
    fn values_come_from_what_the_program_keeps_not_from_what_it_shows() {
        let cells = "<table:table-row>\
            <table:table-cell office:value-type=\"float\" office:value=\"1234.5\"><text:p>1 234,50</text:p></table:table-cell>\
            <table:table-cell office:value-type=\"date\" office:date-value=\"2026-12-31\"><text:p>31.12.26</text:p></table:table-cell>\
            <table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>SANN</text:p></table:table-cell>\
            <table:table-cell office:value-type=\"string\"><text:p>a<text:s text:c=\"2\"/>b &amp; <text:span>c</text:span></text:p><text:p>d</text:p>\
            <office:annotation><text:p>a note</text:p></office:annotation></table:table-cell>\
            <table:table-cell office:value-type=\"string\" calcext:value-type=\"error\"><text:p>#REF!</text:p></table:table-cell>\
            </table:table-row>";
        let sheet = sheet(&table(cells)).expect("a row");
        let cells: Vec<(String, Kind)> =
            sheet.rows().flat_map(|r| r.cells()).map(|c| (c.text.to_owned(), c.kind)).collect();
        let expected = [
            ("1234.5", Kind::Number),
            ("2026-12-31", Kind::Date),
            ("true", Kind::Text),
            ("a  b & c\nd", Kind::Text),
            ("#REF!", Kind::Error),
        ];
        assert_eq!(cells, expected.map(|(text, kind)| (text.to_owned(), kind)));
    }

    fn text_cell(text: &str) -> String {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    }

    #[test]
    fn repeats_count_as_lines_and_columns() {
        let rows = format!(
            "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>\
             <table:table-header-rows><table:table-row table:number-rows-repeated=\"2\">\
             <table:table-cell table:number-columns-repeated=\"2\"/>{}</table:table-row></table:table-header-rows>\
             <table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>",
            text_cell("x")
        );
        let row = || vec![String::new(), String::new(), "x".to_owned()];
        assert_eq!(sheet(&table(&rows)).map(|s| lines(&s)), Ok(vec![(4, row()), (5, row())]));
    }

    #[test]
    fn repeated_cells_cannot_fill_the_memory() {
        let wide = "<table:table-row><table:table-cell table:number-columns-repeated=\"4000000000\" \
            office:value-type=\"float\" office:value=\"1\"/></table:table-row>";
        assert_eq!(sheet(&table(wide)), Err(Unreadable::TooManyColumns { line: 1, most: 200 }));
        let long = format!(
            "<table:table-row table:number-rows-repeated=\"4000000000\">{}</table:table-row>",
            text_cell("x")
        );
        assert_eq!(sheet(&table(&long)), Err(Unreadable::TooManyRows { most: 200_000 }));
        let blanks = "<table:table-row><table:table-cell><text:p>x<text:s text:c=\"4000000000\"/>y</text:p>\
            </table:table-cell></table:table-row>";
        assert_eq!(sheet(&table(blanks)), Err(Unreadable::CellTooLong { line: 1, most: 10_000 }));
    }

    #[test]
    fn the_first_shown_table_with_a_value_is_read() {
        let hidden = "<style:style style:name=\"ta2\"><style:table-properties table:display=\"false\"/></style:style>";
        let row = |text: &str| format!("<table:table-row>{}</table:table-row>", text_cell(text));
        let named = |name: &str, style: &str, rows: &str| {
            format!(
                "<table:table table:name=\"{name}\" table:style-name=\"{style}\">{rows}</table:table>"
            )
        };
        let read = |tables: &str| {
            Tables::new(document(hidden, tables).as_bytes(), &Limits::default()).first("t")
        };
        let tables =
            [named("A", "ta2", &row("no")), named("B", "ta1", ""), named("C", "ta1", &row("yes"))];
        let alone = read(&tables.concat()).expect("a row");
        assert_eq!((lines(&alone), alone.warnings.len()), (vec![(1, vec!["yes".to_owned()])], 0));
        let two =
            read(&[tables.concat(), named("D", "ta1", &row("more"))].concat()).expect("a row");
        assert_eq!(two.warnings, [Warning::OnlyOneSheet { sheet: "C".to_owned() }]);
        assert_eq!(read(&named("B", "ta1", "")), Err(Unreadable::Empty));
    }

    #[test]
    fn own_entities_and_cut_documents_are_refused() {
        let bomb = "<table:table-row><table:table-cell><text:p>&lol9;</text:p></table:table-cell></table:table-row>";
        assert_eq!(sheet(&table(bomb)), Err(Unreadable::Damaged));
        let whole = document("", &table(""));
        let cut = &whole[..whole.len() - 30];
        assert_eq!(
            Tables::new(cut.as_bytes(), &Limits::default()).first("t"),
            Err(Unreadable::Damaged)
        );
    }
}
