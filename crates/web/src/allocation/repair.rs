//! What mends the places of a round: the moves, chain by chain, and what each leads to.

use super::label::{At, Places, Tab, at_wish, tabs};
use crate::Site;
use crate::answer::Answer;
use crate::label::{code, money};
use crate::layout::{Form, Nav, Notice, Page, Tone, Visitor, show};
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use walz_domain::allocation::Cause;
use walz_domain::{CallId, Eur};
use walz_service::allocation::{self, Renewal, Repair, Step};
use walz_service::{Error, call};
use walz_words::Words;

#[derive(Template)]
#[template(path = "allocation/repair.html")]
struct RepairPage {
    page: Page,
    call: CallId,
    round: String,
    tabs: Vec<Tab>,
    /// Whether places that the office chose may change too.
    ask_chosen: bool,
    plan: Option<Plan>,
}

struct Plan {
    input: String,
    figures: Vec<(String, String)>,
    shortage: Option<String>,
    /// Places that the office chose and that stay.
    chosen: usize,
    chains: Vec<Vec<Row>>,
    /// Whether accepting does anything.
    acts: usize,
}

struct Row {
    learner: String,
    name: String,
    why: (Tone, String),
    from: Option<(String, String)>,
    to: Option<(String, String)>,
    wish: Option<String>,
    /// Only a proposal that waits for the office's word.
    proposal: bool,
    papers: Vec<String>,
    grant: Option<String>,
    told: Option<String>,
}

fn address(call: CallId) -> String {
    format!("/rounds/{call}/repair")
}

fn signed(words: Words, amount: Eur) -> String {
    match amount.cents {
        0 => words.t("repair-grant-same").to_string(),
        cents if cents > 0 => {
            words.t("repair-grant-more").with("amount", money(words, amount)).to_string()
        }
        cents => {
            let less = money(words, Eur::cents(cents.saturating_neg()));
            words.t("repair-grant-less").with("amount", less).to_string()
        }
    }
}

fn row(words: Words, places: &Places<'_>, step: &Step) -> Row {
    let tone = match step.cause {
        _ if !step.is_done() => Tone::Bad,
        Cause::TakenBack | Cause::SteppedBack => Tone::Wait,
        Cause::NoPlace => Tone::Good,
        Cause::MakesRoom { .. } | Cause::Limits => Tone::Info,
    };
    let why = match (&step.makes_room_for, step.is_done()) {
        (_, false) => words.t("repair-no-place-found").to_string(),
        (Some(other), _) => words.t("repair-makes-room").with("name", other.as_str()).to_string(),
        (None, _) => code(words, "repair-cause", step.cause.code()),
    };
    let wish = match step.ranks {
        (Some(before), Some(after)) if before != after => {
            let said = words.t("repair-wish-other").with("before", at_wish(words, before));
            Some(said.with("after", at_wish(words, after)).to_string())
        }
        (_, Some(after)) => Some(at_wish(words, after)),
        _ => None,
    };
    let renewal = |renewal: &Renewal| code(words, "renewal", renewal.code());
    Row {
        learner: step.learner.to_string(),
        name: step.name.clone(),
        why: (tone, why),
        from: step.from.map(|offer| places.at(offer)),
        to: step.to.map(|offer| places.at(offer)),
        wish,
        proposal: step.stay.is_none() && step.from.is_some(),
        papers: step.papers.iter().map(renewal).collect(),
        grant: step.grant.map(|grant| signed(words, grant)),
        told: (!step.told.is_empty()).then(|| words.list(&step.told)),
    }
}

fn plan(words: Words, repair: &Repair) -> Plan {
    let places = Places::of_field(words, &repair.field);
    let (before, after, all) = repair.placed;
    let of = |n: usize| words.t("allocation-of").with("count", n).with("total", all).to_string();
    let steps = repair.chains.iter().flatten();
    Plan {
        input: repair.input.clone(),
        figures: vec![
            (words.t("repair-placed-now").to_string(), of(before)),
            (words.t("repair-placed-then").to_string(), of(after)),
            (words.t("repair-moved").to_string(), words.number(repair.moved)),
            (words.t("repair-grant").to_string(), signed(words, repair.grant)),
        ],
        shortage: repair.shortage.as_ref().map(|shortage| {
            let said = words.t("allocation-shortage").with("places", shortage.places);
            let said = said.with("names", words.list(&shortage.names));
            said.with("count", shortage.left_out).to_string()
        }),
        chosen: repair.chosen,
        acts: steps.filter(|step| step.is_done()).count(),
        chains: repair
            .chains
            .iter()
            .map(|chain| chain.iter().map(|step| row(words, &places, step)).collect())
            .collect(),
    }
}

pub(super) async fn show_repair(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(id): Path<CallId>,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let round = call::find(&site.app, &ctx, id).await?;
    let ask_chosen = form.text("chosen") == "yes";
    let found = allocation::repair(&site.app, &ctx, id, ask_chosen).await?;
    let words = visitor.words;
    let title = visitor.t("repair-title");
    Ok(show(&RepairPage {
        call: id,
        round: round.title.clone(),
        tabs: tabs(words, id, At::Repair),
        ask_chosen,
        plan: found.as_ref().map(|repair| plan(words, repair)),
        page: Page::staff(visitor, Nav::Rounds, title).filled(form),
    }))
}

/// Does what the page showed, all of it or nothing.
pub(super) async fn accept(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(id): Path<CallId>,
    form: Form,
) -> Answer {
    call::find(&site.app, &ctx, id).await?;
    let ask_chosen = form.text("chosen") == "yes";
    let input = form.text("input");
    let done = allocation::accept_repair(&site.app, &ctx, id, input, ask_chosen).await;
    match done {
        Ok(_) => Ok(Notice::good("repair-accepted").then(&format!("/rounds/{id}"))),
        Err(Error::ChangedMeanwhile) => Ok(Notice::bad("repair-changed").then(&address(id))),
        Err(Error::Refused(refused)) if refused.key == "repair-nothing" => {
            Ok(Notice::bad("repair-nothing").then(&address(id)))
        }
        Err(error) => Err(error.into()),
    }
}
