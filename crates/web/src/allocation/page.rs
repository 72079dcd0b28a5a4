//! The page of a round's places.

use super::label::{self, At, Places as Named, Tab, points, tabs};
use super::reason::{luck, sentence};
use crate::Site;
use crate::answer::Answer;
use crate::label::money;
use crate::layout::{Form, Nav, Page, Tone, Visitor, show, show_as};
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use walz_domain::allocation::{Aim, AllocationState, Origin, Run};
use walz_domain::{CallId, Eur, LearnerId, RunId};
use walz_service::allocation::{self, Entry, Sheet};
use walz_service::{Context, Error, call};
use walz_words::Words;

#[derive(Template)]
#[template(path = "allocation/page.html")]
struct Places {
    page: Page,
    call: CallId,
    round: String,
    tabs: Vec<Tab>,
    run: Option<Proposal>,
    history: Vec<Past>,
}

struct Proposal {
    id: RunId,
    figures: Vec<(String, String)>,
    /// Why this run, where it was not simply asked for.
    origin: Option<String>,
    optimal: bool,
    /// What the proof says, aim by aim.
    proof: Vec<String>,
    /// Why not everybody has a place.
    shortage: Option<String>,
    /// What one place more would bring.
    reliefs: Vec<(String, String)>,
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
    /// Whether the office decided about the learner beforehand.
    locked: bool,
    /// The place, to decide about it beforehand.
    offer: String,
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

fn row(words: Words, sheet: &Sheet, entry: &Entry, refused: Option<LearnerId>) -> Row {
    let allocation = &entry.allocation;
    let named = Named::of_sheet(words, sheet);
    let offer = |id| sheet.offers.get(id);
    let choices = entry.choices.iter().filter_map(offer);
    let choices = choices.map(|offer| (offer.id.to_string(), named.line(offer)));
    let proposed = allocation.state == AllocationState::Proposed;
    Row {
        learner: allocation.learner,
        name: entry.name.clone(),
        place: allocation.offer.as_ref().and_then(offer).map(|o| named.place(o)),
        locked: sheet.locks.iter().any(|lock| lock.learner == allocation.learner),
        offer: allocation.offer.map(|offer| offer.to_string()).unwrap_or_default(),
        rank: allocation.rank,
        state: state(words, entry),
        reason: match &allocation.state {
            AllocationState::Overridden { reason, .. } => Some(reason.clone()),
            _ => None,
        },
        open: proposed && allocation.offer.is_some(),
        sentences: allocation
            .wishes
            .iter()
            .map(|w| sentence(words, sheet, w))
            .chain(luck(words, allocation))
            .collect(),
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
        (words.t("allocation-points").to_string(), points(words, figures.objective)),
        (words.t("allocation-windows-met").to_string(), of(figures.windows_met)),
    ];
    let ranks = (1..).zip(&figures.ranks);
    all.extend(
        ranks.map(|(rank, count): (usize, _)| (label::got(words, rank), words.number(*count))),
    );
    if figures.grant != Eur::ZERO {
        all.push((words.t("allocation-grant").to_string(), money(words, figures.grant)));
    }
    if figures.luck_learners > 0 {
        let said = words.t("allocation-luck-of").with("count", figures.luck_learners);
        let said = said.with("points", points(words, figures.luck_points)).to_string();
        all.push((words.t("allocation-luck").to_string(), said));
    }
    all
}

/// What was proven, one aim after the other.
fn proof(words: Words, sheet: &Sheet) -> Vec<String> {
    let run = &sheet.file.run;
    let moves = matches!(run.origin, Origin::Repair { .. });
    let of = |aim: &Aim| crate::label::code(words, "proof", aim.code());
    let (first, rest) = sheet.aims.split_at(sheet.aims.len().min(1));
    let few = moves.then(|| words.t("proof-fewest-moves").to_string());
    first.iter().map(of).chain(few).chain(rest.iter().map(of)).collect()
}

fn origin(words: Words, run: &Run) -> Option<String> {
    let said = match &run.origin {
        Origin::Chosen { trial, reason, .. } => words
            .t("allocation-origin-chosen")
            .with("name", trial.name.as_str())
            .with("reason", reason.as_str()),
        Origin::Repair { .. } => words.t("allocation-origin-repair"),
        Origin::Round | Origin::Tried { .. } => return None,
    };
    Some(said.to_string())
}

fn shortage(words: Words, sheet: &Sheet) -> Option<String> {
    let shortage = sheet.shortage.as_ref()?;
    let said = words.t("allocation-shortage").with("places", shortage.places);
    let said = said.with("names", words.list(&shortage.names));
    Some(said.with("count", shortage.left_out).to_string())
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
        origin: origin(words, &sheet.file.run),
        optimal: sheet.file.run.figures.optimal,
        proof: proof(words, sheet),
        shortage: shortage(words, sheet),
        reliefs: sheet
            .reliefs
            .iter()
            .map(|relief| (relief.limit.clone(), label::gain(words, relief.gain)))
            .collect(),
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
        tabs: tabs(words, id, At::Proposal),
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
