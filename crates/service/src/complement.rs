//! The complement of a learning agreement: what came of a stay, with its real dates, rests and attendance, as a paper.

use crate::mobility::reach;
use crate::{App, Context, Error, Result, Subject, Work, attendance};
use jiff::tz::TimeZone;
use serde_json::json;
use walz_documents::Setting;
use walz_documents::complement::{self, Complement};
use walz_domain::MobilityId;
use walz_domain::attendance::{Sum, sum};
use walz_policy as policy;
use walz_store as store;
use walz_words::Words;

/// The complement of a stay as PDF, with a name for its file.
///
/// # Errors
/// [`Error::NotFound`] for who may not take it; [`Error::Refused`] while the stay goes on, or where nothing was agreed;
/// [`Error::Documents`] where the paper cannot be set.
pub async fn pdf(
    app: &App,
    ctx: &Context,
    id: MobilityId,
    words: Words,
) -> Result<(String, Vec<u8>)> {
    let mut work = Work::fresh(app, ctx).await?;
    let reached = reach(&mut work, id).await?;
    let _may = policy::assessment::take_complement(reached.relation).ok_or(Error::NotFound)?;
    if !reached.stay.mobility.state.has_ended() {
        return Err(Error::refused("complement-refused-not-over"));
    }
    let organisation = ctx.actor.organisation;
    let own = store::organisation::find(&mut work, organisation).await?.ok_or(Error::NotFound)?;
    let zone = TimeZone::get(&own.time_zone).unwrap_or(TimeZone::UTC);
    let setting = Setting { words, zone, on: reached.today };
    let (keys, today) = (&app.keys, reached.today);
    let weeks = attendance::of_stay(&mut work, keys, organisation, &reached.stay, today).await?;
    drop(work);
    let attended = (!weeks.is_empty()).then(|| sum(&weeks));
    let tells_of_health = attended.as_ref().is_some_and(Sum::tells_of_health);
    let name = format!("complement-{}", reached.file.learner.code);
    let (code, stay) = (reached.file.learner.code.clone(), reached.stay);
    // Typesetting takes a while and waits for nothing: it has a thread of its own.
    let set = tokio::task::spawn_blocking(move || {
        let agreed =
            stay.agreement().ok_or_else(|| Error::refused("complement-refused-nothing"))?;
        let outcomes = stay.told(&agreed.content);
        let complement = Complement {
            content: &agreed.content,
            stay: &stay.mobility,
            outcomes: &outcomes,
            attendance: attended.as_ref(),
            reference: &code,
        };
        Ok::<_, Error>(complement::pdf(&complement, &setting)?)
    });
    let bytes = set.await.map_err(|_| Error::Broken("a paper could not be set"))??;
    let subject = Subject::new("mobility", id);
    let mut work = Work::fresh(app, &ctx.without_key()).await?;
    work.journal("complement.taken", subject, json!({}));
    if tells_of_health {
        attendance::note(&mut work, id, today).await?;
    }
    work.commit(()).await?;
    Ok((name, bytes))
}
