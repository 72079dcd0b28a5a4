//! All applications of a round, the best first.

use super::{address, label, points, tone, wish};
use crate::Site;
use crate::answer::{Answer, say};
use crate::layout::{Form, Nav, Notice, Page, Pager, Tone, Visitor, show};
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use walz_domain::application::{Decision, Verdict};
use walz_domain::{ApplicationId, CallId};
use walz_service::application::{self, Applicant, List, PAGE};
use walz_service::{Context, Error, Fault, Refused, board, call};
use walz_words::Words;

#[derive(Template)]
#[template(path = "application/list.html")]
struct ListPage {
    page: Page,
    call: CallId,
    round: String,
    states: Vec<StateLink>,
    rows: Vec<Row>,
    pager: Pager,
}

struct StateLink {
    href: String,
    label: String,
    count: usize,
    current: bool,
}

struct Row {
    id: ApplicationId,
    href: String,
    name: String,
    about: String,
    wishes: String,
    window: String,
    employer: bool,
    state: (Tone, String),
    total: String,
}

/// The order in which states are offered: as an application goes through them.
const STATES: [&str; 10] = [
    "draft",
    "submitted",
    "incomplete",
    "not_eligible",
    "eligible",
    "scored",
    "selected",
    "reserve",
    "rejected",
    "withdrawn",
];

pub(super) async fn show_list(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(id): Path<CallId>,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let words = visitor.words;
    let state = STATES.into_iter().find(|state| *state == form.text("state"));
    let number = form.text("page").parse().unwrap_or(1);
    let list = application::list(&site.app, &ctx, id, state, number).await?;
    let trades = board::names(&site.app, &ctx).await?.trades;
    let trade = |applicant: &Applicant| {
        let trade = trades.iter().find(|trade| trade.id == applicant.trade);
        trade.map(|t| t.name(words.language().code()).to_owned()).unwrap_or_default()
    };
    let here = format!("/rounds/{id}/applications");
    let all = list.counts.values().sum();
    let whole = StateLink {
        href: here.clone(),
        label: words.t("applications-all").to_string(),
        count: all,
        current: state.is_none(),
    };
    let of_state = |code: &&'static str| {
        list.counts.get(code).map(|count| StateLink {
            href: format!("{here}?state={code}"),
            label: label(words, code),
            count: *count,
            current: state == Some(*code),
        })
    };
    let states = std::iter::once(whole).chain(STATES.iter().filter_map(of_state)).collect();
    let query = state.map(|state| format!("state={state}&")).unwrap_or_default();
    let rows = list.rows.iter().map(|applicant| row(words, &list, applicant, trade(applicant)));
    let title = visitor.t("applications-title");
    Ok(show(&ListPage {
        call: id,
        round: list.call.title.clone(),
        states,
        pager: Pager::new(number, PAGE, list.total, format!("{here}?{query}page=")),
        rows: rows.collect(),
        page: Page::staff(visitor, Nav::Rounds, title).filled(form),
    }))
}

fn row(words: Words, list: &List, applicant: &Applicant, trade: String) -> Row {
    let application = &applicant.application;
    let wishes = application.wishes.partners.iter().map(|id| wish(&list.partners, *id));
    let wishes = wishes.collect::<Vec<_>>().join(" › ");
    let window = application.wishes.window.clone();
    Row {
        id: application.id,
        href: address(application.call, application.learner),
        name: applicant.name.to_string(),
        about: format!("{trade} · {}", applicant.code),
        wishes,
        window: window.unwrap_or_else(|| words.t("applications-any-window").to_string()),
        employer: application.employer_consents,
        state: (tone(&application.state), label(words, application.state.code())),
        total: points(words, application.total),
    }
}

/// What is done with every ticked application.
#[derive(Clone, Copy, Debug)]
enum Act {
    Pass,
    Select,
    Reserve,
    Reject,
}

impl Act {
    fn of(text: &str) -> Option<Self> {
        match text {
            "pass" => Some(Self::Pass),
            "select" => Some(Self::Select),
            "reserve" => Some(Self::Reserve),
            "reject" => Some(Self::Reject),
            _ => None,
        }
    }

    async fn take(
        self,
        site: &Site,
        ctx: &Context,
        id: ApplicationId,
        reason: &str,
    ) -> Result<(), Error> {
        let (app, reason) = (&site.app, reason.to_owned());
        let decision = match self {
            Self::Pass => return application::check(app, ctx, id, Verdict::Eligible).await,
            Self::Select => Decision::Select,
            Self::Reserve => Decision::Reserve { reason },
            Self::Reject => Decision::Reject { reason },
        };
        application::decide(app, ctx, id, decision).await
    }
}

/// Takes the same step with every ticked application, each by itself: what cannot be done with one does not hold up the
/// others.
pub(super) async fn act(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(id): Path<CallId>,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let call = call::find(&site.app, &ctx, id).await?;
    let back = format!("/rounds/{}/applications", call.id);
    let ticked: Vec<ApplicationId> = form.all("id").filter_map(|id| id.parse().ok()).collect();
    let Some(act) = Act::of(form.text("do")).filter(|_| !ticked.is_empty()) else {
        return Ok(Notice::bad("applications-bulk-choose").then(&back));
    };
    let (mut done, mut why) = (0_usize, None);
    for application in ticked {
        let once = ctx.part(application);
        match act.take(&site, &once, application, form.text("reason")).await {
            Ok(()) => done += 1,
            Err(error) => why = Some(sentence(visitor.words, error)?),
        }
    }
    Ok(match why {
        None => Notice::good("applications-bulk-done").count("count", done).then(&back),
        Some(why) => {
            let told = Notice::bad("applications-bulk-some").count("count", done);
            told.with("why", why).then(&back)
        }
    })
}

/// Why a step was not taken; what is not about the step goes on.
fn sentence(words: Words, error: Error) -> Result<String, Error> {
    match error {
        Error::Refused(refused) => Ok(say(words, &refused)),
        Error::Invalid(faults) => {
            let first = faults.into_iter().next();
            let Some(Fault { key, values, .. }) = first else { return Ok(String::new()) };
            Ok(say(words, &Refused { key, values }))
        }
        other => Err(other),
    }
}
