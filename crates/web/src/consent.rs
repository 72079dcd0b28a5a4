//! Consents: each purpose by itself, with the words that are agreed to, and a way back.

use crate::Site;
use crate::answer::{Answer, Failed, refuse};
use crate::layout::{Form, Notice, Page, Tab, Tone, Visitor, show_as};
use crate::people::answer;
use crate::routes::{Door, Routes};
use crate::session::Ctx;
use askama::Template;
use askama::filters::HtmlSafe;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use walz_domain::LearnerId;
use walz_domain::consent::{Answer as Said, Purpose};
use walz_policy::Role;
use walz_policy::RoleKind::Learner;
use walz_service::consent::{self, Seen};
use walz_service::{Context, Error};
use walz_words::Words;

const OWN: Door = Door::Roles(&[Learner]);

pub(crate) fn routes() -> Routes {
    Routes::new().get("/my/consents", OWN, show_own).post("/my/consents", OWN, answer_own)
}

#[derive(Template)]
#[template(path = "consent/own.html")]
struct OwnPage {
    page: Page,
    questions: Questions,
}

/// The questions that somebody is asked, each with a form of its own.
#[derive(Template)]
#[template(path = "consent/questions.html")]
pub(crate) struct Questions {
    words: Words,
    /// Where the forms go.
    action: String,
    version: &'static str,
    questions: Vec<Question>,
}

struct Question {
    purpose: &'static str,
    title: String,
    wording: String,
    tone: Tone,
    standing: String,
    /// What can be answered now.
    given: bool,
    refused: bool,
    withdrawn: bool,
    key: uuid::Uuid,
}

impl Questions {
    pub(crate) fn new(seen: &Seen, action: String, words: Words) -> Self {
        let learner = seen.file.person.name.as_str();
        let version = seen.wording.version;
        let questions = seen.mine.iter().map(|(purpose, standing)| {
            let (tone, said) = answer(*standing, words);
            Question {
                purpose: purpose.code(),
                title: crate::label::code(words, "consent-purpose", purpose.code()),
                wording: wording(*purpose, version, learner, words),
                tone,
                standing: said,
                given: standing.can_become(Said::Given),
                refused: standing.can_become(Said::Refused),
                withdrawn: standing.can_become(Said::Withdrawn),
                key: uuid::Uuid::now_v7(),
            }
        });
        Self { words, action, version, questions: questions.collect() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.questions.is_empty()
    }
}

fn wording(purpose: Purpose, version: &str, learner: &str, words: Words) -> String {
    let key = format!("consent-wording-{}-{version}", purpose.code().replace('_', "-"));
    words.t(key).with("learner", learner).to_string()
}

async fn show_own(State(site): State<Site>, Ctx(ctx): Ctx, visitor: Visitor) -> Answer {
    own_page(&site, &ctx, visitor, StatusCode::OK, Form::new()).await
}

async fn own_page(
    site: &Site,
    ctx: &Context,
    visitor: Visitor,
    status: StatusCode,
    form: Form,
) -> Answer {
    let Role::Learner(learner) = ctx.actor.role else { return Err(Error::NotFound.into()) };
    let seen = consent::see(&site.app, ctx, learner).await?;
    let questions = Questions::new(&seen, "/my/consents".to_owned(), visitor.words);
    let title = visitor.t("consent-own-title");
    let page = Page::learner(visitor, Tab::Papers, title).filled(form);
    Ok(show_as(status, &OwnPage { page, questions }))
}

async fn answer_own(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let Role::Learner(learner) = ctx.actor.role else { return Err(Error::NotFound.into()) };
    match answered(&site, &ctx, learner, form, visitor.words, "/my/consents").await? {
        Ok(response) => Ok(response),
        Err((status, form)) => own_page(&site, &ctx, visitor, status, form).await,
    }
}

/// Answers a question. What could not be done comes back with the status and the form to show again.
pub(crate) async fn answered(
    site: &Site,
    ctx: &Context,
    learner: LearnerId,
    mut form: Form,
    words: Words,
    next: &str,
) -> Result<Result<Response, (StatusCode, Form)>, Failed> {
    let purpose =
        form.parsed("purpose", str::parse::<Purpose>, |_| words.t("consent-choose").to_string());
    let said = form.parsed("answer", str::parse::<Said>, |_| words.t("consent-choose").to_string());
    let (Some(purpose), Some(said)) = (purpose, said) else {
        return Ok(Err((StatusCode::UNPROCESSABLE_ENTITY, form)));
    };
    let version = form.text("version").to_owned();
    match consent::answer(&site.app, ctx, learner, purpose, said, &version).await {
        Ok(()) => Ok(Ok(Notice::good("consent-answered").then(next))),
        Err(error) => {
            let clash = matches!(error, Error::Refused(_));
            refuse(&mut form, purpose.code(), error, words)?;
            let status =
                if clash { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
            Ok(Err((status, form)))
        }
    }
}

impl HtmlSafe for Questions {}
