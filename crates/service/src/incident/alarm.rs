//! Calling everybody while nobody has it.

use super::report::{call, look_again};
use crate::daily::the_program;
use crate::mobility::reach;
use crate::{App, Context, Error, Result, Subject, begin};
use serde_json::json;
use walz_store as store;

/// Calls everybody about each incident that nobody has taken in time, and again after the same time. What is due is read
/// from the incidents themselves, so that nothing is lost with a job or a process. Returns how many there were.
///
/// # Errors
/// [`crate::Error::NotFound`] for everybody but the program itself; [`crate::Error::Store`] where the database fails.
pub async fn raise_alarms(app: &App, ctx: &Context) -> Result<usize> {
    let organisation = the_program(ctx)?;
    let mut work = begin!(app, ctx, "incident.alarm");
    let mut raised = 0;
    for mut incident in store::incident::untaken(&mut work, organisation).await? {
        let due = incident.alarm_due().is_some_and(|due| due <= ctx.now);
        if !due {
            continue;
        }
        // Where the learner has another stay by now, the incident is still on the list, and nobody waits abroad.
        let reached = match reach(&mut work, incident.mobility).await {
            Err(Error::NotFound) => continue,
            reached => reached?,
        };
        incident.alarmed = Some(ctx.now);
        store::incident::update(&mut work, organisation, &incident).await?;
        let detail = json!({ "level": incident.level });
        work.journal("incident.alarmed", Subject::new("incident", incident.id), detail);
        let mail = ("mail-incident-again-subject", "mail-incident-again-text");
        call(&mut work, &incident, &reached, mail).await?;
        look_again(&mut work, &incident)?;
        raised += 1;
    }
    work.commit(raised).await
}
