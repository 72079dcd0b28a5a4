//! The demo's year in an organisation of the world: its round, with everybody who applied.

use crate::world::World;
use jiff::civil::date;
use std::path::PathBuf;
use walz_domain::call::Plan;
use walz_domain::offer::OfferStatus;
use walz_domain::person::{Email, Person};
use walz_domain::window::Period;
use walz_domain::{CallId, OrganisationId, PartnerId};
use walz_exchange::tables::TableKind;
use walz_policy::{Actor, Role, RoleKind};
use walz_service::import::Options;
use walz_service::{
    Context, Token, account, allocation, call, import, membership, network, person, project,
};
use walz_store as store;
use walz_words::Language;

/// The tables in the order in which they refer to each other.
const TABLES: [TableKind; 15] = [
    TableKind::Places,
    TableKind::Trades,
    TableKind::Units,
    TableKind::Criteria,
    TableKind::UnitCosts,
    TableKind::Partners,
    TableKind::HostCompanies,
    TableKind::Accommodations,
    TableKind::Offers,
    TableKind::HomeCompanies,
    TableKind::Tutors,
    TableKind::Learners,
    TableKind::Guardians,
    TableKind::SupportNeeds,
    TableKind::Applicants,
];

pub(crate) fn coordinator(world: &World, organisation: OrganisationId) -> Context {
    let role = Role::Coordinator;
    world.ctx.acting_as(Actor { organisation, person: None, role })
}

/// A call of an organisation, in a project of its own.
pub(crate) async fn call(world: &World, organisation: OrganisationId) -> CallId {
    let ctx = coordinator(world, organisation);
    let period = Period::new(date(2026, 6, 1), date(2028, 5, 31)).expect("a period");
    let new = project::New {
        code: format!("2026-1-NO01-KA121-VET-{}", ctx.id::<uuid::Uuid>()),
        title: "2027".to_owned(),
        call_year: 2026,
        period,
        awarded: None,
    };
    let project = project::add(&world.site.app, &ctx, new).await.expect("a project");
    let plan = Plan {
        title: "Spring 2027".to_owned(),
        opens: date(2026, 9, 7),
        closes: date(2026, 10, 5),
        appeals_until: date(2026, 11, 17),
        threshold: 5_500,
        criteria: Vec::new(),
        windows: Vec::new(),
        luck_weight: 0,
        deadlines: walz_domain::deadline::Deadlines::default(),
    };
    let new = call::New { project, plan };
    call::add(&world.site.app, &ctx, new).await.expect("a call")
}

/// A call of the office, with all tables of the demo.
pub(crate) async fn filled(world: &World) -> CallId {
    let call = call(world, world.office).await;
    let ctx = coordinator(world, world.office);
    for kind in TABLES {
        bring(world, &ctx, kind).await;
    }
    call
}

async fn bring(world: &World, ctx: &Context, kind: TableKind) {
    let bytes = table(kind);
    let file = ("table.csv", bytes.as_slice());
    let done = import::import(&world.site.app, ctx, kind, file, Options::default()).await;
    done.unwrap_or_else(|refusal| panic!("{kind}: {refusal}"));
}

/// The host of one of the places that were given in a round takes it back.
pub(crate) async fn take_back_a_place(world: &World, call: CallId) {
    let ctx = coordinator(world, world.office);
    let app = &world.site.app;
    let file = allocation::newest(app, &ctx, call).await.expect("read").expect("a run");
    let taken = file.allocations.iter().find_map(|a| a.offer).expect("a place");
    let mut tx = app.store.begin().await.expect("a transaction");
    let offer = store::offer::find(&mut tx, world.office, taken).await.expect("read");
    let mut offer = offer.expect("the offer");
    offer.value.status = OfferStatus::Withdrawn;
    store::offer::update(&mut tx, world.office, &offer).await.expect("kept");
    tx.commit().await.expect("committed");
}

/// A partner of an organisation.
pub(crate) async fn partner(world: &World, organisation: OrganisationId) -> PartnerId {
    let ctx = coordinator(world, organisation);
    for kind in [TableKind::Places, TableKind::Trades, TableKind::Partners] {
        bring(world, &ctx, kind).await;
    }
    let network = network::network(&world.site.app, &ctx).await.expect("a network");
    network.partners.first().expect("a partner").partner.id
}

/// A partner of an organisation with its hosts, places and homes.
pub(crate) async fn places(world: &World, organisation: OrganisationId) -> network::PartnerFile {
    let partner = partner(world, organisation).await;
    let ctx = coordinator(world, organisation);
    let kinds =
        [TableKind::Units, TableKind::HostCompanies, TableKind::Accommodations, TableKind::Offers];
    for kind in kinds {
        bring(world, &ctx, kind).await;
    }
    network::partner(&world.site.app, &ctx, partner).await.expect("a partner")
}

/// A table of the demo.
pub(crate) fn table(kind: TableKind) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../demo");
    let file = folder.join(format!("{}.csv", kind.name()));
    std::fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// A session of somebody in this role whom the office knows as a person, as who decides must be.
pub(crate) async fn member(world: &World, kind: RoleKind) -> Token {
    acting_as(world, Role::from_parts(kind, None).expect("a role without a subject")).await
}

/// A session of somebody with this role.
pub(crate) async fn acting_as(world: &World, role: Role) -> Token {
    let app = &world.site.app;
    let name = format!("person-{}@example.org", role.kind());
    let email: Email = name.parse().expect("an address");
    let new = Person {
        id: world.ctx.id(),
        name: "Kari Øverland".parse().expect("a name"),
        call_me: None,
        email: Some(email.clone()),
        phone: None,
        language: None,
        born: None,
    };
    let person = person::add(app, &world.ctx, world.office, &new).await.expect("a person");
    let account = account::admit(app, &world.ctx, &email, Language::En).await.expect("admitted");
    let new = membership::New {
        organisation: world.office,
        account: Some(account),
        person: Some(person),
        role,
        until: None,
    };
    membership::give(app, &world.ctx, new).await.expect("given");
    world.signed_in(&email).await.0
}
