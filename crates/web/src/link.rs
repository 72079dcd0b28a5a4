//! Personal links, `/t/{token}`: on to the page of what the link is for, or a fresh link where this one is too old.
//!
//! The page for the purpose `agreement.sign` is at `/t/{token}/agreement/sign`.

use crate::Site;
use crate::answer::Answer;
use crate::layout::{Page, Visitor, show, show_as};
use crate::routes::{Door, Routes};
use crate::session::{Coming, Ctx};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use walz_service::{Error, Token, link};

pub(crate) fn routes() -> Routes {
    Routes::new().get("/t/{token}", Door::Link, open).post("/t/{token}/renew", Door::Link, renew)
}

#[derive(Template)]
#[template(path = "sign-in/fresh-link.html")]
struct FreshLink {
    page: Page,
    token: String,
    sent: bool,
}

async fn open(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Coming(visit): Coming,
    visitor: Visitor,
    Path(text): Path<String>,
) -> Answer {
    let Ok(token) = text.parse::<Token>() else {
        return Ok(StatusCode::NOT_FOUND.into_response());
    };
    match link::open(&site.app, &ctx, &visit, &token).await {
        Ok(link) => {
            let page = link.purpose.replace('.', "/");
            Ok(Redirect::to(&format!("/t/{text}/{page}")).into_response())
        }
        Err(Error::Gone) if link::is_renewable(&site.app, &ctx, &visit, &token).await? => {
            let page = Page::plain(visitor.clone(), visitor.t("link-fresh-title"));
            Ok(show_as(StatusCode::GONE, &FreshLink { page, token: text, sent: false }))
        }
        Err(error) => Err(error.into()),
    }
}

async fn renew(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Coming(visit): Coming,
    visitor: Visitor,
    Path(text): Path<String>,
) -> Answer {
    let Ok(token) = text.parse::<Token>() else {
        return Ok(StatusCode::NOT_FOUND.into_response());
    };
    link::renew(&site.app, &ctx, &visit, &token).await?;
    let page = Page::plain(visitor.clone(), visitor.t("sign-in-sent-title"));
    Ok(show(&FreshLink { page, token: text, sent: true }))
}
