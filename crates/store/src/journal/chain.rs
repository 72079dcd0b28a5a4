//! How entries hang together: the text that is hashed, and the hash.

use super::{Entry, Head, Recorded};
use crate::Hash;
use crate::floor::Result;
use serde_json::json;
use sha2::{Digest, Sha256};
use walz_domain::OrganisationId;

/// Names the form of the text below; another form gets another name.
const FORM: &str = "walz-journal-1";

/// The entry that follows `head`.
pub(super) fn link(organisation: OrganisationId, head: Head, entry: &Entry) -> Result<Recorded> {
    let mut next = Recorded {
        seq: head.seq + 1,
        at: entry.at,
        actor: entry.actor.clone(),
        person: entry.person,
        request: entry.request.clone(),
        act: entry.act.to_owned(),
        subject_kind: entry.subject.kind.to_owned(),
        subject: entry.subject.id,
        detail: serde_json::to_string(&entry.detail)?,
        previous: head.hash,
        hash: Head::EMPTY.hash,
    };
    next.hash = hash(organisation, &next);
    Ok(next)
}

/// SHA-256 over one line of JSON: the form, then every field in a fixed order, the previous hash last.
pub(super) fn hash(organisation: OrganisationId, entry: &Recorded) -> Hash {
    let line = json!([
        FORM,
        organisation.0,
        entry.seq,
        format!("{:.6}", entry.at),
        entry.actor,
        entry.person.map(|id| id.0),
        entry.request,
        entry.act,
        entry.subject_kind,
        entry.subject,
        entry.detail,
        hex::encode(entry.previous),
    ]);
    Sha256::digest(line.to_string()).into()
}
