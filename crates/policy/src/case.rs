//! A case: everything about one learner in one round. Who reaches it, and as what, follows from the relation to it.

use crate::{Actor, Role};
use walz_domain::{
    GuardianId, HostCompanyId, LearnerId, OrganisationId, PartnerId, PersonId, TutorId,
};

/// What a case is to those who ask: whose it is, and who has to do with it.
#[derive(Clone, Debug)]
pub struct CaseSubject {
    pub organisation: OrganisationId,
    pub learner: LearnerId,
    pub person: PersonId,
    /// Tutors who accompany or visit the learner.
    pub tutors: Vec<TutorId>,
    /// Where the learner goes, once a place is confirmed.
    pub partner: Option<PartnerId>,
    pub host: Option<HostCompanyId>,
    /// The company that takes over a part of the stay, by the agreement in force.
    pub second_host: Option<HostCompanyId>,
    pub guardians: Vec<GuardianId>,
    /// Who is named to sign a text of the stay beside its usual parties.
    pub signers: Vec<PersonId>,
    /// Under age today.
    pub minor: bool,
    /// That a learner of age lets the family see how the stay goes.
    pub family_view: bool,
}

/// As what an actor reaches a case. Each sees what the relation needs and no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Relation {
    /// Runs the case.
    Office,
    /// Looks after the safety of learners.
    Safeguarding,
    /// Sees the money of the case, nothing of health or incidents.
    Finance,
    /// Reads what the audit of a grant needs.
    Auditor,
    /// It is the learner's own.
    Own,
    /// A parent, by law or with the learner's consent.
    Family(GuardianId),
    /// The tutor from home.
    Tutor(TutorId),
    /// Looks after the learner abroad.
    Partner(PartnerId),
    /// Guides the learner at work.
    Mentor(HostCompanyId),
    /// Guides the learner at work in a part of the stay, at the second host.
    SecondMentor(HostCompanyId),
    /// The program itself.
    Worker,
}

/// The relation of an actor to a case, if there is any.
pub fn relation(actor: &Actor, case: &CaseSubject) -> Option<Relation> {
    if actor.organisation != case.organisation {
        return None;
    }
    match actor.role {
        Role::Coordinator => Some(Relation::Office),
        Role::Safeguarding => Some(Relation::Safeguarding),
        Role::Finance => Some(Relation::Finance),
        Role::Auditor => Some(Relation::Auditor),
        Role::Worker => Some(Relation::Worker),
        Role::Learner(id) => (id == case.learner).then_some(Relation::Own),
        Role::Guardian(id) => {
            let open = case.minor || case.family_view;
            (open && case.guardians.contains(&id)).then_some(Relation::Family(id))
        }
        Role::Tutor(id) => case.tutors.contains(&id).then_some(Relation::Tutor(id)),
        Role::Partner(id) => (case.partner == Some(id)).then_some(Relation::Partner(id)),
        Role::Mentor(id) if case.host == Some(id) => Some(Relation::Mentor(id)),
        Role::Mentor(id) => (case.second_host == Some(id)).then_some(Relation::SecondMentor(id)),
        Role::Signer(_) | Role::NetworkManager | Role::Operator | Role::Visitor => None,
    }
}

impl Relation {
    /// Whether the whole file is open, with notes, history and everybody's particulars.
    pub const fn sees_file(self) -> bool {
        matches!(self, Self::Office | Self::Safeguarding | Self::Worker)
    }

    /// Whether the money of the case is open.
    pub const fn sees_money(self) -> bool {
        matches!(self, Self::Office | Self::Finance | Self::Auditor | Self::Own | Self::Worker)
    }

    /// Whether welfare is open: check-ins and incidents.
    pub const fn sees_welfare(self) -> bool {
        matches!(self, Self::Office | Self::Safeguarding | Self::Own | Self::Worker)
    }

    /// Whether learning is open: the agreed units, their assessment and recognition.
    pub const fn sees_learning(self) -> bool {
        !matches!(self, Self::Finance | Self::Family(_))
    }

    /// Whether it is a mentor's, of the one host or the other.
    pub const fn is_at_work(self) -> bool {
        matches!(self, Self::Mentor(_) | Self::SecondMentor(_))
    }

    /// Whether the actor runs the case: changes it, decides in it, sends its papers.
    pub const fn runs(self) -> bool {
        matches!(self, Self::Office | Self::Worker)
    }
}

/// That the actor may see and steer the rounds of an organisation: boards, lists, runs of the engine.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct RunsRounds {
    pub organisation: OrganisationId,
}

pub fn runs_rounds(actor: &Actor, organisation: OrganisationId) -> Option<RunsRounds> {
    let may = matches!(actor.role, Role::Coordinator | Role::Worker);
    (may && actor.organisation == organisation).then_some(RunsRounds { organisation })
}

/// That the actor may look at the boards of an organisation without changing anything.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct SeesRounds {
    pub organisation: OrganisationId,
}

pub fn sees_rounds(actor: &Actor, organisation: OrganisationId) -> Option<SeesRounds> {
    let may = matches!(actor.role, Role::Coordinator | Role::Safeguarding | Role::Worker);
    (may && actor.organisation == organisation).then_some(SeesRounds { organisation })
}

/// That the actor receives learners for a partner, and may see those whom it receives.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Receives {
    pub organisation: OrganisationId,
    pub partner: PartnerId,
}

pub fn receives(actor: &Actor) -> Option<Receives> {
    match actor.role {
        Role::Partner(partner) => Some(Receives { organisation: actor.organisation, partner }),
        _ => None,
    }
}

/// That the actor may read figures without names.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct SeesFigures {
    pub organisation: OrganisationId,
}

pub fn sees_figures(actor: &Actor, organisation: OrganisationId) -> Option<SeesFigures> {
    let may = matches!(
        actor.role,
        Role::Coordinator
            | Role::Finance
            | Role::Safeguarding
            | Role::NetworkManager
            | Role::Auditor
            | Role::Worker
    );
    (may && actor.organisation == organisation).then_some(SeesFigures { organisation })
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn id<T: From<Uuid>>(n: u128) -> T {
        T::from(Uuid::from_u128(n))
    }

    #[test]
    fn a_relation_needs_the_same_organisation_and_the_very_subject() {
        let case = CaseSubject {
            organisation: id(1),
            learner: id(2),
            person: id(3),
            tutors: vec![id(4)],
            partner: Some(id(5)),
            host: Some(id(6)),
            second_host: Some(id(9)),
            guardians: vec![id(7)],
            signers: vec![id(8)],
            minor: true,
            family_view: false,
        };
        let table = |subject: u128, organisation: u128| {
            [
                Role::Coordinator,
                Role::Finance,
                Role::Safeguarding,
                Role::NetworkManager,
                Role::Auditor,
                Role::Operator,
                Role::Visitor,
                Role::Learner(id(subject + 2)),
                Role::Tutor(id(subject + 4)),
                Role::Partner(id(subject + 5)),
                Role::Mentor(id(subject + 6)),
                Role::Guardian(id(subject + 7)),
                Role::Signer(id(subject + 8)),
            ]
            .map(|role| {
                let actor = Actor { organisation: id(organisation), person: None, role };
                relation(&actor, &case).is_some()
            })
        };
        let (t, f) = (true, false);
        assert_eq!(table(0, 1), [t, t, t, f, t, f, f, t, t, t, t, t, f], "own");
        assert_eq!(table(100, 1), [t, t, t, f, t, f, f, f, f, f, f, f, f], "another subject");
        assert_eq!(table(0, 9), [f; 13], "another organisation");
        let second = Actor { organisation: id(1), person: None, role: Role::Mentor(id(9)) };
        assert_eq!(relation(&second, &case), Some(Relation::SecondMentor(id(9))));
        let alone = CaseSubject { second_host: None, ..case.clone() };
        assert_eq!(relation(&second, &alone), None, "the agreement in force does not name it");
        let grown_up = CaseSubject { minor: false, ..case };
        let mother = Actor { organisation: id(1), person: None, role: Role::Guardian(id(7)) };
        assert_eq!(relation(&mother, &grown_up), None);
        let with_consent = CaseSubject { family_view: true, ..grown_up };
        assert_eq!(relation(&mother, &with_consent), Some(Relation::Family(id(7))));
    }
}
