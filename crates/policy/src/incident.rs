//! Incidents: who reports one, who handles it, and how much of it somebody reads.

use crate::case::Relation;
use crate::{Actor, Role};
use walz_domain::incident::{Incident, IncidentKind, Level};
use walz_domain::{OrganisationId, PersonId};

/// That the actor may report what happened to this learner.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayReport(());

/// Everybody who is near the learner. Those who look at money or at an audit are not.
pub fn report(relation: Relation) -> Option<MayReport> {
    let may = match relation {
        Relation::Office
        | Relation::Safeguarding
        | Relation::Own
        | Relation::Family(_)
        | Relation::Tutor(_)
        | Relation::Partner(_)
        | Relation::Mentor(_)
        | Relation::SecondMentor(_) => true,
        Relation::Finance | Relation::Auditor | Relation::Worker => false,
    };
    may.then_some(MayReport(()))
}

/// That the actor may handle incidents of this case: take them, keep the log, tell, judge, close.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayHandle(());

pub fn handle(relation: Relation) -> Option<MayHandle> {
    matches!(relation, Relation::Office | Relation::Safeguarding).then_some(MayHandle(()))
}

/// How much of an incident somebody reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[must_use]
pub enum Reads {
    /// That it happened, how serious it is, and where it stands.
    Facts,
    /// What was told of it, besides.
    Narrative,
    /// The log of those who handle it, besides.
    File,
}

/// Who handles it reads everything. Who told it reads what they told. A partner, who helps on the spot, reads what is
/// not about health or about somebody's protection; a tutor, and the family from the level at which they must be told,
/// read that it happened. Nobody else reads anything: not those who look at the money, not another host.
pub fn read(relation: Relation, actor: Option<PersonId>, incident: &Incident) -> Option<Reads> {
    let told_it = actor.is_some() && incident.reported_by == actor;
    let guarded = incident.about_health || incident.kind == IncidentKind::Safeguarding;
    let reads = match relation {
        Relation::Office | Relation::Safeguarding => Reads::File,
        Relation::Finance | Relation::Auditor | Relation::Worker => return None,
        _ if told_it => Reads::Narrative,
        Relation::Partner(_) if !guarded => Reads::Narrative,
        Relation::Own | Relation::Partner(_) | Relation::Tutor(_) => Reads::Facts,
        Relation::Family(_) if incident.level >= Level::Minor => Reads::Facts,
        Relation::Family(_) | Relation::Mentor(_) | Relation::SecondMentor(_) => return None,
    };
    Some(reads)
}

/// That the actor may see the organisation's incidents in a list.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayList {
    pub organisation: OrganisationId,
}

pub fn list(actor: &Actor, organisation: OrganisationId) -> Option<MayList> {
    let may = matches!(actor.role, Role::Coordinator | Role::Safeguarding);
    (may && actor.organisation == organisation).then_some(MayList { organisation })
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use walz_domain::incident::{State, Told};
    use walz_domain::{
        GuardianId, HostCompanyId, IncidentId, LearnerId, MobilityId, PartnerId, TutorId,
    };

    fn incident(kind: IncidentKind, level: Level) -> Incident {
        let now: jiff::Timestamp = "2027-03-01T14:00:00Z".parse().expect("a moment");
        Incident {
            id: IncidentId(Uuid::nil()),
            code: "I01".to_owned(),
            mobility: MobilityId(Uuid::nil()),
            learner: LearnerId(Uuid::nil()),
            happened: jiff::civil::date(2027, 3, 1),
            reported: now,
            kind,
            level,
            about_health: kind.is_about_health(),
            days_absent: 0,
            reported_by: Some(PersonId(Uuid::from_u128(7))),
            told: Told::default(),
            log: Vec::new(),
            answered: None,
            alarmed: None,
            state: State::New,
        }
    }

    #[test]
    fn each_reads_of_an_incident_what_the_relation_needs() {
        use Reads::{Facts, File, Narrative};
        let nil = Uuid::nil();
        let relations = [
            Relation::Office,
            Relation::Safeguarding,
            Relation::Own,
            Relation::Partner(PartnerId(nil)),
            Relation::Tutor(TutorId(nil)),
            Relation::Family(GuardianId(nil)),
            Relation::Mentor(HostCompanyId(nil)),
            Relation::Finance,
            Relation::Auditor,
        ];
        let table = |incident: &Incident, person: Option<PersonId>| {
            relations.map(|relation| read(relation, person, incident))
        };
        let theft = incident(IncidentKind::Theft, Level::Information);
        let other = Some(PersonId(Uuid::from_u128(8)));
        let (facts, narrative, file) = (Some(Facts), Some(Narrative), Some(File));
        assert_eq!(
            table(&theft, other),
            [file, file, facts, narrative, facts, None, None, None, None]
        );
        let ill = incident(IncidentKind::Illness, Level::Minor);
        assert_eq!(table(&ill, other), [file, file, facts, facts, facts, facts, None, None, None]);
        assert_eq!(
            table(&ill, ill.reported_by),
            [file, file, narrative, narrative, narrative, narrative, narrative, None, None],
            "who told it knows it; but not for money"
        );
    }
}
