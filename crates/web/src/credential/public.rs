//! What anybody may know of a credential and of its issuer.

use crate::Site;
use crate::answer::{Answer, id};
use crate::layout::{Page, Tone, Visitor, show};
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use qrcode::QrCode;
use qrcode::render::svg;
use walz_domain::credential::State as Stands;
use walz_service::credential;
use walz_words::Words;

#[derive(Template)]
#[template(path = "credential/see.html")]
struct CredentialPage {
    page: Page,
    id: String,
    lead: String,
    issuer: String,
    issued: String,
    state: (Tone, String),
    revoked: Option<String>,
}

/// The words and the tone of where a credential stands.
pub(super) fn state_of(state: &Stands, words: Words) -> (Tone, String) {
    let tone = match state {
        Stands::Issued => Tone::Good,
        Stands::Revoked { .. } => Tone::Bad,
        Stands::Superseded { .. } => Tone::Neutral,
    };
    (tone, words.t(format!("credential-state-{}", state.code())).to_string())
}

pub(super) fn day(at: Timestamp, zone: &str, words: Words) -> String {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    words.date(at.to_zoned(zone).date())
}

pub(super) async fn see(
    State(site): State<Site>,
    visitor: Visitor,
    Path(credential): Path<String>,
) -> Answer {
    let seen = credential::see(&site.app, id(&credential)?).await?;
    let words = visitor.words;
    let revoked = match &seen.state {
        Stands::Revoked { at, reason, .. } => Some(
            words
                .t("credential-revoked-on")
                .with("day", day(*at, &seen.zone, words))
                .with("reason", reason.as_str())
                .to_string(),
        ),
        _ => None,
    };
    Ok(show(&CredentialPage {
        id: seen.id.to_string(),
        lead: words.t("credential-lead").with("issuer", seen.issuer.as_str()).to_string(),
        issued: day(seen.issued, &seen.zone, words),
        state: state_of(&seen.state, words),
        revoked,
        issuer: seen.issuer,
        page: Page::plain(visitor, seen.title),
    }))
}

/// The address of the page as a picture to scan.
pub(super) async fn picture(State(site): State<Site>, Path(credential): Path<String>) -> Answer {
    let seen = credential::see(&site.app, id(&credential)?).await?;
    let address = format!("{}/credentials/{}", site.app.address, seen.id);
    let Ok(code) = QrCode::new(address.as_bytes()) else {
        return Ok(StatusCode::NOT_FOUND.into_response());
    };
    let picture = code.render::<svg::Color<'_>>().min_dimensions(200, 200).build();
    Ok(([(CONTENT_TYPE, "image/svg+xml")], picture).into_response())
}

pub(super) async fn did_document(State(site): State<Site>, Path(issuer): Path<String>) -> Answer {
    let document = credential::did_document(&site.app, id(&issuer)?).await?;
    Ok(json("application/did+ld+json", &document))
}

pub(super) async fn status_list(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(issuer): Path<String>,
) -> Answer {
    let list = credential::status_list(&site.app, &ctx, id(&issuer)?).await?;
    Ok(json("application/vc+ld+json", &list))
}

/// For programs of others, in browsers too: it is the same for everybody.
fn json(kind: &'static str, value: &serde_json::Value) -> Response {
    let headers = [(CONTENT_TYPE, kind), (ACCESS_CONTROL_ALLOW_ORIGIN, "*")];
    (headers, value.to_string()).into_response()
}
