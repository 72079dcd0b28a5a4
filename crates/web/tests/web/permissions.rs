//! Every route for every role, with own and foreign things. The routes are those of the router itself: one that nobody
//! thought of here fails.

use crate::browser::Browser;
use crate::world::{Whose, World};
use axum::body::Body;
use axum::http::StatusCode;
use walz_policy::RoleKind;
use walz_web::routes::{Door, Route};

/// The names in a path: `session` for `/me/sessions/{session}/end`.
fn names(path: &str) -> Vec<&str> {
    path.split('{').skip(1).filter_map(|part| part.split('}').next()).collect()
}

async fn status(
    world: &World,
    route: &Route,
    kind: RoleKind,
    whose: Whose,
) -> (StatusCode, String) {
    let session = world.session(kind).await;
    let mut browser = Browser::new(&world.site);
    let mut path = route.path.to_owned();
    if let Some((token, id)) = &session {
        browser = browser.with_session(token);
        for name in names(route.path) {
            let value = world.value(name, *id, whose).await;
            path = path.replace(&format!("{{{name}}}"), &value);
        }
    }
    let answer = browser.send(route.method.as_str(), &path, Body::empty()).await;
    (answer.status, answer.to)
}

/// What is wrong with how the route treats somebody in this role.
async fn complaint(world: &World, route: &Route, kind: RoleKind) -> Option<String> {
    let may = match route.door {
        Door::Account => kind != RoleKind::Visitor,
        Door::Roles(roles) => roles.contains(&kind),
        Door::Open | Door::Link => return None,
    };
    let (own, to) = status(world, route, kind, Whose::Own).await;
    let tell = |what: &str| Some(format!("{} {} as {kind}: {what}", route.method, route.path));
    match may {
        _ if own.is_server_error() => tell(&format!("breaks with {own}")),
        // A person is led to where one signs in; for a program there is nothing.
        false if kind == RoleKind::Visitor && !route.path.starts_with("/api/") => {
            (own != StatusCode::SEE_OTHER || !to.starts_with("/sign-in"))
                .then(|| format!("{} {}: a visitor gets {own}", route.method, route.path))
        }
        false if own != StatusCode::NOT_FOUND => tell(&format!("should find nothing, gets {own}")),
        false => None,
        true if own == StatusCode::NOT_FOUND => tell("does not find what is their own"),
        true if names(route.path).is_empty() => None,
        true => match status(world, route, kind, Whose::Foreign).await.0 {
            StatusCode::NOT_FOUND => None,
            other => tell(&format!("gets {other} for what is somebody else's")),
        },
    }
}

#[tokio::test]
async fn every_route_opens_to_whom_its_door_says_and_to_nobody_else() {
    let (world, _) = World::with_case().await;
    let mut complaints = Vec::new();
    for route in walz_web::all().list() {
        for &kind in RoleKind::ALL.iter().filter(|kind| **kind != RoleKind::Worker) {
            complaints.extend(complaint(&world, route, kind).await);
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[tokio::test]
async fn a_link_that_nobody_was_given_opens_nothing() {
    let world = World::new().await;
    let token = walz_service::Token::new(&world.ctx.ids).reveal();
    for route in walz_web::all().list().iter().filter(|route| route.door == Door::Link) {
        let path = route.path.replace("{token}", &token);
        let answer =
            Browser::new(&world.site).send(route.method.as_str(), &path, Body::empty()).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{} {}", route.method, route.path);
    }
}

#[test]
fn the_table_of_doors() {
    let mut table: Vec<_> = walz_web::all()
        .list()
        .iter()
        .map(|route| {
            let door = match route.door {
                Door::Open => "everybody".to_owned(),
                Door::Account => "who is signed in".to_owned(),
                Door::Link => "who holds the link".to_owned(),
                Door::Roles(roles) => {
                    roles.iter().map(|kind| kind.code()).collect::<Vec<_>>().join(", ")
                }
            };
            format!("{:<52} {:<4} {door}", route.path, route.method.as_str())
        })
        .collect();
    table.sort();
    insta::assert_snapshot!(table.join("\n"));
}
