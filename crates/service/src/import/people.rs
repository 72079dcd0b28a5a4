//! Persons, and what they are: contacts, mentors, tutors, learners, guardians; and the companies at home.

use super::Refusal;
use super::keep::{Tally, keep_records};
use super::names::Names;
use super::network::fits;
use crate::{Error, Result, Work, case, need};
use std::collections::BTreeMap;
use walz_domain::applicant::Outcome;
use walz_domain::application::{Application, Buddy, State, Wishes};
use walz_domain::consent::{Answer, Consent, Purpose};
use walz_domain::guardian::Guardian;
use walz_domain::home_company::HomeCompany;
use walz_domain::language::{Cefr, Language, Skills};
use walz_domain::learner::Learner;
use walz_domain::person::{Email, Name, Person, Phone};
use walz_domain::support_need::SupportNeed;
use walz_domain::tutor::Tutor;
use walz_domain::window::Period;
use walz_domain::{LearnerId, PersonId};
use walz_exchange::tables::{self, Key, Numbered};
use walz_store::{self as store, Id};

/// What a table tells of a person.
#[derive(Debug, Default)]
struct Told {
    name: Option<Name>,
    email: Option<Email>,
    phone: Option<Phone>,
    language: Option<Language>,
    born: Option<jiff::civil::Date>,
}

/// Keeps a person: the one that was known, where something differs, or a new one. What the table does not tell stays.
async fn person(work: &mut Work, before: Option<PersonId>, told: Told) -> Result<(PersonId, bool)> {
    let organisation = work.ctx().actor.organisation;
    let known = match before {
        Some(id) => store::person::find(work, organisation, id).await?,
        None => None,
    };
    let Some(mut stored) = known else {
        let id = work.ctx().id();
        let name = told.name.ok_or(Error::Broken("a person has no name"))?;
        let Told { email, phone, language, born, .. } = told;
        let new = Person { id, name, call_me: None, email, phone, language, born };
        store::person::add(work, organisation, &new).await?;
        return Ok((id, true));
    };
    let old = stored.value.clone();
    let new = &mut stored.value;
    new.name = told.name.unwrap_or_else(|| new.name.clone());
    new.email = told.email.or_else(|| new.email.take());
    new.phone = told.phone.or_else(|| new.phone.take());
    new.language = told.language.or(new.language);
    new.born = told.born.or(new.born);
    let differs = *new != old;
    if differs {
        store::person::update(work, organisation, &stored).await?;
    }
    Ok((stored.value.id, differs))
}

/// The contact person of a partner.
pub(super) async fn contact(
    work: &mut Work,
    before: Option<PersonId>,
    row: &tables::Partner,
) -> Result<Option<PersonId>> {
    let Some(name) = row.contact_person.as_deref().and_then(|name| name.parse().ok()) else {
        return Ok(before);
    };
    // Whom we know already may have said in which language to write to them.
    let language = before.is_none().then_some(row.local_language);
    let told =
        Told { name: Some(name), email: row.contact_email.clone(), language, ..Told::default() };
    Ok(Some(person(work, before, told).await?.0))
}

/// The mentor of a host company.
pub(super) async fn mentor(
    work: &mut Work,
    before: Option<PersonId>,
    row: &tables::HostCompany,
) -> Result<Option<PersonId>> {
    let Some(name) = row.mentor_name.as_deref().and_then(|name| name.parse().ok()) else {
        return Ok(before);
    };
    let language = row.mentor_languages.first().copied().filter(|_| before.is_none());
    let told = Told { name: Some(name), language, ..Told::default() };
    Ok(Some(person(work, before, told).await?.0))
}

pub(super) async fn companies(
    work: &mut Work,
    names: &Names,
    rows: Vec<Numbered<tables::HomeCompany>>,
) -> Result<Tally, Refusal> {
    let mut found = Vec::with_capacity(rows.len());
    for Numbered { line, row } in rows {
        let name = fits(line, "name", &row.name)?;
        let tutor = row.tutor.as_ref().and_then(|key| names.tutor(key));
        found.push((name, names.trade(&row.trade)?, tutor, row));
    }
    type Found = (Name, walz_domain::TradeId, Option<walz_domain::TutorId>, tables::HomeCompany);
    let make = |(name, trade, tutor, row): Found, id, before: Option<&HomeCompany>| HomeCompany {
        id,
        code: row.id.into(),
        name,
        place: row.place.into(),
        trade,
        public: row.ownership == tables::Ownership::Public,
        max_away: row.max_away,
        blackout: row.blackout,
        wage_abroad: row.wage_abroad,
        training_office: row.training_office,
        tutor: tutor.or_else(|| before.and_then(|b| b.tutor)),
    };
    Ok(keep_records!(work, home_company, found, |f: &Found| f.3.id.to_string(), make))
}

/// What stands as the first name of somebody who has one name only.
pub(crate) const NO_FIRST_NAME: &str = "-";

fn full_name(line: u32, first: &str, last: &str) -> Result<Name, Refusal> {
    match first {
        NO_FIRST_NAME => fits(line, "last_name", last),
        _ => fits(line, "last_name", &format!("{first} {last}")),
    }
}

pub(super) async fn tutors(
    work: &mut Work,
    names: &Names,
    rows: Vec<Numbered<tables::Tutor>>,
) -> Result<Tally, Refusal> {
    let organisation = work.ctx().actor.organisation;
    let known = store::tutor::list(work, organisation).await?;
    let persons: BTreeMap<String, PersonId> =
        known.into_iter().map(|t| (t.code.clone(), t.person)).collect();
    let mut found = Vec::with_capacity(rows.len());
    for Numbered { line, row } in rows {
        let name = full_name(line, &row.first_name, &row.last_name)?;
        let told = Told { name: Some(name), email: row.email.clone(), ..Told::default() };
        let (id, _) = person(work, persons.get(row.id.as_str()).copied(), told).await?;
        found.push((id, names.company(&row.company)?, names.trade(&row.trade)?, row));
    }
    type Found = (PersonId, walz_domain::HomeCompanyId, walz_domain::TradeId, tables::Tutor);
    let make = |(person, company, trade, row): Found, id, _: Option<&Tutor>| Tutor {
        id,
        code: row.id.into(),
        person,
        company,
        trade,
        place: row.place.into(),
        languages: Skills(row.languages),
        supervises: row.supervises,
        visited_before: row.visited_before,
    };
    let tally = keep_records!(work, tutor, found, |f: &Found| f.3.id.to_string(), make);
    // Companies that came before their tutors learn of them now.
    let tutors = store::tutor::list(work, organisation).await?;
    for mut company in store::home_company::list(work, organisation).await? {
        let tutor = tutors.iter().find(|t| t.company == company.id).map(|t| t.id);
        if company.tutor.is_none() && tutor.is_some() {
            company.tutor = tutor;
            store::home_company::update(work, organisation, &company).await?;
        }
    }
    Ok(tally)
}

fn languages(row: &tables::Learner) -> Skills {
    let mut all = row.languages.clone();
    if let Some(native) = row.native_language {
        all.insert(native, Cefr::C2);
    }
    Skills(all)
}

pub(super) async fn learners(
    work: &mut Work,
    names: &mut Names,
    rows: Vec<Numbered<tables::Learner>>,
) -> Result<Tally, Refusal> {
    let organisation = work.ctx().actor.organisation;
    let known = store::learner::list(work, organisation).await?;
    let persons: BTreeMap<String, PersonId> =
        known.into_iter().map(|l| (l.code.clone(), l.person)).collect();
    let mut found = Vec::with_capacity(rows.len());
    let mut differs = BTreeMap::new();
    for Numbered { line, row } in &rows {
        let name = full_name(*line, &row.first_name, &row.last_name)?;
        let language = row.native_language;
        let told = Told {
            name: Some(name),
            email: row.email.clone(),
            language,
            born: Some(row.born),
            phone: None,
        };
        let before = persons.get(row.id.as_str()).copied();
        let (id, changed) = person(work, before, told).await?;
        differs.insert(row.id.to_string(), changed && before.is_some());
        let contract = Period::new(row.contract_start, row.contract_end).map_err(|_| {
            let reason = tables::Reason::BeforeStart { start: "contract_start" };
            super::fault(*line, "contract_end", &row.contract_end.to_string(), reason)
        })?;
        found.push((id, names.trade(&row.trade)?, names.company(&row.company)?, contract, row));
    }
    type Found<'r> =
        (PersonId, walz_domain::TradeId, walz_domain::HomeCompanyId, Period, &'r tables::Learner);
    let make =
        |(person, trade, company, contract, row): Found<'_>, id, _: Option<&Learner>| Learner {
            id,
            code: row.id.to_string(),
            person,
            gender: row.gender,
            nationality: row.nationality,
            home_place: row.home_place.to_string(),
            trade,
            kind: row.kind,
            company,
            tutor: row.tutor.as_ref().and_then(|key| names.tutor(key)),
            contract,
            languages: languages(row),
            driving_licence: row.driving_licence.clone(),
            fewer_opportunities: row.fewer_opportunities,
            police_certificate: row.police_certificate,
        };
    let mut tally = keep_records!(work, learner, found, |f: &Found<'_>| f.4.id.to_string(), make);
    names.learners = store::learner::codes(work, organisation).await?;
    let applied = applications(work, names, &rows).await?;
    // A row counts as changed when the person, the learner or the application differs.
    for Numbered { row, .. } in &rows {
        let changed =
            differs.get(row.id.as_str()).copied().unwrap_or_default() || applied.contains(&row.id);
        if changed && tally.same > 0 && tally.added == 0 {
            tally.same -= 1;
            tally.changed += 1;
        }
    }
    Ok(tally)
}

/// Makes the applications that the rows tell of, and says which rows changed one.
async fn applications(
    work: &mut Work,
    names: &Names,
    rows: &[Numbered<tables::Learner>],
) -> Result<Vec<Key>, Refusal> {
    let organisation = work.ctx().actor.organisation;
    let call = names.call()?.value.clone();
    let known = store::application::of_call(work, organisation, Id(call.id)).await?;
    let mut known: BTreeMap<LearnerId, _> = known.into_iter().map(|a| (a.learner, a)).collect();
    let mut changed = Vec::new();
    for Numbered { row, .. } in rows {
        let learner = names.learner(&row.id)?;
        let wishes = wishes(names, row)?;
        let marks: BTreeMap<String, u32> = row
            .marks
            .iter()
            .filter_map(|(key, mark)| {
                let all = &call.criteria;
                let exact = all.iter().find(|c| c.code == key.as_str());
                let begins = || all.iter().find(|c| c.code.starts_with(key.as_str()));
                Some((exact.or_else(begins)?.code.clone(), mark.0))
            })
            .collect();
        let drafts = names.options.drafts;
        let judged = !drafts && !marks.is_empty();
        let total = judged.then(|| call.total(&marks));
        let state = if drafts { State::Draft } else { state(work, row) };
        let marks = if drafts { BTreeMap::new() } else { marks };
        let goal = row.learning_goal.clone().unwrap_or_default();
        match known.remove(&learner) {
            Some(mut stored) => {
                let mut new = stored.value.clone();
                new.wishes = wishes;
                new.learning_goal = goal;
                new.employer_consents = row.employer_consents;
                // What was judged here since is not undone by a table.
                if new.total.is_none() && !drafts {
                    (new.marks, new.total) = (marks, total);
                }
                if matches!(new.state, State::Draft) && !drafts {
                    new.state = state;
                }
                if new != stored.value {
                    stored.value = new;
                    store::application::update(work, organisation, &stored).await?;
                    changed.push(row.id.clone());
                }
            }
            None => {
                let new = Application {
                    id: work.ctx().id(),
                    call: call.id,
                    learner,
                    wishes,
                    learning_goal: goal,
                    employer_consents: row.employer_consents,
                    marks,
                    total,
                    state,
                };
                store::application::add(work, organisation, &new).await?;
                changed.push(row.id.clone());
            }
        }
        if changed.last() == Some(&row.id) {
            case::refresh(work, call.id, learner).await?;
        }
    }
    Ok(changed)
}

fn wishes(names: &Names, row: &tables::Learner) -> Result<Wishes> {
    let buddy = match &row.buddy {
        Some(key) => Some(Buddy {
            learner: names.learner(key)?,
            hard: row.buddy_kind == Some(tables::BuddyKind::Hard),
        }),
        None => None,
    };
    let partners = row.wishes.0.iter().map(|key| names.partner(key)).collect::<Result<_>>()?;
    Ok(Wishes {
        partners,
        accepts_other: row.accepts_other,
        window: row.window_preference.as_ref().map(Key::to_string),
        windows: row.allowed_windows.iter().map(Key::to_string).collect(),
        green_travel: row.travel == tables::Travel::Green,
        accommodation: row.accommodation,
        buddy,
    })
}

fn state(work: &Work, row: &tables::Learner) -> State {
    let reason = String::new;
    match row.outcome {
        Some(Outcome::Selected) => State::Selected { by: work.ctx().now },
        Some(Outcome::Reserve) => State::Reserve { reason: reason() },
        Some(Outcome::Rejected) => State::Rejected { reason: reason(), appealed: false },
        Some(Outcome::NotEligible) => State::NotEligible { reason: reason() },
        Some(Outcome::Withdrawn) => State::Withdrawn { reason: reason() },
        Some(Outcome::Incomplete) => State::Incomplete { missing: reason() },
        None => State::Draft,
    }
}

pub(super) async fn guardians(
    work: &mut Work,
    names: &Names,
    rows: Vec<Numbered<tables::Guardian>>,
) -> Result<Tally, Refusal> {
    let organisation = work.ctx().actor.organisation;
    let known = store::guardian::list(work, organisation).await?;
    let known: BTreeMap<String, Guardian> =
        known.into_iter().map(|g| (g.code.clone(), g.into_value())).collect();
    let mut found = Vec::with_capacity(rows.len());
    for Numbered { line, row } in rows {
        let before = known.get(row.id.as_str());
        let name = full_name(line, &row.first_name, &row.last_name)?;
        let told = Told {
            name: Some(name),
            email: row.email.clone(),
            phone: row.phone.clone(),
            ..Told::default()
        };
        let (person, _) = person(work, before.map(|g| g.person), told).await?;
        found.push((person, names.learner(&row.learner)?, row));
    }
    type Found = (PersonId, LearnerId, tables::Guardian);
    let make = |(person, learner, row): Found, id, before: Option<&Guardian>| {
        let answers = [
            (Purpose::Participation, row.participation),
            (Purpose::MedicalEmergency, row.medical_emergency),
            (Purpose::Photo, row.photo),
        ];
        let mut consents = before.map(|b| b.consents.clone()).unwrap_or_default();
        for (purpose, answer) in answers {
            // A table never takes back what somebody answered here.
            let answered = consents.get(&purpose).is_some_and(|a| *a != Answer::Pending);
            if !answered || answer != Answer::Pending {
                consents.insert(purpose, answer);
            }
        }
        Guardian {
            id,
            code: row.id.into(),
            learner,
            person,
            relation: row.relation,
            parental_responsibility: row.parental_responsibility,
            must_sign: row.must_sign,
            consents,
        }
    };
    let tally = keep_records!(work, guardian, found, |f: &Found| f.2.id.to_string(), make);
    for guardian in store::guardian::list(work, organisation).await? {
        record_answers(work, known.get(&guardian.code), &guardian).await?;
    }
    Ok(tally)
}

/// Every answer that is new is kept as it was given.
async fn record_answers(
    work: &mut Work,
    before: Option<&Guardian>,
    guardian: &Guardian,
) -> Result<()> {
    let organisation = work.ctx().actor.organisation;
    for (purpose, answer) in &guardian.consents {
        let old = before.map_or(Answer::Pending, |b| b.answer(*purpose));
        if old != *answer {
            let consent = Consent {
                id: work.ctx().id(),
                learner: guardian.learner,
                guardian: Some(guardian.id),
                purpose: *purpose,
                answer: *answer,
                wording: "import".to_owned(),
                at: work.ctx().now,
            };
            store::consent::add(work, organisation, &consent).await?;
        }
    }
    Ok(())
}

pub(super) async fn needs(
    work: &mut Work,
    names: &Names,
    rows: Vec<tables::SupportNeed>,
) -> Result<Tally> {
    let mut by_learner: BTreeMap<LearnerId, Vec<SupportNeed>> = BTreeMap::new();
    for row in rows {
        let learner = names.learner(&row.learner)?;
        by_learner.entry(learner).or_default().push(SupportNeed {
            learner,
            code: row.code.into(),
            practical: row.practical,
            barrier: row.barrier,
            disclosed_by: row.disclosed_by,
            consented: row.consented,
            share_with: row.share_with,
            erase_after: row.erase_after,
        });
    }
    let mut tally = Tally::default();
    for (learner, needs) in by_learner {
        let count = u32::try_from(needs.len()).unwrap_or(u32::MAX);
        let before = need::open(work, learner).await?;
        if before == needs {
            tally.same += count;
            continue;
        }
        if before.is_empty() {
            tally.added += count;
        } else {
            tally.changed += count;
        }
        need::seal(work, learner, &needs).await?;
    }
    Ok(tally)
}
