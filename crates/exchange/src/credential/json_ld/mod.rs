//! JSON-LD for credentials: a document becomes statements, and statements get their one canonical form (RDFC-1.0).
//!
//! Written for this job, where the published crates do not fit it: contexts are a fixed set that is worked through once
//! and shared (a library that does it for each document spends most of its time there), nothing is ever fetched, nothing
//! that the document says may get lost (safe mode), and hostile documents end in a sentence. What a credential has no use
//! for (`@reverse`, `@nest`, `@included`, own contexts) is refused, not guessed. The tests compare every result with
//! another implementation and with the W3C's own.

mod active;
mod canon;
mod contexts;
mod open_badges;
mod walk;
mod write;

pub use canon::canonical;
pub use contexts::{Contexts, OPEN_BADGES, VC_1, VC_2};
pub use walk::{Graph, read};
pub use write::{Node, Quad};

/// Why a document is not read. Each has a sentence that names what it is about.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("the context {0} is not built in, and none is ever fetched")]
    UnknownContext(String),
    #[error("the document has a context of its own; only built-in ones are read")]
    OwnContext,
    #[error("the document has no context")]
    NoContext,
    #[error("'{0}' means nothing in the contexts of the document, so no signature covers it")]
    UnknownTerm(String),
    #[error("'{0}' is no absolute identifier, so no signature covers it")]
    Relative(String),
    #[error("the value of '{0}' would get lost")]
    Lost(String),
    #[error("'{0}' is not used in credentials and not read")]
    NotUsed(String),
    #[error("the contexts contradict each other about '{0}'")]
    Protected(String),
    #[error("the document names more than {} contexts", contexts::MOST)]
    TooManyContexts,
    #[error("more than {} levels stand in each other", super::strict::DEEPEST)]
    TooDeep,
    #[error("the document makes more than {} statements", walk::MOST)]
    TooMany,
    #[error(
        "the nameless parts of the document are so much alike that it would take too long to tell them apart"
    )]
    Knotted,
}

#[cfg(test)]
mod tests;
