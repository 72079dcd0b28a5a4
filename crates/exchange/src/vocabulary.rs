//! The European Union's closed lists, as CSV files with an address and an English label a row. A list is in a file that
//! is called as the list is.

use crate::esco::{FileFaults, Refused, Unreadable};
use crate::stream::{Broken, Columns, Limited, Rows};
use crate::tables::{Fault, Faults, Reason};
use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use walz_domain::vocabulary::{List, Term};

/// Bytes of one list. The longest, of languages, has half a megabyte.
const MOST: u64 = 16 * 1024 * 1024;

/// Characters of a label.
const MOST_LABEL: usize = 500;

/// A list as its file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vocabulary {
    pub list: List,
    pub terms: Vec<Term>,
    /// Terms that the file gives no name: nobody could choose one.
    pub nameless: u32,
}

/// Reads every list whose file is in the folder. `progress` hears each name.
///
/// # Errors
/// [`Refused`] with why, or with everything that is wrong in all files.
pub fn read(folder: &Path, progress: &mut dyn FnMut(&str)) -> Result<Vec<Vocabulary>, Refused> {
    let (mut lists, mut wrong) = (Vec::new(), Vec::new());
    for &list in List::ALL {
        let name = format!("{list}.csv");
        let Ok(file) = File::open(folder.join(&name)) else { continue };
        progress(&name);
        let (mut faults, mut left) = (Faults::default(), MOST);
        let read = vocabulary(list, Limited::new(file, &mut left), &mut faults);
        let vocabulary = read.map_err(|broken| unreadable(&name, broken))?;
        match faults.is_empty() {
            true => lists.push(vocabulary),
            false => wrong.push(FileFaults { file: name, faults }),
        }
    }
    if !wrong.is_empty() {
        return Err(Refused::Faults(wrong));
    }
    if lists.is_empty() {
        let path = folder.display().to_string();
        return Err(Unreadable::NothingKnown { path }.into());
    }
    Ok(lists)
}

fn vocabulary(list: List, input: impl Read, faults: &mut Faults) -> Result<Vocabulary, Broken> {
    let mut rows = Rows::new(input)?;
    let mut vocabulary = Vocabulary { list, terms: Vec::new(), nameless: 0 };
    let names = ["uri", "label_en"];
    let Some(headings) = rows.next()? else {
        names.iter().for_each(|name| faults.push(Fault::new(1, name, "", Reason::MissingColumn)));
        return Ok(vocabulary);
    };
    let columns = Columns::find(headings, names, &names, faults);
    if !faults.is_empty() {
        return Ok(vocabulary);
    }
    let mut lines = HashMap::new();
    while let Some(row) = rows.next()? {
        let [uri, label] = columns.of(row);
        let mut wrong = |column, value, reason| {
            faults.push(Fault::new(row.line, column, value, reason));
        };
        match list.code_in(uri) {
            Some(_) => {}
            None if uri.is_empty() => wrong("uri", uri, Reason::Missing),
            None => wrong("uri", uri, Reason::NotAUri { root: list.root() }),
        }
        if let Some(first_line) = lines.insert(uri.to_owned(), row.line) {
            wrong("uri", uri, Reason::Duplicate { first_line });
        }
        if label.chars().count() > MOST_LABEL {
            wrong("label_en", label, Reason::TooLong { most: MOST_LABEL });
        }
        match label {
            "" => vocabulary.nameless += 1,
            label => vocabulary.terms.push(Term { uri: uri.to_owned(), label: label.to_owned() }),
        }
    }
    Ok(vocabulary)
}

fn unreadable(file: &str, broken: Broken) -> Unreadable {
    let file = file.to_owned();
    match broken {
        Broken::TooLarge => Unreadable::TooLarge { file, most: MOST },
        Broken::Unreadable => Unreadable::Damaged { file },
        Broken::CellTooLong { line } => Unreadable::CellTooLong { file, line },
        Broken::TooManyColumns { line } => Unreadable::TooManyColumns { file, line },
        Broken::NotText { line } => Unreadable::NotText { file, line },
        Broken::OpenQuote { line } => Unreadable::OpenQuote { file, line },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).expect("written");
        }
        folder
    }

    fn read_all(files: &[(&str, &str)]) -> Result<Vec<Vocabulary>, Refused> {
        read(folder(files).path(), &mut |_| {})
    }

    #[test]
    fn lists_are_known_by_the_names_of_their_files() {
        let eqf = "uri,label_en\nhttp://data.europa.eu/snb/eqf/1,Level 1\n\
                   http://data.europa.eu/snb/eqf/2,\n";
        let lists = read_all(&[("eqf.csv", eqf), ("file-type.csv", "x")]).expect("a list");
        assert_eq!(lists.len(), 1);
        assert_eq!((lists[0].list, lists[0].nameless), (List::Eqf, 1));
        assert_eq!(lists[0].terms[0].label, "Level 1");
        let nothing = read_all(&[("readme.csv", "x")]);
        assert!(matches!(nothing, Err(Refused::Unreadable(Unreadable::NothingKnown { .. }))));
    }

    #[test]
    fn everything_that_is_wrong_is_told_with_its_file_and_line() {
        let eqf = "uri,label_en\nhttp://data.europa.eu/snb/isced-f/1,Level 1\n,Level 2\n\
                   http://data.europa.eu/snb/eqf/3,Level 3\nhttp://data.europa.eu/snb/eqf/3,Again\n";
        let Err(Refused::Faults(wrong)) = read_all(&[("eqf.csv", eqf), ("isced-f.csv", "uri\n")])
        else {
            panic!("faults");
        };
        let told: Vec<_> = wrong
            .iter()
            .flat_map(|w| w.faults.list.iter().map(|f| (w.file.as_str(), f.line, &f.reason)))
            .collect();
        assert_eq!(
            told,
            [
                ("isced-f.csv", 1, &Reason::MissingColumn),
                ("eqf.csv", 2, &Reason::NotAUri { root: List::Eqf.root() }),
                ("eqf.csv", 3, &Reason::Missing),
                ("eqf.csv", 5, &Reason::Duplicate { first_line: 4 }),
            ]
        );
    }
}
