//! How somebody wants to see pages: language and colours, kept in cookies of their browser.

use crate::layout::{Form, Settings, Theme, choice_cookie};
use crate::routes::{Door, Routes};
use axum::Extension;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use walz_words::Language;

const A_YEAR: u32 = 365 * 24 * 60 * 60;

/// The route that keeps the choice.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Routes<S> {
    Routes::new().post("/preferences", Door::Open, keep)
}

async fn keep(settings: Option<Extension<Settings>>, form: Form) -> Response {
    let https = settings.is_some_and(|Extension(settings)| settings.https);
    let mut response = Redirect::to(local(form.text("back"))).into_response();
    let language = Language::from_code(form.text("language")).map(Language::code);
    let theme = Some(Theme::from_code(form.text("theme")).code());
    // A box that is not ticked is not sent, so the form says that it showed one.
    let keys = (form.text("keys-shown") == "yes")
        .then(|| if form.text("keys") == "yes" { "on" } else { "off" });
    for (name, value) in [("language", language), ("theme", theme), ("keys", keys)] {
        let cookie = value.map(|value| choice_cookie(name, value, A_YEAR, https).parse());
        if let Some(Ok(cookie)) = cookie {
            response.headers_mut().append(SET_COOKIE, cookie);
        }
    }
    response
}

/// The address itself where it is one of ours, else the start page: a form must not lead
/// somebody to another site.
pub(crate) fn local(address: &str) -> &str {
    let ours = address.starts_with('/')
        && !address.starts_with("//")
        && !address.contains(['\\', '\r', '\n', '\t']);
    if ours { address } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::http::Request;
    use axum::http::header::{CONTENT_TYPE, LOCATION};
    use tower::ServiceExt;

    #[tokio::test]
    async fn a_choice_is_kept_and_leads_back() {
        let request = Request::post("/preferences")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from("language=nb&theme=dark&back=%2Fpeople%3Fpage%3D2"))
            .expect("a request");
        let response =
            axum::Router::from(routes::<()>()).oneshot(request).await.expect("an answer");
        assert_eq!(response.headers()[LOCATION], "/people?page=2");
        let kept: Vec<_> = response.headers().get_all(SET_COOKIE).iter().collect();
        assert!(kept[0].to_str().expect("a cookie").starts_with("language=nb; "));
        assert!(kept[1].to_str().expect("a cookie").starts_with("theme=dark; "));
    }

    #[test]
    fn nobody_is_led_to_another_site() {
        for address in ["https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil", ""]
        {
            assert_eq!(local(address), "/");
        }
        assert_eq!(local("/my/papers"), "/my/papers");
    }
}
