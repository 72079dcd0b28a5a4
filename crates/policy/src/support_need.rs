//! Support needs, data of the special category: who may read them, and who writes them down.

use crate::case::Relation;
use walz_domain::support_need::{ShareWith, SupportNeed};

/// As whom somebody reads needs; the reading is journalled under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct Reads {
    /// `None` for those who may read all of them: the office, who answers for safety, and the learner.
    only: Option<ShareWith>,
}

/// Who has to do with the learner's needs at all. A guardian, a partner and a mentor see only what was shared with them;
/// a tutor, a finance officer and an auditor see nothing.
pub const fn read(relation: Relation) -> Option<Reads> {
    let only = match relation {
        Relation::Office | Relation::Safeguarding | Relation::Own | Relation::Worker => None,
        Relation::Partner(_) => Some(ShareWith::PartnerContact),
        // What has to be so at work has to be so at either host.
        Relation::Mentor(_) | Relation::SecondMentor(_) => Some(ShareWith::HostMentor),
        Relation::Family(_) => Some(ShareWith::Guardian),
        Relation::Tutor(_) | Relation::Finance | Relation::Auditor => return None,
    };
    Some(Reads { only })
}

impl Reads {
    /// Whether this need is among what the actor may read.
    pub fn covers(self, need: &SupportNeed) -> bool {
        self.only.is_none_or(|with| need.share_with.contains(&with))
    }

    /// Whether the code of the need and its background are shown too. A workplace and a household read what has to be so,
    /// and no diagnosis.
    pub const fn whole(self) -> bool {
        self.only.is_none()
    }
}

/// That the actor may write needs down, change and erase them.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Writes(());

pub fn write(relation: Relation) -> Option<Writes> {
    (relation.runs() || relation == Relation::Own).then_some(Writes(()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use uuid::Uuid;
    use walz_domain::{GuardianId, HostCompanyId, LearnerId, PartnerId, TutorId};

    #[test]
    fn a_need_is_read_by_those_it_was_shared_with() {
        let need = SupportNeed {
            learner: LearnerId(Uuid::nil()),
            code: "nut_allergy_severe".to_owned(),
            practical: "no nuts at work".to_owned(),
            barrier: "health".to_owned(),
            disclosed_by: "learner".to_owned(),
            consented: date(2026, 10, 17),
            share_with: vec![ShareWith::Office, ShareWith::HostMentor],
            erase_after: "30 days after return".to_owned(),
        };
        let reads = |relation| read(relation).is_some_and(|may| may.covers(&need));
        let mentor = Relation::Mentor(HostCompanyId(Uuid::nil()));
        assert!(reads(Relation::Office) && reads(Relation::Own) && reads(mentor));
        assert!(!reads(Relation::Partner(PartnerId(Uuid::nil()))));
        assert!(!reads(Relation::Family(GuardianId(Uuid::nil()))));
        assert!(!reads(Relation::Tutor(TutorId(Uuid::nil()))) && !reads(Relation::Finance));
        assert!(read(mentor).is_some_and(|may| !may.whole()), "practical measures only");
    }
}
