//! One partner, host, place or home, typed in by hand: the same columns and the same checks as a table that is brought,
//! so that both ways can be mixed.

mod found;
mod stays;
mod table;

pub(crate) use stays::refresh;

use crate::import::{self, Options, Refusal, Tally};
use crate::{App, Begun, Context, Error, Result, Subject, Work};
use found::Found;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeSet;
use table::{hash, next_code, rows};
use walz_domain::trade::Trade;
use walz_domain::unit::Unit;
use walz_domain::window::Window;
use walz_domain::{AccommodationId, HostCompanyId, LearnerId, OfferId, OrganisationId, PartnerId};
use walz_exchange::tables::{self, Fault, Faults, Filled, Reason, Rows, TableKind};
use walz_policy as policy;
use walz_store::{self as store, Stored};

/// What is typed in: something new with what it belongs to, or something that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum At {
    NewPartner,
    Partner(PartnerId),
    NewHost(PartnerId),
    Host(HostCompanyId),
    NewPlace(HostCompanyId),
    Place(OfferId),
    NewHome(PartnerId),
    Home(AccommodationId),
}

impl At {
    pub const fn kind(self) -> TableKind {
        match self {
            Self::NewPartner | Self::Partner(_) => TableKind::Partners,
            Self::NewHost(_) | Self::Host(_) => TableKind::HostCompanies,
            Self::NewPlace(_) | Self::Place(_) => TableKind::Offers,
            Self::NewHome(_) | Self::Home(_) => TableKind::Accommodations,
        }
    }

    pub const fn is_new(self) -> bool {
        matches!(self, Self::NewPartner | Self::NewHost(_) | Self::NewPlace(_) | Self::NewHome(_))
    }

    /// The columns that follow from where it is done, and are not typed.
    pub const fn fixed(self) -> &'static [&'static str] {
        match self {
            Self::NewPartner => &[],
            Self::Partner(_) => &["partner_id"],
            Self::NewHost(_) | Self::NewHome(_) => &["partner_id"],
            Self::Host(_) => &["host_company_id", "partner_id"],
            Self::Home(_) => &["accommodation_id", "partner_id"],
            Self::NewPlace(_) => &["partner_id", "host_company_id", "trade_code"],
            Self::Place(_) => &["placement_id", "partner_id", "host_company_id", "trade_code"],
        }
    }

    /// The column that names the rows of the table.
    pub fn key(self) -> &'static str {
        let key = self.kind().columns().iter().find(|column| column.is_key);
        key.map_or("", |column| column.name)
    }
}

/// A row to be filled in or changed.
#[derive(Clone, Debug)]
pub struct Entry {
    pub at: At,
    /// By the headings of its table; blank cells are left out.
    pub cells: Filled,
    /// What was read, to be told from what somebody else has kept meanwhile.
    pub seen: String,
    /// The partner that it belongs to, and what that is called; nobody yet for a new partner.
    pub partner: Option<(PartnerId, String)>,
    /// The host that a place is at.
    pub host: Option<String>,
    /// Learners whose stays hang on it, with their names.
    pub learners: Vec<(LearnerId, String)>,
    pub choices: Choices,
}

/// What can be chosen in fields that refer to other records.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    pub trades: Vec<Stored<Trade>>,
    /// Of the trade that the place is for.
    pub units: Vec<Stored<Unit>>,
    /// Of the newest round.
    pub windows: Vec<Window>,
    /// Seasons for which a partner says how many it takes.
    pub seasons: BTreeSet<String>,
}

/// What a form begins with.
///
/// # Errors
/// [`Error::NotFound`] where the record is not there, or for who may not bring tables in.
pub async fn show(app: &App, ctx: &Context, at: At) -> Result<Entry> {
    // Dropped without a commit: nothing is written.
    let mut work = Work::fresh(app, ctx).await?;
    let organisation = may(&work)?;
    let table = rows(&mut work, at.kind()).await?;
    let found = Found::load(&mut work, organisation, at).await?;
    let (cells, seen) = match &found.code {
        Some(code) => {
            let cells = table.get(code).ok_or(Error::NotFound)?;
            (cells.clone(), hash(cells))
        }
        None => {
            let mut cells = found.suggested;
            cells.extend(found.given);
            cells.insert(at.key().to_owned(), next_code(at.kind(), table.keys()));
            (cells, String::new())
        }
    };
    let choices = choices(&mut work, organisation, &cells).await?;
    let learners = stays::learners(&mut work, organisation, at).await?;
    Ok(Entry { at, cells, seen, partner: found.partner, host: found.host, learners, choices })
}

/// Keeps what was typed. Cells that follow from where it is done are as they are, whatever was typed for them.
///
/// # Errors
/// [`Refusal::Faults`] with everything that is wrong, by its column; [`Error::NotFound`] as [`show`]; [`Error::Invalid`]
/// where a new row has the code of another; [`Error::ChangedMeanwhile`] where somebody else was faster.
pub async fn keep(
    app: &App,
    ctx: &Context,
    at: At,
    seen: &str,
    typed: Filled,
) -> Result<PartnerId, Refusal> {
    let begun = Work::begin_asked(app, ctx, "entry.keep", &(at, seen, &typed)).await?;
    let mut work = match begun {
        Begun::Fresh(work) => *work,
        Begun::Before(outcome) => return Ok(Begun::outcome(outcome)?),
    };
    let organisation = may(&work)?;
    let kind = at.kind();
    let table = rows(&mut work, kind).await?;
    let found = Found::load(&mut work, organisation, at).await?;
    let mut cells = typed;
    match &found.code {
        Some(code) => {
            let before = table.get(code).ok_or(Error::NotFound)?;
            if hash(before) != seen {
                return Err(Error::ChangedMeanwhile.into());
            }
            for heading in at.fixed() {
                cells.insert(
                    (*heading).to_owned(),
                    before.get(*heading).cloned().unwrap_or_default(),
                );
            }
        }
        None => {
            cells.extend(found.given);
            let code = cells.get(at.key()).map(|code| code.trim()).unwrap_or_default();
            if code.is_empty() {
                return Err(Error::invalid(at.key(), "entry-key-missing").into());
            }
            if table.contains_key(code) {
                return Err(Error::invalid(at.key(), "entry-key-taken").into());
            }
        }
    }
    whole_memorandum(&cells)?;
    let sheet = tables::typed(kind, &cells)?;
    let tally =
        import::apply(&mut work, Rows::parse(kind, &sheet)?, Options::default()).await?.tally;
    let code = cells.get(at.key()).cloned().unwrap_or_default();
    let partner = match found.partner {
        Some((partner, _)) => partner,
        None => {
            let codes = store::partner::codes(&mut work, organisation).await?;
            *codes.get(code.trim()).ok_or(Error::NotFound)?
        }
    };
    journal(&mut work, at, &code, partner, tally);
    Ok(work.commit(partner).await?)
}

/// A file may tell when a memorandum was signed and no more; what is typed and not kept would be lost.
fn whole_memorandum(cells: &Filled) -> Result<(), Refusal> {
    let typed =
        |heading: &str| cells.get(heading).map(|text| text.trim()).filter(|t| !t.is_empty());
    let (Some(signed), None) = (typed("mou_signed"), typed("mou_valid_until")) else {
        return Ok(());
    };
    let mut faults = Faults::default();
    faults.push(Fault::new(2, "mou_signed", signed, Reason::Needs { other: "mou_valid_until" }));
    Err(faults.into())
}

fn journal(work: &mut Work, at: At, code: &str, partner: PartnerId, tally: Tally) {
    let detail = json!({ "table": at.kind().name(), "code": code, "rows": tally });
    work.journal("entry.kept", Subject::new("partner", partner), detail);
}

fn may(work: &Work) -> Result<OrganisationId> {
    let actor = work.ctx().actor;
    let may = policy::table::exchange(&actor, actor.organisation).ok_or(Error::NotFound)?;
    Ok(may.organisation)
}

async fn choices(work: &mut Work, organisation: OrganisationId, cells: &Filled) -> Result<Choices> {
    let trades = store::trade::list(work, organisation).await?;
    let trade = cells.get("trade_code").and_then(|code| trades.iter().find(|t| t.code == *code));
    let units = match trade.map(|trade| trade.id) {
        Some(trade) => {
            let units = store::unit::list(work, organisation).await?;
            units.into_iter().filter(|unit| unit.trade == trade && unit.is_offered()).collect()
        }
        None => Vec::new(),
    };
    let calls = store::call::list(work, organisation).await?;
    let windows = calls.into_iter().next().map(|call| call.windows.clone()).unwrap_or_default();
    let named = cells.keys().filter_map(|heading| heading.strip_prefix("capacity_"));
    let seasons = windows.iter().map(|window| window.season.as_str()).chain(named);
    let seasons = seasons.map(str::to_owned).collect();
    Ok(Choices { trades, units, windows, seasons })
}
