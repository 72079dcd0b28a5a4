//! What the assessed units count for at home.

use super::outcome::{attained, moderated, own};
use crate::Site;
use crate::answer::{Answer, id, refuse};
use crate::layout::{Field, Form, Nav, Notice, Page, Tone, Visitor, show, show_as};
use crate::number::hundredths;
use crate::session::Ctx;
use crate::when::date;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use walz_domain::grade::plain;
use walz_domain::recognition::{Decision, Grounds, Kind};
use walz_policy::RoleKind;
use walz_service::host::Outcome;
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
    /// What the home teacher makes of it.
    moderated: Option<((Tone, String), String)>,
    /// What the decision rests on, in words.
    rests_on: String,
    /// Why the learner asks to have the decision looked at again.
    appeal: Option<String>,
    /// Whether the fold with the grounds is open: something stands there, or is wrong.
    grounds: bool,
}

/// The fields of the grounds of a unit.
const GROUNDS: [&str; 5] = ["decided_by", "legal_base", "reference", "on", "appeal_until"];

impl RecognisePage {
    fn of(visitor: Visitor, seen: &Seen, form: Option<Form>, staff: bool) -> Self {
        let words = visitor.words;
        let form = form.unwrap_or_else(|| begun(seen));
        let stands = |code: &str| {
            let wrong = |name: &str| form.problems().iter().any(|problem| problem.field == name);
            GROUNDS
                .iter()
                .map(|part| field_of(part, code))
                .any(|name| !form.text(&name).is_empty() || wrong(&name))
        };
        let units = seen.outcomes.iter().filter_map(|outcome| {
            let moderation = seen.moderations.iter().find(|m| m.unit == outcome.code);
            let key = match moderation {
                Some(_) => "rests-on-moderated",
                None => "rests-on-found",
            };
            let counts = moderation.map_or(outcome.result?, |m| m.result());
            Some(Unit {
                code: outcome.code.clone(),
                title: outcome.title.clone(),
                skills: outcome.skills.clone(),
                result: attained(outcome.result?, words),
                comment: outcome.comment.clone(),
                own: own(outcome, words),
                moderated: moderation.map(|moderation| moderated(moderation, words)),
                rests_on: words.t(key).with("level", attained(counts, words).1).to_string(),
                appeal: seen
                    .recognitions
                    .iter()
                    .find(|r| r.unit == outcome.code)
                    .and_then(|r| Some(r.open_appeal()?.reason.clone())),
                grounds: stands(&outcome.code),
            })
        });
        let units = units.collect();
        let title = visitor.t("recognise-title").with("name", seen.file.person.name.as_str());
        let page = match staff {
            true => Page::staff(visitor, Nav::People, title),
            false => Page::plain(visitor, title),
        };
        Self { stay: seen.stay.mobility.id.to_string(), units, page: page.filled(form) }
    }

    fn decision(&self, unit: &Unit) -> Field {
        let label = self.page.t("recognise-decision");
        let field = self.page.select(&field_of("decision", &unit.code), label);
        Kind::ALL.iter().fold(field.option("", self.page.t("form-choose")), |field, kind| {
            field.option(kind, self.page.t(format!("decision-{kind}")))
        })
    }

    fn reason(&self, unit: &Unit) -> Field {
        let field =
            self.page.text(&field_of("reason", &unit.code), self.page.t("recognise-reason"));
        field.hint(self.page.t("recognise-reason-hint")).optional()
    }

    fn points(&self, unit: &Unit) -> Field {
        let field =
            self.page.text(&field_of("points", &unit.code), self.page.t("recognise-points"));
        field
            .hint(self.page.t("recognise-points-hint"))
            .attribute("inputmode", "decimal")
            .optional()
    }

    /// The fields of the grounds, in their order.
    fn grounds(&self, unit: &Unit) -> Vec<Field> {
        let field = |part: &&str| {
            let (name, label) =
                (field_of(part, &unit.code), self.page.t(format!("recognise-{part}")));
            match *part {
                "on" | "appeal_until" => self.page.date(&name, label).optional(),
                _ => self.page.text(&name, label).optional(),
            }
        };
        GROUNDS.iter().map(field).collect()
    }
}

fn field_of(part: &str, unit: &str) -> String {
    format!("{part}-{unit}")
}

/// The form with what was decided before.
fn begun(seen: &Seen) -> Form {
    seen.recognitions.iter().fold(Form::new(), |form, one| {
        let name = |part: &str| field_of(part, &one.unit);
        let g = &one.grounds;
        let day =
            |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let filled = [
            ("decision", one.decision.code().to_owned()),
            ("reason", one.decision.text().unwrap_or_default().to_owned()),
            ("points", one.decision.points().map(plain).unwrap_or_default()),
            ("decided_by", g.decided_by.clone()),
            ("legal_base", g.legal_base.clone()),
            ("reference", g.reference.clone()),
            ("on", day(g.on)),
            ("appeal_until", day(g.appeal_until)),
        ];
        let filled = filled.into_iter().filter(|(_, value)| !value.is_empty());
        filled.fold(form, |form, (part, value)| form.with(&name(part), value))
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

/// What was typed of one unit; nothing where nothing is chosen, or something cannot be read.
fn typed(form: &mut Form, outcome: &Outcome, visitor: &Visitor) -> Option<(Decision, Grounds)> {
    let name = |part: &str| field_of(part, &outcome.code);
    let kind: Kind = form.text(&name("decision")).parse().ok()?;
    let points = match kind {
        Kind::EcvetPoints => form.parsed(
            &name("points"),
            |text| hundredths(text).ok_or(()),
            |()| visitor.t("recognition-points-missing").to_string(),
        )?,
        _ => 0,
    };
    let text = form.text(&name("reason")).to_owned();
    let mut day = |part: &str| match form.text(&name(part)).is_empty() {
        true => Some(None),
        false => date(form, &name(part), visitor.words).map(Some),
    };
    let (on, appeal_until) = (day("on"), day("appeal_until"));
    let words = |part: &str| form.text(&name(part)).to_owned();
    let grounds = Grounds {
        decided_by: words("decided_by"),
        legal_base: words("legal_base"),
        reference: words("reference"),
        on: on?,
        appeal_until: appeal_until?,
    };
    Some((Decision::of(kind, &text, points), grounds))
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
        let Some((decision, grounds)) = typed(&mut form, outcome, &visitor) else { continue };
        let known = before.recognitions.iter().find(|r| r.unit == outcome.code);
        let same = known.is_some_and(|r| {
            r.decision == decision && r.grounds == grounds && r.open_appeal().is_none()
        });
        if same {
            continue;
        }
        let part = ctx.part(&outcome.code);
        let done =
            recognition::decide(&site.app, &part, stay, &outcome.code, &decision, &grounds).await;
        match done {
            Ok(()) => decided += 1,
            Err(Error::Invalid(faults)) => {
                for fault in faults {
                    form.error(&field_of(&fault.field, &outcome.code), visitor.t(fault.key));
                }
            }
            Err(error) => {
                refuse(&mut form, &field_of("decision", &outcome.code), error, visitor.words)?
            }
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
