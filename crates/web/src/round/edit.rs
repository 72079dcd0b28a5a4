//! Deciding anew about a round: what applicants rely on already stands.

use super::plan::{self, Fields};
use crate::Site;
use crate::answer::{Answer, refuse};
use crate::layout::{Form, Nav, Notice, Page, Visitor, show_as};
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use walz_domain::CallId;
use walz_domain::call::{Call, Plan, PlanPart};
use walz_domain::deadline::Deadline;
use walz_service::{Error, call};
use walz_words::Words;

#[derive(Template)]
#[template(path = "round/edit.html")]
struct EditPage {
    page: Page,
    call: CallId,
    name: String,
    /// Of the round that the form was filled from.
    version: i64,
    fields: Fields,
    /// What can no longer be decided anew, as it is.
    standing: Vec<(String, String)>,
    /// What somebody else decided meanwhile.
    theirs: Vec<(String, String)>,
}

pub(super) async fn show(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(id): Path<CallId>,
    visitor: Visitor,
) -> Answer {
    let stored = call::find(&site.app, &ctx, id).await?;
    if !plan::holds(&stored.plan()) {
        return Ok(Notice::bad("round-edit-too-large").then(&format!("/rounds/{id}/about")));
    }
    let form = plan::with_plan(&stored.plan());
    Ok(show_as(StatusCode::OK, &page(visitor, &stored, form, stored.version(), Vec::new())))
}

pub(super) async fn save(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(id): Path<CallId>,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let words = visitor.words;
    let stored = call::find(&site.app, &ctx, id).await?;
    let version = form.text("version").parse().unwrap_or_default();
    let mut form = plan::tidy(&form, &["version", "idempotency-key"]);
    if let Some(plan) = plan::read(&mut form, Some(&stored), words).filter(|_| form.is_good()) {
        match call::change(&site.app, &ctx, id, version, plan.clone()).await {
            Ok(()) => return Ok(Notice::good("round-changed").then(&format!("/rounds/{id}/about"))),
            Err(Error::ChangedMeanwhile) => {
                let now = call::find(&site.app, &ctx, id).await?;
                form.error("title", words.t("form-clash"));
                let theirs = differences(&now.plan(), &plan, words);
                let page = page(visitor, &now, form, now.version(), theirs);
                return Ok(show_as(StatusCode::CONFLICT, &page));
            }
            Err(error) => refuse(&mut form, plan::CRITERIA, at_its_field(error), words)?,
        }
    }
    let page = page(visitor, &stored, form, version, Vec::new());
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

/// A fault of criteria or periods as a whole stands at the first of them.
fn at_its_field(error: Error) -> Error {
    let Error::Invalid(mut faults) = error else { return error };
    for fault in &mut faults {
        match fault.field.as_ref() {
            "criteria" => fault.field = plan::CRITERIA.into(),
            "windows" => fault.field = plan::WINDOWS.into(),
            _ => {}
        }
    }
    Error::Invalid(faults)
}

fn page(
    visitor: Visitor,
    call: &Call,
    form: Form,
    version: i64,
    theirs: Vec<(String, String)>,
) -> EditPage {
    let title = visitor.t("round-edit-title").with("title", call.title.as_str());
    EditPage {
        call: call.id,
        name: call.title.clone(),
        version,
        fields: Fields::of(&form, Some(call)),
        standing: standing(call, visitor.words),
        theirs,
        page: Page::staff(visitor, Nav::Rounds, title).filled(form),
    }
}

/// The parts on which people rely: what each is called, and what it is.
fn standing(call: &Call, words: Words) -> Vec<(String, String)> {
    let plan = call.plan();
    let stands = PlanPart::ALL.iter().filter(|part| call.stands(**part));
    stands
        .map(|part| (words.t(plan::label(*part)).to_string(), said(&plan, *part, words)))
        .collect()
}

/// The parts in which the plan as it is now differs from what was typed: what each is called, and what it is now.
fn differences(now: &Plan, typed: &Plan, words: Words) -> Vec<(String, String)> {
    PlanPart::ALL
        .iter()
        .map(|part| (*part, said(now, *part, words), said(typed, *part, words)))
        .filter(|(_, now, typed)| now != typed)
        .map(|(part, now, _)| (words.t(plan::label(part)).to_string(), now))
        .collect()
}

fn said(plan: &Plan, part: PlanPart, words: Words) -> String {
    match part {
        PlanPart::Title => plan.title.clone(),
        PlanPart::Opens => words.date(plan.opens),
        PlanPart::Closes => words.date(plan.closes),
        PlanPart::AppealsUntil => words.date(plan.appeals_until),
        PlanPart::Threshold => plan::decimal(plan.threshold),
        PlanPart::LuckWeight => plan::decimal(plan.luck_weight.saturating_mul(10)),
        PlanPart::Deadlines => {
            let each = Deadline::ALL.iter().map(|deadline| {
                let name = words.t(format!("round-deadline-{deadline}"));
                format!("{name}: {}", plan.deadlines.of(*deadline))
            });
            each.collect::<Vec<_>>().join("; ")
        }
        PlanPart::Criteria => {
            let each = plan.criteria.iter().map(|c| {
                format!(
                    "{} {} {}",
                    c.name(),
                    words.percent(f64::from(c.weight) / 100.0),
                    c.evidence
                )
            });
            each.collect::<Vec<_>>().join("; ")
        }
        PlanPart::Windows => {
            let each = plan.windows.iter().map(|w| {
                let days = words.date_range(w.period.first(), w.period.last());
                format!("{} ({}) {days}", w.code, w.season)
            });
            each.collect::<Vec<_>>().join("; ")
        }
    }
}
