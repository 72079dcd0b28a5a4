//! One partner, host, place or home, typed in by hand: the same columns and the same checks as a table that is brought,
//! so that both ways can be mixed.

use crate::export::Export;
use crate::import::{self, Options, Refusal, Tally};
use crate::{App, Begun, Context, Error, Result, Subject, Work};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use walz_domain::trade::Trade;
use walz_domain::unit::Unit;
use walz_domain::window::Window;
use walz_domain::{AccommodationId, HostCompanyId, OfferId, OrganisationId, PartnerId};
use walz_exchange::tables::{self, Filled, Limits, Rows, Separator, TableKind};
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
    Ok(Entry { at, cells, seen, partner: found.partner, host: found.host, choices })
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

fn journal(work: &mut Work, at: At, code: &str, partner: PartnerId, tally: Tally) {
    let detail = json!({ "table": at.kind().name(), "code": code, "rows": tally });
    work.journal("entry.kept", Subject::new("partner", partner), detail);
}

fn may(work: &Work) -> Result<OrganisationId> {
    let actor = work.ctx().actor;
    let may = policy::table::exchange(&actor, actor.organisation).ok_or(Error::NotFound)?;
    Ok(may.organisation)
}

/// Where an entry stands among the records.
#[derive(Default)]
struct Found {
    /// The code of what is there already.
    code: Option<String>,
    partner: Option<(PartnerId, String)>,
    /// What the host of a place is called.
    host: Option<String>,
    /// Cells of a new row that follow from what it belongs to.
    given: Filled,
    /// Cells that a new row begins with, and that may be typed over.
    suggested: Filled,
}

impl Found {
    async fn load(work: &mut Work, organisation: OrganisationId, at: At) -> Result<Self> {
        let (code, partner, host) = match at {
            At::NewPartner => return Ok(Self::default()),
            At::Partner(id) => {
                let partner = store::partner::find(work, organisation, id).await?;
                (Some(partner.ok_or(Error::NotFound)?.code.clone()), id, None)
            }
            At::NewHost(id) | At::NewHome(id) => (None, id, None),
            At::Host(id) => {
                let host = store::host_company::find(work, organisation, id).await?;
                let host = host.ok_or(Error::NotFound)?;
                (Some(host.code.clone()), host.partner, None)
            }
            At::NewPlace(id) => {
                let host = store::host_company::find(work, organisation, id).await?;
                let host = host.ok_or(Error::NotFound)?;
                (None, host.partner, Some(host))
            }
            At::Place(id) => {
                let offer = store::offer::find(work, organisation, id).await?;
                let offer = offer.ok_or(Error::NotFound)?;
                let host = store::host_company::find(work, organisation, offer.host).await?;
                (Some(offer.code.clone()), offer.partner, host)
            }
            At::Home(id) => {
                let home = store::accommodation::find(work, organisation, id).await?;
                let home = home.ok_or(Error::NotFound)?;
                (Some(home.code.clone()), home.partner, None)
            }
        };
        let owner = store::partner::find(work, organisation, partner).await?;
        let owner = owner.ok_or(Error::NotFound)?;
        let (mut given, mut suggested) = (Filled::new(), Filled::new());
        if at.is_new() {
            given.insert("partner_id".to_owned(), owner.code.clone());
        }
        // Most hosts and homes are where their partner is.
        if matches!(at, At::NewHost(_) | At::NewHome(_)) {
            suggested.insert("city".to_owned(), owner.city.clone());
            suggested.insert("country".to_owned(), owner.country.code().to_owned());
        }
        let called = host.as_ref().map(|host| host.name.to_string());
        if let Some(host) = host.filter(|_| at.is_new()) {
            let language = owner.local_language.code().to_owned();
            suggested.insert("working_language".to_owned(), language);
            given.insert("host_company_id".to_owned(), host.code.clone());
            let trade = store::trade::find(work, organisation, host.trade).await?;
            let trade = trade.ok_or(Error::NotFound)?;
            given.insert("trade_code".to_owned(), trade.code.clone());
        }
        let partner = Some((partner, owner.name.to_string()));
        Ok(Self { code, partner, host: called, given, suggested })
    }
}

/// The rows of a table by their codes, as a file that is taken out has them.
async fn rows(work: &mut Work, kind: TableKind) -> Result<BTreeMap<String, Filled>> {
    const BROKEN: Error = Error::Broken("a table that was taken out cannot be read again");
    let export: Export = crate::export::open(work, kind, None).await?;
    if export.rows == 0 {
        return Ok(BTreeMap::new());
    }
    let csv = export.csv(Separator::Comma);
    let limits = Limits { rows: usize::MAX, bytes: usize::MAX, ..Limits::default() };
    let sheet = tables::read(kind.name(), &csv, &limits).map_err(|_| BROKEN)?;
    let key = kind.columns().iter().find(|column| column.is_key).ok_or(BROKEN)?.name;
    Ok(tables::filled(&sheet).filter_map(|cells| Some((cells.get(key)?.clone(), cells))).collect())
}

/// A code that no row has yet: as the last of them, counted on.
fn next_code<'c>(kind: TableKind, codes: impl Iterator<Item = &'c String>) -> String {
    let split = |code: &'c String| {
        let head = code.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = &code[head.len()..];
        Some((digits.parse::<u64>().ok()?, head, digits.len()))
    };
    match codes.filter_map(split).max() {
        Some((number, head, width)) => {
            let next = number.saturating_add(1);
            format!("{head}{next:0width$}")
        }
        None => {
            let letters = match kind {
                TableKind::Partners => "P",
                TableKind::HostCompanies => "H",
                TableKind::Offers => "PL",
                _ => "A",
            };
            format!("{letters}001")
        }
    }
}

async fn choices(work: &mut Work, organisation: OrganisationId, cells: &Filled) -> Result<Choices> {
    let trades = store::trade::list(work, organisation).await?;
    let trade = cells.get("trade_code").and_then(|code| trades.iter().find(|t| t.code == *code));
    let units = match trade.map(|trade| trade.id) {
        Some(trade) => {
            let units = store::unit::list(work, organisation).await?;
            units.into_iter().filter(|unit| unit.trade == trade).collect()
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

fn hash(cells: &Filled) -> String {
    let mut digest = Sha256::new();
    for (heading, text) in cells {
        // Marks that no cell can hold.
        digest.update(format!("{heading}\u{1f}{text}\u{1e}"));
    }
    hex::encode(digest.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_code_counts_on_from_the_last() {
        let next = |codes: &[&str]| {
            let codes: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
            next_code(TableKind::Offers, codes.iter())
        };
        assert_eq!(next(&["PL009", "PL010", "X3"]), "PL011");
        assert_eq!(next(&["PL099", "PL100"]), "PL101");
        assert_eq!(next(&["spring", ""]), "PL001");
        assert_eq!(next(&["99999999999999999999999"]), "PL001", "no number at all");
    }
}
