//! The transcript: each unit with what the host found and what the sender made of it.

use crate::agreement::learner;
use crate::page::{Paper, Part, Row, Table, fact, facts, facts_in_two, words as column};
use crate::{Error, Setting, label};
use walz_domain::agreement::{AgreedUnit, Content};
use walz_domain::assessment::Assessment;
use walz_domain::recognition::{Decision, Recognition};

/// A unit, and how it went. What is missing has not happened yet, and the paper says so.
#[derive(Clone, Debug)]
pub struct Outcome<'a> {
    pub unit: &'a AgreedUnit,
    pub assessment: Option<&'a Assessment>,
    pub recognition: Option<&'a Recognition>,
}

/// The transcript as PDF. `content` is the agreement in force; `outcomes` are its units in their order.
///
/// # Errors
/// [`Error::Typesetting`] where the program itself is at fault.
pub fn pdf(
    content: &Content,
    outcomes: &[Outcome<'_>],
    reference: &str,
    setting: &Setting,
) -> Result<Vec<u8>, Error> {
    paper(content, outcomes, reference, setting).pdf(setting)
}

pub(crate) fn paper(
    content: &Content,
    outcomes: &[Outcome<'_>],
    reference: &str,
    setting: &Setting,
) -> Paper {
    let words = setting.words;
    let overline = format!("{} · {reference}", content.project_code);
    let title = words.t("document-transcript-title").to_string();
    let mut paper = Paper::new(setting, title, &content.sending.organisation, overline);
    paper.subtitle = words
        .t("document-agreement-subtitle")
        .with("name", content.participant.name.as_str())
        .with("host", content.hosting.organisation.as_str())
        .with("place", label::place(words, &content.city, content.country))
        .to_string();
    paper.push(Part::section(words.t("document-learner")));
    paper.parts.extend(learner(&content.participant, words).into_iter().take(1));
    paper.push(Part::section(words.t("document-stay")));
    let hours = words.t("document-hours-per-week").with("hours", content.hours_per_week);
    let weeks = content.period.week(content.period.last()).1;
    paper.push(facts_in_two([
        fact(words.t("document-period"), label::period(words, content.period)),
        fact(
            words.t("document-length"),
            words.t("document-weeks").with("weeks", weeks).to_string(),
        ),
        fact(words.t("document-sending"), content.sending.organisation.as_str()),
        fact(words.t("document-hosting"), content.hosting.organisation.as_str()),
        fact(words.t("document-trade"), content.trade.as_str()),
        fact(words.t("document-working-time"), hours.to_string()),
    ]));
    paper.push(Part::section(words.t("document-transcript-summary")));
    paper.push(Part::Table(summary(outcomes, setting)));
    paper.push(Part::small(words.t("document-transcript-note")));
    paper.push(Part::section(words.t("document-transcript-units")));
    paper.parts.extend(outcomes.iter().map(|outcome| unit(outcome, setting)));
    paper
}

fn attained(outcome: &Outcome<'_>, setting: &Setting) -> String {
    match outcome.assessment {
        Some(a) => label::code(setting.words, "document-attained", a.result.code()),
        None => setting.words.t("document-not-assessed").to_string(),
    }
}

fn decision(outcome: &Outcome<'_>, setting: &Setting) -> String {
    match outcome.recognition {
        Some(r) => label::code(setting.words, "document-decision", r.decision.code()),
        None => setting.words.t("document-not-decided").to_string(),
    }
}

fn summary(outcomes: &[Outcome<'_>], setting: &Setting) -> Table {
    let words = setting.words;
    let row = |outcome: &Outcome<'_>| {
        Row::plain([
            outcome.unit.title.clone(),
            words.t("document-eqf").with("level", outcome.unit.eqf).to_string(),
            attained(outcome, setting),
            decision(outcome, setting),
        ])
    };
    Table {
        columns: vec![
            column(words.t("document-unit"), 6),
            column(words.t("document-level"), 2),
            column(words.t("document-result"), 3),
            column(words.t("document-recognition"), 3),
        ],
        rows: outcomes.iter().map(row).collect(),
        size: 10.0,
        air: 4.0,
    }
}

fn unit(outcome: &Outcome<'_>, setting: &Setting) -> Part {
    let words = setting.words;
    let zone = &setting.zone;
    let by = |name: &str, at: jiff::Timestamp| {
        let date = words.date(at.to_zoned(zone.clone()).date());
        words.t("document-by-on").with("name", name).with("date", date).to_string()
    };
    let u = outcome.unit;
    let assessed = outcome.assessment.map(|a| by(a.assessor.as_str(), a.at)).unwrap_or_default();
    let comment = outcome.assessment.map(|a| a.comment.clone()).unwrap_or_default();
    let decided = outcome.recognition.map(|r| by(r.decided_by.as_str(), r.at)).unwrap_or_default();
    let reason = match outcome.recognition.map(|r| &r.decision) {
        Some(Decision::Partial { reason } | Decision::NotRecognised { reason }) => reason.clone(),
        Some(Decision::Full) | None => String::new(),
    };
    let title = words
        .t("document-unit-title")
        .with("title", u.title.as_str())
        .with("code", u.code.as_str())
        .with("level", u.eqf);
    let result = [attained(outcome, setting), assessed];
    let recognised = [decision(outcome, setting), decided];
    let lines = |lines: [String; 2]| lines.join("\n");
    Part::Together {
        parts: vec![
            Part::subsection(title),
            facts([
                fact(words.t("document-knowledge"), u.knowledge.as_str()),
                fact(words.t("document-skills"), u.skills.as_str()),
                fact(words.t("document-responsibility"), u.responsibility_autonomy.as_str()),
                fact(words.t("document-method-of-assessment"), u.assessment_method.as_str()),
                fact(words.t("document-result"), lines(result)),
                fact(words.t("document-comment"), comment),
                fact(words.t("document-recognition"), lines(recognised)),
                fact(words.t("document-reason"), reason),
            ]),
        ],
    }
}
