//! An installation for one test, on a database of its own, at one moment.

use jiff::{SignedDuration, Timestamp};
use walz_domain::organisation::Organisation;
use walz_domain::person::{Email, Person};
use walz_domain::{AccountId, MembershipId, OrganisationId, PersonId};
use walz_policy::{Actor, Role};
use walz_service::password::Password;
use walz_service::sign_in::Visit;
use walz_service::{App, Context, Ids, Keys, Place, account, membership, organisation, person};
use walz_store::outbox;
use walz_store::testing::TestDatabase;
use walz_words::Language;

pub(crate) const EMAIL: &str = "kari@example.org";
pub(crate) const PASSWORD: &str = "syv rever i snøen";

pub(crate) struct Bench {
    pub(crate) app: App,
    /// The operator's, at nine o'clock on 22 November 2026.
    pub(crate) ctx: Context,
    _db: TestDatabase,
}

impl Bench {
    pub(crate) async fn new() -> Self {
        let db = TestDatabase::fresh().await.expect("a database");
        let ids = Ids::from_entropy();
        let app = App::new(db.store.clone(), Keys::generate(&ids), "https://walz.example/");
        let now = "2026-11-22T09:00:00Z".parse().expect("a moment");
        Self { app, ctx: Context::new(Actor::OPERATOR, now, ids), _db: db }
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.ctx.now
    }

    /// A visitor, so many minutes later.
    pub(crate) fn visitor(&self, minutes: i64) -> Context {
        let now = self.now().checked_add(SignedDuration::from_mins(minutes)).expect("a moment");
        Context::new(Actor::VISITOR, now, self.ctx.ids.clone())
    }

    /// The coordinator of an organisation.
    pub(crate) fn coordinator(&self, organisation: OrganisationId) -> Context {
        let role = Role::Coordinator;
        self.ctx.acting_as(Actor { organisation, person: None, role })
    }

    pub(crate) async fn organisation(&self, name: &str) -> OrganisationId {
        let new = Organisation {
            id: self.ctx.id(),
            name: name.parse().expect("a name"),
            oid: None,
            city: "Hamar".to_owned(),
            country: "NO".parse().expect("a country"),
            coordinates: None,
            duty_phone: None,
            time_zone: "Europe/Oslo".to_owned(),
        };
        organisation::add(&self.app, &self.ctx, &new).await.expect("added")
    }

    pub(crate) async fn person(&self, organisation: OrganisationId, name: &str) -> PersonId {
        let new = Person {
            id: self.ctx.id(),
            name: name.parse().expect("a name"),
            call_me: None,
            email: Some(EMAIL.parse().expect("an address")),
            phone: None,
            language: Some("nb".parse().expect("a language")),
            born: None,
        };
        person::add(&self.app, &self.ctx, organisation, &new).await.expect("added")
    }

    /// An account with a password.
    pub(crate) async fn account(&self) -> AccountId {
        let email: Email = EMAIL.parse().expect("an address");
        let id =
            account::admit(&self.app, &self.ctx, &email, Language::En).await.expect("admitted");
        let password = Password::from(PASSWORD.to_owned());
        account::set_password(&self.app, &self.ctx, &email, &password).await.expect("set");
        id
    }

    pub(crate) async fn member(
        &self,
        organisation: OrganisationId,
        account: AccountId,
        role: Role,
    ) -> MembershipId {
        let (account, person, until) = (Some(account), None, None);
        let new = membership::New { organisation, account, person, role, until };
        membership::give(&self.app, &self.ctx, new).await.expect("given")
    }

    /// The texts of the mails about one thing, the newest first.
    pub(crate) async fn mails(
        &self,
        organisation: OrganisationId,
        about: impl Into<uuid::Uuid>,
    ) -> Vec<String> {
        let mut db = self.app.store.read().await.expect("a connection");
        let mails = outbox::about(&mut db, organisation, about.into(), 99).await.expect("mails");
        let open = |mail: outbox::Mail| {
            let place = Place::new(mail.organisation, "outbox", mail.id);
            let text = self.app.keys.open(&place, &mail.body.expect("a text")).expect("opens");
            String::from_utf8(text).expect("text")
        };
        mails.into_iter().map(open).collect()
    }
}

pub(crate) fn visit() -> Visit {
    let (address, user_agent) = ("192.0.2.7".to_owned(), "Firefox".to_owned());
    Visit { address, user_agent, previous: None }
}

/// The token at the end of the address in a mail.
pub(crate) fn token_in(mail: &str) -> walz_service::Token {
    let address = mail.lines().find(|line| line.starts_with("https://")).expect("an address");
    address.rsplit('/').next().expect("a token").parse().expect("a token")
}
