//! The certificate of attendance: who was where, from when to when, and for how many hours. Its days are those of the
//! record, and hours that nobody confirmed are told as agreed, never as worked.

use crate::page::{Paper, Part, fact, facts, facts_in_two};
use crate::{Error, Setting, changes, label};
use walz_domain::agreement::Content;
use walz_domain::attendance::Sum;
use walz_domain::window::Period;
use walz_words::Words;

/// What is certified.
#[derive(Clone, Debug)]
pub struct Attended<'a> {
    /// The agreement in force.
    pub content: &'a Content,
    /// What the office calls the case, such as `L057`.
    pub reference: &'a str,
    /// The days on which the learner was really there.
    pub period: Period,
    pub hours: Hours,
    /// The part of the company, or its branch.
    pub department: &'a str,
}

/// The hours of a stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    pub agreed_per_week: u8,
    /// The weeks that the host has confirmed, added up.
    pub confirmed: Sum,
    /// All weeks of the stay.
    pub weeks: u32,
}

impl Hours {
    /// In words: what was confirmed, and beside it how many hours were agreed for the weeks that were not.
    pub(crate) fn said(&self, words: Words) -> String {
        let hours = i64::from((self.confirmed.worked + 30) / 60);
        let confirmed = self.confirmed.weeks_confirmed;
        let key = match confirmed {
            0 => "certificate-hours-agreed",
            all if all >= self.weeks => "certificate-hours-confirmed",
            _ => "certificate-hours-in-part",
        };
        words
            .t(key)
            .with("hours", hours)
            .with("confirmed", confirmed)
            .with("weeks", self.weeks)
            .with("agreed", self.agreed_per_week)
            .to_string()
    }
}

/// The certificate as PDF.
///
/// # Errors
/// [`Error::Typesetting`] where the program itself is at fault.
pub fn pdf(attended: &Attended<'_>, setting: &Setting) -> Result<Vec<u8>, Error> {
    paper(attended, setting).pdf(setting)
}

pub(crate) fn paper(attended: &Attended<'_>, setting: &Setting) -> Paper {
    let (words, content) = (setting.words, attended.content);
    let overline = format!("{} · {}", content.project_code, attended.reference);
    let title = words.t("certificate-title").to_string();
    let host = content.hosting.organisation.as_str();
    let mut paper = Paper::new(setting, title, &content.sending.organisation, overline);
    let place = label::place(words, &content.city, content.country);
    let confirms = words
        .t("certificate-confirms")
        .with("host", host)
        .with("place", place.as_str())
        .with("name", content.participant.name.as_str())
        .with("period", label::period(words, attended.period))
        .to_string();
    paper.push(Part::text(confirms));
    paper.push(Part::section(words.t("document-learner")));
    paper.push(facts_in_two([
        fact(words.t("document-name"), content.participant.name.as_str()),
        fact(words.t("document-born"), label::date(words, content.participant.born)),
    ]));
    paper.push(Part::section(words.t("document-stay")));
    let present = attended.confirmed_days(words);
    let rests = changes::interruptions(&content.interruptions, words);
    paper.push(facts([
        fact(words.t("document-hosting"), format!("{host}\n{place}")),
        fact(words.t("certificate-department"), attended.department),
        fact(words.t("document-trade"), content.trade.as_str()),
        fact(words.t("document-first-day"), words.date(attended.period.first())),
        fact(words.t("document-last-day"), words.date(attended.period.last())),
        fact(words.t("document-interruptions"), rests),
        fact(words.t("certificate-hours"), attended.hours.said(words)),
        fact(words.t("certificate-days"), present),
    ]));
    paper.push(Part::section(words.t("certificate-work")));
    let units: Vec<String> = content.units.iter().map(|unit| unit.title.clone()).collect();
    paper.push(Part::text(units.join("; ")));
    paper.push(Part::Lines {
        lines: ["certificate-place-and-day", "certificate-signature-host"]
            .map(|key| words.t(key).to_string())
            .to_vec(),
    });
    paper.push(Part::small(words.t("certificate-note")));
    paper
}

impl Attended<'_> {
    /// Days at work, where they were confirmed.
    fn confirmed_days(&self, words: Words) -> String {
        match self.hours.confirmed.weeks_confirmed {
            0 => String::new(),
            _ => {
                words.t("document-days").with("days", self.hours.confirmed.days_present).to_string()
            }
        }
    }
}
