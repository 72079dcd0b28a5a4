//! Tables that people bring: looked at first, with every fault in its place, and kept only when they say so.

mod page;
mod upload;

pub(crate) use page::sentence;

use crate::round::RUNS;
use crate::routes::Routes;

/// The largest file, in bytes: a country's year, and room for how forms wrap it.
const LARGEST: usize = 24 * 1024 * 1024;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/import", RUNS, page::show_form)
        .upload("/import", RUNS, LARGEST, page::take)
        .get("/import/template", RUNS, page::template)
}
