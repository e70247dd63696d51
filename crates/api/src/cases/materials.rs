//! Take in materials outside a supplement.

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
#[serde(deny_unknown_fields)]
pub struct BringMaterials {
    /// What was brought now; what had been brought before stays.
    #[schema(max_items = 100)]
    pub materials: Vec<MaterialHeld>,
}

/// Take in materials that come outside a supplement (补报材料), against a receipt.
///
/// Before acceptance: what is mended on the spot, and what the right window needs after a transfer. After acceptance:
/// what was accepted as late (容缺). The clock of the centre runs on.
#[utoipa::path(
    operation_id = "bringMaterials",
    tag = "cases",
    request_body = BringMaterials,
    params(OfCase, ActHeaders),
    responses((status = 200, body = CaseView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[post("/cases/{id}/materials")]
pub async fn bring_materials(
    acting: Acting,
    state: Data<ApiState>,
    body: Checked<BringMaterials>,
) -> Result<HttpResponse, ApiError> {
    let (id, version) = (acting.case, acting.version);
    let Checked { value, hash } = body;
    act(&state, acting, hash, move |tx, actor| acts::bring_materials(tx, actor, id, version, &value.materials)).await
}
