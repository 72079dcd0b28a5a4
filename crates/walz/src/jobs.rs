//! Which jobs the worker knows: one line for each kind.

use walz_worker::Handlers;

pub(crate) fn handlers() -> Handlers {
    Handlers::new()
}
