//! A logbook, week by week or by unit.

use super::show::EntryView;
use crate::Site;
use crate::answer::{Answer, id};
use crate::attendance::clock;
use crate::layout::{Form, Nav, Page, Tab, Tone, Visitor, show};
use crate::mid_term::Told;
use crate::routes::escaped_text;
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use jiff::civil::Date;
use std::collections::BTreeSet;
use walz_domain::attendance::{Week, monday_of, sum};
use walz_domain::logbook::Entry;
use walz_policy::RoleKind;
use walz_service::logbook::{self, Logbook};
use walz_words::Words;

#[derive(Template)]
#[template(path = "logbook/list.html")]
struct ListPage {
    page: Page,
    /// Where the page is, to choose a unit.
    at: String,
    lead: String,
    units: Vec<Unit>,
    /// Whether all units are shown.
    all: bool,
    weeks: Vec<WeekView>,
    own: bool,
    writes: bool,
    there: bool,
    told: Told,
}

struct Unit {
    href: String,
    title: String,
    entries: usize,
    current: bool,
}

struct WeekView {
    title: String,
    /// What was worked, and whether the host has said so.
    hours: Option<String>,
    state: Option<(Tone, String)>,
    entries: Vec<EntryView>,
}

impl ListPage {
    fn of(page: Page, at: String, book: Option<&Logbook>, unit: &str) -> Self {
        let words = page.words;
        let Some(book) = book else {
            let (told, lead) = (Told::default(), words.t("logbook-lead").to_string());
            let (units, weeks) = (Vec::new(), Vec::new());
            let (all, own, writes, there) = (true, true, false, false);
            return Self { page, at, lead, units, all, weeks, own, writes, there, told };
        };
        let of = |code: &str| {
            book.entries.iter().filter(|entry| entry.units.iter().any(|u| u == code)).count()
        };
        let units = book.outcomes.iter().map(|outcome| Unit {
            href: format!("{at}?unit={}", escaped_text(&outcome.code)),
            title: outcome.title.clone(),
            entries: of(&outcome.code),
            current: outcome.code == unit,
        });
        let units: Vec<Unit> = units.collect();
        let all = !units.iter().any(|unit| unit.current);
        Self {
            lead: words.t("logbook-lead").to_string(),
            weeks: weeks(book, if all { None } else { Some(unit) }, words),
            told: Told::of(&book.talk, &book.outcomes, words),
            writes: book.writes,
            there: !book.weeks.is_empty() || book.collects,
            own: book.own,
            page,
            at,
            units,
            all,
        }
    }
}

/// The weeks, the newest first; those of a unit alone without the weeks in which nothing was written of it.
fn weeks(book: &Logbook, unit: Option<&str>, words: Words) -> Vec<WeekView> {
    let wanted = |entry: &Entry| unit.is_none_or(|unit| entry.units.iter().any(|u| u == unit));
    let entries: Vec<&Entry> =
        book.entries.iter().map(|entry| &entry.value).filter(|entry| wanted(entry)).collect();
    let mut mondays: BTreeSet<Date> = entries.iter().map(|entry| monday_of(entry.on)).collect();
    if unit.is_none() {
        mondays.extend(book.weeks.iter().map(|week| week.monday));
    }
    let base = format!("/stays/{}/media", book.mobility);
    let entry = |entry: &Entry| EntryView {
        open: book.open.contains(&entry.id),
        marks: book.collects && !entry.units.is_empty(),
        ..EntryView::of(entry, &book.outcomes, &base, words)
    };
    let view = |monday: Date| {
        let week = book.weeks.iter().find(|week| week.monday == monday);
        let of_week = entries.iter().filter(|entry| monday_of(entry.on) == monday);
        let last = walz_domain::window::plus_days(monday, 6);
        WeekView {
            title: words.date_range(monday, last),
            hours: week.map(|week| hours(week, words)),
            state: week.map(|week| state(week, words)),
            entries: of_week.map(|one| entry(one)).collect(),
        }
    };
    mondays.into_iter().rev().map(view).collect()
}

fn hours(week: &Week, words: Words) -> String {
    let sum = sum([week]);
    let said = words.t("attendance-hours").with("worked", clock(sum.worked));
    said.with("planned", clock(sum.planned)).to_string()
}

fn state(week: &Week, words: Words) -> (Tone, String) {
    match &week.confirmed {
        Some(confirmed) => {
            let said = words.t("attendance-confirmed-by").with("name", confirmed.by.as_str());
            (Tone::Good, said.to_string())
        }
        None => (Tone::Neutral, words.t("attendance-open").to_string()),
    }
}

pub(super) async fn own(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let book = logbook::own(&site.app, &ctx).await?;
    let title = visitor.t("logbook-title");
    let page = Page::learner(visitor, Tab::Journey, title);
    let at = "/my/logbook".to_owned();
    Ok(show(&ListPage::of(page, at, book.as_ref(), form.text("unit"))))
}

pub(super) async fn of_stay(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(stay): Path<String>,
    form: Form,
) -> Answer {
    let book = logbook::see(&site.app, &ctx, id(&stay)?).await?;
    let title = visitor.t("logbook-title-of").with("name", book.learner.as_str());
    let page = match ctx.actor.role.kind() {
        RoleKind::Coordinator => Page::staff(visitor, Nav::People, title),
        _ => Page::plain(visitor, title),
    };
    let at = format!("/stays/{}/logbook", book.mobility);
    Ok(show(&ListPage::of(page, at, Some(&book), form.text("unit"))))
}
