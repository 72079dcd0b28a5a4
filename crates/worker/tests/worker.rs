//! Workers: each job and each mail once, however many there are and whoever dies.

#![expect(clippy::expect_used, reason = "a test stops at what does not work")]

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use uuid::Uuid;
use walz_domain::OrganisationId;
use walz_policy::{Actor, Role};
use walz_service::{App, Clock, Context, Error, Ids, Keys, Mail, Subject, Work, begin};
use walz_store::job::{self, State};
use walz_store::testing::TestDatabase;
use walz_store::{journal, outbox};
use walz_worker::{Done, Folder, Handlers, Letter, NoPost, NotSent, Post, Smtp, Stop, Worker};

const HERE: OrganisationId = OrganisationId(Uuid::from_u128(1));

struct Bench {
    worker: Worker,
    db: TestDatabase,
}

/// Nine o'clock and so many minutes.
fn at(minutes: i64) -> Timestamp {
    let nine: Timestamp = "2026-11-22T09:00:00Z".parse().expect("a moment");
    nine.checked_add(SignedDuration::from_mins(minutes)).expect("a moment")
}

impl Bench {
    async fn new(handlers: Handlers, post: impl Post + 'static) -> Self {
        let db = TestDatabase::fresh().await.expect("a database");
        let ids = Ids::from_entropy();
        let app = App::new(db.store.clone(), Keys::generate(&ids), "https://walz.example");
        let worker = Worker { app, ids, handlers: Arc::new(handlers), post: Arc::new(post) };
        Self { worker, db }
    }

    fn ctx(&self) -> Context {
        let actor = Actor { organisation: HERE, person: None, role: Role::Coordinator };
        Context::new(actor, at(0), self.worker.ids.clone())
    }

    async fn schedule(&self, kind: &'static str, key: &str, due: Timestamp) {
        let mut work = Work::fresh(&self.worker.app, &self.ctx()).await.expect("begun");
        work.schedule(kind, key, due, &json!({ "key": key })).expect("scheduled");
        work.commit(()).await.expect("committed");
    }

    async fn mail(&self, subject: &str) {
        let mut work = Work::fresh(&self.worker.app, &self.ctx()).await.expect("begun");
        let (to_name, to_address) = ("Kari Ås".to_owned(), "kari@example.org".to_owned());
        let text = "Hei,\n\nlenken: https://walz.example/t/abc=1\n".to_owned();
        let about = Some(Subject::new("organisation", HERE));
        let subject = subject.to_owned();
        work.mail(Mail { organisation: HERE, to_name, to_address, subject, text, about })
            .expect("queued");
        work.commit(()).await.expect("committed");
    }

    async fn jobs(&self) -> Vec<(State, i64)> {
        let mut db = self.db.store.read().await.expect("a connection");
        let jobs = job::list(&mut db, HERE, 99).await.expect("jobs");
        jobs.into_iter().map(|job| (job.state, job.attempts)).collect()
    }

    async fn run(&self, minutes: i64) -> Done {
        self.worker.run_due(at(minutes)).await.expect("ran")
    }
}

/// Counts the runs of each job, and says when two are at it at once.
fn counting(runs: &Arc<Mutex<Vec<String>>>) -> Handlers {
    let runs = Arc::clone(runs);
    Handlers::new().on("test.count", move |_, _, job| {
        let runs = Arc::clone(&runs);
        async move {
            runs.lock().expect("a lock").push(job.key);
            tokio::task::yield_now().await;
            Ok(())
        }
    })
}

#[tokio::test]
async fn the_same_occasion_is_scheduled_once_and_run_when_it_is_due() {
    let runs = Arc::default();
    let bench = Bench::new(counting(&runs), NoPost).await;
    bench.schedule("test.count", "monday", at(10)).await;
    bench.schedule("test.count", "monday", at(20)).await;
    assert_eq!(bench.run(9).await.jobs, 0);
    assert_eq!(bench.worker.next_due().await.expect("a moment"), Some(at(10)));
    assert_eq!(bench.run(10).await.jobs, 1);
    assert_eq!(bench.run(30).await.jobs, 0);
    assert_eq!(bench.jobs().await, [(State::Done, 1)]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn four_workers_run_each_job_and_send_each_mail_once() {
    let runs = Arc::default();
    let (post, sent) = counted();
    let bench = Bench::new(counting(&runs), post).await;
    for n in 0..40 {
        bench.schedule("test.count", &n.to_string(), at(0)).await;
        bench.mail(&n.to_string()).await;
    }
    let workers: Vec<_> = (0..4)
        .map(|_| {
            let worker = bench.worker.clone();
            tokio::spawn(async move { worker.run_due(at(0)).await.expect("ran") })
        })
        .collect();
    for worker in workers {
        worker.await.expect("ran");
    }
    for list in [runs.lock().expect("a lock").clone(), sent.lock().expect("a lock").clone()] {
        assert_eq!(list.len(), 40);
        assert_eq!(list.iter().collect::<BTreeSet<_>>().len(), 40);
    }
}

#[tokio::test]
async fn what_a_dead_worker_had_taken_is_run_by_another_when_the_lease_ends() {
    let runs = Arc::default();
    let bench = Bench::new(counting(&runs), NoPost).await;
    bench.schedule("test.count", "monday", at(0)).await;
    bench.mail("hello").await;
    let mut tx = bench.db.store.begin().await.expect("a transaction");
    assert_eq!(job::lease(&mut tx, at(0), at(5), 9).await.expect("leased").len(), 1);
    assert_eq!(outbox::lease(&mut tx, at(0), at(5), 9).await.expect("leased").len(), 1);
    tx.commit().await.expect("committed");
    // Here its process dies.
    assert_eq!(bench.run(4).await, Done::default());
    assert_eq!(bench.run(5).await, Done { jobs: 1, mails: 1, failed: 0 });
    assert_eq!(bench.jobs().await, [(State::Done, 2)]);
}

#[tokio::test]
async fn a_job_that_fails_or_panics_is_tried_again_and_stops_no_other() {
    let works = Arc::new(AtomicBool::new(false));
    let switch = Arc::clone(&works);
    let handlers = Handlers::new()
        .on("test.fail", move |_, _, _| {
            let works = switch.load(Ordering::SeqCst);
            async move { if works { Ok(()) } else { Err(Error::NotFound) } }
        })
        .on("test.panic", |_, _, _| async { panic!("a secret") })
        .on("test.fine", |_, _, _| async { Ok(()) });
    let bench = Bench::new(handlers, NoPost).await;
    for kind in ["test.fail", "test.panic", "test.nobody", "test.fine"] {
        bench.schedule(kind, "once", at(0)).await;
    }
    assert_eq!(bench.run(0).await, Done { jobs: 1, mails: 0, failed: 3 });
    assert_eq!(bench.run(0).await, Done::default());
    works.store(true, Ordering::SeqCst);
    assert_eq!(bench.run(1).await, Done { jobs: 1, mails: 0, failed: 2 });
    // Ten attempts later the hopeless are given up, and visible.
    let week = at(7 * 24 * 60);
    bench.worker.play(at(1), week).await.expect("played");
    let states = bench.jobs().await;
    assert_eq!(states.iter().filter(|(state, n)| (*state, *n) == (State::Failed, 10)).count(), 2);
    let mut db = bench.db.store.read().await.expect("a connection");
    let jobs = job::list(&mut db, HERE, 9).await.expect("jobs");
    let why = jobs.iter().find(|job| job.kind == "test.nobody").and_then(|j| j.last_error.clone());
    assert_eq!(why.as_deref(), Some("nobody knows how to do 'test.nobody'"));
}

#[tokio::test]
async fn a_job_that_dies_after_its_work_does_not_work_twice() {
    async fn remind(app: &App, ctx: &Context) -> walz_service::Result<()> {
        let mut work = begin!(app, ctx, "test.remind");
        work.journal("test.reminded", Subject::new("organisation", HERE), json!({}));
        work.commit(()).await
    }
    let dies = Arc::new(AtomicU32::new(2));
    let lives = Arc::clone(&dies);
    let handlers = Handlers::new().on("test.remind", move |app, ctx, _| {
        let lives = Arc::clone(&lives);
        async move {
            remind(&app, &ctx).await?;
            let left = lives.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1));
            if left.is_ok() { Err(Error::Broken("the process died")) } else { Ok(()) }
        }
    });
    let bench = Bench::new(handlers, NoPost).await;
    bench.schedule("test.remind", "monday", at(0)).await;
    bench.worker.play(at(0), at(60)).await.expect("played");
    assert_eq!(bench.jobs().await, [(State::Done, 3)]);
    let mut db = bench.db.store.read().await.expect("a connection");
    assert_eq!(journal::head(&mut db, HERE).await.expect("a head").seq, 1);
}

#[tokio::test]
async fn time_passes_from_one_due_moment_to_the_next() {
    let moments = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&moments);
    let handlers = Handlers::new().on("test.weekly", move |app, ctx, job| {
        let seen = Arc::clone(&seen);
        async move {
            seen.lock().expect("a lock").push(ctx.now);
            let next = ctx.now.checked_add(SignedDuration::from_hours(7 * 24)).expect("a moment");
            let mut work = begin!(&app, &ctx, "test.weekly");
            work.schedule("test.weekly", format!("{}+", job.key), next, &json!({}))?;
            work.commit(()).await
        }
    });
    let bench = Bench::new(handlers, NoPost).await;
    bench.schedule("test.weekly", "w", at(5)).await;
    let month = at(4 * 7 * 24 * 60);
    assert_eq!(bench.worker.play(at(0), month).await.expect("played").jobs, 4);
    let weeks: Vec<_> = (0..4).map(|week| at(5 + week * 7 * 24 * 60)).collect();
    assert_eq!(*moments.lock().expect("a lock"), weeks);
}

#[tokio::test]
async fn a_folder_holds_each_mail_as_a_file_that_people_can_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let from = "Walz <walz@example.org>".parse().expect("a sender");
    let post = Folder::new(folder.path().join("mail"), from);
    let bench = Bench::new(Handlers::new(), post).await;
    bench.mail("Velkommen, Åse").await;
    assert_eq!(bench.run(0).await.mails, 1);
    let files: Vec<_> = std::fs::read_dir(folder.path().join("mail")).expect("files").collect();
    let file = files.into_iter().next().expect("a file").expect("a file").path();
    assert!(file.extension().is_some_and(|end| end == "eml"), "{file:?}");
    let mail = std::fs::read_to_string(file).expect("text");
    assert!(mail.contains("https://walz.example/t/abc=1"), "{mail}");
    assert!(mail.contains("To: ") && mail.contains("<kari@example.org>"), "{mail}");
}

#[tokio::test]
async fn a_mail_server_takes_a_mail_and_a_dead_one_gets_it_later() {
    let server = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("smtp://{}", server.local_addr().expect("an address"));
    let from = "walz@example.org".parse().expect("a sender");
    let bench = Bench::new(Handlers::new(), Smtp::new(&address, from).expect("a server")).await;
    bench.mail("Velkommen").await;
    let refusing = tokio::spawn(async move {
        drop(server.accept().await.expect("a client"));
        server
    });
    assert_eq!(bench.run(0).await, Done { jobs: 0, mails: 0, failed: 1 });
    let server = refusing.await.expect("ran");
    let taken = tokio::spawn(async move { take_one(server).await });
    assert_eq!(bench.run(1).await.mails, 1);
    let mail = taken.await.expect("taken");
    assert!(mail.contains("Subject: Velkommen"), "{mail}");
}

/// A mail server for one mail.
async fn take_one(server: tokio::net::TcpListener) -> String {
    let (stream, _) = server.accept().await.expect("a client");
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    let (mut mail, mut in_data) = (String::new(), false);
    writer.write_all(b"220 ready\r\n").await.expect("written");
    while let Ok(Some(line)) = lines.next_line().await {
        let answer: &[u8] = match (in_data, line.as_str()) {
            (true, ".") => {
                in_data = false;
                b"250 taken\r\n"
            }
            (true, text) => {
                mail.push_str(text);
                mail.push('\n');
                continue;
            }
            (false, "DATA") => {
                in_data = true;
                b"354 go on\r\n"
            }
            (false, "QUIT") => break,
            (false, _) => b"250 fine\r\n",
        };
        writer.write_all(answer).await.expect("written");
        if !mail.is_empty() && !in_data {
            break;
        }
    }
    mail
}

#[tokio::test]
async fn a_worker_finishes_what_it_has_in_hand_and_stops() {
    let runs = Arc::default();
    let bench = Bench::new(counting(&runs), NoPost).await;
    let (stop, stopped) = Stop::new();
    let worker = bench.worker.clone();
    let serving = tokio::spawn(async move { worker.serve(Clock::WALL, stopped).await });
    let now = Timestamp::now();
    bench.schedule("test.count", "now", now).await;
    while runs.lock().expect("a lock").is_empty() {
        tokio::task::yield_now().await;
    }
    stop.send(true).expect("heard");
    serving.await.expect("stopped");
    assert_eq!(bench.jobs().await, [(State::Done, 1)]);
}

/// A post that keeps the subjects of what it took.
#[derive(Debug)]
struct Counted(Arc<Mutex<Vec<String>>>);

fn counted() -> (Counted, Arc<Mutex<Vec<String>>>) {
    let list = Arc::<Mutex<Vec<String>>>::default();
    (Counted(Arc::clone(&list)), list)
}

#[async_trait]
impl Post for Counted {
    async fn send(&self, letter: &Letter) -> Result<(), NotSent> {
        tokio::task::yield_now().await;
        self.0.lock().expect("a lock").push(letter.subject.clone());
        Ok(())
    }
}
