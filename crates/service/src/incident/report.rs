//! Telling what happened.

use super::ALARM;
use crate::mobility::{Reached, reach};
use crate::{App, Context, Error, Result, Subject, Work, begin, case, incident_text, numbering};
use crate::{tell, text};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;
use walz_domain::incident::{Incident, IncidentKind, Level, State, Told};
use walz_domain::{IncidentId, MobilityId};
use walz_policy as policy;
use walz_store as store;

/// What somebody tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct New {
    pub mobility: MobilityId,
    pub happened: Date,
    pub kind: IncidentKind,
    pub level: Level,
    /// Said by who tells it; some kinds are about health whatever is said.
    pub about_health: bool,
    pub text: String,
}

/// What was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    pub id: IncidentId,
    pub code: String,
}

/// Somebody near the learner tells what happened. From the second level on it goes to everybody who can help at once;
/// whatever it is, everybody is called if nobody takes it in time.
///
/// # Errors
/// [`Error::NotFound`] where it is not the actor's learner; [`Error::Invalid`] without a text, or for a day still to
/// come.
pub async fn report(app: &App, ctx: &Context, new: &New) -> Result<Reported> {
    let mut work = begin!(app, ctx, "incident.report", &(new.mobility, new.kind, new.level));
    let organisation = ctx.actor.organisation;
    let told = text::required("text", &new.text)?;
    let reached = reach(&mut work, new.mobility).await?;
    let _may = policy::incident::report(reached.relation).ok_or(Error::NotFound)?;
    if new.happened > reached.today {
        return Err(Error::invalid("happened", "stay-day-to-come"));
    }
    numbering::hold(&mut work).await?;
    let codes = store::incident::codes(&mut work, organisation).await?;
    let incident = Incident {
        id: ctx.id(),
        code: numbering::next("I", codes.keys()),
        mobility: new.mobility,
        learner: reached.file.learner.id,
        happened: new.happened,
        reported: ctx.now,
        kind: new.kind,
        level: new.level,
        about_health: new.about_health || new.kind.is_about_health(),
        days_absent: 0,
        reported_by: ctx.actor.person,
        told: Told::default(),
        log: Vec::new(),
        answered: None,
        alarmed: None,
        state: State::New,
    };
    store::incident::add(&mut work, organisation, &incident).await?;
    incident_text::keep(&mut work, incident.id, &told, incident.about_health).await?;
    let detail = json!({ "code": incident.code, "mobility": new.mobility, "level": new.level });
    work.journal("incident.reported", Subject::new("incident", incident.id), detail);
    if incident.level >= Level::Minor {
        call(&mut work, &incident, &reached, ("mail-incident-subject", "mail-incident-text"))
            .await?;
    }
    look_again(&mut work, &incident)?;
    case::refresh(&mut work, reached.file.call.id, reached.file.learner.id).await?;
    work.commit(Reported { id: incident.id, code: incident.code }).await
}

/// Writes to the office; where it is grave or nobody has it, to everybody who answers for safety too. What happened is
/// not in the mail.
pub(super) async fn call(
    work: &mut Work,
    incident: &Incident,
    reached: &Reached,
    mail: (&'static str, &'static str),
) -> Result<()> {
    let everybody = incident.level.is_grave() || incident.alarmed.is_some();
    let readers = if everybody { tell::guards(work).await? } else { tell::office(work).await? };
    let about = Subject::new("incident", incident.id);
    let address = format!("{}/incidents/{}", work.app().address, incident.id);
    for reader in readers {
        reader.mail(work, about, mail, |said, words| {
            said.with("name", reached.file.person.name.as_str())
                .with("code", incident.code.as_str())
                .with("level", words.t(format!("incident-level-{}", incident.level)).to_string())
                .with("host", reached.stay.host.name.as_str())
                .with("place", reached.stay.host.city.as_str())
                .with("link", address.as_str())
        })?;
    }
    Ok(())
}

/// Makes sure that somebody looks when the time to take it is over.
pub(super) fn look_again(work: &mut Work, incident: &Incident) -> Result<()> {
    match incident.alarm_due() {
        Some(due) => work.schedule(ALARM, format!("{}/{due}", incident.id), due, &incident.id),
        None => Ok(()),
    }
}
