//! What is done with many rows at once, and the views that the office names.

use super::board::is_proposed;
use super::query;
use crate::Site;
use crate::answer::Answer;
use crate::layout::{Form, Notice};
use crate::session::Ctx;
use axum::extract::{Path, State};
use walz_domain::{CallId, LearnerId, MobilityId};
use walz_service::board::BoardRow;
use walz_service::signing::Outcome;
use walz_service::{
    Context, Error, agreement, allocation, board, call, grant, saved_view, signing,
};

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
    let Some(task) = Task::ALL.into_iter().find(|task| task.code() == form.text("do")) else {
        return Ok(Notice::bad("board-bulk-choose").then(&back));
    };
    let filter = query.filter(board::today(&site.app, &ctx).await?);
    let rows = board::all(&site.app, &ctx, call.id, &filter, MOST).await?;
    let ticked: Vec<LearnerId> = form.all("id").filter_map(|id| id.parse().ok()).collect();
    let everybody = !form.text("all").is_empty();
    let mut chosen = rows;
    chosen.retain(|row| everybody || ticked.contains(&row.learner));
    Ok(task.done(&site, &ctx, call.id, &chosen).await?.then(&back))
}

/// What can be done with many at once.
#[derive(Clone, Copy, Debug)]
pub(super) enum Task {
    /// Confirm the proposed places.
    Confirm,
    /// Draft the learning agreements and send them out for signing.
    Agreements,
    Grants,
    /// Write once more to everybody whose signature is missing.
    Remind,
}

impl Task {
    pub(super) const ALL: [Self; 4] = [Self::Confirm, Self::Agreements, Self::Grants, Self::Remind];

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Agreements => "agreements",
            Self::Grants => "grants",
            Self::Remind => "remind",
        }
    }

    /// Does it, and says what came of it.
    async fn done(
        self,
        site: &Site,
        ctx: &Context,
        call: CallId,
        rows: &[BoardRow],
    ) -> Result<Notice, Error> {
        let stays: Vec<MobilityId> = rows.iter().filter_map(|row| row.mobility).collect();
        let app = &site.app;
        Ok(match self {
            Self::Confirm => return confirm(site, ctx, call, rows).await,
            _ if stays.is_empty() => Notice::bad("board-bulk-no-stay"),
            Self::Agreements => offered(&agreement::offer_many(app, ctx, &stays).await?),
            Self::Grants => offered(&grant::offer_many(app, ctx, &stays).await?),
            Self::Remind => match signing::remind_of_stays(app, ctx, &stays).await?.written {
                0 => Notice::good("board-bulk-nobody-reminded"),
                written => Notice::good("board-bulk-reminded")
                    .count("count", usize::try_from(written).unwrap_or(usize::MAX)),
            },
        })
    }
}

async fn confirm(
    site: &Site,
    ctx: &Context,
    call: CallId,
    rows: &[BoardRow],
) -> Result<Notice, Error> {
    let waiting = rows.iter().filter(|row| is_proposed(row));
    let chosen: Vec<LearnerId> = waiting.map(|row| row.learner).collect();
    let run = allocation::newest(&site.app, ctx, call).await?;
    let Some(run) = run.filter(|_| !chosen.is_empty()) else {
        return Ok(Notice::bad("board-bulk-nothing"));
    };
    let stays = allocation::confirm(&site.app, ctx, run.run.id, &chosen).await?;
    Ok(Notice::good("board-bulk-confirmed").count("count", stays.len()))
}

/// What came of sending texts out. Where one could not be sent, its learner's page says why.
fn offered(outcomes: &[(MobilityId, Outcome)]) -> Notice {
    let sent = outcomes.iter().filter(|(_, o)| matches!(o, Outcome::Offered(_))).count();
    let failed = outcomes.iter().filter(|(_, o)| matches!(o, Outcome::Failed(_))).count();
    match (sent, failed) {
        (sent, 0) => Notice::good("board-bulk-offered").count("count", sent),
        (sent, failed) => {
            Notice::bad("board-bulk-some-offered").count("count", sent).count("failed", failed)
        }
    }
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
