//! What is learned: purposes, assessment with hosts' grades, moderation, recognition, credentials, and what is used later.

use super::stage::{OFFICE, Stage, chance};
use super::world::World;
use anyhow::Result;
use walz_domain::assessment::Attained;
use walz_domain::certificate::StayPaper;
use walz_domain::follow_up::{From, Used};
use walz_domain::host_answer::Again;
use walz_domain::learner::Learner;
use walz_domain::mobility::{Mobility, State};
use walz_domain::moderation::View;
use walz_domain::purpose::Side;
use walz_domain::recognition::{Decision, Grounds, Kind};
use walz_domain::window::days_from;
use walz_service::case::StayFile;
use walz_service::{
    assessment, certificate, credential, follow_up, grade, mobility, moderation, purpose,
    recognition,
};
use walz_words::Language;

/// Days after the last one on which mentors assess, home teachers moderate, the office asks a board and recognises,
/// learners get their credential and take their Europass Mobility home, and files are closed.
const ASSESSES: i64 = -4;
const MODERATES: i64 = 10;
const ASKS: i64 = 14;
const RECOGNISES: i64 = 20;
const ISSUES: i64 = 21;
const TAKES: i64 = 24;
const CLOSES: i64 = 30;
/// Days after the return on which the learner and the home company say what is used at work.
const LATER: [i64; 2] = [185, 188];

/// What happens on a day of one stay.
pub(super) async fn day(
    stage: &Stage,
    world: &World,
    learner: &Learner,
    stay: &Mobility,
) -> Result<()> {
    purposes(stage, world, learner, stay).await?;
    later(stage, world, learner, stay).await?;
    let after = days_from(stay.period.last(), stage.today());
    let due = match &stay.state {
        State::Arrived { .. } => after == ASSESSES,
        state => {
            state.has_ended()
                && [MODERATES, ASKS, RECOGNISES, ISSUES, TAKES, CLOSES].contains(&after)
        }
    };
    if !due {
        return Ok(());
    }
    let mut db = stage.app.store.read().await?;
    let file = walz_service::case::CaseFile::of_mobility(&mut db, OFFICE, stay.id).await?;
    drop(db);
    let Some(open) = &file.stay else { return Ok(()) };
    match after {
        ASSESSES => assess(stage, world, learner, open).await,
        MODERATES => moderate(stage, world, learner, open).await,
        ASKS => ask_board(stage, learner, open).await,
        RECOGNISES => recognise(stage, learner, open).await,
        ISSUES => issue(stage, learner, open).await,
        TAKES => take(stage, learner, open).await,
        _ => close(stage, learner, open).await,
    }
}

/// What a stay is for: most sides say it when the learner has arrived, some never do.
async fn purposes(stage: &Stage, world: &World, learner: &Learner, stay: &Mobility) -> Result<()> {
    let code = &learner.code;
    let State::Arrived { on, .. } = &stay.state else { return Ok(()) };
    if days_from(*on, stage.today()) != 2 || chance(&format!("purpose/{code}"), 10) == 0 {
        return Ok(());
    }
    let one =
        |side, text: &str| purpose::Said { goal: None, statements: vec![(side, text.to_owned())] };
    let own = stage.learner(learner.id, learner.person, &format!("purpose/own/{code}"));
    let words =
        one(Side::Learner, "I want to see how others do my trade, and to manage on my own.");
    purpose::say(&stage.app, &own, stay.id, &words).await?;
    let mut office =
        vec![(Side::School, "Our teachers learn how the trade is taught elsewhere.".to_owned())];
    if let Some(mentor) = world.mentor(stay) {
        let ctx = stage.act(mentor, &format!("purpose/host/{code}"));
        let words = one(Side::Host, "A pair of hands, and a look at how it is done in Norway.");
        purpose::say(&stage.app, &ctx, stay.id, &words).await?;
    }
    if chance(&format!("purpose/company/{code}"), 8) > 0 {
        office.push((
            Side::HomeCompany,
            "An apprentice who works more on their own, and brings an idea home.".to_owned(),
        ));
    }
    let said = purpose::Said { goal: None, statements: office };
    let ctx = stage.office(&format!("purpose/{code}"));
    Ok(purpose::say(&stage.app, &ctx, stay.id, &said).await?)
}

async fn assess(stage: &Stage, world: &World, learner: &Learner, open: &StayFile) -> Result<()> {
    let code = &learner.code;
    let Some(mentor) = world.mentor(&open.mobility) else { return Ok(()) };
    let graded = chance(&format!("graded/{}", open.host.id), 2) == 0;
    let found: Vec<assessment::Found> = open
        .unit_codes()
        .into_iter()
        .map(|unit| {
            let result = match chance(&format!("unit/{code}/{unit}"), 100) {
                0..4 => Attained::NotYet,
                4..16 => Attained::Partly,
                16..86 => Attained::Achieved,
                _ => Attained::Beyond,
            };
            let given = grade_of(open.host.country.code(), result).filter(|_| graded);
            assessment::Found {
                unit: unit.to_owned(),
                result,
                comment: String::new(),
                grade: given.unwrap_or_default(),
            }
        })
        .collect();
    if found.is_empty() {
        return Ok(());
    }
    let ctx = stage.act(mentor, &format!("assess/{code}"));
    assessment::assess(&stage.app, &ctx, open.mobility.id, &found).await?;
    let again = match chance(&format!("again/{code}"), 10) {
        0 => Again::No,
        1 => Again::Maybe,
        _ => Again::Yes,
    };
    let ctx = stage.act(mentor, &format!("again/{code}"));
    Ok(assessment::answer_for_host(&stage.app, &ctx, open.mobility.id, again).await?)
}

/// What a host of a country writes for a result, where there is a table of its scale.
fn grade_of(country: &str, result: Attained) -> Option<grade::Given> {
    let (scale, grades) = match country {
        "AT" => (
            "at-final-exam",
            [
                "nicht bestanden",
                "bestanden",
                "mit gutem Erfolg bestanden",
                "mit Auszeichnung bestanden",
            ],
        ),
        "DE" => ("de-chamber", ["41", "56", "78", "94"]),
        "DK" => ("dk-7-step", ["00", "02", "7", "12"]),
        "ES" => ("es-ten", ["4", "5,5", "8", "9,5"]),
        "IE" => ("ie-qqi", ["", "Pass", "Merit", "Distinction"]),
        "IT" => ("it-hundred", ["50", "62", "80", "97"]),
        _ => return None,
    };
    let [not_yet, partly, achieved, beyond] = grades;
    let text = match result {
        Attained::NotYet => not_yet,
        Attained::Partly => partly,
        Attained::Achieved => achieved,
        Attained::Beyond => beyond,
    };
    Some(grade::Given { text: text.to_owned(), scale: scale.to_owned() })
}

/// Home teachers confirm most of it; now and then one sees it differently, and some forget.
async fn moderate(stage: &Stage, world: &World, learner: &Learner, open: &StayFile) -> Result<()> {
    let code = &learner.code;
    let tutor = learner.tutor.and_then(|tutor| world.tutor(tutor));
    let Some(tutor) = tutor.filter(|_| chance(&format!("moderate/{code}"), 8) > 0) else {
        return Ok(());
    };
    let made: Vec<moderation::Made> = open
        .assessments
        .iter()
        .map(|found| {
            let unit = found.unit.clone();
            let differs = chance(&format!("moderate/{code}/{unit}"), 14) == 0;
            let view = match found.result {
                Attained::Achieved if differs => View::Differs {
                    result: Attained::Beyond,
                    reason: "I saw it on my visit: the work was planned and shown to others alone."
                        .to_owned(),
                },
                Attained::Beyond if differs => View::Differs {
                    result: Attained::Achieved,
                    reason: "Done well alone, but nobody was taught.".to_owned(),
                },
                _ => View::Confirmed,
            };
            moderation::Made { unit, view, seen: None }
        })
        .collect();
    if made.is_empty() {
        return Ok(());
    }
    let ctx = stage.act(tutor, &format!("moderate/{code}"));
    Ok(moderation::moderate(&stage.app, &ctx, open.mobility.id, &made).await?)
}

fn grounds(code: &str) -> Grounds {
    Grounds {
        legal_base: "Learning agreement and the curriculum of the trade".to_owned(),
        reference: format!("Learning agreement of {code}"),
        ..Grounds::default()
    }
}

/// For a few learners a board decides on the first unit, and answers in time.
async fn ask_board(stage: &Stage, learner: &Learner, open: &StayFile) -> Result<()> {
    let code = &learner.code;
    let first = open.assessments.first().filter(|_| chance(&format!("board/{code}"), 12) == 0);
    let Some(first) = first else { return Ok(()) };
    let decision = Decision::of(Kind::Pending, "Examination board of the county", 0);
    let ctx = stage.office(&format!("board/{code}"));
    let (unit, stay) = (&first.unit, open.mobility.id);
    Ok(recognition::decide(&stage.app, &ctx, stay, unit, &decision, &grounds(code)).await?)
}

async fn recognise(stage: &Stage, learner: &Learner, open: &StayFile) -> Result<()> {
    let code = &learner.code;
    for given in &open.assessments {
        let Some(basis) = open.basis(&given.unit) else { continue };
        let decision = match basis.result {
            Attained::Achieved | Attained::Beyond => Decision::Full,
            Attained::Partly => Decision::of(Kind::Partial, "Part of the unit was reached.", 0),
            Attained::NotYet => {
                Decision::of(Kind::NotRecognised, "The unit was not reached yet.", 0)
            }
        };
        let pending = open.recognitions.iter().any(|r| r.unit == given.unit && !r.is_settled());
        let mut grounds = grounds(code);
        if pending {
            grounds.decided_by = "Examination board of the county".to_owned();
        }
        let ctx = stage.office(&format!("recognise/{code}/{}", given.unit));
        let stay = open.mobility.id;
        recognition::decide(&stage.app, &ctx, stay, &given.unit, &decision, &grounds).await?;
    }
    Ok(())
}

async fn issue(stage: &Stage, learner: &Learner, open: &StayFile) -> Result<()> {
    let ctx = stage.office(&format!("credential/{}", learner.code));
    match credential::issue(&stage.app, &ctx, open.mobility.id).await {
        // Who came home early may have a unit that nobody assessed.
        Ok(_) | Err(walz_service::Error::Refused(_)) => Ok(()),
        Err(other) => Err(other.into()),
    }
}

/// Nearly everybody takes the Europass Mobility home.
async fn take(stage: &Stage, learner: &Learner, open: &StayFile) -> Result<()> {
    if chance(&format!("europass/{}", learner.code), 12) == 0 {
        return Ok(());
    }
    let ctx = stage.learner(learner.id, learner.person, &format!("europass/{}", learner.code));
    let (paper, stay) = (StayPaper::EuropassMobility, open.mobility.id);
    certificate::of_stay(&stage.app, &ctx, stay, paper, Language::default()).await?;
    Ok(())
}

async fn close(stage: &Stage, learner: &Learner, open: &StayFile) -> Result<()> {
    let closed = matches!(open.mobility.state, State::Closed { .. });
    if closed || open.incidents.iter().any(|incident| incident.is_open()) {
        return Ok(());
    }
    let ctx = stage.office(&format!("close/{}", learner.code));
    mobility::close(&stage.app, &ctx, open.mobility.id).await?;
    Ok(())
}

/// Half a year after the return: three of four learners answer, and two of three companies.
async fn later(stage: &Stage, world: &World, learner: &Learner, stay: &Mobility) -> Result<()> {
    let code = &learner.code;
    let Some(home) = stay.state.ended() else { return Ok(()) };
    let [own, company] = LATER;
    let answer = match days_from(home, stage.today()) {
        after if after == own && chance(&format!("later/{code}"), 4) > 0 => follow_up::Answer {
            from: From::Learner,
            used: match chance(&format!("used/{code}"), 6) {
                0 => Used::Nothing,
                1..4 => Used::Some,
                _ => Used::Much,
            },
            text: "I plan my day as I did there.".to_owned(),
            method: String::new(),
        },
        after if after == company && chance(&format!("later/company/{code}"), 3) > 0 => {
            let brought = chance(&format!("method/{code}"), 3) == 0;
            let method = if brought { "A short talk about the day each morning" } else { "" };
            follow_up::Answer {
                from: From::HomeCompany,
                used: Used::Some,
                text: "Works more on their own.".to_owned(),
                method: method.to_owned(),
            }
        }
        _ => return Ok(()),
    };
    let deed = format!("later/{}/{code}", answer.from);
    let ctx = match answer.from {
        From::Learner => stage.learner(learner.id, learner.person, &deed),
        From::HomeCompany => match learner.tutor.and_then(|tutor| world.tutor(tutor)) {
            Some(tutor) => stage.act(tutor, &deed),
            None => return Ok(()),
        },
    };
    Ok(follow_up::answer(&stage.app, &ctx, stay.id, &answer).await?)
}
