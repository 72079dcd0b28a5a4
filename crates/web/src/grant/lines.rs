//! The lines of an entitlement: each opens to the rule, the rate, its source and the count.

use crate::label::{self, money};
use askama::Template;
use askama::filters::HtmlSafe;
use walz_domain::Eur;
use walz_domain::grant::Line;
use walz_words::Words;

/// A table of money whose every line can be opened.
#[derive(Clone, Debug, Template)]
#[template(path = "grant/lines.html")]
pub(crate) struct Lines {
    words: Words,
    lines: Vec<Row>,
    total: String,
}

#[derive(Clone, Debug)]
struct Row {
    category: String,
    amount: String,
    rule: String,
    /// Empty where the rule pays nothing.
    facts: Vec<(String, String)>,
}

impl Lines {
    pub(crate) fn new(lines: &[Line], words: Words) -> Self {
        let total: Eur = lines.iter().map(|line| line.amount).sum();
        let lines = lines.iter().map(|line| row(line, words)).collect();
        Self { words, lines, total: money(words, total) }
    }
}

fn row(line: &Line, words: Words) -> Row {
    let said = |key: &str| words.t(key).to_string();
    let facts = match &line.rate {
        None => Vec::new(),
        Some(rate) => {
            let unit = rate.unit.text.clone();
            let count = words
                .t("grant-line-count-of")
                .with("count", line.count)
                .with("rate", money(words, rate.amount))
                .with("amount", money(words, line.amount));
            vec![
                (said("grant-line-count"), count.to_string()),
                (said("grant-line-rate"), format!("{}, {unit}", money(words, rate.amount))),
                (said("grant-line-year"), rate.call_year.clone()),
                (said("grant-line-source"), rate.source.clone()),
                (
                    said("grant-line-checked"),
                    label::code(words, "grant-verified", rate.verified.check.code()),
                ),
            ]
        }
    };
    Row {
        category: label::code(words, "grant-category", line.category.code()),
        amount: money(words, line.amount),
        rule: rule(line, words),
        facts,
    }
}

/// The rule of a line as a sentence with its numbers.
fn rule(line: &Line, words: Words) -> String {
    let key = format!("grant-rule-{}", line.rule.code().replace('_', "-"));
    let said = words.t(key);
    line.inputs
        .iter()
        .fold(said, |said, input| said.with(input.key.code(), input.value))
        .to_string()
}

impl HtmlSafe for Lines {}
