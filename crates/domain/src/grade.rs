//! Grades: what a host writes on its own scale, and what that is between 0 and 100 by a table. Tables are data with
//! versions and sources; a converted grade always names its table, and never stands in the place of the host's own.

use crate::country::Country;
use crate::grant::{Check, Verified};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One line of a conversion table: one grade, or a stretch of numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GradeLine {
    /// The scale's name in the tables: `no-trade-exam`.
    pub scale: String,
    /// The version of the scale's table: `2026`.
    pub version: String,
    /// The first day on which this version is used.
    pub valid_from: Date,
    /// What the scale is called where it is used.
    pub title: String,
    pub country: Option<Country>,
    /// The grade as it is written, or what the numbers are called.
    pub grade: String,
    pub span: Option<Span>,
    /// What the grade, or the lowest number, is between 0 and 100, in hundredths.
    pub normalised: u32,
    pub passes: bool,
    pub source: String,
    /// When somebody last compared it with its source.
    pub checked_on: Option<Date>,
    pub verified: Verified,
}

/// Numbers from the lowest to the highest, both included, in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub lowest: u32,
    pub highest: u32,
    /// What the highest number is between 0 and 100, in hundredths.
    pub normalised: u32,
}

/// A host's own grade, and what it was converted to when it was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grade {
    /// As the host wrote it.
    pub text: String,
    /// What the host's scale is called.
    pub scale: String,
    /// Nothing for a scale without a table.
    pub converted: Option<Converted>,
}

/// A converted grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Converted {
    /// Between 0 and 100, in hundredths.
    pub normalised: u32,
    pub passes: bool,
    /// By the table of this scale in this version.
    pub table: String,
    pub version: String,
    /// Whether somebody has compared the table with its source.
    pub verified: Check,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unknown {
    #[error("there is no table of the scale '{scale}' that is used on this day")]
    Scale { scale: String },
    #[error("'{grade}' is no grade of this scale; it has {known}")]
    Grade { grade: String, known: String },
}

/// The lines of one scale in the version that is used on a day: the one that began last.
pub fn in_use<'l>(lines: &'l [GradeLine], scale: &str, on: Date) -> Vec<&'l GradeLine> {
    let begun = || lines.iter().filter(|line| line.scale == scale && line.valid_from <= on);
    let newest = begun().max_by_key(|line| (line.valid_from, &line.version));
    let Some(version) = newest.map(|line| &line.version) else { return Vec::new() };
    begun().filter(|line| line.version == *version).collect()
}

/// Converts a grade by the table of its scale that is used on a day.
///
/// # Errors
/// [`Unknown`] where there is no such table, or the table does not have the grade. Nothing is ever guessed.
pub fn convert(
    lines: &[GradeLine],
    scale: &str,
    text: &str,
    on: Date,
) -> Result<Converted, Unknown> {
    let table = in_use(lines, scale, on);
    if table.is_empty() {
        return Err(Unknown::Scale { scale: scale.to_owned() });
    }
    let found = table.iter().find_map(|line| Some((line, line.normalised_of(text)?)));
    let (line, normalised) = found.ok_or_else(|| Unknown::Grade {
        grade: text.trim().to_owned(),
        known: table.iter().map(|line| line.said()).collect::<Vec<_>>().join(", "),
    })?;
    Ok(Converted {
        normalised,
        passes: line.passes,
        table: line.scale.clone(),
        version: line.version.clone(),
        verified: line.verified.check,
    })
}

impl GradeLine {
    /// What a grade is by this line, in hundredths; nothing where the line is about another one.
    fn normalised_of(&self, text: &str) -> Option<u32> {
        let Some(span) = self.span else {
            return (folded(text) == folded(&self.grade)).then_some(self.normalised);
        };
        let number = hundredths(text)?;
        if !(span.lowest..=span.highest).contains(&number) {
            return None;
        }
        let width = i64::from(span.highest) - i64::from(span.lowest);
        let rise = i64::from(span.normalised) - i64::from(self.normalised);
        let step = i64::from(number) - i64::from(span.lowest);
        // Rounded half up; a stretch of one number has no slope.
        let more = if width == 0 { 0 } else { (2 * rise * step + width).div_euclid(2 * width) };
        u32::try_from(i64::from(self.normalised) + more).ok()
    }

    /// The grade, or the numbers from and to, for a list of those that are known.
    pub fn said(&self) -> String {
        match self.span {
            Some(span) => format!("{}–{}", plain(span.lowest), plain(span.highest)),
            None => self.grade.clone(),
        }
    }
}

/// What somebody wrote without what does not matter: capitals and space around.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().replace('−', "-")
}

fn hundredths(text: &str) -> Option<u32> {
    let text = text.trim().replace(',', ".");
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(decimals) || decimals.len() > 2 {
        return None;
    }
    let decimals: u32 = format!("{decimals:0<2}").parse().ok()?;
    whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(decimals)
}

/// Hundredths as a number without needless decimals.
pub fn plain(hundredths: u32) -> String {
    match (hundredths / 100, hundredths % 100) {
        (whole, 0) => whole.to_string(),
        (whole, rest) if rest % 10 == 0 => format!("{whole}.{}", rest / 10),
        (whole, rest) => format!("{whole}.{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn line(scale: &str, version: &str, grade: &str, normalised: u32) -> GradeLine {
        GradeLine {
            scale: scale.to_owned(),
            version: version.to_owned(),
            valid_from: date(if version == "2026" { 2026 } else { 2028 }, 1, 1),
            title: scale.to_owned(),
            country: None,
            grade: grade.to_owned(),
            span: None,
            normalised,
            passes: normalised >= 5_000,
            source: "a test".to_owned(),
            checked_on: None,
            verified: Verified { check: Check::No, note: String::new() },
        }
    }

    fn points(from: u32, to: u32, normalised: (u32, u32)) -> GradeLine {
        let span = Span { lowest: from, highest: to, normalised: normalised.1 };
        GradeLine { span: Some(span), ..line("points", "2026", "points", normalised.0) }
    }

    #[test]
    fn a_grade_is_found_by_its_words_and_names_the_version_of_its_table() {
        let lines = [
            line("exam", "2026", "bestått", 6_500),
            line("exam", "2026", "bestått meget godt", 9_000),
            line("exam", "2028", "bestått", 7_000),
        ];
        let on = |year| date(year, 5, 1);
        let found = convert(&lines, "exam", "  Bestått  meget godt ", on(2027)).expect("known");
        assert_eq!((found.normalised, found.version.as_str()), (9_000, "2026"));
        let later = convert(&lines, "exam", "bestått", on(2029)).expect("known");
        assert_eq!((later.normalised, later.version.as_str()), (7_000, "2028"));
        let gone = convert(&lines, "exam", "bestått meget godt", on(2029));
        assert!(matches!(gone, Err(Unknown::Grade { .. })), "the newer table does not have it");
        assert!(matches!(convert(&lines, "exam", "bestått", on(2025)), Err(Unknown::Scale { .. })));
    }

    #[test]
    fn numbers_are_converted_along_their_stretch_and_nothing_beyond_is_guessed() {
        let lines = [points(0, 4_999, (0, 4_999)), points(5_000, 10_000, (5_000, 10_000))];
        let of = |text: &str| convert(&lines, "points", text, date(2027, 5, 1));
        assert_eq!(of("81").map(|c| (c.normalised, c.passes)), Ok((8_100, true)));
        assert_eq!(of("49,5").map(|c| (c.normalised, c.passes)), Ok((4_950, false)));
        for unknown in ["101", "-1", "good", "", "81 points"] {
            assert!(matches!(of(unknown), Err(Unknown::Grade { .. })), "{unknown}");
        }
        let tenfold = [points(100, 1_000, (1_000, 10_000))];
        let found = convert(&tenfold, "points", "7.5", date(2027, 5, 1)).expect("known");
        assert_eq!(found.normalised, 7_500);
        let one = [points(100, 100, (3_000, 3_000))];
        let found = convert(&one, "points", "1", date(2027, 5, 1)).expect("known");
        assert_eq!(found.normalised, 3_000);
    }

    #[test]
    fn a_refusal_tells_what_is_known() {
        let lines = [line("exam", "2026", "bestått", 6_500), points(0, 4_999, (0, 4_999))];
        let refused = convert(&lines, "exam", "great", date(2027, 5, 1)).expect_err("unknown");
        assert!(refused.to_string().contains("bestått"), "{refused}");
        assert_eq!([plain(4_999), plain(5_000), plain(750)], ["49.99", "50", "7.5"]);
    }
}
