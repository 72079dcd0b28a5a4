//! What an agreement says, put together from what the office knows already: nothing is typed twice.

use crate::case::{CaseFile, StayFile};
use crate::{Error, Result, Work};
use walz_domain::PersonId;
use walz_domain::agreement::{AgreedUnit, Contact, Content, Participant, Side, Timetable};
use walz_domain::deadline::Deadlines;
use walz_domain::organisation::Organisation;
use walz_domain::person::{Name, Person, Phone};
use walz_domain::unit::{State, Unit};
use walz_policy::{Role, RoleKind};
use walz_store::{self as store, Id};
use walz_words::Words;

/// A content for the stay of this case, in the words of the agreement's language.
pub(super) async fn of(work: &mut Work, file: &CaseFile, words: Words) -> Result<Content> {
    let stay = file.stay.as_ref().ok_or(Error::NotFound)?;
    let today = crate::today(work).await?;
    let project = store::project::find(work, file.organisation, file.call.project).await?;
    let project = project.ok_or(Error::Broken("a call belongs to a project that is not there"))?;
    let own = store::organisation::find(work, file.organisation).await?.ok_or(Error::NotFound)?;
    let name = |trade: &walz_domain::trade::Trade| trade.name(words.language().code()).to_owned();
    let trade = name(&file.trade);
    Ok(Content {
        project_code: project.code.clone(),
        participant: participant(work, file, &trade, words, today).await?,
        sending: sending(work, file, &own, words).await?,
        hosting: hosting(work, file, stay, words).await?,
        intermediary: Some(stay.partner.name.to_string()),
        period: stay.mobility.period,
        hours_per_week: stay.offer.hours_per_week,
        city: stay.host.city.clone(),
        country: stay.host.country,
        working_language: words.language_name(stay.offer.working_language.language.code()),
        trade,
        isced_f: file.trade.isced_f.clone(),
        learning_goal: file.application.learning_goal.clone(),
        units: offered_units(work, file, stay).await?,
        monitoring: words.t("agreement-default-monitoring").to_string(),
        recognition: recognition(file.call.deadlines, words),
        interruptions: Vec::new(),
        programme: Vec::new(),
        timetable: Timetable::default(),
        second_host: None,
        signers: Vec::new(),
        second_language: None,
        amends: None,
    })
}

/// Who judges what was learned, and by when, as the plan of the round has it.
fn recognition(deadlines: Deadlines, words: Words) -> String {
    words
        .t("agreement-default-recognition")
        .with("assess", length(deadlines.assess, words))
        .with("recognise", length(deadlines.recognise, words))
        .to_string()
}

/// So many days, in weeks where that comes out even.
fn length(days: u16, words: Words) -> String {
    match days % 7 {
        0 => words.t("agreement-default-weeks").with("count", days / 7).to_string(),
        _ => words.t("agreement-default-days").with("count", days).to_string(),
    }
}

/// The participant as both agreements name them.
pub(crate) async fn participant(
    work: &mut Work,
    file: &CaseFile,
    trade: &str,
    words: Words,
    today: jiff::civil::Date,
) -> Result<Participant> {
    let minor = file.is_minor(today);
    let mut guardians = Vec::new();
    for guardian in file.guardians.iter().filter(|g| minor && g.parental_responsibility) {
        if let Some(person) = person(work, file, Some(guardian.person)).await? {
            let role = words.t("agreement-role-guardian").to_string();
            guardians.push(contact(&person, role));
        }
    }
    Ok(Participant {
        name: file.person.name.clone(),
        born: file.person.born,
        nationality: file.learner.nationality,
        email: file.person.email.clone(),
        qualification: file.trade.qualification.clone().unwrap_or_else(|| trade.to_owned()),
        eqf: file.trade.eqf,
        minor,
        guardians,
    })
}

/// The home tutor knows the learning, a coordinator the papers, and the office answers at any hour.
async fn sending(
    work: &mut Work,
    file: &CaseFile,
    own: &Organisation,
    words: Words,
) -> Result<Side> {
    let office = coordinator(work, file).await?;
    let role = words.t("agreement-role-office").to_string();
    let administration = match &office {
        Some(person) => contact(person, role.clone()),
        None => nameless(&own.name, role.clone()),
    };
    let tutor = match file.learner.tutor {
        Some(tutor) => store::tutor::find(work, file.organisation, tutor).await?,
        None => None,
    };
    let tutor = person(work, file, tutor.map(|t| t.person)).await?;
    let mentor = match &tutor {
        Some(person) => contact(person, words.t("agreement-role-tutor").to_string()),
        None => administration.clone(),
    };
    let emergency = Contact {
        role: words.t("agreement-role-emergency").to_string(),
        ..with_phone(administration.clone(), own.duty_phone.as_ref())
    };
    Ok(Side {
        organisation: own.name.to_string(),
        oid: own.oid.clone(),
        city: own.city.clone(),
        mentor,
        administration,
        emergency,
    })
}

/// The mentor knows the work; the partner's contact knows the papers and answers in an emergency.
async fn hosting(work: &mut Work, file: &CaseFile, stay: &StayFile, words: Words) -> Result<Side> {
    let role = words.t("agreement-role-mentor").to_string();
    let mentor = match person(work, file, stay.host.mentor).await? {
        Some(person) => contact(&person, role),
        None => nameless(&stay.host.name, role),
    };
    let role = words.t("agreement-role-partner").to_string();
    let administration = match person(work, file, stay.partner.contact).await? {
        Some(person) => contact(&person, role),
        None => nameless(&stay.partner.name, role),
    };
    let role = words.t("agreement-role-emergency").to_string();
    let emergency = Contact { role, ..administration.clone() };
    Ok(Side {
        organisation: stay.host.name.to_string(),
        oid: None,
        city: stay.host.city.clone(),
        mentor,
        administration,
        emergency,
    })
}

/// Who speaks for the office: who drafts it, or the coordinator who has been one longest.
pub(crate) async fn coordinator(work: &mut Work, file: &CaseFile) -> Result<Option<Person>> {
    let actor = work.ctx().actor;
    if actor.role == Role::Coordinator
        && let Some(person) = person(work, file, actor.person).await?
    {
        return Ok(Some(person));
    }
    let now = work.ctx().now;
    let all =
        store::membership::of_role(work, file.organisation, RoleKind::Coordinator, now).await?;
    let first = all.into_iter().find_map(|member| member.person);
    person(work, file, first).await
}

async fn person(work: &mut Work, file: &CaseFile, id: Option<PersonId>) -> Result<Option<Person>> {
    let Some(id) = id else { return Ok(None) };
    let person = store::person::find(work, file.organisation, id).await?;
    Ok(person.map(store::Stored::into_value))
}

fn contact(person: &Person, role: String) -> Contact {
    Contact {
        name: person.name.clone(),
        role,
        email: person.email.clone(),
        phone: person.phone.clone(),
    }
}

/// Where nobody is known by name yet, the body stands in; the office sees that somebody is missing.
fn nameless(body: &Name, role: String) -> Contact {
    Contact { name: body.clone(), role, email: None, phone: None }
}

fn with_phone(contact: Contact, phone: Option<&Phone>) -> Contact {
    match phone {
        Some(phone) => Contact { phone: Some(phone.clone()), ..contact },
        None => contact,
    }
}

async fn offered_units(
    work: &mut Work,
    file: &CaseFile,
    stay: &StayFile,
) -> Result<Vec<AgreedUnit>> {
    let library = store::unit::of_trade(work, file.organisation, Id(stay.offer.trade)).await?;
    let offered = library.iter().filter(|unit| stay.offer.units.contains(&unit.code));
    let offered = offered.filter(|unit| unit.is_offered());
    Ok(offered.map(|unit| agreed(unit)).collect())
}

/// The units of the trade that have these codes, as they are agreed on. One that was retired since the draft was written
/// may stay in it; what is still being written cannot be agreed on.
pub(super) async fn units(
    work: &mut Work,
    file: &CaseFile,
    codes: &[String],
) -> Result<Vec<AgreedUnit>> {
    let mut library =
        store::unit::of_trade(work, file.organisation, Id(file.learner.trade)).await?;
    library.retain(|unit| unit.state != State::Draft);
    if codes.iter().any(|code| !library.iter().any(|unit| unit.code == *code)) {
        return Err(Error::invalid("units", "agreement-unit-unknown"));
    }
    let chosen = library.iter().filter(|unit| codes.contains(&unit.code));
    Ok(chosen.map(|unit| agreed(unit)).collect())
}

fn agreed(unit: &Unit) -> AgreedUnit {
    AgreedUnit {
        code: unit.code.clone(),
        title: unit.title.clone(),
        eqf: unit.eqf,
        knowledge: unit.knowledge.clone(),
        skills: unit.skills.clone(),
        responsibility_autonomy: unit.responsibility_autonomy.clone(),
        assessment_method: unit.assessment_method.clone(),
        translations: unit.translations.clone(),
        links: unit.links.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walz_words::Language;

    #[test]
    fn a_new_agreement_promises_what_the_plan_of_the_round_says() {
        let usual = Deadlines::default();
        let text = recognition(usual, Words::of(Language::En));
        assert!(text.contains("within one week after its last day"), "{text}");
        assert!(text.contains("decides within 5 weeks after that day"), "{text}");
        let other = Deadlines { assess: 1, recognise: 40, ..usual };
        let text = recognition(other, Words::of(Language::En));
        assert!(text.contains("within one day") && text.contains("within 40 days"), "{text}");
        let text = recognition(other, Words::of(Language::Nb));
        assert!(text.contains("innen én dag") && text.contains("innen 40 dager"), "{text}");
    }
}
