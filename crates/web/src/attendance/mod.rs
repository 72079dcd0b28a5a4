//! Attendance: the mentor confirms weeks, the office reads and corrects them, and takes the sheet home.

mod list;
mod week;

pub(crate) use list::away;
pub(crate) use week::{confirm, see, send};

use crate::routes::{Door, Routes};
use walz_policy::RoleKind;

const OFFICE: Door = Door::Roles(&[RoleKind::Coordinator]);
const NEAR: Door = Door::Roles(&[
    RoleKind::Coordinator,
    RoleKind::Safeguarding,
    RoleKind::Tutor,
    RoleKind::Partner,
]);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/stays/{mobility}/attendance", NEAR, list::see)
        .get("/stays/{mobility}/attendance.csv", NEAR, list::csv)
        .get("/stays/{mobility}/attendance.xlsx", NEAR, list::xlsx)
        .get("/stays/{mobility}/weeks/{week}", NEAR, week::see::<week::Stays>)
        .post("/stays/{mobility}/weeks/{week}", OFFICE, week::send::<week::Stays>)
        .post("/stays/{mobility}/weeks/{week}/confirm", OFFICE, week::confirm::<week::Stays>)
        .get("/rounds/{call}/attendance.csv", OFFICE, list::call_csv)
        .get("/rounds/{call}/attendance.xlsx", OFFICE, list::call_xlsx)
}

/// Minutes as hours and minutes: `7:24`.
pub(crate) fn clock(minutes: impl Into<u32>) -> String {
    let minutes = minutes.into();
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// Hours as people type them, in minutes: `7:24`, `7,4`, `7.5`, `8`.
fn minutes(text: &str) -> Option<u16> {
    let text = text.trim();
    if let Some((hours, minutes)) = text.split_once(':') {
        let whole = |part: &str| {
            let digits = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
            part.parse::<u16>().ok().filter(|_| digits)
        };
        let minutes = whole(minutes).filter(|minutes| *minutes < 60)?;
        return whole(hours)?.checked_mul(60)?.checked_add(minutes);
    }
    let hundredths = crate::number::hundredths(text)?;
    u16::try_from(hundredths.checked_mul(60)?.div_ceil(100)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_type_them() {
        let all = [
            ("7:24", Some(444)),
            ("7,4", Some(444)),
            ("7.5", Some(450)),
            (" 8 ", Some(480)),
            ("0", Some(0)),
            ("0:05", Some(5)),
            ("7:60", None),
            ("7:", None),
            (":30", None),
            ("-1", None),
            ("seven", None),
            ("", None),
            ("99999:00", None),
        ];
        for (text, read) in all {
            assert_eq!(minutes(text), read, "{text}");
        }
        assert_eq!(clock(444_u16), "7:24");
        assert_eq!(minutes(&clock(2221_u32)), Some(2221));
    }
}
