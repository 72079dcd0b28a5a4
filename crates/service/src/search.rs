//! Search: learners, partners, hosts and rounds by the beginnings of their words, whatever accents they have.

use crate::learner::{self, Line};
use crate::{App, Context, Error, Result};
use std::collections::BTreeMap;
use walz_domain::call::Call;
use walz_domain::host_company::HostCompany;
use walz_domain::partner::Partner;
use walz_domain::search::{finds, words};
use walz_domain::{OrganisationId, PartnerId};
use walz_policy as policy;
use walz_store::{self as store, Access, Stored, board};

/// As many of each kind are found.
pub const MOST: usize = 20;

/// Those of one kind, at most [`MOST`].
#[derive(Clone, Debug)]
pub struct Hits<T> {
    pub hits: Vec<T>,
    /// Whether there are more.
    pub more: bool,
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// By their names and codes, and by the hosts they go to.
    pub learners: Hits<Line>,
    /// By name, town and code.
    pub partners: Hits<Partner>,
    /// By name, town and code, each with its partner's name.
    pub hosts: Hits<(HostCompany, String)>,
    /// By title.
    pub rounds: Hits<Stored<Call>>,
}

impl Found {
    pub fn is_empty(&self) -> bool {
        let Self { learners, partners, hosts, rounds } = self;
        learners.hits.is_empty()
            && partners.hits.is_empty()
            && hosts.hits.is_empty()
            && rounds.hits.is_empty()
    }
}

impl<T> Hits<T> {
    fn of(all: impl IntoIterator<Item = T>) -> Self {
        let mut hits: Vec<T> = all.into_iter().take(MOST + 1).collect();
        let more = hits.len() > MOST;
        hits.truncate(MOST);
        Self { hits, more }
    }
}

/// Everything that has words which begin with all of these; nothing where there are none to look for.
///
/// # Errors
/// [`Error::NotFound`] for who may not see rounds.
pub async fn search(app: &App, ctx: &Context, query: &str) -> Result<Found> {
    let may = policy::case::sees_rounds(&ctx.actor, ctx.actor.organisation);
    let organisation = may.ok_or(Error::NotFound)?.organisation;
    let sought = words(query);
    let mut db = app.store.read().await?;
    let db = &mut db;
    if sought.is_empty() {
        return Ok(Found {
            learners: Hits::of([]),
            partners: Hits::of([]),
            hosts: Hits::of([]),
            rounds: Hits::of([]),
        });
    }
    let calls = store::call::list(db, organisation).await?;
    let partners = store::partner::list(db, organisation).await?;
    let names: BTreeMap<PartnerId, String> =
        partners.iter().map(|p| (p.id, p.name.to_string())).collect();
    let hosts = store::host_company::list(db, organisation).await?;
    let hosts = hosts
        .into_iter()
        .map(Stored::into_value)
        .filter(|host| finds(&sought, &format!("{} {} {}", host.name, host.city, host.code)));
    let with_partner = |host: HostCompany| {
        let partner = names.get(&host.partner).cloned().unwrap_or_default();
        (host, partner)
    };
    Ok(Found {
        learners: learners(db, organisation, query, &sought).await?,
        hosts: Hits::of(hosts.map(with_partner)),
        rounds: Hits::of(calls.into_iter().filter(|call| finds(&sought, &call.title))),
        partners: Hits::of(partners.into_iter().map(Stored::into_value).filter(|partner| {
            finds(&sought, &format!("{} {} {}", partner.name, partner.city, partner.code))
        })),
    })
}

async fn learners(
    db: &mut impl Access,
    organisation: OrganisationId,
    query: &str,
    sought: &[String],
) -> Result<Hits<Line>> {
    let (mut hits, mut more) = learner::found(db, organisation, sought.to_vec(), MOST).await?;
    // Most codes are written in capitals, and typed as it comes.
    let typed = query.trim();
    let mut by_code = store::learner::by_code(db, organisation, typed).await?;
    if by_code.is_empty() {
        by_code = store::learner::by_code(db, organisation, &typed.to_uppercase()).await?;
    }
    for known in by_code {
        if hits.iter().any(|line| line.learner == known.id) {
            continue;
        }
        let person = store::person::find(db, organisation, known.person).await?;
        let name = person.map(|person| person.name.to_string()).unwrap_or_default();
        let row = board::of_learner(db, organisation, known.id).await?.into_iter().next();
        hits.insert(0, Line { learner: known.id, name, row });
    }
    more |= hits.len() > MOST;
    hits.truncate(MOST);
    Ok(Hits { hits, more })
}
