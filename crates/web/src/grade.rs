//! The tables that convert hosts' grades: every scale with its versions, so that a converted grade can be traced.

use crate::Site;
use crate::answer::Answer;
use crate::layout::{Nav, Page, Tone, Visitor, show};
use crate::round::RUNS;
use crate::routes::Routes;
use crate::session::Ctx;
use askama::Template;
use axum::extract::State;
use walz_domain::grade::{GradeLine, plain};
use walz_domain::grant::Check;
use walz_service::grade;
use walz_words::Words;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/grade-tables", RUNS, see)
}

#[derive(Template)]
#[template(path = "grade/tables.html")]
struct TablesPage {
    page: Page,
    tables: Vec<Table>,
}

struct Table {
    title: String,
    /// Its name in the tables, its version, and since when it is used.
    about: String,
    used: bool,
    verified: (Tone, String),
    source: String,
    lines: Vec<Line>,
}

struct Line {
    grade: String,
    /// Of numbers, from which to which.
    numbers: String,
    normalised: String,
    passes: (Tone, String),
}

fn line(line: &GradeLine, words: Words) -> Line {
    let number = |hundredths: u32| words.decimal(f64::from(hundredths) / 100.0, 2);
    let (tone, key) = match line.passes {
        true => (Tone::Good, "grade-passes"),
        false => (Tone::Neutral, "grade-passes-not"),
    };
    Line {
        grade: line.grade.clone(),
        numbers: line
            .span
            .map(|span| format!("{}–{}", plain(span.lowest), plain(span.highest)))
            .unwrap_or_default(),
        normalised: match line.span {
            Some(span) => format!("{}–{}", number(line.normalised), number(span.normalised)),
            None => number(line.normalised),
        },
        passes: (tone, words.t(key).to_string()),
    }
}

fn table(table: &grade::Table, words: Words) -> Table {
    let country = table.scale.country.map(|country| words.country(country.code()));
    let title = match country {
        Some(country) => format!("{}: {}", country, table.scale.title),
        None => table.scale.title.clone(),
    };
    // A table is as good as its weakest line.
    let weakest = table.lines.iter().map(|line| line.verified.check).max().unwrap_or(Check::No);
    let checked = table.lines.iter().filter_map(|line| line.checked_on).min();
    let (tone, key) = match weakest {
        Check::Yes => (Tone::Good, "grade-verified-yes"),
        Check::Partly => (Tone::Wait, "grade-verified-partly"),
        Check::No => (Tone::Wait, "grade-verified-no"),
    };
    let verified = match checked {
        Some(day) => words.t("grade-checked").with("date", words.date(day)).to_string(),
        None => words.t(key).to_string(),
    };
    Table {
        title,
        about: words
            .t("grade-table-about")
            .with("scale", table.scale.code.as_str())
            .with("version", table.version.as_str())
            .with("date", words.date(table.valid_from))
            .to_string(),
        used: table.used,
        verified: (tone, verified),
        source: table.lines.first().map(|line| line.source.clone()).unwrap_or_default(),
        lines: table.lines.iter().map(|one| line(one, words)).collect(),
    }
}

async fn see(State(site): State<Site>, Ctx(ctx): Ctx, visitor: Visitor) -> Answer {
    let tables = grade::tables(&site.app, &ctx).await?;
    let words = visitor.words;
    let title = visitor.t("grade-tables-title");
    let tables = tables.iter().map(|one| table(one, words)).collect();
    Ok(show(&TablesPage { page: Page::staff(visitor, Nav::Elsewhere, title), tables }))
}
