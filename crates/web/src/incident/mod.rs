//! Incidents: the list, one with its file, and telling of one.

mod handle;
mod list;
mod page;
mod report;

pub(crate) use report::{ReportForm, ask, new_from};

use crate::layout::Tone;
use crate::routes::{Door, Routes};
use walz_domain::incident::{Level, State};
use walz_policy::RoleKind;

const GUARDS: Door = Door::Roles(&[RoleKind::Coordinator, RoleKind::Safeguarding]);
/// Who reads something of incidents of their learners, under the staff's bar or without it.
const NEAR: Door = Door::Roles(&[
    RoleKind::Coordinator,
    RoleKind::Safeguarding,
    RoleKind::Tutor,
    RoleKind::Partner,
]);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/incidents", GUARDS, list::see)
        .get("/incidents/{incident}", NEAR, page::see)
        .post("/incidents/{incident}/take", GUARDS, handle::take)
        .post("/incidents/{incident}/note", GUARDS, handle::note)
        .post("/incidents/{incident}/told", GUARDS, handle::told)
        .post("/incidents/{incident}/level", GUARDS, handle::level)
        .post("/incidents/{incident}/close", GUARDS, handle::close)
        .post("/incidents/{incident}/reopen", GUARDS, handle::reopen)
        .get("/stays/{mobility}/report", NEAR, report::show_form)
        .post("/stays/{mobility}/report", NEAR, report::send)
}

pub(crate) fn level_tone(level: Level) -> Tone {
    match level {
        Level::Information => Tone::Info,
        Level::Minor => Tone::Wait,
        Level::Serious | Level::Critical => Tone::Bad,
    }
}

pub(crate) fn state_tone(state: &State) -> Tone {
    match state {
        State::New => Tone::Bad,
        State::Taken { .. } => Tone::Wait,
        State::Closed { .. } => Tone::Neutral,
    }
}
