//! The first day: the office, its people, its project and its call, and the tables of the network.

use super::stage::{COORDINATOR, FINANCE, OFFICE, Stage, chance};
use super::tables::{Folder, refused};
use anyhow::{Context as _, Result};
use jiff::civil::{Date, date};
use walz_domain::CallId;
use walz_domain::call::Plan;
use walz_domain::organisation::Organisation;
use walz_domain::person::Person;
use walz_domain::place::Coordinates;
use walz_domain::window::{Period, plus_days};
use walz_exchange::tables::TableKind;
use walz_policy::Role;
use walz_service::import::Options;
use walz_service::{call, import, membership, organisation, person, project, purpose};

/// The tables of the network and of the rules, in the order in which they refer to each other.
const NETWORK: [TableKind; 16] = [
    TableKind::Places,
    TableKind::Trades,
    TableKind::Units,
    TableKind::Skills,
    TableKind::Criteria,
    TableKind::Windows,
    TableKind::UnitCosts,
    TableKind::Grades,
    TableKind::SmartTargets,
    TableKind::Calendar,
    TableKind::Partners,
    TableKind::HostCompanies,
    TableKind::Accommodations,
    TableKind::Offers,
    TableKind::HomeCompanies,
    TableKind::Tutors,
];

/// The days of the call.
#[derive(Clone, Copy, Debug)]
pub(super) struct CallDays {
    pub(super) opens: Date,
    pub(super) closes: Date,
    pub(super) eligibility: Date,
    pub(super) scoring: Date,
    pub(super) provisional: Date,
    pub(super) appeals: Date,
    pub(super) final_list: Date,
}

impl CallDays {
    /// From the calendar, or as in the year that the demo was made for.
    pub(super) fn of(folder: &Folder) -> Self {
        let day = |code: &str, default: Date| folder.milestone(code).unwrap_or(default);
        Self {
            opens: day("call_opens", date(2026, 9, 7)),
            closes: day("call_closes", date(2026, 10, 5)),
            eligibility: day("eligibility", date(2026, 10, 12)),
            scoring: day("scoring", date(2026, 11, 6)),
            provisional: day("provisional_list", date(2026, 11, 10)),
            appeals: day("appeal_deadline", date(2026, 11, 17)),
            final_list: day("final_list", date(2026, 11, 20)),
        }
    }
}

/// Sets everything up that is there before the first application, and returns the call.
pub(super) async fn office(stage: &Stage, folder: &Folder, days: CallDays) -> Result<CallId> {
    people(stage).await?;
    let year = days.opens.year();
    let first = Date::new(year, 6, 1).unwrap_or(days.opens);
    let new = project::New {
        code: format!("{year}-1-NO01-KA121-VET-000000001"),
        title: format!("Apprentices abroad {}", year + 1),
        call_year: year,
        period: Period::new(first, plus_days(first, 2 * 365)).context("the project's period")?,
        awarded: Some(walz_domain::Eur::euros(400_000)),
    };
    let project = project::add(&stage.app, &stage.office("project"), new).await?;
    let plan = Plan {
        title: format!("{}", year + 1),
        opens: days.opens,
        closes: days.closes,
        appeals_until: days.appeals,
        threshold: 5_500,
        criteria: Vec::new(),
        windows: Vec::new(),
        luck_weight: 0,
        deadlines: walz_domain::deadline::Deadlines::default(),
    };
    let new = call::New { project, plan };
    let call = call::add(&stage.app, &stage.office("call"), new).await?;
    for kind in NETWORK {
        table(stage, folder, kind, Options { call: Some(call), drafts: true }).await?;
    }
    let goal = "EP-2: more apprentices with experience from abroad";
    purpose::name_goal(&stage.app, &stage.office("goal"), call, goal).await?;
    Ok(call)
}

/// Takes a table in, as a coordinator would.
pub(super) async fn table(
    stage: &Stage,
    folder: &Folder,
    kind: TableKind,
    options: Options,
) -> Result<()> {
    let Some(bytes) = folder.bytes(kind)? else { return Ok(()) };
    let name = format!("{}.csv", kind.name());
    // A table that was mended is another deed.
    let content = chance(&String::from_utf8_lossy(&bytes), u64::MAX);
    let ctx = stage.office(&format!("import/{name}/{content:x}"));
    let done = import::import(&stage.app, &ctx, kind, (&name, &bytes), options).await;
    done.map(drop).map_err(|refusal| refused(&name, refusal))
}

async fn people(stage: &Stage) -> Result<()> {
    let office = Organisation {
        id: OFFICE,
        name: "INTSEK Innlandet".parse()?,
        oid: Some("E10000001".to_owned()),
        city: "Hamar".to_owned(),
        country: "NO".parse()?,
        coordinates: Coordinates::new(60.7945, 11.068).ok(),
        duty_phone: Some("+4700000100".parse()?),
        time_zone: "Europe/Oslo".to_owned(),
    };
    organisation::add(&stage.app, &stage.operator("organisation"), &office).await?;
    let staff = [
        (COORDINATOR, "Kari Øverland", "kari@intsek.demo.example", Role::Coordinator),
        (FINANCE, "Bjørn Moen", "bjorn@intsek.demo.example", Role::Finance),
    ];
    for (id, name, email, role) in staff {
        let new = Person {
            id,
            name: name.parse()?,
            call_me: None,
            email: Some(email.parse()?),
            phone: Some("+4700000101".parse()?),
            language: Some("nb".parse()?),
            born: None,
        };
        let operator = stage.operator(&format!("person/{name}"));
        person::add(&stage.app, &operator, OFFICE, &new).await?;
        let new = membership::New {
            organisation: OFFICE,
            account: None,
            person: Some(id),
            role,
            until: None,
        };
        membership::give(&stage.app, &stage.operator(&format!("role/{name}")), new).await?;
    }
    Ok(())
}
