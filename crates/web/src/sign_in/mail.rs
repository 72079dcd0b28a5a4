//! Sign-in by a link in a mail. Opening the link shows a button; only pressing it uses the link up.

use super::go_on;
use super::password::SignIn;
use crate::Site;
use crate::answer::{Answer, refuse};
use crate::layout::{Form, Page, Visitor, cookie, show, show_as};
use crate::session::{Coming, Ctx, set};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use walz_service::{Error, Token, sign_in};

/// What only the browser that asked has.
const ASKED: &str = "walz-asked";

#[derive(Template)]
#[template(path = "sign-in/sent.html")]
struct Sent {
    page: Page,
}

#[derive(Template)]
#[template(path = "sign-in/confirm.html")]
struct Confirm {
    page: Page,
    token: String,
}

pub(super) async fn ask(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Coming(visit): Coming,
    visitor: Visitor,
    mut form: Form,
) -> Answer {
    let email = form.required("email", visitor.t("email-unfit"));
    if form.is_good() {
        match sign_in::ask_by_mail(&site.app, &ctx, &visit, &email).await {
            Ok(browser) => {
                let mut answer = Redirect::to("/sign-in/mail").into_response();
                let seconds = sign_in::LINK_HOLDS.as_secs();
                set(&mut answer, ASKED, &browser.reveal(), seconds, site.https);
                return Ok(answer);
            }
            Err(error) => refuse(&mut form, "email", error, visitor.words)?,
        }
    }
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &SignIn::new(visitor, form)))
}

pub(super) async fn asked(visitor: Visitor) -> Answer {
    let title = visitor.t("sign-in-sent-title");
    Ok(show(&Sent { page: Page::plain(visitor, title) }))
}

pub(super) async fn look(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Coming(visit): Coming,
    visitor: Visitor,
    Path(text): Path<String>,
) -> Answer {
    let token = parsed(&text)?;
    if !sign_in::holds(&site.app, &ctx, &visit, &token).await? {
        return Err(Error::Gone.into());
    }
    let title = visitor.t("sign-in-confirm-title");
    Ok(show(&Confirm { page: Page::plain(visitor, title), token: text }))
}

pub(super) async fn confirm(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Coming(visit): Coming,
    Path(text): Path<String>,
    headers: HeaderMap,
    form: Form,
) -> Answer {
    let token = parsed(&text)?;
    let browser = cookie(&headers, ASKED).and_then(|value| value.parse::<Token>().ok());
    let new = sign_in::confirm(&site.app, &ctx, &visit, &token, browser.as_ref()).await?;
    let mut answer: Response = go_on(&site, &new, form.text("back"), ctx.now);
    set(&mut answer, ASKED, "", 0, site.https);
    Ok(answer)
}

fn parsed(text: &str) -> Result<Token, Error> {
    text.parse().map_err(|_| Error::Gone)
}
