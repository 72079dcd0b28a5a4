//! Repair: when a place falls away, a learner steps back or a new place appears, everybody who has a place keeps it where
//! that is possible. Who may be moved at all, and how moves hang together.

use crate::mobility::State;
use crate::{LearnerId, OfferId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

crate::code::codes! {
    /// How firmly somebody has a place.
    Hold {
        /// May move, if that gives somebody else a place.
        Loose = "loose",
        /// A text about it is in force.
        Agreed = "agreed",
        /// Has left home.
        Away = "away",
        /// The office chose it.
        Chosen = "chosen",
        /// The office keeps it.
        Kept = "kept",
        /// The place is gone.
        Lost = "lost",
    }
}

/// What decides how firmly a stay has its place.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    pub state: &'a State,
    pub taken_back: bool,
    /// Whether the learning agreement or the grant agreement is in force.
    pub in_force: bool,
    pub chosen: bool,
    pub kept: bool,
}

impl Standing<'_> {
    /// `ask_chosen` lets what the office chose move like everything else.
    pub fn hold(&self, ask_chosen: bool) -> Hold {
        match self.state {
            State::Planned | State::Ready { .. } if self.taken_back => Hold::Lost,
            State::Planned | State::Ready { .. } if self.in_force => Hold::Agreed,
            State::Planned | State::Ready { .. } if self.kept => Hold::Kept,
            State::Planned | State::Ready { .. } if self.chosen && !ask_chosen => Hold::Chosen,
            State::Planned | State::Ready { .. } => Hold::Loose,
            _ => Hold::Away,
        }
    }
}

impl Hold {
    /// Whether the engine may give another place.
    pub const fn moves(self) -> bool {
        matches!(self, Self::Loose | Self::Lost)
    }
}

/// A learner whose place changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    pub learner: LearnerId,
    pub from: Option<OfferId>,
    pub to: Option<OfferId>,
    pub cause: Cause,
}

/// Why a place changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "cause", rename_all = "snake_case")]
pub enum Cause {
    /// The learner steps back.
    SteppedBack,
    /// The host took the place back.
    TakenBack,
    /// The learner had no place.
    NoPlace,
    /// Makes room for somebody else.
    MakesRoom { other: LearnerId },
    /// A limit that several share: the partner's room, the company at home, a friend who has to come along.
    Limits,
}

impl Cause {
    /// The key of its words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SteppedBack => "stepped_back",
            Self::TakenBack => "taken_back",
            Self::NoPlace => "no_place",
            Self::MakesRoom { .. } => "makes_room",
            Self::Limits => "limits",
        }
    }
}

/// Changes as chains: who begins it, who makes room for them, and so on. `free` are the places of each offer that nobody
/// had. A change whose cause is [`Cause::Limits`] is one that nobody asked for: it makes room, or stands alone.
pub fn chains(changes: &[Move], free: &BTreeMap<OfferId, i64>) -> Vec<Vec<Move>> {
    let mut free = free.clone();
    for left in changes.iter().filter(|c| c.cause == Cause::SteppedBack).filter_map(|c| c.from) {
        *free.entry(left).or_default() += 1;
    }
    let asked = changes.iter().filter(|change| change.cause != Cause::Limits);
    let others = changes.iter().filter(|change| change.cause == Cause::Limits);
    let mut told: BTreeSet<LearnerId> = BTreeSet::new();
    let mut chains = Vec::new();
    for head in asked.chain(others) {
        if !told.insert(head.learner) {
            continue;
        }
        let mut chain = vec![*head];
        let mut last = *head;
        while let Some(to) = last.to {
            let room = free.entry(to).or_default();
            if *room > 0 {
                *room -= 1;
                break;
            }
            let leaves = |c: &&Move| {
                c.cause == Cause::Limits && c.from == Some(to) && !told.contains(&c.learner)
            };
            let Some(next) = changes.iter().find(leaves) else { break };
            told.insert(next.learner);
            let other = last.learner;
            last = Move { cause: Cause::MakesRoom { other }, ..*next };
            chain.push(last);
        }
        chains.push(chain);
    }
    chains
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use uuid::Uuid;

    fn learner(n: u128) -> LearnerId {
        LearnerId(Uuid::from_u128(n))
    }

    fn place(n: u128) -> OfferId {
        OfferId(Uuid::from_u128(n))
    }

    #[test]
    fn what_is_agreed_or_under_way_stays_and_what_is_gone_does_not() {
        let planned = State::Planned;
        let away = State::Departed { on: date(2027, 1, 17) };
        let standing = |state| Standing {
            state,
            taken_back: false,
            in_force: false,
            chosen: false,
            kept: false,
        };
        let loose = standing(&planned);
        assert_eq!(loose.hold(false), Hold::Loose);
        assert_eq!(Standing { in_force: true, ..loose }.hold(false), Hold::Agreed);
        let gone = Standing { in_force: true, taken_back: true, kept: true, ..loose };
        assert_eq!(gone.hold(false), Hold::Lost, "an agreement about a place that is gone");
        let chosen = Standing { chosen: true, ..loose };
        assert_eq!((chosen.hold(false), chosen.hold(true)), (Hold::Chosen, Hold::Loose));
        let there = Standing { taken_back: true, ..standing(&away) };
        assert_eq!(there.hold(true), Hold::Away, "who is there is not moved by a list");
    }

    #[test]
    fn a_chain_begins_with_who_lost_the_place_and_ends_where_a_place_was_free() {
        let (ada, bo, cleo) = (learner(1), learner(2), learner(3));
        let (gone, graz, cork) = (place(1), place(2), place(3));
        let changes = [
            Move { learner: bo, from: Some(graz), to: Some(cork), cause: Cause::Limits },
            Move { learner: ada, from: Some(gone), to: Some(graz), cause: Cause::TakenBack },
            Move { learner: cleo, from: None, to: None, cause: Cause::NoPlace },
        ];
        let found = chains(&changes, &BTreeMap::from([(cork, 1)]));
        let who: Vec<Vec<LearnerId>> =
            found.iter().map(|chain| chain.iter().map(|m| m.learner).collect()).collect();
        assert_eq!(who, [vec![ada, bo], vec![cleo]]);
        assert_eq!(found[0][1].cause, Cause::MakesRoom { other: ada });
    }

    #[test]
    fn the_place_of_who_steps_back_is_free_for_others() {
        let (ada, bo) = (learner(1), learner(2));
        let (graz, cork) = (place(2), place(3));
        let changes = [
            Move { learner: bo, from: Some(cork), to: Some(graz), cause: Cause::Limits },
            Move { learner: ada, from: Some(graz), to: None, cause: Cause::SteppedBack },
        ];
        let found = chains(&changes, &BTreeMap::new());
        assert_eq!(found.len(), 2);
        assert_eq!(found[1], [changes[0]], "a move for a limit stands alone");
    }
}
