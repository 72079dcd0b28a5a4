//! Mails that came back.

use crate::journey::{GROWN_UP, Journey};
use walz_domain::agreement::Agreement;
use walz_policy::Actor;
use walz_service::{Error, returned_mail, signing};
use walz_store::outbox;

#[tokio::test]
async fn the_office_sees_whom_a_mail_did_not_reach() {
    let journey = Journey::new(GROWN_UP).await;
    let app = journey.app();
    let id = journey.offered().await;
    let mut db = app.store.read().await.expect("a database");
    let mails = outbox::about(&mut db, journey.organisation, id.0, 9).await.expect("mails");
    drop(db);
    let lost = mails.iter().find(|mail| mail.to_name == "Jens Thomsen").expect("the mentor's");
    let undelivered = async |ctx: walz_service::Context| {
        let seen = signing::see::<Agreement>(app, &ctx, id).await.expect("seen");
        seen.undelivered.into_iter().map(|mail| (mail.name, mail.why)).collect::<Vec<_>>()
    };
    assert_eq!(undelivered(journey.office()).await, []);
    let why = "550 5.1.1 no such user";
    let stranger = returned_mail::keep(app, &journey.office(), lost.id, why).await;
    assert!(matches!(stranger, Err(Error::NotFound)), "only who runs the installation");
    let operator = journey.bench.ctx.acting_as(Actor::OPERATOR);
    let kept = returned_mail::keep(app, &operator, lost.id, why).await;
    assert!(kept.expect("kept"));
    let told = vec![("Jens Thomsen".to_owned(), why.to_owned())];
    assert_eq!(undelivered(journey.office()).await, told);
    assert_eq!(undelivered(journey.learner()).await, [], "it is the office's business");
    let other = journey.bench.ctx.acting_as(Actor::OPERATOR);
    assert!(!returned_mail::keep(app, &other, journey.bench.ctx.id(), why).await.expect("looked"));
    // A new mail to the same address is another chance.
    let later = crate::journey::on(&journey.office(), jiff::civil::date(2027, 12, 1));
    signing::remind::<Agreement>(app, &later, id).await.expect("reminded");
    assert_eq!(undelivered(journey.office()).await, []);
}
