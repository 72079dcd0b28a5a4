//! The page of exports, and the files.

use crate::Site;
use crate::answer::{Answer, Failed};
use crate::file;
use crate::label::table_name;
use crate::layout::{Form, Nav, Page, Visitor, show, show_as};
use crate::round::separator;
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use walz_domain::CallId;
use walz_domain::support_need::ReadFor;
use walz_exchange::tables::TableKind;
use walz_policy::RoleKind;
use walz_service::export::{self, Export, RESTRICTED};
use walz_service::{Context, Error, call};

#[derive(Template)]
#[template(path = "export/page.html")]
struct ExportPage {
    page: Page,
    /// None for those who may only read what is about health.
    tables: Vec<Row>,
    rounds: Vec<(String, String)>,
    restricted: Vec<(&'static str, String)>,
    purposes: Vec<(&'static str, String)>,
    formats: Vec<(&'static str, String)>,
}

struct Row {
    name: String,
    rows: i64,
    csv: String,
    xlsx: String,
}

/// The round whose learners, criteria and windows are wanted; the newest one where none is named.
fn round(form: &Form) -> Result<Option<CallId>, Error> {
    match form.text("round") {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Error::NotFound),
    }
}

async fn page(
    site: &Site,
    ctx: &Context,
    visitor: Visitor,
    form: Form,
) -> Result<ExportPage, Failed> {
    let words = visitor.words;
    let (mut tables, mut rounds) = (Vec::new(), Vec::new());
    if ctx.actor.role.kind() == RoleKind::Coordinator {
        let round = round(&form)?;
        let query = round.map(|id| format!("?round={id}")).unwrap_or_default();
        let counts = export::counts(&site.app, ctx, round).await?;
        let row = |kind: TableKind| Row {
            name: table_name(words, kind),
            rows: counts.get(&kind).copied().unwrap_or_default(),
            csv: format!("/export/{kind}.csv{query}"),
            xlsx: format!("/export/{kind}.xlsx{query}"),
        };
        tables = export::open_kinds().map(row).collect();
        let calls = call::list(&site.app, ctx).await?;
        rounds = calls.iter().map(|call| (call.id.to_string(), call.title.clone())).collect();
    }
    let purpose = |purpose: &ReadFor| {
        (purpose.code(), words.t(format!("export-purpose-{}", purpose.code())).to_string())
    };
    let title = visitor.t("export-title");
    Ok(ExportPage {
        tables,
        rounds,
        restricted: RESTRICTED.map(|kind| (kind.name(), table_name(words, kind))).to_vec(),
        purposes: ReadFor::ALL.iter().map(purpose).collect(),
        formats: vec![
            ("xlsx", words.t("export-xlsx").to_string()),
            ("csv", words.t("export-csv").to_string()),
        ],
        page: Page::staff(visitor, Nav::Rounds, title).filled(form),
    })
}

pub(super) async fn show_list(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    form: Form,
) -> Answer {
    Ok(show(&page(&site, &ctx, visitor, form).await?))
}

/// The ending of a file and the format that it asks for.
#[derive(Clone, Copy, Debug)]
enum Format {
    Csv,
    Xlsx,
}

impl Format {
    fn of(ending: &str) -> Option<Self> {
        match ending {
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }

    fn write(self, export: &Export, visitor: &Visitor) -> Result<Response, Failed> {
        let name = export.kind.name();
        Ok(match self {
            Self::Csv => file::csv(name, export.csv(separator(visitor))),
            Self::Xlsx => file::xlsx(name, export.xlsx().map_err(Failed::unwritable)?),
        })
    }
}

/// A table as the file that the path names: `learners.csv`.
pub(super) async fn download(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(name): Path<String>,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let (table, ending) = name.rsplit_once('.').ok_or(Error::NotFound)?;
    let kind: TableKind = table.parse().map_err(|_| Error::NotFound)?;
    let format = Format::of(ending).ok_or(Error::NotFound)?;
    let export = export::table(&site.app, &ctx, kind, round(&form)?).await?;
    format.write(&export, &visitor)
}

/// A table about health, for a purpose.
pub(super) async fn disclose(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    mut form: Form,
) -> Answer {
    let words = visitor.words;
    let missing = || words.t("import-table-missing").to_string();
    let kind = form.parsed("table", str::parse::<TableKind>, |_| missing());
    let purpose = form.parsed("purpose", str::parse::<ReadFor>, |_| {
        words.t("export-purpose-missing").to_string()
    });
    let format = form.parsed(
        "format",
        |ending| Format::of(ending).ok_or(()),
        |()| words.t("export-format-missing").to_string(),
    );
    match (kind, purpose, format) {
        (Some(kind), Some(purpose), Some(format)) => {
            let export = export::restricted(&site.app, &ctx, kind, purpose).await?;
            format.write(&export, &visitor)
        }
        _ => {
            let page = page(&site, &ctx, visitor, form).await?;
            Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
    }
}
