//! The list of visits, and a tutor's own page: learners and visits.

use crate::Site;
use crate::answer::Answer;
use crate::layout::{Nav, Page, Tone, Visitor, show};
use crate::session::Ctx;
use crate::stay::state_of;
use askama::Template;
use axum::extract::State;
use jiff::civil::Date;
use walz_domain::visit::State as Stands;
use walz_policy::RoleKind;
use walz_service::visit::{self, Line, List};
use walz_words::Words;

#[derive(Template)]
#[template(path = "visit/list.html")]
struct ListPage {
    page: Page,
    /// A tutor's learners; nothing for the office, which has the board.
    learners: Vec<Learner>,
    rows: Vec<Row>,
    plans: bool,
    own: bool,
}

struct Learner {
    name: String,
    trade: String,
    stay: Option<String>,
    place: String,
    state: Option<(Tone, String)>,
    /// Where what the mentor found can be confirmed, while it waits.
    moderate: Option<String>,
    /// Where the talk half-way can be written down, while it is late.
    talk: Option<String>,
}

struct Row {
    id: String,
    code: String,
    tutor: String,
    partner: String,
    learners: String,
    period: String,
    purpose: String,
    state: (Tone, String),
    due: String,
    late: bool,
}

/// The tone and the word of where a visit stands.
pub(super) fn state(
    visit: &walz_domain::visit::Visit,
    today: Date,
    words: Words,
) -> (Tone, String) {
    let late = visit.report_waits() && visit.report_due() < today;
    let (tone, key) = match &visit.state {
        Stands::Reported { .. } => (Tone::Good, "visit-state-reported"),
        Stands::Cancelled { .. } => (Tone::Neutral, "visit-state-cancelled"),
        Stands::Planned | Stands::Done if late => (Tone::Bad, "visit-state-late"),
        Stands::Planned if visit.period.first() > today => (Tone::Info, "visit-state-planned"),
        Stands::Planned | Stands::Done => (Tone::Wait, "visit-state-done"),
    };
    (tone, words.t(key).to_string())
}

fn row(line: &Line, today: Date, words: Words) -> Row {
    let visit = &line.visit;
    let names: Vec<&str> = line.learners.iter().map(|(_, name)| name.as_str()).collect();
    let waits = visit.report_waits();
    Row {
        id: visit.id.to_string(),
        code: visit.code.clone(),
        tutor: line.tutor.as_ref().map(ToString::to_string).unwrap_or_default(),
        partner: format!(
            "{}, {}",
            line.partner.as_ref().map(ToString::to_string).unwrap_or_default(),
            line.city
        ),
        learners: words.list(&names),
        period: words.date_range(visit.period.first(), visit.period.last()),
        purpose: visit.purpose.clone(),
        state: state(visit, today, words),
        due: if waits { words.due(visit.report_due(), today) } else { String::new() },
        late: waits && visit.report_due() < today,
    }
}

fn rows(list: &List, words: Words) -> Vec<Row> {
    list.visits.iter().map(|line| row(line, list.today, words)).collect()
}

pub(super) async fn see(State(site): State<Site>, Ctx(ctx): Ctx, visitor: Visitor) -> Answer {
    let list = visit::list(&site.app, &ctx, None).await?;
    let (rows, plans) = (rows(&list, visitor.words), list.plans);
    let own = ctx.actor.role.kind() == RoleKind::Tutor;
    let title = visitor.t("visits-title");
    let page = match own {
        true => Page::plain(visitor, title),
        false => Page::staff(visitor, Nav::Elsewhere, title),
    };
    Ok(show(&ListPage { page, learners: Vec::new(), rows, plans, own }))
}

pub(super) async fn tutor(State(site): State<Site>, Ctx(ctx): Ctx, visitor: Visitor) -> Answer {
    let list = visit::list(&site.app, &ctx, None).await?;
    let learners = visit::learners(&site.app, &ctx).await?;
    let words = visitor.words;
    let learners = learners.iter().map(|learner| {
        let stay = learner.stay.as_ref();
        let form = |waits: bool, form: &str| {
            stay.filter(|_| waits).map(|stay| format!("/stays/{}/{form}", stay.id))
        };
        Learner {
            name: learner.name.to_string(),
            trade: learner.trade.clone(),
            stay: stay.map(|stay| stay.id.to_string()),
            place: learner.place.clone(),
            state: stay.map(|stay| state_of(&stay.state, words)),
            moderate: form(learner.moderates, "moderate"),
            talk: form(learner.talks, "mid-term"),
        }
    });
    let learners = learners.collect();
    let rows = rows(&list, words);
    let title = visitor.t("tutor-title");
    let page = Page::plain(visitor, title);
    Ok(show(&ListPage { page, learners, rows, plans: false, own: true }))
}
