//! Programs that nobody here wrote, which judge the files that Walz makes: the Commission's shapes by pySHACL, seals by
//! Python's cryptography, seals of PDFs by pyHanko. They and what they read stand beside the clone, or the tests go without.

use crate::{command, machine};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the judges are made of.
const PACKAGES: [&str; 5] =
    ["pyshacl==0.40.1", "rdflib==7.6.0", "PyLD==3.3.0", "cryptography==50.0.2", "pyHanko==0.38.0"];
/// That they are there.
const LOOK: &str = "import pyshacl, rdflib, pyld, cryptography, pyhanko";

/// The Python that has them, made once outside of the clone. `None`, with a sentence, where it cannot be had: the tests
/// that want it say that they are skipped.
pub(crate) fn python() -> Option<PathBuf> {
    let tools = command::project().ok()?.join("../shared/tools/validate_elm.py");
    if !tools.exists() {
        return None;
    }
    match find_or_make() {
        Ok(python) => Some(python),
        Err(error) => {
            println!("no judges of credentials: {error:#}");
            None
        }
    }
}

fn find_or_make() -> Result<PathBuf> {
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"));
    let folder = cache.or_else(home).context("there is no folder for caches")?.join("walz/judges");
    let python = folder.join("bin/python");
    if has_all(&python) {
        return Ok(python);
    }
    let system = machine::in_path(&["python3"]).context("install Python 3 with venv")?;
    println!("fetching the judges of credentials into {}", folder.display());
    command::quietly(Command::new(system).args(["-m", "venv"]).arg(&folder))?;
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    command::quietly(Command::new(&python).args(install).args(PACKAGES))?;
    Ok(python)
}

fn has_all(python: &Path) -> bool {
    python.exists() && command::quietly(Command::new(python).args(["-c", LOOK])).is_ok()
}
