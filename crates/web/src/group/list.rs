//! The list of group programmes.

use crate::Site;
use crate::answer::Answer;
use crate::layout::{Nav, Page, Visitor, show};
use crate::session::Ctx;
use askama::Template;
use axum::extract::State;
use walz_service::group_programme;

#[derive(Template)]
#[template(path = "group/list.html")]
struct ListPage {
    page: Page,
    rows: Vec<Row>,
    writes: bool,
}

struct Row {
    address: String,
    title: String,
    place: String,
    period: String,
    learners: usize,
}

pub(super) async fn see(State(site): State<Site>, Ctx(ctx): Ctx, visitor: Visitor) -> Answer {
    let (lines, writes) = group_programme::list(&site.app, &ctx).await?;
    let words = visitor.words;
    let row = |line: &group_programme::Line| {
        let plan = &line.group.plan;
        Row {
            address: super::address(line.group.id),
            title: plan.title.clone(),
            place: format!("{}, {}", line.partner, line.city),
            period: words.date_range(plan.period.first(), plan.period.last()),
            learners: plan.learners.len(),
        }
    };
    let title = visitor.t("groups-title");
    let rows = lines.iter().map(row).collect();
    Ok(show(&ListPage { page: Page::staff(visitor, Nav::Elsewhere, title), rows, writes }))
}
