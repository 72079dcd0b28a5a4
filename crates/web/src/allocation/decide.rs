//! What is done about a round's places: the engine runs, a person confirms or chooses otherwise.

use super::page::show_refused;
use crate::Site;
use crate::answer::{Answer, refuse};
use crate::file;
use crate::layout::{Form, Notice, Visitor};
use crate::session::Ctx;
use axum::extract::{Path, State};
use walz_domain::allocation::AllocationState;
use walz_domain::{CallId, LearnerId, OfferId};
use walz_service::{Context, Error, allocation, call};

fn address(call: CallId) -> String {
    format!("/rounds/{call}/allocation")
}

pub(super) async fn run(State(site): State<Site>, Ctx(ctx): Ctx, Path(id): Path<CallId>) -> Answer {
    let call = call::find(&site.app, &ctx, id).await?;
    allocation::run(&site.app, &ctx, call.id).await?;
    Ok(Notice::good("allocation-ran").then(&address(id)))
}

/// Confirms the ticked learners' places, or all of a window.
pub(super) async fn confirm(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(id): Path<CallId>,
    form: Form,
) -> Answer {
    call::find(&site.app, &ctx, id).await?;
    let nobody = || Ok(Notice::bad("allocation-nobody-chosen").then(&address(id)));
    let Some(sheet) = allocation::sheet(&site.app, &ctx, id).await? else { return nobody() };
    let ticked: Vec<LearnerId> = form.all("id").filter_map(|id| id.parse().ok()).collect();
    let window = form.text("window");
    let chosen = sheet.entries.iter().map(|entry| &entry.allocation).filter(|allocation| {
        let offer = allocation.offer.and_then(|offer| sheet.offers.get(&offer));
        let of_window = offer.is_some_and(|offer| offer.window == window);
        allocation.state == AllocationState::Proposed
            && offer.is_some()
            && (of_window || ticked.contains(&allocation.learner))
    });
    let chosen: Vec<LearnerId> = chosen.map(|allocation| allocation.learner).collect();
    if chosen.is_empty() {
        return nobody();
    }
    // The page that was answered showed a run; a newer one is to be looked at first.
    if form.text("run") != sheet.file.run.id.to_string() {
        return Err(Error::refused("allocation-run-discarded").into());
    }
    let stays = allocation::confirm(&site.app, &ctx, sheet.file.run.id, &chosen).await?;
    Ok(Notice::good("board-bulk-confirmed").count("count", stays.len()).then(&address(id)))
}

/// Gives a learner another place, for a reason.
pub(super) async fn choose(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(id): Path<CallId>,
    visitor: Visitor,
    mut form: Form,
) -> Answer {
    call::find(&site.app, &ctx, id).await?;
    let missing = visitor.t("allocation-choose-missing").to_string();
    let learner = form.text("learner").parse::<LearnerId>().ok();
    let offer = form.parsed("offer", str::parse::<OfferId>, |_| missing);
    let run = allocation::newest(&site.app, &ctx, id).await?;
    let (Some(learner), Some(offer), Some(run)) = (learner, offer, run) else {
        return show_refused(&site, &ctx, id, visitor, form).await;
    };
    let reason = form.text("reason").to_owned();
    let given = allocation::override_with(&site.app, &ctx, run.run.id, learner, offer, &reason);
    match given.await {
        Ok(_) => Ok(Notice::good("allocation-chosen").then(&address(id))),
        Err(error) => {
            refuse(&mut form, "offer", error, visitor.words)?;
            show_refused(&site, &ctx, id, visitor, form).await
        }
    }
}

/// What went into a run and came out: of the one that is named, else of the newest that counts.
async fn record(
    site: &Site,
    ctx: &Context,
    id: CallId,
    form: &Form,
) -> Result<allocation::Record, Error> {
    call::find(&site.app, ctx, id).await?;
    let named = form.text("run");
    if !named.is_empty() {
        let run = named.parse().map_err(|_| Error::NotFound)?;
        return allocation::record(&site.app, ctx, run).await;
    }
    let run = allocation::newest(&site.app, ctx, id).await?;
    let run = run.ok_or_else(|| Error::refused("allocation-never-ran"))?;
    allocation::record(&site.app, ctx, run.run.id).await
}

/// What the engine was asked, for anybody to check with a program of their own.
pub(super) async fn problem(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(id): Path<CallId>,
    form: Form,
) -> Answer {
    Ok(file::json("problem", record(&site, &ctx, id, &form).await?.problem))
}

/// What it answered.
pub(super) async fn outcome(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(id): Path<CallId>,
    form: Form,
) -> Answer {
    Ok(file::json("outcome", record(&site, &ctx, id, &form).await?.outcome))
}
