//! The program, a folder and a database for one test.

use serde_json::Value;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;
use uuid::Uuid;
use walz_domain::OrganisationId;
use walz_store::Store;
use walz_store::journal::{self, Verdict};
use walz_store::testing::TestDatabase;

/// The office that every demo is about.
pub(crate) const OFFICE: OrganisationId =
    OrganisationId(Uuid::from_u128(0x0192_57a1_0000_7000_8000_0000_0000_0001));

/// The day that a demo shows where nobody names one.
pub(crate) const USUAL: &str = "2027-03-03";

/// What is killed, and looked at while it runs.
pub(crate) struct Bench {
    db: TestDatabase,
}

impl Bench {
    pub(crate) async fn new() -> Self {
        let db = TestDatabase::fresh().await.expect("a database");
        // The program opens it anew.
        db.store.close().await;
        Self { db }
    }

    /// A folder of the test's own, gone with it.
    pub(crate) fn folder(&self) -> &Path {
        self.db.folder.path()
    }

    /// The program in the folder. On SQLite it finds the file by itself, on PostgreSQL it is told.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_walz"));
        command.args(arguments).current_dir(self.folder()).env_clear();
        if !self.db.url.starts_with("sqlite:") {
            command.env("WALZ_DATABASE", &self.db.url);
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn demo(&self, on: &str, more: &[&str]) -> Command {
        let here = ["-v", "demo", "--dir", ".", "--no-serve", "--json", "--on", on];
        self.command(&[&here[..], more].concat())
    }

    /// The figures of a demo played up to a day.
    pub(crate) fn plays(&self, on: &str, more: &[&str]) -> Value {
        let output = self.demo(on, more).output().expect("runs");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{on}: {told}");
        figures(&output)
    }

    /// The one sentence of a demo that cannot be played.
    pub(crate) fn refuses(&self, more: &[&str]) -> String {
        let output = self.demo(USUAL, more).output().expect("runs");
        assert_eq!(output.status.code(), Some(1), "{more:?}");
        assert!(output.stdout.is_empty(), "{more:?}");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        let mut sentences = told.lines().filter_map(|line| line.strip_prefix("walz: "));
        let sentence = sentences.next().unwrap_or_else(|| panic!("no sentence in {told}"));
        assert_eq!(sentences.next(), None, "{told}");
        sentence.to_owned()
    }

    /// Starts a demo and kills it as soon as the office's journal has so many entries. Says whether it was killed; it is
    /// not where it came to its end before.
    pub(crate) async fn killed_at(&self, entries: i64, on: &str, more: &[&str]) -> bool {
        let mut playing = Playing(self.demo(on, more).spawn().expect("starts"));
        let store = Store::open(&self.db.url).await.expect("the database");
        let killed = loop {
            if playing.0.try_wait().expect("a state").is_some() {
                break false;
            }
            if head(&store).await >= entries {
                // SIGKILL: nothing is told to it, nothing can be put in order.
                playing.0.kill().expect("killed");
                break true;
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        };
        playing.0.wait().expect("gone");
        store.close().await;
        killed
    }

    /// How many entries the office's journal has; a journal that is not whole fails the test.
    pub(crate) async fn whole_journal(&self) -> i64 {
        let store = Store::open(&self.db.url).await.expect("the database");
        let mut db = store.read().await.expect("a connection");
        let verdict = journal::verify(&mut db, OFFICE).await.expect("a verdict");
        drop(db);
        store.close().await;
        match verdict {
            Verdict::Whole(head) => head.seq,
            Verdict::Broken { seq, why } => panic!("broken at {seq}: {why}"),
        }
    }
}

async fn head(store: &Store) -> i64 {
    let mut db = store.read().await.expect("a connection");
    journal::head(&mut db, OFFICE).await.expect("a head").seq
}

/// A program that is not left behind when its test fails.
struct Playing(Child);

impl Drop for Playing {
    fn drop(&mut self) {
        // It has ended already where all went well.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The figures without the addresses, which hold secrets and are new each time.
fn figures(output: &Output) -> Value {
    let mut figures: Value = serde_json::from_slice(&output.stdout).expect("JSON on one line");
    let fields = figures.as_object_mut().expect("an object");
    let sign_in = fields.remove("sign_in").expect("addresses to sign in");
    let address = fields.remove("address").expect("an address");
    let address = address.as_str().expect("text");
    let roles = sign_in.as_object().expect("an address for each role");
    assert!(roles.contains_key("coordinator"), "{roles:?}");
    for (role, link) in roles {
        let link = link.as_str().expect("text");
        assert!(link.starts_with(address), "{role}: {link} is not below {address}");
    }
    figures
}

/// The figures that do not depend on how often the demo was looked at on its way: signing in is journaled too.
pub(crate) fn without_journal(mut figures: Value) -> Value {
    figures.as_object_mut().expect("an object").remove("journal_entries");
    figures
}
