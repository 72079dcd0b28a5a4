//! The complement of a learning agreement: after the stay, what came of each agreed outcome, with the days that the learner
//! was really there, the rests, and the attendance as the host confirmed it.

use crate::agreement::head_of_stay;
use crate::page::{Paper, Part, fact, facts, facts_in_two};
use crate::transcript::{Outcome, summary, unit};
use crate::{Error, Setting, label};
use walz_domain::agreement::Content;
use walz_domain::attendance::Sum;
use walz_domain::mobility::{Mobility, State};
use walz_domain::window::Period;

/// What the paper tells.
#[derive(Clone, Copy, Debug)]
pub struct Complement<'a> {
    /// The agreement in force, with all its amendments.
    pub content: &'a Content,
    pub stay: &'a Mobility,
    /// Its units in their order.
    pub outcomes: &'a [Outcome<'a>],
    /// `None` where no week is recorded: the paper says so.
    pub attendance: Option<&'a Sum>,
    pub reference: &'a str,
}

/// The complement as PDF.
///
/// # Errors
/// [`Error::Typesetting`] where the program itself is at fault.
pub fn pdf(complement: &Complement<'_>, setting: &Setting) -> Result<Vec<u8>, Error> {
    paper(complement, setting).pdf(setting)
}

pub(crate) fn paper(complement: &Complement<'_>, setting: &Setting) -> Paper {
    let (words, content) = (setting.words, complement.content);
    let mut paper =
        head_of_stay("document-complement-title", content, complement.reference, setting);
    paper.push(facts_in_two([
        fact(words.t("document-sending"), content.sending.organisation.as_str()),
        fact(words.t("document-hosting"), content.hosting.organisation.as_str()),
        fact(words.t("document-trade"), content.trade.as_str()),
        fact(words.t("document-complement-agreed"), label::period(words, content.period)),
        fact(words.t("document-complement-really"), label::period(words, really(complement.stay))),
        fact(words.t("document-complement-early"), early(complement.stay, setting)),
    ]));
    paper.push(Part::section(words.t("document-interruptions")));
    paper.push(rests(complement, setting));
    paper.push(Part::section(words.t("document-attendance")));
    paper.push(attendance(complement.attendance, setting));
    paper.push(Part::section(words.t("document-transcript-summary")));
    paper.push(Part::Table(summary(complement.outcomes, setting)));
    paper.push(Part::small(words.t("document-transcript-note")));
    paper.push(Part::section(words.t("document-transcript-units")));
    paper.parts.extend(complement.outcomes.iter().map(|outcome| unit(outcome, setting)));
    paper
}

/// The days that the learner was really there: not before the departure, not after the return.
fn really(stay: &Mobility) -> Period {
    let planned = stay.period;
    let first = stay.state.departed().map_or(planned.first(), |left| left.max(planned.first()));
    let last = stay.state.ended().unwrap_or(planned.last()).min(planned.last());
    Period::new(first, last).unwrap_or(Period::of_day(first))
}

/// That it ended before its last day, where it did; why is between the learner and the office.
fn early(stay: &Mobility, setting: &Setting) -> String {
    let ended = match &stay.state {
        State::EndedEarly { on, .. } | State::Closed { on, early: true, .. } => Some(*on),
        _ => None,
    };
    label::date(setting.words, ended)
}

fn rests(complement: &Complement<'_>, setting: &Setting) -> Part {
    let words = setting.words;
    let (content, stay) = (complement.content, really(complement.stay));
    let taken = content.interruptions.iter().filter(|rest| rest.period.overlaps(&stay));
    let rows: Vec<_> = taken
        .map(|rest| {
            let days = rest.days_until(stay.last());
            let days = words.t("document-days").with("days", days).to_string();
            fact(label::period(words, rest.period), format!("{days}\n{}", rest.reason))
        })
        .collect();
    match rows.is_empty() {
        true => Part::text(words.t("document-no-interruptions")),
        false => facts(rows),
    }
}

fn attendance(sum: Option<&Sum>, setting: &Setting) -> Part {
    let words = setting.words;
    let Some(sum) = sum else { return Part::text(words.t("document-no-attendance")) };
    let hours = |minutes: u32| {
        let hours = words.decimal(f64::from(minutes) / 60.0, 1);
        words.t("document-hours").with("hours", hours).to_string()
    };
    let days = |days: u32| words.t("document-days").with("days", days).to_string();
    let absent: Vec<String> = sum
        .days_absent
        .iter()
        .map(|(why, count)| {
            format!("{}: {}", label::code(words, "document-absence", why.code()), days(*count))
        })
        .collect();
    let weeks = words
        .t("document-weeks-confirmed")
        .with("confirmed", sum.weeks_confirmed)
        .with("weeks", sum.weeks);
    facts_in_two([
        fact(words.t("document-hours-worked"), hours(sum.worked)),
        fact(words.t("document-hours-planned"), hours(sum.planned)),
        fact(words.t("document-days-present"), days(sum.days_present)),
        fact(words.t("document-days-absent"), absent.join("\n")),
        fact(words.t("document-weeks-recorded"), weeks.to_string()),
    ])
}
