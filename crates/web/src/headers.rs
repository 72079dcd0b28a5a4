//! The shell around all routes: what every answer carries, whatever route gave it, and what no
//! request gets past.
//!
//! From the outside in: compression, then [`around`] (request id, log line, origin check, pages
//! for bare errors, security headers), then limits on bodies, then a net for panics.

use crate::answer::Reason;
use crate::failure::Failure;
use crate::layout::{CLEARED_NOTICE, Settings, Visitor, has_notice};
use crate::routes::FORM_LIMIT;
use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, ORIGIN,
    REFERRER_POLICY, SET_COOKIE, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use std::any::Any;
use std::time::Instant;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tracing::Instrument;
use uuid::Uuid;
use walz_words::Language;

/// What any request may send, in bytes.
const UPLOAD_LIMIT: usize = 64 * 1024 * 1024;

/// No script, style, picture or connection but our own, nothing inline, no frame around us.
const CONTENT: &str = "default-src 'self'; base-uri 'none'; form-action 'self'; \
     frame-ancestors 'none'; object-src 'none'";

const PERMISSIONS: &str = "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), \
     geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(self), midi=(), payment=(), \
     serial=(), usb=()";

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// How the shell is set up.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shell {
    /// Whether people reach the installation by https: then browsers are told to never use less.
    pub https: bool,
    /// The language of those who wish for none that we speak.
    pub language: Language,
}

/// The id of a request, in its extensions, in the logs, and in the answer.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

/// Puts the shell around all routes that `router` has by now.
pub fn shell(router: Router, shell: Shell) -> Router {
    router
        .layer(CatchPanicLayer::custom(caught))
        .layer(DefaultBodyLimit::max(FORM_LIMIT))
        .layer(RequestBodyLimitLayer::new(UPLOAD_LIMIT))
        .layer(from_fn_with_state(shell, around))
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(4)))
}

async fn around(State(shell): State<Shell>, mut request: Request, next: Next) -> Response {
    let began = Instant::now();
    let id = Uuid::now_v7().to_string();
    request.extensions_mut().insert(RequestId(id.clone()));
    request.extensions_mut().insert(Settings { language: shell.language, https: shell.https });

    // The route, never the path: paths hold the tokens of personal links.
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let route = route.unwrap_or_default();
    let is_api = route.starts_with("/api/") || request.uri().path().starts_with("/api/");
    let span = tracing::info_span!("request", %id, method = %request.method(), route);

    let reads_notice = request.method() == Method::GET && has_notice(request.headers());
    let (parts, body) = request.into_parts();
    let visitor = Visitor::of(&parts);
    let request = Request::from_parts(parts, body);

    let mut response = if is_own(request.method(), request.headers()) {
        let answer = next.run(request).instrument(span.clone()).await;
        told(answer, visitor, &id, is_api)
    } else if is_api {
        Failure::foreign().problem(&visitor, &id, None)
    } else {
        Failure::foreign().page(visitor, &id, None)
    };

    let is_page = is_html(response.headers());
    let headers = response.headers_mut();
    if reads_notice && is_page {
        headers.append(SET_COOKIE, HeaderValue::from_static(CLEARED_NOTICE));
    }
    secure(headers, shell);
    if let Ok(id) = HeaderValue::from_str(&id) {
        headers.insert(REQUEST_ID, id);
    }
    let (status, took) = (response.status().as_u16(), began.elapsed());
    span.in_scope(|| tracing::info!(status, micros = took.as_micros() as u64, "answered"));
    response
}

/// Whether a request that changes something comes from our own pages, or from no browser at all.
///
/// Browsers say where a request comes from in `Sec-Fetch-Site`, older ones in `Origin`. A program
/// sends neither, and no browser puts its user's cookies into a program's request.
fn is_own(method: &Method, headers: &HeaderMap) -> bool {
    if method.is_safe() {
        return true;
    }
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match (header("sec-fetch-site"), header(ORIGIN.as_str())) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => {
            let host = origin.split_once("://").map(|(_, host)| host);
            host.is_some() && host == header(HOST.as_str())
        }
        (None, None) => true,
    }
}

/// The answer, with words where it has only a status.
fn told(answer: Response, visitor: Visitor, id: &str, is_api: bool) -> Response {
    let status = answer.status();
    let failed = status.is_client_error() || status.is_server_error();
    if !failed || is_html(answer.headers()) || is_json(answer.headers()) {
        return answer;
    }
    let failure = Failure::of(status);
    let reason = answer.extensions().get::<Reason>();
    let told = if is_api {
        failure.problem(&visitor, id, reason)
    } else {
        failure.page(visitor, id, reason)
    };
    // What the handler said besides stays: which methods are allowed, when to try again.
    let (said, _) = answer.into_parts();
    let (mut parts, body) = told.into_parts();
    for (name, value) in &said.headers {
        if name != CONTENT_TYPE && name != CONTENT_LENGTH {
            parts.headers.append(name, value.clone());
        }
    }
    Response::from_parts(parts, body)
}

fn secure(headers: &mut HeaderMap, shell: Shell) {
    let always = [
        (CONTENT_SECURITY_POLICY, CONTENT),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // Paths hold tokens; other hosts learn nothing, and our own origin check still works.
        (REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("permissions-policy"), PERMISSIONS),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, value) in always {
        // A file may be fenced in closer than a page.
        if name != CONTENT_SECURITY_POLICY || !headers.contains_key(CONTENT_SECURITY_POLICY) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    if shell.https {
        let two_years = HeaderValue::from_static("max-age=63072000; includeSubDomains");
        headers.insert(STRICT_TRANSPORT_SECURITY, two_years);
    }
    // Not `no-store`: going back must show what was typed.
    if !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    }
}

fn is_html(headers: &HeaderMap) -> bool {
    content_type(headers).starts_with("text/html")
}

fn is_json(headers: &HeaderMap) -> bool {
    content_type(headers).contains("json")
}

fn content_type(headers: &HeaderMap) -> &str {
    headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default()
}

/// Nobody sees a panic: it is logged, and the sender gets a page.
fn caught(panic: Box<dyn Any + Send>) -> Response {
    let text = panic.downcast_ref::<&str>().map(ToString::to_string);
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
    tracing::error!(panic = text, "a handler panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::http::header::{ACCEPT_ENCODING, ACCEPT_LANGUAGE, ALLOW, COOKIE};
    use axum::routing::{get, post};
    use http_body_util::BodyExt;
    use tower::ServiceExt;

    fn app() -> Router {
        let routes = Router::new()
            .route("/fine", get(|| async { ([(CONTENT_TYPE, "text/html")], "fine") }))
            .route("/forbidden", get(|| async { StatusCode::FORBIDDEN }))
            .route("/broken", get(broken))
            .route("/save", post(|_: axum::body::Bytes| async { "saved" }))
            .route("/api/v1/save", post(|| async { StatusCode::CONFLICT }));
        shell(routes, Shell { https: true, language: Language::En })
    }

    async fn broken() -> &'static str {
        panic!("a secret in a panic")
    }

    async fn send(request: axum::http::request::Builder, body: Body) -> (Response<()>, String) {
        let request = request.body(body).expect("a request");
        let (parts, body) = app().oneshot(request).await.expect("an answer").into_parts();
        let text = body.collect().await.expect("a body").to_bytes();
        (Response::from_parts(parts, ()), String::from_utf8_lossy(&text).into_owned())
    }

    #[tokio::test]
    async fn every_answer_is_fenced_in() {
        let (response, _) = send(Request::get("/fine"), Body::empty()).await;
        let headers = response.headers();
        assert_eq!(headers[CONTENT_SECURITY_POLICY], CONTENT);
        assert!(!CONTENT.contains("unsafe"));
        assert_eq!(headers[X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert_eq!(headers[CACHE_CONTROL], "private, no-cache");
        assert!(headers.contains_key(STRICT_TRANSPORT_SECURITY));
        assert!(headers.contains_key(REQUEST_ID));
    }

    #[tokio::test]
    async fn a_form_from_another_site_changes_nothing() {
        let cases = [
            ("sec-fetch-site", "cross-site", 403),
            ("sec-fetch-site", "same-site", 403),
            ("sec-fetch-site", "same-origin", 200),
            ("origin", "https://evil.example", 403),
            ("origin", "null", 403),
            ("origin", "https://walz.example", 200),
            ("user-agent", "curl", 200),
        ];
        for (name, value, status) in cases {
            let request = Request::post("/save").header(HOST, "walz.example").header(name, value);
            let (response, _) = send(request, Body::empty()).await;
            assert_eq!(response.status(), status, "{name}: {value}");
        }
    }

    #[tokio::test]
    async fn what_one_may_not_see_does_not_exist() {
        let (missing, not_there) = send(Request::get("/nowhere"), Body::empty()).await;
        let (forbidden, not_yours) = send(Request::get("/forbidden"), Body::empty()).await;
        assert_eq!(missing.status(), StatusCode::NOT_FOUND);
        assert_eq!(forbidden.status(), StatusCode::NOT_FOUND);
        assert_eq!(not_there.replace("/nowhere", ""), not_yours.replace("/forbidden", ""));
        assert!(not_there.contains("We cannot find this page"));
    }

    #[tokio::test]
    async fn a_panic_becomes_a_page_that_tells_no_secret() {
        let request = Request::get("/broken").header(ACCEPT_LANGUAGE, "nb");
        let (response, page) = send(request, Body::empty()).await;
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert!(page.contains("Noe gikk i stykker hos oss"));
        assert!(page.contains(response.headers()[REQUEST_ID].to_str().expect("an id")));
        assert!(!page.contains("secret"));
    }

    #[tokio::test]
    async fn a_program_gets_problem_details() {
        let (response, text) = send(Request::post("/api/v1/save"), Body::empty()).await;
        assert_eq!(response.status(), StatusCode::CONFLICT);
        assert_eq!(response.headers()[CONTENT_TYPE], "application/problem+json");
        let problem: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(problem["status"], 409);
        assert_eq!(problem["title"], "Somebody changed this before you");
    }

    #[tokio::test]
    async fn a_form_may_be_as_large_as_the_limit_and_no_larger() {
        let fits = send(Request::post("/save"), Body::from(vec![b'x'; FORM_LIMIT])).await;
        assert_eq!(fits.0.status(), StatusCode::OK);
        let over = send(Request::post("/save"), Body::from(vec![b'x'; FORM_LIMIT + 1])).await;
        assert_eq!(over.0.status(), StatusCode::PAYLOAD_TOO_LARGE);
        assert!(over.1.contains("This file is too big"));
    }

    #[tokio::test]
    async fn the_wrong_method_is_told_the_right_one() {
        let (response, page) = send(Request::get("/save"), Body::empty()).await;
        assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(response.headers()[ALLOW], "POST");
        assert!(page.contains("cannot be opened like that"));
    }

    #[tokio::test]
    async fn pages_travel_compressed_and_a_notice_is_told_once() {
        let request = Request::get("/nowhere").header(ACCEPT_ENCODING, "br");
        let (response, _) = send(request.header(COOKIE, "notice=eyJ9"), Body::empty()).await;
        assert_eq!(response.headers()["content-encoding"], "br");
        assert_eq!(response.headers()[SET_COOKIE], CLEARED_NOTICE);
    }
}
