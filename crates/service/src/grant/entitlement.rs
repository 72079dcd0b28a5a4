//! What a stay is entitled to.

use crate::case::{CaseFile, StayFile};
use crate::{App, Context, Error, Refused, Result, Subject, Work, begin};
use serde_json::json;
use walz_domain::grant::{Ending, Entitlement, Journey, NoGrant, Rate, RateTable, Rules};
use walz_domain::{LearnerId, MobilityId};
use walz_policy::case::relation;
use walz_store::entitlement::{self, Calculation};
use walz_store::{self as store, Access, Stored};

/// The money of a case, for those who may see it.
#[derive(Clone, Debug)]
pub struct Money {
    pub file: CaseFile,
    /// The newest first; the first one counts.
    pub calculations: Vec<Calculation>,
}

/// The calculations for a learner's stay.
///
/// # Errors
/// [`Error::NotFound`] where there is no such learner, or the money is not the actor's to see.
pub async fn see(app: &App, ctx: &Context, learner: LearnerId) -> Result<Money> {
    let mut db = app.store.read().await?;
    let file = CaseFile::newest(&mut db, ctx.actor.organisation, learner).await?;
    let today = crate::day_of(&mut db, ctx.actor.organisation, ctx.now).await?;
    let relation = relation(&ctx.actor, &file.subject(today)).ok_or(Error::NotFound)?;
    if !relation.sees_money() {
        return Err(Error::NotFound);
    }
    let calculations = match &file.stay {
        Some(stay) => {
            entitlement::of_mobility(&mut db, file.organisation, stay.mobility.id).await?
        }
        None => Vec::new(),
    };
    Ok(Money { file, calculations })
}

/// Calculates a stay's entitlement. Where nothing has changed, the last calculation stands.
///
/// # Errors
/// [`Error::NotFound`] where there is no such stay or the actor does not run its case; [`Error::Refused`] where it cannot
/// be calculated, with the reason.
pub async fn calculate(app: &App, ctx: &Context, mobility: MobilityId) -> Result<u32> {
    let mut work = begin!(app, ctx, "grant.calculate", &mobility);
    let file = CaseFile::of_mobility(&mut work, ctx.actor.organisation, mobility).await?;
    let today = crate::today(&mut work).await?;
    let relation = relation(&ctx.actor, &file.subject(today)).ok_or(Error::NotFound)?;
    if !relation.runs() {
        return Err(Error::NotFound);
    }
    let calculation = entitle(&mut work, &file).await?;
    work.commit(calculation.number).await
}

/// Calculates the entitlement of the case's stay in the course of a verb that changed what it depends on: the place, the
/// dates, the way of travelling, the day of return. Keeps it as a new one where it differs from the last.
///
/// # Errors
/// [`Error::NotFound`] where the case has no stay; [`Error::Refused`] where it cannot be calculated, with the reason.
pub async fn entitle(work: &mut Work, file: &CaseFile) -> Result<Calculation> {
    let stay = file.stay.as_ref().ok_or(Error::NotFound)?;
    let mobility = stay.mobility.id;
    let (rules, rates) = (Rules::default(), rates(work, file).await?);
    let journey = journey(work, file, stay, &rules).await?;
    let number = participant(work, file, stay, &journey, &rules).await?;
    let entitlement = Entitlement::of(&journey, number, &rates, &rules).map_err(no_grant)?;
    let last = entitlement::of_mobility(work, file.organisation, mobility).await?;
    let last = last.into_iter().next();
    if let Some(last) = last.as_ref().filter(|last| last.entitlement == entitlement) {
        return Ok(last.clone());
    }
    let number = last.map_or(1, |last| last.number + 1);
    let new = Calculation { number, at: work.ctx().now, entitlement };
    entitlement::add(work, file.organisation, mobility, &new).await?;
    let detail = json!({
        "number": number,
        "total_cents": new.entitlement.total().cents,
        "funded_days": new.entitlement.days.funded,
        "rules": new.entitlement.rules,
    });
    work.journal("entitlement.calculated", Subject::new("mobility", mobility), detail);
    Ok(new)
}

async fn rates(work: &mut Work, file: &CaseFile) -> Result<RateTable> {
    let rows: Vec<Rate> = store::rate::list(work, file.organisation).await?;
    if rows.is_empty() {
        return Err(Error::refused("grant-refused-no-table"));
    }
    RateTable::new(rows).map_err(|faults| {
        let fault = faults.first().map(ToString::to_string).unwrap_or_default();
        Refused::new("grant-refused-table").with("fault", fault).into()
    })
}

async fn journey(
    db: &mut impl Access,
    file: &CaseFile,
    stay: &StayFile,
    rules: &Rules,
) -> Result<Journey> {
    let home = &file.learner.home_place;
    let place = store::place::find(db, file.organisation, home).await?;
    let place =
        place.ok_or_else(|| Refused::new("grant-refused-no-place").with("place", home.as_str()))?;
    let km = place.coordinates.kilometres_to(&stay.partner.coordinates);
    let mobility: &Stored<_> = &stay.mobility;
    let mut journey = Journey::of_learner(
        mobility.period,
        stay.partner.country_group,
        km,
        mobility.green_travel,
        file.learner.fewer_opportunities,
        rules,
    )
    .map_err(no_grant)?;
    if let Some(agreement) = stay.agreement_in_force() {
        let last = mobility.state.ended().unwrap_or(mobility.period.last());
        journey.interruption_days = agreement.content.rested(last);
    }
    journey.ending = match (mobility.state.early(), mobility.state.ended()) {
        (Some(force_majeure), Some(last)) => Ending::Early { last, force_majeure },
        _ => Ending::AsPlanned,
    };
    Ok(journey)
}

/// The stay's number among those of the same kind in the call, in the order in which they were made.
async fn participant(
    db: &mut impl Access,
    file: &CaseFile,
    stay: &StayFile,
    journey: &Journey,
    rules: &Rules,
) -> Result<u32> {
    let before = store::mobility::periods_before(db, file.organisation, &stay.mobility).await?;
    let same = before.into_iter().filter(|period| {
        let days = u32::try_from(period.days()).unwrap_or(u32::MAX);
        rules.kind_of_stay(days, true) == Some(journey.activity)
    });
    Ok(u32::try_from(same.count()).unwrap_or(u32::MAX).saturating_add(1))
}

fn no_grant(reason: NoGrant) -> Error {
    let number = |n: u32| i64::from(n);
    let refused = match reason {
        NoGrant::Rate(missing) => Refused::new("grant-refused-no-rate")
            .with("kind", missing.kind.code())
            .with("activity", missing.activity.code()),
        NoGrant::Length { days, least, most, .. } => Refused::new("grant-refused-length")
            .with("days", number(days))
            .with("least", number(least))
            .with("most", number(most)),
        NoGrant::TravelDays { days, most } => Refused::new("grant-refused-travel-days")
            .with("days", number(days))
            .with("most", number(most)),
    };
    refused.into()
}
