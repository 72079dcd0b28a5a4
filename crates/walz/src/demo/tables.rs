//! The folder of tables that a demo plays.

use anyhow::{Context as _, Result, bail};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use walz_exchange::tables::{self, Limits, Rows, TableKind};

/// The tables of a folder, as bytes for the importers and as rows for the story.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    pub(super) learners: Vec<tables::Learner>,
    pub(super) incidents: Vec<tables::Incident>,
    milestones: BTreeMap<String, Date>,
}

impl Folder {
    /// Reads what the story needs; the importers read every table by themselves.
    ///
    /// # Errors
    /// Where the folder has no learners, or a table cannot be read.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let mut folder = Self {
            path: path.to_owned(),
            learners: Vec::new(),
            incidents: Vec::new(),
            milestones: BTreeMap::new(),
        };
        match folder.rows(TableKind::Learners)? {
            Some(Rows::Learners(rows)) => folder.learners = rows.into_values(),
            _ => bail!(
                "{} holds no learners.csv: name a folder of tables with --data",
                path.display()
            ),
        }
        if let Some(Rows::Incidents(rows)) = folder.rows(TableKind::Incidents)? {
            folder.incidents = rows.into_values();
        }
        if let Some(Rows::Calendar(rows)) = folder.rows(TableKind::Calendar)? {
            folder.milestones =
                rows.into_values().into_iter().map(|row| (row.code.into(), row.on)).collect();
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
        let sheet = tables::read(&name, &bytes, &Limits::default())?;
        let rows = Rows::parse(kind, &sheet).with_context(|| format!("{name} has faults"))?;
        Ok(Some(rows))
    }

    /// The day of a milestone.
    pub(super) fn milestone(&self, code: &str) -> Option<Date> {
        self.milestones.get(code).copied()
    }
}
