//! The figures as a file, with all groups.

use super::{SHARES, asked, median, share};
use crate::Site;
use crate::answer::Answer;
use crate::file;
use crate::layout::{Form, Visitor};
use crate::round::separator;
use crate::session::Ctx;
use axum::extract::State;
use walz_exchange::tables::List;
use walz_service::outcomes::{self, Line};

pub(super) async fn csv(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let words = visitor.words;
    let (by, call) = asked(&form);
    let seen = outcomes::take(&site.app, &ctx, by, call).await?;
    let said = |key: &str| words.t(key).to_string();
    let mut headings = vec![
        words.t(format!("outcomes-by-{by}")).to_string(),
        said("outcomes-stays"),
        said("outcomes-small"),
        said("outcomes-agreed"),
    ];
    for (_, key) in SHARES {
        headings.push(said(key));
        headings.push(format!("{} %", said(key)));
    }
    headings.extend([said("outcomes-decided"), said("outcomes-days")]);
    let row = |line: &Line| {
        let tally = &line.tally;
        let small = if tally.is_small() { said("yes") } else { said("no") };
        let mut cells =
            vec![line.name.clone(), tally.stays.to_string(), small, tally.agreed.to_string()];
        for (of, _) in SHARES {
            let share = share(of(tally), tally.agreed).map(|s| words.decimal(s * 100.0, 1));
            cells.push(of(tally).to_string());
            cells.push(share.unwrap_or_default());
        }
        cells.extend([line.decided.to_string(), median(line, words)]);
        cells
    };
    let rows = seen.lines.iter().map(row).collect();
    let list = List { title: visitor.t("outcomes-title").to_string(), headings, rows };
    Ok(file::csv(&list.title, list.csv(separator(&visitor))))
}
