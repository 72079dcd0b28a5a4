//! The part of a form in which terms are chosen. Without scripts one searches with a button, ticks, and sends the form;
//! `assets/esco.js` makes a combobox of it that answers while one types.

use super::{API, SHOWN, about};
use crate::answer::Failed;
use crate::layout::Form;
use askama::Template;
use askama::filters::HtmlSafe;
use std::fmt::Display;
use walz_domain::esco::{Kind, Uri};
use walz_service::esco::{self, ATTRIBUTION, Query};
use walz_service::{App, Context};
use walz_words::Words;

/// Fields `name` hold the addresses that are chosen, `name`-q what is searched, `name`-find that the button was pressed.
#[derive(Debug, Template)]
#[template(path = "esco/picker.html")]
pub(crate) struct Picker {
    words: Words,
    name: &'static str,
    label: String,
    kind: Kind,
    /// The address at which the script asks.
    address: String,
    chosen: Vec<Choice>,
    /// What was found; nothing where nobody searched and nothing is proposed.
    hits: Vec<Choice>,
    typed: String,
    searched: bool,
    /// Whether the classification is there at all.
    is_there: bool,
    in_own_language: bool,
    problem: Option<String>,
}

impl HtmlSafe for Picker {}

#[derive(Debug)]
struct Choice {
    /// Of the box.
    id: String,
    uri: String,
    label: String,
    about: String,
}

/// What a picker is for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted<'w> {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    /// The trade's occupation, whose skills are proposed.
    pub(crate) occupation: Option<&'w Uri>,
}

impl Picker {
    /// The picker as the form left it.
    ///
    /// # Errors
    /// [`Failed`] where the classification cannot be searched.
    pub(crate) async fn of(
        app: &App,
        ctx: &Context,
        words: Words,
        form: &Form,
        label: impl Display,
        wanted: Wanted<'_>,
    ) -> Result<Self, Failed> {
        let Wanted { name, kind, occupation } = wanted;
        let typed = form.text(&format!("{name}-q")).to_owned();
        let query = Query { text: &typed, kind, occupation, most: SHOWN };
        let found = esco::search(app, ctx, &query).await?;
        let mut chosen: Vec<Choice> = Vec::new();
        for uri in form.all(name).filter_map(super::uri_of) {
            if chosen.iter().any(|known| known.uri == uri.as_str()) {
                continue;
            }
            let id = format!("{name}-{}", chosen.len() + 1);
            match esco::term(app, ctx, &uri).await {
                Ok(file) => chosen.push(Choice {
                    id,
                    uri: uri.to_string(),
                    about: file.retired.map_or_else(String::new, |version| {
                        let since = words.t("esco-retired-since");
                        since.with("version", version.to_string()).to_string()
                    }),
                    label: file.texts.label,
                }),
                // What nobody knows stays where it was typed, and the verb says that it is unknown.
                Err(walz_service::Error::NotFound) => chosen.push(Choice {
                    id,
                    uri: uri.to_string(),
                    label: uri.to_string(),
                    about: String::new(),
                }),
                Err(other) => return Err(other.into()),
            }
        }
        let is_chosen = |uri: &Uri| chosen.iter().any(|known| known.uri == uri.as_str());
        let hits = found.iter().flat_map(|found| &found.hits).filter(|hit| !is_chosen(&hit.uri));
        let hits = (1..)
            .zip(hits)
            .map(|(number, hit)| Choice {
                id: format!("{name}-hit-{number}"),
                uri: hit.uri.to_string(),
                label: hit.label.clone(),
                about: about(words, hit),
            })
            .collect();
        let occupation = occupation.map_or_else(String::new, |uri| {
            format!("&occupation={}", crate::routes::escaped_text(uri.as_str()))
        });
        Ok(Self {
            words,
            name,
            label: label.to_string(),
            kind,
            address: format!("{API}?kind={kind}{occupation}&q="),
            hits,
            searched: !typed.is_empty(),
            typed,
            is_there: found.is_some(),
            in_own_language: found.is_none_or(|found| found.in_own_language),
            problem: form.problems().iter().find(|p| p.field == name).map(|p| p.message.clone()),
            chosen,
        })
    }

    fn attribution(&self) -> &'static str {
        ATTRIBUTION
    }

    /// What stands above the hits: what was typed, or that they are proposed.
    fn heading(&self) -> String {
        match (self.searched, self.hits.len()) {
            (true, 0) => self.words.t("esco-none").with("query", &self.typed).to_string(),
            (true, count) => self.words.t("result-count").with("count", count).to_string(),
            (false, _) => self.words.t("esco-proposed").to_string(),
        }
    }
}
