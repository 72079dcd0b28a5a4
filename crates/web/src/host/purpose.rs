//! A mentor says, on the page itself, what the host gets from a stay.

use super::page::{HostPage, purpose_of};
use super::{Stay, Way};
use crate::Site;
use crate::answer::{Answer, refuse};
use crate::layout::{Form, Notice, Visitor, show_as};
use axum::extract::State;
use axum::http::StatusCode;
use walz_domain::purpose::Side;
use walz_service::purpose::{self, Said};
use walz_service::{Error, host};

pub(super) async fn say<W: Way>(
    way: W,
    Stay(stay): Stay,
    State(site): State<Site>,
    visitor: Visitor,
    mut form: Form,
) -> Answer {
    let host = host::see(&site.app, way.ctx()).await?;
    let says = |placed: &host::Placed| placed.mobility == stay && placed.says_gets;
    if !host.learners.iter().any(says) {
        return Err(Error::NotFound.into());
    }
    let field = purpose_of(&stay.to_string());
    let text = form.required(&field, visitor.t("host-gets-missing"));
    if form.is_good() {
        let said = Said { goal: None, statements: vec![(Side::Host, text)] };
        match purpose::say(&site.app, way.ctx(), stay, &said).await {
            Ok(()) => return Ok(Notice::good("host-gets-kept").then(&way.base())),
            Err(error) => {
                // The verb calls the field by its side; the page has one for each stay.
                let mut told = Form::new();
                refuse(&mut told, &field, error, visitor.words)?;
                for problem in told.problems() {
                    form.error(&field, &problem.message);
                }
            }
        }
    }
    let page = HostPage::of(visitor, way.base(), &host, form);
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
}
