//! A learner's own papers: what is there, what waits for them, and what they have said yes to.

use crate::Site;
use crate::answer::Answer;
use crate::layout::{Page, Tab, Tone, Visitor, show};
use crate::people::why;
use crate::session::Ctx;
use crate::signing::standing;
use askama::Template;
use axum::extract::State;
use walz_domain::paper::Gate;
use walz_domain::signing::{Party, State as Signing};
use walz_policy::Role;
use walz_service::case::StayFile;
use walz_service::{Error, consent, signing};
use walz_words::Words;

#[derive(Template)]
#[template(path = "paper/own.html")]
struct OwnPage {
    page: Page,
    texts: Vec<TextRow>,
    gates: Vec<(bool, String, Option<String>)>,
    /// Whether the emergency sheet is still to be filled in.
    sheet_open: bool,
}

struct TextRow {
    title: String,
    href: String,
    tone: Tone,
    standing: String,
    waits: bool,
}

pub(super) async fn show_papers(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
) -> Answer {
    let Role::Learner(learner) = ctx.actor.role else { return Err(Error::NotFound.into()) };
    let words = visitor.words;
    let seen = consent::see(&site.app, &ctx, learner).await?;
    let stay = seen.file.stay.as_ref();
    let gates = stay.map(|stay| stay.gates.as_slice()).unwrap_or_default();
    let sheet_open = gates.iter().any(|gate| gate.gate == Gate::EmergencySheet && !gate.met);
    let gates = gates.iter().map(|gate| {
        let name = words.t(format!("gate-{}", gate.gate.code())).to_string();
        (gate.met, name, why(gate, words))
    });
    let gates = gates.collect();
    let texts = stay.map(|stay| texts(stay, words)).unwrap_or_default();
    let title = visitor.t("papers-own-title");
    let page = Page::learner(visitor, Tab::Papers, title);
    Ok(show(&OwnPage { page, texts, gates, sheet_open }))
}

fn texts(stay: &StayFile, words: Words) -> Vec<TextRow> {
    let (agreement, amendment) = (stay.agreement(), stay.amendment());
    let amendment = amendment
        .and_then(|text| text_row(&**text, words.t("document-amendment").to_string(), words));
    let agreement = agreement
        .and_then(|text| text_row(&**text, words.t("document-agreement-title").to_string(), words));
    let grant = stay
        .grants
        .first()
        .and_then(|text| text_row(&**text, words.t("document-grant-title").to_string(), words));
    agreement.into_iter().chain(amendment).chain(grant).collect()
}

/// A text that was sent out; a draft is the office's alone.
fn text_row<T: signing::Text>(text: &T, title: String, words: Words) -> Option<TextRow> {
    let state = text.state();
    if matches!(state, Signing::Draft) {
        return None;
    }
    let (tone, standing) = standing(state, words);
    let id: uuid::Uuid = text.id().into();
    Some(TextRow {
        title,
        href: format!("/{}/{id}", T::KIND.path),
        tone,
        standing,
        waits: state.waits_for().contains(&Party::Learner),
    })
}
