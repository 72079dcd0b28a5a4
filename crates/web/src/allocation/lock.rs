//! What the office decides about learners and places beforehand.

use super::label::{At, Places, Tab, tabs};
use super::taken_away;
use crate::Site;
use crate::answer::{Answer, refuse};
use crate::layout::{Form, Nav, Notice, Page, Tone, Visitor, show, show_as};
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use walz_domain::allocation::{Lock, LockKind};
use walz_domain::{CallId, LockId};
use walz_service::allocation::{self, Locks, NewLock};
use walz_service::{Context, Error};

#[derive(Template)]
#[template(path = "allocation/locks.html")]
struct LocksPage {
    page: Page,
    call: CallId,
    round: String,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    learners: Vec<(String, String)>,
    offers: Vec<(String, String)>,
}

struct Row {
    id: LockId,
    learner: String,
    name: String,
    kind: (Tone, String),
    place: (String, String),
    reason: String,
    since: String,
}

fn address(call: CallId) -> String {
    format!("/rounds/{call}/locks")
}

fn row(page: &Visitor, locks: &Locks, lock: &Lock) -> Row {
    let words = page.words;
    let (tone, key) = match lock.kind {
        LockKind::Keep => (Tone::Info, "lock-kind-keep"),
        LockKind::Forbid => (Tone::Wait, "lock-kind-forbid"),
    };
    let name = locks.field.learners.get(&lock.learner).cloned();
    Row {
        id: lock.id,
        learner: lock.learner.to_string(),
        name: name.unwrap_or_else(|| words.t("lock-nobody").to_string()),
        kind: (tone, words.t(key).to_string()),
        place: Places::of_field(words, &locks.field).at(lock.offer),
        reason: lock.reason.clone(),
        since: words.date(lock.at.to_zoned(jiff::tz::TimeZone::UTC).date()),
    }
}

async fn page(
    site: &Site,
    ctx: &Context,
    call: CallId,
    visitor: Visitor,
    form: Form,
) -> Result<LocksPage, Error> {
    let locks = allocation::locks(&site.app, ctx, call).await?;
    let words = visitor.words;
    let places = Places::of_field(words, &locks.field);
    let mut learners: Vec<(String, String)> =
        locks.field.learners.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    learners.sort_by(|one, other| words.compare(&one.1, &other.1));
    let offers = locks.field.open_offers().into_iter();
    Ok(LocksPage {
        call,
        round: locks.field.call.title.clone(),
        tabs: tabs(words, call, At::Locks),
        rows: locks.locks.iter().map(|lock| row(&visitor, &locks, lock)).collect(),
        learners,
        offers: offers.map(|offer| (offer.id.to_string(), places.line(offer))).collect(),
        page: Page::staff(visitor.clone(), Nav::Rounds, visitor.t("lock-title")).filled(form),
    })
}

/// The locks, and the form for a new one, with a learner and a place chosen already where a link says so.
pub(super) async fn show_locks(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(call): Path<CallId>,
    visitor: Visitor,
    form: Form,
) -> Answer {
    Ok(show(&page(&site, &ctx, call, visitor, form).await?))
}

pub(super) async fn add(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(call): Path<CallId>,
    visitor: Visitor,
    mut form: Form,
) -> Answer {
    let words = visitor.words;
    let said = |key: &'static str| move |_| words.t(key).to_string();
    let learner = form.parsed("learner", str::parse, said("lock-learner-missing"));
    let kind =
        form.parsed("kind", str::parse::<LockKind>, |_| words.t("lock-kind-missing").to_string());
    let offer = form.parsed("offer", str::parse, said("allocation-choose-missing"));
    let reason = form.required("reason", words.t("lock-reason-missing"));
    if let (Some(learner), Some(kind), Some(offer), true) = (learner, kind, offer, form.is_good()) {
        let new = NewLock { learner, offer, kind, reason };
        match allocation::lock(&site.app, &ctx, call, &new).await {
            Ok(_) => return Ok(Notice::good("lock-added").then(&address(call))),
            Err(error) => refuse(&mut form, "offer", error, words)?,
        }
    }
    let page = page(&site, &ctx, call, visitor, form).await?;
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

pub(super) async fn remove(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(call): Path<CallId>,
    form: Form,
) -> Answer {
    allocation::locks(&site.app, &ctx, call).await?;
    let Ok(lock) = form.text("lock").parse() else {
        return Ok(Notice::bad("lock-gone").then(&address(call)));
    };
    let done = allocation::unlock(&site.app, &ctx, call, lock).await;
    taken_away(done, "lock-removed", "lock-gone", &address(call))
}
