//! The days of a calendar in a year.

use actix_web::web::{Data, Json};
use actix_web::{HttpRequest, get};
use app::queries::calendars;
use serde::Deserialize;
use utoipa::IntoParams;

use super::calendar_id;
use crate::extract::{Caller, Sifted};
use crate::openapi::ReadProblems;
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::CalendarDays;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DaysQuery {
    /// The present one if not given.
    year: Option<i32>,
    /// The days as they were in this version of the calendar; the present one if not given.
    #[param(minimum = 1)]
    version: Option<i32>,
}

/// Every day of a year: whether it is open, its sessions, and why. No days for a year that is not loaded.
#[utoipa::path(
    operation_id = "listCalendarDays",
    tag = "places",
    params(("id" = String, Path, description = "`national`, or the code of my centre"), DaysQuery),
    responses((status = 200, body = CalendarDays), ReadProblems),
    security(("bearer" = []))
)]
#[get("/calendars/{id}/days")]
pub async fn days(
    request: HttpRequest,
    caller: Caller,
    query: Sifted<DaysQuery>,
    state: Data<ApiState>,
) -> Result<Json<CalendarDays>, ApiError> {
    let id = calendar_id(&request)?;
    let DaysQuery { year, version } = query.0;
    let view = state
        .app
        .query(caller.0, move |tx, actor| {
            let (rules, table) = calendars::days(tx, actor, &id, version)?;
            Ok(CalendarDays::of(&rules, &table, year.unwrap_or_else(|| tx.today().year())))
        })
        .await?;
    Ok(Json(view))
}
