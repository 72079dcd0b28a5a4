//! What was learned, unit by unit: found by the mentor, said by the learner, moderated at home, decided on.

use crate::layout::Tone;
use crate::logbook::{Shown, shown_of};
use walz_domain::assessment::Attained;
use walz_domain::grade::{Grade, plain};
use walz_domain::moderation::Moderation;
use walz_domain::recognition::{Decision, Extent, Recognition};
use walz_service::stay::Seen;
use walz_words::Words;

/// A unit as the page of the stay shows it.
pub(super) struct Outcome {
    pub(super) title: String,
    pub(super) skills: String,
    pub(super) assessed: Option<(Tone, String)>,
    /// What the learner thinks, in one line.
    pub(super) own: String,
    pub(super) comment: String,
    /// The host's own grade, and what it was converted to.
    pub(super) grade: Vec<String>,
    /// What the home teacher makes of it, and why where it differs.
    pub(super) moderated: Option<(Tone, String)>,
    pub(super) moderation: String,
    pub(super) decided: Option<(Tone, String)>,
    pub(super) reason: String,
    /// On what the decision stands.
    pub(super) grounds: Vec<String>,
    /// What the learner shows.
    pub(super) evidence: Vec<Shown>,
}

/// How far a unit was reached, in words.
pub(crate) fn attained(result: Attained, words: Words) -> (Tone, String) {
    let tone = match result {
        Attained::NotYet => Tone::Bad,
        Attained::Partly => Tone::Wait,
        Attained::Achieved | Attained::Beyond => Tone::Good,
    };
    (tone, words.t(format!("attained-{result}")).to_string())
}

/// What a learner says of a unit, with what shows it; nothing where they said nothing.
pub(crate) fn own(outcome: &walz_service::host::Outcome, words: Words) -> String {
    let Some(level) = outcome.own else { return String::new() };
    let said = words.t("learned-says").with("level", attained(level, words).1);
    format!("{said} {}", outcome.own_note).trim().to_owned()
}

/// What the home teacher makes of a unit: a tag, and the whole of it in one line.
pub(crate) fn moderated(moderation: &Moderation, words: Words) -> ((Tone, String), String) {
    let Some(reason) = moderation.reason() else {
        let by = words.t("moderation-by").with("name", moderation.moderator.as_str());
        return ((Tone::Good, words.t("moderation-confirmed").to_string()), by.to_string());
    };
    let level = attained(moderation.result(), words).1;
    let tag = words.t("moderation-differs-to").with("level", level).to_string();
    let line = words
        .t("moderation-differs-because")
        .with("name", moderation.moderator.as_str())
        .with("reason", reason);
    ((Tone::Wait, tag), line.to_string())
}

/// A host's own grade as the host wrote it; apart from it, and by which table, what it is between 0 and 100.
pub(crate) fn graded(grade: &Grade, words: Words) -> Vec<String> {
    let own = words
        .t("grade-own")
        .with("grade", grade.text.as_str())
        .with("scale", grade.scale.as_str())
        .to_string();
    let converted = grade.converted.as_ref().map(|converted| {
        words
            .t("grade-converted")
            .with("number", words.decimal(f64::from(converted.normalised) / 100.0, 2))
            .with("table", converted.table.as_str())
            .with("version", converted.version.as_str())
            .with("verified", converted.verified.code())
            .to_string()
    });
    let converted = converted.unwrap_or_else(|| words.t("grade-not-converted").to_string());
    vec![own, converted]
}

/// What a unit counts for: its tone and its words.
pub(crate) fn decided(decision: &Decision, words: Words) -> (Tone, String) {
    let tone = match decision.extent() {
        Extent::Full => Tone::Good,
        Extent::Part => Tone::Wait,
        Extent::Not => Tone::Bad,
        Extent::Open => Tone::Info,
    };
    let said = words.t(format!("decision-{}", decision.code())).to_string();
    match decision.points() {
        Some(points) => (tone, format!("{said}: {}", plain(points))),
        None => (tone, said),
    }
}

/// The result that a decision rests on, who decided, by which rule, in which document, and until when one can appeal.
pub(crate) fn grounds(recognition: &Recognition, words: Words) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(basis) = recognition.rests_on {
        let key = if basis.moderated { "rests-on-moderated" } else { "rests-on-found" };
        lines.push(words.t(key).with("level", attained(basis.result, words).1).to_string());
    }
    let g = &recognition.grounds;
    let day = |day: Option<jiff::civil::Date>| day.map(|day| words.date(day)).unwrap_or_default();
    let named = [
        ("grounds-decided-by", g.decided_by.clone()),
        ("grounds-legal-base", g.legal_base.clone()),
        ("grounds-reference", g.reference.clone()),
        ("grounds-on", day(g.on)),
        ("grounds-appeal-until", day(g.appeal_until)),
    ];
    let filled = named.into_iter().filter(|(_, value)| !value.is_empty());
    lines.extend(filled.map(|(key, value)| words.t(key).with("value", value).to_string()));
    lines
}

pub(super) fn outcomes(seen: &Seen, words: Words) -> Vec<Outcome> {
    let media = format!("/stays/{}/media", seen.stay.mobility.id);
    let outcome = |o: &walz_service::host::Outcome| {
        let recognition = seen.recognitions.iter().find(|r| r.unit == o.code);
        let moderation = seen.moderations.iter().find(|m| m.unit == o.code);
        let moderation = moderation.map(|moderation| moderated(moderation, words));
        let reason = recognition.and_then(|r| r.decision.text()).unwrap_or_default();
        Outcome {
            title: o.title.clone(),
            skills: o.skills.clone(),
            assessed: o.result.map(|result| attained(result, words)),
            own: own(o, words),
            comment: o.comment.clone(),
            grade: o.grade.as_ref().map(|grade| graded(grade, words)).unwrap_or_default(),
            moderation: moderation.as_ref().map(|(_, line)| line.clone()).unwrap_or_default(),
            moderated: moderation.map(|(tag, _)| tag),
            decided: recognition.map(|r| decided(&r.decision, words)),
            reason: reason.to_owned(),
            grounds: recognition.map(|r| grounds(r, words)).unwrap_or_default(),
            evidence: shown_of(&o.code, &seen.during.evidence, &media, words),
        }
    };
    seen.outcomes.iter().map(outcome).collect()
}
