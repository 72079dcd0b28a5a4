//! Mid-term talks and smaller changes of a plan: who writes them down, and who reads them.

use crate::case::Relation;

/// That the actor may write down a talk, or a change of the plan.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayRecord(());

/// The home side: the tutor, and the office.
pub fn record(relation: Relation) -> Option<MayRecord> {
    let may = matches!(relation, Relation::Tutor(_) | Relation::Office);
    may.then_some(MayRecord(()))
}

/// What the actor reads of a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Reads {
    All,
    /// Without what is for the home side alone.
    Shared,
    /// Neither that nor how the learner is.
    Work,
}

/// All parties of the stay read what was agreed. How the learner is, is not the workplace's business.
pub fn read(relation: Relation) -> Option<Reads> {
    match relation {
        Relation::Tutor(_) | Relation::Office | Relation::Worker => Some(Reads::All),
        Relation::Own | Relation::Safeguarding => Some(Reads::Shared),
        Relation::Mentor(_) | Relation::SecondMentor(_) | Relation::Partner(_) => Some(Reads::Work),
        Relation::Finance | Relation::Auditor | Relation::Family(_) => None,
    }
}

impl Reads {
    pub const fn private(self) -> bool {
        matches!(self, Self::All)
    }

    pub const fn well_being(self) -> bool {
        matches!(self, Self::All | Self::Shared)
    }
}
