//! Accept a case.

use actix_web::web::Data;
use actix_web::{HttpResponse, post};
use app::acts::{self, LateStated};
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;
use validator::Validate;

use super::act;
use crate::extract::{ActHeaders, Acting, Checked, OfCase};
use crate::iso_date;
use crate::openapi::ActProblems;
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::CaseView;

/// Acceptance states nothing beyond the act itself, unless secondary material is to come later.
#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Accept {
    /// 容缺: where the centre allows it, and every main material is there.
    #[schema(nullable = false)]
    pub late_materials: Option<LateMaterials>,
}

/// What applicant and clerk agreed on for the secondary materials that are missing.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LateMaterials {
    /// The day on which all of it has to be there, before the centre closes.
    #[schema(format = "date", value_type = String, example = "2026-03-10")]
    #[serde(with = "iso_date")]
    pub due: Date,
    /// The applicant has signed the undertaking (容缺承诺书).
    pub undertaking: bool,
}

impl From<LateMaterials> for LateStated {
    fn from(stated: LateMaterials) -> Self {
        Self { due: stated.due, undertaking: stated.undertaking }
    }
}

/// Accept a received case (受理): its promise begins.
///
/// With `lateMaterials` secondary material that is missing may come by the day agreed (容缺受理); until then there is no
/// decision, and if it does not come the case ends.
#[utoipa::path(
    operation_id = "acceptCase",
    tag = "cases",
    request_body = Accept,
    params(OfCase, ActHeaders),
    responses((status = 200, body = CaseView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[post("/cases/{id}/acceptance")]
pub async fn accept(acting: Acting, state: Data<ApiState>, body: Checked<Accept>) -> Result<HttpResponse, ApiError> {
    let (id, version) = (acting.case, acting.version);
    let late = body.value.late_materials.map(LateStated::from);
    act(&state, acting, body.hash, move |tx, actor| acts::accept(tx, actor, id, version, late)).await
}
