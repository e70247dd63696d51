//! Pages of lists: bounds, signed cursors, and the `Link` to the next page (RFC 8288).

use actix_web::http::header::{CACHE_CONTROL, LINK};
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;
use store::engine::keyset::Position;

use crate::problem::ApiError;
use crate::state::ApiState;

/// Rows of a page: 1 to 100, 20 if not said.
pub fn limit(wanted: Option<u32>) -> Result<usize, ApiError> {
    match wanted {
        None => Ok(20),
        Some(rows @ 1..=100) => usize::try_from(rows).map_err(ApiError::internal),
        Some(_) => Err(ApiError::query("limit", "field.invalid")),
    }
}

/// `name` is the list with all its filters: a cursor works there alone.
pub fn read_cursor(state: &ApiState, name: &str, cursor: Option<&str>) -> Result<Option<Position>, ApiError> {
    cursor
        .map(|cursor| state.app.store.keyring().read_cursor(name, cursor))
        .transpose()
        .map_err(|_| ApiError::query("cursor", "list.cursor"))
}

pub fn write_cursor(state: &ApiState, name: &str, next: Option<Position>) -> Option<String> {
    next.map(|position| state.app.store.keyring().cursor(name, position))
}

/// A page, with the address of the next one.
pub fn answer_page<T: Serialize>(request: &HttpRequest, next: Option<&str>, page: &T) -> HttpResponse {
    let mut response = HttpResponse::Ok();
    response.insert_header((CACHE_CONTROL, "no-store"));
    if let Some(next) = next {
        let kept = request
            .query_string()
            .split('&')
            .filter(|part| !part.is_empty() && !part.starts_with("cursor="));
        let query: Vec<String> = kept.map(str::to_owned).chain([format!("cursor={next}")]).collect();
        response.insert_header((LINK, format!("<{}?{}>; rel=\"next\"", request.path(), query.join("&"))));
    }
    response.json(page)
}
