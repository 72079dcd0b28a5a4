//! `walz` as a process of its own, on a database of its own, as people run it.

use super::client::Client;
use crate::{command, interrupt};
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::fs::{self, File};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The program, and a folder that holds what it writes.
#[derive(Debug)]
pub(super) struct Program<'a> {
    pub(super) path: &'a Path,
    pub(super) folder: &'a Path,
}

/// What `walz bench-data` prints on its last line once the year is there.
#[derive(Debug, Deserialize)]
pub(super) struct Year {
    /// The pages to measure.
    pub(super) pages: Vec<Page>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Page {
    pub(super) name: String,
    pub(super) path: String,
    /// Who asks for it: a session, as `name=value`.
    pub(super) cookie: String,
    /// Adds up all stays, and is asked for less often.
    #[serde(default)]
    pub(super) sums: bool,
}

impl Page {
    /// As many requests as are made of it, of those that are made of the others.
    pub(super) fn requests(&self, usual: usize) -> usize {
        if self.sums { usual / 20 } else { usual }
    }
}

/// What `walz bench-esco` prints once the classification is there.
#[derive(Debug, Deserialize)]
pub(super) struct Classified {
    pub(super) terms: u64,
    pub(super) relations: u64,
    /// Whether the relations are made up, because no archive had any.
    pub(super) made_up: bool,
    /// Reading the archives and writing what is in them; the same once more.
    pub(super) seconds: f64,
    pub(super) again_seconds: f64,
    /// Who searches: a session, as `name=value`.
    pub(super) cookie: String,
    pub(super) queries: Vec<Query>,
}

/// A search, and the address of the term that is meant, where it is clear which.
#[derive(Debug, Deserialize)]
pub(super) struct Query {
    pub(super) path: String,
    pub(super) meant: Option<String>,
}

/// A running server. Ends when it is dropped.
#[derive(Debug)]
pub(super) struct Server {
    process: Child,
    pub(super) address: SocketAddr,
    /// From starting the process to its first answer.
    pub(super) started_in: Duration,
}

impl Program<'_> {
    /// Fills an empty database with a year of that many learners.
    pub(super) fn fill(&self, database: &str, learners: u64) -> Result<Year> {
        let mut fill = self.command();
        fill.args(["bench-data", "--database", database]);
        fill.args(["--learners", &learners.to_string()]);
        let printed = command::quietly(&mut fill)?;
        let line = printed.lines().rev().find(|line| line.starts_with('{'));
        serde_json::from_str(line.unwrap_or_default())
            .with_context(|| format!("`walz bench-data` printed no year:\n{printed}"))
    }

    /// Takes the classification in these archives into an empty database.
    pub(super) fn classify(&self, database: &str, archives: &[PathBuf]) -> Result<Classified> {
        let mut take = self.command();
        take.args(["bench-esco", "--database", database]).args(archives);
        let printed = command::quietly(&mut take)?;
        let line = printed.lines().rev().find(|line| line.starts_with('{'));
        serde_json::from_str(line.unwrap_or_default())
            .with_context(|| format!("`walz bench-esco` printed no figures:\n{printed}"))
    }

    /// Starts the server and waits for its first answer.
    pub(super) async fn serve(&self, database: &str) -> Result<Server> {
        // Between here and the server's own binding somebody else could take the port. Then the
        // server says so and the bench ends, which is better than measuring somebody else.
        let address = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?;
        let log = self.folder.join("serve.log");
        let mut serve = self.command();
        serve.args(["serve", "--database", database, "--listen", &address.to_string()]);
        let written = File::create(&log)?;
        serve.stdin(Stdio::null()).stdout(written.try_clone()?).stderr(written);
        let since = Instant::now();
        let process = serve.spawn().context("cannot start walz")?;
        let mut server = Server { process, address, started_in: Duration::ZERO };
        while !server.answers().await {
            interrupt::check()?;
            if let Some(status) = server.process.try_wait()? {
                let log = fs::read_to_string(&log).unwrap_or_default();
                bail!("`walz serve` ended with {status}:\n{log}");
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        server.started_in = since.elapsed();
        Ok(server)
    }

    /// The program without the developer's own settings.
    fn command(&self) -> Command {
        let mut command = Command::new(self.path);
        command.current_dir(self.folder);
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("WALZ_") {
                command.env_remove(name);
            }
        }
        command
    }
}

impl Server {
    async fn answers(&self) -> bool {
        let Ok(mut client) = Client::connect(self.address, "").await else { return false };
        client.page("/ready", false).await.is_ok()
    }

    /// Memory that the process holds, in bytes.
    pub(super) fn memory(&self) -> Result<u64> {
        let path = PathBuf::from(format!("/proc/{}/status", self.process.id()));
        let status = fs::read_to_string(&path).context("only Linux tells a process's memory")?;
        let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes = resident.and_then(|value| value.trim().strip_suffix(" kB"));
        let kilobytes = kilobytes.context("the process has no memory")?.parse::<u64>()?;
        Ok(kilobytes << 10)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        command::stop(&mut self.process, "TERM");
    }
}
