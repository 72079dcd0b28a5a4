//! Issuing while others work: what is issued says what the record says in the moment in which it is kept.

use super::world::World;
use walz_domain::MobilityId;
use walz_domain::credential::Credential;
use walz_domain::recognition::{Decision, Grounds};
use walz_service::{IdempotencyKey, credential, recognition};
use walz_store::{self as store, Id, Stored};

impl World {
    /// All credentials of a stay, the newest first.
    async fn issued(&self, stay: MobilityId) -> Vec<Credential> {
        let mut db = self.app().store.read().await.expect("a connection");
        let all = store::credential::of_mobility(&mut db, self.office, Id(stay)).await;
        all.expect("read").into_iter().map(Stored::into_value).collect()
    }
}

fn less() -> Decision {
    Decision::NotRecognised { reason: "appealed".to_owned() }
}

#[tokio::test]
async fn two_who_issue_in_the_same_moment_get_places_of_their_own() {
    let world = World::new().await;
    let app = world.app();
    let (amina, berit) = (world.home("Amina").await, world.home("Berit").await);
    world.decide(amina).await;
    world.decide(berit).await;
    let (one, other) = (world.office("2027-05-11"), world.office("2027-05-11"));
    let (first, same, second) = tokio::join!(
        credential::issue(app, &one, amina.stay),
        credential::issue(app, &other, amina.stay),
        credential::issue(app, &other, berit.stay),
    );
    let (first, same, second) =
        (first.expect("issued"), same.expect("issued"), second.expect("issued"));
    assert_eq!(first, same, "one stay has one");
    assert_ne!(first, second);
    let (amina, berit) = (world.issued(amina.stay).await, world.issued(berit.stay).await);
    assert_eq!((amina.len(), berit.len()), (1, 1));
    assert_eq!(amina[0].key, berit[0].key, "one key was made");
    assert_ne!(amina[0].place, berit[0].place);
    assert_eq!(world.acts(first.0).await, ["credential.issued"]);
}

#[tokio::test]
async fn a_record_that_changes_while_papers_are_set_is_told_as_it_is() {
    let world = World::new().await;
    let app = world.sealing();
    let amina = world.home("Amina").await;
    world.decide(amina).await;
    let office = world.office("2027-05-11");
    let (less, grounds) = (less(), Grounds::default());
    let (issued, decided) = tokio::join!(
        credential::issue(&app, &office, amina.stay),
        recognition::decide(&app, &office, amina.stay, "COOK-U2", &less, &grounds),
    );
    let issued = issued.expect("issued");
    decided.expect("decided");
    let again = credential::issue(&app, &world.office("2027-05-12"), amina.stay).await;
    assert_eq!(again.expect("the same"), issued, "it says what was decided meanwhile");
    assert_eq!(world.issued(amina.stay).await.len(), 1);
}

#[tokio::test]
async fn what_is_taken_back_while_its_successor_is_made_does_not_hold() {
    let world = World::new().await;
    let app = world.app();
    let amina = world.home("Amina").await;
    world.decide(amina).await;
    let office = world.office("2027-05-11");
    let first = credential::issue(app, &office, amina.stay).await.expect("issued");
    recognition::decide(app, &office, amina.stay, "COOK-U2", &less(), &Grounds::default())
        .await
        .expect("decided anew");
    let later = world.office("2027-05-12");
    // Whichever comes first, the other finds it so.
    let (second, _revoked) = tokio::join!(
        credential::issue(app, &later, amina.stay),
        credential::revoke(app, &later, first, "The wrong unit"),
    );
    let second = second.expect("issued");
    let all = world.issued(amina.stay).await;
    let holding: Vec<_> = all.iter().filter(|one| one.state.holds()).map(|one| one.id).collect();
    assert_eq!((all.len(), holding), (2, vec![second]));
}

#[tokio::test]
async fn who_sends_the_same_wish_again_gets_the_same_answer() {
    let world = World::new().await;
    let app = world.app();
    let amina = world.home("Amina").await;
    world.decide(amina).await;
    let key: Option<IdempotencyKey> = "issue-once".parse().ok();
    let office = world.office("2027-05-11").with_key(key);
    let first = credential::issue(app, &office, amina.stay).await.expect("issued");
    credential::revoke(app, &world.office("2027-05-12"), first, "The wrong unit")
        .await
        .expect("taken back");
    let again = credential::issue(app, &office, amina.stay).await.expect("the same answer");
    assert_eq!(again, first);
    assert_eq!(world.issued(amina.stay).await.len(), 1, "nothing was issued anew");
}
