//! What an agreement has besides its main text: the programme, the week, two hosts, further signers, a second language.

use crate::agreement::{edit_of, holder, link_of};
use crate::journey::{GROWN_UP, Journey, faults};
use jiff::civil::Time;
use walz_domain::agreement::{
    Agreement, Contact, Day, Hours, Part, SecondLanguage, State, Task, Timetable, Weeks,
};
use walz_domain::case::Turn;
use walz_domain::host_company::HostCompany;
use walz_domain::signing::{Order, Party};
use walz_domain::{AgreementId, HostCompanyId};
use walz_policy::Role;
use walz_service::agreement::{self, Edit, Named, Sharing};
use walz_service::{Error, signing};
use walz_store as store;

pub(crate) fn contact(name: &str) -> Contact {
    Contact {
        name: name.parse().expect("a name"),
        role: "owner".to_owned(),
        email: format!("{}@host.example", name.to_lowercase().replace(' ', ".")).parse().ok(),
        phone: None,
    }
}

/// Another company that the partner of the stay works with.
pub(crate) async fn neighbour(journey: &Journey, name: &str) -> HostCompanyId {
    let file = journey.file().await;
    let stay = file.stay.as_ref().expect("a stay");
    let new = HostCompany {
        id: journey.bench.ctx.id(),
        code: name.to_uppercase().replace(' ', "-"),
        name: name.parse().expect("a name"),
        ..stay.host.clone()
    };
    let mut tx = journey.app().store.begin().await.expect("writes");
    store::host_company::add(&mut tx, journey.organisation, &new).await.expect("added");
    tx.commit().await.expect("kept");
    new.id
}

async fn edit(
    journey: &Journey,
    id: AgreementId,
    change: impl FnOnce(&mut Edit),
) -> Result<(), Error> {
    let (app, office) = (journey.app(), journey.office());
    let seen = signing::see::<Agreement>(app, &office, id).await.expect("seen");
    let mut edit = edit_of(&seen.text);
    change(&mut edit);
    Box::pin(agreement::edit(app, &office, id, seen.text.version(), &edit)).await
}

fn named(party: Party, name: &str) -> Named {
    Named { party, contact: contact(name) }
}

pub(crate) async fn drafted(journey: &Journey) -> AgreementId {
    agreement::draft(journey.app(), &journey.office(), journey.mobility).await.expect("drafted")
}

fn week(minutes_of_friday: u16) -> Timetable {
    let hours = |pause| {
        Hours::new(Time::constant(7, 0, 0, 0), Time::constant(15, 0, 0, 0), pause).expect("a day")
    };
    let full = Day::ALL.iter().take(4).map(|day| (*day, hours(30)));
    let short = (Day::Friday, hours(480 - minutes_of_friday));
    Timetable(full.chain([short]).collect())
}

#[tokio::test]
async fn whoever_is_named_besides_must_sign_before_it_is_in_force() {
    let journey = Journey::new(GROWN_UP).await;
    let app = journey.app();
    let id = drafted(&journey).await;
    let kept = edit(&journey, id, |edit| {
        edit.annexes.signers =
            vec![named(Party::SecondSigner, "Ida Gast"), named(Party::HomeCompany, "Per Berg")];
    });
    kept.await.expect("kept");
    let before = journey.agreement(id).await.content.signers;
    edit(&journey, id, |edit| edit.learning_goal = "More".to_owned()).await.expect("kept");
    let signers = journey.agreement(id).await.content.signers;
    assert_eq!(signers, before, "who was named stays the same person");
    agreement::offer(app, &journey.office(), id, None, Order::Together).await.expect("offered");
    for ctx in [journey.learner(), journey.mentor(), journey.office()] {
        assert!(!journey.sign::<Agreement>(&ctx, id).await.expect("signed").in_force);
    }
    assert_eq!(journey.row().await.turn, Turn::Host, "the owner's signature is missing");
    let owner = link_of(&journey, id, Role::Signer(signers[0].person)).await;
    let owner = holder(&journey, &owner);
    let seen = signing::see::<Agreement>(app, &owner, id).await.expect("reads what they sign");
    assert!(seen.may_sign());
    assert_eq!(seen.reads.party, Some(Party::SecondSigner));
    assert!(!journey.sign::<Agreement>(&owner, id).await.expect("signed").in_force);
    assert_eq!(journey.row().await.turn, Turn::HomeCompany);
    let company = link_of(&journey, id, Role::Signer(signers[1].person)).await;
    let company = holder(&journey, &company);
    assert!(journey.sign::<Agreement>(&company, id).await.expect("signed").in_force);
    assert!(matches!(journey.agreement(id).await.state, State::InForce { .. }));
    let seen = signing::see::<Agreement>(app, &owner, id).await.expect("reads what they signed");
    assert!(seen.has_signed() && !seen.reads.runs);
    let stays = walz_service::stay::see(app, &owner, journey.mobility).await;
    assert!(matches!(stays, Err(Error::NotFound)), "the rest of the case is closed to them");
}

#[tokio::test]
async fn two_hosts_share_a_stay_and_both_mentors_sign() {
    let journey = Journey::new(GROWN_UP).await;
    let id = drafted(&journey).await;
    let host = neighbour(&journey, "Fyn Stairs").await;
    let sharing =
        |host, share| Sharing { host, mentor: contact("Lone Friis"), share, period: None };
    let own = journey.host;
    let same = edit(&journey, id, |edit| edit.annexes.second_host = Some(sharing(own, 40))).await;
    assert_eq!(faults(same.expect_err("refused")), ["agreement-second-host-unfit"]);
    let all = edit(&journey, id, |edit| edit.annexes.second_host = Some(sharing(host, 100)));
    all.await.expect("kept");
    let office = journey.office();
    let refused = agreement::offer(journey.app(), &office, id, None, Order::Together).await;
    assert_eq!(faults(refused.expect_err("refused")), ["signing-fault-second-host"]);
    let some = edit(&journey, id, |edit| edit.annexes.second_host = Some(sharing(host, 40)));
    some.await.expect("kept");
    agreement::offer(journey.app(), &office, id, None, Order::Together).await.expect("offered");
    let agreement = journey.agreement(id).await;
    assert!(agreement.state.waits_for().contains(&Party::SecondHost));
    let second = agreement.content.second_host.expect("a second host");
    assert_eq!((second.organisation.as_str(), second.rest()), ("Fyn Stairs", 60));
}

#[tokio::test]
async fn the_week_and_the_programme_have_to_hold_together_with_the_rest() {
    let journey = Journey::new(GROWN_UP).await;
    let id = drafted(&journey).await;
    let task = |first, last, unit: &str| Task {
        weeks: Weeks::new(first, last).expect("weeks"),
        text: "Frames and roofs".to_owned(),
        place: "Hall 2".to_owned(),
        units: vec![unit.to_owned()],
    };
    let kept = edit(&journey, id, |edit| {
        edit.hours_per_week = 37;
        edit.annexes.timetable = week(450);
        edit.annexes.programme = vec![task(3, 200, "CARPENTRY-U1"), task(1, 2, "WELDING-U1")];
    });
    kept.await.expect("kept, though it cannot be offered");
    let content = journey.agreement(id).await.content;
    assert_eq!(content.programme[0].weeks.first(), 1, "in the order of the weeks");
    let office = journey.office();
    let offered = agreement::offer(journey.app(), &office, id, None, Order::Together).await;
    assert_eq!(
        faults(offered.expect_err("refused")),
        ["signing-fault-task-outside", "signing-fault-task-unit", "signing-fault-week-differs"]
    );
    let kept = edit(&journey, id, |edit| {
        edit.annexes.timetable = week(420);
        edit.annexes.programme = vec![task(1, 2, "CARPENTRY-U1")];
    });
    kept.await.expect("kept");
    agreement::offer(journey.app(), &office, id, None, Order::Together).await.expect("offered");
}

#[tokio::test]
async fn whoever_reads_the_second_language_reads_the_text_in_it() {
    let journey = Journey::new(GROWN_UP).await;
    let id = drafted(&journey).await;
    let older = journey.agreement(id).await.content;
    let kept = edit(&journey, id, |edit| {
        edit.annexes.second_language = Some(SecondLanguage {
            language: "en".parse().expect("a language"),
            trade: String::new(),
            learning_goal: "To build a roof.".to_owned(),
            monitoring: String::new(),
            recognition: String::new(),
        });
    });
    kept.await.expect("kept");
    let content = journey.agreement(id).await.content;
    assert_eq!(content.changes_since(&older), [Part::SecondLanguage]);
    let english = content.for_reader("en");
    assert_eq!(english.learning_goal, "To build a roof.");
    assert_eq!(english.monitoring, content.monitoring, "what was left empty stands as it is");
    assert_eq!(content.for_reader("nb").learning_goal, content.learning_goal);
}
