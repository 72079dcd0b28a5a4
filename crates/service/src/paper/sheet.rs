//! The emergency sheet, filled in by the learner on the phone.

use super::record::put;
use crate::case::{self, CaseFile};
use crate::{App, Context, Error, Fault, Result, Subject, begin, support_need};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;
use walz_domain::LearnerId;
use walz_domain::emergency_sheet::{EmergencyContact, EmergencySheet, MOST_CONTACTS};
use walz_domain::language::Language;
use walz_domain::paper::PaperKind;
use walz_domain::support_need::ShareWith;
use walz_policy::case::relation;
use walz_policy::paper as policy;
use walz_store as store;

/// What the learner fills in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    pub contacts: Vec<EmergencyContact>,
    pub languages: Vec<Language>,
    /// What a helper must know; never kept on the sheet itself.
    pub health: Option<Health>,
    /// When the sheet was confirmed that was on the page where this one was filled in; `None` where there was none.
    pub read: Option<Timestamp>,
}

/// What a helper must know of the learner's health, and who else may read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Health {
    pub practical: String,
    pub share_with: Vec<ShareWith>,
}

/// A sheet as somebody who may have to call sees it.
#[derive(Clone, Debug)]
pub struct SeenSheet {
    pub file: CaseFile,
    pub sheet: Option<EmergencySheet>,
    /// Whether the reader may fill it in.
    pub may_fill: bool,
}

/// A learner's emergency sheet.
///
/// # Errors
/// [`Error::NotFound`] where there is no such learner or it is not the actor's to read.
pub async fn sheet(app: &App, ctx: &Context, learner: LearnerId) -> Result<SeenSheet> {
    let organisation = ctx.actor.organisation;
    let mut db = app.store.read().await?;
    let file = CaseFile::newest(&mut db, organisation, learner).await?;
    let today = crate::day_of(&mut db, organisation, ctx.now).await?;
    let relation = relation(&ctx.actor, &file.subject(today)).ok_or(Error::NotFound)?;
    let _may = policy::read_sheet(relation).ok_or(Error::NotFound)?;
    let sheet = store::emergency_sheet::find(&mut db, organisation, learner).await?;
    Ok(SeenSheet { file, sheet, may_fill: policy::fill_sheet(relation).is_some() })
}

/// Fills the sheet in, or says that it is still right: for each stay anew.
///
/// # Errors
/// [`Error::NotFound`] where there is no such learner or it is not the actor's to fill in; [`Error::Invalid`];
/// [`Error::ChangedMeanwhile`] where somebody else has filled it in since it was read.
pub async fn fill(app: &App, ctx: &Context, learner: LearnerId, new: &Sheet) -> Result<()> {
    // What was read before is no part of what is asked: who asks once more under the same key has read their own.
    let asked = (learner, &new.contacts, &new.languages, &new.health);
    let mut work = begin!(app, ctx, "emergency_sheet.fill", &asked);
    let organisation = ctx.actor.organisation;
    let file = CaseFile::newest(&mut work, organisation, learner).await?;
    let today = crate::today(&mut work).await?;
    let relation = relation(&ctx.actor, &file.subject(today)).ok_or(Error::NotFound)?;
    let _may = policy::fill_sheet(relation).ok_or(Error::NotFound)?;
    let first = match new.contacts.as_slice() {
        [] => return Err(Error::invalid("contact-1-name", "sheet-contact-missing")),
        many if many.len() > MOST_CONTACTS => {
            let fault = Fault::new("contact-1-name", "sheet-contacts-too-many");
            return Err(Error::Invalid(vec![fault.with("most", MOST_CONTACTS as i64)]));
        }
        [first, ..] => first,
    };
    let before = store::emergency_sheet::find(&mut work, organisation, learner).await?;
    if before.map(|before| before.confirmed) != new.read {
        return Err(Error::ChangedMeanwhile);
    }
    let sheet = EmergencySheet {
        learner,
        contacts: new.contacts.clone(),
        languages: new.languages.clone(),
        confirmed: ctx.now,
    };
    store::emergency_sheet::put(&mut work, organisation, &sheet).await?;
    if let Some(health) = &new.health {
        support_need::add_from_sheet(&mut work, learner, health, today).await?;
    }
    let detail = json!({ "contacts": new.contacts.len() });
    work.journal("emergency_sheet.filled", Subject::new("learner", learner), detail);
    if let Some(stay) = &file.stay {
        let reference = first.name.to_string();
        put(&mut work, &file, stay.mobility.id, PaperKind::EmergencySheet, reference, None).await?;
    }
    case::refresh(&mut work, file.call.id, learner).await?;
    work.commit(()).await
}
