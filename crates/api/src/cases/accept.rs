//! Accept a case.

use actix_web::web::Data;
use actix_web::{HttpResponse, post};
use app::acts;
use app::queries::cases::record;
use domain::kernel::id::CaseId;
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::answer_with;
use crate::extract::{Caller, Checked, IdempotencyKey, IfMatch, PathId, answer};
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
    params(
        ("id" = Uuid, Path),
        ("If-Match" = String, Header, description = "The ETag of the case as it was read"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated request the same request"),
    ),
    responses((status = 200, body = CaseView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[post("/cases/{id}/acceptance")]
pub async fn accept(
    caller: Caller,
    id: PathId,
    version: IfMatch,
    key: IdempotencyKey,
    state: Data<ApiState>,
    body: Checked<Accept>,
) -> Result<HttpResponse, ApiError> {
    let (id, version) = (CaseId(id.0), version.0);
    let given = state
        .app
        .perform(
            caller.0,
            key.once(body.hash),
            move |tx, actor| {
                let facts = acts::accept(tx, actor, id, version)?;
                record(tx, actor, facts)
            },
            |record| answer_with(record, 200),
        )
        .await?;
    Ok(answer(given))
}
