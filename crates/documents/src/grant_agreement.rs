//! The grant agreement on paper: what the learner gets, how each figure comes about, when it is paid, and what for.

use crate::agreement::learner;
use crate::page::{Paper, Part, Row, Table, Weight, fact, facts_in_two, numbers, words as column};
use crate::{Error, Setting, Version, label, proof};
use walz_domain::grant::Line;
use walz_domain::grant::agreement::Content;
use walz_domain::signing::State;
use walz_words::Words;

/// The agreement as PDF. Without `state` these are the bytes to sign; with it a proof page follows.
///
/// # Errors
/// [`Error::Typesetting`] where the program itself is at fault.
pub fn pdf(
    content: &Content,
    version: Version<'_>,
    state: Option<&State>,
    setting: &Setting,
) -> Result<Vec<u8>, Error> {
    paper(content, version, state, setting).pdf(setting)
}

pub(crate) fn paper(
    content: &Content,
    version: Version<'_>,
    state: Option<&State>,
    setting: &Setting,
) -> Paper {
    let words = setting.words;
    let overline = version.of_project(&content.project_code, words);
    let title = words.t("document-grant-title").to_string();
    let mut paper = Paper::new(setting, title, &content.sender.organisation, overline);
    paper.subtitle = words
        .t("document-grant-subtitle")
        .with("organisation", content.sender.organisation.as_str())
        .with("name", content.participant.name.as_str())
        .to_string();
    paper.push(Part::section(words.t("document-learner")));
    paper.parts.extend(learner(&content.participant, words));
    paper.push(Part::section(words.t("document-grant-payer")));
    paper.push(facts_in_two([
        fact(words.t("document-organisation"), content.sender.organisation.as_str()),
        fact(words.t("document-city"), content.sender.city.as_str()),
        fact(words.t("document-oid"), content.sender.oid.as_deref().unwrap_or_default()),
        fact(words.t("document-represented-by"), content.sender.represented_by.as_str()),
    ]));
    paper.push(Part::section(words.t("document-stay")));
    paper.push(stay(content, words));
    paper.push(Part::section(words.t("document-grant-amount")));
    paper.push(Part::text(words.t("document-grant-amount-intro")));
    paper.push(Part::Table(amounts(content, words)));
    paper.push(Part::section(words.t("document-grant-payment")));
    paper.push(Part::Table(payments(content, words)));
    paper.push(Part::section(words.t("document-grant-terms")));
    for clause in clauses(content, words) {
        paper.push(Part::text(clause));
    }
    if let Some(state) = state {
        paper.parts.extend(proof::parts(state, setting));
    }
    paper
}

fn stay(content: &Content, words: Words) -> Part {
    let days = content.days;
    let funded = words
        .t("document-funded-days")
        .with("funded", days.funded)
        .with("activity", days.activity)
        .with("travel", days.travel)
        .with("unpaid", days.interrupted + days.zero_grant);
    facts_in_two([
        fact(words.t("document-period"), label::period(words, content.period)),
        fact(words.t("document-hosting"), content.host.as_str()),
        fact(words.t("document-place"), label::place(words, &content.city, content.country)),
        fact(words.t("document-activity"), label::code(words, "activity", content.activity.code())),
        fact(words.t("document-trade"), content.trade.as_str()),
        fact(words.t("document-paid-days"), funded.to_string()),
    ])
}

fn amounts(content: &Content, words: Words) -> Table {
    let mut rows: Vec<Row> = content.lines.iter().map(|line| amount(line, words)).collect();
    let total = words.t("document-total").to_string();
    let sum = label::money(words, content.total());
    rows.push(Row::new(Weight::Strong, [total, String::new(), String::new(), sum]));
    Table {
        columns: vec![
            column(words.t("document-what-for"), 1),
            numbers(words.t("document-count")),
            numbers(words.t("document-rate")),
            numbers(words.t("document-amount")),
        ],
        rows,
        size: 10.0,
        air: 4.0,
    }
}

fn amount(line: &Line, words: Words) -> Row {
    let rate = line.rate.as_ref();
    let count = if rate.is_some() { words.number(line.count) } else { String::new() };
    let each = rate.map(|rate| label::money(words, rate.amount)).unwrap_or_default();
    Row::plain([rule(line, words), count, each, label::money(words, line.amount)])
}

/// The rule of a line as a sentence with its numbers.
fn rule(line: &Line, words: Words) -> String {
    let key = format!("grant-rule-{}", line.rule.code().replace('_', "-"));
    let mut said = words.t(key);
    for input in &line.inputs {
        said = said.with(input.key.code(), input.value);
    }
    said.to_string()
}

fn payments(content: &Content, words: Words) -> Table {
    let terms = content.terms;
    let first = words
        .t("document-grant-first")
        .with("percent", words.percent(f64::from(terms.prefinancing_percent) / 100.0))
        .with("days", terms.pay_within_days)
        .with("date", words.date(content.period.first()));
    let rest = words.t("document-grant-rest").with("days", terms.balance_within_days);
    let mut rows =
        vec![Row::plain([first.to_string(), label::money(words, content.prefinancing())])];
    if content.balance().cents > 0 {
        rows.push(Row::plain([rest.to_string(), label::money(words, content.balance())]));
    }
    let total = words.t("document-total").to_string();
    rows.push(Row::new(Weight::Strong, [total, label::money(words, content.total())]));
    Table {
        columns: vec![
            column(words.t("document-grant-when"), 1),
            numbers(words.t("document-amount")),
        ],
        rows,
        size: 10.0,
        air: 4.0,
    }
}

fn clauses(content: &Content, words: Words) -> [String; 7] {
    let report =
        words.t("document-grant-clause-report").with("days", content.terms.report_within_days);
    [
        words.t("document-grant-clause-who").to_string(),
        words.t("document-grant-clause-use").to_string(),
        report.to_string(),
        words.t("document-grant-clause-shorter").to_string(),
        words.t("document-grant-clause-force-majeure").to_string(),
        words.t("document-grant-clause-insurance").to_string(),
        words.t("document-grant-clause-data").to_string(),
    ]
}
