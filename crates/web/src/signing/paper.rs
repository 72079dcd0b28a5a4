//! Signatures on paper: a scan is handed in, and the office looks at it.

use super::form::{self, Came};
use super::{Shown, account, held};
use crate::Site;
use crate::answer::{Answer, Failed};
use crate::file;
use crate::layout::{Form, Notice, Visitor};
use crate::session::{Ctx, Looking};
use crate::upload::Sent;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use jiff::civil::Date;
use walz_domain::person::Name;
use walz_domain::signing::{Level, Party, Service};
use walz_service::signing::{self, Handed, Look, Via};
use walz_service::{Context, Error};
use walz_words::Words;

async fn take<T: Shown>(
    site: &Site,
    ctx: &Context,
    id: T::Id,
    mut sent: Sent,
    via: Via<'_>,
    words: Words,
) -> Result<Came, Failed> {
    signing::must_be_asked_or_run::<T>(&site.app, ctx, id).await?;
    let bytes = sent.take_file().bytes;
    let mut form = sent.form;
    let missing = |_| words.t("text-name-missing").to_string();
    let name = form.parsed("scan-name", str::parse::<Name>, missing);
    let on = form.parsed("on", str::parse::<Date>, |_| words.t("date-unfit").to_string());
    let service = service(&mut form, words);
    let party = form.parsed("party", party, |_| words.t("text-scan-party-missing").to_string());
    if bytes.is_empty() {
        form.error("scan", words.t("text-scan-missing"));
    }
    let (Some(name), Some(on), Some(party), Some(service)) = (name, on, party, service) else {
        return Ok(Came::Back(StatusCode::UNPROCESSABLE_ENTITY, form));
    };
    if !form.is_good() {
        return Ok(Came::Back(StatusCode::UNPROCESSABLE_ENTITY, form));
    }
    let handed = Handed { number: form::number(&form), party, name, on, service };
    let ctx = &ctx.clone().with_key(sent.key);
    match signing::hand_in::<T>(&site.app, ctx, id, &handed, &bytes, via).await {
        Ok(()) => Ok(Came::Done(Notice::good("text-scan-handed-in"))),
        Err(error) => {
            let status = form::refused(&mut form, "scan", error, words)?;
            Ok(Came::Back(status, form))
        }
    }
}

/// The signing service, where one is named; nothing where it was signed by hand.
fn service(form: &mut Form, words: Words) -> Option<Option<Service>> {
    let name = form.text("service").to_owned();
    if name.is_empty() {
        return Some(None);
    }
    let missing = |_| words.t("text-service-level-missing").to_string();
    let level = form.parsed("level", str::parse::<Level>, missing)?;
    Some(Some(Service { name, level }))
}

/// The party that the office chose; nothing for those who hand in their own.
fn party(text: &str) -> Result<Option<Party>, ()> {
    match text {
        "" => Ok(None),
        code => Party::try_from(code.to_owned()).map(Some).map_err(|_| ()),
    }
}

pub(super) async fn hand_in<T: Shown>(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(text): Path<String>,
    sent: Sent,
) -> Answer {
    let id = account::id::<T>(&text)?;
    match take::<T>(&site, &ctx, id, sent, Via::Account, visitor.words).await? {
        Came::Done(notice) => Ok(notice.then(&account::at::<T>(id))),
        Came::Back(status, form) => {
            account::page::<T>(&site, &ctx, visitor, id, status, form).await
        }
    }
}

pub(super) async fn held_hand_in<T: Shown>(
    State(site): State<Site>,
    looking: Looking,
    visitor: Visitor,
    sent: Sent,
) -> Answer {
    let id = held::id::<T>(&looking)?;
    let (words, via) = (looking.speak_to(visitor.clone()).words, Via::Link(&looking.link));
    match take::<T>(&site, &looking.ctx, id, sent, via, words).await? {
        Came::Done(notice) => Ok(notice.then(&format!("{}/sign", held::at::<T>(&looking)))),
        Came::Back(status, form) => held::page::<T>(&site, &looking, visitor, status, form).await,
    }
}

/// What the form of a scan says, that somebody looked at. Whose text it is not is told nothing about it.
async fn look<T: Shown>(site: &Site, ctx: &Context, id: T::Id, form: &Form) -> Result<Look, Error> {
    signing::must_be_asked_or_run::<T>(&site.app, ctx, id).await?;
    let party = Party::try_from(form.text("party").to_owned());
    let party = party.map_err(|_| Error::refused("signing-refused-no-scan"))?;
    Ok(Look { party, scan: form.text("scan").to_owned() })
}

pub(super) async fn accept<T: Shown>(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(text): Path<String>,
    form: Form,
) -> Answer {
    let id = account::id::<T>(&text)?;
    let look = look::<T>(&site, &ctx, id, &form).await?;
    let signed = signing::accept::<T>(&site.app, &ctx, id, &look).await?;
    let notice = if signed.in_force { T::SIGNED.1 } else { "text-scan-accepted" };
    Ok(Notice::good(notice).then(&account::at::<T>(id)))
}

pub(super) async fn reject<T: Shown>(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(text): Path<String>,
    mut form: Form,
) -> Answer {
    let id = account::id::<T>(&text)?;
    let reason = form.text("scan-why").to_owned();
    let look = look::<T>(&site, &ctx, id, &form).await?;
    match signing::reject::<T>(&site.app, &ctx, id, &look, &reason).await {
        Ok(()) => Ok(Notice::good("text-scan-rejected").then(&account::at::<T>(id))),
        Err(error) => {
            let error = form::at(error, "scan-why");
            let status = form::refused(&mut form, "scan-why", error, visitor.words)?;
            account::page::<T>(&site, &ctx, visitor, id, status, form).await
        }
    }
}

pub(super) async fn scan<T: Shown>(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(text): Path<String>,
    form: Form,
) -> Answer {
    let id = account::id::<T>(&text)?;
    let party = Party::try_from(form.text("party").to_owned()).ok();
    let (kind, bytes) = signing::scan::<T>(&site.app, &ctx, id, party).await?;
    Ok(file::scan("scan", kind, bytes))
}

pub(super) async fn held_scan<T: Shown>(State(site): State<Site>, looking: Looking) -> Answer {
    let id = held::id::<T>(&looking)?;
    let (kind, bytes) = signing::scan::<T>(&site.app, &looking.ctx, id, None).await?;
    Ok(file::scan("scan", kind, bytes))
}
