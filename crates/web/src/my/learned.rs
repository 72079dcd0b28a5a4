//! What a learner thinks to have learned, and what the mentor found, unit by unit.

use crate::Site;
use crate::answer::{Answer, refuse};
use crate::layout::{Field, Form, Notice, Page, Tab, Tone, Visitor, show, show_as};
use crate::session::Ctx;
use crate::stay::{attained, decided as counted, graded, grounds, moderated};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use walz_domain::assessment::Attained;
use walz_domain::recognition::Recognition;
use walz_service::host::Outcome;
use walz_service::self_assessment::{self, Learned, Said};
use walz_service::{Error, recognition};
use walz_words::Words;

#[derive(Template)]
#[template(path = "my/learned.html")]
struct LearnedPage {
    page: Page,
    units: Vec<Unit>,
    open: bool,
    decisions: Vec<Decided>,
    /// The stay whose complement can be taken, once it is over.
    complement: Option<String>,
    /// Whether there is a stay of which it can be told what it is for.
    stay: bool,
    /// Whether it can be told what is used at work.
    home: bool,
}

/// What a unit counts for at home.
struct Decided {
    code: String,
    title: String,
    said: (Tone, String),
    reason: String,
    /// On what it stands.
    grounds: Vec<String>,
    /// Whether the learner can ask to have it looked at again, and whether they have.
    may_appeal: bool,
    appealed: bool,
    /// Whether an appeal was refused, so that its fold is open.
    wrong: bool,
}

struct Unit {
    code: String,
    title: String,
    skills: String,
    /// What the mentor found, and said.
    found: Option<String>,
    comment: String,
    grade: Vec<String>,
    /// What the home teacher makes of it.
    moderated: Option<((Tone, String), String)>,
    /// What the learner said, where nothing can be said any more.
    own: Option<String>,
    own_note: String,
}

impl LearnedPage {
    fn of(visitor: Visitor, learned: Option<&Learned>, form: Option<Form>) -> Self {
        let words = visitor.words;
        let outcomes = learned.map(|learned| learned.outcomes.as_slice()).unwrap_or_default();
        let moderations = learned.map(|l| l.moderations.as_slice()).unwrap_or_default();
        let moderation_of = |code: &str| moderations.iter().find(|m| m.unit == code);
        let unit = |outcome: &Outcome| Unit {
            code: outcome.code.clone(),
            title: outcome.title.clone(),
            skills: outcome.skills.clone(),
            found: outcome.result.map(|result| attained(result, words).1),
            comment: outcome.comment.clone(),
            grade: outcome.grade.as_ref().map(|g| graded(g, words)).unwrap_or_default(),
            moderated: moderation_of(&outcome.code).map(|m| moderated(m, words)),
            own: outcome.own.map(|own| attained(own, words).1),
            own_note: outcome.own_note.clone(),
        };
        let units = outcomes.iter().map(unit).collect();
        let form = form.unwrap_or_else(|| begun(outcomes));
        let decisions = learned.map(|learned| decisions(learned, &form, words)).unwrap_or_default();
        let title = visitor.t("learned-title");
        let page = Page::learner(visitor, Tab::Journey, title).filled(form);
        let home = learned.filter(|learned| learned.home);
        Self {
            page,
            units,
            decisions,
            open: learned.is_some_and(|learned| learned.open),
            complement: home.map(|learned| learned.mobility.to_string()),
            stay: learned.is_some(),
            home: home.is_some(),
        }
    }

    fn appeal(&self, decided: &Decided) -> Field {
        self.page.area(&appeal_of(&decided.code), self.page.t("appeal-reason"))
    }

    fn level(&self, unit: &Unit) -> Field {
        let label = self.page.t("learned-level");
        Attained::ALL.iter().fold(self.page.radios(&level_of(&unit.code), label), |field, level| {
            field.option(level, self.page.t(format!("attained-{level}")))
        })
    }

    fn note(&self, unit: &Unit) -> Field {
        let field = self.page.area(&note_of(&unit.code), self.page.t("learned-note"));
        field.optional().attribute("rows", "2")
    }
}

fn level_of(unit: &str) -> String {
    format!("unit-{unit}")
}

fn appeal_of(unit: &str) -> String {
    format!("appeal-{unit}")
}

fn decisions(learned: &Learned, form: &Form, words: Words) -> Vec<Decided> {
    let decided = |r: &Recognition| {
        let outcome = learned.outcomes.iter().find(|o| o.code == r.unit)?;
        let field = appeal_of(&r.unit);
        Some(Decided {
            code: r.unit.clone(),
            title: outcome.title.clone(),
            said: counted(&r.decision, words),
            reason: r.decision.text().unwrap_or_default().to_owned(),
            grounds: grounds(r, words),
            may_appeal: learned.open && r.appealable(learned.today).is_ok(),
            appealed: r.open_appeal().is_some(),
            wrong: form.problems().iter().any(|problem| problem.field == field),
        })
    };
    learned.recognitions.iter().filter_map(decided).collect()
}

fn note_of(unit: &str) -> String {
    format!("note-{unit}")
}

/// The form with what was said before.
fn begun(outcomes: &[Outcome]) -> Form {
    let mut form = Form::new();
    for outcome in outcomes {
        if let Some(own) = outcome.own {
            form = form.with(&level_of(&outcome.code), own);
            form = form.with(&note_of(&outcome.code), &outcome.own_note);
        }
    }
    form
}

pub(super) async fn show_form(State(site): State<Site>, Ctx(ctx): Ctx, visitor: Visitor) -> Answer {
    let learned = self_assessment::see(&site.app, &ctx).await?;
    Ok(show(&LearnedPage::of(visitor, learned.as_ref(), None)))
}

pub(super) async fn send(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    mut form: Form,
) -> Answer {
    let learned = self_assessment::see(&site.app, &ctx).await?;
    let learned = learned.ok_or(Error::NotFound)?;
    let mut said = Vec::new();
    for outcome in &learned.outcomes {
        let result = form.text(&level_of(&outcome.code)).parse::<Attained>();
        let note = form.text(&note_of(&outcome.code)).to_owned();
        match result {
            Ok(result) => said.push(Said { unit: outcome.code.clone(), result, note }),
            // What was written is not lost because its level is missing.
            Err(_) if !note.is_empty() => {
                form.error(&level_of(&outcome.code), visitor.t("learned-level-missing"));
            }
            Err(_) => {}
        }
    }
    if form.is_good() {
        match self_assessment::say(&site.app, &ctx, learned.mobility, &said).await {
            Ok(()) => return Ok(Notice::good("learned-kept").then("/my/learned")),
            Err(error) => {
                let first = learned.outcomes.first().map(|outcome| level_of(&outcome.code));
                refuse(&mut form, &first.unwrap_or_default(), error, visitor.words)?;
            }
        }
    }
    let page = LearnedPage::of(visitor, Some(&learned), Some(form));
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

pub(super) async fn appeal(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    mut form: Form,
) -> Answer {
    let learned = self_assessment::see(&site.app, &ctx).await?.ok_or(Error::NotFound)?;
    let unit = form.text("unit").to_owned();
    let field = appeal_of(&unit);
    let reason = form.text(&field).to_owned();
    match recognition::appeal(&site.app, &ctx, learned.mobility, &unit, &reason).await {
        Ok(()) => Ok(Notice::good("appeal-sent")
            .count("days", learned.appeal_days.into())
            .then("/my/learned")),
        Err(Error::Invalid(faults)) => {
            for fault in faults {
                form.error(&field, visitor.t(fault.key));
            }
            let begun = begun(&learned.outcomes);
            let form = form.beside(begun, &[field.as_str(), "unit"]);
            let page = LearnedPage::of(visitor, Some(&learned), Some(form));
            Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other.into()),
    }
}
