//! Decide a case.

use actix_web::web::Data;
use actix_web::{HttpResponse, post};
use app::acts;
use app::queries::cases::record;
use domain::case::Outcome;
use domain::case::acts::decide as rule;
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

#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Decide {
    pub outcome: Outcome,
    /// Obligatory when denied (行政许可法 38).
    #[schema(max_length = 4000)]
    pub reasons: Option<String>,
    /// Reconsideration and litigation, with where and until when; obligatory when denied (行政许可法 38).
    #[schema(max_length = 2000)]
    pub remedies: Option<String>,
    /// Number of the document or licence issued.
    #[schema(max_length = 100)]
    pub result_number: Option<String>,
}

/// Decide an accepted case (决定): approve, or deny with reasons and remedies.
///
/// An immediate case is decided by whoever holds the window, a commitment case by its chief.
#[utoipa::path(
    operation_id = "decideCase",
    tag = "cases",
    request_body = Decide,
    params(
        ("id" = Uuid, Path),
        ("If-Match" = String, Header, description = "The ETag of the case as it was read"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated request the same request"),
    ),
    responses((status = 200, body = CaseView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[post("/cases/{id}/decision")]
pub async fn decide(
    caller: Caller,
    id: PathId,
    version: IfMatch,
    key: IdempotencyKey,
    state: Data<ApiState>,
    body: Checked<Decide>,
) -> Result<HttpResponse, ApiError> {
    let (id, version) = (CaseId(id.0), version.0);
    let Checked { value, hash } = body;
    let act = rule::Decide {
        outcome: value.outcome,
        reasons: value.reasons,
        remedies: value.remedies,
        result_number: value.result_number,
    };
    let given = state
        .app
        .perform(
            caller.0,
            key.once(hash),
            move |tx, actor| {
                let facts = acts::decide(tx, actor, id, version, &act)?;
                record(tx, actor, facts)
            },
            |record| answer_with(record, 200),
        )
        .await?;
    Ok(answer(given))
}
