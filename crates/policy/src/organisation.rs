//! Organisations: who sets them up, and who changes what is said about them.

use crate::{Actor, Role};
use walz_domain::OrganisationId;

/// That the actor may set up a new organisation.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayAdd(());

pub fn add(actor: &Actor) -> Option<MayAdd> {
    matches!(actor.role, Role::Operator).then_some(MayAdd(()))
}

/// What the actor sees of an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sees {
    /// Name, town and the like, which everybody may know.
    Card,
    /// Everything, to change it.
    All,
}

pub fn see(actor: &Actor, organisation: OrganisationId) -> Option<Sees> {
    match actor.role {
        Role::Operator => Some(Sees::All),
        Role::Coordinator if actor.organisation == organisation => Some(Sees::All),
        Role::Visitor => None,
        _ if actor.organisation == organisation => Some(Sees::Card),
        _ => None,
    }
}
