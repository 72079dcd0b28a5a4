//! Words for the codes of the domain: the key is the kind and the code, with hyphens.

use jiff::civil::Date;
use walz_domain::Eur;
use walz_domain::person::Phone;
use walz_domain::window::Period;
use walz_words::Words;

/// The words for a code: `grant-rule-travel-by-distance` for `("grant-rule", "travel_by_distance")`.
pub(crate) fn code(words: Words, kind: &str, code: &str) -> String {
    let key = format!("{kind}-{}", code.to_lowercase().replace('_', "-"));
    words.t(key).to_string()
}

pub(crate) fn money(words: Words, amount: Eur) -> String {
    words.money(amount.cents, "EUR")
}

pub(crate) fn period(words: Words, period: Period) -> String {
    words.date_range(period.first(), period.last())
}

pub(crate) fn date(words: Words, date: Option<Date>) -> String {
    date.map(|date| words.date(date)).unwrap_or_default()
}

/// `Graz, Austria`
pub(crate) fn place(words: Words, city: &str, country: walz_domain::country::Country) -> String {
    format!("{city}, {}", words.country(country.code()))
}

/// A telephone number with gaps, for people who dial it by hand: `+47 90 00 00 01`.
pub(crate) fn phone(phone: &Phone) -> String {
    let digits = phone.as_str().trim_start_matches('+');
    let Some((country, number)) = digits.split_at_checked(country_code(digits)) else {
        return phone.to_string();
    };
    let mut spaced = format!("+{country}");
    // Pairs, the first one of three where the count is odd.
    let odd = number.len() % 2;
    for (at, digit) in number.chars().enumerate() {
        if at == 0 || (at > odd && (at - odd).is_multiple_of(2)) {
            spaced.push('\u{a0}');
        }
        spaced.push(digit);
    }
    spaced
}

/// How many digits the country's code has: the plan of the International Telecommunication Union, E.164.
fn country_code(digits: &str) -> usize {
    let two: Option<u8> = digits.get(..2).and_then(|two| two.parse().ok());
    match two {
        Some(10..=19 | 70..=79) => 1,
        Some(20 | 27 | 30..=34 | 36 | 39..=41 | 43..=49 | 51..=58 | 60..=66) => 2,
        Some(81 | 82 | 84 | 86 | 90..=95 | 98) => 2,
        _ => 3,
    }
}

/// A number that keeps its decimals, so that a column of them lines up.
pub(crate) fn fixed(words: Words, number: f64, digits: u8) -> String {
    let written = words.decimal(number, digits);
    // What the language writes between the whole and its parts.
    let point: String = words.decimal(0.5, 1).chars().filter(|c| !c.is_ascii_digit()).collect();
    let parts = written.split_once(&point).map_or(0, |(_, parts)| parts.len());
    let missing = "0".repeat(usize::from(digits).saturating_sub(parts));
    match parts {
        0 if digits > 0 => format!("{written}{point}{missing}"),
        _ => format!("{written}{missing}"),
    }
}

/// A share of a hundred, always with one decimal.
pub(crate) fn per_cent(words: Words, number: f64) -> String {
    let plain = words.decimal(number, 1);
    words.percent(number / 100.0).replacen(&plain, &fixed(words, number, 1), 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use walz_words::Language;

    #[test]
    fn numbers_are_written_to_be_dialled() {
        let said = |text: &str| phone(&text.parse().expect("a number")).replace('\u{a0}', " ");
        assert_eq!(said("+4790000001"), "+47 90 00 00 01");
        assert_eq!(said("+491701234567"), "+49 17 01 23 45 67");
        assert_eq!(said("+353871234567"), "+353 871 23 45 67");
    }

    #[test]
    fn a_column_of_numbers_lines_up() {
        let (en, nb) = (Words::of(Language::En), Words::of(Language::Nb));
        assert_eq!([4.0, 4.25, 0.0].map(|n| fixed(en, n, 1)), ["4.0", "4.3", "0.0"]);
        assert_eq!(fixed(nb, 1_000.0, 1), "1\u{a0}000,0");
        assert_eq!(per_cent(en, 100.0), "100.0%");
        assert_eq!(per_cent(nb, 83.3), "83,3\u{a0}%");
    }
}
