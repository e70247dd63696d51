//! The session behind a request. What its person may do is looked up inside the transaction.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::AUTHORIZATION;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};
use domain::kernel::id::SessionId;

use crate::problem::ApiError;
use crate::state::ApiState;

pub struct Caller(pub SessionId);

impl FromRequest for Caller {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(read(request))
    }
}

fn read(request: &HttpRequest) -> Result<Caller, ApiError> {
    let header = request
        .headers()
        .get(AUTHORIZATION)
        .ok_or_else(|| ApiError::code("auth.token-missing"))?;
    let (scheme, token) = header
        .to_str()
        .ok()
        .and_then(|value| value.split_once(' '))
        .ok_or_else(|| ApiError::code("auth.token-invalid"))?;
    if !scheme.eq_ignore_ascii_case("bearer") {
        return Err(ApiError::code("auth.token-invalid"));
    }
    let state = request
        .app_data::<Data<ApiState>>()
        .ok_or_else(|| ApiError::internal("no state"))?;
    state.tokens.read(token.trim()).map(Caller)
}
