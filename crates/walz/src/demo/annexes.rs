//! The agreement of one learner with everything that an agreement can have: programme, week, a second language.

use super::stage::{OFFICE, Stage};
use anyhow::{Context as _, Result};
use jiff::civil::Time;
use walz_domain::agreement::{Day, Hours, SecondLanguage, State, Task, Timetable, Weeks};
use walz_domain::mobility::Mobility;
use walz_service::agreement::{self, Edit};
use walz_store as store;

/// Whose agreement it is.
pub(super) const LEARNER: &str = "L006";

pub(super) async fn write(stage: &Stage, stay: &Mobility) -> Result<()> {
    let ctx = stage.office(&format!("annexes/draft/{}", stay.id));
    let id = agreement::draft(&stage.app, &ctx, stay.id).await?;
    let mut db = stage.app.store.read().await?;
    let draft = store::agreement::find(&mut db, OFFICE, id).await?.context("the draft is there")?;
    drop(db);
    // A demo that was killed in between has done it before.
    if draft.state != State::Draft || !draft.content.programme.is_empty() {
        return Ok(());
    }
    let mut edit = Edit::of(&draft.content);
    let weeks = u8::try_from(stay.period.week(stay.period.last()).1).unwrap_or(u8::MAX);
    let unit = edit.units.first().cloned();
    edit.annexes.programme = tasks(weeks, unit)?;
    edit.annexes.timetable = week(edit.hours_per_week)?;
    edit.annexes.second_language = Some(SecondLanguage {
        language: "nb".parse()?,
        trade: String::new(),
        learning_goal: "Gjøre en hel jobb på et annet språk.".to_owned(),
        monitoring: "Mentoren snakker med deltakeren hver uke om arbeidet og læringen.".to_owned(),
        recognition: String::new(),
    });
    let ctx = stage.office(&format!("annexes/edit/{}", stay.id));
    agreement::edit(&stage.app, &ctx, id, draft.version(), &edit).await?;
    Ok(())
}

fn tasks(weeks: u8, unit: Option<String>) -> Result<Vec<Task>> {
    let task = |first: u8, last: u8, text: &str, place: &str| -> Result<Task> {
        let weeks = Weeks::new(first.min(weeks), last.min(weeks))?;
        let (text, place) = (text.to_owned(), place.to_owned());
        Ok(Task { weeks, text, place, units: unit.clone().into_iter().collect() })
    };
    Ok(vec![
        task(1, 1, "Safety at work, tools, the ways of the company", "Workshop")?,
        task(2, 4, "Work beside the mentor, small tasks alone", "Workshop")?,
        task(5, weeks, "Own tasks from drawing to handing over", "On site")?,
    ])
}

/// Five days from seven in the morning, half an hour of break, and so many hours in all.
fn week(hours: u8) -> Result<Timetable> {
    let minutes = u32::from(hours) * 60;
    let mut left = minutes;
    let mut week = Timetable::default();
    for (at, day) in Day::ALL.iter().take(5).enumerate() {
        let days = u32::try_from(5 - at).unwrap_or(1);
        // In quarters of an hour.
        let today = left.div_ceil(days).div_ceil(15).saturating_mul(15).min(left);
        left -= today;
        let until = 7 * 60 + 30 + today;
        let until = Time::new(i8::try_from(until / 60)?, i8::try_from(until % 60)?, 0, 0)?;
        week.0.insert(*day, Hours::new(Time::constant(7, 0, 0, 0), until, 30)?);
    }
    Ok(week)
}
