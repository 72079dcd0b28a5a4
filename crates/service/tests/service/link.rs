//! Personal links: one thing for one person, without an account.

use crate::bench::{Bench, token_in, visit};
use uuid::Uuid;
use walz_domain::{GuardianId, OrganisationId};
use walz_policy::Role;
use walz_service::sign_in::Visit;
use walz_service::{Error, Result, Token, Work, link};
use walz_store::link::Link;

const TARGET: Uuid = Uuid::from_u128(5);

async fn mint(bench: &Bench, organisation: OrganisationId, single_use: bool) -> Token {
    let person = bench.person(organisation, "Kari Nordmann").await;
    let new = link::New {
        organisation,
        person,
        role: Role::Guardian(GuardianId(Uuid::from_u128(6))),
        purpose: "consent.give",
        target: TARGET,
        single_use,
        holds: link::HOLDS,
    };
    let mut work = Work::fresh(&bench.app, &bench.coordinator(organisation)).await.expect("begun");
    let address = link::mint(&mut work, &new).await.expect("made");
    work.commit(()).await.expect("committed");
    assert!(address.starts_with("https://walz.example/t/"));
    token_in(&address)
}

async fn use_up(bench: &Bench, link: &Link) -> Result<()> {
    let ctx = bench.visitor(0).acting_as(link.actor());
    let mut work = Work::fresh(&bench.app, &ctx).await?;
    link::use_up(&mut work, link).await?;
    work.commit(()).await
}

#[tokio::test]
async fn looking_at_a_link_does_not_use_it_up_and_doing_its_one_thing_does() {
    let bench = Bench::new().await;
    let office = bench.organisation("Hamar").await;
    let token = mint(&bench, office, true).await;
    let ctx = bench.visitor(0);
    for _ in 0..3 {
        link::open(&bench.app, &ctx, &visit(), &token).await.expect("open");
    }
    let link = link::open(&bench.app, &ctx, &visit(), &token).await.expect("open");
    assert_eq!((link.target, link.actor().organisation), (TARGET, office));
    use_up(&bench, &link).await.expect("used");
    assert!(matches!(use_up(&bench, &link).await, Err(Error::Gone)));
    let again = link::open(&bench.app, &ctx, &visit(), &token).await;
    assert!(matches!(again, Err(Error::Gone)));
    let fresh = link::renew(&bench.app, &ctx, &visit(), &token).await;
    assert!(matches!(fresh, Err(Error::Gone)));
}

#[tokio::test]
async fn a_link_for_reading_lasts_until_it_is_too_old_and_is_then_renewed_by_mail() {
    let bench = Bench::new().await;
    let office = bench.organisation("Hamar").await;
    let token = mint(&bench, office, false).await;
    let link = link::open(&bench.app, &bench.visitor(0), &visit(), &token).await.expect("open");
    use_up(&bench, &link).await.expect("stays");
    let late = bench.visitor(14 * 24 * 60);
    let old = link::open(&bench.app, &late, &visit(), &token).await;
    assert!(matches!(old, Err(Error::Gone)));
    link::renew(&bench.app, &late, &visit(), &token).await.expect("renewed");
    let mut db = bench.app.store.read().await.expect("a connection");
    let links = walz_store::link::of_target(&mut db, office, TARGET).await.expect("links");
    assert_eq!(links.len(), 2);
    let mail = bench.mails(office, links[0].id).await.remove(0);
    assert!(mail.contains("Hei Kari"), "{mail}");
    let fresh = link::open(&bench.app, &late, &visit(), &token_in(&mail)).await.expect("open");
    assert_eq!((fresh.target, fresh.role), (link.target, link.role));
}

#[tokio::test]
async fn a_link_can_be_taken_back_by_its_own_office_only() {
    let bench = Bench::new().await;
    let (office, other) = (bench.organisation("Hamar").await, bench.organisation("Elverum").await);
    let token = mint(&bench, office, true).await;
    let ctx = bench.visitor(0);
    let link = link::open(&bench.app, &ctx, &visit(), &token).await.expect("open");
    let foreign = link::revoke(&bench.app, &bench.coordinator(other), link.id).await;
    assert!(matches!(foreign, Err(Error::NotFound)));
    link::revoke(&bench.app, &bench.coordinator(office), link.id).await.expect("taken back");
    assert!(matches!(use_up(&bench, &link).await, Err(Error::Gone)));
    assert!(matches!(link::open(&bench.app, &ctx, &visit(), &token).await, Err(Error::Gone)));
}

#[tokio::test]
async fn who_guesses_links_is_stopped() {
    let bench = Bench::new().await;
    let ctx = bench.visitor(0);
    let guess = async |visit: &Visit| {
        let token = Token::new(&ctx.ids);
        link::open(&bench.app, &ctx, visit, &token).await.expect_err("no link")
    };
    for _ in 0..60 {
        assert!(matches!(guess(&visit()).await, Error::NotFound));
    }
    assert!(matches!(guess(&visit()).await, Error::TooMany { .. }));
    let elsewhere = Visit { address: "192.0.2.8".to_owned(), ..visit() };
    assert!(matches!(guess(&elsewhere).await, Error::NotFound));
}
