//! Serves the styleguide alone, without a database, to look at while working on the pages:
//! `cargo run -p walz-web --example styleguide`, then open <http://127.0.0.1:8081/styleguide>.

use axum::Router;
use std::io;
use tokio::net::TcpListener;
use walz_web::headers::{Shell, shell};
use walz_web::{assets, preferences, styleguide};

#[tokio::main]
async fn main() -> io::Result<()> {
    let routes = Router::new()
        .merge(assets::routes())
        .merge(preferences::routes())
        .merge(styleguide::routes());
    let listener = TcpListener::bind("127.0.0.1:8081").await?;
    axum::serve(listener, shell(routes, Shell::default())).await
}
