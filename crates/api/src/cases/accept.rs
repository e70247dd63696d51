//! Accept a case.

use actix_web::web::Data;
use actix_web::{HttpResponse, post};
use app::acts;
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::act;
use crate::extract::{ActHeaders, Acting, Checked, OfCase};
use crate::openapi::ActProblems;
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::CaseView;

/// Acceptance states nothing beyond the act itself.
#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Accept {}

/// Accept a received case (受理): its promise begins.
#[utoipa::path(
    operation_id = "acceptCase",
    tag = "cases",
    request_body = Accept,
    params(OfCase, ActHeaders),
    responses((status = 200, body = CaseView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[post("/cases/{id}/acceptance")]
pub async fn accept(acting: Acting, state: Data<ApiState>, body: Checked<Accept>) -> Result<HttpResponse, ApiError> {
    let (id, version) = (acting.case, acting.version);
    act(&state, acting, body.hash, move |tx, actor| acts::accept(tx, actor, id, version)).await
}
