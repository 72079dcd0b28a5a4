//! One group programme, and its paper.

use super::id;
use crate::Site;
use crate::answer::Answer;
use crate::file::pdf;
use crate::layout::{Nav, Page, Visitor, show};
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use walz_service::group_programme;

#[derive(Template)]
#[template(path = "group/see.html")]
struct SeePage {
    page: Page,
    address: String,
    place: String,
    period: String,
    /// Heading and text.
    texts: Vec<(String, String)>,
    days: Vec<[String; 3]>,
    people: Vec<Person>,
    writes: bool,
}

struct Person {
    /// Of the learner's file; nothing for somebody who goes along.
    address: Option<String>,
    name: String,
    as_what: String,
    host: String,
    period: String,
}

pub(super) async fn see(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(text): Path<String>,
) -> Answer {
    let id = id(&text)?;
    let seen = group_programme::see(&site.app, &ctx, id).await?;
    let words = visitor.words;
    let plan = &seen.group.plan;
    let range =
        |period: walz_domain::window::Period| words.date_range(period.first(), period.last());
    let texts = [
        ("document-outcomes", &plan.outcomes),
        ("document-group-method", &plan.method),
        ("document-group-evaluation", &plan.evaluation),
    ];
    let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
    let learners = plan.learners.iter().zip(&seen.participants).map(|(learner, one)| Person {
        address: Some(format!("/people/{learner}")),
        name: one.name.clone(),
        as_what: one.trade.clone(),
        host: one.host.clone(),
        period: range(one.period),
    });
    let escorts = plan.escorts.iter().map(|one| Person {
        address: None,
        name: one.name.to_string(),
        as_what: one.role.clone(),
        host: words.t("document-group-escort").to_string(),
        period: range(one.period),
    });
    let day = |day: &walz_domain::group_programme::GroupDay| {
        [words.weekday_date(day.date), day.text.clone(), day.place.clone()]
    };
    Ok(show(&SeePage {
        address: super::address(id),
        place: format!("{}, {}", seen.partner, seen.city),
        period: range(plan.period),
        texts: texts.map(|(key, text)| (words.t(key).to_string(), text.clone())).collect(),
        days: plan.days.iter().map(day).collect(),
        people: learners.chain(escorts).collect(),
        writes: seen.writes,
        page: Page::staff(visitor, Nav::Elsewhere, &plan.title),
    }))
}

pub(super) async fn paper(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(text): Path<String>,
) -> Answer {
    let bytes = group_programme::paper(&site.app, &ctx, id(&text)?).await?;
    Ok(pdf("group-programme", bytes))
}
