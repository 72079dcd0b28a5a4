//! What limits that are used up cost everybody: what one place more would bring.

use super::fate::cost;
use super::round::Round;
use super::say::Say;
use walz_allocate::Outcome;
use walz_domain::allocation::Cost;

/// A limit, and what raising it by one would bring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relief {
    /// As the subject of a sentence: "One more place at …".
    pub limit: String,
    /// What everybody together would gain.
    pub gain: Cost,
}

/// Those that bring most first.
pub(super) fn reliefs(say: Say<'_>, outcome: &Outcome) -> Vec<Relief> {
    let limits = outcome.explanations.iter().flat_map(|explanations| &explanations.limits);
    limits
        .filter_map(|worth| {
            let gain = cost(worth.goal, worth.rank, worth.gain);
            Some(Relief { limit: say.raised(&worth.change.raise)?, gain })
        })
        .collect()
}

/// The learners who stay out, and why more cannot be placed: they have only these places between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortage {
    pub names: Vec<String>,
    pub places: i64,
    pub left_out: i64,
}

/// Why not everybody can be placed, where the engine could tell it by places alone.
pub(super) fn shortage(round: &Round, outcome: &Outcome) -> Option<Shortage> {
    let certificate = outcome.unplaced_certificate.as_ref()?;
    let of = |code: &String| {
        let found = round.applicants.iter().find(|a| a.learner.code == *code)?;
        Some(found.name.clone())
    };
    Some(Shortage {
        names: certificate.learners.iter().filter_map(of).collect(),
        places: certificate.places,
        left_out: certificate.deficiency,
    })
}
