//! The homes of the partner for one learner: what fits, what does not and why, and giving a bed.

use crate::Site;
use crate::answer::{Answer, refuse};
use crate::label::{self, money, period, place};
use crate::layout::{Form, Nav, Notice, Page, Tone, Visitor, show_as};
use crate::people::learner as of_path;
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use walz_domain::AccommodationId;
use walz_policy::Role;
use walz_service::paper::{self, Room, Rooms};
use walz_service::{Context, Error};
use walz_words::Words;

#[derive(Template)]
#[template(path = "paper/housing.html")]
struct HousingPage {
    page: Page,
    at: String,
    /// The learner's file, for those who see it.
    person: Option<(String, String)>,
    stay: String,
    rooms: Vec<Row>,
    /// Where the office records a bed that it did not give.
    records: bool,
}

struct Row {
    id: String,
    name: String,
    about: Vec<String>,
    tags: Vec<(Tone, String)>,
    unfit: Vec<String>,
    mine: bool,
}

pub(super) async fn show_rooms(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(text): Path<String>,
) -> Answer {
    let rooms = paper::rooms(&site.app, &ctx, of_path(&text)?).await?;
    Ok(show_as(StatusCode::OK, &page(&ctx, visitor, &rooms, Form::new())))
}

pub(super) async fn assign(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(text): Path<String>,
    mut form: Form,
) -> Answer {
    let id = of_path(&text)?;
    let rooms = paper::rooms(&site.app, &ctx, id).await?;
    let stay = rooms.file.stay.as_ref().ok_or(Error::NotFound)?.mobility.id;
    let missing = |_| visitor.t("housing-choose").to_string();
    let home = form.parsed("accommodation", str::parse::<AccommodationId>, missing);
    if let Some(home) = home {
        match paper::house(&site.app, &ctx, stay, home).await {
            Ok(()) => return Ok(Notice::good("housing-assigned").then(&next(&ctx, &text))),
            Err(error) => refuse(&mut form, "accommodation", error, visitor.words)?,
        }
    }
    let rooms = paper::rooms(&site.app, &ctx, id).await?;
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&ctx, visitor, &rooms, form)))
}

/// Back to the learner's file, for those who see it.
fn next(ctx: &Context, learner: &str) -> String {
    match ctx.actor.role {
        Role::Coordinator => format!("/people/{learner}#papers"),
        _ => format!("/people/{learner}/housing"),
    }
}

fn page(ctx: &Context, visitor: Visitor, rooms: &Rooms, form: Form) -> HousingPage {
    let words = visitor.words;
    let file = &rooms.file;
    let name = file.person.name.to_string();
    let office = ctx.actor.role == Role::Coordinator;
    let at = format!("/people/{}", file.learner.id);
    let title = words.t("housing-title").with("name", name.as_str());
    let stay = file.stay.as_ref();
    let now = stay.and_then(|stay| stay.mobility.accommodation);
    let page = match office {
        true => Page::staff(visitor, Nav::People, title),
        false => Page::plain(visitor, title),
    };
    HousingPage {
        person: office.then(|| (at.clone(), name)),
        stay: stay.map(|stay| period(words, stay.mobility.period)).unwrap_or_default(),
        rooms: rooms.rooms.iter().map(|room| row(room, now, words)).collect(),
        records: office,
        at,
        page: page.filled(form),
    }
}

fn row(room: &Room, now: Option<AccommodationId>, words: Words) -> Row {
    let home = &room.accommodation;
    let said = |key: &str| words.t(key).to_string();
    let kind = words.t(format!("home-kind-{}", home.kind.code())).to_string();
    let rating = home.rating.map(|rating| {
        let stars = words.decimal(f64::from(rating) / 100.0, 1);
        words.t("housing-rating").with("rating", stars).to_string()
    });
    let inspected = home.inspected.map(|inspection| {
        words.t("housing-inspected").with("date", words.date(inspection.on)).to_string()
    });
    let about = [
        Some(place(words, &home.city, home.country)),
        Some(words.t("housing-price").with("price", money(words, home.price_week)).to_string()),
        Some(
            words.t("housing-free").with("free", room.free).with("beds", home.capacity).to_string(),
        ),
        rating,
        inspected,
    ];
    let mut tags = Vec::new();
    let fits = [
        (home.accepts_minors, "housing-minors"),
        (home.step_free, "housing-step-free"),
        (home.visual_fire_alarm, "housing-visual-alarm"),
        (home.half_board, "housing-half-board"),
        (home.kitchen != walz_domain::accommodation::Kitchen::None, "housing-kitchen"),
    ];
    if room.wished {
        tags.push((Tone::Good, said("housing-wished")));
    }
    tags.extend(fits.iter().filter(|(has, _)| *has).map(|(_, key)| (Tone::Neutral, said(key))));
    Row {
        id: home.id.to_string(),
        name: format!("{}, {kind}", home.code),
        about: about.into_iter().flatten().collect(),
        tags,
        unfit: room
            .unfit
            .iter()
            .map(|unfit| label::code(words, "housing-unfit", unfit.code()))
            .collect(),
        mine: now == Some(home.id),
    }
}
