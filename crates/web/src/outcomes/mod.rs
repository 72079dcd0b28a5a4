//! What came of the agreed outcomes: shares by partner, trade, host and round, with their counts, and as a file.

mod download;
mod page;

use crate::layout::{Form, READS_FIGURES};
use crate::routes::Routes;
use walz_domain::CallId;
use walz_domain::outcome::{By, Tally};
use walz_service::outcomes::Line;
use walz_words::Words;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/outcomes", READS_FIGURES, page::see).get(
        "/outcomes.csv",
        READS_FIGURES,
        download::csv,
    )
}

/// By what, and of which round; what is not named is by partner, and of all rounds.
fn asked(form: &Form) -> (By, Option<CallId>) {
    let by = form.text("by").parse().unwrap_or(By::Partner);
    (by, form.text("round").parse().ok())
}

/// How a share is counted.
type Counted = fn(&Tally) -> u32;

/// What is said of each share: its count and its name.
const SHARES: [(Counted, &str); 4] = [
    (|tally| tally.assessed, "outcomes-assessed"),
    (|tally| tally.moderated, "outcomes-moderated"),
    (|tally| tally.achieved, "outcomes-achieved"),
    (|tally| tally.recognised, "outcomes-recognised"),
];

/// A share of the agreed outcomes; nothing where none was agreed.
fn share(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) / f64::from(whole))
}

/// The days in the middle, written; nothing where nothing is decided.
fn median(line: &Line, words: Words) -> String {
    line.median.map(|half| words.decimal(f64::from(half) / 2.0, 1)).unwrap_or_default()
}
