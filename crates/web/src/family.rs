//! The family's page, one for each child: where, with whom, how to call, what waits for a signature or an answer.

use crate::Site;
use crate::answer::Answer;
use crate::consent::{Questions, answered};
use crate::label::{self, period, place};
use crate::layout::{Form, Page, Tone, Visitor, show_as};
use crate::routes::{Door, Routes};
use crate::session::{Ctx, Looking};
use crate::signing::standing;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use walz_domain::person::Person;
use walz_policy::RoleKind::Guardian;
use walz_service::family::{self, Family, PaperKind};
use walz_service::{Context, Error};
use walz_words::Words;

const FAMILY: Door = Door::Roles(&[Guardian]);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/family", FAMILY, show_own)
        .post("/family/consents", FAMILY, answer_own)
        .get("/t/{token}/family/see", Door::Link, show_held)
        .post("/t/{token}/family/consents", Door::Link, answer_held)
        .post("/t/{token}/family/sign", Door::Link, sign_held)
}

#[derive(Template)]
#[template(path = "family/page.html")]
struct FamilyPage {
    page: Page,
    /// Where the forms go.
    at: String,
    lead: String,
    heard: Option<String>,
    facts: Vec<(String, String)>,
    people: Vec<(String, String, String)>,
    /// Name and number of the office.
    office: (String, Option<String>),
    papers: Vec<PaperRow>,
    questions: Questions,
}

struct PaperRow {
    title: String,
    tone: Tone,
    standing: String,
    waits: bool,
    /// Where it is signed by an account; the holder of a link is given one for it.
    href: Option<String>,
    kind: &'static str,
}

async fn show_own(State(site): State<Site>, Ctx(ctx): Ctx, visitor: Visitor) -> Answer {
    page(&site, &ctx, visitor, None, StatusCode::OK, Form::new()).await
}

async fn answer_own(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let child = family::child(&site.app, &ctx).await?;
    match answered(&site, &ctx, child, form, visitor.words, "/family").await? {
        Ok(response) => Ok(response),
        Err((status, form)) => page(&site, &ctx, visitor, None, status, form).await,
    }
}

/// That the link is one to this page.
fn checked(looking: &Looking) -> Result<(), Error> {
    if looking.link.purpose == family::LINK { Ok(()) } else { Err(Error::NotFound) }
}

async fn show_held(State(site): State<Site>, looking: Looking, visitor: Visitor) -> Answer {
    checked(&looking)?;
    let visitor = looking.speak_to(visitor);
    page(&site, &looking.ctx, visitor, Some(&looking.token), StatusCode::OK, Form::new()).await
}

async fn answer_held(
    State(site): State<Site>,
    looking: Looking,
    visitor: Visitor,
    form: Form,
) -> Answer {
    checked(&looking)?;
    let visitor = looking.speak_to(visitor);
    let ctx = &looking.ctx;
    let child = family::child(&site.app, ctx).await?;
    let next = format!("/t/{}/family/see", looking.token);
    match answered(&site, ctx, child, form, visitor.words, &next).await? {
        Ok(response) => Ok(response),
        Err((status, form)) => page(&site, ctx, visitor, Some(&looking.token), status, form).await,
    }
}

/// To the text, with a link of its own.
async fn sign_held(State(site): State<Site>, looking: Looking, form: Form) -> Answer {
    checked(&looking)?;
    let kind = match form.text("paper") {
        "grant" => PaperKind::Grant,
        _ => PaperKind::Learning,
    };
    let address = family::sign_link(&site.app, &looking.ctx, kind).await?;
    let path = address.strip_prefix(&*site.app.address).unwrap_or(&address);
    Ok(Redirect::to(path).into_response())
}

async fn page(
    site: &Site,
    ctx: &Context,
    visitor: Visitor,
    token: Option<&str>,
    status: StatusCode,
    form: Form,
) -> Answer {
    let family = family::see(&site.app, ctx).await?;
    let words = visitor.words;
    let at = match token {
        Some(token) => format!("/t/{token}/family"),
        None => "/family".to_owned(),
    };
    let (name, called) = &family.name;
    let stay = family.stay.as_ref();
    let heard = stay.filter(|stay| stay.abroad).and_then(|stay| stay.heard).map(|day| {
        words
            .t("family-heard")
            .with("name", called.as_str())
            .with("when", words.since(day, family.today))
            .to_string()
    });
    let lead = if family.minor { "family-lead-minor" } else { "family-lead-adult" };
    let (office, duty) = &family.office;
    let title = words.t("family-title").with("name", name.as_str()).to_string();
    Ok(show_as(
        status,
        &FamilyPage {
            lead: words.t(lead).with("name", called.as_str()).to_string(),
            heard,
            facts: facts(&family, words),
            people: people(&family, words),
            office: (office.clone(), duty.as_ref().map(ToString::to_string)),
            papers: papers(&family, token.is_none(), words),
            questions: Questions::new(&family.consents, format!("{at}/consents"), words),
            at,
            page: Page::plain(visitor, title).filled(form),
        },
    ))
}

fn facts(family: &Family, words: Words) -> Vec<(String, String)> {
    let Some(stay) = &family.stay else { return Vec::new() };
    crate::agreement::facts([
        (words.t("document-hosting"), stay.host.clone()),
        (words.t("document-place"), place(words, &stay.city, stay.country)),
        (words.t("document-period"), period(words, stay.period)),
        (words.t("people-home"), stay.home.clone().unwrap_or_default()),
    ])
}

/// Who is there: name, as what, number.
fn people(family: &Family, words: Words) -> Vec<(String, String, String)> {
    let stay = family.stay.as_ref();
    let one = |person: Option<&Person>, helper: &str| {
        let person = person?;
        let phone = person.phone.as_ref()?.to_string();
        Some((person.name.to_string(), label::code(words, "people-helper", helper), phone))
    };
    let mentor = one(stay.and_then(|stay| stay.mentor.as_ref()), "mentor");
    let partner = one(stay.and_then(|stay| stay.partner.as_ref()), "partner");
    mentor.into_iter().chain(partner).collect()
}

fn papers(family: &Family, account: bool, words: Words) -> Vec<PaperRow> {
    family
        .papers
        .iter()
        .map(|paper| {
            let (key, path, kind) = match paper.kind {
                PaperKind::Learning => ("document-agreement-title", "agreements", "agreement"),
                PaperKind::Grant => ("document-grant-title", "grants", "grant"),
            };
            let (tone, standing) = standing(&paper.state, words);
            PaperRow {
                title: words.t(key).to_string(),
                tone,
                standing,
                waits: paper.waits,
                href: account.then(|| format!("/{path}/{}", paper.id)),
                kind,
            }
        })
        .collect()
}
