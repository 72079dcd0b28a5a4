//! One application, and the steps that can be taken with it now.

use super::{address, label, points, tone, wish};
use crate::Site;
use crate::agreement::facts;
use crate::answer::{Answer, Failed};
use crate::layout::{Field, Form, Nav, Page, Tone, Visitor, show, show_as};
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use walz_domain::application::Step;
use walz_domain::{CallId, LearnerId};
use walz_service::Context;
use walz_service::application::{self, Seen};
use walz_words::Words;

#[derive(Template)]
#[template(path = "application/page.html")]
struct OnePage {
    page: Page,
    call: CallId,
    round: String,
    base: String,
    file: String,
    state: (Tone, String),
    reason: Option<String>,
    minor: bool,
    facts: Vec<(String, String)>,
    goal: String,
    criteria: Vec<Criterion>,
    total: String,
    threshold: String,
    sends: bool,
    checks: bool,
    scores: bool,
    decides: bool,
    withdraws: bool,
}

struct Criterion {
    /// Its field in the form.
    field: String,
    name: String,
    about: String,
    mark: String,
}

/// The field of the mark for a criterion of the round, counted from 1.
pub(super) fn mark_field(number: usize) -> String {
    format!("mark-{number}")
}

impl OnePage {
    fn verdict(&self) -> Field {
        self.page
            .radios("verdict", self.page.t("application-verdict"))
            .option("eligible", self.page.t("application-verdict-eligible"))
            .option("incomplete", self.page.t("application-verdict-incomplete"))
            .option("not_eligible", self.page.t("application-verdict-not-eligible"))
    }

    fn decision(&self) -> Field {
        self.page
            .radios("decision", self.page.t("application-decision"))
            .option("select", self.page.t("application-decision-select"))
            .option("reserve", self.page.t("application-decision-reserve"))
            .option("reject", self.page.t("application-decision-reject"))
    }

    fn mark(&self, criterion: &Criterion) -> Field {
        let field = self.page.text(&criterion.field, &criterion.name).value(&criterion.mark);
        let field = field.attribute("inputmode", "decimal");
        if criterion.about.is_empty() { field } else { field.hint(&criterion.about) }
    }
}

/// Learner and round of a path.
pub(super) type Which = Path<(CallId, LearnerId)>;

pub(super) async fn show_one(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path((call, learner)): Which,
    visitor: Visitor,
) -> Answer {
    Ok(show(&page(&site, &ctx, call, learner, visitor, Form::new()).await?))
}

/// The page with what was typed and refused.
pub(super) async fn show_refused(
    site: &Site,
    ctx: &Context,
    (call, learner): (CallId, LearnerId),
    visitor: Visitor,
    form: Form,
) -> Answer {
    let page = page(site, ctx, call, learner, visitor, form).await?;
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

async fn page(
    site: &Site,
    ctx: &Context,
    call: CallId,
    learner: LearnerId,
    visitor: Visitor,
    form: Form,
) -> Result<OnePage, Failed> {
    let words = visitor.words;
    let seen = application::see(&site.app, ctx, call, learner).await?;
    let (application, round) = (&seen.file.application, &seen.file.call);
    let may = |step| application.state.may(step);
    let criteria = (1..).zip(&round.criteria).map(|(number, criterion)| Criterion {
        field: mark_field(number),
        mark: points(words, application.marks.get(&criterion.code).copied()),
        about: criterion.evidence.clone(),
        name: criterion.name(),
    });
    let name = seen.file.person.name.to_string();
    Ok(OnePage {
        call,
        round: round.title.clone(),
        base: address(call, learner),
        file: format!("/people/{learner}"),
        state: (tone(&application.state), label(words, application.state.code())),
        reason: application.state.reason().map(str::to_owned),
        minor: seen.minor,
        facts: about(words, &seen),
        goal: application.learning_goal.clone(),
        criteria: criteria.collect(),
        total: points(words, application.total),
        threshold: points(words, Some(round.threshold)),
        sends: may(Step::Submit),
        checks: may(Step::Check),
        scores: may(Step::Score) && !round.criteria.is_empty(),
        decides: may(Step::Decide),
        withdraws: may(Step::Withdraw),
        page: Page::staff(visitor, Nav::Rounds, name).filled(form),
    })
}

/// What the learner is and wishes.
pub(crate) fn about(words: Words, seen: &Seen) -> Vec<(String, String)> {
    let (file, wishes) = (&seen.file, &seen.file.application.wishes);
    let yes_no = |yes: bool| words.t(if yes { "yes" } else { "no" }).to_string();
    let partners = wishes.partners.iter().map(|id| wish(&seen.partners, *id));
    let days = |code: &String| match file.call.window(code) {
        Some(window) => words.date_range(window.period.first(), window.period.last()),
        None => code.clone(),
    };
    let windows: Vec<String> = wishes.windows.iter().map(days).collect();
    let any = || words.t("applications-any-window").to_string();
    let home = wishes.accommodation.map(|kind| words.t(format!("home-kind-{kind}")).to_string());
    let buddy = wishes.buddy.zip(seen.buddy.as_ref()).map(|(buddy, name)| {
        let key = if buddy.hard { "application-buddy-must" } else { "application-buddy-likes" };
        words.t(key).with("name", name.as_str()).to_string()
    });
    facts([
        (words.t("board-trade"), file.trade.name(words.language().code()).to_owned()),
        (words.t("application-company"), file.company.name.to_string()),
        (words.t("application-employer"), yes_no(file.application.employer_consents)),
        (words.t("application-wishes"), partners.collect::<Vec<_>>().join(" › ")),
        (words.t("application-other"), yes_no(wishes.accepts_other)),
        (words.t("application-window"), wishes.window.as_ref().map_or_else(any, days)),
        (words.t("application-windows"), windows.join(" · ")),
        (words.t("application-green"), yes_no(wishes.green_travel)),
        (words.t("application-home"), home.unwrap_or_default()),
        (words.t("application-buddy"), buddy.unwrap_or_default()),
    ])
}
