//! The page of one entry, empty or filled, and what is done with what was typed.

use super::{Spot, fields, label};
use crate::Site;
use crate::answer::{Answer, refuse};
use crate::import::sentence;
use crate::layout::{Field, Form, Nav, Notice, Page, Visitor, show, show_as};
use crate::session::Ctx;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use walz_domain::PartnerId;
use walz_exchange::tables::{Arg, Args, Filled, column};
use walz_service::Error;
use walz_service::entry::{self, Entry};
use walz_service::import::Refusal;
use walz_words::Words;

#[derive(Template)]
#[template(path = "entry/form.html")]
struct EntryPage {
    page: Page,
    address: String,
    entry: Entry,
    /// What somebody else kept meanwhile.
    theirs: Vec<(String, String)>,
}

impl EntryPage {
    fn new(visitor: Visitor, entry: Entry, form: Form, theirs: Vec<(String, String)>) -> Self {
        let name = ["name", entry.at.key()].iter().find_map(|heading| entry.cells.get(*heading));
        let title = visitor.t(fields::title(entry.at));
        let title = title.with("name", name.cloned().unwrap_or_default());
        let address = super::address(entry.at);
        Self {
            address,
            page: Page::staff(visitor, Nav::Partners, title).filled(form),
            entry,
            theirs,
        }
    }

    fn partner(&self) -> Option<&(PartnerId, String)> {
        self.entry.partner.as_ref()
    }

    fn parts(&self) -> Vec<(String, Vec<Field>)> {
        let field = |heading: String| fields::field(&self.page, &self.entry, &heading);
        fields::parts(self.entry.at.kind())
            .iter()
            .map(|part| {
                let headings = part.headings(&self.entry).into_iter();
                (self.page.t(part.title).to_string(), headings.map(field).collect())
            })
            .collect()
    }
}

pub(super) async fn show_form(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Spot(at): Spot,
    visitor: Visitor,
) -> Answer {
    let entry = entry::show(&site.app, &ctx, at).await?;
    let form = fields::filled(&entry, &entry.cells);
    Ok(show(&EntryPage::new(visitor, entry, form, Vec::new())))
}

pub(super) async fn save(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Spot(at): Spot,
    visitor: Visitor,
    mut form: Form,
) -> Answer {
    let words = visitor.words;
    let now = entry::show(&site.app, &ctx, at).await?;
    let typed = fields::read(&form, &now);
    let seen = form.text("seen").to_owned();
    let (status, theirs) = match entry::keep(&site.app, &ctx, at, &seen, typed.clone()).await {
        Ok(partner) => {
            return Ok(Notice::good("entry-kept").then(&format!("/partners/{partner}")));
        }
        Err(Refusal::Faults(faults)) => {
            for fault in &faults.list {
                let args = on_page(words, fault.args());
                form.error(&fault.column, sentence(words, fault.reason.key(), args));
            }
            (StatusCode::UNPROCESSABLE_ENTITY, Vec::new())
        }
        Err(Refusal::Unreadable(unreadable)) => {
            form.error(at.key(), sentence(words, unreadable.key(), unreadable.args()));
            (StatusCode::UNPROCESSABLE_ENTITY, Vec::new())
        }
        Err(Refusal::Other(Error::ChangedMeanwhile)) => {
            form.error(at.key(), words.t("form-clash"));
            (StatusCode::CONFLICT, differences(words, &now, &typed))
        }
        Err(Refusal::Other(error)) => {
            refuse(&mut form, at.key(), error, words)?;
            (StatusCode::UNPROCESSABLE_ENTITY, Vec::new())
        }
    };
    // After a clash what is there now has been seen; else what was seen first still counts.
    let seen = if status == StatusCode::CONFLICT { now.seen.clone() } else { seen };
    let entry = Entry { seen, ..now };
    Ok(show_as(status, &EntryPage::new(visitor, entry, form, theirs)))
}

/// A sentence about a table calls columns by their headings, one about a page by what stands above the fields.
fn on_page(words: Words, args: Args) -> Args {
    let called = |(name, arg): (&'static str, Arg)| match arg {
        Arg::Text(heading) if matches!(name, "column" | "other") => {
            (name, Arg::Text(label::column(words, &heading)))
        }
        arg => (name, arg),
    };
    args.into_iter().map(called).collect()
}

/// Where what is there now differs from what was typed: what each column is called, and what stands in it.
fn differences(words: Words, now: &Entry, typed: &Filled) -> Vec<(String, String)> {
    let kind = now.at.kind();
    let blank = |heading: &str| match column(kind, heading).and_then(|column| column.default) {
        Some(default) => default.to_owned(),
        None => String::new(),
    };
    let differs = |(heading, text): (&String, &String)| {
        let there = now.cells.get(heading).cloned().unwrap_or_else(|| blank(heading));
        let shown = || (label::column(words, heading), label::value(words, kind, heading, &there));
        (there != *text).then(shown)
    };
    typed.iter().filter_map(differs).collect()
}
