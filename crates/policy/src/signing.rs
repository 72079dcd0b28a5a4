//! Texts to sign, learning agreements and grant agreements alike: who may read one, and in whose name they sign.

use crate::case::{CaseSubject, Relation, relation};
use crate::{Actor, Role};
use std::collections::BTreeSet;
use walz_domain::PersonId;
use walz_domain::signing::{Party, Signer};

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

/// As what an actor comes to the texts of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Comes {
    /// With a relation to the case.
    With(Relation),
    /// Named to sign one of them, and with nothing else to do with the case.
    Named(PersonId),
}

/// As what the actor comes to the texts of a case, if at all.
pub fn comes(actor: &Actor, case: &CaseSubject) -> Option<Comes> {
    match actor.role {
        Role::Signer(person) => {
            let named = actor.organisation == case.organisation && case.signers.contains(&person);
            named.then_some(Comes::Named(person))
        }
        _ => relation(actor, case).map(Comes::With),
    }
}

/// What somebody who comes like this to the case may do with one of its texts. `asked` are the parties that are to sign
/// it; nobody before it was offered. `signers` are those whom it names beside its usual parties. `shown` says whether it is a draft that its parties were shown.
///
/// A text that was neither offered nor shown is open to those who run the case. Who is asked to sign may read what they sign, whatever
/// else is closed to them.
pub fn reads(
    comes: Comes,
    text: Text,
    asked: Option<&BTreeSet<Party>>,
    signers: &[Signer],
    shown: bool,
) -> Option<Reads> {
    let (runs, open) = match comes {
        Comes::With(relation) => (
            relation.runs(),
            match text {
                Text::Learning => relation.sees_learning(),
                Text::Grant => relation.sees_money(),
            },
        ),
        Comes::Named(_) => (false, false),
    };
    let stands_for = stands_for(comes, signers);
    let party = stands_for.filter(|party| asked.is_some_and(|asked| asked.contains(party)));
    let comments = stands_for.filter(|_| shown && asked.is_none());
    let reads = open && (asked.is_some() || shown);
    let may = runs || party.is_some() || comments.is_some() || reads;
    may.then_some(Reads { party, runs, comments })
}

/// Whether somebody at work signs in the name of the host: the mentor of a second host does not.
pub fn signs_for_host(relation: Relation) -> bool {
    relation.is_at_work() && stands_for(Comes::With(relation), &[]) == Some(Party::Host)
}

/// The party that somebody stands for: any coordinator for the sender, the mentor or the partner's contact for the host,
/// and who is named in the text for the party that it names them for.
fn stands_for(comes: Comes, signers: &[Signer]) -> Option<Party> {
    let relation = match comes {
        Comes::With(relation) => relation,
        Comes::Named(person) => {
            let named = signers.iter().find(|signer| signer.person == person);
            return named.map(|signer| signer.party);
        }
    };
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
        // They sign as who the text names, which an amendment may change, and not as who the text in force named.
        Relation::SecondMentor(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use walz_domain::{GuardianId, HostCompanyId, OrganisationId, PartnerId, TutorId};

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
    fn the_first_mentor_alone_signs_for_the_host() {
        let host = HostCompanyId(Uuid::from_u128(1));
        assert!(signs_for_host(Relation::Mentor(host)));
        assert!(!signs_for_host(Relation::SecondMentor(host)) && !signs_for_host(Relation::Office));
        assert!(!signs_for_host(Relation::Partner(PartnerId(Uuid::nil()))), "has another page");
    }

    #[test]
    fn who_is_named_comes_to_the_texts_and_to_nothing_else() {
        let id = Uuid::from_u128;
        let case = CaseSubject {
            organisation: OrganisationId(id(1)),
            learner: id(2).into(),
            person: id(3).into(),
            tutors: Vec::new(),
            partner: None,
            host: None,
            second_host: None,
            guardians: Vec::new(),
            signers: vec![PersonId(id(8))],
            minor: true,
            family_view: false,
        };
        let actor = |person, organisation| Actor {
            organisation: OrganisationId(id(organisation)),
            person: None,
            role: Role::Signer(PersonId(id(person))),
        };
        assert_eq!(comes(&actor(8, 1), &case), Some(Comes::Named(PersonId(id(8)))));
        assert_eq!(comes(&actor(9, 1), &case), None);
        assert_eq!(comes(&actor(8, 9), &case), None);
        assert_eq!(relation(&actor(8, 1), &case), None);
    }

    #[test]
    fn who_reads_and_signs_which_text() {
        let mother = GuardianId(Uuid::from_u128(1));
        let father = GuardianId(Uuid::from_u128(2));
        let owner = PersonId(Uuid::from_u128(3));
        let signers = [Signer {
            party: Party::SecondSigner,
            person: owner,
            organisation: "Holzbau".to_owned(),
            name: "Ida Gast".parse().expect("a name"),
            role: String::new(),
            email: None,
            phone: None,
        }];
        let usual = [Party::Learner, Party::Guardian(mother), Party::Sender, Party::Host];
        let learning: BTreeSet<Party> = usual.into_iter().chain([Party::SecondSigner]).collect();
        let grant: BTreeSet<Party> =
            [Party::Learner, Party::Guardian(mother), Party::Sender].into();
        let relations = [
            ("office", Relation::Office),
            ("worker", Relation::Worker),
            ("learner", Relation::Own),
            ("mother, who must sign", Relation::Family(mother)),
            ("father, who need not", Relation::Family(father)),
            ("mentor", Relation::Mentor(HostCompanyId(Uuid::nil()))),
            ("second mentor", Relation::SecondMentor(HostCompanyId(Uuid::nil()))),
            ("partner", Relation::Partner(PartnerId(Uuid::nil()))),
            ("tutor", Relation::Tutor(TutorId(Uuid::nil()))),
            ("finance", Relation::Finance),
            ("safeguarding", Relation::Safeguarding),
            ("auditor", Relation::Auditor),
        ]
        .map(|(who, relation)| (who, Comes::With(relation)));
        let named = [
            ("owner of the host, who is named", Comes::Named(owner)),
            ("somebody who was named once", Comes::Named(PersonId(Uuid::nil()))),
        ];
        let all: Vec<_> = relations.into_iter().chain(named).collect();
        let told = |text: Text, asked: Option<&BTreeSet<Party>>| {
            let told = all.iter().map(|(who, comes)| {
                let may = match reads(*comes, text, asked, &signers, false) {
                    None => "-".to_owned(),
                    Some(Reads { party: None, .. }) => "reads".to_owned(),
                    Some(Reads { party: Some(party), .. }) => format!("signs as {}", party.code()),
                };
                format!("{who}: {may}")
            });
            told.collect::<Vec<_>>()
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
                "second mentor: reads",
                "partner: signs as host",
                "tutor: reads",
                "finance: -",
                "safeguarding: reads",
                "auditor: reads",
                "owner of the host, who is named: signs as second_signer",
                "somebody who was named once: -",
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
                "second mentor: -",
                "partner: -",
                "tutor: -",
                "finance: reads",
                "safeguarding: -",
                "auditor: reads",
                "owner of the host, who is named: -",
                "somebody who was named once: -",
            ]
        );
        let shown = all.iter().map(|(who, comes)| {
            let may = reads(*comes, Text::Learning, None, &signers, true);
            let said = match may.map(|reads| (reads.party, reads.comments)) {
                None => "-".to_owned(),
                Some((None, None)) => "reads".to_owned(),
                Some((None, Some(party))) => format!("comments as {}", party.code()),
                Some((Some(_), _)) => "signs a draft".to_owned(),
            };
            format!("{who}: {said}")
        });
        assert_eq!(
            shown.collect::<Vec<_>>(),
            [
                "office: comments as sender",
                "worker: reads",
                "learner: comments as learner",
                "mother, who must sign: comments as guardian",
                "father, who need not: comments as guardian",
                "mentor: comments as host",
                "second mentor: reads",
                "partner: comments as host",
                "tutor: reads",
                "finance: -",
                "safeguarding: reads",
                "auditor: reads",
                "owner of the host, who is named: comments as second_signer",
                "somebody who was named once: -",
            ]
        );
        let drafts = told(Text::Learning, None);
        assert_eq!(drafts[..3], ["office: reads", "worker: reads", "learner: -"]);
        assert!(drafts[3..].iter().all(|line| line.ends_with(": -")), "{drafts:?}");
    }
}
