//! Writing units: a change keeps what was said before as a version of its own.

use crate::{App, Context, Error, Fault, Refused, Result, Subject, Work, begin, esco};
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;
use walz_domain::esco::{Link, Uri};
use walz_domain::language::Language;
use walz_domain::unit::{Origin, State, Step, Texts, Unit};
use walz_domain::{TradeId, UnitId};
use walz_policy::{self as policy};
use walz_store::unit::Former;
use walz_store::{self as store, Stored};

/// Characters of a title, of a text, of a code.
const MOST_TITLE: usize = 200;
const MOST_TEXT: usize = 2_000;
const MOST_CODE: usize = 64;

/// Skills that a unit can be linked to.
const MOST_LINKS: usize = 30;

/// What somebody wrote.
#[derive(Clone, Debug, Serialize)]
pub struct Edit {
    /// For a new unit; the code of one that is there stays.
    pub code: String,
    pub trade: TradeId,
    pub eqf: u8,
    pub min_weeks: u8,
    /// In hundredths.
    pub points: Option<u32>,
    pub language: Language,
    pub texts: Texts,
    pub translations: BTreeMap<Language, Texts>,
    pub links: Vec<Uri>,
}

/// Writes a new unit, as a draft.
///
/// # Errors
/// [`Error::Invalid`] with every field that does not fit; [`Error::Refused`] for a skill that cannot be chosen;
/// [`Error::NotFound`] for who may not write in the library.
pub async fn add(app: &App, ctx: &Context, edit: &Edit) -> Result<UnitId> {
    let may = policy::unit::keep(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut work = begin!(app, ctx, "unit.add", edit);
    let mut faults = faults(&mut work, edit).await?;
    let codes = store::unit::codes(&mut work, may.organisation).await?;
    let is_key = |c: char| !c.is_control() && !matches!(c, ',' | ';');
    let code = edit.code.trim();
    if code.is_empty() || code.chars().count() > MOST_CODE || !code.chars().all(is_key) {
        faults.push(Fault::new("code", "unit-code-unfit"));
    } else if codes.contains_key(code) {
        faults.push(Fault::new("code", "unit-code-taken"));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let links = esco::links(&mut work, ctx.language, &edit.links).await?;
    let mut unit = Unit {
        id: ctx.id(),
        code: code.to_owned(),
        trade: edit.trade,
        title: String::new(),
        eqf: edit.eqf,
        knowledge: String::new(),
        skills: String::new(),
        responsibility_autonomy: String::new(),
        assessment_method: String::new(),
        min_weeks: edit.min_weeks,
        points: edit.points,
        criteria: Vec::new(),
        language: edit.language,
        translations: edit.translations.clone(),
        links,
        origin: None,
        state: State::Draft,
        number: 1,
    };
    unit.say(edit.texts.clone());
    store::unit::add(&mut work, may.organisation, &unit).await?;
    work.journal("unit.added", Subject::new("unit", unit.id), json!({ "code": unit.code }));
    work.commit(unit.id).await
}

/// Changes a unit. `version` is the one that was read. What it said before stays as a version of its own.
///
/// # Errors
/// As [`add`]; [`Error::ChangedMeanwhile`] where somebody was faster.
pub async fn change(app: &App, ctx: &Context, id: UnitId, version: i64, edit: &Edit) -> Result<()> {
    let may = policy::unit::keep(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut work = begin!(app, ctx, "unit.change", &(id, version, edit));
    let stored = store::unit::find(&mut work, may.organisation, id).await?;
    let stored = stored.ok_or(Error::NotFound)?.unchanged_since(Some(version))?;
    let faults = faults(&mut work, edit).await?;
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let mut unit = stored.value.clone();
    unit.say(edit.texts.clone());
    unit.trade = edit.trade;
    unit.eqf = edit.eqf;
    unit.min_weeks = edit.min_weeks;
    unit.points = edit.points;
    unit.language = edit.language;
    unit.translations = edit.translations.clone();
    unit.links = links(&mut work, ctx, &stored.links, &edit.links).await?;
    if replace(&mut work, stored, unit).await? {
        work.journal("unit.changed", Subject::new("unit", id), json!({}));
    }
    work.commit(()).await
}

/// What was linked before stays as it was linked, also where the classification has moved on; what is new is chosen.
async fn links(
    work: &mut Work,
    ctx: &Context,
    before: &[Link],
    wanted: &[Uri],
) -> Result<Vec<Link>> {
    let is_new = |uri: &&Uri| !before.iter().any(|link| link.uri == **uri);
    let new: Vec<Uri> = wanted.iter().filter(is_new).cloned().collect();
    let mut all: Vec<Link> =
        before.iter().filter(|link| wanted.contains(&link.uri)).cloned().collect();
    all.extend(esco::links(work, ctx.language, &new).await?);
    Ok(all)
}

/// Puts a new version in the place of the one that is there, which stays to be read. Says whether it says anything else.
pub(crate) async fn replace(
    work: &mut Work,
    mut stored: Stored<Unit>,
    mut unit: Unit,
) -> Result<bool> {
    if unit.changes_since(&stored).is_empty() {
        return Ok(false);
    }
    let organisation = work.ctx().actor.organisation;
    let (replaced, person) = (work.ctx().now, work.ctx().actor.person);
    let former = Former { unit: stored.value.clone(), replaced, person };
    store::unit::add_former(work, organisation, &former).await?;
    unit.number = stored.number + 1;
    stored.value = unit;
    store::unit::update(work, organisation, &stored).await?;
    Ok(true)
}

/// Publishes a unit, or retires it. `version` is the one that was read.
///
/// # Errors
/// [`Error::Refused`] where the unit stands elsewhere; [`Error::NotFound`] where there is none, or for who may not
/// write in the library; [`Error::ChangedMeanwhile`].
pub async fn step(app: &App, ctx: &Context, id: UnitId, version: i64, step: Step) -> Result<()> {
    let may = policy::unit::keep(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut work = begin!(app, ctx, "unit.step", &(id, version, step));
    let stored = store::unit::find(&mut work, may.organisation, id).await?;
    let mut stored = stored.ok_or(Error::NotFound)?.unchanged_since(Some(version))?;
    let after = stored.state.after(step).ok_or_else(|| Error::refused("unit-step-unfit"))?;
    stored.state = after;
    store::unit::update(&mut work, may.organisation, &stored).await?;
    let act = match step {
        Step::Publish => "unit.published",
        Step::Retire => "unit.retired",
    };
    work.journal(act, Subject::new("unit", id), json!({}));
    work.commit(()).await
}

/// Copies a unit into the own library, as a draft that says where it is from: one that another organisation has
/// published, or one of the own.
///
/// # Errors
/// [`Error::Refused`] where the own organisation has no such trade; [`Error::NotFound`] where there is no such unit, it
/// is not published, or for who may not write in the library.
pub async fn copy(app: &App, ctx: &Context, id: UnitId) -> Result<UnitId> {
    let may = policy::unit::keep(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut work = begin!(app, ctx, "unit.copy", &id);
    let own = store::unit::find(&mut work, may.organisation, id).await?;
    let (mut unit, organisation, name, trade) = match own {
        Some(own) => {
            let office = store::organisation::find(&mut work, may.organisation).await?;
            let office = office.ok_or(Error::NotFound)?;
            let trade = own.trade;
            (own.into_value(), may.organisation, office.name.to_string(), trade)
        }
        None => {
            let shared = store::unit::find_shared(&mut work, may.organisation, id).await?;
            let shared = shared.ok_or(Error::NotFound)?;
            let trades = store::trade::codes(&mut work, may.organisation).await?;
            let trade = trades.get(&shared.trade).copied().ok_or_else(|| {
                Refused::new("unit-copy-no-trade").with("trade", shared.trade.as_str())
            })?;
            (shared.unit.into_value(), shared.organisation, shared.owner, trade)
        }
    };
    let codes = store::unit::codes(&mut work, may.organisation).await?;
    let origin =
        Origin { organisation, name, unit: unit.id, code: unit.code.clone(), number: unit.number };
    unit.code = free(&unit.code, &codes);
    unit.id = ctx.id();
    unit.trade = trade;
    unit.origin = Some(origin);
    unit.state = State::Draft;
    unit.number = 1;
    store::unit::add(&mut work, may.organisation, &unit).await?;
    let detail = json!({ "code": unit.code, "from": id });
    work.journal("unit.copied", Subject::new("unit", unit.id), detail);
    work.commit(unit.id).await
}

/// A code that is not taken: the same, else with a number behind it.
fn free(code: &str, taken: &BTreeMap<String, UnitId>) -> String {
    let stem: String = code.chars().take(MOST_CODE - 4).collect();
    let numbered = (2..=999).map(|number| format!("{stem}-{number}"));
    let mut all = [code.to_owned()].into_iter().chain(numbered);
    all.find(|code| !taken.contains_key(code)).unwrap_or(stem)
}

/// Every field that does not fit.
async fn faults(work: &mut Work, edit: &Edit) -> Result<Vec<Fault>> {
    let organisation = work.ctx().actor.organisation;
    let mut faults = Vec::new();
    if store::trade::find(work, organisation, edit.trade).await?.is_none() {
        faults.push(Fault::new("trade", "unit-trade-missing"));
    }
    if !(1..=8).contains(&edit.eqf) {
        faults.push(Fault::new("eqf", "unit-eqf-unfit"));
    }
    if edit.texts.title.trim().is_empty() {
        faults.push(Fault::new("title", "unit-title-missing"));
    }
    if edit.texts.skills.trim().is_empty() {
        faults.push(Fault::new("skills", "unit-skills-missing"));
    }
    if edit.translations.contains_key(&edit.language) {
        faults.push(Fault::new("other-language", "unit-language-twice"));
    }
    let all = [("", &edit.texts)].into_iter();
    for (prefix, texts) in all.chain(edit.translations.values().map(|texts| ("other-", texts))) {
        faults.extend(too_long(prefix, texts));
    }
    if edit.links.len() > MOST_LINKS {
        let most = i64::try_from(MOST_LINKS).unwrap_or(i64::MAX);
        faults.push(Fault::new("skill", "unit-too-many-links").with("most", most));
    }
    Ok(faults)
}

fn too_long(prefix: &str, texts: &Texts) -> Vec<Fault> {
    let fields = [
        ("title", texts.title.chars().count(), MOST_TITLE),
        ("knowledge", texts.knowledge.chars().count(), MOST_TEXT),
        ("skills", texts.skills.chars().count(), MOST_TEXT),
        ("responsibility", texts.responsibility_autonomy.chars().count(), MOST_TEXT),
        ("criteria", texts.criteria.iter().map(|c| c.chars().count() + 1).sum(), MOST_TEXT),
        ("method", texts.assessment_method.chars().count(), MOST_TEXT / 2),
    ];
    let fault = |(name, length, most): (&str, usize, usize)| {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        (length as u64 > most.unsigned_abs())
            .then(|| Fault::new(format!("{prefix}{name}"), "unit-text-too-long").with("most", most))
    };
    fields.into_iter().filter_map(fault).collect()
}
