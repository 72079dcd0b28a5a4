//! A learner's own sheet, in plain words, and what the stay is for in theirs.

use super::cards::{Shown, shown};
use super::stay::{begun, typed};
use crate::Site;
use crate::answer::{Answer, refuse};
use crate::layout::{Form, Notice, Page, Tab, Visitor, show, show_as};
use crate::session::Ctx;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use walz_domain::smart::FactKind;
use walz_service::Error;
use walz_service::purpose;
use walz_service::smart::{self, Sheet};

#[derive(Template)]
#[template(path = "smart/own.html")]
struct OwnPage {
    page: Page,
    cards: Vec<Shown>,
    /// Nothing while there is no stay.
    stay: bool,
}

impl OwnPage {
    fn of(visitor: Visitor, sheet: Option<&Sheet>, form: Option<Form>) -> Self {
        let words = visitor.words;
        let place = |kind: FactKind| match kind {
            FactKind::UsedAtWork | FactKind::MethodBroughtHome => {
                sheet.filter(|sheet| sheet.follows_up).map(|_| "/my/follow-up".to_owned())
            }
            FactKind::Assessed | FactKind::Recognised => Some("/my/learned".to_owned()),
            FactKind::SignedBefore => Some("/my/papers".to_owned()),
            FactKind::DocumentIssued => Some("/my".to_owned()),
            _ => None,
        };
        let cards = sheet.map(|s| shown(&s.cards, "smart-own", place, words)).unwrap_or_default();
        let form = form.or_else(|| sheet.map(begun)).unwrap_or_default();
        let title = visitor.t("smart-own-title");
        let page = Page::learner(visitor, Tab::Journey, title).filled(form);
        Self { page, cards, stay: sheet.is_some() }
    }
}

pub(super) async fn see(State(site): State<Site>, Ctx(ctx): Ctx, visitor: Visitor) -> Answer {
    let sheet = smart::own(&site.app, &ctx).await?;
    Ok(show(&OwnPage::of(visitor, sheet.as_ref(), None)))
}

pub(super) async fn say(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    mut form: Form,
) -> Answer {
    let sheet = smart::own(&site.app, &ctx).await?.ok_or(Error::NotFound)?;
    let said = typed(&form, &sheet.says, false);
    match purpose::say(&site.app, &ctx, sheet.mobility, &said).await {
        Ok(()) => Ok(Notice::good("purpose-kept").then("/my/smart")),
        Err(error) => {
            refuse(&mut form, "learner", error, visitor.words)?;
            let page = OwnPage::of(visitor, Some(&sheet), Some(form));
            Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
    }
}
