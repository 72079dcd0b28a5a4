//! The pages of a text for those who hold a personal link. What was signed with it stays in sight while its time lasts.

use super::Shown;
use super::form::{self, Came};
use super::view::{Look, TextPage};
use crate::Site;
use crate::answer::Answer;
use crate::file;
use crate::layout::{Form, Notice, Visitor, show_as};
use crate::session::Looking;
use axum::extract::State;
use axum::http::StatusCode;
use walz_service::Error;
use walz_service::signing::{self, Via};

/// What the link opens, if it is for a text of this kind.
pub(crate) fn id<T: Shown>(looking: &Looking) -> Result<T::Id, Error> {
    let fits = looking.link.purpose == T::KIND.link;
    fits.then(|| T::Id::from(looking.link.target)).ok_or(Error::NotFound)
}

pub(super) fn at<T: Shown>(looking: &Looking) -> String {
    let (noun, _) = T::KIND.link.split_once('.').unwrap_or((T::KIND.link, ""));
    format!("/t/{}/{noun}", looking.token)
}

pub(crate) async fn page<T: Shown>(
    site: &Site,
    looking: &Looking,
    visitor: Visitor,
    status: StatusCode,
    form: Form,
) -> Answer {
    let visitor = looking.speak_to(visitor);
    let ctx = &looking.ctx;
    let seen = signing::see::<T>(&site.app, ctx, id::<T>(looking)?).await?;
    let (role, at) = (ctx.actor.role, at::<T>(looking));
    let look = Look { visitor, role, at, follows: false, zone: &site.zone, form };
    Ok(show_as(status, &TextPage::new(&seen, look)))
}

pub(super) async fn show<T: Shown>(
    State(site): State<Site>,
    looking: Looking,
    visitor: Visitor,
) -> Answer {
    page::<T>(&site, &looking, visitor, StatusCode::OK, Form::new()).await
}

pub(super) async fn sign<T: Shown>(
    State(site): State<Site>,
    looking: Looking,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let (id, words) = (id::<T>(&looking)?, looking.speak_to(visitor.clone()).words);
    let via = Via::Link(&looking.link);
    match form::sign::<T>(&site, &looking.ctx, id, form, via, words).await? {
        Came::Done(notice) => Ok(notice.then(&format!("{}/sign", at::<T>(&looking)))),
        Came::Back(status, form) => page::<T>(&site, &looking, visitor, status, form).await,
    }
}

pub(super) async fn decline<T: Shown>(
    State(site): State<Site>,
    looking: Looking,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let (id, words) = (id::<T>(&looking)?, looking.speak_to(visitor.clone()).words);
    let via = Via::Link(&looking.link);
    match form::decline::<T>(&site, &looking.ctx, id, form, via, words).await? {
        Came::Done(notice) => Ok(notice.then(&format!("{}/sign", at::<T>(&looking)))),
        Came::Back(status, form) => page::<T>(&site, &looking, visitor, status, form).await,
    }
}

pub(super) async fn unsign<T: Shown>(
    State(site): State<Site>,
    looking: Looking,
    form: Form,
) -> Answer {
    let (id, via) = (id::<T>(&looking)?, Via::Link(&looking.link));
    signing::unsign::<T>(&site.app, &looking.ctx, id, form::number(&form), via).await?;
    Ok(Notice::good("text-unsigned").then(&format!("{}/sign", at::<T>(&looking))))
}

pub(super) async fn delegate<T: Shown>(
    State(site): State<Site>,
    looking: Looking,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let (id, words) = (id::<T>(&looking)?, looking.speak_to(visitor.clone()).words);
    let via = Via::Link(&looking.link);
    match form::delegate::<T>(&site, &looking.ctx, id, form, via, words).await? {
        Came::Done(notice) => Ok(notice.then(&format!("{}/sign", at::<T>(&looking)))),
        Came::Back(status, form) => page::<T>(&site, &looking, visitor, status, form).await,
    }
}

pub(super) async fn frozen<T: Shown>(State(site): State<Site>, looking: Looking) -> Answer {
    let id = id::<T>(&looking)?;
    let paper = signing::frozen::<T>(&site.app, &looking.ctx, id).await?;
    Ok(file::pdf(&paper.name, paper.bytes))
}

pub(super) async fn with_proof<T: Shown>(State(site): State<Site>, looking: Looking) -> Answer {
    let id = id::<T>(&looking)?;
    let paper = signing::with_proof::<T>(&site.app, &looking.ctx, id).await?;
    Ok(file::pdf(&paper.name, paper.bytes))
}
