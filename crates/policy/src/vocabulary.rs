//! The European Union's lists and its classification of skills: who brings them in, and who looks into them.

use crate::{Actor, Role};

/// That the actor may take in lists that all organisations of the installation share.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayKeep(());

/// Who runs the installation, at its command line.
pub fn keep(actor: &Actor) -> Option<MayKeep> {
    matches!(actor.role, Role::Operator).then_some(MayKeep(()))
}

/// That the actor may look terms up.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Reads(());

/// Everybody who has something to do with an organisation: the lists say nothing about anybody.
pub fn read(actor: &Actor) -> Option<Reads> {
    (!matches!(actor.role, Role::Visitor)).then_some(Reads(()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_operator_brings_lists_and_everybody_but_a_stranger_reads_them() {
        assert!(keep(&Actor::OPERATOR).is_some() && read(&Actor::OPERATOR).is_some());
        let coordinator = Actor { role: Role::Coordinator, ..Actor::OPERATOR };
        assert!(keep(&coordinator).is_none() && read(&coordinator).is_some());
        assert!(keep(&Actor::VISITOR).is_none() && read(&Actor::VISITOR).is_none());
    }
}
