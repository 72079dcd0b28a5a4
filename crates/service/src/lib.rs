//! The verbs: one function for each thing that a person does, as one transaction. Pages, the API, the command line and
//! the worker all come through here; nothing here knows of HTTP.
//!
//! A verb reads like this:
//!
//! ```ignore
//! pub async fn sign(app: &App, ctx: &Context, id: AgreementId, version: i64) -> Result<Signed> {
//!     let mut work = begin!(app, ctx, "agreement.sign", &(id, version));
//!     let mut stored = store::agreement::find(&mut work, ctx.actor.organisation, id).await?.ok_or(Error::NotFound)?;
//!     let party = policy::agreement::party(&ctx.actor, &stored.agreement).ok_or(Error::NotFound)?;
//!     stored.agreement.state = stored.agreement.state.sign(party, ctx.now)?;
//!     store::agreement::update(&mut work, &stored).await?;
//!     work.journal("agreement.signed", Subject::new("agreement", id), json!({ "party": party }));
//!     work.mail(Mail { … })?;
//!     work.commit(Signed { id }).await
//! }
//! ```

pub mod account;
pub mod agreement;
pub mod allocation;
pub mod application;
pub mod assessment;
pub mod attendance;
pub mod board;
pub mod call;
pub mod case;
pub mod certificate;
pub mod check_in;
pub mod complement;
pub mod consent;
pub mod credential;
pub mod daily;
mod day;
pub mod deadline;
pub mod entry;
pub mod esco;
pub mod export;
pub mod family;
mod floor;
pub mod follow_up;
pub mod grade;
pub mod grant;
pub mod group_programme;
pub mod host;
pub mod import;
pub mod incident;
pub mod incident_text;
pub mod journal;
pub mod journey;
pub mod learner;
pub mod link;
pub mod logbook;
pub mod media;
pub mod membership;
pub mod mid_term;
pub mod mobility;
pub mod moderation;
pub mod need;
pub mod network;
mod numbering;
pub mod organisation;
pub mod outcomes;
pub mod paper;
pub mod password;
pub mod people;
pub mod person;
pub mod portfolio;
pub mod project;
pub mod purpose;
pub mod recognition;
pub mod report;
pub mod returned_mail;
pub mod saved_view;
mod seal;
pub mod search;
pub mod self_assessment;
pub mod session;
pub mod setting;
pub mod sign_in;
pub mod signing;
pub mod smart;
pub mod stay;
pub mod support_need;
mod tell;
mod text;
mod throttle;
pub mod today;
pub mod token;
pub mod unit;
pub mod visit;
pub mod vocabulary;

pub use day::{day_in, day_of, today};
pub use floor::{
    App, Begun, Clock, Context, Error, Fault, IdempotencyKey, Ids, Keys, Mail, Place, Refused,
    RequestId, Result, SealError, Value, Work,
};
pub use token::Token;
pub use walz_store::journal::Subject;
pub use walz_store::link::Link;
