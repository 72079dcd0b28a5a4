//! Ids as types, so that a learner's id can never stand where a placement's belongs.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )*};
}

ids! {
    /// An organisation: the owner of records, and the first column of every key.
    OrganisationId
    /// A person as one organisation knows them.
    PersonId
    /// What somebody signs in with; may belong to several organisations.
    AccountId
    /// An account's place in an organisation.
    MembershipId
    SessionId
    LinkId
    ProjectId
    CallId
    TradeId
    /// A unit of learning outcomes.
    UnitId
    HomeCompanyId
    TutorId
    PartnerId
    HostCompanyId
    /// A placement offer.
    OfferId
    AccommodationId
    LearnerId
    GuardianId
    ApplicationId
    /// One execution of the allocation engine.
    RunId
    /// What the office decided about a learner and an offer before a run.
    LockId
    /// One person's stay as a record.
    MobilityId
    AgreementId
    /// What a party says about a line of a draft.
    CommentId
    SelfAssessmentId
    /// A week of attendance.
    WeekId
    /// An entry of a logbook.
    LogbookEntryId
    /// A file that somebody brought.
    MediaId
    /// A piece of a portfolio.
    PieceId
    /// A mid-term talk.
    TalkId
    /// A smaller change of a plan.
    PlanNoteId
    CheckInId
    IncidentId
    VisitId
    AssessmentId
    RecognitionId
    /// What the home teacher makes of an assessed unit.
    ModerationId
    /// What a learner takes home from one stay, for anybody to check.
    CredentialId
    /// A key with which an organisation signs credentials.
    IssuerKeyId
    /// The number under which a stay has its Europass Mobility.
    EuropassMobilityId
    GrantId
    GroupProgrammeId
    ConsentId
    MessageId
    JobId
    /// A draft of an import.
    ImportId
}
