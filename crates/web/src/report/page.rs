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
use walz_documents::report::tell::{self, Paid, PartnerTold};
use walz_domain::CallId;
use walz_domain::grant::{Totals, breakdown};
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
    partners: Vec<PartnerTold>,
    least: u32,
}

/// A heading of the budget, which opens to the rates behind it.
struct Heading {
    name: String,
    amount: String,
    positions: Vec<Paid>,
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
        figures: tell::figures(&report.counts, &totals, words),
        stays: tell::stays(&report.counts, &totals, words),
        wishes: wishes(&report, words),
        places: places(&report, words),
        money: headings(&report, words),
        total: money(words, totals.total()),
        indicators: report.indicators.iter().map(|one| row(one, words)).collect(),
        partners: tell::partners(&report.partners, words),
        least: LEAST_PERSONS,
        page: Page::staff(visitor, Nav::Reports, title),
    }))
}

/// How many got which of their wishes.
fn wishes(report: &RoundReport, words: Words) -> Chart {
    let title = words.t("report-wishes-caption");
    let columns =
        (words.t("report-wish-number").to_string(), words.t("report-learners").to_string());
    tell::wishes(&report.counts, &report.ranks, words).into_iter().fold(
        Chart::lying(words, title, columns),
        |chart, wish| {
            let said = words.number(wish.learners);
            let chart = chart.point(wish.name, f64::from(wish.learners), said);
            if wish.unplaced { chart.hot() } else { chart }
        },
    )
}

fn places(report: &RoundReport, words: Words) -> Chart {
    let title = words.t("report-learners-by-partner");
    let columns = (words.t("report-partners").to_string(), words.t("report-learners").to_string());
    report.partners.iter().fold(Chart::lying(words, title, columns), |chart, partner| {
        chart.point(&partner.name, f64::from(partner.learners), tell::used(partner, words))
    })
}

fn headings(report: &RoundReport, words: Words) -> Vec<Heading> {
    breakdown(&report.entitlements)
        .iter()
        .map(|heading| Heading {
            name: label::code(words, "grant-category", heading.category.code()),
            amount: money(words, heading.amount),
            positions: heading.positions.iter().map(|p| tell::paid(p, words)).collect(),
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
