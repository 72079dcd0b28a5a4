//! A throw-away PostgreSQL: a cluster of its own in a temporary folder, on a free port of this
//! machine, gone with all it held when the value is dropped.

use crate::{command, machine};
use anyhow::{Context, Result, bail, ensure};
use std::ffi::OsStr;
use std::fs::{self, File};
use std::net::TcpListener;
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;
use tempfile::TempDir;

/// What to say where PostgreSQL is missing and cannot be installed.
const ADVICE: &str = "Install PostgreSQL 15 or later (`apt-get install postgresql` on Debian), or \
                      put the folder with `initdb` into PATH.";

/// How often a port is chosen anew, should another program take it before the server does.
const TRIES: usize = 3;

/// What a cluster promises about a crash of the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Durability {
    /// Nothing: the fastest, for tests.
    None,
    /// What PostgreSQL promises as it comes, for measuring.
    Full,
}

/// A running cluster with one superuser, `postgres`, who needs no password.
#[derive(Debug)]
pub(crate) struct Cluster {
    server: Child,
    programs: Programs,
    port: u16,
    _folder: TempDir,
}

/// Where the programs of one PostgreSQL lie, and as whom they run.
#[derive(Clone, Debug)]
struct Programs {
    folder: PathBuf,
    user: Option<User>,
}

/// A user of the machine other than root, as whom PostgreSQL refuses to run.
#[derive(Clone, Copy, Debug)]
struct User {
    id: u32,
    group: u32,
}

impl Cluster {
    /// Makes a cluster and starts it. Where PostgreSQL is missing it is installed, if we may.
    pub(crate) fn start(durability: Durability) -> Result<Self> {
        let folder = machine::find_or_install(programs, &["postgresql"], ADVICE)?;
        let programs = Programs { folder, user: User::to_run_as()? };
        let folder = TempDir::with_prefix("walz-postgresql-")?;
        if let Some(user) = programs.user {
            chown(folder.path(), Some(user.id), Some(user.group))?;
        }
        let data = folder.path().join("data");
        command::quietly(
            programs
                .command("initdb", folder.path())?
                // Text sorts by its bytes, as it does in SQLite; the program sorts for people.
                .args(["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C"])
                .arg("--no-sync")
                .arg(&data),
        )
        .context("cannot make a PostgreSQL cluster")?;
        let mut tries = 0;
        let (server, port) = loop {
            tries += 1;
            match programs.serve(folder.path(), &data, durability) {
                Ok(serving) => break serving,
                Err(error) if tries == TRIES => return Err(error),
                Err(_) => {}
            }
        };
        Ok(Self { server, programs, port, _folder: folder })
    }

    /// The address of a database in this cluster; `postgres` is always there.
    pub(crate) fn url(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }

    /// Makes an empty database and gives its address.
    pub(crate) fn create_database(&self, name: &str) -> Result<String> {
        let mut create = self.programs.command("createdb", Path::new("/"))?;
        let port = self.port.to_string();
        command::quietly(create.args(["-h", "127.0.0.1", "-U", "postgres", "-p", &port, name]))?;
        Ok(self.url(name))
    }

    /// What the server calls itself, such as `postgres (PostgreSQL) 15.18`.
    pub(crate) fn version(&self) -> Result<String> {
        let mut version = self.programs.command("postgres", Path::new("/"))?;
        Ok(command::quietly(version.arg("--version"))?.trim().to_owned())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        command::stop(&mut self.server, "INT");
    }
}

impl Programs {
    /// Starts the server and waits until it answers. Gives it with its port.
    fn serve(&self, folder: &Path, data: &Path, durability: Durability) -> Result<(Child, u16)> {
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let log = folder.join("log");
        let mut server = self.command("postgres", folder)?;
        server.arg("-D").arg(data).args(["-h", "127.0.0.1", "-p", &port.to_string()]);
        let mut set = |setting: &str| {
            server.args(["-c", setting]);
        };
        set("unix_socket_directories=");
        set("max_connections=300");
        set("shared_buffers=256MB");
        if durability == Durability::None {
            set("fsync=off");
            set("synchronous_commit=off");
            set("full_page_writes=off");
        }
        let written = File::create(&log)?;
        server.stdin(Stdio::null()).stdout(written.try_clone()?).stderr(written);
        let mut server = server.spawn().context("cannot start PostgreSQL")?;
        loop {
            let mut ready = self.command("pg_isready", folder)?;
            ready.args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()]);
            if ready.status()?.success() {
                return Ok((server, port));
            }
            if let Some(status) = server.try_wait()? {
                let log = fs::read_to_string(&log).unwrap_or_default();
                bail!("PostgreSQL ended with {status}:\n{log}");
            }
            if crate::interrupt::asked() {
                command::stop(&mut server, "INT");
                bail!("interrupted");
            }
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// One of PostgreSQL's programs, run as a user it accepts. Where the machine can, the program
    /// ends with us even if we are killed.
    fn command(&self, program: &str, folder: &Path) -> Result<Command> {
        let program = self.folder.join(program);
        let Some(setpriv) = machine::in_path(&["setpriv"]) else {
            ensure!(
                self.user.is_none(),
                "Install util-linux, whose `setpriv` runs PostgreSQL as another user than root."
            );
            let mut command = Command::new(program);
            command.current_dir(folder);
            return Ok(command);
        };
        let mut command = Command::new(setpriv);
        command.current_dir(folder);
        if let Some(user) = self.user {
            command.args([format!("--reuid={}", user.id), format!("--regid={}", user.group)]);
            command.arg("--clear-groups");
        }
        command.args(["--pdeathsig", "QUIT", "--"]).arg(program);
        Ok(command)
    }
}

impl User {
    /// Nobody else, unless we are root: then the user that PostgreSQL's package makes, or `nobody`.
    fn to_run_as() -> Result<Option<Self>> {
        if !machine::is_root() {
            return Ok(None);
        }
        let id = |flag, name: &str| -> Result<u32> {
            Ok(command::quietly(Command::new("id").args([flag, name]))?.trim().parse()?)
        };
        let named = |name| Ok(Self { id: id("-u", name)?, group: id("-g", name)? });
        named("postgres").or_else(|_: anyhow::Error| named("nobody")).map(Some)
    }
}

/// The folder with PostgreSQL's programs: the one in PATH, else the newest that Debian installed.
fn programs() -> Option<PathBuf> {
    let whole = |folder: &Path| {
        ["initdb", "postgres", "pg_isready", "createdb"].iter().all(|p| folder.join(p).is_file())
    };
    let in_path = machine::in_path(&["initdb"]).and_then(|initdb| initdb.canonicalize().ok());
    let in_path = in_path.as_deref().and_then(Path::parent).map(PathBuf::from);
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let version = |folder: &Path| folder.file_name().and_then(OsStr::to_str)?.parse::<u32>().ok();
    let mut installed: Vec<_> = versions.map(|entry| entry.path()).collect();
    installed.sort_by_key(|folder| version(folder));
    let installed = installed.into_iter().rev().map(|folder| folder.join("bin"));
    in_path.into_iter().chain(installed).find(|folder| whole(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cluster_answers_and_leaves_nothing_behind() {
        if programs().is_none() {
            // Installing packages is the business of the step that needs them, not of this test.
            return;
        }
        let cluster = Cluster::start(Durability::None).expect("a cluster");
        let folder = cluster._folder.path().to_owned();
        let url = cluster.create_database("year").expect("a database");
        assert!(url.ends_with("/year"), "{url}");
        let port = cluster.port;
        drop(cluster);
        assert!(!folder.exists());
        TcpListener::bind(("127.0.0.1", port)).expect("the port is free again");
    }
}
