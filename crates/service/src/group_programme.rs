//! Group programmes: what several learners do together at one partner, who goes along, and the paper that proves it.

use crate::{App, Context, Error, Fault, Result, Subject, begin, people, text, visit};
use jiff::civil::Date;
use serde_json::json;
use walz_documents::Setting;
use walz_documents::group_programme::Participant;
use walz_domain::group_programme::{GroupProgramme, Plan, Unfit};
use walz_domain::person::Name;
use walz_domain::window::Period;
use walz_domain::{GroupProgrammeId, LearnerId, PartnerId, mobility};
use walz_policy as policy;
use walz_store::{self as store, Access, Id, Stored};
use walz_words::Words;

/// More days and people than a group has.
const MOST: usize = 100;

/// A programme as a list shows it.
#[derive(Clone, Debug)]
pub struct Line {
    pub group: GroupProgramme,
    pub partner: String,
    pub city: String,
}

/// One programme, with the names of who takes part.
#[derive(Clone, Debug)]
pub struct Seen {
    pub group: Stored<GroupProgramme>,
    pub partner: String,
    pub city: String,
    pub participants: Vec<Participant>,
    /// Whether the actor may change it.
    pub writes: bool,
}

/// What a programme can be written from.
#[derive(Debug)]
pub struct Choices {
    pub partners: Vec<(PartnerId, Name, String)>,
    /// Of whom the learners below are, where it is chosen.
    pub partner: Option<PartnerId>,
    /// Who is or will be with the partner, and when.
    pub learners: Vec<(LearnerId, Name, Period)>,
    pub today: Date,
}

/// All programmes, the newest first.
///
/// # Errors
/// [`Error::NotFound`] for who sees none.
pub async fn list(app: &App, ctx: &Context) -> Result<(Vec<Line>, bool)> {
    let organisation = ctx.actor.organisation;
    let sees = policy::group_programme::see(&ctx.actor, organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let mut lines = Vec::new();
    for group in store::group_programme::list(&mut db, sees.organisation).await? {
        let partner = store::partner::find(&mut db, organisation, group.partner).await?;
        let (partner, city) =
            partner.map(|p| (p.name.to_string(), p.city.clone())).unwrap_or_default();
        lines.push(Line { group: group.into_value(), partner, city });
    }
    let writes = policy::group_programme::write(&ctx.actor, organisation).is_some();
    Ok((lines, writes))
}

/// The partners to choose from; with one chosen, the learners who are or will be there.
///
/// # Errors
/// [`Error::NotFound`] for who may not write, or where the partner is not there.
pub async fn choices(app: &App, ctx: &Context, partner: Option<PartnerId>) -> Result<Choices> {
    let organisation = ctx.actor.organisation;
    let may = policy::group_programme::write(&ctx.actor, organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let today = crate::day_of(&mut db, organisation, ctx.now).await?;
    let partners = store::partner::list(&mut db, may.organisation).await?;
    let partners: Vec<_> =
        partners.into_iter().map(|p| (p.id, p.name.clone(), p.city.clone())).collect();
    let learners = match partner {
        None => Vec::new(),
        Some(partner) if partners.iter().any(|(id, _, _)| *id == partner) => {
            visit::learners_at(&mut db, organisation, partner, today).await?
        }
        Some(_) => return Err(Error::NotFound),
    };
    Ok(Choices { partners, partner, learners, today })
}

/// One programme.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or it is not the actor's to see.
pub async fn see(app: &App, ctx: &Context, id: GroupProgrammeId) -> Result<Seen> {
    let organisation = ctx.actor.organisation;
    let _sees = policy::group_programme::see(&ctx.actor, organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let group = store::group_programme::find(&mut db, organisation, id).await?;
    let group = group.ok_or(Error::NotFound)?;
    let partner = store::partner::find(&mut db, organisation, group.partner).await?;
    let (partner, city) = partner.map(|p| (p.name.to_string(), p.city.clone())).unwrap_or_default();
    let mut participants = Vec::with_capacity(group.plan.learners.len());
    for learner in &group.plan.learners {
        participants.extend(participant(&mut db, ctx, &group, *learner).await?);
    }
    let writes = policy::group_programme::write(&ctx.actor, organisation).is_some();
    Ok(Seen { group, partner, city, participants, writes })
}

/// A learner of the group, with where and when they are there; `None` where the learner is not on record any more.
async fn participant(
    db: &mut impl Access,
    ctx: &Context,
    group: &GroupProgramme,
    learner: LearnerId,
) -> Result<Option<Participant>> {
    let organisation = ctx.actor.organisation;
    let found = store::learner::find(db, organisation, learner).await?;
    let Some(found) = found else { return Ok(None) };
    let Some(name) = people::name(db, organisation, Some(found.person)).await? else {
        return Ok(None);
    };
    let trade = store::trade::find(db, organisation, found.trade).await?;
    let trade = trade.map(|trade| trade.name(ctx.language.code()).to_owned());
    let mut place = None;
    for stay in store::mobility::of_learner(db, organisation, Id(learner)).await? {
        let goes = !matches!(stay.state, mobility::State::Cancelled { .. });
        if goes && stay.period.overlaps(&group.plan.period) {
            let offer = store::offer::find(db, organisation, stay.offer).await?;
            let host = match offer {
                Some(offer) => store::host_company::find(db, organisation, offer.host).await?,
                None => None,
            };
            place = host.map(|host| (host.name.to_string(), stay.period));
        }
    }
    let (host, period) = place.unwrap_or_else(|| (String::new(), group.plan.period));
    Ok(Some(Participant { name: name.to_string(), trade: trade.unwrap_or_default(), host, period }))
}

/// Writes the programme of a group.
///
/// # Errors
/// [`Error::NotFound`] for who may not, or where the partner is not there; [`Error::Invalid`] with everything that is
/// wrong with the plan.
pub async fn add(
    app: &App,
    ctx: &Context,
    partner: PartnerId,
    plan: &Plan,
) -> Result<GroupProgrammeId> {
    let mut work = begin!(app, ctx, "group_programme.add", &(partner, plan));
    let organisation = ctx.actor.organisation;
    let may = policy::group_programme::write(&ctx.actor, organisation).ok_or(Error::NotFound)?;
    let known = store::partner::find(&mut work, may.organisation, partner).await?;
    let _known = known.ok_or(Error::NotFound)?;
    let plan = checked(&mut work, partner, plan).await?;
    let group = GroupProgramme { id: ctx.id(), partner, plan };
    store::group_programme::add(&mut work, organisation, &group).await?;
    let detail = json!({ "partner": partner, "learners": group.plan.learners });
    work.journal("group_programme.added", Subject::new("group_programme", group.id), detail);
    work.commit(group.id).await
}

/// Changes a programme. `version` is the one that was read.
///
/// # Errors
/// As [`add`]; [`Error::ChangedMeanwhile`].
pub async fn edit(
    app: &App,
    ctx: &Context,
    id: GroupProgrammeId,
    version: i64,
    plan: &Plan,
) -> Result<()> {
    let mut work = begin!(app, ctx, "group_programme.edit", &(id, version, plan));
    let organisation = ctx.actor.organisation;
    let _may = policy::group_programme::write(&ctx.actor, organisation).ok_or(Error::NotFound)?;
    let group = store::group_programme::find(&mut work, organisation, id).await?;
    let mut group = group.ok_or(Error::NotFound)?.unchanged_since(Some(version))?;
    group.plan = checked(&mut work, group.partner, plan).await?;
    store::group_programme::update(&mut work, organisation, &group).await?;
    let detail = json!({ "learners": group.plan.learners });
    work.journal("group_programme.changed", Subject::new("group_programme", id), detail);
    work.commit(()).await
}

/// The plan with its texts in order, where nothing is wrong with it. Who was in the group before may stay in it.
async fn checked(work: &mut crate::Work, partner: PartnerId, plan: &Plan) -> Result<Plan> {
    let mut plan = plan.clone();
    plan.title = text::required("title", &plan.title)?;
    plan.outcomes = text::required("outcomes", &plan.outcomes)?;
    plan.method = text::optional("method", &plan.method)?;
    plan.evaluation = text::optional("evaluation", &plan.evaluation)?;
    plan.days.sort();
    let mut faults: Vec<Fault> = plan.faults().into_iter().map(unfit).collect();
    if plan.days.len() > MOST || plan.learners.len() > MOST || plan.escorts.len() > MOST {
        faults.push(Fault::new("days", "group-too-much").with("most", MOST as i64));
    }
    for learner in &plan.learners {
        if !visit::is_there(work, *learner, partner, plan.period).await? {
            let organisation = work.ctx().actor.organisation;
            let found = store::learner::find(work, organisation, *learner).await?;
            let name =
                people::name(work, organisation, found.map(|learner| learner.person)).await?;
            let name = name.ok_or(Error::NotFound)?;
            faults.push(
                Fault::new("learners", "visit-learner-not-there").with("name", name.to_string()),
            );
        }
    }
    if faults.is_empty() { Ok(plan) } else { Err(Error::Invalid(faults)) }
}

fn unfit(unfit: Unfit) -> Fault {
    match unfit {
        Unfit::NoGroup => Fault::new("learners", "group-nobody"),
        Unfit::DayOutside => Fault::new("day-date-0", "group-day-outside"),
        Unfit::EscortOutside => Fault::new("escort-first-0", "group-escort-outside"),
    }
}

/// The programme as PDF, with the list of participants.
///
/// # Errors
/// As [`see`]; [`Error::Documents`] where the program is at fault.
pub async fn paper(app: &App, ctx: &Context, id: GroupProgrammeId) -> Result<Vec<u8>> {
    let seen = see(app, ctx, id).await?;
    let mut db = app.store.read().await?;
    let organisation = store::organisation::find(&mut db, ctx.actor.organisation).await?;
    let organisation = organisation.ok_or(Error::NotFound)?;
    drop(db);
    let zone = jiff::tz::TimeZone::get(&organisation.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let on = crate::day_in(&organisation.time_zone, ctx.now);
    let setting = Setting { words: Words::of(ctx.language), zone, on };
    let (sender, partner) =
        (organisation.name.to_string(), format!("{}, {}", seen.partner, seen.city));
    let (plan, participants) = (seen.group.into_value().plan, seen.participants);
    let make = move || {
        walz_documents::group_programme::pdf(&plan, &sender, &partner, &participants, &setting)
    };
    let made = tokio::task::spawn_blocking(make).await;
    Ok(made.map_err(|_| Error::Broken("a paper was not finished"))??)
}
