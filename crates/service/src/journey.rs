//! A learner's own journey: where they are in it, what comes next for them, how it goes, and who helps.

use crate::case::{CaseFile, StayFile};
use crate::people::{self, Contact, Who};
use crate::{App, Context, Error, Result, certificate, credential};
use jiff::civil::Date;
use walz_domain::agreement::Agreement;
use walz_domain::case::{Act, Stage, sign_by};
use walz_domain::certificate::StayPaper;
use walz_domain::check_in::{self, Mood, newest_due, next_due};
use walz_domain::credential::Credential;
use walz_domain::mobility::State;
use walz_domain::paper::{Gate, GateState, PaperKind};
use walz_domain::person::{Name, Phone};
use walz_domain::signing::{self, Party};
use walz_domain::window::{Period, plus_days};
use walz_domain::{
    AgreementId, ApplicationId, CheckInId, GrantId, LearnerId, MobilityId, OrganisationId,
};
use walz_policy::Role;
use walz_store::{self as store, Access, Stored};

/// Everything on a learner's page.
#[derive(Debug)]
pub struct Journey {
    pub learner: LearnerId,
    /// What to say after hello.
    pub name: String,
    pub call: String,
    pub stage: Stage,
    pub stay: Option<Stay>,
    /// What they take home, once it is issued.
    pub credential: Option<Credential>,
    /// Papers of the stay that can be made now.
    pub papers_to_take: Vec<StayPaper>,
    /// The check-in, while the learner is abroad.
    pub check_in: Option<Today>,
    /// At most [`MOST_TASKS`].
    pub tasks: Vec<Task>,
    pub papers: Vec<GateState>,
    pub milestones: Vec<Milestone>,
    /// Who helps, those with a number to call.
    pub people: Vec<Contact>,
    /// Answers around the clock.
    pub duty: Option<Phone>,
    pub today: Date,
    pub zone: String,
}

/// Where the learner goes.
#[derive(Debug)]
pub struct Stay {
    pub mobility: MobilityId,
    pub host: String,
    pub city: String,
    pub country: walz_domain::country::Country,
    pub period: Period,
    pub state: State,
}

impl Stay {
    /// The week of the stay, and how many there are.
    pub fn week(&self, today: Date) -> (i64, i64) {
        self.period.week(today)
    }
}

/// How it goes, as far as the learner has said.
#[derive(Debug)]
pub struct Today {
    /// `None` where nothing was asked or said yet.
    pub id: Option<CheckInId>,
    /// What was said for the check-in that is due; nothing while it waits.
    pub mood: Option<Mood>,
    pub note: String,
    /// Who looks after it.
    pub taken_by: Option<Name>,
    /// Whether it is looked after to the end.
    pub settled: bool,
    /// When the next one is due.
    pub next: Option<Date>,
}

/// One thing for the learner to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    pub act: Act,
    pub due: Option<Date>,
    pub about: About,
}

/// What a task opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    Application(ApplicationId),
    Agreement(AgreementId),
    Grant(GrantId),
    Sheet,
    Stay(MobilityId),
}

/// How many tasks a page shows at once.
pub const MOST_TASKS: usize = 3;

/// A step of the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Milestone {
    pub kind: MilestoneKind,
    pub state: Reached,
    /// When it was, or when it is expected.
    pub day: Option<Date>,
}

/// Where a milestone stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reached {
    Done,
    Now,
    Ahead,
}

/// The milestones of everybody's way, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MilestoneKind {
    Applied,
    Selected,
    Placed,
    Signed,
    Ready,
    Arrived,
    Halfway,
    Home,
    Recognised,
}

impl MilestoneKind {
    /// The key of the words for it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Selected => "selected",
            Self::Placed => "placed",
            Self::Signed => "signed",
            Self::Ready => "ready",
            Self::Arrived => "arrived",
            Self::Halfway => "halfway",
            Self::Home => "home",
            Self::Recognised => "recognised",
        }
    }
}

/// The learner's own journey.
///
/// # Errors
/// [`Error::NotFound`] for everybody but a learner who has applied.
pub async fn see(app: &App, ctx: &Context) -> Result<Journey> {
    let Role::Learner(learner) = ctx.actor.role else { return Err(Error::NotFound) };
    let organisation = ctx.actor.organisation;
    let mut db = app.store.read().await?;
    let mut file = CaseFile::newest(&mut db, organisation, learner).await?;
    let today = crate::day_in(&file.zone, ctx.now);
    let case = file.case(today);
    let stay = file.stay.take();
    let office = store::organisation::find(&mut db, organisation).await?;
    let people = match &stay {
        Some(stay) => {
            let mut all = people::contacts(&mut db, &file, stay).await?;
            all.retain(|c| {
                c.phone.is_some() && matches!(c.who, Who::Mentor | Who::Partner | Who::Tutor)
            });
            all
        }
        None => Vec::new(),
    };
    Ok(Journey {
        learner,
        name: file.person.short_name().to_owned(),
        call: file.call.title.clone(),
        stage: case.stage,
        credential: match &stay {
            Some(stay) => credential::of_stay(&mut db, organisation, stay.mobility.id).await?,
            None => None,
        },
        papers_to_take: stay.as_ref().map(certificate::offered).unwrap_or_default(),
        check_in: match &stay {
            Some(stay) => check_in(&mut db, organisation, stay, today).await?,
            None => None,
        },
        tasks: tasks(&file, stay.as_ref(), today),
        papers: stay.as_ref().map(|stay| stay.gates.clone()).unwrap_or_default(),
        milestones: milestones(case.stage, stay.as_ref(), &file, today),
        people,
        duty: office.and_then(|office| office.into_value().duty_phone),
        today,
        zone: file.zone,
        stay: stay.map(|stay| Stay {
            mobility: stay.mobility.id,
            host: stay.host.name.to_string(),
            city: stay.host.city.clone(),
            country: stay.host.country,
            period: stay.mobility.period,
            state: stay.mobility.state.clone(),
        }),
    })
}

/// The check-in that is due, while the learner is abroad.
async fn check_in(
    db: &mut impl Access,
    organisation: OrganisationId,
    stay: &StayFile,
    today: Date,
) -> Result<Option<Today>> {
    let mobility = &stay.mobility;
    let Some(left) = mobility.state.departed().filter(|_| mobility.state.is_abroad()) else {
        return Ok(None);
    };
    let last = mobility.period.last();
    let due = newest_due(left, last, today).unwrap_or(left);
    let current = stay.check_ins.iter().find(|c| c.due >= due);
    // What somebody looks after stays in sight, even when the next one is due.
    let taken =
        |c: &&store::Stored<check_in::CheckIn>| matches!(c.state, check_in::State::Taken { .. });
    let shown = current.or_else(|| stay.check_ins.iter().find(taken));
    let note = match shown.map(|c| &c.state) {
        Some(
            check_in::State::Answered { note, .. }
            | check_in::State::Taken { note, .. }
            | check_in::State::Settled { note, .. },
        ) => note.clone(),
        _ => String::new(),
    };
    let taken_by = people::name(db, organisation, shown.and_then(|c| c.state.by())).await?;
    Ok(Some(Today {
        id: shown.map(|c| c.id),
        mood: shown.and_then(|c| c.state.mood()),
        note,
        taken_by,
        settled: shown.is_some_and(|c| matches!(c.state, check_in::State::Settled { .. })),
        next: next_due(left, last, today),
    }))
}

/// What the learner can do now, what is due first standing first.
fn tasks(file: &CaseFile, stay: Option<&StayFile>, today: Date) -> Vec<Task> {
    use walz_domain::application::State as Application;
    let mut tasks = Vec::new();
    if let (Application::Draft | Application::Incomplete { .. }, None) =
        (&file.application.state, stay)
    {
        let about = About::Application(file.application.id);
        tasks.push(Task { act: Act::SubmitApplication, due: Some(file.call.closes), about });
    }
    if let Some(stay) = stay {
        tasks.extend(papers_to_do(stay, &file.zone));
        tasks.extend(steps_to_say(stay, today));
    }
    tasks.sort_by_key(|task| task.due.unwrap_or(Date::MAX));
    tasks.truncate(MOST_TASKS);
    tasks
}

/// Texts to sign and the sheet to fill in, before the stay.
fn papers_to_do(stay: &StayFile, zone: &str) -> Vec<Task> {
    let first = stay.mobility.period.first();
    if stay.mobility.state.is_past() {
        return Vec::new();
    }
    let due = |state: &signing::State| {
        let offered = state.document().map(|d| crate::day_in(zone, d.offered));
        offered.map(|offered| sign_by(offered, first))
    };
    let mut tasks = Vec::new();
    if let Some(agreement) = to_sign(stay) {
        let about = About::Agreement(agreement.id);
        tasks.push(Task { act: Act::SignAgreement, due: due(&agreement.state), about });
    }
    if let Some(grant) = stay.grants.iter().find(|g| g.state.turn().contains(&Party::Learner)) {
        let about = About::Grant(grant.id);
        tasks.push(Task { act: Act::SignGrantAgreement, due: due(&grant.state), about });
    }
    let sheet = stay.papers.iter().any(|p| p.kind == PaperKind::EmergencySheet);
    let open = stay.gates.iter().any(|g| g.gate == Gate::EmergencySheet && !g.met);
    if open && !sheet {
        let due = Some(plus_days(first, -10));
        tasks.push(Task { act: Act::FillEmergencySheet, due, about: About::Sheet });
    }
    tasks
}

/// The agreement that waits for the learner's signature.
fn to_sign(stay: &StayFile) -> Option<&Stored<Agreement>> {
    stay.agreements.iter().find(|a| a.state.turn().contains(&Party::Learner))
}

/// "I have left", "I am there", "I am home": when it is time for each.
fn steps_to_say(stay: &StayFile, today: Date) -> Option<Task> {
    let period = stay.mobility.period;
    let about = About::Stay(stay.mobility.id);
    let (act, due) = match &stay.mobility.state {
        State::Ready { .. } if plus_days(today, 7) >= period.first() => {
            (Act::Depart, period.first())
        }
        State::Departed { .. } => (Act::ConfirmArrival, period.first()),
        State::Arrived { .. } if plus_days(today, 2) >= period.last() => {
            (Act::ConfirmReturn, period.last())
        }
        _ => return None,
    };
    Some(Task { act, due: Some(due), about })
}

/// The way so far and the way ahead. Past steps are facts, with a day where one is known; those ahead are expected.
fn milestones(
    stage: Stage,
    stay: Option<&StayFile>,
    file: &CaseFile,
    today: Date,
) -> Vec<Milestone> {
    use MilestoneKind as K;
    let period = stay.map(|stay| stay.mobility.period);
    let state = stay.map(|stay| &stay.mobility.state);
    let day = |moment| crate::day_in(&file.zone, moment);
    let signed = stay.and_then(StayFile::agreement_in_force).and_then(|a| a.agreed_since());
    let signed = signed.map(day);
    let ready = match state {
        Some(State::Ready { since }) => Some(day(*since)),
        _ => None,
    };
    let arrived = match state {
        Some(State::Arrived { on, .. }) => Some(*on),
        _ => period.map(|period| period.first()),
    };
    let home = match state {
        Some(state) if state.has_ended() => state.ended(),
        _ => period.map(|period| period.last()),
    };
    let half = period.map(|period| plus_days(period.first(), period.days() / 2));
    let recognised = home.map(|home| plus_days(home, i64::from(file.call.deadlines.recognise)));
    let days = [
        (K::Applied, None),
        (K::Selected, None),
        (K::Placed, None),
        (K::Signed, signed),
        (K::Ready, ready),
        (K::Arrived, arrived),
        (K::Halfway, half),
        (K::Home, home),
        (K::Recognised, recognised),
    ];
    let done = done_of(stage, state, half, today);
    let reached = |n: usize| match n.cmp(&done) {
        std::cmp::Ordering::Less => Reached::Done,
        std::cmp::Ordering::Equal => Reached::Now,
        std::cmp::Ordering::Greater => Reached::Ahead,
    };
    let milestone = |(n, (kind, day))| Milestone { kind, state: reached(n), day };
    days.into_iter().enumerate().map(milestone).collect()
}

/// How many milestones lie behind a learner in this stage.
fn done_of(stage: Stage, state: Option<&State>, half: Option<Date>, today: Date) -> usize {
    match stage {
        Stage::Applying => 0,
        Stage::InReview | Stage::Reserve | Stage::NotSelected => 1,
        Stage::Matching => 2,
        Stage::Placed | Stage::Signing | Stage::Cancelled => 3,
        Stage::Preparing => 4,
        Stage::Ready => 5,
        Stage::Abroad if matches!(state, Some(State::Departed { .. })) => 5,
        Stage::Abroad if half.is_some_and(|half| today < half) => 6,
        Stage::Abroad => 7,
        Stage::Home => 8,
        Stage::Closed => 9,
    }
}
