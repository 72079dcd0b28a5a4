//! One unit of work: the change, its journal entries, its mails, its jobs and what came of it are kept together or not
//! at all.

use super::{App, Context, Error, Place, Result};
use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use walz_domain::{JobId, MessageId, OrganisationId};
use walz_policy::Actor;
use walz_store::floor::Any;
use walz_store::idempotency::{self, Claim, Claimed};
use walz_store::journal::{self, Subject};
use walz_store::{Access, Tx, job, outbox};

/// Begins a unit of work, or returns from the verb with what came of it before: `begin!(app, ctx, "agreement.sign")`.
///
/// The third argument names the verb. A fourth, `&(id, version, …)`, says what is asked for: who sends the same
/// idempotency key with another wish is told so. Leave it out where the wish holds a secret.
#[macro_export]
macro_rules! begin {
    ($app:expr, $ctx:expr, $verb:expr) => {
        $crate::begin!(@ $crate::Work::begin($app, $ctx, $verb))
    };
    ($app:expr, $ctx:expr, $verb:expr, $asked:expr) => {
        $crate::begin!(@ $crate::Work::begin_asked($app, $ctx, $verb, $asked))
    };
    (@ $begin:expr) => {
        match $begin.await? {
            $crate::Begun::Fresh(work) => *work,
            $crate::Begun::Before(outcome) => return $crate::Begun::outcome(outcome),
        }
    };
}

/// Whether a verb is to happen, or did before under the same key.
#[derive(Debug)]
pub enum Begun {
    /// Boxed, because a unit of work is large.
    Fresh(Box<Work>),
    Before(serde_json::Value),
}

impl Begun {
    /// What a verb returned the first time.
    ///
    /// # Errors
    /// [`Error::Json`] where it is of another shape than the verb returns today.
    pub fn outcome<T: DeserializeOwned>(kept: serde_json::Value) -> Result<T> {
        Ok(serde_json::from_value(kept)?)
    }
}

/// A unit of work. Store functions take it as their database: `store::person::find(&mut work, …)`. Dropped without
/// [`Work::commit`], it leaves no trace.
#[derive(Debug)]
pub struct Work {
    tx: Tx,
    app: App,
    ctx: Context,
    claim: Option<Claim>,
    /// By organisation, in the order in which the chains are locked.
    entries: BTreeMap<OrganisationId, Vec<journal::Entry>>,
    mails: Vec<outbox::New>,
    jobs: Vec<job::New>,
}

/// A mail to queue with the work.
#[derive(Clone, Debug)]
pub struct Mail {
    /// In whose name it goes out, and among whose mails it is listed.
    pub organisation: OrganisationId,
    pub to_name: String,
    pub to_address: String,
    pub subject: String,
    /// Plain text in the recipient's language. It is sealed in the database, so it may hold personal links.
    pub text: String,
    pub about: Option<Subject>,
}

impl Work {
    /// See [`begin!`].
    ///
    /// # Errors
    /// [`Error::Store`] where the database fails.
    pub async fn begin(app: &App, ctx: &Context, verb: &'static str) -> Result<Begun> {
        Self::claim(app, ctx, verb, None).await
    }

    /// See [`begin!`].
    ///
    /// # Errors
    /// [`Error::RepeatedDifferently`] where the key was used to ask for something else; [`Error::Store`] where the
    /// database fails.
    pub async fn begin_asked(
        app: &App,
        ctx: &Context,
        verb: &'static str,
        asked: &(impl Serialize + Sync),
    ) -> Result<Begun> {
        let asked = Sha256::digest(serde_json::to_vec(asked)?).into();
        Self::claim(app, ctx, verb, Some(asked)).await
    }

    /// A unit of work without a key, for what may happen more than once: signing in, asking for a mail.
    ///
    /// # Errors
    /// [`Error::Store`] where the database fails.
    pub async fn fresh(app: &App, ctx: &Context) -> Result<Self> {
        Ok(Self::on(app.store.begin().await?, app, ctx, None))
    }

    fn on(tx: Tx, app: &App, ctx: &Context, claim: Option<Claim>) -> Self {
        let (app, ctx) = (app.clone(), ctx.clone());
        let (entries, mails, jobs) = (BTreeMap::new(), Vec::new(), Vec::new());
        Self { tx, app, ctx, claim, entries, mails, jobs }
    }

    async fn claim(
        app: &App,
        ctx: &Context,
        verb: &'static str,
        asked: Option<[u8; 32]>,
    ) -> Result<Begun> {
        let mut tx = app.store.begin().await?;
        let claim = ctx.idempotency.as_ref().map(|key| Claim {
            organisation: ctx.actor.organisation,
            actor: name_of(&ctx.actor),
            key: key.as_str().to_owned(),
            act: verb,
            asked,
        });
        if let Some(claim) = &claim {
            match idempotency::claim(&mut tx, claim, ctx.now).await? {
                Claimed::Fresh => {}
                Claimed::Before(outcome) => return Ok(Begun::Before(outcome)),
                Claimed::Otherwise => return Err(Error::RepeatedDifferently),
            }
        }
        Ok(Begun::Fresh(Box::new(Self::on(tx, app, ctx, claim))))
    }

    /// The context in which the work began.
    pub fn ctx(&self) -> &Context {
        &self.ctx
    }

    /// The installation.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Writes into the journal of the actor's organisation. `act` has the form `agreement.signed`; `detail` is what a
    /// reader needs to understand it, never a secret and never special-category data.
    pub fn journal(&mut self, act: &'static str, subject: Subject, detail: serde_json::Value) {
        self.journal_of(self.ctx.actor.organisation, act, subject, detail);
    }

    /// As [`Work::journal`], into another organisation's: of whose record it is.
    pub fn journal_of(
        &mut self,
        organisation: OrganisationId,
        act: &'static str,
        subject: Subject,
        detail: serde_json::Value,
    ) {
        self.entries.entry(organisation).or_default().push(journal::Entry {
            at: self.ctx.now,
            actor: self.ctx.actor.role.to_string(),
            person: self.ctx.actor.person,
            request: self.ctx.request.as_ref().map(|id| id.0.clone()),
            act,
            subject,
            detail,
        });
    }

    /// Queues a mail.
    ///
    /// # Errors
    /// [`Error::Seal`] where its text cannot be sealed.
    pub fn mail(&mut self, mail: Mail) -> Result<MessageId> {
        let id: MessageId = self.ctx.id();
        let place = Place::new(mail.organisation, "outbox", id);
        let body = self.app.keys.seal(&self.ctx.ids, &place, mail.text.as_bytes())?;
        self.mails.push(outbox::New {
            organisation: mail.organisation,
            id,
            to_name: mail.to_name,
            to_address: mail.to_address,
            subject: mail.subject,
            body,
            about: mail.about,
            created: self.ctx.now,
        });
        Ok(id)
    }

    /// Schedules a job for the actor's organisation: `kind` names its handler, `key` its occasion. The same occasion
    /// scheduled again changes nothing.
    ///
    /// # Errors
    /// [`Error::Json`] where the payload cannot be written as JSON.
    pub fn schedule(
        &mut self,
        kind: &'static str,
        key: impl Into<String>,
        due: Timestamp,
        payload: &impl Serialize,
    ) -> Result<()> {
        let (organisation, id) = (self.ctx.actor.organisation, self.ctx.id::<JobId>());
        let payload = serde_json::to_value(payload)?;
        self.jobs.push(job::New { organisation, id, kind, key: key.into(), payload, due });
        Ok(())
    }

    /// Makes it all last and hands the outcome back. Whoever comes with the same key later gets the same outcome, so
    /// it holds no secrets.
    ///
    /// # Errors
    /// [`Error::Store`] where the database fails; then nothing was kept.
    pub async fn commit<T: Serialize>(mut self, outcome: T) -> Result<T> {
        for mail in &self.mails {
            outbox::add(&mut self.tx, mail).await?;
        }
        for new in &self.jobs {
            job::schedule(&mut self.tx, new).await?;
        }
        if let Some(claim) = &self.claim {
            let kept = serde_json::to_value(&outcome)?;
            idempotency::keep(&mut self.tx, claim, &kept).await?;
        }
        for (organisation, entries) in &self.entries {
            journal::append(&mut self.tx, *organisation, entries).await?;
        }
        self.tx.commit().await?;
        if !self.mails.is_empty() || !self.jobs.is_empty() {
            self.app.news.notify_one();
        }
        Ok(outcome)
    }
}

impl Access for Work {
    fn any(&mut self) -> Any<'_> {
        self.tx.any()
    }
}

/// Under whose name a key is valid.
fn name_of(actor: &Actor) -> String {
    match actor.person {
        Some(person) => format!("{} {person}", actor.role),
        None => actor.role.to_string(),
    }
}
