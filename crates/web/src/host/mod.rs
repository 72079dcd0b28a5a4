//! The host's page: the learners who are with a company, by a personal link without an account, or signed in as mentor.
//!
//! Both ways lead to the same forms. Their addresses differ only in the beginning: `/t/{token}/host` and `/host`.

mod assess;
mod page;
mod purpose;
mod say;

use crate::Site;
use crate::attendance as week;
use crate::media;
use crate::routes::{Door, Routes};
use crate::session::{Ctx, Held};
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use walz_policy::{Role, RoleKind};
use walz_service::{Context, host};

const MENTOR: Door = Door::Roles(&[RoleKind::Mentor]);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/host", MENTOR, page::see::<Account>)
        .get("/host/{mobility}/assess", MENTOR, assess::show_form::<Account>)
        .post("/host/{mobility}/assess", MENTOR, assess::send::<Account>)
        .post("/host/{mobility}/arrived", MENTOR, say::arrived::<Account>)
        .post("/host/{mobility}/sign", MENTOR, say::sign::<Account>)
        .get("/host/{mobility}/report", MENTOR, say::show_form::<Account>)
        .post("/host/{mobility}/report", MENTOR, say::report::<Account>)
        .post("/host/{mobility}/purpose", MENTOR, purpose::say::<Account>)
        .get("/host/{mobility}/weeks/{week}", MENTOR, week::see::<Account>)
        .post("/host/{mobility}/weeks/{week}", MENTOR, week::send::<Account>)
        .post("/host/{mobility}/weeks/{week}/confirm", MENTOR, week::confirm::<Account>)
        .get("/host/{mobility}/media/{media}", MENTOR, media::see_at_host::<Account>)
        .get("/t/{token}/host", Door::Link, page::see::<Link>)
        .get("/t/{token}/host/{mobility}/weeks/{week}", Door::Link, week::see::<Link>)
        .post("/t/{token}/host/{mobility}/weeks/{week}", Door::Link, week::send::<Link>)
        .post("/t/{token}/host/{mobility}/weeks/{week}/confirm", Door::Link, week::confirm::<Link>)
        .get("/t/{token}/host/{mobility}/media/{media}", Door::Link, media::see_at_host::<Link>)
        .get("/t/{token}/host/{mobility}/assess", Door::Link, assess::show_form::<Link>)
        .post("/t/{token}/host/{mobility}/assess", Door::Link, assess::send::<Link>)
        .post("/t/{token}/host/{mobility}/arrived", Door::Link, say::arrived::<Link>)
        .post("/t/{token}/host/{mobility}/sign", Door::Link, say::sign::<Link>)
        .get("/t/{token}/host/{mobility}/report", Door::Link, say::show_form::<Link>)
        .post("/t/{token}/host/{mobility}/report", Door::Link, say::report::<Link>)
        .post("/t/{token}/host/{mobility}/purpose", Door::Link, purpose::say::<Link>)
}

/// A way on which a mentor comes in.
pub(crate) trait Way: FromRequestParts<Site> + Send {
    /// The context of the mentor.
    fn ctx(&self) -> &Context;
    /// What all addresses of the host's pages begin with.
    fn base(&self) -> String;
}

/// Signed in.
pub(crate) struct Account(Context);

impl FromRequestParts<Site> for Account {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Self::Rejection> {
        let Ctx(ctx) = Ctx::from_request_parts(parts, site).await?;
        Ok(Self(ctx))
    }
}

impl Way for Account {
    fn ctx(&self) -> &Context {
        &self.0
    }

    fn base(&self) -> String {
        "/host".to_owned()
    }
}

/// By a link that was made for the host's page.
pub(crate) struct Link(Held);

impl FromRequestParts<Site> for Link {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let held = Held::from_request_parts(parts, site).await?;
        let mentor = matches!(held.ctx.actor.role, Role::Mentor(_));
        match mentor && held.link.purpose == host::LINK {
            true => Ok(Self(held)),
            false => Err(StatusCode::NOT_FOUND.into_response()),
        }
    }
}

impl Way for Link {
    fn ctx(&self) -> &Context {
        &self.0.ctx
    }

    fn base(&self) -> String {
        format!("/t/{}/host", self.0.token)
    }
}

/// The stay that a path names; whatever is none is not there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stay(pub(crate) walz_domain::MobilityId);

impl FromRequestParts<Site> for Stay {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let params = axum::extract::RawPathParams::from_request_parts(parts, site).await;
        let params = params.map_err(IntoResponse::into_response)?;
        let found = params.iter().find(|(name, _)| *name == "mobility");
        let id = found.and_then(|(_, value)| value.parse().ok());
        id.map(Self).ok_or_else(|| StatusCode::NOT_FOUND.into_response())
    }
}
