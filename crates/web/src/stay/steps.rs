//! The forms by which a stay goes on.

use super::page::again;
use crate::Site;
use crate::answer::{Answer, id, refuse};
use crate::layout::{Form, Notice, Visitor};
use crate::session::Ctx;
use crate::when::date;
use axum::extract::{Path, State};
use axum::response::Response;
use walz_domain::MobilityId;
use walz_domain::check_in::Mood;
use walz_domain::mobility;
use walz_service::check_in::{self, Call};
use walz_service::mobility::{EarlyEnd, arrive as said_arrived, cancel as called_off};
use walz_service::mobility::{close as closed, come_home as said_home, depart as said_left};
use walz_service::{Context, Error, host, mobility as verbs};

/// What came of a step: on to the page of the stay, or the form once more.
async fn answer(
    (site, ctx, visitor): (&Site, &Context, Visitor),
    stay: MobilityId,
    mut form: Form,
    field: &str,
    outcome: Option<Result<mobility::State, Error>>,
) -> Result<Response, crate::answer::Failed> {
    match outcome {
        Some(Ok(state)) => {
            let key = format!("stay-now-{}", state.code());
            return Ok(Notice::good(&key).then(&format!("/stays/{stay}")));
        }
        Some(Err(error)) => refuse(&mut form, field, error, visitor.words)?,
        None => {}
    }
    Ok(again(site, ctx, visitor, stay, form).await?)
}

/// A step that needs nothing but its day.
macro_rules! step_on_a_day {
    ($name:ident, $verb:path) => {
        pub(super) async fn $name(
            State(site): State<Site>,
            Ctx(ctx): Ctx,
            visitor: Visitor,
            Path(stay): Path<String>,
            mut form: Form,
        ) -> Answer {
            let stay = id(&stay)?;
            let outcome = match date(&mut form, "on", visitor.words) {
                Some(on) => Some($verb(&site.app, &ctx, stay, on).await),
                None => None,
            };
            answer((&site, &ctx, visitor), stay, form, "on", outcome).await
        }
    };
}

step_on_a_day!(depart, said_left);
step_on_a_day!(arrive, said_arrived);
step_on_a_day!(come_home, said_home);

pub(super) async fn end_early(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(stay): Path<String>,
    mut form: Form,
) -> Answer {
    let stay = id(&stay)?;
    let outcome = match date(&mut form, "on", visitor.words) {
        Some(on) => {
            let end = EarlyEnd {
                on,
                reason: form.text("reason").to_owned(),
                force_majeure: form.text("force_majeure") == "yes",
                guardian_told: form.text("guardian_told") == "yes",
            };
            Some(verbs::end_early(&site.app, &ctx, stay, &end).await)
        }
        None => None,
    };
    answer((&site, &ctx, visitor), stay, form, "reason", outcome).await
}

pub(super) async fn close(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(stay): Path<String>,
    form: Form,
) -> Answer {
    let stay = id(&stay)?;
    let outcome = closed(&site.app, &ctx, stay).await;
    answer((&site, &ctx, visitor), stay, form, "close", Some(outcome)).await
}

pub(super) async fn cancel(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(stay): Path<String>,
    form: Form,
) -> Answer {
    let stay = id(&stay)?;
    let outcome = called_off(&site.app, &ctx, stay, form.text("reason")).await;
    answer((&site, &ctx, visitor), stay, form, "reason", Some(outcome)).await
}

pub(super) async fn invite(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(stay): Path<String>,
) -> Answer {
    host::invite(&site.app, &ctx, id(&stay)?).await?;
    Ok(Notice::good("host-invited").then(&format!("/stays/{stay}")))
}

pub(super) async fn call(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(stay): Path<String>,
    mut form: Form,
) -> Answer {
    let stay = id(&stay)?;
    let unfit = |_| visitor.t("call-mood-missing").to_string();
    if let Some(mood) = form.parsed("mood", str::parse::<Mood>, unfit) {
        let call = Call { mood, outcome: form.text("said").to_owned() };
        match check_in::log_call(&site.app, &ctx, stay, &call).await {
            Ok(_) => return Ok(Notice::good("call-kept").then(&format!("/stays/{stay}"))),
            Err(error) => refuse(&mut form, "said", error, visitor.words)?,
        }
    }
    Ok(again(&site, &ctx, visitor, stay, form).await?)
}
