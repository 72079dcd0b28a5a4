//! Which jobs the worker knows: one line for each kind.

use walz_service::{daily, incident, signing};
use walz_worker::Handlers;

pub(crate) fn handlers() -> Handlers {
    Handlers::new()
        .on(
            daily::JOB,
            |app, ctx, _| async move { daily::turn_and_go_on(&app, &ctx).await.map(|_| ()) },
        )
        .on(incident::ALARM, |app, ctx, _| async move {
            incident::raise_alarms(&app, &ctx).await.map(|_| ())
        })
        .on(signing::SEAL, |app, ctx, job| async move {
            signing::seal_due(&app, &ctx, &job.payload()?).await
        })
}
