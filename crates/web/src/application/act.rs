//! The steps that the office takes with one application.

use super::address;
use super::page::{Which, mark_field, show_refused};
use crate::Site;
use crate::answer::{Answer, refuse};
use crate::layout::{Form, Notice, Visitor};
use crate::number::hundredths;
use crate::session::Ctx;
use axum::extract::{Path, State};
use std::collections::BTreeMap;
use walz_domain::application::{Decision, Verdict};
use walz_domain::call::BEST_MARK;
use walz_domain::{CallId, LearnerId};
use walz_service::application;
use walz_service::{Context, Error};

/// Answers with the application's page, which says what was done; or with the form as it was, and what is wrong.
async fn answer(
    site: &Site,
    ctx: &Context,
    which: (CallId, LearnerId),
    visitor: Visitor,
    (mut form, field, done): (Form, &str, &'static str),
    outcome: Result<(), Error>,
) -> Answer {
    match outcome {
        Ok(()) => Ok(Notice::good(done).then(&address(which.0, which.1))),
        Err(error) => {
            refuse(&mut form, field, error, visitor.words)?;
            show_refused(site, ctx, which, visitor, form).await
        }
    }
}

/// Sends an application in that came on paper: with the wishes that it has.
pub(super) async fn send(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(which): Which,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let seen = application::see(&site.app, &ctx, which.0, which.1).await?;
    let stored = &seen.file.application;
    let (id, wishes) = (stored.id, stored.wishes.clone());
    let goal = form.text("learning_goal").to_owned();
    let sent = application::submit(&site.app, &ctx, id, wishes, &goal).await;
    let form = (form, "learning_goal", "application-sent");
    answer(&site, &ctx, which, visitor, form, sent).await
}

pub(super) async fn check(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(which): Which,
    visitor: Visitor,
    mut form: Form,
) -> Answer {
    let seen = application::see(&site.app, &ctx, which.0, which.1).await?;
    let reason = form.text("reason").to_owned();
    let verdict = match form.text("verdict") {
        "eligible" => Verdict::Eligible,
        "incomplete" => Verdict::Incomplete { missing: reason },
        "not_eligible" => Verdict::NotEligible { reason },
        _ => {
            form.error("verdict", visitor.t("application-verdict-missing"));
            return show_refused(&site, &ctx, which, visitor, form).await;
        }
    };
    let checked = application::check(&site.app, &ctx, seen.file.application.id, verdict).await;
    let form = (form, "verdict", "application-checked");
    answer(&site, &ctx, which, visitor, form, checked).await
}

pub(super) async fn score(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(which): Which,
    visitor: Visitor,
    mut form: Form,
) -> Answer {
    let seen = application::see(&site.app, &ctx, which.0, which.1).await?;
    let mut marks = BTreeMap::new();
    let criteria = &seen.file.call.criteria;
    for (number, criterion) in (1..).zip(criteria) {
        let field = mark_field(number);
        match hundredths(form.text(&field)) {
            Some(mark) if mark <= BEST_MARK => drop(marks.insert(criterion.code.clone(), mark)),
            None if form.text(&field).is_empty() => {
                form.error(&field, visitor.t("application-mark-missing"));
            }
            _ => form.error(&field, visitor.t("application-mark-range")),
        }
    }
    if !form.is_good() {
        return show_refused(&site, &ctx, which, visitor, form).await;
    }
    let scored = application::score(&site.app, &ctx, seen.file.application.id, marks).await;
    let form = (form, "mark-1", "application-scored");
    answer(&site, &ctx, which, visitor, form, scored).await
}

pub(super) async fn decide(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(which): Which,
    visitor: Visitor,
    mut form: Form,
) -> Answer {
    let seen = application::see(&site.app, &ctx, which.0, which.1).await?;
    let reason = form.text("reason").to_owned();
    let decision = match form.text("decision") {
        "select" => Decision::Select,
        "reserve" => Decision::Reserve { reason },
        "reject" => Decision::Reject { reason },
        _ => {
            form.error("decision", visitor.t("application-decision-missing"));
            return show_refused(&site, &ctx, which, visitor, form).await;
        }
    };
    let decided = application::decide(&site.app, &ctx, seen.file.application.id, decision).await;
    let form = (form, "decision", "application-decided");
    answer(&site, &ctx, which, visitor, form, decided).await
}

/// Notes that the learner has stepped back.
pub(super) async fn withdraw(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(which): Which,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let seen = application::see(&site.app, &ctx, which.0, which.1).await?;
    let (id, why) = (seen.file.application.id, form.text("why").to_owned());
    let withdrawn = application::withdraw(&site.app, &ctx, id, &why).await;
    let form = (form, "why", "application-withdrawn");
    answer(&site, &ctx, which, visitor, form, withdrawn).await
}
