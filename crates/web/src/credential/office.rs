//! Issuing, taking back, taking out.

use super::public::{day, state_of};
use crate::Site;
use crate::answer::{Answer, Failed, id, refuse};
use crate::file;
use crate::layout::{Form, Notice, Tone, Visitor};
use crate::session::Ctx;
use crate::stay::again;
use axum::extract::{Path, State};
use walz_domain::credential::{Credential, Form as Shape};
use walz_domain::{CredentialId, MobilityId};
use walz_service::{Error, credential};
use walz_words::Words;

/// The field that says why a credential is taken back. Other forms of the page have reasons too.
pub(crate) const REASON: &str = "credential_reason";

/// A credential as those see it who may take it.
pub(crate) struct Given {
    pub(crate) id: String,
    pub(crate) issued: String,
    pub(crate) state: (Tone, String),
    pub(crate) holds: bool,
    pub(crate) files: Vec<(String, String)>,
}

pub(crate) fn given(credential: &Credential, zone: &str, words: Words) -> Given {
    let id = credential.id;
    let file = |form: Shape| {
        let address = format!("/credentials/{id}/files/{}", form.code());
        let name = words.t(format!("credential-form-{}", form.code().replace('_', "-")));
        (address, words.t("credential-take").with("form", name.to_string()).to_string())
    };
    Given {
        id: id.to_string(),
        issued: day(credential.issued, zone, words),
        state: state_of(&credential.state, words),
        holds: credential.state.holds(),
        files: credential.files.iter().map(|one| file(one.form)).collect(),
    }
}

pub(super) async fn issue(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(mobility): Path<String>,
    mut form: Form,
) -> Answer {
    let stay: MobilityId = id(&mobility)?;
    match credential::issue(&site.app, &ctx, stay).await {
        Ok(_) => Ok(Notice::good("credential-issued-notice").then(&format!("/stays/{stay}"))),
        Err(error) => {
            refuse(&mut form, "credential", error, visitor.words)?;
            Ok(again(&site, &ctx, visitor, stay, form).await?)
        }
    }
}

pub(super) async fn revoke(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(credential): Path<String>,
    mut form: Form,
) -> Answer {
    let id: CredentialId = id(&credential)?;
    let reason = form.text(REASON).to_owned();
    match credential::revoke(&site.app, &ctx, id, &reason).await {
        Ok(stay) => Ok(Notice::good("credential-revoked-notice").then(&format!("/stays/{stay}"))),
        Err(error) => {
            let stay = credential::stay_of(&site.app, &ctx, id).await?;
            refuse(&mut form, REASON, error, visitor.words)?;
            Ok(again(&site, &ctx, visitor, stay, form).await?)
        }
    }
}

pub(super) async fn take(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path((credential, form)): Path<(String, String)>,
) -> Answer {
    let form: Shape = form.parse().map_err(|_| Failed::from(Error::NotFound))?;
    let taken = credential::take(&site.app, &ctx, id(&credential)?, form).await?;
    Ok(file::credential(&taken.name, taken.form, taken.bytes))
}
