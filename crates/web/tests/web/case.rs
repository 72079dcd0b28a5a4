//! A case in an organisation of the world: a learner abroad, with signed texts, a check-in, an incident and a visit. Whoever has a
//! role in the world has to do with it: its learner, tutor, partner, host and guardian all have the id that roles have.

use crate::records::{FIRST, Host, Network, Placed};
use crate::world::{SUBJECT, World};
use jiff::civil::date;
use walz_domain::check_in::Mood;
use walz_domain::credential::{Credential, File, Form, State};
use walz_domain::group_programme::{GroupProgramme, Plan};
use walz_domain::incident::{IncidentKind, Level};
use walz_domain::logbook::Entry;
use walz_domain::person::Person;
use walz_domain::portfolio::PieceKind;
use walz_domain::visit::FundingLine;
use walz_domain::window::Period;
use walz_domain::{
    AgreementId, CallId, CheckInId, CredentialId, GrantId, GroupProgrammeId, IncidentId,
    LogbookEntryId, MediaId, MobilityId, OrganisationId, PieceId, VisitId,
};
use walz_policy::{Actor, Role};
use walz_service::check_in::{self, Answer};
use walz_service::media::Brought;
use walz_service::{Context, Work, incident, mobility, person, portfolio, visit};
use walz_store::signed_document::{self, SignedDocument};
use walz_store::{Id, agreement, credential, grant_agreement, group_programme};

/// What paths can name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Case {
    /// The learner, as who acts.
    pub(crate) own: Actor,
    pub(crate) call: CallId,
    pub(crate) stay: MobilityId,
    pub(crate) check_in: CheckInId,
    pub(crate) incident: IncidentId,
    pub(crate) visit: VisitId,
    pub(crate) group: GroupProgrammeId,
    pub(crate) agreement: AgreementId,
    pub(crate) grant: GrantId,
    pub(crate) credential: CredentialId,
}

/// A learner who has been abroad for some weeks.
pub(crate) async fn case(world: &World, office: OrganisationId) -> Case {
    let app = &world.site.app;
    let id = || world.ctx.id();
    let subject = SUBJECT;
    let network = Network {
        office,
        call: world.ctx.id(),
        partner: subject.into(),
        contact: world.ctx.id(),
        hosts: vec![Host { id: subject.into(), mentor: world.ctx.id(), offer: id() }],
        tutor: subject.into(),
        tutor_person: world.ctx.id(),
        trade: id(),
        company: id(),
    };
    network.add(&app.store).await;
    let learner = Placed {
        id: subject.into(),
        person: world.ctx.id(),
        stay: world.ctx.id(),
        guardian: subject.into(),
        guardian_person: world.ctx.id(),
    };
    network.learner(&app.store, learner, ("Amina Hansen", "2010-05-01"), 0).await;
    network.papers(&app.store, learner).await;

    let kari = kari(world, office).await;
    let mut work = Work::fresh(app, &kari).await.expect("a unit of work");
    walz_service::case::refresh(&mut work, network.call, learner.id).await.expect("refreshed");
    work.commit(()).await.expect("kept");
    let first = FIRST.parse().expect("a day");
    mobility::depart(app, &kari, learner.stay, first).await.expect("left");
    mobility::arrive(app, &kari, learner.stay, first).await.expect("arrived");
    let role = Role::Learner(learner.id);
    let own = kari.acting_as(Actor { organisation: office, person: Some(learner.person), role });
    let talk = Answer { mood: Mood::Talk, note: "the room".to_owned() };
    let answered = check_in::answer(app, &own, learner.stay, &talk).await.expect("answered");
    let told = incident::New {
        mobility: learner.stay,
        happened: first,
        kind: IncidentKind::Theft,
        level: Level::Minor,
        about_health: false,
        text: "A bicycle was stolen.".to_owned(),
    };
    let told = incident::report(app, &own, &told).await.expect("reported");
    let new = visit::New {
        tutor: network.tutor,
        partner: network.partner,
        learners: vec![learner.id],
        period: Period::new(date(2027, 2, 16), date(2027, 2, 18)).expect("a period"),
        purpose: "progress".to_owned(),
        meets_mentor: true,
        inspects_accommodation: true,
        checks_host: false,
        green_travel: false,
        funding: FundingLine::OrganisationalSupport,
    };
    let visit = visit::plan(app, &kari, &new).await.expect("planned");
    let mut db = app.store.read().await.expect("a database");
    let texts = agreement::of_mobility(&mut db, office, Id(learner.stay)).await.expect("texts");
    let agreement = texts.first().expect("an agreement");
    let texts =
        grant_agreement::of_mobility(&mut db, office, Id(learner.stay)).await.expect("texts");
    let grant = texts.first().expect("a grant agreement");
    Case {
        own: own.actor,
        call: network.call,
        stay: learner.stay,
        check_in: answered.check_in,
        incident: told.id,
        visit,
        group: group(world, office, &network, learner).await,
        agreement: agreement.id,
        grant: grant.id,
        credential: credential(world, office, learner).await,
    }
}

/// A group with the learner alone, which no page would let through.
async fn group(
    world: &World,
    office: OrganisationId,
    network: &Network,
    learner: Placed,
) -> GroupProgrammeId {
    let kept = GroupProgramme {
        id: world.ctx.id(),
        partner: network.partner,
        plan: Plan {
            title: "First days together".to_owned(),
            period: Period::new(date(2027, 2, 16), date(2027, 2, 18)).expect("a period"),
            learners: vec![learner.id],
            escorts: Vec::new(),
            outcomes: "Find the way to work.".to_owned(),
            method: String::new(),
            evaluation: String::new(),
            days: Vec::new(),
        },
    };
    let mut tx = world.site.app.store.begin().await.expect("writes");
    group_programme::add(&mut tx, office, &kept).await.expect("added");
    tx.commit().await.expect("kept");
    kept.id
}

/// What the learner took home from the stay, as far as the pages look at it.
async fn credential(world: &World, office: OrganisationId, learner: Placed) -> CredentialId {
    let form = Form::OpenBadge;
    let kept = Credential {
        id: world.ctx.id(),
        mobility: learner.stay,
        learner: learner.id,
        place: 0,
        title: "Learning abroad: Cook".to_owned(),
        key: world.ctx.id(),
        says: String::new(),
        files: vec![File { form, hash: "00".to_owned() }],
        issued: world.ctx.now,
        state: State::Issued,
    };
    let document = SignedDocument {
        hash: "00".to_owned(),
        subject: kept.id.0,
        media_type: form.media_type().to_owned(),
        bytes: b"{}".to_vec(),
    };
    let mut tx = world.site.app.store.begin().await.expect("a transaction");
    credential::add(&mut tx, office, &kept).await.expect("a credential");
    let at = world.ctx.now;
    signed_document::add(&mut tx, office, &document, at).await.expect("its bytes");
    tx.commit().await.expect("kept");
    kept.id
}

/// A coordinator whom the office knows as a person.
async fn kari(world: &World, office: OrganisationId) -> Context {
    let new = Person {
        id: world.ctx.id(),
        name: "Kari Nordmann".parse().expect("a name"),
        call_me: None,
        email: None,
        phone: None,
        language: None,
        born: None,
    };
    let person = person::add(&world.site.app, &world.ctx, office, &new).await.expect("a person");
    let actor = Actor { organisation: office, person: Some(person), role: Role::Coordinator };
    world.ctx.acting_as(actor)
}

/// An entry of the learner's logbook. Kept as it is: a day takes a few, and many routes ask for one of their own.
pub(crate) async fn entry(world: &World, case: Case) -> LogbookEntryId {
    let entry = Entry {
        id: world.ctx.id(),
        mobility: case.stay,
        on: date(2027, 3, 1),
        text: "Made stock alone".to_owned(),
        units: vec!["COOK-U1".to_owned()],
        media: Vec::new(),
        school_only: false,
        evidence: false,
        at: world.ctx.now,
    };
    let mut tx = world.site.app.store.begin().await.expect("a transaction");
    walz_store::logbook::add(&mut tx, case.own.organisation, &entry).await.expect("written");
    tx.commit().await.expect("kept");
    entry.id
}

/// A piece of the learner's portfolio, added just now, and its file.
pub(crate) async fn piece(world: &World, case: Case) -> (PieceId, MediaId) {
    let ctx = world.ctx.acting_as(case.own);
    let new = portfolio::New {
        title: "The menu that I wrote".to_owned(),
        kind: PieceKind::WorkPaper,
        units: vec!["COOK-U1".to_owned()],
        school_only: false,
    };
    let file = Brought { field: "file", bytes: b"%PDF-1.7".to_vec() };
    let app = &world.site.app;
    let id = portfolio::add(app, &ctx, case.stay, &new, Some(&file)).await.expect("added");
    let mut db = app.store.read().await.expect("a database");
    let kept = walz_store::portfolio::find(&mut db, case.own.organisation, id).await;
    (id, kept.expect("found").expect("a piece").media.id)
}
