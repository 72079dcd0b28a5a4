//! The transcript: each unit with what the host found and what the sender made of it.

use crate::agreement::head_of_stay;
use crate::page::{Paper, Part, Row, Table, fact, facts, facts_in_two, words as column};
use crate::{Error, Setting, label};
use walz_domain::agreement::{AgreedUnit, Content};
use walz_domain::assessment::{Assessment, Attained};
use walz_domain::grade::{Grade, plain};
use walz_domain::moderation::Moderation;
use walz_domain::recognition::Recognition;
use walz_words::Words;

/// A unit, and how it went. What is missing has not happened yet, and the paper says so.
#[derive(Clone, Debug)]
pub struct Outcome<'a> {
    pub unit: &'a AgreedUnit,
    pub assessment: Option<&'a Assessment>,
    /// What the home teacher makes of it, as long as the mentor found nothing else since.
    pub moderation: Option<&'a Moderation>,
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
    let mut paper = head_of_stay("document-transcript-title", content, reference, setting);
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

fn level(words: Words, result: Attained) -> String {
    label::code(words, "document-attained", result.code())
}

pub(crate) fn attained(outcome: &Outcome<'_>, words: Words) -> String {
    match outcome.assessment {
        Some(a) => level(words, a.result),
        None => words.t("document-not-assessed").to_string(),
    }
}

/// Both results, where the home teacher found another one.
fn both(outcome: &Outcome<'_>, words: Words) -> String {
    let found = attained(outcome, words);
    match outcome.moderation.filter(|m| m.reason().is_some()) {
        Some(moderation) => words
            .t("document-moderated-to")
            .with("found", found)
            .with("result", level(words, moderation.result()))
            .to_string(),
        None => found,
    }
}

fn decision(outcome: &Outcome<'_>, words: Words) -> String {
    let Some(r) = outcome.recognition else { return words.t("document-not-decided").to_string() };
    let said = label::code(words, "document-decision", r.decision.code());
    match r.decision.points() {
        Some(points) => format!("{said}: {}", plain(points)),
        None => said,
    }
}

/// The host's own grade as the host wrote it; apart from it, and by which table, what it is between 0 and 100.
fn grade(grade: &Grade, words: Words) -> [String; 2] {
    let own = words
        .t("document-grade-own")
        .with("grade", grade.text.as_str())
        .with("scale", grade.scale.as_str())
        .to_string();
    let converted = match &grade.converted {
        Some(converted) => words
            .t("document-grade-converted")
            .with("number", words.decimal(f64::from(converted.normalised) / 100.0, 2))
            .with("table", converted.table.as_str())
            .with("version", converted.version.as_str())
            .with("verified", converted.verified.code())
            .to_string(),
        None => words.t("document-grade-not-converted").to_string(),
    };
    [own, converted]
}

/// On what a decision stands: the result, who decided, by which rule, in which document, and until when it can be appealed.
fn grounds(r: &Recognition, words: Words) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(basis) = r.rests_on {
        let key = match basis.moderated {
            true => "document-rests-on-moderated",
            false => "document-rests-on-found",
        };
        lines.push(words.t(key).with("result", level(words, basis.result)).to_string());
    }
    let g = &r.grounds;
    let named = [
        ("document-decided-by", g.decided_by.clone()),
        ("document-legal-base", g.legal_base.clone()),
        ("document-reference", g.reference.clone()),
        ("document-decided-on", label::date(words, g.on)),
        ("document-appeal-until", label::date(words, g.appeal_until)),
    ];
    let filled = named.into_iter().filter(|(_, value)| !value.is_empty());
    lines.extend(filled.map(|(key, value)| words.t(key).with("value", value).to_string()));
    lines
}

pub(crate) fn summary(outcomes: &[Outcome<'_>], setting: &Setting) -> Table {
    let words = setting.words;
    let row = |outcome: &Outcome<'_>| {
        Row::plain([
            outcome.unit.title.clone(),
            words.t("document-eqf").with("level", outcome.unit.eqf).to_string(),
            both(outcome, words),
            decision(outcome, words),
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

pub(crate) fn unit(outcome: &Outcome<'_>, setting: &Setting) -> Part {
    let words = setting.words;
    let zone = &setting.zone;
    let by = |name: &str, at: jiff::Timestamp| {
        let date = words.date(at.to_zoned(zone.clone()).date());
        words.t("document-by-on").with("name", name).with("date", date).to_string()
    };
    let u = outcome.unit;
    let assessed = outcome.assessment.map(|a| by(a.assessor.as_str(), a.at)).unwrap_or_default();
    let comment = outcome.assessment.map(|a| a.comment.clone()).unwrap_or_default();
    let graded = outcome.assessment.and_then(|a| a.grade.as_ref()).map(|one| grade(one, words));
    let moderated = outcome.moderation.map(|moderation| {
        let said = match moderation.reason() {
            Some(reason) => format!("{}: {reason}", level(words, moderation.result())),
            None => words.t("document-validated").to_string(),
        };
        lines([said, by(moderation.moderator.as_str(), moderation.at)])
    });
    let decided = outcome.recognition.map(|r| by(r.decided_by.as_str(), r.at)).unwrap_or_default();
    let stands = outcome.recognition.map(|r| grounds(r, words)).unwrap_or_default();
    let reason = outcome.recognition.and_then(|r| r.decision.text()).unwrap_or_default();
    let title = words
        .t("document-unit-title")
        .with("title", u.title.as_str())
        .with("code", u.code.as_str())
        .with("level", u.eqf);
    let recognised = [decision(outcome, words), decided].into_iter().chain(stands);
    Part::Together {
        parts: vec![
            Part::subsection(title),
            facts([
                fact(words.t("document-knowledge"), u.knowledge.as_str()),
                fact(words.t("document-skills"), u.skills.as_str()),
                fact(words.t("document-responsibility"), u.responsibility_autonomy.as_str()),
                fact(words.t("document-method-of-assessment"), u.assessment_method.as_str()),
                fact(words.t("document-result"), lines([attained(outcome, words), assessed])),
                fact(words.t("document-grade"), graded.map(lines).unwrap_or_default()),
                fact(words.t("document-comment"), comment),
                fact(words.t("document-validation"), moderated.unwrap_or_default()),
                fact(words.t("document-recognition"), lines(recognised)),
                fact(words.t("document-reason"), reason),
            ]),
        ],
    }
}

fn lines(lines: impl IntoIterator<Item = String>) -> String {
    lines.into_iter().collect::<Vec<_>>().join("\n")
}
