//! Who comes, who is there, what they learn, and what matters at work.

use super::Way;
use crate::Site;
use crate::answer::Answer;
use crate::check_in::{Person, people};
use crate::layout::{Field, Form, Page, Tone, Visitor, show};
use crate::mid_term::Told;
use crate::stay::{attained, state_of};
use askama::Template;
use axum::extract::State;
use walz_domain::mobility::State as Stands;
use walz_domain::window::plus_days;
use walz_service::host::{self, Host, Placed, Shared};
use walz_words::Words;

#[derive(Template)]
#[template(path = "host/host.html")]
pub(super) struct HostPage {
    page: Page,
    base: String,
    hello: String,
    office: String,
    learners: Vec<Learner>,
    /// Whether learners were there, so that there is something to certify.
    certified: bool,
    mentor: bool,
}

struct Learner {
    stay: String,
    name: String,
    minor: bool,
    trade: String,
    period: String,
    hours: String,
    state: (Tone, String),
    outcomes: Vec<Outcome>,
    needs: Vec<String>,
    contacts: Vec<Person>,
    again: Option<String>,
    /// How another company shares the stay.
    shared: Option<String>,
    arrives: bool,
    assesses: bool,
    assessed: bool,
    signs: bool,
    /// The weeks that wait to be confirmed: where, and which.
    weeks: Vec<(String, String)>,
    told: Told,
    /// What the host said that it gets from the stay.
    gets: Option<String>,
    /// Whether the reader may say it now.
    says_gets: bool,
    /// Whether that was refused, so that its fold is open.
    wrong: bool,
}

struct Outcome {
    title: String,
    skills: String,
    result: Option<(Tone, String)>,
}

impl HostPage {
    pub(super) fn of(visitor: Visitor, base: String, host: &Host, form: Form) -> Self {
        let words = visitor.words;
        let hello = host.mentor.as_deref().unwrap_or(&host.company);
        let hello = words.t("host-hello").with("name", hello).to_string();
        let learners = host.learners.iter().map(|placed| learner(placed, &base, &form, words));
        let learners = learners.collect();
        let title = visitor.t("host-title").with("host", host.company.as_str());
        Self {
            page: Page::plain(visitor, title).filled(form),
            base,
            hello,
            office: host.office.clone(),
            learners,
            certified: host.certified,
            mentor: host.mentor.is_some(),
        }
    }

    fn gets(&self, one: &Learner) -> Field {
        let label = self.page.t("host-gets-ask").with("name", one.name.as_str());
        let hint = self.page.t("host-gets-hint").with("name", one.name.as_str());
        self.page.area(&purpose_of(&one.stay), label).hint(hint).attribute("rows", "3")
    }
}

/// The field of what the host gets from a stay.
pub(super) fn purpose_of(stay: &str) -> String {
    format!("purpose-{stay}")
}

fn learner(placed: &Placed, base: &str, form: &Form, words: Words) -> Learner {
    let purpose = purpose_of(&placed.mobility.to_string());
    let wrong = form.problems().iter().any(|problem| problem.field == purpose);
    let outcome = |o: &host::Outcome| Outcome {
        title: o.title.clone(),
        skills: o.skills.clone(),
        result: o.result.map(|result| attained(result, words)),
    };
    Learner {
        stay: placed.mobility.to_string(),
        name: placed.name.clone(),
        minor: placed.minor,
        trade: placed.trade.clone(),
        period: words.date_range(placed.period.first(), placed.period.last()),
        hours: words.t("host-hours").with("hours", placed.hours_per_week).to_string(),
        state: state_of(&placed.state, words),
        outcomes: placed.outcomes.iter().map(outcome).collect(),
        needs: placed.needs.clone(),
        contacts: people(&placed.contacts, words),
        again: placed.again.map(|again| words.t(format!("again-{again}")).to_string()),
        shared: placed.shared.as_ref().map(|shared| shared_with(shared, words)),
        arrives: placed.receives && matches!(placed.state, Stands::Departed { .. }),
        assesses: placed.can_assess(),
        assessed: placed.outcomes.iter().all(|outcome| outcome.result.is_some()),
        signs: placed.to_sign.is_some(),
        weeks: placed
            .weeks
            .iter()
            .map(|monday| {
                let href = format!("{base}/{}/weeks/{monday}", placed.mobility);
                (href, words.date_range(*monday, plus_days(*monday, 6)))
            })
            .collect(),
        told: Told::of(&placed.talk, &placed.outcomes, words),
        gets: placed.gets.clone(),
        // What was refused is shown again, also where somebody else has said it meanwhile.
        says_gets: placed.says_gets && (placed.gets.is_none() || wrong),
        wrong,
    }
}

fn shared_with(shared: &Shared, words: Words) -> String {
    let days = match (shared.second, shared.is_second) {
        (None, _) => words.t("host-shared-in-turn"),
        (Some(_), true) => words.t("host-shared-here"),
        (Some(_), false) => words.t("host-shared-there"),
    };
    let period = shared.second.map(|days| words.date_range(days.first(), days.last()));
    let days = days.with("with", shared.with.as_str()).with("period", period.unwrap_or_default());
    let share = words.t("host-shared-with").with("with", shared.with.as_str());
    format!("{} {days}", share.with("share", shared.share))
}

pub(super) async fn see<W: Way>(way: W, State(site): State<Site>, visitor: Visitor) -> Answer {
    let host = host::see(&site.app, way.ctx()).await?;
    Ok(show(&HostPage::of(visitor, way.base(), &host, Form::new())))
}
