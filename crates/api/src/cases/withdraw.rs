//! Withdraw a case.

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

#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Withdraw {
    /// The applicant's; obligatory.
    #[schema(max_length = 4000)]
    pub reasons: Option<String>,
}

/// The applicant withdraws before a decision (撤回); the case is closed.
#[utoipa::path(
    operation_id = "withdrawCase",
    tag = "cases",
    request_body = Withdraw,
    params(OfCase, ActHeaders),
    responses((status = 200, body = CaseView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[post("/cases/{id}/withdrawal")]
pub async fn withdraw(
    acting: Acting,
    state: Data<ApiState>,
    body: Checked<Withdraw>,
) -> Result<HttpResponse, ApiError> {
    let (id, version) = (acting.case, acting.version);
    let Checked { value, hash } = body;
    let reasons = value.reasons;
    act(&state, acting, hash, move |tx, actor| acts::withdraw(tx, actor, id, version, &reasons)).await
}
