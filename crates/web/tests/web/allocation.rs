//! Places beyond the first proposal: other conditions, what the office decides beforehand, and repair.

use crate::browser::Browser;
use crate::world::World;
use crate::year;
use axum::http::StatusCode;
use walz_domain::CallId;
use walz_policy::RoleKind;

/// The coordinator's browser on a round whose places are proposed.
async fn proposed(world: &World) -> (Browser, CallId) {
    let call = year::filled(world).await;
    let kari = year::member(world, RoleKind::Coordinator).await;
    let mut browser = Browser::new(&world.site).with_session(&kari);
    browser.post(&format!("/rounds/{call}/allocation"), "").await;
    (browser, call)
}

/// What stands in a page between two texts.
fn between<'a>(page: &'a str, after: &str, before: &str) -> &'a str {
    let rest = page.split(after).nth(1).unwrap_or_else(|| panic!("{after} in {page}"));
    rest.split(before).next().expect("a text")
}

/// The first value of a select that chooses something.
fn first_choice(page: &str, select: &str) -> String {
    let options = between(page, &format!(r#"name="{select}""#), "</select>");
    let value = options.split(r#"value=""#).skip(1).map(|rest| rest.split('"').next());
    value.flatten().find(|value| !value.is_empty()).expect("a choice").to_owned()
}

/// The fields that every trial sends, as the form has them.
const AS_IT_IS: &str = "aim-1=everybody&aim-2=points&aim-3=first_wishes&aim-4=least_grant&aim-5=\
    &rank-1=10&rank-2=7&rank-3=5&rank-other=2&window-points=1&promise=0.2&luck=0";

#[tokio::test]
async fn other_conditions_are_tried_looked_at_and_made_the_proposal() {
    let world = World::new().await;
    let (mut browser, call) = proposed(&world).await;
    let at = format!("/rounds/{call}/what-if");
    let page = browser.get(&at).await.text;
    assert!(page.contains("Nothing was tried yet") && page.contains("604.2"), "{page}");

    let form = browser.get(&format!("{at}/new")).await.text;
    assert_eq!(form.matches("<h1").count(), 1);
    let partner = first_choice(&form, "no-partner-1");
    let wrong = format!("name=&{AS_IT_IS}&no-window=W9&place-1=x&place-1-by=0").leak();
    let refused = browser.post(&format!("{at}/new"), wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Give it a name"), "{}", refused.text);
    assert!(refused.text.contains("This is not there any more"), "{}", refused.text);

    let right = format!("name=Without+one&{AS_IT_IS}&no-partner-1={partner}").leak();
    let tried = browser.post(&format!("{at}/new"), right).await;
    assert!(tried.to.starts_with(&format!("{at}/compare?other=")), "{}", tried.to);
    let pair = browser.get(&tried.to).await.text;
    assert!(pair.contains("What is otherwise in “Without one”"), "{pair}");
    assert!(pair.contains("The proposal") && pair.contains("65 of 65"), "{pair}");
    assert!(!pair.contains("<td></td></tr>"), "a place or none for each");
    let list = browser.get(&at).await.text;
    assert!(list.contains("Without one") && list.contains("Change and try again"), "{list}");
    let again = between(&list, r#"<a class="btn sm" href=""#, r#"""#).to_owned();
    let again = browser.get(&again).await.text;
    assert!(again.contains(&format!(r#"<option value="{partner}" selected"#)), "{again}");

    let run = tried.to.rsplit('=').next().expect("a run").to_owned();
    let problem = browser.get(&format!("/rounds/{call}/allocation/problem.json?run={run}")).await;
    assert!(problem.text.starts_with('{'));
    let nothing = format!("other={run}&reason=").leak();
    let refused = browser.post(&format!("{at}/choose"), nothing).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Write why you choose this one"), "{}", refused.text);
    let reason = format!("other={run}&reason=They+are+closed.").leak();
    let chosen = browser.post(&format!("{at}/choose"), reason).await;
    assert_eq!(chosen.to, format!("/rounds/{call}/allocation"));
    let page = browser.get(&chosen.to).await.text;
    assert!(page.contains("They are closed.") && page.contains("Without one"), "{page}");

    let form = format!("other={run}").leak();
    assert_eq!(browser.post(&format!("{at}/remove"), form).await.to, at);
    assert!(!browser.get(&at).await.text.contains("/new?from="));
}

#[tokio::test]
async fn the_proof_and_what_one_place_more_would_bring_are_told_in_sentences() {
    let world = World::new().await;
    let (mut browser, call) = proposed(&world).await;
    let page = browser.get(&format!("/rounds/{call}/allocation")).await.text;
    for said in [
        "No more learners can have a place.",
        "With that, no allocation has more points.",
        "checked the proof",
        "What one place more would bring",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("capacity:") && !page.contains("cap:"), "no codes of the engine");
}

#[tokio::test]
async fn a_place_is_kept_for_a_reason_and_a_rule_is_named_that_forbids_it() {
    let world = World::new().await;
    let (mut browser, call) = proposed(&world).await;
    let at = format!("/rounds/{call}/locks");
    let page = browser.get(&at).await.text;
    assert!(page.contains("Nothing is decided beforehand"), "{page}");
    let proposal = browser.get(&format!("/rounds/{call}/allocation")).await.text;
    let link = between(&proposal, r#"<p class="small noprint"><a href=""#, "#new");
    let link = link.replace("&amp;", "&");
    let (learner, offer) = {
        let query = link.split('?').nth(1).expect("a query");
        let mut values = query.split('&').filter_map(|pair| pair.split('=').nth(1));
        (values.next().expect("a learner").to_owned(), values.next().expect("a place").to_owned())
    };
    let page = browser.get(&link).await.text;
    assert!(page.contains(&format!(r#"<option value="{learner}" selected"#)), "{page}");

    let empty = browser.post(&at, "").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text.contains("4 things need your attention"), "{}", empty.text);
    let keep = format!("learner={learner}&offer={offer}&kind=keep&reason=An+aunt");
    let kept = browser.post(&at, keep.clone().leak()).await;
    assert_eq!(kept.to, at);
    let page = browser.get(&at).await.text;
    assert!(page.contains("An aunt") && page.contains("Keep at this place"), "{page}");
    let twice = browser.post(&at, keep.leak()).await;
    assert!(twice.text.contains("This is decided already"), "{}", twice.text);
    // A trade that the learner does not have.
    let offers: Vec<&str> = between(&page, r#"name="offer""#, "</select>")
        .split(r#"value=""#)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|value| !value.is_empty() && *value != offer)
        .collect();
    let lock = between(&page, r#"name="lock" value=""#, r#"""#).to_owned();
    browser.post(&format!("{at}/remove"), format!("lock={lock}").leak()).await;
    let mut rules = 0;
    for other in offers.iter().take(5) {
        let form = format!("learner={learner}&offer={other}&kind=keep&reason=x").leak();
        let answer = browser.post(&at, form).await;
        rules += usize::from(answer.text.contains("A rule stands between them"));
    }
    assert!(rules > 0, "another trade is a rule");
    let gone = browser.post(&format!("{at}/remove"), format!("lock={lock}").leak()).await;
    assert_eq!(gone.to, at);
    assert!(browser.get(&at).await.text.contains("This was taken off already."));
}

#[tokio::test]
async fn a_place_that_is_taken_back_is_mended_from_the_page_of_the_round() {
    let world = World::new().await;
    let (mut browser, call) = proposed(&world).await;
    let at = format!("/rounds/{call}/repair");
    browser.post(&format!("/rounds/{call}/bulk"), "all=on&do=confirm").await;
    assert!(browser.get(&at).await.text.contains("Nothing to mend"));
    year::take_back_a_place(&world, call).await;
    let page = browser.get(&at).await.text;
    assert!(page.contains("The place was taken back") && page.contains("Is told"), "{page}");
    let input = between(&page, r#"name="input" value=""#, r#"""#).to_owned();
    let stale = browser.post(&at, "input=something").await;
    assert_eq!(stale.to, at);
    assert!(browser.get(&at).await.text.contains("Something has changed since you looked"));
    let done = browser.post(&at, format!("input={input}").leak()).await;
    assert_eq!(done.to, format!("/rounds/{call}"));
    let board = browser.get(&done.to).await.text;
    assert!(board.contains("The places are mended"), "{board}");
    assert!(!browser.get(&at).await.text.contains("Accept all of it"));
}
