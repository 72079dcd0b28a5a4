//! Checking a file: a form, and what came of it. No account, no JavaScript, nothing kept.

use crate::Site;
use crate::answer::Answer;
use crate::layout::{Form, Page, Tone, Visitor, show, show_as};
use crate::session::{Coming, Ctx};
use crate::upload::Sent;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use walz_exchange::credential::verify::{Check, Outcome, State as Proof, Verdict};
use walz_service::credential;
use walz_words::Words;

#[derive(Template)]
#[template(path = "credential/check.html")]
struct CheckPage {
    page: Page,
    verdict: Option<Shown>,
}

/// A verdict in words.
struct Shown {
    tone: &'static str,
    icon: &'static str,
    outcome: String,
    format: String,
    about: Vec<(String, String)>,
    checks: Vec<Line>,
}

struct Line {
    what: String,
    state: (Tone, String),
    why: String,
    detail: String,
}

impl Shown {
    fn of(verdict: &Verdict, words: Words, zone: &TimeZone) -> Self {
        let said = |key: &str, code: &str| words.t(format!("verify-{key}-{code}")).to_string();
        let (tone, icon) = match verdict.outcome {
            Outcome::Proven => ("good", "check"),
            Outcome::Partly | Outcome::Open => ("wait", "info"),
            Outcome::Refuted => ("bad", "alert"),
        };
        let line = |check: &Check| Line {
            what: said("what", check.what.code()),
            state: (
                match check.state {
                    Proof::Proven => Tone::Good,
                    Proof::NotProven => Tone::Wait,
                    Proof::Refuted => Tone::Bad,
                },
                said("state", check.state.code()),
            ),
            why: said("reason", check.reason.code()),
            // A moment is told as everywhere else; names and addresses stay as the file has them.
            detail: match check.detail.parse::<Timestamp>() {
                Ok(at) => words.date_time(at, zone),
                Err(_) => check.detail.clone(),
            },
        };
        let about = &verdict.about;
        let about = [
            ("verify-about-title", &about.title),
            ("verify-about-holder", &about.holder),
            ("verify-about-issuer", &about.issuer),
        ];
        let about = about
            .into_iter()
            .filter_map(|(key, value)| Some((words.t(key).to_string(), value.clone()?)));
        Self {
            tone,
            icon,
            outcome: said("outcome", verdict.outcome.code()),
            format: said("format", verdict.format.code()),
            about: about.collect(),
            checks: verdict.checks.iter().map(line).collect(),
        }
    }
}

pub(super) async fn show_form(visitor: Visitor) -> Answer {
    let title = visitor.t("verify-title");
    Ok(show(&CheckPage { page: Page::plain(visitor, title), verdict: None }))
}

pub(super) async fn check(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Coming(visit): Coming,
    mut sent: Sent,
) -> Answer {
    let title = visitor.t("verify-title");
    let bytes = sent.take_file().bytes;
    if bytes.is_empty() {
        let mut form = Form::new();
        form.error("file", visitor.t("verify-file-missing"));
        let page = Page::plain(visitor, title).refused(form);
        return Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &CheckPage { page, verdict: None }));
    }
    let verdict = credential::verify_for(&site.app, &ctx, &visit, &bytes).await?;
    let verdict = Some(Shown::of(&verdict, visitor.words, &site.zone));
    Ok(show(&CheckPage { page: Page::plain(visitor, title), verdict }))
}
