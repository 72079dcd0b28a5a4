//! The portfolio: what shows best what a learner can do, unit by unit, and which units have nothing yet.

use super::show::{Shown, shown_of};
use crate::Site;
use crate::answer::{Answer, id, refuse};
use crate::layout::{Field, Form, Notice, Page, Tab, Tone, Visitor, show, show_as};
use crate::media::brought;
use crate::session::Ctx;
use crate::upload::Sent;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use walz_domain::portfolio::PieceKind;
use walz_service::logbook::{self, Logbook, Source};
use walz_service::portfolio::{self, New};
use walz_service::{Context, Error};

#[derive(Template)]
#[template(path = "logbook/portfolio.html")]
struct PortfolioPage {
    page: Page,
    units: Vec<Unit>,
    /// Units that nothing shows yet.
    bare: usize,
    collects: bool,
}

struct Unit {
    code: String,
    title: String,
    evidence: Vec<Shown>,
}

impl PortfolioPage {
    fn of(visitor: Visitor, book: Option<&Logbook>, form: Form) -> Self {
        let words = visitor.words;
        let units: Vec<Unit> = book.map_or_else(Vec::new, |book| {
            let base = format!("/stays/{}/media", book.mobility);
            let unit = |outcome: &walz_service::host::Outcome| Unit {
                evidence: shown_of(&outcome.code, &book.evidence, &base, words),
                code: outcome.code.clone(),
                title: outcome.title.clone(),
            };
            book.outcomes.iter().map(unit).collect()
        });
        let title = visitor.t("portfolio-title");
        Self {
            bare: units.iter().filter(|unit| unit.evidence.is_empty()).count(),
            collects: book.is_some_and(|book| book.collects),
            units,
            page: Page::learner(visitor, Tab::Journey, title).filled(form),
        }
    }

    fn ties(&self) -> Field {
        let field = self.page.boxes("units", self.page.t("portfolio-units"));
        self.units.iter().fold(field, |field, unit| field.option(&unit.code, &unit.title))
    }

    fn kind(&self) -> Field {
        let field = self.page.select("kind", self.page.t("portfolio-kind"));
        PieceKind::ALL
            .iter()
            .fold(field, |field, kind| field.option(kind, self.page.t(format!("piece-{kind}"))))
    }

    /// Where a form takes a piece away, or says that an entry is shown no more.
    fn remove(&self, shown: &Shown) -> String {
        match shown.from {
            Source::Entry(id, _) => format!("/my/logbook/{id}/evidence"),
            Source::Piece(id, _) => format!("/my/portfolio/{id}/remove"),
        }
    }
}

async fn book(site: &Site, ctx: &Context) -> Result<Option<Logbook>, Error> {
    logbook::own(&site.app, ctx).await
}

pub(super) async fn see(State(site): State<Site>, Ctx(ctx): Ctx, visitor: Visitor) -> Answer {
    let book = book(&site, &ctx).await?;
    Ok(show(&PortfolioPage::of(visitor, book.as_ref(), Form::new())))
}

pub(super) async fn add(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    sent: Sent,
) -> Answer {
    let book = book(&site, &ctx).await?.ok_or(Error::NotFound)?;
    let mut form = sent.form;
    let missing = |_| visitor.t("form-choose").to_string();
    if let Some(kind) = form.parsed("kind", str::parse::<PieceKind>, missing) {
        let new = New {
            title: form.text("title").to_owned(),
            kind,
            units: form.all("units").map(str::to_owned).collect(),
            school_only: form.text("school_only") == "yes",
        };
        let file = brought(sent.files, &["file"]).pop();
        let ctx = ctx.with_key(sent.key);
        match portfolio::add(&site.app, &ctx, book.mobility, &new, file.as_ref()).await {
            Ok(_) => return Ok(Notice::good("portfolio-added").then("/my/portfolio")),
            Err(error) => refuse(&mut form, "file", error, visitor.words)?,
        }
    }
    let page = PortfolioPage::of(visitor, Some(&book), form);
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

pub(super) async fn remove(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(piece): Path<String>,
) -> Answer {
    portfolio::remove(&site.app, &ctx, id(&piece)?).await?;
    Ok(Notice::good("portfolio-removed").then("/my/portfolio"))
}
