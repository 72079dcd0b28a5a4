//! What happens while a learner is away: attendance, logbook, the mid-term talk.

use crate::attendance::{away, clock};
use crate::mid_term::Told;
use walz_service::stay::Seen;
use walz_words::Words;

/// Empty before the departure.
pub(super) struct During {
    pub(super) attendance: Option<Attendance>,
    /// Whether the actor reads the logbook.
    pub(super) reads: bool,
    pub(super) told: Told,
    /// When the talk is due, while there was none.
    pub(super) due: String,
    pub(super) late: bool,
    pub(super) records: bool,
}

pub(super) struct Attendance {
    pub(super) hours: String,
    pub(super) away: String,
    pub(super) confirmed: String,
    /// Weeks that the host has not confirmed in time.
    pub(super) late: Vec<String>,
}

impl During {
    pub(super) fn of(seen: &Seen, words: Words) -> Self {
        let during = &seen.during;
        let left = seen.stay.mobility.state.departed().is_some();
        let attendance = during.attendance.as_ref().filter(|seen| !seen.weeks.is_empty());
        let attendance = attendance.map(|seen| {
            let sum = &seen.sum;
            let hours = words.t("attendance-hours").with("worked", clock(sum.worked));
            let confirmed = words.t("attendance-sum").with("confirmed", sum.weeks_confirmed);
            let late = seen.weeks.iter().filter(|week| week.is_late(seen.today));
            Attendance {
                hours: hours.with("planned", clock(sum.planned)).to_string(),
                away: away(sum, words),
                confirmed: confirmed.with("weeks", sum.weeks).to_string(),
                late: late.map(|week| words.date_range(week.monday, week.sunday())).collect(),
            }
        });
        let waits = left && during.told.talk.is_none();
        let due = during.due.filter(|_| waits).map(|due| {
            let due = words.date_range(due.first(), due.last());
            words.t("mid-term-due").with("period", due).to_string()
        });
        Self {
            attendance,
            reads: left && during.reads,
            told: Told::of(&during.told, &seen.outcomes, words),
            due: due.unwrap_or_default(),
            late: during.late,
            records: left && during.records,
        }
    }
}
