//! Reject a request.

use actix_web::web::Data;
use actix_web::{HttpResponse, post};
use app::acts;
use domain::case::RejectionGround;
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
pub struct Reject {
    pub ground: RejectionGround,
    /// Obligatory.
    #[schema(max_length = 4000)]
    pub reasons: Option<String>,
}

/// Reject what is prohibited, or against policy or plan (退回件): with reasons; the case is closed.
#[utoipa::path(
    operation_id = "rejectCase",
    tag = "cases",
    request_body = Reject,
    params(OfCase, ActHeaders),
    responses((status = 200, body = CaseView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[post("/cases/{id}/rejection")]
pub async fn reject(acting: Acting, state: Data<ApiState>, body: Checked<Reject>) -> Result<HttpResponse, ApiError> {
    let (id, version) = (acting.case, acting.version);
    let Checked { value, hash } = body;
    let Reject { ground, reasons } = value;
    act(&state, acting, hash, move |tx, actor| acts::reject(tx, actor, id, version, ground, &reasons)).await
}
