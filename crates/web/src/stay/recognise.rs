//! What the assessed units count for at home.

use super::page::{attained, own};
use crate::Site;
use crate::answer::{Answer, id, refuse};
use crate::layout::{Field, Form, Nav, Notice, Page, Tone, Visitor, show, show_as};
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use walz_domain::recognition::Decision;
use walz_policy::RoleKind;
use walz_service::stay::{self, Seen};
use walz_service::{Error, recognition};

#[derive(Template)]
#[template(path = "stay/recognise.html")]
struct RecognisePage {
    page: Page,
    stay: String,
    units: Vec<Unit>,
}

/// An assessed unit, with the names of its fields.
struct Unit {
    code: String,
    title: String,
    skills: String,
    result: (Tone, String),
    comment: String,
    /// What the learner thinks of it.
    own: String,
    /// Why the learner asks to have the decision looked at again.
    appeal: Option<String>,
}

impl RecognisePage {
    fn of(visitor: Visitor, seen: &Seen, form: Option<Form>, staff: bool) -> Self {
        let words = visitor.words;
        let units = seen.outcomes.iter().filter_map(|outcome| {
            Some(Unit {
                code: outcome.code.clone(),
                title: outcome.title.clone(),
                skills: outcome.skills.clone(),
                result: attained(outcome.result?, words),
                comment: outcome.comment.clone(),
                own: own(outcome, words),
                appeal: seen
                    .recognitions
                    .iter()
                    .find(|r| r.unit == outcome.code)
                    .and_then(|r| Some(r.open_appeal()?.reason.clone())),
            })
        });
        let units = units.collect();
        let title = visitor.t("recognise-title").with("name", seen.file.person.name.as_str());
        let page = match staff {
            true => Page::staff(visitor, Nav::People, title),
            false => Page::plain(visitor, title),
        };
        let form = form.unwrap_or_else(|| begun(seen));
        Self { stay: seen.stay.mobility.id.to_string(), units, page: page.filled(form) }
    }

    fn decision(&self, unit: &Unit) -> Field {
        self.page
            .radios(&decision_of(&unit.code), self.page.t("recognise-decision"))
            .option("full", self.page.t("decision-full"))
            .option("partial", self.page.t("decision-partial"))
            .option("not_recognised", self.page.t("decision-not_recognised"))
    }

    fn reason(&self, unit: &Unit) -> Field {
        let field = self.page.text(&reason_of(&unit.code), self.page.t("recognise-reason"));
        field.hint(self.page.t("recognise-reason-hint")).optional()
    }
}

fn decision_of(unit: &str) -> String {
    format!("decision-{unit}")
}

fn reason_of(unit: &str) -> String {
    format!("reason-{unit}")
}

/// The form with what was decided before.
fn begun(seen: &Seen) -> Form {
    seen.recognitions.iter().fold(Form::new(), |form, one| {
        let form = form.with(&decision_of(&one.unit), one.decision.code());
        match &one.decision {
            Decision::Full => form,
            Decision::Partial { reason } | Decision::NotRecognised { reason } => {
                form.with(&reason_of(&one.unit), reason)
            }
        }
    })
}

pub(super) async fn show_form(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(mobility): Path<String>,
) -> Answer {
    let seen = seen(&site, &ctx, &mobility).await?;
    let staff = ctx.actor.role.kind() == RoleKind::Coordinator;
    Ok(show(&RecognisePage::of(visitor, &seen, None, staff)))
}

async fn seen(site: &Site, ctx: &walz_service::Context, mobility: &str) -> Result<Seen, Error> {
    let mobility = mobility.parse().map_err(|_| Error::NotFound)?;
    let seen = stay::see(&site.app, ctx, mobility).await?;
    if seen.recognises { Ok(seen) } else { Err(Error::NotFound) }
}

/// Each unit is decided by itself: what fits is kept, what does not is shown again.
pub(super) async fn decide(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(mobility): Path<String>,
    mut form: Form,
) -> Answer {
    let before = seen(&site, &ctx, &mobility).await?;
    let stay = id(&mobility)?;
    let mut decided = 0;
    for outcome in &before.outcomes {
        let reason = form.text(&reason_of(&outcome.code)).to_owned();
        let decision = match form.text(&decision_of(&outcome.code)) {
            "full" => Decision::Full,
            "partial" => Decision::Partial { reason },
            "not_recognised" => Decision::NotRecognised { reason },
            _ => continue,
        };
        let same = before
            .recognitions
            .iter()
            .any(|r| r.unit == outcome.code && r.decision == decision && r.open_appeal().is_none());
        if same {
            continue;
        }
        let part = ctx.part(&outcome.code);
        match recognition::decide(&site.app, &part, stay, &outcome.code, &decision).await {
            Ok(()) => decided += 1,
            Err(Error::Invalid(faults)) => {
                for fault in faults {
                    form.error(&reason_of(&outcome.code), visitor.t(fault.key));
                }
            }
            Err(error) => refuse(&mut form, &decision_of(&outcome.code), error, visitor.words)?,
        }
    }
    if form.is_good() {
        return Ok(Notice::good("recognise-done")
            .count("count", decided)
            .then(&format!("/stays/{mobility}")));
    }
    let seen = seen(&site, &ctx, &mobility).await?;
    let staff = ctx.actor.role.kind() == RoleKind::Coordinator;
    let page = RecognisePage::of(visitor, &seen, Some(form), staff);
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
}
