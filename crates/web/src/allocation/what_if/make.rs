//! The form: under which conditions to look for places this time.

use super::super::label::{At, Places, Tab, aim, tabs};
use super::address;
use super::fields::{self, AIMS, KINDS, RANKS, field, rows};
use crate::Site;
use crate::answer::{Answer, refuse};
use crate::layout::{Field as Input, Form, Nav, Notice, Page, Visitor, show, show_as};
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use std::collections::BTreeMap;
use walz_domain::CallId;
use walz_domain::allocation::{Aim, Conditions};
use walz_domain::window::Window;
use walz_service::allocation::{self, Field};
use walz_words::Words;

type Choices = Vec<(String, String)>;

#[derive(Template)]
#[template(path = "allocation/what-if-new.html")]
struct MakePage {
    page: Page,
    call: CallId,
    round: String,
    tabs: Vec<Tab>,
    aims: Choices,
    windows: Choices,
    /// What each kind of change can be about.
    targets: BTreeMap<&'static str, Choices>,
}

impl MakePage {
    fn aim_fields(&self) -> Vec<Input> {
        let choices = |n: usize| {
            let key = if n == 1 { "what-if-aim-first" } else { "what-if-aim-then" };
            let label = self.page.t(key).with("n", n);
            let select = self.page.select(&field("aim", n), label);
            select.option("", self.page.t("what-if-aim-none")).options(&self.aims)
        };
        (1..=AIMS).map(choices).collect()
    }

    fn points_fields(&self) -> Vec<Input> {
        let number = |name: &str, label: String| {
            self.page.text(name, label).attribute("inputmode", "decimal")
        };
        let rank = |n: usize| {
            let label = self.page.t("what-if-points-rank").with("rank", n).to_string();
            number(&field("rank", n), label)
        };
        let mut all: Vec<Input> = (1..=RANKS).map(rank).collect();
        all.push(number("rank-other", self.page.t("what-if-points-other").to_string()));
        all.push(number("window-points", self.page.t("what-if-points-window").to_string()));
        all.push(number("promise", self.page.t("what-if-points-promise").to_string()));
        all
    }

    /// The rows of every kind of change: what it is about, and by how much where it raises something.
    fn change_fields(&self) -> Vec<(Input, Option<Input>)> {
        let mut all = Vec::new();
        for (kind, raises) in KINDS {
            let Some(targets) = self.targets.get(kind).filter(|all| !all.is_empty()) else {
                continue;
            };
            for n in 1..=rows(&self.page.form, kind) {
                let name = field(kind, n);
                let select = self.page.select(&name, self.page.t(format!("what-if-kind-{kind}")));
                let select = select.option("", self.page.t("what-if-as-it-is")).options(targets);
                let select = select.wide();
                let by = raises.then(|| {
                    let label = self.page.t("what-if-by");
                    let by = self.page.text(&format!("{name}-by"), label).value(1);
                    by.attribute("inputmode", "numeric")
                });
                all.push((select, by));
            }
        }
        all
    }
}

fn sorted(words: Words, mut choices: Choices) -> Choices {
    choices.sort_by(|one, other| words.compare(&one.1, &other.1));
    choices
}

fn targets(visitor: &Visitor, field: &Field) -> BTreeMap<&'static str, Choices> {
    let words = visitor.words;
    let places = Places::of_field(words, field);
    let open = field.open_offers();
    let mut rooms = Vec::new();
    for partner in field.partners.values() {
        for (season, most) in &partner.capacity {
            let said = words.t("what-if-room").with("partner", partner.name.to_string());
            let said = said.with("season", season).with("count", *most).to_string();
            rooms.push((format!("{}/{season}", partner.id), said));
        }
    }
    let hosts = field.hosts.iter().filter(|(id, _)| open.iter().any(|o| o.host == **id));
    let learners: Choices =
        field.learners.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    let learners = sorted(words, learners);
    let companies = field.companies.values().map(|company| {
        let said = words.t("what-if-away").with("company", company.name.to_string());
        (company.id.to_string(), said.with("count", company.max_away).to_string())
    });
    let partners = field.partners.keys().map(|id| (id.to_string(), places.partner(*id)));
    BTreeMap::from([
        ("place", open.iter().map(|o| (o.id.to_string(), places.line(o))).collect()),
        ("room", sorted(words, rooms)),
        ("away", sorted(words, companies.collect())),
        ("no-partner", sorted(words, partners.collect())),
        (
            "no-host",
            sorted(words, hosts.map(|(id, name)| (id.to_string(), name.clone())).collect()),
        ),
        ("no-learner", learners.clone()),
        ("require", learners),
    ])
}

/// A window by its name and its days.
fn window(words: Words, window: &Window) -> (String, String) {
    let days = words.date_range(window.period.first(), window.period.last());
    (window.code.clone(), format!("{} ({days})", window.code))
}

fn page(visitor: Visitor, call: CallId, of: &Field, form: Form) -> MakePage {
    let words = visitor.words;
    let title = visitor.t("what-if-new-title");
    MakePage {
        call,
        round: of.call.title.clone(),
        tabs: tabs(words, call, At::WhatIf),
        aims: Aim::ALL.iter().map(|one| (one.to_string(), aim(words, *one))).collect(),
        windows: of.call.windows.iter().map(|w| window(words, w)).collect(),
        targets: targets(&visitor, of),
        page: Page::staff(visitor, Nav::Rounds, title).filled(form),
    }
}

/// The form, as the round has it, or as another trial had it.
pub(super) async fn show_form(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(call): Path<CallId>,
    visitor: Visitor,
    asked: Form,
) -> Answer {
    let trials = allocation::trials(&site.app, &ctx, call).await?;
    let from = trials.trials.iter().find(|run| run.id.to_string() == asked.text("from"));
    let trial = from.and_then(|run| run.trial());
    let conditions = match trial {
        Some(trial) => trial.conditions.clone(),
        None => Conditions::of_round(&trials.field.call),
    };
    Ok(show(&page(visitor, call, &trials.field, fields::filled(Form::new(), &conditions))))
}

pub(super) async fn make(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(call): Path<CallId>,
    visitor: Visitor,
    mut form: Form,
) -> Answer {
    let of = allocation::field(&site.app, &ctx, call).await?;
    let words = visitor.words;
    let name = form.required("name", words.t("what-if-name-missing"));
    if let Some(read) = fields::read(&mut form, words).filter(|_| form.is_good()) {
        match allocation::try_out(&site.app, &ctx, call, &name, &read.conditions).await {
            Ok(run) => {
                let notice = Notice::good("what-if-tried").with("name", &name);
                return Ok(notice.then(&format!("{}/compare?other={run}", address(call))));
            }
            Err(error) => refuse(&mut form, "name", read.at_fields(error), words)?,
        }
    }
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page(visitor, call, &of, form)))
}
