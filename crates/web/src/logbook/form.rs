//! The form of an entry: to write one, to change one, to take it away.

use super::show::titles;
use crate::Site;
use crate::answer::{Answer, Failed, id, refuse};
use crate::layout::{Field, Form, Notice, Page, Tab, Visitor, show, show_as};
use crate::media::{PHOTOS, Shot, Shots, VOICE, brought};
use crate::session::Ctx;
use crate::upload::Sent;
use crate::when::date;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use walz_domain::logbook::Entry;
use walz_domain::{LogbookEntryId, MediaId};
use walz_service::logbook::{self, Logbook, New};
use walz_service::{Context, Error};

#[derive(Template)]
#[template(path = "logbook/form.html")]
struct FormPage {
    page: Page,
    /// Where the form goes.
    at: String,
    units: Vec<(String, String)>,
    /// The files that the entry has.
    kept: Vec<(String, Shot)>,
    changes: bool,
}

impl FormPage {
    fn of(visitor: Visitor, book: &Logbook, entry: Option<&Entry>, form: Form) -> Self {
        let words = visitor.words;
        let title =
            visitor.t(if entry.is_some() { "logbook-change-title" } else { "logbook-write" });
        let base = format!("/stays/{}/media", book.mobility);
        let kept = entry.map(|entry| {
            let day = words.weekday_date(entry.on);
            let shots = Shots::of(&entry.media, &base, &day, words);
            let id = |shot: &Shot| shot.href.rsplit('/').next().unwrap_or_default().to_owned();
            shots.all().map(|shot| (id(shot), shot.clone())).collect()
        });
        let codes: Vec<String> = book.outcomes.iter().map(|o| o.code.clone()).collect();
        let named = titles(&codes, &book.outcomes);
        Self {
            at: entry.map_or("/my/logbook/new".to_owned(), |e| format!("/my/logbook/{}", e.id)),
            units: codes.into_iter().zip(named).collect(),
            kept: kept.unwrap_or_default(),
            changes: entry.is_some(),
            page: Page::learner(visitor, Tab::Journey, title).filled(form),
        }
    }

    fn units(&self) -> Field {
        let field = self.page.boxes("units", self.page.t("logbook-units")).optional();
        field.options(&self.units)
    }

    fn removes(&self) -> Field {
        let field = self.page.boxes("remove", self.page.t("logbook-remove-files")).optional();
        self.kept.iter().fold(field, |field, (id, shot)| field.option(id, &shot.name))
    }

    fn photos(&self) -> Field {
        let field = self.page.file("photos", self.page.t("logbook-photos"));
        let field = field.hint(self.page.t("logbook-photos-hint")).optional();
        field.attribute("accept", PHOTOS).attribute("multiple", "multiple")
    }

    fn voice(&self) -> Field {
        let field = self.page.file("voice", self.page.t("logbook-voice"));
        let field = field.hint(self.page.t("logbook-voice-hint")).optional();
        field.attribute("accept", VOICE)
    }
}

async fn book(site: &Site, ctx: &Context) -> Result<Logbook, Error> {
    logbook::own(&site.app, ctx).await?.ok_or(Error::NotFound)
}

/// What the form says; where the day cannot be read, the field is told.
fn new_from(form: &mut Form, visitor: &Visitor) -> Option<New> {
    let on = date(form, "on", visitor.words)?;
    Some(New {
        on,
        text: form.text("text").to_owned(),
        units: form.all("units").map(str::to_owned).collect(),
        school_only: form.text("school_only") == "yes",
    })
}

/// The form of an entry for today.
pub(super) async fn begin(State(site): State<Site>, Ctx(ctx): Ctx, visitor: Visitor) -> Answer {
    let book = book(&site, &ctx).await?;
    let form = Form::new().with("on", book.today);
    Ok(show(&FormPage::of(visitor, &book, None, form)))
}

pub(super) async fn write(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    sent: Sent,
) -> Answer {
    let book = book(&site, &ctx).await?;
    let mut form = sent.form;
    if let Some(new) = new_from(&mut form, &visitor) {
        let files = brought(sent.files, &["photos", "voice"]);
        let ctx = ctx.with_key(sent.key);
        match logbook::write(&site.app, &ctx, book.mobility, &new, &files).await {
            Ok(_) => return Ok(Notice::good("logbook-written").then("/my/logbook")),
            Err(error) => refuse(&mut form, "on", error, visitor.words)?,
        }
    }
    Ok(refused(FormPage::of(visitor, &book, None, form)))
}

/// The form once more. Browsers forget which files were chosen, so it says so.
fn refused(page: FormPage) -> Response {
    show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// An entry that the learner can change.
fn entry(book: &Logbook, text: &str) -> Result<(LogbookEntryId, usize), Failed> {
    let id: LogbookEntryId = id(text)?;
    let place = book.entries.iter().position(|entry| entry.id == id);
    Ok((id, place.ok_or(Error::NotFound)?))
}

pub(super) async fn open(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(text): Path<String>,
) -> Answer {
    let book = book(&site, &ctx).await?;
    let (id, place) = entry(&book, &text)?;
    let entry = &book.entries[place];
    if !book.open.contains(&id) {
        return Err(Error::refused("logbook-refused-confirmed").into());
    }
    let form = Form::new().with("on", entry.on).with("text", &entry.text);
    let form = form.with("version", entry.version());
    let form = entry.units.iter().fold(form, |form, unit| form.with("units", unit));
    let form = if entry.school_only { form.with("school_only", "yes") } else { form };
    Ok(show(&FormPage::of(visitor, &book, Some(entry), form)))
}

pub(super) async fn change(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(text): Path<String>,
    sent: Sent,
) -> Answer {
    let book = book(&site, &ctx).await?;
    let (id, place) = entry(&book, &text)?;
    let mut form = sent.form;
    if let Some(new) = new_from(&mut form, &visitor) {
        let version = form.text("version").parse().ok();
        let removed: Vec<MediaId> = form.all("remove").filter_map(|id| id.parse().ok()).collect();
        let files = brought(sent.files, &["photos", "voice"]);
        let ctx = ctx.with_key(sent.key);
        let changed = logbook::change(&site.app, &ctx, (id, version), &new, &files, &removed).await;
        match changed {
            Ok(()) => return Ok(Notice::good("logbook-changed").then("/my/logbook")),
            Err(error) => refuse(&mut form, "on", error, visitor.words)?,
        }
    }
    Ok(refused(FormPage::of(visitor, &book, Some(&book.entries[place]), form)))
}

pub(super) async fn remove(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(text): Path<String>,
) -> Answer {
    logbook::remove(&site.app, &ctx, id(&text)?).await?;
    Ok(Notice::good("logbook-removed").then("/my/logbook"))
}

pub(super) async fn mark(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(text): Path<String>,
    form: Form,
) -> Answer {
    let evidence = form.text("evidence") != "no";
    logbook::mark(&site.app, &ctx, id(&text)?, evidence).await?;
    let (done, back) = match form.text("back") {
        "portfolio" => ("portfolio-removed", "/my/portfolio"),
        _ if evidence => ("logbook-marked", "/my/logbook"),
        _ => ("logbook-unmarked", "/my/logbook"),
    };
    Ok(Notice::good(done).then(back))
}
