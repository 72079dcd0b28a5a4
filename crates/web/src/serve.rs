//! Serving the pages on a socket.

use crate::{Site, router};
use std::io;
use std::net::SocketAddr;
use tokio::net::TcpListener;
use walz_words::Language;

/// Serves the pages of an installation until `end`; then no new connection is taken, and every request in hand is
/// answered.
///
/// # Errors
/// Where the socket fails.
pub async fn serve(
    listener: TcpListener,
    site: Site,
    language: Language,
    end: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let service = router(site, language).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(end).await
}
