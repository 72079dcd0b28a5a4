//! Europass Mobility in the sections of its form: before the stay what is agreed, after it what came of it. A part that
//! is not there yet is said to be not there yet.
//!
//! The numbers in brackets are those of the form's fields. What a field asks for and nobody keeps here, such as a
//! picture, is left out.

use crate::agreement::who_where;
use crate::attendance_certificate::Hours;
use crate::page::{Fact, Paper, Part, Row, Table, fact, facts, facts_beside, words as column};
use crate::transcript::{Outcome, attained};
use crate::{Error, Setting, label};
use walz_domain::agreement::{AgreedUnit, Contact, Content, Side};
use walz_domain::europass_mobility::Heading;
use walz_domain::window::Period;
use walz_words::Words;

/// What the document says.
#[derive(Clone, Debug)]
pub struct EuropassMobility<'a> {
    pub number: &'a str,
    /// The agreement that counts.
    pub content: &'a Content,
    /// What the host does, and how large it is.
    pub host_kind: &'a str,
    /// The kind of stay, in the programme's words.
    pub activity: &'a str,
    /// Skills of the European classification that belong to the agreed units, by their names there.
    pub skills: &'a [Skill],
    /// What came of the stay, once it is over.
    pub after: Option<After<'a>>,
}

/// A skill that an agreed unit teaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skill {
    /// Code of the unit.
    pub unit: String,
    pub heading: Heading,
    pub label: String,
}

/// What came of a stay.
#[derive(Clone, Debug)]
pub struct After<'a> {
    /// The days on which the learner was really there.
    pub period: Period,
    pub hours: Hours,
    /// The agreed units in their order.
    pub outcomes: &'a [Outcome<'a>],
}

/// The document as PDF.
///
/// # Errors
/// [`Error::Typesetting`] where the program itself is at fault.
pub fn pdf(document: &EuropassMobility<'_>, setting: &Setting) -> Result<Vec<u8>, Error> {
    paper(document, setting).pdf(setting)
}

pub(crate) fn paper(document: &EuropassMobility<'_>, setting: &Setting) -> Paper {
    let (words, content) = (setting.words, document.content);
    let overline = words.t("europass-overline").with("number", document.number).to_string();
    let title = words.t("europass-title").to_string();
    let office = &content.sending.organisation;
    let mut paper = Paper::new(setting, title, office, overline);
    paper.subtitle = who_where(content, words);
    paper.push(Part::section(words.t("europass-1")));
    paper.push(facts(awarded_to(content, words)));
    paper.push(Part::section(words.t("europass-2")));
    paper.push(facts([
        fact(words.t("europass-8"), office.as_str()),
        fact(words.t("europass-9"), document.number),
        fact(words.t("europass-10"), words.date(setting.on)),
    ]));
    paper.push(Part::section(words.t("europass-3")));
    paper.push(partners(document, words));
    paper.push(Part::section(words.t("europass-4")));
    paper.push(facts(description(document, words)));
    paper.push(Part::section(words.t("europass-5-before")));
    paper.parts.extend(planned(document, words));
    paper.push(Part::section(words.t("europass-5a")));
    match &document.after {
        Some(after) => paper.parts.extend(acquired(document, after, setting)),
        None => paper.push(Part::text(words.t("europass-not-yet"))),
    }
    paper.push(Part::section(words.t("europass-5b")));
    paper.push(Part::text(words.t(match document.after {
        Some(_) => "europass-no-courses",
        None => "europass-not-yet",
    })));
    paper.push(signatures(words));
    paper.push(Part::small(words.t("europass-note")));
    paper
}

fn awarded_to(content: &Content, words: Words) -> [Option<Fact>; 3] {
    let who = &content.participant;
    [
        fact(words.t("europass-1-2"), who.name.as_str()),
        fact(words.t("europass-5"), label::date(words, who.born)),
        fact(words.t("europass-6"), words.country(who.nationality.code())),
    ]
}

fn partners(document: &EuropassMobility<'_>, words: Words) -> Part {
    let content = document.content;
    let host = label::place(words, &content.city, content.country);
    let kind = words.t("europass-sender-kind").to_string();
    let sides = [
        (
            "document-sending",
            &content.sending,
            kind.as_str(),
            content.sending.city.as_str(),
            SENDER,
        ),
        ("document-hosting", &content.hosting, document.host_kind, host.as_str(), HOST),
    ];
    let side = |(title, side, kind, place, keys): (&str, &Side, &str, &str, [&str; 5])| {
        let rows = organisation(side, kind, place, keys, words);
        vec![Part::subsection(words.t(title)), facts_beside(rows)]
    };
    Part::Beside { columns: sides.into_iter().map(side).collect() }
}

/// The keys of the fields of one side: the organisation, who answers for it, and how to reach them.
const SENDER: [&str; 5] =
    ["europass-11", "europass-13", "europass-14", "europass-15", "europass-16"];
const HOST: [&str; 5] = ["europass-17", "europass-19", "europass-20", "europass-21", "europass-22"];

fn organisation(
    side: &Side,
    kind: &str,
    place: &str,
    [body, name, role, phone, email]: [&str; 5],
    words: Words,
) -> [Option<Fact>; 5] {
    let Contact { name: who, role: what, email: address, phone: number } = &side.mentor;
    [
        fact(words.t(body), [side.organisation.as_str(), kind, place].join("\n")),
        fact(words.t(name), who.as_str()),
        fact(words.t(role), what.as_str()),
        fact(words.t(phone), number.as_ref().map(label::phone).unwrap_or_default()),
        fact(words.t(email), address.as_ref().map(ToString::to_string).unwrap_or_default()),
    ]
}

fn description(document: &EuropassMobility<'_>, words: Words) -> [Option<Fact>; 7] {
    let content = document.content;
    let programme = words
        .t("europass-programme-is")
        .with("activity", document.activity)
        .with("project", content.project_code.as_str());
    let period = document.after.as_ref().map_or(content.period, |after| after.period);
    let key =
        if document.after.is_some() { "europass-duration" } else { "europass-duration-agreed" };
    let qualification = &content.participant.qualification;
    let level = words.t("document-eqf").with("level", content.participant.eqf).to_string();
    [
        fact(words.t("europass-objective"), content.learning_goal.as_str()),
        fact(words.t("europass-initiative"), content.trade.as_str()),
        fact(words.t("europass-qualification"), format!("{qualification}\n{level}")),
        fact(words.t("europass-programme"), programme.to_string()),
        fact(words.t(key), label::period(words, period)),
        fact(
            words.t("certificate-hours"),
            document.after.as_ref().map(|after| after.hours.said(words)).unwrap_or_default(),
        ),
        fact(
            words.t("document-working-time"),
            match document.after {
                Some(_) => String::new(),
                None => words
                    .t("document-hours-per-week")
                    .with("hours", content.hours_per_week)
                    .to_string(),
            },
        ),
    ]
}

/// What was agreed before the stay.
fn planned(document: &EuropassMobility<'_>, words: Words) -> Vec<Part> {
    let row = |unit: &AgreedUnit| {
        Row::plain([
            unit.title.clone(),
            unit.skills.clone(),
            words.t("document-eqf").with("level", unit.eqf).to_string(),
        ])
    };
    let table = Table {
        columns: vec![
            column(words.t("document-unit"), 4),
            column(words.t("document-skills"), 7),
            column(words.t("document-level"), 2),
        ],
        rows: document.content.units.iter().map(row).collect(),
        size: 9.5,
        air: 4.0,
    };
    let mut parts = vec![Part::text(words.t("europass-before-intro")), Part::Table(table)];
    if document.after.is_none() {
        parts.push(facts(headings(
            document,
            &document.content.units.iter().collect::<Vec<_>>(),
            words,
        )));
    }
    parts
}

/// What was assessed at its end.
fn acquired(document: &EuropassMobility<'_>, after: &After<'_>, setting: &Setting) -> Vec<Part> {
    let words = setting.words;
    let row = |outcome: &Outcome<'_>| {
        let by = outcome.assessment.map(|assessment| {
            let date = assessment.at.to_zoned(setting.zone.clone()).date();
            let name = assessment.assessor.as_str();
            words.t("document-by-on").with("name", name).with("date", words.date(date)).to_string()
        });
        let comment = outcome.assessment.map(|a| a.comment.as_str()).unwrap_or_default();
        Row::plain([
            outcome.unit.title.clone(),
            [attained(outcome, words).as_str(), comment].join("\n"),
            by.unwrap_or_default(),
        ])
    };
    let table = Table {
        columns: vec![
            column(words.t("europass-activities"), 5),
            column(words.t("document-result"), 5),
            column(words.t("europass-assessed-by"), 4),
        ],
        rows: after.outcomes.iter().map(row).collect(),
        size: 9.5,
        air: 4.0,
    };
    // What was not reached is no skill that was acquired.
    let passed = |outcome: &&Outcome<'_>| outcome.assessment.is_some_and(|a| a.result.passes());
    let reached: Vec<&AgreedUnit> =
        after.outcomes.iter().filter(passed).map(|outcome| outcome.unit).collect();
    let mut parts = vec![Part::text(words.t("europass-after-intro")), Part::Table(table)];
    match reached.is_empty() {
        true => parts.push(Part::text(words.t("europass-none-reached"))),
        false => parts.push(facts(headings(document, &reached, words))),
    }
    parts
}

/// Skills under the headings of the form: those of the units, and what the European classification calls them.
fn headings(
    document: &EuropassMobility<'_>,
    units: &[&AgreedUnit],
    words: Words,
) -> Vec<Option<Fact>> {
    let own = |heading: Heading| -> Vec<String> {
        let texts = |of: fn(&AgreedUnit) -> &String| {
            let all = units.iter().map(|unit| of(unit).clone());
            all.filter(|text| !text.is_empty()).collect()
        };
        match heading {
            Heading::Job => texts(|unit| &unit.skills),
            Heading::Organisational => texts(|unit| &unit.responsibility_autonomy),
            Heading::Language => vec![
                words
                    .t("europass-worked-in")
                    .with("language", words.language_name(&document.content.working_language))
                    .to_string(),
            ],
            Heading::Computer | Heading::Other => Vec::new(),
        }
    };
    let all = Heading::ALL.iter().map(|heading| {
        let mut lines = own(*heading);
        let taught = |skill: &&Skill| {
            skill.heading == *heading && units.iter().any(|unit| unit.code == skill.unit)
        };
        lines.extend(document.skills.iter().filter(taught).map(|skill| skill.label.clone()));
        let mut seen = std::collections::BTreeSet::new();
        lines.retain(|line| seen.insert(line.clone()));
        fact(words.t(format!("europass-heading-{}", heading.code())), lines.join("\n"))
    });
    all.collect()
}

fn signatures(words: Words) -> Part {
    let lines = |keys: [&str; 3]| Part::Lines {
        lines: keys.into_iter().map(|key| words.t(key).to_string()).collect(),
    };
    Part::Together {
        parts: vec![
            Part::section(words.t("europass-signatures")),
            lines(["europass-7", "europass-12", "europass-18"]),
        ],
    }
}
