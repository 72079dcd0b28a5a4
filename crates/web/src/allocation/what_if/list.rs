//! The runs that were tried in a round, beside its proposal.

use super::super::label::{At, Tab, aim, change, points, tabs};
use super::address;
use crate::Site;
use crate::answer::Answer;
use crate::label::money;
use crate::layout::{Nav, Page, Visitor, show};
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use walz_domain::CallId;
use walz_domain::allocation::{Conditions, Part, Run};
use walz_service::allocation::{self, Field};
use walz_words::Words;

#[derive(Template)]
#[template(path = "allocation/what-if.html")]
struct ListPage {
    page: Page,
    call: CallId,
    round: String,
    tabs: Vec<Tab>,
    /// The ranks that have a column.
    ranks: Vec<String>,
    rows: Vec<Row>,
    /// Runs to choose two of.
    choices: Vec<(String, String)>,
}

impl ListPage {
    /// The counts by rank with the labels of their columns.
    fn by_rank<'a>(&'a self, row: &'a Row) -> Vec<(&'a str, &'a str)> {
        self.ranks.iter().zip(&row.ranks).map(|(l, c)| (l.as_str(), c.as_str())).collect()
    }

    /// The runs to choose from, so that another one comes first than in the field before.
    fn turned(&self) -> Vec<(String, String)> {
        let (first, rest) = self.choices.split_at(self.choices.len().min(1));
        [rest, first].concat()
    }
}

struct Row {
    name: String,
    /// What is looked at; nothing for the proposal itself.
    href: Option<String>,
    again: Option<String>,
    about: Vec<String>,
    placed: String,
    ranks: Vec<String>,
    points: String,
    windows: String,
    grant: String,
}

/// How many ranks have columns: the wishes, and places that were not wished.
const RANKS: usize = 4;

fn row(words: Words, field: &Field, call: CallId, run: &Run) -> Row {
    let figures = &run.figures;
    let of = |rank: usize| figures.ranks.get(rank).copied().unwrap_or_default();
    let at = address(call);
    let (name, about) = match run.trial() {
        Some(trial) => (trial.name.clone(), conditions(words, field, &trial.conditions)),
        None => (words.t("what-if-proposal").to_string(), Vec::new()),
    };
    let tried = run.trial().is_some();
    Row {
        name,
        href: tried.then(|| format!("{at}/compare?other={}", run.id)),
        again: tried.then(|| format!("{at}/new?from={}", run.id)),
        about,
        placed: words.number(figures.placed),
        ranks: (0..RANKS).map(|rank| words.number(of(rank))).collect(),
        points: points(words, figures.own_points),
        windows: words.number(figures.windows_met),
        grant: money(words, figures.grant),
    }
}

/// What is not as in the round's own conditions.
pub(super) fn conditions(words: Words, field: &Field, conditions: &Conditions) -> Vec<String> {
    let usual = Conditions::of_round(&field.call);
    let parts = conditions.differing(&usual);
    parts.iter().map(|part| said(words, field, conditions, part)).collect()
}

/// A part of the conditions, as a sentence.
pub(super) fn said(words: Words, field: &Field, conditions: &Conditions, part: &Part) -> String {
    match part {
        Part::Aims => {
            let aims: Vec<String> = conditions.aims.iter().map(|one| aim(words, *one)).collect();
            words.t("what-if-part-aims").with("aims", aims.join(" → ")).to_string()
        }
        Part::Points => {
            let p = &conditions.points;
            let ranks: Vec<String> =
                p.by_rank.iter().map(|tenths| points(words, *tenths)).collect();
            let said = words.t("what-if-part-points").with("ranks", ranks.join(" / "));
            let said = said.with("other", points(words, p.other));
            let said = said.with("window", points(words, p.preferred_window));
            said.with("promise", points(words, p.confirmed_offer)).to_string()
        }
        Part::Luck => {
            let tenths = i64::from(conditions.luck);
            words.t("what-if-part-luck").with("points", points(words, tenths)).to_string()
        }
        Part::Change { change: one } => change(words, field, one),
    }
}

pub(super) async fn show_list(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(call): Path<CallId>,
    visitor: Visitor,
) -> Answer {
    let trials = allocation::trials(&site.app, &ctx, call).await?;
    let words = visitor.words;
    let runs = trials.proposal.iter().chain(&trials.trials);
    let rows: Vec<Row> = runs.clone().map(|run| row(words, &trials.field, call, run)).collect();
    let ids = runs.map(|run| run.id.to_string());
    let choices = ids.zip(rows.iter().map(|row| row.name.clone())).collect();
    let rank = |rank: usize| words.t("what-if-rank").with("rank", rank).to_string();
    let mut ranks: Vec<String> = (1..RANKS).map(rank).collect();
    ranks.push(words.t("what-if-rank-other").to_string());
    Ok(show(&ListPage {
        call,
        round: trials.field.call.title.clone(),
        tabs: tabs(words, call, At::WhatIf),
        ranks,
        rows,
        choices,
        page: Page::staff(visitor.clone(), Nav::Rounds, visitor.t("what-if-title")),
    }))
}
