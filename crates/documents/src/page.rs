//! What a paper is made of: a head and a list of parts, as plain values. The templates know how each part looks.

use crate::engine::{self, Template};
use crate::{Error, Setting};
use qrcode::{Color, QrCode};
use serde::Serialize;

/// A paper, ready to be set. Field names are the templates' names.
#[derive(Debug, Serialize)]
pub(crate) struct Paper {
    language: &'static str,
    dir: &'static str,
    pub(crate) title: String,
    /// Who the paper is from, for the file's own description.
    author: String,
    /// By what the file is found, in its own description.
    pub(crate) keywords: Vec<String>,
    /// The small line over the title.
    pub(crate) overline: String,
    pub(crate) subtitle: String,
    /// What stands at the foot of every page.
    running: String,
    /// `Page {page} of {pages}`, in the paper's language.
    page_of: String,
    pub(crate) parts: Vec<Part>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Part {
    /// Levels 2 and 3; the title is level 1.
    Heading {
        level: u8,
        text: String,
    },
    Text {
        text: String,
        quiet: bool,
        /// Code of the language, where it is not the paper's own.
        language: String,
    },
    /// Names and values, in one or two columns.
    Facts {
        columns: u8,
        /// Width of the names in millimetres.
        label: u8,
        rows: Vec<Fact>,
    },
    Table(Table),
    /// The few numbers that say most.
    Figures {
        figures: Vec<Figure>,
    },
    Bars(Bars),
    /// Stays on one page.
    Together {
        parts: Vec<Part>,
    },
    /// Stand side by side.
    Beside {
        columns: Vec<Vec<Part>>,
    },
    /// Lines to sign on by hand, side by side, each with what it is for.
    Lines {
        lines: Vec<String>,
    },
    Code(Code),
    PageBreak,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Fact {
    pub(crate) label: String,
    /// One line each.
    pub(crate) value: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Figure {
    pub(crate) value: String,
    pub(crate) label: String,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Table {
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Row>,
    /// Size of the letters in points.
    pub(crate) size: f32,
    /// Room over and under each row in points.
    pub(crate) air: f32,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Column {
    pub(crate) heading: String,
    pub(crate) side: Side,
    /// Share of the width; 0 takes what it needs.
    pub(crate) width: u8,
}

/// Where the text of a column stands: words at the start of the line, numbers at its end.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Side {
    Start,
    End,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Row {
    /// Lines of each cell.
    pub(crate) cells: Vec<Vec<String>>,
    pub(crate) weight: Weight,
}

#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Weight {
    Plain,
    /// A sum.
    Strong,
    /// What a sum is made of.
    Quiet,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Bars {
    pub(crate) caption: String,
    /// What the picture says, for those who cannot see it.
    pub(crate) alt: String,
    /// Width of the names in millimetres.
    pub(crate) names: u8,
    pub(crate) bars: Vec<Bar>,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Bar {
    pub(crate) name: String,
    /// The number, written.
    pub(crate) value: String,
    pub(crate) size: f64,
    /// Where a mark stands; 0 for none.
    pub(crate) goal: f64,
    pub(crate) quiet: bool,
}

/// A code to scan, drawn from its dark runs.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Code {
    /// What it leads to, for those who cannot see it.
    alt: String,
    /// Squares on each side.
    size: usize,
    /// Column, row and length of each dark run.
    runs: Vec<[usize; 3]>,
}

impl Code {
    /// The code of an address; `None` for one that is too long.
    pub(crate) fn of(address: &str, alt: String) -> Option<Self> {
        let code = QrCode::new(address.as_bytes()).ok()?;
        let size = code.width();
        let mut runs: Vec<[usize; 3]> = Vec::new();
        for (at, colour) in code.to_colors().into_iter().enumerate() {
            let (row, column) = (at / size, at % size);
            if colour != Color::Dark {
                continue;
            }
            match runs.last_mut() {
                Some([first, same, length]) if *same == row && *first + *length == column => {
                    *length += 1;
                }
                _ => runs.push([column, row, 1]),
            }
        }
        Some(Self { alt, size, runs })
    }
}

impl Paper {
    pub(crate) fn new(setting: &Setting, title: String, author: &str, overline: String) -> Self {
        let words = setting.words;
        let made = words.t("document-made-on").with("date", words.date(setting.on)).to_string();
        let page_of =
            words.t("document-page-of").with("page", "{page}").with("pages", "{pages}").to_string();
        Self {
            language: words.language().code().split('-').next().unwrap_or_default(),
            dir: words.language().dir(),
            running: [title.as_str(), overline.as_str(), made.as_str()]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" · "),
            title,
            author: author.to_owned(),
            keywords: Vec::new(),
            overline,
            subtitle: String::new(),
            page_of,
            parts: Vec::new(),
        }
    }

    pub(crate) fn push(&mut self, part: Part) {
        self.parts.push(part);
    }

    pub(crate) fn pdf(&self, setting: &Setting) -> Result<Vec<u8>, Error> {
        engine::pdf(Template::Paper, self, setting)
    }
}

impl Part {
    pub(crate) fn section(text: impl ToString) -> Self {
        Self::Heading { level: 2, text: text.to_string() }
    }

    pub(crate) fn subsection(text: impl ToString) -> Self {
        Self::Heading { level: 3, text: text.to_string() }
    }

    pub(crate) fn text(text: impl ToString) -> Self {
        Self::Text { text: text.to_string(), quiet: false, language: String::new() }
    }

    pub(crate) fn small(text: impl ToString) -> Self {
        Self::Text { text: text.to_string(), quiet: true, language: String::new() }
    }
}

/// A name and its value; left out where there is no value.
pub(crate) fn fact(label: impl ToString, value: impl Into<String>) -> Option<Fact> {
    let value: String = value.into();
    let value: Vec<String> = value.lines().map(str::to_owned).filter(|l| !l.is_empty()).collect();
    (!value.is_empty()).then(|| Fact { label: label.to_string(), value })
}

/// Facts over the whole width, one below the other.
pub(crate) fn facts(rows: impl IntoIterator<Item = Option<Fact>>) -> Part {
    Part::Facts { columns: 1, label: 36, rows: rows.into_iter().flatten().collect() }
}

/// Facts in two columns.
pub(crate) fn facts_in_two(rows: impl IntoIterator<Item = Option<Fact>>) -> Part {
    Part::Facts { columns: 2, label: 24, rows: rows.into_iter().flatten().collect() }
}

/// Facts in a part that itself stands beside another.
pub(crate) fn facts_beside(rows: impl IntoIterator<Item = Option<Fact>>) -> Part {
    Part::Facts { columns: 1, label: 24, rows: rows.into_iter().flatten().collect() }
}

/// A column of words that takes so large a share of the width.
pub(crate) fn words(heading: impl ToString, width: u8) -> Column {
    Column { heading: heading.to_string(), side: Side::Start, width }
}

/// A column of numbers, as wide as they are.
pub(crate) fn numbers(heading: impl ToString) -> Column {
    Column { heading: heading.to_string(), side: Side::End, width: 0 }
}

impl Row {
    pub(crate) fn new(weight: Weight, cells: impl IntoIterator<Item = String>) -> Self {
        let lines = |cell: String| cell.lines().map(str::to_owned).collect();
        Self { cells: cells.into_iter().map(lines).collect(), weight }
    }

    pub(crate) fn plain(cells: impl IntoIterator<Item = String>) -> Self {
        Self::new(Weight::Plain, cells)
    }
}
