//! Coming in and going: sign-in, the choice of a role, one's own account.

mod choose;
mod mail;
mod me;
mod password;
pub(crate) mod typed;

use crate::Site;
use crate::layout::home;
use crate::preferences::local;
use crate::routes::{Door, Routes};
use crate::session::signed_in;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use walz_service::session::SignedIn;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/", Door::Account, choose::home)
        .get("/sign-in", Door::Open, password::show_form)
        .post("/sign-in", Door::Open, password::enter)
        .post("/sign-in/mail", Door::Open, mail::ask)
        .get("/sign-in/mail", Door::Open, mail::asked)
        .get("/sign-in/confirm/{token}", Door::Open, mail::look)
        .post("/sign-in/confirm/{token}", Door::Open, mail::confirm)
        .post("/sign-out", Door::Open, me::sign_out)
        .get("/choose", Door::Account, choose::show_choices)
        .post("/choose", Door::Account, choose::choose)
        .get("/me", Door::Account, me::show_account)
        .post("/me/password", Door::Account, me::change_password)
        .post("/me/sessions/{session}/end", Door::Account, me::end)
        .post("/me/sessions/end-all", Door::Account, me::end_all)
}

/// The answer to a sign-in that went well: on to the choice of a role, to where the person came from, or home.
fn go_on(site: &Site, new: &SignedIn, back: &str, now: Timestamp) -> Response {
    let to = match (new.actor, local(back)) {
        (None, _) => "/choose",
        (Some(actor), "/") => home(actor.role.kind()),
        (Some(_), back) => back,
    };
    signed_in(site, new, now, Redirect::to(to).into_response())
}
