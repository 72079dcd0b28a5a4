//! The learner's own application: what they want to learn, where and when they would like to go. What was sent stays in
//! sight.

use crate::Site;
use crate::answer::{Answer, refuse};
use crate::application::{about, label, tone};
use crate::layout::{Field, Form, Notice, Page, Tab, Tone, Visitor, show, show_as};
use crate::session::Ctx;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use std::collections::BTreeSet;
use walz_domain::PartnerId;
use walz_domain::accommodation::AccommodationKind;
use walz_domain::application::{State as Stands, Step, Wishes};
use walz_service::application::{self, Seen};
use walz_service::{Error, Fault};
use walz_words::Words;

/// Wishes that the form asks for.
const MOST: usize = 3;

#[derive(Template)]
#[template(path = "my/apply.html")]
struct ApplyPage {
    page: Page,
    lead: String,
    state: (Tone, String),
    /// What the office has asked for.
    asked: Option<String>,
    /// Whether it can be sent now.
    sends: bool,
    closed: bool,
    facts: Vec<(String, String)>,
    goal: String,
    /// Each place with the country it is in.
    places: Vec<(PartnerId, String)>,
    /// Each period with its days.
    windows: Vec<(String, String)>,
}

impl ApplyPage {
    fn new(visitor: Visitor, seen: &Seen, form: Form) -> Self {
        let words = visitor.words;
        let (application, call) = (&seen.file.application, &seen.file.call);
        let unsent = application.state.may(Step::Submit);
        let lead = words.t("apply-lead").with("round", call.title.as_str());
        let windows = call.windows.iter().map(|window| {
            let days = words.date_range(window.period.first(), window.period.last());
            (window.code.clone(), days)
        });
        let title = visitor.t("apply-title");
        Self {
            lead: lead.with("date", words.weekday_date(call.closes)).to_string(),
            state: (tone(&application.state), label(words, application.state.code())),
            asked: match &application.state {
                Stands::Incomplete { missing } => Some(missing.clone()),
                _ => None,
            },
            sends: unsent && seen.open,
            closed: unsent && !seen.open,
            facts: about(words, seen),
            goal: application.learning_goal.clone(),
            places: places(seen, words),
            windows: windows.collect(),
            page: Page::learner(visitor, Tab::Journey, title).filled(form),
        }
    }

    fn wish(&self, number: &usize) -> Field {
        let label = self.page.t(format!("apply-wish-{number}"));
        let field = self.page.select(&wish_field(*number), label);
        let field = field.option("", self.page.t("form-choose")).options(&self.places);
        if *number > 1 { field.optional() } else { field }
    }

    fn possible(&self) -> Field {
        let field = self.page.boxes("windows", self.page.t("apply-windows"));
        self.windows.iter().fold(field, |field, (code, days)| field.option(code, days))
    }

    fn dearest(&self) -> Field {
        let field = self.page.select("window", self.page.t("apply-window"));
        field.option("", self.page.t("applications-any-window")).options(&self.windows)
    }

    fn home(&self) -> Field {
        let field = self.page.select("home", self.page.t("application-home"));
        let field = field.option("", self.page.t("applications-any-window"));
        AccommodationKind::ALL
            .iter()
            .fold(field, |field, kind| field.option(kind, self.page.t(format!("home-kind-{kind}"))))
    }
}

fn wish_field(number: usize) -> String {
    format!("wish-{number}")
}

/// Partners that look for workplaces in the learner's trade, and those they have wished for already.
fn places(seen: &Seen, words: Words) -> Vec<(PartnerId, String)> {
    let file = &seen.file;
    let fits = |id: &PartnerId, trades: &[String]| {
        trades.contains(&file.trade.code) || file.application.wishes.partners.contains(id)
    };
    let mut places: Vec<(PartnerId, String)> = seen
        .partners
        .iter()
        .filter(|(id, partner)| fits(id, &partner.trades))
        .map(|(id, partner)| {
            (*id, format!("{}, {}", partner.city, words.country(partner.country.code())))
        })
        .collect();
    places.sort_by(|one, other| words.compare(&one.1, &other.1));
    places
}

/// The form as the draft has it.
fn begun(seen: &Seen) -> Form {
    let (application, wishes) = (&seen.file.application, &seen.file.application.wishes);
    let mut form = Form::new().with("learning_goal", &application.learning_goal);
    for (number, partner) in (1..=MOST).zip(&wishes.partners) {
        form = form.with(&wish_field(number), partner);
    }
    for window in &wishes.windows {
        form = form.with("windows", window);
    }
    if let Some(window) = &wishes.window {
        form = form.with("window", window);
    }
    if let Some(kind) = wishes.accommodation {
        form = form.with("home", kind);
    }
    for (name, yes) in [("other", wishes.accepts_other), ("green", wishes.green_travel)] {
        if yes {
            form = form.with(name, "yes");
        }
    }
    form
}

/// What was typed; the company on the way stays as the draft has it.
fn wishes(form: &mut Form, seen: &Seen, words: Words) -> Wishes {
    let mut partners: Vec<PartnerId> = Vec::new();
    for number in 1..=MOST {
        let field = wish_field(number);
        let Ok(partner) = form.text(&field).parse() else { continue };
        if partners.contains(&partner) {
            form.error(&field, words.t("apply-twice"));
        } else if seen.partners.contains_key(&partner) {
            partners.push(partner);
        }
    }
    let window = Some(form.text("window")).filter(|code| !code.is_empty()).map(str::to_owned);
    // What somebody likes best they can also do.
    let possible: BTreeSet<&str> = form.all("windows").chain(window.as_deref()).collect();
    let windows = seen.file.call.windows.iter().map(|window| &window.code);
    let windows = windows.filter(|code| possible.contains(code.as_str())).cloned().collect();
    Wishes {
        partners,
        accepts_other: form.text("other") == "yes",
        window: window.filter(|code| seen.file.call.window(code).is_some()),
        windows,
        green_travel: form.text("green") == "yes",
        accommodation: form.text("home").parse().ok(),
        buddy: seen.file.application.wishes.buddy,
    }
}

pub(super) async fn show_form(State(site): State<Site>, Ctx(ctx): Ctx, visitor: Visitor) -> Answer {
    let seen = application::own(&site.app, &ctx).await?;
    let form = begun(&seen);
    Ok(show(&ApplyPage::new(visitor, &seen, form)))
}

pub(super) async fn send(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    mut form: Form,
) -> Answer {
    let seen = application::own(&site.app, &ctx).await?;
    let (words, goal) = (visitor.words, form.text("learning_goal").to_owned());
    let wishes = wishes(&mut form, &seen, words);
    if form.is_good() {
        let id = seen.file.application.id;
        match application::submit(&site.app, &ctx, id, wishes, &goal).await {
            Ok(()) => return Ok(Notice::good("apply-sent").then("/my")),
            Err(error) => refuse(&mut form, "learning_goal", at_first_wish(error), words)?,
        }
    }
    let page = ApplyPage::new(visitor, &seen, form);
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

/// The verb speaks of partners; the form has a field for each wish.
fn at_first_wish(error: Error) -> Error {
    let Error::Invalid(faults) = error else { return error };
    let of_field = |fault: Fault| match &*fault.field {
        "partners" => Fault { field: wish_field(1).into(), ..fault },
        _ => fault,
    };
    Error::Invalid(faults.into_iter().map(of_field).collect())
}
