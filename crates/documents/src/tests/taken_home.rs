//! Samples of what learners and hosts take home.

use jiff::civil::date;
use walz_documents::attendance_certificate::{Attended, Hours};
use walz_documents::credential::{Body, Credential, Unit};
use walz_documents::europass_mobility::{After, EuropassMobility, Skill};
use walz_documents::hosting_certificate::Certified;
use walz_documents::transcript::Outcome;
use walz_domain::agreement::{AgreedUnit, Content, Side};
use walz_domain::attendance::Sum;
use walz_domain::europass_mobility::Heading;
use walz_domain::hosting::{Hosting, Year};
use walz_domain::window::Period;

/// The hours of a stay whose host has confirmed so many of its weeks.
pub(crate) fn hours(confirmed: u32) -> Hours {
    let sum = Sum {
        planned: confirmed * 37 * 60,
        worked: confirmed * 36 * 60,
        days_present: confirmed * 5,
        weeks_confirmed: confirmed,
        weeks: confirmed,
        ..Sum::default()
    };
    Hours { agreed_per_week: 37, confirmed: sum, weeks: 14 }
}

pub(crate) fn attended(content: &Content, confirmed: u32) -> Attended<'_> {
    Attended {
        content,
        reference: "L057",
        period: Period::new(date(2027, 8, 23), date(2027, 11, 27)).expect("a period"),
        hours: hours(confirmed),
        department: "Timber frames",
    }
}

/// Skills of the European classification under their headings.
pub(crate) fn skills() -> Vec<Skill> {
    let skill = |unit: &str, heading, label: &str| Skill {
        unit: unit.to_owned(),
        heading,
        label: label.to_owned(),
    };
    vec![
        skill("CARPENTRY-U1", Heading::Job, "install wood elements in structures"),
        skill("CARPENTRY-U1", Heading::Language, "interact verbally in Danish"),
        skill("CARPENTRY-U2", Heading::Computer, "use measuring software"),
        skill("CARPENTRY-U1", Heading::Other, "work in teams"),
    ]
}

pub(crate) fn europass<'a>(
    content: &'a Content,
    skills: &'a [Skill],
    outcomes: Option<&'a [Outcome<'a>]>,
) -> EuropassMobility<'a> {
    EuropassMobility {
        number: "EM07",
        content,
        host_kind: "Construction",
        activity: "Long stay (ErasmusPro)",
        skills,
        after: outcomes.map(|outcomes| After {
            period: Period::new(date(2027, 8, 23), date(2027, 11, 27)).expect("a period"),
            hours: hours(14),
            outcomes,
        }),
    }
}

/// Two years of a host, with stays in two trades.
pub(crate) fn hosting() -> Hosting {
    let year = |learners, weeks, trades: &[&str]| Year {
        learners,
        weeks,
        trades: trades.iter().map(|trade| (*trade).to_owned()).collect(),
    };
    let years =
        [(2026, year(1, 14, &["Carpentry"])), (2027, year(3, 34, &["Carpentry", "Joinery"]))];
    Hosting { years: years.into() }
}

pub(crate) fn certified<'a>(hosting: &'a Hosting, mentor: Option<&'a str>) -> Certified<'a> {
    Certified {
        office: "Innlandet mobility office",
        office_city: "Hamar",
        host: "Vollsmose timber-frame contractor",
        city: "Odense",
        country: "DK".parse().expect("a country"),
        partner: "Fyn Erhvervsmobilitet",
        mentor,
        hosting,
    }
}

fn body<'a>(side: &'a Side, country: &str) -> Body<'a> {
    Body {
        name: &side.organisation,
        oid: side.oid.as_deref(),
        city: &side.city,
        country: country.parse().expect("a country"),
    }
}

fn unit(unit: &AgreedUnit) -> Unit<'_> {
    let at = "2027-11-26T14:00:00Z".parse().expect("a moment");
    Unit {
        title: &unit.title,
        code: &unit.code,
        eqf: unit.eqf,
        skills: &unit.skills,
        method: &unit.assessment_method,
        result: "Achieved",
        assessor: "Jens Thomsen",
        assessed: at,
        recognition: Some(("Recognised in full", "Kari Moen", at)),
    }
}

pub(crate) fn credential(content: &Content) -> Credential<'_> {
    let at = "2027-11-26T14:00:00Z".parse().expect("a moment");
    Credential {
        id: "urn:uuid:0190c0de-0000-7000-8000-000000000001",
        page: "https://walz.example/credentials/0190c0de-0000-7000-8000-000000000001",
        title: "Learning abroad: Carpentry",
        description: "Carpentry at Vollsmose timber-frame contractor, Odense, Denmark.",
        issued: at,
        holder: content.participant.name.as_str(),
        born: content.participant.born,
        issuer: body(&content.sending, "NO"),
        host: body(&content.hosting, "DK"),
        trade: &content.trade,
        period: content.period,
        hours_per_week: content.hours_per_week,
        units: content.units.iter().map(unit).collect(),
        skills: vec!["work in teams".to_owned(), "adapt to change".to_owned()],
        sealed: true,
    }
}
