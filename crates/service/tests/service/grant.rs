//! The money of a stay: calculated line by line, agreed on, calculated anew when the dates change.

use crate::journey::{ALMOST, FIRST, GROWN_UP, Journey, on, refused};
use jiff::civil::date;
use walz_domain::grant::{Category, GrantAgreement, Rule};
use walz_domain::mobility::State;
use walz_domain::paper::{Gate, Open};
use walz_domain::signing::Order;
use walz_domain::signing::Party;
use walz_domain::{Eur, GrantId};
use walz_policy::Role;
use walz_service::{Error, grant, signing};

async fn drafted(journey: &Journey) -> GrantId {
    grant::draft(journey.app(), &journey.office(), journey.mobility).await.expect("drafted")
}

#[tokio::test]
async fn every_figure_opens_to_its_rule_rate_source_and_count() {
    let journey = Journey::new(GROWN_UP).await;
    let number = grant::calculate(journey.app(), &journey.office(), journey.mobility).await;
    assert_eq!(number.expect("calculated"), 1);
    let money = grant::see(journey.app(), &journey.office(), journey.learner).await.expect("seen");
    let entitlement = &money.calculations[0].entitlement;
    // Hamar to Odense is 600 km; by train four days are paid on the way, 102 in all.
    let told: Vec<(Rule, i64, u32, String)> = entitlement
        .lines
        .iter()
        .map(|line| {
            let source = line.rate.as_ref().map(|r| r.source.clone()).unwrap_or_default();
            (line.rule, line.amount.whole_euros(), line.count, source)
        })
        .collect();
    let source = || "the agency's table".to_owned();
    assert_eq!(
        told,
        [
            (Rule::TravelByDistance, 417, 1, source()),
            (Rule::IndividualByDay, 980, 14, source()),
            (Rule::IndividualByDay, 4_312, 88, source()),
            (Rule::OrganisationalByParticipant, 500, 1, source()),
        ]
    );
    assert_eq!(entitlement.days.funded, 102);
    let again = grant::calculate(journey.app(), &journey.office(), journey.mobility).await;
    assert_eq!(again.expect("calculated"), 1, "nothing has changed");
}

#[tokio::test]
async fn coming_home_early_is_calculated_as_a_new_row_and_the_old_one_stays() {
    let journey = Journey::new(GROWN_UP).await;
    grant::calculate(journey.app(), &journey.office(), journey.mobility).await.expect("calculated");
    journey
        .set_state(State::EndedEarly {
            departed: FIRST,
            on: date(2027, 2, 16),
            reason: "ill".to_owned(),
            force_majeure: true,
        })
        .await;
    let later = on(&journey.office(), date(2027, 2, 17));
    let number = grant::calculate(journey.app(), &later, journey.mobility).await;
    assert_eq!(number.expect("calculated"), 2);
    let money = grant::see(journey.app(), &later, journey.learner).await.expect("seen");
    let totals: Vec<i64> =
        money.calculations.iter().map(|c| c.entitlement.total().whole_euros()).collect();
    assert_eq!(totals[1], 6_209);
    let stay = &money.calculations[0].entitlement;
    assert_eq!(stay.days.activity, 30);
    assert_eq!(stay.of_category(Category::IndividualSupport), Eur::euros(14 * 70 + 20 * 49));
}

#[tokio::test]
async fn the_grant_agreement_is_signed_by_learner_guardians_and_sender_and_closes_its_gate() {
    let journey = Journey::new(ALMOST).await;
    let id = drafted(&journey).await;
    grant::offer(journey.app(), &journey.office(), id, None, Order::usual())
        .await
        .expect("offered");
    let seen = signing::see::<GrantAgreement>(journey.app(), &journey.office(), id).await;
    let seen = seen.expect("seen");
    let parties: Vec<_> = seen.parties.iter().map(|(party, _)| party.code()).collect();
    assert_eq!(parties, ["learner", "guardian", "guardian", "sender"]);
    assert_eq!(seen.text.content.total(), Eur::euros(417 + 980 + 4_312), "not the office's own");
    let gate = || async {
        let file = journey.file().await;
        let gates = file.stay.expect("a stay").gates;
        gates.into_iter().find(|g| g.gate == Gate::GrantAgreement).expect("a gate").why
    };
    assert_eq!(gate().await, Some(Open::Unsigned { left: 4 }));
    let mentor = journey.sign::<GrantAgreement>(&journey.mentor(), id).await;
    assert!(matches!(mentor, Err(Error::NotFound)), "the money is not the host's business");
    let signers = [journey.learner(), journey.guardian(0), journey.guardian(1), journey.office()];
    for ctx in signers {
        journey.sign::<GrantAgreement>(&ctx, id).await.expect("signed");
    }
    assert_eq!(gate().await, None);
}

#[tokio::test]
async fn a_guardian_who_need_not_sign_does_not_see_the_money() {
    let journey = Journey::new(ALMOST).await;
    let id = drafted(&journey).await;
    grant::offer(journey.app(), &journey.office(), id, None, Order::usual())
        .await
        .expect("offered");
    let seen = signing::see::<GrantAgreement>(journey.app(), &journey.guardian(0), id).await;
    assert_eq!(seen.expect("seen").reads.party, Some(Party::Guardian(journey.guardians[0])));
    let sums = grant::see(journey.app(), &journey.guardian(0), journey.learner).await;
    assert!(matches!(sums, Err(Error::NotFound)), "what they sign, and no more");
    for role in [Role::Mentor(journey.host), Role::Partner(journey.partner), Role::Safeguarding] {
        let sums = grant::see(journey.app(), &journey.actor(role), journey.learner).await;
        assert!(matches!(sums, Err(Error::NotFound)), "{role}");
    }
    for role in [Role::Finance, Role::Auditor, Role::Learner(journey.learner)] {
        grant::see(journey.app(), &journey.actor(role), journey.learner).await.expect("seen");
    }
    for ctx in journey.strangers() {
        let found = grant::see(journey.app(), &ctx, journey.learner).await;
        assert!(matches!(found, Err(Error::NotFound)), "{}", ctx.actor.role);
        let found = grant::calculate(journey.app(), &ctx, journey.mobility).await;
        assert!(matches!(found, Err(Error::NotFound)), "{}", ctx.actor.role);
        let found = grant::draft(journey.app(), &ctx, journey.mobility).await;
        assert!(matches!(found, Err(Error::NotFound)), "{}", ctx.actor.role);
    }
}

#[tokio::test]
async fn a_home_that_is_on_no_map_is_named() {
    let journey = Journey::new(GROWN_UP).await;
    let mut work =
        walz_service::Work::fresh(journey.app(), &journey.office()).await.expect("begun");
    let mut learner = walz_store::learner::find(&mut work, journey.organisation, journey.learner)
        .await
        .expect("read")
        .expect("a learner");
    learner.home_place = "Nowhere".to_owned();
    walz_store::learner::update(&mut work, journey.organisation, &learner).await.expect("moved");
    work.commit(()).await.expect("committed");
    let error = grant::calculate(journey.app(), &journey.office(), journey.mobility).await;
    assert_eq!(refused(&error.expect_err("refused")), "grant-refused-no-place");
}
