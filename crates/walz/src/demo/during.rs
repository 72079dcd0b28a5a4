//! What happens week by week: learners write in their logbooks, mentors confirm the weeks, tutors talk half-way.

use super::media;
use super::stage::{OFFICE, Stage, chance};
use super::world::World;
use anyhow::Result;
use jiff::civil::Date;
use walz_domain::MobilityId;
use walz_domain::attendance::{Absence, Week};
use walz_domain::learner::Learner;
use walz_domain::mid_term::{Content, Light, Present, UnitTrack};
use walz_domain::mobility::{Mobility, State};
use walz_domain::portfolio::PieceKind;
use walz_domain::visit::OnTrack;
use walz_domain::window::{days_from, plus_days};
use walz_service::attendance::{self, Said};
use walz_service::case::CaseFile;
use walz_service::media::Brought;
use walz_service::{logbook, mid_term, portfolio};
use walz_store::{self as store, Id};

/// What happens on a day, after the turn of the day has asked for what is due.
pub(super) async fn day(stage: &Stage, world: &World) -> Result<()> {
    let shown = shown(stage, world).await?;
    for (learner, stay) in &world.stays {
        if stay.state.is_abroad() || stay.state.has_ended() {
            confirm(stage, world, learner, stay, shown == Some(stay.id)).await?;
        }
        if matches!(stay.state, State::Arrived { .. }) {
            let writes =
                shown == Some(stay.id) || chance(&format!("diary/{}", learner.code), 4) == 0;
            if writes {
                write(stage, learner, stay).await?;
            }
            talk(stage, world, learner, stay, shown == Some(stay.id)).await?;
        }
    }
    Ok(())
}

/// Whoever looks at the demo is shown this stay: it is told of most.
async fn shown(stage: &Stage, world: &World) -> Result<Option<MobilityId>> {
    let mut db = stage.app.store.read().await?;
    let stays = store::mobility::of_call(&mut db, OFFICE, Id(world.network.call.id)).await?;
    let there = stays.iter().find(|stay| matches!(stay.state, State::Arrived { .. }));
    Ok(there.map(|stay| stay.id))
}

/// Mentors confirm within a week; now and then somebody was away, some weeks come late and a few never.
async fn confirm(
    stage: &Stage,
    world: &World,
    learner: &Learner,
    stay: &Mobility,
    shown: bool,
) -> Result<()> {
    let (app, today, code) = (&stage.app, stage.today(), &learner.code);
    if matches!(stay.state, State::Closed { .. }) {
        return Ok(());
    }
    let Some(mentor) = world.mentor(stay) else { return Ok(()) };
    let mut db = app.store.read().await?;
    let weeks = store::attendance::of_mobility(&mut db, OFFICE, stay.id).await?;
    drop(db);
    for week in weeks.iter().filter(|week| week.confirmed.is_none()) {
        let luck = chance(&format!("week/{code}/{}", week.monday), 100);
        let after = match luck {
            0..3 => continue,
            3..9 => 11,
            // The newest week of the stay that is shown still waits in the middle of the next.
            _ if shown => 4,
            _ => 1 + i64::try_from(luck % 4).unwrap_or(1),
        };
        if days_from(week.sunday(), today) >= after {
            let away = (luck >= 88).then(|| away(week, luck));
            let said = away.as_deref().map(|days| (days, None));
            let ctx = stage.act(mentor, &format!("week/{code}/{}", week.monday));
            attendance::confirm(app, &ctx, stay.id, week.monday, said).await?;
        }
    }
    Ok(())
}

/// A week in which the learner was away on a day.
fn away(week: &Week, luck: u64) -> Vec<Said> {
    let absence = match luck {
        88..95 => Absence::Sick,
        95..97 => Absence::Holiday,
        97..99 => Absence::Course,
        _ => Absence::Unexcused,
    };
    let at_work = week.days.iter().filter(|day| day.planned > 0);
    let said = at_work.enumerate().filter(|(n, _)| *n == 2).map(|(_, day)| Said {
        on: day.on,
        worked: 0,
        absence: Some(absence),
        remark: String::new(),
    });
    said.collect()
}

/// What learners write, whatever their trade.
const WORDS: [&str; 8] = [
    "Today I prepared everything by myself before the others came. My mentor only looked at it at the end.",
    "We worked in pairs. I explained to my colleague how we do it at home, and she showed me her way.",
    "I made a mistake with the measures and had to begin again. Now I check twice.",
    "A customer asked me something and I could answer in the language of the country.",
    "New tool today. I was allowed to use it under supervision in the morning and alone after lunch.",
    "Quiet day. I cleaned, sorted the store and wrote the list of what has to be ordered.",
    "We finished the big order. I did my part alone and it was good the first time.",
    "I followed the whole job from the drawing to the handover. I took notes of all steps.",
];

/// An entry on Wednesdays; on some of them with a photo, now and then with the voice. In the sixth week the learner says
/// which is the best, and shows a paper from work.
async fn write(stage: &Stage, learner: &Learner, stay: &Mobility) -> Result<()> {
    let (app, today, code) = (&stage.app, stage.today(), &learner.code);
    let day = days_from(stay.period.first(), today);
    if day % 7 != 2 && day != 39 {
        return Ok(());
    }
    let mut db = app.store.read().await?;
    let file = CaseFile::of_mobility(&mut db, OFFICE, stay.id).await?;
    drop(db);
    let Some(open) = &file.stay else { return Ok(()) };
    let units: Vec<String> = open.unit_codes().into_iter().map(str::to_owned).collect();
    let Some(unit) = units.get(usize::try_from(day / 7).unwrap_or(0) % units.len().max(1)) else {
        return Ok(());
    };
    let act =
        |deed: &str| stage.learner(learner.id, learner.person, &format!("{deed}/{code}/{today}"));
    if day == 39 {
        let new = portfolio::New {
            title: "My plan for the week, with what I did alone".to_owned(),
            kind: PieceKind::WorkPaper,
            units: vec![unit.clone()],
            school_only: false,
        };
        let file = Brought { field: "file", bytes: media::photo(code, 1)? };
        portfolio::add(app, &act("piece"), stay.id, &new, Some(&file)).await?;
        return Ok(());
    }
    let week = u64::try_from(day / 7).unwrap_or(0);
    let luck = chance(&format!("entry/{code}"), 8) + week;
    let words = WORDS[usize::try_from(luck).unwrap_or(0) % WORDS.len()];
    let new = logbook::New {
        on: today,
        text: words.to_owned(),
        units: vec![unit.clone()],
        school_only: week == 4,
    };
    let mut files = Vec::new();
    if week % 3 == 1 {
        files.push(Brought { field: "photos", bytes: media::photo(code, week)? });
    }
    if week == 5 {
        files.push(Brought { field: "voice", bytes: media::voice() });
    }
    let entry = logbook::write(app, &act("entry"), stay.id, &new, &files).await?;
    if week % 3 == 1 {
        logbook::mark(app, &act("mark"), entry, true).await?;
    }
    Ok(())
}

/// Tutors talk with learner and mentor around the day on which it is due; one in twenty is late.
async fn talk(
    stage: &Stage,
    world: &World,
    learner: &Learner,
    stay: &Mobility,
    shown: bool,
) -> Result<()> {
    let (app, today, code) = (&stage.app, stage.today(), &learner.code);
    let luck = chance(&format!("talk/{code}"), 100);
    let half = stay.period.days() / 2;
    let after = match luck {
        _ if shown => half - 6,
        0..30 => half - 5,
        30..95 => half + i64::try_from(luck % 6).unwrap_or(0),
        _ => half + 12,
    };
    let on: Date = plus_days(stay.period.first(), after);
    let tutor = learner.tutor.and_then(|tutor| world.tutor(tutor));
    let Some(tutor) = tutor.filter(|_| today == on) else { return Ok(()) };
    let mut db = app.store.read().await?;
    let file = CaseFile::of_mobility(&mut db, OFFICE, stay.id).await?;
    drop(db);
    let Some(open) = &file.stay else { return Ok(()) };
    let track = |n: usize| match (luck, n) {
        (0..8, 0) => OnTrack::NeedsChange,
        (8..11, 0) => OnTrack::NotOffered,
        _ => OnTrack::OnTrack,
    };
    let units = open.unit_codes().into_iter().enumerate();
    let units = units.map(|(n, unit)| UnitTrack { unit: unit.to_owned(), track: track(n) });
    let content = Content {
        on: today,
        present: vec![Present::Learner, Present::Mentor, Present::Tutor],
        units: units.collect(),
        well_being: if luck < 11 { Light::Amber } else { Light::Green },
        changes: match luck {
            8..11 => "The host cannot offer the first unit. We look for another one.".to_owned(),
            0..8 => "More time for the first unit, from next Monday on.".to_owned(),
            _ => String::new(),
        },
        next_steps: "The learner shows the mentor the logbook every Friday.".to_owned(),
        needs_amendment: (8..11).contains(&luck),
        private: String::new(),
    };
    let ctx = stage.act(tutor, &format!("talk/{code}"));
    mid_term::record(app, &ctx, stay.id, None, &content).await?;
    if shown || luck < 8 {
        let ctx = stage.act(tutor, &format!("plan/{code}"));
        let from = plus_days(today, 3).min(stay.period.last());
        let text = "Two days a week with the other team, to see the whole job.";
        mid_term::note(app, &ctx, stay.id, from, text).await?;
    }
    Ok(())
}
