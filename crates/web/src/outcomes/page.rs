//! The page: filters, what all stays came to, a picture, and the table.

use super::{Counted, SHARES, asked, median, share};
use crate::Site;
use crate::answer::Answer;
use crate::chart::Chart;
use crate::layout::{Form, Nav, Page, Tone, Visitor, show};
use crate::session::Ctx;
use askama::Template;
use axum::extract::State;
use walz_domain::indicator::LEAST_PERSONS;
use walz_domain::outcome::By;
use walz_service::outcomes::{self, Line, Outcomes};
use walz_words::Words;

#[derive(Template)]
#[template(path = "outcomes/page.html")]
struct OutcomesPage {
    page: Page,
    rounds: Vec<(String, String)>,
    ways: Vec<(&'static str, String)>,
    /// What the first column holds.
    by: String,
    download: String,
    figures: Vec<(String, String)>,
    chart: Option<Chart>,
    rows: Vec<Row>,
    more: bool,
    least: u32,
}

struct Row {
    name: String,
    stays: String,
    small: bool,
    agreed: String,
    shares: Vec<Cell>,
    days: String,
    decided: String,
}

/// A share and the count behind it.
struct Cell {
    label: String,
    share: String,
    count: String,
}

/// Groups that the picture has room for.
const DRAWN: usize = 12;

fn row(line: &Line, words: Words) -> Row {
    let tally = &line.tally;
    let cell = |(of, key): &(Counted, &str)| Cell {
        label: words.t(*key).to_string(),
        share: share(of(tally), tally.agreed).map(|s| words.percent(s)).unwrap_or_default(),
        count: words
            .t("outcomes-of")
            .with("part", of(tally))
            .with("whole", tally.agreed)
            .to_string(),
    };
    Row {
        name: line.name.clone(),
        stays: words.number(tally.stays),
        small: tally.is_small(),
        agreed: words.number(tally.agreed),
        shares: SHARES.iter().map(cell).collect(),
        days: median(line, words),
        decided: words.number(line.decided),
    }
}

fn figures(all: &Line, words: Words) -> Vec<(String, String)> {
    let tally = &all.tally;
    let mut figures = vec![(words.number(tally.stays), words.t("outcomes-stays").to_string())];
    for (of, key) in SHARES {
        let count = words.t("outcomes-of").with("part", of(tally)).with("whole", tally.agreed);
        let share = share(of(tally), tally.agreed).map(|share| words.percent(share));
        figures.push((share.unwrap_or_default(), format!("{} ({count})", words.t(key))));
    }
    let days = median(all, words);
    if !days.is_empty() {
        figures.push((days, words.t("outcomes-days").to_string()));
    }
    figures
}

fn chart(seen: &Outcomes, by: &str, words: Words) -> Option<Chart> {
    let columns = (by.to_owned(), words.t("outcomes-recognised").to_string());
    let chart = Chart::lying(words, words.t("outcomes-chart"), columns);
    let lines = seen.lines.iter().filter(|line| line.tally.agreed > 0).take(DRAWN);
    let mut drawn = lines.peekable();
    drawn.peek()?;
    Some(drawn.fold(chart, |chart, line| {
        let share = share(line.tally.recognised, line.tally.agreed).unwrap_or_default();
        let chart = chart.point(&line.name, share * 100.0, words.percent(share));
        // Of so few stays a share says little: it stays in the background.
        if line.tally.is_small() { chart } else { chart.hot() }
    }))
}

pub(super) async fn see(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let words = visitor.words;
    let (by, call) = asked(&form);
    let seen = outcomes::see(&site.app, &ctx, by, call).await?;
    let way = |by: &By| (by.code(), words.t(format!("outcomes-by-{by}")).to_string());
    let name = way(&by).1;
    let round = call.map(|call| format!("&round={call}")).unwrap_or_default();
    let title = visitor.t("outcomes-title");
    let form = form.without("by").with("by", by);
    Ok(show(&OutcomesPage {
        rounds: seen.rounds.iter().map(|r| (r.id.to_string(), r.title.clone())).collect(),
        ways: By::ALL.iter().map(way).collect(),
        download: format!("/outcomes.csv?by={by}{round}"),
        figures: figures(&seen.all, words),
        chart: chart(&seen, &name, words),
        rows: seen.lines.iter().map(|line| row(line, words)).collect(),
        more: seen.more,
        least: LEAST_PERSONS,
        by: name,
        page: Page::staff(visitor, Nav::Outcomes, title).filled(form),
    }))
}
