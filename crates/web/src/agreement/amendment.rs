//! The part of the form that only an amendment has: why, from when, the days of the stay, the times in which it rests.

use crate::layout::Form;
use jiff::civil::Date;
use walz_domain::agreement::{Change, Content, Interruption};
use walz_domain::window::Period;
use walz_words::Words;

/// As many times as there are, and one more to fill in.
pub(super) fn rows(content: &Content) -> Vec<usize> {
    (0..=content.interruptions.len()).collect()
}

/// The form as the draft has it.
pub(super) fn filled(form: Form, content: &Content) -> Form {
    let Some(amends) = &content.amends else { return form };
    let mut form = form
        .with("amendment-reason", &amends.reason)
        .with("from", amends.from)
        .with("first", content.period.first())
        .with("last", content.period.last());
    for (row, rest) in content.interruptions.iter().enumerate() {
        form = form
            .with(&format!("interruption-first-{row}"), rest.period.first())
            .with(&format!("interruption-last-{row}"), rest.period.last())
            .with(&format!("interruption-reason-{row}"), &rest.reason);
    }
    form
}

/// What was typed; `None` where a field cannot be read, and is told so.
pub(super) fn parsed(form: &mut Form, content: &Content, words: Words) -> Option<Change> {
    let unfit = |_| words.t("date-unfit").to_string();
    let from = form.parsed("from", str::parse::<Date>, unfit);
    let first = form.parsed("first", str::parse::<Date>, unfit);
    let last = form.parsed("last", str::parse::<Date>, unfit);
    let rests: Vec<Option<Option<Interruption>>> =
        rows(content).into_iter().map(|row| interruption(form, row, words)).collect();
    let rests: Option<Vec<Option<Interruption>>> = rests.into_iter().collect();
    let period = Period::new(first?, last?);
    if period.is_err() {
        form.error("last", words.t("amendment-days-backwards"));
    }
    Some(Change {
        reason: form.text("amendment-reason").to_owned(),
        from: from?,
        period: period.ok()?,
        interruptions: rests?.into_iter().flatten().collect(),
    })
}

/// One time in which the stay rests; nothing in it means that there is none.
fn interruption(form: &mut Form, row: usize, words: Words) -> Option<Option<Interruption>> {
    let [first, last, reason] =
        ["first", "last", "reason"].map(|part| format!("interruption-{part}-{row}"));
    if [&first, &last, &reason].iter().all(|field| form.text(field).is_empty()) {
        return Some(None);
    }
    let unfit = |_| words.t("date-unfit").to_string();
    let from = form.parsed(&first, str::parse::<Date>, unfit);
    let until = form.parsed(&last, str::parse::<Date>, unfit);
    let period = Period::new(from?, until?);
    if period.is_err() {
        form.error(&last, words.t("amendment-days-backwards"));
    }
    Some(Some(Interruption { period: period.ok()?, reason: form.text(&reason).to_owned() }))
}
