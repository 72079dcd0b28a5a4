//! Grades: the tables that convert what hosts write on their own scales, and the conversion of what one wrote.

use crate::import::GRADES;
use crate::{App, Context, Error, Fault, Result, Work};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use walz_domain::OrganisationId;
use walz_domain::country::Country;
use walz_domain::grade::{Grade, GradeLine, Unknown, convert, in_use};
use walz_policy as policy;
use walz_store::{self as store, Access};

/// A grade as a host gave it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// As the host wrote it; blank where there is none.
    pub text: String,
    /// The name of the scale's table, or what the host calls its scale where there is no table of it.
    pub scale: String,
}

/// A scale that a grade can be converted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Its name in the tables.
    pub code: String,
    pub title: String,
    pub country: Option<Country>,
}

/// The table of one scale in one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub scale: Scale,
    pub version: String,
    pub valid_from: Date,
    /// Whether it is the one that is used today.
    pub used: bool,
    pub lines: Vec<GradeLine>,
}

async fn lines(db: &mut impl Access, organisation: OrganisationId) -> Result<Vec<GradeLine>> {
    Ok(store::register::list(db, organisation, GRADES).await?)
}

/// Every table in every version: by scale, the newest version first.
///
/// # Errors
/// [`Error::NotFound`] for who does not run rounds.
pub async fn tables(app: &App, ctx: &Context) -> Result<Vec<Table>> {
    let may =
        policy::case::runs_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let today = crate::day_of(&mut db, may.organisation, ctx.now).await?;
    let all = lines(&mut db, may.organisation).await?;
    let mut tables: BTreeMap<(&str, std::cmp::Reverse<Date>, &str), Vec<GradeLine>> =
        BTreeMap::new();
    for line in &all {
        let key = (line.scale.as_str(), std::cmp::Reverse(line.valid_from), line.version.as_str());
        tables.entry(key).or_default().push(line.clone());
    }
    let table = |((code, from, version), lines): ((&str, std::cmp::Reverse<Date>, &str), _)| {
        let lines: Vec<GradeLine> = lines;
        let used = in_use(&all, code, today);
        Table {
            scale: scale(&lines[0]),
            version: version.to_owned(),
            valid_from: from.0,
            used: used.first().is_some_and(|line| line.version == version),
            lines,
        }
    };
    Ok(tables.into_iter().map(table).collect())
}

fn scale(line: &GradeLine) -> Scale {
    Scale { code: line.scale.clone(), title: line.title.clone(), country: line.country }
}

/// The scales that have a table today; those of a country first.
pub(crate) async fn scales(
    db: &mut impl Access,
    organisation: OrganisationId,
    country: Country,
    today: Date,
) -> Result<Vec<Scale>> {
    let all = lines(db, organisation).await?;
    let mut known: BTreeMap<&str, Scale> = BTreeMap::new();
    for line in all.iter().filter(|line| line.valid_from <= today) {
        known.insert(&line.scale, scale(line));
    }
    let mut scales: Vec<Scale> = known.into_values().collect();
    scales.sort_by_key(|scale| (scale.country != Some(country), scale.title.clone()));
    Ok(scales)
}

/// A host's grade as it is kept, converted where there is a table of its scale.
///
/// # Errors
/// [`Error::Invalid`] where it has no scale, or the table does not know the grade: it is never guessed.
pub(crate) async fn kept(work: &mut Work, given: &Given, today: Date) -> Result<Option<Grade>> {
    let text = crate::text::optional("grade", &given.text)?;
    let scale = crate::text::optional("scale", &given.scale)?;
    if text.is_empty() {
        return Ok(None);
    }
    if scale.is_empty() {
        return Err(Error::invalid("scale", "grade-scale-missing"));
    }
    let organisation = work.ctx().actor.organisation;
    let all = lines(work, organisation).await?;
    match convert(&all, &scale, &text, today) {
        Ok(converted) => {
            let title = in_use(&all, &scale, today).first().map(|line| line.title.clone());
            Ok(Some(Grade { text, scale: title.unwrap_or(scale), converted: Some(converted) }))
        }
        // A scale of the host's own: its grade stands as it is.
        Err(Unknown::Scale { .. }) => Ok(Some(Grade { text, scale, converted: None })),
        Err(Unknown::Grade { grade, known }) => {
            let fault = Fault::new("grade", "grade-unknown");
            Err(Error::Invalid(vec![fault.with("grade", grade).with("known", known)]))
        }
    }
}
