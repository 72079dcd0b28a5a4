//! Calls in the database, where their table is `round`: CALL is a word of SQL.

use crate::Day;
use crate::record::{held, record};
use walz_domain::CallId;
use walz_domain::call::Call;

record! {
    "round" keeps Call by CallId, in the order of "closes DESC, id" {
        "project" "$5" = |c| c.project.0;
        "state" "$6" = |c| c.state.code();
        "closes" "$7" = |c| Day(c.closes);
    }
}

held! { "round" keeps Call by CallId }
