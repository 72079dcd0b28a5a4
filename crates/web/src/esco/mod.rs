//! The European classification of skills and occupations: a page to find terms, the same for programs, and the part of a
//! form in which skills are chosen.

mod api;
mod page;
mod picker;

pub(crate) use picker::{Picker, Wanted};

use crate::answer::id;
use crate::label::code;
use crate::routes::{Door, Routes};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use walz_domain::esco::{Kind, Uri};
use walz_policy::RoleKind::{Coordinator, Mentor, Partner, Tutor};
use walz_service::esco::{ATTRIBUTION, Hit, MOST};
use walz_words::Words;

/// Who looks terms up on a page of their own.
const LOOKS_UP: Door = Door::Roles(&[Coordinator, Tutor]);
/// Who chooses terms in some form.
const CHOOSES: Door = Door::Roles(&[Coordinator, Tutor, Partner, Mentor]);

/// Where programs and forms ask.
const API: &str = "/api/esco";

/// As many terms are shown at once.
const SHOWN: usize = 20;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/esco", LOOKS_UP, page::find).get("/esco/term", LOOKS_UP, page::term).get(
        API,
        CHOOSES,
        api::search,
    )
}

/// What is to be known of a term beside its name: what it is to the trade, what kind it is, the name it was found by.
fn about(words: Words, hit: &Hit) -> String {
    let also = hit.also.as_ref().map(|name| words.t("esco-also").with("name", name).to_string());
    let parts = [
        hit.retired.as_ref().map(|version| {
            words.t("esco-retired-since").with("version", version.to_string()).to_string()
        }),
        hit.tie.map(|tie| code(words, "esco-tie", tie.code())),
        hit.code.clone(),
        hit.skill_type.map(|kind| code(words, "esco-type", kind.code())),
        hit.reuse.map(|reuse| code(words, "esco-reuse", reuse.code())),
        also,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What stands wherever terms are shown.
pub(crate) const fn attribution() -> &'static str {
    ATTRIBUTION
}

/// The kind that a form or an address names; skills where it names none.
fn kind_of(text: &str) -> Kind {
    match text.parse() {
        Ok(Kind::Occupation) => Kind::Occupation,
        _ => Kind::Skill,
    }
}

fn uri_of(text: &str) -> Option<Uri> {
    text.parse().ok()
}

/// How many terms somebody wants, within what is sensible.
fn most_of(text: &str) -> usize {
    text.parse().unwrap_or(SHOWN).clamp(1, MOST)
}

fn json(value: &impl serde::Serialize) -> Result<Response, crate::answer::Failed> {
    let body = serde_json::to_vec(value).map_err(walz_service::Error::from)?;
    let kind = HeaderValue::from_static("application/json");
    Ok(([(CONTENT_TYPE, kind)], body).into_response())
}

/// The term that an address names; whatever is none is not there.
fn named(text: &str) -> Result<Uri, crate::answer::Failed> {
    id(text)
}
