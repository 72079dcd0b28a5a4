//! A browser's share of the measuring: it keeps connections open, sends one request after the
//! other on each, and counts the bytes that come over the wire.

use anyhow::{Context, Result, ensure};
use http_body_util::{BodyExt, Empty};
use hyper::body::Bytes;
use hyper::client::conn::http1::{self, SendRequest};
use hyper::header::{ACCEPT, ACCEPT_ENCODING, COOKIE, HOST};
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Poll, ready};
use std::time::{Duration, Instant};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

/// One connection that is kept open.
#[derive(Debug)]
pub(super) struct Client {
    sender: SendRequest<Empty<Bytes>>,
    address: SocketAddr,
    cookie: String,
    read: Arc<AtomicU64>,
}

/// What came back.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: StatusCode,
    /// The body as it was sent; compressed if `compressed` was asked for.
    pub(super) body: Bytes,
    /// From sending the request to the last byte of the answer.
    pub(super) took: Duration,
    /// The server's own measure, from its `Server-Timing` header.
    pub(super) server: Option<Duration>,
    /// Bytes of the answer, head and body, that came over the wire.
    pub(super) bytes: u64,
}

impl Client {
    /// Connects. The cookie, `name=value`, tells who asks.
    pub(super) async fn connect(address: SocketAddr, cookie: &str) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let read = Arc::new(AtomicU64::new(0));
        let stream = Counted { stream, read: Arc::clone(&read) };
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        // An error of the connection reaches us as an error of the request that needed it.
        tokio::spawn(connection);
        Ok(Self { sender, address, cookie: cookie.to_owned(), read })
    }

    /// Asks for a page and reads it to its end.
    pub(super) async fn get(&mut self, path: &str, compressed: bool) -> Result<Answer> {
        let request = Request::get(path)
            .header(HOST, self.address.to_string())
            .header(ACCEPT, "text/html")
            .header(ACCEPT_ENCODING, if compressed { "br" } else { "identity" })
            .header(COOKIE, &self.cookie)
            .body(Empty::new())?;
        // The connection may still be closing the books on the answer before.
        self.sender.ready().await?;
        let before = self.read.load(Ordering::Relaxed);
        let since = Instant::now();
        let response = self.sender.send_request(request).await?;
        let (head, body) = response.into_parts();
        let body = body.collect().await?.to_bytes();
        let took = since.elapsed();
        let timing = head.headers.get("server-timing").and_then(|value| value.to_str().ok());
        let server = timing.and_then(server_time);
        let bytes = self.read.load(Ordering::Relaxed) - before;
        Ok(Answer { status: head.status, body, took, server, bytes })
    }

    /// As [`Self::get`], for a page that has to be there.
    pub(super) async fn page(&mut self, path: &str, compressed: bool) -> Result<Answer> {
        let answer = self.get(path, compressed).await?;
        ensure!(answer.status == StatusCode::OK, "{path} answers {}", answer.status);
        Ok(answer)
    }
}

/// Bytes that a browser with an empty cache reads for a page: the page and what it names.
pub(super) async fn first_visit(address: SocketAddr, cookie: &str, path: &str) -> Result<u64> {
    let mut client = Client::connect(address, cookie).await?;
    let mut bytes = client.page(path, true).await?.bytes;
    let page = client.page(path, false).await?.body;
    let page = std::str::from_utf8(&page).with_context(|| format!("{path} is not text"))?;
    for part in parts_of(page) {
        bytes += client.page(part, true).await?.bytes;
    }
    Ok(bytes)
}

/// The paths of styles, scripts, icons and pictures that a page names.
fn parts_of(page: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for tag in page.split('<').filter_map(|tag| tag.split('>').next()) {
        let name = tag.split_ascii_whitespace().next().unwrap_or_default();
        let path = match name {
            "link" if !tag.contains("rel=\"alternate\"") => attribute(tag, "href"),
            "script" | "img" => attribute(tag, "src"),
            "use" => attribute(tag, "href"),
            _ => None,
        };
        let path = path.and_then(|path| path.split('#').next());
        if let Some(path) = path.filter(|path| path.starts_with('/') && !parts.contains(path)) {
            parts.push(path);
        }
    }
    parts
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = tag.split_once(&format!(" {name}=\""))?;
    after.split('"').next()
}

/// The duration in a header such as `app;dur=1.23`, which is in milliseconds.
fn server_time(header: &str) -> Option<Duration> {
    let (_, after) = header.split_once("dur=")?;
    let milliseconds = after.split([',', ';']).next()?.trim().parse::<f64>().ok()?;
    Duration::try_from_secs_f64(milliseconds / 1000.0).ok()
}

/// A connection that counts what is read from it.
#[derive(Debug)]
struct Counted {
    stream: TcpStream,
    read: Arc<AtomicU64>,
}

impl AsyncRead for Counted {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        let before = buffer.filled().len();
        ready!(Pin::new(&mut self.stream).poll_read(context, buffer))?;
        let read = buffer.filled().len() - before;
        self.read.fetch_add(u64::try_from(read).unwrap_or_default(), Ordering::Relaxed);
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Counted {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
        bytes: &[u8],
    ) -> Poll<std::io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(
        mut self: Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(
        mut self: Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_servers_own_time_is_read_from_its_header() {
        assert_eq!(server_time("app;dur=1.25"), Some(Duration::from_micros(1_250)));
        assert_eq!(server_time("db;dur=2, app"), Some(Duration::from_millis(2)));
        assert_eq!(server_time("miss"), None);
    }

    #[test]
    fn a_first_visit_reads_each_part_of_a_page_once() {
        let page = r##"<link rel="stylesheet" href="/a/app.css"><script src="/a/app.js" defer>
            </script><svg><use href="/a/icons.svg#x"/></svg><svg><use href="/a/icons.svg#y"/></svg>
            <use href="#here"/><img alt="" src="/a/photo.avif"><a href="/elsewhere">…</a>"##;
        let parts = ["/a/app.css", "/a/app.js", "/a/icons.svg", "/a/photo.avif"];
        assert_eq!(parts_of(page), parts);
    }
}
