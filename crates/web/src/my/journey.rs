//! The journey: how it goes, what to do next, where one is on the way, who helps.

use crate::Site;
use crate::answer::Answer;
use crate::certificate::{self, Download};
use crate::check_in::{Person, people};
use crate::credential::{Given, given};
use crate::layout::{Notice, Page, Tab, Tone, Visitor, show};
use crate::session::Ctx;
use crate::stay::why_open;
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use walz_domain::case::Act;
use walz_domain::check_in::Mood;
use walz_domain::mobility::State as Stands;
use walz_domain::self_assessment::open;
use walz_service::journey::{self, About, Journey, Reached, Task};
use walz_service::{Context, Error, mobility};
use walz_words::Words;

#[derive(Template)]
#[template(path = "my/journey.html")]
struct JourneyPage {
    page: Page,
    learner: String,
    hello: String,
    lead: String,
    check_in: Option<CheckIn>,
    tasks: Vec<Row>,
    papers: Vec<Paper>,
    milestones: Vec<Milestone>,
    people: Vec<Person>,
    /// Whether the learner can say now what was learned.
    learns: bool,
    /// Whether there is a logbook.
    logs: bool,
    duty: Option<String>,
    /// What was learned, to take home: one, or none yet.
    credentials: Vec<Given>,
    /// Papers of the stay, to take home.
    papers_to_take: Vec<Download>,
    /// What happens now, where nothing is to be done.
    quiet: String,
}

struct CheckIn {
    /// What was said, until the next is due.
    said: Option<String>,
    tone: Tone,
    note: String,
    /// Whether a note can still be added.
    notes: bool,
    taken_by: Option<String>,
    /// Whether help was asked for, and is not yet there.
    help: bool,
    settled: bool,
    next: Option<String>,
}

struct Row {
    title: String,
    due: String,
    late: bool,
    icon: &'static str,
    button: String,
    /// An address to open, or one to post to.
    href: String,
    post: bool,
}

struct Paper {
    name: String,
    met: bool,
    why: String,
}

struct Milestone {
    class: &'static str,
    icon: &'static str,
    title: String,
    day: String,
    state: Reached,
}

fn check_in(today: &journey::Today, words: Words) -> CheckIn {
    let open = !today.settled;
    CheckIn {
        said: today.mood.map(|mood| words.t(format!("mood-{mood}")).to_string()),
        tone: match today.mood {
            Some(Mood::Fine) => Tone::Good,
            Some(Mood::Talk) => Tone::Wait,
            _ => Tone::Bad,
        },
        note: today.note.clone(),
        notes: open && today.mood.is_some(),
        taken_by: today.taken_by.as_ref().filter(|_| open).map(ToString::to_string),
        help: open && today.mood == Some(Mood::Help),
        settled: today.settled,
        next: today.next.map(|next| words.weekday_date(next)),
    }
}

fn row(task: &Task, today: jiff::civil::Date, words: Words) -> Row {
    let (icon, href, post) = match (task.about, task.act) {
        (About::Application(_), _) => ("pen", "/my/apply".to_owned(), false),
        (About::Agreement(id), _) => ("pen", format!("/agreements/{id}"), false),
        (About::Grant(id), _) => ("euro", format!("/grants/{id}"), false),
        (About::Sheet, _) => ("shield", "/my/emergency-sheet".to_owned(), false),
        (About::Stay(_), Act::Depart) => ("plane", "/my/left".to_owned(), true),
        (About::Stay(_), Act::ConfirmArrival) => ("flag", "/my/arrived".to_owned(), true),
        (About::Stay(_), _) => ("home", "/my/home".to_owned(), true),
    };
    Row {
        title: words.t(format!("task-{}", task.act)).to_string(),
        due: task.due.map(|due| words.due(due, today)).unwrap_or_default(),
        late: task.due.is_some_and(|due| due < today),
        icon,
        button: words.t(format!("task-button-{}", task.act)).to_string(),
        href,
        post,
    }
}

fn milestone(one: &journey::Milestone, words: Words) -> Milestone {
    let (class, icon) = match one.state {
        Reached::Done => ("done", "check"),
        Reached::Now => ("now", "map"),
        Reached::Ahead => ("", "dot"),
    };
    let day = one.day.map(|day| match one.state {
        Reached::Done => words.date(day),
        _ => words.t("milestone-expected").with("date", words.date(day)).to_string(),
    });
    let key = match one.state {
        Reached::Done => format!("milestone-done-{}", one.kind.code()),
        _ => format!("milestone-{}", one.kind.code()),
    };
    Milestone {
        class,
        icon,
        title: words.t(key).to_string(),
        day: day.unwrap_or_default(),
        state: one.state,
    }
}

/// Where the learner is in time and place.
fn title(journey: &Journey, words: Words) -> String {
    let Some(stay) = &journey.stay else {
        return words.t(format!("my-title-{}", journey.stage)).to_string();
    };
    let place = |key: &str| words.t(key).with("city", stay.city.as_str()).to_string();
    match &stay.state {
        Stands::Planned | Stands::Ready { .. } => words
            .t("my-title-before")
            .with("city", stay.city.as_str())
            .with("date", words.date(stay.period.first()))
            .to_string(),
        Stands::Departed { .. } => place("my-title-on-the-way"),
        Stands::Arrived { .. } => {
            let (week, weeks) = stay.week(journey.today);
            words
                .t("my-title-week")
                .with("week", week)
                .with("weeks", weeks)
                .with("city", stay.city.as_str())
                .to_string()
        }
        Stands::Returned { .. } | Stands::EndedEarly { .. } => place("my-title-home"),
        Stands::Closed { .. } => place("my-title-closed"),
        Stands::Cancelled { .. } => place("my-title-cancelled"),
    }
}

pub(super) async fn see(State(site): State<Site>, Ctx(ctx): Ctx, visitor: Visitor) -> Answer {
    let journey = journey::see(&site.app, &ctx).await?;
    let words = visitor.words;
    let lead = match &journey.stay {
        Some(stay) => words
            .t("stay-lead")
            .with("host", stay.host.as_str())
            .with("city", words.country(stay.country.code()))
            .with("period", words.date_range(stay.period.first(), stay.period.last()))
            .to_string(),
        None => journey.call.clone(),
    };
    let paper = |gate: &walz_domain::paper::GateState| Paper {
        name: words.t(format!("gate-{}", gate.gate)).to_string(),
        met: gate.met,
        why: why_open(gate, words),
    };
    let heading = title(&journey, words);
    let rows = journey.tasks.iter().map(|task| row(task, journey.today, words));
    Ok(show(&JourneyPage {
        learner: journey.learner.to_string(),
        hello: words.t("my-hello").with("name", journey.name.as_str()).to_string(),
        lead,
        check_in: journey.check_in.as_ref().map(|today| check_in(today, words)),
        tasks: rows.collect(),
        papers: journey.papers.iter().map(paper).collect(),
        milestones: journey.milestones.iter().map(|one| milestone(one, words)).collect(),
        people: people(&journey.people, words),
        learns: journey.stay.as_ref().is_some_and(|stay| open(&stay.state).is_ok()),
        logs: journey.stay.as_ref().is_some_and(|stay| stay.state.departed().is_some()),
        duty: journey.duty.as_ref().map(ToString::to_string),
        credentials: journey
            .credential
            .iter()
            .map(|one| given(one, &journey.zone, words))
            .collect(),
        papers_to_take: journey
            .stay
            .iter()
            .flat_map(|stay| certificate::papers(stay.mobility, &journey.papers_to_take, words))
            .collect(),
        quiet: words.t(format!("my-quiet-{}", journey.stage)).to_string(),
        page: Page::learner(visitor, Tab::Journey, heading),
    }))
}

#[derive(Template)]
#[template(path = "my/contacts.html")]
struct ContactsPage {
    page: Page,
    people: Vec<Person>,
    duty: Option<String>,
}

pub(super) async fn contacts(State(site): State<Site>, Ctx(ctx): Ctx, visitor: Visitor) -> Answer {
    let journey = journey::see(&site.app, &ctx).await?;
    let people = people(&journey.people, visitor.words);
    let duty = journey.duty.as_ref().map(ToString::to_string);
    let title = visitor.t("my-people-title");
    Ok(show(&ContactsPage { page: Page::learner(visitor, Tab::Contacts, title), people, duty }))
}

/// The learner's own stay.
async fn own(
    site: &Site,
    ctx: &Context,
) -> Result<(walz_domain::MobilityId, jiff::civil::Date), Error> {
    let journey = journey::see(&site.app, ctx).await?;
    let stay = journey.stay.ok_or(Error::NotFound)?;
    Ok((stay.mobility, journey.today))
}

fn after(
    outcome: Result<Stands, Error>,
    done: &str,
    words: Words,
) -> Result<Response, crate::answer::Failed> {
    match outcome {
        Ok(_) => Ok(Notice::good(done).then("/my")),
        // A second tap on a page that is older than the first is no fault of anybody's.
        Err(Error::Refused(refused)) => {
            let why = crate::answer::say(words, &refused);
            Ok(Notice::bad("my-step-refused").with("why", why).then("/my"))
        }
        Err(Error::NotFound) => Ok(Redirect::to("/my").into_response()),
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn left(State(site): State<Site>, Ctx(ctx): Ctx, visitor: Visitor) -> Answer {
    let outcome = match own(&site, &ctx).await {
        Ok((stay, today)) => mobility::depart(&site.app, &ctx, stay, today).await,
        Err(error) => Err(error),
    };
    after(outcome, "my-left", visitor.words)
}

pub(super) async fn arrived(State(site): State<Site>, Ctx(ctx): Ctx, visitor: Visitor) -> Answer {
    let outcome = match own(&site, &ctx).await {
        Ok((stay, today)) => mobility::arrive(&site.app, &ctx, stay, today).await,
        Err(error) => Err(error),
    };
    after(outcome, "my-arrived", visitor.words)
}

pub(super) async fn home(State(site): State<Site>, Ctx(ctx): Ctx, visitor: Visitor) -> Answer {
    let outcome = match own(&site, &ctx).await {
        Ok((stay, today)) => mobility::come_home(&site.app, &ctx, stay, today).await,
        Err(error) => Err(error),
    };
    after(outcome, "my-home", visitor.words)
}
