//! The emergency sheet: filled in by the learner on the phone, read by everybody who may have to call.

use crate::Site;
use crate::answer::{Answer, refuse};
use crate::layout::{Form, Nav, Notice, Page, Tab, Visitor, show_as};
use crate::people::learner as of_path;
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use walz_domain::LearnerId;
use walz_domain::emergency_sheet::{EmergencyContact, EmergencySheet, MOST_CONTACTS};
use walz_domain::language::Language;
use walz_domain::support_need::ShareWith;
use walz_policy::Role;
use walz_service::paper::{self, Health, SeenSheet, Sheet};
use walz_service::{Context, Error};
use walz_words::Words;

#[derive(Template)]
#[template(path = "paper/sheet.html")]
struct SheetPage {
    page: Page,
    /// Where the form goes; nobody may fill it in where it is `None`.
    action: Option<String>,
    person: Option<(String, String)>,
    numbers: Vec<usize>,
    languages: Vec<(String, String)>,
    shares: Vec<(&'static str, String)>,
    contacts: Vec<(String, String, String, String)>,
    spoken: String,
    confirmed: Option<String>,
    /// When the sheet was confirmed that the form was filled from; empty where there was none.
    read: String,
    /// What somebody else wrote meanwhile, where it differs from what was typed here: the field and what it holds now.
    theirs: Vec<(String, String)>,
}

/// What a contact is made of, and what each is called.
const PARTICULARS: [(&str, &str); 4] = [
    ("name", "document-name"),
    ("relation", "document-relation"),
    ("phone", "document-phone"),
    ("language", "sheet-contact-language"),
];

/// With whom what is written of health can be shared; the office reads it always.
const SHARES: [ShareWith; 3] =
    [ShareWith::PartnerContact, ShareWith::HostMentor, ShareWith::Guardian];

/// Languages that a sheet offers: those of the programme's countries that helpers ask for most, and of those who came.
const LANGUAGES: [&str; 20] = [
    "nb", "nn", "en", "da", "sv", "fi", "de", "fr", "es", "it", "nl", "pl", "pt", "uk", "ar", "so",
    "ti", "fa", "tr", "vi",
];

pub(super) async fn show_sheet(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(text): Path<String>,
) -> Answer {
    let seen = paper::sheet(&site.app, &ctx, of_path(&text)?).await?;
    let form = filled(seen.sheet.as_ref());
    Ok(show_as(StatusCode::OK, &page(&ctx, visitor, &seen, form, Vec::new())))
}

pub(super) async fn fill_for(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(text): Path<String>,
    form: Form,
) -> Answer {
    let learner = of_path(&text)?;
    fill(&site, &ctx, visitor, learner, form, &format!("/people/{learner}#papers")).await
}

/// The learner who looks at their own.
fn own(ctx: &Context) -> Result<LearnerId, Error> {
    match ctx.actor.role {
        Role::Learner(learner) => Ok(learner),
        _ => Err(Error::NotFound),
    }
}

pub(super) async fn show_own(State(site): State<Site>, Ctx(ctx): Ctx, visitor: Visitor) -> Answer {
    let seen = paper::sheet(&site.app, &ctx, own(&ctx)?).await?;
    let form = filled(seen.sheet.as_ref());
    Ok(show_as(StatusCode::OK, &page(&ctx, visitor, &seen, form, Vec::new())))
}

pub(super) async fn fill_own(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let learner = own(&ctx)?;
    fill(&site, &ctx, visitor, learner, form, "/my/papers").await
}

async fn fill(
    site: &Site,
    ctx: &Context,
    visitor: Visitor,
    learner: LearnerId,
    mut form: Form,
    next: &str,
) -> Answer {
    let seen = paper::sheet(&site.app, ctx, learner).await?;
    if let Some(sheet) = parsed(&mut form, visitor.words) {
        match paper::fill(&site.app, ctx, learner, &sheet).await {
            Ok(()) => return Ok(Notice::good("sheet-saved").then(next)),
            Err(Error::ChangedMeanwhile) => return clash(site, ctx, visitor, learner, form).await,
            Err(error) => refuse(&mut form, "contact-1-name", error, visitor.words)?,
        }
    }
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page(ctx, visitor, &seen, form, Vec::new())))
}

/// Somebody was faster: what they wrote is shown beside what was typed here, and nothing is lost.
async fn clash(
    site: &Site,
    ctx: &Context,
    visitor: Visitor,
    learner: LearnerId,
    mut form: Form,
) -> Answer {
    let seen = paper::sheet(&site.app, ctx, learner).await?;
    let now = filled(seen.sheet.as_ref());
    form.error("contact-1-name", visitor.t("form-clash"));
    let theirs = differences(&now, &form, visitor.words);
    let form = form.without("read").with("read", now.text("read"));
    Ok(show_as(StatusCode::CONFLICT, &page(ctx, visitor, &seen, form, theirs)))
}

/// Where somebody else's contacts differ from what was typed: the field, and what it holds now.
fn differences(now: &Form, typed: &Form, words: Words) -> Vec<(String, String)> {
    let rows = (1..=MOST_CONTACTS).flat_map(|n| PARTICULARS.map(|one| (n, one)));
    rows.map(|(n, (particular, key))| (n, format!("contact-{n}-{particular}"), key))
        .filter(|(_, field, _)| now.text(field) != typed.text(field))
        .map(|(n, field, key)| {
            let person = words.t("sheet-contact").with("number", n);
            (format!("{person}, {}", words.t(key)), now.text(&field).to_owned())
        })
        .collect()
}

fn page(
    ctx: &Context,
    visitor: Visitor,
    seen: &SeenSheet,
    form: Form,
    theirs: Vec<(String, String)>,
) -> SheetPage {
    let words = visitor.words;
    let file = &seen.file;
    let at = format!("/people/{}", file.learner.id);
    let own = matches!(ctx.actor.role, Role::Learner(_));
    let staff = matches!(ctx.actor.role, Role::Coordinator | Role::Safeguarding);
    let name = file.person.name.to_string();
    let title = match own {
        true => words.t("sheet-own-title"),
        false => words.t("sheet-title").with("name", name.as_str()),
    };
    let page = match own {
        true => Page::learner(visitor, Tab::Papers, title),
        false if staff => Page::staff(visitor, Nav::People, title),
        false => Page::plain(visitor, title),
    };
    let action = match own {
        true => "/my/emergency-sheet".to_owned(),
        false => format!("{at}/emergency-sheet"),
    };
    let sheet = seen.sheet.as_ref();
    let spoken: Vec<String> = sheet
        .iter()
        .flat_map(|sheet| &sheet.languages)
        .map(|language| words.language_name(language.code()))
        .collect();
    SheetPage {
        action: seen.may_fill.then_some(action),
        person: staff.then_some((at, name)),
        numbers: (1..=MOST_CONTACTS).collect(),
        languages: LANGUAGES.map(|code| (code.to_owned(), words.language_name(code))).into(),
        shares: SHARES
            .map(|share| {
                (share.code(), words.t(format!("need-share-{}", share.code())).to_string())
            })
            .into(),
        contacts: sheet
            .iter()
            .flat_map(|sheet| &sheet.contacts)
            .map(|contact| {
                let language = contact.language.map(|l| words.language_name(l.code()));
                let phone = contact.phone.to_string();
                (
                    contact.name.to_string(),
                    contact.relation.clone(),
                    phone,
                    language.unwrap_or_default(),
                )
            })
            .collect(),
        spoken: words.list(&spoken),
        confirmed: sheet.map(|sheet| {
            let date = words.date(walz_service::day_in("UTC", sheet.confirmed));
            words.t("sheet-confirmed").with("date", date).to_string()
        }),
        read: form.text("read").to_owned(),
        theirs,
        page: page.filled(form),
    }
}

/// The form as the sheet has it.
fn filled(sheet: Option<&EmergencySheet>) -> Form {
    let mut form = Form::new();
    let Some(sheet) = sheet else { return form };
    form = form.with("read", sheet.confirmed);
    for (n, contact) in (1..).zip(&sheet.contacts) {
        let language = contact.language.as_ref().map(Language::code).unwrap_or_default();
        form = form
            .with(&format!("contact-{n}-name"), &contact.name)
            .with(&format!("contact-{n}-relation"), &contact.relation)
            .with(&format!("contact-{n}-phone"), &contact.phone)
            .with(&format!("contact-{n}-language"), language);
    }
    sheet.languages.iter().fold(form, |form, language| form.with("languages", language.code()))
}

/// What was typed, where all of it can be read; else every field is told what is wrong with it.
fn parsed(form: &mut Form, words: Words) -> Option<Sheet> {
    let contacts: Vec<Option<EmergencyContact>> =
        (1..=MOST_CONTACTS).filter_map(|n| contact(form, n, words)).collect();
    let languages: Vec<Language> = form.all("languages").filter_map(|l| l.parse().ok()).collect();
    let practical = form.text("health").to_owned();
    if !practical.is_empty() && form.text("health-agreed") != "yes" {
        form.error("health-agreed", words.t("need-consent-missing"));
    }
    let share_with: Vec<ShareWith> =
        form.all("share").filter_map(|share| share.parse().ok()).collect();
    let health = (!practical.is_empty()).then_some(Health { practical, share_with });
    let complete = form.is_good();
    let contacts: Option<Vec<_>> = contacts.into_iter().collect();
    let read = form.text("read").parse().ok();
    complete.then_some(Sheet { contacts: contacts?, languages, health, read })
}

/// The contact in one row of fields: nothing where the row is empty, `Some(None)` where it does not fit.
fn contact(form: &mut Form, n: usize, words: Words) -> Option<Option<EmergencyContact>> {
    let field = |particular: &str| format!("contact-{n}-{particular}");
    let (name, phone) = (field("name"), field("phone"));
    if form.text(&name).is_empty() && form.text(&phone).is_empty() {
        return None;
    }
    let said = |key: &'static str| move |_| words.t(key).to_string();
    let full_name = form.parsed(&name, str::parse, said("text-name-missing"));
    let number = form.parsed(&phone, str::parse, said("phone-unfit"));
    let relation = form.text(&field("relation")).to_owned();
    let language = form.text(&field("language")).parse().ok();
    let contact = full_name.zip(number);
    Some(contact.map(|(name, phone)| EmergencyContact { name, relation, phone, language }))
}
