//! Learners by name, or by what somebody types.

use crate::Site;
use crate::answer::Answer;
use crate::layout::{Form, Nav, Page, Tone, Visitor, show};
use crate::round::{stage_label, stage_tone};
use crate::session::Ctx;
use askama::Template;
use axum::extract::State;
use walz_service::learner::{self, After, Line};
use walz_words::Words;

#[derive(Template)]
#[template(path = "people/list.html")]
struct ListPage {
    page: Page,
    rows: Vec<Row>,
    searched: bool,
    /// The query of the next page.
    next: Option<String>,
}

struct Row {
    href: String,
    name: String,
    stage: Option<(Tone, String)>,
    place: String,
    period: String,
}

pub(super) async fn show_list(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let words = visitor.words;
    let after = after(&form);
    let list = learner::list(&site.app, &ctx, form.text("q"), after.as_ref()).await?;
    let next = list.next.map(|after| {
        let name = crate::routes::escaped_text(&after.name);
        format!("?after={name}&from={}", after.person)
    });
    let title = visitor.t("people-title");
    let searched = !form.text("q").is_empty();
    let rows = list.lines.into_iter().map(|line| row(line, words)).collect();
    let page = Page::staff(visitor, Nav::People, title).filled(form);
    Ok(show(&ListPage { page, rows, searched, next }))
}

fn after(form: &Form) -> Option<After> {
    let person = form.text("from").parse().ok()?;
    Some(After { name: form.text("after").to_owned(), person })
}

fn row(line: Line, words: Words) -> Row {
    let place = line.row.as_ref().and_then(|row| row.place.as_ref());
    Row {
        href: format!("/people/{}", line.learner),
        stage: line.row.as_ref().map(|r| (stage_tone(r.stage), stage_label(words, r.stage))),
        place: place
            .map(|place| {
                format!(
                    "{}, {}",
                    place.host,
                    crate::label::place(words, &place.city, place.country)
                )
            })
            .unwrap_or_default(),
        period: place.map(|p| words.date_range(p.first, p.last)).unwrap_or_default(),
        name: line.name,
    }
}
