//! What the chores need of the machine: programs that cargo does not bring. On Debian, as root,
//! they are installed; elsewhere one sentence says what to install.

use crate::command;
use anyhow::{Context, Result, anyhow};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Debian asks this file whether a freshly installed server may start by itself.
const START_POLICY: &str = "/usr/sbin/policy-rc.d";

/// The first of `names` that is a program in the search path.
pub(crate) fn in_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<_> = std::env::split_paths(&path).collect();
    names.iter().flat_map(|name| folders.iter().map(move |f| f.join(name))).find(|p| p.is_file())
}

/// Whether we are the machine's administrator.
pub(crate) fn is_root() -> bool {
    command::quietly(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// What `look` finds, after installing `packages` if it finds nothing at first and we may. The
/// error is `advice`, one sentence that says what to install.
pub(crate) fn find_or_install<T>(
    look: impl Fn() -> Option<T>,
    packages: &[&str],
    advice: &str,
) -> Result<T> {
    if let Some(found) = look() {
        return Ok(found);
    }
    let missing = || anyhow!("{advice}");
    if !is_root() || in_path(&["apt-get"]).is_none() {
        return Err(missing());
    }
    println!("installing {} with apt-get", packages.join(" "));
    install(packages).with_context(missing)?;
    look().with_context(missing)
}

fn install(packages: &[&str]) -> Result<()> {
    let _quiet = NoNewServers::begin()?;
    let apt = || {
        let mut apt = Command::new("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive");
        apt
    };
    command::quietly(apt().arg("update"))?;
    command::quietly(apt().args(["install", "-y", "--no-install-recommends"]).args(packages))?;
    Ok(())
}

/// While this lives, packages that bring a server do not start it: the tests start their own, and
/// nobody asked for another one.
#[derive(Debug)]
struct NoNewServers {
    ours: bool,
}

impl NoNewServers {
    fn begin() -> Result<Self> {
        if Path::new(START_POLICY).exists() {
            return Ok(Self { ours: false });
        }
        fs::write(START_POLICY, "#!/bin/sh\nexit 101\n")
            .and_then(|()| fs::set_permissions(START_POLICY, fs::Permissions::from_mode(0o755)))
            .context("cannot keep a freshly installed server from starting")?;
        Ok(Self { ours: true })
    }
}

impl Drop for NoNewServers {
    fn drop(&mut self) {
        if self.ours {
            let _ = fs::remove_file(START_POLICY);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_found_by_its_second_name() {
        let found = in_path(&["no-such-program", "sh"]).expect("every machine has a shell");
        assert!(found.ends_with("sh"));
    }

    #[test]
    fn what_is_there_is_not_installed() {
        assert_eq!(find_or_install(|| Some(1), &["no-such-package"], "no").expect("found"), 1);
    }
}
