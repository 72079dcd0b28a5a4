//! Days and moments in forms and on pages.

use crate::layout::Form;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use walz_words::Words;

/// The zone of this name; UTC where this machine does not know it.
pub(crate) fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

/// The day in a field of a form; where there is none, the field is told.
pub(crate) fn date(form: &mut Form, name: &str, words: Words) -> Option<Date> {
    form.parsed(name, str::parse, |_| words.t("date-unfit").to_string())
}
