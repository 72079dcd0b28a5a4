//! Small notations of the field: marks with decimals, shares, bands of distance, units of rates, lengths of stays.

use super::number::{self, Plain};
use super::{Rules, Value, Written};
use crate::tables::column::{Shape, folded};
use crate::tables::fault::Reason;
use crate::tables::sheet::Cell;

/// A mark or rating with at most two decimals, in hundredths: `4.5` is 450.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hundredths(pub u32);

impl Value for Hundredths {
    const SHAPE: Shape = Shape::Decimal;

    fn parse(cell: Cell<'_>, rules: &Rules<'_>) -> Result<Self, Reason> {
        let fits = |plain: &Plain| number::in_range(plain.value(), rules);
        let plain = number::plain(cell, rules.hint.decimal, fits)?;
        if !number::in_range(plain.value(), rules) || plain.value() >= f64::from(u32::MAX / 100) {
            return Err(number::out_of_range(rules, 0.0, f64::from(u32::MAX / 100)));
        }
        let hundredths = plain.scaled(2).ok_or(Reason::TooPrecise { decimals: 2 })?;
        u32::try_from(hundredths)
            .map(Self)
            .map_err(|_| number::out_of_range(rules, 0.0, f64::from(u32::MAX / 100)))
    }

    fn write(&self) -> Written {
        Written::Number(f64::from(self.0) / 100.0)
    }
}

/// A share in whole per cent, with or without the sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(pub u32);

impl Value for Percent {
    const SHAPE: Shape = Shape::Whole;

    fn parse(cell: Cell<'_>, rules: &Rules<'_>) -> Result<Self, Reason> {
        let text = cell.text.trim_end_matches('%').trim_end();
        u32::parse(Cell { text, ..cell }, rules).map(Self)
    }

    fn write(&self) -> Written {
        self.0.write()
    }
}

/// Kilometres from and to, both included: `500-1999`, `8000+`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Band {
    pub from: u32,
    /// `None` where it has no end.
    pub to: Option<u32>,
}

impl Value for Band {
    const SHAPE: Shape = Shape::Band;

    fn parse(cell: Cell<'_>, _: &Rules<'_>) -> Result<Self, Reason> {
        let kilometres = |text: &str| text.trim().parse::<u32>().map_err(|_| Reason::NotABand);
        let text = cell.text.trim_end_matches("km").trim_end();
        if let Some(from) = text.strip_suffix('+') {
            return Ok(Self { from: kilometres(from)?, to: None });
        }
        let (from, to) = text.split_once(['-', '–']).ok_or(Reason::NotABand)?;
        let (from, to) = (kilometres(from)?, kilometres(to)?);
        if from <= to { Ok(Self { from, to: Some(to) }) } else { Err(Reason::NotABand) }
    }

    fn write(&self) -> Written {
        Written::Text(match self.to {
            Some(to) => format!("{}-{to}", self.from),
            None => format!("{}+", self.from),
        })
    }
}

/// What an amount of a rate table is paid for: `per day, days 1-14`, `per participant above 100`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    pub per: Per,
    /// The first day or participant that it is paid for, counted from 1.
    pub from: u32,
    /// The last one; `None` where it has no end.
    pub to: Option<u32>,
    /// As the table says it.
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Per {
    /// A participant's journey there and back.
    ReturnTrip,
    Day,
    Participant,
    /// A participant in a visit.
    Visit,
}

impl Basis {
    /// Whether the amount is paid for this day or participant, counted from 1.
    pub fn covers(&self, number: u32) -> bool {
        self.from <= number && self.to.is_none_or(|to| number <= to)
    }
}

impl Value for Basis {
    const SHAPE: Shape = Shape::Unit;

    fn parse(cell: Cell<'_>, _: &Rules<'_>) -> Result<Self, Reason> {
        let text = cell.text.to_lowercase();
        let per = if text.starts_with("per day") {
            Per::Day
        } else if !text.starts_with("per participant") {
            return Err(Reason::NotAUnit);
        } else if text.contains("return") {
            Per::ReturnTrip
        } else if text.contains("per visit") {
            Per::Visit
        } else {
            Per::Participant
        };
        let (from, to) = bounds(&text).ok_or(Reason::NotAUnit)?;
        Ok(Self { per, from, to, text: cell.text.to_owned() })
    }

    fn write(&self) -> Written {
        Written::Text(self.text.clone())
    }
}

/// From which day or participant an amount is paid, and up to which.
fn bounds(text: &str) -> Option<(u32, Option<u32>)> {
    let after = |words: &str| text.split_once(words).map(|(_, rest)| number_at_start(rest));
    if let Some((_, rest)) = text.split_once("days ") {
        let (from, to) = rest.split_once('-')?;
        let (from, to) = (number_at_start(from)?, number_at_start(to)?);
        return (1 <= from && from <= to).then_some((from, Some(to)));
    }
    if let Some(first) = after("from day ") {
        return first.map(|first| (first, None));
    }
    if let Some(most) = after("above ") {
        return most.and_then(|most| most.checked_add(1)).map(|first| (first, None));
    }
    if let Some(most) = after("up to ").or_else(|| after("max ")) {
        return most.map(|most| (1, Some(most)));
    }
    Some((1, None))
}

fn number_at_start(text: &str) -> Option<u32> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.get(..end)?.parse().ok()
}

/// How long a stay somebody applied for: `long_14_weeks`, `short_6_weeks`, or only `long`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stay {
    pub long: bool,
    pub weeks: Option<u8>,
}

impl Value for Stay {
    const SHAPE: Shape = Shape::Stay;

    fn parse(cell: Cell<'_>, _: &Rules<'_>) -> Result<Self, Reason> {
        let text = folded(cell.text);
        let long = ["long", "langt", "lang"].iter().find_map(|word| text.strip_prefix(word));
        let short = ["short", "kort"].iter().find_map(|word| text.strip_prefix(word));
        let rest = long.or(short).ok_or(Reason::NotAStay)?;
        let weeks = rest.trim_end_matches(char::is_alphabetic);
        let unit = rest.strip_prefix(weeks).unwrap_or_default();
        let weeks = match (weeks, unit) {
            ("", "") => None,
            (weeks, "weeks" | "week" | "uker" | "uke" | "w") => {
                Some(weeks.parse().map_err(|_| Reason::NotAStay)?)
            }
            _ => return Err(Reason::NotAStay),
        };
        Ok(Self { long: long.is_some(), weeks })
    }

    fn write(&self) -> Written {
        let word = if self.long { "long" } else { "short" };
        Written::Text(match self.weeks {
            Some(weeks) => format!("{word}_{weeks}_weeks"),
            None => word.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Hint;
    use super::*;
    use crate::tables::column::{Column, named};

    fn parsed<T: Value>(text: &str, column: Column) -> Result<T, Reason> {
        T::parse(Cell::text(text), &Rules { column: &column, hint: Hint::default() })
    }

    #[test]
    fn marks_have_two_decimals_at_most() {
        let mark =
            |text| parsed::<Hundredths>(text, named("x").within(0.0, 5.0)).map(|mark| mark.0);
        assert_eq!(mark("4,5"), Ok(450));
        assert_eq!(mark("5"), Ok(500));
        assert_eq!(mark("3.75"), Ok(375));
        assert_eq!(mark("3.755"), Err(Reason::TooPrecise { decimals: 2 }));
        let out = Reason::OutOfRange { least: "0".to_owned(), most: "5".to_owned() };
        assert_eq!(mark("5.01"), Err(out.clone()));
        assert_eq!(mark("-1"), Err(out));
    }

    #[test]
    fn a_share_may_have_its_sign() {
        let share =
            |text| parsed::<Percent>(text, named("x").within(0.0, 100.0)).map(|share| share.0);
        assert_eq!((share("25"), share("25 %"), share("25%")), (Ok(25), Ok(25), Ok(25)));
        assert!(share("101").is_err());
    }

    #[test]
    fn bands_of_distance_have_two_ends_or_one() {
        let band = |text| parsed::<Band>(text, named("x"));
        assert_eq!(band("500-1999"), Ok(Band { from: 500, to: Some(1999) }));
        assert_eq!(band("500 – 1999 km"), Ok(Band { from: 500, to: Some(1999) }));
        assert_eq!(band("8000+"), Ok(Band { from: 8000, to: None }));
        for text in ["1999-500", "x", "-5", "5"] {
            assert_eq!(band(text), Err(Reason::NotABand), "{text}");
        }
    }

    #[test]
    fn units_of_rates_say_what_is_paid_for() {
        let basis =
            |text| parsed::<Basis>(text, named("x")).map(|basis| (basis.per, basis.from, basis.to));
        assert_eq!(basis("per participant, return"), Ok((Per::ReturnTrip, 1, None)));
        assert_eq!(basis("per day, days 1-14"), Ok((Per::Day, 1, Some(14))));
        assert_eq!(basis("per day, from day 15 (70%, rounded)"), Ok((Per::Day, 15, None)));
        assert_eq!(basis("per day, max 10 days"), Ok((Per::Day, 1, Some(10))));
        assert_eq!(basis("per participant up to 100"), Ok((Per::Participant, 1, Some(100))));
        assert_eq!(basis("per participant above 100"), Ok((Per::Participant, 101, None)));
        assert_eq!(basis("per participant (no suitable OLS)"), Ok((Per::Participant, 1, None)));
        assert_eq!(basis("per participant per visit, max 3 persons"), Ok((Per::Visit, 1, Some(3))));
        for text in ["per horse", "per day, days 14-1", "per day, from day x"] {
            assert_eq!(basis(text), Err(Reason::NotAUnit), "{text}");
        }
        let late = parsed::<Basis>("per day, from day 15", named("x")).expect("a unit");
        assert!(!late.covers(14) && late.covers(15));
    }

    #[test]
    fn stays_are_long_or_short() {
        let stay = |text| parsed::<Stay>(text, named("x"));
        let long = Stay { long: true, weeks: Some(14) };
        assert_eq!(
            (stay("long_14_weeks"), stay("Long 14 weeks"), stay("lang 14 uker")),
            (Ok(long), Ok(long), Ok(long))
        );
        assert_eq!(stay("short"), Ok(Stay { long: false, weeks: None }));
        assert_eq!(long.write(), Written::Text("long_14_weeks".to_owned()));
        for text in ["medium", "long_x_weeks", "long_14_horses", "long_999_weeks"] {
            assert_eq!(stay(text), Err(Reason::NotAStay), "{text}");
        }
    }
}
