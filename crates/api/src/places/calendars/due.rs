//! Due times counted on a calendar.

use actix_web::web::{Data, Json};
use actix_web::{HttpRequest, post};
use app::FieldFault;
use app::queries::calendars;
use domain::time::{Explanation, Limit, Pause};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;
use validator::Validate;

use super::calendar_id;
use crate::extract::{Caller, Checked};
use crate::openapi::AskProblems;
use crate::problem::ApiError;
use crate::state::ApiState;

#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct DueTimeAsked {
    /// When the limit begins to run; the day itself is not counted (民法典 201).
    #[serde(with = "time::serde::rfc3339")]
    pub start: OffsetDateTime,
    pub limit: Limit,
    /// Times in which the clock stands still, in any order.
    #[serde(default)]
    #[schema(max_items = 100)]
    pub pauses: Vec<Pause>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct DueTime {
    /// At +08:00.
    #[serde(with = "time::serde::rfc3339")]
    pub due: OffsetDateTime,
    pub explanation: Explanation,
}

/// When a limit ends, and why then. Changes nothing.
#[utoipa::path(
    operation_id = "computeDueTime",
    tag = "places",
    request_body = DueTimeAsked,
    params(("id" = String, Path, description = "`national`, or the code of my centre")),
    responses((status = 200, body = DueTime), AskProblems),
    security(("bearer" = []))
)]
#[post("/calendars/{id}/due-times")]
pub async fn due_time(
    request: HttpRequest,
    caller: Caller,
    state: Data<ApiState>,
    body: Checked<DueTimeAsked>,
) -> Result<Json<DueTime>, ApiError> {
    let id = calendar_id(&request)?;
    let faults = outside_calendars(&body.value);
    if !faults.is_empty() {
        return Err(ApiError::invalid(faults));
    }
    let DueTimeAsked { start, limit, pauses } = body.value;
    let due =
        state.app.query(caller.0, move |tx, actor| calendars::due_time(tx, actor, &id, start, limit, &pauses)).await?;
    Ok(Json(DueTime { due: due.at, explanation: due.explanation }))
}

/// Instants that have no date at +08:00.
fn outside_calendars(asked: &DueTimeAsked) -> Vec<FieldFault> {
    let ends = asked.pauses.iter().enumerate().flat_map(|(at, pause)| {
        [(format!("/pauses/{at}/from"), Some(pause.from)), (format!("/pauses/{at}/to"), pause.to)]
    });
    std::iter::once(("/start".to_owned(), Some(asked.start)))
        .chain(ends)
        .filter(|(_, instant)| instant.is_some_and(|instant| app::civil(instant).is_none()))
        .map(|(pointer, _)| FieldFault::new(pointer, "field.invalid"))
        .collect()
}
