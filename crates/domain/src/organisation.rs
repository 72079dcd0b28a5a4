//! Organisations: offices, schools, companies and associations that send and receive learners.

use crate::country::Country;
use crate::person::Name;
use crate::place::Coordinates;
use crate::{OrganisationId, ProjectId};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Organisation {
    pub id: OrganisationId,
    pub name: Name,
    /// The programme's identifier of organisations, where there is one.
    pub oid: Option<String>,
    pub city: String,
    pub country: Country,
    pub coordinates: Option<Coordinates>,
    /// Answers around the clock, printed on every emergency sheet.
    pub duty_phone: Option<crate::person::Phone>,
    /// The IANA zone in which the organisation's days begin and end.
    pub time_zone: String,
}

crate::code::codes! {
    /// What an organisation is in one project. It can be several things at once.
    ProjectRole {
        Coordinator = "coordinator",
        Sending = "sending",
        Hosting = "hosting",
        Intermediary = "intermediary",
        Supporting = "supporting",
        Member = "consortium_member",
    }
}

/// That an organisation plays a role in a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InProject {
    pub project: ProjectId,
    pub organisation: OrganisationId,
    pub role: ProjectRole,
}
