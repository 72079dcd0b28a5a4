//! The learning agreement on paper: everything the parties agree on, and behind it the proof of their signatures.

use crate::beside::beside;
use crate::page::{
    Paper, Part, Row, Table, fact, facts, facts_beside, facts_in_two, words as column,
};
use crate::{Error, Setting, Version, annexes, changes, label, proof};
use walz_domain::agreement::{AgreedUnit, Amends, Contact, Content, Participant, Side};
use walz_domain::signing::State;
use walz_words::{Language, Words};

/// The agreement as PDF. Without `state` these are the bytes to sign; with it a proof page follows. `before` is what an
/// amendment changes.
///
/// # Errors
/// [`Error::Typesetting`] where the program itself is at fault.
pub fn pdf(
    content: &Content,
    before: Option<&Content>,
    version: Version<'_>,
    state: Option<&State>,
    setting: &Setting,
) -> Result<Vec<u8>, Error> {
    paper(content, before, version, state, setting).pdf(setting)
}

/// In its own language, or in two side by side.
pub(crate) fn paper(
    content: &Content,
    before: Option<&Content>,
    version: Version<'_>,
    state: Option<&State>,
    setting: &Setting,
) -> Paper {
    let mut headings: Vec<String> =
        content.units.iter().map(|unit| heading(unit, setting.words)).collect();
    let own = in_one_language(content, &headings, before, version, state, setting);
    let (Some(second), Some(language)) =
        (content.in_second_language(), content.second_language.as_ref().map(|s| s.language))
    else {
        return own;
    };
    // Of a language that the program does not speak, there is what people wrote.
    let words = Language::from_code(language.code()).map_or(setting.words, Words::of);
    let setting = Setting { words, ..setting.clone() };
    // A unit that nobody has translated is called the same in both, though each language writes its level otherwise.
    let units = content.units.iter().zip(&second.units);
    for (said, (own, other)) in headings.iter_mut().zip(units) {
        if own.title != other.title {
            *said = heading(other, words);
        }
    }
    let second = in_one_language(&second, &headings, before, version, state, &setting);
    beside(own, second, language.code())
}

/// `headings` are those of the units.
fn in_one_language(
    content: &Content,
    headings: &[String],
    before: Option<&Content>,
    version: Version<'_>,
    state: Option<&State>,
    setting: &Setting,
) -> Paper {
    let words = setting.words;
    let overline = version.of_project(&content.project_code, words);
    let title = words.t("document-agreement-title").to_string();
    let mut paper = Paper::new(setting, title, &content.sending.organisation, overline);
    paper.subtitle = who_where(content, words);
    if let Some(amends) = &content.amends {
        paper.parts.extend(amendment(amends, content, before, setting));
    }
    paper.push(Part::section(words.t("document-learner")));
    paper.parts.extend(learner(&content.participant, words));
    paper.push(Part::section(words.t("document-stay")));
    paper.push(stay(content, words));
    paper.push(Part::section(words.t("document-organisations")));
    let intermediary =
        fact(words.t("document-intermediary"), content.intermediary.clone().unwrap_or_default());
    paper.push(Part::Beside {
        columns: vec![
            side(words.t("document-sending").to_string(), &content.sending, None, words),
            side(words.t("document-hosting").to_string(), &content.hosting, intermediary, words),
        ],
    });
    paper.push(contacts(content, words));
    paper.push(Part::section(words.t("document-outcomes")));
    paper.push(Part::text(&content.learning_goal));
    let units = content.units.iter().zip(headings);
    paper.parts.extend(units.map(|(unit, heading)| self::unit(unit, heading, words)));
    paper.parts.extend(annexes::parts(content, words));
    paper.push(Part::section(words.t("document-monitoring")));
    paper.push(Part::text(&content.monitoring));
    paper.push(Part::section(words.t("document-recognition")));
    paper.push(Part::text(&content.recognition));
    paper.push(Part::Together {
        parts: vec![
            Part::section(words.t("document-promises")),
            Part::text(words.t("document-promise-learner")),
            Part::text(words.t("document-promise-sender")),
            Part::text(words.t("document-promise-host")),
        ],
    });
    let signers = annexes::signers(content, words);
    if !signers.is_empty() {
        paper.push(Part::Together {
            parts: vec![
                Part::section(words.t("document-signers")),
                facts(signers.into_iter().map(|(as_what, who)| fact(as_what, who))),
            ],
        });
    }
    if let Some(state) = state {
        paper.parts.extend(proof::parts(state, setting));
    }
    paper
}

/// Who goes to which host, and where that is: what stands under the title of every paper of a stay.
pub(crate) fn who_where(content: &Content, words: Words) -> String {
    words
        .t("document-agreement-subtitle")
        .with("name", content.participant.name.as_str())
        .with("host", content.hosting.organisation.as_str())
        .with("place", label::place(words, &content.city, content.country))
        .to_string()
}

/// The head of a paper about a stay that is over: its title, the learner, and the beginning of the part about the stay.
pub(crate) fn head_of_stay(
    title: &str,
    content: &Content,
    reference: &str,
    setting: &Setting,
) -> Paper {
    let words = setting.words;
    let overline = format!("{} · {reference}", content.project_code);
    let title = words.t(title).to_string();
    let mut paper = Paper::new(setting, title, &content.sending.organisation, overline);
    paper.subtitle = who_where(content, words);
    paper.push(Part::section(words.t("document-learner")));
    paper.parts.extend(learner(&content.participant, words).into_iter().take(1));
    paper.push(Part::section(words.t("document-stay")));
    paper
}

/// What an amendment changes, before all else: who signed the first version reads this part anew.
fn amendment(
    amends: &Amends,
    content: &Content,
    before: Option<&Content>,
    setting: &Setting,
) -> Vec<Part> {
    let words = setting.words;
    let intro = words
        .t("document-amendment-intro")
        .with("number", amends.number)
        .with("date", words.date(amends.since.to_zoned(setting.zone.clone()).date()))
        .to_string();
    let mut parts = vec![
        Part::section(words.t("document-amendment")),
        Part::text(intro),
        facts([
            fact(words.t("document-amendment-from"), words.date(amends.from)),
            fact(words.t("document-amendment-reason"), amends.reason.as_str()),
        ]),
    ];
    parts.extend(before.map(|before| changes::table(content, before, words)));
    parts
}

/// Who goes, and who is answerable for them.
pub(crate) fn learner(who: &Participant, words: Words) -> Vec<Part> {
    let level = words.t("document-eqf").with("level", who.eqf);
    let about = facts_in_two([
        fact(words.t("document-name"), who.name.as_str()),
        fact(words.t("document-born"), label::date(words, who.born)),
        fact(words.t("document-nationality"), words.country(who.nationality.code())),
        fact(words.t("document-email"), who.email.as_ref().map_or("", |e| e.as_str())),
        fact(words.t("document-qualification"), who.qualification.as_str()),
        fact(words.t("document-level"), level.to_string()),
    ]);
    let mut parts = vec![about];
    if who.minor {
        parts.push(Part::subsection(words.t("document-guardians")));
        parts.push(Part::Table(people(
            who.guardians.iter().map(|g| (g.role.clone(), g)),
            words.t("document-relation").to_string(),
            words,
        )));
    }
    parts
}

fn stay(content: &Content, words: Words) -> Part {
    let days = words.t("document-days").with("days", content.period.days());
    let hours = words.t("document-hours-per-week").with("hours", content.hours_per_week);
    facts_in_two([
        fact(words.t("document-period"), label::period(words, content.period)),
        fact(words.t("document-length"), days.to_string()),
        fact(
            words.t("document-interruptions"),
            changes::interruptions(&content.interruptions, words),
        ),
        fact(words.t("document-place"), label::place(words, &content.city, content.country)),
        fact(words.t("document-trade"), content.trade.as_str()),
        fact(words.t("document-working-time"), hours.to_string()),
        fact(words.t("document-working-language"), words.language_name(&content.working_language)),
        fact(words.t("document-field"), content.isced_f.as_deref().unwrap_or_default()),
    ])
}

fn side(title: String, side: &Side, more: Option<crate::page::Fact>, words: Words) -> Vec<Part> {
    let rows = [
        fact(words.t("document-organisation"), side.organisation.as_str()),
        fact(words.t("document-city"), side.city.as_str()),
        fact(words.t("document-oid"), side.oid.as_deref().unwrap_or_default()),
        more,
    ];
    vec![Part::subsection(title), facts_beside(rows)]
}

/// The people to turn to on both sides. Who has two tasks stands once for each, so that nobody has to search.
fn contacts(content: &Content, words: Words) -> Part {
    let tasks = |side: &str, of: &Side| {
        [
            (format!("document-contact-mentor-{side}"), of.mentor.clone()),
            (format!("document-contact-administration-{side}"), of.administration.clone()),
            (format!("document-contact-emergency-{side}"), of.emergency.clone()),
        ]
    };
    let all: Vec<(String, Contact)> = tasks("sending", &content.sending)
        .into_iter()
        .chain(tasks("hosting", &content.hosting))
        .map(|(key, contact)| (words.t(key).to_string(), contact))
        .collect();
    let rows = all.iter().map(|(task, contact)| (task.clone(), contact));
    Part::Together {
        parts: vec![
            Part::subsection(words.t("document-contacts")),
            Part::Table(people(rows, words.t("document-task").to_string(), words)),
        ],
    }
}

/// People with their task, and how to reach them. Nobody needs a column that is empty for all.
pub(crate) fn people<'a>(
    all: impl IntoIterator<Item = (String, &'a Contact)>,
    task: String,
    words: Words,
) -> Table {
    let all: Vec<(String, &Contact)> = all.into_iter().collect();
    let with_email = all.iter().any(|(_, contact)| contact.email.is_some());
    let mut columns = vec![
        column(task, 4),
        column(words.t("document-name"), 3),
        column(words.t("document-phone"), 3),
    ];
    if with_email {
        columns.push(column(words.t("document-email"), 5));
    }
    let row = |(task, contact): (String, &Contact)| {
        let phone = contact.phone.as_ref().map(label::phone).unwrap_or_default();
        let email = contact.email.as_ref().map(|e| e.to_string()).unwrap_or_default();
        let email = with_email.then_some(email);
        Row::plain([task, contact.name.to_string(), phone].into_iter().chain(email))
    };
    Table { columns, rows: all.into_iter().map(row).collect(), size: 9.0, air: 3.0 }
}

fn heading(unit: &AgreedUnit, words: Words) -> String {
    words
        .t("document-unit-title")
        .with("title", unit.title.as_str())
        .with("code", unit.code.as_str())
        .with("level", unit.eqf)
        .to_string()
}

fn unit(unit: &AgreedUnit, heading: &str, words: Words) -> Part {
    Part::Together {
        parts: vec![
            Part::subsection(heading),
            facts([
                fact(words.t("document-knowledge"), unit.knowledge.as_str()),
                fact(words.t("document-skills"), unit.skills.as_str()),
                fact(words.t("document-responsibility"), unit.responsibility_autonomy.as_str()),
                fact(words.t("document-method-of-assessment"), unit.assessment_method.as_str()),
                fact(words.t("document-european-skills"), skills(unit)),
            ]),
        ],
    }
}

/// The skills of the European classification that a unit teaches, and the version that names them.
pub fn skills(unit: &AgreedUnit) -> String {
    let labels: Vec<&str> = unit.links.iter().map(|link| link.label.as_str()).collect();
    match unit.links.first() {
        Some(first) => format!("{} (ESCO {})", labels.join(", "), first.version),
        None => String::new(),
    }
}
