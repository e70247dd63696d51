//! Query parameters and ids in paths: unknown names and bad values are named as such.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::problem::ApiError;

/// Query parameters of a known form; `T` refuses unknown fields.
pub struct Sifted<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Sifted<T> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(
            web::Query::<T>::from_query(request.query_string())
                .map(|query| Self(query.into_inner()))
                .map_err(|error| {
                    let text = error.to_string();
                    let name = named(&text);
                    let code = if text.contains("unknown field") {
                        "field.unknown"
                    } else if text.contains("missing field") {
                        "field.required"
                    } else {
                        "field.invalid"
                    };
                    ApiError::query(name.unwrap_or_default(), code)
                }),
        )
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
        let id = request
            .match_info()
            .get("id")
            .and_then(|text| Uuid::try_parse(text).ok());
        ready(id.map(Self).ok_or_else(|| ApiError::code("path.malformed")))
    }
}
