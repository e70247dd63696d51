//! Let the clocks of a case go on.

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
pub struct Resume {
    /// Which suspension of the case is over.
    #[schema(minimum = 1)]
    pub suspension: u32,
    /// How the special procedure ended.
    #[schema(max_length = 2000)]
    pub note: Option<String>,
}

/// Put on record that a special procedure is over (恢复): exactly its clocks go on, unless another still holds them.
///
/// By whoever decides the case.
#[utoipa::path(
    operation_id = "resumeCase",
    tag = "cases",
    request_body = Resume,
    params(OfCase, ActHeaders),
    responses((status = 200, body = CaseView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[post("/cases/{id}/resumption")]
pub async fn resume(acting: Acting, state: Data<ApiState>, body: Checked<Resume>) -> Result<HttpResponse, ApiError> {
    let (id, version) = (acting.case, acting.version);
    let Checked { value: Resume { suspension, note }, hash } = body;
    act(&state, acting, hash, move |tx, actor| acts::resume(tx, actor, id, version, suspension, &note)).await
}
