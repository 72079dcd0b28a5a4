//! The folder of tables that a demo plays.

use crate::commands::{sentence, told};
use anyhow::{Context as _, Result, anyhow, bail};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use walz_exchange::tables::{self, Limits, Rows, TableKind};
use walz_service::import::Refusal;

/// The tables of a folder, as bytes for the importers and as rows for the story.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    pub(super) learners: Vec<tables::Learner>,
    pub(super) incidents: Vec<tables::Incident>,
    milestones: BTreeMap<String, Date>,
}

impl Folder {
    /// Looks at every table before anything is played, and keeps what the story needs; the importers read them by
    /// themselves.
    ///
    /// # Errors
    /// Where the folder has no learners, or a table cannot be read or has faults.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let mut folder = Self {
            path: path.to_owned(),
            learners: Vec::new(),
            incidents: Vec::new(),
            milestones: BTreeMap::new(),
        };
        for kind in TableKind::ALL {
            match folder.rows(*kind)? {
                Some(Rows::Learners(rows)) => folder.learners = rows.into_values(),
                None if *kind == TableKind::Learners => bail!(
                    "{} holds no learners.csv: name a folder of tables with --data",
                    path.display()
                ),
                Some(Rows::Incidents(rows)) => folder.incidents = rows.into_values(),
                Some(Rows::Calendar(rows)) => {
                    let rows = rows.into_values().into_iter();
                    folder.milestones = rows.map(|row| (row.code.into(), row.on)).collect();
                }
                _ => {}
            }
        }
        Ok(folder)
    }

    /// The bytes of a table; `None` where the folder does not have it.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub(super) fn bytes(&self, kind: TableKind) -> Result<Option<Vec<u8>>> {
        let file = self.path.join(format!("{}.csv", kind.name()));
        match std::fs::read(&file) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(|| format!("{} cannot be read", file.display())),
        }
    }

    /// The rows of a table; `None` where the folder does not have it.
    ///
    /// # Errors
    /// Where the file cannot be read or holds something else.
    pub(super) fn rows(&self, kind: TableKind) -> Result<Option<Rows>> {
        let Some(bytes) = self.bytes(kind)? else { return Ok(None) };
        let name = format!("{}.csv", kind.name());
        let sheet = tables::read(&name, &bytes, &Limits::default());
        let sheet = sheet.map_err(|unreadable| refused(&name, unreadable.into()))?;
        let rows = Rows::parse(kind, &sheet).map_err(|faults| refused(&name, faults.into()))?;
        Ok(Some(rows))
    }

    /// The day of a milestone.
    pub(super) fn milestone(&self, code: &str) -> Option<Date> {
        self.milestones.get(code).copied()
    }
}

/// Why a table was not taken in, as a sentence: of everything that is wrong with its cells, the first.
pub(super) fn refused(name: &str, refusal: Refusal) -> anyhow::Error {
    match refusal {
        Refusal::Unreadable(unreadable) => {
            anyhow!("{name}: {}", sentence(unreadable.key(), unreadable.args()))
        }
        Refusal::Faults(faults) => match faults.list.first() {
            Some(first) => {
                let (line, column) = (first.line, &first.column);
                let reason = sentence(first.reason.key(), first.args());
                let more = match faults.total {
                    0 | 1 => String::new(),
                    total => format!(" And {} more.", total - 1),
                };
                anyhow!("{name}, line {line}, {column}: {reason}{more}")
            }
            None => anyhow!("{name} has faults"),
        },
        Refusal::Other(error) => {
            anyhow!("{name} was not taken in: {}", told(error))
        }
    }
}
