//! The unit of work: everything or nothing, and nothing twice.

use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use uuid::Uuid;
use walz_domain::{OrganisationId, PersonId};
use walz_policy::{Actor, Role};
use walz_service::{App, Context, Error, IdempotencyKey, Ids, Keys, Mail, Result, Subject, begin};
use walz_store::journal::{self, Head, Verdict};
use walz_store::testing::TestDatabase;
use walz_store::{job, outbox};

const HERE: OrganisationId = OrganisationId(Uuid::from_u128(1));

/// The moment at which everything happens.
const NOW: &str = "2026-11-22T09:00:00Z";

struct Bench {
    app: App,
    ctx: Context,
    runs: Arc<AtomicU32>,
    _db: TestDatabase,
}

impl Bench {
    async fn new() -> Self {
        let db = TestDatabase::fresh().await.expect("a database");
        let ids = Ids::from_entropy();
        let app = App::new(db.store.clone(), Keys::generate(&ids), "https://walz.example/");
        let actor = Actor { organisation: HERE, person: None, role: Role::Coordinator };
        let ctx = Context::new(actor, NOW.parse().expect("a moment"), ids);
        Self { app, ctx, runs: Arc::default(), _db: db }
    }

    fn keyed(&self, key: &str) -> Context {
        self.ctx.clone().with_key(Some(key.parse().expect("a key")))
    }

    /// What a committed `pay` leaves behind: entries, mails and jobs.
    async fn left(&self) -> (i64, usize, usize) {
        let mut conn = self.app.store.read().await.expect("a connection");
        let head = journal::head(&mut conn, HERE).await.expect("a head");
        let verdict = journal::verify(&mut conn, HERE).await.expect("a verdict");
        assert_eq!(verdict, Verdict::Whole(head));
        let mails = outbox::about(&mut conn, HERE, HERE.0, 99).await.expect("mails").len();
        let jobs = job::list(&mut conn, HERE, 99).await.expect("jobs").len();
        (head.seq, mails, jobs)
    }
}

/// A verb with everything that a verb can have.
async fn pay(app: &App, ctx: &Context, runs: &AtomicU32, cents: i64, works: bool) -> Result<Uuid> {
    let mut work = begin!(app, ctx, "test.pay", &cents);
    runs.fetch_add(1, Ordering::SeqCst);
    let id: Uuid = ctx.id();
    work.journal("test.paid", Subject::new("organisation", HERE), json!({ "cents": cents }));
    work.mail(Mail {
        organisation: HERE,
        to_name: "Kari".to_owned(),
        to_address: "kari@example.org".to_owned(),
        subject: "Paid".to_owned(),
        text: "The link is https://walz.example/t/secret".to_owned(),
        about: Some(Subject::new("organisation", HERE)),
    })?;
    work.schedule("test.remind", id.to_string(), ctx.now, &cents)?;
    if !works {
        return Err(Error::refused("test-refused"));
    }
    work.commit(id).await
}

#[tokio::test]
async fn what_is_committed_is_all_there_and_what_is_refused_leaves_no_trace() {
    let bench = Bench::new().await;
    let refused = pay(&bench.app, &bench.ctx, &bench.runs, 5, false).await;
    assert!(matches!(refused, Err(Error::Refused(_))));
    assert_eq!(bench.left().await, (0, 0, 0));
    pay(&bench.app, &bench.ctx, &bench.runs, 5, true).await.expect("paid");
    assert_eq!(bench.left().await, (1, 1, 1));
}

#[tokio::test]
async fn twenty_requests_at_once_under_one_key_happen_once() {
    let bench = Bench::new().await;
    let requests: Vec<_> = (0..20)
        .map(|_| {
            let (app, ctx, runs) = (bench.app.clone(), bench.keyed("k"), bench.runs.clone());
            tokio::spawn(async move { pay(&app, &ctx, &runs, 5, true).await })
        })
        .collect();
    let mut outcomes = Vec::new();
    for request in requests {
        outcomes.push(request.await.expect("ran").expect("paid"));
    }
    assert!(outcomes.windows(2).all(|pair| pair[0] == pair[1]), "{outcomes:?}");
    assert_eq!(bench.runs.load(Ordering::SeqCst), 1);
    assert_eq!(bench.left().await, (1, 1, 1));
}

#[tokio::test]
async fn a_key_is_for_one_wish_of_one_actor() {
    let bench = Bench::new().await;
    let mut ctx = bench.keyed("k");
    let first = pay(&bench.app, &ctx, &bench.runs, 5, true).await.expect("paid");
    let otherwise = pay(&bench.app, &ctx, &bench.runs, 6, true).await;
    assert!(matches!(otherwise, Err(Error::RepeatedDifferently)));
    ctx.actor.person = Some(PersonId(Uuid::from_u128(9)));
    let other = pay(&bench.app, &ctx, &bench.runs, 6, true).await.expect("paid");
    assert_ne!(first, other);
    assert_eq!(bench.left().await, (2, 2, 2));
}

#[tokio::test]
async fn a_refused_wish_can_be_sent_again_under_its_key() {
    let bench = Bench::new().await;
    let ctx = bench.keyed("k");
    pay(&bench.app, &ctx, &bench.runs, 5, false).await.expect_err("refused");
    pay(&bench.app, &ctx, &bench.runs, 5, true).await.expect("paid");
    assert_eq!(bench.runs.load(Ordering::SeqCst), 2);
    assert_eq!(bench.left().await, (1, 1, 1));
}

#[tokio::test]
async fn the_database_cannot_read_what_a_mail_says() {
    let bench = Bench::new().await;
    pay(&bench.app, &bench.ctx, &bench.runs, 5, true).await.expect("paid");
    let mut conn = bench.app.store.read().await.expect("a connection");
    let mails = outbox::about(&mut conn, HERE, HERE.0, 9).await.expect("mails");
    let body = mails[0].body.as_deref().expect("a body");
    assert!(!body.windows(6).any(|w| w == b"secret"));
}

#[tokio::test]
async fn a_unit_of_work_can_write_into_several_journals() {
    let bench = Bench::new().await;
    let other = OrganisationId(Uuid::from_u128(2));
    async fn share(app: &App, ctx: &Context, other: OrganisationId) -> Result<()> {
        let mut work = begin!(app, ctx, "test.share");
        work.journal("test.shared", Subject::new("organisation", other), json!({}));
        work.journal_of(other, "test.received", Subject::new("organisation", HERE), json!({}));
        work.commit(()).await
    }
    share(&bench.app, &bench.ctx, other).await.expect("shared");
    let mut conn = bench.app.store.read().await.expect("a connection");
    for organisation in [HERE, other] {
        let head = journal::head(&mut conn, organisation).await.expect("a head");
        assert_ne!(head, Head::EMPTY);
        let entry = &journal::list(&mut conn, organisation, None, 1).await.expect("one")[0];
        assert_eq!((entry.seq, entry.actor.as_str()), (1, "coordinator"));
    }
}

#[test]
fn a_key_is_short_and_visible() {
    assert!("a".repeat(200).parse::<IdempotencyKey>().is_ok());
    for bad in ["", &"a".repeat(201), "a b", "å", "a\n"] {
        assert!(bad.parse::<IdempotencyKey>().is_err(), "{bad}");
    }
}
