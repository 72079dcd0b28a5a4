//! A demo that is killed goes on where it was, and comes to the same as one that nobody disturbed.

use crate::bench::{Bench, USUAL, without_journal};
use crate::other_year::{Chance, Year};
use crate::year::check;
use serde_json::{Value, json};

/// Kills a demo again and again on its way, each time some entries of the journal later, and plays it to its end.
async fn killed_on_its_way(
    bench: &Bench,
    chance: &mut Chance,
    most: u64,
    on: &str,
    more: &[&str],
) -> (Value, usize) {
    let (mut entries, mut kills) = (0, 0);
    loop {
        entries += i64::try_from(1 + chance.below(most)).expect("a number");
        if !bench.killed_at(entries, on, more).await {
            break;
        }
        kills += 1;
        // More than was waited for can be there: the program did not stand still while it was looked at.
        entries = bench.whole_journal().await.max(entries);
    }
    (bench.plays(on, more), kills)
}

#[tokio::test]
async fn a_small_year_that_is_killed_everywhere_ends_as_one_that_is_not() {
    let year = Year::by_chance(7);
    let undisturbed = Bench::new().await;
    let tables = year.write(undisturbed.folder());
    let tables = tables.to_str().expect("a path");
    let on = year.last_day().to_string();
    let whole = undisturbed.plays(&on, &["--data", tables]);
    let entries = undisturbed.whole_journal().await;

    let bench = Bench::new().await;
    let mut chance = Chance(20_270_303);
    let most = u64::try_from(entries / 10).expect("a number");
    let more = ["--data", tables];
    let (figures, kills) = killed_on_its_way(&bench, &mut chance, most, &on, &more).await;
    assert!(kills >= 8, "only {kills} kills on {entries} entries");
    // Who was killed while looking for a bed has looked at what a learner needs, looks again, and both are journaled.
    let vain = i64::try_from(kills).expect("a number");
    let journaled = |figures: &Value| figures["journal_entries"].as_i64().expect("a number");
    assert!((0..=vain).contains(&(journaled(&figures) - journaled(&whole))), "{figures}");
    assert_eq!(without_journal(figures), without_journal(whole), "after {kills} kills");
    bench.whole_journal().await;
}

#[tokio::test]
async fn the_year_inside_the_program_survives_kills_in_its_fullest_days() {
    let bench = Bench::new().await;
    let mut chance = Chance(65);
    let (figures, kills) = killed_on_its_way(&bench, &mut chance, 400, USUAL, &[]).await;
    assert!(kills >= 3, "only {kills} kills");
    check(&figures);
    assert_eq!(figures["stages"], json!({ "abroad": 32, "matching": 33 }));
    assert_eq!(figures["agreements_in_force"], 32);
    bench.whole_journal().await;
}
