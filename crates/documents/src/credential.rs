//! A credential to read and to print: what its files say, and a code that leads to the page where anybody sees whether it
//! still holds. What proves it are its files, and the seal of this one where it has one.

use crate::page::{
    Code, Fact, Paper, Part, Row, Table, fact, facts, facts_beside, words as column,
};
use crate::{Error, Setting, label};
use jiff::Timestamp;
use jiff::civil::Date;
use walz_domain::country::Country;
use walz_domain::window::Period;
use walz_words::Words;

/// What a credential says.
#[derive(Clone, Debug)]
pub struct Credential<'a> {
    /// As its files call it: `urn:uuid:…`.
    pub id: &'a str,
    /// The page where anybody can look whether it still holds.
    pub page: &'a str,
    pub title: &'a str,
    pub description: &'a str,
    pub issued: Timestamp,
    pub holder: &'a str,
    pub born: Option<Date>,
    pub issuer: Body<'a>,
    pub host: Body<'a>,
    pub trade: &'a str,
    pub period: Period,
    pub hours_per_week: u8,
    pub units: Vec<Unit<'a>>,
    /// Skills of the European classification, by their names there.
    pub skills: Vec<String>,
    pub sealed: bool,
}

/// An organisation.
#[derive(Clone, Debug)]
pub struct Body<'a> {
    pub name: &'a str,
    pub oid: Option<&'a str>,
    pub city: &'a str,
    pub country: Country,
}

/// A unit, and what came of it. Results and decisions are words already, as in the files.
#[derive(Clone, Debug)]
pub struct Unit<'a> {
    pub title: &'a str,
    pub code: &'a str,
    pub eqf: u8,
    pub skills: &'a str,
    pub method: &'a str,
    pub result: &'a str,
    pub assessor: &'a str,
    pub assessed: Timestamp,
    /// What it counts for at home, who decided, and when.
    pub recognition: Option<(&'a str, &'a str, Timestamp)>,
}

/// The credential as PDF.
///
/// # Errors
/// [`Error::Typesetting`] where the program itself is at fault.
pub fn pdf(credential: &Credential<'_>, setting: &Setting) -> Result<Vec<u8>, Error> {
    paper(credential, setting).pdf(setting)
}

pub(crate) fn paper(credential: &Credential<'_>, setting: &Setting) -> Paper {
    let words = setting.words;
    let day = |at: Timestamp| words.date(at.to_zoned(setting.zone.clone()).date());
    let overline = words.t("credential-paper-overline").with("date", day(credential.issued));
    let title = credential.title.to_owned();
    let mut paper = Paper::new(setting, title, credential.issuer.name, overline.to_string());
    paper.subtitle = credential.holder.to_owned();
    paper.keywords = vec![credential.id.to_owned()];
    paper.push(Part::text(credential.description));
    let about = [
        fact(words.t("document-name"), credential.holder),
        fact(words.t("document-born"), label::date(words, credential.born)),
        fact(words.t("document-trade"), credential.trade),
        fact(words.t("document-period"), label::period(words, credential.period)),
        fact(
            words.t("document-working-time"),
            words.t("document-hours-per-week").with("hours", credential.hours_per_week).to_string(),
        ),
    ];
    paper.push(Part::section(words.t("credential-paper-holder")));
    paper.push(facts(about));
    paper.push(Part::section(words.t("document-organisations")));
    let side = |title: &str, body: &Body<'_>| {
        vec![Part::subsection(words.t(title)), facts_beside(organisation(body, words))]
    };
    paper.push(Part::Beside {
        columns: vec![
            side("credential-paper-issuer", &credential.issuer),
            side("document-hosting", &credential.host),
        ],
    });
    paper.push(Part::section(words.t("credential-paper-outcomes")));
    paper.push(Part::Table(summary(credential, words)));
    paper.parts.extend(credential.units.iter().map(|one| unit(one, words, &day)));
    if !credential.skills.is_empty() {
        paper.push(Part::section(words.t("credential-paper-skills")));
        paper.push(Part::text(credential.skills.join("; ")));
    }
    paper.push(check(credential, words));
    paper
}

fn organisation(body: &Body<'_>, words: Words) -> [Option<Fact>; 3] {
    [
        fact(words.t("document-organisation"), body.name),
        fact(words.t("document-city"), label::place(words, body.city, body.country)),
        fact(words.t("document-oid"), body.oid.unwrap_or_default()),
    ]
}

fn summary(credential: &Credential<'_>, words: Words) -> Table {
    let row = |unit: &Unit<'_>| {
        Row::plain([
            unit.title.to_owned(),
            words.t("document-eqf").with("level", unit.eqf).to_string(),
            unit.result.to_owned(),
            unit.recognition.map(|(label, ..)| label.to_owned()).unwrap_or_default(),
        ])
    };
    Table {
        columns: vec![
            column(words.t("document-unit"), 6),
            column(words.t("document-level"), 2),
            column(words.t("document-result"), 3),
            column(words.t("document-recognition"), 3),
        ],
        rows: credential.units.iter().map(row).collect(),
        size: 10.0,
        air: 4.0,
    }
}

fn unit(unit: &Unit<'_>, words: Words, day: &impl Fn(Timestamp) -> String) -> Part {
    let by = |name: &str, at| words.t("document-by-on").with("name", name).with("date", day(at));
    let recognition =
        unit.recognition.map(|(label, by_whom, at)| format!("{label}\n{}", by(by_whom, at)));
    let title = words
        .t("document-unit-title")
        .with("title", unit.title)
        .with("code", unit.code)
        .with("level", unit.eqf);
    Part::Together {
        parts: vec![
            Part::subsection(title),
            facts([
                fact(words.t("document-skills"), unit.skills),
                fact(words.t("document-method-of-assessment"), unit.method),
                fact(
                    words.t("document-result"),
                    format!("{}\n{}", unit.result, by(unit.assessor, unit.assessed)),
                ),
                fact(words.t("document-recognition"), recognition.unwrap_or_default()),
            ]),
        ],
    }
}

/// How it is checked, by eye and by machine.
fn check(credential: &Credential<'_>, words: Words) -> Part {
    let alt = words.t("credential-paper-code").with("address", credential.page).to_string();
    let sealed = match credential.sealed {
        true => words.t("credential-paper-sealed"),
        false => words.t("credential-paper-unsealed"),
    };
    let said = vec![
        Part::text(words.t("credential-paper-scan")),
        Part::small(credential.page),
        Part::small(sealed),
        Part::small(credential.id),
    ];
    let code = Code::of(credential.page, alt).map(Part::Code).into_iter().collect();
    Part::Together {
        parts: vec![
            Part::section(words.t("credential-paper-check")),
            Part::Beside { columns: vec![code, said] },
        ],
    }
}
