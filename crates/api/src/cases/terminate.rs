//! Terminate a case.

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
pub struct Terminate {
    /// Obligatory.
    #[schema(max_length = 4000)]
    pub reasons: Option<String>,
}

/// End a case without a decision (终止), with reasons; the case is closed.
///
/// As with a decision: an immediate case by whoever holds the window, a commitment case by its chief.
#[utoipa::path(
    operation_id = "terminateCase",
    tag = "cases",
    request_body = Terminate,
    params(OfCase, ActHeaders),
    responses((status = 200, body = CaseView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[post("/cases/{id}/termination")]
pub async fn terminate(
    acting: Acting,
    state: Data<ApiState>,
    body: Checked<Terminate>,
) -> Result<HttpResponse, ApiError> {
    let (id, version) = (acting.case, acting.version);
    let Checked { value, hash } = body;
    let reasons = value.reasons;
    act(&state, acting, hash, move |tx, actor| acts::terminate(tx, actor, id, version, &reasons)).await
}
