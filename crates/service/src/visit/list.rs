//! Looking at visits: the list, one of them, what one can be planned from, and a tutor's own learners.

use crate::{App, Context, Error, Result, people};
use jiff::civil::Date;
use walz_domain::case::Act;
use walz_domain::person::Name;
use walz_domain::visit::Visit;
use walz_domain::window::Period;
use walz_domain::{LearnerId, OrganisationId, PartnerId, TutorId, VisitId, mobility};
use walz_policy as policy;
use walz_policy::Role;
use walz_store::{self as store, Access, Id, Stored};

/// A visit as a list shows it.
#[derive(Debug)]
pub struct Line {
    pub visit: Visit,
    pub tutor: Option<Name>,
    pub partner: Option<Name>,
    pub city: String,
    pub learners: Vec<(LearnerId, Name)>,
    /// Whether the actor may report on it.
    pub reports: bool,
}

/// Visits in the order of their days.
#[derive(Debug)]
pub struct List {
    pub visits: Vec<Line>,
    /// Whether the actor may plan and cancel.
    pub plans: bool,
    pub today: Date,
}

/// The visits that the actor sees; of one round where a period is given, which its windows span.
///
/// # Errors
/// [`Error::NotFound`] for who sees none.
pub async fn list(app: &App, ctx: &Context, within: Option<Period>) -> Result<List> {
    let organisation = ctx.actor.organisation;
    let sees = policy::visit::list(&ctx.actor, organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let all = match sees {
        policy::visit::Sees::All => store::visit::list(&mut db, organisation).await?,
        policy::visit::Sees::Own(tutor) => {
            store::visit::of_tutor(&mut db, organisation, Id(tutor)).await?
        }
    };
    let mut visits = Vec::new();
    for visit in all.into_iter().map(Stored::into_value) {
        if within.is_none_or(|period| period.overlaps(&visit.period)) {
            visits.push(line(&mut db, ctx, visit).await?);
        }
    }
    let today = crate::day_of(&mut db, organisation, ctx.now).await?;
    let plans = policy::visit::plan(&ctx.actor, organisation).is_some();
    Ok(List { visits, plans, today })
}

/// One visit, for those who see it.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or it is not the actor's business.
pub async fn see(app: &App, ctx: &Context, id: VisitId) -> Result<Line> {
    let organisation = ctx.actor.organisation;
    let sees = policy::visit::list(&ctx.actor, organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let visit = store::visit::find(&mut db, organisation, id).await?;
    let visit = visit.filter(|visit| sees.covers(visit)).ok_or(Error::NotFound)?;
    line(&mut db, ctx, visit.into_value()).await
}

async fn line(db: &mut impl Access, ctx: &Context, visit: Visit) -> Result<Line> {
    let actor = ctx.actor;
    let organisation = actor.organisation;
    let tutor = store::tutor::find(db, organisation, visit.tutor).await?;
    let partner = store::partner::find(db, organisation, visit.partner).await?;
    let mut learners = Vec::with_capacity(visit.learners.len());
    for id in &visit.learners {
        let learner = store::learner::find(db, organisation, *id).await?;
        if let Some(name) =
            people::name(db, organisation, learner.map(|learner| learner.person)).await?
        {
            learners.push((*id, name));
        }
    }
    Ok(Line {
        tutor: people::name(db, organisation, tutor.map(|tutor| tutor.person)).await?,
        city: partner.as_ref().map(|partner| partner.city.clone()).unwrap_or_default(),
        partner: partner.map(|partner| partner.name.clone()),
        learners,
        reports: policy::visit::report(&actor, organisation, &visit).is_some(),
        visit,
    })
}

/// What a visit can be planned from.
#[derive(Debug)]
pub struct Choices {
    pub partners: Vec<(PartnerId, Name, String)>,
    /// Of whom the learners below are, where it is chosen.
    pub partner: Option<PartnerId>,
    /// Each with the home company.
    pub tutors: Vec<(TutorId, Name, Name)>,
    /// Who is or will be with the partner, and when.
    pub learners: Vec<(LearnerId, Name, Period)>,
}

/// The partners to choose from; with one chosen, the tutors and the learners who are or will be there.
///
/// # Errors
/// [`Error::NotFound`] for who may not plan, or where the partner is not there.
pub async fn choices(app: &App, ctx: &Context, partner: Option<PartnerId>) -> Result<Choices> {
    let organisation = ctx.actor.organisation;
    let may = policy::visit::plan(&ctx.actor, organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let partners = store::partner::list(&mut db, may.organisation).await?;
    let partners: Vec<_> =
        partners.into_iter().map(|p| (p.id, p.name.clone(), p.city.clone())).collect();
    let mut choices = Choices { partners, partner, tutors: Vec::new(), learners: Vec::new() };
    let Some(partner) = partner else { return Ok(choices) };
    if !choices.partners.iter().any(|(id, _, _)| *id == partner) {
        return Err(Error::NotFound);
    }
    for tutor in store::tutor::list(&mut db, organisation).await? {
        let company = store::home_company::find(&mut db, organisation, tutor.company).await?;
        let name = people::name(&mut db, organisation, Some(tutor.person)).await?;
        if let (Some(name), Some(company)) = (name, company) {
            choices.tutors.push((tutor.id, name, company.name.clone()));
        }
    }
    let today = crate::day_of(&mut db, organisation, ctx.now).await?;
    choices.learners = learners_at(&mut db, organisation, partner, today).await?;
    Ok(choices)
}

/// Who is or will be with a partner, and when; in the order of their days.
pub(crate) async fn learners_at(
    db: &mut impl Access,
    organisation: OrganisationId,
    partner: PartnerId,
    today: Date,
) -> Result<Vec<(LearnerId, Name, Period)>> {
    let mut learners = Vec::new();
    for offer in store::offer::of_partner(db, organisation, Id(partner)).await? {
        for stay in store::mobility::of_offer(db, organisation, Id(offer.id)).await? {
            let cancelled = matches!(stay.state, mobility::State::Cancelled { .. });
            if cancelled || stay.state.has_ended() || stay.period.last() < today {
                continue;
            }
            let learner = store::learner::find(db, organisation, stay.learner).await?;
            let name =
                people::name(db, organisation, learner.map(|learner| learner.person)).await?;
            learners.extend(name.map(|name| (stay.learner, name, stay.period)));
        }
    }
    learners.sort_by(|a, b| (a.2, &a.1).cmp(&(b.2, &b.1)));
    Ok(learners)
}

/// A tutor's learner, with the newest stay.
#[derive(Debug)]
pub struct OwnLearner {
    pub learner: LearnerId,
    pub name: Name,
    pub trade: String,
    pub stay: Option<mobility::Mobility>,
    /// Host and town.
    pub place: String,
    /// Whether what the mentor found waits for the tutor.
    pub moderates: bool,
    /// Whether the mid-term talk is late.
    pub talks: bool,
}

/// The learners whom a tutor accompanies.
///
/// # Errors
/// [`Error::NotFound`] for everybody but a tutor.
pub async fn learners(app: &App, ctx: &Context) -> Result<Vec<OwnLearner>> {
    let Role::Tutor(tutor) = ctx.actor.role else { return Err(Error::NotFound) };
    let organisation = ctx.actor.organisation;
    let mut db = app.store.read().await?;
    let mut all = Vec::new();
    for learner in store::learner::of_tutor(&mut db, organisation, Id(tutor)).await? {
        let Some(name) = people::name(&mut db, organisation, Some(learner.person)).await? else {
            continue;
        };
        let rows = store::board::of_learner(&mut db, organisation, learner.id).await?;
        let row = rows.into_iter().next();
        let stay = match row.as_ref().and_then(|row| row.mobility) {
            Some(stay) => store::mobility::find(&mut db, organisation, stay).await?,
            None => None,
        };
        let trade = store::trade::find(&mut db, organisation, learner.trade).await?;
        let trade = trade.map(|trade| trade.name(ctx.language.code()).to_owned());
        let waits = |act: Act| row.as_ref().is_some_and(|row| row.act == act);
        let (moderates, talks) = (waits(Act::Moderate), waits(Act::HoldTalk));
        let place = row.and_then(|row| row.place);
        let place = place.map(|place| format!("{}, {}", place.host, place.city));
        all.push(OwnLearner {
            learner: learner.id,
            name,
            trade: trade.unwrap_or_default(),
            stay: stay.map(Stored::into_value),
            place: place.unwrap_or_default(),
            moderates,
            talks,
        });
    }
    Ok(all)
}
