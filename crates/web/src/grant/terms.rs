//! The terms of payment of a draft.

use super::{address, id};
use crate::Site;
use crate::answer::{Answer, refuse};
use crate::layout::{Form, Nav, Notice, Page, Visitor, show_as};
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use std::str::FromStr;
use walz_domain::grant::{GrantAgreement, Terms};
use walz_service::Error;
use walz_service::signing::{self, Seen};
use walz_words::Words;

#[derive(Template)]
#[template(path = "grant/terms.html")]
struct TermsPage {
    page: Page,
    address: String,
    /// Of the record that the form was filled from.
    version: i64,
    person: (String, String),
}

pub(super) async fn show(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(text): Path<String>,
) -> Answer {
    let seen = signing::see::<GrantAgreement>(&site.app, &ctx, id(&text)?).await?;
    let (form, version) = (filled(seen.text.content.terms), seen.text.version());
    Ok(show_as(StatusCode::OK, &page(visitor, &seen, form, version)))
}

pub(super) async fn save(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(text): Path<String>,
    mut form: Form,
) -> Answer {
    let (id, words) = (id(&text)?, visitor.words);
    let seen = signing::see::<GrantAgreement>(&site.app, &ctx, id).await?;
    let version = form.text("version").parse().unwrap_or_default();
    let Some(terms) = parsed(&mut form, words) else {
        let page = page(visitor, &seen, form, version);
        return Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page));
    };
    match walz_service::grant::edit(&site.app, &ctx, id, version, terms).await {
        Ok(()) => Ok(Notice::good("grant-terms-saved").then(&address(id))),
        Err(Error::ChangedMeanwhile) => {
            let seen = signing::see::<GrantAgreement>(&site.app, &ctx, id).await?;
            let now = seen.text.content.terms;
            let theirs = words.t("grant-terms-clash").with("percent", now.prefinancing_percent);
            form.error("prefinancing", theirs);
            let version = seen.text.version();
            Ok(show_as(StatusCode::CONFLICT, &page(visitor, &seen, form, version)))
        }
        Err(error) => {
            refuse(&mut form, "prefinancing", error, words)?;
            let page = page(visitor, &seen, form, version);
            Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
    }
}

fn page(visitor: Visitor, seen: &Seen<GrantAgreement>, form: Form, version: i64) -> TermsPage {
    let name = seen.file.person.name.as_str();
    let title = visitor.t("grant-terms-title").with("name", name);
    TermsPage {
        address: address(seen.text.id),
        version,
        person: (format!("/people/{}", seen.file.learner.id), name.to_owned()),
        page: Page::staff(visitor, Nav::People, title).filled(form),
    }
}

fn filled(terms: Terms) -> Form {
    Form::new()
        .with("prefinancing", terms.prefinancing_percent)
        .with("pay-within", terms.pay_within_days)
        .with("report-within", terms.report_within_days)
        .with("balance-within", terms.balance_within_days)
}

fn parsed(form: &mut Form, words: Words) -> Option<Terms> {
    let percent = number(form, "prefinancing", words);
    let pay = number(form, "pay-within", words);
    let report = number(form, "report-within", words);
    let balance = number(form, "balance-within", words);
    let percent: u8 = percent?;
    if !(70..=100).contains(&percent) {
        let said = words.t("signing-fault-prefinancing").with("least", 70).with("most", 100);
        form.error("prefinancing", said);
        return None;
    }
    Some(Terms {
        prefinancing_percent: percent,
        pay_within_days: pay?,
        report_within_days: report?,
        balance_within_days: balance?,
    })
}

fn number<T: FromStr>(form: &mut Form, field: &str, words: Words) -> Option<T> {
    form.parsed(field, str::parse::<T>, |_| words.t("form-number-unfit").to_string())
}
