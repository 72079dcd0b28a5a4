//! What XLSX and ODS have in common: numbers and dates as the text of a cell.

use crate::tables::sheet::Kind;
use jiff::civil::DateTime;

/// A number with a point and without needless digits. Programs keep 17 digits and show 15; so do we, because the
/// last two are noise: `0.1 + 0.2` is `0.3` to the person who made the table.
pub(super) fn number(value: f64) -> (String, Kind) {
    if !value.is_finite() {
        return ("#NUM!".to_owned(), Kind::Error);
    }
    let shown = format!("{value:.14e}").parse().unwrap_or(value);
    // Adding zero makes a negative zero a plain one.
    (format!("{}", shown + 0.0), Kind::Number)
}

/// A moment in ISO 8601 as a date, with its time only where it has one.
pub(super) fn moment(iso: &str) -> (String, Kind) {
    match iso.parse::<DateTime>() {
        Ok(moment) if moment.time() == jiff::civil::Time::midnight() => {
            (moment.date().to_string(), Kind::Date)
        }
        Ok(moment) => (moment.to_string(), Kind::Date),
        Err(_) => (iso.to_owned(), Kind::Text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_a_person_sees_them() {
        let text = |value| number(value).0;
        assert_eq!(text(3.0), "3");
        assert_eq!(text(0.1 + 0.2), "0.3");
        assert_eq!(text(11.068), "11.068");
        assert_eq!(text(-5.9845), "-5.9845");
        assert_eq!(text(123_456_789_012_345.0), "123456789012345");
        assert_eq!(text(1e-7), "0.0000001");
        assert_eq!(text(-0.0), "0");
        assert_eq!(number(f64::NAN).1, Kind::Error);
    }

    #[test]
    fn a_date_has_no_time_at_midnight() {
        assert_eq!(moment("2026-12-31"), ("2026-12-31".to_owned(), Kind::Date));
        assert_eq!(moment("2026-12-31T00:00:00"), ("2026-12-31".to_owned(), Kind::Date));
        assert_eq!(moment("2026-12-31T10:30:00"), ("2026-12-31T10:30:00".to_owned(), Kind::Date));
        assert_eq!(moment("soon"), ("soon".to_owned(), Kind::Text));
    }
}
