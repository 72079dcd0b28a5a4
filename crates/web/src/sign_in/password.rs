//! Sign-in by password.

use super::go_on;
use crate::Site;
use crate::answer::{Answer, refuse};
use crate::layout::{Form, Page, Visitor, show, show_as};
use crate::session::{Coming, Ctx};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use walz_service::password::Password;
use walz_service::sign_in;

#[derive(Template)]
#[template(path = "sign-in/sign-in.html")]
pub(super) struct SignIn {
    page: Page,
    /// Where the person wanted to go.
    back: String,
}

impl SignIn {
    pub(super) fn new(visitor: Visitor, form: Form) -> Self {
        let (title, back) = (visitor.t("sign-in-title"), form.text("back").to_owned());
        Self { page: Page::plain(visitor, title).filled(form), back }
    }
}

pub(super) async fn show_form(visitor: Visitor, form: Form) -> Answer {
    Ok(show(&SignIn::new(visitor, form)))
}

pub(super) async fn enter(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Coming(visit): Coming,
    visitor: Visitor,
    mut form: Form,
) -> Answer {
    let email = form.required("email", visitor.t("email-unfit"));
    // Blanks around a password belong to it.
    let password = form.all("password").next().unwrap_or_default().to_owned();
    if password.is_empty() {
        form.error("password", visitor.t("password-missing"));
    }
    if form.is_good() {
        let password = Password::from(password);
        match sign_in::by_password(&site.app, &ctx, &visit, &email, &password).await {
            Ok(new) => return Ok(go_on(&site, &new, form.text("back"), ctx.now)),
            Err(error) => refuse(&mut form, "password", error, visitor.words)?,
        }
    }
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &SignIn::new(visitor, form)))
}
