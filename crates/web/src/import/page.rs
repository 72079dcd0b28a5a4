//! The page of imports: a form, and what came of a file.

use super::upload::Upload;
use crate::Site;
use crate::answer::{Answer, Failed};
use crate::file;
use crate::label::table_name;
use crate::layout::{Form, Nav, Notice, Page, Visitor, show, show_as};
use crate::session::Ctx;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use walz_exchange::tables::{Arg, Args, Fault, Faults, TableKind, Warning, template_xlsx};
use walz_service::Error;
use walz_service::import::{self, Options, Refusal, Report};
use walz_words::{Value, Words};

/// Faults that a page shows; who has more corrects these first.
const SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "import/page.html")]
struct Import {
    page: Page,
    tables: Vec<(&'static str, String)>,
    outcome: Outcome,
    warnings: Vec<String>,
}

enum Outcome {
    /// No file yet.
    Nothing,
    /// The file could be kept as it is.
    Ready {
        table: &'static str,
        name: String,
        content: String,
        added: u32,
        changed: u32,
        same: u32,
    },
    /// Cells are wrong, and nothing is kept.
    Faulty { total: usize, ready: usize, rows: Vec<Row> },
}

struct Row {
    line: u32,
    column: String,
    value: String,
    reason: String,
}

/// A sentence of the tables with its values.
pub(crate) fn sentence(words: Words, key: &str, args: Args) -> String {
    let value = |arg: Arg| -> Value<'static> {
        match arg {
            Arg::Text(text) => text.into(),
            Arg::Number(number) => number.into(),
        }
    };
    let values: Vec<_> = args.into_iter().map(|(name, arg)| (name, value(arg))).collect();
    words.say(key, &values)
}

fn warnings(words: Words, warnings: &[Warning]) -> Vec<String> {
    warnings.iter().map(|warning| sentence(words, warning.key(), warning.args())).collect()
}

fn faulty(words: Words, faults: &Faults) -> Outcome {
    let row = |fault: &Fault| Row {
        line: fault.line,
        column: fault.column.clone(),
        value: fault.value.clone(),
        reason: sentence(words, fault.reason.key(), fault.args()),
    };
    let rows = faults.list.iter().take(SHOWN).map(row).collect();
    Outcome::Faulty { total: faults.total, ready: faults.ready, rows }
}

fn ready(report: &Report, upload: &Upload) -> Outcome {
    Outcome::Ready {
        table: report.kind.name(),
        name: upload.name.clone(),
        content: upload.content(),
        added: report.tally.added,
        changed: report.tally.changed,
        same: report.tally.same,
    }
}

fn page(visitor: Visitor, form: Form, outcome: Outcome, warnings: Vec<String>) -> Import {
    let title = visitor.t("import-title");
    let named = |kind: &TableKind| (kind.name(), table_name(visitor.words, *kind));
    let tables = TableKind::ALL.iter().map(named).collect();
    let page = Page::staff(visitor, Nav::Rounds, title).filled(form);
    Import { page, tables, outcome, warnings }
}

pub(super) async fn show_form(visitor: Visitor, form: Form) -> Answer {
    Ok(show(&page(visitor, form, Outcome::Nothing, Vec::new())))
}

/// Looks at a file, or keeps one that was looked at.
pub(super) async fn take(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    upload: Upload,
) -> Answer {
    let words = visitor.words;
    let mut form = Form::new().with("table", &upload.table);
    let kind = form
        .parsed("table", str::parse::<TableKind>, |_| words.t("import-table-missing").to_string());
    if upload.bytes.is_empty() {
        form.error("file", words.t("import-file-missing"));
    }
    let refused = |visitor, form, outcome, told| {
        show_as(StatusCode::UNPROCESSABLE_ENTITY, &page(visitor, form, outcome, told))
    };
    let Some(kind) = kind.filter(|_| form.is_good()) else {
        return Ok(refused(visitor, form, Outcome::Nothing, Vec::new()));
    };
    let (name, options) = ((upload.name.as_str(), upload.bytes.as_slice()), Options::default());
    let done = if upload.keep {
        let ctx = ctx.with_key(upload.key.clone());
        import::import(&site.app, &ctx, kind, name, options).await
    } else {
        import::preview(&site.app, &ctx, kind, name, options).await
    };
    match done {
        Ok(report) if upload.keep => {
            let rows = usize::try_from(report.tally.rows()).unwrap_or(usize::MAX);
            Ok(Notice::good("import-kept").count("count", rows).then("/import"))
        }
        Ok(report) => {
            let told = warnings(words, &report.warnings);
            Ok(show(&page(visitor, form, ready(&report, &upload), told)))
        }
        Err(Refusal::Faults(faults)) => {
            let told = warnings(words, &faults.warnings);
            Ok(refused(visitor, form, faulty(words, &faults), told))
        }
        Err(Refusal::Unreadable(unreadable)) => {
            form.error("file", sentence(words, unreadable.key(), unreadable.args()));
            Ok(refused(visitor, form, Outcome::Nothing, Vec::new()))
        }
        Err(Refusal::Other(error)) => Err(error.into()),
    }
}

/// A table without rows, to fill in.
pub(super) async fn template(form: Form) -> Answer {
    let kind = form.text("table").parse::<TableKind>();
    let kind = kind.map_err(|_| Error::invalid("table", "import-table-missing"))?;
    Ok(file::xlsx(kind.name(), template_xlsx(kind).map_err(Failed::unwritable)?))
}
