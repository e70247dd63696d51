//! What every act on a case, or on something else that has versions, brings: who, on what, the version it was read at,
//! and the key that makes it the same act.

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use domain::kernel::id::{CaseId, SessionId};
use std::future::{Ready, ready};
use utoipa::IntoParams;
use uuid::Uuid;

use super::{Caller, IdempotencyKey, IfMatch, PathId};
use crate::problem::ApiError;

pub struct Acting {
    pub session: SessionId,
    pub case: CaseId,
    /// The version the case was read at.
    pub version: u32,
    pub key: IdempotencyKey,
}

impl Acting {
    /// The id in the path, where the act is about something else than a case.
    pub fn id(&self) -> Uuid {
        self.case.0
    }
}

impl FromRequest for Acting {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        ready(read(request, payload))
    }
}

/// Who comes first: a stranger is not told what else is wrong.
fn read(request: &HttpRequest, payload: &mut Payload) -> Result<Acting, ApiError> {
    Ok(Acting {
        session: Caller::from_request(request, payload).into_inner()?.0,
        case: CaseId(PathId::from_request(request, payload).into_inner()?.0),
        version: IfMatch::from_request(request, payload).into_inner()?.0,
        key: IdempotencyKey::from_request(request, payload).into_inner()?,
    })
}

/// The case that an act is about.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "stands in the document only")]
pub struct OfCase {
    id: Uuid,
}

/// Headers of an act on a case.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[allow(dead_code, reason = "stands in the document only")]
pub struct ActHeaders {
    /// The ETag of the case as it was read.
    #[param(rename = "If-Match")]
    if_match: String,
    /// Makes a repeated request the same request: 1 to 128 visible ASCII characters.
    #[param(rename = "Idempotency-Key")]
    idempotency_key: Option<String>,
}
