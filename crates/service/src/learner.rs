//! Learners as the office looks them up: the list, and the file of one with everything that happened in order.

use crate::case::{CaseFile, StayFile};
use crate::{App, Context, Error, Result, day_in};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;
use uuid::Uuid;
use walz_domain::agreement::State as Signing;
use walz_domain::application::State as Applying;
use walz_domain::case::Case;
use walz_domain::emergency_sheet::EmergencySheet;
use walz_domain::guardian::Guardian;
use walz_domain::mobility::State;
use walz_domain::paper::PaperKind;
use walz_domain::person::{Name, Person};
use walz_domain::{LearnerId, MobilityId, OrganisationId, PersonId};
use walz_policy::case::{Relation, relation, sees_rounds};
use walz_store::board::{self, BoardRow, Filter};
use walz_store::entitlement::{self, Calculation};
use walz_store::journal::{self, Recorded};
pub use walz_store::learner::After;
use walz_store::learner::Listed;
use walz_store::{self as store, Access};

/// Learners on a page of the list.
pub const PAGE: u32 = 50;
/// Entries of the history that a file shows.
const HISTORY: u32 = 40;

/// A page of the list.
#[derive(Clone, Debug)]
pub struct List {
    pub lines: Vec<Line>,
    /// Where the next page begins.
    pub next: Option<After>,
}

#[derive(Clone, Debug)]
pub struct Line {
    pub learner: LearnerId,
    pub name: String,
    /// The newest case.
    pub row: Option<BoardRow>,
}

/// Learners by name; those whose name has words that begin with these, where there are any.
///
/// # Errors
/// [`Error::NotFound`] for those who may not look learners up.
pub async fn list(app: &App, ctx: &Context, query: &str, after: Option<&After>) -> Result<List> {
    let organisation = ctx.actor.organisation;
    let may = sees_rounds(&ctx.actor, organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let words = walz_domain::search::words(query);
    if !words.is_empty() {
        let (lines, _) = found(&mut db, may.organisation, words, PAGE as usize).await?;
        return Ok(List { lines, next: None });
    }
    let mut listed = store::learner::page(&mut db, may.organisation, after, PAGE + 1).await?;
    let more = listed.len() > PAGE as usize;
    listed.truncate(PAGE as usize);
    let next = listed.last().filter(|_| more).map(Listed::after);
    let mut lines = Vec::with_capacity(listed.len());
    for one in listed {
        let rows = board::of_learner(&mut db, may.organisation, one.learner).await?;
        let row = rows.into_iter().next();
        lines.push(Line { learner: one.learner, name: one.name, row });
    }
    Ok(List { lines, next })
}

/// Those whom the boards know by these words, at most `most`, from the newest round on; and whether there are more.
pub(crate) async fn found(
    db: &mut impl Access,
    organisation: OrganisationId,
    words: Vec<String>,
    most: usize,
) -> Result<(Vec<Line>, bool)> {
    let filter = Filter { words, ..Filter::default() };
    let mut calls = store::call::list(db, organisation).await?;
    calls.sort_by_key(|call| std::cmp::Reverse(call.opens));
    let (mut lines, mut more): (BTreeMap<LearnerId, Line>, bool) = (BTreeMap::new(), false);
    let limit = i64::try_from(most).unwrap_or(i64::MAX);
    for call in calls {
        let (rows, rest) = board::page(db, organisation, call.id, &filter, None, limit).await?;
        more |= rest;
        for row in rows {
            let (learner, name) = (row.learner, row.name.clone());
            lines.entry(learner).or_insert(Line { learner, name, row: Some(row) });
        }
        if lines.len() > most {
            break;
        }
    }
    let mut lines: Vec<Line> = lines.into_values().collect();
    lines.sort_by(|a, b| (&a.name, a.learner).cmp(&(&b.name, b.learner)));
    more |= lines.len() > most;
    lines.truncate(most);
    Ok((lines, more))
}

/// The stay of a learner's newest case, for those who run it.
///
/// # Errors
/// [`Error::NotFound`] where there is no such learner, no stay, or the actor does not run the case.
pub async fn stay_of(app: &App, ctx: &Context, learner: LearnerId) -> Result<MobilityId> {
    let organisation = ctx.actor.organisation;
    let mut db = app.store.read().await?;
    let file = CaseFile::newest(&mut db, organisation, learner).await?;
    let today = day_in(&file.zone, ctx.now);
    let relation = relation(&ctx.actor, &file.subject(today)).ok_or(Error::NotFound)?;
    let stay = file.stay.filter(|_| relation.runs()).ok_or(Error::NotFound)?;
    Ok(stay.mobility.id)
}

/// Everything about one learner.
#[derive(Clone, Debug)]
pub struct File {
    pub file: CaseFile,
    pub case: Case,
    /// What happened and what is ahead, in the order of days.
    pub facts: Vec<Fact>,
    pub guardians: Vec<(Guardian, Person)>,
    /// The tutor at home, the mentor at work, the partner's contact.
    pub helpers: Vec<(Helper, Person)>,
    /// The newest first; none for those who do not see money.
    pub money: Vec<Calculation>,
    pub sheet: Option<EmergencySheet>,
    /// Whether needs are on record. What they are is read on a page of its own, and the reading is kept.
    pub needs: bool,
    pub history: Vec<Entry>,
    /// Whether the reader runs the case.
    pub runs: bool,
    pub today: Date,
    pub zone: String,
}

/// Somebody who helps a learner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Helper {
    Tutor,
    Mentor,
    Partner,
}

impl Helper {
    /// The key of its words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Tutor => "tutor",
            Self::Mentor => "mentor",
            Self::Partner => "partner",
        }
    }
}

/// An entry of the history, with the name of who acted.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub recorded: Recorded,
    pub name: Option<Name>,
}

/// A day on the way of a learner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    pub kind: FactKind,
    pub day: Date,
    /// Whether it is still to come, on this day as far as anybody knows.
    pub ahead: bool,
}

macro_rules! facts {
    ($($kind:ident = $code:literal,)*) => {
        /// What happened on a day.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum FactKind {
            $($kind,)*
        }

        impl FactKind {
            /// The key of its words.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$kind => $code,)*
                }
            }
        }
    };
}

facts! {
    Submitted = "submitted",
    Selected = "selected",
    Placed = "placed",
    AgreementOffered = "agreement-offered",
    AgreementSigned = "agreement-signed",
    GrantSigned = "grant-signed",
    Insured = "insured",
    Housed = "housed",
    SheetFilled = "sheet-filled",
    Ready = "ready",
    Begins = "begins",
    Departed = "departed",
    Arrived = "arrived",
    Halfway = "halfway",
    Ends = "ends",
    EndedEarly = "ended-early",
    Returned = "returned",
    Closed = "closed",
    Cancelled = "cancelled",
}

/// The file of a learner.
///
/// # Errors
/// [`Error::NotFound`] where there is no such learner, or the whole file is not the actor's to see.
pub async fn see(app: &App, ctx: &Context, learner: LearnerId) -> Result<File> {
    let organisation = ctx.actor.organisation;
    let mut db = app.store.read().await?;
    let file = CaseFile::newest(&mut db, organisation, learner).await?;
    let zone = file.zone.clone();
    let today = day_in(&zone, ctx.now);
    let relation = relation(&ctx.actor, &file.subject(today)).ok_or(Error::NotFound)?;
    if !relation.sees_file() {
        return Err(Error::NotFound);
    }
    Ok(File {
        case: file.case(today),
        facts: facts(&file, &zone, today),
        guardians: guardians(&mut db, &file).await?,
        helpers: helpers(&mut db, &file).await?,
        money: money(&mut db, &file, relation).await?,
        sheet: store::emergency_sheet::find(&mut db, organisation, learner).await?,
        needs: store::support_need::are_kept(&mut db, organisation, learner).await?,
        history: history(&mut db, &file).await?,
        runs: relation.runs(),
        file,
        today,
        zone,
    })
}

async fn guardians(db: &mut impl Access, file: &CaseFile) -> Result<Vec<(Guardian, Person)>> {
    let mut guardians = Vec::with_capacity(file.guardians.len());
    for guardian in &file.guardians {
        if let Some(person) = store::person::find(db, file.organisation, guardian.person).await? {
            guardians.push((guardian.value.clone(), person.into_value()));
        }
    }
    Ok(guardians)
}

async fn helpers(db: &mut impl Access, file: &CaseFile) -> Result<Vec<(Helper, Person)>> {
    let tutor = match file.learner.tutor {
        Some(tutor) => store::tutor::find(db, file.organisation, tutor).await?,
        None => None,
    };
    let stay = file.stay.as_ref();
    let candidates = [
        (Helper::Tutor, tutor.map(|tutor| tutor.person)),
        (Helper::Mentor, stay.and_then(|stay| stay.host.mentor)),
        (Helper::Partner, stay.and_then(|stay| stay.partner.contact)),
    ];
    let mut helpers = Vec::new();
    for (helper, person) in candidates {
        let Some(person) = person else { continue };
        if let Some(person) = store::person::find(db, file.organisation, person).await? {
            helpers.push((helper, person.into_value()));
        }
    }
    Ok(helpers)
}

async fn money(
    db: &mut impl Access,
    file: &CaseFile,
    relation: Relation,
) -> Result<Vec<Calculation>> {
    match &file.stay {
        Some(stay) if relation.sees_money() => {
            Ok(entitlement::of_mobility(db, file.organisation, stay.mobility.id).await?)
        }
        _ => Ok(Vec::new()),
    }
}

/// The newest entries of the journal about the learner and what belongs to the case.
async fn history(db: &mut impl Access, file: &CaseFile) -> Result<Vec<Entry>> {
    let mut subjects: Vec<Uuid> =
        vec![file.learner.id.0, file.learner.person.0, file.application.id.0];
    if let Some(stay) = &file.stay {
        subjects.push(stay.mobility.id.0);
        subjects.extend(stay.agreements.iter().map(|agreement| agreement.id.0));
        subjects.extend(stay.grants.iter().map(|grant| grant.id.0));
    }
    let entries = journal::about_any(db, file.organisation, &subjects, HISTORY).await?;
    let mut names: BTreeMap<PersonId, Option<Name>> = BTreeMap::new();
    let mut history = Vec::with_capacity(entries.len());
    for recorded in entries {
        let name = match recorded.person {
            None => None,
            Some(id) => match names.get(&id) {
                Some(known) => known.clone(),
                None => {
                    let person = store::person::find(db, file.organisation, id).await?;
                    let name = person.map(|person| person.into_value().name);
                    names.insert(id, name.clone());
                    name
                }
            },
        };
        history.push(Entry { recorded, name });
    }
    Ok(history)
}

fn facts(file: &CaseFile, zone: &str, today: Date) -> Vec<Fact> {
    let day = |moment: Timestamp| day_in(zone, moment);
    let mut facts = Vec::new();
    let mut done = |kind: FactKind, on: Date| facts.push(Fact { kind, day: on, ahead: false });
    match &file.application.state {
        Applying::Submitted { at } => done(FactKind::Submitted, day(*at)),
        Applying::Selected { by } => done(FactKind::Selected, day(*by)),
        _ => {}
    }
    if let Some(stay) = &file.stay {
        if let Some(made) = made(stay.mobility.id) {
            done(FactKind::Placed, day(made));
        }
        papers(stay, &mut |kind, at| done(kind, day(at)));
        travels(stay, &mut |kind, on| done(kind, on), day);
        facts.extend(ahead(stay, today));
    }
    facts.sort_by_key(|fact| fact.day);
    facts
}

/// When something was made, as its id tells.
fn made(id: MobilityId) -> Option<Timestamp> {
    let (seconds, nanoseconds) = id.0.get_timestamp()?.to_unix();
    let nanoseconds = i32::try_from(nanoseconds).ok()?;
    Timestamp::new(i64::try_from(seconds).ok()?, nanoseconds).ok()
}

fn papers(stay: &StayFile, done: &mut impl FnMut(FactKind, Timestamp)) {
    if let Some(agreement) = stay.agreement() {
        if let Some(document) = agreement.state.document() {
            done(FactKind::AgreementOffered, document.offered);
        }
        if let Some(since) = agreement.agreed_since() {
            done(FactKind::AgreementSigned, since);
        }
    }
    if let Some(Signing::InForce { since, .. }) = stay.grants.first().map(|grant| &grant.state) {
        done(FactKind::GrantSigned, *since);
    }
    for paper in &stay.papers {
        let kind = match paper.kind {
            PaperKind::Insurance => FactKind::Insured,
            PaperKind::Housing => FactKind::Housed,
            PaperKind::EmergencySheet => FactKind::SheetFilled,
        };
        done(kind, paper.checked_at);
    }
}

fn travels(
    stay: &StayFile,
    done: &mut impl FnMut(FactKind, Date),
    day: impl Fn(Timestamp) -> Date,
) {
    let state = &stay.mobility.state;
    match state {
        State::Ready { since } => done(FactKind::Ready, day(*since)),
        State::Departed { on } => done(FactKind::Departed, *on),
        State::Arrived { departed, on } => {
            done(FactKind::Departed, *departed);
            done(FactKind::Arrived, *on);
        }
        State::EndedEarly { departed, on, .. } => {
            done(FactKind::Departed, *departed);
            done(FactKind::EndedEarly, *on);
        }
        State::Returned { departed, on } => {
            done(FactKind::Departed, *departed);
            done(FactKind::Returned, *on);
        }
        State::Closed { departed, on, closed, early, .. } => {
            done(FactKind::Departed, *departed);
            done(if *early { FactKind::EndedEarly } else { FactKind::Returned }, *on);
            done(FactKind::Closed, *closed);
        }
        State::Cancelled { on, .. } => done(FactKind::Cancelled, *on),
        State::Planned => {}
    }
}

/// The days of the plan that are still to come.
fn ahead(stay: &StayFile, today: Date) -> Vec<Fact> {
    let state = &stay.mobility.state;
    if state.is_past() {
        return Vec::new();
    }
    let period = stay.mobility.period;
    let halfway = walz_domain::window::plus_days(period.first(), period.days() / 2);
    let mut days = vec![(FactKind::Halfway, halfway), (FactKind::Ends, period.last())];
    if !state.is_abroad() {
        days.push((FactKind::Begins, period.first()));
    }
    days.into_iter()
        .filter(|(_, day)| *day >= today)
        .map(|(kind, day)| Fact { kind, day, ahead: true })
        .collect()
}
