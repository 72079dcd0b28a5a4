//! Support needs: a page of their own, because each reading of it is kept with its purpose.

use crate::Site;
use crate::answer::{Answer, refuse};
use crate::layout::{Form, Nav, Notice, Page, Tab, Visitor, show_as};
use crate::people::learner as of_path;
use crate::routes::{Door, Routes};
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use walz_domain::LearnerId;
use walz_domain::support_need::{ReadFor, ShareWith};
use walz_policy::Role;
use walz_policy::RoleKind::{Coordinator, Guardian, Learner, Mentor, Partner, Safeguarding};
use walz_service::support_need::{self as need, New, Seen};
use walz_service::{Context, Error};
use walz_words::Words;

/// Who can be given to read needs; what each reads is decided by the learner.
const READS: Door = Door::Roles(&[Coordinator, Safeguarding, Guardian, Mentor, Partner]);
const OFFICE: Door = Door::Roles(&[Coordinator]);
const OWN: Door = Door::Roles(&[Learner]);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/people/{learner}/needs", READS, show_needs)
        .post("/people/{learner}/needs", OFFICE, write_for)
        .get("/my/needs", OWN, show_own)
        .post("/my/needs", OWN, write_own)
}

#[derive(Template)]
#[template(path = "support-need/needs.html")]
struct NeedsPage {
    page: Page,
    /// Where the form goes; nobody may write where it is `None`.
    action: Option<String>,
    person: Option<(String, String)>,
    lead: String,
    needs: Vec<Row>,
    numbers: Vec<usize>,
    shares: Vec<(&'static str, String)>,
}

struct Row {
    practical: String,
    shared: String,
    /// What those who read the whole see besides.
    background: Vec<(String, String)>,
}

/// Empty rows of the form below those that are filled.
const MORE: usize = 1;

fn own(ctx: &Context) -> Result<LearnerId, Error> {
    match ctx.actor.role {
        Role::Learner(learner) => Ok(learner),
        _ => Err(Error::NotFound),
    }
}

async fn show_needs(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(text): Path<String>,
) -> Answer {
    show_of(&site, &ctx, visitor, of_path(&text)?, None).await
}

async fn show_own(State(site): State<Site>, Ctx(ctx): Ctx, visitor: Visitor) -> Answer {
    let learner = own(&ctx)?;
    show_of(&site, &ctx, visitor, learner, None).await
}

async fn write_for(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(text): Path<String>,
    form: Form,
) -> Answer {
    let learner = of_path(&text)?;
    write(&site, &ctx, visitor, learner, form, &format!("/people/{learner}#needs")).await
}

async fn write_own(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let learner = own(&ctx)?;
    write(&site, &ctx, visitor, learner, form, "/my/papers").await
}

/// The page; with what was typed and refused, if something was.
async fn show_of(
    site: &Site,
    ctx: &Context,
    visitor: Visitor,
    learner: LearnerId,
    refused: Option<Form>,
) -> Answer {
    let (file, needs) = need::see(&site.app, ctx, learner, ReadFor::Care).await?;
    let words = visitor.words;
    let own = matches!(ctx.actor.role, Role::Learner(_));
    let staff = matches!(ctx.actor.role, Role::Coordinator | Role::Safeguarding);
    let writes = own || ctx.actor.role == Role::Coordinator;
    let name = file.person.name.to_string();
    let at = format!("/people/{learner}");
    let title = match own {
        true => words.t("need-own-title"),
        false => words.t("need-title").with("name", name.as_str()),
    };
    let page = match own {
        true => Page::learner(visitor, Tab::Papers, title),
        false if staff => Page::staff(visitor, Nav::People, title),
        false => Page::plain(visitor, title),
    };
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let form = refused.unwrap_or_else(|| filled(&needs));
    let action = if own { "/my/needs".to_owned() } else { format!("{at}/needs") };
    let lead = if own { "need-own-lead" } else { "need-lead" };
    Ok(show_as(
        status,
        &NeedsPage {
            action: writes.then_some(action),
            person: staff.then_some((at, name)),
            lead: words.t(lead).to_string(),
            numbers: (1..=rows(&form, needs.len())).collect(),
            needs: needs.iter().map(|need| row(need, words)).collect(),
            shares: ShareWith::ALL
                .iter()
                .filter(|share| **share != ShareWith::Office)
                .map(|share| (share.code(), shared(*share, words)))
                .collect(),
            page: page.filled(form),
        },
    ))
}

fn shared(share: ShareWith, words: Words) -> String {
    words.t(format!("need-share-{}", share.code())).to_string()
}

fn row(need: &Seen, words: Words) -> Row {
    let with: Vec<String> = need.share_with.iter().map(|share| shared(*share, words)).collect();
    let background = need.background.as_ref().map(|about| {
        crate::agreement::facts([
            (words.t("need-code"), about.code.clone()),
            (words.t("need-barrier"), about.barrier.clone()),
            (words.t("need-disclosed"), about.disclosed_by.clone()),
            (words.t("need-consented-on"), words.date(about.consented)),
        ])
    });
    Row {
        practical: need.practical.clone(),
        shared: words.list(&with),
        background: background.unwrap_or_default(),
    }
}

/// How many rows the form has: those that are filled, and one to add.
fn rows(form: &Form, kept: usize) -> usize {
    let typed = (1..=MOST).filter(|n| !form.text(&field(*n, "practical")).is_empty()).count();
    (typed.max(kept) + MORE).min(MOST)
}

/// The most needs that a form takes.
const MOST: usize = 12;

fn field(number: usize, name: &str) -> String {
    format!("need-{number}-{name}")
}

fn filled(needs: &[Seen]) -> Form {
    let mut form = Form::new();
    for (n, need) in (1..).zip(needs) {
        let Some(about) = &need.background else { continue };
        form = form
            .with(&field(n, "practical"), &need.practical)
            .with(&field(n, "code"), &about.code)
            .with(&field(n, "barrier"), &about.barrier)
            .with(&field(n, "consented"), "yes");
        for share in &need.share_with {
            form = form.with(&field(n, "share"), share.code());
        }
    }
    form
}

async fn write(
    site: &Site,
    ctx: &Context,
    visitor: Visitor,
    learner: LearnerId,
    mut form: Form,
    next: &str,
) -> Answer {
    // Empty rows are none; what is left keeps its number, so that faults find their fields.
    let numbers: Vec<usize> =
        (1..=MOST).filter(|n| !form.text(&field(*n, "practical")).is_empty()).collect();
    let new: Vec<New> = numbers.iter().map(|n| new(&form, *n)).collect();
    match need::write(&site.app, ctx, learner, &new).await {
        Ok(()) => Ok(Notice::good("need-saved").then(next)),
        Err(error) => {
            refuse(&mut form, "need-1-practical", renumbered(error, &numbers), visitor.words)?;
            show_of(site, ctx, visitor, learner, Some(form)).await
        }
    }
}

fn new(form: &Form, n: usize) -> New {
    let share = field(n, "share");
    let shares = form.all(&share).filter_map(|share| share.parse().ok());
    let office = std::iter::once(ShareWith::Office);
    New {
        code: form.text(&field(n, "code")).to_owned(),
        practical: form.text(&field(n, "practical")).to_owned(),
        barrier: form.text(&field(n, "barrier")).to_owned(),
        share_with: office.chain(shares.filter(|share| *share != ShareWith::Office)).collect(),
        consented: form.text(&field(n, "consented")) == "yes",
    }
}

/// The verb counts the needs it gets; the form has its own numbers.
fn renumbered(error: Error, numbers: &[usize]) -> Error {
    let Error::Invalid(mut faults) = error else { return error };
    for fault in &mut faults {
        let parts: Vec<&str> = fault.field.splitn(3, '-').collect();
        if let [_, n, name] = parts.as_slice()
            && let Some(number) =
                n.parse::<usize>().ok().and_then(|n| numbers.get(n.wrapping_sub(1)))
        {
            fault.field = field(*number, name).into();
        }
    }
    Error::Invalid(faults)
}
