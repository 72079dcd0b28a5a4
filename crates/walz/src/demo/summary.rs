//! What a demo came to, in figures: for people as lines, for programs as JSON.

use super::stage::OFFICE;
use anyhow::Result;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;
use walz_domain::CallId;
use walz_domain::grant::{ActivityType, Category};
use walz_service::{App, Context, allocation};
use walz_store::journal::{self, Verdict};
use walz_store::{self as store, Id};

/// The figures of a year. Amounts are whole euro.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(crate) struct Summary {
    pub(crate) on: String,
    pub(crate) learners: u32,
    pub(crate) placed: u32,
    pub(crate) feasible_pairs: u32,
    pub(crate) objective: f64,
    /// Placed learners by rank of their wish.
    pub(crate) preference_ranks: BTreeMap<String, u32>,
    pub(crate) totals: Totals,
    pub(crate) stages: BTreeMap<String, i64>,
    pub(crate) agreements_in_force: usize,
    pub(crate) journal_entries: i64,
    pub(crate) journal_ok: bool,
}

/// The money of the proposed or confirmed allocation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub(crate) struct Totals {
    pub(crate) travel: i64,
    pub(crate) individual: i64,
    pub(crate) organisational: i64,
    pub(crate) inclusion: i64,
    pub(crate) total: i64,
    pub(crate) funded_days: u64,
    pub(crate) long: u32,
    pub(crate) short: u32,
}

pub(super) async fn of(app: &App, call: CallId, day: Date, ctx: &Context) -> Result<Summary> {
    let mut summary = Summary { on: day.to_string(), ..Summary::default() };
    if let Some(file) = allocation::newest(app, ctx, call).await? {
        let figures = &file.run.figures;
        summary.learners = figures.learners;
        summary.placed = figures.placed;
        summary.feasible_pairs = figures.feasible_pairs;
        summary.objective = figures.objective as f64 / 10.0;
        summary.preference_ranks = (1..)
            .zip(&figures.ranks)
            .filter(|(_, count)| **count > 0)
            .map(|(rank, count): (u32, _)| (rank.to_string(), *count))
            .collect();
        let money = allocation::money(app, ctx, call).await?;
        let of = |category| money.of(category).whole_euros();
        summary.totals = Totals {
            travel: of(Category::Travel),
            individual: of(Category::IndividualSupport),
            organisational: of(Category::OrganisationalSupport),
            inclusion: of(Category::InclusionOrganisation),
            total: money.total().whole_euros(),
            funded_days: money.funded_days,
            long: money.stays_of(ActivityType::VetLongTerm),
            short: money.stays_of(ActivityType::VetShortTerm),
        };
    }
    let mut db = app.store.read().await?;
    if summary.learners == 0 {
        let applied = store::application::of_call(&mut db, OFFICE, Id(call)).await?;
        summary.learners = u32::try_from(applied.len()).unwrap_or(u32::MAX);
    }
    let counts = store::board::counts(&mut db, OFFICE, call).await?;
    summary.stages = counts
        .into_iter()
        .filter(|((kind, _), _)| kind == "stage")
        .map(|((_, stage), cases)| (stage, cases))
        .collect();
    let agreements = store::agreement::list(&mut db, OFFICE).await?;
    summary.agreements_in_force =
        agreements.iter().filter(|a| a.state.code() == "in_force").count();
    let head = journal::head(&mut db, OFFICE).await?;
    summary.journal_entries = head.seq;
    summary.journal_ok = matches!(journal::verify(&mut db, OFFICE).await?, Verdict::Whole(_));
    Ok(summary)
}

impl Summary {
    /// The figures as lines for a terminal.
    pub(crate) fn lines(&self) -> Vec<String> {
        let ranks: Vec<String> =
            self.preference_ranks.iter().map(|(rank, n)| format!("{n} got wish {rank}")).collect();
        let stages: Vec<String> = self
            .stages
            .iter()
            .map(|(stage, n)| format!("{n} {}", stage.replace('_', " ")))
            .collect();
        let t = &self.totals;
        vec![
            format!("{} learners, {} placed ({})", self.learners, self.placed, ranks.join(", ")),
            format!("{} pairs fit, objective {}", self.feasible_pairs, self.objective),
            format!(
                "{} EUR over {} funded days: travel {}, individual {}, organisational {}, inclusion {}; \
                 {} long stays, {} short",
                t.total,
                t.funded_days,
                t.travel,
                t.individual,
                t.organisational,
                t.inclusion,
                t.long,
                t.short
            ),
            format!("now: {}", stages.join(", ")),
            format!(
                "{} agreements in force, {} journal entries, journal {}",
                self.agreements_in_force,
                self.journal_entries,
                if self.journal_ok { "whole" } else { "BROKEN" }
            ),
        ]
    }
}

/// Who reads the figures.
pub(super) fn reader(stage: &super::stage::Stage) -> Context {
    let mut ctx = stage.office("summary");
    ctx.idempotency = None;
    ctx
}
