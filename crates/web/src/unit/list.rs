//! The list: what the organisation has written, and what others have published.

use super::{address, state};
use crate::Site;
use crate::answer::Answer;
use crate::label::code;
use crate::layout::{Form, Nav, Page, Tone, Visitor, show};
use crate::session::Ctx;
use askama::Template;
use axum::extract::State as Extracted;
use walz_domain::trade::Trade;
use walz_domain::unit::State;
use walz_service::unit::{self, Filter};

#[derive(Template)]
#[template(path = "unit/list.html")]
struct ListPage {
    page: Page,
    trades: Vec<(String, String)>,
    states: Vec<(&'static str, String)>,
    rows: Vec<Row>,
    others: Vec<Other>,
    keeps: bool,
    filtered: bool,
}

struct Row {
    href: String,
    code: String,
    title: String,
    trade: String,
    eqf: u8,
    state: (Tone, String),
    number: u32,
    links: usize,
}

struct Other {
    copy: String,
    code: String,
    title: String,
    trade: String,
    owner: String,
    skills: String,
}

pub(super) async fn show_list(
    Extracted(site): Extracted<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let words = visitor.words;
    let trade = form.text("trade").to_owned();
    let filter = Filter {
        text: form.text("q").to_owned(),
        trade: (!trade.is_empty()).then_some(trade),
        state: form.text("state").parse().ok(),
    };
    let library = unit::list(&site.app, &ctx, &filter).await?;
    let name = |trade: &Trade| trade.name(words.language().code()).to_owned();
    let trades: Vec<(String, String)> =
        library.trades.iter().map(|trade| (trade.code.clone(), name(trade))).collect();
    let named = |code: &str| {
        let found = trades.iter().find(|(known, _)| known == code);
        found.map_or_else(|| code.to_owned(), |(_, name)| name.clone())
    };
    let rows = library.own.iter().map(|(unit, trade)| Row {
        href: address(unit.id),
        code: unit.code.clone(),
        title: unit.title.clone(),
        trade: named(trade),
        eqf: unit.eqf,
        state: state(words, unit.state),
        number: unit.number,
        links: unit.links.len(),
    });
    let others = library.others.iter().map(|shared| Other {
        copy: format!("{}/copy", address(shared.unit.id)),
        code: shared.unit.code.clone(),
        title: shared.unit.title.clone(),
        trade: named(&shared.trade),
        owner: shared.owner.clone(),
        skills: shared.unit.skills.clone(),
    });
    let states = State::ALL.iter().map(|s| (s.code(), code(words, "unit-state", s.code())));
    let (rows, others, states) = (rows.collect(), others.collect(), states.collect());
    let (keeps, filtered) = (library.keeps, filter != Filter::default());
    let title = visitor.t("unit-list-title");
    let page = Page::staff(visitor, Nav::Elsewhere, title).filled(form);
    Ok(show(&ListPage { page, trades, states, rows, others, keeps, filtered }))
}
