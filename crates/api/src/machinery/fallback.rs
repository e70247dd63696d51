//! What no route answers: an unknown address, or a known one asked in another way.

use actix_web::http::header::ALLOW;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use crate::state::ApiState;

pub async fn fallback(request: HttpRequest, state: Data<ApiState>) -> HttpResponse {
    match state.addresses.methods(request.path()) {
        Some(methods) => HttpResponse::MethodNotAllowed().insert_header((ALLOW, methods.to_owned())).finish(),
        None => HttpResponse::NotFound().finish(),
    }
}
