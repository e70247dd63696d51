//! Calendars, and due times counted on them.

use actix_web::web::{Data, Json};
use actix_web::{HttpRequest, get, post};
use app::FieldFault;
use app::queries::calendars;
use domain::time::{Explanation, Limit, Pause};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;
use validator::Validate;

use crate::extract::{Caller, Checked, path_text};
use crate::openapi::{AskProblems, ReadProblems};
use crate::problem::ApiError;
use crate::state::ApiState;

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum CalendarKind {
    /// Working days of the state (行政许可法 82).
    National,
    /// A centre's own open days.
    Centre,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Calendar)]
pub struct CalendarView {
    /// `national`, or the code of the centre.
    pub id: String,
    pub name: String,
    pub kind: CalendarKind,
    pub version: i32,
    /// Years whose holidays are loaded.
    pub years: Vec<i32>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Calendars {
    pub items: Vec<CalendarView>,
}

/// The national calendar and that of my centre.
#[utoipa::path(operation_id = "listCalendars", tag = "places", responses((status = 200, body = Calendars), ReadProblems), security(("bearer" = [])))]
#[get("/calendars")]
pub async fn list(caller: Caller, state: Data<ApiState>) -> Result<Json<Calendars>, ApiError> {
    let records = state.app.query(caller.0, calendars::list).await?;
    let items = records
        .into_iter()
        .map(|record| CalendarView {
            id: record.id,
            name: record.name,
            kind: if record.national { CalendarKind::National } else { CalendarKind::Centre },
            version: record.version,
            years: record.years,
        })
        .collect();
    Ok(Json(Calendars { items }))
}

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
    let id = path_text(&request, "id").ok_or_else(|| ApiError::code("not-found"))?.to_owned();
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
