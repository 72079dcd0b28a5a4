//! What somebody types into the field in the bar: learners, partners, hosts and rounds that it could mean.

use crate::Site;
use crate::answer::Answer;
use crate::label::place;
use crate::layout::{Form, Nav, Page, SEES_PEOPLE, Tone, Visitor, show};
use crate::partner::host_anchor;
use crate::round::{stage_label, stage_tone};
use crate::routes::Routes;
use crate::session::Ctx;
use askama::Template;
use axum::extract::State;
use walz_service::search::{self, Found, Hits};
use walz_words::Words;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/search", SEES_PEOPLE, show_found)
}

#[derive(Template)]
#[template(path = "search/page.html")]
struct SearchPage {
    page: Page,
    /// What was typed; nothing yet where it is empty.
    query: String,
    /// Only kinds of which something was found.
    kinds: Vec<Kind>,
    count: usize,
}

struct Kind {
    title: String,
    hits: Vec<Hit>,
    more: bool,
}

struct Hit {
    href: String,
    name: String,
    about: String,
    tag: Option<(Tone, String)>,
}

fn kind<T>(title: impl ToString, hits: Hits<T>, hit: impl Fn(T) -> Hit) -> Kind {
    let title = title.to_string();
    Kind { title, more: hits.more, hits: hits.hits.into_iter().map(hit).collect() }
}

fn kinds(words: Words, found: Found) -> Vec<Kind> {
    let learners = kind(words.t("search-learners"), found.learners, |line| {
        let at = line.row.as_ref().and_then(|row| row.place.as_ref());
        let town = |at: &walz_service::board::BoardPlace| place(words, &at.city, at.country);
        Hit {
            href: format!("/people/{}", line.learner),
            about: at.map(|at| format!("{}, {}", at.host, town(at))).unwrap_or_default(),
            tag: line.row.as_ref().map(|r| (stage_tone(r.stage), stage_label(words, r.stage))),
            name: line.name,
        }
    });
    let partners = kind(words.t("search-partners"), found.partners, |partner| Hit {
        href: format!("/partners/{}", partner.id),
        about: place(words, &partner.city, partner.country),
        name: partner.name.to_string(),
        tag: None,
    });
    let hosts = kind(words.t("search-hosts"), found.hosts, |(host, partner)| Hit {
        href: format!("/partners/{}#{}", host.partner, host_anchor(host.id)),
        about: format!("{} · {partner}", place(words, &host.city, host.country)),
        name: host.name.to_string(),
        tag: None,
    });
    let rounds = kind(words.t("search-rounds"), found.rounds, |call| Hit {
        href: format!("/rounds/{}", call.id),
        about: words.date_range(call.opens, call.closes),
        name: call.title.clone(),
        tag: Some((Tone::Neutral, words.t(format!("call-state-{}", call.state)).to_string())),
    });
    let all = [learners, partners, hosts, rounds];
    all.into_iter().filter(|kind| !kind.hits.is_empty()).collect()
}

async fn show_found(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let query = form.text("q").to_owned();
    let found = search::search(&site.app, &ctx, &query).await?;
    let kinds = kinds(visitor.words, found);
    let count = kinds.iter().map(|kind| kind.hits.len()).sum();
    let title = visitor.t("search-title");
    let page = Page::staff(visitor, Nav::Elsewhere, title).filled(form);
    Ok(show(&SearchPage { page, query, kinds, count }))
}
