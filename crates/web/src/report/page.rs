//! One round's report.

use crate::Site;
use crate::answer::Answer;
use crate::chart::Chart;
use crate::file;
use crate::label::{self, money};
use crate::layout::{Nav, Page, Tone, Visitor, show};
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use std::collections::BTreeSet;
use walz_documents::report::{PartnerRow, tell};
use walz_domain::CallId;
use walz_domain::grant::{ActivityType, Position, Totals, breakdown};
use walz_domain::indicator::{Indicator, LEAST_PERSONS};
use walz_service::report::{self, RoundReport};
use walz_words::Words;

#[derive(Template)]
#[template(path = "report/report.html")]
struct ReportPage {
    page: Page,
    lead: String,
    files: String,
    figures: Vec<(String, String)>,
    stays: String,
    wishes: Chart,
    places: Chart,
    money: Vec<Heading>,
    total: String,
    indicators: Vec<Row>,
    partners: Vec<Partner>,
    least: u32,
}

/// A heading of the budget, which opens to the rates behind it.
struct Heading {
    name: String,
    amount: String,
    positions: Vec<Line>,
}

struct Line {
    rate: String,
    count: String,
    each: String,
    amount: String,
    source: String,
}

struct Row {
    code: &'static str,
    name: String,
    value: String,
    made_of: String,
    target: String,
    /// Whether the target is met, where there are both.
    reached: Option<(Tone, String)>,
}

struct Partner {
    name: String,
    town: String,
    used: String,
    first_choice: String,
    incidents: String,
    days: String,
    grant: String,
    rating: String,
}

pub(super) async fn show_report(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(call): Path<CallId>,
    visitor: Visitor,
) -> Answer {
    let report = report::see(&site.app, &ctx, call).await?;
    let words = visitor.words;
    let title = words.t("report-title").with("round", report.round.as_str()).to_string();
    let totals: Totals = report.entitlements.iter().collect();
    Ok(show(&ReportPage {
        lead: words
            .t("report-subtitle")
            .with("period", words.date_range(report.period.first(), report.period.last()))
            .with("date", words.date(report.today))
            .to_string(),
        files: format!("/reports/{call}/report"),
        figures: figures(&report, &totals, words),
        stays: stays(&report, &totals, words),
        wishes: wishes(&report, words),
        places: places(&report, words),
        money: headings(&report, words),
        total: money(words, totals.total()),
        indicators: report.indicators.iter().map(|one| row(one, words)).collect(),
        partners: partners(&report.partners, words),
        least: LEAST_PERSONS,
        page: Page::staff(visitor, Nav::Reports, title),
    }))
}

fn figures(report: &RoundReport, totals: &Totals, words: Words) -> Vec<(String, String)> {
    let figure = |key: &str, value: String| (value, words.t(key).to_string());
    let counts = &report.counts;
    let days = i64::try_from(totals.funded_days).unwrap_or(i64::MAX);
    vec![
        figure("report-figure-selected", words.number(counts.selected)),
        figure("report-figure-placed", words.number(counts.placed)),
        figure("report-figure-stays", words.number(counts.stays)),
        figure("report-figure-days", words.number(days)),
        figure("report-figure-grant", money(words, totals.total())),
    ]
}

fn stays(report: &RoundReport, totals: &Totals, words: Words) -> String {
    words
        .t("report-stays-text")
        .with("places", report.counts.placed)
        .with("stays", report.counts.stays)
        .with("begun", report.counts.stays_begun)
        .with("ended", report.counts.stays_ended)
        .with("long", totals.stays_of(ActivityType::VetLongTerm))
        .with("short", totals.stays_of(ActivityType::VetShortTerm))
        .to_string()
}

/// How many got which of their wishes.
fn wishes(report: &RoundReport, words: Words) -> Chart {
    let title = words.t("report-wishes-caption");
    let columns =
        (words.t("report-wish-number").to_string(), words.t("report-learners").to_string());
    let chart = (1_u32..).zip(&report.ranks).fold(
        Chart::lying(words, title, columns),
        |chart, (rank, n)| {
            chart.point(words.t("report-wish").with("rank", rank), f64::from(*n), words.number(*n))
        },
    );
    match report.counts.selected.saturating_sub(report.counts.placed) {
        0 => chart,
        n => chart.point(words.t("report-unplaced"), f64::from(n), words.number(n)).hot(),
    }
}

fn places(report: &RoundReport, words: Words) -> Chart {
    let title = words.t("report-learners-by-partner");
    let columns = (words.t("report-partners").to_string(), words.t("report-learners").to_string());
    report.partners.iter().fold(Chart::lying(words, title, columns), |chart, partner| {
        chart.point(&partner.name, f64::from(partner.learners), used(partner, words))
    })
}

fn used(partner: &PartnerRow, words: Words) -> String {
    let of = words.t("report-of");
    of.with("part", partner.learners).with("whole", partner.slots_offered).to_string()
}

fn headings(report: &RoundReport, words: Words) -> Vec<Heading> {
    let line = |position: &Position| {
        let count = i64::try_from(position.count).unwrap_or(i64::MAX);
        let rate = &position.rate;
        Line {
            rate: tell::rate(rate, words),
            count: format!("{} {}", words.number(count), tell::rate_unit(rate, words)),
            each: money(words, rate.amount),
            amount: money(words, position.amount),
            source: tell::source(rate, words),
        }
    };
    breakdown(&report.entitlements)
        .iter()
        .map(|heading| Heading {
            name: label::code(words, "grant-category", heading.category.code()),
            amount: money(words, heading.amount),
            positions: heading.positions.iter().map(line).collect(),
        })
        .collect()
}

fn row(indicator: &Indicator, words: Words) -> Row {
    let reached = indicator.meets_target().map(|met| match met {
        true => (Tone::Good, words.t("report-reached").to_string()),
        false => (Tone::Wait, words.t("report-not-reached").to_string()),
    });
    let target = indicator.target_figure().map(|f| tell::figure(f, indicator.unit, words));
    Row {
        code: indicator.code.code(),
        name: tell::name(indicator, words),
        value: tell::shown(indicator, words),
        made_of: tell::made_of(indicator, words),
        target: target.unwrap_or_default(),
        reached,
    }
}

fn partners(all: &[PartnerRow], words: Words) -> Vec<Partner> {
    let hidden: BTreeSet<String> = tell::too_few(all);
    let few = |partner: &PartnerRow, n: u32| match hidden.contains(&partner.code) {
        true => "–".to_owned(),
        false => words.number(n),
    };
    all.iter()
        .map(|partner| Partner {
            name: partner.name.clone(),
            town: format!("{}, {}", partner.city, words.country(partner.country.code())),
            used: used(partner, words),
            first_choice: few(partner, partner.first_choice),
            incidents: few(partner, partner.incidents),
            days: words.number(i64::try_from(partner.funded_days).unwrap_or(i64::MAX)),
            grant: money(words, partner.grant),
            rating: tell::rating(partner.rating, words),
        })
        .collect()
}

pub(super) async fn pdf(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(call): Path<CallId>,
    visitor: Visitor,
) -> Answer {
    let bytes = report::pdf(&site.app, &ctx, call, visitor.words).await?;
    Ok(file::pdf(&visitor.t("reports-file").to_string(), bytes))
}

pub(super) async fn xlsx(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(call): Path<CallId>,
    visitor: Visitor,
) -> Answer {
    let bytes = report::xlsx(&site.app, &ctx, call, visitor.words).await?;
    Ok(file::xlsx(&visitor.t("reports-file").to_string(), bytes))
}
