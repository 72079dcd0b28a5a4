//! Putting the seal of the installation on papers, where there is one.

use crate::{Error, Result};
use jiff::Timestamp;
use walz_exchange::credential::jades::Sealer;
use walz_exchange::credential::pades;
use walz_words::Words;

/// A paper with the seal in it; as it is where there is no seal.
pub(crate) fn pdf(
    seal: Option<&Sealer>,
    paper: Vec<u8>,
    at: Timestamp,
    words: Words,
) -> Result<Vec<u8>> {
    let Some(seal) = seal else { return Ok(paper) };
    let label = words.t("document-seal-label").to_string();
    pades::seal(&paper, seal, at, &label).map_err(|error| {
        tracing::error!(error = &error as &dyn std::error::Error, "a paper was not sealed");
        Error::Broken("a paper could not be sealed")
    })
}
