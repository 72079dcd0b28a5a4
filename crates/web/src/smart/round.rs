//! The sheet of a round: each letter with its indicators, their counts, and the targets that the office has.

use super::cards::{light, standing, title};
use crate::Site;
use crate::answer::{Answer, refuse};
use crate::layout::{Form, Nav, Notice, Page, Tone, Visitor, show, show_as};
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use std::collections::BTreeSet;
use walz_domain::CallId;
use walz_domain::grant::Check;
use walz_domain::indicator::LEAST_PERSONS;
use walz_domain::smart::Indicator;
use walz_service::purpose;
use walz_service::smart::{self, RoundSheet};
use walz_words::Words;

#[derive(Template)]
#[template(path = "smart/round.html")]
struct RoundPage {
    page: Page,
    call: CallId,
    name: String,
    lead: String,
    goal: String,
    names_goal: bool,
    cards: Vec<Letter>,
    /// Where the targets come from, each once.
    sources: Vec<String>,
    /// Whether there is no target at all.
    untargeted: bool,
}

struct Letter {
    title: String,
    question: String,
    light: (Tone, String),
    rows: Vec<Row>,
}

struct Row {
    name: String,
    value: String,
    count: String,
    small: bool,
    target: String,
    standing: (Tone, String),
}

fn row(indicator: &Indicator, words: Words) -> Row {
    let (part, whole) = (indicator.part, indicator.whole);
    let share = (whole > 0).then(|| words.percent(f64::from(part) / f64::from(whole)));
    let target = indicator.target.as_ref();
    Row {
        name: words.t(format!("smart-measure-{}", indicator.measure)).to_string(),
        value: share.unwrap_or_default(),
        count: match whole {
            0 => String::new(),
            _ => words.t("outcomes-of").with("part", part).with("whole", whole).to_string(),
        },
        small: whole > 0 && whole < LEAST_PERSONS,
        target: target.map(|t| words.percent(f64::from(t.least) / 10_000.0)).unwrap_or_default(),
        standing: match indicator.measure.is_kept() {
            true => standing(indicator.standing, words),
            false => (Tone::Neutral, words.t("smart-not-kept").to_string()),
        },
    }
}

fn sources(sheet: &RoundSheet, words: Words) -> Vec<String> {
    let targets = sheet.cards.iter().flat_map(|(_, _, all)| all).filter_map(|i| i.target.as_ref());
    let said = targets.map(|target| {
        let key = match target.verified.check {
            Check::Yes => "smart-target-source",
            Check::Partly | Check::No => "smart-target-source-unverified",
        };
        words.t(key).with("source", target.source.as_str()).to_string()
    });
    said.collect::<BTreeSet<_>>().into_iter().collect()
}

fn page(visitor: Visitor, sheet: &RoundSheet, form: Option<Form>) -> RoundPage {
    let words = visitor.words;
    let letter = |(letter, of, indicators): &(_, _, Vec<Indicator>)| {
        let (title, question) = title(*letter, words);
        Letter {
            title,
            question,
            light: light(*of, words),
            rows: indicators.iter().map(|one| row(one, words)).collect(),
        }
    };
    let begun = || match sheet.goal.is_empty() {
        true => Form::new(),
        false => Form::new().with("goal", &sheet.goal),
    };
    let targets = |(_, _, all): &(_, _, Vec<Indicator>)| all.iter().all(|i| i.target.is_none());
    let name = visitor.t("smart-round-title").with("round", sheet.call.title.as_str());
    RoundPage {
        call: sheet.call.id,
        name: sheet.call.title.clone(),
        lead: words
            .t("smart-round-lead")
            .with("stays", sheet.counts.stays)
            .with("ended", sheet.counts.ended)
            .to_string(),
        goal: sheet.goal.clone(),
        names_goal: sheet.names_goal,
        cards: sheet.cards.iter().map(letter).collect(),
        sources: sources(sheet, words),
        untargeted: sheet.cards.iter().all(targets),
        page: Page::staff(visitor, Nav::Rounds, name).filled(form.unwrap_or_else(begun)),
    }
}

pub(super) async fn see(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(call): Path<CallId>,
    visitor: Visitor,
) -> Answer {
    let sheet = smart::of_round(&site.app, &ctx, call).await?;
    Ok(show(&page(visitor, &sheet, None)))
}

pub(super) async fn name_goal(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(call): Path<CallId>,
    visitor: Visitor,
    mut form: Form,
) -> Answer {
    let sheet = smart::of_round(&site.app, &ctx, call).await?;
    match purpose::name_goal(&site.app, &ctx, call, form.text("goal")).await {
        Ok(()) => Ok(Notice::good("purpose-kept").then(&format!("/rounds/{call}/smart"))),
        Err(error) => {
            refuse(&mut form, "goal", error, visitor.words)?;
            let page = page(visitor, &sheet, Some(form));
            Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
    }
}
