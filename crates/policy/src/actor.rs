//! Who asks.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;
use walz_domain::{
    GuardianId, HostCompanyId, LearnerId, OrganisationId, PartnerId, PersonId, TutorId,
};

/// The installation itself, where an organisation is asked for: who operates it and what happens to it stand there.
pub const INSTALLATION: OrganisationId = OrganisationId(Uuid::nil());

/// Who asks, for which organisation, and as what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    pub organisation: OrganisationId,
    /// As the organisation knows them; nobody where the program acts by itself or a stranger asks.
    pub person: Option<PersonId>,
    pub role: Role,
}

impl Actor {
    /// Somebody of whom nothing is known.
    pub const VISITOR: Self =
        Self { organisation: INSTALLATION, person: None, role: Role::Visitor };
    /// Who runs the installation, at its command line.
    pub const OPERATOR: Self =
        Self { organisation: INSTALLATION, person: None, role: Role::Operator };

    /// The program itself, doing for an organisation what is due.
    pub const fn worker(organisation: OrganisationId) -> Self {
        Self { organisation, person: None, role: Role::Worker }
    }
}

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident $(($of:ident))? = $code:literal,)*) => {
        /// As what somebody acts, with the id of what they speak for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Role {
            $($(#[$doc])* $name $(($of))?,)*
        }

        /// A role without what it speaks for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum RoleKind {
            $($(#[$doc])* $name,)*
        }

        impl RoleKind {
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The role's name in the database, the journal, and the API.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }
        }

        impl Role {
            pub const fn kind(&self) -> RoleKind {
                match self {
                    $(roles!(@pattern $name $(, $of)?) => RoleKind::$name,)*
                }
            }

            /// The id of what the role speaks for, where it speaks for one thing.
            pub const fn subject(&self) -> Option<Uuid> {
                match self {
                    $(roles!(@binding id $name $(, $of)?) => roles!(@id id $($of)?),)*
                }
            }

            /// A role from its parts; `None` where they do not belong together.
            pub fn from_parts(kind: RoleKind, subject: Option<Uuid>) -> Option<Self> {
                match (kind, subject) {
                    $(roles!(@parts id $name $(, $of)?) => Some(roles!(@built id $name $(, $of)?)),)*
                    _ => None,
                }
            }
        }
    };
    (@pattern $name:ident) => { Role::$name };
    (@pattern $name:ident, $of:ident) => { Role::$name(_) };
    (@binding $id:ident $name:ident) => { Role::$name };
    (@binding $id:ident $name:ident, $of:ident) => { Role::$name($id) };
    (@id $id:ident) => { None };
    (@id $id:ident $of:ident) => { Some($id.0) };
    (@parts $id:ident $name:ident) => { (RoleKind::$name, None) };
    (@parts $id:ident $name:ident, $of:ident) => { (RoleKind::$name, Some($id)) };
    (@built $id:ident $name:ident) => { Role::$name };
    (@built $id:ident $name:ident, $of:ident) => { Role::$name($of($id)) };
}

roles! {
    /// Nobody in particular.
    Visitor = "visitor",
    Learner(LearnerId) = "learner",
    Guardian(GuardianId) = "guardian",
    /// Instructor or teacher at home.
    Tutor(TutorId) = "tutor",
    /// Guides learners at a host company.
    Mentor(HostCompanyId) = "mentor",
    /// Was named to sign one text, and has no other business with the case.
    Signer(PersonId) = "signer",
    /// Contact at a partner organisation.
    Partner(PartnerId) = "partner",
    /// Office staff who run cases.
    Coordinator = "coordinator",
    Finance = "finance",
    /// Answers for the protection of minors and the vulnerable.
    Safeguarding = "safeguarding",
    NetworkManager = "network_manager",
    Auditor = "auditor",
    /// Runs the installation, not the cases.
    Operator = "operator",
    /// The program itself.
    Worker = "worker",
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoRole(pub String);

impl fmt::Display for NoRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is no role", self.0)
    }
}

impl std::error::Error for NoRole {}

impl FromStr for RoleKind {
    type Err = NoRole;

    fn from_str(text: &str) -> Result<Self, NoRole> {
        Self::ALL
            .iter()
            .copied()
            .find(|kind| kind.code() == text)
            .ok_or_else(|| NoRole(text.to_owned()))
    }
}

impl fmt::Display for RoleKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// As the journal writes it: `coordinator`, `guardian:0198…`.
impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.subject() {
            Some(id) => write!(f, "{}:{id}", self.kind().code()),
            None => f.write_str(self.kind().code()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_comes_back_from_its_parts() {
        let id = Uuid::from_u128(7);
        for &kind in RoleKind::ALL {
            let role = Role::from_parts(kind, None).or(Role::from_parts(kind, Some(id)));
            let role = role.expect("one of the two fits");
            assert_eq!(role.kind(), kind);
            assert_eq!(Role::from_parts(kind, role.subject()), Some(role));
            assert_eq!(kind.code().parse(), Ok(kind));
        }
        assert_eq!(Role::from_parts(RoleKind::Learner, None), None);
        assert_eq!(Role::from_parts(RoleKind::Finance, Some(id)), None);
    }
}
