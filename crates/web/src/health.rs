//! For whoever watches the program: whether it runs, and whether it can work.

use crate::Site;
use crate::routes::{Door, Routes};
use axum::extract::State;
use axum::http::StatusCode;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/health", Door::Open, health).get("/ready", Door::Open, ready)
}

/// The process answers.
async fn health() -> &'static str {
    "ok"
}

/// The database answers too. While it does not, a load balancer sends people elsewhere.
async fn ready(State(site): State<Site>) -> (StatusCode, &'static str) {
    match site.app.store.ping().await {
        Ok(()) => (StatusCode::OK, "ready"),
        Err(error) => {
            tracing::warn!(
                error = &error as &dyn std::error::Error,
                "the database does not answer"
            );
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer")
        }
    }
}
