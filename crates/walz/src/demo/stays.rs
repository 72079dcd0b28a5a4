//! The stays: departure, weekly words, incidents, visits.

use super::during;
use super::learning;
use super::stage::{OFFICE, Stage, chance};
use super::tables::Folder;
use super::world::World;
use anyhow::Result;
use walz_domain::check_in::{CheckIn, Mood, State as Word};
use walz_domain::incident::{IncidentKind, Told};
use walz_domain::learner::Learner;
use walz_domain::mobility::{Mobility, State};
use walz_domain::visit::{OnTrack, Report, State as VisitState};
use walz_domain::window::{days_from, plus_days};
use walz_exchange::tables::{self, GuardianTold};
use walz_service::{check_in, daily, incident, mobility, visit};
use walz_store::{self as store, Id};

/// What happens on a day of the stays.
pub(super) async fn day(stage: &Stage, folder: &Folder, world: &World) -> Result<()> {
    for (learner, stay) in &world.stays {
        travel(stage, learner, stay).await?;
    }
    daily::run(&stage.app, &stage.program(), stage.today()).await?;
    let world = World::load(&stage.app.store, &world.network).await?;
    for (learner, stay) in world.stays.iter().filter(|(_, stay)| stay.state.is_abroad()) {
        words(stage, learner, stay).await?;
    }
    for row in &folder.incidents {
        happen(stage, &world, row).await?;
    }
    reports(stage, &world).await?;
    during::day(stage, &world).await?;
    for (learner, stay) in &world.stays {
        learning::day(stage, &world, learner, stay).await?;
    }
    Ok(())
}

async fn travel(stage: &Stage, learner: &Learner, stay: &Mobility) -> Result<()> {
    let (app, today, code) = (&stage.app, stage.today(), &learner.code);
    let own = |deed: &str| stage.learner(learner.id, learner.person, &format!("{deed}/{code}"));
    match &stay.state {
        State::Ready { .. } if today >= plus_days(stay.period.first(), -1) => {
            mobility::depart(app, &own("depart"), stay.id, today).await?;
        }
        State::Departed { on } if today >= stay.period.first() && today > *on => {
            mobility::arrive(app, &own("arrive"), stay.id, today).await?;
        }
        State::Arrived { .. } if today > stay.period.last() => {
            mobility::come_home(app, &own("home"), stay.id, stay.period.last()).await?;
        }
        _ => {}
    }
    Ok(())
}

/// A learner's word of the week: mostly all is well, sometimes somebody wants to talk, now and then nobody says a thing
/// for days. The office looks after it the next morning.
async fn words(stage: &Stage, learner: &Learner, stay: &Mobility) -> Result<()> {
    let (app, today, code) = (&stage.app, stage.today(), &learner.code);
    let mut db = app.store.read().await?;
    let known = store::check_in::of_mobility(&mut db, OFFICE, Id(stay.id)).await?;
    drop(db);
    for check_in in known {
        let (due, late) = (check_in.due, days_from(check_in.due, today));
        let luck = chance(&format!("word/{code}/{due}"), 100);
        let silent = luck < 4;
        match &check_in.state {
            Word::Open if late >= i64::from(luck >= 90) && !silent && late >= 0 => {
                let mood = if (4..8).contains(&luck) { Mood::Talk } else { Mood::Fine };
                let deed = format!("word/{code}/{due}");
                let ctx = stage.learner(learner.id, learner.person, &deed);
                let answer = check_in::Answer { mood, note: String::new() };
                check_in::answer(app, &ctx, stay.id, &answer).await?;
            }
            Word::Missed { .. } if late >= 5 => {
                let ctx = stage.office(&format!("call/{code}/{due}"));
                let call = check_in::Call {
                    mood: Mood::Fine,
                    outcome: "Called. All is well, the phone was without charge.".to_owned(),
                };
                check_in::log_call(app, &ctx, stay.id, &call).await?;
            }
            Word::Answered { mood: Mood::Talk, .. } if late >= 2 => {
                check_in::take(app, &stage.office(&format!("take/{code}/{due}")), check_in.id)
                    .await?;
                settle(stage, code, &check_in).await?;
            }
            // The day was broken off between the two.
            Word::Taken { .. } => settle(stage, code, &check_in).await?,
            _ => {}
        }
    }
    Ok(())
}

async fn settle(stage: &Stage, code: &str, check_in: &CheckIn) -> Result<()> {
    let ctx = stage.office(&format!("settle/{code}/{}", check_in.due));
    let outcome = "Talked for half an hour. A plan for the week is made.";
    Ok(check_in::settle(&stage.app, &ctx, check_in.id, outcome).await?)
}

/// Incidents come to those whom the tables name, on their days; where the learner is elsewhere by another allocation, it
/// happens there, and who is not abroad on the day has none.
async fn happen(stage: &Stage, world: &World, row: &tables::Incident) -> Result<()> {
    let (app, today) = (&stage.app, stage.today());
    let found = world.stays.iter().find(|(learner, _)| learner.code == row.learner.as_str());
    let Some((learner, stay)) = found else { return Ok(()) };
    if row.happened == today && stay.state.is_abroad() {
        let new = incident::New {
            mobility: stay.id,
            happened: row.happened,
            kind: row.kind,
            level: row.level,
            about_health: row.about_health,
            text: row.description.clone().unwrap_or_default(),
        };
        let ctx = stage.office(&format!("incident/{}", row.id));
        let reported = incident::report(app, &ctx, &new).await?;
        let id = reported.id;
        incident::take(app, &stage.office(&format!("incident/take/{}", row.id)), id).await?;
        let told = Told {
            guardian: row.guardian_told == GuardianTold::Yes,
            insurer: row.insurer_told,
            agency: row.agency_told,
        };
        let ctx = stage.office(&format!("incident/tell/{}", row.id));
        incident::tell(app, &ctx, id, told, u32::from(row.days_absent)).await?;
        if row.kind == IncidentKind::EarlyReturn {
            let end = mobility::EarlyEnd {
                on: today,
                reason: row.description.clone().unwrap_or_default(),
                force_majeure: row.agency_told,
                guardian_told: told.guardian,
            };
            let ctx = stage.office(&format!("early/{}", learner.code));
            mobility::end_early(app, &ctx, stay.id, &end).await?;
        }
    }
    if row.closed_on == Some(today) {
        let mut db = app.store.read().await?;
        let all = store::incident::of_mobility(&mut db, OFFICE, Id(stay.id)).await?;
        drop(db);
        let open = all.into_iter().find(|i| i.happened == row.happened && i.kind == row.kind);
        if let Some(open) = open {
            let ctx = stage.office(&format!("incident/close/{}", row.id));
            incident::close(app, &ctx, open.id, "Handled as agreed with the partner.").await?;
        }
    }
    Ok(())
}

/// Tutors report within a week; one in eight forgets for a while.
async fn reports(stage: &Stage, world: &World) -> Result<()> {
    let mut db = stage.app.store.read().await?;
    let visits = store::visit::list(&mut db, OFFICE).await?;
    drop(db);
    for visit in visits {
        let slow = chance(&format!("visit/{}", visit.code), 8) == 0;
        let after = if slow { 18 } else { 3 + chance(&visit.code, 5) };
        let due = plus_days(visit.period.last(), i64::try_from(after).unwrap_or(18));
        let waits = matches!(visit.state, VisitState::Planned | VisitState::Done);
        if !waits || stage.today() != due {
            continue;
        }
        let Some(tutor) = world.tutor(visit.tutor) else { continue };
        let report = Report {
            tasks: if slow { OnTrack::NeedsChange } else { OnTrack::OnTrack },
            safety_briefed: true,
            housing_fine: true,
            host_again: !slow,
            text: "Met learner and mentor at the workplace. The tasks fit the agreement."
                .to_owned(),
        };
        let ctx = stage.act(tutor, &format!("visit/report/{}", visit.code));
        visit::report(&stage.app, &ctx, visit.id, &report).await?;
    }
    Ok(())
}
