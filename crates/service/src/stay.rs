//! One stay as those see it who have to do with it: where it stands, what comes next, and what may be done.

mod during;

pub use during::During;

use crate::case::{CaseFile, StayFile};
use crate::host::{Outcome, outcomes};
use crate::mobility::reach;
use crate::people::{self, Contact, Who};
use crate::{App, Context, Result, Work, certificate};
use jiff::civil::Date;
use walz_domain::MobilityId;
use walz_domain::certificate::StayPaper;
use walz_domain::check_in::CheckIn;
use walz_domain::credential::Credential;
use walz_domain::follow_up::From;
use walz_domain::host_answer::HostAnswer;
use walz_domain::incident::Incident;
use walz_domain::mobility::Step;
use walz_domain::moderation::Moderation;
use walz_domain::paper::GateState;
use walz_domain::recognition::Recognition;
use walz_domain::unit::coverage::Coverage;
use walz_policy as policy;
use walz_policy::case::Relation;
use walz_store::{self as store, Id, Stored};

/// A stay. What the actor may not know is left out.
#[derive(Debug)]
pub struct Seen {
    pub relation: Relation,
    pub file: CaseFile,
    pub stay: StayFile,
    pub today: Date,
    pub zone: String,
    /// The steps that the actor may take as far as the policy goes; whether one can be taken now is the domain's to say.
    pub steps: Vec<Step>,
    /// The conditions of departure, for those who run the case.
    pub gates: Vec<GateState>,
    pub outcomes: Vec<Outcome>,
    /// What the host can offer of the trade's units, for those who run the case.
    pub coverage: Option<Coverage>,
    /// What the home teacher makes of the units, while the mentor found nothing else since.
    pub moderations: Vec<Moderation>,
    pub recognitions: Vec<Recognition>,
    pub assesses: bool,
    pub recognises: bool,
    pub moderates: bool,
    pub takes_complement: bool,
    pub sees_cards: bool,
    /// Whether the actor may say what is used at work.
    pub follows_up: bool,
    /// The newest first, for those who may take them.
    pub credentials: Vec<Credential>,
    /// Papers of the stay that can be made now, for those who may have them.
    pub papers: Vec<StayPaper>,
    /// Whether the actor may issue credentials, and take them back.
    pub issues: bool,
    /// The newest first, for those who look after the learner.
    pub check_ins: Vec<CheckIn>,
    /// The newest first, those that the actor may know of.
    pub incidents: Vec<Incident>,
    pub host_answer: Option<HostAnswer>,
    pub contacts: Vec<Contact>,
    pub during: During,
}

/// A stay, for everybody who has to do with it.
///
/// # Errors
/// [`crate::Error::NotFound`] where there is none, or it is not the actor's business.
pub async fn see(app: &App, ctx: &Context, id: MobilityId) -> Result<Seen> {
    // On the heap: many pages begin here, and would carry this future in their own.
    Box::pin(read(app, ctx, id)).await
}

async fn read(app: &App, ctx: &Context, id: MobilityId) -> Result<Seen> {
    let mut work = Work::fresh(app, ctx).await?;
    let reached = reach(&mut work, id).await?;
    let (file, mut stay, relation) = (reached.file, reached.stay, reached.relation);
    let may = |step: &Step| policy::mobility::step(relation, *step).is_some();
    let learning = relation.sees_learning();
    let cares = policy::check_in::care(relation).is_some();
    let person = ctx.actor.person;
    let check_ins = std::mem::take(&mut stay.check_ins).into_iter().map(Stored::into_value);
    let incidents = std::mem::take(&mut stay.incidents).into_iter().map(Stored::into_value);
    let known = |i: &Incident| policy::incident::read(relation, person, i).is_some();
    let contacts = people::contacts(&mut work, &file, &stay).await?;
    let near = |who: Who| match relation {
        Relation::Office | Relation::Safeguarding | Relation::Worker => true,
        Relation::Own | Relation::Tutor(_) | Relation::Partner(_) => {
            !matches!(who, Who::Guardian | Who::Emergency)
        }
        _ => who == Who::Duty,
    };
    let office = store::organisation::find(&mut work, file.organisation).await?;
    let codes = stay.unit_codes();
    let answer = store::host_answer::find(&mut work, file.organisation, id).await?;
    let seen = Seen {
        during: during::during(&mut work, (&file, &stay), relation, reached.today).await?,
        steps: Step::ALL.iter().copied().filter(may).collect(),
        gates: if relation.runs() { stay.gates.clone() } else { Vec::new() },
        outcomes: match learning {
            true => outcomes(&mut work, &file, &stay).await?,
            false => Vec::new(),
        },
        coverage: match relation.runs() {
            true => Some(crate::unit::of_stay(&mut work, &file, &stay).await?),
            false => None,
        },
        moderations: match learning {
            true => codes.iter().filter_map(|code| stay.moderation(code).cloned()).collect(),
            false => Vec::new(),
        },
        recognitions: match learning {
            true => stay.recognitions.iter().map(|r| r.value.clone()).collect(),
            false => Vec::new(),
        },
        assesses: policy::assessment::assess(relation).is_some(),
        recognises: policy::assessment::recognise(relation).is_some(),
        moderates: policy::assessment::moderate(relation).is_some(),
        takes_complement: policy::assessment::take_complement(relation).is_some(),
        sees_cards: policy::purpose::see_cards(relation).is_some(),
        follows_up: From::ALL.iter().any(|from| policy::follow_up::say(relation, *from).is_some()),
        credentials: match policy::credential::take(relation) {
            Some(_may) => {
                let all = store::credential::of_mobility(&mut work, file.organisation, Id(id));
                all.await?.into_iter().map(Stored::into_value).collect()
            }
            None => Vec::new(),
        },
        papers: match policy::certificate::of_stay(relation) {
            Some(_may) => certificate::offered(&stay),
            None => Vec::new(),
        },
        issues: policy::credential::issue(relation).is_some(),
        check_ins: check_ins.filter(|_| cares).collect(),
        incidents: incidents.filter(known).collect(),
        host_answer: answer.filter(|_| relation.runs()),
        contacts: contacts.into_iter().filter(|contact| near(contact.who)).collect(),
        today: reached.today,
        zone: office.map(|office| office.time_zone.clone()).unwrap_or_default(),
        relation,
        file,
        stay,
    };
    work.commit(()).await?;
    Ok(seen)
}
