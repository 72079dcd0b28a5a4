//! What a form with files sends: its fields as any form has them, and the files.

use crate::layout::Form;
use axum::extract::multipart::Multipart;
use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use walz_service::IdempotencyKey;

/// A form with files. How large the whole may be is said by its route.
#[derive(Debug, Default)]
pub(crate) struct Sent {
    pub(crate) form: Form,
    /// Those that were chosen, in the order of their fields.
    pub(crate) files: Vec<File>,
    pub(crate) key: Option<IdempotencyKey>,
}

#[derive(Debug, Default)]
pub(crate) struct File {
    /// The field that it stood in.
    pub(crate) field: String,
    /// As the browser called it; what it is has to be found out from the bytes.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

impl Sent {
    /// The file of a form that has one; an empty one where none was chosen.
    pub(crate) fn take_file(&mut self) -> File {
        self.files.pop().unwrap_or_default()
    }
}

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let mut sent = Self::default();
        if !is_multipart(request.headers()) {
            // What was typed before the session ended comes again without its files.
            sent.form = Form::from_request(request, state).await.unwrap_or_default();
            sent.key = sent.form.text("idempotency-key").parse().ok();
            return Ok(sent);
        }
        // What cannot be read is a form in which nothing was filled.
        let Ok(mut parts) = Multipart::from_request(request, state).await else {
            return Ok(sent);
        };
        while let Some(part) = parts.next_field().await.map_err(IntoResponse::into_response)? {
            let field = part.name().unwrap_or_default().to_owned();
            let file = part.file_name().map(str::to_owned);
            let bytes = part.bytes().await.map_err(IntoResponse::into_response)?;
            match file {
                // A field without a choice comes as a file without name and content.
                Some(name) if name.is_empty() && bytes.is_empty() => {}
                Some(name) => sent.files.push(File { field, name, bytes: bytes.to_vec() }),
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

pub(crate) fn is_multipart(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("multipart/form-data"))
}

/// What was typed into a form with files, as far as it can be read, without the files.
pub(crate) async fn typed(request: Request) -> Form {
    let mut form = Form::new();
    let Ok(mut parts) = Multipart::from_request(request, &()).await else { return form };
    while let Ok(Some(part)) = parts.next_field().await {
        let field = part.name().unwrap_or_default().to_owned();
        let is_file = part.file_name().is_some();
        let Ok(bytes) = part.bytes().await else { break };
        if !is_file {
            form = form.with(&field, String::from_utf8_lossy(&bytes).trim());
        }
    }
    form
}
