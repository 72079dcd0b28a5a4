//! Partners, hosts, places and homes typed in by hand, one at a time.

mod act;
mod fields;
mod label;

use crate::Site;
use crate::answer::id;
use crate::round::RUNS;
use crate::routes::Routes;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use walz_service::Error;
use walz_service::entry::At;

pub(crate) fn routes() -> Routes {
    const ALL: [&str; 8] = [
        "/partners/new",
        "/partners/{partner}/edit",
        "/partners/{partner}/hosts/new",
        "/hosts/{host}/edit",
        "/hosts/{host}/places/new",
        "/places/{offer}/edit",
        "/partners/{partner}/homes/new",
        "/homes/{accommodation}/edit",
    ];
    ALL.into_iter().fold(Routes::new(), |routes, path| {
        routes.get(path, RUNS, act::show_form).post(path, RUNS, act::save)
    })
}

/// What an address is about.
#[derive(Clone, Copy, Debug)]
struct Spot(At);

impl FromRequestParts<Site> for Spot {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &Site) -> Result<Self, Response> {
        let segments: Vec<&str> = parts.uri.path().split('/').skip(1).collect();
        let at = match segments[..] {
            ["partners", "new"] => Ok(At::NewPartner),
            ["partners", partner, "edit"] => id(partner).map(At::Partner),
            ["partners", partner, "hosts", "new"] => id(partner).map(At::NewHost),
            ["hosts", host, "edit"] => id(host).map(At::Host),
            ["hosts", host, "places", "new"] => id(host).map(At::NewPlace),
            ["places", offer, "edit"] => id(offer).map(At::Place),
            ["partners", partner, "homes", "new"] => id(partner).map(At::NewHome),
            ["homes", home, "edit"] => id(home).map(At::Home),
            _ => Err(Error::NotFound.into()),
        };
        at.map(Self).map_err(IntoResponse::into_response)
    }
}

/// Where an entry is typed in.
fn address(at: At) -> String {
    match at {
        At::NewPartner => "/partners/new".to_owned(),
        At::Partner(id) => format!("/partners/{id}/edit"),
        At::NewHost(id) => format!("/partners/{id}/hosts/new"),
        At::Host(id) => format!("/hosts/{id}/edit"),
        At::NewPlace(id) => format!("/hosts/{id}/places/new"),
        At::Place(id) => format!("/places/{id}/edit"),
        At::NewHome(id) => format!("/partners/{id}/homes/new"),
        At::Home(id) => format!("/homes/{id}/edit"),
    }
}
