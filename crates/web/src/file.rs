//! Files as answers: kept by the browser; only photos and recordings are shown in it.

use axum::http::HeaderValue;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
};
use axum::response::{IntoResponse, Response};
use walz_domain::media::Kind;

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
pub(crate) fn scan(name: &str, kind: Kind, bytes: Vec<u8>) -> Response {
    file(name, kind.ending(), kind.media_type(), bytes)
}

/// A photo or a recording for a page to show; every other kind is kept by the browser. Nothing in it can run, whatever
/// its bytes pretend to be.
pub(crate) fn media(name: &str, kind: Kind, bytes: Vec<u8>) -> Response {
    let mut answer = scan(name, kind, bytes);
    let headers = answer.headers_mut();
    if kind.is_photo() || kind.is_voice() {
        headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static("inline"));
    }
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(NOTHING));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, max-age=86400"));
    answer
}

/// What a file may load and run that is opened by itself.
const NOTHING: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; \
     frame-ancestors 'none'; sandbox";

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
