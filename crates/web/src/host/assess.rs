//! The mentor judges each agreed unit: four plain levels, one comment at the end, and whether the host would take
//! another learner.

use super::{Stay, Way};
use crate::Site;
use crate::answer::{Answer, refuse, say};
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
use walz_service::grade::Given;
use walz_service::host::{self, Placed};
use walz_service::{Context, Error, Fault, Refused, Value};

#[derive(Template)]
#[template(path = "host/assess.html")]
struct AssessPage {
    page: Page,
    base: String,
    stay: String,
    units: Vec<Unit>,
    /// The scales with a table, their names and what they are called.
    scales: Vec<(String, String)>,
    /// Whether the fold with the grades is open: one is there, or is wrong.
    graded: bool,
    /// Whether the reader says whether the host would take another learner.
    answers: bool,
}

struct Unit {
    code: String,
    title: String,
    /// The title alone.
    short: String,
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
            short: o.title.clone(),
            own: own(o, visitor.words),
            evidence: shown_of(&o.code, &placed.evidence, &media, visitor.words),
        });
        let scales = placed.scales.iter().map(|scale| (scale.code.clone(), scale.title.clone()));
        let of_grades = |name: &str| name == SCALE || name.starts_with("grade-");
        let graded = form.problems().iter().any(|problem| of_grades(&problem.field))
            || form.fields().any(|(name, text)| of_grades(name) && !text.trim().is_empty());
        Self {
            scales: scales.collect(),
            graded,
            answers: placed.answers,
            base,
            stay: placed.mobility.to_string(),
            units: units.collect(),
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

    fn grade(&self, unit: &Unit) -> Field {
        let label = self.page.t("grade-of").with("unit", &unit.short);
        self.page.text(&grade_of(&unit.code), label).optional()
    }

    fn scale(&self) -> Field {
        let field = self.page.select(SCALE, self.page.t("grade-scale"));
        let field = field.option("", self.page.t("form-choose")).options(&self.scales);
        field.option(OTHER, self.page.t("grade-scale-other")).optional()
    }

    fn other(&self) -> Field {
        let field = self.page.text(OWN_SCALE, self.page.t("grade-scale-own"));
        field.hint(self.page.t("grade-scale-own-hint")).optional()
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

fn grade_of(unit: &str) -> String {
    format!("grade-{unit}")
}

/// The field of the scale, what stands for one that is not in the list, and the field of its name.
const SCALE: &str = "scale";
const OTHER: &str = "other";
const OWN_SCALE: &str = "own_scale";

/// The grade of a unit, on the scale that was chosen for all of them.
fn given(form: &Form, unit: &str) -> Given {
    let scale = match form.text(SCALE) {
        OTHER => form.text(OWN_SCALE),
        scale => scale,
    };
    Given { text: form.text(&grade_of(unit)).to_owned(), scale: scale.to_owned() }
}

/// The form with what was found before.
fn begun(placed: &Placed) -> Form {
    let mut form = Form::new();
    for outcome in &placed.outcomes {
        if let Some(result) = outcome.result {
            form = form.with(&level_of(&outcome.code), result);
        }
    }
    for (outcome, grade) in placed.outcomes.iter().filter_map(|o| Some((o, o.grade.as_ref()?))) {
        form = form.with(&grade_of(&outcome.code), &grade.text);
        form = match &grade.converted {
            Some(converted) => form.without(SCALE).with(SCALE, &converted.table),
            None => {
                let form = form.without(SCALE).without(OWN_SCALE).with(SCALE, OTHER);
                form.with(OWN_SCALE, &grade.scale)
            }
        };
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
            let grade = given(&form, &unit);
            found.push(Found { unit, result, comment, grade });
        } else if !form.text(&grade_of(&outcome.code)).is_empty() {
            form.error(&level_of(&outcome.code), visitor.t("grade-level-missing"));
        }
    }
    let first = placed.outcomes.iter().find(|outcome| outcome.open);
    let field = first.map(|outcome| level_of(&outcome.code)).unwrap_or_default();
    let ctx = way.ctx();
    if !form.is_good() {
        let page = AssessPage::of(visitor, way.base(), &placed, Some(form));
        return Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page));
    }
    let judged = assessment::assess(&site.app, &ctx.part("units"), stay, &found).await;
    match judged {
        Ok(()) => {
            let again = form.text("again").parse::<Again>().ok().filter(|_| placed.answers);
            if let Some(again) = again {
                assessment::answer_for_host(&site.app, &ctx.part("again"), stay, again).await?;
            }
            Ok(Notice::good("assess-done").with("name", &placed.name).then(&way.base()))
        }
        Err(Error::Invalid(faults)) => {
            for fault in faults {
                let name = match fault.field.as_ref() {
                    "units" => field.clone(),
                    // Of several grades the one that no table has.
                    "grade" => wrong_grade(&found, &fault),
                    other => other.to_owned(),
                };
                let sentence = Refused { key: fault.key, values: fault.values };
                form.error(&name, say(visitor.words, &sentence));
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

/// The field of the grade that a fault is about.
fn wrong_grade(found: &[Found], fault: &Fault) -> String {
    let is = |one: &&Found| {
        let value = Value::Text(one.grade.text.trim().to_owned());
        fault.values.iter().any(|(name, given)| *name == "grade" && *given == value)
    };
    found.iter().find(is).map_or_else(|| SCALE.to_owned(), |one| grade_of(&one.unit))
}
