//! Taking credentials out: one's own, those of a case, all of an organisation.

use super::issue::holding;
use super::record;
use crate::case::CaseFile;
use crate::mobility::reach;
use crate::{App, Context, Error, Result, Subject, Work, certificate};
use serde_json::json;
use walz_domain::certificate::StayPaper;
use walz_domain::credential::{Credential, Form};
use walz_domain::{CredentialId, MobilityId, OrganisationId};
use walz_exchange::credential::elm;
use walz_policy as policy;
use walz_store::{self as store, Access, Id, signed_document};

/// One form of a credential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Without an ending.
    pub name: String,
    pub form: Form,
    pub bytes: Vec<u8>,
}

/// One form of a credential, byte by byte as it was issued.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or for who may not take it.
pub async fn take(app: &App, ctx: &Context, id: CredentialId, form: Form) -> Result<Taken> {
    let mut work = Work::fresh(app, ctx).await?;
    let organisation = ctx.actor.organisation;
    let credential = store::credential::find(&mut work, organisation, id).await?;
    let credential = credential.ok_or(Error::NotFound)?.into_value();
    let reached = reach(&mut work, credential.mobility).await?;
    let _may = policy::credential::take(reached.relation).ok_or(Error::NotFound)?;
    let bytes = bytes(&mut work, organisation, &credential, form).await?.ok_or(Error::NotFound)?;
    let detail = json!({ "form": form.code() });
    work.journal("credential.taken", Subject::new("credential", id), detail);
    work.commit(()).await?;
    Ok(Taken { name: format!("credential-{}", reached.file.learner.code), form, bytes })
}

async fn bytes(
    db: &mut impl Access,
    organisation: OrganisationId,
    credential: &Credential,
    form: Form,
) -> Result<Option<Vec<u8>>> {
    let Some(file) = credential.files.iter().find(|file| file.form == form) else {
        return Ok(None);
    };
    let kept = signed_document::find(db, organisation, &file.hash, credential.id.0).await?;
    let kept = kept.ok_or(Error::Broken("the bytes of a credential are not there"))?;
    Ok(Some(kept.bytes))
}

/// The forms of one learner's credential.
#[derive(Clone, Debug)]
pub struct Exported {
    /// The learner's code.
    pub name: String,
    pub files: Vec<Taken>,
    /// What the Commission's issuer takes.
    pub uploadable: Vec<u8>,
    /// The papers of the stay, as its record stands now.
    pub papers: Vec<(StayPaper, Vec<u8>)>,
}

/// Every credential of the organisation that holds. It takes a while, and nobody waits for it: all is read as it stands
/// when its turn comes, and that it was taken is written down at the end.
///
/// # Errors
/// [`Error::NotFound`] for who may not export.
pub async fn export(app: &App, ctx: &Context) -> Result<Vec<Exported>> {
    let may = policy::table::exchange(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let organisation = may.organisation;
    let mut db = app.store.read().await?;
    let in_force = store::credential::in_force(&mut db, organisation).await?;
    drop(db);
    let mut all: Vec<Exported> = Vec::new();
    for credential in in_force {
        let Some(mut one) = exported(app, ctx, organisation, credential.id).await? else {
            continue;
        };
        // Who learned in two rounds has two.
        let again = all.iter().filter(|other| other.files[0].name == one.name).count();
        if again > 0 {
            one.name = format!("{}-{}", one.name, again + 1);
        }
        all.push(one);
    }
    let mut work = Work::fresh(app, ctx).await?;
    let detail = json!({ "credentials": all.len() });
    work.journal("credential.exported", Subject::new("organisation", organisation), detail);
    work.commit(()).await?;
    Ok(all)
}

/// One credential of an export; nothing where it was taken back while others were made.
async fn exported(
    app: &App,
    ctx: &Context,
    organisation: OrganisationId,
    id: CredentialId,
) -> Result<Option<Exported>> {
    let mut db = app.store.read().await?;
    let credential = store::credential::find(&mut db, organisation, id).await?;
    let Some(credential) = credential.filter(|credential| credential.state.holds()) else {
        return Ok(None);
    };
    let learner = store::learner::find(&mut db, organisation, credential.learner).await?;
    let name = learner.ok_or(Error::NotFound)?.code.clone();
    let mut files = Vec::new();
    for form in Form::ALL {
        if let Some(bytes) = bytes(&mut db, organisation, &credential, *form).await? {
            files.push(Taken { name: name.clone(), form: *form, bytes });
        }
    }
    let elm = files.iter().find(|file| file.form == Form::Elm);
    let uploadable = match elm {
        Some(file) => elm::uploadable(&serde_json::from_slice(&file.bytes)?).to_string(),
        None => String::new(),
    };
    let mut file = CaseFile::of_mobility(&mut db, organisation, credential.mobility).await?;
    drop(db);
    let stay = file.stay.take().ok_or(Error::NotFound)?;
    let papers = certificate::papers(app, ctx, &file, &stay, record::LANGUAGE).await?;
    Ok(Some(Exported { name, files, uploadable: uploadable.into_bytes(), papers }))
}

/// The credential of a stay that holds, where there is one: for the learner's own page.
pub(crate) async fn of_stay(
    db: &mut impl Access,
    organisation: OrganisationId,
    stay: MobilityId,
) -> Result<Option<Credential>> {
    Ok(holding(store::credential::of_mobility(db, organisation, Id(stay)).await?))
}
