//! Drafts that are negotiated: shown to the parties, commented on line by line, changed, and shown again.

use crate::agreement::edit_of;
use crate::journey::{ALMOST, Journey, faults};
use walz_domain::agreement::{About, Agreement, Part};
use walz_domain::signing::{Order, Party};
use walz_service::{Context, Error, agreement, signing};

async fn see(
    journey: &Journey,
    ctx: &Context,
    id: walz_domain::AgreementId,
) -> signing::Seen<Agreement> {
    signing::see::<Agreement>(journey.app(), ctx, id).await.expect("seen")
}

fn changed(seen: &signing::Seen<Agreement>) -> Vec<Part> {
    let before = seen.before.as_ref().expect("something to compare with");
    seen.text.content.changes_since(&before.content)
}

#[tokio::test]
async fn parties_say_what_they_think_of_a_draft_and_see_what_changed() {
    let journey = Journey::new(ALMOST).await;
    let (app, office, mentor) = (journey.app(), journey.office(), journey.mentor());
    let id = agreement::draft(app, &office, journey.mobility).await.expect("drafted");
    let unit = About::Unit("CARPENTRY-U1".to_owned());
    let early = agreement::comment(app, &mentor, id, &unit, "Too much").await;
    assert!(matches!(early, Err(Error::NotFound)), "a draft is the office's until it shows it");
    agreement::show(app, &office, id, None).await.expect("shown");
    let mails = journey.bench.mails(journey.organisation, id.0).await;
    assert_eq!(mails.len(), 4, "learner, both guardians and the mentor");
    let read = see(&journey, &mentor, id).await;
    assert_eq!((read.reads.party, read.reads.comments), (None, Some(Party::Host)));
    assert!(!read.may_sign());
    agreement::comment(app, &mentor, id, &unit, " We have no roof to build this year ")
        .await
        .expect("said");
    let father = journey.guardian(1);
    let period = About::Part(Part::Period);
    agreement::comment(app, &father, id, &period, "He has an exam on the last day")
        .await
        .expect("said");
    let silent = agreement::comment(app, &mentor, id, &unit, "  ").await.expect_err("refused");
    assert_eq!(faults(silent), ["comment-missing"]);
    let other = About::Unit("WELDING-U1".to_owned());
    let other = agreement::comment(app, &mentor, id, &other, "What?").await.expect_err("refused");
    assert_eq!(faults(other), ["comment-about-unknown"]);
    let seen = see(&journey, &office, id).await;
    let said: Vec<_> = seen.comments.iter().map(|c| (c.party.code(), c.text.as_str())).collect();
    assert_eq!(
        said,
        [
            ("host", "We have no roof to build this year"),
            ("guardian", "He has an exam on the last day")
        ]
    );
    let mut edit = edit_of(&seen.text);
    edit.units.retain(|code| code != "CARPENTRY-U1");
    agreement::edit(app, &office, id, seen.text.version(), &edit).await.expect("changed");
    assert_eq!(see(&journey, &mentor, id).await.text.content.units.len(), 2, "what was shown");
    assert_eq!(changed(&see(&journey, &office, id).await), [Part::Units], "what was not shown yet");
    agreement::settle(app, &office, id, seen.comments[0].id).await.expect("settled");
    agreement::show(app, &office, id, None).await.expect("shown again");
    let again = see(&journey, &mentor, id).await;
    assert_eq!((again.text.content.units.len(), changed(&again)), (1, vec![Part::Units]));
    assert!(again.comments[0].settled.is_some() && again.comments[1].settled.is_none());
    agreement::offer(app, &office, id, None, Order::usual()).await.expect("offered");
    let late = agreement::comment(app, &mentor, id, &period, "One more").await;
    assert!(matches!(late, Err(Error::NotFound)), "now it is signed or declined");
    assert!(see(&journey, &mentor, id).await.may_sign());
}

#[tokio::test]
async fn nobody_comments_on_what_is_not_theirs() {
    let journey = Journey::new(ALMOST).await;
    let (app, office) = (journey.app(), journey.office());
    let id = agreement::draft(app, &office, journey.mobility).await.expect("drafted");
    agreement::show(app, &office, id, None).await.expect("shown");
    let about = About::Part(Part::Units);
    let said = agreement::comment(app, &journey.mentor(), id, &about, "Good").await.expect("said");
    for stranger in journey.strangers() {
        let tried = agreement::comment(app, &stranger, id, &about, "Hello").await;
        assert!(matches!(tried, Err(Error::NotFound)), "{:?}", stranger.actor);
        let shown = agreement::show(app, &stranger, id, None).await;
        assert!(matches!(shown, Err(Error::NotFound)), "{:?}", stranger.actor);
        let settled = agreement::settle(app, &stranger, id, said).await;
        assert!(matches!(settled, Err(Error::NotFound)), "{:?}", stranger.actor);
    }
    let own = agreement::settle(app, &journey.mentor(), id, said).await;
    assert!(matches!(own, Err(Error::NotFound)), "the office says what is dealt with");
}
