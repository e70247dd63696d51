//! Extend the statutory limit of a case.

use actix_web::web::Data;
use actix_web::{HttpResponse, post};
use app::acts;
use domain::case::acts::halt as rule;
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
pub struct Extend {
    /// So much longer, in the unit of the statutory limit; obligatory.
    #[schema(minimum = 1, maximum = 366)]
    pub days: Option<u32>,
    /// Obligatory, for the applicant is told (行政许可法 42).
    #[schema(max_length = 2000)]
    pub reasons: Option<String>,
}

/// Extend the statutory limit of an accepted case (延期): once, before it is over, by no more than the law of the item
/// allows; the applicant is told why.
///
/// By whoever decides the case, or by the director where the policy of the centre says so. What was promised moves with
/// it only where that policy says so.
#[utoipa::path(
    operation_id = "extendCase",
    tag = "cases",
    request_body = Extend,
    params(OfCase, ActHeaders),
    responses((status = 200, body = CaseView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[post("/cases/{id}/extension")]
pub async fn extend(acting: Acting, state: Data<ApiState>, body: Checked<Extend>) -> Result<HttpResponse, ApiError> {
    let (id, version) = (acting.case, acting.version);
    let Checked { value, hash } = body;
    let stated = rule::Extend { days: value.days, reasons: value.reasons };
    act(&state, acting, hash, move |tx, actor| acts::extend(tx, actor, id, version, &stated)).await
}
