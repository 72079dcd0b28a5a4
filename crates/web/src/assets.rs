//! Stylesheet, scripts, icons: embedded in the program and served from it.
//!
//! Every asset has an address with the hash of its content, so a browser may keep it for ever and
//! still gets the new one after an update. Templates name assets by `asset("app.css")`.
//!
//! Two files keep a fixed address: the service worker, whose address is its identity, and the
//! manifest beside it.

use crate::routes::{Door, Routes};
use crate::tokens;
use axum::extract::Path;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/assets"]
struct Files;

/// What the learner's phone keeps, so that the page opens without a connection.
const KEPT_ON_THE_PHONE: [&str; 5] = ["app.css", "app.js", "icons.svg", "icon.svg", "offline.js"];

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const ASK_FIRST: &str = "no-cache";

#[derive(Debug)]
struct Asset {
    plain: Vec<u8>,
    brotli: OnceLock<Vec<u8>>,
    /// The first characters of the SHA-256 of the content.
    hash: String,
}

static ASSETS: LazyLock<BTreeMap<String, Asset>> = LazyLock::new(|| {
    let mut assets: BTreeMap<_, _> = Files::iter()
        .filter_map(|name| Some((name.to_string(), Files::get(&name)?.data.into_owned())))
        .map(|(name, content)| (name, Asset::new(content)))
        .collect();
    if let Some(style) = assets.get_mut("app.css") {
        let tokens = tokens::stylesheet().into_bytes();
        *style = Asset::new([style.plain.as_slice(), tokens.as_slice()].concat());
    }
    if let Some(worker) = assets.get("sw.js") {
        // The list is part of the worker's text, so that a changed asset makes a changed worker.
        let addresses = KEPT_ON_THE_PHONE.map(|name| format!("{:?}", address(&assets, name)));
        let list = format!("const KEPT = [{}];\n", addresses.join(", ")).into_bytes();
        let worker = Asset::new([list.as_slice(), worker.plain.as_slice()].concat());
        assets.insert("sw.js".to_owned(), worker);
    }
    assets
});

/// The address of an asset by its file name.
#[must_use]
pub fn asset(name: &str) -> String {
    address(&ASSETS, name)
}

/// An asset that is text, as it is served.
pub(crate) fn text(name: &str) -> String {
    ASSETS
        .get(name)
        .map_or_else(String::new, |asset| String::from_utf8_lossy(&asset.plain).into_owned())
}

/// The routes of all assets.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Routes<S> {
    let fixed = |name| move |headers: HeaderMap| fixed(name, headers);
    Routes::new()
        .get("/assets/{hash}/{name}", Door::Open, hashed)
        .get("/sw.js", Door::Open, fixed("sw.js"))
        .get("/manifest.webmanifest", Door::Open, fixed("manifest.webmanifest"))
        .get("/favicon.ico", Door::Open, fixed("icon.svg"))
}

/// What an asset weighs on the wire, in bytes.
#[cfg(test)]
pub(crate) fn weight(name: &str) -> Option<usize> {
    ASSETS.get(name).map(|asset| asset.brotli().len())
}

fn address(assets: &BTreeMap<String, Asset>, name: &str) -> String {
    let hash = assets.get(name).map_or("missing", |asset| asset.hash.as_str());
    format!("/assets/{hash}/{name}")
}

impl Asset {
    fn new(plain: Vec<u8>) -> Self {
        let mut hash = hex::encode(Sha256::digest(&plain));
        hash.truncate(12);
        Self { plain, brotli: OnceLock::new(), hash }
    }

    /// Compressed once, when it is first asked for.
    fn brotli(&self) -> &[u8] {
        self.brotli.get_or_init(|| {
            let mut small = Vec::new();
            let settings =
                brotli::enc::BrotliEncoderParams { quality: 10, lgwin: 18, ..Default::default() };
            match brotli::BrotliCompress(&mut self.plain.as_slice(), &mut small, &settings) {
                Ok(_) => small,
                // Writing to memory does not fail; were it to, nothing would be sent compressed.
                Err(_) => Vec::new(),
            }
        })
    }

    fn answer(&self, name: &str, keep: &'static str, headers: &HeaderMap) -> Response {
        let etag = format!("\"{}\"", self.hash);
        if headers.get(IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == etag.as_bytes()) {
            return StatusCode::NOT_MODIFIED.into_response();
        }
        let takes_brotli = headers
            .get(ACCEPT_ENCODING)
            .and_then(|accepted| accepted.to_str().ok())
            .is_some_and(|accepted| accepted.split(',').any(|one| one.trim().starts_with("br")));
        let small = if takes_brotli { self.brotli() } else { &[] };
        let mut response = if small.is_empty() {
            self.plain.clone().into_response()
        } else {
            ([(CONTENT_ENCODING, "br")], small.to_vec()).into_response()
        };
        let about = response.headers_mut();
        about.insert(CONTENT_TYPE, HeaderValue::from_static(content_type(name)));
        about.insert(CACHE_CONTROL, HeaderValue::from_static(keep));
        about.insert(VARY, HeaderValue::from_static("accept-encoding"));
        if let Ok(etag) = HeaderValue::from_str(&etag) {
            about.insert(ETAG, etag);
        }
        response
    }
}

async fn hashed(Path((hash, name)): Path<(String, String)>, headers: HeaderMap) -> Response {
    match ASSETS.get(&name) {
        Some(asset) if asset.hash == hash => asset.answer(&name, FOR_EVER, &headers),
        // A page from before an update asks for the old content: the new one is closer than none.
        Some(asset) => asset.answer(&name, ASK_FIRST, &headers),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn fixed(name: &'static str, headers: HeaderMap) -> Response {
    match ASSETS.get(name) {
        Some(asset) => asset.answer(name, ASK_FIRST, &headers),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::http::Request;
    use http_body_util::BodyExt;
    use tower::ServiceExt;

    async fn get(address: &str, header: (&str, &str)) -> Response {
        let request = Request::get(address).header(header.0, header.1);
        let request = request.body(Body::empty()).expect("a request");
        axum::Router::from(routes::<()>()).oneshot(request).await.expect("an answer")
    }

    #[test]
    fn the_stylesheet_and_the_scripts_stay_small() {
        assert!(weight("app.css").expect("the stylesheet") <= 9 * 1024);
        assert!(weight("app.js").expect("the script") <= 6 * 1024);
        assert!(weight("offline.js").expect("the script") <= 3 * 1024);
        assert!(weight("esco.js").expect("the script") <= 3 * 1024);
        assert!(weight("voice.js").expect("the script") <= 3 * 1024);
    }

    #[test]
    fn the_stylesheet_mirrors_and_keeps_to_classes() {
        let style = Files::get("app.css").expect("the stylesheet");
        let style = String::from_utf8_lossy(&style.data).into_owned();
        for physical in ["left:", "right:", "-left", "-right", "width:", "height:"] {
            let mut places = style.match_indices(physical).map(|(at, _)| {
                let before = style[..at].chars().next_back().unwrap_or(' ');
                let line = style[..at].rfind('\n').map_or(0, |start| start + 1);
                (before, style[line..].lines().next().unwrap_or_default())
            });
            // Media conditions (`max-width:`), line heights and stroke widths have no direction.
            let wrong = places.find(|(before, line)| {
                *before != '-' && !line.contains("-height:auto") && !line.contains("@media")
            });
            assert_eq!(wrong, None, "{physical} does not mirror");
        }
        assert!(!style.lines().any(|line| line.trim_start().starts_with('#')), "a rule by id");
    }

    #[tokio::test]
    async fn an_asset_may_be_kept_for_ever_under_its_hash() {
        let response = get(&asset("app.css"), ("accept-encoding", "gzip, br")).await;
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()[CACHE_CONTROL], FOR_EVER);
        assert_eq!(response.headers()[CONTENT_ENCODING], "br");
        let body = response.into_body().collect().await.expect("a body").to_bytes();
        assert_eq!(Some(body.len()), weight("app.css"));
    }

    #[tokio::test]
    async fn an_old_hash_gets_the_new_content_but_may_not_keep_it() {
        let response = get("/assets/000000000000/app.css", ("accept-encoding", "gzip")).await;
        assert_eq!(response.headers()[CACHE_CONTROL], ASK_FIRST);
        assert!(!response.headers().contains_key(CONTENT_ENCODING));
        let missing = get("/assets/000000000000/nothing.css", ("accept-encoding", "br")).await;
        assert_eq!(missing.status(), StatusCode::NOT_FOUND);
    }

    #[tokio::test]
    async fn the_service_worker_knows_what_to_keep() {
        let response = get("/sw.js", ("accept-encoding", "identity")).await;
        let tag = response.headers()[ETAG].to_str().expect("a tag").to_owned();
        let body = response.into_body().collect().await.expect("a body").to_bytes();
        let text = String::from_utf8_lossy(&body);
        for name in KEPT_ON_THE_PHONE {
            assert!(text.contains(&asset(name)), "{name} is not kept");
        }
        let again = get("/sw.js", ("if-none-match", &tag)).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    }
}
