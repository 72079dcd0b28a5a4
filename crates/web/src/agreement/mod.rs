//! Learning agreements as pages: drafting, editing, sending out. Reading and signing is [`crate::signing`]'s.

mod edit;
mod text;

pub(crate) use text::{facts, learner};

use crate::Site;
use crate::answer::Answer;
use crate::layout::{Form, Notice};
use crate::routes::{Door, Routes};
use crate::session::Ctx;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use walz_domain::{AgreementId, LearnerId};
use walz_policy::RoleKind::Coordinator;
use walz_service::{Error, agreement, learner};

const OFFICE: Door = Door::Roles(&[Coordinator]);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .post("/people/{learner}/agreement", OFFICE, draft)
        .get("/agreements/{agreement}/edit", OFFICE, edit::show)
        .post("/agreements/{agreement}/edit", OFFICE, edit::save)
        .post("/agreements/{agreement}/offer", OFFICE, offer)
        .post("/agreements/{agreement}/renew", OFFICE, renew)
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
    match agreement::offer(&site.app, &ctx, id, version).await {
        Ok(offered) => Ok(sent(offered.unreachable.len()).then(&address(id))),
        // What is missing stands on the form that mends it.
        Err(Error::Invalid(_)) => {
            Ok(Notice::bad("text-offer-incomplete").then(&format!("{}/edit", address(id))))
        }
        Err(other) => Err(other.into()),
    }
}

/// What the next page tells after a text was sent out.
pub(crate) fn sent(unreachable: usize) -> Notice {
    match unreachable {
        0 => Notice::good("text-offered"),
        count => Notice::bad("text-offered-unreachable").count("count", count),
    }
}

async fn renew(State(site): State<Site>, Ctx(ctx): Ctx, Path(text): Path<String>) -> Answer {
    let new = agreement::renew(&site.app, &ctx, id(&text)?).await?;
    Ok(Notice::good("text-renewed").then(&format!("{}/edit", address(new))))
}
