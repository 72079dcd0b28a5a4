//! Repair: a host drops out, a learner steps back, a new place appears. Everybody who has a place keeps it where that is
//! possible, as few as possible move, and the office sees the whole chain before anything happens.

mod accept;
mod basis;
mod papers;
mod tell;

pub use accept::accept_repair;
pub use papers::Renewal;

use super::field::Field;
use super::relief::{self, Shortage};
use super::round::{Applicant, Round};
use crate::{App, Context, Error, Result};
use basis::Basis;
use std::collections::BTreeMap;
use walz_domain::allocation::{Cause, Hold, Move};
use walz_domain::offer::Offer;
use walz_domain::{CallId, Eur, LearnerId, MobilityId, OfferId};
use walz_policy::{self as policy, case::RunsRounds};
use walz_store::Access;
use walz_words::Words;

/// What would be done, and what it leads to.
#[derive(Clone, Debug)]
pub struct Repair {
    /// Names exactly what was looked at: whoever accepts accepts this.
    pub input: String,
    /// Each chain from who begins it to the last who makes room.
    pub chains: Vec<Vec<Step>>,
    /// Learners with a place before and after, of how many.
    pub placed: (usize, usize, usize),
    /// How many with a place get another.
    pub moved: usize,
    /// What all grants together would change by.
    pub grant: Eur,
    /// Why somebody stays without a place.
    pub shortage: Option<Shortage>,
    /// Places that the office chose by hand and that stay as they are, unless it asks otherwise.
    pub chosen: usize,
    pub field: Field,
}

/// One learner whose place changes.
#[derive(Clone, Debug)]
pub struct Step {
    pub learner: LearnerId,
    pub name: String,
    pub cause: Cause,
    /// By name, who gets the place that is left.
    pub makes_room_for: Option<String>,
    pub from: Option<OfferId>,
    pub to: Option<OfferId>,
    /// Ranks of the wishes, before and after.
    pub ranks: (Option<usize>, Option<usize>),
    /// Whether it is a stay that moves, or only a proposal that nobody has confirmed.
    pub stay: Option<MobilityId>,
    /// What has to be made anew.
    pub papers: Vec<Renewal>,
    /// By how much the grant changes; nothing where it has none before or after.
    pub grant: Option<Eur>,
    /// Who is told, by name.
    pub told: Vec<String>,
}

impl Step {
    /// Whether accepting does anything: who lost a place and finds none stays on the office's list.
    pub const fn is_done(&self) -> bool {
        self.to.is_some() || matches!(self.cause, Cause::SteppedBack)
    }
}

/// What would mend the places of a round. Nothing where places were never given, or where all hold.
///
/// # Errors
/// [`Error::NotFound`] where there is no such round, or for who does not run it; [`Error::Refused`] where what is agreed
/// already breaks a limit, with the conditions that clash.
pub async fn repair(
    app: &App,
    ctx: &Context,
    call: CallId,
    ask_chosen: bool,
) -> Result<Option<Repair>> {
    let RunsRounds { organisation } =
        policy::case::runs_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let field = Field::load(&mut db, organisation, call).await?;
    let Some(basis) = Basis::load(&mut db, app, organisation, call, ask_chosen).await? else {
        return Ok(None);
    };
    let plan = basis.solved(Words::of(ctx.language)).await?;
    if plan.chains.is_empty() {
        return Ok(None);
    }
    let mut chains = Vec::with_capacity(plan.chains.len());
    for chain in &plan.chains {
        let mut steps = Vec::with_capacity(chain.len());
        for change in chain {
            steps.push(step(&mut db, &plan.basis, change).await?);
        }
        chains.push(steps);
    }
    let round = &plan.basis.round;
    let of_all = |places: &BTreeMap<LearnerId, OfferId>| {
        places.keys().filter(|learner| round.applicant(**learner).is_some()).count()
    };
    let steps = chains.iter().flatten();
    Ok(Some(Repair {
        placed: (of_all(&plan.basis.intact), of_all(&plan.after), round.applicants.len()),
        moved: steps.clone().filter(|s| s.from.is_some() && s.to.is_some()).count(),
        grant: steps.filter_map(|step| step.grant).fold(Eur::ZERO, |sum, one| sum + one),
        shortage: relief::shortage(round, &plan.outcome),
        chosen: round.holds.values().filter(|hold| **hold == Hold::Chosen).count(),
        input: plan.input,
        chains,
        field,
    }))
}

async fn step(db: &mut impl Access, basis: &Basis, change: &Move) -> Result<Step> {
    let round = &basis.round;
    let Move { learner, from, to, cause } = *change;
    let applicant = round.applicant(learner);
    let other = round.others.iter().find(|other| other.stay.learner == learner);
    let (from_offer, to_offer) = (basis.offer(from), basis.offer(to));
    let rank = |offer: Option<&Offer>| Some(applicant?.application.wishes.rank(offer?.partner));
    let stay = round.stays.get(&learner).or(other.map(|other| &other.stay));
    let (papers, told) = match stay {
        Some(stay) if change.to.is_some() || cause == Cause::SteppedBack => {
            (papers::of(db, basis, stay, to_offer).await?, tell::names(db, basis, change).await?)
        }
        None if to.is_some() && becomes_stay(change) => {
            (Vec::new(), tell::names(db, basis, change).await?)
        }
        _ => (Vec::new(), Vec::new()),
    };
    let name_of = |learner: LearnerId| round.applicant(learner).map(|a| a.name.clone());
    Ok(Step {
        learner,
        name: name_of(learner).or(other.map(|o| o.name.clone())).unwrap_or_default(),
        cause,
        makes_room_for: match cause {
            Cause::MakesRoom { other } => name_of(other),
            _ => None,
        },
        from,
        to,
        ranks: (rank(from_offer), rank(to_offer)),
        stay: stay.map(|stay| stay.id),
        papers,
        grant: applicant.and_then(|applicant| difference(round, applicant, from_offer, to_offer)),
        told,
    })
}

/// Whether somebody without a stay gets one by this: who had no place at all. A proposal stays a proposal.
const fn becomes_stay(change: &Move) -> bool {
    matches!(change.cause, Cause::NoPlace) && change.to.is_some()
}

fn difference(
    round: &Round,
    applicant: &Applicant,
    from: Option<&Offer>,
    to: Option<&Offer>,
) -> Option<Eur> {
    let price = |offer: &Offer| round.price(applicant, offer);
    match (from, to) {
        (Some(from), Some(to)) => Some(Eur::cents(price(to) - price(from))),
        (None, Some(to)) => Some(Eur::cents(price(to))),
        _ => None,
    }
}
