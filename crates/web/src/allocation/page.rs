//! The page of a round's places.

use super::reason::sentence;
use crate::Site;
use crate::answer::Answer;
use crate::layout::{Form, Nav, Page, Tone, Visitor, show, show_as};
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use walz_domain::allocation::{AllocationState, Run};
use walz_domain::offer::Offer;
use walz_domain::{CallId, LearnerId, RunId};
use walz_service::allocation::{self, Entry, Sheet};
use walz_service::{Context, Error, call};
use walz_words::Words;

#[derive(Template)]
#[template(path = "allocation/page.html")]
struct Places {
    page: Page,
    call: CallId,
    round: String,
    run: Option<Proposal>,
    history: Vec<Past>,
}

struct Proposal {
    id: RunId,
    figures: Vec<(String, String)>,
    optimal: bool,
    /// Windows with how many proposed places wait in each.
    windows: Vec<(String, usize)>,
    rows: Vec<Row>,
}

struct Row {
    learner: LearnerId,
    name: String,
    place: Option<(String, String)>,
    rank: Option<usize>,
    state: (Tone, String),
    reason: Option<String>,
    open: bool,
    sentences: Vec<String>,
    choices: Vec<(String, String)>,
    chosen: bool,
}

struct Past {
    at: String,
    placed: String,
    state: String,
}

fn state(words: Words, entry: &Entry) -> (Tone, String) {
    let tone = match &entry.allocation.state {
        AllocationState::Proposed if entry.allocation.offer.is_none() => {
            return (Tone::Bad, words.t("warning-unplaced").to_string());
        }
        AllocationState::Proposed => Tone::Act,
        AllocationState::Confirmed { .. } => Tone::Good,
        AllocationState::Overridden { .. } => Tone::Info,
    };
    let key = format!("allocation-state-{}", entry.allocation.state.code());
    (tone, words.t(key).to_string())
}

fn place(words: Words, sheet: &Sheet, offer: &Offer) -> (String, String) {
    let host = sheet.hosts.get(&offer.host).cloned().unwrap_or_default();
    let town = sheet.partners.get(&offer.partner);
    let town = town.map(|p| format!("{}, {}", p.city, p.country)).unwrap_or_default();
    let days = words.date_range_short(offer.period.first(), offer.period.last());
    (host, format!("{town} · {days}"))
}

fn row(words: Words, sheet: &Sheet, entry: &Entry, refused: Option<LearnerId>) -> Row {
    let allocation = &entry.allocation;
    let offer = |id| sheet.offers.get(id);
    let choices = entry.choices.iter().filter_map(offer).map(|offer| {
        let (host, about) = place(words, sheet, offer);
        (offer.id.to_string(), format!("{} {host} ({about})", offer.code))
    });
    let proposed = allocation.state == AllocationState::Proposed;
    Row {
        learner: allocation.learner,
        name: entry.name.clone(),
        place: allocation.offer.as_ref().and_then(offer).map(|o| place(words, sheet, o)),
        rank: allocation.rank,
        state: state(words, entry),
        reason: match &allocation.state {
            AllocationState::Overridden { reason, .. } => Some(reason.clone()),
            _ => None,
        },
        open: proposed && allocation.offer.is_some(),
        sentences: allocation.wishes.iter().map(|w| sentence(words, sheet, w)).collect(),
        choices: if proposed { choices.collect() } else { Vec::new() },
        chosen: refused == Some(allocation.learner),
    }
}

fn figures(words: Words, run: &Run) -> Vec<(String, String)> {
    let figures = &run.figures;
    let of = |n: u32| {
        let said = words.t("allocation-of").with("count", n);
        said.with("total", figures.learners).to_string()
    };
    let mut all = vec![
        (words.t("allocation-placed").to_string(), of(figures.placed)),
        (
            words.t("allocation-points").to_string(),
            words.decimal(figures.objective as f64 / 10.0, 1),
        ),
        (words.t("allocation-windows-met").to_string(), of(figures.windows_met)),
    ];
    let ranks = (1..).zip(&figures.ranks);
    all.extend(ranks.map(|(rank, count): (usize, _)| {
        (words.t("allocation-rank").with("rank", rank).to_string(), words.number(*count))
    }));
    all
}

fn proposal(words: Words, sheet: &Sheet, refused: Option<LearnerId>) -> Proposal {
    let mut windows: BTreeMap<String, usize> = BTreeMap::new();
    for entry in &sheet.entries {
        let offer = entry.allocation.offer.and_then(|id| sheet.offers.get(&id));
        if let Some(offer) = offer.filter(|_| entry.allocation.state == AllocationState::Proposed) {
            *windows.entry(offer.window.clone()).or_default() += 1;
        }
    }
    Proposal {
        id: sheet.file.run.id,
        figures: figures(words, &sheet.file.run),
        optimal: sheet.file.run.figures.optimal,
        windows: windows.into_iter().collect(),
        rows: sheet.entries.iter().map(|entry| row(words, sheet, entry, refused)).collect(),
    }
}

async fn places(
    site: &Site,
    ctx: &Context,
    id: CallId,
    visitor: Visitor,
    form: Form,
) -> Result<Places, Error> {
    let call = call::find(&site.app, ctx, id).await?;
    let words = visitor.words;
    let refused = form.text("learner").parse().ok();
    let sheet = allocation::sheet(&site.app, ctx, id).await?;
    let history = allocation::history(&site.app, ctx, id).await?;
    let history = history.iter().map(|run| Past {
        at: words.date_time(run.at, &TimeZone::UTC),
        placed: words.number(run.figures.placed),
        state: words.t(format!("run-state-{}", run.state.code())).to_string(),
    });
    let (history, title) = (history.collect(), visitor.t("allocation-title"));
    Ok(Places {
        call: id,
        round: call.title.clone(),
        run: sheet.as_ref().map(|sheet| proposal(words, sheet, refused)),
        history,
        page: Page::staff(visitor, Nav::Rounds, title).filled(form),
    })
}

pub(super) async fn show_page(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(call): Path<CallId>,
    visitor: Visitor,
) -> Answer {
    Ok(show(&places(&site, &ctx, call, visitor, Form::new()).await?))
}

/// The page with a choice that was refused.
pub(super) async fn show_refused(
    site: &Site,
    ctx: &Context,
    call: CallId,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let page = places(site, ctx, call, visitor, form).await?;
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
}
