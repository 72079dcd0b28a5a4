//! Recording a paper that somebody has seen, and taking one back.

use crate::Site;
use crate::answer::{Answer, refuse};
use crate::layout::{Form, Nav, Notice, Page, Visitor, show_as};
use crate::people::learner as of_path;
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use jiff::civil::Date;
use walz_domain::paper::PaperKind;
use walz_service::learner::{self, File};
use walz_service::paper::{self, New};
use walz_words::Words;

#[derive(Template)]
#[template(path = "paper/record.html")]
struct RecordPage {
    page: Page,
    at: String,
    name: String,
    kinds: Vec<(&'static str, String)>,
    /// Code, name and reference of what is there.
    there: Vec<(&'static str, String, String)>,
}

/// What the office records; the emergency sheet is filled in.
const KINDS: [PaperKind; 2] = [PaperKind::Insurance, PaperKind::Housing];

pub(super) async fn show_form(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(text): Path<String>,
) -> Answer {
    let file = learner::see(&site.app, &ctx, of_path(&text)?).await?;
    let form = Form::new().with("kind", PaperKind::Insurance.code());
    Ok(show_as(StatusCode::OK, &page(visitor, &file, form)))
}

fn page(visitor: Visitor, file: &File, form: Form) -> RecordPage {
    let words = visitor.words;
    let name = file.file.person.name.to_string();
    let title = words.t("paper-record-title").with("name", name.as_str());
    let named = |kind: PaperKind| words.t(format!("gate-{}", kind.code())).to_string();
    let papers = file.file.stay.iter().flat_map(|stay| &stay.papers);
    RecordPage {
        at: format!("/people/{}", file.file.learner.id),
        kinds: KINDS.map(|kind| (kind.code(), named(kind))).into(),
        there: papers
            .filter(|paper| KINDS.contains(&paper.kind))
            .map(|paper| (paper.kind.code(), named(paper.kind), paper.reference.clone()))
            .collect(),
        name,
        page: Page::staff(visitor, Nav::People, title).filled(form),
    }
}

pub(super) async fn save(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(text): Path<String>,
    mut form: Form,
) -> Answer {
    let id = of_path(&text)?;
    let stay = learner::stay_of(&site.app, &ctx, id).await?;
    if let Some(new) = parsed(&mut form, visitor.words) {
        match paper::record(&site.app, &ctx, stay, &new).await {
            Ok(()) => {
                return Ok(Notice::good("paper-recorded").then(&format!("/people/{id}#papers")));
            }
            Err(error) => refuse(&mut form, "reference", error, visitor.words)?,
        }
    }
    let file = learner::see(&site.app, &ctx, id).await?;
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page(visitor, &file, form)))
}

fn parsed(form: &mut Form, words: Words) -> Option<New> {
    let kind = form.parsed("kind", kind, |()| words.t("paper-kind-missing").to_string());
    let until = form.parsed("valid-until", day, |()| words.t("paper-day-unfit").to_string());
    let reference = form.required("reference", words.t("paper-reference-missing"));
    let complete = form.is_good();
    let (kind, valid_until) = (kind?, until?);
    complete.then_some(New { kind, reference, valid_until })
}

fn kind(text: &str) -> Result<PaperKind, ()> {
    text.parse().ok().filter(|kind| KINDS.contains(kind)).ok_or(())
}

fn day(text: &str) -> Result<Option<Date>, ()> {
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| ()) }
}

pub(super) async fn remove(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(text): Path<String>,
    form: Form,
) -> Answer {
    let id = of_path(&text)?;
    let stay = learner::stay_of(&site.app, &ctx, id).await?;
    let Ok(kind) = kind(form.text("kind")) else {
        return Ok(Notice::bad("paper-kind-missing").then(&format!("/people/{id}/papers")));
    };
    paper::remove(&site.app, &ctx, stay, kind).await?;
    Ok(Notice::good("paper-removed").then(&format!("/people/{id}#papers")))
}
