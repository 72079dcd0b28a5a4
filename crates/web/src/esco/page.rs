//! Finding terms: a page that collects what one ticks, with the addresses to use elsewhere, and a page for each term.

use super::{Picker, Wanted, about, kind_of, named};
use crate::Site;
use crate::answer::Answer;
use crate::label::code;
use crate::layout::{Form, Nav, Page, Visitor, show};
use crate::routes::escaped_text;
use crate::session::Ctx;
use askama::Template;
use axum::extract::State;
use walz_domain::esco::{Kind, Link, Uri};
use walz_domain::trade::Trade;
use walz_service::esco::{self, ATTRIBUTION};
use walz_words::Words;

#[derive(Template)]
#[template(path = "esco/page.html")]
struct FindPage {
    page: Page,
    picker: Picker,
    kinds: Vec<(&'static str, String)>,
    trades: Vec<(String, String)>,
    chosen: Vec<Link>,
}

impl FindPage {
    fn href(&self, uri: &Uri) -> String {
        href(uri)
    }
}

/// The page of a term.
fn href(uri: &Uri) -> String {
    format!("/esco/term?uri={}", escaped_text(uri.as_str()))
}

pub(super) async fn find(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    mut form: Form,
) -> Answer {
    let words = visitor.words;
    let kind = kind_of(form.text("kind"));
    let trades = esco::trades(&site.app, &ctx).await?;
    let trade = trades.iter().find(|trade| trade.code == form.text("trade"));
    let occupation: Option<Uri> = trade.and_then(|trade| trade.esco_uri.as_ref()?.parse().ok());
    let uris: Vec<Uri> = form.all("term").filter_map(super::uri_of).collect();
    let chosen = match esco::choose(&site.app, &ctx, &uris).await {
        Ok(chosen) => chosen,
        Err(error) => {
            crate::answer::refuse(&mut form, "term", error, words)?;
            Vec::new()
        }
    };
    let label = words.t(if kind == Kind::Skill { "esco-skills" } else { "esco-occupations" });
    let wanted = Wanted { name: "term", kind, occupation: occupation.as_ref() };
    let picker = Picker::of(&site.app, &ctx, words, &form, label, wanted).await?;
    let name = |trade: &Trade| trade.name(words.language().code()).to_owned();
    let trades = trades.iter().map(|trade| (trade.code.clone(), name(trade))).collect();
    let kinds = [Kind::Skill, Kind::Occupation];
    let kinds = kinds.map(|kind| (kind.code(), code(words, "esco-kind", kind.code()))).to_vec();
    let title = visitor.t("esco-title");
    let page = Page::staff(visitor, Nav::Elsewhere, title).filled(form);
    Ok(show(&FindPage { page, picker, kinds, trades, chosen }))
}

#[derive(Template)]
#[template(path = "esco/term.html")]
struct TermPage {
    page: Page,
    kind: String,
    about: Vec<String>,
    description: String,
    note: String,
    others: Vec<String>,
    retired: Option<String>,
    successor: Option<Line>,
    /// Its skills, by what they are to it.
    skills: Vec<(String, Vec<Line>)>,
    address: String,
    version: String,
    in_own_language: bool,
    attribution: &'static str,
}

struct Line {
    href: String,
    label: String,
    about: String,
}

fn line(words: Words, hit: &esco::Hit) -> Line {
    Line { href: href(&hit.uri), label: hit.label.clone(), about: about(words, hit) }
}

pub(super) async fn term(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let words = visitor.words;
    // Without a term there is nothing to show but the way to one.
    if form.text("uri").is_empty() {
        return find(State(site), Ctx(ctx), visitor, form).await;
    }
    let file = esco::term(&site.app, &ctx, &named(form.text("uri"))?).await?;
    let mut skills: Vec<(String, Vec<Line>)> = Vec::new();
    for hit in &file.skills {
        let heading = hit.tie.map_or("optional", |tie| tie.code());
        let heading = code(words, "esco-heading", heading);
        // The heading says already what it is to the term.
        let one = line(words, &esco::Hit { tie: None, ..hit.clone() });
        match skills.last_mut() {
            Some((last, lines)) if *last == heading => lines.push(one),
            _ => skills.push((heading, vec![one])),
        }
    }
    let term = &file.term;
    let about = [
        term.code.clone(),
        term.skill_type.map(|kind| code(words, "esco-type", kind.code())),
        term.reuse.map(|reuse| code(words, "esco-reuse", reuse.code())),
    ];
    let collections = term.collections.iter().map(|of| code(words, "esco-collection", of.code()));
    let page = Page::staff(visitor, Nav::Elsewhere, &file.texts.label);
    Ok(show(&TermPage {
        kind: code(words, "esco-kind", term.kind.code()),
        about: about.into_iter().flatten().chain(collections).collect(),
        retired: file.retired.as_ref().map(ToString::to_string),
        successor: file.successor.as_ref().map(|hit| line(words, hit)),
        skills,
        address: term.uri.to_string(),
        version: file.version.to_string(),
        in_own_language: file.in_own_language,
        description: file.texts.description,
        note: file.texts.note,
        others: file.texts.alternative,
        attribution: ATTRIBUTION,
        page,
    }))
}
