//! Files as answers: kept by the browser, never shown in it.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

fn file(name: &str, ending: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    // Names in headers are plain letters.
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '-' || c == '_' { c } else { '-' };
    let name: String = name.chars().map(plain).collect();
    let disposition = format!("attachment; filename=\"{name}.{ending}\"");
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)], bytes).into_response()
}

pub(crate) fn csv(name: &str, bytes: Vec<u8>) -> Response {
    file(name, "csv", "text/csv; charset=utf-8", bytes)
}

pub(crate) fn xlsx(name: &str, bytes: Vec<u8>) -> Response {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    file(name, "xlsx", kind, bytes)
}

pub(crate) fn json(name: &str, text: String) -> Response {
    file(name, "json", "application/json", text.into_bytes())
}

/// A file of a kind that people bring.
pub(crate) fn scan(name: &str, kind: walz_service::signing::Kind, bytes: Vec<u8>) -> Response {
    file(name, kind.ending(), kind.media_type(), bytes)
}

pub(crate) fn credential(
    name: &str,
    form: walz_domain::credential::Form,
    bytes: Vec<u8>,
) -> Response {
    file(name, form.ending(), form.media_type(), bytes)
}

pub(crate) fn pdf(name: &str, bytes: Vec<u8>) -> Response {
    file(name, "pdf", "application/pdf", bytes)
}
