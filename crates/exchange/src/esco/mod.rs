//! ESCO as the Commission publishes it: ZIP archives of CSV files, or a folder with the same files.
//!
//! A download is in one language. The classification and its relations come as one archive or as two; [`read`] takes
//! any number of archives, folders and files as one download. Files that nothing here needs, such as the hierarchy, are
//! passed over.
//!
//! Files are read row by row. What is kept of them is what will be written: all or nothing goes into the database, and
//! the database should not be held up while a file is still being read. [`Limits`] bound it.

mod concept;
mod file;
mod relation;
mod source;

pub use file::Unreadable;
pub use relation::{Mention, Relations};

use crate::stream::{Columns, Row, Rows};
use crate::tables::{Fault, Faults, Reason};
use file::{Holds, Listed};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::Read;
use std::path::PathBuf;
use walz_domain::esco::{Collection, Kind, Term, Texts, Uri};
use walz_domain::language::Language;

/// How large a download may be. The classification of 2022 unpacks to 17 MB, its relations to 25 MB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Parts of one archive, files of one folder.
    pub files: usize,
    /// What one file may unpack to, in bytes.
    pub file: u64,
    /// What all files together may unpack to, in bytes.
    pub all: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { files: 1_000, file: 128 * 1024 * 1024, all: 384 * 1024 * 1024 }
    }
}

/// A term with what it is called in the language of the download.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concept {
    pub term: Term,
    pub texts: Texts,
}

/// What a download holds.
#[derive(Debug, Default)]
pub struct Download {
    /// Nothing where there are only relations, which have none.
    pub language: Option<Language>,
    /// The names of the files that were read.
    pub files: Vec<String>,
    /// The kinds whose list is there, and so is complete.
    pub kinds: BTreeSet<Kind>,
    pub concepts: Vec<Concept>,
    /// Between occupations and skills; nothing where the file is not there.
    pub skills_of: Option<Relations>,
    /// Between skills and skills.
    pub skills_for: Option<Relations>,
    /// Members of collections that no list has, with their places. They are left out.
    pub strangers: Vec<Mention>,
    /// Terms that the Commission lists and has not released, or no longer.
    pub unreleased: u32,
}

/// What is wrong in one file.
#[derive(Debug)]
pub struct FileFaults {
    pub file: String,
    pub faults: Faults,
}

/// Why a download was not taken in.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    #[error("{} files have faults", .0.len())]
    Faults(Vec<FileFaults>),
}

/// Reads everything that is needed from these archives, folders and files. `progress` hears the name of each file
/// before it is read, its number, and how many there are.
///
/// # Errors
/// [`Refused`] with why, or with everything that is wrong in all files.
pub fn read(
    paths: &[PathBuf],
    limits: &Limits,
    progress: &mut dyn FnMut(&str, usize, usize),
) -> Result<Download, Refused> {
    let listed = source::list(paths, limits)?;
    let mut download = Download { language: file::language(&listed)?, ..Download::default() };
    let mut left = limits.all;
    let (mut wrong, mut lines, mut collections) = (Vec::new(), HashMap::new(), BTreeMap::new());
    for (number, file) in listed.iter().enumerate() {
        progress(&file.name, number, listed.len());
        let mut faults = Faults::default();
        let mut into = Into {
            download: &mut download,
            lines: &mut lines,
            collections: &mut collections,
            faults: &mut faults,
        };
        let mut of_file = limits.file.min(left);
        let before = of_file;
        let done = file.open(&mut |input| {
            let input = crate::stream::Limited::new(input, &mut of_file);
            into.take(file, input)
        });
        done?.map_err(|broken| file.unreadable(broken, limits))?;
        left -= before - of_file;
        download.files.push(file.name.clone());
        if !faults.is_empty() {
            wrong.push(FileFaults { file: file.name.clone(), faults });
        }
    }
    if !wrong.is_empty() {
        return Err(Refused::Faults(wrong));
    }
    concept::collect(&mut download, collections);
    Ok(download)
}

/// What each member is in, with the place that says so first.
type Collections = BTreeMap<Uri, (BTreeSet<Collection>, Mention)>;

/// Where the rows of a file go.
struct Into<'d> {
    download: &'d mut Download,
    /// In which line of its file a term stands.
    lines: &'d mut HashMap<Uri, u32>,
    collections: &'d mut Collections,
    faults: &'d mut Faults,
}

impl Into<'_> {
    fn take(&mut self, file: &Listed, input: impl Read) -> Result<(), crate::stream::Broken> {
        let mut rows = Rows::new(input)?;
        match file.holds {
            Holds::Terms(kind) => self.terms(kind, &mut rows),
            Holds::Collection(collection) => self.members(&file.name, collection, &mut rows),
            Holds::SkillsOf | Holds::SkillsFor => self.relations(file, &mut rows),
        }
    }

    /// An address in a cell, or a fault.
    fn uri(&mut self, row: &Row<'_>, column: &str, cell: &str) -> Option<Uri> {
        let reason = match cell.parse() {
            Ok(uri) => return Some(uri),
            Err(_) if cell.is_empty() => Reason::Missing,
            Err(_) => Reason::NotAUri { root: "http://data.europa.eu/esco/" },
        };
        self.faults.push(Fault::new(row.line, column, cell, reason));
        None
    }

    /// The columns by the first row; nothing where one is missing that has to be there.
    fn columns<const N: usize>(
        &mut self,
        rows: &mut Rows<impl Read>,
        names: [&str; N],
        mandatory: &[&str],
    ) -> Result<Option<Columns<N>>, crate::stream::Broken> {
        match rows.next()? {
            Some(headings) => {
                let before = self.faults.total;
                let columns = Columns::find(headings, names, mandatory, self.faults);
                Ok((self.faults.total == before).then_some(columns))
            }
            None => {
                for name in mandatory {
                    self.faults.push(Fault::new(1, name, "", Reason::MissingColumn));
                }
                Ok(None)
            }
        }
    }
}
