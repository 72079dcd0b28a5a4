//! The page of a stay.

use super::during::During;
use super::negotiate::Negotiate;
use super::outcome::{Outcome, outcomes};
use crate::Site;
use crate::answer::{Answer, id};
use crate::certificate::{Download, papers};
use crate::check_in::{Line, Person, people};
use crate::credential::{Given, REASON, given};
use crate::incident::{level_tone, state_tone};
use crate::layout::{Form, Nav, Page, Tone, Visitor, show, show_as};
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::Date;
use walz_domain::MobilityId;
use walz_domain::mobility::{State as Stands, Step};
use walz_domain::paper::{GateState, Open};
use walz_policy::RoleKind;
use walz_service::stay::{self, Seen};
use walz_service::{Context, Error};
use walz_words::Words;

#[derive(Template)]
#[template(path = "stay/stay.html")]
struct StayPage {
    page: Page,
    id: String,
    learner: String,
    minor: bool,
    lead: String,
    state: (Tone, String),
    story: Vec<(String, String)>,
    gates: Vec<Gate>,
    steps: Steps,
    outcomes: Vec<Outcome>,
    negotiate: Negotiate,
    during: During,
    recognises: bool,
    /// Whether the home teacher's view of what was assessed can be told.
    moderates: bool,
    /// Whether the stay is over, so that there is a complement.
    complement: bool,
    /// Whether the four cards can be seen.
    cards: bool,
    /// Whether it can be told what is used at work.
    follows_up: bool,
    credentials: Vec<Given>,
    /// What can be made of this stay, to take home.
    papers_to_take: Vec<Download>,
    /// Whether a credential can be issued or taken back here.
    issues: bool,
    /// Whether taking a credential back was refused, so that its form stands open.
    revoking: bool,
    host_answer: Option<String>,
    history: Vec<Line>,
    incidents: Vec<Incident>,
    contacts: Vec<Person>,
    runs: bool,
    staff: bool,
    cares: bool,
}

struct Gate {
    name: String,
    met: bool,
    why: String,
}

/// The steps that can be taken now.
#[derive(Default)]
struct Steps {
    depart: bool,
    arrive: bool,
    come_home: bool,
    end_early: bool,
    close: bool,
    cancel: bool,
    /// Under age: a guardian must know before the stay is ended early.
    guardian: bool,
}

struct Incident {
    id: String,
    code: String,
    kind: String,
    level: (Tone, String),
    state: (Tone, String),
}

/// The words and the tone of where a stay stands.
pub(crate) fn state_of(state: &Stands, words: Words) -> (Tone, String) {
    let tone = match state {
        Stands::Planned => Tone::Wait,
        Stands::Ready { .. } => Tone::Good,
        Stands::Departed { .. } | Stands::Arrived { .. } => Tone::Sea,
        Stands::EndedEarly { .. } => Tone::Bad,
        Stands::Returned { .. } => Tone::Info,
        Stands::Closed { .. } | Stands::Cancelled { .. } => Tone::Neutral,
    };
    (tone, words.t(format!("stay-state-{}", state.code())).to_string())
}

/// Why a condition of departure is open, in words.
pub(crate) fn why_open(gate: &GateState, words: Words) -> String {
    let Some(open) = &gate.why else { return String::new() };
    let said = match open {
        Open::Missing => words.t("gate-open-missing"),
        Open::Unsigned { left } => words.t("gate-open-unsigned").with("left", *left),
        Open::EndsBefore { on } => words.t("gate-open-ends_before").with("date", words.date(*on)),
        Open::NotAnswered { guardians } => {
            words.t("gate-open-not_answered").with("guardians", *guardians)
        }
        Open::Refused => words.t("gate-open-refused"),
        Open::NoGuardian => words.t("gate-open-no_guardian"),
        Open::HousingNotForMinors => words.t("gate-open-housing_not_for_minors"),
    };
    said.to_string()
}

/// What happened so far, with the days.
fn story(state: &Stands, words: Words) -> Vec<(String, String)> {
    let day = |key: &str, day: Date| (words.t(key).to_string(), words.weekday_date(day));
    let mut story = Vec::new();
    if let Some(departed) = state.departed() {
        story.push(day("stay-departed", departed));
    }
    match state {
        Stands::Arrived { on, .. } => story.push(day("stay-arrived", *on)),
        Stands::Returned { on, .. } => story.push(day("stay-returned", *on)),
        Stands::EndedEarly { on, reason, force_majeure, .. } => {
            story.push(day("stay-ended", *on));
            story.push((words.t("stay-reason").to_string(), reason.clone()));
            let key =
                if *force_majeure { "stay-force-majeure-yes" } else { "stay-force-majeure-no" };
            story.push((words.t("stay-force-majeure").to_string(), words.t(key).to_string()));
        }
        Stands::Closed { on, closed, .. } => {
            story.push(day("stay-returned", *on));
            story.push(day("stay-closed", *closed));
        }
        Stands::Cancelled { on, reason } => {
            story.push(day("stay-cancelled", *on));
            story.push((words.t("stay-reason").to_string(), reason.clone()));
        }
        Stands::Planned | Stands::Ready { .. } | Stands::Departed { .. } => {}
    }
    story
}

fn steps(seen: &Seen) -> Steps {
    let state = &seen.stay.mobility.state;
    let may = |step: Step| seen.steps.contains(&step);
    let before = matches!(state, Stands::Planned | Stands::Ready { .. });
    Steps {
        depart: before && may(Step::Depart),
        arrive: matches!(state, Stands::Departed { .. }) && may(Step::Arrive),
        come_home: matches!(state, Stands::Arrived { .. }) && may(Step::Return),
        end_early: state.is_abroad() && may(Step::EndEarly),
        close: matches!(state, Stands::Returned { .. } | Stands::EndedEarly { .. })
            && may(Step::Close),
        cancel: before && may(Step::Cancel),
        guardian: seen.file.person.is_minor_on(seen.today),
    }
}

impl StayPage {
    fn of(visitor: Visitor, seen: &Seen, form: Option<Form>, role: RoleKind) -> Self {
        let words = visitor.words;
        let stay = &seen.stay;
        let period = stay.mobility.period;
        let staff = matches!(role, RoleKind::Coordinator | RoleKind::Safeguarding);
        let incident = |i: &walz_domain::incident::Incident| Incident {
            id: i.id.to_string(),
            code: i.code.clone(),
            kind: words.t(format!("incident-kind-{}", i.kind)).to_string(),
            level: (
                level_tone(i.level),
                words.t(format!("incident-level-{}", i.level)).to_string(),
            ),
            state: (
                state_tone(&i.state),
                words.t(format!("incident-state-{}", i.state.code())).to_string(),
            ),
        };
        let gate = |gate: &GateState| Gate {
            name: words.t(format!("gate-{}", gate.gate)).to_string(),
            met: gate.met,
            why: why_open(gate, words),
        };
        let title = visitor.t("stay-title").with("name", seen.file.person.name.as_str());
        let page = match staff {
            true => Page::staff(visitor, Nav::People, title),
            false => Page::plain(visitor, title),
        };
        let form = form.unwrap_or_else(|| Form::new().with("on", seen.today));
        Self {
            id: stay.mobility.id.to_string(),
            learner: seen.file.learner.id.to_string(),
            minor: seen.file.person.is_minor_on(seen.today),
            lead: words
                .t("stay-lead")
                .with("host", stay.host.name.as_str())
                .with("city", stay.host.city.as_str())
                .with("period", words.date_range(period.first(), period.last()))
                .to_string(),
            state: state_of(&stay.mobility.state, words),
            story: story(&stay.mobility.state, words),
            gates: match stay.mobility.state {
                Stands::Planned | Stands::Ready { .. } => seen.gates.iter().map(gate).collect(),
                _ => Vec::new(),
            },
            steps: steps(seen),
            outcomes: outcomes(seen, words),
            negotiate: Negotiate::of(seen, words),
            during: During::of(seen, words),
            recognises: seen.recognises
                && seen.outcomes.iter().any(|outcome| outcome.result.is_some())
                && !matches!(stay.mobility.state, Stands::Closed { .. }),
            moderates: seen.moderates
                && seen.outcomes.iter().any(|outcome| outcome.result.is_some())
                && !matches!(stay.mobility.state, Stands::Closed { .. }),
            complement: stay.mobility.state.has_ended() && seen.takes_complement,
            cards: seen.sees_cards,
            follows_up: seen.follows_up && stay.mobility.state.has_ended(),
            credentials: seen.credentials.iter().map(|one| given(one, &seen.zone, words)).collect(),
            papers_to_take: papers(stay.mobility.id, &seen.papers, words),
            revoking: form.problems().iter().any(|problem| problem.field == REASON),
            issues: seen.issues && stay.mobility.state.has_ended(),
            host_answer: seen
                .host_answer
                .as_ref()
                .map(|answer| words.t(format!("again-{}", answer.again)).to_string()),
            history: seen.check_ins.iter().map(|one| Line::of(one, words)).collect(),
            incidents: seen.incidents.iter().map(incident).collect(),
            contacts: people(&seen.contacts, words),
            runs: seen.relation.runs(),
            staff,
            cares: staff && stay.mobility.state.is_abroad(),
            page: page.filled(form),
        }
    }
}

pub(super) async fn see(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(mobility): Path<String>,
) -> Answer {
    let seen = stay::see(&site.app, &ctx, id(&mobility)?).await?;
    Ok(show(&StayPage::of(visitor, &seen, None, ctx.actor.role.kind())))
}

/// The page with a form that was refused.
pub(crate) async fn again(
    site: &Site,
    ctx: &Context,
    visitor: Visitor,
    id: MobilityId,
    form: Form,
) -> Result<Response, Error> {
    let seen = stay::see(&site.app, ctx, id).await?;
    let page = StayPage::of(visitor, &seen, Some(form), ctx.actor.role.kind());
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
}
