//! The page of one week: one button where all was as planned, and below it the days to change.

use super::{clock, minutes};
use crate::Site;
use crate::answer::{Answer, Failed, refuse};
use crate::host::{Account, Link, Stay, Way};
use crate::layout::{Field, Form, Notice, Page, Tone, Visitor, show, show_as};
use crate::logbook::EntryView;
use crate::session::Ctx;
use askama::Template;
use axum::extract::{FromRequestParts, RawPathParams, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use walz_domain::MobilityId;
use walz_domain::attendance::{Absence, Day, Week, monday_of, sum};
use walz_service::attendance::{self, Said, Seen};
use walz_service::{Context, Error, logbook};

/// On which way somebody comes to a week, and how its pages are called there.
pub(crate) trait At: Way {
    /// The page of the stay's weeks, or the one that leads to them.
    fn back(&self, stay: MobilityId) -> String;
    /// What the addresses of the stay's files begin with.
    fn media(&self, stay: MobilityId) -> String;
    /// Where the week is.
    fn week(&self, stay: MobilityId, monday: Date) -> String;
}

/// The home side, signed in.
pub(crate) struct Stays(Context);

impl FromRequestParts<Site> for Stays {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Self::Rejection> {
        let Ctx(ctx) = Ctx::from_request_parts(parts, site).await?;
        Ok(Self(ctx))
    }
}

impl Way for Stays {
    fn ctx(&self) -> &Context {
        &self.0
    }

    fn base(&self) -> String {
        "/stays".to_owned()
    }
}

impl At for Stays {
    fn back(&self, stay: MobilityId) -> String {
        format!("/stays/{stay}/attendance")
    }

    fn media(&self, stay: MobilityId) -> String {
        format!("/stays/{stay}/media")
    }

    fn week(&self, stay: MobilityId, monday: Date) -> String {
        format!("/stays/{stay}/weeks/{monday}")
    }
}

macro_rules! at_the_host {
    ($($way:ty),*) => {$(
        impl At for $way {
            fn back(&self, _: MobilityId) -> String {
                self.base()
            }

            fn media(&self, stay: MobilityId) -> String {
                format!("{}/{stay}/media", self.base())
            }

            fn week(&self, stay: MobilityId, monday: Date) -> String {
                format!("{}/{stay}/weeks/{monday}", self.base())
            }
        }
    )*};
}

at_the_host!(Account, Link);

/// The Monday that a path names; whatever is none is not there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Monday(Date);

impl FromRequestParts<Site> for Monday {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let params = RawPathParams::from_request_parts(parts, site).await;
        let params = params.map_err(IntoResponse::into_response)?;
        let found = params.iter().find(|(name, _)| *name == "week");
        let day: Option<Date> = found.and_then(|(_, value)| value.parse().ok());
        let monday = day.filter(|day| monday_of(*day) == *day);
        monday.map(Self).ok_or_else(|| StatusCode::NOT_FOUND.into_response())
    }
}

#[derive(Template)]
#[template(path = "attendance/week.html")]
struct WeekPage {
    page: Page,
    back: String,
    crumb: String,
    at: String,
    /// Who confirmed it, and when.
    confirmed: Option<String>,
    /// Whether the actor can confirm it now, and correct it.
    confirms: bool,
    early: bool,
    hours: String,
    days: Vec<DayView>,
    entries: Vec<EntryView>,
    /// Other weeks that wait.
    others: Vec<(String, String)>,
}

struct DayView {
    on: Date,
    name: String,
    planned: String,
    said: String,
    remark: String,
}

impl WeekPage {
    fn of(
        visitor: Visitor,
        way: &impl At,
        (seen, week): (&Seen, &Week),
        entries: Vec<EntryView>,
        form: Option<Form>,
    ) -> Self {
        let words = visitor.words;
        let stay = seen.mobility;
        let ready = seen.ready.contains(&week.monday);
        let name = seen.learner.as_str();
        let title = words.t("attendance-week-title").with("name", name);
        let title = title.with("week", words.date_range(week.monday, week.sunday()));
        let total = sum([week]);
        let day = |day: &Day| DayView {
            on: day.on,
            name: words.weekday_date(day.on),
            planned: clock(day.planned),
            said: match day.absence {
                Some(absence) if day.worked == 0 => {
                    words.t(format!("absence-{absence}")).to_string()
                }
                Some(absence) => {
                    let said = words.t("attendance-part").with("worked", clock(day.worked));
                    said.with("reason", words.t(format!("absence-{absence}")).to_string())
                        .to_string()
                }
                None => clock(day.worked),
            },
            remark: day.remark.clone(),
        };
        let others = seen.waiting().into_iter().filter(|monday| *monday != week.monday);
        let others = others.map(|monday| {
            let last = walz_domain::window::plus_days(monday, 6);
            (way.week(stay, monday), words.date_range(monday, last))
        });
        Self {
            back: way.back(stay),
            crumb: words
                .t(match way.back(stay) == way.base() {
                    true => "host-crumb",
                    false => "attendance-title",
                })
                .to_string(),
            at: way.week(stay, week.monday),
            confirmed: week.confirmed.as_ref().map(|confirmed| {
                let on = walz_service::day_in(&seen.zone, confirmed.at);
                let said = words.t("attendance-confirmed-on").with("name", confirmed.by.as_str());
                said.with("date", words.date(on)).to_string()
            }),
            confirms: seen.confirms && ready && !seen.closed,
            early: seen.confirms && !ready && !seen.closed,
            hours: words
                .t("attendance-hours")
                .with("worked", clock(total.worked))
                .with("planned", clock(total.planned))
                .to_string(),
            days: week.days.iter().map(day).collect(),
            entries,
            others: if seen.confirms { others.collect() } else { Vec::new() },
            page: Page::plain(visitor, title).filled(form.unwrap_or_else(|| begun(week))),
        }
    }

    fn worked(&self, day: &DayView) -> Field {
        let label = self.page.t("attendance-worked");
        self.page.text(&format!("worked-{}", day.on), label).attribute("autocomplete", "off")
    }

    fn absence(&self, day: &DayView) -> Field {
        let field =
            self.page.select(&format!("absence-{}", day.on), self.page.t("attendance-reason"));
        let field = field.option("", self.page.t("absence-none"));
        Absence::ALL.iter().fold(field, |field, absence| {
            field.option(absence, self.page.t(format!("absence-{absence}")))
        })
    }

    fn remark(&self, day: &DayView) -> Field {
        let label = self.page.t("attendance-remark");
        self.page.text(&format!("remark-{}", day.on), label).optional()
    }
}

/// The form with the days as they stand.
fn begun(week: &Week) -> Form {
    let read = week.confirmed.as_ref().map(|confirmed| confirmed.at);
    let form = read.into_iter().fold(Form::new(), |form, at| form.with("read", at));
    week.days.iter().fold(form, |form, day| {
        let form = form.with(&format!("worked-{}", day.on), clock(day.worked));
        let form = form.with(&format!("remark-{}", day.on), &day.remark);
        match day.absence {
            Some(absence) => form.with(&format!("absence-{}", day.on), absence),
            None => form,
        }
    })
}

/// What the form says of the days; where hours cannot be read, their fields are told.
fn said(form: &mut Form, week: &Week, visitor: &Visitor) -> Option<Vec<Said>> {
    let mut all = Vec::new();
    for day in &week.days {
        let unfit = |()| visitor.t("attendance-hours-unfit").to_string();
        let field = format!("worked-{}", day.on);
        let worked = form.parsed(&field, |text| minutes(text).ok_or(()), unfit);
        let absence = form.text(&format!("absence-{}", day.on)).parse::<Absence>().ok();
        let remark = form.text(&format!("remark-{}", day.on)).to_owned();
        if let Some(worked) = worked {
            all.push(Said { on: day.on, worked, absence, remark });
        }
    }
    form.is_good().then_some(all)
}

/// What the learner wrote in the week, as far as the actor reads it.
async fn entries(
    site: &Site,
    way: &impl At,
    week: &Week,
    visitor: &Visitor,
) -> Result<Vec<EntryView>, Failed> {
    let book = match logbook::see(&site.app, way.ctx(), week.mobility).await {
        Ok(book) => book,
        Err(Error::NotFound) => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let base = way.media(week.mobility);
    let of_week = book.entries.iter().rev().filter(|entry| monday_of(entry.on) == week.monday);
    Ok(of_week.map(|one| EntryView::of(one, &book.outcomes, &base, visitor.words)).collect())
}

pub(crate) async fn see<W: At>(
    way: W,
    Stay(stay): Stay,
    Monday(monday): Monday,
    State(site): State<Site>,
    visitor: Visitor,
) -> Answer {
    let (seen, week) = attendance::see_week(&site.app, way.ctx(), stay, monday).await?;
    let entries = entries(&site, &way, &week, &visitor).await?;
    Ok(show(&WeekPage::of(visitor, &way, (&seen, &week), entries, None)))
}

/// As planned: the one button.
pub(crate) async fn confirm<W: At>(
    way: W,
    Stay(stay): Stay,
    Monday(monday): Monday,
    State(site): State<Site>,
) -> Answer {
    attendance::confirm(&site.app, way.ctx(), stay, monday, None).await?;
    Ok(Notice::good("attendance-confirmed").then(&way.week(stay, monday)))
}

/// With days that were otherwise.
pub(crate) async fn send<W: At>(
    way: W,
    Stay(stay): Stay,
    Monday(monday): Monday,
    State(site): State<Site>,
    visitor: Visitor,
    mut form: Form,
) -> Answer {
    let (seen, week) = attendance::see_week(&site.app, way.ctx(), stay, monday).await?;
    if let Some(said) = said(&mut form, &week, &visitor) {
        let said = Some((said.as_slice(), form.text("read").parse().ok()));
        match attendance::confirm(&site.app, way.ctx(), stay, monday, said).await {
            Ok(()) => {
                return Ok(Notice::good("attendance-confirmed").then(&way.week(stay, monday)));
            }
            Err(Error::ChangedMeanwhile) => {
                return clash(&site, &way, visitor, stay, monday, form).await;
            }
            Err(error) => {
                let first = week.days.first().map(|day| format!("worked-{}", day.on));
                refuse(&mut form, &first.unwrap_or_default(), error, visitor.words)?;
            }
        }
    }
    let entries = entries(&site, &way, &week, &visitor).await?;
    let page = WeekPage::of(visitor, &way, (&seen, &week), entries, Some(form));
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

/// Somebody was faster: the week stands as they said it, and below it what was typed here.
async fn clash(
    site: &Site,
    way: &impl At,
    visitor: Visitor,
    stay: MobilityId,
    monday: Date,
    mut form: Form,
) -> Answer {
    let (seen, week) = attendance::see_week(&site.app, way.ctx(), stay, monday).await?;
    let entries = entries(site, way, &week, &visitor).await?;
    if let Some(day) = week.days.first() {
        form.error(&format!("worked-{}", day.on), visitor.t("form-clash"));
    }
    let form = form.without("read");
    let form = match &week.confirmed {
        Some(confirmed) => form.with("read", confirmed.at),
        None => form,
    };
    let page = WeekPage::of(visitor, way, (&seen, &week), entries, Some(form));
    Ok(show_as(StatusCode::CONFLICT, &page))
}
