//! The pages of a text for those who are signed in.

use super::Shown;
use super::form::{self, Came};
use super::view::{Look, TextPage};
use crate::Site;
use crate::answer::Answer;
use crate::file;
use crate::layout::{Form, Notice, Visitor, show_as};
use crate::session::Ctx;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use uuid::Uuid;
use walz_service::signing::{self, Via};
use walz_service::{Context, Error};

/// The id in the path; what is no id is not there.
pub(super) fn id<T: Shown>(text: &str) -> Result<T::Id, Error> {
    text.parse::<Uuid>().map(T::Id::from).map_err(|_| Error::NotFound)
}

pub(super) fn at<T: Shown>(id: T::Id) -> String {
    let id: Uuid = id.into();
    format!("/{}/{id}", T::KIND.path)
}

pub(crate) async fn page<T: Shown>(
    site: &Site,
    ctx: &Context,
    visitor: Visitor,
    id: T::Id,
    status: StatusCode,
    form: Form,
) -> Answer {
    let seen = signing::see::<T>(&site.app, ctx, id).await?;
    let (role, at) = (ctx.actor.role, at::<T>(id));
    let look = Look { visitor, role, at, follows: true, zone: &site.zone, form };
    Ok(show_as(status, &TextPage::new(&seen, look)))
}

pub(super) async fn show<T: Shown>(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(text): Path<String>,
) -> Answer {
    page::<T>(&site, &ctx, visitor, id::<T>(&text)?, StatusCode::OK, Form::new()).await
}

pub(super) async fn sign<T: Shown>(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(text): Path<String>,
    form: Form,
) -> Answer {
    let id = id::<T>(&text)?;
    match form::sign::<T>(&site, &ctx, id, form, Via::Account, visitor.words).await? {
        Came::Done(notice) => Ok(notice.then(&at::<T>(id))),
        Came::Back(status, form) => page::<T>(&site, &ctx, visitor, id, status, form).await,
    }
}

pub(super) async fn decline<T: Shown>(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(text): Path<String>,
    form: Form,
) -> Answer {
    let id = id::<T>(&text)?;
    match form::decline::<T>(&site, &ctx, id, form, Via::Account, visitor.words).await? {
        Came::Done(notice) => Ok(notice.then(&at::<T>(id))),
        Came::Back(status, form) => page::<T>(&site, &ctx, visitor, id, status, form).await,
    }
}

pub(super) async fn unsign<T: Shown>(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(text): Path<String>,
    form: Form,
) -> Answer {
    let id = id::<T>(&text)?;
    signing::unsign::<T>(&site.app, &ctx, id, form::number(&form), Via::Account).await?;
    Ok(Notice::good("text-unsigned").then(&at::<T>(id)))
}

pub(super) async fn delegate<T: Shown>(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(text): Path<String>,
    form: Form,
) -> Answer {
    let id = id::<T>(&text)?;
    match form::delegate::<T>(&site, &ctx, id, form, Via::Account, visitor.words).await? {
        Came::Done(notice) => Ok(notice.then(&at::<T>(id))),
        Came::Back(status, form) => page::<T>(&site, &ctx, visitor, id, status, form).await,
    }
}

pub(super) async fn withdraw<T: Shown>(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(text): Path<String>,
    mut form: Form,
) -> Answer {
    let id = id::<T>(&text)?;
    match signing::withdraw::<T>(&site.app, &ctx, id, form.text("why")).await {
        Ok(()) => Ok(Notice::good("text-withdrawn").then(&at::<T>(id))),
        Err(error) => {
            let error = form::at(error, "why");
            let status = form::refused(&mut form, "why", error, visitor.words)?;
            page::<T>(&site, &ctx, visitor, id, status, form).await
        }
    }
}

pub(super) async fn remind<T: Shown>(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(text): Path<String>,
) -> Answer {
    let id = id::<T>(&text)?;
    let reminded = signing::remind::<T>(&site.app, &ctx, id).await?;
    Ok(form::reminded(reminded).then(&at::<T>(id)))
}

pub(super) async fn frozen<T: Shown>(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(text): Path<String>,
) -> Answer {
    let paper = signing::frozen::<T>(&site.app, &ctx, id::<T>(&text)?).await?;
    Ok(file::pdf(&paper.name, paper.bytes))
}

pub(super) async fn with_proof<T: Shown>(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(text): Path<String>,
) -> Answer {
    let paper = signing::with_proof::<T>(&site.app, &ctx, id::<T>(&text)?).await?;
    Ok(file::pdf(&paper.name, paper.bytes))
}
