//! What came of a stay, as a paper.

use crate::Site;
use crate::answer::{Answer, id};
use crate::file;
use crate::layout::Visitor;
use crate::session::Ctx;
use axum::extract::{Path, State};
use walz_service::complement;

pub(super) async fn pdf(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(mobility): Path<String>,
) -> Answer {
    let (name, bytes) = complement::pdf(&site.app, &ctx, id(&mobility)?, visitor.words).await?;
    Ok(file::pdf(&name, bytes))
}
