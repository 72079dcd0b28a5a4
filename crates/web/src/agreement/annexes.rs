//! The part of the form with the annexes: programme, week, second host, further signers, second language.

use super::edit::{contact_of, with_contact};
use crate::layout::Form;
use jiff::civil::{Date, Time};
use std::collections::BTreeMap;
use walz_domain::agreement::{
    Contact, Content, Day, Hours, SecondLanguage, Task, Timetable, Weeks,
};
use walz_domain::language::Language;
use walz_domain::signing::Party;
use walz_domain::window::Period;
use walz_service::agreement::{Annexes, Editing, Named, Sharing};
use walz_words::Words;

/// Rows of the programme that are free to be filled.
const FREE_ROWS: usize = 3;

/// Whom the form asks for. The mentor of a second host signs without being asked for once more.
const SIGNERS: [Party; 3] = [Party::SecondSigner, Party::HomeCompany, Party::Intermediary];

/// What the form chooses from, and how much of it there is.
pub(super) struct Fields {
    /// The numbers of the rows of the programme.
    pub(super) tasks: Vec<usize>,
    /// Code and title of each unit of the draft.
    pub(super) units: Vec<(String, String)>,
    /// Code and name of each day.
    pub(super) days: Vec<(&'static str, String)>,
    /// What the names of the fields begin with, and for whom they are.
    pub(super) signers: Vec<(String, String)>,
    /// Id and name of each company that could be the second host; the first is none.
    pub(super) hosts: Vec<(String, String)>,
    /// Code and name of each language; the first is none.
    pub(super) languages: Vec<(String, String)>,
    pub(super) open: Open,
}

/// Which of the annexes are unfolded: those in which something stands, or is wrong.
pub(super) struct Open {
    pub(super) programme: bool,
    pub(super) week: bool,
    pub(super) second_host: bool,
    pub(super) signers: bool,
    pub(super) second_language: bool,
}

impl Fields {
    pub(super) fn of(draft: &Editing, form: &Form, words: Words) -> Self {
        let content = &draft.agreement.content;
        let typed = form.fields().filter(|(name, _)| name.starts_with("task-text-")).count();
        let rows = typed.max(content.programme.len() + FREE_ROWS);
        let said = |key: &str| words.t(key).to_string();
        let none = |key: &str| (String::new(), said(key));
        let hosts = draft.second_hosts.iter();
        let hosts =
            hosts.map(|host| (host.id.to_string(), format!("{}, {}", host.name, host.city)));
        let party = |party: &Party| {
            (signer(*party), said(&format!("document-party-{}", party.code().replace('_', "-"))))
        };
        let filled = |start: &str| {
            let typed =
                form.fields().any(|(name, value)| name.starts_with(start) && !value.is_empty());
            typed || form.problems().iter().any(|problem| problem.field.starts_with(start))
        };
        Self {
            tasks: (0..rows).collect(),
            units: content.units.iter().map(|u| (u.code.clone(), u.title.clone())).collect(),
            days: Day::ALL.iter().map(|d| (d.code(), said(&format!("day-{}", d.code())))).collect(),
            signers: SIGNERS.iter().map(party).collect(),
            hosts: [none("agreement-one-host")].into_iter().chain(hosts).collect(),
            languages: [none("agreement-one-language")]
                .into_iter()
                .chain(languages(draft, words))
                .collect(),
            open: Open {
                programme: filled("task-"),
                week: filled("day-"),
                second_host: filled("second-host"),
                signers: filled("signer-"),
                second_language: filled("second-language"),
            },
        }
    }
}

/// The languages that the program speaks, and those of the host's mentor.
fn languages(draft: &Editing, words: Words) -> Vec<(String, String)> {
    let spoken = walz_words::Language::OFFERED.iter().map(|language| language.code().to_owned());
    let stay = draft.file.stay.iter();
    let hosts = stay.flat_map(|stay| stay.host.mentor_languages.iter().map(ToString::to_string));
    let kept = draft.agreement.content.second_language.iter().map(|s| s.language.to_string());
    let mut named: Vec<(String, String)> = Vec::new();
    for code in spoken.chain(hosts).chain(kept) {
        if !named.iter().any(|(known, _)| *known == code) {
            let name = words.language_name(&code);
            named.push((code, name));
        }
    }
    named
}

fn signer(party: Party) -> String {
    format!("signer-{}", party.code())
}

/// The form as the draft has it.
pub(super) fn filled(mut form: Form, content: &Content) -> Form {
    for (row, task) in content.programme.iter().enumerate() {
        form = form
            .with(&format!("task-first-{row}"), task.weeks.first())
            .with(&format!("task-last-{row}"), task.weeks.last())
            .with(&format!("task-text-{row}"), &task.text)
            .with(&format!("task-place-{row}"), &task.place);
        for unit in &task.units {
            form = form.with(&format!("task-units-{row}"), unit);
        }
    }
    for (day, hours) in &content.timetable.0 {
        let day = day.code();
        form = form
            .with(&format!("day-from-{day}"), hours.from().strftime("%H:%M"))
            .with(&format!("day-until-{day}"), hours.until().strftime("%H:%M"))
            .with(&format!("day-pause-{day}"), hours.pause());
    }
    let annexes = Annexes::of(content);
    if let Some(second) = &annexes.second_host {
        form = form.with("second-host", second.host).with("second-host-share", second.share);
        if let Some(period) = second.period {
            form = form
                .with("second-host-first", period.first())
                .with("second-host-last", period.last());
        }
        form = with_contact(form, "second-host-mentor", &second.mentor);
    }
    for named in &annexes.signers {
        form = with_contact(form, &signer(named.party), &named.contact);
    }
    match annexes.second_language {
        Some(second) => form
            .with("second-language", second.language)
            .with("second-trade", &second.trade)
            .with("second-goal", &second.learning_goal)
            .with("second-monitoring", &second.monitoring)
            .with("second-recognition", &second.recognition),
        None => form,
    }
}

/// What was typed; `None` where a field cannot be read, and is told so.
pub(super) fn parsed(form: &mut Form, words: Words) -> Option<Annexes> {
    let (programme, timetable) = (programme(form, words), timetable(form, words));
    let (second_host, signers) = (sharing(form, words), signers(form, words));
    let second_language = second_language(form, words);
    Some(Annexes {
        programme: programme?,
        timetable: timetable?,
        second_host: second_host?,
        signers: signers?,
        second_language: second_language?,
    })
}

fn programme(form: &mut Form, words: Words) -> Option<Vec<Task>> {
    let rows = form.fields().filter(|(name, _)| name.starts_with("task-text-")).count();
    let tasks: Vec<Option<Option<Task>>> = (0..rows).map(|row| task(form, row, words)).collect();
    let tasks: Option<Vec<Option<Task>>> = tasks.into_iter().collect();
    Some(tasks?.into_iter().flatten().collect())
}

/// One row; nothing in it means that there is none.
fn task(form: &mut Form, row: usize, words: Words) -> Option<Option<Task>> {
    let [first, last, text, place, units] =
        ["first", "last", "text", "place", "units"].map(|part| format!("task-{part}-{row}"));
    if [&first, &last, &text, &place].iter().all(|field| form.text(field).is_empty()) {
        return Some(None);
    }
    let said = form.required(&text, words.t("agreement-task-missing"));
    let unfit = |_| words.t("agreement-weeks-unfit").to_string();
    let from = form.parsed(&first, str::parse::<u8>, unfit);
    // Who fills in one number means one week.
    let until = match form.text(&last).is_empty() {
        true => from,
        false => form.parsed(&last, str::parse::<u8>, unfit),
    };
    let weeks = Weeks::new(from?, until?);
    if weeks.is_err() {
        form.error(&last, words.t("agreement-weeks-unfit"));
    }
    Some(Some(Task {
        weeks: weeks.ok()?,
        text: Some(said).filter(|said| !said.is_empty())?,
        place: form.text(&place).to_owned(),
        units: form.all(&units).map(str::to_owned).collect(),
    }))
}

fn timetable(form: &mut Form, words: Words) -> Option<Timetable> {
    let days: Vec<Option<Option<(Day, Hours)>>> =
        Day::ALL.iter().map(|day| day_of(form, *day, words)).collect();
    let days: Option<Vec<Option<(Day, Hours)>>> = days.into_iter().collect();
    Some(Timetable(days?.into_iter().flatten().collect::<BTreeMap<_, _>>()))
}

fn day_of(form: &mut Form, day: Day, words: Words) -> Option<Option<(Day, Hours)>> {
    let [from, until, pause] =
        ["from", "until", "pause"].map(|part| format!("day-{part}-{}", day.code()));
    if [&from, &until].iter().all(|field| form.text(field).is_empty()) {
        return Some(None);
    }
    let unfit = |_| words.t("agreement-time-unfit").to_string();
    let begins = form.parsed(&from, str::parse::<Time>, unfit);
    let ends = form.parsed(&until, str::parse::<Time>, unfit);
    let rest = match form.text(&pause).is_empty() {
        true => Some(0),
        false => {
            form.parsed(&pause, str::parse::<u16>, |_| words.t("agreement-pause-unfit").to_string())
        }
    };
    let hours = Hours::new(begins?, ends?, rest?);
    if hours.is_err() {
        form.error(&until, words.t("agreement-day-unfit"));
    }
    Some(Some((day, hours.ok()?)))
}

fn sharing(form: &mut Form, words: Words) -> Option<Option<Sharing>> {
    if form.text("second-host").is_empty() {
        return Some(None);
    }
    let unfit = |key: &'static str| move |_| words.t(key).to_string();
    let host = form.parsed("second-host", str::parse, unfit("agreement-second-host-unfit"));
    let share = form.parsed("second-host-share", str::parse::<u8>, |_| {
        words.t("signing-fault-second-host").to_string()
    });
    let mentor = contact_of(form, "second-host-mentor", words);
    let days = ["second-host-first", "second-host-last"];
    let period = if days.iter().all(|field| form.text(field).is_empty()) {
        Some(None)
    } else {
        let [first, last] = days
            .map(|day| form.parsed(day, str::parse::<Date>, |_| words.t("date-unfit").to_string()));
        let period = Period::new(first?, last?);
        if period.is_err() {
            form.error("second-host-last", words.t("amendment-days-backwards"));
        }
        period.ok().map(Some)
    };
    Some(Some(Sharing { host: host?, mentor: mentor?, share: share?, period: period? }))
}

fn signers(form: &mut Form, words: Words) -> Option<Vec<Named>> {
    let all: Vec<Option<Option<Named>>> = SIGNERS
        .into_iter()
        .map(|party| {
            let name = signer(party);
            let empty = ["name", "role", "email", "phone"]
                .iter()
                .all(|part| form.text(&format!("{name}-{part}")).is_empty());
            if empty {
                return Some(None);
            }
            let contact: Contact = contact_of(form, &name, words)?;
            Some(Some(Named { party, contact }))
        })
        .collect();
    let all: Option<Vec<Option<Named>>> = all.into_iter().collect();
    Some(all?.into_iter().flatten().collect())
}

fn second_language(form: &mut Form, words: Words) -> Option<Option<SecondLanguage>> {
    if form.text("second-language").is_empty() {
        return Some(None);
    }
    let language: Option<Language> = form
        .parsed("second-language", str::parse, |_| words.t("agreement-language-unfit").to_string());
    let text = |name: &str| form.text(name).to_owned();
    Some(Some(SecondLanguage {
        language: language?,
        trade: text("second-trade"),
        learning_goal: text("second-goal"),
        monitoring: text("second-monitoring"),
        recognition: text("second-recognition"),
    }))
}
