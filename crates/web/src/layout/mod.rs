//! What every page is made of, so that a page says only what is its own.
//!
//! # How to write a page
//!
//! A page is a template that extends `layout/base.html` and a struct whose first field is
//! `page: Page`:
//!
//! ```html
//! {% extends "layout/base.html" %}
//! {% block lead %}<p class="muted">{{ page.t("people-count").with("count", people.len()) }}</p>{% endblock %}
//! {% block main %}
//! <form method="post" action="/people">
//!   {{ page.once() }}
//!   {{ page.text("name", page.t("people-name")).hint(page.t("people-name-hint")) }}
//!   <button class="btn pri">{{ page.icon("check") }} {{ page.t("people-add-button") }}</button>
//! </form>
//! {% for person in people %}{{ page.tag(person.tone, page.t(person.state_key)) }}{% endfor %}
//! {% endblock %}
//! ```
//!
//! ```ignore
//! #[derive(Template)]
//! #[template(path = "people/list.html")]
//! struct List { page: Page, people: Vec<Row> }
//!
//! async fn list(visitor: Visitor, /* .. */) -> Answer {
//!     let title = visitor.t("people-title");
//!     let page = Page::staff(visitor, Nav::People, title);
//!     Ok(show(&List { page, people }))
//! }
//!
//! async fn add(visitor: Visitor, mut form: Form) -> Answer {
//!     let name = form.required("name", visitor.t("people-name-missing"));
//!     // Whatever else is wrong is told too: `form.error("mail", visitor.t("..."))`.
//!     if !form.is_good() {
//!         let title = visitor.t("people-title");
//!         let page = Page::staff(visitor, Nav::People, title).refused(form);
//!         return Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &List { page, people }));
//!     }
//!     // ... the verb ...
//!     Ok(Notice::good("people-added").with("name", name).then("/people"))
//! }
//! ```
//!
//! - **Words** are `page.t("key")`, values follow as `.with("name", value)`. What a person typed, or
//!   what a table holds, is written with `{{ value }}`; askama escapes both. Dates, numbers, money:
//!   `page.words.date(day)`, `page.words.money(cents, "EUR")`. Nothing needs `|safe`, so nothing may use it.
//! - **Blocks**: `main`; `lead` stands under the heading, `actions` beside it, `crumbs` above it;
//!   `head` replaces the heading as a whole, and must hold the page's only `h1`.
//! - **Forms** are plain and post to an address of their own. `page.once()` goes into each that
//!   changes something: it makes a double click harmless. Fields come from [`Page::text`] and its
//!   neighbours: they know their label, hint, error and kept value. A refused form is shown again
//!   with status 422 and [`Page::refused`]: title, summary and fields follow by themselves.
//! - **After a change** answer with [`Notice::then`]: the browser goes on, the next page tells.
//! - **Parts** (tags, notes, tables, timelines, stages) are HTML with classes; `/styleguide` shows
//!   each in every state, to copy from. `<table class="t">` stays a table on phones and may scroll in
//!   `<div class="scroll">`; `<table class="t cards">` becomes cards, and a cell's `data-l` its label.
//! - **Niceties** are attributes that `assets/app.js` lists in its head: `data-swap="rows"` on a filter
//!   replaces the element with the id `rows`, with a `data-live` text in it for those who listen;
//!   `data-rows` on a table lets keys walk it. The learner's are in `assets/offline.js`.
//! - There is no `style` attribute, no inline script, no script that a page needs to work.
//!
//! Who is signed in comes from the session, which puts a [`Who`] into the request's extensions.
//! Deciding who may see what is the policy's, and never this module's.

mod form;
mod nav;
mod notice;
mod page;
mod parts;
mod visitor;

pub use form::{Form, Problem};
pub use nav::{Nav, Tab};
pub(crate) use nav::{READS_FIGURES, SEES_PEOPLE, home};
pub use notice::Notice;
pub use page::Page;
pub use parts::{Empty, Field, Icon, Pager, Tag, Tone};
pub use visitor::{Theme, Visitor, Who};

pub(crate) use notice::{CLEARED_NOTICE, has_notice};
pub(crate) use parts::icon_names;
pub(crate) use visitor::{Settings, choice_cookie, cookie};

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

/// The page as an answer.
pub fn show<T: Template>(template: &T) -> Response {
    show_as(StatusCode::OK, template)
}

/// The page as an answer with a status of its own, as 422 for a refused form.
pub fn show_as<T: Template>(status: StatusCode, template: &T) -> Response {
    match template.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "a template failed");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
