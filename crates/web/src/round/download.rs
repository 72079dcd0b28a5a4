//! A view of the board as a file.

use super::query::Query;
use super::row::Rows;
use crate::Site;
use crate::answer::{Answer, Failed};
use crate::file;
use crate::layout::{Form, Visitor};
use crate::session::Ctx;
use axum::extract::{Path, State};
use walz_domain::CallId;
use walz_exchange::tables::{List, Separator};
use walz_service::{Context, board, call};
use walz_words::Language;

/// As many rows as a file gets.
const MOST: i64 = 100_000;

async fn list(
    site: &Site,
    ctx: &Context,
    id: CallId,
    visitor: &Visitor,
    form: &Form,
) -> Result<List, Failed> {
    let call = call::find(&site.app, ctx, id).await?;
    let today = board::today(&site.app, ctx).await?;
    let filter = Query::of(form).filter(today);
    let rows = board::all(&site.app, ctx, call.id, &filter, MOST).await?;
    let names = board::names(&site.app, ctx).await?;
    let in_words = Rows::new(visitor.words, call.id, today, &names);
    let rows = rows.into_iter().map(|row| in_words.cells(row)).collect();
    let title = visitor.t("board-list").to_string();
    Ok(List { title, headings: in_words.headings(), rows })
}

pub(super) async fn csv(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(call): Path<CallId>,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let list = list(&site, &ctx, call, &visitor, &form).await?;
    Ok(file::csv(&list.title, list.csv(separator(&visitor))))
}

pub(super) async fn xlsx(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(call): Path<CallId>,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let list = list(&site, &ctx, call, &visitor, &form).await?;
    Ok(file::xlsx(&list.title, list.xlsx().map_err(Failed::unwritable)?))
}

/// What stands between cells in the visitor's country.
pub(crate) fn separator(visitor: &Visitor) -> Separator {
    match visitor.words.language() {
        Language::Nb => Separator::Semicolon,
        _ => Separator::Comma,
    }
}
