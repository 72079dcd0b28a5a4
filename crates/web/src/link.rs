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
use axum::response::{IntoResponse, Redirect, Response};
use walz_service::{Error, Link, Token, link};

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
        Ok(link) => Ok(to_page(&text, &link)),
        // Who signed with it can still look at what they signed.
        Err(Error::Gone) if link::shows_what_was_done(&site.app, &ctx, &visit, &token).await? => {
            let link = link::look(&site.app, &ctx, &visit, &token).await?;
            Ok(to_page(&text, &link))
        }
        Err(Error::Gone) if link::is_renewable(&site.app, &ctx, &visit, &token).await? => {
            let page = Page::plain(visitor.clone(), visitor.t("link-fresh-title"));
            Ok(show_as(StatusCode::GONE, &FreshLink { page, token: text, sent: false }))
        }
        Err(error) => Err(error.into()),
    }
}

/// To the page of what the link is for.
fn to_page(token: &str, link: &Link) -> Response {
    let page = link.purpose.replace('.', "/");
    Redirect::to(&format!("/t/{token}/{page}")).into_response()
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
