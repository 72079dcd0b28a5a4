//! Where the bar and the tabs lead, and for whom: a link stands in the bar where its [`Door`] opens.

use crate::routes::Door;
use walz_policy::RoleKind::{self, Auditor, Coordinator, Finance, NetworkManager, Safeguarding};
use walz_words::Words;

/// Where in the staff's bar a page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nav {
    Today,
    Rounds,
    People,
    Partners,
    Reports,
    Outcomes,
    /// Reached in another way than through the bar.
    Elsewhere,
}

/// Where in the learner's tabs a page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Journey,
    Papers,
    Contacts,
    Help,
    /// Reached in another way than through the tabs.
    Elsewhere,
}

/// A link in the bar or the tabs.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) href: &'static str,
    pub(super) icon: &'static str,
    pub(super) label: String,
    pub(super) current: bool,
}

/// Who sees learners, their rounds and where they go.
pub(crate) const SEES_PEOPLE: Door = Door::Roles(&[Coordinator, Safeguarding]);
/// Who reads figures.
pub(crate) const READS_FIGURES: Door =
    Door::Roles(&[Coordinator, Finance, Safeguarding, NetworkManager, Auditor]);

impl Nav {
    const BAR: [(Self, &'static str, &'static str, Door); 6] = [
        (Self::Today, "/today", "nav-today", SEES_PEOPLE),
        (Self::Rounds, "/rounds", "nav-rounds", SEES_PEOPLE),
        (Self::People, "/people", "nav-people", SEES_PEOPLE),
        (Self::Partners, "/partners", "nav-partners", SEES_PEOPLE),
        (Self::Reports, "/reports", "nav-reports", READS_FIGURES),
        (Self::Outcomes, "/outcomes", "nav-outcomes", READS_FIGURES),
    ];

    /// The links of the bar for somebody in this role.
    pub(super) fn places(self, role: Option<RoleKind>, words: Words) -> Vec<Place> {
        Self::BAR
            .into_iter()
            .filter(|(_, _, _, door)| opens(*door, role))
            .map(|(nav, href, label, _)| Place {
                href,
                icon: "",
                label: words.t(label).to_string(),
                current: nav == self,
            })
            .collect()
    }
}

impl Tab {
    const TABS: [(Self, &'static str, &'static str, &'static str); 4] = [
        (Self::Journey, "/my", "flag", "nav-journey"),
        (Self::Papers, "/my/papers", "file", "nav-papers"),
        (Self::Contacts, "/my/contacts", "phone", "nav-contacts"),
        (Self::Help, "/my/help", "help", "nav-help"),
    ];

    /// The tabs at the bottom of a learner's phone.
    pub(super) fn places(self, words: Words) -> Vec<Place> {
        Self::TABS
            .into_iter()
            .map(|(tab, href, icon, label)| Place {
                href,
                icon,
                label: words.t(label).to_string(),
                current: tab == self,
            })
            .collect()
    }
}

/// Whether somebody in this role may look people up.
pub(super) fn sees_people(role: Option<RoleKind>) -> bool {
    opens(SEES_PEOPLE, role)
}

fn opens(door: Door, role: Option<RoleKind>) -> bool {
    role.is_some_and(|role| door.opens_to(role))
}

/// Where somebody in this role begins.
pub(crate) fn home(role: RoleKind) -> &'static str {
    match role {
        RoleKind::Coordinator | RoleKind::Safeguarding => "/today",
        RoleKind::Finance | RoleKind::Auditor | RoleKind::NetworkManager => "/reports",
        RoleKind::Learner => "/my",
        RoleKind::Guardian => "/family",
        RoleKind::Tutor => "/tutor",
        RoleKind::Mentor => "/host",
        RoleKind::Partner => "/partner",
        RoleKind::Signer | RoleKind::Operator | RoleKind::Visitor | RoleKind::Worker => "/me",
    }
}
