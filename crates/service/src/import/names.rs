//! The names by which rows of tables refer to each other, and the ids behind them.

use super::{Options, Refusal};
use crate::{Error, Refused, Result, Work};
use std::collections::{BTreeMap, BTreeSet};
use walz_domain::call::Call;
use walz_domain::{HomeCompanyId, HostCompanyId, LearnerId, OfferId, PartnerId, TradeId, TutorId};
use walz_exchange::tables::{Fault, Faults, Key, Reason, Rows, TableKind};
use walz_store::{self as store, Stored};

/// Everything that has a name.
#[derive(Debug)]
pub(super) struct Names {
    pub(super) options: Options,
    pub(super) call: Option<Stored<Call>>,
    trades: BTreeMap<String, TradeId>,
    partners: BTreeMap<String, PartnerId>,
    hosts: BTreeMap<String, HostCompanyId>,
    offers: BTreeMap<String, OfferId>,
    companies: BTreeMap<String, HomeCompanyId>,
    tutors: BTreeMap<String, TutorId>,
    pub(super) learners: BTreeMap<String, LearnerId>,
    units: BTreeSet<String>,
    places: BTreeSet<String>,
}

/// A name was checked before; that it is not there any more is the program's fault.
const LOST: Error = Error::Broken("a checked name of a table is gone");

macro_rules! lookups {
    ($($name:ident: $id:ident in $map:ident;)*) => {$(
        pub(super) fn $name(&self, key: &Key) -> Result<$id> {
            self.$map.get(key.as_str()).copied().ok_or(LOST)
        }
    )*};
}

impl Names {
    pub(super) async fn load(work: &mut Work, options: Options) -> Result<Self> {
        let organisation = work.ctx().actor.organisation;
        let call = match options.call {
            Some(id) => {
                let call = store::call::find(work, organisation, id).await?;
                Some(call.ok_or(Error::NotFound)?)
            }
            None => store::call::list(work, organisation).await?.into_iter().next(),
        };
        let units = store::unit::codes(work, organisation).await?;
        let places = store::place::list(work, organisation).await?;
        Ok(Self {
            options,
            call,
            trades: store::trade::codes(work, organisation).await?,
            partners: store::partner::codes(work, organisation).await?,
            hosts: store::host_company::codes(work, organisation).await?,
            offers: store::offer::codes(work, organisation).await?,
            companies: store::home_company::codes(work, organisation).await?,
            tutors: store::tutor::codes(work, organisation).await?,
            learners: store::learner::codes(work, organisation).await?,
            units: units.into_keys().collect(),
            places: places.into_iter().map(|place| place.name).collect(),
        })
    }

    lookups! {
        trade: TradeId in trades;
        partner: PartnerId in partners;
        host: HostCompanyId in hosts;
        company: HomeCompanyId in companies;
        learner: LearnerId in learners;
    }

    /// A tutor; `None` where the table of tutors comes later.
    pub(super) fn tutor(&self, key: &Key) -> Option<TutorId> {
        self.tutors.get(key.as_str()).copied()
    }

    /// The call that rows of a round belong to.
    pub(super) fn call(&self) -> Result<&Stored<Call>> {
        self.call.as_ref().ok_or_else(|| Refused::new("import-no-call").into())
    }

    /// Looks every reference of a table up.
    pub(super) fn check(&self, rows: &Rows) -> Result<(), Refusal> {
        let mut faults = Faults::default();
        let own: BTreeSet<&str> = match rows {
            Rows::Learners(parsed) => parsed.values().map(|row| row.id.as_str()).collect(),
            _ => BTreeSet::new(),
        };
        for reference in rows.references() {
            let key = reference.key.as_str();
            if !self.knows(rows.kind(), reference.table, key) && !own.contains(key) {
                let reason = Reason::UnknownReference { table: reference.table };
                faults.push(Fault::new(reference.line, reference.column, key, reason));
            }
        }
        if faults.is_empty() {
            return Ok(());
        }
        let wrong: BTreeSet<u32> = faults.list.iter().map(|fault| fault.line).collect();
        faults.ready = rows.len().saturating_sub(wrong.len());
        faults.warnings = rows.warnings().to_vec();
        Err(faults.into())
    }

    fn knows(&self, from: TableKind, table: TableKind, key: &str) -> bool {
        match table {
            TableKind::Trades => self.trades.contains_key(key),
            TableKind::Units => self.units.contains(key),
            TableKind::Places => self.places.contains(key),
            TableKind::Partners => self.partners.contains_key(key),
            TableKind::HostCompanies => self.hosts.contains_key(key),
            TableKind::Offers => self.offers.contains_key(key),
            TableKind::HomeCompanies => self.companies.contains_key(key),
            // Companies and tutors refer to each other: the companies come first and learn of their tutors after.
            TableKind::Tutors => from == TableKind::HomeCompanies || self.tutors.contains_key(key),
            TableKind::Learners => self.learners.contains_key(key),
            // Offers bring their windows with them. A window of a known season may have no offers at all.
            TableKind::Windows => {
                let of_season = |call: &Stored<Call>| {
                    call.windows.iter().any(|w| w.code == key || key.starts_with(&w.season))
                };
                from == TableKind::Offers || self.call.as_ref().is_some_and(of_season)
            }
            _ => true,
        }
    }
}
