//! Nothing that somebody typed is lost: not when their session ends, not when one form of several is refused, not when
//! somebody else was faster.

use crate::browser::Browser;
use crate::world::World;
use axum::http::StatusCode;
use walz_policy::RoleKind;

async fn browser(world: &World, kind: RoleKind) -> Browser {
    let (token, _) = world.session(kind).await.expect("a session");
    Browser::new(&world.site).with_session(&token)
}

#[tokio::test]
async fn a_form_is_kept_when_the_session_has_ended() {
    let (world, case) = World::with_case().await;
    let note = format!("/incidents/{}/note", case.incident);
    let form = "text=Called+%3Cher%3E+twice&idempotency-key=0199-7&told=guardian&told=insurer";
    let mut nobody = Browser::new(&world.site);
    let kept = nobody.post(&note, form).await;
    assert_eq!(kept.status, StatusCode::UNAUTHORIZED);
    for part in [
        format!(r#"<form method="post" action="{note}">"#),
        r#"<input type="hidden" name="text" value="Called &#60;her&#62; twice">"#.to_owned(),
        r#"<input type="hidden" name="idempotency-key" value="0199-7">"#.to_owned(),
        r#"name="told" value="guardian"><input type="hidden" name="told" value="insurer">"#
            .to_owned(),
        r#"<a class="btn pri" href="/sign-in" target="_blank""#.to_owned(),
        "<bdi>Called &#60;her&#62; twice</bdi>".to_owned(),
    ] {
        assert!(kept.text.contains(&part), "{part}: {}", kept.text);
    }
    // The same form, sent by who has signed in again, does what it would have done.
    let mut kari = browser(&world, RoleKind::Coordinator).await;
    assert_eq!(kari.post(&note, form).await.status, StatusCode::SEE_OTHER);

    let secret = nobody.post("/me/password", "old=syv+rever&password=ni+harer").await;
    assert_eq!(secret.status, StatusCode::UNAUTHORIZED);
    assert!(!secret.text.contains("rever") && !secret.text.contains("harer"), "{}", secret.text);
    let empty = nobody.post(&note, "").await;
    assert_eq!((empty.status, empty.to.as_str()), (StatusCode::SEE_OTHER, "/sign-in"));
}

#[tokio::test]
async fn a_refused_form_leaves_the_others_of_its_page_as_they_were() {
    let (world, case) = World::with_case().await;
    let mut kari = browser(&world, RoleKind::Coordinator).await;
    let at = format!("/incidents/{}", case.incident);
    kari.post(&format!("{at}/told"), "told=insurer&days=2").await;
    let refused = kari.post(&format!("{at}/note"), "text=").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let ticked = |answer: &str, value: &str| {
        let place = answer.split(value).nth(1).expect("the box");
        place.split('>').next().expect("its end").contains("checked")
    };
    assert!(ticked(&refused.text, r#"name="told" value="insurer""#), "{}", refused.text);
    assert!(ticked(&refused.text, r#"name="level" value="1""#), "{}", refused.text);
    assert!(refused.text.contains(r#"name="days" value="2""#), "{}", refused.text);
    // What the refused form itself leaves out stays left out.
    let refused = kari.post(&format!("{at}/told"), "days=two").await;
    assert!(!ticked(&refused.text, r#"name="told" value="insurer""#), "{}", refused.text);
    assert!(refused.text.contains(r#"name="days" value="two""#), "{}", refused.text);
}

#[tokio::test]
async fn the_second_of_two_who_fill_in_a_sheet_sees_what_the_first_one_wrote() {
    let (world, _) = World::with_case().await;
    let mut amina = browser(&world, RoleKind::Learner).await;
    let at = "/my/emergency-sheet";
    let read = |page: &str| {
        let rest = page.split(r#"name="read" value=""#).nth(1).expect("the field");
        rest.split('"').next().expect("its end").to_owned()
    };
    let before = read(&amina.get(at).await.text);
    let sheet = |name: &str, read: &str| -> &'static str {
        format!("contact-1-name={name}&contact-1-phone=%2B4791234567&read={read}").leak()
    };
    assert_eq!(amina.post(at, sheet("Sara", &before)).await.status, StatusCode::SEE_OTHER);
    let late = amina.post(at, sheet("Nils", &before)).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text);
    assert!(late.text.contains("<dt>Person 1, Name</dt><dd><bdi>Sara</bdi></dd>"), "{}", late.text);
    assert!(late.text.contains(r#"name="contact-1-name" value="Nils""#), "{}", late.text);
    let again = read(&late.text);
    assert_eq!(amina.post(at, sheet("Nils", &again)).await.status, StatusCode::SEE_OTHER);
}
