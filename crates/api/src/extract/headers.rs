//! Conditional requests and idempotency.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_MATCH, IF_NONE_MATCH, LOCATION};
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use app::perform::{Answer, Once};
use serde::Serialize;

use crate::problem::ApiError;

/// The version a write was read at. Obligatory: 428 without.
pub struct IfMatch(pub u32);

impl FromRequest for IfMatch {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(match request.headers().get(IF_MATCH) {
            None => Err(ApiError::code("version.required")),
            Some(value) => {
                value.to_str().ok().and_then(version).map(IfMatch).ok_or_else(|| ApiError::code("version.malformed"))
            }
        })
    }
}

fn version(tag: &str) -> Option<u32> {
    tag.trim().strip_prefix('"')?.strip_suffix('"')?.parse().ok()
}

pub fn etag(version: u32) -> String {
    format!("\"{version}\"")
}

/// 304, if the caller has this version already.
pub fn not_modified(request: &HttpRequest, etag: &str) -> Option<HttpResponse> {
    let known = request.headers().get(IF_NONE_MATCH)?.to_str().ok()?;
    let same = known.split(',').map(str::trim).any(|tag| tag == "*" || tag.trim_start_matches("W/") == etag);
    same.then(|| HttpResponse::NotModified().insert_header((ETAG, etag.to_owned())).finish())
}

/// What changes with its version, as the caller may see it now: nothing of it is kept on the way, and nothing is written
/// out again for whoever has this version.
pub fn answer_versioned<V: Serialize>(
    request: &HttpRequest,
    version: u32,
    view: impl FnOnce() -> Result<V, ApiError>,
) -> Result<HttpResponse, ApiError> {
    let tag = etag(version);
    if let Some(unchanged) = not_modified(request, &tag) {
        return Ok(unchanged);
    }
    Ok(HttpResponse::Ok().insert_header((ETAG, tag)).insert_header((CACHE_CONTROL, "no-store")).json(view()?))
}

/// The caller's key, with the operation it belongs to.
pub struct IdempotencyKey(Option<(String, String)>);

impl IdempotencyKey {
    pub fn once(self, body_hash: [u8; 32]) -> Option<Once> {
        self.0.map(|(operation, key)| Once { operation, key, body_hash })
    }
}

impl FromRequest for IdempotencyKey {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let Some(value) = request.headers().get("idempotency-key") else {
            return ready(Ok(Self(None)));
        };
        let key = value.to_str().unwrap_or_default();
        let usable = (1..=128).contains(&key.len()) && key.chars().all(|char| char.is_ascii_graphic());
        ready(if usable {
            let operation = format!("{} {}", request.method(), request.path());
            Ok(Self(Some((operation, key.to_owned()))))
        } else {
            Err(ApiError::code("idempotency.key-malformed"))
        })
    }
}

/// Sends an answer of the application as it is.
pub fn answer(answer: Answer) -> HttpResponse {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
    let mut response = HttpResponse::build(status);
    response.insert_header((CONTENT_TYPE, "application/json")).insert_header((CACHE_CONTROL, "no-store"));
    if let Some(etag) = answer.etag {
        response.insert_header((ETAG, etag));
    }
    if let Some(location) = answer.location {
        response.insert_header((LOCATION, location));
    }
    response.body(answer.body)
}
