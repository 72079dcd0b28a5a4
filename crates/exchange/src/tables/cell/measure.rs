//! Small notations that only tables have: marks with decimals, shares, lengths of stays.

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
