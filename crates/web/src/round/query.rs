//! What of a board is shown: read from an address, and written into one again.

use crate::layout::Form;
use jiff::civil::Date;
use walz_domain::case::{Stage, Turn};
use walz_domain::{CallId, PartnerId};
use walz_service::board::{After, Filter};

/// The views that every board has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum View {
    #[default]
    All,
    /// The office must do something.
    Yours,
    Late,
    Warned,
    Unsigned,
    Minor,
    Abroad,
}

impl View {
    pub(super) const ALL: [Self; 7] = [
        Self::All,
        Self::Yours,
        Self::Late,
        Self::Warned,
        Self::Unsigned,
        Self::Minor,
        Self::Abroad,
    ];

    pub(super) fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Yours => "yours",
            Self::Late => "late",
            Self::Warned => "warned",
            Self::Unsigned => "unsigned",
            Self::Minor => "minor",
            Self::Abroad => "abroad",
        }
    }
}

/// A view, the filters on it, and the place in it. What cannot be read filters nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Query {
    pub(super) view: View,
    pub(super) q: String,
    pub(super) stage: Option<Stage>,
    pub(super) turn: Option<Turn>,
    pub(super) partner: Option<PartnerId>,
    pub(super) trade: Option<String>,
    pub(super) after: Option<After>,
}

impl Query {
    pub(super) fn of(form: &Form) -> Self {
        let view = View::ALL.into_iter().find(|view| view.code() == form.text("view"));
        Self {
            view: view.unwrap_or_default(),
            q: form.text("q").to_owned(),
            stage: form.text("stage").parse().ok(),
            turn: form.text("turn").parse().ok(),
            partner: form.text("partner").parse().ok(),
            trade: Some(form.text("trade").to_owned()).filter(|trade| !trade.is_empty()),
            after: after(form.text("after")),
        }
    }

    pub(super) fn of_view(view: View) -> Self {
        Self { view, ..Self::default() }
    }

    pub(super) fn of_stage(stage: Stage) -> Self {
        Self { stage: Some(stage), ..Self::default() }
    }

    pub(super) fn filter(&self, today: Date) -> Filter {
        let mut filter = Filter {
            stage: self.stage,
            turn: self.turn,
            partner: self.partner,
            trade: self.trade.clone(),
            words: walz_domain::search::words(&self.q),
            ..Filter::default()
        };
        match self.view {
            View::All => {}
            View::Yours => filter.turn = Some(Turn::Office),
            View::Late => filter.late_on = Some(today),
            View::Warned => filter.warned = true,
            View::Unsigned => filter.stage = Some(Stage::Signing),
            View::Minor => filter.minor = true,
            View::Abroad => filter.stage = Some(Stage::Abroad),
        }
        filter
    }

    /// Whether the view is shown whole.
    pub(super) fn is_plain(&self) -> bool {
        *self == Self { after: self.after, ..Self::of_view(self.view) }
    }

    /// From the beginning.
    pub(super) fn at_start(&self) -> Self {
        Self { after: None, ..self.clone() }
    }

    /// As an address has it after the question mark.
    pub(super) fn text(&self) -> String {
        let after = self.after.map(|a| format!("{}.{}.{}", a.urgency, a.sort_day, a.learner));
        let view = (self.view != View::All).then(|| self.view.code().to_owned());
        let pairs = [
            ("view", view),
            ("q", Some(self.q.clone()).filter(|q| !q.is_empty())),
            ("stage", self.stage.map(|stage| stage.code().to_owned())),
            ("turn", self.turn.map(|turn| turn.code().to_owned())),
            ("partner", self.partner.map(|partner| partner.to_string())),
            ("trade", self.trade.clone()),
            ("after", after),
        ];
        let pairs = pairs.into_iter().filter_map(|(name, value)| {
            Some(format!("{name}={}", crate::routes::escaped_text(&value?)))
        });
        pairs.collect::<Vec<_>>().join("&")
    }

    /// The address of a page of this call's board, or of what is `below` it.
    pub(super) fn address(&self, call: CallId, below: &str) -> String {
        match self.text() {
            text if text.is_empty() => format!("/rounds/{call}{below}"),
            text => format!("/rounds/{call}{below}?{text}"),
        }
    }
}

fn after(text: &str) -> Option<After> {
    let mut parts = text.splitn(3, '.');
    Some(After {
        urgency: parts.next()?.parse().ok()?,
        sort_day: parts.next()?.parse().ok()?,
        learner: parts.next()?.parse().ok()?,
    })
}

/// The fields of a query that is written as text, as a hidden field or a saved view holds it.
pub(super) fn read(text: &str) -> Query {
    let request = axum::http::Uri::builder().path_and_query(format!("/?{text}")).build();
    let pairs = request.ok().and_then(|uri| {
        axum::extract::Query::<Vec<(String, String)>>::try_from_uri(&uri).ok().map(|pairs| pairs.0)
    });
    let pairs = pairs.unwrap_or_default();
    let form = pairs.iter().fold(Form::new(), |form, (name, value)| form.with(name, value));
    Query::of(&form)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use uuid::Uuid;

    #[test]
    fn a_query_comes_out_of_its_address_as_it_went_in() {
        let id = Uuid::from_u128(7);
        let query = Query {
            view: View::Warned,
            q: "Åse & Øl".to_owned(),
            stage: Some(Stage::Signing),
            turn: Some(Turn::Host),
            partner: Some(PartnerId(id)),
            trade: Some("cook".to_owned()),
            after: Some(After {
                urgency: 1,
                sort_day: date(2027, 2, 5),
                learner: walz_domain::LearnerId(id),
            }),
        };
        assert_eq!(read(&query.text()), query);
        assert!(!query.is_plain() && Query::of_view(View::Late).is_plain());
        assert_eq!(read("view=nonsense&stage=x&after=1.2"), Query::default());
    }

    #[test]
    fn late_is_before_today() {
        let today = date(2026, 11, 22);
        assert_eq!(Query::of_view(View::Late).filter(today).late_on, Some(today));
        assert_eq!(Query::of_view(View::Yours).filter(today).turn, Some(Turn::Office));
    }
}
