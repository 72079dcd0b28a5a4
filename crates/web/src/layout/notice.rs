//! What the next page tells after a change: kept in a cookie that lives for one page.
//!
//! The cookie holds the key of a message and its values, never text to show as it stands.

use super::Tone;
use super::visitor::{choice_cookie, cookie};
use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use walz_words::{Said, Value, Words};

const NAME: &str = "notice";
pub(crate) const CLEARED_NOTICE: &str = "notice=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly";

/// A sentence for the next page, by its key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Notice {
    good: bool,
    key: String,
    values: Vec<(String, Kept)>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Kept {
    Number(i64),
    Text(String),
}

impl Notice {
    /// Something was done.
    #[must_use]
    pub fn good(key: &str) -> Self {
        Self { good: true, key: key.to_owned(), values: Vec::new() }
    }

    /// Something could not be done, and why.
    #[must_use]
    pub fn bad(key: &str) -> Self {
        Self { good: false, ..Self::good(key) }
    }

    /// The notice with the text that its message calls `name`.
    #[must_use]
    pub fn with(mut self, name: &str, text: impl ToString) -> Self {
        self.values.push((name.to_owned(), Kept::Text(text.to_string())));
        self
    }

    /// The notice with the number that its message calls `name`, which chooses the plural.
    #[must_use]
    pub fn count(mut self, name: &str, number: usize) -> Self {
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        self.values.push((name.to_owned(), Kept::Number(number)));
        self
    }

    /// The answer to a form: on to the page at `address`, which tells the notice.
    #[must_use]
    pub fn then(self, address: &str) -> Response {
        let mut response = Redirect::to(address).into_response();
        let kept = serde_json::to_vec(&self).map(|notice| URL_SAFE_NO_PAD.encode(notice));
        let cookie = kept.map(|kept| choice_cookie(NAME, &kept, 60, false));
        // A notice that is too long to keep is left out; the change itself stands.
        if let Ok(Ok(cookie)) = cookie.map(|cookie| cookie.parse()) {
            response.headers_mut().append(SET_COOKIE, cookie);
        }
        response
    }

    pub(super) fn tone(&self) -> Tone {
        if self.good { Tone::Good } else { Tone::Bad }
    }

    pub(super) fn icon(&self) -> &'static str {
        if self.good { "check" } else { "alert" }
    }

    pub(super) fn said(&self, words: Words) -> Said {
        self.values.iter().fold(words.t(&self.key), |said, (name, value)| {
            let value = match value {
                Kept::Number(number) => Value::from(*number),
                Kept::Text(text) => Value::from(text.clone()),
            };
            said.with(name.clone(), value)
        })
    }
}

pub(super) fn read(headers: &HeaderMap) -> Option<Notice> {
    let kept = URL_SAFE_NO_PAD.decode(cookie(headers, NAME)?).ok()?;
    serde_json::from_slice(&kept).ok()
}

pub(crate) fn has_notice(headers: &HeaderMap) -> bool {
    cookie(headers, NAME).is_some_and(|kept| !kept.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::header::{COOKIE, LOCATION};
    use walz_words::Language;

    #[test]
    fn a_notice_reaches_the_next_page_in_its_readers_language() {
        let response = Notice::good("table-selected").count("count", 3).then("/people");
        assert_eq!(response.headers()[LOCATION], "/people");
        let set = response.headers()[SET_COOKIE].to_str().expect("a cookie");
        let mut headers = HeaderMap::new();
        let sent = set.split(';').next().expect("a pair").parse().expect("a header");
        headers.insert(COOKIE, sent);
        let notice = read(&headers).expect("a notice");
        assert_eq!(notice.tone(), Tone::Good);
        assert_eq!(notice.said(Words::of(Language::Nb)).to_string(), "3 valgt");
    }

    #[test]
    fn a_forged_notice_is_no_notice() {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, "notice=%3Cscript%3E".parse().expect("a header"));
        assert_eq!(read(&headers), None);
    }
}
