//! Portfolios: what shows best what a learner can do, beside the entries of the logbook that are marked so.

use crate::media::Media;
use crate::mobility::State;
use crate::{MobilityId, PieceId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A file that the learner shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    pub id: PieceId,
    pub mobility: MobilityId,
    pub title: String,
    pub kind: PieceKind,
    /// Codes of the agreed units that it shows.
    pub units: Vec<String>,
    pub media: Media,
    /// For the home side alone.
    pub school_only: bool,
    pub at: Timestamp,
}

crate::code::codes! {
    PieceKind {
        Photo = "photo",
        /// A drawing, a plan, a menu, a list that was made at work.
        WorkPaper = "work_paper",
        /// A test, or a certificate of a course.
        Certificate = "certificate",
        Recording = "recording",
        Other = "other",
    }
}

/// Pieces that one learner can have.
pub const MOST_PIECES: usize = 40;

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("the learner has not left")]
    NotThere,
    #[error("the file is closed")]
    Closed,
}

/// Whether the learner can show and take away things now: from the departure until the file is closed.
///
/// # Errors
/// [`Refused`] where they cannot.
pub const fn open(stay: &State) -> Result<(), Refused> {
    match stay {
        State::Closed { .. } => Err(Refused::Closed),
        _ if stay.departed().is_none() => Err(Refused::NotThere),
        _ => Ok(()),
    }
}
