//! All weeks of a stay, and the sheet as a file: of one stay, or of a round.

use super::clock;
use crate::Site;
use crate::answer::{Answer, Failed, id};
use crate::file;
use crate::layout::{Nav, Page, Tone, Visitor, show};
use crate::round::separator;
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use walz_domain::attendance::{Sum, Week, sum};
use walz_exchange::tables::List;
use walz_policy::RoleKind;
use walz_service::attendance::{self, Line, Seen};
use walz_words::Words;

#[derive(Template)]
#[template(path = "attendance/list.html")]
struct ListPage {
    page: Page,
    stay: String,
    weeks: Vec<WeekRow>,
    total: WeekRow,
}

struct WeekRow {
    href: String,
    name: String,
    planned: String,
    worked: String,
    away: String,
    state: (Tone, String),
}

/// Why somebody was away, on how many days: `Sick: 2, Holiday: 1`.
pub(crate) fn away(sum: &Sum, words: Words) -> String {
    let days = sum.days_absent.iter();
    let said =
        days.map(|(reason, days)| format!("{}: {days}", words.t(format!("absence-{reason}"))));
    said.collect::<Vec<_>>().join(", ")
}

fn row(seen: &Seen, week: &Week, words: Words) -> WeekRow {
    let total = sum([week]);
    let state = match &week.confirmed {
        Some(confirmed) => {
            let said = words.t("attendance-confirmed-by").with("name", confirmed.by.as_str());
            (Tone::Good, said.to_string())
        }
        None if week.is_late(seen.today) => (Tone::Bad, words.t("attendance-late").to_string()),
        None if seen.waits(week) => (Tone::Wait, words.t("attendance-waits").to_string()),
        None => (Tone::Neutral, words.t("attendance-open").to_string()),
    };
    WeekRow {
        href: format!("/stays/{}/weeks/{}", seen.mobility, week.monday),
        name: words.date_range(week.monday, week.sunday()),
        planned: clock(total.planned),
        worked: clock(total.worked),
        away: away(&total, words),
        state,
    }
}

pub(super) async fn see(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(stay): Path<String>,
) -> Answer {
    let seen = attendance::see(&site.app, &ctx, id(&stay)?).await?;
    let words = visitor.words;
    let said = words.t("attendance-sum").with("confirmed", seen.sum.weeks_confirmed);
    let total = WeekRow {
        href: String::new(),
        name: words.t("attendance-total").to_string(),
        planned: clock(seen.sum.planned),
        worked: clock(seen.sum.worked),
        away: away(&seen.sum, words),
        state: (Tone::Info, said.with("weeks", seen.sum.weeks).to_string()),
    };
    let title = visitor.t("attendance-title-of").with("name", seen.learner.as_str());
    let page = match ctx.actor.role.kind() {
        RoleKind::Coordinator | RoleKind::Safeguarding => Page::staff(visitor, Nav::People, title),
        _ => Page::plain(visitor, title),
    };
    let weeks = seen.weeks.iter().rev().map(|week| row(&seen, week, words)).collect();
    Ok(show(&ListPage { page, stay: seen.mobility.to_string(), weeks, total }))
}

/// The columns of the sheet, by their words.
const COLUMNS: [&str; 10] = [
    "attendance-column-code",
    "attendance-column-learner",
    "attendance-column-host",
    "attendance-column-week",
    "attendance-column-day",
    "attendance-column-planned",
    "attendance-column-worked",
    "attendance-column-reason",
    "attendance-column-remark",
    "attendance-column-confirmed",
];

fn list(lines: &[Line], words: Words) -> List {
    let cells = |line: &Line| {
        let reason =
            line.day.absence.map(|reason| words.t(format!("absence-{reason}")).to_string());
        let confirmed = line.confirmed.as_ref().map(|confirmed| confirmed.by.to_string());
        vec![
            line.code.clone(),
            line.learner.clone(),
            line.host.clone(),
            line.week.to_string(),
            line.day.on.to_string(),
            clock(line.day.planned),
            clock(line.day.worked),
            reason.unwrap_or_default(),
            line.day.remark.clone(),
            confirmed.unwrap_or_default(),
        ]
    };
    List {
        title: words.t("attendance-title").to_string(),
        headings: COLUMNS.iter().map(|key| words.t(key).to_string()).collect(),
        rows: lines.iter().map(cells).collect(),
    }
}

fn as_csv(lines: &[Line], visitor: &Visitor) -> Response {
    let list = list(lines, visitor.words);
    file::csv(&list.title, list.csv(separator(visitor)))
}

fn as_xlsx(lines: &[Line], visitor: &Visitor) -> Result<Response, Failed> {
    let list = list(lines, visitor.words);
    Ok(file::xlsx(&list.title, list.xlsx().map_err(Failed::unwritable)?))
}

pub(super) async fn csv(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(stay): Path<String>,
) -> Answer {
    Ok(as_csv(&attendance::sheet(&site.app, &ctx, id(&stay)?).await?, &visitor))
}

pub(super) async fn xlsx(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(stay): Path<String>,
) -> Answer {
    as_xlsx(&attendance::sheet(&site.app, &ctx, id(&stay)?).await?, &visitor)
}

pub(super) async fn call_csv(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(call): Path<String>,
) -> Answer {
    Ok(as_csv(&attendance::of_call(&site.app, &ctx, id(&call)?).await?, &visitor))
}

pub(super) async fn call_xlsx(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(call): Path<String>,
) -> Answer {
    as_xlsx(&attendance::of_call(&site.app, &ctx, id(&call)?).await?, &visitor)
}
