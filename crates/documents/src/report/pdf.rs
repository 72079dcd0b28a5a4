//! The report as PDF.

use super::tell::{self, figure, made_of, name, shown};
use super::{PartnerRow, Report};
use crate::page::{
    Bar, Bars, Column, Figure, Paper, Part, Row, Table, Weight, numbers, words as column,
};
use crate::{Error, Setting, label};
use walz_domain::grant::{Heading, Totals, breakdown};
use walz_domain::indicator::{Indicator, LEAST_PERSONS};
use walz_words::Words;

/// The report as PDF.
///
/// # Errors
/// [`Error::Typesetting`] where the program itself is at fault.
pub fn pdf(report: &Report<'_>, setting: &Setting) -> Result<Vec<u8>, Error> {
    paper(report, setting).pdf(setting)
}

pub(crate) fn paper(report: &Report<'_>, setting: &Setting) -> Paper {
    let words = setting.words;
    let overline = format!("{} · {}", report.project_code, report.organisation);
    let title = words.t("report-title").with("round", report.round).to_string();
    let mut paper = Paper::new(setting, title, report.organisation, overline);
    paper.subtitle = words
        .t("report-subtitle")
        .with("period", label::period(words, report.period))
        .with("date", words.date(setting.on))
        .to_string();
    let totals: Totals = report.entitlements.iter().collect();
    paper.push(figures(report, &totals, words));
    paper.push(Part::section(words.t("report-places")));
    paper.push(wishes(report, words));
    paper.push(Part::section(words.t("report-stays")));
    paper.push(Part::text(tell::stays(report.counts, &totals, words)));
    paper.push(partner_bars(report.partners, words));
    paper.push(Part::section(words.t("report-money")));
    paper.push(Part::text(words.t("report-money-intro")));
    paper.push(Part::Table(money(report, &totals, words)));
    paper.push(Part::section(words.t("report-indicators")));
    paper.push(Part::Table(indicators(report.indicators, words)));
    paper.push(Part::small(words.t("report-hidden-note").with("least", LEAST_PERSONS)));
    paper.push(Part::section(words.t("report-partners")));
    paper.push(Part::Table(partners(report.partners, words)));
    paper
}

fn figures(report: &Report<'_>, totals: &Totals, words: Words) -> Part {
    let figures = tell::figures(report.counts, totals, words).into_iter();
    Part::Figures { figures: figures.map(|(value, label)| Figure { value, label }).collect() }
}

/// How many got which of their wishes.
fn wishes(report: &Report<'_>, words: Words) -> Part {
    let bars = tell::wishes(report.counts, report.ranks, words).into_iter().map(|wish| Bar {
        name: wish.name,
        value: words.number(wish.learners),
        size: wish.learners.into(),
        goal: 0.0,
        quiet: wish.unplaced,
    });
    chart(words.t("report-wishes-caption").to_string(), 40, bars.collect(), words)
}

fn partner_bars(partners: &[PartnerRow], words: Words) -> Part {
    let bars = partners
        .iter()
        .map(|p| Bar {
            name: p.name.clone(),
            value: tell::used(p, words),
            size: p.learners.into(),
            goal: p.slots_offered.into(),
            quiet: false,
        })
        .collect();
    chart(words.t("report-partners-caption").to_string(), 62, bars, words)
}

/// A chart whose description for those who cannot see it is made of its own names and numbers.
fn chart(caption: String, names: u8, bars: Vec<Bar>, words: Words) -> Part {
    let each: Vec<String> = bars.iter().map(|b| format!("{}: {}", b.name, b.value)).collect();
    let alt = words
        .t("report-chart-alt")
        .with("caption", caption.as_str())
        .with("values", each.join("; "))
        .to_string();
    Part::Bars(Bars { caption, alt, names, bars })
}

/// Headings of the budget as sums, and under each the rates that make it up.
fn money(report: &Report<'_>, totals: &Totals, words: Words) -> Table {
    let mut rows = Vec::new();
    for heading in breakdown(report.entitlements) {
        rows.push(heading_row(&heading, words));
        rows.extend(heading.positions.iter().map(|position| {
            let paid = tell::paid(position, words);
            let cells = [paid.rate, paid.count, paid.each, paid.amount, paid.source];
            Row::new(Weight::Quiet, cells)
        }));
    }
    let total = words.t("document-total").to_string();
    let sum = label::money(words, totals.total());
    rows.push(Row::new(Weight::Strong, [total, String::new(), String::new(), sum, String::new()]));
    Table {
        columns: vec![
            column(words.t("document-what-for"), 5),
            numbers(words.t("document-count")),
            numbers(words.t("document-rate")),
            numbers(words.t("document-amount")),
            column(words.t("document-rate-source"), 4),
        ],
        rows,
        size: 9.0,
        air: 2.6,
    }
}

fn heading_row(heading: &Heading, words: Words) -> Row {
    let name = label::code(words, "grant-category", heading.category.code());
    let sum = label::money(words, heading.amount);
    Row::new(Weight::Strong, [name, String::new(), String::new(), sum, String::new()])
}

fn indicators(all: &[Indicator], words: Words) -> Table {
    let row = |i: &Indicator| {
        let target = i.target_figure().map(|t| figure(t, i.unit, words)).unwrap_or_default();
        Row::plain([
            i.code.code().to_owned(),
            name(i, words),
            shown(i, words),
            made_of(i, words),
            target,
        ])
    };
    Table {
        columns: vec![
            Column { width: 0, ..column(words.t("document-code"), 0) },
            column(words.t("report-indicator"), 5),
            numbers(words.t("report-value")),
            column(words.t("report-made-of"), 3),
            numbers(words.t("report-target")),
        ],
        rows: all.iter().map(row).collect(),
        size: 9.0,
        air: 2.6,
    }
}

fn partners(all: &[PartnerRow], words: Words) -> Table {
    let mut rows: Vec<Row> = tell::partners(all, words)
        .into_iter()
        .map(|p| {
            Row::plain([
                p.name,
                p.place,
                p.used,
                p.first_choice,
                p.incidents,
                p.days,
                p.grant,
                p.rating,
            ])
        })
        .collect();
    let sum = |of: fn(&PartnerRow) -> u64| words.number(all.iter().map(of).sum::<u64>());
    let slots: u32 = all.iter().map(|p| p.slots_offered).sum();
    let learners: u32 = all.iter().map(|p| p.learners).sum();
    rows.push(Row::new(
        Weight::Strong,
        [
            words.t("document-total").to_string(),
            String::new(),
            tell::of(learners, slots, words),
            sum(|p| p.first_choice.into()),
            sum(|p| p.incidents.into()),
            sum(|p| p.funded_days),
            label::money(words, all.iter().map(|p| p.grant).sum()),
            String::new(),
        ],
    ));
    Table {
        columns: vec![
            column(words.t("document-partner"), 5),
            column(words.t("document-place"), 4),
            numbers(words.t("report-places-used")),
            numbers(words.t("report-first-wish")),
            numbers(words.t("report-incidents")),
            numbers(words.t("report-days")),
            numbers(words.t("report-grant")),
            numbers(words.t("report-rating")),
        ],
        rows,
        size: 8.5,
        air: 2.6,
    }
}
