//! A round made by hand, and the applications in it from the first look to the decision.

use crate::browser::{Answer, Browser};
use crate::world::World;
use crate::year;
use axum::http::StatusCode;
use walz_exchange::tables::TableKind;
use walz_policy::{Role, RoleKind};
use walz_service::import::{self, Options};

async fn office(world: &World) -> Browser {
    Browser::new(&world.site).with_session(&year::member(world, RoleKind::Coordinator).await)
}

/// A form that begins with the call's own fields.
fn call(rest: &str) -> &'static str {
    let own = "title=Autumn+2027&opens=2027-03-01&closes=2027-03-31&appeals_until=2027-04-30\
               &threshold=55";
    format!("{own}&{rest}").leak()
}

const PROJECT: &str = "code=2027-1-NO01-KA121-VET-000000007&project_title=Abroad&call_year=2027\
                       &first=2027-01-01&last=2028-12-31";

fn refused(answer: &Answer, sentence: &str) {
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text);
    assert!(answer.text.contains(sentence), "{sentence}: {}", answer.text);
}

#[tokio::test]
async fn a_round_is_made_by_hand_and_goes_from_phase_to_phase() {
    let world = World::new().await;
    let mut browser = office(&world).await;
    assert!(browser.get("/rounds").await.text.contains(r#"href="/rounds/new""#));
    let form = browser.get("/rounds/new").await;
    assert_eq!((form.status, form.text.matches("<h1").count()), (StatusCode::OK, 1));
    refused(&browser.post("/rounds/new", "").await, "10 things need your attention");

    // What is refused keeps nothing, not even the project, and shows what was typed.
    let criteria =
        "criterion-2-code=goals&criterion-2-weight=60&criterion-4-code=panel&criterion-4-weight=30";
    let wrong = browser.post("/rounds/new", call(&format!("{PROJECT}&{criteria}"))).await;
    refused(&wrong, "The shares add up to 90 %.");
    assert!(wrong.text.contains(r#"name="criterion-2-code" value="panel""#), "{}", wrong.text);
    let twice = "criterion-1-code=a&criterion-1-weight=50&criterion-2-code=a&criterion-2-weight=50\
                 &window-1-code=W1&window-1-first=2027-08-23&window-1-last=2027-08-01";
    let wrong = browser.post("/rounds/new", call(&format!("{PROJECT}&{twice}"))).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let twice = twice.replace("2027-08-01", "2027-11-28");
    refused(
        &browser.post("/rounds/new", call(&format!("{PROJECT}&{twice}"))).await,
        "stands twice",
    );

    let rows = "criterion-1-code=goals&criterion-1-weight=60+%25&criterion-1-evidence=the+text\
                &criterion-2-code=panel&criterion-2-weight=40\
                &window-1-code=W2&window-1-season=autumn&window-1-first=2027-08-23&window-1-last=2027-11-28";
    let made = browser.post("/rounds/new", call(&format!("{PROJECT}&{rows}"))).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);
    let about = browser.get(&made.to).await.text;
    assert!(about.contains("Autumn 2027 is made.") && about.contains("Being prepared"), "{about}");
    assert!(
        about.contains("<td class=\"num\" data-l=\"Share in %\">60%</td><td>the text</td>"),
        "{about}"
    );
    assert!(about.contains("Announce it") && about.contains("Open for applications"));
    assert!(about.contains("28 November 2027</td>"), "{about}");

    let round = made.to.trim_end_matches("/about").to_owned();
    let edit = format!("{round}/edit");
    let form = browser.get(&edit).await.text;
    assert!(form.contains(r#"name="closes" value="2027-03-31""#) && !form.contains("People rely"));
    let plan = |closes: &str, share: &str| -> &'static str {
        format!(
            "version=1&title=Autumn+2027&opens=2027-03-01&closes={closes}&appeals_until=2027-04-30\
             &threshold=55&criterion-1-code=goals&criterion-1-weight={share}\
             &criterion-2-code=panel&criterion-2-weight=40&window-1-code=W2&window-1-season=autumn\
             &window-1-first=2027-08-23&window-1-last=2027-11-28"
        )
        .leak()
    };
    refused(&browser.post(&edit, plan("2027-03-31", "50")).await, "add up to 90 %");
    // A key is for one plan: sent twice it is the same change, with another plan it is refused.
    let keyed = |closes: &str| -> &'static str {
        format!("{}&idempotency-key=0199-7", plan(closes, "60")).leak()
    };
    for _ in 0..2 {
        assert_eq!(browser.post(&edit, keyed("2027-04-07")).await.to, made.to);
    }
    let otherwise = browser.post(&edit, keyed("2027-04-08")).await;
    assert!(otherwise.status.is_client_error(), "{}", otherwise.status);
    let about = browser.get(&made.to).await.text;
    assert!(about.contains("The round is changed.") && about.contains("7 April 2027"), "{about}");
    let late = browser.post(&edit, plan("2027-04-09", "60")).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "the version was read before");
    assert!(late.text.contains("7 April 2027</dd>"), "{}", late.text);
    assert!(late.text.contains(r#"name="closes" value="2027-04-09""#), "what was typed stays");

    let advance = format!("{round}/advance");
    let opened = browser.post(&advance, "to=open").await;
    assert_eq!(opened.to, made.to);
    let about = browser.get(&made.to).await.text;
    assert!(about.contains("The round goes on: Open for applications."), "{about}");
    let form = browser.get(&edit).await.text;
    assert!(form.contains("People rely on this now") && form.contains("<dd>1 March 2027</dd>"));
    assert!(!form.contains("criterion-1-code"), "{form}");
    browser.post(&advance, "to=draft").await;
    let about = browser.get(&made.to).await.text;
    assert!(about.contains("This phase is over. A call only goes forward."), "{about}");
    assert!(browser.get(&round).await.text.contains(&format!(r#"href="{round}/applications""#)));

    // The next one stands in the same project, and begins with the same criteria.
    let form = browser.get("/rounds/new").await.text;
    assert!(form.contains(r#"name="criterion-1-code" value="goals""#), "{form}");
    let project = form.split(r#"<option value="0"#).nth(1).expect("a project");
    let project = format!("0{}", project.split('"').next().expect("an id"));
    let again = call(&format!("project={project}"));
    assert_eq!(browser.post("/rounds/new", again).await.status, StatusCode::SEE_OTHER);
    refused(
        &browser.post("/rounds/new", call(&format!("project=new&{PROJECT}"))).await,
        "There is a project with this code",
    );
    refused(&browser.post("/rounds/new", call("project=")).await, "Choose a project.");
}

/// A round that is open today, with the learners of the year as drafts.
async fn drafts(world: &World, browser: &mut Browser) -> String {
    let rows = "criterion-1-code=goals&criterion-1-weight=60&criterion-2-code=panel&criterion-2-weight=40\
                &window-1-code=W1&window-1-first=2027-08-01&window-1-last=2027-09-30\
                &window-2-code=W2&window-2-first=2027-10-01&window-2-last=2027-11-30";
    let made = browser.post("/rounds/new", call(&format!("{PROJECT}&{rows}"))).await;
    let round = made.to.trim_end_matches("/about").to_owned();
    browser.post(&format!("{round}/advance"), "to=open").await;
    let ctx = year::coordinator(world, world.office);
    let kinds = [
        TableKind::Places,
        TableKind::Trades,
        TableKind::Partners,
        TableKind::HomeCompanies,
        TableKind::Tutors,
        TableKind::Learners,
    ];
    for kind in kinds {
        let bytes = year::table(kind);
        let options = Options { drafts: true, ..Options::default() };
        let file = ("table.csv", bytes.as_slice());
        let done = import::import(&world.site.app, &ctx, kind, file, options).await;
        done.unwrap_or_else(|refusal| panic!("{kind}: {refusal}"));
    }
    round
}

#[tokio::test]
async fn an_application_is_sent_checked_marked_and_decided() {
    let world = World::new().await;
    let mut browser = office(&world).await;
    let round = drafts(&world, &mut browser).await;
    let list = format!("{round}/applications");
    let page = browser.get(&list).await;
    assert_eq!((page.status, page.text.matches("<h1").count()), (StatusCode::OK, 1));
    assert_eq!(page.text.matches(r#"<th scope="row">"#).count(), 65);
    assert!(page.text.contains("Not sent <b>65</b>"), "{}", page.text);
    let paths: Vec<String> = page
        .text
        .split(r#"<th scope="row"><a href=""#)
        .skip(1)
        .map(|rest| rest.split('"').next().expect("a path").to_owned())
        .collect();
    let ids: Vec<String> = page
        .text
        .split(r#"name="id" value=""#)
        .skip(1)
        .map(|rest| rest.split('"').next().expect("an id").to_owned())
        .collect();

    let one = &paths[0];
    let page = browser.get(one).await.text;
    assert!(page.contains("It came on paper") && !page.contains("Formal check"), "{page}");
    let send = format!("{one}/send");
    refused(&browser.post(&send, "learning_goal=").await, "Write what you want to learn.");
    assert_eq!(browser.post(&send, "learning_goal=Timber+frames").await.to, *one);

    let check = format!("{one}/check");
    refused(&browser.post(&check, "").await, "Choose what came of the check.");
    refused(
        &browser.post(&check, "verdict=incomplete&reason=+").await,
        "The learner has a right to know.",
    );
    browser.post(&check, "verdict=eligible").await;
    let page = browser.get(one).await.text;
    assert!(page.contains("The check is kept.") && page.contains("Timber frames"), "{page}");

    let score = format!("{one}/score");
    let wrong = browser.post(&score, "mark-1=5,5&mark-2=").await;
    refused(&wrong, "2 things need your attention");
    assert!(wrong.text.contains(r##"href="#f-mark-2""##), "{}", wrong.text);
    refused(&browser.post(&score, "mark-1=four&mark-2=3").await, "A mark is from 0 to 5.");
    browser.post(&score, "mark-1=2&mark-2=2,5").await;
    let decide = format!("{one}/decide");
    refused(&browser.post(&decide, "decision=select").await, "The total is below 55 points");
    browser.post(&score, "mark-1=4,5&mark-2=3.75").await;
    assert!(browser.get(one).await.text.contains("<b>84</b>"));
    refused(&browser.post(&decide, "decision=reject").await, "The learner has a right to know.");
    browser.post(&decide, "decision=select").await;
    let page = browser.get(one).await.text;
    assert!(page.contains("The decision is kept.") && !page.contains("Keep the marks"), "{page}");
    browser.post(&format!("{one}/withdraw"), "why=found+a+job").await;
    assert!(browser.get(one).await.text.contains("found a job"));

    for path in &paths[1..3] {
        browser.post(&format!("{path}/send"), "learning_goal=More").await;
    }
    let both = format!("id={}&id={}", ids[1], ids[2]);
    let bulk = format!("{list}/bulk");
    browser.post(&bulk, format!("{both}&do=pass").leak()).await;
    let page = browser.get(&format!("{list}?state=eligible")).await.text;
    assert!(page.contains("2 applications are done."), "{page}");
    assert_eq!(page.matches(r#"<th scope="row">"#).count(), 2);
    browser.post(&format!("{}/score", paths[1]), "mark-1=1&mark-2=1").await;
    browser.post(&bulk, format!("{both}&do=reserve&reason=full").leak()).await;
    let page = browser.get(&list).await.text;
    assert!(page.contains("One application is done, others are not."), "{page}");
    browser.post(&bulk, "do=reject").await;
    assert!(browser.get(&list).await.text.contains("Tick applications"));
}

#[tokio::test]
async fn a_learner_sends_their_own_application_once() {
    let world = World::new().await;
    let mut office = office(&world).await;
    let round = drafts(&world, &mut office).await;
    let list = office.get(&format!("{round}/applications")).await.text;
    let path = list.split(r#"<th scope="row"><a href=""#).nth(1).expect("a path");
    let path = path.split('"').next().expect("its end").to_owned();
    let learner = path.rsplit('/').next().expect("an id").parse().expect("an id");
    let token = year::acting_as(&world, Role::Learner(learner)).await;
    let mut own = Browser::new(&world.site).with_session(&token);

    assert!(own.get("/my").await.text.contains(r#"href="/my/apply""#));
    let form = own.get("/my/apply").await;
    assert_eq!((form.status, form.text.matches("<h1").count()), (StatusCode::OK, 1));
    let wish = form.text.split(r#"name="wish-1""#).nth(1).expect("a list of places");
    let wish = wish.split(r#"<option value="0"#).nth(1).expect("a place").split('"').next();
    let wish = format!("0{}", wish.expect("an id"));

    refused(&own.post("/my/apply", "").await, "Choose at least one place");
    let twice = format!("wish-1={wish}&wish-2={wish}&windows=W1&learning_goal=Wood");
    let twice = own.post("/my/apply", twice.leak()).await;
    refused(&twice, "You chose this place twice.");
    assert!(twice.text.contains(r##"href="#f-wish-2""##) && twice.text.contains("Wood</textarea>"));
    let never = format!("wish-1={wish}&learning_goal=Wood");
    refused(&own.post("/my/apply", never.leak()).await, "period");
    let nothing = format!("wish-1={wish}&window=W2");
    refused(&own.post("/my/apply", nothing.leak()).await, "Write what you want to learn.");

    // What somebody likes best they can also do.
    let right = format!("wish-1={wish}&window=W2&other=yes&learning_goal=Timber+frames");
    assert_eq!(own.post("/my/apply", right.leak()).await.to, "/my");
    let page = own.get("/my/apply").await.text;
    assert!(page.contains("Timber frames") && !page.contains("Send it</button>"), "{page}");
    let seen = office.get(&path).await.text;
    assert!(seen.contains("<dt>Possible periods</dt><dd>1 October"), "{seen}");
    assert_eq!(
        own.post("/my/apply", right_again(&wish)).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

fn right_again(wish: &str) -> &'static str {
    format!("wish-1={wish}&windows=W1&learning_goal=Something+else").leak()
}
