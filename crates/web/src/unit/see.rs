//! One unit: what it says, how its wording could be better, what it said before.

use super::{address, points, said, state};
use crate::Site;
use crate::answer::{Answer, id};
use crate::label::code;
use crate::layout::{Form, Nav, Notice, Page, Tone, Visitor, show};
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use jiff::tz::TimeZone;
use walz_domain::unit::{Part, Texts, Unit};
use walz_service::unit::{self, File, Version};
use walz_words::Words;

#[derive(Template)]
#[template(path = "unit/unit.html")]
struct UnitPage {
    page: Page,
    address: String,
    /// Of the record that is shown.
    version: i64,
    unit: Unit,
    trade: String,
    state: (Tone, String),
    points: Option<String>,
    /// The languages it is in, each with what it says there.
    languages: Vec<(String, String, Texts)>,
    advice: Vec<(String, String)>,
    links: Vec<(String, String, String)>,
    steps: Vec<(&'static str, String)>,
    versions: Vec<Past>,
    keeps: bool,
}

/// A version and what it says otherwise than the one before.
struct Past {
    number: u32,
    replaced: String,
    changes: Vec<Change>,
}

struct Change {
    part: String,
    before: String,
    now: String,
}

pub(super) async fn show_unit(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(text): Path<String>,
) -> Answer {
    let words = visitor.words;
    let file = unit::see(&site.app, &ctx, id(&text)?).await?;
    let unit = file.unit.clone().into_value();
    let main = (unit.language, unit.texts());
    let others = unit.translations.iter().map(|(language, texts)| (*language, texts.clone()));
    let languages = [main].into_iter().chain(others).map(|(language, texts)| {
        (language.code().to_owned(), words.language_name(language.code()), texts)
    });
    let advice = file
        .advice
        .iter()
        .map(|advice| (code(words, "unit-part", advice.part.code()), said(words, advice)));
    let links = unit.links.iter().map(|link| {
        let href = format!("/esco/term?uri={}", crate::routes::escaped_text(link.uri.as_str()));
        (href, link.label.clone(), link.version.to_string())
    });
    let steps = unit.state.steps().map(|step| {
        (step.code(), words.t(format!("unit-step-{}-button", step.code())).to_string())
    });
    let page = UnitPage {
        address: address(unit.id),
        version: file.unit.version(),
        trade: file.trade.name(words.language().code()).to_owned(),
        state: state(words, unit.state),
        points: points(words, &unit),
        languages: languages.collect(),
        advice: advice.collect(),
        links: links.collect(),
        steps: steps.collect(),
        versions: file.versions.iter().map(|version| past(words, version, &file)).collect(),
        keeps: file.keeps,
        page: Page::staff(visitor, Nav::Elsewhere, &unit.title),
        unit,
    };
    Ok(show(&page))
}

fn past(words: Words, version: &Version, file: &File) -> Past {
    let parts = version.before.as_ref().map(|before| version.unit.changes_since(before));
    let change = |part: Part| Change {
        part: code(words, "unit-part", part.code()),
        before: version
            .before
            .as_ref()
            .map_or_else(String::new, |before| value(words, before, part, file)),
        now: value(words, &version.unit, part, file),
    };
    let replaced = version.replaced.as_ref().map(|(at, person)| {
        let day = words.date(at.to_zoned(TimeZone::UTC).date());
        match person {
            Some(name) => {
                words.t("unit-replaced-by").with("day", day).with("name", name).to_string()
            }
            None => words.t("unit-replaced").with("day", day).to_string(),
        }
    });
    Past {
        number: version.unit.number,
        replaced: replaced.unwrap_or_else(|| words.t("unit-newest").to_string()),
        changes: parts.into_iter().flatten().map(change).collect(),
    }
}

/// What a version says in one part.
fn value(words: Words, unit: &Unit, part: Part, file: &File) -> String {
    match part {
        Part::Title => unit.title.clone(),
        Part::Trade => {
            let trade = file.trades.iter().find(|trade| trade.id == unit.trade);
            trade.map_or_else(String::new, |t| t.name(words.language().code()).to_owned())
        }
        Part::Level => unit.eqf.to_string(),
        Part::Knowledge => unit.knowledge.clone(),
        Part::Skills => unit.skills.clone(),
        Part::Responsibility => unit.responsibility_autonomy.clone(),
        Part::Criteria => unit.criteria.join("\n"),
        Part::Method => unit.assessment_method.clone(),
        Part::Weeks => unit.min_weeks.to_string(),
        Part::Points => points(words, unit).unwrap_or_default(),
        Part::Languages => {
            let codes = [unit.language].into_iter().chain(unit.translations.keys().copied());
            let of = codes.map(|language| match unit.translations.get(&language) {
                Some(texts) => {
                    format!("{}: {}", words.language_name(language.code()), texts.title)
                }
                None => words.language_name(language.code()),
            });
            of.collect::<Vec<_>>().join("\n")
        }
        Part::Links => {
            unit.links.iter().map(|link| link.label.as_str()).collect::<Vec<_>>().join("\n")
        }
    }
}

pub(super) async fn step(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(text): Path<String>,
    form: Form,
) -> Answer {
    let id = id(&text)?;
    let version = form.text("version").parse().unwrap_or_default();
    // Whose unit it is not is told nothing about what they sent.
    unit::see(&site.app, &ctx, id).await?;
    let step: walz_domain::unit::Step =
        form.text("step").parse().map_err(|_| walz_service::Error::refused("unit-step-unfit"))?;
    unit::step(&site.app, &ctx, id, version, step).await?;
    Ok(Notice::good(&format!("unit-now-{}", step.code())).then(&address(id)))
}

pub(super) async fn copy(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(text): Path<String>,
) -> Answer {
    let copy = unit::copy(&site.app, &ctx, id(&text)?).await?;
    Ok(Notice::good("unit-copied").then(&format!("{}/edit", address(copy))))
}
