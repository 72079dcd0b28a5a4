//! The keys that seal what the database may not read: from the environment or a file, never from the database.

use crate::config::Config;
use anyhow::{Context, bail};
use std::io::{ErrorKind, Write};
use std::path::Path;
use walz_service::{Ids, Keys};

/// The keys of the installation. Where there are none yet, `may_make` lets a new file be made that only its owner can
/// read.
pub(crate) fn load(config: &Config, ids: &Ids, may_make: bool) -> anyhow::Result<Keys> {
    if let Some(text) = &config.key {
        return text.parse().context("WALZ_KEY does not hold keys");
    }
    let path = config.key_file();
    match std::fs::read_to_string(&path) {
        Ok(text) => text.parse().with_context(|| format!("{} does not hold keys", path.display())),
        Err(error) if error.kind() == ErrorKind::NotFound && may_make => make(&path, ids),
        Err(error) if error.kind() == ErrorKind::NotFound => bail!(
            "the keys of this database are not at {}: name their file by WALZ_KEY_FILE, or put them into WALZ_KEY",
            path.display()
        ),
        Err(error) => Err(error).with_context(|| format!("{} cannot be read", path.display())),
    }
}

fn make(path: &Path, ids: &Ids) -> anyhow::Result<Keys> {
    let text = format!(
        "# Keys of a Walz installation. Whoever has this file and the database can read everything:\n\
         # keep it apart from the backups of the database, and do not lose it.\n{}",
        Keys::new_line(ids, 1)
    );
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = match options.open(path) {
        // Another process was faster: its keys count.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let text = std::fs::read_to_string(path)?;
            return text.parse().with_context(|| format!("{} does not hold keys", path.display()));
        }
        other => other.with_context(|| format!("{} cannot be made", path.display()))?,
    };
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    tracing::info!(path = %path.display(), "made new keys");
    Ok(text.parse()?)
}
