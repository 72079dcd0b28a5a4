//! From the call to the final list: applications as the tables tell of them, each step at its day.

use super::setup::{CallDays, table};
use super::stage::Stage;
use super::tables::Folder;
use super::world::Applicants;
use anyhow::{Context as _, Result};
use jiff::civil::Date;
use std::collections::BTreeMap;
use walz_domain::applicant::Outcome;
use walz_domain::application::{Application, Decision, Verdict};
use walz_domain::call::CallState;
use walz_exchange::tables::{self, TableKind};
use walz_service::import::Options;
use walz_service::{allocation, application, call};

/// What happens on a day of the selection.
pub(super) async fn day(stage: &Stage, folder: &Folder, days: CallDays) -> Result<()> {
    let today = stage.today();
    if today == days.opens {
        advance(stage, CallState::Open).await?;
        let options = Options { call: Some(stage.call), drafts: true };
        for kind in [TableKind::Learners, TableKind::Guardians] {
            table(stage, folder, kind, options).await?;
        }
    }
    if (days.opens..=days.closes).contains(&today) {
        apply(stage, folder, days, today).await?;
    }
    if today == days.eligibility {
        advance(stage, CallState::Closed).await?;
        for (row, found) in pairs(stage, folder).await? {
            let ctx = stage.office(&format!("check/{}", row.id));
            application::check(&stage.app, &ctx, found.id, Verdict::Eligible).await?;
        }
    }
    if today == days.scoring {
        score(stage, folder).await?;
    }
    if today == days.provisional {
        advance(stage, CallState::ProvisionalList).await?;
    }
    if today == days.final_list {
        advance(stage, CallState::FinalList).await?;
        decide(stage, folder).await?;
        let options = Options { call: Some(stage.call), drafts: false };
        for kind in [TableKind::SupportNeeds, TableKind::Applicants] {
            table(stage, folder, kind, options).await?;
        }
    }
    // On the morning after, the engine proposes who goes where.
    if today == walz_domain::window::plus_days(days.final_list, 1) {
        let applicants = Applicants::load(&stage.app.store, stage.call).await?;
        let selected = |a: &Application| a.state.code() == "selected";
        if applicants.applications.values().any(selected) {
            allocation::run(&stage.app, &stage.office("allocate"), stage.call).await?;
        }
    }
    Ok(())
}

async fn advance(stage: &Stage, to: CallState) -> Result<()> {
    let ctx = stage.office(&format!("call/{to}"));
    Ok(call::advance(&stage.app, &ctx, stage.call, to).await?)
}

/// Each learner of the table with their application.
async fn pairs<'f>(
    stage: &Stage,
    folder: &'f Folder,
) -> Result<Vec<(&'f tables::Learner, Application)>> {
    let applicants = Applicants::load(&stage.app.store, stage.call).await?;
    let mut found = Vec::with_capacity(folder.learners.len());
    for row in &folder.learners {
        let learner = applicants.learners.get(row.id.as_str()).context("a learner is gone")?;
        let application =
            applicants.applications.get(&learner.id).context("an application is gone")?;
        found.push((row, application.clone()));
    }
    Ok(found)
}

/// Learners send their applications on their days; who has none, or one outside of the call, on the last.
async fn apply(stage: &Stage, folder: &Folder, days: CallDays, today: Date) -> Result<()> {
    let applicants = Applicants::load(&stage.app.store, stage.call).await?;
    for row in &folder.learners {
        let within = row.applied_on.filter(|on| (days.opens..=days.closes).contains(on));
        if within.unwrap_or(days.closes) != today {
            continue;
        }
        let learner = applicants.learners.get(row.id.as_str()).context("a learner is gone")?;
        let draft = applicants.applications.get(&learner.id).context("an application is gone")?;
        let ctx = stage.learner(learner.id, learner.person, &format!("apply/{}", row.id));
        let goal = if draft.learning_goal.is_empty() { "—" } else { &draft.learning_goal };
        application::submit(&stage.app, &ctx, draft.id, draft.wishes.clone(), goal).await?;
    }
    Ok(())
}

async fn score(stage: &Stage, folder: &Folder) -> Result<()> {
    let applicants = Applicants::load(&stage.app.store, stage.call).await?;
    for (row, found) in pairs(stage, folder).await? {
        let mut marks = BTreeMap::new();
        for criterion in &applicants.call.criteria {
            let mark = row.marks.iter().find(|(key, _)| criterion.code.starts_with(key.as_str()));
            marks.insert(criterion.code.clone(), mark.map_or(0, |(_, mark)| mark.0));
        }
        let ctx = stage.office(&format!("score/{}", row.id));
        application::score(&stage.app, &ctx, found.id, marks).await?;
    }
    Ok(())
}

async fn decide(stage: &Stage, folder: &Folder) -> Result<()> {
    for (row, found) in pairs(stage, folder).await? {
        let reason = || "as the table of the year tells".to_owned();
        let decision = match row.outcome.unwrap_or(Outcome::Selected) {
            Outcome::Selected => Decision::Select,
            Outcome::Reserve => Decision::Reserve { reason: reason() },
            _ => Decision::Reject { reason: reason() },
        };
        let ctx = stage.office(&format!("decide/{}", row.id));
        application::decide(&stage.app, &ctx, found.id, decision).await?;
    }
    Ok(())
}
