//! Pages that say what went wrong. Handlers answer with a bare status; the shell makes it a page
//! for people and problem details (RFC 9457) for programs, both in the reader's language.

use crate::answer::{Reason, say};
use crate::layout::{Page, Visitor, show_as};
use askama::Template;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// Why a request failed, as far as its sender is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) status: StatusCode,
    title: &'static str,
    body: &'static str,
}

#[derive(Template)]
#[template(path = "layout/failure.html")]
struct FailurePage {
    page: Page,
    body: String,
    code: Option<String>,
}

#[derive(Serialize)]
struct ProblemDetails<'a> {
    r#type: &'static str,
    title: String,
    status: u16,
    detail: String,
    instance: &'a str,
}

impl Failure {
    /// What a bare status means. Who may not see something learns no more than who errs:
    /// 401 and 403 become 404.
    pub(crate) fn of(status: StatusCode) -> Self {
        let failure = |status, title, body| Self { status, title, body };
        match status.as_u16() {
            401 | 403 | 404 => {
                failure(StatusCode::NOT_FOUND, "error-not-found-title", "error-not-found-body")
            }
            405 => failure(status, "error-wrong-way-title", "error-wrong-way-body"),
            409 | 412 => failure(status, "error-changed-title", "error-changed-body"),
            410 => failure(status, "error-gone-title", "error-gone-body"),
            413 => failure(status, "error-too-big-title", "error-too-big-body"),
            422 => failure(status, "error-unreadable-title", "error-unreadable-body"),
            429 => failure(status, "error-too-often-title", "error-too-often-body"),
            500.. => failure(status, "error-broken-title", "error-broken-body"),
            _ => failure(status, "error-bad-request-title", "error-bad-request-body"),
        }
    }

    /// A form that another site sent in the visitor's name.
    pub(crate) fn foreign() -> Self {
        Self {
            status: StatusCode::FORBIDDEN,
            title: "error-foreign-title",
            body: "error-foreign-body",
        }
    }

    /// The same failure, for a reason that has words of its own.
    fn said(self, visitor: &Visitor, reason: Option<&Reason>) -> (String, String) {
        match reason {
            Some(Reason { title, body }) => {
                (visitor.t(title).to_string(), say(visitor.words, body))
            }
            None => (visitor.t(self.title).to_string(), visitor.t(self.body).to_string()),
        }
    }

    /// The failure as a page. `code` finds the request in the logs, where there is more to find.
    pub(crate) fn page(self, visitor: Visitor, code: &str, reason: Option<&Reason>) -> Response {
        let (title, body) = self.said(&visitor, reason);
        let code = self.status.is_server_error().then(|| code.to_owned());
        let page = Page::plain(visitor, title);
        show_as(self.status, &FailurePage { page, body, code })
    }

    /// The failure for a program.
    pub(crate) fn problem(
        self,
        visitor: &Visitor,
        code: &str,
        reason: Option<&Reason>,
    ) -> Response {
        let (title, detail) = self.said(visitor, reason);
        let details = ProblemDetails {
            r#type: "about:blank",
            title,
            status: self.status.as_u16(),
            detail,
            instance: code,
        };
        let kind = HeaderValue::from_static("application/problem+json");
        let text = serde_json::to_string(&details).unwrap_or_default();
        (self.status, [(CONTENT_TYPE, kind)], text).into_response()
    }
}
