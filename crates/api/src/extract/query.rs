//! Query parameters and ids in paths: unknown names and bad values are named as such.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::body::is_control;
use crate::problem::ApiError;

/// Query parameters of a known form; `T` refuses unknown fields.
pub struct Sifted<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Sifted<T> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let pairs = form_urlencoded::parse(request.query_string().as_bytes());
        let mut each = pairs;
        if let Some((name, _)) = each.find(|(_, value)| value.chars().any(is_control)) {
            return ready(Err(ApiError::query(&name, "field.character")));
        }
        let read = serde_path_to_error::deserialize(serde_urlencoded::Deserializer::new(pairs));
        ready(read.map(Self).map_err(|error| {
            let text = error.inner().to_string();
            let (name, code) = match named(&text) {
                Some(name) if text.starts_with("unknown field") => (name.to_owned(), "field.unknown"),
                Some(name) if text.starts_with("missing field") => (name.to_owned(), "field.required"),
                _ => (error.path().to_string(), "field.invalid"),
            };
            ApiError::query(&name, code)
        }))
    }
}

/// The field that serde names between backticks.
fn named(text: &str) -> Option<&str> {
    text.split('`').nth(1)
}

/// The id in the path; anything else is no address of ours.
pub struct PathId(pub Uuid);

impl FromRequest for PathId {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(uuid(request, "id").map(Self))
    }
}

/// A text in the path, as long as one of ours can be; anything longer or unprintable names nothing.
pub fn path_text<'r>(request: &'r HttpRequest, name: &str) -> Option<&'r str> {
    let text = request.match_info().get(name)?;
    (text.len() <= 64 && !text.chars().any(is_control)).then_some(text)
}

/// The id of a notice in the path.
pub struct NoticeId(pub Uuid);

impl FromRequest for NoticeId {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(uuid(request, "noticeId").map(Self))
    }
}

fn uuid(request: &HttpRequest, name: &str) -> Result<Uuid, ApiError> {
    let id = request.match_info().get(name).and_then(|text| Uuid::try_parse(text).ok());
    id.ok_or_else(|| ApiError::code("path.malformed"))
}
