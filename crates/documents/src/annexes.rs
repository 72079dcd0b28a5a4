//! The annexes of a learning agreement, on its paper, on its page and where versions are compared: the programme, the
//! hours of a week, two hosts that share a stay, and who signs besides.

use crate::label;
use crate::page::{Part, Row, Table, Weight, fact, facts_in_two, numbers, words as column};
use walz_domain::agreement::{Content, Hours, SecondHost, Task, Weeks};
use walz_domain::signing::Signer;
use walz_words::Words;

/// The parts of the paper; none where nothing of it was agreed on.
pub(crate) fn parts(content: &Content, words: Words) -> Vec<Part> {
    let second = content.second_host.as_ref().map(|second| {
        vec![
            Part::section(words.t("document-second-host")),
            facts_in_two(
                second_host(content, second, words)
                    .into_iter()
                    .map(|(name, value)| fact(name, value)),
            ),
        ]
    });
    let programme = (!content.programme.is_empty()).then(|| {
        vec![
            Part::section(words.t("document-programme")),
            Part::Table(Table {
                columns: vec![
                    column(words.t("document-programme-weeks"), 2),
                    column(words.t("document-programme-task"), 6),
                    column(words.t("document-programme-place"), 3),
                    column(words.t("document-programme-units"), 3),
                ],
                rows: content
                    .programme
                    .iter()
                    .map(|task| Row::plain(row(content, task, words)))
                    .collect(),
                size: 9.0,
                air: 3.0,
            }),
        ]
    });
    let week = (!content.timetable.0.is_empty()).then(|| {
        vec![Part::Together {
            parts: vec![Part::section(words.t("document-timetable")), week(content, words)],
        }]
    });
    second.into_iter().chain(programme).chain(week).flatten().collect()
}

fn week(content: &Content, words: Words) -> Part {
    let day = |(day, hours): (&walz_domain::agreement::Day, &Hours)| {
        Row::plain([
            words.t(format!("day-{}", day.code())).to_string(),
            from_until(*hours, words),
            words.number(i64::from(hours.pause())),
            length(hours.minutes(), words),
        ])
    };
    let sum = [
        words.t("document-week-sum").to_string(),
        String::new(),
        String::new(),
        length(content.timetable.minutes(), words),
    ];
    Part::Table(Table {
        columns: vec![
            column(words.t("document-day"), 3),
            column(words.t("document-from-until"), 3),
            numbers(words.t("document-pause")),
            numbers(words.t("document-day-length")),
        ],
        rows: content.timetable.0.iter().map(day).chain([Row::new(Weight::Strong, sum)]).collect(),
        size: 9.0,
        air: 3.0,
    })
}

/// How two hosts share a stay: names and values.
pub fn second_host(content: &Content, second: &SecondHost, words: Words) -> Vec<(String, String)> {
    let share = |percent: u8| words.percent(f64::from(percent) / 100.0);
    let days = second.period.map_or_else(
        || words.t("document-second-host-in-turn").to_string(),
        |period| label::period(words, period),
    );
    let said = |key: &str| words.t(key).to_string();
    vec![
        (
            said("document-first-host"),
            format!("{} ({})", content.hosting.organisation, share(second.rest())),
        ),
        (said("document-first-mentor"), content.hosting.mentor.name.to_string()),
        (
            said("document-other-host"),
            format!("{}, {} ({})", second.organisation, second.city, share(second.share)),
        ),
        (said("document-other-mentor"), crate::changes::contact(&second.mentor)),
        (said("document-second-host-days"), days),
    ]
}

/// The cells of a task: weeks, what, where, which units.
pub fn row(content: &Content, task: &Task, words: Words) -> [String; 4] {
    let title = |code: &String| {
        let unit = content.units.iter().find(|unit| unit.code == *code);
        unit.map_or_else(|| code.clone(), |unit| unit.title.clone())
    };
    let units: Vec<String> = task.units.iter().map(title).collect();
    [weeks(task.weeks, words), task.text.clone(), task.place.clone(), units.join("; ")]
}

/// `Week 3`, `Weeks 3 to 5`.
pub fn weeks(weeks: Weeks, words: Words) -> String {
    if weeks.first() == weeks.last() {
        words.t("document-week").with("week", weeks.first()).to_string()
    } else {
        let said = words.t("document-weeks-from").with("first", weeks.first());
        said.with("last", weeks.last()).to_string()
    }
}

/// Each day of a week with its hours: names and values.
pub fn days(content: &Content, words: Words) -> Vec<(String, String)> {
    let day = |(day, hours): (&walz_domain::agreement::Day, &Hours)| {
        let pause = words.t("document-pause-of").with("minutes", hours.pause());
        let said = format!("{}, {pause}", from_until(*hours, words));
        (words.t(format!("day-{}", day.code())).to_string(), said)
    };
    content.timetable.0.iter().map(day).collect()
}

fn from_until(hours: Hours, words: Words) -> String {
    format!("{}–{}", words.time(hours.from()), words.time(hours.until()))
}

fn length(minutes: u32, words: Words) -> String {
    let said = words.t("document-hours-and-minutes").with("hours", minutes / 60);
    said.with("minutes", minutes % 60).to_string()
}

/// Who signs besides: as what, and the name.
pub fn signers(content: &Content, words: Words) -> Vec<(String, String)> {
    let one = |signer: &Signer| {
        let parts = [signer.name.to_string(), signer.role.clone(), signer.organisation.clone()];
        let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        (label::code(words, "document-party", signer.party.code()), said.join(", "))
    };
    content.signers.iter().map(one).collect()
}
