//! Coming in: by password, by mail, and who does not.

use crate::bench::{Bench, EMAIL, PASSWORD, token_in, visit};
use walz_domain::LearnerId;
use walz_policy::{INSTALLATION, Role};
use walz_service::password::Password;
use walz_service::session::{self, SignedIn};
use walz_service::sign_in::{self, Visit};
use walz_service::{Context, Error, Result, account, membership};

async fn by_password(bench: &Bench, ctx: &Context, password: &str) -> Result<SignedIn> {
    let password = Password::from(password.to_owned());
    sign_in::by_password(&bench.app, ctx, &visit(), EMAIL, &password).await
}

async fn is_in(bench: &Bench, signed_in: &SignedIn, minutes: i64) -> bool {
    let now = bench.visitor(minutes).now;
    session::enter(&bench.app, &signed_in.token, now).await.expect("an answer").is_some()
}

#[tokio::test]
async fn the_right_password_lets_in_and_the_only_role_is_chosen() {
    let bench = Bench::new().await;
    let (office, account) = (bench.organisation("Hamar").await, bench.account().await);
    bench.member(office, account, Role::Coordinator).await;
    let signed_in = by_password(&bench, &bench.visitor(0), PASSWORD).await.expect("signed in");
    let actor = signed_in.actor.expect("an actor");
    assert_eq!((actor.organisation, actor.role), (office, Role::Coordinator));
    let entry = session::enter(&bench.app, &signed_in.token, bench.now()).await.expect("an answer");
    let entry = entry.expect("is in");
    assert_eq!(entry.actor, Some(actor));
    assert_eq!(entry.organisation.as_deref(), Some("Hamar"));
}

#[tokio::test]
async fn a_stranger_and_a_wrong_password_get_the_same_words() {
    let bench = Bench::new().await;
    bench.account().await;
    let ctx = bench.visitor(0);
    let wrong = by_password(&bench, &ctx, "syv rever i huset").await.expect_err("refused");
    let password = Password::from(PASSWORD.to_owned());
    let visit = visit();
    let stranger = sign_in::by_password(&bench.app, &ctx, &visit, "ola@example.org", &password);
    let stranger = stranger.await.expect_err("refused");
    assert_eq!(wrong.to_string(), stranger.to_string());
    assert!(matches!(wrong, Error::Refused(refused) if refused.key == "sign-in-wrong"));
    let no_address = sign_in::by_password(&bench.app, &ctx, &visit, "kari", &password).await;
    assert!(matches!(no_address, Err(Error::Invalid(_))));
}

#[tokio::test]
async fn who_tries_too_often_waits_whether_the_account_exists_or_not() {
    for email in [EMAIL, "nobody@example.org"] {
        let bench = Bench::new().await;
        bench.account().await;
        let password = Password::from("syv rever i huset".to_owned());
        let attempt = async |address: u32, minutes| {
            // From another network address each time, so that only the account counts.
            let visit = Visit { address: format!("192.0.2.{address}"), ..visit() };
            let ctx = bench.visitor(minutes);
            sign_in::by_password(&bench.app, &ctx, &visit, email, &password).await
        };
        for n in 0..10 {
            assert!(matches!(attempt(n, 0).await, Err(Error::Refused(_))), "attempt {n}");
        }
        let Err(Error::TooMany { again }) = attempt(11, 0).await else {
            unreachable!("the eleventh attempt must wait");
        };
        assert!(again > bench.now());
        assert!(matches!(attempt(12, 2).await, Err(Error::Refused(_))));
        assert!(matches!(attempt(13, 2).await, Err(Error::TooMany { .. })));
    }
}

#[tokio::test]
async fn a_session_ends_when_unused_and_when_its_time_is_over() {
    let bench = Bench::new().await;
    let (office, account) = (bench.organisation("Hamar").await, bench.account().await);
    bench.member(office, account, Role::Coordinator).await;
    let signed_in = by_password(&bench, &bench.visitor(0), PASSWORD).await.expect("signed in");
    assert!(is_in(&bench, &signed_in, 119).await);
    // The visit at 119 minutes was noted, so the two hours begin anew there.
    assert!(is_in(&bench, &signed_in, 238).await);
    assert!(!is_in(&bench, &signed_in, 238 + 120).await);
    let other = by_password(&bench, &bench.visitor(0), PASSWORD).await.expect("signed in");
    for minutes in (0..12 * 60).step_by(60) {
        assert!(is_in(&bench, &other, minutes).await, "after {minutes} minutes");
    }
    assert!(!is_in(&bench, &other, 12 * 60).await);
}

#[tokio::test]
async fn a_choice_of_role_and_a_new_sign_in_change_the_token() {
    let bench = Bench::new().await;
    let (office, account) = (bench.organisation("Hamar").await, bench.account().await);
    let finance = bench.member(office, account, Role::Finance).await;
    let learner = LearnerId(bench.ctx.id());
    bench.member(office, account, Role::Learner(learner)).await;
    let ctx = bench.visitor(0);
    let first = by_password(&bench, &ctx, PASSWORD).await.expect("signed in");
    assert_eq!(first.actor, None);
    let entry = session::enter(&bench.app, &first.token, ctx.now).await.expect("an answer");
    let entry = entry.expect("is in");
    assert_eq!(session::choices(&bench.app, &ctx, &entry).await.expect("two").len(), 2);
    let chosen =
        session::choose(&bench.app, &ctx, &entry, (office, finance), &first.token, "Firefox");
    let chosen = chosen.await.expect("chosen");
    assert_ne!(chosen.token, first.token);
    assert_eq!(chosen.actor.map(|a| a.role), Some(Role::Finance));
    assert!(!is_in(&bench, &first, 0).await);

    let visit = Visit { previous: Some(chosen.token.clone()), ..visit() };
    let password = Password::from(PASSWORD.to_owned());
    let again = sign_in::by_password(&bench.app, &ctx, &visit, EMAIL, &password).await;
    let again = again.expect("signed in");
    assert!(!is_in(&bench, &chosen, 0).await);
    assert!(is_in(&bench, &again, 0).await);
    let foreign =
        session::choose(&bench.app, &ctx, &entry, (INSTALLATION, finance), &again.token, "");
    assert!(matches!(foreign.await, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_role_that_was_taken_back_opens_nothing() {
    let bench = Bench::new().await;
    let (office, account) = (bench.organisation("Hamar").await, bench.account().await);
    let membership = bench.member(office, account, Role::Finance).await;
    let signed_in = by_password(&bench, &bench.visitor(0), PASSWORD).await.expect("signed in");
    let ctx = bench.coordinator(office);
    membership::end(&bench.app, &ctx, office, membership).await.expect("ended");
    assert!(!is_in(&bench, &signed_in, 0).await);
}

#[tokio::test]
async fn one_signs_out_of_one_device_or_all_and_never_of_others() {
    let bench = Bench::new().await;
    let (office, account) = (bench.organisation("Hamar").await, bench.account().await);
    bench.member(office, account, Role::Finance).await;
    let ctx = bench.visitor(0);
    let [one, two, three] = [
        by_password(&bench, &ctx, PASSWORD).await.expect("signed in"),
        by_password(&bench, &ctx, PASSWORD).await.expect("signed in"),
        by_password(&bench, &ctx, PASSWORD).await.expect("signed in"),
    ];
    let entry = session::enter(&bench.app, &one.token, ctx.now).await.expect("an answer");
    let entry = entry.expect("is in");
    assert_eq!(session::list(&bench.app, &ctx, &entry).await.expect("a list").len(), 3);
    session::end(&bench.app, &ctx, &entry, two.session).await.expect("ended");
    assert!(is_in(&bench, &one, 0).await && !is_in(&bench, &two, 0).await);
    let twice = session::end(&bench.app, &ctx, &entry, two.session).await;
    assert!(matches!(twice, Err(Error::NotFound)));
    let (old, new) = (PASSWORD.to_owned().into(), "åtte rever i snøen".to_owned().into());
    account::change_password(&bench.app, &ctx, &entry, &old, &new).await.expect("changed");
    assert!(is_in(&bench, &one, 0).await && !is_in(&bench, &three, 0).await);
    let wrong = account::change_password(&bench.app, &ctx, &entry, &old, &new).await;
    assert!(matches!(wrong, Err(Error::Refused(_))));
    session::end_all(&bench.app, &ctx, &entry).await.expect("ended");
    assert!(!is_in(&bench, &one, 0).await);
}

#[tokio::test]
async fn a_mail_link_works_once_soon_and_in_the_browser_that_asked() {
    let bench = Bench::new().await;
    let (office, account) = (bench.organisation("Hamar").await, bench.account().await);
    bench.member(office, account, Role::Finance).await;
    let ctx = bench.visitor(0);
    let browser = sign_in::ask_by_mail(&bench.app, &ctx, &visit(), "KARI@example.org").await;
    let browser = browser.expect("asked");
    let token = token_in(&bench.mails(INSTALLATION, account).await[0]);

    // A mail scanner opens the link, as often as it likes.
    for _ in 0..3 {
        assert!(sign_in::holds(&bench.app, &ctx, &visit(), &token).await.expect("an answer"));
    }
    let confirm = async |browser, minutes| {
        sign_in::confirm(&bench.app, &bench.visitor(minutes), &visit(), &token, browser).await
    };
    let other = walz_service::Token::new(&ctx.ids);
    assert!(matches!(confirm(None, 0).await, Err(Error::Gone)));
    assert!(matches!(confirm(Some(&other), 0).await, Err(Error::Gone)));
    assert!(matches!(confirm(Some(&browser), 15).await, Err(Error::Gone)));
    let signed_in = confirm(Some(&browser), 14).await.expect("signed in");
    assert!(is_in(&bench, &signed_in, 14).await);
    assert!(matches!(confirm(Some(&browser), 14).await, Err(Error::Gone)));
    assert!(!sign_in::holds(&bench.app, &ctx, &visit(), &token).await.expect("an answer"));
}

#[tokio::test]
async fn who_asks_for_a_mail_learns_nothing_about_the_address() {
    let bench = Bench::new().await;
    let account = bench.account().await;
    let ctx = bench.visitor(0);
    for email in [EMAIL, "nobody@example.org"] {
        for _ in 0..5 {
            sign_in::ask_by_mail(&bench.app, &ctx, &visit(), email).await.expect("asked");
        }
        let sixth = sign_in::ask_by_mail(&bench.app, &ctx, &visit(), email).await;
        assert!(matches!(sixth, Err(Error::TooMany { .. })));
    }
    assert_eq!(bench.mails(INSTALLATION, account).await.len(), 5);
}

#[tokio::test]
async fn an_operators_pass_works_in_any_browser_until_its_time_is_over() {
    let bench = Bench::new().await;
    let (office, account) = (bench.organisation("Hamar").await, bench.account().await);
    bench.member(office, account, Role::Finance).await;
    let email = EMAIL.parse().expect("an address");
    let day = jiff::SignedDuration::from_hours(24);
    let address = sign_in::pass(&bench.app, &bench.ctx, &email, day).await.expect("a pass");
    let token = token_in(&address);
    for minutes in [0, 1000] {
        let ctx = bench.visitor(minutes);
        sign_in::confirm(&bench.app, &ctx, &visit(), &token, None).await.expect("signed in");
    }
    let late = sign_in::confirm(&bench.app, &bench.visitor(1440), &visit(), &token, None).await;
    assert!(matches!(late, Err(Error::Gone)));
    let ctx = bench.coordinator(office);
    let refused = sign_in::pass(&bench.app, &ctx, &email, day).await;
    assert!(matches!(refused, Err(Error::NotFound)));
}
