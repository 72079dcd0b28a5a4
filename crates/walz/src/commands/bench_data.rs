//! `walz bench-data`: a year of any size, to measure on.
//!
//! The demo's year is played to its usual day. Its cases, with all their papers, are then written again and again under
//! new names until there are as many as asked for, so that every page has to do what it does in a real year. This
//! writes records as they are, without the verbs: it makes a database to look at, not one to work with.

use super::demo::{Tables, noon};
use crate::cli::BenchData;
use crate::demo::{self, COORDINATOR, OFFICE, Story};
use crate::installation::Installation;
use anyhow::{Context as _, Result, bail};
use jiff::Timestamp;
use jiff::civil::date;
use serde_json::json;
use std::process::ExitCode;
use uuid::Uuid;
use walz_domain::agreement::Agreement;
use walz_domain::application::Application;
use walz_domain::check_in::CheckIn;
use walz_domain::grant::GrantAgreement;
use walz_domain::learner::Learner;
use walz_domain::mobility::Mobility;
use walz_domain::offer::Offer;
use walz_domain::paper::Paper;
use walz_domain::person::{Email, Person};
use walz_domain::{CallId, MobilityId, OrganisationId, PersonId};
use walz_policy::{Actor, Role};
use walz_service::sign_in::{self, Visit};
use walz_service::{Clock, Context, Ids, account, membership, setting};
use walz_store::board::{self, BoardRow};
use walz_store::outcome::{self, Outcome};
use walz_store::{self as store, Access, Id, Store};
use walz_words::Language;

/// How many cases are written in one transaction.
const BATCH: usize = 4000;

pub(crate) async fn run(flags: &BenchData, mut installation: Installation) -> Result<ExitCode> {
    let tables = Tables::of(None)?;
    let on = date(2027, 3, 3);
    let story = Story { tables: tables.path(), until: on, progress: &|_, _, _| {} };
    demo::play(&installation.app, &story).await?;
    let now = noon(on)?;
    installation.clock = Clock::showing(now, Timestamp::now());
    let operator = Context::new(Actor::OPERATOR, now, installation.ids.clone());
    setting::set_clock(&installation.app, &operator, installation.clock).await?;
    // What is due is done now, so that the measured server has nothing else to do.
    let worker = super::serve::worker(&installation.config, &installation.app, &installation.ids)?;
    worker.run_due(now).await?;

    let store = installation.app.store.clone();
    let call = only_call(&store).await?;
    let cases = Case::all(&store, call).await?;
    let mut last = None;
    let numbers: Vec<usize> = (cases.len()..flags.learners).collect();
    for batch in numbers.chunks(BATCH) {
        let mut tx = store.begin().await?;
        for n in batch {
            let case = cases.get(n % cases.len()).context("the demo has no cases")?;
            last = Some(case.again(&mut tx, &installation.ids, now, *n).await?);
        }
        tx.commit().await?;
    }
    store.settle().await?;

    let shown = last.or_else(|| cases.first().map(|case| case.learner.id));
    let shown = shown.context("the demo has no learners")?;
    let found = store::learner::find(&mut store.read().await?, OFFICE, shown).await?;
    let person = found.context("the learner is not there")?.person;
    let office = sign_in(&installation, &operator, OFFICE, COORDINATOR, Role::Coordinator).await?;
    let learner = sign_in(&installation, &operator, OFFICE, person, Role::Learner(shown)).await?;
    let page = |name: &str, path: String, cookie: &str| json!({ "name": name, "path": path, "cookie": cookie });
    let pages = [
        page("board", format!("/rounds/{call}"), &office),
        page("person", format!("/people/{shown}"), &office),
        page("today", "/today".to_owned(), &office),
        page("learner's journey", "/my".to_owned(), &learner),
        json!({ "name": "outcomes", "path": "/outcomes", "cookie": office, "sums": true }),
    ];
    println!("{}", json!({ "pages": pages }));
    store.close().await;
    Ok(ExitCode::SUCCESS)
}

async fn only_call(store: &Store) -> Result<CallId> {
    let calls = store::call::list(&mut store.read().await?, OFFICE).await?;
    match calls.as_slice() {
        [call] => Ok(call.id),
        _ => bail!("the database is not an empty one"),
    }
}

/// The session of somebody in a role, as the browser keeps it.
pub(super) async fn sign_in(
    installation: &Installation,
    operator: &Context,
    organisation: OrganisationId,
    person: PersonId,
    role: Role,
) -> Result<String> {
    let app = &installation.app;
    let email: Email = format!("bench-{}@demo.example", role.kind().code()).parse()?;
    let account = account::admit(app, operator, &email, Language::En).await?;
    let new = membership::New {
        organisation,
        account: Some(account),
        person: Some(person),
        role,
        until: None,
    };
    membership::give(app, operator, new).await?;
    let holds = jiff::SignedDuration::from_hours(1);
    let address = sign_in::pass(app, operator, &email, holds).await?;
    let token = address.rsplit('/').next().unwrap_or_default().parse()?;
    let visit = Visit { address: String::new(), user_agent: "bench".to_owned(), previous: None };
    let visitor = Context::new(Actor::VISITOR, operator.now, installation.ids.clone());
    let session = sign_in::confirm(app, &visitor, &visit, &token, None).await?;
    Ok(format!("walz={}", session.token.reveal()))
}

/// A case with everything that its page shows.
struct Case {
    person: Person,
    learner: Learner,
    application: Application,
    row: BoardRow,
    stay: Option<Stay>,
}

struct Stay {
    mobility: Mobility,
    offer: Offer,
    agreement: Option<Agreement>,
    grant: Option<GrantAgreement>,
    papers: Vec<Paper>,
    check_ins: Vec<CheckIn>,
}

impl Case {
    async fn all(store: &Store, call: CallId) -> Result<Vec<Self>> {
        let mut db = store.read().await?;
        let db = &mut db;
        let mut cases = Vec::new();
        for application in store::application::of_call(db, OFFICE, Id(call)).await? {
            let learner = store::learner::find(db, OFFICE, application.learner).await?;
            let learner = learner.context("a learner is gone")?.into_value();
            let person = store::person::find(db, OFFICE, learner.person).await?;
            let row = board::find(db, OFFICE, call, learner.id).await?;
            let stays = store::mobility::of_learner(db, OFFICE, Id(learner.id)).await?;
            let stay = match stays.into_iter().next() {
                Some(mobility) => Some(Stay::of(db, mobility.into_value()).await?),
                None => None,
            };
            cases.push(Self {
                person: person.context("a person is gone")?.into_value(),
                row: row.context("a row is gone")?,
                application: application.into_value(),
                learner,
                stay,
            });
        }
        Ok(cases)
    }

    /// Writes the case once more, under another name.
    async fn again(
        &self,
        db: &mut impl Access,
        ids: &Ids,
        now: Timestamp,
        n: usize,
    ) -> Result<walz_domain::LearnerId> {
        let id = || ids.next::<Uuid>(now);
        let name = format!("{} {}", self.person.name, surname(n)).parse()?;
        let person = Person { id: id().into(), name, email: None, ..self.person.clone() };
        let learner = Learner {
            id: id().into(),
            code: format!("B{n:06}"),
            person: person.id,
            ..self.learner.clone()
        };
        store::person::add(db, OFFICE, &person).await?;
        store::learner::add(db, OFFICE, &learner).await?;
        let application =
            Application { id: id().into(), learner: learner.id, ..self.application.clone() };
        store::application::add(db, OFFICE, &application).await?;
        let mobility = match &self.stay {
            Some(stay) => Some(stay.again(db, ids, now, &learner, n).await?),
            None => None,
        };
        let row = BoardRow {
            learner: learner.id,
            name: person.name.to_string(),
            mobility,
            ..self.row.clone()
        };
        board::put(db, OFFICE, None, &row).await?;
        Ok(learner.id)
    }
}

impl Stay {
    async fn of(db: &mut impl Access, mobility: Mobility) -> Result<Self> {
        let id = Id(mobility.id);
        let agreements = store::agreement::of_mobility(db, OFFICE, id).await?;
        let grants = store::grant_agreement::of_mobility(db, OFFICE, id).await?;
        let check_ins = store::check_in::of_mobility(db, OFFICE, id).await?;
        let offer = store::offer::find(db, OFFICE, mobility.offer).await?;
        Ok(Self {
            offer: offer.context("a place is gone")?.into_value(),
            agreement: agreements.into_iter().next().map(store::Stored::into_value),
            grant: grants.into_iter().next().map(store::Stored::into_value),
            papers: store::paper::of_mobility(db, OFFICE, mobility.id).await?,
            check_ins: check_ins.into_iter().map(store::Stored::into_value).collect(),
            mobility,
        })
    }

    async fn again(
        &self,
        db: &mut impl Access,
        ids: &Ids,
        now: Timestamp,
        learner: &Learner,
        n: usize,
    ) -> Result<MobilityId> {
        let id = || ids.next::<Uuid>(now);
        let mobility = Mobility { id: id().into(), learner: learner.id, ..self.mobility.clone() };
        store::mobility::add(db, OFFICE, &mobility).await?;
        if let Some(agreement) = &self.agreement {
            let new = Agreement { id: id().into(), mobility: mobility.id, ..agreement.clone() };
            store::agreement::add(db, OFFICE, &new).await?;
        }
        if let Some(grant) = &self.grant {
            let new = GrantAgreement { id: id().into(), mobility: mobility.id, ..grant.clone() };
            store::grant_agreement::add(db, OFFICE, &new).await?;
        }
        for paper in &self.papers {
            let new = Paper { mobility: mobility.id, ..paper.clone() };
            store::paper::put(db, OFFICE, &new).await?;
        }
        for check_in in &self.check_ins {
            let new = CheckIn { id: id().into(), mobility: mobility.id, ..check_in.clone() };
            store::check_in::add(db, OFFICE, &new).await?;
        }
        outcome::put(db, OFFICE, &self.outcome(&mobility, u32::try_from(n)?)).await?;
        Ok(mobility.id)
    }

    /// What the stay came to, as if it were over: figures on outcomes add up all of them.
    fn outcome(&self, mobility: &Mobility, n: u32) -> Outcome {
        let agreed = self.agreement.as_ref().map_or(0, |text| text.content.units.len());
        let agreed = u32::try_from(agreed).unwrap_or_default();
        Outcome {
            mobility: mobility.id,
            call: mobility.call,
            trade: self.offer.trade,
            partner: self.offer.partner,
            host: self.offer.host,
            begun: true,
            ended: Some(mobility.period.last()),
            signed: true,
            agreed,
            promised: agreed,
            assessed: agreed,
            achieved: agreed.saturating_sub(n % 2),
            moderated: agreed.saturating_sub(n % 3),
            recognised: agreed.saturating_sub(n % 2),
            decided: agreed,
            days: Some(n % 40),
        }
    }
}

/// A name of its own for every number: two letters and then digits would not be found by words as names are.
fn surname(mut n: usize) -> String {
    const SYLLABLES: [&str; 16] = [
        "berg", "dal", "fjell", "gard", "haug", "lund", "moen", "nes", "rud", "sand", "skog",
        "stad", "vang", "vik", "voll", "ås",
    ];
    let mut name = String::new();
    for _ in 0..5 {
        name.push_str(SYLLABLES.get(n % SYLLABLES.len()).copied().unwrap_or_default());
        n /= SYLLABLES.len();
    }
    name
}
