//! The report as a workbook.

use super::{LearnerRow, PartnerRow, Report, rate, tell};
use crate::sheet::{Cell, Sheet};
use crate::{Error, Setting, label, sheet};
use std::collections::BTreeSet;
use walz_domain::grant::{Category, Totals, breakdown};
use walz_domain::indicator::{Indicator, Unit};
use walz_words::Words;

/// The report as XLSX: summary, learners, money, indicators, partners. The same report gives the same bytes.
///
/// # Errors
/// [`Error::Workbook`] where there are more rows than a worksheet holds.
pub fn xlsx(report: &Report<'_>, setting: &Setting) -> Result<Vec<u8>, Error> {
    let words = setting.words;
    let mut sheets = vec![summary(report, setting)];
    if !report.learners.is_empty() {
        sheets.push(learners(report.learners, words));
    }
    sheets.push(money(report, words));
    sheets.push(indicators(report.indicators, words));
    sheets.push(partners(report, words));
    let title = words.t("report-title").with("round", report.round).to_string();
    sheet::xlsx(&sheets, &title, setting.on)
}

fn headings<const N: usize>(words: Words, keys: [&str; N]) -> Vec<String> {
    keys.iter().map(|key| words.t(key).to_string()).collect()
}

fn summary(report: &Report<'_>, setting: &Setting) -> Sheet {
    let words = setting.words;
    let totals: Totals = report.entitlements.iter().collect();
    let counts = report.counts;
    let row = |key: &str, cell: Cell| vec![Cell::text(words.t(key)), cell];
    let mut rows = vec![
        row("report-round", Cell::text(report.round)),
        row("report-project", Cell::text(report.project_code)),
        row("document-organisation", Cell::text(report.organisation)),
        row("document-first-day", Cell::Day(report.period.first())),
        row("document-last-day", Cell::Day(report.period.last())),
        row("report-as-of", Cell::Day(setting.on)),
        row("report-figure-selected", Cell::Whole(counts.selected.into())),
        row("report-figure-placed", Cell::Whole(counts.placed.into())),
        row("report-figure-stays", Cell::Whole(counts.stays.into())),
        row("report-figure-days", Cell::Whole(whole(totals.funded_days))),
    ];
    for (rank, n) in (1_u32..).zip(report.ranks) {
        let name = words.t("report-wish").with("rank", rank);
        rows.push(vec![Cell::text(name), Cell::Whole((*n).into())]);
    }
    for (category, amount) in &totals.by_category {
        let name = label::code(words, "grant-category", category.code());
        rows.push(vec![Cell::text(name), Cell::Euro(*amount)]);
    }
    rows.push(row("report-figure-grant", Cell::Euro(totals.total())));
    Sheet {
        name: words.t("report-sheet-summary").to_string(),
        headings: headings(words, ["report-what", "report-value"]),
        rows,
    }
}

fn learners(all: &[LearnerRow], words: Words) -> Sheet {
    let mut columns = headings(
        words,
        [
            "document-code",
            "document-name",
            "document-trade",
            "document-home-company",
            "document-partner",
            "document-hosting",
            "document-city",
            "report-country",
            "document-window",
            "document-first-day",
            "document-last-day",
            "report-wish-number",
            "document-activity",
            "report-green",
            "report-fewer-opportunities",
            "document-stage",
            "report-activity-days",
            "report-travel-days",
            "report-funded-days",
        ],
    );
    let paid = |c: &&Category| all.iter().any(|l| l.entitlement.of_category(**c).cents != 0);
    let categories: Vec<Category> = Category::ALL.iter().filter(paid).copied().collect();
    let named = |c: &Category| label::code(words, "grant-category", c.code());
    columns.extend(categories.iter().map(named));
    columns.push(words.t("document-total").to_string());
    let yes_no = |yes: bool| Cell::text(words.t(if yes { "document-yes" } else { "document-no" }));
    let row = |l: &LearnerRow| {
        let e = &l.entitlement;
        let mut cells = vec![
            Cell::text(&l.code),
            Cell::text(&l.name),
            Cell::text(&l.trade),
            Cell::text(&l.home_company),
            Cell::text(&l.partner),
            Cell::text(&l.host),
            Cell::text(&l.city),
            Cell::text(words.country(l.country.code())),
            Cell::text(&l.window),
            Cell::Day(l.period.first()),
            Cell::Day(l.period.last()),
            l.wish.map_or(Cell::Empty, |rank| Cell::Whole(rank.into())),
            Cell::text(label::code(words, "activity", e.activity.code())),
            yes_no(l.green_travel),
            yes_no(l.fewer_opportunities),
            Cell::text(&l.stage),
            Cell::Whole(e.days.activity.into()),
            Cell::Whole(e.days.travel.into()),
            Cell::Whole(e.days.funded.into()),
        ];
        cells.extend(categories.iter().map(|c| Cell::Euro(e.of_category(*c))));
        cells.push(Cell::Euro(e.total()));
        cells
    };
    Sheet {
        name: words.t("report-sheet-learners").to_string(),
        headings: columns,
        rows: all.iter().map(row).collect(),
    }
}

fn money(report: &Report<'_>, words: Words) -> Sheet {
    let mut rows = Vec::new();
    for heading in breakdown(report.entitlements) {
        let category = label::code(words, "grant-category", heading.category.code());
        rows.extend(heading.positions.iter().map(|p| {
            vec![
                Cell::text(&category),
                Cell::text(rate::name(&p.rate, words)),
                Cell::Whole(whole(p.count)),
                Cell::text(rate::unit(&p.rate, words)),
                Cell::Euro(p.rate.amount),
                Cell::Euro(p.amount),
                Cell::text(&p.rate.call_year),
                Cell::text(label::code(words, "grant-verified", p.rate.verified.check.code())),
                Cell::text(&p.rate.source),
            ]
        }));
    }
    Sheet {
        name: words.t("report-sheet-money").to_string(),
        headings: headings(
            words,
            [
                "report-category",
                "document-what-for",
                "document-count",
                "report-unit",
                "document-rate",
                "document-amount",
                "report-call-year",
                "report-checked",
                "report-source",
            ],
        ),
        rows,
    }
}

fn indicators(all: &[Indicator], words: Words) -> Sheet {
    let row = |i: &Indicator| {
        let figure = |figure: Option<walz_domain::indicator::Decimal>| match (figure, i.unit) {
            (None, _) => Cell::Empty,
            (Some(f), Unit::PerCent) => Cell::Share(value(f) / 100.0),
            (Some(f), _) => Cell::Decimal(value(f)),
        };
        let count = |n: Option<i64>| n.map_or(Cell::Empty, Cell::Whole);
        let known = i.value().filter(|_| !matches!(i.unit, Unit::Euro | Unit::Hours));
        let note = if i.value().is_some() { String::new() } else { tell::made_of(i, words) };
        vec![
            Cell::text(i.code.code()),
            Cell::text(tell::name(i, words)),
            figure(i.figure()),
            Cell::text(label::code(words, "indicator-unit", i.unit.code())),
            count(known.map(|r| r.numerator())),
            count(known.map(|r| r.denominator())),
            figure(i.target_figure()),
            Cell::text(note),
        ]
    };
    Sheet {
        name: words.t("report-sheet-indicators").to_string(),
        headings: headings(
            words,
            [
                "document-code",
                "report-indicator",
                "report-value",
                "report-unit",
                "report-counted",
                "report-out-of",
                "report-target",
                "report-note",
            ],
        ),
        rows: all.iter().map(row).collect(),
    }
}

fn partners(report: &Report<'_>, words: Words) -> Sheet {
    // Who may see the learners may see every count of them.
    let hidden =
        if report.learners.is_empty() { tell::too_few(report.partners) } else { BTreeSet::new() };
    let shown = |p: &PartnerRow, n: u32| {
        if hidden.contains(&p.code) { Cell::Empty } else { Cell::Whole(n.into()) }
    };
    let row = |p: &PartnerRow| {
        vec![
            Cell::text(&p.code),
            Cell::text(&p.name),
            Cell::text(&p.city),
            Cell::text(words.country(p.country.code())),
            Cell::Whole(p.slots_offered.into()),
            Cell::Whole(p.learners.into()),
            shown(p, p.first_choice),
            shown(p, p.incidents),
            Cell::Whole(whole(p.funded_days)),
            Cell::Euro(p.grant),
            p.rating.map_or(Cell::Empty, |r| Cell::Decimal(f64::from(r) / 100.0)),
        ]
    };
    Sheet {
        name: words.t("report-partners").to_string(),
        headings: headings(
            words,
            [
                "document-code",
                "document-partner",
                "document-city",
                "report-country",
                "report-places-offered",
                "report-learners",
                "report-first-wish",
                "report-incidents",
                "report-days",
                "report-grant",
                "report-rating",
            ],
        ),
        rows: report.partners.iter().map(row).collect(),
    }
}

fn value(figure: walz_domain::indicator::Decimal) -> f64 {
    figure.units as f64 / 10_f64.powi(figure.digits.into())
}

fn whole(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
