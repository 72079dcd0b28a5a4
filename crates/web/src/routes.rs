//! The list of routes: which there are, and who may come to each.
//!
//! Every noun has a `routes()` that returns [`Routes`]; the router is made from these and nothing else, so no route can
//! be without a [`Door`]. The door looks at the role alone: a coarse check before the verb asks the policy about the
//! thing itself. The tests read the same list, and check every route for every role with own and foreign things.

use crate::session::Known;
use crate::sign_in::typed;
use crate::upload::is_multipart;
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::handler::Handler;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, get, post};
use walz_policy::RoleKind;
use walz_service::IdempotencyKey;

/// What a form may send, in bytes. Routes that take files are [`Routes::upload`].
pub(crate) const FORM_LIMIT: usize = 1024 * 1024;

/// Who may come to a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// Everybody.
    Open,
    /// Who is signed in, as whatever.
    Account,
    /// Who is signed in as one of these.
    Roles(&'static [RoleKind]),
    /// Who holds a personal link; its token is in the path. The page takes what it opens from the link.
    Link,
}

impl Door {
    /// Whether somebody signed in as this comes in.
    pub fn opens_to(self, role: RoleKind) -> bool {
        match self {
            Self::Open | Self::Account => true,
            Self::Roles(roles) => roles.contains(&role),
            Self::Link => false,
        }
    }
}

/// A route as the list has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    pub method: Method,
    pub path: &'static str,
    pub door: Door,
}

/// Routes with their doors.
#[derive(Debug)]
pub struct Routes<S = crate::Site> {
    router: Router<S>,
    list: Vec<Route>,
}

impl<S: Clone + Send + Sync + 'static> Default for Routes<S> {
    fn default() -> Self {
        Self::new()
    }
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    pub fn new() -> Self {
        Self { router: Router::new(), list: Vec::new() }
    }

    /// A page.
    #[must_use]
    pub fn get<H, T>(self, path: &'static str, door: Door, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.with(Method::GET, path, door, get(handler))
    }

    /// A form, or a call of the API that changes something.
    #[must_use]
    pub fn post<H, T>(self, path: &'static str, door: Door, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.with(Method::POST, path, door, post(handler))
    }

    /// As [`Routes::post`], for files of at most `most` bytes.
    #[must_use]
    pub fn upload<H, T>(self, path: &'static str, door: Door, most: usize, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        let handler = post(handler).route_layer(axum::extract::DefaultBodyLimit::max(most));
        self.with(Method::POST, path, door, handler)
    }

    fn with(
        mut self,
        method: Method,
        path: &'static str,
        door: Door,
        handler: MethodRouter<S>,
    ) -> Self {
        let guard = move |request: Request, next: Next| guard(door, request, next);
        self.router = self.router.route(path, handler.route_layer(from_fn(guard)));
        self.list.push(Route { method, path, door });
        self
    }

    /// These routes and those of another noun.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.list.extend(other.list);
        self
    }

    /// The list, for tests and for the description of the API.
    pub fn list(&self) -> &[Route] {
        &self.list
    }
}

impl<S> From<Routes<S>> for Router<S> {
    fn from(routes: Routes<S>) -> Self {
        routes.router
    }
}

async fn guard(door: Door, request: Request, next: Next) -> Response {
    let known = request.extensions().get::<Known>();
    let entry = known.and_then(|known| known.entry.as_ref());
    let turned_away = match (door, entry.map(|entry| entry.actor)) {
        (Door::Open | Door::Link, _) | (Door::Account, Some(_)) => None,
        (Door::Account | Door::Roles(_), None) if is_typed(&request) => {
            return typed::kept(request).await;
        }
        (Door::Account | Door::Roles(_), None) => Some(to_sign_in(&request)),
        (Door::Roles(_), Some(None)) => Some(Redirect::to("/choose").into_response()),
        (Door::Roles(_), Some(Some(actor))) => {
            let in_vain = !door.opens_to(actor.role.kind());
            in_vain.then(|| StatusCode::NOT_FOUND.into_response())
        }
    };
    match turned_away {
        Some(answer) => answer,
        None => match with_key(request).await {
            Ok(request) => next.run(request).await,
            Err(answer) => answer,
        },
    }
}

/// Whether somebody filled a form, which must not be lost.
fn is_typed(request: &Request) -> bool {
    (is_form(request.headers()) || is_multipart(request.headers()))
        && !request.method().is_safe()
        && !request.uri().path().starts_with("/api/")
}

fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"))
}

/// Pages come back to where they were after signing in; programs are told that they have to.
fn to_sign_in(request: &Request) -> Response {
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    if path.starts_with("/api/") {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let back: String = match *request.method() {
        Method::GET => path.bytes().map(escaped).collect(),
        _ => return Redirect::to("/sign-in").into_response(),
    };
    Redirect::to(&format!("/sign-in?back={back}")).into_response()
}

/// A text as a value in an address has it.
pub(crate) fn escaped_text(text: &str) -> String {
    text.bytes().map(escaped).collect()
}

fn escaped(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'.' | b'_' | b'~') {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}

/// The request with its idempotency key in the extensions: from the header, or from the form's hidden field.
async fn with_key(request: Request) -> Result<Request, Response> {
    if request.method().is_safe() {
        return Ok(request);
    }
    let (mut parts, body) = request.into_parts();
    let header = parts.headers.get("idempotency-key").and_then(|key| key.to_str().ok());
    let header = header.map(str::parse::<IdempotencyKey>);
    let is_form = is_form(&parts.headers);
    let (key, body) = match header {
        Some(Ok(key)) => (Some(key), body),
        Some(Err(_)) => return Err(StatusCode::BAD_REQUEST.into_response()),
        None if is_form => {
            let bytes = to_bytes(body, FORM_LIMIT).await;
            let bytes = bytes.map_err(|_| StatusCode::PAYLOAD_TOO_LARGE.into_response())?;
            (key_in(&bytes), Body::from(bytes))
        }
        None => (None, body),
    };
    if let Some(key) = key {
        parts.extensions.insert(key);
    }
    Ok(Request::from_parts(parts, body))
}

fn key_in(form: &Bytes) -> Option<IdempotencyKey> {
    let field =
        form.split(|byte| *byte == b'&').find_map(|pair| pair.strip_prefix(b"idempotency-key="));
    std::str::from_utf8(field?).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_carries_its_key() {
        let key = |text: &'static str| key_in(&Bytes::from_static(text.as_bytes()));
        assert_eq!(key("name=Kari&idempotency-key=0199-7"), "0199-7".parse().ok());
        assert_eq!(key("name=Kari"), None);
        assert_eq!(key("idempotency-key="), None);
    }

    #[test]
    fn the_way_back_is_written_so_that_it_stays_one_value() {
        let request =
            Request::get("/people?q=%C3%A5&page=2").body(Body::empty()).expect("a request");
        let answer = to_sign_in(&request);
        assert_eq!(
            answer.headers()["location"],
            "/sign-in?back=/people%3Fq%3D%25C3%25A5%26page%3D2"
        );
    }
}
