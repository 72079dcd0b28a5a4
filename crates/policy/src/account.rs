//! Accounts: what people sign in with.

use crate::{Actor, Role};
use walz_domain::AccountId;

/// That the actor may make accounts and set anybody's password.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayAdmit(());

pub fn admit(actor: &Actor) -> Option<MayAdmit> {
    matches!(actor.role, Role::Operator).then_some(MayAdmit(()))
}

/// That a coordinator may make accounts for the people they give a role, without a password.
pub fn invite(actor: &Actor) -> Option<MayAdmit> {
    matches!(actor.role, Role::Operator | Role::Coordinator).then_some(MayAdmit(()))
}

/// That this is the signed-in account itself, which may change its password and language.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Own(pub AccountId);

pub fn own(signed_in: Option<AccountId>, account: AccountId) -> Option<Own> {
    (signed_in == Some(account)).then_some(Own(account))
}
