//! A browser that keeps cookies and follows nothing by itself.

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt;
use std::collections::BTreeMap;
use tower::ServiceExt;
use walz_service::Token;
use walz_web::{Site, router};
use walz_words::Language;

#[derive(Clone)]
pub(crate) struct Browser {
    site: Site,
    pub(crate) cookies: BTreeMap<String, String>,
}

#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    /// Where it leads.
    pub(crate) to: String,
    pub(crate) text: String,
    /// As the answer sets them, with all their attributes.
    pub(crate) cookies: Vec<String>,
    pub(crate) timing: String,
    pub(crate) headers: HeaderMap,
}

impl Browser {
    pub(crate) fn new(site: &Site) -> Self {
        Self { site: site.clone(), cookies: BTreeMap::new() }
    }

    pub(crate) fn with_session(mut self, token: &Token) -> Self {
        self.cookies.insert("walz".to_owned(), token.reveal());
        self
    }

    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, Body::empty()).await
    }

    pub(crate) async fn post(&mut self, path: &str, form: &'static str) -> Answer {
        self.send("POST", path, Body::from(form)).await
    }

    /// Posts a form with a file.
    pub(crate) async fn upload(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        file: Option<&[u8]>,
    ) -> Answer {
        let mut body = Vec::new();
        for (name, value) in fields {
            let head = "--cut\r\nContent-Disposition: form-data; name=";
            body.extend(format!("{head}\"{name}\"\r\n\r\n{value}\r\n").bytes());
        }
        if let Some(file) = file {
            let head = "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"t.csv\"";
            body.extend(format!("{head}\r\n\r\n").bytes());
            body.extend(file);
            body.extend(b"\r\n");
        }
        body.extend(b"--cut--\r\n");
        self.send_as("POST", path, "multipart/form-data; boundary=cut", Body::from(body)).await
    }

    pub(crate) async fn send(&mut self, method: &str, path: &str, body: Body) -> Answer {
        self.send_as(method, path, "application/x-www-form-urlencoded", body).await
    }

    async fn send_as(&mut self, method: &str, path: &str, kind: &str, body: Body) -> Answer {
        let pairs: Vec<_> = self.cookies.iter().map(|(k, v)| format!("{k}={v}")).collect();
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(COOKIE, pairs.join("; "))
            .header(CONTENT_TYPE, kind)
            .body(body)
            .expect("a request");
        let router = router(self.site.clone(), Language::En);
        let (parts, body) = router.oneshot(request).await.expect("an answer").into_parts();
        let header = |value: &axum::http::HeaderValue| value.to_str().expect("text").to_owned();
        let cookies: Vec<_> = parts.headers.get_all(SET_COOKIE).iter().map(header).collect();
        for cookie in &cookies {
            let (name, value) =
                cookie.split(';').next().and_then(|c| c.split_once('=')).expect("a pair");
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let text =
            String::from_utf8_lossy(&body.collect().await.expect("a body").to_bytes()).into_owned();
        let is_page = parts.headers.get(CONTENT_TYPE).map(header).unwrap_or_default();
        if is_page.starts_with("text/html") {
            assert_eq!(
                unsaid(&text),
                None,
                "{method} {path}: a message is missing or lacks a value"
            );
        }
        Answer {
            status: parts.status,
            to: parts.headers.get(LOCATION).map(header).unwrap_or_default(),
            timing: parts.headers.get("server-timing").map(header).unwrap_or_default(),
            text,
            cookies,
            headers: parts.headers,
        }
    }
}

/// What stands on a page in place of words: the key of a message that does not exist, as `[people-title]`, or a value
/// that a message was not given, as `{$name}`.
fn unsaid(page: &str) -> Option<&str> {
    let key = |text: &str| {
        let rest =
            text.trim_start_matches(|c: char| c.is_ascii_lowercase() || "-_0123456789".contains(c));
        let length = text.len() - rest.len();
        (rest.starts_with(']') && text[..length].contains('-')).then_some(length)
    };
    let keys = page.match_indices('[').filter_map(|(at, _)| {
        let text = &page[at + 1..];
        key(text).map(|length| &text[..length])
    });
    let values =
        page.match_indices("{$").map(|(at, _)| page[at..].lines().next().unwrap_or_default());
    keys.chain(values).next()
}
