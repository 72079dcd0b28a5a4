//! One's own account: where it is signed in, and its password.

use super::choose::role_name;
use crate::Site;
use crate::answer::{Answer, refuse};
use crate::layout::{Form, Notice, Page, Visitor, show, show_as};
use crate::session::{Account, Ctx, Known, signed_out};
use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use walz_domain::SessionId;
use walz_service::{Context, Error, account, session};

#[derive(Template)]
#[template(path = "sign-in/me.html")]
struct Me {
    page: Page,
    email: String,
    role: Option<String>,
    sessions: Vec<Row>,
}

struct Row {
    id: String,
    device: Option<String>,
    begun: String,
    seen: String,
    this: bool,
}

async fn me(
    site: &Site,
    ctx: &Context,
    account: &Account,
    visitor: Visitor,
    form: Form,
) -> Result<Me, Error> {
    let entry = &account.entry;
    let rows = session::list(&site.app, ctx, entry).await?.into_iter().map(|session| Row {
        id: session.id.to_string(),
        device: device(&session.user_agent),
        begun: visitor.words.date_time(session.created, &site.zone),
        seen: visitor.words.date_time(session.last_seen, &site.zone),
        this: session.id == entry.session,
    });
    let sessions = rows.collect();
    let role = entry.actor.map(|actor| role_name(&visitor, actor.role.kind().code()));
    let title = visitor.t("me-title");
    let page = Page::plain(visitor, title).filled(form);
    Ok(Me { page, email: entry.email.clone(), role, sessions })
}

pub(super) async fn show_account(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    account: Account,
    visitor: Visitor,
) -> Answer {
    Ok(show(&me(&site, &ctx, &account, visitor, Form::new()).await?))
}

pub(super) async fn change_password(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    who: Account,
    visitor: Visitor,
    mut form: Form,
) -> Answer {
    let typed = |name: &str| form.all(name).next().unwrap_or_default().to_owned().into();
    let (old, new) = (typed("old"), typed("password"));
    match account::change_password(&site.app, &ctx, &who.entry, &old, &new).await {
        Ok(()) => Ok(Notice::good("me-password-changed").then("/me")),
        Err(error) => {
            refuse(&mut form, "old", error, visitor.words)?;
            let page = me(&site, &ctx, &who, visitor, form).await?;
            Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
    }
}

pub(super) async fn end(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    account: Account,
    Path(id): Path<String>,
) -> Answer {
    let id: SessionId = id.parse().map_err(|_| Error::NotFound)?;
    session::end(&site.app, &ctx, &account.entry, id).await?;
    Ok(Notice::good("me-session-ended").then("/me"))
}

pub(super) async fn end_all(State(site): State<Site>, Ctx(ctx): Ctx, account: Account) -> Answer {
    session::end_all(&site.app, &ctx, &account.entry).await?;
    Ok(signed_out(&site, Redirect::to("/sign-in").into_response()))
}

/// Signs out here. Who is not signed in any more is signed out too.
pub(super) async fn sign_out(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Extension(known): Extension<Known>,
) -> Answer {
    if let Some(entry) = &known.entry {
        session::end(&site.app, &ctx, entry, entry.session).await?;
    }
    Ok(signed_out(&site, Redirect::to("/sign-in").into_response()))
}

/// What a browser says of itself, as people name it: `Firefox, Linux`.
fn device(user_agent: &str) -> Option<String> {
    // Most claim to be others too; the first that fits is the right one.
    let named = |names: &[(&'static str, &'static str)]| {
        names.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name)
    };
    let browser = named(&[
        ("Edg", "Edge"),
        ("OPR", "Opera"),
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Chrome", "Chrome"),
        ("CriOS", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = named(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("CrOS", "Chromebook"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => Some(format!("{browser}, {system}")),
        (one, other) => one.or(other).map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::device;

    #[test]
    fn a_device_is_named_as_people_name_it() {
        let linux = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
        let edge = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/140 Safari/537 Edg/140";
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19 Safari/604";
        assert_eq!(device(linux).as_deref(), Some("Firefox, Linux"));
        assert_eq!(device(edge).as_deref(), Some("Edge, Windows"));
        assert_eq!(device(phone).as_deref(), Some("Safari, iPhone"));
        assert_eq!(device("curl/8"), None);
    }
}
