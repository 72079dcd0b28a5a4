//! PDFs: their seals, and whether they are papers that this installation issued.

use super::sealed::look;
use super::verdict::{About, Checks, Format, Reason, Verdict, What};
use super::{Known, standing};
use crate::credential::pades;
use sha2::{Digest, Sha256};

/// How the identifier of a credential begins in the description of its PDF, and how long it is.
const IDENTIFIER: &[u8] = b"urn:uuid:";
const LENGTH: usize = 45;

/// Whether a file is a PDF.
pub(super) fn is(file: &[u8]) -> bool {
    file.starts_with(b"%PDF")
}

/// The identifier of the credential that a PDF shows.
pub(super) fn identifier(file: &[u8]) -> Option<String> {
    let at = file.windows(IDENTIFIER.len()).position(|part| part == IDENTIFIER)?;
    let text = std::str::from_utf8(file.get(at..at + LENGTH)?).ok()?;
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '-');
    text.chars().all(fits).then(|| text.to_owned())
}

pub(super) fn verify(file: &[u8], known: &Known) -> Verdict {
    let mut checks = Checks::default();
    let seals = pades::read(file);
    let kept = known.kept.get(&<[u8; 32]>::from(Sha256::digest(file)));
    let mut ours = kept.is_some();
    match (seals.is_empty(), kept) {
        (false, _) => checks.proven(What::Format, Reason::PdfSealed, ""),
        (true, Some(_)) => checks.proven(What::Format, Reason::PdfRead, ""),
        (true, None) => checks.open(What::Format, Reason::Pdf, ""),
    }
    // Others may add a seal behind one; what counts is that the last one covers all of it.
    let added = seals.last().is_some_and(|last| last.seal.is_ok() && !last.covers_all);
    for found in &seals {
        match &found.seal {
            Ok(seal) => {
                let own = look(seal, known, &mut checks);
                // What stands behind our seal is not ours, whoever sealed it.
                if own && !found.covers_all {
                    checks.refuted(What::Proof, Reason::Added, "");
                }
                ours |= own && found.covers_all;
            }
            Err(why) => checks.refuted(What::Proof, Reason::ProofUnreadable, why.to_string()),
        }
    }
    if added {
        checks.refuted(What::Proof, Reason::Added, "");
    }
    if let Some(name) = kept {
        checks.proven(What::Proof, Reason::KeptHere, "");
        if seals.is_empty() {
            checks.proven(What::Issuer, Reason::KeptHere, name.as_str());
        }
    } else if seals.is_empty() {
        checks.open(What::Proof, Reason::NoProof, "");
    }
    let id = identifier(file);
    let told = ours && standing(id.as_deref(), known, &mut checks);
    if !told && (ours || !seals.is_empty()) {
        checks.open(What::Status, Reason::NoStatus, "");
    }
    Verdict::new(Format::Pdf, About { id, ..About::default() }, checks.0)
}
