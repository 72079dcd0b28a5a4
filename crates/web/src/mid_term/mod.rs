//! The mid-term talk: the form by which tutor and office write it down, and how others read it.

mod page;
mod told;

pub(crate) use told::Told;

use crate::Site;
use crate::answer::{Answer, Failed, id, refuse};
use crate::layout::{Form, Notice, Visitor, show, show_as};
use crate::routes::{Door, Routes};
use crate::session::{Ctx, Held};
use crate::when::date;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use page::{Of, TalkPage, Typed, content};
use walz_domain::MobilityId;
use walz_domain::mid_term::Timing;
use walz_policy::RoleKind;
use walz_service::{Context, Error, mid_term};

const OFFICE: Door = Door::Roles(&[RoleKind::Coordinator]);
const HOME: Door = Door::Roles(&[RoleKind::Coordinator, RoleKind::Tutor]);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/stays/{mobility}/mid-term", HOME, see)
        .post("/stays/{mobility}/mid-term", HOME, record)
        .post("/stays/{mobility}/plan-note", HOME, note)
        .post("/stays/{mobility}/mid-term/timing", OFFICE, set_timing)
        .get("/t/{token}/mid_term/talk", Door::Link, see_by_link)
        .post("/t/{token}/mid_term/talk", Door::Link, record_by_link)
}

fn at_stay(stay: MobilityId) -> String {
    format!("/stays/{stay}/mid-term")
}

async fn page(
    site: &Site,
    ctx: &Context,
    visitor: Visitor,
    (stay, at): (MobilityId, String),
    typed: Option<Typed>,
) -> Result<Response, Failed> {
    let seen = mid_term::see(&site.app, ctx, stay).await?;
    let refused = typed.is_some();
    let page = TalkPage::of(visitor, ctx, &seen, at, typed);
    Ok(if refused { show_as(StatusCode::UNPROCESSABLE_ENTITY, &page) } else { show(&page) })
}

async fn keep(
    site: &Site,
    ctx: &Context,
    visitor: Visitor,
    (stay, at): (MobilityId, String),
    mut form: Form,
) -> Result<Response, Failed> {
    let seen = mid_term::see(&site.app, ctx, stay).await?;
    if let Some(content) = content(&mut form, &seen, visitor.words) {
        let version = form.text("version").parse().ok();
        match mid_term::record(&site.app, ctx, stay, version, &content).await {
            Ok(()) => return Ok(Notice::good("mid-term-kept").then(&at)),
            Err(error) => refuse(&mut form, "on", error, visitor.words)?,
        }
    }
    let page = TalkPage::of(visitor, ctx, &seen, at, Some(Typed(form, Of::Talk)));
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

async fn see(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(stay): Path<String>,
) -> Answer {
    let stay = id(&stay)?;
    page(&site, &ctx, visitor, (stay, at_stay(stay)), None).await
}

async fn record(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(stay): Path<String>,
    form: Form,
) -> Answer {
    let stay = id(&stay)?;
    keep(&site, &ctx, visitor, (stay, at_stay(stay)), form).await
}

async fn note(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(stay): Path<String>,
    mut form: Form,
) -> Answer {
    let stay: MobilityId = id(&stay)?;
    if let Some(from) = date(&mut form, "from", visitor.words) {
        match mid_term::note(&site.app, &ctx, stay, from, form.text("note")).await {
            Ok(_) => return Ok(Notice::good("plan-note-kept").then(&at_stay(stay))),
            Err(error) => refuse(&mut form, "note", error, visitor.words)?,
        }
    }
    page(&site, &ctx, visitor, (stay, at_stay(stay)), Some(Typed(form, Of::Note))).await
}

async fn set_timing(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(stay): Path<String>,
    mut form: Form,
) -> Answer {
    let stay: MobilityId = id(&stay)?;
    let mut number = |field: &str| {
        let unfit = |_| visitor.t("mid-term-timing-unfit").to_string();
        form.parsed(field, str::parse::<i64>, unfit)
    };
    let (shortest, long) = (number("shortest"), number("long"));
    let (first, last) = (number("first"), number("last"));
    if let (Some(shortest), Some(long), Some(first), Some(last)) = (shortest, long, first, last) {
        let timing = Timing { shortest, long, first, last };
        match mid_term::set_timing(&site.app, &ctx, timing).await {
            Ok(()) => return Ok(Notice::good("mid-term-timing-kept").then(&at_stay(stay))),
            Err(error) => refuse(&mut form, "first", error, visitor.words)?,
        }
    }
    page(&site, &ctx, visitor, (stay, at_stay(stay)), Some(Typed(form, Of::Timing))).await
}

/// The stay that a link is for.
fn of_link(held: &Held) -> Result<(MobilityId, String), Error> {
    match held.link.purpose == mid_term::LINK {
        true => Ok((MobilityId(held.link.target), format!("/t/{}/mid_term/talk", held.token))),
        false => Err(Error::NotFound),
    }
}

async fn see_by_link(held: Held, State(site): State<Site>, visitor: Visitor) -> Answer {
    let place = of_link(&held)?;
    page(&site, &held.ctx, visitor, place, None).await
}

async fn record_by_link(
    held: Held,
    State(site): State<Site>,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let place = of_link(&held)?;
    keep(&site, &held.ctx, visitor, place, form).await
}
