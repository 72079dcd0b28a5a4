//! The money of a stay as pages: the grant agreement's terms, and the lines that open to rule, rate, source and count.
//! Reading and signing the agreement is [`crate::signing`]'s.

mod lines;
mod terms;
mod text;

pub(crate) use lines::Lines;

use crate::Site;
use crate::agreement::{order, sent};
use crate::answer::Answer;
use crate::layout::{Form, Notice};
use crate::routes::{Door, Routes};
use crate::session::Ctx;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use walz_domain::{GrantId, LearnerId};
use walz_policy::RoleKind::Coordinator;
use walz_service::{Error, grant, learner};

const OFFICE: Door = Door::Roles(&[Coordinator]);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .post("/people/{learner}/grant", OFFICE, draft)
        .post("/people/{learner}/grant/calculate", OFFICE, calculate)
        .get("/grants/{grant}/edit", OFFICE, terms::show)
        .post("/grants/{grant}/edit", OFFICE, terms::save)
        .post("/grants/{grant}/offer", OFFICE, offer)
        .post("/grants/{grant}/renew", OFFICE, renew)
}

fn address(id: GrantId) -> String {
    format!("/grants/{id}")
}

fn id(text: &str) -> Result<GrantId, Error> {
    text.parse().map_err(|_| Error::NotFound)
}

fn of_path(text: &str) -> Result<LearnerId, Error> {
    text.parse().map_err(|_| Error::NotFound)
}

/// To the grant agreement of a learner's stay; one is drafted where there is none.
async fn draft(State(site): State<Site>, Ctx(ctx): Ctx, Path(text): Path<String>) -> Answer {
    let stay = learner::stay_of(&site.app, &ctx, of_path(&text)?).await?;
    let id = grant::draft(&site.app, &ctx, stay).await?;
    Ok(Redirect::to(&address(id)).into_response())
}

async fn calculate(State(site): State<Site>, Ctx(ctx): Ctx, Path(text): Path<String>) -> Answer {
    let stay = learner::stay_of(&site.app, &ctx, of_path(&text)?).await?;
    grant::calculate(&site.app, &ctx, stay).await?;
    Ok(Notice::good("grant-calculated").then(&format!("/people/{text}#money")))
}

async fn offer(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(text): Path<String>,
    form: Form,
) -> Answer {
    let id = id(&text)?;
    let version = form.text("version").parse().ok();
    match grant::offer(&site.app, &ctx, id, version, order(&form)).await {
        Ok(offered) => Ok(sent(offered.unreachable.len(), order(&form)).then(&address(id))),
        // What is missing stands on the page of the draft.
        Err(Error::Invalid(_)) => Ok(Notice::bad("text-offer-incomplete").then(&address(id))),
        Err(other) => Err(other.into()),
    }
}

async fn renew(State(site): State<Site>, Ctx(ctx): Ctx, Path(text): Path<String>) -> Answer {
    let new = grant::renew(&site.app, &ctx, id(&text)?).await?;
    Ok(Notice::good("text-renewed").then(&address(new)))
}
