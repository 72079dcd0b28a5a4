//! Learning agreements as pages: drafting, editing, sending out. Reading and signing is [`crate::signing`]'s.

mod amendment;
mod annexes;
mod edit;
mod negotiate;
mod text;

pub(crate) use text::{facts, learner};

use crate::Site;
use crate::answer::Answer;
use crate::layout::{Form, Notice};
use crate::routes::{Door, Routes};
use crate::session::Ctx;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use walz_domain::signing::Order;
use walz_domain::{AgreementId, LearnerId};
use walz_policy::RoleKind::{Coordinator, Guardian, Learner, Mentor, Partner};
use walz_service::{Error, agreement, learner};

const OFFICE: Door = Door::Roles(&[Coordinator]);
const PARTIES: Door = Door::Roles(&[Coordinator, Learner, Guardian, Mentor, Partner]);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .post("/people/{learner}/agreement", OFFICE, draft)
        .get("/agreements/{agreement}/edit", OFFICE, edit::show)
        .post("/agreements/{agreement}/edit", OFFICE, edit::save)
        .post("/agreements/{agreement}/offer", OFFICE, offer)
        .post("/agreements/{agreement}/renew", OFFICE, renew)
        .post("/agreements/{agreement}/amend", OFFICE, amend)
        .post("/agreements/{agreement}/discard", OFFICE, discard)
        .post("/agreements/{agreement}/show", OFFICE, negotiate::show)
        .post("/agreements/{agreement}/comment", PARTIES, negotiate::comment)
        .post("/agreements/{agreement}/comments/settle", OFFICE, negotiate::settle)
        .post("/t/{token}/agreement/comment", Door::Link, negotiate::held_comment)
}

fn address(id: AgreementId) -> String {
    format!("/agreements/{id}")
}

fn id(text: &str) -> Result<AgreementId, Error> {
    text.parse().map_err(|_| Error::NotFound)
}

/// To the agreement of a learner's stay; one is drafted where there is none.
async fn draft(State(site): State<Site>, Ctx(ctx): Ctx, Path(text): Path<String>) -> Answer {
    let id: LearnerId = text.parse().map_err(|_| Error::NotFound)?;
    let stay = learner::stay_of(&site.app, &ctx, id).await?;
    let id = agreement::draft(&site.app, &ctx, stay).await?;
    Ok(Redirect::to(&address(id)).into_response())
}

async fn offer(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(text): Path<String>,
    form: Form,
) -> Answer {
    let id = id(&text)?;
    let version = form.text("version").parse().ok();
    match agreement::offer(&site.app, &ctx, id, version, order(&form)).await {
        Ok(offered) => Ok(sent(offered.unreachable.len(), order(&form)).then(&address(id))),
        // What is missing stands on the draft's own page.
        Err(Error::Invalid(_)) => Ok(Notice::bad("text-offer-incomplete").then(&address(id))),
        Err(other) => Err(other.into()),
    }
}

/// Whether the parties sign one after the other, as the form says; what it does not say is the usual.
pub(crate) fn order(form: &Form) -> Order {
    form.text("order").parse().unwrap_or(Order::usual())
}

/// What the next page tells after a text was sent out.
pub(crate) fn sent(unreachable: usize, order: Order) -> Notice {
    match unreachable {
        0 if order == Order::InTurn => Notice::good("text-offered-in-turn"),
        0 => Notice::good("text-offered"),
        count => Notice::bad("text-offered-unreachable").count("count", count),
    }
}

async fn renew(State(site): State<Site>, Ctx(ctx): Ctx, Path(text): Path<String>) -> Answer {
    let new = agreement::renew(&site.app, &ctx, id(&text)?).await?;
    Ok(Notice::good("text-renewed").then(&format!("{}/edit", address(new))))
}

async fn amend(State(site): State<Site>, Ctx(ctx): Ctx, Path(text): Path<String>) -> Answer {
    let new = agreement::amend(&site.app, &ctx, id(&text)?).await?;
    Ok(Notice::good("amendment-begun").then(&format!("{}/edit", address(new))))
}

async fn discard(State(site): State<Site>, Ctx(ctx): Ctx, Path(text): Path<String>) -> Answer {
    let amended = agreement::discard(&site.app, &ctx, id(&text)?).await?;
    Ok(Notice::good("amendment-discarded").then(&address(amended)))
}
