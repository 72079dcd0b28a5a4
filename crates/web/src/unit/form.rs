//! The form of a unit: filled from one, read into one.

use crate::layout::Form;
use crate::number::hundredths;
use std::collections::BTreeMap;
use walz_domain::TradeId;
use walz_domain::language::Language;
use walz_domain::trade::Trade;
use walz_domain::unit::{Part, State, Texts, Unit};
use walz_service::unit::Edit;
use walz_words::Words;

/// The languages in which units are written.
pub(super) const LANGUAGES: [&str; 13] =
    ["en", "nb", "nn", "da", "de", "es", "fi", "fr", "it", "nl", "pl", "pt", "sv"];

/// The texts of a unit: the names of their fields and of their labels, and the part each is.
pub(super) const TEXTS: [(&str, &str, Part); 6] = [
    ("title", "unit-part-title", Part::Title),
    ("knowledge", "unit-part-knowledge", Part::Knowledge),
    ("skills", "unit-part-skills", Part::Skills),
    ("responsibility", "unit-part-responsibility", Part::Responsibility),
    ("criteria", "unit-part-criteria", Part::Criteria),
    ("method", "unit-part-method", Part::Method),
];

/// What the names of the second language's fields begin with.
pub(super) const OTHER: &str = "other-";

/// The form as a unit has it. The first of its other languages stands beside its own.
pub(super) fn filled(unit: &Unit, trades: &[Trade]) -> Form {
    let trade = trades.iter().find(|trade| trade.id == unit.trade);
    let mut form = Form::new()
        .with("trade", trade.map_or("", |trade| trade.code.as_str()))
        .with("eqf", unit.eqf)
        .with("weeks", unit.min_weeks)
        .with("points", unit.points.map_or_else(String::new, typed))
        .with("language", unit.language);
    form = with_texts(form, "", &unit.texts());
    if let Some((language, texts)) = unit.translations.iter().next() {
        form = with_texts(form.with("other-language", language), OTHER, texts);
    }
    for link in &unit.links {
        form = form.with("skill", &link.uri);
    }
    form
}

/// Hundredths as somebody types them: `4`, `2.5`.
fn typed(hundredths: u32) -> String {
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn with_texts(form: Form, prefix: &str, texts: &Texts) -> Form {
    let values = [
        &texts.title,
        &texts.knowledge,
        &texts.skills,
        &texts.responsibility_autonomy,
        &texts.criteria.join("\n"),
        &texts.assessment_method,
    ];
    TEXTS
        .iter()
        .zip(values)
        .fold(form, |form, ((name, ..), value)| form.with(&format!("{prefix}{name}"), value))
}

fn texts(form: &Form, prefix: &str) -> Texts {
    let text = |name: &str| form.text(&format!("{prefix}{name}")).replace("\r\n", "\n");
    Texts {
        title: text("title"),
        knowledge: text("knowledge"),
        skills: text("skills"),
        responsibility_autonomy: text("responsibility"),
        criteria: text("criteria")
            .lines()
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect(),
        assessment_method: text("method"),
    }
}

/// What was typed, where all of it can be read; else every field is told what is wrong with it. Languages of `before`
/// that the form does not show stay.
pub(super) fn parsed(
    form: &mut Form,
    words: Words,
    trades: &[Trade],
    before: Option<&Unit>,
) -> Option<Edit> {
    let said = |key: &'static str| move |_| words.t(key).to_string();
    let trade = trades.iter().find(|trade| trade.code == form.text("trade"));
    let trade: Option<TradeId> = trade.map(|trade| trade.id);
    if trade.is_none() {
        form.error("trade", words.t("unit-trade-missing"));
    }
    let eqf = form.parsed("eqf", str::parse::<u8>, said("unit-eqf-unfit"));
    let weeks = form.parsed("weeks", str::parse::<u8>, said("unit-weeks-unfit"));
    let points = |text: &str| match text {
        "" => Ok(None),
        text => hundredths(text).map(Some).ok_or(()),
    };
    let points = form.parsed("points", points, |()| words.t("unit-points-unfit").to_string());
    let language: Option<Language> = form.text("language").parse().ok();
    if language.is_none() {
        form.error("language", words.t("unit-language-missing"));
    }
    let mut translations: BTreeMap<Language, Texts> =
        before.map(|unit| unit.translations.clone()).unwrap_or_default();
    if let Some((shown, _)) = before.and_then(|unit| unit.translations.iter().next()) {
        translations.remove(shown);
    }
    let other = texts(form, OTHER);
    match form.text("other-language").parse::<Language>() {
        Ok(language) => drop(translations.insert(language, other)),
        Err(_) if other != Texts::default() => {
            form.error("other-language", words.t("unit-language-missing"));
        }
        Err(_) => {}
    }
    if !form.is_good() {
        return None;
    }
    Some(Edit {
        code: form.text("code").to_owned(),
        trade: trade?,
        eqf: eqf?,
        min_weeks: weeks?,
        points: points?,
        language: language?,
        texts: texts(form, ""),
        translations,
        links: form.all("skill").filter_map(|uri| uri.parse().ok()).collect(),
    })
}

/// A unit as it would be, to look at its wording while it is written.
pub(super) fn draft(form: &Form) -> Unit {
    let mut unit = Unit {
        id: walz_domain::UnitId(uuid::Uuid::nil()),
        code: String::new(),
        trade: TradeId(uuid::Uuid::nil()),
        title: String::new(),
        eqf: form.text("eqf").parse().unwrap_or(4),
        knowledge: String::new(),
        skills: String::new(),
        responsibility_autonomy: String::new(),
        assessment_method: String::new(),
        min_weeks: 0,
        points: None,
        criteria: Vec::new(),
        language: form.text("language").parse().unwrap_or(Language::ENGLISH),
        translations: BTreeMap::new(),
        links: Vec::new(),
        origin: None,
        state: State::Draft,
        number: 1,
    };
    unit.say(texts(form, ""));
    unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_typed_as_short_as_they_are() {
        for (hundredths, text) in [(400, "4"), (250, "2.5"), (1_025, "10.25"), (0, "0")] {
            assert_eq!(typed(hundredths), text);
        }
    }
}
