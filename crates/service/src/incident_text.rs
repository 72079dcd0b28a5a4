//! What was told of an incident: in clear, or sealed where it is about health.

use crate::{Error, Place, Result, Work};
use walz_domain::IncidentId;
use walz_store::incident::{self, Told};

/// Keeps what was told.
///
/// # Errors
/// [`crate::Error::Store`] where the database fails.
pub async fn keep(work: &mut Work, id: IncidentId, text: &str, about_health: bool) -> Result<()> {
    let organisation = work.ctx().actor.organisation;
    let told = if about_health {
        let place = Place::new(organisation, "incident", id);
        let app = work.app();
        Told::Sealed(app.keys.seal(&work.ctx().ids, &place, text.as_bytes())?)
    } else {
        Told::Clear(text.to_owned())
    };
    incident::tell(work, organisation, id, &told).await?;
    Ok(())
}

/// What was told. Whoever shows it to a person asks the policy first, and journals the reading of what was sealed.
///
/// # Errors
/// [`crate::Error::Seal`] where the key is another than the one it was sealed with.
pub async fn read(work: &mut Work, id: IncidentId) -> Result<String> {
    let organisation = work.ctx().actor.organisation;
    match incident::told(work, organisation, id).await? {
        Some(Told::Clear(text)) => Ok(text),
        Some(Told::Sealed(bytes)) => {
            let place = Place::new(organisation, "incident", id);
            let clear = work.app().keys.open(&place, &bytes)?;
            String::from_utf8(clear).map_err(|_| Error::Broken("what was told is no text"))
        }
        None => Ok(String::new()),
    }
}
