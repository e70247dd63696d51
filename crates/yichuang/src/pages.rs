//! The front end, carried in the binary: `/` for the public, `/desk/` for the desk.

use actix_web::http::Method;
use actix_web::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
    REFERRER_POLICY, VARY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use actix_web::{HttpRequest, HttpResponse};
use rust_embed::{Embed, EmbeddedFile};

#[derive(Embed)]
#[folder = "../../frontend/dist"]
#[allow_missing = true]
struct Dist;

/// Scripts and connections to this server alone; styles may stand in attributes, as component libraries place theirs.
const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; \
                      font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; \
                      frame-ancestors 'none'";

/// A file of the front end, or the page whose script knows the address.
pub async fn page(request: HttpRequest) -> HttpResponse {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return HttpResponse::MethodNotAllowed().finish();
    }
    let path = request.path().trim_start_matches('/');
    if path == "desk" {
        return HttpResponse::PermanentRedirect().insert_header(("Location", "/desk/")).finish();
    }
    // The agents' phone has no page yet.
    if path == "m" || path.starts_with("m/") {
        return nothing_here();
    }
    let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    let name = match path {
        _ if is_file => path,
        _ if path.starts_with("desk/") => "desk/index.html",
        _ => "index.html",
    };
    // A compressed twin is not an address of its own.
    if name.ends_with(".br") || name.ends_with(".gz") {
        return HttpResponse::NotFound().finish();
    }
    match Dist::get(name) {
        Some(file) => send(&request, name, &file),
        None => nothing_here(),
    }
}

fn nothing_here() -> HttpResponse {
    HttpResponse::NotFound().content_type("text/plain; charset=utf-8").body("没有这个页面 · No such page")
}

fn send(request: &HttpRequest, name: &str, file: &EmbeddedFile) -> HttpResponse {
    let tag = format!("\"{}\"", hex(file.metadata.sha256_hash().get(..16).unwrap_or_default()));
    let mut response = HttpResponse::Ok();
    if name.ends_with(".html") {
        response
            .insert_header((CONTENT_SECURITY_POLICY, POLICY))
            .insert_header((X_FRAME_OPTIONS, "DENY"))
            .insert_header((REFERRER_POLICY, "same-origin"))
            .insert_header((CACHE_CONTROL, "no-cache"));
    } else if name.starts_with("assets/") {
        // Their names change with their contents.
        response.insert_header((CACHE_CONTROL, "public, max-age=31536000, immutable"));
    }
    response
        .insert_header((CONTENT_TYPE, content_type(name)))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((VARY, "Accept-Encoding"))
        .insert_header((ETAG, tag.clone()));
    let known = request.headers().get(IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    if known == Some(tag.as_str()) {
        return response.status(actix_web::http::StatusCode::NOT_MODIFIED).finish();
    }
    for (encoding, ending) in [("br", ".br"), ("gzip", ".gz")] {
        if accepts(request, encoding)
            && let Some(twin) = Dist::get(&format!("{name}{ending}"))
        {
            return response.insert_header((CONTENT_ENCODING, encoding)).body(twin.data.into_owned());
        }
    }
    response.body(file.data.to_vec())
}

fn accepts(request: &HttpRequest, encoding: &str) -> bool {
    let accepted = request.headers().get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    accepted.is_some_and(|list| {
        list.split(',').any(|entry| {
            let mut parts = entry.split(';').map(str::trim);
            parts.next() == Some(encoding) && parts.next() != Some("q=0")
        })
    })
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("json" | "webmanifest") => "application/json",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
