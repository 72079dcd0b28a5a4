//! Two runs side by side: figures, what each condition brought, who would change places.

use super::super::label::{At, Places, Tab, at_wish, differences, got, points, tabs};
use super::super::taken_away;
use super::address;
use super::list::{conditions, said};
use crate::Site;
use crate::answer::{Answer, refuse};
use crate::label::money;
use crate::layout::{Form, Nav, Notice, Page, Tone, Visitor, show, show_as};
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use walz_domain::allocation::{Brought, Figures, Run};
use walz_domain::{CallId, OfferId, RunId};
use walz_service::allocation::{self, Comparison, Field};
use walz_service::{Context, Error};
use walz_words::Words;

#[derive(Template)]
#[template(path = "allocation/compare.html")]
struct ComparePage {
    page: Page,
    call: CallId,
    round: String,
    tabs: Vec<Tab>,
    /// Whether there are two: a trial of a round without a proposal stands alone.
    alone: bool,
    one: Column,
    other: Column,
    /// A label, and what each of the two comes to.
    figures: Vec<(String, String, String)>,
    moved: Vec<Row>,
}

impl ComparePage {
    /// The ones that were tried, for what was tried.
    fn tried(&self) -> Vec<&Column> {
        let both = [&self.one, &self.other].into_iter();
        both.skip(usize::from(self.alone)).filter(|column| column.tried).collect()
    }

    /// Where somebody goes in each of the two.
    fn both<'a>(&'a self, row: &'a Row) -> [(&'a str, &'a Option<Place>); 2] {
        [(self.one.name.as_str(), &row.one), (self.other.name.as_str(), &row.other)]
    }
}

struct Column {
    id: RunId,
    name: String,
    tried: bool,
    conditions: Vec<String>,
    /// A condition, and what it brought.
    brought: Vec<(String, String)>,
}

struct Row {
    learner: String,
    name: String,
    one: Option<Place>,
    other: Option<Place>,
}

struct Place {
    host: String,
    about: String,
    wish: String,
}

fn column(words: Words, field: &Field, run: &Run) -> Column {
    let trial = run.trial();
    let brought = |brought: &Brought| {
        let conditions = trial.map(|trial| &trial.conditions)?;
        let differences = match &brought.without {
            Some(without) => differences(words, &run.figures, without),
            None => vec![words.t("what-if-only-with").to_string()],
        };
        let what = match differences.is_empty() {
            true => words.t("what-if-brought-nothing").to_string(),
            false => words.list(&differences),
        };
        Some((said(words, field, conditions, &brought.part), what))
    };
    Column {
        id: run.id,
        name: match trial {
            Some(trial) => trial.name.clone(),
            None => words.t("what-if-proposal").to_string(),
        },
        tried: trial.is_some(),
        conditions: trial.map(|t| conditions(words, field, &t.conditions)).unwrap_or_default(),
        brought: trial.iter().flat_map(|t| &t.brought).filter_map(brought).collect(),
    }
}

fn figures(words: Words, one: &Figures, other: &Figures) -> Vec<(String, String, String)> {
    let of = |figures: &Figures, n: u32| {
        let said = words.t("allocation-of").with("count", n);
        said.with("total", figures.learners).to_string()
    };
    let both = |label: String, of: &dyn Fn(&Figures) -> String| (label, of(one), of(other));
    let mut all = vec![both(words.t("allocation-placed").to_string(), &|f| of(f, f.placed))];
    for rank in 1..=one.ranks.len().max(other.ranks.len()) {
        let label = got(words, rank);
        let count = |f: &Figures| f.ranks.get(rank - 1).copied().unwrap_or_default();
        all.push(both(label, &|f| words.number(count(f))));
    }
    all.push(both(words.t("what-if-own-points").to_string(), &|f| points(words, f.own_points)));
    all.push(both(words.t("allocation-windows-met").to_string(), &|f| of(f, f.windows_met)));
    all.push(both(words.t("allocation-grant").to_string(), &|f| money(words, f.grant)));
    if one.luck_learners + other.luck_learners > 0 {
        let luck = |f: &Figures| {
            let said = words.t("allocation-luck-of").with("count", f.luck_learners);
            said.with("points", points(words, f.luck_points)).to_string()
        };
        all.push(both(words.t("allocation-luck").to_string(), &luck));
    }
    all
}

fn page(visitor: Visitor, call: CallId, pair: &Comparison, form: Form) -> ComparePage {
    let words = visitor.words;
    let places = Places::of_field(words, &pair.field);
    let place = |given: Option<(OfferId, usize)>| {
        given.map(|(offer, rank)| {
            let (host, about) = places.at(offer);
            Place { host, about, wish: at_wish(words, rank) }
        })
    };
    let moved = pair.moved.iter().map(|moved| Row {
        learner: moved.learner.to_string(),
        name: moved.name.clone(),
        one: place(moved.one),
        other: place(moved.other),
    });
    let other = column(words, &pair.field, &pair.other.run);
    let title = words.t("what-if-title-of").with("name", other.name.as_str()).to_string();
    ComparePage {
        call,
        round: pair.field.call.title.clone(),
        tabs: tabs(words, call, At::WhatIf),
        alone: pair.one.run.id == pair.other.run.id,
        one: column(words, &pair.field, &pair.one.run),
        figures: figures(words, &pair.one.run.figures, &pair.other.run.figures),
        moved: moved.collect(),
        page: Page::staff(visitor, Nav::Rounds, title).filled(form),
        other,
    }
}

/// The two runs that an address names: the second, and the first or the proposal.
async fn pair(
    site: &Site,
    ctx: &Context,
    call: CallId,
    form: &Form,
) -> Result<Option<Comparison>, Error> {
    let trials = allocation::trials(&site.app, ctx, call).await?;
    let Ok(other) = form.text("other").parse::<RunId>() else { return Ok(None) };
    let proposal = trials.proposal.map(|run| run.id);
    let one = form.text("one").parse().ok().or(proposal).unwrap_or(other);
    Ok(Some(allocation::compare(&site.app, ctx, call, one, other).await?))
}

pub(super) async fn show_pair(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(call): Path<CallId>,
    visitor: Visitor,
    form: Form,
) -> Answer {
    match pair(&site, &ctx, call, &form).await? {
        Some(pair) => Ok(show(&page(visitor, call, &pair, Form::new()))),
        None => Ok(Notice::bad("what-if-choose-two").then(&address(call))),
    }
}

/// Makes a trial the proposal.
pub(super) async fn choose(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(call): Path<CallId>,
    visitor: Visitor,
    mut form: Form,
) -> Answer {
    let Some(pair) = pair(&site, &ctx, call, &form).await? else {
        return Ok(Notice::bad("what-if-choose-two").then(&address(call)));
    };
    let run = pair.other.run.id;
    let reason = form.text("reason").to_owned();
    match allocation::choose_trial(&site.app, &ctx, call, run, &reason).await {
        Ok(_) => Ok(Notice::good("what-if-chosen").then(&format!("/rounds/{call}/allocation"))),
        Err(error) => {
            refuse(&mut form, "reason", error, visitor.words)?;
            let page = page(visitor, call, &pair, form);
            Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
    }
}

pub(super) async fn remove(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(call): Path<CallId>,
    form: Form,
) -> Answer {
    allocation::trials(&site.app, &ctx, call).await?;
    let Ok(run) = form.text("other").parse() else {
        return Ok(Notice::bad("what-if-gone").then(&address(call)));
    };
    let done = allocation::remove_trial(&site.app, &ctx, call, run).await;
    taken_away(done, "what-if-removed", "what-if-gone", &address(call))
}
