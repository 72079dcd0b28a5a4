//! Consents: each purpose by itself, in a wording with a version, revocable at any time.

use crate::case::{self, CaseFile};
use crate::{App, Context, Error, Result, Subject, begin};
use serde_json::json;
use walz_domain::consent::{Answer, Consent, Purpose, Wording};
use walz_domain::{ConsentId, LearnerId};
use walz_policy::case::{Relation, relation};
use walz_policy::consent as policy;
use walz_store as store;

/// The questions and answers about one learner.
#[derive(Clone, Debug)]
pub struct Seen {
    pub file: CaseFile,
    pub relation: Relation,
    /// The wording that is read today.
    pub wording: Wording,
    /// What the reader may answer, with the answer that stands.
    pub mine: Vec<(Purpose, Answer)>,
    /// Who answered what, for everybody who is asked.
    pub all: Vec<Asked>,
}

/// Somebody who is asked, with the answers that stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The learner where it is `None`.
    pub guardian: Option<walz_domain::GuardianId>,
    pub name: String,
    pub answers: Vec<(Purpose, Answer)>,
}

/// Who answered what about a learner, and what the actor is asked.
///
/// # Errors
/// [`Error::NotFound`] where there is no such learner or it is not the actor's to see.
pub async fn see(app: &App, ctx: &Context, learner: LearnerId) -> Result<Seen> {
    let organisation = ctx.actor.organisation;
    let mut db = app.store.read().await?;
    let file = CaseFile::newest(&mut db, organisation, learner).await?;
    let today = crate::day_of(&mut db, organisation, ctx.now).await?;
    let relation = relation(&ctx.actor, &file.subject(today)).ok_or(Error::NotFound)?;
    let _may = policy::see(relation).ok_or(Error::NotFound)?;
    let minor = file.person.is_minor_on(today);
    let mut all = Vec::new();
    for guardian in file.guardians.iter().filter(|g| g.parental_responsibility) {
        let person = store::person::find(&mut db, organisation, guardian.person).await?;
        let asked = Purpose::ALL.iter().filter(|purpose| purpose.asked_of_guardians());
        all.push(Asked {
            guardian: Some(guardian.id),
            name: person.map(|p| p.name.to_string()).unwrap_or_default(),
            answers: asked.map(|purpose| (*purpose, guardian.answer(*purpose))).collect(),
        });
    }
    let asked = Purpose::ALL.iter().filter(|purpose| purpose.asked_of_learners(minor));
    all.push(Asked {
        guardian: None,
        name: file.person.name.to_string(),
        answers: asked.map(|purpose| (*purpose, file.own_answer(*purpose))).collect(),
    });
    let mine = Purpose::ALL.iter().filter_map(|purpose| {
        let answers = policy::answer(relation, *purpose, minor)?;
        Some((*purpose, standing(&file, answers)))
    });
    let mine = mine.collect();
    Ok(Seen { file, relation, wording: Wording::on(today), mine, all })
}

/// The answer that stands.
fn standing(file: &CaseFile, answers: policy::Answers) -> Answer {
    match answers.guardian {
        Some(id) => {
            let guardian = file.guardians.iter().find(|guardian| guardian.id == id);
            guardian.map_or(Answer::Pending, |guardian| guardian.answer(answers.purpose))
        }
        None => file.own_answer(answers.purpose),
    }
}

/// Answers a question. `version` is the version of the wording that was read.
///
/// # Errors
/// [`Error::NotFound`] where there is no such learner or the question is not put to the actor; [`Error::Refused`] where
/// the wording has changed since it was read, or the answer is one already.
pub async fn answer(
    app: &App,
    ctx: &Context,
    learner: LearnerId,
    purpose: Purpose,
    answer: Answer,
    version: &str,
) -> Result<()> {
    let mut work = begin!(app, ctx, "consent.answer", &(learner, purpose, answer, version));
    let organisation = ctx.actor.organisation;
    let mut file = CaseFile::newest(&mut work, organisation, learner).await?;
    let today = crate::today(&mut work).await?;
    let relation = relation(&ctx.actor, &file.subject(today)).ok_or(Error::NotFound)?;
    let minor = file.person.is_minor_on(today);
    let may = policy::answer(relation, purpose, minor).ok_or(Error::NotFound)?;
    let wording = Wording::on(today);
    if wording.version != version {
        return Err(Error::refused("consent-refused-wording"));
    }
    if !standing(&file, may).can_become(answer) {
        return Err(Error::refused("consent-refused-answer"));
    }
    let new = Consent {
        id: ctx.id::<ConsentId>(),
        learner,
        guardian: may.guardian,
        purpose,
        answer,
        wording: wording.read_in(ctx.language.code()),
        at: ctx.now,
    };
    store::consent::add(&mut work, organisation, &new).await?;
    if let Some(id) = may.guardian {
        let guardian = file.guardians.iter_mut().find(|guardian| guardian.id == id);
        let guardian = guardian.ok_or(Error::NotFound)?;
        guardian.consents.insert(purpose, answer);
        store::guardian::update(&mut work, organisation, guardian).await?;
    }
    let detail = json!({
        "purpose": purpose,
        "answer": answer,
        "wording": new.wording,
        "guardian": may.guardian,
    });
    work.journal("consent.answered", Subject::new("learner", learner), detail);
    case::refresh(&mut work, file.call.id, learner).await?;
    work.commit(()).await
}
