//! Playing the days one by one.

use super::setup::{self, CallDays};
use super::stage::Stage;
use super::summary::{self, Summary};
use super::tables::{Folder, refused};
use super::world::{Network, World};
use super::{groups, places, selection, stays};
use anyhow::{Result, bail};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::rc::Rc;
use walz_domain::CallId;
use walz_domain::window::{days_from, plus_days};
use walz_exchange::tables::{self, Rows, TableKind};
use walz_service::App;
use walz_service::import::{self, Options};
use walz_store::{Store, setting};

/// Where a demo stands, in the settings of its database.
const PLAYED: &str = "demo_played";

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Played {
    call: Option<CallId>,
    /// The last day that was played whole.
    until: Date,
    /// How many entries the office's journal had when the playing ended there: signing in to look adds some.
    #[serde(default)]
    entries: Option<i64>,
}

/// What to play, and whom to tell how far it is.
pub(crate) struct Story<'a> {
    pub(crate) tables: &'a Path,
    pub(crate) until: Date,
    /// Days played and days in all.
    pub(crate) progress: &'a dyn Fn(u64, u64, Date),
}

impl std::fmt::Debug for Story<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Story").field("until", &self.until).finish_non_exhaustive()
    }
}

/// Plays the year up to a day and returns its figures.
///
/// # Errors
/// Where a table is missing or has faults, the database fails, or the demo was played further already.
pub(crate) async fn play(app: &App, story: &Story<'_>) -> Result<Summary> {
    let folder = Folder::open(story.tables)?;
    let days = CallDays::of(&folder);
    let start = plus_days(days.opens, -14);
    if story.until < start {
        bail!("the demo's year begins on {start}: name a later day with --on");
    }
    let mut stage = Stage::new(app.clone(), start);
    let mut played = match played(&app.store).await? {
        Some(played) if played.until > story.until => bail!(
            "this demo was played to {} already: name another folder with --dir for an earlier day",
            played.until
        ),
        Some(played) => played,
        None => Played { call: None, until: plus_days(start, -1), entries: None },
    };
    let call = match played.call {
        Some(call) => call,
        None => setup::office(&stage, &folder, days).await?,
    };
    stage.call = call;
    let of = u64::try_from(days_from(start, story.until) + 1).unwrap_or(1);
    let mut network = None;
    let mut day = plus_days(played.until, 1);
    while day <= story.until {
        let done = u64::try_from(days_from(start, day)).unwrap_or(0);
        (story.progress)(done, of, day);
        stage.dawn(day);
        Box::pin(one_day(&stage, &folder, days, &mut network))
            .await
            .map_err(|error| stopped(day, error))?;
        played = Played { call: Some(call), until: day, entries: None };
        note(&app.store, played).await?;
        day = plus_days(day, 1);
    }
    stage.dawn(story.until);
    known_by(&stage, &folder).await?;
    app.store.settle().await?;
    let mut summary = summary::of(app, call, story.until, &summary::reader(&stage)).await?;
    match played.entries {
        Some(entries) => summary.journal_entries = entries,
        None => {
            played.entries = Some(summary.journal_entries);
            note(&app.store, played).await?;
        }
    }
    Ok(summary)
}

/// Why the playing stopped, as a sentence.
fn stopped(day: Date, error: anyhow::Error) -> anyhow::Error {
    match error.downcast::<walz_service::Error>() {
        Ok(error) => {
            let error = crate::commands::told(error);
            let sentence = format!("the demo stopped on {day}: {error}");
            error.context(sentence)
        }
        Err(other) => {
            let sentence = format!("the demo stopped on {day}: {other}");
            other.context(sentence)
        }
    }
}

async fn one_day(
    stage: &Stage,
    folder: &Folder,
    days: CallDays,
    network: &mut Option<Rc<Network>>,
) -> Result<()> {
    let today = stage.today();
    if (days.opens..=plus_days(days.final_list, 1)).contains(&today) {
        selection::day(stage, folder, days).await?;
    }
    if today > days.final_list {
        let store = &stage.app.store;
        let network = match network {
            Some(network) => network,
            None => network.insert(Rc::new(Network::load(store, stage.call).await?)),
        };
        let world = World::load(store, network).await?;
        places::day(stage, folder, &world).await?;
        if !world.stays.is_empty() {
            let world = World::load(store, network).await?;
            groups::day(stage, &world).await?;
            stays::day(stage, folder, &world).await?;
        }
    }
    Ok(())
}

/// Registers whose rows carry days of the whole year: only what is known by the day comes in.
async fn known_by(stage: &Stage, folder: &Folder) -> Result<()> {
    let options = Options { call: Some(stage.call), drafts: false };
    if let Some(Rows::Evidence(rows)) = folder.rows(TableKind::Evidence)? {
        let known: Vec<tables::Evidence> =
            rows.into_values().into_iter().filter(|row| row.on <= stage.today()).collect();
        take(stage, TableKind::Evidence, &tables::csv(&known, tables::Separator::Comma), options)
            .await?;
    }
    if let Some(Rows::LanguageCourses(rows)) = folder.rows(TableKind::LanguageCourses)? {
        let known = rows.into_values();
        let bytes = tables::csv(&known, tables::Separator::Comma);
        take(stage, TableKind::LanguageCourses, &bytes, options).await?;
    }
    Ok(())
}

async fn take(stage: &Stage, kind: TableKind, bytes: &[u8], options: Options) -> Result<()> {
    let name = format!("{}.csv", kind.name());
    let ctx = stage.office(&format!("known/{}/{name}", stage.today()));
    let done = import::import(&stage.app, &ctx, kind, (&name, bytes), options).await;
    done.map(drop).map_err(|refusal| refused(&name, refusal))
}

/// The day up to which a database's demo was played.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn played_until(store: &Store) -> Result<Option<Date>> {
    Ok(played(store).await?.map(|played| played.until))
}

async fn played(store: &Store) -> Result<Option<Played>> {
    Ok(setting::get(&mut store.read().await?, PLAYED).await?)
}

async fn note(store: &Store, played: Played) -> Result<()> {
    let mut tx = store.begin().await?;
    setting::put(&mut tx, PLAYED, &played).await?;
    tx.commit().await?;
    Ok(())
}
