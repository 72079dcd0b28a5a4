//! The row of the board that a case has.

use super::CaseFile;
use super::outcome::outcome_of;
use crate::{Result, Work};
use jiff::civil::Date;
use walz_domain::{CallId, LearnerId, OrganisationId};
use walz_store::board::{self, BoardPlace, BoardRow};
use walz_store::{self as store, Id};

/// Derives a case anew and keeps it as a row of the board; takes note where the stay has become ready to leave, or is
/// not any more.
///
/// # Errors
/// [`crate::Error::NotFound`] where the learner did not apply in the call; [`crate::Error::Store`] where the database
/// fails.
pub async fn refresh(work: &mut Work, call: CallId, learner: LearnerId) -> Result<()> {
    // On the heap: nearly every verb ends here, and would carry this future in its own.
    Box::pin(derive(work, call, learner)).await
}

async fn derive(work: &mut Work, call: CallId, learner: LearnerId) -> Result<()> {
    let organisation = work.ctx().actor.organisation;
    let now = work.ctx().now;
    let mut file = CaseFile::load(work, organisation, call, learner).await?;
    let today = crate::day_in(&file.zone, now);
    if let Some(stay) = &mut file.stay {
        let state = stay.mobility.state.clone().with_gates(&stay.gates, now);
        if state != stay.mobility.state {
            stay.mobility.state = state;
            store::mobility::update(work, organisation, &stay.mobility).await?;
        }
    }
    if let Some(stay) = &file.stay {
        match outcome_of(&file, stay) {
            Some(outcome) => store::outcome::put(work, organisation, &outcome).await?,
            None => store::outcome::forget(work, organisation, stay.mobility.id).await?,
        }
    }
    put(work, organisation, &file, today).await
}

async fn put(
    work: &mut Work,
    organisation: OrganisationId,
    file: &CaseFile,
    today: Date,
) -> Result<()> {
    let before = board::find(work, organisation, file.call.id, file.learner.id).await?;
    let mut row = row_of(file, today);
    if let Some(before) = before.as_ref().filter(|before| before.stage == row.stage) {
        row.since = before.since;
    }
    Ok(board::put(work, organisation, before.as_ref(), &row).await?)
}

fn row_of(file: &CaseFile, today: Date) -> BoardRow {
    let case = file.case(today);
    let stay = file.stay.as_ref();
    BoardRow {
        call: file.call.id,
        learner: file.learner.id,
        name: file.person.name.to_string(),
        trade: file.trade.code.clone(),
        minor: file.is_minor(today),
        stage: case.stage,
        since: today,
        window: stay.map(|s| s.offer.window.clone()),
        place: stay.map(|s| BoardPlace {
            partner: s.partner.id,
            host: s.host.name.to_string(),
            city: s.host.city.clone(),
            country: s.host.country,
            first: s.mobility.period.first(),
            last: s.mobility.period.last(),
        }),
        mobility: stay.map(|s| s.mobility.id),
        papers: case.papers,
        warnings: case.warnings,
        act: case.next.act,
        turn: case.next.turn,
        due: case.next.due,
    }
}

/// Derives every case of a call anew: for the turn of a day, when what is due changes by itself.
///
/// # Errors
/// As [`refresh`].
pub async fn refresh_all(work: &mut Work, call: CallId) -> Result<()> {
    let organisation = work.ctx().actor.organisation;
    for application in store::application::of_call(work, organisation, Id(call)).await? {
        refresh(work, call, application.learner).await?;
    }
    Ok(())
}
