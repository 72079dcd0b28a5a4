//! Who sends a request: the cookie of a session, or the token of a personal link, turned into a [`Context`].

use crate::Site;
use crate::answer::Failed;
use crate::headers::RequestId;
use crate::layout::{Visitor, Who, cookie};
use axum::extract::{ConnectInfo, FromRequestParts, RawPathParams, Request, State};
use axum::http::header::{HeaderName, SET_COOKIE, USER_AGENT};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::time::Instant;
use walz_policy::Actor;
use walz_service::session::{Entry, SignedIn};
use walz_service::sign_in::Visit;
use walz_service::{Context, Error, IdempotencyKey, Link, Token, link, session};
use walz_words::Language;

/// Who a request comes from, as far as its cookie says. In the extensions of every request.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    pub(crate) token: Option<Token>,
    pub(crate) entry: Option<Entry>,
}

/// Reads the cookie once for the whole request, and says how long the answer took.
pub(crate) async fn identify(
    State(site): State<Site>,
    mut request: Request,
    next: Next,
) -> Response {
    let began = Instant::now();
    let token = cookie(request.headers(), cookie_name(site.https))
        .and_then(|value| value.parse::<Token>().ok());
    let entry = match &token {
        Some(token) => session::enter(&site.app, token, site.clock.now()).await,
        None => Ok(None),
    };
    let mut response = match entry {
        Ok(entry) => {
            if let Some(who) = entry.as_ref().map(who) {
                request.extensions_mut().insert(who);
            }
            request.extensions_mut().insert(Known { token, entry });
            next.run(request).await
        }
        Err(error) => Failed::from(error).into_response(),
    };
    let milliseconds = began.elapsed().as_secs_f64() * 1000.0;
    if let Ok(value) = HeaderValue::from_str(&format!("app;dur={milliseconds:.1}")) {
        response.headers_mut().insert(HeaderName::from_static("server-timing"), value);
    }
    response
}

fn who(entry: &Entry) -> Who {
    Who {
        name: entry.name.clone().unwrap_or_else(|| entry.email.clone()),
        organisation: entry.organisation.clone().unwrap_or_default(),
        role: entry.actor.map(|actor| actor.role.kind()),
    }
}

/// Where TLS is, the name itself keeps the cookie from being set for or from another host.
fn cookie_name(https: bool) -> &'static str {
    if https { "__Host-walz" } else { "walz" }
}

/// The answer, with the cookie of a new session.
pub(crate) fn signed_in(
    site: &Site,
    signed_in: &SignedIn,
    now: Timestamp,
    mut answer: Response,
) -> Response {
    let seconds = signed_in.expires.duration_since(now).as_secs();
    set(&mut answer, cookie_name(site.https), &signed_in.token.reveal(), seconds, site.https);
    answer
}

/// The answer, without the cookie of a session.
pub(crate) fn signed_out(site: &Site, mut answer: Response) -> Response {
    set(&mut answer, cookie_name(site.https), "", 0, site.https);
    answer
}

pub(crate) fn set(answer: &mut Response, name: &str, value: &str, seconds: i64, https: bool) {
    let secure = if https { "; Secure" } else { "" };
    let cookie =
        format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        answer.headers_mut().append(SET_COOKIE, cookie);
    }
}

/// The context of a request, for the verbs. An extractor that always succeeds: who is not signed in is a visitor.
#[derive(Clone, Debug)]
pub struct Ctx(pub Context);

impl FromRequestParts<Site> for Ctx {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Infallible> {
        let entry = parts.extensions.get::<Known>().and_then(|known| known.entry.as_ref());
        let actor = entry.and_then(|entry| entry.actor).unwrap_or(Actor::VISITOR);
        Ok(Self(context(parts, site, actor)))
    }
}

fn context(parts: &Parts, site: &Site, actor: Actor) -> Context {
    let request = parts.extensions.get::<RequestId>();
    Context::new(actor, site.clock.now(), site.ids.clone())
        .with_request(request.map(|id| walz_service::RequestId(id.0.clone())))
        .with_key(parts.extensions.get::<IdempotencyKey>().cloned())
        .with_language(Visitor::of(parts).words.language())
}

/// The account that is signed in, in whatever role. Others are led to the sign-in.
#[derive(Clone, Debug)]
pub struct Account {
    pub entry: Entry,
    pub token: Token,
}

impl FromRequestParts<Site> for Account {
    type Rejection = Redirect;

    async fn from_request_parts(parts: &mut Parts, _: &Site) -> Result<Self, Redirect> {
        match parts.extensions.get::<Known>() {
            Some(Known { token: Some(token), entry: Some(entry) }) => {
                Ok(Self { entry: entry.clone(), token: token.clone() })
            }
            _ => Err(Redirect::to("/sign-in")),
        }
    }
}

/// From where a request comes.
#[derive(Clone, Debug)]
pub struct Coming(pub Visit);

impl FromRequestParts<Site> for Coming {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Infallible> {
        let header = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok());
        // Each proxy adds to the end; only what our own proxy added can be believed.
        let forwarded = header("x-forwarded-for").and_then(|all| all.rsplit(',').next());
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        let address = match forwarded {
            Some(address) if site.behind_proxy => address.trim().to_owned(),
            _ => peer.map(|peer| peer.to_string()).unwrap_or_default(),
        };
        let user_agent = header(USER_AGENT.as_str()).unwrap_or_default().to_owned();
        let previous = parts.extensions.get::<Known>().and_then(|known| known.token.clone());
        Ok(Self(Visit { address, user_agent, previous }))
    }
}

/// The holder of a personal link, whose token is `{token}` in the path: the link, and the context of its holder. What
/// the page opens is [`Link::target`], and nothing that the path says besides.
#[derive(Clone, Debug)]
pub struct Held {
    pub link: Link,
    pub ctx: Context,
    /// As in the path, to make addresses below it.
    pub token: String,
}

impl FromRequestParts<Site> for Held {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let (text, token) = token(parts, site).await?;
        let Ok(Coming(visit)) = Coming::from_request_parts(parts, site).await;
        let visitor = context(parts, site, Actor::VISITOR);
        match link::open(&site.app, &visitor, &visit, &token).await {
            Ok(link) => Ok(Self { ctx: visitor.acting_as(link.actor()), link, token: text }),
            // The link's own page says what can be done about it.
            Err(Error::Gone) if parts.method == Method::GET => {
                Err(Redirect::to(&format!("/t/{text}")).into_response())
            }
            Err(error) => Err(Failed::from(error).into_response()),
        }
    }
}

/// The holder of a personal link who looks at what it opens, also after its one thing was done. As [`Held`] otherwise.
#[derive(Clone, Debug)]
pub struct Looking {
    pub link: Link,
    pub ctx: Context,
    /// As in the path, to make addresses below it.
    pub token: String,
    /// The language of who was given the link; `None` where the browser chose one.
    language: Option<Language>,
}

impl Looking {
    /// The visitor, spoken to in the link's language where they chose none themselves.
    pub fn speak_to(&self, visitor: Visitor) -> Visitor {
        match self.language {
            Some(language) => visitor.in_language(language),
            None => visitor,
        }
    }
}

impl FromRequestParts<Site> for Looking {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let (text, token) = token(parts, site).await?;
        let Ok(Coming(visit)) = Coming::from_request_parts(parts, site).await;
        let visitor = context(parts, site, Actor::VISITOR);
        let link = match link::look(&site.app, &visitor, &visit, &token).await {
            Ok(link) => link,
            Err(Error::Gone) if parts.method == Method::GET => {
                return Err(Redirect::to(&format!("/t/{text}")).into_response());
            }
            Err(error) => return Err(Failed::from(error).into_response()),
        };
        let chose = cookie(&parts.headers, "language").is_some();
        let language = match chose {
            true => None,
            false => link::language(&site.app, &link)
                .await
                .map_err(|error| Failed::from(error).into_response())?,
        };
        let ctx = visitor.acting_as(link.actor());
        let ctx = match language {
            Some(language) => ctx.with_language(language),
            None => ctx,
        };
        Ok(Self { ctx, link, token: text, language })
    }
}

/// The token in the path, as text and read.
async fn token(parts: &mut Parts, site: &Site) -> Result<(String, Token), Response> {
    let params = RawPathParams::from_request_parts(parts, site).await;
    let params = params.map_err(IntoResponse::into_response)?;
    let text = params.iter().find(|(name, _)| *name == "token").map(|(_, value)| value);
    let text = text.unwrap_or_default().to_owned();
    let token = text.parse::<Token>().map_err(|_| StatusCode::NOT_FOUND.into_response())?;
    Ok((text, token))
}
