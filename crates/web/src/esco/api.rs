//! The classification for programs, and for the part of a form that asks while somebody types.

use super::{about, json, kind_of, most_of, uri_of};
use crate::Site;
use crate::answer::Answer;
use crate::layout::{Form, Visitor};
use crate::session::Ctx;
use axum::extract::State;
use serde::Serialize;
use walz_domain::esco::{Match, Reuse, SkillType, Tie, Uri, Version};
use walz_service::esco::{self, ATTRIBUTION, Query};
use walz_words::Words;

/// What was found, the best first.
#[derive(Serialize)]
struct Found<'f> {
    attribution: &'static str,
    /// Nothing where the classification is not there.
    version: Option<&'f Version>,
    /// Whether labels are in the reader's language; else they are in English.
    in_own_language: bool,
    hits: Vec<Hit<'f>>,
}

#[derive(Serialize)]
struct Hit<'f> {
    uri: &'f Uri,
    label: &'f str,
    /// The other name by which it was found.
    also: Option<&'f str>,
    code: Option<&'f str>,
    skill_type: Option<SkillType>,
    reuse: Option<Reuse>,
    /// What it is to the occupation that was named.
    tie: Option<Tie>,
    /// `exact`, `beginning`, `words`, `other` or `near`; nothing where it is proposed.
    found_by: Option<&'static str>,
    /// The same in a line for people.
    about: String,
}

fn found_by(how: Match) -> &'static str {
    match how {
        Match::Exact | Match::ExactOther => "exact",
        Match::Beginning => "beginning",
        Match::Words => "words",
        Match::OtherWords => "other",
        Match::Near => "near",
    }
}

fn hit<'h>(words: Words, hit: &'h esco::Hit) -> Hit<'h> {
    let esco::Hit { uri, label, also, code, skill_type, reuse, tie, how, .. } = hit;
    Hit {
        uri,
        label,
        also: also.as_deref(),
        code: code.as_deref(),
        skill_type: *skill_type,
        reuse: *reuse,
        tie: *tie,
        found_by: how.map(found_by),
        about: about(words, hit),
    }
}

/// `q` is what was typed, `kind` skill or occupation, `occupation` the address of the trade's, `most` how many.
pub(super) async fn search(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let occupation = uri_of(form.text("occupation"));
    let query = Query {
        text: form.text("q"),
        kind: kind_of(form.text("kind")),
        occupation: occupation.as_ref(),
        most: most_of(form.text("most")),
    };
    let found = esco::search(&site.app, &ctx, &query).await?;
    let words = visitor.words;
    json(&Found {
        attribution: ATTRIBUTION,
        version: found.as_ref().map(|found| &found.version),
        in_own_language: found.as_ref().is_some_and(|found| found.in_own_language),
        hits: found.iter().flat_map(|found| &found.hits).map(|one| hit(words, one)).collect(),
    })
}
