//! Projects in the database.

use crate::record::record;
use walz_domain::ProjectId;
use walz_domain::project::Project;

record! {
    "project" keeps Project by ProjectId, in the order of "code" {
        "code" "$5" = |p| p.code.clone();
    }
}
