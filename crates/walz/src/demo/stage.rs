//! The stage of a demo: the application, who acts, and when.
//!
//! Every deed has a name. The name is its idempotency key and the seed of its ids, so that a deed happens once however
//! often the demo is started, with the same ids each time: a demo that was killed goes on where it was.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use std::cell::Cell;
use uuid::Uuid;
use walz_domain::{CallId, LearnerId, OrganisationId, PersonId};
use walz_policy::{Actor, Role};
use walz_service::{App, Context, IdempotencyKey, Ids};

/// The office that the demo is about.
pub(crate) const OFFICE: OrganisationId =
    OrganisationId(Uuid::from_u128(0x0192_57a1_0000_7000_8000_0000_0000_0001));
/// Its coordinator.
pub(crate) const COORDINATOR: PersonId =
    PersonId(Uuid::from_u128(0x0192_57a1_0000_7000_8000_0000_0000_0002));
/// Its finance officer.
pub(crate) const FINANCE: PersonId =
    PersonId(Uuid::from_u128(0x0192_57a1_0000_7000_8000_0000_0000_0003));

#[derive(Debug)]
pub(super) struct Stage {
    pub(super) app: App,
    pub(super) call: CallId,
    day: Cell<Date>,
    /// Deeds of the day so far: each is a little later than the one before.
    deeds: Cell<i64>,
}

/// A number that is always the same for the same words: the demo's chance.
pub(super) fn chance(words: &str, of: u64) -> u64 {
    let hash = Sha256::digest(words.as_bytes());
    let mut first = [0; 8];
    first.copy_from_slice(&hash[..8]);
    u64::from_be_bytes(first) % of.max(1)
}

impl Stage {
    pub(super) fn new(app: App, day: Date) -> Self {
        let call = CallId(Uuid::nil());
        Self { app, call, day: Cell::new(day), deeds: Cell::new(0) }
    }

    pub(super) fn today(&self) -> Date {
        self.day.get()
    }

    /// A new day begins.
    pub(super) fn dawn(&self, day: Date) {
        self.day.set(day);
        self.deeds.set(0);
    }

    /// The moment of the next deed: from eight in the morning on, a few seconds apart.
    fn moment(&self) -> Timestamp {
        let n = self.deeds.get();
        self.deeds.set(n + 1);
        at_eight(self.day.get())
            .saturating_add(SignedDuration::from_secs(n * 7))
            .unwrap_or(Timestamp::MAX)
    }

    /// Who does a deed, under its name.
    pub(super) fn act(&self, actor: Actor, deed: &str) -> Context {
        let ids = Ids::seeded(chance(deed, u64::MAX));
        let name = Uuid::new_v5(&Uuid::NAMESPACE_OID, deed.as_bytes());
        Context::new(actor, self.moment(), ids).with_key(Some(IdempotencyKey::from(name)))
    }

    pub(super) fn office(&self, deed: &str) -> Context {
        let actor =
            Actor { organisation: OFFICE, person: Some(COORDINATOR), role: Role::Coordinator };
        self.act(actor, deed)
    }

    pub(super) fn operator(&self, deed: &str) -> Context {
        self.act(Actor::OPERATOR, deed)
    }

    pub(super) fn learner(&self, learner: LearnerId, person: PersonId, deed: &str) -> Context {
        let role = Role::Learner(learner);
        self.act(Actor { organisation: OFFICE, person: Some(person), role }, deed)
    }

    /// The program itself. What it does in a day is many deeds, which a kill can part: the ids of the rest must not be
    /// those of the beginning.
    pub(super) fn program(&self) -> Context {
        Context::new(Actor::worker(OFFICE), self.moment(), Ids::from_entropy())
    }
}

/// Eight o'clock in Oslo.
pub(crate) fn at_eight(day: Date) -> Timestamp {
    let zone = TimeZone::get("Europe/Oslo").unwrap_or(TimeZone::UTC);
    day.at(8, 0, 0, 0).to_zoned(zone).map_or(Timestamp::UNIX_EPOCH, |z| z.timestamp())
}
