//! The page of the day: what needs the office now, safety first.

use crate::Site;
use crate::answer::{Answer, id, refuse};
use crate::layout::{Form, Nav, Notice, Page, SEES_PEOPLE, Tone, Visitor, show, show_as};
use crate::routes::{Door, Routes};
use crate::session::Ctx;
use crate::when::{date, zone};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use jiff::civil::Date;
use walz_domain::case::{Act, Turn};
use walz_domain::window::plus_days;
use walz_policy::RoleKind;
use walz_service::today::{self, Concern, Item, Snoozed, Today, What};

const OFFICE: Door = Door::Roles(&[RoleKind::Coordinator]);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/today", SEES_PEOPLE, see)
        .get("/today/{call}/{learner}/later", OFFICE, later)
        .post("/today/{call}/{learner}/later", OFFICE, put_off)
}

#[derive(Template)]
#[template(path = "today/today.html")]
struct TodayPage {
    page: Page,
    day: Date,
    groups: Vec<Group>,
    /// Nothing of it is for the one who reads.
    calm: bool,
    more: bool,
}

/// Rows of one kind under a heading.
struct Group {
    title: String,
    tone: Tone,
    rows: Vec<Row>,
}

struct Row {
    name: String,
    minor: bool,
    about: String,
    tone: Tone,
    what: String,
    detail: String,
    due: String,
    late: bool,
    phone: Option<String>,
    href: String,
    button: String,
    later: Option<String>,
}

async fn see(State(site): State<Site>, Ctx(ctx): Ctx, visitor: Visitor) -> Answer {
    let today = today::see(&site.app, &ctx).await?;
    let plans = ctx.actor.role.kind() == RoleKind::Coordinator;
    let title = visitor.t("today-title");
    let groups = groups(&visitor, &today, plans);
    let calm = today.safety.is_empty() && today.overdue.is_empty() && today.due.is_empty();
    let page = Page::staff(visitor, Nav::Today, title);
    Ok(show(&TodayPage { page, day: today.day, groups, calm, more: today.more }))
}

fn groups(visitor: &Visitor, today: &Today, plans: bool) -> Vec<Group> {
    let items = |items: &[Item]| -> Vec<Row> {
        items.iter().map(|item| step(visitor, item, today.day, plans)).collect()
    };
    let snoozed =
        today.snoozed.iter().map(|(item, snoozed)| put_aside(visitor, item, snoozed, today.day));
    let safety = today.safety.iter().map(|concern| safety(visitor, concern, today));
    let all = [
        ("today-safety", Tone::Bad, safety.collect()),
        ("today-overdue", Tone::Act, items(&today.overdue)),
        ("today-due", Tone::Act, items(&today.due)),
        ("today-waiting", Tone::Wait, items(&today.waiting)),
        ("today-soon", Tone::Info, items(&today.soon)),
        ("today-snoozed", Tone::Neutral, snoozed.collect()),
    ];
    all.into_iter()
        .filter(|(_, _, rows): &(_, _, Vec<Row>)| !rows.is_empty())
        .map(|(key, tone, rows)| Group { title: visitor.t(key).to_string(), tone, rows })
        .collect()
}

fn safety(visitor: &Visitor, concern: &Concern, today: &Today) -> Row {
    let words = visitor.words;
    let (what, href) = match concern.what {
        What::CheckIn { id, mood } => {
            let key = match mood {
                None => "today-silent".to_owned(),
                Some(mood) => format!("today-mood-{mood}"),
            };
            (words.t(key).to_string(), format!("/check-ins/{id}"))
        }
        What::Incident { id, level, .. } => {
            let level = words.t(format!("incident-level-{level}")).to_string();
            let what = words.t("today-incident").with("level", level).to_string();
            (what, format!("/incidents/{id}"))
        }
    };
    let guardian = matches!(concern.what, What::Incident { guardian_waits: true, .. });
    let detail = match (&concern.taken_by, guardian) {
        (_, true) => words.t("today-guardian-waits").to_string(),
        (Some(name), false) => words.t("taken-by").with("name", name.as_str()).to_string(),
        (None, false) => words.t("taken-by-nobody").to_string(),
    };
    Row {
        name: concern.name.clone(),
        minor: concern.minor,
        about: concern.city.clone(),
        tone: if concern.taken_by.is_some() { Tone::Wait } else { Tone::Bad },
        what,
        detail,
        due: words.date_time(concern.since, &zone(&today.zone)),
        late: concern.taken_by.is_none(),
        phone: concern.phone.as_ref().map(ToString::to_string),
        href,
        button: words.t("today-open-button").to_string(),
        later: None,
    }
}

fn step(visitor: &Visitor, item: &Item, today: Date, plans: bool) -> Row {
    let (words, row) = (visitor.words, &item.row);
    let own = row.turn == Turn::Office;
    let late = row.due.is_some_and(|due| due < today);
    let place = row.place.as_ref().map(|place| format!("{}, {}", place.host, place.city));
    Row {
        name: row.name.clone(),
        minor: row.minor,
        about: place.unwrap_or_default(),
        tone: match (own, late) {
            (true, true) => Tone::Bad,
            (true, false) => Tone::Act,
            (false, _) => Tone::Wait,
        },
        what: words.t(format!("act-{}", row.act)).to_string(),
        detail: match own {
            true => String::new(),
            false => words.t(format!("case-turn-{}", row.turn)).to_string(),
        },
        due: row.due.map(|due| words.due(due, today)).unwrap_or_default(),
        late,
        phone: None,
        href: match (row.act, row.mobility) {
            (Act::ReportVisit, _) => "/visits".to_owned(),
            // Who only looks on does not write it down.
            (Act::HoldTalk, Some(stay)) => {
                format!("/stays/{stay}{}", if plans { "/mid-term" } else { "" })
            }
            (Act::Recognise | Act::CloseFile | Act::Depart | Act::ConfirmArrival, Some(stay))
            | (Act::ConfirmReturn | Act::Assess | Act::CallBack | Act::CheckIn, Some(stay)) => {
                format!("/stays/{stay}")
            }
            (Act::ReplacePlace, _) => format!("/rounds/{}/repair#l-{}", row.call, row.learner),
            (Act::FindPlace | Act::ConfirmPlace, _) => format!("/rounds/{}", row.call),
            _ => format!("/people/{}", row.learner),
        },
        button: words.t("today-open-button").to_string(),
        later: (own && plans).then(|| format!("/today/{}/{}/later", row.call, row.learner)),
    }
}

fn put_aside(visitor: &Visitor, item: &Item, snoozed: &Snoozed, today: Date) -> Row {
    let words = visitor.words;
    let by = snoozed.by.as_ref().map(|name| name.to_string()).unwrap_or_default();
    let until = words.t("today-until").with("date", words.weekday_date(snoozed.until));
    Row {
        tone: Tone::Neutral,
        detail: words
            .t("today-reason")
            .with("reason", snoozed.reason.as_str())
            .with("name", by)
            .to_string(),
        due: until.to_string(),
        late: false,
        later: None,
        ..step(visitor, item, today, false)
    }
}

#[derive(Template)]
#[template(path = "today/later.html")]
struct Later {
    page: Page,
    address: String,
}

async fn later(
    Ctx(ctx): Ctx,
    State(site): State<Site>,
    visitor: Visitor,
    Path((call, learner)): Path<(String, String)>,
) -> Answer {
    let case = today::case(&site.app, &ctx, id(&call)?, id(&learner)?).await?;
    let title = visitor.t("today-later-title").with("name", case.row.name.as_str());
    let form = Form::new().with("until", plus_days(case.today, 7));
    let page = Page::staff(visitor, Nav::Today, title).filled(form);
    Ok(show(&Later { page, address: format!("/today/{call}/{learner}/later") }))
}

async fn put_off(
    Ctx(ctx): Ctx,
    State(site): State<Site>,
    visitor: Visitor,
    Path((call, learner)): Path<(String, String)>,
    mut form: Form,
) -> Answer {
    let (call_id, learner_id) = (id(&call)?, id(&learner)?);
    let case = today::case(&site.app, &ctx, call_id, learner_id).await?;
    if let Some(until) = date(&mut form, "until", visitor.words) {
        let reason = form.text("reason").to_owned();
        let put_off = today::put_off(&site.app, &ctx, call_id, learner_id, until, &reason).await;
        match put_off {
            Ok(()) => {
                let notice = Notice::good("today-put-off").with("name", &case.row.name);
                return Ok(notice.then("/today"));
            }
            Err(error) => refuse(&mut form, "until", error, visitor.words)?,
        }
    }
    let title = visitor.t("today-later-title").with("name", case.row.name.as_str());
    let page = Page::staff(visitor, Nav::Today, title).refused(form);
    let later = Later { page, address: format!("/today/{call}/{learner}/later") };
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &later))
}
