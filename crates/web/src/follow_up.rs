//! What is used at work of what was learned: asked half a year after the return, by a link or signed in.

use crate::Site;
use crate::answer::{Answer, Failed, id, refuse};
use crate::layout::{Field, Form, Nav, Notice, Page, Tab, Visitor, show, show_as};
use crate::routes::{Door, Routes};
use crate::session::{Ctx, Held};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use walz_domain::MobilityId;
use walz_domain::follow_up::{From, Used};
use walz_policy::RoleKind;
use walz_service::follow_up::{self, Answer as Given, Seen};
use walz_service::{Context, Error, smart};

const HOME: Door = Door::Roles(&[RoleKind::Coordinator, RoleKind::Tutor]);
const OWN: Door = Door::Roles(&[RoleKind::Learner]);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/stays/{mobility}/follow-up", HOME, show_form)
        .post("/stays/{mobility}/follow-up", HOME, send)
        .get("/my/follow-up", OWN, show_own)
        .post("/my/follow-up", OWN, send_own)
        .get("/t/{token}/follow-up", Door::Link, show_by_link)
        .post("/t/{token}/follow-up", Door::Link, send_by_link)
}

#[derive(Template)]
#[template(path = "follow-up/form.html")]
struct FollowUpPage {
    page: Page,
    address: String,
    back: Option<String>,
    lead: String,
    /// For whom it is answered, where there is a choice.
    from: Vec<From>,
    open: bool,
}

/// How somebody came to the question.
struct Way {
    stay: MobilityId,
    address: String,
    back: Option<String>,
    then: String,
}

impl Way {
    fn account(mobility: &str) -> Result<Self, Failed> {
        let back = format!("/stays/{mobility}");
        Ok(Self {
            stay: id(mobility)?,
            address: format!("{back}/follow-up"),
            then: back.clone(),
            back: Some(back),
        })
    }

    async fn own(site: &Site, ctx: &Context) -> Result<Self, Failed> {
        let sheet = smart::own(&site.app, ctx).await?.ok_or(Error::NotFound)?;
        let (address, back) = ("/my/follow-up".to_owned(), "/my/learned".to_owned());
        Ok(Self { stay: sheet.mobility, address, then: back.clone(), back: Some(back) })
    }

    fn link(held: &Held) -> Result<Self, Error> {
        if held.link.purpose != follow_up::LINK {
            return Err(Error::NotFound);
        }
        let address = format!("/t/{}/follow-up", held.token);
        let stay = MobilityId(held.link.target);
        Ok(Self { stay, then: address.clone(), address, back: None })
    }
}

impl FollowUpPage {
    fn of(visitor: Visitor, seen: &Seen, way: &Way, form: Option<Form>, role: RoleKind) -> Self {
        let words = visitor.words;
        let ended = seen.ended.map(|day| words.date(day)).unwrap_or_default();
        let key = match role {
            RoleKind::Learner => "follow-up-lead-own",
            _ => "follow-up-lead",
        };
        let lead = words
            .t(key)
            .with("name", seen.learner.as_str())
            .with("host", seen.host.as_str())
            .with("date", ended)
            .to_string();
        let title = match role {
            RoleKind::Learner => visitor.t("follow-up-title-own"),
            _ => visitor.t("follow-up-title").with("name", seen.learner.as_str()),
        };
        // Whoever comes by a link sees a page of its own.
        let page = match (role, way.back.is_some()) {
            (RoleKind::Coordinator, _) => Page::staff(visitor, Nav::People, title),
            (RoleKind::Learner, true) => Page::learner(visitor, Tab::Journey, title),
            _ => Page::plain(visitor, title),
        };
        let from = if seen.from.len() > 1 { seen.from.clone() } else { Vec::new() };
        Self {
            page: page.filled(form.unwrap_or_else(|| begun(seen))),
            address: way.address.clone(),
            back: way.back.clone(),
            lead,
            from,
            open: seen.open,
        }
    }

    fn answers_for(&self) -> Field {
        let field = self.page.radios("from", self.page.t("follow-up-from"));
        self.from.iter().fold(field, |field, from| {
            field.option(from, self.page.t(format!("follow-up-from-{from}")))
        })
    }

    fn used(&self) -> Field {
        let field = self.page.radios("used", self.page.t("follow-up-used"));
        Used::ALL.iter().fold(field, |field, used| {
            field.option(used, self.page.t(format!("follow-up-used-{used}")))
        })
    }
}

/// The form with what was said before, where only one can have said it.
fn begun(seen: &Seen) -> Form {
    let [from] = seen.from[..] else { return Form::new() };
    let Some(said) = seen.said.iter().find(|one| one.from == from) else { return Form::new() };
    Form::new().with("used", said.used).with("text", &said.text).with("method", &said.method)
}

async fn form_of(site: &Site, ctx: &Context, visitor: Visitor, way: Way) -> Answer {
    let seen = follow_up::see(&site.app, ctx, way.stay).await?;
    Ok(show(&FollowUpPage::of(visitor, &seen, &way, None, ctx.actor.role.kind())))
}

async fn keep(
    site: &Site,
    ctx: &Context,
    visitor: Visitor,
    way: Way,
    mut form: Form,
) -> Result<Response, Failed> {
    let seen = follow_up::see(&site.app, ctx, way.stay).await?;
    let from = match seen.from[..] {
        [only] => Some(only),
        _ => form.parsed("from", str::parse::<From>, |_| {
            visitor.t("follow-up-from-missing").to_string()
        }),
    };
    let used = form
        .parsed("used", str::parse::<Used>, |_| visitor.t("follow-up-used-missing").to_string());
    if let (Some(from), Some(used)) = (from, used) {
        let (text, method) = (form.text("text").to_owned(), form.text("method").to_owned());
        let given = Given { from, used, text, method };
        match follow_up::answer(&site.app, ctx, way.stay, &given).await {
            Ok(()) => return Ok(Notice::good("follow-up-kept").then(&way.then)),
            Err(error) => refuse(&mut form, "used", error, visitor.words)?,
        }
    }
    let page = FollowUpPage::of(visitor, &seen, &way, Some(form), ctx.actor.role.kind());
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

async fn show_form(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(mobility): Path<String>,
) -> Answer {
    form_of(&site, &ctx, visitor, Way::account(&mobility)?).await
}

async fn send(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(mobility): Path<String>,
    form: Form,
) -> Answer {
    keep(&site, &ctx, visitor, Way::account(&mobility)?, form).await
}

async fn show_own(State(site): State<Site>, Ctx(ctx): Ctx, visitor: Visitor) -> Answer {
    let way = Way::own(&site, &ctx).await?;
    form_of(&site, &ctx, visitor, way).await
}

async fn send_own(State(site): State<Site>, Ctx(ctx): Ctx, visitor: Visitor, form: Form) -> Answer {
    let way = Way::own(&site, &ctx).await?;
    keep(&site, &ctx, visitor, way, form).await
}

async fn show_by_link(held: Held, State(site): State<Site>, visitor: Visitor) -> Answer {
    let way = Way::link(&held)?;
    form_of(&site, &held.ctx, visitor, way).await
}

async fn send_by_link(
    held: Held,
    State(site): State<Site>,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let way = Way::link(&held)?;
    keep(&site, &held.ctx, visitor, way, form).await
}
