//! Numbers as people write them: `1.234,5`, `1,234.5`, `1 234,5`. A single mark with three digits after it can mean
//! either; then the column's other numbers decide, then what the column can hold, and else nobody guesses.

use super::{Rules, Value, Written};
use crate::tables::column::Shape;
use crate::tables::fault::Reason;
use crate::tables::sheet::{Cell, Kind};
use walz_domain::Eur;

/// A number without marks between thousands and with a point before its decimals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Plain {
    pub(super) negative: bool,
    pub(super) whole: String,
    pub(super) decimals: String,
}

/// How a text can be read as a number.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Reading {
    /// In one way, and what it tells of the mark before decimals.
    One(Plain, Option<char>),
    /// `1.234`: the mark, then with decimals and without.
    Either(char, Plain, Plain),
    Not,
}

/// The mark before decimals, where the column's cells show one and no cell shows another.
pub(super) fn decimal_mark<'s>(cells: impl Iterator<Item = Cell<'s>>) -> Option<char> {
    let mut shown = None;
    for cell in cells {
        if let Reading::One(_, Some(mark)) = reading(cell.text) {
            if shown.is_some_and(|shown| shown != mark) {
                return None;
            }
            shown = Some(mark);
        }
    }
    shown
}

/// The number in a cell; `fits` says whether the column can hold it.
pub(super) fn plain(
    cell: Cell<'_>,
    decimal: Option<char>,
    fits: impl Fn(&Plain) -> bool,
) -> Result<Plain, Reason> {
    if cell.kind == Kind::Number {
        return from_spreadsheet(cell.text).ok_or(Reason::NotANumber);
    }
    match reading(cell.text) {
        Reading::One(plain, _) => Ok(plain),
        Reading::Not => Err(Reason::NotANumber),
        Reading::Either(mark, with, without) => match (decimal, fits(&with), fits(&without)) {
            (Some(decimal), _, _) if decimal == mark => Ok(with),
            (Some(_), _, _) | (None, false, true) => Ok(without),
            (None, true, false) => Ok(with),
            (None, _, _) => Err(Reason::AmbiguousNumber),
        },
    }
}

/// A spreadsheet's own number: digits and a point.
fn from_spreadsheet(text: &str) -> Option<Plain> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    (!whole.is_empty() && are_digits(whole) && are_digits(decimals)).then(|| Plain {
        negative,
        whole: whole.to_owned(),
        decimals: decimals.to_owned(),
    })
}

fn reading(text: &str) -> Reading {
    let (negative, body) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(body) => (true, body),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let body = body.trim();
    let is_allowed = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',') || is_gap(c);
    if !body.contains(|c: char| c.is_ascii_digit()) || !body.chars().all(is_allowed) {
        return Reading::Not;
    }
    let count = |mark: char| body.matches(mark).count();
    let one = |plain: Option<Plain>, decimal| match plain {
        Some(plain) => Reading::One(plain, decimal),
        None => Reading::Not,
    };
    let split = |at: Option<char>, between: Option<char>| cut(negative, body, at, between);
    match (count('.'), count(',')) {
        (0, 0) => one(split(None, None), None),
        (1, 0) | (0, 1) => {
            let mark = if count('.') == 1 { '.' } else { ',' };
            let with = split(Some(mark), None);
            let has_gap = body.contains(is_gap);
            let without = if has_gap { None } else { split(None, Some(mark)) };
            match (with, without) {
                (Some(with), Some(without)) => Reading::Either(mark, with, without),
                (with, None) => one(with, Some(mark)),
                (None, without) => one(without, Some(other(mark))),
            }
        }
        (_, 0) => one(split(None, Some('.')), Some(',')),
        (0, _) => one(split(None, Some(',')), Some('.')),
        (points, commas) => {
            let last = if body.rfind('.') > body.rfind(',') { '.' } else { ',' };
            let is_once = if last == '.' { points == 1 } else { commas == 1 };
            let plain = if is_once { split(Some(last), Some(other(last))) } else { None };
            one(plain, Some(last))
        }
    }
}

const fn other(mark: char) -> char {
    if mark == '.' { ',' } else { '.' }
}

/// Blanks and apostrophes stand between thousands only.
const fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '\'' | '\u{2019}' | '\u{2009}')
}

/// Cuts digits at the mark before decimals; between thousands there may be `between` or gaps, but all of one kind.
fn cut(negative: bool, body: &str, decimal: Option<char>, between: Option<char>) -> Option<Plain> {
    let (whole, decimals) = match decimal {
        Some(mark) => body.split_once(mark)?,
        None => (body, ""),
    };
    if decimal.is_some() && (decimals.is_empty() || !decimals.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let mut marks = whole.chars().filter(|c| !c.is_ascii_digit());
    let mark = marks.next();
    if mark.is_some_and(|mark| !is_gap(mark) && Some(mark) != between)
        || marks.any(|m| Some(m) != mark)
    {
        return None;
    }
    if let Some(mark) = mark {
        let mut groups = whole.split(mark);
        let first = groups.next().unwrap_or_default();
        let first_fits = matches!(first.len(), 1..=3) && !first.starts_with('0');
        if !first_fits || groups.any(|group| group.len() != 3) {
            return None;
        }
    }
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let whole = if whole.is_empty() { "0".to_owned() } else { whole };
    Some(Plain { negative, whole, decimals: decimals.to_owned() })
}

impl Plain {
    /// Its size as a fraction of nothing smaller than what a `f64` tells apart.
    pub(super) fn value(&self) -> f64 {
        let sign = if self.negative { "-" } else { "" };
        format!("{sign}{}.{}", self.whole, self.decimals).parse().unwrap_or(f64::NAN)
    }

    /// Its size in units of which `10^decimals` make one, such as cents; `None` where it is more precise or too large.
    pub(super) fn scaled(&self, decimals: u32) -> Option<i64> {
        let places = decimals as usize;
        let given = self.decimals.trim_end_matches('0');
        if given.len() > places {
            return None;
        }
        let digits = format!("{}{given:0<places$}", self.whole);
        let size: i64 = digits.parse().ok()?;
        Some(if self.negative { -size } else { size })
    }

    pub(super) fn is_whole(&self) -> bool {
        self.decimals.bytes().all(|digit| digit == b'0')
    }
}

/// Whether a number is within the column's bounds.
pub(super) fn in_range(value: f64, rules: &Rules<'_>) -> bool {
    (rules.column.least..=rules.column.most).contains(&value)
}

pub(super) fn out_of_range(rules: &Rules<'_>, least: f64, most: f64) -> Reason {
    let shown =
        |bound: f64, of_type: f64| format!("{}", if bound.is_finite() { bound } else { of_type });
    Reason::OutOfRange {
        least: shown(rules.column.least, least),
        most: shown(rules.column.most, most),
    }
}

macro_rules! whole_numbers {
    ($($type:ty)+) => {$(
        impl Value for $type {
            const SHAPE: Shape = Shape::Whole;

            fn parse(cell: Cell<'_>, rules: &Rules<'_>) -> Result<Self, Reason> {
                let fits = |plain: &Plain| plain.is_whole() && in_range(plain.value(), rules);
                let plain = plain(cell, rules.hint.decimal, fits)?;
                if !plain.is_whole() {
                    return Err(Reason::NotWhole);
                }
                let number = plain.scaled(0).and_then(|number| Self::try_from(number).ok());
                number
                    .filter(|number| in_range(f64::from(*number), rules))
                    .ok_or_else(|| out_of_range(rules, Self::MIN.into(), Self::MAX.into()))
            }

            fn write(&self) -> Written {
                Written::Number(f64::from(*self))
            }
        }
    )+};
}

whole_numbers!(u8 u16 u32 i16);

impl Value for f64 {
    const SHAPE: Shape = Shape::Decimal;

    fn parse(cell: Cell<'_>, rules: &Rules<'_>) -> Result<Self, Reason> {
        let fits = |plain: &Plain| in_range(plain.value(), rules);
        let value = plain(cell, rules.hint.decimal, fits)?.value();
        if value.is_finite() && in_range(value, rules) {
            Ok(value)
        } else {
            Err(out_of_range(rules, Self::MIN, Self::MAX))
        }
    }

    fn write(&self) -> Written {
        Written::Number(*self)
    }
}

/// The most that an amount can be, in cents: a thousand million euro.
const MOST_CENTS: i64 = 100_000_000_000;

impl Value for Eur {
    const SHAPE: Shape = Shape::Money;

    fn parse(cell: Cell<'_>, rules: &Rules<'_>) -> Result<Self, Reason> {
        let text = without_currency(cell.text);
        // Amounts have two decimals or none, so three digits after a mark are thousands.
        let fits = |plain: &Plain| plain.decimals.len() <= 2;
        let plain = plain(Cell { text, ..cell }, rules.hint.decimal, fits)?;
        if plain.value().abs() > MOST_CENTS as f64 / 100.0 || !in_range(plain.value(), rules) {
            let most = MOST_CENTS as f64 / 100.0;
            return Err(out_of_range(rules, -most, most));
        }
        plain.scaled(2).map(Self::cents).ok_or(Reason::TooPrecise { decimals: 2 })
    }

    fn write(&self) -> Written {
        // Exact: no amount comes near the 53 bits that a spreadsheet's number has.
        Written::Number(self.cents as f64 / 100.0)
    }
}

/// An amount without the euro sign, and without `,-`, which Norwegians write for no cents.
fn without_currency(text: &str) -> &str {
    let text = text.trim_start_matches('€').trim_end_matches('€').trim();
    let is_euro =
        |word: &str| word.eq_ignore_ascii_case("eur") || word.eq_ignore_ascii_case("euro");
    let text = match text.split_once(' ') {
        Some((first, rest)) if is_euro(first) => rest,
        _ => text,
    };
    let text = match text.rsplit_once(' ') {
        Some((rest, last)) if is_euro(last) => rest,
        _ => text,
    };
    let text = text.trim();
    text.strip_suffix(",-").or_else(|| text.strip_suffix(",–")).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::super::Hint;
    use super::*;
    use crate::tables::column::named;
    use proptest::prelude::*;

    fn parsed<T: Value>(
        text: &str,
        column: crate::tables::column::Column,
        hint: Hint,
    ) -> Result<T, Reason> {
        T::parse(Cell::text(text), &Rules { column: &column, hint })
    }

    fn decimal(text: &str) -> Result<f64, Reason> {
        parsed(text, named("x"), Hint::default())
    }

    fn whole(text: &str) -> Result<u32, Reason> {
        parsed(text, named("x"), Hint::default())
    }

    fn euro(text: &str) -> Result<i64, Reason> {
        parsed::<Eur>(text, named("x"), Hint::default()).map(|amount| amount.cents)
    }

    #[test]
    fn every_way_of_writing_a_number_is_understood() {
        for text in
            ["1.234,5", "1,234.5", "1 234,5", "1 234.5", "1'234.5", "1234,5", "1234.50", "+1.234,5"]
        {
            assert_eq!(decimal(text), Ok(1234.5), "{text}");
        }
        assert_eq!(decimal("-5.9845"), Ok(-5.9845));
        assert_eq!(decimal("−5,9845"), Ok(-5.9845));
        assert_eq!(decimal("0,125"), Ok(0.125));
        assert_eq!(decimal(".5"), Ok(0.5));
        assert_eq!(decimal("1.234.567"), Ok(1_234_567.0));
        assert_eq!(decimal("1234,567"), Ok(1234.567));
        assert_eq!(decimal("1 234,567"), Ok(1234.567));
        assert_eq!(whole("12"), Ok(12));
        assert_eq!(whole("1.234"), Ok(1234));
        assert_eq!(whole("7,0"), Ok(7));
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "x",
            "1.2.3,4,5",
            "1,23,456.7",
            "12 34",
            "1 2345",
            "1e5",
            "--1",
            "1-",
            ".",
            "5.",
            "1..2",
            "01.234.567",
        ] {
            assert_eq!(decimal(text), Err(Reason::NotANumber), "{text}");
        }
        assert_eq!(whole("7,5"), Err(Reason::NotWhole));
        assert!(matches!(whole("-1"), Err(Reason::OutOfRange { .. })));
        assert!(matches!(whole("99999999999999999999"), Err(Reason::OutOfRange { .. })));
    }

    #[test]
    fn an_ambiguous_mark_is_decided_by_the_column_or_by_nobody() {
        assert_eq!(decimal("1.234"), Err(Reason::AmbiguousNumber));
        let by = |mark| Hint { decimal: Some(mark), ..Hint::default() };
        assert_eq!(parsed::<f64>("1.234", named("x"), by('.')), Ok(1.234));
        assert_eq!(parsed::<f64>("1.234", named("x"), by(',')), Ok(1234.0));
        assert_eq!(
            parsed::<f64>("11.068", named("x").within(-180.0, 180.0), Hint::default()),
            Ok(11.068)
        );
        assert_eq!(whole("2.000"), Err(Reason::AmbiguousNumber));
        assert_eq!(parsed::<u32>("2.000", named("x").within(0.0, 50.0), Hint::default()), Ok(2));
        let mark = |cells: &[&str]| decimal_mark(cells.iter().map(|text| Cell::text(text)));
        assert_eq!(mark(&["1.234", "60.79"]), Some('.'));
        assert_eq!(mark(&["1.234", "60,79"]), Some(','));
        assert_eq!(mark(&["1.234", "1.234.567"]), Some(','));
        assert_eq!(mark(&["1,5", "1.5"]), None);
        assert_eq!(mark(&["1.234", "12"]), None);
    }

    #[test]
    fn a_spreadsheets_own_number_is_never_ambiguous() {
        let rules = Rules { column: &named("x"), hint: Hint::default() };
        let cell = Cell { text: "1.234", kind: Kind::Number };
        assert_eq!(f64::parse(cell, &rules), Ok(1.234));
        assert_eq!(u32::parse(cell, &rules), Err(Reason::NotWhole));
    }

    #[test]
    fn amounts_are_cents() {
        for text in [
            "1.234,50",
            "1,234.50",
            "1234.5",
            "€ 1.234,50",
            "1.234,50 €",
            "EUR 1 234,50",
            "1234,5 eur",
        ] {
            assert_eq!(euro(text), Ok(123_450), "{text}");
        }
        assert_eq!(euro("113,-"), Ok(11_300));
        assert_eq!(euro("5.194"), Ok(519_400));
        assert_eq!(euro("-0,05"), Ok(-5));
        assert_eq!(euro("0,005"), Err(Reason::TooPrecise { decimals: 2 }));
        assert_eq!(euro("12 kr"), Err(Reason::NotANumber));
        assert!(matches!(euro("9999999999999"), Err(Reason::OutOfRange { .. })));
    }

    proptest! {
        #[test]
        fn any_amount_in_any_style_is_the_same_amount(cents in -MOST_CENTS..MOST_CENTS, style in 0..4_usize) {
            let (between, mark) = [(".", ","), (",", "."), (" ", ","), ("", ".")][style];
            let digits = (cents.abs() / 100).to_string();
            let mut grouped = String::new();
            for (at, digit) in digits.chars().enumerate() {
                if at > 0 && (digits.len() - at) % 3 == 0 {
                    grouped.push_str(between);
                }
                grouped.push(digit);
            }
            let sign = if cents < 0 { "-" } else { "" };
            let text = format!("{sign}{grouped}{mark}{:02}", cents.abs() % 100);
            prop_assert_eq!(euro(&text), Ok(cents), "{}", text);
        }

        #[test]
        fn no_text_is_a_number_by_accident(text in "\\PC{0,12}") {
            if let Ok(value) = decimal(&text) {
                prop_assert!(value.is_finite());
                prop_assert!(text.contains(|c: char| c.is_ascii_digit()));
            }
        }
    }
}
