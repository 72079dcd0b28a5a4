//! Keeping what is new or different, and counting it.

use serde::{Deserialize, Serialize};

/// How many rows did what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    pub added: u32,
    pub changed: u32,
    pub same: u32,
}

impl Tally {
    pub fn rows(&self) -> u32 {
        self.added + self.changed + self.same
    }
}

/// Keeps the records of one noun: a row whose code is known changes that record if it differs, another is added. The
/// value is made by `$make` from the row and the id it has or gets, and from what was there before. The ids of those
/// that changed go into `$changed`, where somebody has to look at what hangs on them.
macro_rules! keep_records {
    ($work:expr, $module:ident, $rows:expr, $code:expr, $make:expr $(, $changed:expr)?) => {{
        let organisation = $work.ctx().actor.organisation;
        let mut tally = $crate::import::Tally::default();
        let known = walz_store::$module::list($work, organisation).await?;
        let mut known: std::collections::HashMap<String, _> =
            known.into_iter().map(|stored| (stored.code.clone(), stored)).collect();
        for row in $rows {
            let code: String = $code(&row);
            match known.remove(&code) {
                Some(mut stored) => {
                    let new = $make(row, stored.id, Some(&stored.value));
                    if new == stored.value {
                        tally.same += 1;
                    } else {
                        stored.value = new;
                        walz_store::$module::update($work, organisation, &stored).await?;
                        tally.changed += 1;
                        $($changed.push(stored.id);)?
                    }
                }
                None => {
                    let id = $work.ctx().id();
                    let new = $make(row, id, None);
                    walz_store::$module::add($work, organisation, &new).await?;
                    tally.added += 1;
                }
            }
        }
        tally
    }};
}
pub(super) use keep_records;
