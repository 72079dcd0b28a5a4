//! The steps of a stay: leaving, arriving, coming home, ending early, closing the file, cancelling before it begins.

use crate::case::{self, CaseFile, StayFile};
use crate::{App, Context, Error, Refused, Result, Subject, Work, begin, tell};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use walz_domain::MobilityId;
use walz_domain::mobility::{self, State, Step};
use walz_policy as policy;
use walz_policy::case::Relation;
use walz_store as store;
use walz_words::Words;

/// A case with its stay, as somebody who has to do with it reaches it.
#[derive(Debug)]
pub(crate) struct Reached {
    pub(crate) file: CaseFile,
    pub(crate) stay: StayFile,
    pub(crate) relation: Relation,
    pub(crate) today: Date,
}

/// The case of a stay, and as what the actor reaches it. A cancelled stay whose learner has another one is nobody's any
/// more.
///
/// # Errors
/// [`Error::NotFound`] where there is no such stay, or the actor has nothing to do with it.
pub(crate) async fn reach(work: &mut Work, id: MobilityId) -> Result<Reached> {
    let (actor, now) = (work.ctx().actor, work.ctx().now);
    let mut file = CaseFile::of_mobility(work, actor.organisation, id).await?;
    let today = crate::day_in(&file.zone, now);
    let relation = policy::case::relation(&actor, &file.subject(today)).ok_or(Error::NotFound)?;
    let stay = file.stay.take().filter(|stay| stay.mobility.id == id).ok_or(Error::NotFound)?;
    Ok(Reached { file, stay, relation, today })
}

impl Reached {
    /// Asks the policy for a step, and that its day is not still to come.
    fn may(&self, step: Step, on: Date) -> Result<()> {
        let _may = policy::mobility::step(self.relation, step).ok_or(Error::NotFound)?;
        if on > self.today {
            return Err(Error::invalid("on", "stay-day-to-come"));
        }
        Ok(())
    }

    /// Keeps the stay in its new state, writes the journal and brings the board up to date.
    async fn keep(
        mut self,
        work: &mut Work,
        state: State,
        act: &'static str,
        detail: Value,
    ) -> Result<State> {
        let organisation = work.ctx().actor.organisation;
        self.stay.mobility.state = state.clone();
        store::mobility::update(work, organisation, &self.stay.mobility).await?;
        work.journal(act, Subject::new("mobility", self.stay.mobility.id), detail);
        case::refresh(work, self.file.call.id, self.file.learner.id).await?;
        Ok(state)
    }

    /// With the return all silence is over.
    async fn hear_of(&mut self, work: &mut Work) -> Result<()> {
        let (organisation, now) = (work.ctx().actor.organisation, work.ctx().now);
        for check_in in &mut self.stay.check_ins {
            let heard = check_in.state.clone().overtake(now);
            if heard != check_in.state {
                check_in.state = heard;
                store::check_in::update(work, organisation, check_in).await?;
            }
        }
        Ok(())
    }

    /// Tells those who wait for the learner abroad that they wait no more.
    async fn tell_hosts(&self, work: &mut Work, about: (&'static str, &'static str)) -> Result<()> {
        let subject = Subject::new("mobility", self.stay.mobility.id);
        let period = self.stay.mobility.period;
        let mentors = self.stay.mentors().into_iter().map(|(mentor, _)| mentor);
        for person in self.stay.partner.contact.into_iter().chain(mentors) {
            let Some(reader) = tell::person(work, Some(person)).await? else { continue };
            reader.mail(work, subject, about, |said, words| {
                said.with("name", self.file.person.name.as_str())
                    .with("host", self.stay.host.name.as_str())
                    .with("period", words.date_range(period.first(), period.last()))
            })?;
        }
        Ok(())
    }
}

/// The learner has left home. Nobody leaves while a condition of departure is open.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Refused`] with the open conditions, or where it is too early or too late for the step;
/// [`Error::Invalid`] for a day still to come.
pub async fn depart(app: &App, ctx: &Context, id: MobilityId, on: Date) -> Result<State> {
    let mut work = begin!(app, ctx, "mobility.depart", &(id, on));
    let reached = reach(&mut work, id).await?;
    reached.may(Step::Depart, on)?;
    let stay = &reached.stay;
    let state = stay.mobility.state.clone().depart(&stay.gates, stay.mobility.period, on);
    let state = state.map_err(|why| refusal(why, Words::of(ctx.language)))?;
    let state = reached.keep(&mut work, state, "mobility.departed", json!({ "on": on })).await?;
    work.commit(state).await
}

/// The learner is there. Learner, mentor and partner may all say it; who says it again changes nothing.
///
/// # Errors
/// As [`depart`].
pub async fn arrive(app: &App, ctx: &Context, id: MobilityId, on: Date) -> Result<State> {
    let mut work = begin!(app, ctx, "mobility.arrive", &(id, on));
    let reached = reach(&mut work, id).await?;
    reached.may(Step::Arrive, on)?;
    let before = reached.stay.mobility.state.clone();
    if matches!(before, State::Arrived { .. }) {
        return work.commit(before).await;
    }
    let state = before.arrive(on).map_err(|why| refusal(why, Words::of(ctx.language)))?;
    let state = reached.keep(&mut work, state, "mobility.arrived", json!({ "on": on })).await?;
    work.commit(state).await
}

/// The learner is home, at the end of the stay.
///
/// # Errors
/// As [`depart`]; [`Error::Refused`] while the stay goes on: going home sooner is ending early.
pub async fn come_home(app: &App, ctx: &Context, id: MobilityId, on: Date) -> Result<State> {
    let mut work = begin!(app, ctx, "mobility.come_home", &(id, on));
    let mut reached = reach(&mut work, id).await?;
    reached.may(Step::Return, on)?;
    let mobility = &reached.stay.mobility;
    let state = mobility.state.clone().come_home(mobility.period, on);
    let state = state.map_err(|why| refusal(why, Words::of(ctx.language)))?;
    reached.hear_of(&mut work).await?;
    let state = reached.keep(&mut work, state, "mobility.returned", json!({ "on": on })).await?;
    work.commit(state).await
}

/// Why and how a stay ends before its last day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlyEnd {
    pub on: Date,
    pub reason: String,
    /// Nobody could have foreseen or prevented it: costs that were incurred can be paid all the same.
    pub force_majeure: bool,
    /// That a guardian knows, which is a must for a learner under age.
    pub guardian_told: bool,
}

/// The learner goes home before the last day.
///
/// # Errors
/// As [`depart`]; [`Error::Invalid`] without a reason, or for a learner under age whose guardian does not know.
pub async fn end_early(app: &App, ctx: &Context, id: MobilityId, end: &EarlyEnd) -> Result<State> {
    let mut work = begin!(app, ctx, "mobility.end_early", &(id, end));
    let mut reached = reach(&mut work, id).await?;
    reached.may(Step::EndEarly, end.on)?;
    let reason = reason_of(&end.reason)?;
    if reached.file.person.is_minor_on(end.on) && !end.guardian_told {
        return Err(Error::invalid("guardian_told", "stay-guardian-not-told"));
    }
    let state = reached.stay.mobility.state.clone();
    let state = state.end_early(end.on, reason, end.force_majeure);
    let state = state.map_err(|why| refusal(why, Words::of(ctx.language)))?;
    reached.hear_of(&mut work).await?;
    reached.tell_hosts(&mut work, ("mail-stay-ended-subject", "mail-stay-ended-text")).await?;
    let detail = json!({
        "on": end.on, "force_majeure": end.force_majeure, "guardian_told": end.guardian_told
    });
    let state = reached.keep(&mut work, state, "mobility.ended_early", detail).await?;
    work.commit(state).await
}

/// Nothing is left to do: the learner is home, no incident is open, and every agreed unit has its decision. After an
/// early end units may be left without one.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Refused`] with what is left to do.
pub async fn close(app: &App, ctx: &Context, id: MobilityId) -> Result<State> {
    let mut work = begin!(app, ctx, "mobility.close", &id);
    let reached = reach(&mut work, id).await?;
    reached.may(Step::Close, reached.today)?;
    let stay = &reached.stay;
    let early = matches!(stay.mobility.state, State::EndedEarly { .. });
    let state = stay.mobility.state.clone().close(reached.today);
    let state = state.map_err(|why| refusal(why, Words::of(ctx.language)))?;
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let open = count(stay.incidents.iter().filter(|i| i.is_open()).count());
    if open > 0 {
        return Err(Refused::new("stay-refused-incidents").with("count", open).into());
    }
    let decided =
        |code: &&str| stay.recognitions.iter().any(|r| r.unit == **code && r.is_settled());
    let undecided = count(stay.unit_codes().iter().filter(|code| !decided(code)).count());
    if undecided > 0 && !early {
        return Err(Refused::new("stay-refused-units").with("count", undecided).into());
    }
    let state = reached.keep(&mut work, state, "mobility.closed", json!({})).await?;
    work.commit(state).await
}

/// The stay does not happen. Its place is free again, and those who waited for the learner are told.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Invalid`] without a reason; [`Error::Refused`] once the learner has left.
pub async fn cancel(app: &App, ctx: &Context, id: MobilityId, reason: &str) -> Result<State> {
    let mut work = begin!(app, ctx, "mobility.cancel", &(id, reason));
    let state = Box::pin(cancel_in(&mut work, id, reason)).await?;
    work.commit(state).await
}

/// As [`cancel`], in the course of another verb.
pub(crate) async fn cancel_in(work: &mut Work, id: MobilityId, reason: &str) -> Result<State> {
    let reached = reach(work, id).await?;
    reached.may(Step::Cancel, reached.today)?;
    let reason = reason_of(reason)?;
    let state = reached.stay.mobility.state.clone().cancel(reached.today, reason);
    let state = state.map_err(|why| refusal(why, Words::of(work.ctx().language)))?;
    reached.tell_hosts(work, ("mail-stay-cancelled-subject", "mail-stay-cancelled-text")).await?;
    reached.keep(work, state, "mobility.cancelled", json!({})).await
}

fn reason_of(text: &str) -> Result<String> {
    crate::text::required("reason", text)
}

/// Why a step was refused, in words that every language has. Open conditions are named in the reader's language.
fn refusal(refused: mobility::Refused, words: Words) -> Error {
    use mobility::Refused as R;
    match refused {
        R::Gates { gates } => {
            let open: Vec<String> = mobility::open(&gates)
                .map(|gate| words.t(format!("gate-{gate}")).to_string())
                .collect();
            Refused::new("stay-refused-gates").with("papers", words.list(&open)).into()
        }
        R::TooEarly { first } => Refused::new("stay-refused-early").with("first", first).into(),
        R::Before { earliest } => Refused::new("stay-refused-before").with("day", earliest).into(),
        R::NotOver { last } => Refused::new("stay-refused-not-over").with("last", last).into(),
        R::NotNow { step, .. } => Error::refused(match step {
            Step::Depart => "stay-refused-depart",
            Step::Arrive => "stay-refused-arrive",
            Step::EndEarly => "stay-refused-end-early",
            Step::Return => "stay-refused-return",
            Step::Close => "stay-refused-close",
            Step::Cancel => "stay-refused-cancel",
        }),
    }
}
