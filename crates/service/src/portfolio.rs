//! Portfolios: files that learners show as the best they can do, beside entries of their logbook.

use crate::media::{self, Brought, Takes};
use crate::mobility::reach;
use crate::{App, Context, Error, Fault, Result, Subject, begin, text};
use serde::{Deserialize, Serialize};
use serde_json::json;
use walz_domain::portfolio::{self, MOST_PIECES, Piece, PieceKind};
use walz_domain::{MobilityId, PieceId};
use walz_policy as policy;
use walz_store::{self as store, Id};

/// What is said of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct New {
    pub title: String,
    pub kind: PieceKind,
    /// Codes of agreed units, at least one.
    pub units: Vec<String>,
    pub school_only: bool,
}

fn takes(_field: &'static str) -> Takes {
    (|_| true, "media-unknown")
}

/// Puts a file into the portfolio. Its field is `file`.
///
/// # Errors
/// [`Error::NotFound`] where it is not the actor's own stay; [`Error::Invalid`] without title, unit or a file that fits;
/// [`Error::Refused`] before the departure, once the file is closed, or where there are too many pieces.
pub async fn add(
    app: &App,
    ctx: &Context,
    stay: MobilityId,
    new: &New,
    brought: Option<&Brought>,
) -> Result<PieceId> {
    let fit = media::fit(brought.map(std::slice::from_ref).unwrap_or_default(), takes).await?;
    let hashes: Vec<_> = fit.iter().map(|file| file.hash).collect();
    let mut work = begin!(app, ctx, "portfolio.add", &(stay, new, hashes));
    let reached = reach(&mut work, stay).await?;
    let _may = policy::logbook::write(reached.relation).ok_or(Error::NotFound)?;
    portfolio::open(&reached.stay.mobility.state).map_err(refusal)?;
    let organisation = ctx.actor.organisation;
    let title = text::optional("title", &new.title)?;
    let agreed = reached.stay.unit_codes();
    let mut faults = Vec::new();
    if title.is_empty() {
        faults.push(Fault::new("title", "portfolio-title-missing"));
    }
    if new.units.is_empty() {
        faults.push(Fault::new("units", "portfolio-unit-missing"));
    }
    if new.units.iter().any(|unit| !agreed.contains(&unit.as_str())) {
        faults.push(Fault::new("units", "assessment-unit-unknown"));
    }
    if fit.is_empty() {
        faults.push(Fault::new("file", "portfolio-file-missing"));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let kept = store::portfolio::of_mobility(&mut work, organisation, Id(stay)).await?;
    if kept.len() >= MOST_PIECES {
        return Err(Error::refused("portfolio-refused-full"));
    }
    let media = media::keep(&mut work, stay, &fit).await?.into_iter().next();
    let piece = Piece {
        id: ctx.id(),
        mobility: stay,
        title,
        kind: new.kind,
        units: new.units.clone(),
        media: media.ok_or(Error::Broken("a file that fits was not kept"))?,
        school_only: new.school_only,
        at: ctx.now,
    };
    store::portfolio::add(&mut work, organisation, &piece).await?;
    let detail = json!({ "piece": piece.id, "units": piece.units });
    work.journal("portfolio.added", Subject::new("mobility", stay), detail);
    work.commit(piece.id).await
}

/// Takes a piece away, with its file.
///
/// # Errors
/// [`Error::NotFound`] where it is not the actor's own; [`Error::Refused`] once the file is closed.
pub async fn remove(app: &App, ctx: &Context, id: PieceId) -> Result<()> {
    let mut work = begin!(app, ctx, "portfolio.remove", &id);
    let organisation = ctx.actor.organisation;
    let piece = store::portfolio::find(&mut work, organisation, id).await?;
    let piece = piece.ok_or(Error::NotFound)?;
    let reached = reach(&mut work, piece.mobility).await?;
    let _may = policy::logbook::write(reached.relation).ok_or(Error::NotFound)?;
    portfolio::open(&reached.stay.mobility.state).map_err(refusal)?;
    media::erase(&mut work, piece.media.id).await?;
    store::portfolio::remove(&mut work, organisation, id).await?;
    let detail = json!({ "piece": id });
    work.journal("portfolio.removed", Subject::new("mobility", piece.mobility), detail);
    work.commit(()).await
}

pub(crate) fn refusal(refused: portfolio::Refused) -> Error {
    Error::refused(match refused {
        portfolio::Refused::NotThere => "portfolio-refused-not-there",
        portfolio::Refused::Closed => "portfolio-refused-closed",
    })
}
