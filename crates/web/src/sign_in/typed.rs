//! What somebody typed whose session ended meanwhile: it is kept in the page that asks them to sign in, and can be sent
//! from there. The server keeps nothing of it.

use crate::layout::{Form, Page, Visitor, show_as};
use crate::upload;
use askama::Template;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

#[derive(Template)]
#[template(path = "sign-in/typed.html")]
struct Typed {
    page: Page,
    /// Where the form goes.
    action: String,
    fields: Vec<(String, String)>,
    /// What was written in whole words, to be seen and to be copied.
    texts: Vec<String>,
}

/// The answer to a form from somebody who is not signed in any more. Passwords are not sent back.
pub(crate) async fn kept(request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let visitor = Visitor::of(&parts);
    let secret = parts.uri.path().ends_with("/password");
    let action = parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
    let request = Request::from_parts(parts, body);
    let form = match upload::is_multipart(request.headers()) {
        true => upload::typed(request).await,
        false => match Form::from_request(request, &()).await {
            Ok(form) => form,
            Err(answer) => return answer,
        },
    };
    // Where nothing was typed, nothing can be lost.
    if form.fields().next().is_none() {
        return Redirect::to("/sign-in").into_response();
    }
    // `/me/password` has secrets only; everything else has none.
    let fields: Vec<(String, String)> = match secret {
        true => Vec::new(),
        false => form.fields().map(|(name, value)| (name.into(), value.into())).collect(),
    };
    let words = |(_, value): &&(String, String)| value.trim().contains(char::is_whitespace);
    let texts = fields.iter().filter(words).map(|(_, value)| value.clone()).collect();
    let title = visitor.t("typed-title");
    let page = Typed { page: Page::plain(visitor, title), action, fields, texts };
    show_as(StatusCode::UNAUTHORIZED, &page)
}
