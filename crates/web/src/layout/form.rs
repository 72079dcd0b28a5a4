//! What somebody typed into a form, and what is wrong with it. Nothing that was typed is lost:
//! a refused form shows every value again.

use axum::extract::{FromRequest, Request};
use axum::response::{IntoResponse, Response};
use std::fmt::Display;

/// The fields of a form by their names. As an extractor it reads a posted form, or the query of
/// an address.
#[derive(Clone, Debug, Default)]
pub struct Form {
    values: Vec<(String, String)>,
    problems: Vec<Problem>,
}

/// What is wrong with one field, in a sentence for the person who filled it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub field: String,
    pub message: String,
}

impl Form {
    /// An empty form.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The form with a value that a field begins with.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Display) -> Self {
        self.values.push((name.to_owned(), value.to_string()));
        self
    }

    /// What a field holds, without the space around it; nothing where it is missing.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.all(name).next().unwrap_or_default().trim()
    }

    /// Everything that fields of this name hold, as ticked boxes do.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.values.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The form without the values of a field.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.values.retain(|(known, _)| known != name);
        self
    }

    /// Every field with what it holds, as they came.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.values.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The form with what other forms of the same page begin with, so that refusing this one empties none of them. What
    /// this one has stays, also where that is nothing: `own` are the names of its fields.
    #[must_use]
    pub fn beside(mut self, begun: Self, own: &[&str]) -> Self {
        let others = begun.values.into_iter().filter(|(name, _)| !own.contains(&name.as_str()));
        self.values.extend(others);
        self
    }

    /// What a field holds; where that is nothing, the field is told to lack it.
    pub fn required(&mut self, name: &str, missing: impl Display) -> String {
        let text = self.text(name).to_owned();
        if text.is_empty() {
            self.error(name, missing);
        }
        text
    }

    /// What a field holds, parsed; where it cannot be, the field is told why.
    pub fn parsed<T, E>(
        &mut self,
        name: &str,
        parse: impl FnOnce(&str) -> Result<T, E>,
        why: impl FnOnce(E) -> String,
    ) -> Option<T> {
        match parse(self.text(name)) {
            Ok(value) => Some(value),
            Err(error) => {
                let message = why(error);
                self.error(name, message);
                None
            }
        }
    }

    /// Tells a field what is wrong with it. The first problem of a field is the one it shows.
    pub fn error(&mut self, name: &str, message: impl Display) {
        self.problems.push(Problem { field: name.to_owned(), message: message.to_string() });
    }

    /// Whether nothing is known to be wrong.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.problems.is_empty()
    }

    /// What is wrong, in the order it was found.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    pub(super) fn problem(&self, name: &str) -> Option<String> {
        let problem = self.problems.iter().find(|problem| problem.field == name)?;
        Some(problem.message.clone())
    }
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let values = axum::Form::<Vec<(String, String)>>::from_request(request, state).await;
        let axum::Form(values) = values.map_err(IntoResponse::into_response)?;
        Ok(Self { values, problems: Vec::new() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::http::header::CONTENT_TYPE;

    async fn posted(body: &'static str) -> Form {
        let kind = "application/x-www-form-urlencoded";
        let request = Request::post("/people").header(CONTENT_TYPE, kind).body(Body::from(body));
        Form::from_request(request.expect("a request"), &()).await.expect("a form")
    }

    #[tokio::test]
    async fn a_form_keeps_what_was_typed_and_tells_all_that_is_wrong() {
        let mut form = posted("name=+Zofia+&trade=cook&trade=welder&age=old&mail=").await;
        assert_eq!(form.required("name", "Enter a name"), "Zofia");
        assert_eq!(form.all("trade").collect::<Vec<_>>(), ["cook", "welder"]);
        assert_eq!(form.required("mail", "Enter a mail address"), "");
        let age = form.parsed("age", str::parse::<u8>, |_| "Enter an age like 17".to_owned());
        assert_eq!(age, None);
        let told: Vec<_> = form.problems().iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(told, ["mail", "age"]);
        assert!(!form.is_good());
        assert_eq!(form.text("age"), "old");
    }
}
