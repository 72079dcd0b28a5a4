//! Making the files of a credential. That takes a while and waits for nothing: it has a thread of its own, and comes when
//! no unit of work is open.

use super::show;
use crate::{App, Error, Refused, Result};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use walz_documents::Setting;
use walz_domain::credential::Form;
use walz_domain::{CredentialId, IssuerKeyId};
use walz_exchange::credential::jades::Sealer;
use walz_exchange::credential::key::SecretKey;
use walz_exchange::credential::record::Record;
use walz_exchange::credential::{did, elm, jades, open_badge};
use walz_store::signed_document::SignedDocument;

/// Everything that the files say, and what they are signed with.
pub(super) struct Draft {
    pub(super) record: Record,
    /// As [`Made::says`].
    pub(super) says: String,
    pub(super) key: IssuerKeyId,
    pub(super) secret: SecretKey,
    pub(super) place: u32,
    pub(super) setting: Setting,
}

/// The files of a credential that nobody has yet.
pub(super) struct Made {
    pub(super) id: CredentialId,
    pub(super) title: String,
    /// SHA-256 of what it says.
    pub(super) says: String,
    pub(super) key: IssuerKeyId,
    pub(super) place: u32,
    pub(super) issued: Timestamp,
    pub(super) files: Vec<(Form, SignedDocument)>,
}

impl Made {
    /// Whether it is still what is to be issued: in this place, under this key, saying this.
    pub(super) fn fits(&self, place: u32, key: IssuerKeyId, says: &str) -> bool {
        self.place == place && self.key == key && self.says == says
    }
}

/// Writes, sets, signs and seals.
pub(super) async fn made(app: &App, draft: Draft) -> Result<Made> {
    let seal = app.seal.clone();
    let done = tokio::task::spawn_blocking(move || draft.make(seal.as_deref()));
    done.await.map_err(|_| Error::Broken("a credential could not be made"))?
}

impl Draft {
    fn make(self, sealer: Option<&Sealer>) -> Result<Made> {
        let files = self.files(sealer)?;
        let Self { record, says, key, place, .. } = self;
        let (id, title, issued) = (CredentialId(record.id), record.title, record.issued);
        Ok(Made { id, title, says, key, place, issued, files })
    }

    fn files(&self, sealer: Option<&Sealer>) -> Result<Vec<(Form, SignedDocument)>> {
        let record = &self.record;
        let registered = sealer.and_then(|seal| seal.certificate()?.organisation_identifier());
        let written = elm::write(record, elm::Version::V3_2, registered.as_deref());
        let elm = written.map_err(unknown)?.to_string();
        let method = did::method(&record.issuer.id, &self.secret.public());
        let badge = open_badge::write(record, &self.secret, &method)
            .map_err(|_| Error::refused("credential-refused-identifier"))?;
        let sealed = match sealer {
            Some(sealer) => Some(
                jades::seal(&elm, sealer, record.issued)
                    .map_err(|_| Error::Broken("the seal's key does not sign"))?,
            ),
            None => None,
        };
        let pdf = show::pdf(record, &self.setting, sealer)?;
        let all = [
            (Form::Elm, Some(elm.into_bytes())),
            (Form::ElmSealed, sealed.map(String::into_bytes)),
            (Form::OpenBadge, Some(badge.to_string().into_bytes())),
            (Form::Pdf, Some(pdf)),
        ];
        let document = |(form, bytes): (Form, Option<Vec<u8>>)| {
            let bytes = bytes?;
            let hash = hex::encode(Sha256::digest(&bytes));
            let media_type = form.media_type().to_owned();
            Some((form, SignedDocument { hash, subject: record.id, media_type, bytes }))
        };
        Ok(all.into_iter().filter_map(document).collect())
    }
}

fn unknown(unknown: elm::Unknown) -> Error {
    match unknown {
        elm::Unknown::Country(code) => {
            Refused::new("credential-refused-country").with("code", code).into()
        }
        elm::Unknown::Field(code) => {
            Refused::new("credential-refused-field").with("code", code).into()
        }
    }
}
