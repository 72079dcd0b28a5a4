//! The emergency sheet: one page to carry along. Whom to call first, where the learner lives and works, how they are
//! insured. Nothing about health: that is sealed, and no paper.

use crate::agreement::people;
use crate::engine::{self, Template};
use crate::page::{Fact, Paper, Part, Table, fact, facts};
use crate::{Error, Setting, label};
use jiff::civil::Date;
use serde::Serialize;
use walz_domain::agreement::Contact;
use walz_domain::country::Country;
use walz_domain::emergency_sheet::EmergencySheet;
use walz_domain::person::{Name, Phone};
use walz_domain::window::Period;

/// The number that works in every country of the programme.
const EMERGENCY: &str = "112";

/// What stands on the sheet besides the learner's own contacts.
#[derive(Clone, Debug)]
pub struct Sheet<'a> {
    pub learner: &'a Name,
    pub born: Option<Date>,
    pub period: Period,
    pub city: &'a str,
    pub country: Country,
    /// The office's number that somebody answers at any hour.
    pub office: &'a str,
    pub duty_phone: Option<&'a Phone>,
    /// Where the learner works and lives, each as one line or several.
    pub workplace: &'a str,
    pub housing: &'a str,
    /// People on the spot: mentor, partner. `role` says which.
    pub on_the_spot: &'a [Contact],
    /// Name and number of each policy.
    pub insurance: &'a [String],
    /// What the learner has filled in.
    pub own: &'a EmergencySheet,
}

#[derive(Serialize)]
pub(crate) struct Card {
    #[serde(flatten)]
    paper: Paper,
    calls: Vec<Call>,
    card: Pocket,
}

#[derive(Clone, Serialize)]
struct Call {
    name: String,
    number: String,
}

/// The part to cut out.
#[derive(Serialize)]
struct Pocket {
    name: String,
    stay: String,
    lines: Vec<Call>,
}

/// The sheet as PDF, always one page.
///
/// # Errors
/// [`Error::Typesetting`] where the program itself is at fault.
pub fn pdf(sheet: &Sheet<'_>, setting: &Setting) -> Result<Vec<u8>, Error> {
    engine::pdf(Template::Emergency, &card(sheet, setting), setting)
}

/// How many people the pocket card has room for, besides the two numbers on top.
const ON_THE_CARD: usize = 4;

pub(crate) fn card(sheet: &Sheet<'_>, setting: &Setting) -> Card {
    let words = setting.words;
    let title = words.t("document-emergency-title").to_string();
    let mut paper = Paper::new(setting, title, sheet.office, sheet.office.to_owned());
    let stay = label::period(words, sheet.period);
    let place = label::place(words, sheet.city, sheet.country);
    let born = sheet.born.map(|born| {
        let date = words.date(born);
        words.t("document-emergency-born").with("date", date).to_string()
    });
    paper.subtitle = [Some(sheet.learner.to_string()), born]
        .into_iter()
        .flatten()
        .chain([format!("{place}, {stay}")])
        .collect::<Vec<_>>()
        .join(" · ");
    let own: Vec<Contact> = sheet
        .own
        .contacts
        .iter()
        .map(|c| Contact {
            name: c.name.clone(),
            role: match c.language {
                Some(language) => {
                    let language = words.language_name(language.code());
                    format!("{} ({language})", c.relation)
                }
                None => c.relation.clone(),
            },
            email: None,
            phone: Some(c.phone.clone()),
        })
        .collect();
    let table = |all: &[Contact], heading: String| {
        // Nobody writes a mail in an emergency.
        let all: Vec<Contact> = all.iter().map(|c| Contact { email: None, ..c.clone() }).collect();
        let table = people(all.iter().map(|c| (c.role.clone(), c)), heading, words);
        Part::Table(Table { size: 11.0, air: 5.0, ..table })
    };
    let mut list = |heading: &str, all: &[Contact], column: &str| {
        if !all.is_empty() {
            paper.push(Part::section(words.t(heading)));
            paper.push(table(all, words.t(column).to_string()));
        }
    };
    list("document-emergency-on-the-spot", sheet.on_the_spot, "document-task");
    list("document-emergency-own", &own, "document-relation");
    let languages: Vec<String> =
        sheet.own.languages.iter().map(|l| words.language_name(l.code())).collect();
    let rows: [Option<Fact>; 4] = [
        fact(words.t("document-emergency-workplace"), sheet.workplace),
        fact(words.t("document-emergency-housing"), sheet.housing),
        fact(words.t("document-emergency-insurance"), sheet.insurance.join("\n")),
        fact(words.t("document-emergency-languages"), words.list(&languages)),
    ];
    paper.push(Part::section(words.t("document-emergency-facts")));
    paper.push(facts(rows));
    let mut calls = vec![Call {
        name: words.t("document-emergency-112").to_string(),
        number: EMERGENCY.to_owned(),
    }];
    calls.extend(sheet.duty_phone.map(|phone| Call {
        name: words.t("document-emergency-duty").with("office", sheet.office).to_string(),
        number: label::phone(phone),
    }));
    let people = sheet.on_the_spot.iter().chain(&own);
    let others = people.filter_map(|c| {
        let number = label::phone(c.phone.as_ref()?);
        Some(Call { name: c.name.to_string(), number })
    });
    let lines = calls.iter().cloned().chain(others.take(ON_THE_CARD)).collect();
    let pocket =
        Pocket { name: sheet.learner.to_string(), stay: format!("{place}, {stay}"), lines };
    Card { paper, calls, card: pocket }
}
