//! Projects: the contracts that pay for stays, and what each organisation is in them.

use crate::{App, Context, Error, Result, Subject, Work, begin};
use serde_json::json;
use walz_domain::organisation::{InProject, ProjectRole};
use walz_domain::project::{Project, ProjectState};
use walz_domain::window::Period;
use walz_domain::{Eur, OrganisationId, ProjectId};
use walz_policy::{self as policy, case::RunsRounds};
use walz_store::{self as store, Stored};

/// What a new project is made of.
#[derive(Clone, Debug)]
pub struct New {
    pub code: String,
    pub title: String,
    pub call_year: i16,
    pub period: Period,
    pub awarded: Option<Eur>,
}

/// Adds a project; the organisation coordinates it and sends its own learners.
///
/// # Errors
/// [`Error::NotFound`] for who may not; [`Error::Invalid`] without a code; [`Error::Refused`] where the code is taken.
pub async fn add(app: &App, ctx: &Context, new: New) -> Result<ProjectId> {
    let RunsRounds { organisation } =
        policy::case::runs_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut work = begin!(app, ctx, "project.add", &new.code);
    let id = add_in(&mut work, organisation, new).await?;
    work.commit(id).await
}

/// As [`add`], in a unit of work that does more.
pub(crate) async fn add_in(
    work: &mut Work,
    organisation: OrganisationId,
    new: New,
) -> Result<ProjectId> {
    if new.code.trim().is_empty() {
        return Err(Error::invalid("code", "project-code-missing"));
    }
    let project = Project {
        id: work.ctx().id(),
        code: new.code.trim().to_owned(),
        title: new.title,
        call_year: new.call_year,
        period: new.period,
        awarded: new.awarded,
        state: ProjectState::Ongoing,
    };
    match store::project::add(work, organisation, &project).await {
        Err(error) if error.is_duplicate() => return Err(Error::refused("project-code-taken")),
        other => other?,
    }
    for role in [ProjectRole::Coordinator, ProjectRole::Sending] {
        let part = InProject { project: project.id, organisation, role };
        store::organisation::play(work, organisation, &part).await?;
    }
    let subject = Subject::new("project", project.id);
    work.journal("project.added", subject, json!({ "code": project.code }));
    Ok(project.id)
}

/// Gives an organisation a role in a project; it can have several.
///
/// # Errors
/// [`Error::NotFound`] where the project is not there, or for who may not.
pub async fn play(
    app: &App,
    ctx: &Context,
    project: ProjectId,
    body: OrganisationId,
    role: ProjectRole,
) -> Result<()> {
    let RunsRounds { organisation } =
        policy::case::runs_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut work = begin!(app, ctx, "project.play", &(project, body, role));
    store::project::find(&mut work, organisation, project).await?.ok_or(Error::NotFound)?;
    let part = InProject { project, organisation: body, role };
    store::organisation::play(&mut work, organisation, &part).await?;
    let detail = json!({ "body": body, "role": role });
    work.journal("project.played", Subject::new("project", project), detail);
    work.commit(()).await
}

/// All projects of the actor's organisation.
///
/// # Errors
/// [`Error::NotFound`] for who may not see them.
pub async fn list(app: &App, ctx: &Context) -> Result<Vec<Stored<Project>>> {
    let may =
        policy::case::sees_figures(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    Ok(store::project::list(&mut app.store.read().await?, may.organisation).await?)
}
