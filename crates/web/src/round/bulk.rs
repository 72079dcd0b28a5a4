//! What is done with many rows at once, and the views that the office names.

use super::board::is_proposed;
use super::query;
use crate::Site;
use crate::answer::Answer;
use crate::layout::{Form, Notice};
use crate::session::Ctx;
use axum::extract::{Path, State};
use walz_domain::{CallId, LearnerId};
use walz_service::{Error, allocation, board, call, saved_view};

/// As many as are done in one go.
const MOST: i64 = 1_000;

/// Does something with the ticked rows, or with all rows of the view.
pub(super) async fn act(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(id): Path<CallId>,
    form: Form,
) -> Answer {
    let call = call::find(&site.app, &ctx, id).await?;
    let query = query::read(form.text("query")).at_start();
    let back = query.address(call.id, "");
    if form.text("do") != "confirm" {
        return Ok(Notice::bad("board-bulk-choose").then(&back));
    }
    let filter = query.filter(board::today(&site.app, &ctx).await?);
    let rows = board::all(&site.app, &ctx, call.id, &filter, MOST).await?;
    let ticked: Vec<LearnerId> = form.all("id").filter_map(|id| id.parse().ok()).collect();
    let everybody = !form.text("all").is_empty();
    let chosen = rows.iter().filter(|row| everybody || ticked.contains(&row.learner));
    let chosen: Vec<LearnerId> = chosen.filter(|r| is_proposed(r)).map(|r| r.learner).collect();
    let run = allocation::newest(&site.app, &ctx, call.id).await?;
    let Some(run) = run.filter(|_| !chosen.is_empty()) else {
        return Ok(Notice::bad("board-bulk-nothing").then(&back));
    };
    let stays = allocation::confirm(&site.app, &ctx, run.run.id, &chosen).await?;
    Ok(Notice::good("board-bulk-confirmed").count("count", stays.len()).then(&back))
}

/// Keeps the filters under a name.
pub(super) async fn save_view(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(id): Path<CallId>,
    form: Form,
) -> Answer {
    let call = call::find(&site.app, &ctx, id).await?;
    let query = query::read(form.text("query")).at_start();
    saved_view::add(&site.app, &ctx, form.text("name"), &query.text()).await?;
    let name = form.text("name");
    Ok(Notice::good("board-view-saved").with("name", name).then(&query.address(call.id, "")))
}

/// Takes a view away.
pub(super) async fn remove_view(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(id): Path<CallId>,
    form: Form,
) -> Answer {
    let call = call::find(&site.app, &ctx, id).await?;
    let missing = |_| Error::invalid("view", "board-view-missing");
    let view = form.text("view").parse().map_err(missing)?;
    saved_view::remove(&site.app, &ctx, view).await?;
    Ok(Notice::good("board-view-removed").then(&format!("/rounds/{}", call.id)))
}
