//! Negotiating a draft on its page: showing it to the parties, their comments, and saying that one is dealt with.

use super::{address, id};
use crate::Site;
use crate::answer::{Answer, refuse};
use crate::layout::{Form, Notice, Visitor};
use crate::session::{Ctx, Looking};
use crate::signing;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use walz_documents::changes::called;
use walz_domain::agreement::{About, Agreement, Content, Part};
use walz_domain::{AgreementId, CommentId};
use walz_service::{Context, agreement};
use walz_words::Words;

pub(super) async fn show(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(text): Path<String>,
    form: Form,
) -> Answer {
    let id = id(&text)?;
    let version = form.text("version").parse().ok();
    let shown = agreement::show(&site.app, &ctx, id, version).await?;
    let notice = match shown.unreachable.len() {
        0 => Notice::good("comment-shown"),
        count => Notice::bad("comment-shown-unreachable").count("count", count),
    };
    Ok(notice.then(&address(id)))
}

/// Keeps a comment; gives the form back where it cannot be kept.
async fn take(
    site: &Site,
    ctx: &Context,
    id: AgreementId,
    mut form: Form,
    words: Words,
) -> Result<Result<Notice, Form>, crate::answer::Failed> {
    let unknown = |_| words.t("comment-about-unknown").to_string();
    let about = form.parsed("about", str::parse::<About>, unknown);
    let Some(about) = about else { return Ok(Err(form)) };
    let text = form.text("comment").to_owned();
    match agreement::comment(&site.app, ctx, id, &about, &text).await {
        Ok(_) => Ok(Ok(Notice::good("comment-kept"))),
        Err(error) => {
            refuse(&mut form, "comment", error, words)?;
            Ok(Err(form))
        }
    }
}

pub(super) async fn comment(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(text): Path<String>,
    form: Form,
) -> Answer {
    let id = id(&text)?;
    match take(&site, &ctx, id, form, visitor.words).await? {
        Ok(notice) => Ok(notice.then(&address(id))),
        Err(form) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            signing::page::<Agreement>(&site, &ctx, visitor, id, status, form).await
        }
    }
}

pub(super) async fn held_comment(
    State(site): State<Site>,
    looking: Looking,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let id = signing::held_id::<Agreement>(&looking)?;
    let words = looking.speak_to(visitor.clone()).words;
    match take(&site, &looking.ctx, id, form, words).await? {
        Ok(notice) => Ok(notice.then(&format!("/t/{}/agreement/sign", looking.token))),
        Err(form) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            signing::held_page::<Agreement>(&site, &looking, visitor, status, form).await
        }
    }
}

pub(super) async fn settle(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(text): Path<String>,
    form: Form,
) -> Answer {
    let id = id(&text)?;
    // What is no id is the id of nothing.
    let comment = form.text("comment-id").parse().unwrap_or(CommentId(uuid::Uuid::nil()));
    agreement::settle(&site.app, &ctx, id, comment).await?;
    Ok(Notice::good("comment-settled").then(&address(id)))
}

/// The lines that can be commented on: their codes, and what they are called.
pub(super) fn lines(content: &Content, words: Words) -> Vec<(String, String)> {
    let unit = |unit: &walz_domain::agreement::AgreedUnit| {
        (About::Unit(unit.code.clone()).to_string(), unit.title.clone())
    };
    let part = |part: &Part| (About::Part(*part).to_string(), called(*part, words));
    content.units.iter().map(unit).chain(Part::ALL.iter().map(part)).collect()
}
