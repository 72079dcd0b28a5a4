//! Everything that a report tells, loaded in one go, table by table: a report of thousands asks as often as one of ten.

use super::count;
use crate::allocation::round::{Applicant, Round};
use crate::{Error, Keys, Result};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use walz_documents as documents;
use walz_documents::report::{LearnerRow, PartnerRow};
use walz_domain::agreement::Agreement;
use walz_domain::applicant::Applicant as NotSelected;
use walz_domain::application::Application;
use walz_domain::assessment::Assessment;
use walz_domain::check_in::CheckIn;
use walz_domain::europass_mobility::EuropassMobility;
use walz_domain::grant::{Entitlement, GrantAgreement};
use walz_domain::incident::Incident;
use walz_domain::indicator::{self, Counts, Indicator, Targets};
use walz_domain::mobility::Mobility;
use walz_domain::offer::{Offer, OfferStatus};
use walz_domain::paper::Paper;
use walz_domain::recognition::Recognition;
use walz_domain::visit::Visit;
use walz_domain::window::Period;
use walz_domain::{CallId, LearnerId, MobilityId, OfferId, OrganisationId};
use walz_store::{self as store, Access, Id, Stored};

/// A report, ready to be shown or printed.
#[derive(Clone, Debug)]
pub struct RoundReport {
    pub call: CallId,
    pub round: String,
    pub project_code: String,
    pub organisation: String,
    pub today: Date,
    /// From the first day of the first stay to the last of the last; as the round's windows are while there is none.
    pub period: Period,
    pub counts: Counts,
    pub indicators: Vec<Indicator>,
    /// Placed learners by rank of the wish they got; index 0 is the dearest.
    pub ranks: Vec<u32>,
    pub entitlements: Vec<Entitlement>,
    pub partners: Vec<PartnerRow>,
    /// Only in a workbook, for who may see names.
    pub learners: Vec<LearnerRow>,
}

impl RoundReport {
    /// Hands the report over as the documents know it.
    pub(super) fn with<T>(&self, make: impl FnOnce(&documents::report::Report<'_>) -> T) -> T {
        make(&documents::report::Report {
            round: &self.round,
            project_code: &self.project_code,
            organisation: &self.organisation,
            period: self.period,
            counts: &self.counts,
            indicators: &self.indicators,
            ranks: &self.ranks,
            entitlements: &self.entitlements,
            partners: &self.partners,
            learners: &self.learners,
        })
    }
}

/// Somebody with a place, proposed or given.
#[derive(Debug)]
pub(super) struct Place<'a> {
    pub(super) applicant: &'a Applicant,
    pub(super) offer: &'a Offer,
    /// Once the place is given.
    pub(super) stay: Option<&'a Mobility>,
}

impl Place<'_> {
    /// The rank of the wish: 1 is the dearest, one past the last stands for any other place.
    pub(super) fn rank(&self) -> usize {
        self.applicant.application.wishes.rank(self.offer.partner)
    }

    pub(super) fn is_first_choice(&self) -> bool {
        self.rank() == 1
    }

    /// Whether the window is the one that was preferred; who has no preference gets it anywhere.
    pub(super) fn is_in_wished_window(&self) -> bool {
        let wished = self.applicant.application.wishes.window.as_ref();
        wished.is_none_or(|window| *window == self.offer.window)
    }
}

/// A round with everything that happened in it.
#[derive(Debug)]
pub(super) struct RoundFile {
    pub(super) organisation: OrganisationId,
    name: String,
    project_code: String,
    /// The zone that the office's days begin and end in.
    pub(super) time_zone: String,
    pub(super) today: Date,
    pub(super) round: Round,
    /// Where those go who have no stay yet, by the newest run that counts.
    proposed: BTreeMap<LearnerId, OfferId>,
    pub(super) applications: Vec<Application>,
    pub(super) not_selected: Vec<NotSelected>,
    /// As each stay's grant was last calculated.
    calculated: BTreeMap<MobilityId, Entitlement>,
    /// The one that counts for each stay: in force, or the newest while none is.
    pub(super) agreements: BTreeMap<MobilityId, Agreement>,
    pub(super) grants: BTreeMap<MobilityId, GrantAgreement>,
    pub(super) papers: BTreeMap<MobilityId, Vec<Paper>>,
    pub(super) check_ins: Vec<CheckIn>,
    pub(super) incidents: Vec<Incident>,
    pub(super) visits: Vec<Visit>,
    pub(super) assessments: Vec<Assessment>,
    pub(super) recognitions: Vec<Recognition>,
    pub(super) europass: BTreeMap<MobilityId, EuropassMobility>,
}

/// The values of those records that belong to one of the stays.
fn of_stays<T>(
    all: Vec<Stored<T>>,
    stays: &BTreeSet<MobilityId>,
    stay: fn(&T) -> MobilityId,
) -> Vec<T> {
    let values = all.into_iter().map(Stored::into_value);
    values.filter(|value| stays.contains(&stay(value))).collect()
}

/// The newest text of each stay, or the one that counts before others.
fn newest<T, N: PartialOrd>(
    texts: Vec<T>,
    stay: fn(&T) -> MobilityId,
    number: fn(&T) -> N,
) -> BTreeMap<MobilityId, T> {
    let mut found: BTreeMap<MobilityId, T> = BTreeMap::new();
    for text in texts {
        let known = found.get(&stay(&text));
        if known.is_none_or(|known| number(known) < number(&text)) {
            found.insert(stay(&text), text);
        }
    }
    found
}

impl RoundFile {
    pub(super) async fn load(
        db: &mut impl Access,
        keys: &Keys,
        organisation: OrganisationId,
        call: CallId,
        today: Date,
    ) -> Result<Self> {
        let round = Round::load(db, keys, organisation, call).await?;
        let own = store::organisation::find(db, organisation).await?.ok_or(Error::NotFound)?;
        let project = store::project::find(db, organisation, round.call.project).await?;
        let applications = store::application::of_call(db, organisation, Id(call)).await?;
        let stays: BTreeSet<MobilityId> = round.stays.values().map(|stay| stay.id).collect();
        let mut papers = BTreeMap::new();
        for stay in &stays {
            papers.insert(*stay, store::paper::of_mobility(db, organisation, *stay).await?);
        }
        let agreements = store::agreement::list(db, organisation).await?;
        let grants = store::grant_agreement::list(db, organisation).await?;
        let register = crate::import::APPLICANTS;
        Ok(Self {
            organisation,
            name: own.name.to_string(),
            project_code: project.map(|project| project.code.clone()).unwrap_or_default(),
            time_zone: own.time_zone.clone(),
            today,
            proposed: proposed(db, organisation, call).await?,
            applications: applications.into_iter().map(Stored::into_value).collect(),
            not_selected: store::register::list(db, organisation, register).await?,
            calculated: store::entitlement::of_call(db, organisation, call)
                .await?
                .into_iter()
                .collect(),
            agreements: newest(
                of_stays(agreements, &stays, |a| a.mobility),
                |a| a.mobility,
                |a| (a.state.in_force_since().is_some(), a.number),
            ),
            grants: newest(of_stays(grants, &stays, |g| g.mobility), |g| g.mobility, |g| g.number),
            papers,
            check_ins: of_stays(store::check_in::list(db, organisation).await?, &stays, |c| {
                c.mobility
            }),
            incidents: of_stays(store::incident::list(db, organisation).await?, &stays, |i| {
                i.mobility
            }),
            visits: store::visit::list(db, organisation)
                .await?
                .into_iter()
                .map(Stored::into_value)
                .collect(),
            assessments: of_stays(store::assessment::list(db, organisation).await?, &stays, |a| {
                a.mobility
            }),
            recognitions: of_stays(
                store::recognition::list(db, organisation).await?,
                &stays,
                |r| r.mobility,
            ),
            europass: of_stays(
                store::europass_mobility::list(db, organisation).await?,
                &stays,
                |e| e.mobility,
            )
            .into_iter()
            .map(|document| (document.mobility, document))
            .collect(),
            round,
        })
    }

    /// Everybody who has a place, in the order of their codes.
    pub(super) fn places(&self) -> Vec<Place<'_>> {
        let place = |applicant| {
            let applicant: &Applicant = applicant;
            let learner = &applicant.learner.id;
            let stay = self.round.stays.get(learner);
            let offer = stay.map(|stay| stay.offer).or_else(|| self.proposed.get(learner).copied());
            Some(Place { applicant, offer: self.round.offers.get(&offer?)?, stay })
        };
        self.round.applicants.iter().filter_map(place).collect()
    }

    /// The offers of the round that were not withdrawn.
    pub(super) fn offers(&self) -> impl Iterator<Item = &Offer> {
        let of_round = |offer: &&Offer| {
            offer.status != OfferStatus::Withdrawn
                && self.round.call.window(&offer.window).is_some()
        };
        self.round.offers.values().filter(of_round)
    }

    /// What each place is entitled to: as it was last calculated, else as the rates say.
    pub(super) fn entitlements(&self, places: &[Place<'_>]) -> Vec<(LearnerId, Entitlement)> {
        let stays: Vec<(&Applicant, &Offer)> =
            places.iter().map(|place| (place.applicant, place.offer)).collect();
        let mut all = self.round.entitlements(&stays);
        for (learner, entitlement) in &mut all {
            let stay = self.round.stays.get(learner);
            if let Some(known) = stay.and_then(|stay| self.calculated.get(&stay.id)) {
                entitlement.clone_from(known);
            }
        }
        all
    }

    pub(super) fn report(&self) -> RoundReport {
        let places = self.places();
        let entitlements = self.entitlements(&places);
        let counts = count::counts(self, &places, &entitlements);
        let most = places.iter().map(Place::rank).max().unwrap_or(0);
        let of_rank = |rank| count::number(places.iter().filter(|p| p.rank() == rank).count());
        RoundReport {
            call: self.round.call.id,
            round: self.round.call.title.clone(),
            project_code: self.project_code.clone(),
            organisation: self.name.clone(),
            today: self.today,
            period: self.period(&places),
            indicators: indicator::all(&counts, &Targets::default()),
            counts,
            ranks: (1..=most).map(of_rank).collect(),
            partners: self.partners(&places, &entitlements),
            entitlements: entitlements.into_iter().map(|(_, one)| one).collect(),
            learners: Vec::new(),
        }
    }

    fn period(&self, places: &[Place<'_>]) -> Period {
        let call = &self.round.call;
        let mut periods: Vec<Period> =
            places.iter().map(|p| p.stay.map_or(p.offer.period, |stay| stay.period)).collect();
        if periods.is_empty() {
            periods.extend(call.windows.iter().map(|window| window.period));
        }
        let first = periods.iter().map(Period::first).min().unwrap_or(call.opens);
        let last = periods.iter().map(Period::last).max().unwrap_or(first);
        Period::new(first, last).unwrap_or_else(|_| Period::of_day(first))
    }
}

impl Place<'_> {
    pub(super) fn is_green(&self) -> bool {
        let wished = self.applicant.application.wishes.green_travel;
        self.stay.map_or(wished, |stay| stay.green_travel)
    }
}

/// Where the newest run that counts would send everybody.
async fn proposed(
    db: &mut impl Access,
    organisation: OrganisationId,
    call: CallId,
) -> Result<BTreeMap<LearnerId, OfferId>> {
    let runs = store::allocation::runs_of_call(db, organisation, call).await?;
    let Some(run) = runs.into_iter().find(|run| run.state.counts()) else {
        return Ok(BTreeMap::new());
    };
    let allocations = store::allocation::of_run(db, organisation, run.id).await?;
    Ok(allocations.into_iter().filter_map(|a| Some((a.learner, a.offer?))).collect())
}
