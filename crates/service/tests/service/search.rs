//! Everything that the office looks up, by the beginnings of words.

use crate::year::{OFFICE, Office, table};
use walz_exchange::tables::TableKind;
use walz_policy::{Actor, Role};
use walz_service::search::{self, Found, MOST};
use walz_service::{Error, allocation};

async fn found(office: &Office, query: &str) -> Found {
    search::search(&office.app, &office.ctx, query).await.expect("searched")
}

fn names(found: &Found) -> Vec<&str> {
    found.learners.hits.iter().map(|line| line.name.as_str()).collect()
}

#[tokio::test]
async fn learners_partners_hosts_and_rounds_are_found_without_their_accents() {
    let office = Office::filled().await;
    assert_eq!(names(&found(&office, "ENGEN johanne").await), ["Johanne Engen"]);
    assert_eq!(names(&found(&office, "l001").await), ["Trym Rustad"]);
    let bjorge = found(&office, "bjorge").await;
    assert!(!bjorge.learners.hits.is_empty(), "Bjørge");
    assert!(names(&bjorge).iter().all(|name| name.contains("Bjørge")));
    let lubeck = found(&office, "lubeck").await;
    let partners: Vec<&str> = lubeck.partners.hits.iter().map(|p| p.code.as_str()).collect();
    assert_eq!(partners, ["P03"]);
    assert!(lubeck.hosts.hits.iter().all(|(host, partner)| {
        host.city == "Lübeck" && partner == "Hanse Ausbildungsbrücke e.V."
    }));
    assert!(!lubeck.hosts.hits.is_empty() && lubeck.learners.hits.is_empty());
    assert_eq!(found(&office, "2027").await.rounds.hits.len(), 1);
    assert!(found(&office, "ubeck").await.is_empty(), "only beginnings");
    assert!(found(&office, " . ").await.is_empty());

    // Who goes to a host is found by it.
    let host = &lubeck.hosts.hits[0].0;
    let run = allocation::run(&office.app, &office.ctx, office.call).await.expect("a run");
    let file = allocation::newest(&office.app, &office.ctx, office.call).await.expect("read");
    let all: Vec<_> = file.expect("a run").allocations.iter().map(|a| a.learner).collect();
    allocation::confirm(&office.app, &office.ctx, run, &all).await.expect("confirmed");
    let there = found(&office, host.name.as_str()).await;
    let hosts = there.learners.hits.iter().filter_map(|line| line.row.as_ref()?.place.as_ref());
    assert!(hosts.clone().all(|place| place.host.contains(host.name.as_str())));
}

#[tokio::test]
async fn at_most_twenty_of_a_kind_are_found_and_it_says_that_there_are_more() {
    let office = Office::open().await;
    for kind in [TableKind::Places, TableKind::Trades, TableKind::Partners] {
        office.import(kind, &table(kind)).await.expect("imported");
    }
    let hosts = String::from_utf8(table(TableKind::HostCompanies)).expect("text");
    let (head, rest) = hosts.split_once('\n').expect("headings");
    let first = rest.lines().next().expect("a host");
    let many = |count: usize| {
        let rows = (0..count).map(|n| first.replacen("H001", &format!("H{n:03}"), 1));
        format!("{head}\n{}\n", rows.collect::<Vec<_>>().join("\n"))
    };
    for (count, more) in [(MOST, false), (MOST + 1, true)] {
        office.import(TableKind::HostCompanies, many(count).as_bytes()).await.expect("imported");
        let found = found(&office, "alokke").await;
        assert_eq!((found.hosts.hits.len(), found.hosts.more), (MOST, more), "{count}");
    }
}

#[tokio::test]
async fn learners_are_cut_at_twenty_too() {
    let office = Office::filled().await;
    let learners = String::from_utf8(table(TableKind::Learners)).expect("text");
    let (head, rest) = learners.split_once('\n').expect("headings");
    let first = rest.lines().next().expect("a learner");
    let rows = (1..MOST).map(|n| first.replacen("L001", &format!("K{n:03}"), 1));
    let many = |rows: Vec<String>| format!("{head}\n{}\n", rows.join("\n"));
    office.import(TableKind::Learners, many(rows.collect()).as_bytes()).await.expect("imported");
    let hits = found(&office, "trym rustad").await.learners;
    assert_eq!((hits.hits.len(), hits.more), (MOST, false));
    let one = many(vec![first.replacen("L001", "K099", 1)]);
    office.import(TableKind::Learners, one.as_bytes()).await.expect("imported");
    let hits = found(&office, "trym rustad").await.learners;
    assert_eq!((hits.hits.len(), hits.more), (MOST, true));
}

#[tokio::test]
async fn only_who_sees_rounds_searches_and_only_in_the_own_organisation() {
    let office = Office::filled().await;
    for role in [Role::Finance, Role::Auditor, Role::NetworkManager, Role::Operator, Role::Visitor]
    {
        let ctx = office.ctx.acting_as(Actor { organisation: OFFICE, person: None, role });
        let answer = search::search(&office.app, &ctx, "johanne").await;
        assert!(matches!(answer, Err(Error::NotFound)), "{role}");
    }
    let organisation = walz_domain::OrganisationId(uuid::Uuid::from_u128(99));
    let stranger = office.ctx.acting_as(Actor { organisation, ..office.ctx.actor });
    let answer = search::search(&office.app, &stranger, "johanne").await.expect("searched");
    assert!(answer.is_empty());
}
