//! Planning a visit: first the partner, then who goes, when, and whom to see.

use crate::Site;
use crate::answer::{Answer, refuse};
use crate::layout::{Field, Form, Nav, Notice, Page, Visitor, show, show_as};
use crate::session::Ctx;
use crate::when::date;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use walz_domain::person::Name;
use walz_domain::visit::FundingLine;
use walz_domain::window::Period;
use walz_domain::{LearnerId, PartnerId, TutorId};
use walz_service::visit::{self, Choices, New};
use walz_words::Words;

#[derive(Template)]
#[template(path = "visit/plan.html")]
struct PlanPage {
    page: Page,
    choices: Choices,
}

impl PlanPage {
    fn new(visitor: Visitor, choices: Choices, form: Form) -> Self {
        let title = visitor.t("visit-plan-title");
        Self { page: Page::staff(visitor, Nav::Elsewhere, title).filled(form), choices }
    }

    fn partner(&self) -> Field {
        partner(&self.page, &self.choices.partners)
    }

    fn tutor(&self) -> Field {
        let field = self.page.select("tutor", self.page.t("visit-tutor"));
        let field = field.option("", self.page.t("form-choose"));
        self.choices.tutors.iter().fold(field, |field, (id, name, company)| {
            field.option(id, format!("{name}, {company}"))
        })
    }

    fn learners(&self) -> Field {
        let field = self.page.boxes("learners", self.page.t("visit-learners"));
        with_learners(field, &self.choices.learners, self.page.words)
    }

    fn funding(&self) -> Field {
        FundingLine::ALL
            .iter()
            .fold(self.page.radios("funding", self.page.t("visit-funding")), |field, line| {
                field.option(line, self.page.t(format!("visit-funding-{line}")))
            })
    }

    fn aims(&self) -> Field {
        self.page
            .boxes("aims", self.page.t("visit-aims"))
            .option("mentor", self.page.t("visit-aim-mentor"))
            .option("home", self.page.t("visit-aim-home"))
            .option("host", self.page.t("visit-aim-host"))
            .option("green", self.page.t("visit-aim-green"))
    }
}

/// The choice of a partner.
pub(crate) fn partner(page: &Page, all: &[(PartnerId, Name, String)]) -> Field {
    let field = page.select("partner", page.t("visit-partner"));
    let field = field.option("", page.t("form-choose"));
    all.iter().fold(field, |field, (id, name, city)| field.option(id, format!("{name}, {city}")))
}

/// A field with the learners at a partner, each with the days of the stay.
pub(crate) fn with_learners(
    field: Field,
    all: &[(LearnerId, Name, Period)],
    words: Words,
) -> Field {
    all.iter().fold(field, |field, (id, name, period)| {
        field.option_with(id, name, words.date_range(period.first(), period.last()))
    })
}

/// The form of a partner's, which the address names; without one, the choice of a partner.
pub(super) async fn show_form(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let partner: Option<PartnerId> = form.text("partner").parse().ok();
    let choices = visit::choices(&site.app, &ctx, partner).await?;
    let form = form.with("funding", FundingLine::OrganisationalSupport);
    Ok(show(&PlanPage::new(visitor, choices, form)))
}

pub(super) async fn plan(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    mut form: Form,
) -> Answer {
    let Ok(partner) = form.text("partner").parse::<PartnerId>() else {
        form.error("partner", visitor.t("visit-partner-missing"));
        let choices = visit::choices(&site.app, &ctx, None).await?;
        let page = PlanPage::new(visitor, choices, form);
        return Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page));
    };
    if let Some(new) = new_from(&mut form, partner, &visitor) {
        match visit::plan(&site.app, &ctx, &new).await {
            Ok(_) => return Ok(Notice::good("visit-planned").then("/visits")),
            Err(error) => refuse(&mut form, "learners", error, visitor.words)?,
        }
    }
    let choices = visit::choices(&site.app, &ctx, Some(partner)).await?;
    let page = PlanPage::new(visitor, choices, form);
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

fn new_from(form: &mut Form, partner: PartnerId, visitor: &Visitor) -> Option<New> {
    let missing = |key: &str| visitor.t(key).to_string();
    let tutor = form.parsed("tutor", str::parse::<TutorId>, |_| missing("visit-tutor-missing"));
    let first = date(form, "first", visitor.words);
    let last = date(form, "last", visitor.words);
    let funding = form.parsed("funding", str::parse::<FundingLine>, |_| missing("form-choose"));
    let learners: Vec<LearnerId> = form.all("learners").filter_map(|id| id.parse().ok()).collect();
    let purpose = form.required("purpose", visitor.t("text-missing"));
    let period = Period::new(first?, last?);
    if period.is_err() {
        form.error("last", visitor.t("visit-days-backwards"));
    }
    let aims = |aim: &str| form.all("aims").any(|chosen| chosen == aim);
    let new = New {
        tutor: tutor?,
        partner,
        learners,
        period: period.ok()?,
        purpose,
        meets_mentor: aims("mentor"),
        inspects_accommodation: aims("home"),
        checks_host: aims("host"),
        green_travel: aims("green"),
        funding: funding?,
    };
    form.is_good().then_some(new)
}
