//! Who asks, when, and under which key. Time and chance come in here and nowhere else.

use super::Ids;
use super::clock::to_microsecond;
use jiff::Timestamp;
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;
use walz_policy::Actor;
use walz_words::Language;

/// What a verb knows about the request it serves.
#[derive(Clone, Debug)]
pub struct Context {
    pub actor: Actor,
    /// To the microsecond.
    pub now: Timestamp,
    pub ids: Ids,
    /// To find the request's lines in the logs.
    pub request: Option<RequestId>,
    /// Under the same key, the same verb happens once.
    pub idempotency: Option<IdempotencyKey>,
    /// The language of who asks.
    pub language: Language,
}

impl Context {
    pub fn new(actor: Actor, now: Timestamp, ids: Ids) -> Self {
        let (now, language) = (to_microsecond(now), Language::default());
        Self { actor, now, ids, request: None, idempotency: None, language }
    }

    #[must_use]
    pub fn with_request(mut self, request: Option<RequestId>) -> Self {
        self.request = request;
        self
    }

    #[must_use]
    pub fn with_key(mut self, key: Option<IdempotencyKey>) -> Self {
        self.idempotency = key;
        self
    }

    #[must_use]
    pub fn with_language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    /// A new id of any kind: `let id: AgreementId = ctx.id();`.
    pub fn id<T: From<Uuid>>(&self) -> T {
        self.ids.next(self.now)
    }

    /// For a verb whose outcome is a secret, which must not be kept for a repetition.
    #[must_use]
    pub fn without_key(&self) -> Self {
        Self { idempotency: None, ..self.clone() }
    }

    /// The same request, as somebody else: who has just turned out to be there.
    #[must_use]
    pub fn acting_as(&self, actor: Actor) -> Self {
        Self { actor, ..self.clone() }
    }

    /// For a verb that calls others, each of which happens once: the same context, under a key made of this one and
    /// `part`.
    #[must_use]
    pub fn part(&self, part: impl fmt::Display) -> Self {
        let idempotency =
            self.idempotency.as_ref().map(|key| IdempotencyKey(format!("{}/{part}", key.0)));
        Self { idempotency, ..self.clone() }
    }
}

/// Names a request in the logs and in the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestId(pub String);

/// Names an intention: whoever sends it twice means it once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotencyKey(String);

/// The longest key that is taken, in bytes.
const LONGEST: usize = 200;

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an idempotency key has 1 to {LONGEST} visible ASCII characters")]
pub struct NoKey;

impl FromStr for IdempotencyKey {
    type Err = NoKey;

    fn from_str(text: &str) -> Result<Self, NoKey> {
        let fits =
            (1..=LONGEST).contains(&text.len()) && text.chars().all(|c| c.is_ascii_graphic());
        if fits { Ok(Self(text.to_owned())) } else { Err(NoKey) }
    }
}

impl IdempotencyKey {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Uuid> for IdempotencyKey {
    fn from(id: Uuid) -> Self {
        Self(id.to_string())
    }
}
