//! Settings of the installation.

use crate::{Actor, Role};

/// That the actor may read and change the installation's settings.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayKeep(());

pub fn keep(actor: &Actor) -> Option<MayKeep> {
    matches!(actor.role, Role::Operator).then_some(MayKeep(()))
}
