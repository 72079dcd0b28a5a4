//! Two organisations, with somebody in every role in the first.

use crate::case::{self, Case};
use crate::year;
use std::collections::BTreeMap;
use tokio::sync::OnceCell;
use uuid::Uuid;
use walz_domain::organisation::Organisation;
use walz_domain::person::{Email, Person};
use walz_domain::{
    GuardianId, HostCompanyId, LearnerId, OrganisationId, PartnerId, PersonId, SessionId, TutorId,
};
use walz_policy::{Actor, INSTALLATION, Role, RoleKind};
use walz_service::sign_in::Visit;
use walz_service::{
    App, Clock, Context, Ids, Keys, Token, account, membership, organisation, person, session,
    sign_in,
};
use walz_store::testing::TestDatabase;
use walz_web::Site;
use walz_words::Language;

/// What every role speaks for that speaks for one thing: see [`crate::case`].
pub(crate) const SUBJECT: Uuid = Uuid::from_u128(1);

pub(crate) struct World {
    pub(crate) site: Site,
    /// The operator's.
    pub(crate) ctx: Context,
    pub(crate) office: OrganisationId,
    roles: BTreeMap<RoleKind, Email>,
    case: Option<Case>,
    /// In another organisation.
    foreign: OnceCell<Case>,
    _db: TestDatabase,
}

/// Whose thing a path names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whose {
    Own,
    Foreign,
}

impl World {
    pub(crate) async fn new() -> Self {
        let db = TestDatabase::fresh().await.expect("a database");
        let ids = Ids::from_entropy();
        let app = App::new(db.store.clone(), Keys::generate(&ids), "http://localhost:8080");
        let wall = jiff::Timestamp::now();
        let moment = "2027-03-03T10:00:00Z".parse().expect("a moment");
        let site = Site { clock: Clock::showing(moment, wall), ..Site::new(app) };
        let ctx = Context::new(Actor::OPERATOR, site.clock.now(), ids);
        let office = add_organisation(&site, &ctx, "Hamar").await;
        let mut world = Self {
            site,
            ctx,
            office,
            roles: BTreeMap::new(),
            case: None,
            foreign: OnceCell::new(),
            _db: db,
        };
        for &kind in RoleKind::ALL {
            if !matches!(kind, RoleKind::Visitor | RoleKind::Worker) {
                let email = world.member(&format!("{kind}@example.org"), &[kind]).await;
                world.roles.insert(kind, email);
            }
        }
        world
    }

    /// The world with a case, with which everybody in a role has to do.
    pub(crate) async fn with_case() -> (Self, Case) {
        let mut world = Self::new().await;
        let case = Box::pin(case::case(&world, world.office)).await;
        world.case = Some(case);
        (world, case)
    }

    /// The ids of the case, or of one in another organisation.
    async fn case(&self, whose: Whose) -> Case {
        match whose {
            Whose::Own => self.case.expect("a world with a case"),
            Whose::Foreign => {
                *self
                    .foreign
                    .get_or_init(async || {
                        let other = add_organisation(&self.site, &self.ctx, "Bergen").await;
                        Box::pin(case::case(self, other)).await
                    })
                    .await
            }
        }
    }

    /// An account with these roles in the office.
    pub(crate) async fn member(&self, email: &str, kinds: &[RoleKind]) -> Email {
        let email: Email = email.parse().expect("an address");
        let id = account::admit(&self.site.app, &self.ctx, &email, Language::En).await;
        let account = Some(id.expect("admitted"));
        for &kind in kinds {
            let organisation = if kind == RoleKind::Operator { INSTALLATION } else { self.office };
            let (role, until) = (role(kind), None);
            let person = match kind {
                RoleKind::Operator => None,
                _ => Some(self.person(email.as_str()).await),
            };
            let new = membership::New { organisation, account, person, role, until };
            membership::give(&self.site.app, &self.ctx, new).await.expect("given");
        }
        email
    }

    /// Somebody whom the office knows by name.
    async fn person(&self, name: &str) -> PersonId {
        let new = Person {
            id: self.ctx.id(),
            name: name.parse().expect("a name"),
            call_me: None,
            email: None,
            phone: None,
            language: None,
            born: None,
        };
        person::add(&self.site.app, &self.ctx, self.office, &new).await.expect("a person")
    }

    /// A fresh session of this account.
    pub(crate) async fn signed_in(&self, email: &Email) -> (Token, SessionId) {
        let hour = jiff::SignedDuration::from_hours(1);
        let pass = sign_in::pass(&self.site.app, &self.ctx, email, hour).await.expect("a pass");
        let token = pass.rsplit('/').next().expect("a token").parse().expect("a token");
        let visit = Visit::default();
        let new = sign_in::confirm(&self.site.app, &self.ctx, &visit, &token, None).await;
        let new = new.expect("signed in");
        (new.token, new.session)
    }

    /// A fresh session of somebody in this role; nobody's for a visitor.
    pub(crate) async fn session(&self, kind: RoleKind) -> Option<(Token, SessionId)> {
        match self.roles.get(&kind) {
            Some(email) => Some(self.signed_in(email).await),
            None => None,
        }
    }

    /// What to put into a path: the id of a thing of this session, or of somebody else's.
    pub(crate) async fn value(&self, name: &str, own: SessionId, whose: Whose) -> String {
        // Each future on the heap: together they would not fit into the stack of a thread.
        match name {
            "table" | "paper" | "form" | "week" => named(name, whose).to_owned(),
            "session" => match whose {
                Whose::Own => own.to_string(),
                Whose::Foreign => Box::pin(self.foreign_session()).await.to_string(),
            },
            "learner" => match whose {
                Whose::Own => SUBJECT.to_string(),
                Whose::Foreign => self.ctx.id::<Uuid>().to_string(),
            },
            "call" if whose == Whose::Own && self.case.is_some() => {
                Box::pin(self.case(whose)).await.call.to_string()
            }
            "call" | "partner" | "host" | "offer" | "accommodation" | "unit" => {
                Box::pin(self.of_network(name, whose)).await
            }
            _ => Box::pin(self.of_case(name, whose)).await,
        }
    }

    async fn foreign_session(&self) -> SessionId {
        let other = self.member("stranger@example.org", &[RoleKind::Finance]).await;
        self.signed_in(&other).await.1
    }

    /// The office, or another organisation.
    async fn organisation(&self, whose: Whose) -> OrganisationId {
        match whose {
            Whose::Own => self.office,
            Whose::Foreign => add_organisation(&self.site, &self.ctx, "Bergen").await,
        }
    }

    /// Something that an organisation has before anybody applies.
    async fn of_network(&self, name: &str, whose: Whose) -> String {
        let organisation = self.organisation(whose).await;
        match name {
            "call" => Box::pin(year::call(self, organisation)).await.to_string(),
            "partner" => Box::pin(year::partner(self, organisation)).await.to_string(),
            "unit" => Box::pin(crate::units::draft(self, organisation)).await.to_string(),
            _ => {
                let file = Box::pin(year::places(self, organisation)).await;
                match name {
                    "host" => file.hosts[0].id.to_string(),
                    "offer" => file.offers[0].id.to_string(),
                    _ => file.accommodations[0].id.to_string(),
                }
            }
        }
    }

    /// Something of a case.
    async fn of_case(&self, name: &str, whose: Whose) -> String {
        let case = Box::pin(self.case(whose)).await;
        match name {
            "mobility" => case.stay.to_string(),
            "check_in" => case.check_in.to_string(),
            "incident" => case.incident.to_string(),
            "group" => case.group.to_string(),
            "visit" => case.visit.to_string(),
            "agreement" => case.agreement.to_string(),
            "credential" => case.credential.to_string(),
            "grant" => case.grant.to_string(),
            "entry" => Box::pin(case::entry(self, case)).await.to_string(),
            "piece" => Box::pin(case::piece(self, case)).await.0.to_string(),
            "media" => Box::pin(case::piece(self, case)).await.1.to_string(),
            _ => panic!("{{{name}}} is new in a path: say here what is own and what is foreign"),
        }
    }

    /// Whether a session still lets in.
    pub(crate) async fn is_in(&self, token: &Token) -> bool {
        let now = self.site.clock.now();
        session::enter(&self.site.app, token, now).await.expect("an answer").is_some()
    }
}

pub(crate) async fn add_organisation(site: &Site, ctx: &Context, name: &str) -> OrganisationId {
    let new = Organisation {
        id: ctx.id(),
        name: name.parse().expect("a name"),
        oid: None,
        city: name.to_owned(),
        country: "NO".parse().expect("a country"),
        coordinates: None,
        duty_phone: None,
        time_zone: "Europe/Oslo".to_owned(),
    };
    organisation::add(&site.app, ctx, &new).await.expect("added")
}

/// What has a name instead of an id.
fn named(name: &str, whose: Whose) -> &'static str {
    match (name, whose) {
        ("table", Whose::Own) => "trades.csv",
        // The tables of all organisations are called alike: what is not there stands for what is not theirs.
        ("table", Whose::Foreign) => "support_needs.csv",
        ("paper", _) => "europass-mobility",
        ("form", _) => "open_badge",
        _ => "2027-02-22",
    }
}

fn role(kind: RoleKind) -> Role {
    let id = SUBJECT;
    match kind {
        RoleKind::Learner => Role::Learner(LearnerId(id)),
        RoleKind::Guardian => Role::Guardian(GuardianId(id)),
        RoleKind::Tutor => Role::Tutor(TutorId(id)),
        RoleKind::Mentor => Role::Mentor(HostCompanyId(id)),
        RoleKind::Partner => Role::Partner(PartnerId(id)),
        RoleKind::Signer => Role::Signer(PersonId(id)),
        _ => Role::from_parts(kind, None).expect("a role without a subject"),
    }
}
