//! Reading a logbook: the entries, the weeks that they are in, and what shows best what was learned.

use crate::attendance;
use crate::case::CaseFile;
use crate::host::{Outcome, outcomes};
use crate::mid_term::{self, Told};
use crate::mobility::{Reached, reach};
use crate::{App, Context, Error, Result, Work};
use jiff::civil::Date;
use walz_domain::attendance::Week;
use walz_domain::logbook::{Entry, open};
use walz_domain::media::Media;
use walz_domain::portfolio::{self, PieceKind};
use walz_domain::{LogbookEntryId, MobilityId, PieceId};
use walz_policy::case::Relation;
use walz_policy::{self as policy, Role};
use walz_store::{self as store, Id, Stored};

/// The logbook of a stay, as the actor may read it.
#[derive(Debug)]
pub struct Logbook {
    pub mobility: MobilityId,
    pub learner: String,
    /// The newest day first.
    pub entries: Vec<Stored<Entry>>,
    /// The weeks that have begun, the newest first, without why somebody was away.
    pub weeks: Vec<Week>,
    pub outcomes: Vec<Outcome>,
    /// Files that are shown beside the entries.
    pub evidence: Vec<Evidence>,
    pub talk: Told,
    pub today: Date,
    /// Whether it is the actor's own.
    pub own: bool,
    /// Whether the actor can write about today, or about the last day.
    pub writes: bool,
    /// Whether the actor can show more, or take things away.
    pub collects: bool,
    /// The entries that can still be changed.
    pub open: Vec<LogbookEntryId>,
}

/// Something that shows what the learner can do.
#[derive(Clone, Debug)]
pub struct Evidence {
    pub from: Source,
    /// What it is called; of an entry its words.
    pub title: String,
    pub units: Vec<String>,
    pub media: Vec<Media>,
    pub school_only: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Entry(LogbookEntryId, Date),
    Piece(PieceId, PieceKind),
}

/// The learner's own logbook; `None` where there is no stay yet.
///
/// # Errors
/// [`Error::NotFound`] for everybody but a learner.
pub async fn own(app: &App, ctx: &Context) -> Result<Option<Logbook>> {
    let Role::Learner(learner) = ctx.actor.role else { return Err(Error::NotFound) };
    let mut work = Work::fresh(app, ctx).await?;
    let file = CaseFile::newest(&mut work, ctx.actor.organisation, learner).await?;
    let Some(stay) = file.stay.as_ref().map(|stay| stay.mobility.id) else { return Ok(None) };
    let reached = reach(&mut work, stay).await?;
    Ok(Some(read(&mut work, &reached).await?))
}

/// The logbook of a stay.
///
/// # Errors
/// [`Error::NotFound`] where there is no such stay, or the actor may not read it.
pub async fn see(app: &App, ctx: &Context, stay: MobilityId) -> Result<Logbook> {
    let mut work = Work::fresh(app, ctx).await?;
    let reached = reach(&mut work, stay).await?;
    read(&mut work, &reached).await
}

async fn read(work: &mut Work, reached: &Reached) -> Result<Logbook> {
    let Reached { file, stay, relation, today } = reached;
    let reads = policy::logbook::read(*relation).ok_or(Error::NotFound)?;
    let organisation = file.organisation;
    let id = stay.mobility.id;
    let mut entries = store::logbook::of_mobility(work, organisation, Id(id)).await?;
    entries.retain(|entry| reads.covers(entry));
    let mut weeks = attendance::hours_of_stay(work, organisation, stay, *today).await?;
    weeks.reverse();
    let (state, period) = (&stay.mobility.state, stay.mobility.period);
    let own = policy::logbook::write(*relation).is_some();
    let is_open = |on: Date| {
        let confirmed = |week: &Week| week.monday <= on && on <= week.sunday();
        let confirmed = weeks.iter().any(|week| week.confirmed.is_some() && confirmed(week));
        open(state, period, on, *today, confirmed).is_ok()
    };
    let open = entries.iter().filter(|entry| own && is_open(entry.on)).map(|entry| entry.id);
    let last = state.ended().unwrap_or(*today).min(period.last()).min(*today);
    Ok(Logbook {
        mobility: id,
        learner: match relation {
            Relation::Mentor(_) | Relation::SecondMentor(_) => file.person.short_name().to_owned(),
            _ => file.person.name.to_string(),
        },
        open: open.collect(),
        own,
        writes: own && is_open(last),
        collects: own && portfolio::open(state).is_ok(),
        outcomes: outcomes(work, file, stay).await?,
        evidence: evidence(work, id, *relation).await?,
        talk: mid_term::told(work, id, *relation).await?,
        today: *today,
        entries,
        weeks,
    })
}

/// What the learner shows of the stay, as far as the actor may see it: entries first, the oldest first.
pub(crate) async fn evidence(
    work: &mut Work,
    stay: MobilityId,
    relation: Relation,
) -> Result<Vec<Evidence>> {
    let Some(reads) = policy::logbook::read(relation) else { return Ok(Vec::new()) };
    let (organisation, stay) = (work.ctx().actor.organisation, Id(stay));
    let entries = store::logbook::of_mobility(work, organisation, stay).await?;
    let pieces = store::portfolio::of_mobility(work, organisation, stay).await?;
    let entries = entries.into_iter().rev().map(Stored::into_value);
    let shown = entries.filter(|entry| entry.evidence && reads.covers(entry));
    let shown = shown.map(|entry| Evidence {
        from: Source::Entry(entry.id, entry.on),
        title: entry.text,
        units: entry.units,
        media: entry.media,
        school_only: entry.school_only,
    });
    let pieces = pieces.into_iter().map(Stored::into_value);
    let pieces = pieces.filter(|piece| reads.covers_piece(piece)).map(|piece| Evidence {
        from: Source::Piece(piece.id, piece.kind),
        title: piece.title,
        units: piece.units,
        media: vec![piece.media],
        school_only: piece.school_only,
    });
    Ok(shown.chain(pieces).collect())
}
