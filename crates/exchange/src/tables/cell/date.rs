//! Dates as people write them: `2026-12-31`, `31.12.2026`, `31/12/2026`, `31 December 2026`, and as spreadsheets count
//! them. Where day and month could be either, the column's other dates decide, and else nobody guesses.

use super::{Rules, Value, Written};
use crate::tables::column::Shape;
use crate::tables::fault::Reason;
use crate::tables::sheet::{Cell, Kind};
use jiff::civil::{Date, DateTime};
use walz_domain::window::Period;

/// Years that a date can be in: people who live, and plans that somebody makes.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2200;

/// How a text can be read as a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reading {
    One(Date),
    /// In one way only, but written with the day first or the month first.
    Ordered(Date, bool),
    /// Day first, then month first.
    Either(Date, Date),
    Not,
}

/// Whether the column's dates have the day first; `None` where none tells, or they disagree.
pub(super) fn order<'s>(cells: impl Iterator<Item = Cell<'s>>) -> Option<bool> {
    let mut shown = None;
    for cell in cells {
        if let Reading::Ordered(_, day_first) = reading(cell.text) {
            if shown.is_some_and(|shown| shown != day_first) {
                return None;
            }
            shown = Some(day_first);
        }
    }
    shown
}

fn reading(text: &str) -> Reading {
    let text = without_time(text);
    if let Some(date) = iso(text).or_else(|| serial(text)).or_else(|| with_month_name(text)) {
        return Reading::One(date);
    }
    for (mark, is_day_first) in [('.', true), ('/', false), ('-', false)] {
        let parts: Vec<&str> = text.split(mark).map(str::trim).collect();
        if let [first, second, year] = parts.as_slice() {
            let (Some(first), Some(second), Some(year)) =
                (small(first), small(second), year_of(year))
            else {
                return Reading::Not;
            };
            let day_first = Date::new(year, second, first).ok();
            let month_first = Date::new(year, first, second).ok();
            return match (day_first, month_first) {
                (Some(date), _) if is_day_first || first == second => Reading::One(date),
                (Some(day_first), Some(month_first)) => Reading::Either(day_first, month_first),
                (Some(date), None) => Reading::Ordered(date, true),
                (None, Some(date)) if !is_day_first => Reading::Ordered(date, false),
                _ => Reading::Not,
            };
        }
    }
    Reading::Not
}

/// A date without the time after it, which exports of forms have: `2026-09-22 14:03`.
fn without_time(text: &str) -> &str {
    let Some((date, time)) = text.split_once([' ', 'T']) else { return text };
    let is_time = time.contains(':')
        && time.trim().chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | 'Z'));
    if is_time { date } else { text }
}

/// `2026-12-31`, also with dots, slashes or nothing between.
fn iso(text: &str) -> Option<Date> {
    let (year, rest) = text.split_at_checked(4)?;
    let year = year_of(year)?;
    if rest.len() == 4 && rest.bytes().all(|byte| byte.is_ascii_digit()) {
        let (month, day) = rest.split_at_checked(2)?;
        return Date::new(year, small(month)?, small(day)?).ok();
    }
    let mark = rest.chars().next().filter(|mark| matches!(mark, '-' | '/' | '.'))?;
    let (month, day) = rest.get(1..)?.split_once(mark)?;
    Date::new(year, small(month)?, small(day)?).ok()
}

/// The count of days that spreadsheets keep for a date: five digits, 1927 to 2173.
fn serial(text: &str) -> Option<Date> {
    let is_count = text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit());
    let days: i64 = text.parse().ok().filter(|_| is_count)?;
    let day_zero = jiff::civil::date(1899, 12, 30);
    day_zero.checked_add(jiff::Span::new().try_days(days).ok()?).ok().filter(|_| days >= 10_000)
}

/// A day or a month: one or two digits.
fn small(text: &str) -> Option<i8> {
    let fits = matches!(text.len(), 1..=2) && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

/// A year in four digits: of two nobody knows the century.
fn year_of(text: &str) -> Option<i16> {
    let fits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

/// The months in English and Norwegian.
const MONTHS: [[&str; 2]; 12] = [
    ["january", "januar"],
    ["february", "februar"],
    ["march", "mars"],
    ["april", "april"],
    ["may", "mai"],
    ["june", "juni"],
    ["july", "juli"],
    ["august", "august"],
    ["september", "september"],
    ["october", "oktober"],
    ["november", "november"],
    ["december", "desember"],
];

/// `31 December 2026`, `31. des. 2026`.
fn with_month_name(text: &str) -> Option<Date> {
    let mut parts = text.split_whitespace().map(|part| part.trim_end_matches(['.', ',']));
    let (day, name, year) = (parts.next()?, parts.next()?.to_lowercase(), parts.next()?);
    let is_month =
        |names: &[&str; 2]| names.iter().any(|month| name.len() >= 3 && month.starts_with(&name));
    let month = MONTHS.iter().position(is_month)?;
    let month = i8::try_from(month + 1).ok()?;
    let date = Date::new(year_of(year)?, month, small(day)?).ok()?;
    parts.next().is_none().then_some(date)
}

impl Value for Date {
    const SHAPE: Shape = Shape::Date;

    fn parse(cell: Cell<'_>, rules: &Rules<'_>) -> Result<Self, Reason> {
        let date = match cell.kind {
            Kind::Date => {
                cell.text.parse::<DateTime>().map(Self::from).map_err(|_| Reason::NotADate)?
            }
            _ => match (reading(cell.text), rules.hint.day_first) {
                (Reading::One(date) | Reading::Ordered(date, _), _) => date,
                (Reading::Either(day_first, _), Some(true)) => day_first,
                (Reading::Either(_, month_first), Some(false)) => month_first,
                (Reading::Either(..), None) => return Err(Reason::AmbiguousDate),
                (Reading::Not, _) => return Err(Reason::NotADate),
            },
        };
        if YEARS.contains(&date.year()) {
            Ok(date)
        } else {
            let (least, most) = (YEARS.start().to_string(), YEARS.end().to_string());
            Err(Reason::OutOfRange { least, most })
        }
    }

    fn write(&self) -> Written {
        Written::Date(*self)
    }
}

impl Value for Period {
    const SHAPE: Shape = Shape::Period;

    /// Two dates with `..` or a dash between.
    fn parse(cell: Cell<'_>, rules: &Rules<'_>) -> Result<Self, Reason> {
        let ends = ["..", "–", " - "].iter().find_map(|mark| cell.text.split_once(mark));
        let (first, last) = ends.ok_or(Reason::NotAPeriod)?;
        let date = |text: &str| {
            Date::parse(Cell::text(text.trim()), rules).map_err(|reason| match reason {
                Reason::NotADate => Reason::NotAPeriod,
                other => other,
            })
        };
        Self::new(date(first)?, date(last)?)
            .map_err(|_| Reason::BeforeStart { start: rules.column.name })
    }

    fn write(&self) -> Written {
        Written::Text(format!("{}..{}", self.first(), self.last()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Hint;
    use super::*;
    use crate::tables::column::named;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn parsed(text: &str, day_first: Option<bool>) -> Result<Date, Reason> {
        let hint = Hint { day_first, ..Hint::default() };
        Date::parse(Cell::text(text), &Rules { column: &named("x"), hint })
    }

    #[test]
    fn every_way_of_writing_a_date_is_understood() {
        for text in [
            "2026-12-31",
            "2026/12/31",
            "2026.12.31",
            "20261231",
            "31.12.2026",
            "31. 12. 2026",
            "31/12/2026",
            "31-12-2026",
            "12/31/2026",
            "31 December 2026",
            "31. desember 2026",
            "31 Dec 2026",
            "31. des. 2026",
            "46387",
            "2026-12-31T00:00:00",
            "2026-12-31 14:03",
            "31.12.2026 14:03:59",
        ] {
            assert_eq!(parsed(text, None), Ok(date(2026, 12, 31)), "{text}");
        }
        assert_eq!(parsed("1.2.2027", None), Ok(date(2027, 2, 1)));
        assert_eq!(parsed("2027-2-1", None), Ok(date(2027, 2, 1)));
        assert_eq!(parsed("5/5/2027", None), Ok(date(2027, 5, 5)));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "x",
            "31.12.26",
            "2026",
            "32.12.2026",
            "29.2.2027",
            "2026-13-01",
            "12.31.2026",
            "31 ma 2026",
            "31 maybe 2026",
            "1234",
            "99/99/2026",
            "2026-12",
            "1.2.3.4",
            "31.12.2026 soon",
            "２０２６-12-31",
        ] {
            assert_eq!(parsed(text, None), Err(Reason::NotADate), "{text}");
        }
        assert!(matches!(parsed("31.12.1626", None), Err(Reason::OutOfRange { .. })));
    }

    #[test]
    fn an_ambiguous_date_is_decided_by_the_column_or_by_nobody() {
        assert_eq!(parsed("03/04/2027", None), Err(Reason::AmbiguousDate));
        assert_eq!(parsed("03/04/2027", Some(true)), Ok(date(2027, 4, 3)));
        assert_eq!(parsed("03/04/2027", Some(false)), Ok(date(2027, 3, 4)));
        let order = |cells: &[&str]| order(cells.iter().map(|text| Cell::text(text)));
        assert_eq!(order(&["03/04/2027", "31/12/2026"]), Some(true));
        assert_eq!(order(&["03/04/2027", "12/31/2026"]), Some(false));
        assert_eq!(order(&["13/04/2027", "12/31/2026"]), None);
        assert_eq!(order(&["03/04/2027", "31.12.2026", "2026-12-31"]), None);
    }

    #[test]
    fn a_period_has_two_ends_in_their_order() {
        let hint = Hint::default();
        let period =
            |text| Period::parse(Cell::text(text), &Rules { column: &named("blackout"), hint });
        let spring = Period::new(date(2027, 1, 1), date(2027, 4, 30)).expect("a period");
        for text in ["2027-01-01..2027-04-30", "1.1.2027–30.4.2027", "1.1.2027 - 30.4.2027"] {
            assert_eq!(period(text), Ok(spring), "{text}");
        }
        assert_eq!(spring.write(), Written::Text("2027-01-01..2027-04-30".to_owned()));
        assert_eq!(period("2027-01-01"), Err(Reason::NotAPeriod));
        assert_eq!(period("x..y"), Err(Reason::NotAPeriod));
        assert_eq!(
            period("2027-02-01..2027-01-01"),
            Err(Reason::BeforeStart { start: "blackout" })
        );
    }

    proptest! {
        #[test]
        fn a_date_in_any_style_is_the_same_date(days in 0..99_000_i32, style in 0..5_usize) {
            let day = date(1927, 6, 1).saturating_add(jiff::Span::new().days(days));
            let (y, m, d) = (day.year(), day.month(), day.day());
            let text = match style {
                0 => day.to_string(),
                1 => format!("{d:02}.{m:02}.{y}"),
                2 => format!("{d}/{m}/{y}"),
                3 => format!("{d}. {} {y}", MONTHS[m as usize - 1][1]),
                _ => format!("{y}{m:02}{d:02}"),
            };
            prop_assert_eq!(parsed(&text, Some(true)), Ok(day), "{}", text);
        }

        #[test]
        fn no_text_makes_a_date_outside_the_years(text in "\\PC{0,14}") {
            if let Ok(date) = parsed(&text, Some(true)) {
                prop_assert!(YEARS.contains(&date.year()));
            }
        }
    }
}
