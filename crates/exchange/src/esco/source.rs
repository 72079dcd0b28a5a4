//! Where the files of a download lie: in archives, in folders, or one by one.

use super::Limits;
use super::file::{Listed, Unreadable};
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use zip::ZipArchive;

/// The files to read, in the order in which they are: terms before what is said of them.
pub(super) fn list(paths: &[PathBuf], limits: &Limits) -> Result<Vec<Listed>, Unreadable> {
    let mut listed = Vec::new();
    for path in paths {
        let before = listed.len();
        if path.is_dir() {
            in_folder(path, limits, &mut listed)?;
        } else if is_archive(path)? {
            in_archive(path, limits, &mut listed)?;
        } else {
            listed.extend(Listed::new(&shown(path), path.clone(), None));
        }
        if listed.len() == before {
            return Err(Unreadable::NothingKnown { path: shown(path) });
        }
    }
    listed.sort_by(|one, other| (one.holds, &one.name).cmp(&(other.holds, &other.name)));
    match listed.windows(2).find(|pair| matches!(pair, [one, next] if one.holds == next.holds)) {
        Some([_, twice]) => Err(Unreadable::Twice { file: twice.name.clone() }),
        _ => Ok(listed),
    }
}

fn in_folder(folder: &Path, limits: &Limits, listed: &mut Vec<Listed>) -> Result<(), Unreadable> {
    let unreadable = |_| Unreadable::Missing { file: shown(folder) };
    for (number, entry) in std::fs::read_dir(folder).map_err(unreadable)?.enumerate() {
        if number == limits.files {
            return Err(Unreadable::TooManyFiles { path: shown(folder), most: limits.files });
        }
        let path = entry.map_err(unreadable)?.path();
        if path.is_file() {
            listed.extend(Listed::new(&shown(&path), path, None));
        }
    }
    Ok(())
}

fn is_archive(path: &Path) -> Result<bool, Unreadable> {
    let unreadable = |_| Unreadable::Missing { file: shown(path) };
    let mut head = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    file.take(4).read_to_end(&mut head).map_err(unreadable)?;
    Ok(head == b"PK\x03\x04")
}

fn in_archive(path: &Path, limits: &Limits, listed: &mut Vec<Listed>) -> Result<(), Unreadable> {
    let archive = opened(path)?;
    if archive.len() > limits.files {
        return Err(Unreadable::TooManyFiles { path: shown(path), most: limits.files });
    }
    for (number, name) in archive.file_names_raw().enumerate() {
        let name = String::from_utf8_lossy(name);
        listed.extend(Listed::new(&name, path.to_owned(), Some(number)));
    }
    Ok(())
}

fn opened(path: &Path) -> Result<ZipArchive<BufReader<File>>, Unreadable> {
    let file = File::open(path).map_err(|_| Unreadable::Missing { file: shown(path) })?;
    ZipArchive::new(BufReader::new(file)).map_err(|_| Unreadable::Damaged { file: shown(path) })
}

/// The last part of a path, to be named to people.
fn shown(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

impl Listed {
    /// Hands the unpacked bytes to `read`.
    pub(super) fn open<T>(
        &self,
        read: &mut dyn FnMut(&mut dyn Read) -> T,
    ) -> Result<T, Unreadable> {
        let missing = |_| Unreadable::Missing { file: self.name.clone() };
        match self.part {
            None => Ok(read(&mut File::open(&self.path).map_err(missing)?)),
            Some(number) => {
                let mut archive = opened(&self.path)?;
                let damaged = |_| Unreadable::Damaged { file: self.name.clone() };
                let mut part = archive.by_index(number).map_err(damaged)?;
                Ok(read(&mut part))
            }
        }
    }
}
