//! Everything about one case, loaded in one go.

use crate::{Error, Result, mid_term};
use jiff::civil::Date;
use walz_domain::accommodation::Accommodation;
use walz_domain::agreement::{Agreement, SecondHost};
use walz_domain::allocation::{Allocation, AllocationState};
use walz_domain::application::Application;
use walz_domain::assessment::Assessment;
use walz_domain::call::Call;
use walz_domain::case::{Case, Facts};
use walz_domain::check_in::CheckIn;
use walz_domain::consent::{Answer, Consent, Purpose};
use walz_domain::grant::GrantAgreement;
use walz_domain::guardian::Guardian;
use walz_domain::home_company::HomeCompany;
use walz_domain::host_company::HostCompany;
use walz_domain::incident::Incident;
use walz_domain::learner::Learner;
use walz_domain::mobility::Mobility;
use walz_domain::moderation::{Basis, Moderation, basis};
use walz_domain::offer::Offer;
use walz_domain::paper::{self, GateState, Paper};
use walz_domain::partner::Partner;
use walz_domain::person::Person;
use walz_domain::recognition::Recognition;
use walz_domain::self_assessment::SelfAssessment;
use walz_domain::signing::{self, Party};
use walz_domain::trade::Trade;
use walz_domain::visit::Visit;
use walz_domain::{CallId, HostCompanyId, LearnerId, MobilityId, OrganisationId, PersonId};
use walz_policy::case::CaseSubject;
use walz_store::{self as store, Access, Id, Stored};

/// One learner in one round.
#[derive(Clone, Debug)]
pub struct CaseFile {
    pub organisation: OrganisationId,
    /// The time zone in which the organisation's days begin and end.
    pub zone: String,
    pub call: Stored<Call>,
    pub application: Stored<Application>,
    pub learner: Stored<Learner>,
    pub person: Person,
    pub trade: Trade,
    pub company: HomeCompany,
    pub guardians: Vec<Stored<Guardian>>,
    /// The learner's own answers and the guardians', the oldest first.
    pub consents: Vec<Consent>,
    /// What the newest run of the engine gave, confirmed or not.
    pub allocation: Option<Stored<Allocation>>,
    /// The offer of that place, while the office has not given its word on it.
    pub proposed: Option<Offer>,
    pub stay: Option<StayFile>,
}

/// The stay of a case, once a place is confirmed.
#[derive(Clone, Debug)]
pub struct StayFile {
    pub mobility: Stored<Mobility>,
    pub offer: Offer,
    pub partner: Partner,
    pub host: HostCompany,
    /// The mentor whom the second host has on record, where the agreement in force has a second host.
    pub second_mentor: Option<PersonId>,
    pub accommodation: Option<Accommodation>,
    /// The newest first.
    pub agreements: Vec<Stored<Agreement>>,
    /// The newest first.
    pub grants: Vec<Stored<GrantAgreement>>,
    pub papers: Vec<Paper>,
    pub gates: Vec<GateState>,
    /// The newest first.
    pub check_ins: Vec<Stored<CheckIn>>,
    pub incidents: Vec<Stored<Incident>>,
    pub visits: Vec<Stored<Visit>>,
    /// The last day for the mid-term talk, while the learner is there and none is written down.
    pub talk_due: Option<Date>,
    pub assessments: Vec<Stored<Assessment>>,
    /// What the learner thinks of the same units.
    pub self_assessments: Vec<Stored<SelfAssessment>>,
    /// What the home teacher makes of them.
    pub moderations: Vec<Stored<Moderation>>,
    pub recognitions: Vec<Stored<Recognition>>,
}

impl CaseFile {
    /// The case of a learner in a call.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the learner did not apply in it.
    pub async fn load(
        db: &mut impl Access,
        organisation: OrganisationId,
        call: CallId,
        learner: LearnerId,
    ) -> Result<Self> {
        let applications = store::application::of_learner(db, organisation, Id(learner)).await?;
        let found = applications.into_iter().find(|a| a.call == call);
        Box::pin(Self::of_application(db, organisation, found.ok_or(Error::NotFound)?)).await
    }

    /// A learner's newest case.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the learner never applied.
    pub async fn newest(
        db: &mut impl Access,
        organisation: OrganisationId,
        learner: LearnerId,
    ) -> Result<Self> {
        let applications = store::application::of_learner(db, organisation, Id(learner)).await?;
        let newest = applications.into_iter().next().ok_or(Error::NotFound)?;
        Box::pin(Self::of_application(db, organisation, newest)).await
    }

    /// The case that a stay belongs to.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such stay.
    pub async fn of_mobility(
        db: &mut impl Access,
        organisation: OrganisationId,
        mobility: MobilityId,
    ) -> Result<Self> {
        let mobility = store::mobility::find(db, organisation, mobility).await?;
        let mobility = mobility.ok_or(Error::NotFound)?;
        Self::load(db, organisation, mobility.call, mobility.learner).await
    }

    /// Everything of a case. Its future is large and awaited by nearly every verb, so callers keep it on the heap.
    async fn of_application(
        db: &mut impl Access,
        organisation: OrganisationId,
        application: Stored<Application>,
    ) -> Result<Self> {
        const BROKEN: Error = Error::Broken("a case refers to something that is not there");
        let own = store::organisation::find(db, organisation).await?.ok_or(BROKEN)?;
        let learner_id = application.learner;
        let call = store::call::find(db, organisation, application.call).await?.ok_or(BROKEN)?;
        let learner = store::learner::find(db, organisation, learner_id).await?.ok_or(BROKEN)?;
        let person = store::person::find(db, organisation, learner.person).await?.ok_or(BROKEN)?;
        let trade = store::trade::find(db, organisation, learner.trade).await?.ok_or(BROKEN)?;
        let company = store::home_company::find(db, organisation, learner.company).await?;
        let guardians = store::guardian::of_learner(db, organisation, Id(learner_id)).await?;
        let consents = store::consent::of_learner(db, organisation, learner_id).await?;
        let allocations = store::allocation::of_learner(db, organisation, learner_id).await?;
        let stays = store::mobility::of_learner(db, organisation, Id(learner_id)).await?;
        // A cancelled stay counts only while there is no other.
        let mut stays: Vec<_> = stays.into_iter().filter(|m| m.call == call.id).collect();
        stays.sort_by_key(|m| matches!(m.state, walz_domain::mobility::State::Cancelled { .. }));
        let allocation = allocations.into_iter().next();
        let waiting = allocation.as_ref().filter(|a| a.state == AllocationState::Proposed);
        let proposed = match waiting.and_then(|a| a.offer) {
            Some(offer) => store::offer::find(db, organisation, offer).await?,
            None => None,
        };
        let mut file = Self {
            organisation,
            zone: own.into_value().time_zone,
            call,
            application,
            learner,
            person: person.into_value(),
            trade: trade.into_value(),
            company: company.ok_or(BROKEN)?.into_value(),
            guardians,
            consents,
            allocation,
            proposed: proposed.map(Stored::into_value),
            stay: None,
        };
        if let Some(mobility) = stays.into_iter().next() {
            file.stay = Some(StayFile::load(db, organisation, mobility, &file).await?);
        }
        Ok(file)
    }

    /// Who has to do with the case, for the policy.
    pub fn subject(&self, today: Date) -> CaseSubject {
        let visiting = self.stay.iter().flat_map(|s| s.visits.iter().map(|v| v.tutor));
        CaseSubject {
            organisation: self.organisation,
            learner: self.learner.id,
            person: self.learner.person,
            tutors: self.learner.tutor.into_iter().chain(visiting).collect(),
            partner: self.stay.as_ref().map(|s| s.partner.id),
            host: self.stay.as_ref().map(|s| s.host.id),
            second_host: self.stay.as_ref().and_then(|s| s.second_host()).map(|s| s.host),
            guardians: self.guardians.iter().map(|g| g.id).collect(),
            signers: self.stay.iter().flat_map(StayFile::signers).collect(),
            minor: self.person.is_minor_on(today),
            family_view: self.own_answer(Purpose::FamilyView) == Answer::Given,
        }
    }

    /// The learner's own last answer.
    pub fn own_answer(&self, purpose: Purpose) -> Answer {
        let own = self.consents.iter().rev().find(|c| c.guardian.is_none() && c.purpose == purpose);
        own.map_or(Answer::Pending, |c| c.answer)
    }

    /// Under age at the start of the stay, or today where there is none.
    pub fn is_minor(&self, today: Date) -> bool {
        let day = self.stay.as_ref().map_or(today, |s| s.mobility.period.first());
        self.person.is_minor_on(day)
    }

    /// The case as the board shows it.
    pub fn case(&self, today: Date) -> Case {
        let worries = self.stay.as_ref().map(StayFile::worries).unwrap_or_default();
        let windows = &self.application.wishes.windows;
        let possible = self.call.windows.iter().filter(|w| windows.contains(&w.code));
        let next = possible.map(|w| w.period).filter(|p| p.first() > today).min();
        let facts = Facts {
            application: &self.application.state,
            next_window: self.proposed.as_ref().map(|offer| offer.period).or(next),
            place_proposed: self.proposed.is_some(),
            mobility: self.stay.as_ref().map(|stay| stay.facts(&worries, self, today)),
        };
        Case::of(&facts, today)
    }
}

impl StayFile {
    async fn load(
        db: &mut impl Access,
        organisation: OrganisationId,
        mobility: Stored<Mobility>,
        case: &CaseFile,
    ) -> Result<Self> {
        const BROKEN: Error = Error::Broken("a stay refers to something that is not there");
        let id = mobility.id;
        let offer = store::offer::find(db, organisation, mobility.offer).await?.ok_or(BROKEN)?;
        let partner = store::partner::find(db, organisation, offer.partner).await?.ok_or(BROKEN)?;
        let host = store::host_company::find(db, organisation, offer.host).await?.ok_or(BROKEN)?;
        let accommodation = match mobility.accommodation {
            Some(id) => store::accommodation::find(db, organisation, id).await?,
            None => None,
        };
        let mut stay = Self {
            offer: offer.into_value(),
            partner: partner.into_value(),
            host: host.into_value(),
            second_mentor: None,
            accommodation: accommodation.map(Stored::into_value),
            agreements: store::agreement::of_mobility(db, organisation, Id(id)).await?,
            grants: store::grant_agreement::of_mobility(db, organisation, Id(id)).await?,
            papers: store::paper::of_mobility(db, organisation, id).await?,
            gates: Vec::new(),
            check_ins: store::check_in::of_mobility(db, organisation, Id(id)).await?,
            incidents: store::incident::of_mobility(db, organisation, Id(id)).await?,
            visits: store::visit::of_learner(db, organisation, mobility.learner).await?,
            talk_due: mid_term::talk_due(db, organisation, &mobility).await?,
            assessments: store::assessment::of_mobility(db, organisation, Id(id)).await?,
            self_assessments: store::self_assessment::of_mobility(db, organisation, Id(id)).await?,
            moderations: store::moderation::of_mobility(db, organisation, Id(id)).await?,
            recognitions: store::recognition::of_mobility(db, organisation, Id(id)).await?,
            mobility,
        };
        stay.visits.retain(|v| v.period.overlaps(&stay.mobility.period));
        stay.gates = stay.gates_of(case);
        if let Some(second) = stay.second_host().map(|second| second.host) {
            let company = store::host_company::find(db, organisation, second).await?;
            stay.second_mentor = company.and_then(|company| company.mentor);
        }
        Ok(stay)
    }

    /// The conditions of departure, met and open.
    fn gates_of(&self, case: &CaseFile) -> Vec<GateState> {
        let missing = |state: &signing::State| state.unsigned().and_then(|n| u32::try_from(n).ok());
        let guardians: Vec<Guardian> = case.guardians.iter().map(|g| g.value.clone()).collect();
        paper::gates(&paper::Facts {
            last_day: self.mobility.period.last(),
            minor: case.person.is_minor_on(self.mobility.period.first()),
            agreement_unsigned: self.agreement().and_then(|a| missing(&a.state)),
            grant_unsigned: self.grants.first().and_then(|g| missing(&g.state)),
            papers: &self.papers,
            guardians: &guardians,
            // A bed that the office did not assign was found right by whoever confirmed the housing.
            housing_accepts_minors: self.accommodation.as_ref().is_none_or(|a| a.accepts_minors),
        })
    }

    /// The agreement in force. An amendment that not everybody has signed leaves it so.
    pub fn agreement_in_force(&self) -> Option<&Stored<Agreement>> {
        self.agreements.iter().find(|a| a.state.in_force_since().is_some())
    }

    /// The company that takes over a part of it, by the agreement in force.
    pub fn second_host(&self) -> Option<&SecondHost> {
        self.agreement_in_force()?.content.second_host.as_ref()
    }

    /// The mentors at work, each with the company whose page they may open: the host's, and that of a second host. Who is
    /// only named in the agreement is written to as that, and opens no company's page.
    pub fn mentors(&self) -> Vec<(PersonId, HostCompanyId)> {
        let first = self.host.mentor.map(|person| (person, self.host.id));
        let second = self.second_mentor.zip(self.second_host().map(|second| second.host));
        first.into_iter().chain(second).collect()
    }

    /// Who is named in the agreement in force as the mentor of the second host.
    pub fn named_second_mentor(&self) -> Option<PersonId> {
        let signers = self.agreement_in_force().map(|text| &text.content.signers);
        let named = signers.into_iter().flatten().find(|s| s.party == Party::SecondHost);
        named.map(|named| named.person)
    }

    /// Who is named to sign one of its agreements beside the usual parties.
    fn signers(&self) -> impl Iterator<Item = PersonId> + '_ {
        self.agreements.iter().flat_map(|text| &text.content.signers).map(|signer| signer.person)
    }

    /// The agreement that counts: the one in force, or the newest while none is.
    pub fn agreement(&self) -> Option<&Stored<Agreement>> {
        self.agreement_in_force().or(self.agreements.first())
    }

    /// An amendment that is not decided on, or was declined: it stands beside the agreement that it is to change.
    pub fn amendment(&self) -> Option<&Stored<Agreement>> {
        let counts = self.agreement().map(|text| text.number);
        let open = |text: &&Stored<Agreement>| {
            counts < Some(text.number) && !matches!(text.state, signing::State::Replaced { .. })
        };
        self.agreements.first().filter(open)
    }

    /// The units that are to be assessed: of the agreement that counts, or what the place offers while there is none.
    pub fn unit_codes(&self) -> Vec<&str> {
        match self.agreement() {
            Some(agreement) => agreement.content.units.iter().map(|u| u.code.as_str()).collect(),
            None => self.offer.units.iter().map(String::as_str).collect(),
        }
    }

    /// The result of a unit that counts, once it was assessed: the moderated one where there is one.
    pub fn basis(&self, unit: &str) -> Option<Basis> {
        let found = self.assessments.iter().find(|a| a.unit == unit)?;
        Some(basis(found.result, self.moderation(unit)))
    }

    /// What the home teacher makes of a unit, as long as the mentor found nothing else since.
    pub fn moderation(&self, unit: &str) -> Option<&Moderation> {
        let found = self.assessments.iter().find(|a| a.unit == unit)?.result;
        let moderation = self.moderations.iter().find(|m| m.unit == unit)?;
        moderation.holds_for(found).then_some(&moderation.value)
    }

    /// The version that people are asked about: an amendment that is out or was declined, else the one that counts.
    pub(super) fn asked(&self) -> Option<&Stored<Agreement>> {
        use signing::State as S;
        let asked = |a: &&Stored<Agreement>| {
            matches!(a.state, S::Offered { .. } | S::Declined { .. } | S::InForce { .. })
        };
        self.agreements.first().filter(asked).or(self.agreement())
    }
}
