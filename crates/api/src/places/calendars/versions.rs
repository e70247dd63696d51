//! The versions that a calendar ever had.

use actix_web::web::{Data, Json};
use actix_web::{HttpRequest, HttpResponse, get};
use app::queries::calendars;
use serde::Deserialize;
use utoipa::IntoParams;

use super::calendar_id;
use crate::extract::{Caller, Sifted, answer_page, limit, path_text, read_cursor, write_cursor};
use crate::openapi::ReadProblems;
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::{CalendarVersion, CalendarVersionRow, CalendarVersions};

#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct VersionsQuery {
    /// 1 to 100, 20 if not given.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// The versions of a calendar, the newest first: when, by whom, and why.
#[utoipa::path(
    operation_id = "listCalendarVersions",
    tag = "places",
    params(("id" = String, Path, description = "`national`, or the code of my centre"), VersionsQuery),
    responses((status = 200, body = CalendarVersions), ReadProblems),
    security(("bearer" = []))
)]
#[get("/calendars/{id}/versions")]
pub async fn list(
    request: HttpRequest,
    caller: Caller,
    query: Sifted<VersionsQuery>,
    state: Data<ApiState>,
) -> Result<HttpResponse, ApiError> {
    let id = calendar_id(&request)?;
    let limit = limit(query.0.limit)?;
    let name = format!("calendarVersions/{id}");
    let before = read_cursor(&state, &name, query.0.cursor.as_deref())?;
    let page = state.app.query(caller.0, move |tx, actor| calendars::versions(tx, actor, &id, before, limit)).await?;
    let next = write_cursor(&state, &name, page.next);
    let items = page.items.into_iter().map(CalendarVersionRow::of).collect();
    Ok(answer_page(&request, next.as_deref(), &CalendarVersions { items, next: next.clone() }))
}

/// A version of a calendar with the rules as they were.
#[utoipa::path(
    operation_id = "getCalendarVersion",
    tag = "places",
    params(
        ("id" = String, Path, description = "`national`, or the code of my centre"),
        ("version" = i32, Path),
    ),
    responses((status = 200, body = CalendarVersion), ReadProblems),
    security(("bearer" = []))
)]
#[get("/calendars/{id}/versions/{version}")]
pub async fn show(
    request: HttpRequest,
    caller: Caller,
    state: Data<ApiState>,
) -> Result<Json<CalendarVersion>, ApiError> {
    let id = calendar_id(&request)?;
    let version = path_text(&request, "version").and_then(|text| text.parse().ok());
    let version: i32 = version.ok_or_else(|| ApiError::code("path.malformed"))?;
    let (row, rules) = state.app.query(caller.0, move |tx, actor| calendars::version(tx, actor, &id, version)).await?;
    Ok(Json(CalendarVersion::of(row, &rules)))
}
