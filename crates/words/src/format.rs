//! How each language writes dates, times, numbers, money and lists, and sorts names.
//!
//! Dates are always written with the month's name, because 03/04 is April to some and March to
//! others. Calendar arithmetic is jiff's; what a language writes comes from CLDR through ICU4X.

use crate::{Language, Words};
use icu_calendar::{Date, Gregorian};
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::enums::DateFieldSet;
use icu_datetime::fieldsets::{D, MD, MDE, YM, YMD, YMDE};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale::{Locale, locale};
use jiff::Timestamp;
use jiff::civil;
use jiff::tz::TimeZone;
use std::cmp::Ordering;
use std::sync::OnceLock;

/// A whole number of any size that fits, or a reference to one, because templates hand out
/// references.
pub trait Whole {
    /// The number; what is too large for an `i64` becomes the largest that is not.
    fn whole(self) -> i64;
}

impl<T: Whole + Copy> Whole for &T {
    fn whole(self) -> i64 {
        (*self).whole()
    }
}

macro_rules! whole {
    ($($number:ty)+) => {$(
        impl Whole for $number {
            fn whole(self) -> i64 {
                i64::try_from(self).unwrap_or(i64::MAX)
            }
        }
    )+};
}

whole!(i8 i16 i32 i64 u8 u16 u32 u64 usize);

/// A value, or a reference to it: templates hand out both.
pub trait Lent<T> {
    fn lent(self) -> T;
}

macro_rules! lent {
    ($($value:ty)+) => {$(
        impl Lent<$value> for $value {
            fn lent(self) -> $value {
                self
            }
        }

        impl<L: Lent<$value> + Copy> Lent<$value> for &L {
            fn lent(self) -> $value {
                (*self).lent()
            }
        }
    )+};
}

lent!(civil::Date civil::Time Timestamp f64);

/// Keeps a number and its sign or unit on one line.
const NO_BREAK: char = '\u{a0}';

impl Words {
    /// `5 March 2027`
    #[must_use]
    pub fn date(self, date: impl Lent<civil::Date>) -> String {
        self.forms().date.write(date.lent())
    }

    /// `5 Mar 2027`
    #[must_use]
    pub fn date_short(self, date: impl Lent<civil::Date>) -> String {
        self.forms().date_short.write(date.lent())
    }

    /// `Fri, 5 Mar 2027`: for what has to be done on a day.
    #[must_use]
    pub fn weekday_date(self, date: impl Lent<civil::Date>) -> String {
        self.forms().weekday_date.write(date.lent())
    }

    /// `Fri 5 Mar`: for days so near that the year is plain.
    #[must_use]
    pub fn weekday(self, date: impl Lent<civil::Date>) -> String {
        self.forms().weekday.write(date.lent())
    }

    /// `March 2027`
    #[must_use]
    pub fn month(self, date: impl Lent<civil::Date>) -> String {
        let date = date.lent();
        match (&self.forms().month, gregorian(date)) {
            (Some(form), Some(day)) => form.format(&day).to_string(),
            _ => date.strftime("%Y-%m").to_string(),
        }
    }

    /// `5–26 March 2027`; each end says what the other does not.
    #[must_use]
    pub fn date_range(self, first: impl Lent<civil::Date>, last: impl Lent<civil::Date>) -> String {
        let (first, last) = (first.lent(), last.lent());
        let forms = self.forms();
        range(first, last, forms, &forms.day_month, &forms.date)
    }

    /// `5–26 Mar`, for tables of one year.
    #[must_use]
    pub fn date_range_short(
        self,
        first: impl Lent<civil::Date>,
        last: impl Lent<civil::Date>,
    ) -> String {
        let (first, last) = (first.lent(), last.lent());
        let forms = self.forms();
        range(first, last, forms, &forms.day_month_short, &forms.day_month_short)
    }

    /// `16:00`
    #[must_use]
    pub fn time(self, time: impl Lent<civil::Time>) -> String {
        time.lent().strftime("%H:%M").to_string()
    }

    /// `5 March 2027 at 16:00`, as clocks in `zone` showed it. Name the place beside it where
    /// readers sit in other zones.
    #[must_use]
    pub fn date_time(self, moment: impl Lent<Timestamp>, zone: &TimeZone) -> String {
        let there = moment.lent().to_zoned(zone.clone());
        self.t("date-time")
            .with("date", self.date(there.date()))
            .with("time", self.time(there.time()))
            .to_string()
    }

    /// `due today`, `in 3 days`, `2 days late`
    #[must_use]
    pub fn due(self, due: impl Lent<civil::Date>, today: impl Lent<civil::Date>) -> String {
        match days_between(today.lent(), due.lent()) {
            0 => self.t("due-today").to_string(),
            days if days > 0 => self.t("due-in-days").with("days", days).to_string(),
            days => self.t("due-late").with("days", -days).to_string(),
        }
    }

    /// `today`, `yesterday`, `3 days ago`
    #[must_use]
    pub fn since(self, then: impl Lent<civil::Date>, today: impl Lent<civil::Date>) -> String {
        let days = days_between(then.lent(), today.lent());
        self.t("since-days").with("days", days.max(0)).to_string()
    }

    /// `6,380`
    #[must_use]
    pub fn number(self, number: impl Whole) -> String {
        self.forms().write_number(&Decimal::from(number.whole()))
    }

    /// `604.2`: at most `digits` digits after the point, none that are zero at the end.
    #[must_use]
    pub fn decimal(self, number: impl Lent<f64>, digits: u8) -> String {
        let digits = i16::from(digits);
        let scaled = (number.lent() * 10_f64.powi(i32::from(digits))).round() as i64;
        let mut decimal = Decimal::from(scaled);
        decimal.multiply_pow10(-digits);
        decimal.trim_end();
        self.forms().write_number(&decimal)
    }

    /// `88.5%` of the fraction `0.885`
    #[must_use]
    pub fn percent(self, fraction: impl Lent<f64>) -> String {
        let number = self.decimal(fraction.lent() * 100.0, 1);
        match self.language().kin() {
            Kin::English => format!("{number}%"),
            Kin::Norwegian => format!("{number}{NO_BREAK}%"),
        }
    }

    /// `€12,345.50` for 1234550 cents; whole amounts without `.00`. `currency` is an ISO 4217 code.
    #[must_use]
    pub fn money(self, cents: impl Whole, currency: &str) -> String {
        let mut amount = Decimal::from(cents.whole());
        amount.multiply_pow10(-2);
        amount.trim_end_if_integer();
        let amount = self.forms().write_number(&amount);
        let (sign, digits) = match amount.strip_prefix(['-', '\u{2212}']) {
            Some(digits) => (amount.trim_end_matches(digits), digits),
            None => ("", amount.as_str()),
        };
        match (self.language().kin(), currency) {
            (Kin::English, "EUR") => format!("{sign}€{digits}"),
            (Kin::English, "GBP") => format!("{sign}£{digits}"),
            (Kin::English, code) => format!("{sign}{code}{NO_BREAK}{digits}"),
            (Kin::Norwegian, "EUR") => format!("{sign}{digits}{NO_BREAK}€"),
            (Kin::Norwegian, "NOK") => format!("{sign}{digits}{NO_BREAK}kr"),
            (Kin::Norwegian, code) => format!("{sign}{digits}{NO_BREAK}{code}"),
        }
    }

    /// `cook, carpenter and welder`
    #[must_use]
    pub fn list<T: AsRef<str>>(self, items: &[T]) -> String {
        match items {
            [] => String::new(),
            [one] => one.as_ref().to_owned(),
            [first @ .., last] => {
                let first: Vec<_> = first.iter().map(AsRef::as_ref).collect();
                self.t("list-and")
                    .with("first", first.join(", "))
                    .with("last", last.as_ref())
                    .to_string()
            }
        }
    }

    /// Which of two names comes first where the language's readers look them up.
    #[must_use]
    pub fn compare(self, one: &str, other: &str) -> Ordering {
        match &self.forms().order {
            Some(order) => order.compare(one, other),
            None => one.cmp(other),
        }
    }

    fn forms(self) -> &'static Forms {
        static FORMS: [OnceLock<Forms>; 2] = [const { OnceLock::new() }; 2];
        let [english, norwegian] = &FORMS;
        match self.language().kin() {
            Kin::English => english.get_or_init(|| Forms::new(&locale!("en-GB"))),
            Kin::Norwegian => norwegian.get_or_init(|| Forms::new(&locale!("nb"))),
        }
    }
}

fn range(
    first: civil::Date,
    last: civil::Date,
    forms: &Forms,
    without_year: &DateForm,
    whole: &DateForm,
) -> String {
    let end = whole.write(last);
    if first == last {
        end
    } else if (first.year(), first.month()) == (last.year(), last.month()) {
        format!("{}–{end}", forms.day.write(first))
    } else {
        let start = if first.year() == last.year() { without_year } else { whole };
        format!("{}{NO_BREAK}– {end}", start.write(first))
    }
}

fn days_between(from: civil::Date, to: civil::Date) -> i64 {
    // Without a unit asked for, jiff counts in days.
    i64::from((to - from).get_days())
}

/// Whose habits of writing a language follows. The two languages made for tests are English.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kin {
    English,
    Norwegian,
}

impl Language {
    fn kin(self) -> Kin {
        if self == Self::Nb { Kin::Norwegian } else { Kin::English }
    }
}

/// The forms of one language, made once.
#[derive(Debug)]
struct Forms {
    date: DateForm,
    date_short: DateForm,
    weekday_date: DateForm,
    weekday: DateForm,
    day_month: DateForm,
    day_month_short: DateForm,
    day: DateForm,
    month: Option<FixedCalendarDateTimeFormatter<Gregorian, YM>>,
    number: Option<DecimalFormatter>,
    order: Option<CollatorBorrowed<'static>>,
}

/// A form to write dates in. ICU's data is in the program, so it is there; were it not, dates
/// would be written as 2027-03-05.
#[derive(Debug)]
struct DateForm(Option<FixedCalendarDateTimeFormatter<Gregorian, DateFieldSet>>);

impl Forms {
    fn new(locale: &Locale) -> Self {
        let date =
            |fields| DateForm(FixedCalendarDateTimeFormatter::try_new(locale.into(), fields).ok());
        Self {
            date: date(DateFieldSet::YMD(YMD::long())),
            date_short: date(DateFieldSet::YMD(YMD::medium())),
            weekday_date: date(DateFieldSet::YMDE(YMDE::medium())),
            weekday: date(DateFieldSet::MDE(MDE::medium())),
            day_month: date(DateFieldSet::MD(MD::long())),
            day_month_short: date(DateFieldSet::MD(MD::medium())),
            day: date(DateFieldSet::D(D::long())),
            month: FixedCalendarDateTimeFormatter::try_new(locale.into(), YM::long()).ok(),
            number: DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default())
                .ok(),
            order: Collator::try_new(locale.into(), CollatorOptions::default()).ok(),
        }
    }

    fn write_number(&self, number: &Decimal) -> String {
        match &self.number {
            Some(form) => form.format(number).to_string(),
            None => number.to_string(),
        }
    }
}

impl DateForm {
    fn write(&self, date: civil::Date) -> String {
        match (&self.0, gregorian(date)) {
            (Some(form), Some(day)) => form.format(&day).to_string(),
            _ => date.to_string(),
        }
    }
}

fn gregorian(date: civil::Date) -> Option<Date<Gregorian>> {
    let [month, day] = [date.month(), date.day()].map(i8::unsigned_abs);
    Date::try_new_gregorian(date.year().into(), month, day).ok()
}

#[cfg(test)]
mod tests {
    use crate::{Language, Words};
    use jiff::Timestamp;
    use jiff::civil::date;
    use jiff::tz::TimeZone;
    use std::cmp::Ordering::Less;

    const EN: Words = Words { language: Language::En };
    const NB: Words = Words { language: Language::Nb };

    #[test]
    fn dates_name_the_month() {
        let day = date(2027, 3, 5);
        assert_eq!(EN.date(day), "5 March 2027");
        assert_eq!(NB.date(day), "5. mars 2027");
        assert_eq!(EN.date_short(day), "5 Mar 2027");
        assert_eq!(NB.date_short(day), "5. mars 2027");
        assert_eq!(EN.weekday_date(day), "Fri, 5 Mar 2027");
        assert_eq!(NB.weekday_date(day), "fre. 5. mars 2027");
        assert_eq!(EN.weekday(day), "Fri 5 Mar");
        assert_eq!(NB.weekday(day), "fre. 5. mars");
        assert_eq!(EN.month(day), "March 2027");
        assert_eq!(NB.month(day), "mars 2027");
    }

    #[test]
    fn a_range_says_nothing_twice() {
        let first = date(2027, 3, 5);
        assert_eq!(EN.date_range(first, date(2027, 3, 26)), "5–26 March 2027");
        assert_eq!(NB.date_range(first, date(2027, 3, 26)), "5.–26. mars 2027");
        assert_eq!(EN.date_range(first, date(2027, 4, 2)), "5 March\u{a0}– 2 April 2027");
        assert_eq!(NB.date_range(first, date(2028, 1, 2)), "5. mars 2027\u{a0}– 2. januar 2028");
        assert_eq!(EN.date_range(first, first), "5 March 2027");
        assert_eq!(EN.date_range_short(first, date(2027, 3, 26)), "5–26 Mar");
        assert_eq!(NB.date_range_short(first, date(2027, 4, 2)), "5. mars\u{a0}– 2. apr.");
    }

    #[test]
    fn a_moment_is_told_in_its_place() {
        let moment: Timestamp = "2027-03-05T15:00:00Z".parse().expect("a moment");
        let seville = TimeZone::get("Europe/Madrid").expect("a zone");
        assert_eq!(EN.date_time(moment, &seville), "5 March 2027 at 16:00");
        assert_eq!(NB.date_time(moment, &seville), "5. mars 2027 kl. 16:00");
    }

    #[test]
    fn days_are_counted_from_today() {
        let today = date(2026, 12, 30);
        assert_eq!(EN.due(today, today), "due today");
        assert_eq!(EN.due(date(2026, 12, 31), today), "tomorrow");
        assert_eq!(EN.due(date(2027, 1, 2), today), "in 3 days");
        assert_eq!(EN.due(date(2026, 12, 29), today), "1 day late");
        assert_eq!(NB.due(date(2026, 10, 30), today), "61 dager for sent");
        assert_eq!(EN.since(today, today), "today");
        assert_eq!(NB.since(date(2026, 12, 29), today), "i går");
        assert_eq!(EN.since(date(2026, 12, 27), today), "3 days ago");
    }

    #[test]
    fn numbers_follow_the_language() {
        assert_eq!(EN.number(6380), "6,380");
        assert_eq!(NB.number(6380), "6\u{a0}380");
        assert_eq!(NB.number(-12), "\u{2212}12");
        assert_eq!(EN.decimal(604.2, 2), "604.2");
        assert_eq!(NB.decimal(604.256, 2), "604,26");
        assert_eq!(EN.decimal(3.0, 1), "3");
        assert_eq!(EN.percent(0.885), "88.5%");
        assert_eq!(NB.percent(0.885), "88,5\u{a0}%");
        assert_eq!(EN.percent(1.0), "100%");
    }

    #[test]
    fn money_keeps_its_currency() {
        assert_eq!(EN.money(1_234_550, "EUR"), "€12,345.50");
        assert_eq!(NB.money(1_234_550, "EUR"), "12\u{a0}345,50\u{a0}€");
        assert_eq!(EN.money(38_035_300, "EUR"), "€380,353");
        assert_eq!(EN.money(-500, "EUR"), "-€5");
        assert_eq!(NB.money(-500, "NOK"), "\u{2212}5\u{a0}kr");
        assert_eq!(EN.money(12_300, "NOK"), "NOK\u{a0}123");
        assert_eq!(EN.money(5, "EUR"), "€0.05");
        assert_eq!(EN.money(1000, "EUR"), "€10");
    }

    #[test]
    fn lists_end_with_and() {
        assert_eq!(EN.list(&["cook"]), "cook");
        assert_eq!(EN.list(&["cook", "welder"]), "cook and welder");
        assert_eq!(NB.list(&["kokk", "tømrer", "sveiser"]), "kokk, tømrer og sveiser");
        assert_eq!(EN.list::<&str>(&[]), "");
    }

    #[test]
    fn names_are_sorted_as_readers_look_them_up() {
        let mut names = ["Ærlig", "Østby", "Zofia", "Åse", "Ana"];
        names.sort_by(|one, other| NB.compare(one, other));
        assert_eq!(names, ["Ana", "Zofia", "Ærlig", "Østby", "Åse"]);
        assert_eq!(EN.compare("Åse", "Zofia"), Less);
    }
}
