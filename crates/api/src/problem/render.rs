//! Words a failed request in the reader's language, whatever part of the server failed it.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{ACCEPT_LANGUAGE, ALLOW, CONTENT_TYPE, HeaderMap, HeaderValue, RETRY_AFTER, SET_COOKIE};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpRequest, HttpResponse};

use super::texts::{field_text, fill};
use super::{ApiError, Problem, ProblemError, table};
use crate::state::ApiState;

/// Middleware: every answer of the API that failed leaves as a problem document.
pub async fn problems<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let english = wants_english(request.headers());
    let instance = request.path().to_owned();
    let response = match next.call(request).await {
        Ok(response) => response.map_into_boxed_body(),
        Err(error) => return Err(error),
    };
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) || is_problem(response.headers()) {
        return Ok(response);
    }
    let error = match response.response().error() {
        Some(error) => error.as_error::<ApiError>().cloned().unwrap_or_else(|| by_status(status)),
        None => by_status(status),
    };
    let (error, allowed) = asked_otherwise(response.request(), error);
    if let Some(internal) = &error.internal {
        tracing::error!(code = error.code, internal, instance, "request failed");
    }
    let problem = word(&error, english, instance);
    let mut written = HttpResponse::build(StatusCode::from_u16(problem.status).unwrap_or(status));
    written.insert_header((CONTENT_TYPE, "application/problem+json"));
    if let Some(after) = error.retry_after {
        written.insert_header((RETRY_AFTER, after.as_secs().max(1)));
    }
    if let Some(allowed) = allowed {
        written.insert_header((ALLOW, allowed));
    }
    let mut written = written.body(serde_json::to_string(&problem).unwrap_or_default());
    for (name, value) in response.headers() {
        // A cookie that is taken away has to leave with the refusal.
        if name == SET_COOKIE || name == ALLOW {
            written.headers_mut().append(name.clone(), value.clone());
        }
    }
    Ok(response.into_response(written))
}

/// `GET /cases/search` fits `/cases/{id}` and is none of it: the address is there, and it is asked in another way.
fn asked_otherwise(request: &HttpRequest, error: ApiError) -> (ApiError, Option<String>) {
    let state = request.app_data::<Data<ApiState>>().filter(|_| error.code == "path.malformed");
    match state.and_then(|state| state.addresses.literal(request.path())) {
        Some(methods) => (ApiError::code("method.not-allowed"), Some(methods.to_owned())),
        None => (error, None),
    }
}

fn is_problem(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes) == Some(b"application/problem+json")
}

fn wants_english(headers: &HeaderMap) -> bool {
    headers
        .get(ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.trim_start().to_ascii_lowercase().starts_with("en"))
}

/// What the framework refused before a handler saw it.
fn by_status(status: StatusCode) -> ApiError {
    match status.as_u16() {
        404 => ApiError::code("not-found"),
        405 => ApiError::code("method.not-allowed"),
        413 => ApiError::code("body.too-large"),
        415 => ApiError::code("body.not-json"),
        400..=499 => ApiError::code("body.malformed"),
        _ => ApiError::internal(status),
    }
}

fn word(error: &ApiError, english: bool, instance: String) -> Problem {
    let language = usize::from(english);
    let pick = |texts: &[&'static str; 2]| texts.get(language).copied().unwrap_or_default();
    let entry = table::find(error.code);
    let subject = error.subject.as_deref();
    Problem {
        kind: format!("/problems/{}", error.code),
        title: entry.map_or_else(String::new, |entry| pick(&entry.title).to_owned()),
        status: table::status(error.code).as_u16(),
        detail: entry.map_or_else(String::new, |entry| fill(pick(&entry.detail), subject)),
        instance,
        code: error.code.to_owned(),
        errors: error
            .errors
            .iter()
            .map(|fault| ProblemError {
                pointer: fault.pointer.clone(),
                code: fault.code.to_owned(),
                detail: field_text(fault.code, english, fault.subject.as_deref()),
            })
            .collect(),
    }
}
