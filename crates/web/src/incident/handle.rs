//! The forms by which an incident is handled.

use super::page::again;
use crate::Site;
use crate::answer::{Answer, id, refuse};
use crate::layout::{Form, Notice, Visitor};
use crate::session::Ctx;
use axum::extract::{Path, State};
use walz_domain::incident::{Level, Told};
use walz_service::incident;

fn back(incident: &str) -> String {
    format!("/incidents/{incident}")
}

pub(super) async fn take(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(incident): Path<String>,
) -> Answer {
    incident::take(&site.app, &ctx, id(&incident)?).await?;
    Ok(Notice::good("incident-taken").then(&back(&incident)))
}

pub(super) async fn note(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(incident): Path<String>,
    mut form: Form,
) -> Answer {
    let id = id(&incident)?;
    match incident::note(&site.app, &ctx, id, form.text("text")).await {
        Ok(()) => Ok(Notice::good("incident-noted").then(&back(&incident))),
        Err(error) => {
            refuse(&mut form, "text", error, visitor.words)?;
            Ok(again(&site, &ctx, visitor, id, (form, &["text"])).await?)
        }
    }
}

pub(super) async fn told(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(incident): Path<String>,
    mut form: Form,
) -> Answer {
    let id = id(&incident)?;
    let is_told = |who: &str| form.all("told").any(|told| told == who);
    let told = Told {
        guardian: is_told("guardian"),
        insurer: is_told("insurer"),
        agency: is_told("agency"),
    };
    let number = |text: &str| if text.is_empty() { Ok(0) } else { text.parse::<u32>() };
    let unfit = |_| visitor.t("incident-days-unfit").to_string();
    if let Some(days) = form.parsed("days", number, unfit) {
        match incident::tell(&site.app, &ctx, id, told, days).await {
            Ok(()) => return Ok(Notice::good("incident-told").then(&back(&incident))),
            Err(error) => refuse(&mut form, "told", error, visitor.words)?,
        }
    }
    Ok(again(&site, &ctx, visitor, id, (form, &["told", "days"])).await?)
}

pub(super) async fn level(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(incident): Path<String>,
    mut form: Form,
) -> Answer {
    let id = id(&incident)?;
    let unfit = |_| visitor.t("incident-level-missing").to_string();
    if let Some(level) = form.parsed("level", str::parse::<Level>, unfit) {
        match incident::judge(&site.app, &ctx, id, level).await {
            Ok(()) => return Ok(Notice::good("incident-judged").then(&back(&incident))),
            Err(error) => refuse(&mut form, "level", error, visitor.words)?,
        }
    }
    Ok(again(&site, &ctx, visitor, id, (form, &["level"])).await?)
}

pub(super) async fn close(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(incident): Path<String>,
    mut form: Form,
) -> Answer {
    let id = id(&incident)?;
    match incident::close(&site.app, &ctx, id, form.text("lesson")).await {
        Ok(()) => Ok(Notice::good("incident-closed").then("/incidents")),
        Err(error) => {
            refuse(&mut form, "lesson", error, visitor.words)?;
            Ok(again(&site, &ctx, visitor, id, (form, &["lesson"])).await?)
        }
    }
}

pub(super) async fn reopen(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(incident): Path<String>,
) -> Answer {
    incident::reopen(&site.app, &ctx, id(&incident)?).await?;
    Ok(Notice::good("incident-reopened").then(&back(&incident)))
}
