//! Writing in a logbook, changing what stands there, taking it away, and saying what is best.

use super::refusal;
use crate::media::{self, Brought, Fit, Takes};
use crate::mobility::{Reached, reach};
use crate::{App, Context, Error, Result, Subject, Work, begin, text};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;
use walz_domain::attendance::{monday_of, week_id};
use walz_domain::logbook::{Entry, MOST_A_DAY, MOST_FILES, open};
use walz_domain::media::Kind;
use walz_domain::{LogbookEntryId, MediaId, MobilityId, portfolio};
use walz_policy as policy;
use walz_store::{self as store, Id, Stored};

/// What an entry says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct New {
    pub on: Date,
    pub text: String,
    /// Codes of agreed units.
    pub units: Vec<String>,
    pub school_only: bool,
}

/// Files that are taken from an entry.
pub type Removed = Vec<MediaId>;

/// What each field of the form takes.
fn takes(field: &'static str) -> Takes {
    match field {
        "voice" => (Kind::is_voice, "media-no-voice"),
        _ => (Kind::is_photo, "media-no-photo"),
    }
}

/// Writes about a day. The fields of files are `photos` and `voice`.
///
/// # Errors
/// [`Error::NotFound`] where it is not the actor's own stay; [`Error::Invalid`] where nothing is said, a unit was not agreed,
/// or a file does not fit; [`Error::Refused`] for a day that is not the stay's, or whose week was confirmed.
pub async fn write(
    app: &App,
    ctx: &Context,
    stay: MobilityId,
    new: &New,
    brought: &[Brought],
) -> Result<LogbookEntryId> {
    few(brought)?;
    let fit = media::fit(brought, takes).await?;
    let hashes: Vec<_> = fit.iter().map(|file| file.hash).collect();
    let mut work = begin!(app, ctx, "logbook.write", &(stay, new, hashes));
    let reached = reach(&mut work, stay).await?;
    let _may = policy::logbook::write(reached.relation).ok_or(Error::NotFound)?;
    let text = checked(&reached, new, fit.len())?;
    may_write_of(&mut work, &reached, new.on).await?;
    has_room(&mut work, stay, new.on).await?;
    let entry = Entry {
        id: ctx.id(),
        mobility: stay,
        on: new.on,
        text,
        units: new.units.clone(),
        media: media::keep(&mut work, stay, &fit).await?,
        school_only: new.school_only,
        evidence: false,
        at: ctx.now,
    };
    store::logbook::add(&mut work, ctx.actor.organisation, &entry).await?;
    let detail = json!({ "entry": entry.id, "day": entry.on, "files": entry.media.len() });
    work.journal("logbook.written", Subject::new("mobility", stay), detail);
    work.commit(entry.id).await
}

/// That there are no more files than an entry can have, before any of them is looked at.
fn few(brought: &[Brought]) -> Result<()> {
    if brought.len() > MOST_FILES {
        return Err(Error::invalid("photos", "logbook-too-many-files"));
    }
    Ok(())
}

/// That the day has room for one entry more.
async fn has_room(work: &mut Work, stay: MobilityId, on: Date) -> Result<()> {
    let organisation = work.ctx().actor.organisation;
    let all = store::logbook::of_mobility(work, organisation, Id(stay)).await?;
    if all.iter().filter(|entry| entry.on == on).count() >= MOST_A_DAY {
        return Err(Error::invalid("on", "logbook-day-full"));
    }
    Ok(())
}

/// Changes an entry: what it says, which files it has.
///
/// # Errors
/// As [`write`]; [`Error::ChangedMeanwhile`] where it is not as the actor read it.
pub async fn change(
    app: &App,
    ctx: &Context,
    (id, version): (LogbookEntryId, Option<i64>),
    new: &New,
    brought: &[Brought],
    removed: &Removed,
) -> Result<()> {
    few(brought)?;
    let fit = media::fit(brought, takes).await?;
    let hashes: Vec<_> = fit.iter().map(|file| file.hash).collect();
    let mut work = begin!(app, ctx, "logbook.change", &(id, new, hashes, removed));
    let (reached, entry) = own_entry(&mut work, id).await?;
    let mut entry = entry.unchanged_since(version)?;
    may_write_of(&mut work, &reached, entry.on).await?;
    may_write_of(&mut work, &reached, new.on).await?;
    if new.on != entry.on {
        has_room(&mut work, entry.mobility, new.on).await?;
    }
    let stays = entry.media.iter().filter(|media| !removed.contains(&media.id)).count();
    let text = checked(&reached, new, stays + fit.len())?;
    erase(&mut work, &mut entry, removed).await?;
    let added: Vec<Fit> = fit;
    entry.media.extend(media::keep(&mut work, reached.stay.mobility.id, &added).await?);
    (entry.on, entry.text, entry.units) = (new.on, text, new.units.clone());
    (entry.school_only, entry.at) = (new.school_only, ctx.now);
    store::logbook::update(&mut work, ctx.actor.organisation, &entry).await?;
    let detail = json!({ "entry": id, "day": entry.on, "files": entry.media.len() });
    work.journal("logbook.changed", Subject::new("mobility", entry.mobility), detail);
    work.commit(()).await
}

/// Takes an entry away, with its files.
///
/// # Errors
/// [`Error::NotFound`] where it is not the actor's own; [`Error::Refused`] once its week was confirmed.
pub async fn remove(app: &App, ctx: &Context, id: LogbookEntryId) -> Result<()> {
    let mut work = begin!(app, ctx, "logbook.remove", &id);
    let (reached, mut entry) = own_entry(&mut work, id).await?;
    may_write_of(&mut work, &reached, entry.on).await?;
    let all = entry.media.iter().map(|media| media.id).collect();
    erase(&mut work, &mut entry, &all).await?;
    store::logbook::remove(&mut work, ctx.actor.organisation, id).await?;
    let detail = json!({ "entry": id, "day": entry.on });
    work.journal("logbook.removed", Subject::new("mobility", entry.mobility), detail);
    work.commit(()).await
}

/// Says that an entry is among the best that the learner has to show, or is so no more. That is no part of what was
/// confirmed.
///
/// # Errors
/// [`Error::NotFound`] where it is not the actor's own; [`Error::Invalid`] for an entry that shows nothing of any unit;
/// [`Error::Refused`] once the file is closed.
pub async fn mark(app: &App, ctx: &Context, id: LogbookEntryId, evidence: bool) -> Result<()> {
    let mut work = begin!(app, ctx, "logbook.mark", &(id, evidence));
    let (reached, mut entry) = own_entry(&mut work, id).await?;
    portfolio::open(&reached.stay.mobility.state).map_err(crate::portfolio::refusal)?;
    if evidence && entry.units.is_empty() {
        return Err(Error::refused("logbook-refused-no-unit"));
    }
    if entry.evidence != evidence {
        entry.evidence = evidence;
        store::logbook::update(&mut work, ctx.actor.organisation, &entry).await?;
        let detail = json!({ "entry": id, "evidence": evidence });
        work.journal("logbook.marked", Subject::new("mobility", entry.mobility), detail);
    }
    work.commit(()).await
}

async fn own_entry(work: &mut Work, id: LogbookEntryId) -> Result<(Reached, Stored<Entry>)> {
    let organisation = work.ctx().actor.organisation;
    let entry = store::logbook::find(work, organisation, id).await?.ok_or(Error::NotFound)?;
    let reached = reach(work, entry.mobility).await?;
    let _may = policy::logbook::write(reached.relation).ok_or(Error::NotFound)?;
    Ok((reached, entry))
}

/// The text of an entry that can be kept.
fn checked(reached: &Reached, new: &New, files: usize) -> Result<String> {
    let text = text::optional("text", &new.text)?;
    if text.is_empty() && files == 0 {
        return Err(Error::invalid("text", "logbook-empty"));
    }
    if files > MOST_FILES {
        return Err(Error::invalid("photos", "logbook-too-many-files"));
    }
    let agreed = reached.stay.unit_codes();
    if new.units.iter().any(|unit| !agreed.contains(&unit.as_str())) {
        return Err(Error::invalid("units", "assessment-unit-unknown"));
    }
    Ok(text)
}

/// Refuses a day that nobody can write about, or whose week was confirmed.
async fn may_write_of(work: &mut Work, reached: &Reached, on: Date) -> Result<()> {
    let stay = &reached.stay.mobility;
    let week = week_id(stay.id, monday_of(on));
    let week = store::attendance::find(work, reached.file.organisation, week).await?;
    let confirmed = week.is_some_and(|kept| kept.week.confirmed.is_some());
    open(&stay.state, stay.period, on, reached.today, confirmed).map_err(refusal)
}

async fn erase(work: &mut Work, entry: &mut Entry, removed: &Removed) -> Result<()> {
    for media in entry.media.iter().filter(|media| removed.contains(&media.id)) {
        media::erase(work, media.id).await?;
    }
    entry.media.retain(|media| !removed.contains(&media.id));
    Ok(())
}
