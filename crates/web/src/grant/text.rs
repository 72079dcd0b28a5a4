//! What a grant agreement says, on a page.

use super::Lines;
use crate::agreement::{facts, learner};
use crate::label::{code, money, period, place};
use crate::signing::{Block, Change, Section, Shown};
use walz_domain::grant::GrantAgreement;
use walz_domain::grant::agreement::Content;
use walz_words::Words;

/// What a text says on one of its parts.
type Say = fn(&Content, Words) -> String;

impl Shown for GrantAgreement {
    const SIGNED: (&'static str, &'static str) = ("grant-signed", "grant-signed-last");

    fn title(&self, words: Words) -> String {
        let name = self.content.participant.name.as_str();
        words.t("grant-title").with("name", name).to_string()
    }

    fn summary(&self, words: Words) -> Vec<(String, String)> {
        let content = &self.content;
        facts([
            (words.t("grant-short-total"), money(words, content.total())),
            (words.t("grant-short-first"), first(content, words)),
            (words.t("grant-short-rest"), rest(content, words)),
            (words.t("document-period"), period(words, content.period)),
        ])
    }

    fn sections(&self, words: Words) -> Vec<Section> {
        let content = &self.content;
        let section =
            |key: &str, blocks: Vec<Block>| Section { title: words.t(key).to_string(), blocks };
        let intro = words.t("document-grant-amount-intro").to_string();
        vec![
            section("document-learner", learner(&content.participant, words)),
            section("document-grant-payer", vec![Block::Facts(payer(content, words))]),
            section("document-stay", vec![Block::Facts(stay(content, words))]),
            section(
                "document-grant-amount",
                vec![Block::Text(intro), Block::Lines(Lines::new(&content.lines, words))],
            ),
            section(
                "document-grant-payment",
                vec![Block::Text(first(content, words)), Block::Text(rest(content, words))],
            ),
            section("document-grant-terms", clauses(content, words)),
        ]
    }

    fn changes(&self, older: &Self, words: Words) -> Vec<Change> {
        let (now, then) = (&self.content, &older.content);
        let parts: [(&str, Say); 3] = [
            ("document-period", |content, words| period(words, content.period)),
            ("document-grant-amount", |content, words| money(words, content.total())),
            ("document-grant-payment", |content, words| first(content, words)),
        ];
        parts
            .into_iter()
            .map(|(key, said)| Change {
                what: words.t(key).to_string(),
                before: said(then, words),
                after: said(now, words),
            })
            .filter(|change| change.before != change.after)
            .collect()
    }
}

fn payer(content: &Content, words: Words) -> Vec<(String, String)> {
    facts([
        (words.t("document-organisation"), content.sender.organisation.clone()),
        (words.t("document-city"), content.sender.city.clone()),
        (words.t("document-oid"), content.sender.oid.clone().unwrap_or_default()),
        (words.t("document-represented-by"), content.sender.represented_by.clone()),
    ])
}

fn stay(content: &Content, words: Words) -> Vec<(String, String)> {
    let days = content.days;
    let funded = words
        .t("document-funded-days")
        .with("funded", days.funded)
        .with("activity", days.activity)
        .with("travel", days.travel)
        .with("unpaid", days.interrupted + days.zero_grant);
    facts([
        (words.t("document-period"), period(words, content.period)),
        (words.t("document-hosting"), content.host.clone()),
        (words.t("document-place"), place(words, &content.city, content.country)),
        (words.t("document-activity"), code(words, "activity", content.activity.code())),
        (words.t("document-trade"), content.trade.clone()),
        (words.t("document-paid-days"), funded.to_string()),
    ])
}

/// What is paid before the stay, and until when.
fn first(content: &Content, words: Words) -> String {
    words
        .t("grant-first")
        .with("amount", money(words, content.prefinancing()))
        .with("days", content.terms.pay_within_days)
        .with("date", words.date(content.period.first()))
        .to_string()
}

/// What is paid after the report; nothing where all is paid before.
fn rest(content: &Content, words: Words) -> String {
    if content.balance().cents <= 0 {
        return String::new();
    }
    words
        .t("grant-rest")
        .with("amount", money(words, content.balance()))
        .with("days", content.terms.balance_within_days)
        .to_string()
}

fn clauses(content: &Content, words: Words) -> Vec<Block> {
    let report =
        words.t("document-grant-clause-report").with("days", content.terms.report_within_days);
    [
        words.t("document-grant-clause-use").to_string(),
        report.to_string(),
        words.t("document-grant-clause-shorter").to_string(),
        words.t("document-grant-clause-force-majeure").to_string(),
        words.t("document-grant-clause-insurance").to_string(),
        words.t("document-grant-clause-data").to_string(),
    ]
    .map(Block::Text)
    .into()
}
