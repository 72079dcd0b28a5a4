//! Pages over the verbs: parse the request, call the verb, show the outcome. Decides nothing.
//!
//! [`routes`] lists every route with who may come to it, [`session`] says who a request comes from, [`layout`] is what
//! pages are made of, [`answer`] is how handlers answer, [`headers`] is the shell around them all.

mod agreement;
mod allocation;
pub mod answer;
mod application;
pub mod assets;
mod attendance;
mod certificate;
pub mod chart;
mod check_in;
mod consent;
mod credential;
mod entry;
mod esco;
mod export;
mod failure;
mod family;
mod file;
mod follow_up;
mod grade;
mod grant;
mod group;
pub mod headers;
mod health;
mod host;
mod import;
mod incident;
mod label;
pub mod layout;
mod link;
mod logbook;
pub mod map;
mod media;
mod mid_term;
mod my;
mod number;
mod outcomes;
mod paper;
mod partner;
mod people;
pub mod preferences;
mod report;
mod round;
pub mod routes;
mod search;
mod serve;
pub mod session;
mod sign_in;
mod signing;
mod site;
mod smart;
mod stay;
pub mod styleguide;
mod support_need;
mod today;
mod tokens;
mod unit;
mod upload;
mod visit;
mod when;

pub use serve::serve;
pub use site::Site;

use axum::Router;
use axum::middleware::from_fn_with_state;
use headers::{Shell, shell};
use routes::Routes;
use walz_words::Language;

/// Every route there is.
pub fn all() -> Routes {
    Routes::new()
        .and(agreement::routes())
        .and(allocation::routes())
        .and(application::routes())
        .and(assets::routes())
        .and(attendance::routes())
        .and(certificate::routes())
        .and(check_in::routes())
        .and(consent::routes())
        .and(credential::routes())
        .and(entry::routes())
        .and(esco::routes())
        .and(export::routes())
        .and(family::routes())
        .and(follow_up::routes())
        .and(grade::routes())
        .and(grant::routes())
        .and(group::routes())
        .and(health::routes())
        .and(host::routes())
        .and(import::routes())
        .and(incident::routes())
        .and(link::routes())
        .and(logbook::routes())
        .and(media::routes())
        .and(mid_term::routes())
        .and(my::routes())
        .and(outcomes::routes())
        .and(paper::routes())
        .and(partner::routes())
        .and(people::routes())
        .and(preferences::routes())
        .and(report::routes())
        .and(round::routes())
        .and(search::routes())
        .and(sign_in::routes())
        .and(smart::routes())
        .and(stay::routes())
        .and(styleguide::routes())
        .and(today::routes())
        .and(unit::routes())
        .and(visit::routes())
        .and(signing::routes())
        .and(support_need::routes())
}

/// The pages of an installation. `language` is for those who wish for none that we speak.
pub fn router(site: Site, language: Language) -> Router {
    let https = site.https;
    let identify = from_fn_with_state(site.clone(), session::identify);
    let router = Router::from(all()).layer(identify).with_state(site);
    shell(router, Shell { https, language })
}
