//! A check-in that needs care: whom to call, who has it, what was done.

use crate::Site;
use crate::answer::{Answer, id, refuse};
use crate::layout::{Form, Nav, Notice, Page, Tone, Visitor, show, show_as};
use crate::routes::{Door, Routes};
use crate::session::Ctx;
use crate::when::zone;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use walz_domain::CheckInId;
use walz_domain::check_in::{CheckIn, Mood, State as Stands};
use walz_policy::RoleKind;
use walz_service::check_in::{self, Call, Seen};
use walz_service::people::Contact;
use walz_service::{Context, Error};
use walz_words::Words;

const GUARDS: Door = Door::Roles(&[RoleKind::Coordinator, RoleKind::Safeguarding]);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/check-ins/{check_in}", GUARDS, see)
        .post("/check-ins/{check_in}/take", GUARDS, take)
        .post("/check-ins/{check_in}/settle", GUARDS, settle)
        .post("/check-ins/{check_in}/call", GUARDS, call)
}

#[derive(Template)]
#[template(path = "check-in/check-in.html")]
struct CheckInPage {
    page: Page,
    id: String,
    learner: String,
    stay: String,
    minor: bool,
    city: String,
    state: Line,
    note: String,
    taken_by: Option<String>,
    can_take: bool,
    can_settle: bool,
    contacts: Vec<Person>,
    history: Vec<Line>,
}

/// A check-in in a line.
pub(crate) struct Line {
    pub(crate) id: String,
    pub(crate) due: String,
    pub(crate) tone: Tone,
    pub(crate) state: String,
    pub(crate) note: String,
    pub(crate) outcome: String,
    pub(crate) needs_care: bool,
}

impl Line {
    pub(crate) fn of(check_in: &CheckIn, words: Words) -> Self {
        let state = &check_in.state;
        let mood = state.mood().map(|mood| words.t(format!("mood-{mood}")).to_string());
        let stands = words.t(format!("check-in-state-{}", state.code())).to_string();
        let (note, outcome) = match state {
            Stands::Answered { note, .. } | Stands::Taken { note, .. } => (note.as_str(), ""),
            Stands::Settled { note, outcome, .. } => (note.as_str(), outcome.as_str()),
            _ => ("", ""),
        };
        Self {
            id: check_in.id.to_string(),
            due: words.date(check_in.due),
            tone: tone(state),
            state: match (mood, state) {
                (Some(mood), Stands::Answered { .. }) => mood,
                (Some(mood), _) => words
                    .t("check-in-mood-and-state")
                    .with("mood", mood)
                    .with("state", stands)
                    .to_string(),
                (None, _) => stands,
            },
            note: note.to_owned(),
            outcome: outcome.to_owned(),
            needs_care: state.needs_care(),
        }
    }
}

fn tone(state: &Stands) -> Tone {
    match state {
        Stands::Missed { .. } | Stands::Answered { mood: Mood::Help, .. } => Tone::Bad,
        Stands::Taken { .. } | Stands::Answered { mood: Mood::Talk, .. } => Tone::Wait,
        Stands::Answered { .. } => Tone::Good,
        Stands::Open => Tone::Info,
        Stands::Overtaken { .. } | Stands::Settled { .. } => Tone::Neutral,
    }
}

/// Somebody to call.
pub(crate) struct Person {
    pub(crate) who: String,
    pub(crate) name: String,
    pub(crate) phone: Option<String>,
    pub(crate) email: Option<String>,
}

pub(crate) fn people(contacts: &[Contact], words: Words) -> Vec<Person> {
    contacts
        .iter()
        .map(|contact| Person {
            who: words.t(format!("contact-{}", contact.who.code())).to_string(),
            name: contact.name.to_string(),
            phone: contact.phone.as_ref().map(ToString::to_string),
            email: contact.email.as_ref().map(ToString::to_string),
        })
        .collect()
}

fn page_of(visitor: Visitor, seen: &Seen, form: Form) -> CheckInPage {
    let words = visitor.words;
    let state = &seen.check_in.state;
    let title = visitor.t("check-in-title").with("name", seen.name.as_str());
    let at = match state {
        Stands::Answered { at, .. } | Stands::Taken { at, .. } | Stands::Settled { at, .. } => {
            Some(*at)
        }
        Stands::Missed { since } => Some(*since),
        Stands::Open | Stands::Overtaken { .. } => None,
    };
    let mut line = Line::of(&seen.check_in, words);
    if let Some(at) = at {
        line.due = words.date_time(at, &zone(&seen.zone));
    }
    CheckInPage {
        id: seen.check_in.id.to_string(),
        learner: seen.learner.to_string(),
        stay: seen.check_in.mobility.to_string(),
        minor: seen.minor,
        city: seen.city.clone(),
        note: line.note.clone(),
        state: line,
        taken_by: seen.taken_by.as_ref().map(ToString::to_string),
        can_take: state.needs_care() && state.by().is_none(),
        can_settle: matches!(state, Stands::Taken { .. }),
        contacts: people(&seen.contacts, words),
        history: seen.history.iter().map(|one| Line::of(one, words)).collect(),
        page: Page::staff(visitor, Nav::Today, title).filled(form),
    }
}

async fn again(
    site: &Site,
    ctx: &Context,
    visitor: Visitor,
    id: CheckInId,
    form: Form,
) -> Result<Response, Error> {
    let seen = check_in::see(&site.app, ctx, id).await?;
    let page = page_of(visitor, &seen, form);
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

async fn see(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(check_in): Path<String>,
) -> Answer {
    let seen = check_in::see(&site.app, &ctx, id(&check_in)?).await?;
    Ok(show(&page_of(visitor, &seen, Form::new())))
}

async fn take(State(site): State<Site>, Ctx(ctx): Ctx, Path(check_in): Path<String>) -> Answer {
    check_in::take(&site.app, &ctx, id(&check_in)?).await?;
    Ok(Notice::good("check-in-taken").then(&format!("/check-ins/{check_in}")))
}

async fn settle(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(check_in): Path<String>,
    mut form: Form,
) -> Answer {
    let id = id(&check_in)?;
    match check_in::settle(&site.app, &ctx, id, form.text("outcome")).await {
        Ok(()) => Ok(Notice::good("check-in-settled").then("/today")),
        Err(error) => {
            refuse(&mut form, "outcome", error, visitor.words)?;
            Ok(again(&site, &ctx, visitor, id, form).await?)
        }
    }
}

async fn call(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(check_in): Path<String>,
    mut form: Form,
) -> Answer {
    let id = id(&check_in)?;
    let seen = check_in::see(&site.app, &ctx, id).await?;
    let unfit = |_| visitor.t("call-mood-missing").to_string();
    if let Some(mood) = form.parsed("mood", str::parse::<Mood>, unfit) {
        let call = Call { mood, outcome: form.text("said").to_owned() };
        match check_in::log_call(&site.app, &ctx, seen.check_in.mobility, &call).await {
            Ok(_) => {
                return Ok(Notice::good("call-logged").with("name", &seen.name).then("/today"));
            }
            Err(error) => refuse(&mut form, "said", error, visitor.words)?,
        }
    }
    Ok(again(&site, &ctx, visitor, id, form).await?)
}
