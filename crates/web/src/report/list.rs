//! The rounds that there is a report of.

use crate::Site;
use crate::answer::Answer;
use crate::layout::{Nav, Page, Visitor, show};
use crate::session::Ctx;
use askama::Template;
use axum::extract::State;
use walz_service::report;

#[derive(Template)]
#[template(path = "report/list.html")]
struct List {
    page: Page,
    rounds: Vec<Row>,
}

struct Row {
    title: String,
    href: String,
    state: String,
    days: String,
}

pub(super) async fn show_list(State(site): State<Site>, Ctx(ctx): Ctx, visitor: Visitor) -> Answer {
    let words = visitor.words;
    let rounds = report::rounds(&site.app, &ctx).await?;
    let row = |call: &walz_domain::call::Call| Row {
        title: call.title.clone(),
        href: format!("/reports/{}", call.id),
        state: words.t(format!("call-state-{}", call.state.code())).to_string(),
        days: words.date_range(call.opens, call.closes),
    };
    let rounds = rounds.iter().map(row).collect();
    let title = visitor.t("reports-title");
    Ok(show(&List { page: Page::staff(visitor, Nav::Reports, title), rounds }))
}
