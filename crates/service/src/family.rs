//! The family's page: where somebody is, with whom, how to call, what waits for a signature or an answer. For guardians of
//! a learner under age, and for the family of a grown-up who lets them see it.

use crate::case::CaseFile;
use crate::signing::{Text, language_of};
use crate::{App, Context, Error, Mail, Result, Subject, Work, begin, consent, link};
use jiff::SignedDuration;
use jiff::civil::Date;
use serde_json::json;
use walz_domain::check_in::State as Checked;
use walz_domain::country::Country;
use walz_domain::person::{Person, Phone};
use walz_domain::signing::{Party, State};
use walz_domain::window::{Period, days_from, plus_days};
use walz_domain::{GuardianId, LearnerId};
use walz_policy::Role;
use walz_policy::case::{Relation, relation};
use walz_store as store;
use walz_words::Words;

/// What a personal link to the page is for.
pub const LINK: &str = "family.see";

/// The page of one child.
#[derive(Clone, Debug)]
pub struct Family {
    pub learner: LearnerId,
    /// In full, and what to call them.
    pub name: (String, String),
    pub stay: Option<Stay>,
    /// The office, with the number that answers around the clock.
    pub office: (String, Option<Phone>),
    /// Texts that the reader signs or has signed.
    pub papers: Vec<Paper>,
    pub consents: consent::Seen,
    /// Under age today.
    pub minor: bool,
    pub today: Date,
}

/// Where the child goes.
#[derive(Clone, Debug)]
pub struct Stay {
    pub host: String,
    pub city: String,
    pub country: Country,
    pub period: Period,
    pub abroad: bool,
    /// Where they live, once a bed is confirmed.
    pub home: Option<String>,
    pub mentor: Option<Person>,
    pub partner: Option<Person>,
    /// The last day on which the learner said how it goes; what was said is theirs.
    pub heard: Option<Date>,
}

/// A text to sign.
#[derive(Clone, Debug)]
pub struct Paper {
    pub kind: PaperKind,
    pub id: uuid::Uuid,
    pub state: State,
    /// Whether the reader's signature is missing.
    pub waits: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperKind {
    Learning,
    Grant,
}

/// The learner whom a guardian has to do with.
///
/// # Errors
/// [`Error::NotFound`] for everybody but a guardian.
pub async fn child(app: &App, ctx: &Context) -> Result<LearnerId> {
    let Role::Guardian(guardian) = ctx.actor.role else { return Err(Error::NotFound) };
    let mut db = app.store.read().await?;
    let found = store::guardian::find(&mut db, ctx.actor.organisation, guardian).await?;
    Ok(found.ok_or(Error::NotFound)?.learner)
}

/// The family's page.
///
/// # Errors
/// [`Error::NotFound`] for everybody but a guardian to whom the stay is open.
pub async fn see(app: &App, ctx: &Context) -> Result<Family> {
    let learner = child(app, ctx).await?;
    let consents = consent::see(app, ctx, learner).await?;
    let Relation::Family(guardian) = consents.relation else { return Err(Error::NotFound) };
    let organisation = ctx.actor.organisation;
    let mut db = app.store.read().await?;
    let today = crate::day_of(&mut db, organisation, ctx.now).await?;
    let office = store::organisation::find(&mut db, organisation).await?.ok_or(Error::NotFound)?;
    let file = &consents.file;
    let person = &file.person;
    let stay = match &file.stay {
        Some(stay) => {
            let mobility = &stay.mobility;
            let heard = stay.check_ins.iter().find_map(|check_in| match &check_in.state {
                Checked::Answered { at, .. } => Some(crate::day_in(&office.time_zone, *at)),
                _ => None,
            });
            Some(Stay {
                host: stay.host.name.to_string(),
                city: stay.host.city.clone(),
                country: stay.host.country,
                period: mobility.period,
                abroad: mobility.state.is_abroad(),
                home: stay.accommodation.as_ref().map(|home| home.city.clone()),
                mentor: found(&mut db, file, stay.host.mentor).await?,
                partner: found(&mut db, file, stay.partner.contact).await?,
                heard,
            })
        }
        None => None,
    };
    Ok(Family {
        learner,
        name: (person.name.to_string(), person.short_name().to_owned()),
        stay,
        office: (office.name.to_string(), office.duty_phone.clone()),
        papers: papers(file, guardian),
        minor: person.is_minor_on(today),
        consents,
        today,
    })
}

async fn found(
    db: &mut impl store::Access,
    file: &CaseFile,
    person: Option<walz_domain::PersonId>,
) -> Result<Option<Person>> {
    let Some(person) = person else { return Ok(None) };
    let person = store::person::find(db, file.organisation, person).await?;
    Ok(person.map(store::Stored::into_value))
}

fn papers(file: &CaseFile, guardian: GuardianId) -> Vec<Paper> {
    let Some(stay) = &file.stay else { return Vec::new() };
    let learning = newest(&stay.agreements, PaperKind::Learning, guardian);
    let grant = newest(&stay.grants, PaperKind::Grant, guardian);
    learning.into_iter().chain(grant).collect()
}

/// The newest version that the guardian is asked to sign and that counts.
fn newest<T: Text>(
    versions: &[store::Stored<T>],
    kind: PaperKind,
    guardian: GuardianId,
) -> Option<Paper> {
    let party = Party::Guardian(guardian);
    let text = versions.iter().find(|text| text.state().document().is_some())?;
    let state = text.state();
    let asked = state.document()?.parties.contains(&party);
    asked.then(|| Paper {
        kind,
        id: text.id().into(),
        state: state.clone(),
        waits: state.waits_for().contains(&party),
    })
}

/// The address under which the holder of a link to the family's page signs a text: a link of its own, for this signature.
///
/// # Errors
/// [`Error::NotFound`] where there is no such text for this reader to sign.
pub async fn sign_link(app: &App, ctx: &Context, kind: PaperKind) -> Result<String> {
    let family = see(app, ctx).await?;
    let paper = family.papers.into_iter().find(|paper| paper.kind == kind && paper.waits);
    let paper = paper.ok_or(Error::NotFound)?;
    let new = link::New {
        organisation: ctx.actor.organisation,
        person: ctx.actor.person.ok_or(Error::NotFound)?,
        role: ctx.actor.role,
        purpose: match kind {
            PaperKind::Learning => walz_domain::agreement::Agreement::KIND.link,
            PaperKind::Grant => walz_domain::grant::GrantAgreement::KIND.link,
        },
        target: paper.id,
        single_use: true,
        holds: link::HOLDS,
    };
    // The address is a secret, and a second one does no harm.
    let mut work = Work::fresh(app, ctx).await?;
    let address = link::mint(&mut work, &new).await?;
    work.commit(()).await?;
    Ok(address)
}

/// Mails the guardians of a learner under age the link to their page, where their answers wait too. Returns how many mails
/// went out.
///
/// # Errors
/// [`Error::NotFound`] where there is no such learner or the actor does not run the case.
pub async fn invite(app: &App, ctx: &Context, learner: LearnerId) -> Result<u32> {
    let mut work = begin!(app, ctx, "family.invite", &learner);
    let organisation = ctx.actor.organisation;
    let file = CaseFile::newest(&mut work, organisation, learner).await?;
    let today = crate::today(&mut work).await?;
    let subject = file.subject(today);
    let relation = relation(&ctx.actor, &subject).ok_or(Error::NotFound)?;
    if !relation.runs() {
        return Err(Error::NotFound);
    }
    let open = subject.minor || subject.family_view;
    let mut written = 0;
    for guardian in file.guardians.iter().filter(|_| open) {
        let person = store::person::find(&mut work, organisation, guardian.person).await?;
        let Some(person) = person.map(store::Stored::into_value) else { continue };
        if write(&mut work, &file, guardian.id, &person, today).await? {
            written += 1;
        }
    }
    let detail = json!({ "mails": written });
    work.journal("family.invited", Subject::new("learner", learner), detail);
    work.commit(written).await
}

/// The link lasts until some time after the stay; what it opens ends with the eighteenth birthday anyway.
fn holds(file: &CaseFile, today: Date) -> SignedDuration {
    let last = file.stay.as_ref().map_or(today, |stay| stay.mobility.period.last());
    let days = days_from(today, plus_days(last, 14)).max(14);
    SignedDuration::from_hours(24 * days)
}

/// Writes to one guardian. Says whether there is an address.
async fn write(
    work: &mut Work,
    file: &CaseFile,
    guardian: GuardianId,
    person: &Person,
    today: Date,
) -> Result<bool> {
    let Some(email) = &person.email else { return Ok(false) };
    let new = link::New {
        organisation: file.organisation,
        person: person.id,
        role: Role::Guardian(guardian),
        purpose: LINK,
        target: file.learner.id.0,
        single_use: false,
        holds: holds(file, today),
    };
    let address = link::mint(work, &new).await?;
    let office = store::organisation::find(work, file.organisation).await?;
    let office = office.map(|office| office.name.to_string()).unwrap_or_default();
    let words = Words::of(language_of(person));
    let said = |key: &str| {
        words
            .t(key)
            .with("name", person.short_name())
            .with("learner", file.person.name.as_str())
            .with("office", office.as_str())
            .with("link", address.as_str())
            .to_string()
    };
    work.mail(Mail {
        organisation: file.organisation,
        to_name: person.name.to_string(),
        to_address: email.to_string(),
        subject: said("mail-family-subject"),
        text: said("mail-family-text"),
        about: Some(Subject::new("learner", file.learner.id)),
    })?;
    Ok(true)
}
