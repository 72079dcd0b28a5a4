//! Editing a draft: who helps, what is learned, how it goes.

use super::annexes::{self, Fields};
use super::{address, amendment, id};
use crate::Site;
use crate::answer::{Answer, refuse};
use crate::layout::{Form, Nav, Notice, Page, Visitor, show_as};
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use walz_domain::agreement::{Agreement, Contact, Side};
use walz_service::agreement::{self, Edit, Editing, People};
use walz_service::{Context, Error};
use walz_words::Words;

#[derive(Template)]
#[template(path = "agreement/edit.html")]
struct EditPage {
    page: Page,
    address: String,
    /// Of the record that the form was filled from.
    version: i64,
    /// Address and name of the learner's file.
    person: (String, String),
    sides: Vec<SideFields>,
    /// Code and title of each unit of the trade.
    units: Vec<(String, String)>,
    /// The numbers of the rows for times in which the stay rests; `None` where it is no amendment.
    rests: Option<Vec<usize>>,
    annexes: Fields,
    /// What somebody else wrote meanwhile, where it differs from what was typed here: the field and what it holds now.
    theirs: Vec<(String, String)>,
}

/// The people of one side.
struct SideFields {
    title: String,
    people: Vec<PersonFields>,
}

struct PersonFields {
    /// What the names of the fields begin with: `sending-mentor`.
    name: String,
    title: String,
}

const SIDES: [(&str, &str); 2] = [("sending", "document-sending"), ("hosting", "document-hosting")];
const TASKS: [(&str, &str); 3] = [
    ("mentor", "agreement-task-mentor"),
    ("administration", "agreement-task-administration"),
    ("emergency", "agreement-task-emergency"),
];
const PARTICULARS: [(&str, &str); 4] = [
    ("name", "document-name"),
    ("role", "document-task"),
    ("email", "document-email"),
    ("phone", "document-phone"),
];
const TEXTS: [(&str, &str); 4] = [
    ("hours", "agreement-field-hours"),
    ("learning-goal", "agreement-field-goal"),
    ("monitoring", "agreement-field-monitoring"),
    ("recognition", "agreement-field-recognition"),
];

/// Fields that are compared together: what their names begin with, and what they are called together.
const GROUPS: [(&[&str], &str); 11] = [
    (&["units"], "agreement-field-units"),
    (&["amendment-reason"], "document-amendment-reason"),
    (&["from"], "document-amendment-from"),
    (&["first"], "amendment-first"),
    (&["last"], "amendment-last"),
    (&["interruption-"], "amendment-rest"),
    (&["task-"], "document-programme"),
    (&["day-"], "document-timetable"),
    (&["second-host"], "document-second-host"),
    (&["signer-"], "document-signers"),
    (
        &[
            "second-language",
            "second-trade",
            "second-goal",
            "second-monitoring",
            "second-recognition",
        ],
        "document-second-language",
    ),
];

pub(super) async fn show(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(text): Path<String>,
) -> Answer {
    let draft = agreement::editing(&site.app, &ctx, id(&text)?).await?;
    let (form, version) = (filled(&draft.agreement), draft.agreement.version());
    Ok(show_as(StatusCode::OK, &page(visitor, &draft, form, version, Vec::new())))
}

pub(super) async fn save(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(text): Path<String>,
    mut form: Form,
) -> Answer {
    let (id, words) = (id(&text)?, visitor.words);
    // Whose draft it is not is told nothing about what they typed.
    let draft = agreement::editing(&site.app, &ctx, id).await?;
    let version = form.text("version").parse().unwrap_or_default();
    if let Some(edit) = parsed(&mut form, &draft.agreement, words) {
        match agreement::edit(&site.app, &ctx, id, version, &edit).await {
            Ok(()) => return Ok(Notice::good("agreement-saved").then(&address(id))),
            Err(Error::ChangedMeanwhile) => return clash(&site, &ctx, visitor, &draft, form).await,
            Err(error) => refuse(&mut form, "units", error, words)?,
        }
    }
    let page = page(visitor, &draft, form, version, Vec::new());
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

/// Somebody was faster: what they wrote is shown beside what was typed here, and nothing is lost.
async fn clash(
    site: &Site,
    ctx: &Context,
    visitor: Visitor,
    draft: &Editing,
    mut form: Form,
) -> Answer {
    let now = agreement::editing(&site.app, ctx, draft.agreement.id).await?;
    form.error("learning-goal", visitor.t("form-clash"));
    let theirs = differences(&now, &form, visitor.words);
    let version = now.agreement.version();
    Ok(show_as(StatusCode::CONFLICT, &page(visitor, &now, form, version, theirs)))
}

fn page(
    visitor: Visitor,
    draft: &Editing,
    form: Form,
    version: i64,
    theirs: Vec<(String, String)>,
) -> EditPage {
    let words = visitor.words;
    let said = |key: &str| words.t(key).to_string();
    let sides = SIDES.map(|(side, title)| SideFields {
        title: said(title),
        people: TASKS
            .map(|(task, title)| PersonFields {
                name: format!("{side}-{task}"),
                title: said(title),
            })
            .into(),
    });
    let file = &draft.file;
    let name = file.person.name.as_str();
    let title = match draft.agreement.content.amends {
        Some(_) => words.t("amendment-edit-title").with("name", name),
        None => words.t("agreement-edit-title").with("name", name),
    };
    EditPage {
        address: address(draft.agreement.id),
        version,
        person: (format!("/people/{}", file.learner.id), name.to_owned()),
        sides: sides.into(),
        rests: draft
            .agreement
            .content
            .amends
            .is_some()
            .then(|| amendment::rows(&draft.agreement.content)),
        units: draft.units.iter().map(|u| (u.code.clone(), u.title.clone())).collect(),
        annexes: Fields::of(draft, &form, words),
        theirs,
        page: Page::staff(visitor, Nav::People, title).filled(form),
    }
}

/// The form as the draft has it.
fn filled(agreement: &Agreement) -> Form {
    let content = &agreement.content;
    let mut form = Form::new()
        .with("hours", content.hours_per_week)
        .with("learning-goal", &content.learning_goal)
        .with("monitoring", &content.monitoring)
        .with("recognition", &content.recognition);
    for unit in &content.units {
        form = form.with("units", &unit.code);
    }
    for ((side, _), of) in SIDES.iter().zip([&content.sending, &content.hosting]) {
        for ((task, _), contact) in TASKS.iter().zip(people(of)) {
            form = with_contact(form, &format!("{side}-{task}"), contact);
        }
    }
    annexes::filled(amendment::filled(form, content), content)
}

fn people(side: &Side) -> [&Contact; 3] {
    [&side.mentor, &side.administration, &side.emergency]
}

pub(super) fn with_contact(form: Form, name: &str, contact: &Contact) -> Form {
    let email = contact.email.as_ref().map(|email| email.as_str()).unwrap_or_default();
    let phone = contact.phone.as_ref().map(|phone| phone.as_str()).unwrap_or_default();
    form.with(&format!("{name}-name"), &contact.name)
        .with(&format!("{name}-role"), &contact.role)
        .with(&format!("{name}-email"), email)
        .with(&format!("{name}-phone"), phone)
}

/// Where the draft holds something else than what was typed: the field, and what the draft holds.
fn differences(draft: &Editing, typed: &Form, words: Words) -> Vec<(String, String)> {
    let now = &filled(&draft.agreement);
    let mut fields: Vec<(String, String)> =
        TEXTS.map(|(name, key)| (name.to_owned(), words.t(key).to_string())).into();
    for (side, side_key) in SIDES {
        for (task, task_key) in TASKS {
            for (particular, key) in PARTICULARS {
                let label = [side_key, task_key, key].map(|key| words.t(key).to_string());
                fields.push((format!("{side}-{task}-{particular}"), label.join(", ")));
            }
        }
    }
    let single = fields
        .into_iter()
        .filter(|(name, _)| now.text(name) != typed.text(name))
        .map(|(name, label)| (label, now.text(&name).to_owned()));
    let groups = GROUPS
        .iter()
        .filter(|(starts, _)| group(now, starts) != group(typed, starts))
        .map(|(starts, key)| (words.t(key).to_string(), said(draft, &group(now, starts))));
    single.chain(groups).collect()
}

/// Every field of a group that holds something, by name.
fn group<'a>(form: &'a Form, starts: &[&str]) -> Vec<(&'a str, &'a str)> {
    let of_group = |name: &str| starts.iter().any(|start| name.starts_with(start));
    let held = form.fields().filter(|(name, value)| of_group(name) && !value.is_empty());
    let mut held: Vec<(&str, &str)> = held.collect();
    held.sort_unstable();
    held
}

/// What a group of fields holds, in words: units and companies by their names.
fn said(draft: &Editing, group: &[(&str, &str)]) -> String {
    let name = |value: &str| {
        let unit =
            draft.units.iter().find(|unit| unit.code == value).map(|unit| unit.title.as_str());
        let host = draft.second_hosts.iter().find(|host| host.id.to_string() == value);
        unit.or(host.map(|host| host.name.as_str())).unwrap_or(value).to_owned()
    };
    group.iter().map(|(_, value)| name(value)).collect::<Vec<_>>().join(" · ")
}

/// What was typed, where all of it can be read; else every field is told what is wrong with it.
fn parsed(form: &mut Form, draft: &Agreement, words: Words) -> Option<Edit> {
    let sending = people_of(form, "sending", words);
    let hosting = people_of(form, "hosting", words);
    let hours =
        form.parsed("hours", str::parse::<u8>, |_| words.t("agreement-hours-unfit").to_string());
    let annexes = annexes::parsed(form, words);
    let amendment = match draft.content.amends {
        Some(_) => Some(amendment::parsed(form, &draft.content, words)?),
        None => None,
    };
    Some(Edit {
        amendment,
        sending: sending?,
        hosting: hosting?,
        units: form.all("units").map(str::to_owned).collect(),
        hours_per_week: hours?,
        learning_goal: form.text("learning-goal").to_owned(),
        monitoring: form.text("monitoring").to_owned(),
        recognition: form.text("recognition").to_owned(),
        annexes: annexes?,
    })
}

fn people_of(form: &mut Form, side: &str, words: Words) -> Option<People> {
    let [mentor, administration, emergency] =
        TASKS.map(|(task, _)| contact_of(form, &format!("{side}-{task}"), words));
    Some(People { mentor: mentor?, administration: administration?, emergency: emergency? })
}

pub(super) fn contact_of(form: &mut Form, name: &str, words: Words) -> Option<Contact> {
    let field = |particular: &str| format!("{name}-{particular}");
    let said = |key: &'static str| move |_| words.t(key).to_string();
    let full_name = form.parsed(&field("name"), str::parse, said("text-name-missing"));
    let email = form.parsed(&field("email"), optional, said("email-unfit"));
    let phone = form.parsed(&field("phone"), optional, said("phone-unfit"));
    let role = form.text(&field("role")).to_owned();
    Some(Contact { name: full_name?, role, email: email?, phone: phone? })
}

/// A value that may be missing.
fn optional<T: std::str::FromStr>(text: &str) -> Result<Option<T>, T::Err> {
    if text.is_empty() { Ok(None) } else { text.parse().map(Some) }
}
