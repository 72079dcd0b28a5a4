//! The host's page: who comes, who is there, what they learn, what matters at work, and whom to call.

use crate::attendance;
use crate::case::{CaseFile, StayFile};
use crate::grade::Scale;
use crate::logbook::{Evidence, evidence};
use crate::mid_term::{self, Told};
use crate::mobility::reach;
use crate::people::{self, Contact, Who};
use crate::support_need::open_for;
use crate::{App, Context, Error, Result, Work, link};
use jiff::civil::Date;
use walz_domain::agreement::Agreement;
use walz_domain::assessment::{Attained, open};
use walz_domain::grade::Grade;
use walz_domain::host_answer::Again;
use walz_domain::mobility::{Mobility, State, Step};
use walz_domain::purpose::Side;
use walz_domain::signing::Party;
use walz_domain::support_need::ReadFor;
use walz_domain::window::{Period, plus_days};
use walz_domain::{AgreementId, HostCompanyId, MobilityId};
use walz_policy as policy;
use walz_policy::Role;
use walz_policy::case::Relation;
use walz_store::{self as store, Id};

/// What one host company sees.
#[derive(Debug)]
pub struct Host {
    pub company: String,
    /// Who reads it.
    pub mentor: Option<String>,
    /// Those who are there first, then those who come, then those who left.
    pub learners: Vec<Placed>,
    pub office: String,
    /// Whether a learner ever came, so that there is something to certify.
    pub certified: bool,
    pub today: Date,
}

/// A learner at the host, as a mentor may know them.
#[derive(Debug)]
pub struct Placed {
    pub mobility: MobilityId,
    /// What to call them; the family name is not the workplace's business before they meet.
    pub name: String,
    pub minor: bool,
    pub trade: String,
    pub period: Period,
    pub hours_per_week: u8,
    pub state: State,
    pub outcomes: Vec<Outcome>,
    /// What the learner shows of them.
    pub evidence: Vec<Evidence>,
    /// The weeks that wait for the host's word, from their Mondays; the first first.
    pub weeks: Vec<Date>,
    /// What was said of the stay half-way.
    pub talk: Told,
    /// What has to be so at work, in practical words.
    pub needs: Vec<String>,
    /// Whom to call about the learner.
    pub contacts: Vec<Contact>,
    pub again: Option<Again>,
    /// The scales from which a grade can be converted, the host's country first.
    pub scales: Vec<Scale>,
    /// An agreement that waits for the host's signature.
    pub to_sign: Option<AgreementId>,
    /// The other company, where two share the stay.
    pub shared: Option<Shared>,
    /// Whether it is the reader's to say that the learner has arrived.
    pub receives: bool,
    /// Whether it is the reader's to say whether the host would take another learner.
    pub answers: bool,
    /// What the host says that it gets from the stay.
    pub gets: Option<String>,
    /// Whether it is the reader's to say that.
    pub says_gets: bool,
}

/// How two companies share a stay, as one of them reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The other company.
    pub with: String,
    /// Of the hours of the stay, in percent, of the company that reads it.
    pub share: u8,
    /// The days at the second host, where they are in one piece.
    pub second: Option<Period>,
    /// Whether the company that reads it is the second one.
    pub is_second: bool,
}

/// A unit that the learner is to learn, and what was found of it.
#[derive(Debug)]
pub struct Outcome {
    pub code: String,
    pub title: String,
    pub skills: String,
    pub result: Option<Attained>,
    pub comment: String,
    /// The host's own grade, where it gave one.
    pub grade: Option<Grade>,
    /// What the learner thinks of it.
    pub own: Option<Attained>,
    pub own_note: String,
    /// Whether it can be assessed now.
    pub open: bool,
}

impl Placed {
    /// Whether there is something to assess now.
    pub fn can_assess(&self) -> bool {
        self.outcomes.iter().any(|outcome| outcome.open)
    }
}

/// For how long a host sees a learner after the last day, to assess what was forgotten, in days.
const SEEN_AFTER: i64 = 60;

/// The host's page, for its mentor. That what matters at work was read, where it comes from somebody's health, stands in
/// the journal.
///
/// # Errors
/// [`Error::NotFound`] for everybody but a mentor.
pub async fn see(app: &App, ctx: &Context) -> Result<Host> {
    let Role::Mentor(host) = ctx.actor.role else { return Err(Error::NotFound) };
    let mut work = Work::fresh(app, ctx).await?;
    let organisation = ctx.actor.organisation;
    let today = crate::today(&mut work).await?;
    let company = store::host_company::find(&mut work, organisation, host).await?;
    let company = company.ok_or(Error::NotFound)?;
    let mut all = stays(&mut work, host).await?;
    let certified = all.iter().any(|stay| stay.state.departed().is_some());
    all.extend(shared_stays(&mut work, host).await?);
    let seen = |stay: &Mobility| {
        let goes = !matches!(stay.state, State::Cancelled { .. });
        goes && plus_days(stay.period.last(), SEEN_AFTER) >= today
    };
    let mut learners = Vec::new();
    for stay in all.into_iter().filter(seen) {
        let mut file = CaseFile::of_mobility(&mut work, organisation, stay.id).await?;
        let relation = policy::case::relation(&ctx.actor, &file.subject(today));
        let Some(stay) = file.stay.take().filter(|s| s.mobility.id == stay.id) else { continue };
        if let Some(relation) = relation {
            learners.push(placed(&mut work, &file, &stay, relation, today).await?);
        }
    }
    learners.sort_by_key(|placed| (rank(&placed.state), placed.period, placed.name.clone()));
    let office = store::organisation::find(&mut work, organisation).await?;
    let mentor = people::name(&mut work, organisation, ctx.actor.person).await?;
    work.commit(()).await?;
    Ok(Host {
        company: company.name.to_string(),
        mentor: mentor.map(|name| name.to_string()),
        learners,
        certified,
        office: office.map(|office| office.name.to_string()).unwrap_or_default(),
        today,
    })
}

/// The address on which the mentor signs the agreement that waits for it: a link of its own, good for one signature.
///
/// # Errors
/// [`Error::NotFound`] where it is not the mentor's own learner; [`Error::Refused`] where nothing waits.
pub async fn sign_link(app: &App, ctx: &Context, stay: MobilityId) -> Result<String> {
    let mut work = Work::fresh(app, ctx).await?;
    let reached = reach(&mut work, stay).await?;
    if !policy::signing::signs_for_host(reached.relation) {
        return Err(Error::NotFound);
    }
    let agreement = waiting(&reached.stay);
    let agreement = agreement.ok_or_else(|| Error::refused("host-refused-nothing-to-sign"))?;
    let new = link::New {
        organisation: ctx.actor.organisation,
        person: ctx.actor.person.ok_or(Error::NotFound)?,
        role: ctx.actor.role,
        purpose: SIGN,
        target: agreement.into(),
        single_use: true,
        holds: link::HOLDS,
    };
    let address = link::mint(&mut work, &new).await?;
    work.commit(()).await?;
    Ok(address)
}

/// What a link is for that opens an agreement to be signed.
const SIGN: &str = "agreement.sign";

/// The agreement that waits for the host's signature.
fn waiting(stay: &StayFile) -> Option<AgreementId> {
    let waits = |text: &&store::Stored<Agreement>| text.state.turn().contains(&Party::Host);
    stay.agreements.iter().find(waits).map(|text| text.id)
}

/// All stays that have their place at a company.
async fn stays(work: &mut Work, host: HostCompanyId) -> Result<Vec<Mobility>> {
    let organisation = work.ctx().actor.organisation;
    let mut all = Vec::new();
    for offer in store::offer::of_host(work, organisation, Id(host)).await? {
        all.extend(store::mobility::of_offer(work, organisation, Id(offer.id)).await?);
    }
    Ok(all.into_iter().map(store::Stored::into_value).collect())
}

/// All stays of which it takes over a part, by an agreement in force.
async fn shared_stays(work: &mut Work, host: HostCompanyId) -> Result<Vec<Mobility>> {
    let organisation = work.ctx().actor.organisation;
    let texts = store::agreement::of_second_host(work, organisation, host.to_string()).await?;
    let mut shared = Vec::new();
    for text in texts.iter().filter(|text| text.state.in_force_since().is_some()) {
        shared.extend(store::mobility::find(work, organisation, text.mobility).await?);
    }
    Ok(shared.into_iter().map(store::Stored::into_value).collect())
}

fn rank(state: &State) -> u8 {
    match state {
        State::Departed { .. } | State::Arrived { .. } => 0,
        State::Planned | State::Ready { .. } => 1,
        _ => 2,
    }
}

fn shared(stay: &StayFile, relation: Relation) -> Option<Shared> {
    let second = stay.second_host()?;
    let is_second = matches!(relation, Relation::SecondMentor(_));
    Some(Shared {
        with: if is_second { stay.host.name.to_string() } else { second.organisation.clone() },
        share: if is_second { second.share } else { second.rest() },
        second: second.period,
        is_second,
    })
}

async fn placed(
    work: &mut Work,
    file: &CaseFile,
    stay: &StayFile,
    relation: Relation,
    today: Date,
) -> Result<Placed> {
    let organisation = file.organisation;
    let near = |contact: &Contact| matches!(contact.who, Who::Partner | Who::Duty | Who::Learner);
    let mut contacts = people::contacts(work, file, stay).await?;
    contacts.retain(near);
    let answers = policy::assessment::answer_for_host(relation).is_some();
    let says_gets = policy::purpose::say(relation, Side::Host).is_some();
    let again = store::host_answer::find(work, organisation, stay.mobility.id).await?;
    // What the other sides get from it is not the workplace's business.
    let gets = match says_gets {
        true => store::purpose::find(work, organisation, stay.mobility.id).await?,
        false => None,
    };
    let gets = gets.and_then(|mut purpose| purpose.statements.remove(&Side::Host));
    Ok(Placed {
        mobility: stay.mobility.id,
        name: file.person.short_name().to_owned(),
        minor: file.person.is_minor_on(today.max(stay.mobility.period.first())),
        trade: file.trade.name(work.ctx().language.code()).to_owned(),
        period: stay.mobility.period,
        hours_per_week: stay.offer.hours_per_week,
        outcomes: outcomes(work, file, stay).await?,
        evidence: evidence(work, stay.mobility.id, relation).await?,
        weeks: attendance::seen(work, file, stay, relation, today)
            .await?
            .map(|seen| seen.waiting())
            .unwrap_or_default(),
        talk: mid_term::told(work, stay.mobility.id, relation).await?,
        needs: needs(work, file, stay, relation).await?,
        contacts,
        again: again.filter(|_| answers).map(|answer| answer.again),
        scales: crate::grade::scales(work, organisation, stay.host.country, today).await?,
        to_sign: waiting(stay).filter(|_| policy::signing::signs_for_host(relation)),
        shared: shared(stay, relation),
        receives: policy::mobility::step(relation, Step::Arrive).is_some(),
        answers,
        gets: gets.map(|said| said.text),
        says_gets,
        state: stay.mobility.state.clone(),
    })
}

/// What was agreed; while nothing is, what the place offers.
pub(crate) async fn outcomes(
    work: &mut Work,
    file: &CaseFile,
    stay: &StayFile,
) -> Result<Vec<Outcome>> {
    let units: Vec<(String, String, String)> = match stay.agreement() {
        Some(agreement) => {
            let units = agreement.content.units.iter();
            units.map(|u| (u.code.clone(), u.title.clone(), u.skills.clone())).collect()
        }
        None => {
            let known = store::unit::of_trade(work, file.organisation, Id(file.trade.id)).await?;
            let offered = known.into_iter().filter(|unit| stay.offer.units.contains(&unit.code));
            offered.map(|u| (u.code.clone(), u.title.clone(), u.skills.clone())).collect()
        }
    };
    let outcome = |(code, title, skills): (String, String, String)| {
        let found = stay.assessments.iter().find(|a| a.unit == code);
        let own = stay.self_assessments.iter().find(|a| a.unit == code);
        Outcome {
            title,
            skills,
            result: found.map(|a| a.result),
            comment: found.map(|a| a.comment.clone()).unwrap_or_default(),
            grade: found.and_then(|a| a.grade.clone()),
            own: own.map(|a| a.result),
            own_note: own.map(|a| a.note.clone()).unwrap_or_default(),
            open: open(&stay.mobility.state, found.is_some()).is_ok(),
            code,
        }
    };
    Ok(units.into_iter().map(outcome).collect())
}

/// What has to be so at work: shared with the mentor, and only until the learner leaves.
async fn needs(
    work: &mut Work,
    file: &CaseFile,
    stay: &StayFile,
    relation: Relation,
) -> Result<Vec<String>> {
    let reads = policy::support_need::read(relation);
    let Some(reads) = reads.filter(|_| !stay.mobility.state.has_ended()) else {
        return Ok(Vec::new());
    };
    let needs = open_for(work, file.learner.id, ReadFor::Work).await?;
    let shared =
        needs.into_iter().filter(|need| reads.covers(need)).map(|need| need.practical).collect();
    Ok(shared)
}
