//! The program as its operator meets it: the real binary, on a database of each kind.

#![expect(clippy::expect_used, reason = "a test stops at what does not work")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Output, Stdio};
use walz_store::testing::TestDatabase;

struct Bench {
    db: TestDatabase,
}

impl Bench {
    async fn new() -> Self {
        let db = TestDatabase::fresh().await.expect("a database");
        // The program opens it anew.
        db.store.close().await;
        Self { db }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_walz"));
        command
            .args(arguments)
            .current_dir(self.db.folder.path())
            .env_clear()
            .env("WALZ_DATABASE", &self.db.url)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("runs")
    }

    /// What a command that works prints.
    fn says(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let (out, error) = (text(&output.stdout), text(&output.stderr));
        assert!(output.status.success(), "{arguments:?}: {error}");
        out.trim().to_owned()
    }

    /// The one sentence of a command that does not.
    fn complains(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        text(&output.stderr)
            .lines()
            .find(|l| l.starts_with("walz: "))
            .expect("a sentence")
            .to_owned()
    }

    fn organisation(&self) -> String {
        self.says(&[
            "organisation",
            "add",
            "--name",
            "Fagskolen",
            "--city",
            "Hamar",
            "--country",
            "NO",
        ])
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[tokio::test]
async fn the_first_coordinator_is_set_up_by_three_commands() {
    let bench = Bench::new().await;
    let office = bench.organisation();
    assert!(bench.says(&["organisation", "list"]).contains("Fagskolen, Hamar, NO"));
    let kari = "kari@example.org";
    bench.says(&[
        "account",
        "add",
        "--email",
        kari,
        "--name",
        "Kari Ås",
        "--organisation",
        &office,
    ]);

    let mut password =
        bench.command(&["account", "password", "--email", kari]).spawn().expect("runs");
    let mut input = password.stdin.take().expect("an input");
    input.write_all("syv rever i snøen\n".as_bytes()).expect("written");
    drop(input);
    assert!(password.wait_with_output().expect("ends").status.success());

    let mut short = bench.command(&["account", "password", "--email", kari]).spawn().expect("runs");
    short.stdin.take().expect("an input").write_all(b"kort\n").expect("written");
    let told = text(&short.wait_with_output().expect("ends").stderr);
    assert!(told.contains("walz: password: Take at least 12 letters"), "{told}");

    let link = bench.says(&["account", "link", "--email", kari]);
    assert!(link.starts_with("http://127.0.0.1:8080/sign-in/confirm/"), "{link}");
    let journal = bench.says(&["journal", "list"]);
    assert!(journal.contains("account.password_set") && !journal.contains("snøen"), "{journal}");
    let opened = bench.says(&["journal", "list", "--organisation", &office, "--json"]);
    assert!(opened.lines().all(|line| line.starts_with('{')), "{opened}");
    assert!(
        bench.says(&["journal", "list", "--organisation", &office]).contains("opened_by_operator")
    );
}

#[tokio::test]
async fn a_journal_that_somebody_changed_ends_with_a_code_of_its_own() {
    let bench = Bench::new().await;
    bench.organisation();
    let whole = bench.says(&["journal", "verify"]);
    assert_eq!(whole.lines().filter(|line| line.contains("  whole   ")).count(), 2, "{whole}");
    let store = walz_store::Store::open(&bench.db.url).await.expect("opens");
    let change = "UPDATE journal SET act = 'organisation.erased' WHERE act = 'organisation.added'";
    match &store {
        walz_store::Store::Sqlite { writer, .. } => {
            use sqlx::Executor;
            writer.execute("DROP TRIGGER journal_is_not_changed").await.expect("dropped");
            writer.execute(change).await.expect("changed");
        }
        walz_store::Store::Postgres(pool) => {
            use sqlx::Executor;
            pool.execute("ALTER TABLE journal DISABLE TRIGGER ALL").await.expect("disabled");
            pool.execute(change).await.expect("changed");
        }
    }
    store.close().await;
    let broken = bench.run(&["journal", "verify"]);
    assert_eq!(broken.status.code(), Some(3));
    assert!(text(&broken.stdout).contains("BROKEN  at entry"));
}

#[tokio::test]
async fn keys_are_made_once_for_their_owner_alone_and_never_made_anew() {
    let bench = Bench::new().await;
    bench.organisation();
    let file = bench.db.folder.path().join("walz.key");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = file.metadata().expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let kept = std::fs::read(&file).expect("keys");
    std::fs::remove_file(&file).expect("removed");
    assert!(bench.complains(&["migrate"]).contains("the keys of this database are not at"));
    assert!(!file.exists());
    let strangers = "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";
    std::fs::write(&file, strangers).expect("written");
    assert!(bench.complains(&["migrate"]).contains("not those that this database was sealed with"));
    std::fs::write(&file, kept).expect("written");
    assert_eq!(bench.says(&["migrate"]), "The database is up to date.");
}

#[tokio::test]
async fn what_cannot_be_is_one_clear_sentence() {
    let bench = Bench::new().await;
    let complains = |arguments: &[&str]| bench.complains(arguments);
    assert!(complains(&["migrate", "--database", "mysql://here"]).contains("names no database"));
    assert!(
        complains(&["migrate", "--config", "nowhere.toml"])
            .contains("there is no configuration file")
    );
    let here = ["--name", "A", "--city", "B", "--country", "NO", "--time-zone", "Europe/Hamar"];
    let zone = complains(&[&["organisation", "add"], &here[..]].concat());
    assert!(zone.contains("Europe/Hamar is no time zone we know"), "{zone}");
    assert!(
        complains(&["account", "link", "--email", "ola@example.org"]).contains("no such thing")
    );
    assert_eq!(bench.run(&["fly"]).status.code(), Some(2));
}

#[tokio::test]
async fn the_configuration_says_where_each_value_is_from() {
    let bench = Bench::new().await;
    std::fs::write(bench.db.folder.path().join("walz.toml"), "language = 'nb'\n").expect("written");
    let mut command = bench.command(&["config", "show"]);
    command.env("WALZ_MAIL_SMTP", "smtps://kari:secret@mail.example");
    let shown = text(&command.output().expect("runs").stdout);
    let line = |name: &str| shown.lines().find(|l| l.starts_with(name)).expect("a line").to_owned();
    assert!(line("language").contains("nb") && line("language").ends_with("walz.toml"), "{shown}");
    assert!(
        line("database").ends_with("environment") && line("log ").ends_with("default"),
        "{shown}"
    );
    assert!(line("mail_smtp").contains("smtps://kari:(hidden)@mail.example"), "{shown}");
}

/// The program while it serves; killed where a test ends early.
struct Serving {
    child: Child,
    address: String,
}

impl Serving {
    fn start(bench: &Bench) -> Self {
        let mut command = bench.command(&["serve", "--listen", "127.0.0.1:0"]);
        let mut child = command.env("WALZ_LOG_FORMAT", "json").spawn().expect("runs");
        let mut line = String::new();
        let out = child.stdout.as_mut().expect("an output");
        BufReader::new(out).read_line(&mut line).expect("a line");
        let address = line.trim().strip_prefix("Walz serves on http://").expect("an address");
        Self { address: address.to_owned(), child }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("connects");
        let request = format!("GET {path} HTTP/1.1\r\nHost: walz\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("written");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It has ended already where all went well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test]
async fn it_serves_sends_mail_as_files_and_ends_when_told_to() {
    let bench = Bench::new().await;
    let office = bench.organisation();
    let kari = ["account", "add", "--email", "kari@example.org", "--name", "Kari Nordmann"];
    bench.says(&[&kari[..], &["--organisation", &office]].concat());
    let mut serving = Serving::start(&bench);
    assert!(serving.get("/health").ends_with("\r\n\r\nok"));
    assert!(serving.get("/ready").starts_with("HTTP/1.1 200"));
    let page = serving.get("/sign-in").to_lowercase();
    assert!(page.contains("server-timing: app;dur=") && page.contains("x-request-id: "), "{page}");

    let mut stream = TcpStream::connect(&serving.address).expect("connects");
    let form = "email=kari@example.org";
    let kind = "application/x-www-form-urlencoded";
    write!(
        stream,
        "POST /sign-in/mail HTTP/1.1\r\nHost: walz\r\nConnection: close\r\nContent-Type: {kind}\r\n\
         Content-Length: {}\r\n\r\n{form}",
        form.len()
    )
    .expect("written");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    let mails = bench.db.folder.path().join("mail");
    let sent = || {
        std::fs::read_dir(&mails).is_ok_and(|mut files| {
            files.any(|file| {
                file.is_ok_and(|file| file.path().extension().is_some_and(|e| e == "eml"))
            })
        })
    };
    while !sent() {
        std::thread::yield_now();
    }

    let id = serving.child.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &id]).status().expect("runs").success());
    assert!(serving.child.wait().expect("ends").success());
    let mut log = String::new();
    serving.child.stderr.take().expect("a log").read_to_string(&mut log).expect("text");
    assert!(log.lines().all(|line| line.starts_with('{')), "{log}");
    assert!(log.contains(r#""message":"ended""#) && log.contains(r#""route":"/sign-in/mail""#));
}
