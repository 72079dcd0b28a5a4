//! Coming in and going, as a browser sees it.

use crate::browser::Browser;
use crate::world::World;
use axum::http::StatusCode;
use walz_policy::RoleKind;
use walz_service::account;
use walz_service::password::Password;
use walz_web::Site;

async fn with_password(world: &World, kinds: &[RoleKind]) -> Browser {
    let email = world.member("kari@example.org", kinds).await;
    let password = Password::from("syv rever i snøen".to_owned());
    account::set_password(&world.site.app, &world.ctx, &email, &password).await.expect("set");
    Browser::new(&world.site)
}

const RIGHT: &str = "email=kari@example.org&password=syv+rever+i+sn%C3%B8en&back=/me";

#[tokio::test]
async fn who_signs_in_comes_to_the_page_they_wanted() {
    let world = World::new().await;
    let mut browser = with_password(&world, &[RoleKind::Learner]).await;
    let turned = browser.get("/me").await;
    assert_eq!((turned.status, turned.to.as_str()), (StatusCode::SEE_OTHER, "/sign-in?back=/me"));
    assert!(browser.get(&turned.to).await.text.contains(r#"name="back" value="/me""#));
    let answer = browser.post("/sign-in", RIGHT).await;
    assert_eq!((answer.status, answer.to.as_str()), (StatusCode::SEE_OTHER, "/me"));
    let cookie = &answer.cookies[0];
    assert!(cookie.starts_with("walz=") && cookie.contains("HttpOnly; SameSite=Lax"), "{cookie}");
    assert!(!cookie.contains("Secure"));
    let me = browser.get("/me").await;
    assert!(me.text.contains("kari@example.org") && me.timing.starts_with("app;dur="));
    assert_eq!(browser.get("/").await.to, "/my");
    assert_eq!(browser.post("/sign-out", "").await.to, "/sign-in");
    assert_eq!(browser.get("/me").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_cookie_of_a_site_with_tls_stays_with_its_host() {
    let world = World::new().await;
    let browser = with_password(&world, &[RoleKind::Learner]).await;
    drop(browser);
    let site = Site { https: true, ..world.site.clone() };
    let answer = Browser::new(&site).post("/sign-in", RIGHT).await;
    let cookie = &answer.cookies[0];
    assert!(cookie.starts_with("__Host-walz=") && cookie.ends_with("; Secure"), "{cookie}");
    assert!(cookie.contains("; Path=/;") && !cookie.contains("Domain"));
}

#[tokio::test]
async fn a_wrong_password_is_told_beside_the_field_and_the_address_is_kept() {
    let world = World::new().await;
    let mut browser = with_password(&world, &[RoleKind::Learner]).await;
    let answer = browser.post("/sign-in", "email=kari@example.org&password=wrong").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("Mail address or password do not fit"));
    assert!(answer.text.contains(r#"value="kari@example.org""#), "{}", answer.text);
    assert!(!answer.text.contains(r#"value="wrong""#));
    let stranger = browser.post("/sign-in", "email=ola@example.org&password=wrong").await;
    assert_eq!(
        stranger.text.replace("ola@", "kari@").replace(|c: char| c.is_ascii_hexdigit(), ""),
        answer.text.replace(|c: char| c.is_ascii_hexdigit(), "")
    );
    let nothing = browser.post("/sign-in", "").await;
    assert!(nothing.text.contains("2 things need your attention"));
}

#[tokio::test]
async fn a_sign_in_never_leads_to_another_site() {
    let world = World::new().await;
    let mut browser = with_password(&world, &[RoleKind::Learner]).await;
    let evil = "email=kari@example.org&password=syv+rever+i+sn%C3%B8en&back=https://evil.example";
    assert_eq!(browser.post("/sign-in", evil).await.to, "/my");
}

#[tokio::test]
async fn a_mail_link_shows_a_button_to_anybody_and_signs_in_only_the_browser_that_asked() {
    let world = World::new().await;
    let mut browser = with_password(&world, &[RoleKind::Learner]).await;
    let asked = browser.post("/sign-in/mail", "email=kari@example.org").await;
    assert_eq!((asked.status, asked.to.as_str()), (StatusCode::SEE_OTHER, "/sign-in/mail"));
    assert!(browser.get("/sign-in/mail").await.text.contains("a link is on its way"));
    let path = mailed_path(&world).await;

    let mut scanner = Browser::new(&world.site);
    for _ in 0..3 {
        let look = scanner.get(&path).await;
        assert!(look.status.is_success() && look.text.contains("Sign me in"));
    }
    assert_eq!(scanner.post(&path, "").await.status, StatusCode::GONE);
    let answer = browser.post(&path, "").await;
    assert_eq!((answer.status, answer.to.as_str()), (StatusCode::SEE_OTHER, "/my"));
    assert!(browser.get("/me").await.status.is_success());
    assert_eq!(browser.post(&path, "").await.status, StatusCode::GONE);
    assert_eq!(browser.get(&path).await.status, StatusCode::GONE);
}

/// The path of the link in the mail that waits to be sent.
async fn mailed_path(world: &World) -> String {
    let app = &world.site.app;
    let now = world.site.clock.now();
    let mut tx = app.store.begin().await.expect("a transaction");
    let mails = walz_store::outbox::lease(&mut tx, now, now, 9).await.expect("mails");
    let mail = mails.last().expect("a mail");
    let place = walz_service::Place::new(mail.organisation, "outbox", mail.id);
    let sealed = mail.body.as_deref().expect("a text");
    let text = String::from_utf8(app.keys.open(&place, sealed).expect("opens")).expect("text");
    let line = text.lines().find(|line| line.starts_with("http://")).expect("an address");
    line.trim_start_matches("http://localhost:8080").to_owned()
}

#[tokio::test]
async fn who_has_two_roles_chooses_and_gets_another_token() {
    let world = World::new().await;
    let mut browser = with_password(&world, &[RoleKind::Finance, RoleKind::Tutor]).await;
    assert_eq!(browser.post("/sign-in", RIGHT).await.to, "/choose");
    let before = browser.cookies["walz"].clone();
    let page = browser.get("/choose").await.text;
    assert!(page.contains("Finance") && page.contains("Tutor") && page.contains("Hamar"));
    assert_eq!(browser.post("/choose", "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let value = page.split(r#"name="membership" value=""#).nth(1).expect("a choice");
    let value = value.split('"').next().expect("a value").replace(' ', "+");
    let form: &'static str = format!("membership={value}").leak();
    assert_eq!(browser.post("/choose", form).await.to, "/reports");
    assert_ne!(browser.cookies["walz"], before);
    assert!(!world.is_in(&before.parse().expect("a token")).await);
}

#[tokio::test]
async fn one_ends_other_sessions_and_changes_the_password() {
    let world = World::new().await;
    let mut here = with_password(&world, &[RoleKind::Learner]).await;
    let mut there = here.clone();
    here.post("/sign-in", RIGHT).await;
    there.post("/sign-in", RIGHT).await;
    let short = here.post("/me/password", "old=syv+rever+i+sn%C3%B8en&password=kort").await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.text.contains("Take at least 12 letters"));
    let form = "old=syv+rever+i+sn%C3%B8en&password=ni+harer+under+granen";
    assert_eq!(here.post("/me/password", form).await.to, "/me");
    assert!(here.get("/me").await.text.contains("Your password is changed"));
    assert_eq!(there.get("/me").await.status, StatusCode::SEE_OTHER);
    there.post("/sign-in", "email=kari@example.org&password=ni+harer+under+granen").await;
    let page = here.get("/me").await.text;
    let path = page.split(r#"action="/me/sessions/"#).nth(1).expect("another session");
    let path = format!("/me/sessions/{}", path.split('"').next().expect("a path"));
    assert_eq!(here.post(&path, "").await.to, "/me");
    assert_eq!(there.get("/me").await.status, StatusCode::SEE_OTHER);
    assert_eq!(here.post("/me/sessions/end-all", "").await.to, "/sign-in");
    assert_eq!(here.get("/me").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_program_says_that_it_lives_and_can_work() {
    let world = World::new().await;
    let mut browser = Browser::new(&world.site);
    assert_eq!(browser.get("/health").await.text, "ok");
    assert_eq!(browser.get("/ready").await.text, "ready");
    world.site.app.store.close().await;
    assert_eq!(browser.get("/health").await.text, "ok");
    assert_eq!(browser.get("/ready").await.status, StatusCode::SERVICE_UNAVAILABLE);
}
