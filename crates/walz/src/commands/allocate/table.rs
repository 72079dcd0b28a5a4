//! An outcome as people read it.

use std::fmt::Write;
use walz_allocate::repair::{Moved, Why as MovedWhy};
use walz_allocate::{
    Change, Explanations, Goal, Missed, Outcome, Reason, Shortage, Status, Value, Why,
};

/// More lines than this of one thing are counted, not listed.
const MOST: usize = 200;

/// The outcome as lines.
pub(super) fn of(outcome: &Outcome) -> String {
    let mut text = String::new();
    let _ = write(&mut text, outcome);
    text
}

/// A repaired outcome as lines: who moves and why, instead of where everybody is.
pub(super) fn of_repair(outcome: &Outcome, moves: &[Moved]) -> String {
    let mut text = String::new();
    let _ = write_repair(&mut text, outcome, moves);
    text
}

fn write_repair(to: &mut String, outcome: &Outcome, moves: &[Moved]) -> std::fmt::Result {
    write_head(to, outcome)?;
    if moves.is_empty() && !outcome.values.is_empty() {
        return writeln!(to, "\nNobody moves.");
    }
    if !moves.is_empty() {
        writeln!(to, "\nWho moves:")?;
    }
    let width = moves.iter().map(|moved| moved.learner.chars().count()).max().unwrap_or(0);
    for Moved { learner, from, to: place, why } in moves.iter().take(MOST) {
        let from = from.as_deref().unwrap_or("nowhere");
        let place = place.as_deref().unwrap_or("nowhere");
        let why = match why {
            MovedWhy::LostPlace => "lost the place",
            MovedWhy::MakesRoom => "makes room",
            MovedWhy::MayNowBePlaced => "may now be placed",
        };
        writeln!(to, "  {learner:<width$}  {from} → {place}: {why}")?;
    }
    rest(to, moves.len())
}

fn write(to: &mut String, outcome: &Outcome) -> std::fmt::Result {
    write_head(to, outcome)?;
    write_matching(to, outcome)?;
    match &outcome.explanations {
        Some(explanations) => write_explanations(to, explanations),
        None => Ok(()),
    }
}

/// How it ended and what the goals reached.
fn write_head(to: &mut String, outcome: &Outcome) -> std::fmt::Result {
    writeln!(to, "{}", status(outcome.status))?;
    for (goal, value) in &outcome.values.0 {
        writeln!(to, "  {:<22} {}", words(*goal), number(value))?;
    }
    for (goal, value) in &outcome.bounds.0 {
        writeln!(to, "  {:<22} no better than {}", words(*goal), number(value))?;
    }
    for condition in &outcome.core {
        writeln!(to, "  {condition}")?;
    }
    for fault in outcome.errors.iter().take(MOST) {
        writeln!(to, "  {fault}")?;
    }
    if let Some(facts) = &outcome.facts
        && !facts.stable_exists
    {
        writeln!(to, "  There is no allocation of that kind.")?;
    }
    match &outcome.unplaced_certificate {
        Some(shortage) => write_shortage(to, shortage),
        None => Ok(()),
    }
}

fn write_matching(to: &mut String, outcome: &Outcome) -> std::fmt::Result {
    if !outcome.matching.is_empty() {
        writeln!(to)?;
        let width = outcome.matching.keys().map(|id| id.chars().count()).max().unwrap_or(0);
        for (learner, offer) in outcome.matching.iter().take(MOST) {
            writeln!(to, "  {learner:<width$}  {offer}")?;
        }
        rest(to, outcome.matching.len())?;
    }
    Ok(())
}

fn rest(to: &mut String, all: usize) -> std::fmt::Result {
    match all.checked_sub(MOST) {
        Some(more) if more > 0 => writeln!(to, "  and {more} more, which --out writes to a file"),
        _ => Ok(()),
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Optimal => "The best there is, proven.",
        Status::Infeasible => "Nothing satisfies all conditions. These clash, and each is needed:",
        Status::NoStableMatching => "No stable allocation exists, proven.",
        Status::InvalidInput => "The instance is refused:",
        Status::Interrupted => "Stopped. The best found so far:",
    }
}

fn words(goal: Goal) -> &'static str {
    match goal {
        Goal::MaxPlaced => "placed",
        Goal::MaxProtected => "protected placed",
        Goal::MinCost => "cost",
        Goal::MaxScore => "score",
        Goal::RankMaximal | Goal::Generous => "by rank",
        Goal::MinMaxRank => "worst rank",
        Goal::MinChanges => "changes",
        Goal::MinPrice => "price",
        Goal::StableLearnerOptimal
        | Goal::StableMaxPlaced
        | Goal::SuperStableLearnerOptimal
        | Goal::StableUnits => "placed, stable",
    }
}

fn number(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Profile(counts) => {
            let ranks = counts.iter().enumerate().filter(|(_, count)| **count > 0);
            let ranks: Vec<String> =
                ranks.map(|(at, count)| format!("{count} × {}.", at + 1)).collect();
            if ranks.is_empty() { "nobody".to_owned() } else { ranks.join(", ") }
        }
    }
}

fn write_shortage(to: &mut String, shortage: &Shortage) -> std::fmt::Result {
    let Shortage { learners, places, deficiency, .. } = shortage;
    writeln!(
        to,
        "  {} learners share {places} places and have no others: {deficiency} must stay out.",
        learners.len()
    )
}

fn write_explanations(to: &mut String, explanations: &Explanations) -> std::fmt::Result {
    for (learner, reason) in explanations.learners.iter().take(MOST) {
        writeln!(to)?;
        write_reason(to, learner, reason)?;
    }
    rest(to, explanations.learners.len())?;
    if !explanations.limits.is_empty() {
        writeln!(to, "\nWhat more room would gain:")?;
    }
    for worth in explanations.limits.iter().take(MOST) {
        let Change { raise, by } = &worth.change;
        let rank = worth.rank.map(|rank| format!(" (rank {rank})")).unwrap_or_default();
        writeln!(to, "  {raise} + {by}: {} better by {}{rank}", words(worth.goal), worth.gain)?;
    }
    rest(to, explanations.limits.len())
}

fn write_reason(to: &mut String, learner: &str, reason: &Reason) -> std::fmt::Result {
    match &reason.place {
        Some(place) => writeln!(to, "{learner} goes to {}, wish {}.", place.offer, place.rank)?,
        None => writeln!(to, "{learner} stays out.")?,
    }
    for missed in &reason.missed {
        write_missed(to, missed)?;
    }
    Ok(())
}

fn write_missed(to: &mut String, missed: &Missed) -> std::fmt::Result {
    write!(to, "  {}, wish {}: ", missed.offer, missed.rank)?;
    match &missed.why {
        Why::Forbidden => writeln!(to, "ruled out by the office")?,
        Why::Locked { to: offer } => writeln!(to, "the office decided for {offer}")?,
        Why::Impossible { conditions } => {
            let conditions: Vec<String> = conditions.iter().map(ToString::to_string).collect();
            writeln!(to, "impossible because of {}", conditions.join(", "))?;
        }
        Why::Worse { goal, rank, by, moves } => {
            let rank = rank.map(|rank| format!(" (rank {rank})")).unwrap_or_default();
            writeln!(
                to,
                "{}{rank} would be worse by {by}, and {} others would move",
                words(*goal),
                moves.len()
            )?;
        }
        Why::Tie { moves } => {
            writeln!(to, "as good for all, but {} others would move", moves.len())?;
        }
        Why::NotKnown => writeln!(to, "the run was stopped before this was looked at")?,
    }
    for Change { raise, by } in &missed.would_help {
        writeln!(to, "    would help: {raise} + {by}")?;
    }
    Ok(())
}
