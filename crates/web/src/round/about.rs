//! What a round is made of, and the step to its next phase.

use crate::Site;
use crate::answer::Answer;
use crate::layout::{Form, Nav, Notice, Page, Tone, Visitor, show};
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use walz_domain::CallId;
use walz_domain::call::{CallState, PlanPart};
use walz_domain::deadline::Deadline;
use walz_policy::RoleKind;
use walz_service::{Error, call, project};
use walz_words::Words;

#[derive(Template)]
#[template(path = "round/about.html")]
struct AboutPage {
    page: Page,
    call: CallId,
    state: (Tone, String),
    facts: Vec<(String, String)>,
    criteria: Vec<(String, String, String)>,
    windows: Vec<(String, String, String)>,
    /// The phases to go on to, for those who run the round.
    steps: Vec<Step>,
    runs: bool,
    may_change: bool,
}

struct Step {
    code: &'static str,
    label: String,
    hint: String,
}

const fn tone(state: CallState) -> Tone {
    match state {
        CallState::Draft | CallState::Archived => Tone::Neutral,
        CallState::Published => Tone::Info,
        CallState::Open | CallState::FinalList => Tone::Good,
        CallState::Closed | CallState::ProvisionalList => Tone::Act,
    }
}

fn step(words: Words, state: CallState) -> Step {
    let said = |key: String| words.t(key).to_string();
    Step {
        code: state.code(),
        label: said(format!("call-step-{state}")),
        hint: said(format!("call-step-hint-{state}")),
    }
}

pub(super) async fn show_about(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(id): Path<CallId>,
    visitor: Visitor,
) -> Answer {
    let words = visitor.words;
    let call = call::find(&site.app, &ctx, id).await?;
    let projects = project::list(&site.app, &ctx).await?;
    let project = projects.iter().find(|project| project.id == call.project);
    let project = project.map(|p| format!("{} · {}", p.title, p.code)).unwrap_or_default();
    let points = words.decimal(f64::from(call.threshold) / 100.0, 2);
    let facts = [
        ("round-project", project),
        ("round-applications-days", words.date_range(call.opens, call.closes)),
        ("round-appeals", words.date(call.appeals_until)),
        ("round-threshold", points),
    ];
    let deadline = |one: &Deadline| {
        let days = words.t("round-deadline-days").with("days", call.deadlines.of(*one));
        (words.t(format!("round-deadline-{one}")).to_string(), days.to_string())
    };
    let runs = ctx.actor.role.kind() == RoleKind::Coordinator;
    let criteria = call.criteria.iter().map(|criterion| {
        let share = words.percent(f64::from(criterion.weight) / 100.0);
        (criterion.name(), share, criterion.evidence.clone())
    });
    let windows = call.windows.iter().map(|window| {
        let days = words.date_range(window.period.first(), window.period.last());
        (window.code.clone(), window.season.clone(), days)
    });
    let title = call.title.clone();
    let page = AboutPage {
        call: id,
        state: (tone(call.state), words.t(format!("call-state-{}", call.state)).to_string()),
        facts: {
            let facts = facts.into_iter().map(|(key, text)| (words.t(key).to_string(), text));
            facts.chain(Deadline::ALL.iter().map(deadline)).collect()
        },
        criteria: criteria.collect(),
        windows: windows.collect(),
        steps: call.state.next().filter(|_| runs).map(|next| step(words, next)).collect(),
        runs,
        may_change: !PlanPart::ALL.iter().all(|part| call.stands(*part)),
        page: Page::staff(visitor, Nav::Rounds, title),
    };
    Ok(show(&page))
}

/// Takes the round on.
pub(super) async fn advance(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(id): Path<CallId>,
    visitor: Visitor,
    form: Form,
) -> Answer {
    call::find(&site.app, &ctx, id).await?;
    let missing = |_| Error::invalid("to", "call-step-missing");
    let to: CallState = form.text("to").parse().map_err(missing)?;
    let about = format!("/rounds/{id}/about");
    match call::advance(&site.app, &ctx, id, to).await {
        Ok(()) => {
            let state = visitor.t(format!("call-state-{to}")).to_string();
            Ok(Notice::good("call-advanced").with("state", state).then(&about))
        }
        // What stands in the way is told on the page where it can be seen.
        Err(Error::Refused(refused)) => {
            let why = crate::answer::say(visitor.words, &refused);
            Ok(Notice::bad("call-not-advanced").with("why", why).then(&about))
        }
        Err(error) => Err(error.into()),
    }
}
