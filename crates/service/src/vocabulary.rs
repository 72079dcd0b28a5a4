//! The European Union's closed lists: countries, languages, fields of education, types of credentials and the like.
//! They are common to the installation, see [`walz_store::vocabulary`].

use crate::esco::Tally;
use crate::{App, Context, Error, Refused, Result, Subject, begin};
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;
use walz_domain::vocabulary::{List, Term};
use walz_exchange::vocabulary::Vocabulary;
use walz_policy::{self as policy, INSTALLATION};
use walz_store::vocabulary::{Kept, TermRow};
use walz_store::{self as store};

/// Takes lists in: all or nothing. With `dry_run` only tells what would happen.
///
/// # Errors
/// [`Error::NotFound`] for everybody but the operator.
pub async fn import(
    app: &App,
    ctx: &Context,
    lists: &[Vocabulary],
    dry_run: bool,
) -> Result<Vec<(List, Tally)>> {
    let _may = policy::vocabulary::keep(&ctx.actor).ok_or(Error::NotFound)?;
    let names: Vec<&str> = lists.iter().map(|list| list.list.code()).collect();
    let mut work = begin!(app, ctx, "vocabulary.import", &names);
    let mut all = Vec::with_capacity(lists.len());
    let mut journalled = Vec::new();
    for Vocabulary { list, terms, .. } in lists {
        let known = store::vocabulary::list(&mut work, *list).await?;
        let mut known: BTreeMap<&str, &Kept> =
            known.iter().map(|kept| (kept.term.uri.as_str(), kept)).collect();
        let (mut tally, mut rows) = (Tally::default(), Vec::new());
        for (position, Term { uri, label }) in (1_i64..).zip(terms) {
            match known.remove(uri.as_str()) {
                Some(kept)
                    if kept.term.label == *label && kept.position == position && !kept.retired =>
                {
                    tally.same += 1;
                    continue;
                }
                Some(_) => tally.changed += 1,
                None => tally.added += 1,
            }
            rows.push(TermRow { uri, label, position });
        }
        store::vocabulary::put(&mut work, *list, &rows).await?;
        for gone in known.values().filter(|kept| !kept.retired) {
            store::vocabulary::retire(&mut work, *list, &gone.term.uri).await?;
            tally.gone += 1;
        }
        if tally.added + tally.changed + tally.gone > 0 {
            journalled.push(json!({ "list": list, "terms": tally }));
        }
        all.push((*list, tally));
    }
    if dry_run || journalled.is_empty() {
        // Dropped without a commit, the work leaves no trace.
        return Ok(all);
    }
    let subject = Subject::new("vocabulary", Uuid::nil());
    work.journal_of(INSTALLATION, "vocabulary.imported", subject, json!({ "lists": journalled }));
    work.commit(all).await
}

/// The terms of a list that can be chosen, in its order.
///
/// # Errors
/// [`Error::NotFound`] for a stranger.
pub async fn list(app: &App, ctx: &Context, list: List) -> Result<Vec<Term>> {
    let _may = policy::vocabulary::read(&ctx.actor).ok_or(Error::NotFound)?;
    let all = store::vocabulary::list(&mut app.store.read().await?, list).await?;
    Ok(all.into_iter().filter(|kept| !kept.retired).map(|kept| kept.term).collect())
}

/// The term of this address, to keep a link to it.
///
/// # Errors
/// [`Error::Refused`] where the list does not hold it any more, with what has its name now, or never did;
/// [`Error::NotFound`] for a stranger.
pub async fn choose(app: &App, ctx: &Context, list: List, uri: &str) -> Result<Term> {
    let _may = policy::vocabulary::read(&ctx.actor).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let kept = store::vocabulary::find(&mut db, list, uri).await?;
    let kept = kept.ok_or_else(|| Refused::new("vocabulary-unknown").with("uri", uri))?;
    if !kept.retired {
        return Ok(kept.term);
    }
    let others = store::vocabulary::list(&mut db, list).await?;
    let mut same = others.iter().filter(|o| !o.retired && o.term.label == kept.term.label);
    let refused = match (same.next(), same.next()) {
        (Some(next), None) => {
            Refused::new("vocabulary-retired-successor").with("successor", next.term.uri.as_str())
        }
        _ => Refused::new("vocabulary-retired"),
    };
    Err(refused.with("label", kept.term.label).into())
}
