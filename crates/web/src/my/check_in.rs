//! One tap that says how it goes, and a few words after it.

use crate::Site;
use crate::answer::{Answer, say};
use crate::layout::{Form, Notice, Visitor};
use crate::session::Ctx;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use walz_domain::check_in::Mood;
use walz_service::check_in::{self, Answer as Word};
use walz_service::{Error, journey};

/// A tap may have waited on the phone for a connection; it counts when it arrives.
pub(super) async fn answer(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let Ok(mood) = form.text("mood").parse::<Mood>() else {
        return Ok(StatusCode::UNPROCESSABLE_ENTITY.into_response());
    };
    let journey = journey::see(&site.app, &ctx).await?;
    let stay = journey.stay.ok_or_else(|| Error::refused("check-in-refused-not-abroad"))?;
    let word = Word { mood, note: form.text("note").to_owned() };
    match check_in::answer(&site.app, &ctx, stay.mobility, &word).await {
        Ok(_) => Ok(Notice::good(match mood {
            Mood::Fine => "my-said-fine",
            Mood::Talk => "my-said-talk",
            Mood::Help => "my-said-help",
        })
        .then("/my")),
        Err(Error::Refused(refused)) => {
            let why = say(visitor.words, &refused);
            Ok(Notice::bad("my-step-refused").with("why", why).then("/my"))
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn note(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let journey = journey::see(&site.app, &ctx).await?;
    let id = journey.check_in.and_then(|today| today.id);
    let id = id.ok_or_else(|| Error::refused("check-in-refused-unanswered"))?;
    match check_in::note(&site.app, &ctx, id, form.text("note")).await {
        Ok(()) => Ok(Notice::good("my-noted").then("/my")),
        Err(Error::Refused(refused)) => {
            let why = say(visitor.words, &refused);
            Ok(Notice::bad("my-step-refused").with("why", why).then("/my"))
        }
        Err(error) => Err(error.into()),
    }
}
