//! The sheet of one stay, and what it is for in the words of its sides.

use super::cards::{Shown, shown};
use crate::Site;
use crate::answer::{Answer, Failed, id, refuse};
use crate::layout::{Field, Form, Nav, Notice, Page, Visitor, show, show_as};
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use walz_domain::purpose::Side;
use walz_domain::smart::FactKind;
use walz_policy::RoleKind;
use walz_policy::case::Relation;
use walz_service::purpose::{self, Said};
use walz_service::smart::{self, Sheet};

#[derive(Template)]
#[template(path = "smart/stay.html")]
struct StayPage {
    page: Page,
    stay: String,
    lead: String,
    cards: Vec<Shown>,
    goal: String,
    /// What was said, by those who said it.
    said: Vec<(String, String, String)>,
    later: Vec<Later>,
    names_goal: bool,
    /// What each field held when the page was made.
    was: Vec<(&'static str, String)>,
    says: Vec<Side>,
}

/// What is used at work later.
struct Later {
    who: String,
    used: String,
    text: String,
    method: String,
}

impl StayPage {
    fn of(visitor: Visitor, sheet: &Sheet, form: Option<Form>, role: RoleKind) -> Self {
        let words = visitor.words;
        let staff = matches!(role, RoleKind::Coordinator | RoleKind::Safeguarding);
        let stay = sheet.mobility;
        let place = |kind: FactKind| place(kind, sheet, staff);
        let said = sheet.purpose.statements.iter().map(|(side, statement)| {
            let side = words.t(format!("purpose-side-{side}")).to_string();
            (side, statement.text.clone(), statement.by.to_string())
        });
        let later = sheet.follow_ups.iter().map(|one| Later {
            who: words.t(format!("follow-up-from-{}", one.from)).to_string(),
            used: words.t(format!("follow-up-used-{}", one.used)).to_string(),
            text: one.text.clone(),
            method: one.method.clone(),
        });
        let (said, later) = (said.collect(), later.collect());
        let title = visitor.t("smart-title").with("name", sheet.learner.as_str());
        let page = match staff {
            true => Page::staff(visitor, Nav::People, title),
            false => Page::plain(visitor, title),
        };
        let before = begun(sheet);
        Self {
            page: page.filled(form.unwrap_or_else(|| begun(sheet))),
            stay: stay.to_string(),
            lead: words.t("smart-lead").with("host", sheet.host.as_str()).to_string(),
            cards: shown(&sheet.cards, "smart-fact", place, words),
            goal: sheet.goal.clone(),
            said,
            later,
            names_goal: sheet.names_goal,
            was: (["goal"].into_iter().chain(sheet.says.iter().map(|side| side.code())))
                .map(|field| (field, before.text(field).to_owned()))
                .collect(),
            says: sheet.says.clone(),
        }
    }

    fn side(&self, side: &Side) -> Field {
        let label = self.page.t(format!("purpose-says-{side}"));
        self.page.area(side.code(), label).optional().attribute("rows", "2")
    }
}

/// Where a fact stands, for those who may go there.
fn place(kind: FactKind, sheet: &Sheet, staff: bool) -> Option<String> {
    let stay = format!("/stays/{}", sheet.mobility);
    let runs = matches!(sheet.relation, Relation::Office);
    match kind {
        FactKind::GoalNamed if staff => Some(format!("/rounds/{}/smart", sheet.call)),
        FactKind::Purposes => Some(format!("{stay}/smart#purposes")),
        FactKind::UsedAtWork | FactKind::MethodBroughtHome if sheet.follows_up => {
            Some(format!("{stay}/follow-up"))
        }
        FactKind::SkillsLinked | FactKind::TransversalOutcomes if runs => Some("/units".to_owned()),
        FactKind::GoalNamed
        | FactKind::SkillsLinked
        | FactKind::TransversalOutcomes
        | FactKind::UsedAtWork
        | FactKind::MethodBroughtHome => None,
        _ => Some(stay),
    }
}

/// The form with what was said before.
pub(super) fn begun(sheet: &Sheet) -> Form {
    let form = match sheet.own_goal.is_empty() {
        true => Form::new(),
        false => Form::new().with("goal", &sheet.own_goal),
    };
    sheet
        .purpose
        .statements
        .iter()
        .fold(form, |form, (side, statement)| form.with(side.code(), &statement.text))
}

/// What was typed, for the sides that the form has. What nobody changed on this page is left out: somebody else may have
/// written it meanwhile.
pub(super) fn typed(form: &Form, says: &[Side], names_goal: bool) -> Said {
    let changed = |field: &str| {
        let was = format!("was-{field}");
        form.all(&was).next().is_none() || form.text(field) != form.text(&was)
    };
    let side = |side: &Side| (*side, form.text(side.code()).to_owned());
    Said {
        goal: (names_goal && changed("goal")).then(|| form.text("goal").to_owned()),
        statements: says.iter().filter(|side| changed(side.code())).map(side).collect(),
    }
}

pub(super) async fn see(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(mobility): Path<String>,
) -> Answer {
    let sheet = smart::see(&site.app, &ctx, id(&mobility)?).await?;
    Ok(show(&StayPage::of(visitor, &sheet, None, ctx.actor.role.kind())))
}

pub(super) async fn say(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(mobility): Path<String>,
    mut form: Form,
) -> Answer {
    let stay = id(&mobility)?;
    let sheet = smart::see(&site.app, &ctx, stay).await?;
    let said = typed(&form, &sheet.says, sheet.names_goal);
    if let Err(error) = purpose::say(&site.app, &ctx, stay, &said).await {
        refuse(&mut form, "goal", error, visitor.words)?;
        let page = StayPage::of(visitor, &sheet, Some(form), ctx.actor.role.kind());
        return Ok::<_, Failed>(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page));
    }
    Ok(Notice::good("purpose-kept").then(&format!("/stays/{mobility}/smart")))
}
