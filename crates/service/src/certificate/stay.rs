//! Papers of one stay: Europass Mobility before and after it, the transcript, the certificate of attendance.

use super::{Known, made, office};
use crate::case::{CaseFile, StayFile};
use crate::mobility::reach;
use crate::signing::File;
use crate::{App, Context, Error, Result, Subject, Work, numbering};
use serde_json::json;
use walz_documents::attendance_certificate::{self, Attended, Hours};
use walz_documents::europass_mobility::{self, After, Skill};
use walz_documents::transcript::{self, Outcome};
use walz_documents::{Error as Unset, Setting};
use walz_domain::agreement::Content;
use walz_domain::attendance;
use walz_domain::certificate::{NotYet, StayPaper};
use walz_domain::europass_mobility::{EuropassMobility, Heading, NUMBER_PREFIX};
use walz_domain::grant::{ActivityType, Rules};
use walz_domain::{MobilityId, OrganisationId};
use walz_policy as policy;
use walz_store::{self as store, Access, Id};
use walz_words::{Language, Words};

/// Which papers of a stay can be made now.
pub(crate) fn offered(stay: &StayFile) -> Vec<StayPaper> {
    StayPaper::ALL.iter().copied().filter(|paper| ready(stay, *paper).is_ok()).collect()
}

fn ready(stay: &StayFile, paper: StayPaper) -> std::result::Result<(), NotYet> {
    let agreed = stay.agreement().is_some_and(|text| text.state.document().is_some());
    paper.ready(agreed, &stay.mobility.state)
}

/// A paper of a stay, in a language.
///
/// # Errors
/// [`Error::NotFound`] where there is no such stay or it is not the actor's business; [`Error::Refused`] where it cannot
/// be made yet.
pub async fn of_stay(
    app: &App,
    ctx: &Context,
    stay: MobilityId,
    paper: StayPaper,
    language: Language,
) -> Result<File> {
    let mut work = Work::fresh(app, ctx).await?;
    let reached = reach(&mut work, stay).await?;
    let _may = policy::certificate::of_stay(reached.relation).ok_or(Error::NotFound)?;
    ready(&reached.stay, paper).map_err(|why| {
        Error::refused(match why {
            NotYet::NotAgreed => "certificate-refused-no-agreement",
            NotYet::NotOver => "certificate-refused-not-over",
        })
    })?;
    if paper == StayPaper::EuropassMobility {
        note(&mut work, &reached.stay).await?;
    }
    let known = known(&mut work, ctx, &reached.file, &reached.stay, paper, language).await?;
    let detail = json!({ "paper": paper.code() });
    work.journal("certificate.taken", Subject::new("mobility", stay), detail);
    work.commit(()).await?;
    let bytes = made(app.seal.clone(), ctx.now, known).await?;
    Ok(File::pdf(format!("{}-{}", paper.code(), reached.file.learner.code), bytes))
}

/// All papers of a stay that can be made, for an export. What is to be kept of them is, in a unit of work of its own; the
/// rest is read, and made while nothing is open.
pub(crate) async fn papers(
    app: &App,
    ctx: &Context,
    file: &CaseFile,
    stay: &StayFile,
    language: Language,
) -> Result<Vec<(StayPaper, Vec<u8>)>> {
    let offered = offered(stay);
    if offered.contains(&StayPaper::EuropassMobility) {
        let (id, mut db) = (stay.mobility.id, app.store.read().await?);
        let kept = store::europass_mobility::of_mobility(&mut db, file.organisation, id).await?;
        drop(db);
        if !is_noted(kept.as_deref(), stay) {
            let mut work = Work::fresh(app, ctx).await?;
            note(&mut work, stay).await?;
            work.commit(()).await?;
        }
    }
    let mut all = Vec::new();
    for paper in offered {
        let mut db = app.store.read().await?;
        let known = known(&mut db, ctx, file, stay, paper, language).await?;
        drop(db);
        all.push((paper, made(app.seal.clone(), ctx.now, known).await?));
    }
    Ok(all)
}

/// Everything that a paper says.
async fn known(
    db: &mut impl Access,
    ctx: &Context,
    file: &CaseFile,
    stay: &StayFile,
    paper: StayPaper,
    language: Language,
) -> Result<Known> {
    let (_, setting) = office(db, ctx, language).await?;
    let text = stay.agreement().ok_or(Error::Broken("a stay without an agreement was told of"))?;
    let record = Record {
        content: text.content.clone(),
        reference: file.learner.code.clone(),
        hours: hours(db, file.organisation, stay).await?,
        stay: stay.clone(),
    };
    let words = setting.words;
    let set: Box<dyn FnOnce() -> _ + Send> = match paper {
        StayPaper::EuropassMobility => {
            let number = number(db, file.organisation, stay.mobility.id).await?;
            let skills = skills(db, file, &record.content, language).await?;
            let activity = activity(file, stay, words);
            Box::new(move || record.europass(&number, &activity, &skills, &setting))
        }
        StayPaper::Transcript => Box::new(move || {
            transcript::pdf(&record.content, &record.outcomes(), &record.reference, &setting)
        }),
        StayPaper::Attendance => Box::new(move || record.attendance(&setting)),
    };
    Ok(Known { words, set })
}

/// What papers of a stay are made from.
struct Record {
    content: Content,
    reference: String,
    hours: Hours,
    stay: StayFile,
}

impl Record {
    fn outcomes(&self) -> Vec<Outcome<'_>> {
        self.stay.told(&self.content)
    }

    fn europass(
        &self,
        number: &str,
        activity: &str,
        skills: &[Skill],
        setting: &Setting,
    ) -> std::result::Result<Vec<u8>, Unset> {
        let outcomes = self.outcomes();
        let after = self.stay.mobility.state.has_ended().then(|| After {
            period: self.stay.mobility.really(),
            hours: self.hours.clone(),
            outcomes: &outcomes,
        });
        let document = europass_mobility::EuropassMobility {
            number,
            content: &self.content,
            host_kind: &self.stay.host.sector,
            activity,
            skills,
            after,
        };
        europass_mobility::pdf(&document, setting)
    }

    fn attendance(&self, setting: &Setting) -> std::result::Result<Vec<u8>, Unset> {
        let attended = Attended {
            content: &self.content,
            reference: &self.reference,
            period: self.stay.mobility.really(),
            hours: self.hours.clone(),
            department: &self.stay.host.sector,
        };
        attendance_certificate::pdf(&attended, setting)
    }
}

/// The hours that were confirmed, beside those agreed.
async fn hours(
    db: &mut impl Access,
    organisation: OrganisationId,
    stay: &StayFile,
) -> Result<Hours> {
    let weeks = store::attendance::of_mobility(db, organisation, stay.mobility.id).await?;
    let confirmed = attendance::sum(weeks.iter().filter(|week| week.confirmed.is_some()));
    let agreed_per_week = match stay.agreement() {
        Some(text) => text.content.hours_per_week,
        None => stay.offer.hours_per_week,
    };
    let plan = crate::attendance::plan(stay);
    let weeks = plan.map_or(0, |plan| plan.mondays().len());
    let weeks = u32::try_from(weeks).unwrap_or(u32::MAX);
    Ok(Hours { agreed_per_week, confirmed, weeks })
}

/// The number of a stay's document, which was given before.
async fn number(
    db: &mut impl Access,
    organisation: OrganisationId,
    stay: MobilityId,
) -> Result<String> {
    let given = store::europass_mobility::of_mobility(db, organisation, stay).await?;
    let given = given.ok_or(Error::Broken("a document without a number was to be made"))?;
    Ok(given.into_value().number)
}

/// Whether nothing is to be kept of a document that is made now.
fn is_noted(kept: Option<&EuropassMobility>, stay: &StayFile) -> bool {
    kept.is_some_and(|one| one.issued.is_some() || !stay.mobility.state.has_ended())
}

/// Gives a stay's document its number when it is made for the first time; it is the same ever after. Once the stay is over,
/// the document is issued when it is made for the first time then.
async fn note(work: &mut Work, stay: &StayFile) -> Result<()> {
    let (organisation, now) = (work.ctx().actor.organisation, work.ctx().now);
    let id = stay.mobility.id;
    let kept = store::europass_mobility::of_mobility(work, organisation, id).await?;
    if is_noted(kept.as_deref(), stay) {
        return Ok(());
    }
    numbering::hold(work).await?;
    // Somebody else may have asked for it in the same moment.
    let kept = store::europass_mobility::of_mobility(work, organisation, id).await?;
    if is_noted(kept.as_deref(), stay) {
        return Ok(());
    }
    let issued = stay.mobility.state.has_ended().then_some(now);
    let subject = Subject::new("mobility", id);
    let number = match kept {
        Some(mut kept) => {
            kept.issued = issued;
            store::europass_mobility::update(work, organisation, &kept).await?;
            kept.number.clone()
        }
        None => {
            let all = store::europass_mobility::list(work, organisation).await?;
            let number = numbering::next(NUMBER_PREFIX, all.iter().map(|one| &one.number));
            let new = EuropassMobility {
                id: work.ctx().id(),
                mobility: id,
                number: number.clone(),
                given: now,
                issued,
            };
            store::europass_mobility::add(work, organisation, &new).await?;
            let detail = json!({ "number": number });
            work.journal("europass_mobility.numbered", subject, detail);
            number
        }
    };
    if issued.is_some() {
        work.journal("europass_mobility.issued", subject, json!({ "number": number }));
    }
    Ok(())
}

/// What the European classification calls the skills of the agreed units, by the headings of the form.
async fn skills(
    db: &mut impl Access,
    file: &CaseFile,
    content: &Content,
    language: Language,
) -> Result<Vec<Skill>> {
    let units = store::unit::of_trade(db, file.organisation, Id(file.trade.id)).await?;
    let agreed = |code: &String| content.units.iter().any(|unit| unit.code == *code);
    let mut all = Vec::new();
    for unit in units.iter().filter(|unit| agreed(&unit.code)) {
        for link in &unit.links {
            // A term that nobody has any more keeps the name under which it was chosen.
            let (heading, label) = match &store::esco::find(db, &link.uri).await? {
                Some(kept) => {
                    let texts = crate::esco::in_language(kept, language).1;
                    (Heading::of(&kept.term), texts.label.clone())
                }
                None => (Heading::Job, link.label.clone()),
            };
            all.push(Skill { unit: unit.code.clone(), heading, label });
        }
    }
    Ok(all)
}

/// What the programme calls a stay of this length.
fn activity(file: &CaseFile, stay: &StayFile, words: Words) -> String {
    let days = u32::try_from(stay.mobility.period.days()).unwrap_or(u32::MAX);
    let kind = Rules::default().kind_of_stay(days, file.learner.fewer_opportunities);
    let said = |kind: ActivityType| words.t(format!("activity-{}", kind.code().replace('_', "-")));
    kind.map(|kind| said(kind).to_string()).unwrap_or_default()
}
