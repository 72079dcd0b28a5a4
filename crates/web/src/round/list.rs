//! All rounds.

use super::label::{stage_label, stage_tone};
use super::row::shown;
use crate::Site;
use crate::answer::Answer;
use crate::layout::{Nav, Page, Tone, Visitor, show};
use crate::session::Ctx;
use askama::Template;
use axum::extract::State;
use walz_domain::case::Stage;
use walz_policy::RoleKind;
use walz_service::board::{self, Round};
use walz_words::Words;

#[derive(Template)]
#[template(path = "round/list.html")]
struct List {
    page: Page,
    rounds: Vec<Card>,
    runs: bool,
}

struct Card {
    title: String,
    href: String,
    state: String,
    days: String,
    total: i64,
    stages: Vec<(Tone, i64, String, &'static str)>,
}

fn card(words: Words, round: &Round) -> Card {
    let count = |kind: &str, value: &str| {
        let key = (kind.to_owned(), value.to_owned());
        round.counts.get(&key).copied().unwrap_or_default()
    };
    let call = &round.call;
    let stages = Stage::ALL.iter().filter_map(|stage| {
        let cases = count("stage", stage.code());
        shown(*stage, cases)
            .then(|| (stage_tone(*stage), cases, stage_label(words, *stage), stage.code()))
    });
    Card {
        title: call.title.clone(),
        href: format!("/rounds/{}", call.id),
        state: words.t(format!("call-state-{}", call.state.code())).to_string(),
        days: words.date_range(call.opens, call.closes),
        total: count("all", ""),
        stages: stages.collect(),
    }
}

pub(super) async fn show_list(State(site): State<Site>, Ctx(ctx): Ctx, visitor: Visitor) -> Answer {
    let rounds = board::rounds(&site.app, &ctx).await?;
    let rounds = rounds.iter().map(|round| card(visitor.words, round)).collect();
    let title = visitor.t("rounds-title");
    let runs = ctx.actor.role.kind() == RoleKind::Coordinator;
    Ok(show(&List { page: Page::staff(visitor, Nav::Rounds, title), rounds, runs }))
}
