//! Who looks at a page, and how they want to see it.

use super::notice::{self, Notice};
use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use std::convert::Infallible;
use walz_policy::RoleKind;
use walz_words::{Language, Said, Words};

/// What a request says about the person who sent it. An extractor that always succeeds.
#[derive(Clone, Debug)]
pub struct Visitor {
    pub words: Words,
    pub theme: Theme,
    /// Whether single keys do something: they get in the way of those who speak to their device.
    pub keys: bool,
    /// Nobody, where nobody is signed in.
    pub who: Option<Who>,
    /// The page that they look at, to come back to.
    pub path: String,
    pub(super) notice: Option<Notice>,
}

/// The person who is signed in, as pages name them. The session puts it into the extensions.
#[derive(Clone, Debug)]
pub struct Who {
    pub name: String,
    pub organisation: String,
    /// As what they act; nothing before they have chosen.
    pub role: Option<RoleKind>,
}

/// Light or dark: as the device says, or as the person chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub(crate) const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    pub(crate) fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.code() == code).unwrap_or_default()
    }
}

/// What the installation has decided about pages. The shell puts it into the extensions.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Settings {
    /// The language of those who wish for none that we speak.
    pub(crate) language: Language,
    pub(crate) https: bool,
}

impl Visitor {
    /// A message in the visitor's language.
    #[must_use]
    pub fn t(&self, key: impl AsRef<str>) -> Said {
        self.words.t(key)
    }

    /// The same visitor, whom a link speaks to in its own language. What they chose themselves,
    /// in the cookie, has been heard before: use it where they chose nothing.
    #[must_use]
    pub fn in_language(mut self, language: Language) -> Self {
        self.words = Words::of(language);
        self
    }

    pub(crate) fn of(parts: &Parts) -> Self {
        let settings = parts.extensions.get::<Settings>().copied().unwrap_or_default();
        let accept = parts.headers.get(ACCEPT_LANGUAGE).and_then(|wishes| wishes.to_str().ok());
        let chosen = cookie(&parts.headers, "language");
        let path = match parts.method {
            Method::GET => parts.uri.path_and_query().map_or("/", |path| path.as_str()),
            // The address of a form's answer cannot be come back to.
            _ => "/",
        };
        Self {
            words: Words::of(Language::choose(chosen, accept, settings.language)),
            theme: cookie(&parts.headers, "theme").map(Theme::from_code).unwrap_or_default(),
            keys: cookie(&parts.headers, "keys") != Some("off"),
            who: parts.extensions.get().cloned(),
            path: path.to_owned(),
            notice: notice::read(&parts.headers),
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(parts))
    }
}

/// The value of a cookie.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(known, value)| (known == name).then_some(value))
}

/// A cookie that keeps a choice for a year, or only until it is read where `seconds` says so.
pub(crate) fn choice_cookie(name: &str, value: &str, seconds: u32, https: bool) -> String {
    let secure = if https { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={seconds}; SameSite=Lax; HttpOnly{secure}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Request;

    fn visitor(request: axum::http::request::Builder) -> Visitor {
        Visitor::of(&request.body(()).expect("a request").into_parts().0)
    }

    #[test]
    fn a_choice_in_a_cookie_comes_before_the_browsers_wish() {
        let asked = Request::get("/people?page=2").header(ACCEPT_LANGUAGE, "en");
        let visitor = visitor(asked.header(COOKIE, "a=b; language=nb; theme=dark"));
        assert_eq!(visitor.words.language(), Language::Nb);
        assert_eq!(visitor.theme, Theme::Dark);
        assert_eq!(visitor.path, "/people?page=2");
    }

    #[test]
    fn a_posted_address_is_nothing_to_come_back_to() {
        assert_eq!(visitor(Request::post("/people")).path, "/");
    }
}
