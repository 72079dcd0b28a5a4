//! The Union's closed lists: taken in, chosen, retired.

use crate::bench::Bench;
use std::path::Path;
use walz_domain::vocabulary::{List, Term};
use walz_exchange::vocabulary::{Vocabulary, read};
use walz_policy::{Actor, Role};
use walz_service::esco::Tally;
use walz_service::{Context, Error, vocabulary};

fn list(terms: &[(&str, &str)]) -> Vocabulary {
    let term = |(code, label): &(&str, &str)| Term {
        uri: format!("{}{code}", List::Isced.root()),
        label: (*label).to_owned(),
    };
    Vocabulary { list: List::Isced, terms: terms.iter().map(term).collect(), nameless: 0 }
}

async fn take(bench: &Bench, list: Vocabulary) -> Tally {
    let done = vocabulary::import(&bench.app, &bench.ctx, &[list], false).await.expect("taken in");
    done[0].1
}

fn reader(bench: &Bench) -> Context {
    let organisation = bench.ctx.id();
    bench.ctx.acting_as(Actor { organisation, person: None, role: Role::Coordinator })
}

#[tokio::test]
async fn lists_come_in_once_and_retire_what_they_do_not_hold_any_more() {
    let bench = Bench::new().await;
    let first = [("0732", "Building"), ("0713", "Electricity"), ("1015", "Travel")];
    assert_eq!(take(&bench, list(&first)).await, Tally { added: 3, ..Tally::default() });
    assert_eq!(take(&bench, list(&first)).await, Tally { same: 3, ..Tally::default() });
    let second = [("0732", "Building and civil engineering"), ("07130", "Electricity")];
    let tally = Tally { added: 1, changed: 1, same: 0, gone: 2 };
    assert_eq!(take(&bench, list(&second)).await, tally);

    let ctx = reader(&bench);
    let all = vocabulary::list(&bench.app, &ctx, List::Isced).await.expect("read");
    assert_eq!(all, list(&second).terms);
    let choose = async |code: &str| {
        let uri = format!("{}{code}", List::Isced.root());
        match vocabulary::choose(&bench.app, &ctx, List::Isced, &uri).await {
            Ok(term) => term.label,
            Err(Error::Refused(why)) => why.key.to_owned(),
            Err(other) => panic!("{other}"),
        }
    };
    assert_eq!(choose("0732").await, "Building and civil engineering");
    assert_eq!(choose("0713").await, "vocabulary-retired-successor");
    assert_eq!(choose("1015").await, "vocabulary-retired");
    assert_eq!(choose("9999").await, "vocabulary-unknown");
    let by_office = vocabulary::import(&bench.app, &ctx, &[list(&first)], false).await;
    assert!(matches!(by_office, Err(Error::NotFound)));
}

#[tokio::test]
async fn the_unions_own_lists_are_taken_in() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/vocab");
    if !folder.exists() {
        println!("skipped: the lists are not at {}", folder.display());
        return;
    }
    let bench = Bench::new().await;
    let lists = read(&folder, &mut |_| {}).expect("lists");
    let done = vocabulary::import(&bench.app, &bench.ctx, &lists, false).await.expect("taken in");
    let added = |of: List| done.iter().find(|(list, _)| *list == of).map(|(_, t)| t.added);
    assert_eq!(added(List::Isced), Some(220));
    assert_eq!(added(List::Eqf), Some(8));
    assert_eq!(added(List::Countries), Some(253));
    assert_eq!(added(List::CredentialTypes), Some(5));
    assert_eq!(added(List::LearningActivities), Some(11));
    assert_eq!(added(List::Assessments), Some(14));
    let again = vocabulary::import(&bench.app, &bench.ctx, &lists, false).await.expect("again");
    assert!(again.iter().all(|(_, tally)| tally.added + tally.changed + tally.gone == 0));
}
