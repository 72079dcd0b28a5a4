//! Tutors, learners, guardians and the companies at home as rows; support needs, where they were disclosed.

use super::{Codes, key, keys, persons, round};
use crate::import::NO_FIRST_NAME;
use crate::{Error, Refused, Result, Work, support_need};
use std::collections::BTreeMap;
use walz_domain::applicant::Outcome;
use walz_domain::application::{Application, State, Wishes};
use walz_domain::call::Call;
use walz_domain::consent::Purpose;
use walz_domain::language::{Cefr, Language, Skills};
use walz_domain::learner::Learner;
use walz_domain::person::{Name, Person};
use walz_domain::support_need::ReadFor;
use walz_domain::{HomeCompanyId, LearnerId, PartnerId, PersonId, TradeId, TutorId};
use walz_exchange::tables::{self, BuddyKind, Hundredths, Key, Ownership, Ranked, Stay, Travel};
use walz_store::{self as store, Id};

/// A name that is kept in full, in two parts that make it again.
fn parts(name: &Name) -> (String, String) {
    let (first, last) = name.as_str().rsplit_once(' ').unwrap_or((NO_FIRST_NAME, name.as_str()));
    (first.to_owned(), last.to_owned())
}

const LOST: Error = Error::Broken("a record names a person who is gone");

pub(super) async fn companies(work: &mut Work) -> Result<Vec<tables::HomeCompany>> {
    let organisation = work.ctx().actor.organisation;
    let trades = Codes::of(store::trade::codes(work, organisation).await?)?;
    let tutors = Codes::of(store::tutor::codes(work, organisation).await?)?;
    let mut rows = Vec::new();
    for company in store::home_company::list(work, organisation).await? {
        let company = company.into_value();
        let ownership = if company.public { Ownership::Public } else { Ownership::Private };
        rows.push(tables::HomeCompany {
            id: key(&company.code)?,
            name: company.name.into(),
            place: key(&company.place)?,
            trade: trades.get(&company.trade)?,
            ownership,
            max_away: company.max_away,
            blackout: company.blackout,
            wage_abroad: company.wage_abroad,
            training_office: company.training_office,
            fictional: false,
            tutor: company.tutor.map(|tutor| tutors.get(&tutor)).transpose()?,
        });
    }
    Ok(rows)
}

pub(super) async fn tutors(work: &mut Work) -> Result<Vec<tables::Tutor>> {
    let organisation = work.ctx().actor.organisation;
    let persons = persons(work).await?;
    let trades = Codes::of(store::trade::codes(work, organisation).await?)?;
    let companies = Codes::of(store::home_company::codes(work, organisation).await?)?;
    let mut rows = Vec::new();
    for tutor in store::tutor::list(work, organisation).await? {
        let tutor = tutor.into_value();
        let person = persons.get(&tutor.person).ok_or(LOST)?;
        let (first_name, last_name) = parts(&person.name);
        rows.push(tables::Tutor {
            id: key(&tutor.code)?,
            first_name,
            last_name,
            role: None,
            company: companies.get(&tutor.company)?,
            trade: trades.get(&tutor.trade)?,
            place: key(&tutor.place)?,
            languages: tutor.languages.0,
            supervises: tutor.supervises,
            visited_before: tutor.visited_before,
            email: person.email.clone(),
            fictional: false,
        });
    }
    Ok(rows)
}

/// Everything that a learner's row names.
struct Named {
    persons: BTreeMap<PersonId, Person>,
    learners: Codes<LearnerId>,
    trades: Codes<TradeId>,
    companies: Codes<HomeCompanyId>,
    tutors: Codes<TutorId>,
    partners: Codes<PartnerId>,
}

impl Named {
    async fn load(work: &mut Work) -> Result<Self> {
        let organisation = work.ctx().actor.organisation;
        Ok(Self {
            persons: persons(work).await?,
            learners: Codes::of(store::learner::codes(work, organisation).await?)?,
            trades: Codes::of(store::trade::codes(work, organisation).await?)?,
            companies: Codes::of(store::home_company::codes(work, organisation).await?)?,
            tutors: Codes::of(store::tutor::codes(work, organisation).await?)?,
            partners: Codes::of(store::partner::codes(work, organisation).await?)?,
        })
    }
}

/// Those who applied in the call, in the order of their codes.
pub(super) async fn learners(work: &mut Work, call: Option<&Call>) -> Result<Vec<tables::Learner>> {
    let Some(call) = call else { return Ok(Vec::new()) };
    let organisation = work.ctx().actor.organisation;
    let named = Named::load(work).await?;
    let applications = store::application::of_call(work, organisation, Id(call.id)).await?;
    let mut applications: BTreeMap<LearnerId, Application> =
        applications.into_iter().map(|a| (a.learner, a.into_value())).collect();
    let mut rows = Vec::with_capacity(applications.len());
    for learner in store::learner::list(work, organisation).await? {
        let Some(application) = applications.remove(&learner.id) else { continue };
        rows.push(learner_row(&named, call, learner.into_value(), application)?);
    }
    Ok(rows)
}

fn learner_row(
    named: &Named,
    call: &Call,
    learner: Learner,
    application: Application,
) -> Result<tables::Learner> {
    let person = named.persons.get(&learner.person).ok_or(LOST)?;
    let (first_name, last_name) = parts(&person.name);
    let born = person.born.ok_or_else(|| {
        Error::from(Refused::new("export-no-birth-date").with("learner", learner.code.as_str()))
    })?;
    let (native_language, languages) = languages(person.language, learner.languages);
    let Application { wishes, marks, total, state, learning_goal, .. } = application;
    let allowed = allowed_windows(call, &wishes);
    let buddy = wishes.buddy.map(|buddy| named.learners.get(&buddy.learner)).transpose()?;
    let partners = wishes.partners.iter().map(|id| named.partners.get(id));
    let marks = marks.iter().map(|(code, mark)| Ok((key(code)?, Hundredths(*mark))));
    Ok(tables::Learner {
        id: key(&learner.code)?,
        first_name,
        last_name,
        gender: learner.gender,
        born,
        home_place: key(&learner.home_place)?,
        nationality: learner.nationality,
        email: person.email.clone(),
        trade: named.trades.get(&learner.trade)?,
        kind: learner.kind,
        company: named.companies.get(&learner.company)?,
        tutor: learner.tutor.map(|id| named.tutors.get(&id)).transpose()?,
        contract_start: learner.contract.first(),
        contract_end: learner.contract.last(),
        native_language,
        languages,
        driving_licence: learner.driving_licence,
        wishes: Ranked(partners.collect::<Result<_>>()?),
        accepts_other: wishes.accepts_other,
        window_preference: wishes.window.as_deref().map(key).transpose()?,
        stay: stay(call, &allowed),
        allowed_windows: keys(&allowed)?,
        travel: if wishes.green_travel { Travel::Green } else { Travel::Standard },
        accommodation: wishes.accommodation,
        buddy,
        buddy_kind: wishes
            .buddy
            .map(|buddy| if buddy.hard { BuddyKind::Hard } else { BuddyKind::Soft }),
        support_flag: false,
        fewer_opportunities: learner.fewer_opportunities,
        applied_on: None,
        learning_goal: super::filled(&learning_goal),
        police_certificate: learner.police_certificate,
        marks: marks.collect::<Result<_>>()?,
        total: total.map(Hundredths),
        employer_consents: application.employer_consents,
        outcome: outcome(&state),
        fictional: false,
    })
}

/// The native language, which is the one to write in where somebody speaks it fully; and the others.
fn languages(
    language: Option<Language>,
    Skills(mut all): Skills,
) -> (Option<Language>, BTreeMap<Language, Cefr>) {
    let native = language.filter(|language| all.get(language) == Some(&Cefr::C2));
    if let Some(native) = native {
        all.remove(&native);
    }
    (native, all)
}

/// The windows that are possible for somebody; who named none could go in any.
fn allowed_windows(call: &Call, wishes: &Wishes) -> Vec<String> {
    if wishes.windows.is_empty() {
        return call.windows.iter().map(|window| window.code.clone()).collect();
    }
    wishes.windows.clone()
}

/// How long a stay somebody applied for: as long as the longest window that is possible.
fn stay(call: &Call, windows: &[String]) -> Stay {
    let windows = windows.iter().filter_map(|code| call.window(code));
    let days = windows.map(|window| window.period.days()).max();
    Stay {
        long: days.is_none_or(round::is_long),
        weeks: days.and_then(|days| u8::try_from((days + 6) / 7).ok()),
    }
}

/// What the table calls where an application stands; nothing while it is open.
const fn outcome(state: &State) -> Option<Outcome> {
    match state {
        State::Draft | State::Submitted { .. } | State::Eligible | State::Scored => None,
        State::Incomplete { .. } => Some(Outcome::Incomplete),
        State::NotEligible { .. } => Some(Outcome::NotEligible),
        State::Selected { .. } => Some(Outcome::Selected),
        State::Reserve { .. } => Some(Outcome::Reserve),
        State::Rejected { .. } => Some(Outcome::Rejected),
        State::Withdrawn { .. } => Some(Outcome::Withdrawn),
    }
}

pub(super) async fn guardians(work: &mut Work) -> Result<Vec<tables::Guardian>> {
    let organisation = work.ctx().actor.organisation;
    let persons = persons(work).await?;
    let learners = Codes::of(store::learner::codes(work, organisation).await?)?;
    let mut rows = Vec::new();
    for guardian in store::guardian::list(work, organisation).await? {
        let guardian = guardian.into_value();
        let person = persons.get(&guardian.person).ok_or(LOST)?;
        let (first_name, last_name) = parts(&person.name);
        rows.push(tables::Guardian {
            id: key(&guardian.code)?,
            learner: learners.get(&guardian.learner)?,
            first_name,
            last_name,
            phone: person.phone.clone(),
            email: person.email.clone(),
            parental_responsibility: guardian.parental_responsibility,
            must_sign: guardian.must_sign,
            participation: guardian.answer(Purpose::Participation),
            medical_emergency: guardian.answer(Purpose::MedicalEmergency),
            photo: guardian.answer(Purpose::Photo),
            relation: guardian.relation,
            fictional: false,
        });
    }
    Ok(rows)
}

/// As the class of the records is called in the tables.
const ACCESS_CLASS: &str = "restricted_special_category";

/// The needs of all learners, in the order of their codes; each learner's reading is journalled.
pub(super) async fn needs(work: &mut Work, purpose: ReadFor) -> Result<Vec<tables::SupportNeed>> {
    let organisation = work.ctx().actor.organisation;
    let codes = Codes::of(store::learner::codes(work, organisation).await?)?;
    let learners = store::support_need::learners(work, organisation).await?;
    let learners = learners.into_iter().map(|learner| Ok((codes.get(&learner)?, learner)));
    let learners: BTreeMap<Key, LearnerId> = learners.collect::<Result<_>>()?;
    let mut rows = Vec::new();
    for (code, learner) in learners {
        for need in support_need::open_for(work, learner, purpose).await? {
            rows.push(tables::SupportNeed {
                learner: code.clone(),
                access_class: Some(ACCESS_CLASS.to_owned()),
                code: key(&need.code)?,
                practical: need.practical,
                barrier: need.barrier,
                disclosed_by: need.disclosed_by,
                consented: need.consented,
                share_with: need.share_with,
                erase_after: need.erase_after,
            });
        }
    }
    Ok(rows)
}
