//! The texts of the log of an incident that is about health.

use crate::{Error, Place, Result, Work};
use std::collections::BTreeMap;
use walz_domain::IncidentId;
use walz_store::incident as store;

fn place(work: &Work, id: IncidentId) -> Place {
    Place::new(work.ctx().actor.organisation, "incident_note", id)
}

/// Seals the text of a line of the log.
pub(super) async fn keep(
    work: &mut Work,
    id: IncidentId,
    position: usize,
    text: &str,
) -> Result<()> {
    let place = place(work, id);
    let bytes = work.app().keys.seal(&work.ctx().ids, &place, text.as_bytes())?;
    let organisation = work.ctx().actor.organisation;
    Ok(store::add_note(work, organisation, id, position, &bytes).await?)
}

/// The texts of the log, by their place in it.
///
/// # Errors
/// [`Error::Seal`] where the key is another than the one they were sealed with.
pub(super) async fn open(work: &mut Work, id: IncidentId) -> Result<BTreeMap<usize, String>> {
    let place = place(work, id);
    let organisation = work.ctx().actor.organisation;
    let notes = store::notes(work, organisation, id).await?;
    let clear = |(position, bytes): (usize, Vec<u8>)| {
        let text = work.app().keys.open(&place, &bytes)?;
        let text = String::from_utf8(text).map_err(|_| Error::Broken("a note is no text"))?;
        Ok((position, text))
    };
    notes.into_iter().map(clear).collect()
}
