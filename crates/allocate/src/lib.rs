//! The best possible places for everyone: exact, certified, explained.
//!
//! Learners go to offers (a place at a host, in a window of dates). Some pairs are eligible; places
//! are limited; some learners belong together, some offers need a least number, caps bound how
//! many go where or what it costs. An ordered list of goals says what is best. The engine knows
//! nothing else: eligibility, costs and words are made by whoever calls it.
//!
//! ```
//! use walz_allocate::{Edge, Goal, Learner, Offer, Options, Problem, Status, solve, verify};
//!
//! let problem = Problem::new([Goal::MaxPlaced, Goal::RankMaximal])
//!     .learner(Learner::new("Ada"))
//!     .learner(Learner::new("Bo"))
//!     .offer(Offer::new("Graz", 1))
//!     .offer(Offer::new("Cork", 1))
//!     .edge(Edge::new("Ada", "Graz").rank(1))
//!     .edge(Edge::new("Bo", "Graz").rank(1))
//!     .edge(Edge::new("Bo", "Cork").rank(2));
//! let outcome = solve(&problem, &Options { explain: true, ..Options::default() });
//! assert_eq!(outcome.status, Status::Optimal);
//! assert_eq!(outcome.matching["Bo"], "Cork"); // else Ada would stay at home
//! assert_eq!(verify(&problem, &outcome), Ok(())); // proven, without solving again
//! ```
//!
//! # What is promised
//!
//! - **Exact**: no allocation that keeps the conditions is better, goal by goal in the given order.
//!   Floating point is used for hints only; what is claimed is proven in whole numbers.
//! - **Certified**: the outcome carries its proof ([`Certificate`]), and [`verify`] follows it in
//!   code that shares nothing with the solver. If nothing is possible, a smallest set of clashing
//!   conditions is named; if not everybody can be placed, who competes for which places.
//! - **Explained**: for every better wish that was not given, what it would have cost whom, what
//!   stood against it, and which single change would have allowed it ([`Explanations`]).
//! - **Deterministic**: the same problem gives the same outcome, byte for byte.
//!
//! # How it works
//!
//! Choosing places under nothing but capacities is a flow, for which [`flow`] has a method of its
//! own: 300,000 learners take a fraction of a second, and prices of the places prove the result.
//! Every problem is tried that way first; if what else limits it does not bind, that is the answer.
//! Groups, floors and overlapping caps make it an integer program, hard in general. Real
//! rounds are nearly flows, so the engine relaxes, bounds and branches only where the relaxation
//! is torn: independent parts are solved on their own, goals in stages, caps come into force when
//! they are broken, groups that share an offer are one choice. Lines that follow because nothing is
//! chosen by halves cut the relaxation short, and the search looks close above its bound first. A
//! dual simplex method that goes on from its last basis gives the hints. The worst case is exponential, as for every exact method;
//! [`Options`] can stop a run, which then answers with the best found and what is proven.
//!
//! # Where things are
//!
//! `problem` is what is asked, read and checked; `repair` is what happens to it afterwards. `flow` is the core for places alone. `solve` goes from the problem to the outcome,
//! with `linear` for relaxations. `certificate` is the language of proofs, `verify` reads it.
//! `explain` is the language of reasons.

mod certificate;
mod explain;
pub mod flow;
mod linear;
mod outcome;
mod problem;
pub mod repair;
mod solve;
pub mod stable;
pub mod tables;
mod verify;

pub use certificate::{
    Certificate, Choice, Cut, Part, Prices, Proof, Row, Stage, Step, Term, Witness,
};
pub use explain::{Change, Explanations, Missed, Move, Place, Reason, Why, Worth};
pub use outcome::{Condition, Facts, NoCondition, Outcome, Shortage, Stats, Status, Value, Values};
pub use problem::{
    Cap, Edge, Fault, FaultKind, Goal, Group, GroupMode, Invalid, Learner, Offer, Problem, Scope,
    Weight,
};
pub use solve::{Options, Progress, explain, explain_to, solve};
pub use verify::{Doubt, verify};
