//! What a form with a file sends: its fields as any form has them, and the file.

use crate::layout::Form;
use axum::extract::multipart::Multipart;
use axum::extract::{FromRequest, Request};
use axum::response::{IntoResponse, Response};
use walz_service::IdempotencyKey;

/// A form with a file. How large the whole may be is said by its route.
#[derive(Debug, Default)]
pub(crate) struct Sent {
    pub(crate) form: Form,
    /// As the browser called it; what it is has to be found out from the bytes.
    pub(crate) name: String,
    /// Nothing where no file was chosen.
    pub(crate) bytes: Vec<u8>,
    pub(crate) key: Option<IdempotencyKey>,
}

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let mut sent = Self::default();
        // What is no form with a file is one in which nothing was filled.
        let Ok(mut parts) = Multipart::from_request(request, state).await else {
            return Ok(sent);
        };
        while let Some(part) = parts.next_field().await.map_err(IntoResponse::into_response)? {
            let field = part.name().unwrap_or_default().to_owned();
            let file = part.file_name().map(str::to_owned);
            let bytes = part.bytes().await.map_err(IntoResponse::into_response)?;
            match file {
                Some(name) => {
                    sent.name = name;
                    sent.bytes = bytes.to_vec();
                }
                None => {
                    let text = String::from_utf8_lossy(&bytes);
                    if field == "idempotency-key" {
                        sent.key = text.trim().parse().ok();
                    }
                    sent.form = sent.form.with(&field, text.trim());
                }
            }
        }
        Ok(sent)
    }
}
