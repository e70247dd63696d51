//! Stop the clocks of a case for a special procedure.

use actix_web::web::Data;
use actix_web::{HttpResponse, post};
use app::acts;
use domain::case::acts::halt as rule;
use domain::catalogue::regime::ExcludedStep;
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
pub struct Suspend {
    /// One whose time the law of the item excludes, or the item's own rule.
    pub step: ExcludedStep,
    /// Working days that it takes; obligatory, for the applicant is told (行政许可法 45).
    #[schema(minimum = 1, maximum = 366)]
    pub days: Option<u32>,
    /// Obligatory.
    #[schema(max_length = 2000)]
    pub reasons: Option<String>,
}

/// Stop the clocks of an accepted case for a special procedure (中止), and tell the applicant in writing how long.
///
/// By whoever decides the case. Which clocks stand still follows from the step and the item. Several may last at once.
#[utoipa::path(
    operation_id = "suspendCase",
    tag = "cases",
    request_body = Suspend,
    params(OfCase, ActHeaders),
    responses((status = 200, body = CaseView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[post("/cases/{id}/suspensions")]
pub async fn suspend(acting: Acting, state: Data<ApiState>, body: Checked<Suspend>) -> Result<HttpResponse, ApiError> {
    let (id, version) = (acting.case, acting.version);
    let Checked { value, hash } = body;
    let stated = rule::Suspend { step: value.step, days: value.days, reasons: value.reasons };
    act(&state, acting, hash, move |tx, actor| acts::suspend(tx, actor, id, version, &stated)).await
}
