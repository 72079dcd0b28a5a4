//! What one version of an agreement says otherwise than another, in the words of a reader: on the paper of an amendment,
//! and on the page of whoever has read the older one.

use crate::page::{Part as Block, Row, Table, words as column};
use crate::{annexes, label};
use walz_domain::agreement::{Contact, Content, Interruption, Part, Side};
use walz_words::Words;

/// A part that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub what: String,
    pub before: String,
    pub after: String,
}

/// What `new` says otherwise than `older`, part by part in the order of the text.
pub fn between(new: &Content, older: &Content, words: Words) -> Vec<Change> {
    let changed = new.changes_since(older).into_iter();
    changed
        .map(|part| Change {
            what: called(part, words),
            before: said(older, part, words),
            after: said(new, part, words),
        })
        .collect()
}

/// The same as a table.
pub(crate) fn table(new: &Content, older: &Content, words: Words) -> Block {
    let rows = between(new, older, words);
    Block::Table(Table {
        columns: vec![
            column(words.t("document-change-what"), 3),
            column(words.t("document-change-before"), 5),
            column(words.t("document-change-after"), 5),
        ],
        rows: rows.into_iter().map(|c| Row::plain([c.what, c.before, c.after])).collect(),
        size: 9.0,
        air: 4.0,
    })
}

/// What a part is called.
pub fn called(part: Part, words: Words) -> String {
    words.t(key_of(part)).to_string()
}

const fn key_of(part: Part) -> &'static str {
    match part {
        Part::Participant => "document-learner",
        Part::Period => "document-period",
        Part::Interruptions => "document-interruptions",
        Part::Place => "document-place",
        Part::Work => "document-working-time",
        Part::SendingContacts => "document-sending",
        Part::HostingContacts => "document-hosting",
        Part::LearningGoal => "document-goal",
        Part::Units => "document-outcomes",
        Part::Monitoring => "document-monitoring",
        Part::Recognition => "document-recognition",
        Part::Programme => "document-programme",
        Part::Timetable => "document-timetable",
        Part::SecondHost => "document-second-host",
        Part::Signers => "document-signers",
        Part::SecondLanguage => "document-second-language",
    }
}

/// What one part says, as one line. What is not there is said to be not there.
fn said(content: &Content, part: Part, words: Words) -> String {
    let text = match part {
        Part::Participant => participant(content, words),
        Part::Period => label::period(words, content.period),
        Part::Interruptions => interruptions(&content.interruptions, words),
        Part::Place => {
            let place = label::place(words, &content.city, content.country);
            let arranged = content.intermediary.clone().unwrap_or_default();
            joined([content.hosting.organisation.clone(), place, arranged])
        }
        Part::Work => {
            let hours = words.t("document-hours-per-week").with("hours", content.hours_per_week);
            let language = words.language_name(&content.working_language);
            joined([content.trade.clone(), hours.to_string(), language])
        }
        Part::SendingContacts => side(&content.sending),
        Part::HostingContacts => people(&content.hosting),
        Part::LearningGoal => content.learning_goal.clone(),
        Part::Units => {
            let units: Vec<&str> = content.units.iter().map(|unit| unit.title.as_str()).collect();
            words.list(&units)
        }
        Part::Monitoring => content.monitoring.clone(),
        Part::Recognition => content.recognition.clone(),
        Part::Programme => joined(content.programme.iter().map(|task| {
            let cells = annexes::row(content, task, words);
            cells.into_iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(", ")
        })),
        Part::Timetable => pairs(annexes::days(content, words)),
        Part::SecondHost => {
            let second = content.second_host.as_ref();
            pairs(second.map(|s| annexes::second_host(content, s, words)).unwrap_or_default())
        }
        Part::Signers => pairs(annexes::signers(content, words)),
        Part::SecondLanguage => {
            let second = content.second_language.as_ref();
            let second = second.map(|second| {
                let name = words.language_name(second.language.code());
                joined([
                    name,
                    second.trade.clone(),
                    second.learning_goal.clone(),
                    second.monitoring.clone(),
                    second.recognition.clone(),
                ])
            });
            second.unwrap_or_default()
        }
    };
    if text.is_empty() { words.t("document-change-none").to_string() } else { text }
}

/// The times in which a stay rests, each with its reason.
pub fn interruptions(all: &[Interruption], words: Words) -> String {
    let one = |rest: &Interruption| {
        let period = label::period(words, rest.period);
        if rest.reason.is_empty() { period } else { format!("{period} ({})", rest.reason) }
    };
    joined(all.iter().map(one))
}

fn participant(content: &Content, words: Words) -> String {
    let who = &content.participant;
    let guardians = who.guardians.iter().map(contact);
    let about = [
        who.name.to_string(),
        label::date(words, who.born),
        words.country(who.nationality.code()),
        who.email.as_ref().map(ToString::to_string).unwrap_or_default(),
        who.qualification.clone(),
    ];
    joined(about.into_iter().chain(guardians))
}

fn side(side: &Side) -> String {
    let oid = side.oid.clone().unwrap_or_default();
    joined([side.organisation.clone(), side.city.clone(), oid, people(side)])
}

fn people(side: &Side) -> String {
    joined([&side.mentor, &side.administration, &side.emergency].map(contact))
}

/// Somebody in one line: name, task, mail, telephone.
pub(crate) fn contact(contact: &Contact) -> String {
    let mail = contact.email.as_ref().map(ToString::to_string).unwrap_or_default();
    let phone = contact.phone.as_ref().map(label::phone).unwrap_or_default();
    let parts = [contact.name.to_string(), contact.role.clone(), mail, phone];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn pairs(all: Vec<(String, String)>) -> String {
    joined(all.into_iter().map(|(name, value)| format!("{name}: {value}")))
}

fn joined(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}
