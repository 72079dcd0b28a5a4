//! The mentor of a second host: what they see and do from the day on which the agreement names them.

use crate::agreement::{edit_of, holder, link_of};
use crate::annexes::{contact, drafted, neighbour};
use crate::journey::{FIRST, GROWN_UP, Journey, links, on};
use jiff::civil::Date;
use walz_domain::HostCompanyId;
use walz_domain::agreement::Agreement;
use walz_domain::assessment::Attained;
use walz_domain::host_answer::Again;
use walz_domain::mobility::State;
use walz_domain::signing::Order;
use walz_domain::window::{Period, plus_days};
use walz_policy::{Actor, Role};
use walz_service::agreement::{self, Sharing};
use walz_service::assessment::{self, Found};
use walz_service::grade::Given;
use walz_service::{Context, Error, attendance, host, signing};

/// A stay that is shared from its third week on, with everybody's signature but the learner's. Gives the second host and
/// its mentor.
async fn shared(journey: &Journey) -> (HostCompanyId, Context, walz_domain::AgreementId) {
    let (app, office) = (journey.app(), journey.office());
    let id = drafted(journey).await;
    let second = neighbour(journey, "Fyn Stairs").await;
    let seen = signing::see::<Agreement>(app, &office, id).await.expect("seen");
    let mut edit = edit_of(&seen.text);
    let period = Period::new(plus_days(FIRST, 14), seen.text.content.period.last());
    edit.annexes.second_host = Some(Sharing {
        host: second,
        mentor: contact("Lone Friis"),
        share: 40,
        period: Some(period.expect("a period")),
    });
    let version = seen.text.version();
    agreement::edit(app, &office, id, version, &edit).await.expect("kept");
    agreement::offer(app, &office, id, None, Order::Together).await.expect("offered");
    let person = journey.agreement(id).await.content.signers[0].person;
    let lone = holder(journey, &link_of(journey, id, Role::Signer(person)).await);
    for ctx in [&lone, &journey.mentor(), &office] {
        journey.sign::<Agreement>(ctx, id).await.expect("signed");
    }
    let role = Role::Mentor(second);
    let actor = Actor { organisation: journey.organisation, person: Some(person), role };
    (second, journey.bench.ctx.acting_as(actor), id)
}

fn found(unit: &str) -> Found {
    Found {
        unit: unit.to_owned(),
        result: Attained::Achieved,
        comment: String::new(),
        grade: Given::default(),
    }
}

#[tokio::test]
async fn a_second_mentor_guides_from_the_day_the_agreement_names_them() {
    let journey = Journey::new(GROWN_UP).await;
    let (app, stay) = (journey.app(), journey.mobility);
    let (_, lone, id) = Box::pin(shared(&journey)).await;
    assert!(host::see(app, &lone).await.expect("a page").learners.is_empty(), "not in force");
    journey.sign::<Agreement>(&journey.learner(), id).await.expect("signed");
    journey.set_state(State::Arrived { departed: FIRST, on: FIRST }).await;
    let lone = on(&lone, plus_days(FIRST, 20));

    let page = host::see(app, &lone).await.expect("a page");
    let [learner] = &page.learners[..] else { panic!("{:?}", page.learners) };
    let part = learner.shared.as_ref().expect("a share");
    assert_eq!((part.share, part.is_second), (40, true));
    assert!(learner.to_sign.is_none() && !learner.receives && !learner.answers);
    assert!(page.company.contains("Fyn Stairs") && !page.certified);
    let first = host::see(app, &on(&journey.mentor(), FIRST)).await.expect("a page");
    let part = first.learners[0].shared.as_ref().expect("a share");
    assert_eq!((part.with.as_str(), part.share, part.is_second), ("Fyn Stairs", 60, false));

    let unit = learner.outcomes[0].code.clone();
    assessment::assess(app, &lone, stay, &[found(&unit)]).await.expect("assessed");
    let kept = journey.file().await.stay.expect("a stay").assessments;
    assert_eq!(kept[0].assessor.as_str(), "Lone Friis");
    let answer = assessment::answer_for_host(app, &lone, stay, Again::Yes).await;
    assert!(matches!(answer, Err(Error::NotFound)), "the answer is the first host's");
    let link = host::sign_link(app, &lone, stay).await;
    assert!(matches!(link, Err(Error::NotFound)), "nor does she sign for the first host");
}

#[tokio::test]
async fn each_week_is_asked_of_the_mentor_who_saw_it() {
    let journey = Journey::new(GROWN_UP).await;
    let app = journey.app();
    let (second, lone, id) = Box::pin(shared(&journey)).await;
    journey.sign::<Agreement>(&journey.learner(), id).await.expect("signed");
    journey.set_state(State::Arrived { departed: FIRST, on: FIRST }).await;
    let asked = async |today: Date| {
        let worker = on(&journey.actor(Role::Worker), today);
        attendance::remind(app, &worker, today).await.expect("asked");
        (links(&journey, journey.host.0).await.len(), links(&journey, second.0).await.len())
    };
    assert_eq!(asked(plus_days(FIRST, 7)).await, (1, 0), "the first week is the first host's");
    let third = asked(plus_days(FIRST, 21)).await;
    assert_eq!(third, (2, 1), "the third is the second host's; the first, which is late, is not");
    let today = plus_days(FIRST, 21);
    let waits = async |ctx: &Context| {
        let page = host::see(app, &on(ctx, today)).await.expect("a page");
        page.learners[0].weeks.clone()
    };
    assert_eq!(waits(&lone).await, [plus_days(FIRST, 14)]);
    assert_eq!(waits(&journey.mentor()).await, [FIRST, plus_days(FIRST, 7)]);
    let (lone_then, third) = (on(&lone, today), plus_days(FIRST, 14));
    let word = attendance::confirm(app, &lone_then, journey.mobility, third, None).await;
    word.expect("confirmed");
    assert!(waits(&lone).await.is_empty());
    let first = on(&journey.mentor(), today);
    let other = attendance::confirm(app, &first, journey.mobility, third, None).await;
    assert!(matches!(other, Err(Error::NotFound)), "the week was the second host's");
    let named = journey.agreement(id).await.content.signers[0].person;
    let all = links(&journey, second.0).await;
    assert!(all.iter().all(|link| link.person != Some(named)), "who is only named opens no page");
}
