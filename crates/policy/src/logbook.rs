//! Logbooks and portfolios: who writes them, and who reads how much of them.

use crate::case::Relation;
use walz_domain::logbook::Entry;
use walz_domain::portfolio::Piece;

/// That the actor may write in the logbook and put things into the portfolio.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayWrite(());

/// Only the learner: it is their own.
pub fn write(relation: Relation) -> Option<MayWrite> {
    (relation == Relation::Own).then_some(MayWrite(()))
}

/// How much of a logbook the actor reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Reads {
    All,
    /// Without what is for the home side alone.
    NotSchoolOnly,
}

/// The learner, the tutor and the office read all of it, the mentors what is not for the home side alone.
pub fn read(relation: Relation) -> Option<Reads> {
    match relation {
        Relation::Own | Relation::Tutor(_) | Relation::Office | Relation::Worker => {
            Some(Reads::All)
        }
        Relation::Mentor(_) | Relation::SecondMentor(_) => Some(Reads::NotSchoolOnly),
        Relation::Safeguarding
        | Relation::Finance
        | Relation::Auditor
        | Relation::Family(_)
        | Relation::Partner(_) => None,
    }
}

impl Reads {
    pub fn covers(self, entry: &Entry) -> bool {
        self == Self::All || !entry.school_only
    }

    pub fn covers_piece(self, piece: &Piece) -> bool {
        self == Self::All || !piece.school_only
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use walz_domain::{GuardianId, HostCompanyId, PartnerId, TutorId};

    #[test]
    fn who_reads_how_much() {
        let nil = Uuid::nil();
        let table = [
            (Relation::Own, Some(Reads::All)),
            (Relation::Tutor(TutorId(nil)), Some(Reads::All)),
            (Relation::Office, Some(Reads::All)),
            (Relation::Mentor(HostCompanyId(nil)), Some(Reads::NotSchoolOnly)),
            (Relation::SecondMentor(HostCompanyId(nil)), Some(Reads::NotSchoolOnly)),
            (Relation::Partner(PartnerId(nil)), None),
            (Relation::Family(GuardianId(nil)), None),
            (Relation::Safeguarding, None),
            (Relation::Finance, None),
            (Relation::Auditor, None),
        ];
        for (relation, reads) in table {
            assert_eq!(read(relation), reads, "{relation:?}");
            assert_eq!(write(relation).is_some(), relation == Relation::Own, "{relation:?}");
        }
    }
}
