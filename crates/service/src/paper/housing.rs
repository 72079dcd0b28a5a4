//! Beds: which of the partner's homes fit a learner, and giving one. There are never more people in a home than beds.

use super::record::put;
use crate::case::{self, CaseFile, StayFile};
use crate::{App, Context, Error, Fault, Result, Subject, Work, begin, support_need};
use jiff::civil::Date;
use serde_json::json;
use std::cmp::Reverse;
use walz_domain::accommodation::{Accommodation, Unfit, Wanted};
use walz_domain::mobility::{Mobility, State};
use walz_domain::paper::PaperKind;
use walz_domain::support_need::{ReadFor, Requirements};
use walz_domain::window::Period;
use walz_domain::{AccommodationId, LearnerId, MobilityId};
use walz_policy::case::relation;
use walz_policy::paper as policy;
use walz_store as store;
use walz_store::Id;

/// The partner's homes for a learner, the best first.
#[derive(Clone, Debug)]
pub struct Rooms {
    pub file: CaseFile,
    pub rooms: Vec<Room>,
}

/// A home, seen by one learner.
#[derive(Clone, Debug)]
pub struct Room {
    pub accommodation: Accommodation,
    /// Beds that are free all the time of the stay.
    pub free: u32,
    /// The kind that the learner wished for.
    pub wished: bool,
    /// Everything that speaks against it; empty where it fits.
    pub unfit: Vec<Unfit>,
}

/// The homes of the partner for a learner's stay: those that fit first, the wished kind before others, then by what
/// learners thought of them. What the learner needs is read for it, which the journal tells.
///
/// # Errors
/// [`Error::NotFound`] where the learner has no stay, or housing is not the actor's business.
pub async fn rooms(app: &App, ctx: &Context, learner: LearnerId) -> Result<Rooms> {
    let mut work = Work::fresh(app, ctx).await?;
    let file = CaseFile::newest(&mut work, ctx.actor.organisation, learner).await?;
    let today = crate::today(&mut work).await?;
    let relation = relation(&ctx.actor, &file.subject(today)).ok_or(Error::NotFound)?;
    let _may = policy::record(relation, PaperKind::Housing).ok_or(Error::NotFound)?;
    let stay = file.stay.as_ref().ok_or(Error::NotFound)?;
    let requirements = requirements(&mut work, learner).await?;
    let wanted = wanted(&file, stay, &requirements, today);
    let mut rooms = Vec::new();
    for home in
        store::accommodation::of_partner(&mut work, file.organisation, Id(stay.partner.id)).await?
    {
        let others = others(&mut work, &file, home.id, stay.mobility.id).await?;
        rooms.push(Room {
            free: home.free_beds(wanted.period, &others),
            wished: wanted.kind.is_none_or(|kind| kind == home.kind),
            unfit: home.unfit(&wanted, &others),
            accommodation: home.into_value(),
        });
    }
    rooms.sort_by_key(|room| {
        let home = &room.accommodation;
        (room.unfit.len(), !room.wished, Reverse(home.rating), home.price_week, home.code.clone())
    });
    work.commit(()).await?;
    Ok(Rooms { file, rooms })
}

/// Gives a learner a bed in a home of the partner.
///
/// # Errors
/// [`Error::NotFound`] where there is no such stay or home, or housing is not the actor's business; [`Error::Invalid`]
/// with everything that speaks against the home; [`Error::ChangedMeanwhile`].
pub async fn house(
    app: &App,
    ctx: &Context,
    mobility: MobilityId,
    home: AccommodationId,
) -> Result<()> {
    let mut work = begin!(app, ctx, "housing.assign", &(mobility, home));
    let organisation = ctx.actor.organisation;
    // Whoever gives a bed of this home in the same second waits here, and counts this one.
    let home = store::accommodation::hold(&mut work, organisation, home).await?;
    let home = home.ok_or(Error::NotFound)?;
    let mut file = CaseFile::of_mobility(&mut work, organisation, mobility).await?;
    let today = crate::today(&mut work).await?;
    let relation = relation(&ctx.actor, &file.subject(today)).ok_or(Error::NotFound)?;
    let _may = policy::record(relation, PaperKind::Housing).ok_or(Error::NotFound)?;
    let stay = file.stay.as_ref().ok_or(Error::NotFound)?;
    if stay.partner.id != home.partner {
        return Err(Error::NotFound);
    }
    let requirements = requirements(&mut work, file.learner.id).await?;
    let others = others(&mut work, &file, home.id, mobility).await?;
    let unfit = home.unfit(&wanted(&file, stay, &requirements, today), &others);
    if !unfit.is_empty() {
        return Err(Error::Invalid(unfit.into_iter().map(fault).collect()));
    }
    let stay = file.stay.as_mut().ok_or(Error::NotFound)?;
    stay.mobility.accommodation = Some(home.id);
    store::mobility::update(&mut work, organisation, &stay.mobility).await?;
    let detail = json!({ "accommodation": home.id, "code": home.code });
    work.journal("housing.assigned", Subject::new("mobility", mobility), detail);
    let reference = format!("{}, {}", home.code, home.city);
    put(&mut work, &file, mobility, PaperKind::Housing, reference, None).await?;
    case::refresh(&mut work, file.call.id, file.learner.id).await?;
    work.commit(()).await
}

fn fault(unfit: Unfit) -> Fault {
    let key = match unfit {
        Unfit::Full => "housing-unfit-full",
        Unfit::NotForMinors => "housing-unfit-not-for-minors",
        Unfit::NotStepFree => "housing-unfit-not-step-free",
        Unfit::NoVisualAlarm => "housing-unfit-no-visual-alarm",
        Unfit::NoKitchen => "housing-unfit-no-kitchen",
    };
    Fault::new("accommodation", key)
}

/// What the learner needs of a home, read for this purpose.
async fn requirements(work: &mut Work, learner: LearnerId) -> Result<Requirements> {
    let needs = support_need::open_for(work, learner, ReadFor::Housing).await?;
    Ok(Requirements::of(&needs))
}

fn wanted<'a>(
    file: &CaseFile,
    stay: &StayFile,
    requirements: &'a Requirements,
    today: Date,
) -> Wanted<'a> {
    Wanted {
        period: stay.mobility.period,
        minor: file.is_minor(today),
        requirements,
        kind: file.application.wishes.accommodation,
    }
}

/// When the others who have a bed in a home are there.
async fn others(
    work: &mut Work,
    file: &CaseFile,
    home: AccommodationId,
    but: MobilityId,
) -> Result<Vec<Period>> {
    let stays = store::mobility::of_accommodation(work, file.organisation, Id(home)).await?;
    Ok(stays.iter().filter(|stay| stay.id != but).filter_map(|stay| there(stay)).collect())
}

/// When somebody needs the bed: not at all after a cancellation, and until the day of an early return.
fn there(stay: &Mobility) -> Option<Period> {
    match &stay.state {
        State::Cancelled { .. } => None,
        State::EndedEarly { on, .. } => Period::new(stay.period.first(), *on).ok(),
        _ => Some(stay.period),
    }
}
