//! Tutor visits: who plans them, who reports on them, who sees them.

use crate::{Actor, Role};
use walz_domain::visit::Visit;
use walz_domain::{OrganisationId, TutorId};

/// That the actor may plan and cancel visits.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayPlan {
    pub organisation: OrganisationId,
}

pub fn plan(actor: &Actor, organisation: OrganisationId) -> Option<MayPlan> {
    let may = actor.role == Role::Coordinator && actor.organisation == organisation;
    may.then_some(MayPlan { organisation })
}

/// Whose visits the actor sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Sees {
    All,
    /// The tutor's own.
    Own(TutorId),
}

pub fn list(actor: &Actor, organisation: OrganisationId) -> Option<Sees> {
    if actor.organisation != organisation {
        return None;
    }
    match actor.role {
        Role::Coordinator | Role::Safeguarding => Some(Sees::All),
        Role::Tutor(tutor) => Some(Sees::Own(tutor)),
        _ => None,
    }
}

impl Sees {
    pub fn covers(self, visit: &Visit) -> bool {
        match self {
            Self::All => true,
            Self::Own(tutor) => visit.tutor == tutor,
        }
    }
}

/// That the actor may report on this visit.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayReport(());

/// The tutor who made it, and the office on the tutor's word.
pub fn report(actor: &Actor, organisation: OrganisationId, visit: &Visit) -> Option<MayReport> {
    let may = actor.role == Role::Coordinator || actor.role == Role::Tutor(visit.tutor);
    (may && actor.organisation == organisation).then_some(MayReport(()))
}
