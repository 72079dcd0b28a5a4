//! What the form of a table's file sends.

use crate::Site;
use crate::upload::Sent;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use walz_service::IdempotencyKey;

/// A table's file, and what is to be done with it.
#[derive(Debug, Default)]
pub(super) struct Upload {
    pub(super) table: String,
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    /// It was looked at, and is to be kept.
    pub(super) keep: bool,
    pub(super) key: Option<IdempotencyKey>,
}

impl Upload {
    /// The file as a hidden field holds it, so that what is kept is what was looked at.
    pub(super) fn content(&self) -> String {
        STANDARD.encode(&self.bytes)
    }
}

impl FromRequest<Site> for Upload {
    type Rejection = Response;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Response> {
        let mut sent = Sent::from_request(request, site).await?;
        let file = sent.take_file();
        let text = |field: &str| sent.form.text(field).to_owned();
        let content = text("content");
        let keep = !content.is_empty();
        let bytes = match keep {
            true => {
                let content = STANDARD.decode(content);
                content.map_err(|_| StatusCode::BAD_REQUEST.into_response())?
            }
            false => file.bytes,
        };
        let name = if keep { text("name") } else { file.name };
        Ok(Self { table: text("table"), name, bytes, keep, key: sent.key })
    }
}
