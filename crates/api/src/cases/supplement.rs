//! Take a supplement in.

use actix_web::web::Data;
use actix_web::{HttpResponse, post};
use app::acts;
use domain::case::MaterialHeld;
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
pub struct Supplement {
    /// What was brought now; what was brought before stays.
    #[schema(max_items = 100)]
    pub materials: Vec<MaterialHeld>,
}

/// Take in what was asked for (补正): everything still missing is named.
#[utoipa::path(
    operation_id = "supplementCase",
    tag = "cases",
    request_body = Supplement,
    params(OfCase, ActHeaders),
    responses((status = 200, body = CaseView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[post("/cases/{id}/supplements")]
pub async fn supplement(
    acting: Acting,
    state: Data<ApiState>,
    body: Checked<Supplement>,
) -> Result<HttpResponse, ApiError> {
    let (id, version) = (acting.case, acting.version);
    let Checked { value, hash } = body;
    let brought = value.materials;
    act(&state, acting, hash, move |tx, actor| acts::supplement(tx, actor, id, version, &brought)).await
}
