//! Walks a chain and names its first broken link.

use super::{Head, Recorded, Row, chain, head};
use crate::floor::{Access, Result, on};
use walz_domain::OrganisationId;

/// Entries read at once.
const STRIDE: i64 = 1000;

/// What a walk along the chain found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Whole(Head),
    Broken {
        /// The place of the first entry that does not fit.
        seq: i64,
        why: Broken,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    #[error("an entry is missing here")]
    Missing,
    #[error("the entry was changed after it was written")]
    Changed,
    #[error("the entry does not follow the one before it")]
    Unlinked,
    #[error("the journal ends here, but its head is elsewhere")]
    Head,
}

const WALK: &str = "
    SELECT seq, at, actor, person, request, act, subject_kind, subject, detail, previous, hash
      FROM journal
     WHERE organisation = $1 AND seq > $2
     ORDER BY seq
     LIMIT $3";

/// Walks the organisation's journal from its first entry. Holds only a part of it in memory at any time.
///
/// # Errors
/// [`crate::Error::Database`] where the database fails. A broken chain is no error but a [`Verdict`].
pub async fn verify(db: &mut impl Access, organisation: OrganisationId) -> Result<Verdict> {
    // What is appended during the walk is left for the next one.
    let end = head(db, organisation).await?;
    let mut last = Head::EMPTY;
    loop {
        let rows: Vec<Row> = on!(db, c => sqlx::query_as(WALK)
            .bind(organisation.0).bind(last.seq).bind(STRIDE).fetch_all(c).await)?;
        if rows.is_empty() {
            break;
        }
        for entry in rows.into_iter().map(Recorded::from) {
            if entry.seq > end.seq && last == end {
                return Ok(Verdict::Whole(end));
            }
            if let Some(why) = misfit(organisation, last, &entry) {
                return Ok(Verdict::Broken { seq: last.seq + 1, why });
            }
            last = Head { seq: entry.seq, hash: entry.hash };
        }
    }
    Ok(if last == end {
        Verdict::Whole(end)
    } else {
        Verdict::Broken { seq: last.seq, why: Broken::Head }
    })
}

fn misfit(organisation: OrganisationId, last: Head, entry: &Recorded) -> Option<Broken> {
    if entry.seq != last.seq + 1 {
        Some(Broken::Missing)
    } else if entry.previous != last.hash {
        Some(Broken::Unlinked)
    } else if entry.hash != chain::hash(organisation, entry) {
        Some(Broken::Changed)
    } else {
        None
    }
}
