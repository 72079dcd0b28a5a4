//! Texts to sign, learning agreements and grant agreements alike: who may read one, and in whose name they sign.

use crate::case::Relation;
use std::collections::BTreeSet;
use walz_domain::signing::Party;

/// Which of the two texts it is; the money of the second is not everybody's business.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    Learning,
    Grant,
}

/// That the actor may read the text, and the party in whose name they may sign it, if there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct Reads {
    pub party: Option<Party>,
    /// Who runs the case sees drafts too, sends reminders, takes texts back.
    pub runs: bool,
    /// The party in whose name they may comment on a draft that was shown to them.
    pub comments: Option<Party>,
}

impl Reads {
    /// The party for whom the actor hands in what came back on paper or from a signing service: its own, or where they run
    /// the case the one that they name.
    pub fn hands_in_for(self, named: Option<Party>) -> Option<Party> {
        named.filter(|_| self.runs).or(self.party)
    }

    /// Whether the actor sees what a party handed in: its own, and all of them who runs the case.
    pub fn sees_paper_of(self, party: Party) -> bool {
        self.runs || self.party == Some(party)
    }

    /// Whether the actor names another person to sign for a party: the party itself, and at its request who runs the case.
    pub fn names_for(self, party: Party) -> bool {
        self.runs || self.party == Some(party)
    }

    /// Whether what a form about signing says is the actor's business.
    pub const fn has_a_say(self) -> bool {
        self.runs || self.party.is_some()
    }
}

/// What an actor with this relation to the case may do with one of its texts. `asked` are the parties that are to sign
/// it; nobody before it was offered. `shown` says whether it is a draft that its parties were shown.
///
/// A text that was neither offered nor shown is open to those who run the case. Who is asked to sign may read what they sign, whatever
/// else is closed to them.
pub fn reads(
    relation: Relation,
    text: Text,
    asked: Option<&BTreeSet<Party>>,
    shown: bool,
) -> Option<Reads> {
    let runs = relation.runs();
    let party =
        stands_for(relation).filter(|party| asked.is_some_and(|asked| asked.contains(party)));
    let open = match text {
        Text::Learning => relation.sees_learning(),
        Text::Grant => relation.sees_money(),
    };
    let comments = stands_for(relation).filter(|_| shown && asked.is_none());
    let reads = open && (asked.is_some() || shown);
    let may = runs || party.is_some() || comments.is_some() || reads;
    may.then_some(Reads { party, runs, comments })
}

/// The party that somebody stands for: any coordinator for the sender, the mentor or the partner's contact for the host.
const fn stands_for(relation: Relation) -> Option<Party> {
    match relation {
        Relation::Own => Some(Party::Learner),
        Relation::Family(guardian) => Some(Party::Guardian(guardian)),
        Relation::Office => Some(Party::Sender),
        Relation::Mentor(_) | Relation::Partner(_) => Some(Party::Host),
        Relation::Safeguarding
        | Relation::Finance
        | Relation::Auditor
        | Relation::Tutor(_)
        | Relation::Worker => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use walz_domain::{GuardianId, HostCompanyId, PartnerId, TutorId};

    #[test]
    fn paper_is_handed_in_for_oneself_and_by_the_office_for_all() {
        let reads = |party, runs| Reads { party, runs, comments: None };
        let (learner, office) = (reads(Some(Party::Learner), false), reads(None, true));
        assert_eq!(learner.hands_in_for(Some(Party::Host)), Some(Party::Learner));
        assert_eq!(office.hands_in_for(Some(Party::Host)), Some(Party::Host));
        assert_eq!(reads(None, false).hands_in_for(Some(Party::Host)), None);
        assert!(office.sees_paper_of(Party::Host) && office.names_for(Party::Host));
        assert!(learner.sees_paper_of(Party::Learner) && !learner.sees_paper_of(Party::Host));
        assert!(!learner.names_for(Party::Host) && !reads(None, false).has_a_say());
    }

    #[test]
    fn who_reads_and_signs_which_text() {
        let mother = GuardianId(Uuid::from_u128(1));
        let father = GuardianId(Uuid::from_u128(2));
        let learning: BTreeSet<Party> =
            [Party::Learner, Party::Guardian(mother), Party::Sender, Party::Host].into();
        let grant: BTreeSet<Party> =
            [Party::Learner, Party::Guardian(mother), Party::Sender].into();
        let relations = [
            ("office", Relation::Office),
            ("worker", Relation::Worker),
            ("learner", Relation::Own),
            ("mother, who must sign", Relation::Family(mother)),
            ("father, who need not", Relation::Family(father)),
            ("mentor", Relation::Mentor(HostCompanyId(Uuid::nil()))),
            ("partner", Relation::Partner(PartnerId(Uuid::nil()))),
            ("tutor", Relation::Tutor(TutorId(Uuid::nil()))),
            ("finance", Relation::Finance),
            ("safeguarding", Relation::Safeguarding),
            ("auditor", Relation::Auditor),
        ];
        let told = |text: Text, asked: Option<&BTreeSet<Party>>| {
            relations.map(|(who, relation)| {
                let may = match reads(relation, text, asked, false) {
                    None => "-".to_owned(),
                    Some(Reads { party: None, .. }) => "reads".to_owned(),
                    Some(Reads { party: Some(party), .. }) => format!("signs as {}", party.code()),
                };
                format!("{who}: {may}")
            })
        };
        assert_eq!(
            told(Text::Learning, Some(&learning)),
            [
                "office: signs as sender",
                "worker: reads",
                "learner: signs as learner",
                "mother, who must sign: signs as guardian",
                "father, who need not: -",
                "mentor: signs as host",
                "partner: signs as host",
                "tutor: reads",
                "finance: -",
                "safeguarding: reads",
                "auditor: reads",
            ]
        );
        assert_eq!(
            told(Text::Grant, Some(&grant)),
            [
                "office: signs as sender",
                "worker: reads",
                "learner: signs as learner",
                "mother, who must sign: signs as guardian",
                "father, who need not: -",
                "mentor: -",
                "partner: -",
                "tutor: -",
                "finance: reads",
                "safeguarding: -",
                "auditor: reads",
            ]
        );
        let shown = relations.map(|(who, relation)| {
            let may = reads(relation, Text::Learning, None, true);
            let said = match may.map(|reads| (reads.party, reads.comments)) {
                None => "-".to_owned(),
                Some((None, None)) => "reads".to_owned(),
                Some((None, Some(party))) => format!("comments as {}", party.code()),
                Some((Some(_), _)) => "signs a draft".to_owned(),
            };
            format!("{who}: {said}")
        });
        assert_eq!(
            shown,
            [
                "office: comments as sender",
                "worker: reads",
                "learner: comments as learner",
                "mother, who must sign: comments as guardian",
                "father, who need not: comments as guardian",
                "mentor: comments as host",
                "partner: comments as host",
                "tutor: reads",
                "finance: -",
                "safeguarding: reads",
                "auditor: reads",
            ]
        );
        let drafts = told(Text::Learning, None);
        assert_eq!(drafts[..3], ["office: reads", "worker: reads", "learner: -"]);
        assert!(drafts[3..].iter().all(|line| line.ends_with(": -")), "{drafts:?}");
    }
}
