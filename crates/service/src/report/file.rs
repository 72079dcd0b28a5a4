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
use walz_words::Words;

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
    organisation: OrganisationId,
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
    fn entitlements(&self, places: &[Place<'_>]) -> Vec<(LearnerId, Entitlement)> {
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

    fn partners(
        &self,
        places: &[Place<'_>],
        entitlements: &[(LearnerId, Entitlement)],
    ) -> Vec<PartnerRow> {
        let grants: BTreeMap<LearnerId, &Entitlement> =
            entitlements.iter().map(|(learner, grant)| (*learner, grant)).collect();
        let mut rows: Vec<PartnerRow> = Vec::new();
        for partner in self.round.partners.values() {
            let offered = self.offers().filter(|offer| offer.partner == partner.id);
            let slots_offered: u32 = offered.map(|offer| offer.slots).sum();
            let there: Vec<&Place<'_>> =
                places.iter().filter(|p| p.offer.partner == partner.id).collect();
            if slots_offered == 0 && there.is_empty() {
                continue;
            }
            let grants = there.iter().filter_map(|p| grants.get(&p.applicant.learner.id));
            let stays: BTreeSet<MobilityId> =
                there.iter().filter_map(|p| Some(p.stay?.id)).collect();
            let incidents = self.incidents.iter().filter(|i| stays.contains(&i.mobility)).count();
            rows.push(PartnerRow {
                code: partner.code.clone(),
                name: partner.name.to_string(),
                city: partner.city.clone(),
                country: partner.country,
                slots_offered,
                learners: count::number(there.len()),
                first_choice: count::number(there.iter().filter(|p| p.is_first_choice()).count()),
                incidents: count::number(incidents),
                funded_days: grants.clone().map(|grant| u64::from(grant.days.funded)).sum(),
                grant: grants.map(|grant| grant.total()).sum(),
                rating: partner.rating,
            });
        }
        rows.sort_by(|one, other| one.code.cmp(&other.code));
        rows
    }

    /// The learners by name, for those who may see them.
    pub(super) async fn learners(
        &self,
        db: &mut impl Access,
        words: Words,
    ) -> Result<Vec<LearnerRow>> {
        let places = self.places();
        let mut grants: BTreeMap<LearnerId, Entitlement> =
            self.entitlements(&places).into_iter().collect();
        let persons = store::person::list(db, self.organisation).await?;
        let names: BTreeMap<_, String> =
            persons.into_iter().map(|p| (p.id, p.name.to_string())).collect();
        let hosts = store::host_company::list(db, self.organisation).await?;
        let hosts: BTreeMap<_, String> =
            hosts.into_iter().map(|h| (h.id, h.name.to_string())).collect();
        let trades = store::trade::list(db, self.organisation).await?;
        let language = words.language().code();
        let trades: BTreeMap<_, String> =
            trades.into_iter().map(|t| (t.id, t.name(language).to_owned())).collect();
        let mut rows = Vec::new();
        for place in places {
            let learner = &place.applicant.learner;
            let Some(entitlement) = grants.remove(&learner.id) else { continue };
            let partner = self.round.partner(place.offer)?;
            let company = self.round.companies.get(&learner.company);
            let row =
                store::board::find(db, self.organisation, self.round.call.id, learner.id).await?;
            rows.push(LearnerRow {
                code: learner.code.clone(),
                name: names.get(&learner.person).cloned().unwrap_or_default(),
                trade: trades.get(&learner.trade).cloned().unwrap_or_default(),
                home_company: company.map(|c| c.name.to_string()).unwrap_or_default(),
                partner: partner.name.to_string(),
                host: hosts.get(&place.offer.host).cloned().unwrap_or_default(),
                city: partner.city.clone(),
                country: partner.country,
                window: place.offer.window.clone(),
                period: place.stay.map_or(place.offer.period, |stay| stay.period),
                wish: u32::try_from(place.rank()).ok(),
                green_travel: place.is_green(),
                fewer_opportunities: learner.fewer_opportunities,
                stage: row
                    .map(|row| words.t(format!("stage-{}", row.stage.code())))
                    .map(|stage| stage.to_string())
                    .unwrap_or_default(),
                entitlement,
            });
        }
        Ok(rows)
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
