//! The mentor judges each agreed unit: four plain levels, one comment at the end, and whether the host would take
//! another learner.

use super::{Stay, Way};
use crate::Site;
use crate::answer::{Answer, refuse};
use crate::layout::{Field, Form, Notice, Page, Visitor, show, show_as};
use crate::logbook::{Shown, shown_of};
use crate::stay::own;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use walz_domain::MobilityId;
use walz_domain::assessment::Attained;
use walz_domain::host_answer::Again;
use walz_service::assessment::{self, Found};
use walz_service::host::{self, Placed};
use walz_service::{Context, Error};

#[derive(Template)]
#[template(path = "host/assess.html")]
struct AssessPage {
    page: Page,
    base: String,
    stay: String,
    units: Vec<Unit>,
}

struct Unit {
    code: String,
    title: String,
    /// What the learner thinks, in one line.
    own: String,
    /// What the learner shows.
    evidence: Vec<Shown>,
}

impl AssessPage {
    fn of(visitor: Visitor, base: String, placed: &Placed, form: Option<Form>) -> Self {
        let form = form.unwrap_or_else(|| begun(placed));
        let title = visitor.t("assess-title").with("name", placed.name.as_str());
        let open = placed.outcomes.iter().filter(|outcome| outcome.open);
        let media = format!("{base}/{}/media", placed.mobility);
        let units = open.map(|o| Unit {
            code: o.code.clone(),
            title: format!("{}: {}", o.title, o.skills),
            own: own(o, visitor.words),
            evidence: shown_of(&o.code, &placed.evidence, &media, visitor.words),
        });
        let units = units.collect();
        Self {
            base,
            stay: placed.mobility.to_string(),
            units,
            page: Page::plain(visitor, title).filled(form),
        }
    }

    fn level(&self, unit: &Unit) -> Field {
        let field = self.page.radios(&level_of(&unit.code), &unit.title);
        let field = if unit.own.is_empty() { field } else { field.hint(&unit.own) };
        Attained::ALL.iter().fold(field, |field, level| {
            field.option(level, self.page.t(format!("attained-{level}")))
        })
    }

    fn again(&self) -> Field {
        let field = self.page.radios("again", self.page.t("host-again")).optional();
        Again::ALL
            .iter()
            .fold(field, |field, again| field.option(again, self.page.t(format!("again-{again}"))))
    }
}

fn level_of(unit: &str) -> String {
    format!("unit-{unit}")
}

/// The form with what was found before.
fn begun(placed: &Placed) -> Form {
    let mut form = Form::new();
    for outcome in &placed.outcomes {
        if let Some(result) = outcome.result {
            form = form.with(&level_of(&outcome.code), result);
        }
    }
    if let Some(comment) = placed.outcomes.iter().map(|o| &o.comment).find(|c| !c.is_empty()) {
        form = form.with("comment", comment);
    }
    match placed.again {
        Some(again) => form.with("again", again),
        None => form,
    }
}

/// The learner of a stay, among those whom the mentor sees.
pub(super) async fn placed(site: &Site, ctx: &Context, stay: MobilityId) -> Result<Placed, Error> {
    let host = host::see(&site.app, ctx).await?;
    let found = host.learners.into_iter().find(|placed| placed.mobility == stay);
    found.ok_or(Error::NotFound)
}

pub(super) async fn show_form<W: Way>(
    way: W,
    Stay(stay): Stay,
    State(site): State<Site>,
    visitor: Visitor,
) -> Answer {
    let placed = placed(&site, way.ctx(), stay).await?;
    Ok(show(&AssessPage::of(visitor, way.base(), &placed, None)))
}

/// What is left out stays as it was. The comment is kept with the first unit that is judged.
pub(super) async fn send<W: Way>(
    way: W,
    Stay(stay): Stay,
    State(site): State<Site>,
    visitor: Visitor,
    mut form: Form,
) -> Answer {
    let placed = placed(&site, way.ctx(), stay).await?;
    let mut comment = form.text("comment").to_owned();
    let mut found = Vec::new();
    for outcome in placed.outcomes.iter().filter(|outcome| outcome.open) {
        if let Ok(result) = form.text(&level_of(&outcome.code)).parse::<Attained>() {
            let (unit, comment) = (outcome.code.clone(), std::mem::take(&mut comment));
            found.push(Found { unit, result, comment });
        }
    }
    let first = placed.outcomes.iter().find(|outcome| outcome.open);
    let field = first.map(|outcome| level_of(&outcome.code)).unwrap_or_default();
    let ctx = way.ctx();
    let judged = assessment::assess(&site.app, &ctx.part("units"), stay, &found).await;
    match judged {
        Ok(()) => {
            if let Ok(again) = form.text("again").parse::<Again>() {
                assessment::answer_for_host(&site.app, &ctx.part("again"), stay, again).await?;
            }
            Ok(Notice::good("assess-done").with("name", &placed.name).then(&way.base()))
        }
        Err(Error::Invalid(faults)) => {
            for fault in faults {
                let name = if fault.field == "units" { &field } else { fault.field.as_ref() };
                form.error(name, visitor.t(fault.key));
            }
            let page = AssessPage::of(visitor, way.base(), &placed, Some(form));
            Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(error) => {
            refuse(&mut form, &field, error, visitor.words)?;
            let page = AssessPage::of(visitor, way.base(), &placed, Some(form));
            Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
    }
}
