//! The SMaRT sheet: how strategic, meaningful, recognisable and transferable a stay and a round are, from what is on record.

use crate::case::{CaseFile, StayFile, signed_before};
use crate::import::{SKILLS, TARGETS};
use crate::mobility::reach;
use crate::{App, Context, Error, Result, Work, purpose};
use std::collections::{BTreeMap, BTreeSet};
use walz_domain::call::Call;
use walz_domain::follow_up::{self, FollowUp};
use walz_domain::host_answer::HostAnswer;
use walz_domain::mobility::State;
use walz_domain::purpose::{Purpose, Side};
use walz_domain::skill::{Skill, Transversal};
use walz_domain::smart::{
    Card, Counts, FactKind, Facts, Indicator, Learners, Letter, Light, Target, cards, light,
    round_cards,
};
use walz_domain::window::plus_days;
use walz_domain::{CallId, MobilityId, OrganisationId};
use walz_policy as policy;
use walz_policy::Role;
use walz_policy::case::{Relation, SeesRounds};
use walz_store::{self as store, Access, Id};

/// The sheet of one stay.
#[derive(Debug)]
pub struct Sheet {
    pub mobility: MobilityId,
    pub call: CallId,
    pub learner: String,
    pub host: String,
    pub cards: Vec<Card>,
    /// The goal that it serves, its own or its round's.
    pub goal: String,
    pub own_goal: String,
    pub purpose: Purpose,
    /// The sides for which the actor may say what it is for.
    pub says: Vec<Side>,
    pub names_goal: bool,
    /// Whether it can be said now what is used at work, by the actor.
    pub follows_up: bool,
    pub follow_ups: Vec<FollowUp>,
    pub relation: Relation,
}

/// The sheet of a stay, for those who see it.
///
/// # Errors
/// [`Error::NotFound`] for everybody else.
pub async fn see(app: &App, ctx: &Context, stay: MobilityId) -> Result<Sheet> {
    let mut work = Work::fresh(app, ctx).await?;
    let reached = reach(&mut work, stay).await?;
    let _may = policy::purpose::see_cards(reached.relation).ok_or(Error::NotFound)?;
    sheet(&mut work, &reached.file, &reached.stay, reached.relation).await
}

/// The sheet of the learner's own stay; nothing where there is none yet.
///
/// # Errors
/// [`Error::NotFound`] for everybody but a learner.
pub async fn own(app: &App, ctx: &Context) -> Result<Option<Sheet>> {
    let Role::Learner(learner) = ctx.actor.role else { return Err(Error::NotFound) };
    let mut work = Work::fresh(app, ctx).await?;
    let mut file = CaseFile::newest(&mut work, ctx.actor.organisation, learner).await?;
    let cancelled = |stay: &StayFile| matches!(stay.mobility.state, State::Cancelled { .. });
    match file.stay.take().filter(|stay| !cancelled(stay)) {
        Some(stay) => sheet(&mut work, &file, &stay, Relation::Own).await.map(Some),
        None => Ok(None),
    }
}

async fn sheet(
    work: &mut Work,
    file: &CaseFile,
    stay: &StayFile,
    relation: Relation,
) -> Result<Sheet> {
    let (organisation, id) = (file.organisation, stay.mobility.id);
    let known = store::purpose::find(work, organisation, id).await?;
    let goal = purpose::goal_of(work, file.call.id, known.as_ref()).await?;
    let purpose = known.unwrap_or(Purpose::new(id));
    let follow_ups = store::follow_up::of_mobility(work, organisation, id).await?;
    let may_answer = |from: &follow_up::From| policy::follow_up::say(relation, *from).is_some();
    // What the host and the company answered is not the learner's to read, and not to guess from a card either.
    let own = relation == Relation::Own;
    let mut follow_ups = follow_ups;
    follow_ups.retain(|one| !own || may_answer(&one.from));
    let answer = match own {
        true => None,
        false => store::host_answer::find(work, organisation, id).await?,
    };
    let facts = facts(work, file, stay, (&goal, &purpose), answer.as_ref(), &follow_ups).await?;
    let mut cards = cards(&facts);
    if own {
        for card in &mut cards {
            card.facts.retain(|fact| fact.kind != FactKind::HostAgain);
            card.light = light(card.facts.iter().map(|fact| fact.standing));
        }
    }
    Ok(Sheet {
        mobility: id,
        call: file.call.id,
        learner: file.person.name.to_string(),
        host: stay.host.name.to_string(),
        cards,
        own_goal: purpose.goal.clone(),
        says: {
            let may = |side: &Side| policy::purpose::say(relation, *side).is_some();
            Side::ALL.iter().copied().filter(may).collect()
        },
        names_goal: policy::purpose::name_goal(relation).is_some(),
        follows_up: follow_up::open(&stay.mobility.state).is_ok()
            && follow_up::From::ALL.iter().any(may_answer),
        follow_ups,
        goal,
        purpose,
        relation,
    })
}

async fn facts(
    work: &mut Work,
    file: &CaseFile,
    stay: &StayFile,
    (goal, purpose): (&str, &Purpose),
    answer: Option<&HostAnswer>,
    follow_ups: &[FollowUp],
) -> Result<Facts> {
    let organisation = file.organisation;
    let own = store::organisation::find(work, organisation).await?.ok_or(Error::NotFound)?;
    let today = crate::today(work).await?;
    let known = store::unit::of_trade(work, organisation, Id(file.trade.id)).await?;
    let mut linked: BTreeSet<&str> =
        known.iter().filter(|unit| !unit.links.is_empty()).map(|u| u.code.as_str()).collect();
    // What was agreed has its own copy of the links.
    let agreed = stay.agreement().map(|agreement| agreement.content.units.as_slice());
    let agreed = agreed.unwrap_or_default().iter().filter(|unit| !unit.links.is_empty());
    linked.extend(agreed.map(|unit| unit.code.as_str()));
    // What the library is linked to by now nobody has agreed on.
    let in_force = stay.agreement_in_force().map(|text| text.content.units.as_slice());
    let skills = in_force.unwrap_or_default().iter().flat_map(|unit| &unit.links);
    let skills: BTreeSet<&str> = skills.map(|link| link.uri.as_str()).collect();
    let transversal = transversal(work, organisation, &skills).await?;
    let credential = crate::credential::of_stay(work, organisation, stay.mobility.id).await?;
    let codes = stay.unit_codes();
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let of = |is: &dyn Fn(&str) -> bool| number(codes.iter().filter(|code| is(code)).count());
    let decision = |unit: &str| stay.recognitions.iter().find(|r| r.unit == unit);
    let state = &stay.mobility.state;
    let (begun, signed) = (state.departed().is_some(), signed_before(stay, &own.time_zone));
    let after = file.call.deadlines.follow_up;
    Ok(Facts {
        goal: !goal.is_empty(),
        purposes: number(purpose.statements.len()),
        begun,
        ended: state.has_ended(),
        signed_before: (begun || signed).then_some(signed),
        agreed: number(codes.len()),
        promised: of(&|unit| stay.offer.units.iter().any(|offered| offered == unit)),
        linked: of(&|unit| linked.contains(unit)),
        in_force: in_force.is_some(),
        transversal: transversal.outcomes(skills.iter().copied()),
        assessed: of(&|unit| stay.assessments.iter().any(|a| a.unit == unit)),
        recognised: of(&|unit| decision(unit).is_some_and(|r| r.decision.counts())),
        decided: of(&|unit| decision(unit).is_some_and(|r| r.is_settled())),
        document: credential.is_some(),
        again: answer.map(|answer| answer.again),
        asked: follow_up::asked_on(state, after).is_some_and(|day| day <= today),
        used: (!follow_ups.is_empty()).then(|| follow_ups.iter().any(|one| one.used.counts())),
        method: (!follow_ups.is_empty()).then(|| follow_ups.iter().any(|f| !f.method.is_empty())),
    })
}

/// Which of these skills are transversal.
async fn transversal(
    db: &mut impl Access,
    organisation: OrganisationId,
    linked: &BTreeSet<&str>,
) -> Result<Transversal> {
    if linked.is_empty() {
        return Ok(Transversal::default());
    }
    let register: Vec<Skill> = store::register::list(db, organisation, SKILLS).await?;
    Ok(Transversal::new(&register, &store::esco::terms(db, linked).await?))
}

/// What transversal outcomes the learners of a round agreed on: in as many questions for thousands as for one.
async fn learners(
    db: &mut impl Access,
    organisation: OrganisationId,
    call: CallId,
) -> Result<Learners> {
    let all = store::outcome::agreements(db, organisation, call).await?;
    let rows = store::outcome::agreed_skills(db, organisation, call).await?;
    let mut stays: BTreeMap<MobilityId, Vec<&str>> = BTreeMap::new();
    for (stay, uri) in &rows {
        stays.entry(*stay).or_default().push(uri);
    }
    let linked: BTreeSet<&str> = rows.iter().map(|(_, uri)| uri.as_str()).collect();
    let known = transversal(db, organisation, &linked).await?;
    let outcomes = stays.into_values().map(|linked| known.outcomes(linked));
    Ok(Learners::count(all, outcomes))
}

/// The sheet of a round.
#[derive(Debug)]
pub struct RoundSheet {
    pub call: Call,
    pub goal: String,
    pub counts: Counts,
    pub cards: Vec<(Letter, Light, Vec<Indicator>)>,
    pub names_goal: bool,
}

/// Trades take part that had a stay in so many days.
const TWO_YEARS: i64 = 730;

/// The sheet of a round, for those who see rounds.
///
/// # Errors
/// [`Error::NotFound`] where there is no such round, or for who does not see it.
pub async fn of_round(app: &App, ctx: &Context, call: CallId) -> Result<RoundSheet> {
    let SeesRounds { organisation } =
        policy::case::sees_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let found = store::call::find(&mut db, organisation, call).await?.ok_or(Error::NotFound)?;
    let goal = store::purpose::of_round(&mut db, organisation, call).await?;
    let goal = goal.map(|goal| goal.goal).unwrap_or_default();
    let targets: Vec<Target> = store::register::list(&mut db, organisation, TARGETS).await?;
    let last = found.windows.iter().map(|window| window.period.last()).max();
    let last = last.unwrap_or(found.closes);
    let sides = u32::try_from(Side::ALL.len()).unwrap_or(u32::MAX);
    let asked = (!goal.is_empty(), sides);
    let days = (plus_days(last, -TWO_YEARS), last);
    let mut counts = store::outcome::round(&mut db, organisation, call, asked, days).await?;
    counts.transversal = learners(&mut db, organisation, call).await?;
    Ok(RoundSheet {
        cards: round_cards(&counts, &targets),
        names_goal: policy::case::runs_rounds(&ctx.actor, organisation).is_some(),
        call: found.into_value(),
        counts,
        goal,
    })
}
