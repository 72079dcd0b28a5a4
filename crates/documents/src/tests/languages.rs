//! Papers in two languages.

use super::papers::agreement_text;
use super::samples;
use walz_domain::unit::Texts;
use walz_words::Language;

#[test]
fn two_languages_stand_side_by_side_and_nothing_is_left_out() {
    let text = agreement_text(&samples::annexed(), Language::En);
    for said in [
        "Learning agreement / Læringsavtale",
        "Lære å bygge vegger av bindingsverk.",
        "Programme / Program",
        "Week 1 Safety",
        "Uke 2 til 6",
        "Monday 07:00–15:00 30 7 h 30 min",
        "Mandag",
        "install construction profiles (ESCO v1.1.1)",
        "Ida Gast, owner",
        "Fyn Stairs, Svendborg",
    ] {
        let squeezed = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(squeezed.contains(said), "{said} is not in:\n{text}");
    }
    let one = agreement_text(&samples::agreement(), Language::En);
    assert!(!one.contains("Programme") && !one.contains("Læringsavtale"));
}

#[test]
fn a_unit_that_nobody_has_translated_has_one_heading_and_another_has_two() {
    let mut content = samples::annexed();
    let texts = Texts { title: "Trappebygging".to_owned(), ..Texts::default() };
    content.units[1].translations.insert("nb".parse().expect("a language"), texts);
    let text = agreement_text(&content, Language::En);
    // Lines may end anywhere in a heading.
    let joined = text.split_whitespace().collect::<String>();
    for (unit, translated) in content.units.iter().zip([false, true, false]) {
        let own = format!("({},EQFlevel{})", unit.code, unit.eqf);
        assert_eq!(joined.matches(&own).count(), 1, "{own} in:\n{text}");
        let other = format!("({},EQF-nivå{})", unit.code, unit.eqf);
        assert_eq!(joined.contains(&other), translated, "{other} in:\n{text}");
    }
    assert!(joined.contains("/Trappebygging"), "{text}");
}

#[test]
fn what_a_translation_leaves_out_stands_in_the_first_language() {
    let mut content = samples::annexed();
    let texts = Texts {
        title: "Trappebygging".to_owned(),
        skills: "kapper og monterer trinn".to_owned(),
        ..Texts::default()
    };
    content.units[1].translations.insert("nb".parse().expect("a language"), texts);
    let second = content.in_second_language().expect("a second language");
    let (own, other) = (&content.units[1], &second.units[1]);
    assert_eq!(other.skills, "kapper og monterer trinn");
    assert_eq!(
        [&other.knowledge, &other.responsibility_autonomy, &other.assessment_method],
        [&own.knowledge, &own.responsibility_autonomy, &own.assessment_method]
    );
}
