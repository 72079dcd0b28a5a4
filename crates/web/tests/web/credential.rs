//! Checking files and seeing how credentials stand, as anybody does.

use crate::browser::Browser;
use crate::world::World;
use axum::http::StatusCode;
use uuid::Uuid;
use walz_exchange::credential::strict::LARGEST;

#[tokio::test]
async fn anybody_checks_a_file_without_an_account() {
    let world = World::new().await;
    let mut browser = Browser::new(&world.site);
    let form = browser.get("/verify").await;
    assert_eq!(form.status, StatusCode::OK);
    assert!(form.text.contains("type=\"file\"") && form.text.contains("trusted list"));
    let none = browser.upload("/verify", &[], None).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.text.contains("Choose a file first"));
    let paper = browser.upload("/verify", &[], Some(b"%PDF-1.7")).await;
    assert_eq!(paper.status, StatusCode::OK);
    assert!(paper.text.contains("A PDF can be read, not checked"), "{}", paper.text);
    let hostile =
        br#"{"@context": ["https://evil.example/<script>"], "type": "VerifiableCredential"}"#;
    let refused = browser.upload("/verify", &[], Some(hostile)).await;
    assert!(refused.text.contains("https://evil.example/&#60;script&#62;"), "{}", refused.text);
    let twice = browser.upload("/verify", &[], Some(br#"{"a": 1, "a": 2}"#)).await;
    assert!(twice.text.contains("Do not rely on this file"), "{}", twice.text);
    let large = browser.upload("/verify", &[], Some(&vec![b' '; LARGEST + 128 * 1024])).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn the_page_of_a_credential_tells_its_state_and_no_name() {
    let (world, case) = World::with_case().await;
    let mut browser = Browser::new(&world.site);
    let page = browser.get(&format!("/credentials/{}", case.credential)).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("In force") && page.text.contains("Hamar"), "{}", page.text);
    assert!(!page.text.contains("Amina"), "whose it is stands in the file alone");
    let picture = browser.get(&format!("/credentials/{}/qr.svg", case.credential)).await;
    assert!(picture.text.contains("<svg"), "{}", picture.text);
    let nothing = browser.get(&format!("/credentials/{}", Uuid::now_v7())).await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
    // Nothing was ever signed there.
    let document = browser.get(&format!("/issuers/{}/did.json", world.office)).await;
    assert_eq!(document.status, StatusCode::NOT_FOUND);
    let list = browser.get(&format!("/issuers/{}/status", world.office)).await;
    assert_eq!(list.status, StatusCode::NOT_FOUND);
}
