//! Writing a unit, with advice beside the fields and the skills of the European classification to choose from.

use super::form::{LANGUAGES, OTHER, TEXTS, draft, filled, parsed};
use super::{address, said};
use crate::Site;
use crate::answer::{Answer, Failed, id, refuse};
use crate::esco::{Picker, Wanted};
use crate::layout::{Field, Form, Nav, Notice, Page, Visitor, show_as};
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use std::collections::BTreeMap;
use walz_domain::UnitId;
use walz_domain::esco::{Kind, Uri};
use walz_domain::trade::Trade;
use walz_domain::unit::Part;
use walz_domain::unit::wording::advice;
use walz_service::unit::{self, File};
use walz_service::{Context, Error};
use walz_words::Words;

#[derive(Template)]
#[template(path = "unit/edit.html")]
struct EditPage {
    page: Page,
    /// Where the form goes.
    action: String,
    back: String,
    /// Code and title of the unit, where it is not new.
    known: Option<(String, String)>,
    version: i64,
    trades: Vec<(String, String)>,
    languages: Vec<(&'static str, String)>,
    /// Advice by the part it is about.
    advice: BTreeMap<Part, String>,
    picker: Picker,
    /// What somebody else wrote meanwhile, where it differs from what was typed here.
    theirs: Vec<(String, String)>,
}

impl EditPage {
    /// A text's field in the unit's own language, with what helps to fill it and what could be better.
    fn own(&self, number: usize) -> Field {
        let Some((name, label, part)) = TEXTS.get(number) else { return self.page.text("", "") };
        let field = self.line_or_area(name, label);
        let help = match part {
            Part::Skills => Some(self.page.t("unit-skills-hint").to_string()),
            Part::Criteria => Some(self.page.t("unit-criteria-hint").to_string()),
            _ => None,
        };
        let hints = [help, self.advice.get(part).cloned()];
        match hints.into_iter().flatten().collect::<Vec<_>>().join(" ") {
            none if none.is_empty() => field,
            hint => field.hint(hint),
        }
    }

    /// The same in the second language.
    fn other(&self, number: usize) -> Field {
        let Some((name, label, _)) = TEXTS.get(number) else { return self.page.text("", "") };
        self.line_or_area(&format!("{OTHER}{name}"), label).optional()
    }

    fn line_or_area(&self, name: &str, label: &str) -> Field {
        match name.trim_start_matches(OTHER) {
            "title" => self.page.text(name, self.page.t(label)),
            _ => self.page.area(name, self.page.t(label)),
        }
    }
}

/// What the form is about.
struct About<'a> {
    file: Option<&'a File>,
    trades: &'a [Trade],
    version: i64,
}

async fn page(
    site: &Site,
    ctx: &Context,
    visitor: Visitor,
    form: Form,
    about: About<'_>,
    theirs: Vec<(String, String)>,
) -> Result<EditPage, Failed> {
    let words = visitor.words;
    let About { file, trades, version } = about;
    let name = |trade: &Trade| trade.name(words.language().code()).to_owned();
    let trade = trades.iter().find(|trade| trade.code == form.text("trade"));
    let occupation: Option<Uri> = trade.and_then(|trade| trade.esco_uri.as_ref()?.parse().ok());
    let label = words.t("unit-part-links");
    let wanted = Wanted { name: "skill", kind: Kind::Skill, occupation: occupation.as_ref() };
    let picker = Picker::of(&site.app, ctx, words, &form, label, wanted).await?;
    let mut advised: BTreeMap<Part, String> = BTreeMap::new();
    // A form that nobody has written in yet needs no advice.
    if !form.text("skills").is_empty() {
        for advice in advice(&draft(&form)) {
            let text = advised.entry(advice.part).or_default();
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&said(words, &advice));
        }
    }
    let known = file.map(|file| (file.unit.code.clone(), file.unit.title.clone()));
    let title = match &known {
        Some((_, title)) => title.clone(),
        None => words.t("unit-new-title").to_string(),
    };
    let at = file.map(|file| address(file.unit.id));
    let action = at.as_ref().map_or_else(|| "/units/new".to_owned(), |at| format!("{at}/edit"));
    Ok(EditPage {
        action,
        back: at.unwrap_or_else(|| "/units".to_owned()),
        known,
        version,
        trades: trades.iter().map(|trade| (trade.code.clone(), name(trade))).collect(),
        languages: LANGUAGES.map(|code| (code, words.language_name(code))).to_vec(),
        advice: advised,
        picker,
        theirs,
        page: Page::staff(visitor, Nav::Elsewhere, title).filled(form),
    })
}

/// Whether the button was pressed that searches skills, for those without scripts.
fn searches(form: &Form) -> bool {
    !form.text("skill-find").is_empty()
}

pub(super) async fn show_new(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    mut form: Form,
) -> Answer {
    let trades = unit::trades(&site.app, &ctx).await?;
    for (name, value) in [("language", visitor.words.language().code()), ("eqf", "4")] {
        if form.text(name).is_empty() {
            form = form.with(name, value);
        }
    }
    let about = About { file: None, trades: &trades, version: 0 };
    let page = page(&site, &ctx, visitor, form, about, Vec::new()).await?;
    Ok(show_as(StatusCode::OK, &page))
}

pub(super) async fn add(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    mut form: Form,
) -> Answer {
    let trades = unit::trades(&site.app, &ctx).await?;
    let words = visitor.words;
    let mut status = StatusCode::OK;
    if !searches(&form) {
        status = StatusCode::UNPROCESSABLE_ENTITY;
        if let Some(edit) = parsed(&mut form, words, &trades, None) {
            match unit::add(&site.app, &ctx, &edit).await {
                Ok(id) => return Ok(Notice::good("unit-kept").then(&address(id))),
                Err(error) => refuse(&mut form, "skill", error, words)?,
            }
        }
    }
    let about = About { file: None, trades: &trades, version: 0 };
    let page = page(&site, &ctx, visitor, form, about, Vec::new()).await?;
    Ok(show_as(status, &page))
}

pub(super) async fn show(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(text): Path<String>,
) -> Answer {
    let file = unit::see(&site.app, &ctx, id(&text)?).await?;
    let form = filled(&file.unit, &file.trades);
    let version = file.unit.version();
    let about = About { file: Some(&file), trades: &file.trades, version };
    let page = page(&site, &ctx, visitor, form, about, Vec::new()).await?;
    Ok(show_as(StatusCode::OK, &page))
}

pub(super) async fn save(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(text): Path<String>,
    mut form: Form,
) -> Answer {
    let unit_id: UnitId = id(&text)?;
    let mut file = unit::see(&site.app, &ctx, unit_id).await?;
    let words = visitor.words;
    let mut version = form.text("version").parse().unwrap_or_default();
    let (mut status, mut theirs) = (StatusCode::OK, Vec::new());
    if !searches(&form) {
        status = StatusCode::UNPROCESSABLE_ENTITY;
        if let Some(edit) = parsed(&mut form, words, &file.trades, Some(&file.unit)) {
            match unit::change(&site.app, &ctx, unit_id, version, &edit).await {
                Ok(()) => return Ok(Notice::good("unit-kept").then(&address(unit_id))),
                Err(Error::ChangedMeanwhile) => {
                    file = unit::see(&site.app, &ctx, unit_id).await?;
                    form.error("title", words.t("form-clash"));
                    theirs = differences(&filled(&file.unit, &file.trades), &form, words);
                    version = file.unit.version();
                    status = StatusCode::CONFLICT;
                }
                Err(error) => refuse(&mut form, "skill", error, words)?,
            }
        }
    }
    let about = About { file: Some(&file), trades: &file.trades, version };
    let page = page(&site, &ctx, visitor, form, about, theirs).await?;
    Ok(show_as(status, &page))
}

/// Where one form holds something else than another: the field, and what the first one holds.
fn differences(now: &Form, typed: &Form, words: Words) -> Vec<(String, String)> {
    let text = |form: &Form, name: &str| form.text(name).replace("\r\n", "\n");
    let fields = TEXTS.iter().map(|(name, label, _)| (*name, *label));
    fields
        .filter(|(name, _)| text(now, name) != text(typed, name))
        .map(|(name, label)| (words.t(label).to_string(), now.text(name).to_owned()))
        .collect()
}
