//! Refuse a request.

use actix_web::web::Data;
use actix_web::{HttpResponse, post};
use app::acts;
use domain::case::RefusalGround;
use domain::case::acts::refuse as rule;
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
pub struct Refuse {
    pub ground: RefusalGround,
    /// Obligatory (行政许可法 38).
    #[schema(max_length = 4000)]
    pub reasons: Option<String>,
    /// Reconsideration and litigation, with where and until when; obligatory (行政许可法 38).
    #[schema(max_length = 2000)]
    pub remedies: Option<String>,
    /// Where to go instead; obligatory for the wrong authority (行政许可法 32).
    #[schema(max_length = 200)]
    pub right_authority: Option<String>,
}

/// Do not accept a received case (不予受理): with reasons and remedies; the case is closed.
#[utoipa::path(
    operation_id = "refuseCase",
    tag = "cases",
    request_body = Refuse,
    params(OfCase, ActHeaders),
    responses((status = 200, body = CaseView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[post("/cases/{id}/refusal")]
pub async fn refuse(acting: Acting, state: Data<ApiState>, body: Checked<Refuse>) -> Result<HttpResponse, ApiError> {
    let (id, version) = (acting.case, acting.version);
    let Checked { value, hash } = body;
    let stated = rule::Refuse {
        ground: value.ground,
        reasons: value.reasons,
        remedies: value.remedies,
        right_authority: value.right_authority,
    };
    act(&state, acting, hash, move |tx, actor| acts::refuse(tx, actor, id, version, &stated)).await
}
