//! Ask for a supplement.

use actix_web::web::Data;
use actix_web::{HttpResponse, post};
use app::acts;
use domain::case::acts::supplement as rule;
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
pub struct RequestSupplement {
    /// What was brought but cannot be taken as it is; what is missing is found by the service.
    #[serde(default)]
    #[schema(max_items = 100)]
    pub defects: Vec<MaterialDefect>,
    /// What the clerk adds for the applicant.
    #[schema(max_length = 1000)]
    pub advice: Option<String>,
}

/// A material that was brought, and what is wrong with it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MaterialDefect {
    /// Code of the material within the item.
    #[schema(min_length = 1, max_length = 32)]
    pub code: String,
    #[schema(min_length = 1, max_length = 500)]
    pub defect: String,
}

/// Name everything that is missing or faulty, in one notice (一次性告知补正, 行政许可法 32).
///
/// The applicant is asked once. A second request is the director's to make, and stands on record as a fault.
#[utoipa::path(
    operation_id = "requestSupplement",
    tag = "cases",
    request_body = RequestSupplement,
    params(OfCase, ActHeaders),
    responses((status = 200, body = CaseView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[post("/cases/{id}/supplement-requests")]
pub async fn request_supplement(
    acting: Acting,
    state: Data<ApiState>,
    body: Checked<RequestSupplement>,
) -> Result<HttpResponse, ApiError> {
    let (id, version) = (acting.case, acting.version);
    let Checked { value, hash } = body;
    let advice = value.advice.as_deref().map(str::trim).filter(|advice| !advice.is_empty()).map(str::to_owned);
    let defects = value.defects.into_iter().map(|entry| rule::Defect { code: entry.code, defect: entry.defect });
    let stated = rule::RequestSupplement { defects: defects.collect(), advice };
    act(&state, acting, hash, move |tx, actor| acts::request_supplement(tx, actor, id, version, &stated)).await
}
