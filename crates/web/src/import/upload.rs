//! What a form with a file sends.

use crate::Site;
use axum::extract::multipart::Multipart;
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
        let parts = Multipart::from_request(request, site).await;
        let mut parts = parts.map_err(IntoResponse::into_response)?;
        let mut upload = Self::default();
        while let Some(part) = parts.next_field().await.map_err(IntoResponse::into_response)? {
            let field = part.name().unwrap_or_default().to_owned();
            let file = part.file_name().map(str::to_owned);
            let bytes = part.bytes().await.map_err(IntoResponse::into_response)?;
            let text = || String::from_utf8_lossy(&bytes).trim().to_owned();
            match field.as_str() {
                "table" => upload.table = text(),
                "file" => {
                    upload.name = file.unwrap_or_default();
                    upload.bytes = bytes.to_vec();
                }
                "name" => upload.name = text(),
                "content" => {
                    let content = STANDARD.decode(&bytes);
                    upload.bytes = content.map_err(|_| StatusCode::BAD_REQUEST.into_response())?;
                    upload.keep = true;
                }
                "idempotency-key" => upload.key = text().parse().ok(),
                _ => {}
            }
        }
        Ok(upload)
    }
}
