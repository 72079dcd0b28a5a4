//! Certificates for those abroad: what a company did for learners, and whom a mentor guided. They count and name nobody
//! else.

use crate::page::{Paper, Part, Row, Table, fact, facts, numbers, words as column};
use crate::{Error, Setting, label};
use walz_domain::country::Country;
use walz_domain::hosting::Hosting;

/// What is certified, and to whom.
#[derive(Clone, Debug)]
pub struct Certified<'a> {
    /// Who certifies.
    pub office: &'a str,
    pub office_city: &'a str,
    pub host: &'a str,
    pub city: &'a str,
    pub country: Country,
    /// The organisation through which the learners came.
    pub partner: &'a str,
    /// The mentor, where the certificate is theirs.
    pub mentor: Option<&'a str>,
    pub hosting: &'a Hosting,
}

/// The certificate as PDF.
///
/// # Errors
/// [`Error::Typesetting`] where the program itself is at fault.
pub fn pdf(certified: &Certified<'_>, setting: &Setting) -> Result<Vec<u8>, Error> {
    paper(certified, setting).pdf(setting)
}

pub(crate) fn paper(certified: &Certified<'_>, setting: &Setting) -> Paper {
    let (words, hosting) = (setting.words, certified.hosting);
    let title = match certified.mentor {
        Some(_) => words.t("hosting-title-mentor"),
        None => words.t("hosting-title-host"),
    };
    let office = certified.office.to_owned();
    let mut paper = Paper::new(setting, title.to_string(), certified.office, office);
    let place = label::place(words, certified.city, certified.country);
    let said = match certified.mentor {
        Some(mentor) => words.t("hosting-mentor").with("mentor", mentor),
        None => words.t("hosting-host"),
    };
    let said = said
        .with("host", certified.host)
        .with("place", place.as_str())
        .with("learners", hosting.learners())
        .with("weeks", hosting.weeks())
        .to_string();
    paper.push(Part::text(said));
    paper.push(facts([
        fact(words.t("hosting-company"), format!("{}\n{place}", certified.host)),
        fact(words.t("document-partner"), certified.partner),
        fact(
            words.t("document-sending"),
            format!("{}\n{}", certified.office, certified.office_city),
        ),
    ]));
    paper.push(Part::section(words.t("hosting-years")));
    let rows = hosting.years.iter().map(|(year, of)| {
        let trades: Vec<String> = of.trades.iter().cloned().collect();
        Row::plain([
            year.to_string(),
            words.list(&trades),
            words.decimal(f64::from(of.learners), 0),
            words.decimal(f64::from(of.weeks), 0),
        ])
    });
    paper.push(Part::Table(Table {
        columns: vec![
            column(words.t("hosting-year"), 2),
            column(words.t("hosting-trades"), 8),
            numbers(words.t("hosting-learners")),
            numbers(words.t("hosting-weeks")),
        ],
        rows: rows.collect(),
        size: 10.0,
        air: 4.0,
    }));
    paper.push(Part::small(words.t("hosting-note")));
    paper.push(Part::text(words.t("hosting-thanks")));
    paper.push(Part::Lines {
        lines: ["certificate-place-and-day", "certificate-signature-office"]
            .map(|key| words.t(key).to_string())
            .to_vec(),
    });
    paper
}
