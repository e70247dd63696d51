//! Decide a case.

use actix_web::web::Data;
use actix_web::{HttpResponse, post};
use app::acts;
use domain::case::Outcome;
use domain::case::acts::decide as rule;
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::act;
use crate::extract::{ActHeaders, Acting, Checked, OfCase};
use crate::openapi::ActProblems;
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::CaseView;

#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Decide {
    pub outcome: Outcome,
    /// What the decider adds (审批意见).
    #[schema(max_length = 2000)]
    pub opinion: Option<String>,
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
    params(OfCase, ActHeaders),
    responses((status = 200, body = CaseView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[post("/cases/{id}/decision")]
pub async fn decide(acting: Acting, state: Data<ApiState>, body: Checked<Decide>) -> Result<HttpResponse, ApiError> {
    let (id, version) = (acting.case, acting.version);
    let Checked { value, hash } = body;
    let stated = rule::Decide {
        outcome: value.outcome,
        opinion: value.opinion,
        reasons: value.reasons,
        remedies: value.remedies,
        result_number: value.result_number,
    };
    act(&state, acting, hash, move |tx, actor| acts::decide(tx, actor, id, version, &stated)).await
}
